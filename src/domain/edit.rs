//! An edit: one change to the workspace, with what it was before. It is the only currency: what a
//! key does, what a verb does, what a difference between two workspaces is made of.

use serde::{Deserialize, Serialize};

use super::event::joins_at;
use super::field::Kind;
use super::value::{Record, Value};
use super::wording;
use crate::i18n::message::{Arg, Message, tell};

/// The row that an edit is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Target {
    pub kind: Kind,
    pub id: String,
}

impl Target {
    pub fn new(kind: Kind, id: impl Into<String>) -> Target {
        Target { kind, id: id.into() }
    }

    /// What stands for a file without rows, such as that of the settings: it is told and kept where rows are, and a plan is
    /// what a file of rows is.
    pub fn file(name: &str) -> Target {
        Target::new(Kind::Plan, name)
    }

    pub fn project(id: impl Into<String>) -> Target {
        Target::new(Kind::Project, id)
    }
}

/// Where a row stands: in which file, and after which row of the same kind (first if `None`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The file's name relative to the workspace, with `/`.
    pub file: String,
    pub after: Option<String>,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Change {
    /// A field gets a value, or loses it (`new` is `None`). `field` may be a path with dots.
    Set {
        field: String,
        old: Option<Value>,
        new: Option<Value>,
    },
    /// A value joins a list at its end: a link, a tag; an event at its place by date.
    Insert {
        field: String,
        value: Value,
    },
    /// A value leaves a list.
    Remove {
        field: String,
        value: Value,
    },
    Add {
        place: Place,
        record: Record,
    },
    Drop {
        place: Place,
        record: Record,
    },
    Move {
        from: Place,
        to: Place,
    },
}

impl Change {
    /// Does a change of a field to what was read of the row. Changes of whole rows do nothing here.
    pub fn apply(&self, record: &mut Record) {
        match self {
            Change::Set { field, new, .. } => record.set(field, new.clone()),
            Change::Insert { field, value } => {
                let mut items = record.at(field).map(Value::as_list).unwrap_or_default().to_vec();
                items.insert(joins_at(field, &items, value), value.clone());
                record.set(field, Some(Value::List(items)));
            }
            Change::Remove { field, value } => {
                let mut items = record.at(field).map(Value::as_list).unwrap_or_default().to_vec();
                if let Some(at) = items.iter().rposition(|item| item == value) {
                    items.remove(at);
                }
                record.set(field, Some(Value::List(items)));
            }
            Change::Add { .. } | Change::Drop { .. } | Change::Move { .. } => {}
        }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Edit {
    pub target: Target,
    pub change: Change,
}

impl Edit {
    pub fn set(target: Target, field: impl Into<String>, old: Option<Value>, new: Option<Value>) -> Edit {
        Edit { target, change: Change::Set { field: field.into(), old, new } }
    }

    pub fn insert(target: Target, field: impl Into<String>, value: Value) -> Edit {
        Edit { target, change: Change::Insert { field: field.into(), value } }
    }

    pub fn remove(target: Target, field: impl Into<String>, value: Value) -> Edit {
        Edit { target, change: Change::Remove { field: field.into(), value } }
    }

    /// The edit that takes this one back.
    #[must_use]
    pub fn inverse(self) -> Edit {
        let change = match self.change {
            Change::Set { field, old, new } => Change::Set { field, old: new, new: old },
            Change::Insert { field, value } => Change::Remove { field, value },
            Change::Remove { field, value } => Change::Insert { field, value },
            Change::Add { place, record } => Change::Drop { place, record },
            Change::Drop { place, record } => Change::Add { place, record },
            Change::Move { from, to } => Change::Move { from: to, to: from },
        };
        Edit { target: self.target, change }
    }

    /// One sentence without a full stop, for messages and the undo line.
    pub fn message(&self) -> Message {
        let (id, kind) = (Arg::from(&self.target.id), Arg::from(self.target.kind.name()));
        match &self.change {
            Change::Set { field, old: Some(old), new: Some(new) } => tell(
                "edit-changed",
                [("id", id), ("field", wording::field(field)), ("old", wording::value(field, old)), ("new", wording::value(field, new))],
            ),
            Change::Set { field, old: None, new: Some(new) } => {
                tell("edit-set", [("id", id), ("field", wording::field(field)), ("new", wording::value(field, new))])
            }
            Change::Set { field, old: Some(old), new: None } => {
                tell("edit-cleared-was", [("id", id), ("field", wording::field(field)), ("old", wording::value(field, old))])
            }
            Change::Set { field, .. } => tell("edit-cleared", [("id", id), ("field", wording::field(field))]),
            Change::Insert { field, value } if field == "meetings" => {
                tell("edit-linked", [("id", id), ("meeting", value.to_string().into())])
            }
            Change::Remove { field, value } if field == "meetings" => {
                tell("edit-unlinked", [("id", id), ("meeting", value.to_string().into())])
            }
            Change::Insert { field, value } if field == "history" => noted(&self.target.id, value),
            Change::Insert { field, value } => {
                tell("edit-gains", [("id", id), ("field", wording::field(field)), ("value", wording::value(field, value))])
            }
            Change::Remove { field, value } => {
                tell("edit-loses", [("id", id), ("field", wording::field(field)), ("value", wording::value(field, value))])
            }
            Change::Add { .. } => tell("edit-added", [("kind", kind), ("id", id)]),
            Change::Drop { .. } => tell("edit-removed", [("kind", kind), ("id", id)]),
            Change::Move { to, .. } => tell("edit-moved", [("kind", kind), ("id", id), ("file", (&to.file).into())]),
        }
    }

    /// The same in English, for a commit and for JSON.
    pub fn sentence(&self) -> String {
        self.message().to_string()
    }
}

/// An event in words: what was stated or noted, and when.
fn noted(id: &str, event: &Value) -> Message {
    let empty = Record::default();
    let record = event.as_record().unwrap_or(&empty);
    let date = record.get("date").map(|date| format!(" ({date})")).unwrap_or_default();
    let parts = ["status", "note"].into_iter().filter_map(|part| Some((part, record.get(part)?)));
    let what: Vec<Arg> = parts.filter(|(part, _)| !record.text(part).is_empty()).map(|(part, value)| wording::value(part, value)).collect();
    let meeting = record.text("meeting");
    if meeting.is_empty() {
        return tell("edit-noted", [("id", id.into()), ("what", what.into()), ("date", date.into())]);
    }
    tell("edit-noted-at", [("id", id.into()), ("what", what.into()), ("meeting", meeting.into()), ("date", date.into())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_inverse_of_the_inverse_is_the_edit() {
        let edit = Edit::set(Target::project("A-1"), "status", Some(Value::text("planned")), Some(Value::text("done")));
        assert_eq!(edit.sentence(), "A-1: status planned → done");
        assert_eq!(edit.clone().inverse().sentence(), "A-1: status done → planned");
        assert_eq!(edit.clone().inverse().inverse(), edit);
    }
}
