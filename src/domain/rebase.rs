//! Two people have changed the same record: which of my changes still go onto what it says now, and
//! which clash. Fields clash only where both gave the same field another value; what is added to a
//! list joins what the other added.

use super::difference::{MANY_ITEMS, changes, without};
use super::edit::Change;
use super::value::{Record, Value};

/// A change of mine where the other has changed the same thing otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Clash {
    /// The path of the field, as it is now.
    pub field: String,
    /// What it was before both.
    pub base: Option<Value>,
    /// What I made of it.
    pub mine: Option<Value>,
    /// What it says now.
    pub theirs: Option<Value>,
}

/// What is left to do of my changes, and what clashes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rebased {
    pub changes: Vec<Change>,
    pub clashes: Vec<Clash>,
}

/// Carries the changes from `base` to `mine` over to `theirs`.
pub fn rebase(base: &Record, mine: &Record, theirs: &Record) -> Rebased {
    let mut rebased = Rebased::default();
    let mut now = theirs.clone();
    for change in changes(base, mine).into_iter().flat_map(one_by_one) {
        match carried(&change, base, mine, &now) {
            Fate::Goes(change) => {
                change.apply(&mut now);
                rebased.changes.push(change);
            }
            Fate::Done => {}
            Fate::Clashes(clash) => rebased.clashes.push(clash),
        }
    }
    rebased
}

/// A history that only gained events, if out of order, as these events: they join what the other added.
fn one_by_one(change: Change) -> Vec<Change> {
    let Change::Set { field, old, new: Some(Value::List(new)) } = &change else { return vec![change] };
    let old = old.as_ref().map(Value::as_list).unwrap_or_default();
    if field != "history" || old.len().max(new.len()) > MANY_ITEMS {
        return vec![change];
    }
    let more = without(new, old);
    if more.is_empty() || !without(old, new).is_empty() {
        return vec![change];
    }
    more.into_iter().map(|value| Change::Insert { field: field.clone(), value }).collect()
}

enum Fate {
    Goes(Change),
    /// It says so already.
    Done,
    Clashes(Clash),
}

fn carried(change: &Change, base: &Record, mine: &Record, now: &Record) -> Fate {
    match change {
        Change::Set { field, old, new } => set(field, (old.as_ref(), new.as_ref()), base, mine, now),
        Change::Insert { field, value } => {
            let wanted = count(mine, field, value);
            match now.at(field) {
                Some(Value::List(_)) | None if count(now, field, value) < wanted => Fate::Goes(change.clone()),
                Some(Value::List(_)) | None => Fate::Done,
                Some(_) => clash(field, base.at(field), mine.at(field), now.at(field)),
            }
        }
        Change::Remove { field, value } => {
            let there = count(now, field, value);
            if there > count(mine, field, value) {
                Fate::Goes(change.clone())
            } else if there == 0 && is_edited(field, value, base, now) {
                clash(field, base.at(field), mine.at(field), now.at(field))
            } else {
                Fate::Done
            }
        }
        Change::Add { .. } | Change::Drop { .. } | Change::Move { .. } => Fate::Done,
    }
}

fn set(field: &str, (old, new): (Option<&Value>, Option<&Value>), base: &Record, mine: &Record, now: &Record) -> Fate {
    let Some(path) = path_now(field, base, now) else {
        // the item is not there any more: the whole list is at stake
        let list = field.split('.').take_while(|part| part.parse::<usize>().is_err()).collect::<Vec<_>>().join(".");
        return clash(&list, base.at(&list), mine.at(&list), now.at(&list));
    };
    let there = now.at(&path);
    if Value::same(there, new) {
        Fate::Done
    } else if Value::same(there, old) && now.reaches(&path) {
        Fate::Goes(Change::Set { field: path, old: there.cloned(), new: new.cloned() })
    } else {
        clash(&path, old, new, there)
    }
}

fn clash(field: &str, base: Option<&Value>, mine: Option<&Value>, theirs: Option<&Value>) -> Fate {
    Fate::Clashes(Clash { field: field.to_owned(), base: base.cloned(), mine: mine.cloned(), theirs: theirs.cloned() })
}

fn count(record: &Record, field: &str, value: &Value) -> usize {
    record.at(field).map(Value::as_list).unwrap_or_default().iter().filter(|item| item.same_as(value)).count()
}

/// Whether an item that is not there any more was changed rather than taken out.
fn is_edited(field: &str, value: &Value, base: &Record, now: &Record) -> bool {
    let items = |record: &Record| record.at(field).map(Value::as_list).unwrap_or_default().to_vec();
    let nth = items(base).iter().position(|item| item.same_as(value));
    nth.and_then(|nth| place_now(nth, &items(base), &items(now))).is_some()
}

/// The path of a field in the record as it is now: items of lists may have other places there.
fn path_now(path: &str, base: &Record, now: &Record) -> Option<String> {
    let mut found: Vec<String> = Vec::new();
    let mut prefix: Vec<&str> = Vec::new();
    for part in path.split('.') {
        let lists = (base.at(&prefix.join(".")), now.at(&found.join(".")));
        match (lists, part.parse::<usize>()) {
            ((Some(Value::List(before)), Some(Value::List(after))), Ok(nth)) => {
                found.push(place_now(nth, before, after)?.to_string());
            }
            ((Some(Value::List(_)), _), Ok(_)) => return None,
            _ => found.push(part.to_owned()),
        }
        prefix.push(part);
    }
    Some(found.join("."))
}

/// Where the `nth` item of a list is now: the same item, else the one record that shares its longest text.
fn place_now(nth: usize, before: &[Value], after: &[Value]) -> Option<usize> {
    let item = before.get(nth)?;
    if after.get(nth).is_some_and(|there| there.same_as(item)) {
        return Some(nth);
    }
    if let Some(at) = after.iter().position(|there| there.same_as(item)) {
        return Some(at);
    }
    let texts = item.as_record()?.0.iter().filter_map(|(name, value)| Some((name, value.as_text()?)));
    let (name, text) = texts.max_by_key(|(_, text)| text.len())?;
    let mut alike = after.iter().enumerate().filter(|(_, there)| there.as_record().is_some_and(|record| record.text(name) == text));
    let (at, _) = alike.next()?;
    alike.next().is_none().then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(status: &str, meetings: &[&str], promise: &str) -> Record {
        let promise = Record::default().with("what", Value::text("send comments")).with("status", Value::text(promise));
        Record::default()
            .with("status", Value::text(status))
            .with("meetings", Value::List(meetings.iter().map(|id| Value::text(*id)).collect()))
            .with("commitments", Value::List(vec![Value::Record(promise)]))
    }

    fn merged(base: &Record, mine: &Record, theirs: &Record) -> (Record, Vec<String>) {
        let rebased = rebase(base, mine, theirs);
        let mut now = theirs.clone();
        for change in &rebased.changes {
            change.apply(&mut now);
        }
        (now, rebased.clashes.into_iter().map(|clash| clash.field).collect())
    }

    #[test]
    fn different_fields_and_list_items_join() {
        let base = record("planned", &["a"], "open");
        let (mine, theirs) = (record("done", &["a", "b"], "open"), record("planned", &["c", "a"], "done"));
        assert_eq!(merged(&base, &mine, &theirs), (record("done", &["c", "a", "b"], "done"), vec![]));
    }

    #[test]
    fn events_of_both_unite_also_where_one_is_out_of_order() {
        let event = |day: &str| Value::Record(Record::default().with("date", Value::Day(day.parse().unwrap())));
        let history = |days: &[&str]| Record::default().with("history", Value::List(days.iter().map(|day| event(day)).collect()));
        let (base, mine) = (history(&["2024-01-01", "2024-05-01"]), history(&["2024-01-01", "2024-05-01", "2024-03-01"]));
        let theirs = history(&["2024-01-01", "2024-02-01", "2024-05-01"]);
        assert_eq!(merged(&base, &mine, &theirs), (history(&["2024-01-01", "2024-02-01", "2024-03-01", "2024-05-01"]), vec![]));
    }

    #[test]
    fn the_same_change_on_both_sides_is_no_clash() {
        let (base, both) = (record("planned", &["a"], "open"), record("done", &["b"], "done"));
        assert_eq!(merged(&base, &both, &both), (both.clone(), vec![]));
        assert_eq!(merged(&base, &base, &both), (both.clone(), vec![]));
        assert_eq!(merged(&base, &both, &base), (both, vec![]));
    }

    #[test]
    fn the_same_field_with_two_values_clashes() {
        let base = record("planned", &["a"], "open");
        let (now, clashes) = merged(&base, &record("done", &[], "withdrawn"), &record("ongoing", &["a"], "done"));
        assert_eq!(clashes, ["status", "commitments.0.status"]);
        assert_eq!(now, record("ongoing", &[], "done"));
    }

    #[test]
    fn an_item_that_one_changes_and_the_other_takes_out_clashes() {
        let base = record("planned", &[], "open");
        let mut mine = base.clone();
        mine.set("commitments", Some(Value::List(Vec::new())));
        assert_eq!(rebase(&base, &mine, &record("planned", &[], "done")).clashes.len(), 1);
        assert_eq!(rebase(&base, &record("planned", &[], "done"), &mine).clashes.len(), 1);
    }
}
