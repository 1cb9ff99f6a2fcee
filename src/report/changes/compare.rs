//! Two records of one row, field by field: single values from and to, what lists gained and lost.
//! The order of fields and the line ends in texts do not count.

use crate::domain::field::Kind;
use crate::domain::value::{Record, Value};
use crate::report::change::{Change, What};
use crate::report::picture::Seen;
use crate::report::told::{Both, gained, links, lost, new_events, noted, status};

/// Every field in which two records of a row differ.
pub(super) fn fields(was: &Seen, is: &Seen, both: &Both<'_>, changes: &mut Vec<Change>) {
    if was.plan != is.plan {
        changes.push(Change::new(is, What::Field, "plan").values(text(&was.plan), text(&is.plan)));
    }
    if is.target.kind == Kind::Project {
        let mut events = new_events(&was.record, &is.record);
        changes.extend(status(was, is, &mut events, both));
        changes.extend(events.iter().filter_map(|event| noted(is, event)));
        let gone = lost(was.record.list("history"), is.record.list("history"));
        changes.extend(gone.into_iter().map(|event| Change::new(is, What::Lost, "history").values(Some(event.clone()), None)));
        changes.extend(links(was, is, both));
    }
    for name in names(&was.record, &is.record) {
        let own = is.target.kind == Kind::Project && matches!(name, "status" | "history" | "meetings");
        if !own && name != "id" {
            field(is, name, was.record.get(name), is.record.get(name), changes);
        }
    }
}

/// The fields of both, in the order of the second, then those that are gone.
fn names<'a>(was: &'a Record, is: &'a Record) -> Vec<&'a str> {
    let gone = was.0.iter().filter(|(name, _)| is.get(name).is_none());
    is.0.iter().chain(gone).map(|(name, _)| name.as_str()).collect()
}

fn field(seen: &Seen, name: &str, from: Option<&Value>, to: Option<&Value>, changes: &mut Vec<Change>) {
    match (from, to) {
        (from, to) if Value::same(from, to) => {}
        (Some(Value::Record(_)) | None, Some(Value::Record(_)) | None) => table(seen, name, from, to, changes),
        (Some(Value::List(_)) | None, Some(Value::List(_)) | None) => list(seen, name, from, to, changes),
        (from, to) => {
            let what = if name == "due" && seen.target.kind == Kind::Project { What::Due } else { What::Field };
            changes.push(Change::new(seen, what, name).values(from.cloned(), to.cloned()));
        }
    }
}

fn table(seen: &Seen, name: &str, from: Option<&Value>, to: Option<&Value>, changes: &mut Vec<Change>) {
    let empty = Record::default();
    let was = from.and_then(Value::as_record).unwrap_or(&empty);
    let is = to.and_then(Value::as_record).unwrap_or(&empty);
    for key in names(was, is) {
        field(seen, &format!("{name}.{key}"), was.get(key), is.get(key), changes);
    }
}

fn list(seen: &Seen, name: &str, from: Option<&Value>, to: Option<&Value>, changes: &mut Vec<Change>) {
    let (was, is) = (from.map(Value::as_list).unwrap_or_default(), to.map(Value::as_list).unwrap_or_default());
    let (mut came, mut went) = (gained(was, is), lost(was, is));
    if came.is_empty() && went.is_empty() {
        // the same items in another order
        changes.push(Change::new(seen, What::Field, name).values(from.cloned(), to.cloned()));
    }
    if name == "commitments" {
        changes.extend(kept(seen, &mut went, &mut came));
    }
    changes.extend(went.into_iter().map(|item| Change::new(seen, What::Lost, name).values(Some(item.clone()), None)));
    changes.extend(came.into_iter().map(|item| Change::new(seen, What::Gained, name).values(None, Some(item.clone()))));
}

/// Commitments of the same side and words of which only the status is another.
fn kept(seen: &Seen, went: &mut Vec<&Value>, came: &mut Vec<&Value>) -> Vec<Change> {
    let key =
        |item: &Value| item.as_record().map(|one| (one.text("side").to_owned(), one.text("what").to_owned(), one.get("due").cloned()));
    let status = |item: &Value| item.as_record().and_then(|one| one.get("status")).cloned();
    let mut changes = Vec::new();
    came.retain(|is| {
        let Some(at) = went.iter().position(|was| key(was) == key(is)) else { return true };
        let was = went.remove(at);
        let (by, note, _) = key(is).unwrap_or_default();
        let change = Change::new(seen, What::Kept, "commitments").values(status(was), status(is));
        changes.push(Change { by, note, meeting: seen.target.id.clone(), ..change });
        false
    });
    changes
}

fn text(text: &str) -> Option<Value> {
    (!text.is_empty()).then(|| Value::text(text))
}
