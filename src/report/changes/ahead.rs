//! What is dated later than today did not happen yet: entries, links and the meetings themselves are left out of what changed,
//! and a status that only such an entry states gives way to the one before. Which projects it is about is said.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::super::picture::{Picture, Seen};
use super::Gap;
use crate::domain::date::When;
use crate::domain::edit::Target;
use crate::domain::event::Event;
use crate::domain::field::Kind;
use crate::domain::status::Status;
use crate::domain::value::{Record, Value};

/// A picture without what is still to come, and what is to be said of it. A project of which all is still to come is left
/// out where the base does not have it either.
pub(in super::super) fn until(mut now: Picture, base: &Picture, today: NaiveDate) -> (Picture, Option<Gap>) {
    let held = std::mem::take(&mut now.held);
    now.rows.retain(|seen| seen.target.kind != Kind::Meeting || held.get(&seen.target.id).is_none_or(|date| date.last() <= today));
    let is_ahead = |date: Option<When>, meeting: &str| date.or_else(|| held.get(meeting).copied()).is_some_and(|when| when.first() > today);
    let known: HashSet<&Target> = base.of_kind(Kind::Project).iter().map(|seen| &seen.target).collect();
    let mut ids = Vec::new();
    now.rows.retain_mut(|seen| {
        let Some(is_left) = cut(seen, &is_ahead) else { return true };
        ids.push(seen.target.id.clone());
        is_left || known.contains(&seen.target)
    });
    now.held = held;
    (now, (!ids.is_empty()).then_some(Gap::Ahead(ids)))
}

/// Takes out of a project what is still to come; whether anything is left, or `None` where nothing was to be taken out.
fn cut(seen: &mut Seen, is_ahead: &dyn Fn(Option<When>, &str) -> bool) -> Option<bool> {
    let record = &seen.record;
    let event = |value: &Value| value.as_record().map(Event::of).unwrap_or_default();
    let comes = |value: &Value| {
        let Event { date, meeting, .. } = event(value);
        is_ahead(date, &meeting)
    };
    let links = |record: &Record| record.list("meetings").iter().any(|id| is_ahead(None, id.as_text().unwrap_or_default()));
    if seen.target.kind != Kind::Project || !(record.list("history").iter().any(comes) || links(record)) {
        return None;
    }
    let (ahead, history): (Vec<Value>, Vec<Value>) = record.list("history").iter().cloned().partition(comes);
    let links: Vec<Value> =
        record.list("meetings").iter().filter(|id| !is_ahead(None, id.as_text().unwrap_or_default())).cloned().collect();
    let last = |events: &[Value]| events.iter().rev().find_map(|value| event(value).status);
    if ahead.iter().any(|value| event(value).status.is_some()) && last(&ahead) == seen.status() {
        seen.record.set("status", last(&history).map(Status::name).map(Value::text));
    }
    let is_left = !history.is_empty() || !links.is_empty();
    put(&mut seen.record, "history", history);
    put(&mut seen.record, "meetings", links);
    Some(is_left)
}

fn put(record: &mut Record, name: &str, items: Vec<Value>) {
    if record.get(name).is_some() {
        record.set(name, Some(Value::List(items)));
    }
}
