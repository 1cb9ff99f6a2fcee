//! A row that one side gave to another file, while the other side changed it: before the files are merged it
//! goes there on all sides, so that a move and an edit do not clash. A whole file that got another name is
//! all its rows. Where both moved a row it stands where theirs is.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::super::Workspace;
use super::bare;
use crate::domain::edit::{Change, Edit, Place, Target};
use crate::text::document::Document;

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
    moves.extend(added(&base, &ours, &theirs, sides.theirs, Side::Ours));
    moves.extend(added(&base, &theirs, &ours, sides.ours, Side::Theirs));
    // in the order in which the rows stand
    let place = |(target, side, _): &Move| {
        let places = if *side == Side::Ours { &ours } else { &theirs };
        let file = places.get(target).map(|(file, _)| file.clone()).unwrap_or_default();
        let workspace = if *side == Side::Ours { &*sides.ours } else { &*sides.theirs };
        (file, workspace.find(target.kind, &target.id).map(|handle| handle.slot))
    };
    moves.sort_by_cached_key(place);
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

/// The rows that a side added to files which are gone on the other side: they go where most of the others went.
fn added(base: &Places, side: &Places, other: &Places, mover: &Workspace, whose: Side) -> Vec<Move> {
    let mut went: HashMap<&str, BTreeMap<&str, usize>> = HashMap::new();
    for (target, (from, _)) in base {
        if let Some((to, _)) = other.get(target).filter(|(to, _)| to != from) {
            *went.entry(from.as_str()).or_default().entry(to.as_str()).or_default() += 1;
        }
    }
    let is_gone = |file: &str| !mover.documents().iter().any(|document| document.name() == file && !document.is_new());
    let new = side.iter().filter(|(target, _)| !base.contains_key(*target) && !other.contains_key(*target));
    new.filter_map(|(target, (file, _))| {
        let (to, _) = went.get(file.as_str()).filter(|_| is_gone(file))?.iter().max_by_key(|(_, many)| **many)?;
        Some((target.clone(), whose, (*to).to_owned()))
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
