//! What is late, what is due in the next days, and of what nothing was said: projects and commitments
//! together, also by week.

use chrono::{Datelike, NaiveDate};

use super::as_of::meeting_date;
use super::commitments::{Undertaking, commitments};
use super::picture::{Picture, Seen};
use super::scope::Scope;
use crate::domain::date::{Due, When};
use crate::domain::field::{Key, Kind};
use crate::domain::health::Thresholds;
use crate::domain::value::Value;
use crate::text::read::RowRef;
use crate::workspace::Workspace;
use crate::workspace::index::Handle;

/// What a deadline is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Of {
    Project,
    /// A commitment of a meeting, by its number there, and the side that undertook it.
    Commitment {
        nth: usize,
        side: String,
    },
}

/// One deadline of something that is open.
#[derive(Debug, Clone, PartialEq)]
pub struct Deadline {
    pub of: Of,
    /// The id of the project or of the meeting.
    pub id: String,
    /// The project's title, or what was undertaken.
    pub title: String,
    pub due: When,
    /// Days to its last day, below zero if it is past.
    pub days_left: i64,
}

/// An open project of which nothing was said at the last meetings with its partner.
#[derive(Debug, Clone, PartialEq)]
pub struct Silence {
    pub id: String,
    pub title: String,
    pub meetings: u16,
    /// When it was last discussed.
    pub last: Option<When>,
}

/// The deadlines of a week by ISO 8601.
#[derive(Debug, Clone, PartialEq)]
pub struct Week {
    pub monday: NaiveDate,
    /// Its number, 1 to 53.
    pub number: u32,
    pub deadlines: Vec<Deadline>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Deadlines {
    /// The longest overdue first.
    pub overdue: Vec<Deadline>,
    /// Due within the days of the settings, the nearest first.
    pub soon: Vec<Deadline>,
    /// The longest silent first.
    pub silent: Vec<Silence>,
    /// All that are not past, week by week.
    pub weeks: Vec<Week>,
}

/// The deadlines of the rows of a picture. The workspace is asked only for how long a project was silent.
pub fn deadlines(workspace: &Workspace, picture: &Picture, today: NaiveDate) -> Deadlines {
    let projects = open_projects(picture).filter_map(|seen| of_project(seen, today)).collect();
    let silent = silent(workspace, picture, today);
    together(projects, commitments(picture, today), silent, workspace.settings.thresholds)
}

/// The same for all rows in scope, told from the rows themselves: it reads only the projects that are open.
pub fn of_rows(workspace: &Workspace, scope: &Scope, today: NaiveDate) -> Deadlines {
    let rows = scope.projects(workspace).into_iter().filter_map(|handle| Some((handle, workspace.row(handle)?)));
    let open: Vec<(Handle, RowRef<'_>)> = rows.filter(|(_, row)| row.status().is_open() && !row.id().is_empty()).collect();
    let projects = open.iter().filter_map(|(_, row)| {
        let due = row.when(Key::Due)?;
        let (id, title) = (row.id().into_owned(), row.text(Key::Title).into_owned());
        Some(Deadline { of: Of::Project, id, title, due, days_left: (due.last() - today).num_days() })
    });
    let silence = |(handle, row): &(Handle, RowRef<'_>)| {
        let meetings = workspace.silence(*handle, today);
        let (id, title) = (row.id().into_owned(), row.text(Key::Title).into_owned());
        let last = || last_of(workspace.meetings_of(*row).iter().filter_map(|id| meeting_date(workspace, id)), today);
        is_silent(workspace, meetings).then(|| Silence { id, title, meetings, last: last() })
    };
    let silent = sorted(open.iter().filter_map(silence).collect());
    let meetings = Picture::of_meetings(workspace, scope);
    together(projects.collect(), commitments(&meetings, today), silent, workspace.settings.thresholds)
}

fn together(mut all: Vec<Deadline>, commitments: Vec<Undertaking>, silent: Vec<Silence>, limits: Thresholds) -> Deadlines {
    all.extend(commitments.into_iter().filter_map(|one| {
        let of = Of::Commitment { nth: one.nth, side: one.side };
        Some(Deadline { of, id: one.meeting, title: one.what, due: one.due?, days_left: one.days_left? })
    }));
    all.sort_by(|a, b| a.days_left.cmp(&b.days_left).then_with(|| a.id.cmp(&b.id)));
    let soon = |one: &&Deadline| (0..=i64::from(limits.due_soon_days)).contains(&one.days_left);
    Deadlines {
        overdue: all.iter().filter(|one| one.days_left < 0).cloned().collect(),
        soon: all.iter().filter(soon).cloned().collect(),
        silent,
        weeks: weeks(all.into_iter().filter(|one| one.days_left >= 0)),
    }
}

fn open_projects(picture: &Picture) -> impl Iterator<Item = &Seen> {
    let is_open = |seen: &&Seen| seen.status().is_some_and(crate::domain::status::Status::is_open);
    picture.of_kind(Kind::Project).iter().filter(is_open)
}

fn of_project(seen: &Seen, today: NaiveDate) -> Option<Deadline> {
    let due = seen.record.get("due").and_then(Value::as_when).map(Due::When)?;
    let (Due::When(when), last) = (&due, due.last_day()?) else { return None };
    let title = seen.title().to_owned();
    Some(Deadline { of: Of::Project, id: seen.target.id.clone(), title, due: *when, days_left: (last - today).num_days() })
}

fn silent(workspace: &Workspace, picture: &Picture, today: NaiveDate) -> Vec<Silence> {
    let silence = |seen: &Seen| {
        let project = workspace.find(Kind::Project, &seen.target.id)?;
        let meetings = workspace.facts(project, today)?.silent;
        let last = || last_of(discussed(seen).filter_map(|id| picture.held.get(id).copied()), today);
        let (id, title) = (seen.target.id.clone(), seen.title().to_owned());
        is_silent(workspace, meetings).then(|| Silence { id, title, meetings, last: last() })
    };
    sorted(open_projects(picture).filter_map(silence).collect())
}

fn is_silent(workspace: &Workspace, meetings: u16) -> bool {
    meetings >= workspace.settings.thresholds.silent_amber.max(1)
}

/// The last of the dates up to today.
fn last_of(dates: impl Iterator<Item = When>, today: NaiveDate) -> Option<When> {
    dates.filter(|date| date.last() <= today).max_by_key(|date| date.last())
}

fn sorted(mut silent: Vec<Silence>) -> Vec<Silence> {
    silent.sort_by_key(|one| std::cmp::Reverse(one.meetings));
    silent
}

/// The meetings that a project names, as links or in its history.
fn discussed(seen: &Seen) -> impl Iterator<Item = &str> {
    let stated = seen.record.list("history").iter().filter_map(Value::as_record).map(|event| event.text("meeting"));
    seen.record.texts("meetings").chain(stated).filter(|id| !id.is_empty())
}

fn weeks(deadlines: impl Iterator<Item = Deadline>) -> Vec<Week> {
    let mut weeks: Vec<Week> = Vec::new();
    for deadline in deadlines {
        let day = deadline.due.last();
        let week = day.iso_week();
        let monday = NaiveDate::from_isoywd_opt(week.year(), week.week(), chrono::Weekday::Mon).unwrap_or(day);
        match weeks.last_mut().filter(|last| last.monday == monday) {
            Some(last) => last.deadlines.push(deadline),
            None => weeks.push(Week { monday, number: week.week(), deadlines: vec![deadline] }),
        }
    }
    weeks
}
