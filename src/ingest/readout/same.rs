//! Whether a meeting is in the workspace already, by its date and its partner or its people, in
//! whatever language it was written down.

use chrono::NaiveDate;

use super::names;
use crate::domain::event::{self, Participant};
use crate::domain::field::Key;
use crate::workspace::Workspace;

/// The id of the meeting of that day with one of these partners, or with two of these people.
pub(super) fn same_as(workspace: &Workspace, date: NaiveDate, with: &[String], present: &[Participant]) -> Option<String> {
    let meetings = workspace.meetings_by_date();
    let first = meetings.partition_point(|(day, _)| *day < date);
    let that_day = meetings.iter().skip(first).take_while(|(day, _)| *day == date);
    let mut best: Option<(usize, String)> = None;
    for (_, handle) in that_day {
        let Some(row) = workspace.row(*handle) else { continue };
        // a meeting of which only the month is known may be another one
        if row.when(Key::Date).is_none_or(|when| when.first() != when.last()) {
            continue;
        }
        let partners = row.list(Key::With).filter(|id| with.iter().any(|other| other == id.as_ref())).count();
        let people = event::participants(&row.record());
        let met = people.iter().filter(|one| present.iter().any(|other| names::same_person(&one.name, &other.name))).count();
        let score = partners * 2 + met;
        if score >= 2 && best.as_ref().is_none_or(|(other, _)| score > *other) {
            best = Some((score, row.id().into_owned()));
        }
    }
    best.map(|(_, id)| id)
}
