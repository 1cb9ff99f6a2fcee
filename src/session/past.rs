//! How the files of a workspace were: in a commit, on a day, in another folder. It reads only git's objects
//! and never a setting that could run something.

use std::collections::HashMap;
use std::path::Path;
use std::time::Duration;

use chrono::NaiveDate;

use super::repository::{Entry, Name, Repository, Trouble};
use super::{Mode, Session, commits};
use crate::domain::field::{Key, Kind};
use crate::i18n::message::{say, tell};
use crate::workspace::compare::Pair;
use crate::workspace::filed::Filed;
use crate::workspace::settings::Settings;
use crate::workspace::{Loaded, Workspace};

/// No other machine is asked.
pub(super) const PATIENCE: Duration = Duration::from_secs(60);

/// Names and texts of the files of a workspace.
pub type Files = Vec<(String, String)>;

/// The files that a word stands for: a folder or a file, else a commit of the repository of `workspace`.
pub fn files(word: &str, workspace: &Path) -> Result<Files, Trouble> {
    if Path::new(word).exists() {
        return here(Path::new(word));
    }
    let no_commit = || Trouble::refused(tell("sync-no-commit", [("word", word.into())]), say("sync-no-commit-hint"));
    let repository = Repository::open(root(workspace), PATIENCE)?;
    let commit = repository.commit_of(word)?.ok_or_else(no_commit)?;
    files_of(&repository, &commit, workspace)
}

/// The files as they were committed at the end of a day; none where there is no git, or nothing was committed by then.
pub fn files_on(day: NaiveDate, workspace: &Path) -> Option<Files> {
    let repository = Repository::open(root(workspace), PATIENCE).ok()?;
    let commit = repository.commit_on(day).ok()??;
    files_of(&repository, &commit, workspace).ok().filter(|files| !files.is_empty())
}

/// The workspace as it was committed at the end of a day, and how often the deadlines moved that are others now.
pub fn filed_on(day: NaiveDate, workspace: &Path) -> Option<Filed> {
    let read = |files: Files| Workspace::new(files.into_iter().map(|(name, text)| Loaded::read(name, text)).collect(), Settings::default());
    let then = read(files_on(day, workspace)?);
    let now = here(workspace).map(read).unwrap_or_default();
    let due = |workspace: &Workspace, id: &str| workspace.find_row(Kind::Project, id).map(|row| row.text(Key::Due).into_owned());
    let rows = now.all(Kind::Project).filter_map(|project| now.row(project));
    let ids = rows.map(|row| row.id().into_owned()).filter(|id| due(&then, id).is_some_and(|old| Some(old) != due(&now, id)));
    let moved = commits::deadlines(workspace, &ids.collect()).unwrap_or_default();
    Some(Filed { workspace: then, moved })
}

fn files_of(repository: &Repository, commit: &str, workspace: &Path) -> Result<Files, Trouble> {
    let entries = repository.files(commit)?;
    let contents = repository.contents(entries.values())?;
    let file = |(name, entry): (&Name, &Entry)| {
        let text = contents.get(&entry.id)?;
        Some((repository.name_in_workspace(name)?.to_owned(), String::from_utf8_lossy(text).into_owned()))
    };
    Ok(only(workspace, entries.iter().filter_map(file).collect()))
}

/// The files of a folder, or one file, as they are now.
pub fn here(path: &Path) -> Result<Files, Trouble> {
    let session = Session::open(path, Mode::ReadOnly)?;
    Ok(session.workspace.documents().iter().map(|document| (document.name().to_owned(), document.text())).collect())
}

/// Of a workspace of one file only that file is meant.
fn only(workspace: &Path, mut files: Files) -> Files {
    if workspace.is_file() {
        files.retain(|(name, _)| Path::new(name).file_name() == workspace.file_name());
    }
    files
}

pub(super) fn root(workspace: &Path) -> &Path {
    if workspace.is_dir() { workspace } else { workspace.parent().unwrap_or(workspace) }
}

/// The files that differ, side by side. Two files alone are compared whatever their names.
pub fn pairs(old: Files, new: Files) -> Vec<Pair> {
    if let ([(_, before)], [(name, after)]) = (&old[..], &new[..]) {
        return vec![Pair { name: name.clone(), old: Some(before.clone()), new: Some(after.clone()) }];
    }
    let mut before: HashMap<String, String> = old.into_iter().collect();
    let mut found: Vec<Pair> = Vec::new();
    for (name, new) in new {
        let old = before.remove(&name);
        if old.as_ref() != Some(&new) {
            found.push(Pair { name, old, new: Some(new) });
        }
    }
    found.extend(before.into_iter().map(|(name, old)| Pair { name, old: Some(old), new: None }));
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found
}
