//! Every step is in the journal before it is on the screen, until it is saved. What a killed program
//! left there is offered at the next start, and joins what is on disk like an outside edit.

use std::path::PathBuf;

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::undecided::renamed_since;
use super::{Mode, Session};
use crate::domain::edit::{Change, Edit, Target};
use crate::domain::rebase::{Clash, rebase};
use crate::domain::value::{Record, Value};
use crate::i18n::message::Message;
use crate::store::clock;
use crate::store::journal::{self, Leftover};
use crate::workspace::Refused;
use crate::workspace::merge::apart::Renamed;
use crate::workspace::merge::{Conflict, Pick};

/// What a program that was killed had not saved.
#[derive(Debug)]
pub struct Unsaved {
    /// When the last of it was done, in local time.
    pub when: NaiveDateTime,
    pub edits: Vec<Edit>,
    leftover: Leftover,
}

impl Session {
    /// Keeps a journal below this folder from now on, unless the session is read-only.
    pub fn keep_journal(&mut self, state: Option<PathBuf>) {
        self.journal.keep(state.filter(|_| self.mode == Mode::ReadWrite));
    }

    /// Does edits as one step, on record before it is done.
    pub fn apply(&mut self, edits: Vec<Edit>) -> Result<(), Refused> {
        let step = edits.clone();
        self.workspace.apply(edits)?;
        self.settings_after(&step);
        self.record(&step);
        Ok(())
    }

    /// Takes back the last step; on record as what undoes it, since the step itself may be saved already.
    pub fn undo(&mut self) -> Option<Result<Vec<Edit>, Refused>> {
        let undone = self.workspace.undo();
        if let Some(Ok(edits)) = &undone {
            self.settings_after(edits);
            self.record(&edits.iter().rev().cloned().map(Edit::inverse).collect::<Vec<_>>());
            self.journal_saved();
        }
        undone
    }

    pub fn redo(&mut self) -> Option<Result<Vec<Edit>, Refused>> {
        let redone = self.workspace.redo();
        if let Some(Ok(edits)) = &redone {
            self.settings_after(edits);
            self.record(edits);
            self.journal_saved();
        }
        redone
    }

    /// Why the last step is not in the journal; told once.
    pub fn journal_trouble(&mut self) -> Option<Message> {
        self.journal.trouble()
    }

    /// Puts a step on record, as one line of JSON.
    fn record(&mut self, step: &[Edit]) {
        if !step.is_empty() {
            self.write(&Line::Step(step.to_vec()));
        }
    }

    /// Puts on record that a row has another id from now on.
    pub(super) fn record_renamed(&mut self, row: &Renamed) {
        if self.unsaved() > 0 {
            self.write(&Line::Renamed { row: row.target.clone(), id: row.id.clone() });
        }
    }

    fn write(&mut self, line: &Line) {
        if self.journal.is_kept() {
            let workspace = self.watched();
            self.journal.append(&workspace, &serde_json::to_string(line).unwrap_or_default());
        }
    }

    /// Everything that is saved leaves the journal; what waits for a decision stays.
    pub(super) fn journal_saved(&mut self) {
        if self.unsaved() > 0 {
            return;
        }
        self.journal.clear();
        let waiting: Vec<Edit> =
            self.conflicts.iter().filter(|conflict| !conflict.kept).flat_map(|conflict| conflict.edits(Pick::Mine)).cloned().collect();
        self.record(&waiting);
    }

    /// Ends the session as it should end: nothing is left to take up again.
    pub fn close(&mut self) {
        self.journal.remove();
    }

    /// What killed programs had not saved here, the oldest first.
    pub fn unsaved_before(&self) -> Vec<Unsaved> {
        let Some(state) = self.journal.state() else { return Vec::new() };
        let read = |leftover: Leftover| {
            let (edits, when) = (edits(&leftover.text), clock::local(leftover.written));
            if edits.is_empty() {
                leftover.remove();
                return None;
            }
            Some(Unsaved { when, edits, leftover })
        };
        journal::leftovers(state, &self.watched()).into_iter().filter_map(read).collect()
    }

    /// Takes up what a killed program had not saved: what fits what the files say now is done as one step, what is done
    /// already is passed over, the rest is a conflict. How many edits were done, and how many are to be decided.
    pub fn take_up(&mut self, unsaved: Unsaved) -> (usize, usize) {
        let before = self.conflicts.len();
        let mut fitting = Vec::new();
        // an exchange may have given a row another id meanwhile
        let renamed = renamed_since(self.root(), clock::seconds(unsaved.leftover.written));
        for edit in unsaved.edits {
            let edit = renamed.iter().fold(edit, |edit, (row, id)| edit.renamed(row, id));
            self.place_edit(edit, &mut fitting);
        }
        let mut done = fitting.len();
        if self.apply(fitting.clone()).is_err() {
            done = 0;
            for edit in fitting {
                match self.apply(vec![edit.clone()]) {
                    Ok(()) => done += 1,
                    Err(_) => self.conflicts.push(self.waiting(edit)),
                }
            }
        }
        let waiting: Vec<Edit> = self.conflicts.iter().skip(before).flat_map(|one| one.edits(Pick::Mine)).cloned().collect();
        self.record(&waiting);
        unsaved.leftover.remove();
        (done, self.conflicts.len() - before)
    }

    /// Throws away what a killed program had not saved.
    pub fn drop_unsaved(unsaved: Unsaved) {
        unsaved.leftover.remove();
    }

    fn place_edit(&mut self, edit: Edit, fitting: &mut Vec<Edit>) {
        // an edit may stand on one before it
        let mut record = self.workspace.record_of(&edit.target).unwrap_or_default();
        let added = |other: &&Edit| other.target == edit.target;
        for before in fitting.iter().filter(added) {
            match &before.change {
                Change::Add { record: new, .. } => record = new.clone(),
                change => change.apply(&mut record),
            }
        }
        match fate(&edit, &record) {
            Fate::Done => {}
            Fate::Fits => fitting.push(edit),
            Fate::Clashes => {
                let conflict = self.waiting(edit);
                self.conflicts.push(conflict);
            }
        }
    }

    /// An edit that waits for a decision.
    fn waiting(&self, edit: Edit) -> Conflict {
        let file = self.workspace.find_row(edit.target.kind, &edit.target.id).map(|row| row.file().to_owned());
        let record = self.workspace.record_of(&edit.target).unwrap_or_default();
        let file = file.unwrap_or_default();
        let clash = match &edit.change {
            Change::Set { field, old, new } => {
                Clash { field: field.clone(), base: old.clone(), mine: new.clone(), theirs: record.at(field).cloned() }
            }
            Change::Insert { field, value } | Change::Remove { field, value } => {
                Clash { field: field.clone(), base: None, mine: Some(value.clone()), theirs: record.at(field).cloned() }
            }
            Change::Add { record: own, .. } => {
                Clash { field: String::new(), base: None, mine: Some(Value::Record(own.clone())), theirs: Some(Value::Record(record)) }
            }
            Change::Drop { .. } | Change::Move { .. } => {
                Clash { field: String::new(), base: None, mine: None, theirs: Some(Value::Record(record)) }
            }
        };
        Conflict::of_edit(edit, &file, clash)
    }
}

enum Fate {
    Done,
    Fits,
    Clashes,
}

/// What becomes of an edit on a row that says this now; an empty record is no row.
fn fate(edit: &Edit, now: &Record) -> Fate {
    let has = |field: &str, value: &Value| now.at(field).map(Value::as_list).unwrap_or_default().iter().any(|item| item.same_as(value));
    let there = !now.0.is_empty();
    match &edit.change {
        Change::Set { field, new, .. } if there && Value::same(now.at(field), new.as_ref()) => Fate::Done,
        Change::Set { field, old, .. } if there && Value::same(now.at(field), old.as_ref()) => Fate::Fits,
        Change::Insert { field, value } if there => {
            if has(field, value) {
                Fate::Done
            } else {
                Fate::Fits
            }
        }
        Change::Remove { field, value } if there => {
            if has(field, value) {
                Fate::Fits
            } else {
                Fate::Done
            }
        }
        Change::Add { record, .. } if there => {
            if rebase(&Record::default(), record, now).clashes.is_empty() {
                Fate::Done
            } else {
                Fate::Clashes
            }
        }
        Change::Add { .. } => Fate::Fits,
        Change::Drop { .. } if !there => Fate::Done,
        Change::Drop { record, .. } if record.same_as(now) || record.0.is_empty() => Fate::Fits,
        Change::Move { .. } if there => Fate::Fits,
        _ => Fate::Clashes,
    }
}

/// A line of a journal.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
enum Line {
    Step(Vec<Edit>),
    /// What the lines before call so has this id now.
    Renamed {
        row: Target,
        id: String,
    },
}

/// What the lines of a journal come to: changes of one field are one, and what was taken back is out.
fn edits(text: &str) -> Vec<Edit> {
    let mut joined: Vec<Edit> = Vec::new();
    // a line that was cut off was never acknowledged
    for line in text.lines().filter_map(|line| serde_json::from_str::<Line>(line).ok()) {
        match line {
            Line::Step(step) => join(step, &mut joined),
            Line::Renamed { row, id } => joined = joined.into_iter().map(|edit| edit.renamed(&row, &id)).collect(),
        }
    }
    joined.retain(|edit| !matches!(&edit.change, Change::Set { old, new, .. } if old == new));
    joined
}

fn join(step: Vec<Edit>, joined: &mut Vec<Edit>) {
    for edit in step {
        let field = |other: &Edit| match (&other.change, &edit.change) {
            (Change::Set { field, .. }, Change::Set { field: same, .. }) => other.target == edit.target && field == same,
            _ => false,
        };
        if let Some(opposite) = joined.iter().rposition(|other| takes_back(other, &edit)) {
            joined.remove(opposite);
            if matches!(edit.change, Change::Drop { .. }) {
                // what was done to a row that never was
                joined.retain(|other| other.target != edit.target);
            }
        } else if let Some(before) = joined.iter_mut().rev().find(|other| field(other))
            && let (Change::Set { new, .. }, Change::Set { new: last, .. }) = (&mut before.change, &edit.change)
        {
            new.clone_from(last);
        } else {
            joined.push(edit);
        }
    }
}

/// Whether the second edit takes the first one back.
fn takes_back(first: &Edit, second: &Edit) -> bool {
    let same = first.target == second.target;
    same && match (&first.change, &second.change) {
        (Change::Insert { field, value }, Change::Remove { field: other, value: gone })
        | (Change::Remove { field, value }, Change::Insert { field: other, value: gone }) => field == other && value == gone,
        (Change::Add { .. }, Change::Drop { .. }) => true,
        (Change::Drop { record, .. }, Change::Add { record: back, .. }) => record.same_as(back),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(new: &str) -> Edit {
        Edit::set(Target::project("A"), "status", Some(Value::text("planned")), Some(Value::text(new)))
    }

    #[test]
    fn the_lines_come_to_what_is_left() {
        let note = Edit::insert(Target::project("A"), "tags", Value::Float(f64::INFINITY));
        let link = Edit::insert(Target::project("A"), "meetings", Value::text("m"));
        let steps = [vec![set("ongoing")], vec![note.clone()], vec![link.clone()], vec![link.inverse()], vec![set("done")]];
        let text: String = steps.iter().map(|step| serde_json::to_string(step).unwrap() + "\n").collect();
        assert_eq!(edits(&text), [set("done"), note]);
        assert_eq!(edits(&(text + "[{\"targ")).len(), 2);
    }

    #[test]
    fn what_was_done_to_a_row_goes_along_with_its_new_id() {
        let renamed = Line::Renamed { row: Target::project("A"), id: "B".to_owned() };
        let text = format!("{}\n{}\n", serde_json::to_string(&[set("done")]).unwrap(), serde_json::to_string(&renamed).unwrap());
        assert_eq!(edits(&text)[0].target, Target::project("B"));
    }
}
