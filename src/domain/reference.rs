//! Where a row names another one by its id, and what becomes of that when the other gets a new id.

use super::edit::{Change, Edit, Place, Target};
use super::field::{Kind, Shape};
use super::value::{Record, Value};

/// The kind of row that a key in a list of tables names: a meeting in a history, a plan or a side at a meeting.
pub fn named_in_list(key: &str) -> Option<Kind> {
    match key {
        "meeting" => Some(Kind::Meeting),
        "plan" => Some(Kind::Plan),
        "side" => Some(Kind::Organisation),
        _ => None,
    }
}

/// Whether a text at this path names a row of that kind.
fn names(kind: Kind, path: &str, other: Kind) -> bool {
    let field = path.split('.').next().and_then(|name| kind.field(name));
    match field.map(|field| field.shape) {
        Some(Shape::Ref(named) | Shape::Refs(named)) => named == other,
        Some(Shape::Rows(_)) => path.rsplit('.').next().and_then(named_in_list) == Some(other),
        _ => false,
    }
}

/// The paths of the values by which a record of this kind names a row.
pub fn paths(kind: Kind, record: &Record, target: &Target) -> Vec<String> {
    let mut found = Vec::new();
    record.0.iter().for_each(|(name, value)| find(kind, name, value, target, &mut found));
    found
}

fn find(kind: Kind, path: &str, value: &Value, target: &Target, found: &mut Vec<String>) {
    match value {
        Value::Text(text) if *text == target.id && names(kind, path, target.kind) => found.push(path.to_owned()),
        Value::List(items) => {
            items.iter().enumerate().for_each(|(nth, item)| find(kind, &format!("{path}.{nth}"), item, target, found));
        }
        Value::Record(record) => {
            record.0.iter().for_each(|(name, inner)| find(kind, &format!("{path}.{name}"), inner, target, found));
        }
        _ => {}
    }
}

fn rename(kind: Kind, path: &str, value: &mut Value, target: &Target, id: &str) {
    match value {
        Value::Text(text) if *text == target.id && names(kind, path, target.kind) => id.clone_into(text),
        Value::List(items) => items.iter_mut().for_each(|item| rename(kind, &format!("{path}.0"), item, target, id)),
        Value::Record(record) => {
            record.0.iter_mut().for_each(|(name, inner)| rename(kind, &format!("{path}.{name}"), inner, target, id));
        }
        _ => {}
    }
}

/// What gives a row another id where it is named, and where it is the row itself.
pub fn renaming(of: &Target, record: &Record, target: &Target, id: &str) -> Vec<Change> {
    let own = (of.kind == target.kind && record.text("id") == target.id).then(|| "id".to_owned());
    let set = |field: String| Change::Set { field, old: Some(Value::text(&*target.id)), new: Some(Value::text(id)) };
    own.into_iter().chain(paths(of.kind, record, target)).map(set).collect()
}

/// The row after which another one of its kind stands.
fn behind(kind: Kind, place: &mut Place, target: &Target, id: &str) {
    if kind == target.kind && place.after.as_ref() == Some(&target.id) {
        place.after = Some(id.to_owned());
    }
}

impl Edit {
    /// The same edit where the row that it is about, or that its value names, has another id.
    #[must_use]
    pub fn renamed(mut self, target: &Target, id: &str) -> Edit {
        let kind = self.target.kind;
        match &mut self.change {
            Change::Set { field, old, new } => {
                old.iter_mut().chain(new).for_each(|value| rename(kind, field, value, target, id));
            }
            Change::Insert { field, value } | Change::Remove { field, value } => rename(kind, field, value, target, id),
            Change::Add { record, place } | Change::Drop { record, place } => {
                for change in renaming(&self.target, &record.clone(), target, id) {
                    change.apply(record);
                }
                behind(kind, place, target, id);
            }
            Change::Move { from, to } => [from, to].into_iter().for_each(|place| behind(kind, place, target, id)),
        }
        if self.target == *target {
            id.clone_into(&mut self.target.id);
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meeting(id: &str) -> Target {
        Target::new(Kind::Meeting, id)
    }

    #[test]
    fn a_row_is_named_in_fields_lists_and_histories() {
        let event = Value::Record(Record::default().with("meeting", Value::text("m")));
        let record = Record::default().with("meetings", Value::List(vec![Value::text("n"), Value::text("m")]));
        let record = record.with("history", Value::List(vec![event])).with("note", Value::text("m"));
        assert_eq!(paths(Kind::Project, &record, &meeting("m")), ["meetings.1", "history.0.meeting"]);
        let follows = Record::default().with("follows", Value::text("A"));
        assert_eq!(paths(Kind::Project, &follows, &Target::project("A")), ["follows"]);
    }

    #[test]
    fn an_edit_goes_along_with_the_new_id() {
        let link = Edit::insert(Target::project("A"), "meetings", Value::text("m")).renamed(&meeting("m"), "m-2");
        assert_eq!(link, Edit::insert(Target::project("A"), "meetings", Value::text("m-2")));
        let status = Edit::set(Target::project("A"), "status", None, Some(Value::text("A"))).renamed(&Target::project("A"), "B");
        assert_eq!(status, Edit::set(Target::project("B"), "status", None, Some(Value::text("A"))));
        let stated = Edit::set(Target::project("A"), "history.3.meeting", None, Some(Value::text("m"))).renamed(&meeting("m"), "m-2");
        assert_eq!(stated, Edit::set(Target::project("A"), "history.3.meeting", None, Some(Value::text("m-2"))));
    }
}
