//! From what the user accepts of a proposal to edits: a new meeting, or what a meeting that is there
//! lacks; links of projects; organisations that the workspace does not have yet.

use super::names;
use super::{NewOrganisation, Part, PlanSaid, Proposal};
use crate::domain::date::When;
use crate::domain::edit::{Change, Edit, Place, Target};
use crate::domain::event::{self, Commitment, Participant};
use crate::domain::field::{Key, Kind};
use crate::domain::value::{Record, Value};
use crate::text::read::RowRef;
use crate::workspace::Workspace;

impl Proposal {
    /// The edits for the accepted parts, as one step; none where the date is missing or nothing is new.
    pub fn edits(&self, workspace: &Workspace) -> Vec<Edit> {
        let Some(date) = self.date else { return Vec::new() };
        let mut edits: Vec<Edit> = self.organisations.iter().filter_map(|part| organisation(workspace, part)).collect();
        let there = self.same_as.as_deref().filter(|id| workspace.find(Kind::Meeting, id).is_some());
        let id = if let Some(id) = there {
            edits.extend(self.joined(workspace, id));
            id.to_owned()
        } else {
            let edit = self.added(workspace, date);
            let id = edit.target.id.clone();
            edits.push(edit);
            id
        };
        edits.extend(accepted(&self.links).filter_map(|link| workspace.link(&link.project, &id)));
        edits
    }

    fn added(&self, workspace: &Workspace, date: When) -> Edit {
        let mut edit = workspace.new_meeting(date, &self.with, &self.title);
        if let Change::Add { record, .. } = &mut edit.change {
            let list = |values: Vec<Value>| if values.is_empty() { Value::text("") } else { Value::List(values) };
            let participants = accepted(&self.participants).map(participant).collect();
            let plans = accepted(&self.plans).filter_map(plan).collect();
            *record = std::mem::take(record)
                .with("place", Value::text(&*self.place))
                .with("participants", list(participants))
                .with("topics", list(accepted(&self.topics).map(|topic| Value::text(&**topic)).collect()))
                .with("plans", list(plans))
                .with("commitments", list(accepted(&self.commitments).map(commitment).collect()))
                .with("readout", Value::text(block(&self.readout)));
        }
        edit
    }

    /// What a meeting that is there lacks; what it has is not changed, but a text is added to a text.
    fn joined(&self, workspace: &Workspace, id: &str) -> Vec<Edit> {
        let target = Target::new(Kind::Meeting, id);
        let record = workspace.find_row(Kind::Meeting, id).map(RowRef::record).unwrap_or_default();
        let mut edits = Vec::new();
        let mut insert = |field: &str, value: Value| edits.push(Edit::insert(target.clone(), field, value));
        for partner in self.with.iter().filter(|partner| !record.texts("with").any(|other| other == *partner)) {
            insert("with", Value::text(&**partner));
        }
        let people = event::participants(&record);
        for person in
            accepted(&self.participants).filter(|person| !people.iter().any(|other| names::same_person(&other.name, &person.name)))
        {
            insert("participants", participant(person));
        }
        let plans = event::plans_touched(&record);
        for said in accepted(&self.plans).filter(|said| !plans.iter().any(|other| Some(&other.plan) == said.plan.as_ref())) {
            if let Some(value) = plan(said) {
                insert("plans", value);
            }
        }
        let undertaken = event::commitments(&record);
        for one in accepted(&self.commitments).filter(|one| !undertaken.iter().any(|other| is_same(other, one))) {
            insert("commitments", commitment(one));
        }
        for (field, value) in [("title", &self.title), ("place", &self.place)] {
            if record.text(field).is_empty() && !value.is_empty() {
                edits.push(Edit::set(target.clone(), field, None, Some(Value::text(&**value))));
            }
        }
        edits.extend(self.text_added(&target, &record));
        edits
    }

    fn text_added(&self, target: &Target, record: &Record) -> Option<Edit> {
        let old = record.text("readout");
        let is_there = old.replace("\r\n", "\n").contains(self.readout.trim());
        let new = if old.trim().is_empty() { block(&self.readout) } else { format!("{}\n\n{}", old.trim_end(), block(&self.readout)) };
        (!is_there).then(|| Edit::set(target.clone(), "readout", record.get("readout").cloned(), Some(Value::text(new))))
    }
}

fn accepted<T>(parts: &[Part<T>]) -> impl Iterator<Item = &T> {
    parts.iter().filter(|part| part.accepted).map(|part| &part.what)
}

fn block(text: &str) -> String {
    format!("{}\n", text.trim_end())
}

fn participant(person: &Participant) -> Value {
    Value::Record(
        Record::default()
            .with("name", Value::text(&*person.name))
            .with("role", Value::text(&*person.role))
            .with("side", Value::text(&*person.side)),
    )
}

fn commitment(one: &Commitment) -> Value {
    let record = Record::default().with("side", Value::text(&*one.side)).with("what", Value::text(&*one.what));
    let record = match one.due {
        Some(due) => record.with("due", Value::when(due)),
        None => record,
    };
    Value::Record(record.with("status", Value::text(&*one.status)))
}

/// The same words, or the same side with the same limit: the text of the meeting in another language.
fn is_same(one: &Commitment, other: &Commitment) -> bool {
    one.side == other.side && (one.what == other.what || (one.due.is_some() && one.due == other.due))
}

/// A plan that the workspace does not have is shown, but never written.
fn plan(said: &PlanSaid) -> Option<Value> {
    let record = Record::default()
        .with("plan", Value::text(said.plan.clone()?))
        .with("relation", Value::text(&*said.relation))
        .with("said", Value::text(&*said.said))
        .with("by", Value::text(&*said.by));
    Some(Value::Record(record))
}

fn organisation(workspace: &Workspace, part: &Part<NewOrganisation>) -> Option<Edit> {
    let new = Some(&part.what).filter(|new| part.accepted && workspace.find(Kind::Organisation, &new.id).is_none())?;
    let last = workspace.all(Kind::Organisation).last().and_then(|handle| workspace.row(handle));
    let file = last.map_or_else(|| "organisations.toml".to_owned(), |row| row.file().to_owned());
    let after = workspace
        .all(Kind::Organisation)
        .filter_map(|handle| workspace.row(handle))
        .filter(|row| row.text(Key::Kind) == "partner" && row.file() == file)
        .last();
    let place = Place { file, after: after.map(|row| row.id().into_owned()) };
    Some(Edit { target: Target::new(Kind::Organisation, &*new.id), change: Change::Add { place, record: new.record.clone() } })
}
