//! An edit: one change to the workspace, with what it was before. It is the only currency: what a
//! key does, what a verb does, what a difference between two workspaces is made of.

use serde::{Deserialize, Serialize};

use super::field::Kind;
use super::value::{Record, Value};

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
    /// A value joins a list at its end: a link, a tag, an event.
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
                items.push(value.clone());
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

    /// One sentence without a full stop, for messages, the undo line and a commit.
    pub fn sentence(&self) -> String {
        let id = &self.target.id;
        match &self.change {
            Change::Set { field, old: Some(old), new: Some(new) } => format!("{id}: {field} {old} → {new}"),
            Change::Set { field, old: None, new: Some(new) } => format!("{id}: {field} set to {new}"),
            Change::Set { field, old: Some(old), new: None } => format!("{id}: {field} cleared (was {old})"),
            Change::Set { field, .. } => format!("{id}: {field} cleared"),
            Change::Insert { field, value } if field == "meetings" => format!("{id}: linked to {value}"),
            Change::Remove { field, value } if field == "meetings" => format!("{id}: no longer linked to {value}"),
            Change::Insert { field, value } if field == "history" => format!("{id}: {}", event_words(value)),
            Change::Insert { field, value } => format!("{id}: {field} gains {value}"),
            Change::Remove { field, value } => format!("{id}: {field} loses {value}"),
            Change::Add { .. } => format!("{} {id} added", self.target.kind.name()),
            Change::Drop { .. } => format!("{} {id} removed", self.target.kind.name()),
            Change::Move { to, .. } => format!("{} {id} moved to {}", self.target.kind.name(), to.file),
        }
    }
}

/// An event in words: what was stated or noted, and when.
fn event_words(event: &Value) -> String {
    let empty = Record::default();
    let record = event.as_record().unwrap_or(&empty);
    let meeting = record.text("meeting");
    let at = if meeting.is_empty() { String::new() } else { format!(" at {meeting}") };
    let date = record.get("date").map(|date| format!(" ({date})")).unwrap_or_default();
    let parts: Vec<&str> = [record.text("status"), record.text("note")].into_iter().filter(|part| !part.is_empty()).collect();
    format!("noted {}{at}{date}", parts.join(", "))
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
