//! The difference between two records, as the changes of fields that make the old one into the new
//! one. Lists differ by their items, so that what two people add to a list is not a clash.

use super::edit::Change;
use super::event::joins_at;
use super::value::{Record, Value};

/// Longer lists than this are compared as wholes: item by item the work grows with the square.
pub(super) const MANY_ITEMS: usize = 2_000;

/// The changes that make `old` into `new`, in the order of the new fields; what is gone comes last.
pub fn changes(old: &Record, new: &Record) -> Vec<Change> {
    let mut found = Vec::new();
    records("", old, new, &mut found);
    found
}

fn records(prefix: &str, old: &Record, new: &Record, found: &mut Vec<Change>) {
    let path = |name: &str| if prefix.is_empty() { name.to_owned() } else { format!("{prefix}.{name}") };
    for (name, value) in &new.0 {
        match old.get(name) {
            None => gained(path(name), value, found),
            Some(before) => values(path(name), before, value, found),
        }
    }
    let gone = old.0.iter().filter(|(name, _)| new.get(name).is_none());
    found.extend(gone.map(|(name, value)| Change::Set { field: path(name), old: Some(value.clone()), new: None }));
}

fn gained(field: String, value: &Value, found: &mut Vec<Change>) {
    match value {
        Value::List(items) if !items.is_empty() && joins_in_order(&field, items) => {
            found.extend(items.iter().map(|item| Change::Insert { field: field.clone(), value: item.clone() }));
        }
        value => found.push(Change::Set { field, old: None, new: Some(value.clone()) }),
    }
}

fn values(field: String, old: &Value, new: &Value, found: &mut Vec<Change>) {
    match (old, new) {
        (old, new) if old.same_as(new) => {}
        (Value::Record(old), Value::Record(new)) => records(&field, old, new, found),
        (Value::List(before), Value::List(after)) => match lists(&field, before, after) {
            Some(changes) => found.extend(changes),
            None => found.push(Change::Set { field, old: Some(old.clone()), new: Some(new.clone()) }),
        },
        (old, new) => found.push(Change::Set { field, old: Some(old.clone()), new: Some(new.clone()) }),
    }
}

/// The changes of a list item by item; `None` where only the whole new list says it, such as a new order.
fn lists(field: &str, old: &[Value], new: &[Value]) -> Option<Vec<Change>> {
    if let Some(edited) = edited(field, old, new) {
        return Some(edited);
    }
    if old.len().max(new.len()) > MANY_ITEMS {
        return None;
    }
    let removed = without(old, new);
    let inserted = without(new, old);
    let mut rebuilt = old.to_vec();
    for item in &removed {
        let at = rebuilt.iter().rposition(|other| other.same_as(item))?;
        rebuilt.remove(at);
    }
    let same = is_rebuilt(field, rebuilt, &inserted, new);
    let change = |value: Value, joins: bool| {
        let field = field.to_owned();
        if joins { Change::Insert { field, value } } else { Change::Remove { field, value } }
    };
    let gone = removed.into_iter().map(|value| change(value, false));
    same.then(|| gone.collect::<Vec<_>>().into_iter().chain(inserted.into_iter().map(|value| change(value, true))).collect())
}

/// Whether the items of a new list stand where each would join it.
fn joins_in_order(field: &str, items: &[Value]) -> bool {
    field != "history" || (items.len() <= MANY_ITEMS && is_rebuilt(field, Vec::new(), items, items))
}

/// Whether a list is the new one once these items have joined it.
fn is_rebuilt(field: &str, mut list: Vec<Value>, inserted: &[Value], new: &[Value]) -> bool {
    for item in inserted {
        list.insert(joins_at(field, &list, item), item.clone());
    }
    list.len() == new.len() && list.iter().zip(new).all(|(a, b)| a.same_as(b))
}

/// Records that were changed in their places: each shares a field with the one that stood there.
fn edited(field: &str, old: &[Value], new: &[Value]) -> Option<Vec<Change>> {
    if old.len() != new.len() {
        return None;
    }
    let mut found = Vec::new();
    for (nth, (before, after)) in old.iter().zip(new).enumerate().filter(|(_, (before, after))| !before.same_as(after)) {
        let (before, after) = (before.as_record()?, after.as_record()?);
        before.0.iter().find(|(name, value)| after.get(name) == Some(value) && value.as_text().is_some())?;
        records(&format!("{field}.{nth}"), before, after, &mut found);
    }
    Some(found)
}

/// The items of a list that the other one does not have, or has fewer times.
pub(super) fn without(items: &[Value], other: &[Value]) -> Vec<Value> {
    let mut left: Vec<&Value> = other.iter().collect();
    let missing = items.iter().filter(|item| match left.iter().position(|there| there.same_as(item)) {
        Some(at) => {
            left.swap_remove(at);
            false
        }
        None => true,
    });
    missing.cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(fields: &[(&str, Value)]) -> Record {
        Record(fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect())
    }

    fn list(items: &[&str]) -> Value {
        Value::List(items.iter().map(|item| Value::text(*item)).collect())
    }

    #[test]
    fn what_made_the_one_into_the_other() {
        let old = record(&[("status", Value::text("planned")), ("meetings", list(&["a", "b"])), ("due", Value::text("2024"))]);
        let new = record(&[("status", Value::text("done")), ("meetings", list(&["b", "c"])), ("tags", list(&["x"]))]);
        let shown: Vec<String> = changes(&old, &new).iter().map(|change| format!("{change:?}").chars().take(6).collect()).collect();
        assert_eq!(shown, ["Set { ", "Remove", "Insert", "Insert", "Set { "]);
        let mut made = old.clone();
        for change in changes(&old, &new) {
            change.apply(&mut made);
        }
        assert!(made.same_as(&new));
        assert_eq!(changes(&new, &new), []);
    }

    #[test]
    fn a_record_in_a_list_is_changed_in_its_place() {
        let promise = |status: &str| Value::Record(record(&[("what", Value::text("send it")), ("status", Value::text(status))]));
        let old = record(&[("commitments", Value::List(vec![promise("open")]))]);
        let new = record(&[("commitments", Value::List(vec![promise("done")]))]);
        let (from, to) = (Some(Value::text("open")), Some(Value::text("done")));
        assert_eq!(changes(&old, &new), [Change::Set { field: "commitments.0.status".to_owned(), old: from, new: to }]);
    }

    #[test]
    fn an_event_joins_by_date_and_one_that_does_not_is_a_whole_new_list() {
        let event = |day: &str| Value::Record(record(&[("date", Value::Day(day.parse().unwrap()))]));
        let history = |days: &[&str]| record(&[("history", Value::List(days.iter().map(|day| event(day)).collect()))]);
        let (old, new) = (history(&["2024-01-01", "2024-05-01"]), history(&["2024-01-01", "2024-03-01", "2024-05-01"]));
        assert!(matches!(&changes(&old, &new)[..], [Change::Insert { .. }]));
        for new in [history(&["2024-01-01", "2024-05-01", "2024-03-01"]), history(&["2024-05-01", "2024-01-01", "2024-02-01"])] {
            assert!(matches!(&changes(&old, &new)[..], [Change::Set { .. }] | [Change::Remove { .. }, ..]), "{:?}", changes(&old, &new));
            assert!(matches!(&changes(&record(&[]), &new)[..], [Change::Set { .. }]));
        }
    }

    #[test]
    fn a_new_order_is_a_whole_new_list() {
        let (old, new) = (record(&[("tags", list(&["a", "b"]))]), record(&[("tags", list(&["b", "a"]))]));
        assert!(matches!(&changes(&old, &new)[..], [Change::Set { field, .. }] if field == "tags"));
    }
}
