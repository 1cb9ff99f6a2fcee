//! What changed between two pictures, as plain data: rows that came and went, statuses with the
//! meeting at which they were stated, links, notes, commitments, and each field where both pictures
//! know it. What a picture does not know is said to be unknown, never guessed.

pub(super) mod ahead;
mod compare;

use std::collections::{BTreeSet, HashSet};

use ahead::until;
use chrono::NaiveDate;

use super::as_of::Moment;
use super::change::{Change, What};
use super::picture::{Knows, Picture, Seen};
use super::told::{Both, links, new_events, noted, status};
use crate::domain::edit::Target;
use crate::domain::event::commitments;
use crate::domain::field::Kind;
use crate::domain::value::{Record, Value};
use crate::workspace::Workspace;
use crate::workspace::filed::Moved;

/// What the files cannot tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gap {
    /// Deadlines, progress and the other fields keep no history.
    Fields,
    /// No event tells how these projects stood at the base, nor since: their ids.
    Silent(Vec<String>),
    /// So many commitments of meetings before the base are closed; when is not in the files.
    Closed(usize),
    /// Entries and links of these projects are dated later than today, and not counted.
    Ahead(Vec<String>),
}

/// The changes since a moment, and what is not known of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Changes {
    pub since: Moment,
    pub changes: Vec<Change>,
    pub gaps: Vec<Gap>,
}

/// The changes from a moment to a picture of the same workspace, by what the history tells.
pub fn since(workspace: &Workspace, now: Picture, moment: &Moment, today: NaiveDate) -> Changes {
    let base = now.then(workspace, moment);
    since_base(&base, now, moment, today)
}

/// The same from a base of which a picture is at hand.
pub(super) fn since_base(base: &Picture, now: Picture, moment: &Moment, today: NaiveDate) -> Changes {
    let (now, ahead) = until(now, base, today);
    let mut found = since_picture(base, &now, moment);
    found.gaps.extend(ahead);
    found
}

/// The changes since a moment of which a picture was kept: from the history, or from files of that time.
fn since_picture(base: &Picture, now: &Picture, moment: &Moment) -> Changes {
    let mut changes = diff(base, now);
    if base.knows == Knows::History {
        changes.extend(closed_since(now, moment));
    }
    Changes { since: moment.clone(), gaps: gaps(base, now, moment, &changes), changes }
}

/// Adds what the history does not tell and files of that time do: deadlines, progress and the other fields of rows that
/// were there already. What was stated stays as the history has it, since files are often written later than things happen.
/// How often a deadline moved counts all commits, and what is not committed yet.
pub fn with_files(mut told: Changes, then: &Picture, now: &Picture, moved: &Moved) -> Changes {
    let by_files = |change: &Change| matches!(change.what, What::Due | What::Field) || (change.what != What::Kept && is_list(change));
    let is_there = |change: &Change| then.row(&change.target).is_some();
    let more: Vec<Change> = diff(then, now).into_iter().filter(|change| by_files(change) && is_there(change)).collect();
    for mut change in more {
        let due = moved.get(&change.target.id).filter(|_| change.what == What::Due && change.from.is_some());
        change.moves = due.map_or(0, |(times, last)| times + usize::from(!Value::same(last.as_ref(), change.to.as_ref())));
        // beside what is told of the same row
        let at = told.changes.iter().rposition(|other| other.target == change.target).map_or(told.changes.len(), |at| at + 1);
        told.changes.insert(at, change);
    }
    told.gaps.retain(|gap| *gap != Gap::Fields);
    told
}

/// What a list gained or lost, other than those of which the history tells.
fn is_list(change: &Change) -> bool {
    matches!(change.what, What::Gained | What::Lost) && !matches!(change.field.as_str(), "history" | "meetings" | "commitments")
}

/// What is different between two pictures, in the order of the second one, then what is gone.
pub fn diff(base: &Picture, now: &Picture) -> Vec<Change> {
    let both = Both::new(base, now);
    let mut changes = Vec::new();
    let mut told: HashSet<&Target> = HashSet::new();
    for seen in now.rows.iter().filter(|seen| told.insert(&seen.target)) {
        match both.was.get(&seen.target) {
            Some(was) if base.knows == Knows::Everything => compare::fields(was, seen, &both, &mut changes),
            Some(was) => by_history(was, seen, &both, &mut changes),
            None => added(seen, &both, &mut changes),
        }
    }
    let gone = base.rows.iter().filter(|seen| !both.is.contains_key(&seen.target));
    changes.extend(gone.map(|seen| Change::new(seen, What::Removed, "")));
    changes
}

/// The history tells of statuses, links and events.
fn by_history(was: &Seen, is: &Seen, both: &Both<'_>, changes: &mut Vec<Change>) {
    if is.target.kind != Kind::Project {
        return;
    }
    let mut events = new_events(&was.record, &is.record);
    let from = changes.len();
    changes.extend(status(was, is, &mut events, both));
    changes.extend(events.iter().filter_map(|event| noted(is, event)));
    let links = links(was, is, both);
    let told: Vec<String> = changes.iter().skip(from).map(|change| change.meeting.clone()).collect();
    changes.extend(links.into_iter().filter(|link| !told.contains(&link.meeting)));
}

/// A row that was not there. Where the history is the witness, what it says since is told too.
fn added(seen: &Seen, both: &Both<'_>, changes: &mut Vec<Change>) {
    let by_history = both.base.knows == Knows::History;
    let mut change = Change::new(seen, What::Added, "");
    match seen.target.kind {
        Kind::Project => {
            change.to = seen.status().map(|status| Value::text(status.name()));
            seen.record.text("follows").clone_into(&mut change.other);
        }
        Kind::Meeting => change.date = seen.record.get("date").and_then(Value::as_when),
        // the history does not tell when an organisation or a plan joined the files, but a plan's period does
        Kind::Organisation if by_history => return,
        Kind::Organisation | Kind::Plan => {}
    }
    let begun = changes.len();
    if by_history && seen.target.kind == Kind::Project {
        // an older plan may have had the project before its first entry
        change.from_known = both.plan_is_new(seen);
        let mut events = new_events(&Record::default(), &seen.record);
        let stated = events.iter().rposition(|event| event.status.is_some() && event.status == seen.status());
        changes.push(match stated {
            Some(at) => change.stated(&events.remove(at)),
            None => change,
        });
        changes.extend(events.iter().filter_map(|event| noted(seen, event)));
        let empty = Seen { record: Record::default(), ..seen.clone() };
        let told: Vec<String> = changes.iter().skip(begun).map(|change| change.meeting.clone()).collect();
        changes.extend(links(&empty, seen, both).into_iter().filter(|link| !told.contains(&link.meeting)));
    } else {
        changes.push(change);
    }
    if seen.target.kind == Kind::Meeting && by_history {
        changes.extend(commitments(&seen.record).into_iter().filter(|one| !one.what.is_empty()).map(|one| promised(seen, &one)));
    }
}

fn promised(meeting: &Seen, commitment: &crate::domain::event::Commitment) -> Change {
    Change {
        meeting: meeting.target.id.clone(),
        date: meeting.record.get("date").and_then(Value::as_when),
        by: commitment.side.clone(),
        note: commitment.what.clone(),
        ..Change::new(meeting, What::Promised, "commitments").values(None, Some(Value::text(&*commitment.status)))
    }
}

/// Commitments of the base meeting itself that are no longer open: they can only have been closed since.
fn closed_since(now: &Picture, moment: &Moment) -> Vec<Change> {
    let Some(meeting) = moment.meeting.as_ref().and_then(|id| now.row(&Target::new(Kind::Meeting, id.clone()))) else { return Vec::new() };
    let closed = commitments(&meeting.record).into_iter().filter(|one| is_closed(&one.status));
    closed
        .map(|one| {
            let change = Change { what: What::Kept, ..promised(meeting, &one) };
            Change { date: None, from: Some(Value::text("open")), ..change }
        })
        .collect()
}

fn is_closed(status: &str) -> bool {
    !matches!(status, "" | "open" | "unknown")
}

/// What the base cannot tell.
fn gaps(base: &Picture, now: &Picture, moment: &Moment, changes: &[Change]) -> Vec<Gap> {
    if base.knows == Knows::Everything {
        return Vec::new();
    }
    let told: BTreeSet<&str> = changes.iter().map(|change| change.target.id.as_str()).collect();
    let silent = |seen: &&Seen| seen.target.kind == Kind::Project && seen.status().is_none() && !told.contains(seen.target.id.as_str());
    let silent: Vec<String> = base.rows.iter().filter(silent).map(|seen| seen.target.id.clone()).collect();
    let before = |seen: &&Seen| {
        seen.target.kind == Kind::Meeting
            && now.held.get(&seen.target.id).is_some_and(|date| date.last() <= moment.day)
            && moment.meeting.as_ref() != Some(&seen.target.id)
    };
    let closed = now.rows.iter().filter(before).flat_map(|seen| commitments(&seen.record)).filter(|one| is_closed(&one.status)).count();
    let mut gaps = vec![Gap::Fields];
    gaps.extend((!silent.is_empty()).then_some(Gap::Silent(silent)));
    gaps.extend((closed > 0).then_some(Gap::Closed(closed)));
    gaps
}
