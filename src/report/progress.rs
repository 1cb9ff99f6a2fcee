//! How a plan goes: its projects by status and health, what is overdue, the meetings before and
//! after, what changed since, and how many were done month by month.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::as_of::Moment;
use super::chronicle::Chronicle;
use crate::domain::field::Key;
use crate::domain::health::Health;
use crate::domain::status::Status;
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

/// How a plan with these projects stands today.
pub fn progress(workspace: &Workspace, plan: Handle, projects: &[Chronicle], today: NaiveDate) -> Progress {
    let row = workspace.row(plan);
    let partner = row.map(|row| row.text(Key::Partner).into_owned()).unwrap_or_default();
    let meetings = workspace.meetings_with(&partner).iter().filter_map(|(_, handle)| Moment::at(workspace, &workspace.row(*handle)?.id()));
    let (mut held, next): (Vec<Moment>, Vec<Moment>) = meetings.partition(|moment| moment.day <= today);
    held.sort();
    let last = held.pop();
    let of_status = |one: Status| (one, projects.iter().filter(|project| project.status == one).count());
    let open = projects.iter().filter(|project| project.status.is_open());
    let health: Vec<Health> = open.filter_map(|project| project.health_on(workspace, project.status, today)).collect();
    let of_health = |one: Health| (one, health.iter().filter(|health| **health == one).count());
    Progress {
        plan: row.map(|row| row.id().into_owned()).unwrap_or_default(),
        projects: projects.len(),
        by_status: Status::ALL.map(of_status).into_iter().filter(|(_, count)| *count > 0).collect(),
        by_health: Health::ALL.map(of_health).into_iter().filter(|(_, count)| *count > 0).collect(),
        open: health.len(),
        overdue: projects.iter().filter(|project| workspace.is_overdue(project.project, today)).count(),
        changed: last.as_ref().map(|last| changed(projects, last, today)).unwrap_or_default(),
        last,
        next: next.into_iter().min(),
        done: done(projects, today),
    }
}

/// The ids of projects with an entry or a link since a moment.
pub fn changed(projects: &[Chronicle], since: &Moment, today: NaiveDate) -> Vec<String> {
    projects.iter().filter(|project| project.moved_since(since.day, today)).map(|project| project.id.clone()).collect()
}

fn done(projects: &[Chronicle], today: NaiveDate) -> Vec<Point> {
    let mut months: BTreeMap<(i32, u32), usize> = BTreeMap::new();
    let days = projects.iter().filter(|project| project.status == Status::Done).filter_map(Chronicle::done_on);
    for day in days.filter(|day| *day <= today) {
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
