//! Ids that both sides gave at the same time to rows of different files: both rows are kept, and that is
//! told. A project or a meeting of ours gets another id where that can be written.

use std::collections::HashMap;

use super::super::repository::{Differing, Entry, Repository, Trouble};
use crate::domain::edit::{Change, Target};
use crate::i18n::message::{Message, tell};
use crate::text::document::Document;
use crate::workspace::compare;
use crate::workspace::merge::apart::Renamed;

/// What to say of each such id.
pub(super) fn same_ids(
    repository: &Repository,
    base: &str,
    (ours, theirs): (&str, &str),
    renamed: &[Renamed],
) -> Result<Vec<Message>, Trouble> {
    let mut own = added(repository, base, ours)?;
    own.retain(|target, _| renamed.iter().all(|row| row.target != *target));
    if own.is_empty() {
        return Ok(Vec::new());
    }
    let others = added(repository, base, theirs)?;
    let both = own.into_iter().filter_map(|(target, here)| Some((target.id.clone(), here, others.get(&target)?)));
    let mut both: Vec<(String, String, &String)> = both.filter(|(_, here, there)| here != *there).collect();
    both.sort();
    let message = |(id, here, there): (String, String, &String)| {
        tell("sync-same-id", [("id", id.into()), ("here", here.into()), ("there", there.into())])
    };
    Ok(both.into_iter().map(message).collect())
}

/// The rows that one side added, with their files.
fn added(repository: &Repository, base: &str, side: &str) -> Result<HashMap<Target, String>, Trouble> {
    let changed: Vec<Differing> = repository.differing(base, side)?.into_iter().filter(|one| repository.is_plan(&one.name)).collect();
    let texts = repository.contents(changed.iter().flat_map(|one| [&one.old, &one.new]).flatten())?;
    let read = |file: &str, entry: Option<&Entry>| {
        let text = entry.and_then(|entry| texts.get(&entry.id)).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        Document::read(file, text.unwrap_or_default())
    };
    let edits = changed
        .iter()
        .filter_map(|one| Some((one, repository.name_in_workspace(&one.name)?)))
        .flat_map(|(one, file)| compare::between(file, &read(file, one.old.as_ref()), &read(file, one.new.as_ref())));
    // a row that was only moved is no new one
    let added = compare::joined(edits.collect()).into_iter().filter_map(|edit| match edit.change {
        Change::Add { place, .. } => Some((edit.target, place.file)),
        _ => None,
    });
    Ok(added.collect())
}
