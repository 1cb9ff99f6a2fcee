//! The rows of a workspace at a moment, ready to be compared: each with its id, its plan and all that
//! is known of it. Made from the files, or from what their history tells of a past moment.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;

use super::as_of::{Moment, Past, Teller, meeting_date};
use super::scope::Scope;
use crate::domain::date::When;
use crate::domain::edit::Target;
use crate::domain::field::{Key, Kind};
use crate::domain::status::Status;
use crate::domain::value::{Record, Value};
use crate::text::document::Document;
use crate::workspace::Workspace;
use crate::workspace::index::Handle;

/// One row as it stood.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    pub target: Target,
    /// The id of its plan; empty for what is no project.
    pub plan: String,
    pub record: Record,
}

impl Seen {
    /// The title; of an organisation its name.
    pub fn title(&self) -> &str {
        if self.target.kind == Kind::Organisation { self.record.text("name") } else { self.record.text("title") }
    }

    /// The status; `None` where it is not known.
    pub fn status(&self) -> Option<Status> {
        Status::parse(self.record.text("status"))
    }
}

/// What a picture can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Knows {
    /// Every field: it was made from files of that moment.
    Everything,
    /// What the history keeps: statuses, links to meetings, events.
    History,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    pub knows: Knows,
    /// Projects first, then plans, meetings, organisations; each in the order of the files.
    pub rows: Vec<Seen>,
    /// The date of each meeting that there is.
    pub held: BTreeMap<String, When>,
}

const ORDER: [Kind; 4] = [Kind::Project, Kind::Plan, Kind::Meeting, Kind::Organisation];

impl Picture {
    /// The rows as the files say.
    pub fn of(workspace: &Workspace, scope: &Scope) -> Picture {
        Picture::taken(workspace, scope, Knows::Everything, &BTreeSet::new(), &ORDER)
    }

    /// The meetings as the files say.
    pub fn of_meetings(workspace: &Workspace, scope: &Scope) -> Picture {
        Picture::taken(workspace, scope, Knows::Everything, &BTreeSet::new(), &[Kind::Meeting])
    }

    /// The rows of a workspace that was itself told from a history: of these projects the status is not known.
    pub fn with_unknown(workspace: &Workspace, scope: &Scope, unknown: &BTreeSet<String>) -> Picture {
        Picture::taken(workspace, scope, Knows::Everything, unknown, &ORDER)
    }

    /// The rows as the history tells.
    pub fn of_past(past: &Past, scope: &Scope) -> Picture {
        Picture::taken(&past.workspace, scope, Knows::History, &past.unknown, &ORDER)
    }

    fn taken(workspace: &Workspace, scope: &Scope, knows: Knows, unknown: &BTreeSet<String>, kinds: &[Kind]) -> Picture {
        let mut rows = Vec::new();
        let uncut: Vec<HashMap<(Kind, usize), Record>> = workspace.documents().iter().map(Document::uncut_records).collect();
        for kind in kinds.iter().copied() {
            let handles: Vec<Handle> = workspace.all(kind).filter(|handle| in_scope(workspace, scope, kind, *handle)).collect();
            rows.par_extend(handles.into_par_iter().filter_map(|handle| seen(workspace, kind, handle, unknown, &uncut)));
        }
        let meetings = workspace.meetings_by_date().iter().filter_map(|(_, meeting)| Some(workspace.row(*meeting)?.id().into_owned()));
        let held = meetings.filter_map(|id| meeting_date(workspace, &id).map(|date| (id, date))).collect();
        Picture { knows, rows, held }
    }

    /// The same rows as their history tells of a moment.
    #[must_use]
    pub fn then(&self, workspace: &Workspace, moment: &Moment) -> Picture {
        let teller = Teller { workspace, day: moment.day };
        let told = |seen: &Seen| {
            let handle = workspace.find(seen.target.kind, &seen.target.id)?;
            Some(Seen { record: teller.told(handle, seen.target.kind, &seen.record)?, ..seen.clone() })
        };
        let held = self.held.iter().filter(|(_, date)| date.last() <= moment.day).map(|(id, date)| (id.clone(), *date));
        Picture { knows: Knows::History, rows: self.rows.par_iter().filter_map(told).collect(), held: held.collect() }
    }

    /// The rows of a kind.
    pub fn of_kind(&self, kind: Kind) -> &[Seen] {
        let rank = |kind: Kind| ORDER.iter().position(|other| *other == kind);
        let from = self.rows.partition_point(|seen| rank(seen.target.kind) < rank(kind));
        let to = self.rows.partition_point(|seen| rank(seen.target.kind) <= rank(kind));
        self.rows.get(from..to).unwrap_or_default()
    }

    pub fn row(&self, target: &Target) -> Option<&Seen> {
        self.of_kind(target.kind).iter().find(|seen| seen.target == *target)
    }
}

fn in_scope(workspace: &Workspace, scope: &Scope, kind: Kind, handle: Handle) -> bool {
    match kind {
        Kind::Project => scope.has_project(workspace, handle),
        Kind::Plan => scope.has_plan(workspace, handle),
        Kind::Meeting => scope.has_meeting(workspace, handle),
        Kind::Organisation => true,
    }
}

fn seen(
    workspace: &Workspace,
    kind: Kind,
    handle: Handle,
    unknown: &BTreeSet<String>,
    uncut: &[HashMap<(Kind, usize), Record>],
) -> Option<Seen> {
    let row = workspace.row(handle)?;
    let whole = uncut.get(handle.doc as usize).and_then(|records| records.get(&(kind, row.nth())));
    let mut record = whole.cloned().unwrap_or_else(|| row.record());
    let id = row.id().into_owned();
    if id.is_empty() {
        return None;
    }
    if kind == Kind::Project && record.get("status").is_none() && !unknown.contains(&id) {
        record.set("status", Some(Value::text(Status::Planned.name())));
    }
    let plan = workspace.plan_of(handle).filter(|_| kind == Kind::Project).and_then(|plan| workspace.row(plan));
    let plan = plan.map(|plan| plan.text(Key::Id).into_owned()).unwrap_or_default();
    Some(Seen { target: Target::new(kind, id), plan, record })
}
