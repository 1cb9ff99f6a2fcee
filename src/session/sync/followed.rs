//! Rows and files that went elsewhere on one side while the other changed them: they are followed before the
//! files are merged, so that nobody has to decide, and nothing is there twice. An id that both sides gave is
//! ours no more.

use std::collections::{BTreeMap, BTreeSet};

use super::super::repository::{Differing, Entry, Name, Repository, Trouble};
use crate::workspace::merge::apart::{Before, Renamed};
use crate::workspace::merge::moves::{self, Sides, text_of};
use crate::workspace::settings::Settings;
use crate::workspace::{Loaded, Workspace};

/// What differs from the base on one side, by name.
pub(super) type Differences = BTreeMap<Name, Differing>;

/// A file as it is to be merged, with the rows that were followed: in the base, here and there.
#[derive(Debug)]
pub(super) struct Shifted {
    pub(super) file: String,
    pub(super) texts: [Option<String>; 3],
    /// The file elsewhere, with a mode for it where it is not there.
    pub(super) there: Differing,
}

/// What was done before the files are merged.
#[derive(Debug, Default)]
pub(super) struct Followed {
    pub(super) shifted: Vec<Shifted>,
    /// Rows of ours that have another id now.
    pub(super) renamed: Vec<Renamed>,
}

/// Follows the rows; `workspace` is ours, and has them elsewhere, or with another id, afterwards too.
pub(super) fn follow(
    repository: &Repository,
    workspace: &mut Workspace,
    own: &Differences,
    others: &Differences,
) -> Result<Followed, Trouble> {
    let names: BTreeSet<&Name> = own.keys().chain(others.keys()).filter(|name| repository.is_plan(name)).collect();
    // a row goes from one file to another: one side has changed two
    if names.len() < 2 || own.is_empty() || others.is_empty() {
        return Ok(Followed::default());
    }
    let sides = |name: &Name| {
        let (here, there) = (own.get(name), others.get(name));
        let base = here.or(there).and_then(|one| one.old.as_ref());
        [base, here.map_or(base, |one| one.new.as_ref()), there.map_or(base, |one| one.new.as_ref())]
    };
    let texts = repository.contents(names.iter().flat_map(|name| sides(name)).flatten())?;
    let text = |entry: &Entry| String::from_utf8(texts.get(&entry.id).filter(|_| entry.is_file())?.clone()).ok();
    let whole = |name: &Name| sides(name).iter().flatten().all(|entry| text(entry).is_some());
    let mut files: BTreeMap<String, &Name> = BTreeMap::new();
    for name in names.into_iter().filter(|name| whole(name)) {
        files.extend(repository.name_in_workspace(name).map(|file| (file.to_owned(), name)));
    }
    // what is here must be what was committed here
    files.retain(|file, name| text_of(workspace, file) == sides(name)[1].and_then(text));
    let made = |which: usize| {
        let loaded = files.iter().filter_map(|(file, name)| {
            let entry = sides(name).get(which).copied().flatten()?;
            Some(Loaded::read(file.as_str(), text(entry)?))
        });
        Workspace::new(loaded.collect(), Settings::default())
    };
    let (mut base, mut theirs) = (made(0), made(2));
    let all: BTreeSet<String> = files.keys().cloned().collect();
    let mut shifted = moves::follow(&mut Sides { base: &mut base, ours: workspace, theirs: &mut theirs }, &all);
    let texts = |workspace: &Workspace| all.iter().map(|file| (file.clone(), text_of(workspace, file).unwrap_or_default())).collect();
    let before: Before = texts(workspace);
    let renamed = workspace.part(&texts(&base), &theirs.documents().iter().collect::<Vec<_>>());
    shifted
        .extend(before.into_iter().filter(|(file, text)| text_of(workspace, file).is_some_and(|now| now != *text)).map(|(file, _)| file));
    let shifted = shifted
        .into_iter()
        .map(|file| {
            let name = repository.name_of(&file);
            let [old, here, there] = files.get(&file).map_or([None; 3], |name| sides(name));
            let new = there.or(here).or(old).cloned().or_else(|| Some(Entry { mode: "100644".to_owned(), id: String::new() }));
            let texts = [text_of(&base, &file), text_of(workspace, &file), text_of(&theirs, &file)];
            Shifted { file, texts, there: Differing { name, old: old.cloned(), new } }
        })
        .collect();
    Ok(Followed { shifted, renamed })
}
