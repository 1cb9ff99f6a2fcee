//! How things stood at a moment, told from the files of today: a project's status by the events of
//! its history up to then, its links to the meetings held by then. What keeps no history (deadlines,
//! progress, next steps) is left out rather than guessed.

use std::collections::BTreeSet;
use std::fmt;

use chrono::NaiveDate;

use crate::domain::date::When;
use crate::domain::event::Event;
use crate::domain::field::{Key, Kind};
use crate::domain::filter::{Filter, Flag, Test};
use crate::domain::typed_date;
use crate::domain::value::{Record, Value};
use crate::i18n::message::{Message, tell};
use crate::text::document::Document;
use crate::text::write::new_row;
use crate::workspace::index::Handle;
use crate::workspace::{Loaded, Workspace};

/// The end of a day, perhaps that of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    pub day: NaiveDate,
    /// The meeting's id.
    pub meeting: Option<String>,
}

impl Moment {
    pub fn on(day: NaiveDate) -> Moment {
        Moment { day, meeting: None }
    }

    /// The day of a meeting; of a rough date the last one.
    pub fn at(workspace: &Workspace, meeting: &str) -> Option<Moment> {
        meeting_day(workspace, meeting).map(|day| Moment { day, meeting: Some(meeting.to_owned()) })
    }

    /// What was typed: a meeting's id, or a date.
    pub fn typed(workspace: &Workspace, text: &str, today: NaiveDate) -> Option<Moment> {
        Moment::at(workspace, text.trim()).or_else(|| typed_date::typed(text, today, None).map(|when| Moment::on(when.last())))
    }

    /// The day, and the meeting of that day.
    pub fn message(&self) -> Message {
        let day = self.day.to_string();
        match &self.meeting {
            Some(meeting) => tell("cli-moment-meeting", [("day", day.into()), ("meeting", meeting.into())]),
            None => day.into(),
        }
    }

    /// The last meeting before `today` with a partner, or with anybody.
    pub fn last_meeting(workspace: &Workspace, partner: Option<&str>, today: NaiveDate) -> Option<Moment> {
        let meetings = partner.map_or_else(|| workspace.meetings_by_date(), |partner| workspace.meetings_with(partner));
        let ids = meetings.iter().filter_map(|(_, handle)| Some(workspace.row(*handle)?.id().into_owned()));
        ids.filter_map(|id| Moment::at(workspace, &id)).filter(|moment| moment.day < today).max_by_key(|moment| moment.day)
    }
}

/// In English.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message().fmt(f)
    }
}

/// The date of a meeting.
pub fn meeting_date(workspace: &Workspace, id: &str) -> Option<When> {
    workspace.find_row(Kind::Meeting, id)?.when(Key::Date)
}

/// The last day that a meeting's date can mean.
pub fn meeting_day(workspace: &Workspace, id: &str) -> Option<NaiveDate> {
    meeting_date(workspace, id).map(When::last)
}

/// The day from which an event counts: the last of its date, else that of its meeting.
pub fn event_day(workspace: &Workspace, event: &Event) -> Option<NaiveDate> {
    event.date.map(When::last).or_else(|| meeting_day(workspace, &event.meeting))
}

/// A workspace as it stood at a moment, as far as its history tells.
#[derive(Debug)]
pub struct Past {
    pub moment: Moment,
    /// Rows without what keeps no history. Line numbers and comments are not those of the files.
    pub workspace: Workspace,
    /// The ids of projects that were there, of which no event says how they stood.
    pub unknown: BTreeSet<String>,
}

impl Past {
    /// What is left of the rows that a filter shows: one that asks for a status does not show rows of which it is not known.
    pub fn known(&self, mut shown: Vec<Handle>, filter: &Filter) -> Vec<Handle> {
        if filter.terms.iter().any(|term| asks_status(&term.test)) {
            shown.retain(|handle| !self.workspace.row(*handle).is_some_and(|row| self.unknown.contains(row.id().as_ref())));
        }
        shown
    }
}

fn asks_status(test: &Test) -> bool {
    match test {
        Test::Flag(flag) => *flag != Flag::Undiscussed,
        Test::Field { name, .. } => matches!(name.as_str(), "status" | "health"),
        Test::Word(_) | Test::Phrase(_) | Test::Compare { .. } => false,
    }
}

/// The workspace at a moment.
pub fn past(workspace: &Workspace, moment: &Moment) -> Past {
    let teller = Teller { workspace, day: moment.day };
    let mut unknown = BTreeSet::new();
    let loaded: Vec<Loaded> =
        (0u32..).zip(workspace.documents()).map(|(doc, document)| teller.document(doc, document, &mut unknown)).collect();
    Past { moment: moment.clone(), workspace: Workspace::new(loaded, workspace.settings.clone()), unknown }
}

/// The fields of a project that stay what they are: of the others the file does not say what they were.
const LASTING: [&str; 13] =
    ["id", "title", "title_ru", "title_tk", "area", "kind", "lead", "partners", "start", "follows", "external", "tags", "sources"];

/// Tells how a row stood at the end of a day.
#[derive(Clone, Copy)]
pub(super) struct Teller<'w> {
    pub(super) workspace: &'w Workspace,
    pub(super) day: NaiveDate,
}

impl Teller<'_> {
    fn document(self, doc: u32, document: &Document, unknown: &mut BTreeSet<String>) -> Loaded {
        let mut text = String::new();
        let rows = document.slots().map(|(slot, kind)| (Handle { doc, slot }, kind));
        for (handle, kind) in rows {
            if let Some(record) = self.row(handle, kind, unknown) {
                text.push_str(&new_row(kind, &record, "\n"));
                text.push('\n');
            }
        }
        Loaded::read(document.name(), text)
    }

    fn row(self, handle: Handle, kind: Kind, unknown: &mut BTreeSet<String>) -> Option<Record> {
        let record = self.workspace.row(handle).map(crate::text::read::RowRef::record).filter(|record| !record.text("id").is_empty())?;
        let known = self.told(handle, kind, &record)?;
        if kind == Kind::Project && known.get("status").is_none() {
            unknown.insert(known.text("id").to_owned());
        }
        Some(known)
    }

    /// What is known of a row that says this now; `None` where nothing says that it was there. A project without a status is one of
    /// which no event says how it stood.
    pub(super) fn told(self, handle: Handle, kind: Kind, record: &Record) -> Option<Record> {
        match kind {
            Kind::Organisation => Some(record.clone()),
            Kind::Plan => self.plan(handle, record),
            Kind::Meeting => self.meeting(record.clone()),
            Kind::Project => self.project(handle, record),
        }
    }

    fn by_then(self, day: Option<NaiveDate>) -> bool {
        day.is_some_and(|day| day <= self.day)
    }

    fn held(self, meeting: &str) -> bool {
        self.by_then(meeting_day(self.workspace, meeting))
    }

    /// A plan is there once it has begun, a meeting has touched it, or one of its projects is there.
    fn plan(self, handle: Handle, record: &Record) -> Option<Record> {
        let begun = record.get("start").and_then(Value::as_when).is_none_or(|start| start.first() <= self.day);
        let touched = || {
            let held = self.workspace.meetings_by_date().iter().filter_map(|(_, meeting)| self.workspace.row(*meeting));
            held.filter(|row| self.held(&row.id()))
                .any(|row| crate::domain::event::plans_touched(&row.record()).iter().any(|touched| touched.plan == record.text("id")))
        };
        let has_project = || {
            let mut projects =
                self.workspace.projects_of(handle).filter_map(|project| Some((project, self.workspace.row(project)?.record())));
            projects.any(|(project, record)| self.project(project, &record).is_some())
        };
        let kept = |name: &str| !matches!(name, "note" | "internal");
        (begun || touched() || has_project()).then(|| Record(record.0.iter().filter(|(name, _)| kept(name)).cloned().collect()))
    }

    fn meeting(self, mut record: Record) -> Option<Record> {
        if !self.held(record.text("id")) {
            return None;
        }
        // The file does not say when a commitment was done: one that is open now was open then, of others it is not known.
        let then = |item: &Value| {
            let mut commitment = item.as_record().cloned()?;
            let open = matches!(commitment.text("status"), "" | "open");
            commitment.set("status", Some(Value::text(if open { "open" } else { "unknown" })));
            Some(Value::Record(commitment))
        };
        if record.get("commitments").is_some() {
            let commitments = record.list("commitments").iter().filter_map(then).collect();
            record.set("commitments", Some(Value::List(commitments)));
        }
        Some(record)
    }

    /// What is known of a project; `None` where nothing says that it was there.
    fn project(self, handle: Handle, record: &Record) -> Option<Record> {
        let events: Vec<(NaiveDate, &Record, Event)> = self.events(record).filter(|(day, ..)| *day <= self.day).collect();
        let links: Vec<Value> = record.list("meetings").iter().filter(|id| id.as_text().is_some_and(|id| self.held(id))).cloned().collect();
        let seen = !events.is_empty() || !links.is_empty() || self.has_begun(record);
        if !seen && (self.events(record).next().is_some() || !self.plan_has_begun(handle)) {
            return None;
        }
        let mut known = Record(record.0.iter().filter(|(name, _)| LASTING.contains(&name.as_str())).cloned().collect());
        let started = |name: &str| record.get(name).filter(|value| self.by_then(value.as_when().map(When::last))).cloned();
        for name in ["actual_start", "actual_end"] {
            known.set(name, started(name));
        }
        let last = events.iter().filter(|(_, _, event)| event.status.is_some()).max_by_key(|(day, ..)| *day);
        known.set("status", last.and_then(|(_, _, event)| event.status).map(|status| Value::text(status.name())));
        known.set("meetings", Some(Value::List(links)).filter(|list| !list.as_list().is_empty()));
        let history: Vec<Value> = events.into_iter().map(|(_, record, _)| Value::Record(record.clone())).collect();
        known.set("history", Some(Value::List(history)).filter(|list| !list.as_list().is_empty()));
        Some(known)
    }

    /// The events of which it is known when they were, in the order of the file.
    fn events(self, record: &Record) -> impl Iterator<Item = (NaiveDate, &Record, Event)> {
        let records = record.list("history").iter().filter_map(Value::as_record);
        records.filter_map(move |record| {
            let event = Event::of(record);
            Some((event_day(self.workspace, &event)?, record, event))
        })
    }

    fn has_begun(self, record: &Record) -> bool {
        ["start", "actual_start", "actual_end"].iter().any(|name| self.by_then(record.get(name).and_then(Value::as_when).map(When::last)))
    }

    fn plan_has_begun(self, project: Handle) -> bool {
        let plan = self.workspace.plan_of(project).and_then(|plan| self.workspace.row(plan));
        plan.and_then(|plan| plan.when(Key::Start)).is_none_or(|start| start.first() <= self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::settings::Settings;

    const TEXT: &str = "[plan]\nid = \"p\"\ntitle = \"P\"\nstart = 2024-01-01\n\n[[project]]\nid = \"A\"\ntitle = \"A\"\nstatus = \"done\"\ndue = 2024-05-01\nmeetings = [\"m1\", \"m2\"]\nhistory = [\n  { date = 2024-02-01, status = \"planned\" },\n  { meeting = \"m1\", status = \"ongoing\" },\n  { date = \"2024-06\", status = \"done\", note = \"x\" },\n]\n\n[[project]]\nid = \"B\"\ntitle = \"B\"\nstatus = \"ongoing\"\n\n[[project]]\nid = \"C\"\ntitle = \"C\"\nhistory = [{ date = 2024-05-01, note = \"first\" }]\n\n[[meeting]]\nid = \"m1\"\ndate = 2024-04-02\n\n[[meeting]]\nid = \"m2\"\ndate = \"2024\"\n";

    fn workspace() -> Workspace {
        Workspace::new(vec![Loaded::read("p.toml", TEXT.to_owned())], Settings::default())
    }

    fn status(text: &str, id: &str) -> String {
        let workspace = workspace();
        let moment = Moment::typed(&workspace, text, "2025-01-01".parse().unwrap()).unwrap();
        let past = past(&workspace, &moment);
        let row = past.workspace.find_row(Kind::Project, id).map(|row| row.status().to_string());
        if past.unknown.contains(id) { "unknown".to_owned() } else { row.unwrap_or_else(|| "not there".to_owned()) }
    }

    #[test]
    fn a_status_is_that_of_the_last_event_by_then() {
        for (moment, id, status) in [
            ("2024-01-31", "A", "not there"),
            ("2024-02-01", "A", "planned"),
            ("2024-04-01", "A", "planned"),
            ("m1", "A", "ongoing"),
            ("2024-06-29", "A", "ongoing"),
            ("2024-06-30", "A", "done"),
            ("2023-12-31", "B", "not there"),
            ("2024-03", "B", "unknown"),
            ("m1", "C", "not there"),
            ("2024-05-01", "C", "unknown"),
        ] {
            assert_eq!(self::status(moment, id), status, "{id} at {moment}");
        }
    }

    #[test]
    fn links_count_from_the_meeting_and_deadlines_are_not_known() {
        let workspace = workspace();
        let past = past(&workspace, &Moment::at(&workspace, "m1").unwrap());
        let record = past.workspace.find_row(Kind::Project, "A").unwrap().record();
        assert_eq!(record.texts("meetings").collect::<Vec<_>>(), ["m1"]);
        assert_eq!((record.get("due"), record.list("history").len()), (None, 2));
        assert!(past.workspace.find(Kind::Meeting, "m2").is_none());
    }
}
