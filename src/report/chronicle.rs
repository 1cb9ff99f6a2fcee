//! When what happened to a project: its entries, the meetings that it names, its end. Read once for all
//! that is counted of many projects.

use chrono::NaiveDate;
use rayon::prelude::*;

use super::as_of::{event_day, meeting_day};
use crate::domain::date::When;
use crate::domain::event;
use crate::domain::health::{Facts, Health, judge};
use crate::domain::status::Status;
use crate::domain::value::Value;
use crate::workspace::Workspace;
use crate::workspace::index::Handle;

#[derive(Debug, Clone, PartialEq)]
pub struct Chronicle {
    pub project: Handle,
    pub id: String,
    pub status: Status,
    /// The days of its entries, with the status that each states.
    entries: Vec<(NaiveDate, Option<Status>)>,
    /// The days of the meetings to which it is linked.
    linked: Vec<NaiveDate>,
    /// The ids of the meetings that it names, as links or in its history.
    named: Vec<String>,
    ended: Option<NaiveDate>,
}

/// The chronicles of projects, in their order.
pub fn chronicles(workspace: &Workspace, projects: &[Handle]) -> Vec<Chronicle> {
    projects.par_iter().filter_map(|project| Chronicle::of(workspace, *project)).collect()
}

impl Chronicle {
    fn of(workspace: &Workspace, project: Handle) -> Option<Chronicle> {
        let row = workspace.row(project)?;
        let record = row.record();
        let events = event::events(&record);
        let stated = events.iter().map(|event| event.meeting.as_str()).filter(|meeting| !meeting.is_empty());
        Some(Chronicle {
            project,
            id: row.id().into_owned(),
            status: row.status(),
            entries: events.iter().filter_map(|event| Some((event_day(workspace, event)?, event.status))).collect(),
            linked: record.texts("meetings").filter_map(|id| meeting_day(workspace, id)).collect(),
            named: record.texts("meetings").chain(stated).map(str::to_owned).collect(),
            ended: record.get("actual_end").and_then(Value::as_when).map(When::last),
        })
    }

    /// Whether there is an entry or a link later than a day, up to today.
    pub fn moved_since(&self, day: NaiveDate, today: NaiveDate) -> bool {
        let later = |on: NaiveDate| on > day && on <= today;
        self.linked.iter().copied().chain(self.entries.iter().map(|(on, _)| *on)).any(later)
    }

    /// The status by the entries up to a day; `None` where none of them states one.
    pub fn status_on(&self, day: NaiveDate) -> Option<Status> {
        let stated = self.entries.iter().filter(|(on, status)| *on <= day && status.is_some());
        stated.max_by_key(|(on, _)| *on).and_then(|(_, status)| *status)
    }

    /// The day on which it was done: its actual end, else that of its last entry that says so.
    pub fn done_on(&self) -> Option<NaiveDate> {
        let stated = || self.entries.iter().rev().find(|(_, status)| *status == Some(Status::Done)).map(|(on, _)| *on);
        self.ended.or_else(stated)
    }

    /// The health on a day, with the status that it had then. What keeps no history is taken as it is now.
    pub fn health_on(&self, workspace: &Workspace, status: Status, day: NaiveDate) -> Option<Health> {
        let row = workspace.row(self.project)?;
        let facts = Facts {
            status,
            due: row.day(),
            progress: row.progress(),
            funding_confirmed: row.funding_confirmed(),
            silent: if status.is_open() { workspace.silence_of(self.project, self.named.iter().map(String::as_str), day) } else { 0 },
        };
        Some(row.set_health().unwrap_or_else(|| judge(&facts, day, workspace.settings.thresholds)))
    }
}
