//! A row that one side gave to another file, while the other side changed it: before the files are merged it
//! goes there on all sides, so that a move and an edit do not clash. A whole file that got another name is
//! all its rows. Where both moved a row it stands where theirs is.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::super::Workspace;
use super::apart::called_alike;
use super::bare;
use crate::domain::edit::{Change, Edit, Place, Target};
use crate::text::document::Document;
use crate::text::read::record;

/// Where each row stands, with its text; rows of which there are two are left out.
type Places = HashMap<Target, (String, String)>;

/// The three states of the files that changed; `ours` may have more files.
#[derive(Debug)]
pub struct Sides<'a> {
    pub base: &'a mut Workspace,
    pub ours: &'a mut Workspace,
    pub theirs: &'a mut Workspace,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Ours,
    Theirs,
}

/// A row of one side that is to go where the other side has it.
type Move = (Target, Side, String);

/// Moves rows as the other side has moved them. Gives back the names of the files that say something else now.
pub fn follow(sides: &mut Sides<'_>, files: &BTreeSet<String>) -> BTreeSet<String> {
    let [base, ours, theirs] = [&*sides.base, &*sides.ours, &*sides.theirs].map(|side| places(side, files));
    let mut moves: Vec<Move> = base.iter().filter_map(|(target, was)| changed_and_moved(target, was, &ours, &theirs)).collect();
    moves.extend(
        ours.iter().filter(|(target, _)| !base.contains_key(*target)).filter_map(|(target, own)| added_apart(target, own, &theirs)),
    );
    moves.extend(stranded((&base, sides.base), (&ours, sides.ours), (&theirs, sides.theirs), Side::Ours));
    moves.extend(stranded((&base, sides.base), (&theirs, sides.theirs), (&ours, sides.ours), Side::Theirs));
    // in the order in which the rows stand
    let place = |(target, side, _): &Move| {
        let places = if *side == Side::Ours { &ours } else { &theirs };
        let file = places.get(target).map(|(file, _)| file.clone()).unwrap_or_default();
        let workspace = if *side == Side::Ours { &*sides.ours } else { &*sides.theirs };
        (file, workspace.find(target.kind, &target.id).map(|handle| handle.slot))
    };
    moves.sort_by_cached_key(place);
    moves.dedup();
    let mut shifted = BTreeSet::new();
    for (target, side, to) in moves {
        if let Some(from) = shift(sides, &target, side, &to) {
            shifted.extend(from);
            shifted.insert(to);
        }
    }
    shifted
}

fn places(workspace: &Workspace, files: &BTreeSet<String>) -> Places {
    let mut found: HashMap<Target, Option<(String, String)>> = HashMap::new();
    for document in workspace.documents().iter().filter(|document| files.contains(document.name())) {
        for (slot, kind) in document.slots() {
            let Some(row) = document.row(slot) else { continue };
            let place = (document.name().to_owned(), row.source().to_owned());
            found.entry(Target::new(kind, row.id())).and_modify(|place| *place = None).or_insert(Some(place));
        }
    }
    found.into_iter().filter_map(|(target, place)| Some((target, place?))).filter(|(target, _)| !target.id.is_empty()).collect()
}

/// A row that one side moved and the other changed or moved too.
fn changed_and_moved(target: &Target, (from, text): &(String, String), ours: &Places, theirs: &Places) -> Option<Move> {
    let (own, other) = (ours.get(target)?, theirs.get(target)?);
    let is_moved = |(file, _): &(String, String)| file != from;
    let is_changed = |(_, now): &(String, String)| bare(now) != bare(text);
    match (is_moved(own), is_moved(other)) {
        (true, true) if own.0 != other.0 => Some((target.clone(), Side::Ours, other.0.clone())),
        (false, true) if is_changed(own) => Some((target.clone(), Side::Ours, other.0.clone())),
        (true, false) if is_changed(other) => Some((target.clone(), Side::Theirs, own.0.clone())),
        _ => None,
    }
}

/// A row that both added, or brought in half, in two files: it stands where theirs is, if it is called the same.
fn added_apart(target: &Target, (file, text): &(String, String), theirs: &Places) -> Option<Move> {
    let (to, other) = theirs.get(target).filter(|(to, _)| to != file)?;
    let record = |text: &str| record(text, target.kind, 0);
    called_alike(&record(text), &record(other)).then(|| (target.clone(), Side::Ours, to.clone()))
}

/// The rows that a side has in files which the other one has given another name: where the side changed such a file, all of
/// them go where they went, or where most went.
fn stranded(
    (base, before): (&Places, &Workspace),
    (side, own): (&Places, &Workspace),
    (other, mover): (&Places, &Workspace),
    whose: Side,
) -> Vec<Move> {
    let mut went: HashMap<&str, BTreeMap<&str, usize>> = HashMap::new();
    for (target, (from, _)) in base {
        if let Some((to, _)) = other.get(target).filter(|(to, _)| to != from) {
            *went.entry(from.as_str()).or_default().entry(to.as_str()).or_default() += 1;
        }
    }
    went.retain(|file, _| text_of(mover, file).is_none() && text_of(own, file) != text_of(before, file));
    let most = |file: &str| went.get(file)?.iter().max_by_key(|(_, many)| **many).map(|(to, _)| (*to).to_owned());
    let rows = side.iter().filter(|(target, (file, _))| other.get(*target).is_none_or(|(to, _)| to != file));
    rows.filter_map(|(target, (file, _))| {
        let majority = most(file)?;
        Some((target.clone(), whose, other.get(target).map_or(majority, |(to, _)| to.clone())))
    })
    .collect()
}

/// Moves a row on the side that has not done so, and in the base; nothing where one of them does not take it. Gives back the
/// files in which it stood.
fn shift(sides: &mut Sides<'_>, target: &Target, side: Side, to: &str) -> Option<Vec<String>> {
    let file_in = |workspace: &Workspace| workspace.find_row(target.kind, &target.id).map(|row| row.file().to_owned());
    let place = |file: &str| Place { file: file.to_owned(), after: None };
    let go = |from: &str| Edit { target: target.clone(), change: Change::Move { from: place(from), to: place(to) } };
    let before = file_in(sides.base).filter(|file| file != to);
    if let Some(before) = &before {
        sides.base.apply(vec![go(before)]).ok()?;
    }
    let own = if side == Side::Ours { &mut *sides.ours } else { &mut *sides.theirs };
    let from = file_in(own)?;
    if own.apply(vec![go(&from)]).is_err() {
        before.map(|_| sides.base.undo());
        return None;
    }
    Some(before.into_iter().chain([from]).collect())
}

/// What a file says; nothing where it is not there.
pub fn text_of(workspace: &Workspace, file: &str) -> Option<String> {
    workspace.documents().iter().find(|document| document.name() == file).map(Document::text)
}
