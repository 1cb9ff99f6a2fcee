//! A run was cut off after its joint commit was sent, or a file was changed meanwhile: the working files do
//! not yet show the fields in which both clashed. What would have waited there is found again, from the
//! commits alone, and waits as if nothing had happened.

use std::collections::BTreeMap;

use super::super::repository::{Entry, Name, Repository, Trouble};
use super::branch::Branch;
use super::combine::{Next, merge};
use crate::domain::edit::{Change, Edit};
use crate::text::document::Document;
use crate::workspace::merge::{Conflict, Pick};
use crate::workspace::settings::Settings;
use crate::workspace::{Loaded, Workspace};

/// Lays our values of an earlier joint commit over what the working files will say. `base` is the last commit that both
/// sides have: where a joint commit among `theirs` follows on it, that one is ours.
pub(super) fn lay_over(repository: &Repository, branch: &Branch, (base, theirs): (&str, &str), next: &mut Next) -> Result<(), Trouble> {
    let joined = repository.git.text(&["rev-list", "--merges", "--parents", &format!("{base}..{theirs}")])?;
    let others = joined.lines().find_map(|line| {
        let mut words = line.split(' ').skip(1);
        (words.next() == Some(base)).then(|| words.next().map(str::to_owned)).flatten()
    });
    let Some(others) = others else { return Ok(()) };
    let Some(before) = repository.git.answer(&["merge-base", base, &others])? else { return Ok(()) };
    let (mut workspace, mut again) = (at(repository, base)?, Next::default());
    merge(repository, branch, &mut workspace, (&before, base, &others), &mut again)?;
    let entries = repository.files(&next.commit)?;
    for (name, text) in again.working.iter().filter(|(name, _)| !entries.contains_key(*name)) {
        next.working.entry(name.clone()).or_insert_with(|| text.clone());
    }
    let mut waits: BTreeMap<Name, Vec<Edit>> = BTreeMap::new();
    for conflict in again.conflicts.iter().filter(|conflict| !conflict.removes()) {
        waits.entry(repository.name_of(&conflict.file)).or_default().extend(ours(conflict));
    }
    let texts = repository.contents(entries.iter().filter(|(name, _)| waits.contains_key(*name)).map(|(_, entry)| entry))?;
    for (name, edits) in waits {
        let committed = |entry: &Entry| String::from_utf8(texts.get(&entry.id)?.clone()).ok();
        let text = next.working.get(&name).cloned().or_else(|| entries.get(&name).and_then(committed));
        if let (Some(text), Some(file)) = (text, repository.name_in_workspace(&name)) {
            next.working.insert(name.clone(), laid(file, text, edits));
        }
    }
    let new = again.clashes.into_iter().filter(|clash| !next.clashes.contains(clash)).collect::<Vec<_>>();
    next.clashes.extend(new);
    next.renamed.extend(again.renamed);
    Ok(())
}

/// The workspace as it was in a commit.
fn at(repository: &Repository, commit: &str) -> Result<Workspace, Trouble> {
    let entries = repository.files(commit)?;
    let contents = repository.contents(entries.values())?;
    let loaded = entries.iter().filter_map(|(name, entry)| {
        let text = String::from_utf8(contents.get(&entry.id)?.clone()).ok()?;
        Some(Loaded::read(repository.name_in_workspace(name)?, text))
    });
    Ok(Workspace::new(loaded.collect(), Settings::default()))
}

/// What makes theirs ours again: the fields, or the row that they took out.
fn ours(conflict: &Conflict) -> Vec<Edit> {
    match conflict.edits(Pick::Mine) {
        [] => conflict.edits(Pick::Theirs).iter().cloned().map(Edit::inverse).collect(),
        edits => edits.to_vec(),
    }
}

/// A text with those edits done whose field still says what it said then.
fn laid(file: &str, text: String, edits: Vec<Edit>) -> String {
    let mut workspace = Workspace::new(vec![Loaded::read(file, text)], Settings::default());
    for edit in edits {
        let row = workspace.record_of(&edit.target);
        let still = match (&edit.change, &row) {
            (Change::Set { field, old, .. }, Some(row)) => row.at(field) == old.as_ref(),
            (Change::Add { .. }, None) => true,
            _ => false,
        };
        if still {
            // what the row does not take any more was told, and stands in the history
            let _ = workspace.apply(vec![edit]);
        }
    }
    workspace.document(0).map(Document::text).unwrap_or_default()
}
