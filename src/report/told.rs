//! What two pictures of a row tell of its statuses, events and links.

use std::collections::HashMap;

use super::change::{Change, What};
use super::picture::{Picture, Seen};
use crate::domain::edit::Target;
use crate::domain::event::Event;
use crate::domain::field::Kind;
use crate::domain::status::Status;
use crate::domain::value::{Record, Value};

/// Two pictures with their rows by id; of two rows with the same id the first.
pub(super) struct Both<'p> {
    pub(super) base: &'p Picture,
    pub(super) now: &'p Picture,
    pub(super) was: HashMap<&'p Target, &'p Seen>,
    pub(super) is: HashMap<&'p Target, &'p Seen>,
    pub(super) successors: HashMap<&'p str, &'p str>,
}

impl<'p> Both<'p> {
    pub(super) fn new(base: &'p Picture, now: &'p Picture) -> Both<'p> {
        let by_id = |picture: &'p Picture| picture.rows.iter().rev().map(|seen| (&seen.target, seen)).collect();
        let projects = now.rows.iter().rev().filter(|seen| seen.target.kind == Kind::Project);
        let successors = projects.map(|seen| (seen.record.text("follows"), seen.target.id.as_str())).collect();
        Both { base, now, was: by_id(base), is: by_id(now), successors }
    }

    /// Whether the plan of a project was not there either.
    pub(super) fn plan_is_new(&self, seen: &Seen) -> bool {
        let plan = Target::new(Kind::Plan, &*seen.plan);
        self.is.contains_key(&plan) && !self.was.contains_key(&plan)
    }
}

/// The events that are in the second record only, in its order.
pub(super) fn new_events(was: &Record, is: &Record) -> Vec<Event> {
    gained(was.list("history"), is.list("history")).into_iter().filter_map(Value::as_record).map(Event::of).collect()
}

/// The change of status with the event that states it, which is taken out of `events`.
pub(super) fn status(was: &Seen, is: &Seen, events: &mut Vec<Event>, both: &Both<'_>) -> Option<Change> {
    let (before, after) = (was.status(), is.status()?);
    let stated = events.iter().rposition(|event| event.status == Some(after));
    if before == Some(after) || (before.is_none() && stated.is_none()) {
        return None;
    }
    let text = |status: Status| Value::text(status.name());
    let mut change = Change::new(is, What::Status, "status").values(before.map(text), Some(text(after)));
    change.from_known = before.is_some();
    if after == Status::CarriedOver {
        both.successors.get(is.target.id.as_str()).copied().unwrap_or_default().clone_into(&mut change.other);
    }
    Some(match stated {
        Some(at) => change.stated(&events.remove(at)),
        None => change,
    })
}

/// An event that says something of its own.
pub(super) fn noted(seen: &Seen, event: &Event) -> Option<Change> {
    let status = event.status.map(|status| Value::text(status.name()));
    let says = status.is_some() || !event.note.is_empty();
    says.then(|| Change::new(seen, What::Event, "history").values(None, status).stated(event))
}

pub(super) fn links(was: &Seen, is: &Seen, both: &Both<'_>) -> Vec<Change> {
    let (before, after) = (was.record.list("meetings"), is.record.list("meetings"));
    let change = |what: What, id: &Value| {
        let meeting = id.as_text()?.to_owned();
        let date = both.now.held.get(&meeting).copied();
        let (from, to) = if what == What::Linked { (None, Some(id.clone())) } else { (Some(id.clone()), None) };
        Some(Change { date, meeting, ..Change::new(is, what, "meetings").values(from, to) })
    };
    let came = gained(before, after).into_iter().filter_map(|id| change(What::Linked, id));
    came.chain(lost(before, after).into_iter().filter_map(|id| change(What::Unlinked, id))).collect()
}

/// The items that are in the second list and not in the first, each as often as it is there more.
pub(super) fn gained<'v>(was: &'v [Value], is: &'v [Value]) -> Vec<&'v Value> {
    let mut left: Vec<&Value> = was.iter().collect();
    let mut new = Vec::new();
    for item in is {
        match left.iter().position(|other| Value::same(Some(other), Some(item))) {
            Some(at) => drop(left.swap_remove(at)),
            None => new.push(item),
        }
    }
    new
}

pub(super) fn lost<'v>(was: &'v [Value], is: &'v [Value]) -> Vec<&'v Value> {
    gained(is, was)
}
