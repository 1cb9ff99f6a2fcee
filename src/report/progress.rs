//! How a plan goes: its projects by status and health, what is overdue, the meetings before and
//! after, what changed since, and how many were done month by month.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::as_of::{Moment, event_day, meeting_day};
use crate::domain::date::When;
use crate::domain::event;
use crate::domain::field::Key;
use crate::domain::health::Health;
use crate::domain::status::Status;
use crate::domain::value::{Record, Value};
use crate::workspace::Workspace;
use crate::workspace::index::Handle;

/// The number done up to the end of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    pub year: i32,
    /// 1 to 12.
    pub month: u32,
    pub done: usize,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Progress {
    /// The plan's id.
    pub plan: String,
    pub projects: usize,
    /// Statuses that occur, in the order of a project's life.
    pub by_status: Vec<(Status, usize)>,
    /// Of open projects.
    pub by_health: Vec<(Health, usize)>,
    pub open: usize,
    pub overdue: usize,
    /// The last meeting with the plan's partner up to today, and the next one.
    pub last: Option<Moment>,
    pub next: Option<Moment>,
    /// The ids of projects with an entry or a link since the last meeting.
    pub changed: Vec<String>,
    /// From the first project that was done; those without a date of closing are not in it.
    pub done: Vec<Point>,
}

/// How a plan stands today.
pub fn progress(workspace: &Workspace, plan: Handle, today: NaiveDate) -> Progress {
    let row = workspace.row(plan);
    let partner = row.map(|row| row.text(Key::Partner).into_owned()).unwrap_or_default();
    let meetings = workspace.meetings_with(&partner).iter().filter_map(|(_, handle)| Moment::at(workspace, &workspace.row(*handle)?.id()));
    let (mut held, next): (Vec<Moment>, Vec<Moment>) = meetings.partition(|moment| moment.day <= today);
    held.sort();
    let last = held.pop();
    let projects: Vec<Handle> = workspace.projects_of(plan).collect();
    let status = |handle: &&Handle| workspace.row(**handle).map(crate::text::read::RowRef::status);
    let open: Vec<&Handle> = projects.iter().filter(|handle| status(handle).is_some_and(Status::is_open)).collect();
    let of_status = |one: Status| (one, projects.iter().filter(|handle| status(handle) == Some(one)).count());
    let of_health = |one: Health| (one, open.iter().filter(|handle| workspace.health(***handle, today) == one).count());
    Progress {
        plan: row.map(|row| row.id().into_owned()).unwrap_or_default(),
        projects: projects.len(),
        by_status: Status::ALL.map(of_status).into_iter().filter(|(_, count)| *count > 0).collect(),
        by_health: Health::ALL.map(of_health).into_iter().filter(|(_, count)| *count > 0).collect(),
        open: open.len(),
        overdue: projects.iter().filter(|handle| workspace.is_overdue(**handle, today)).count(),
        changed: last.as_ref().map(|last| changed(workspace, &projects, last, today)).unwrap_or_default(),
        last,
        next: next.into_iter().min(),
        done: done(workspace, &projects, today),
    }
}

/// The ids of projects with an entry or a link since a moment.
pub fn changed(workspace: &Workspace, projects: &[Handle], since: &Moment, today: NaiveDate) -> Vec<String> {
    let later = |day: Option<NaiveDate>| day.is_some_and(|day| day > since.day && day <= today);
    let rows = projects.iter().filter_map(|handle| workspace.row(*handle));
    let moved = rows.filter(|row| {
        let record = row.record();
        let linked = record.texts("meetings").any(|id| later(meeting_day(workspace, id)));
        linked || event::events(&record).iter().any(|event| later(event_day(workspace, event)))
    });
    moved.map(|row| row.id().into_owned()).collect()
}

/// The day on which a project was done: its actual end, else that of its last event that says so.
fn done_on(workspace: &Workspace, record: &Record) -> Option<NaiveDate> {
    let ended = record.get("actual_end").and_then(Value::as_when).map(When::last);
    let stated = || {
        event::events(record).iter().rev().find(|event| event.status == Some(Status::Done)).and_then(|event| event_day(workspace, event))
    };
    ended.or_else(stated)
}

fn done(workspace: &Workspace, projects: &[Handle], today: NaiveDate) -> Vec<Point> {
    let rows = projects.iter().filter_map(|handle| workspace.row(*handle)).filter(|row| row.status() == Status::Done);
    let mut months: BTreeMap<(i32, u32), usize> = BTreeMap::new();
    for day in rows.filter_map(|row| done_on(workspace, &row.record())).filter(|day| *day <= today) {
        *months.entry((day.year(), day.month())).or_default() += 1;
    }
    let Some((&first, _)) = months.first_key_value() else { return Vec::new() };
    let mut total = 0;
    let all = std::iter::successors(Some(first), |(year, month)| Some(if *month == 12 { (year + 1, 1) } else { (*year, month + 1) }));
    all.take_while(|month| *month <= (today.year(), today.month()))
        .map(|(year, month)| {
            total += months.get(&(year, month)).copied().unwrap_or_default();
            Point { year, month, done: total }
        })
        .collect()
}
