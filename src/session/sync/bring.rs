//! The files here become what the joint commit says: each only if it still holds what we committed of
//! it. First the files, then git's index, then the branch: whoever is stopped in between finds what
//! looks like a change made here, and loses nothing.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::repository::{Differing, Entry, Name, Repository, Trouble, shown};
use super::branch::Branch;
use super::combine::Next;
use super::commit::{Index, Mine, move_branch, update_index};
use crate::i18n::message::{say, tell};
use crate::store::exchange::{self, Placed, State};
use crate::store::save::{self, Job, SaveFailure};

/// A file that is to become something else.
#[derive(Debug)]
struct Step {
    differing: Differing,
    old: State,
    new: State,
}

/// What is to be done here. Nothing is written before all of it was found possible.
#[derive(Debug, Default)]
pub(super) struct Plan {
    ours: Option<String>,
    steps: Vec<Step>,
    lines: Vec<(Name, Option<Entry>)>,
}

/// Looks at all files that differ; refuses where one of them cannot be brought up to date.
pub(super) fn plan(repository: &Repository, mine: &Mine, next: &Next) -> Result<Plan, Trouble> {
    if mine.commit.as_ref() == Some(&next.commit) {
        return Ok(Plan { ours: mine.commit.clone(), ..Plan::default() });
    }
    let empty = String::from_utf8_lossy(&repository.git.bytes(&["hash-object", "-t", "tree", "-w", "--stdin"], b"")?).trim_end().to_owned();
    let differing = repository.differing(mine.commit.as_deref().unwrap_or(&empty), &next.commit)?;
    let contents = repository.contents(differing.iter().flat_map(|one| [&one.old, &one.new]).flatten())?;
    let index = Index::read(repository)?;
    let lines = differing.iter().map(|one| (one.name.clone(), one.new.clone())).collect();
    if let Some(one) = differing.iter().find(|one| !is_safe(&one.name)) {
        let message = tell("sync-bad-name", [("file", shown(&one.name).into())]);
        return Err(Trouble::refused(message, say("sync-bad-name-hint")));
    }
    refuse_filtered(repository, &differing)?;
    let mut steps = Vec::new();
    for one in differing {
        if let Some(why) = mine.left_out.get(&one.name) {
            let message = tell("sync-left-out", [("file", shown(&one.name).into()), ("why", why.clone().into())]);
            return Err(Trouble::refused(message, say("sync-left-out-hint")));
        }
        if let Some(step) = (Look { repository, mine, next, contents: &contents, index: &index }).step(one)? {
            steps.push(step);
        }
    }
    // a file that others removed and that was changed here stays, and is no part of the commit
    Ok(Plan { ours: mine.commit.clone(), steps, lines })
}

/// With what a file is compared.
struct Look<'a> {
    repository: &'a Repository,
    mine: &'a Mine,
    next: &'a Next,
    contents: &'a BTreeMap<String, Vec<u8>>,
    index: &'a Index,
}

impl Look<'_> {
    fn step(&self, one: Differing) -> Result<Option<Step>, Trouble> {
        let name = shown(&one.name);
        // another repository inside is only noted by git; in a sparse checkout a file is not to be here
        let is_module = |entry: &Option<Entry>| entry.as_ref().is_some_and(|entry| entry.mode == "160000");
        if is_module(&one.old) || is_module(&one.new) || self.index.skipped.contains(&one.name) {
            return Ok(None);
        }
        if [&one.old, &one.new].into_iter().flatten().any(|entry| !entry.is_file()) {
            return Err(Trouble::refused(tell("sync-made-link", [("file", name.into())]), say("sync-made-link-hint")));
        }
        let (old, new) = (self.state(one.old.as_ref(), &name)?, self.state(one.new.as_ref(), &name)?);
        let new = self.next.working.get(&one.name).map_or(new, |text| State::File(text.clone().into_bytes()));
        self.refuse_unsaved(&one, &old, &new)?;
        Ok(Some(Step { differing: one, old, new }))
    }

    fn state(&self, entry: Option<&Entry>, name: &str) -> Result<State, Trouble> {
        let Some(entry) = entry else { return Ok(State::Nothing) };
        let content = self.contents.get(&entry.id).cloned().map(State::File);
        content.ok_or_else(|| Trouble::refused(tell("sync-too-large", [("file", name.into())]), say("sync-git-pull")))
    }

    /// What is here and in no commit is never written over.
    fn refuse_unsaved(&self, one: &Differing, old: &State, new: &State) -> Result<(), Trouble> {
        if self.mine.same.contains(&one.name) {
            return Ok(());
        }
        let (name, now) = (shown(&one.name), exchange::state(&self.repository.place(&one.name))?);
        if *old == State::Nothing && now != State::Nothing && now != *new {
            let message = tell("sync-name-taken", [("file", name.into())]);
            return Err(Trouble::refused(message, say("sync-name-taken-hint")));
        }
        let staged = self.index.entries.get(&one.name);
        if (now != *old && now != *new) || (staged != one.old.as_ref() && staged != one.new.as_ref()) {
            let message = tell("sync-uncommitted", [("file", name.into())]);
            return Err(Trouble::refused(message, say("sync-uncommitted-hint")));
        }
        Ok(())
    }
}

/// Files that git would rewrite on the way are left to git: their filters are programs.
fn refuse_filtered(repository: &Repository, differing: &[Differing]) -> Result<(), Trouble> {
    let names: Vec<&[u8]> = differing.iter().filter(|one| one.new.is_some()).map(|one| one.name.as_slice()).collect();
    if names.is_empty() {
        return Ok(());
    }
    let said = repository.git.bytes(&["check-attr", "-z", "--stdin", "filter", "working-tree-encoding"], &names.join(&0))?;
    let parts: Vec<&[u8]> = said.split(|byte| *byte == 0).collect();
    for triple in parts.chunks_exact(3) {
        let [name, attribute, value] = triple else { continue };
        if ![b"unspecified".as_slice(), b"unset", b"set"].contains(value) {
            let message = tell(
                "sync-filtered",
                [("file", shown(name).into()), ("setting", format!("{}: {}", shown(attribute), shown(value)).into())],
            );
            return Err(Trouble::refused(message, say("sync-filtered-hint")));
        }
    }
    Ok(())
}

/// A path that stays inside the working folder and outside of git's own.
fn is_safe(name: &[u8]) -> bool {
    let plain = |part: &[u8]| {
        let letters: Vec<u8> = part.iter().filter(|byte| byte.is_ascii()).map(u8::to_ascii_lowercase).collect();
        let end = letters.iter().rposition(|byte| !matches!(byte, b'.' | b' ')).map_or(0, |at| at + 1);
        let bare = letters.get(..end).unwrap_or_default();
        !part.is_empty() && part != b"." && part != b".." && bare != b".git" && !bare.starts_with(b"git~")
    };
    !name.is_empty() && !name.starts_with(b"/") && !name.contains(&b'\\') && name.split(|byte| *byte == b'/').all(plain)
}

/// Does it; false where somebody has changed something meanwhile.
pub(super) fn bring(repository: &Repository, branch: &Branch, plan: &Plan, next: &Next) -> Result<bool, Trouble> {
    for step in &plan.steps {
        if !done(repository, step)? {
            return Ok(false);
        }
    }
    if plan.ours.as_ref() == Some(&next.commit) {
        return Ok(true);
    }
    update_index(repository, &plan.lines)?;
    move_branch(repository, branch, &next.commit, plan.ours.as_deref(), "coplan sync: joined")
}

fn done(repository: &Repository, step: &Step) -> Result<bool, Trouble> {
    let path = repository.place(&step.differing.name);
    let now = exchange::state(&path)?;
    if now == step.new {
        return Ok(true);
    }
    if now != step.old {
        return Ok(false);
    }
    let is_program = step.differing.new.as_ref().is_some_and(|entry| entry.mode == "100755");
    let placed = match (&step.old, &step.new) {
        (_, State::Nothing | State::Other) => exchange::remove(&repository.top, &path, &step.old)?,
        (old, State::File(new)) => match job(repository, step, old, new) {
            Some(job) => return saved(&job),
            None => exchange::put(&repository.top, &path, old, new, is_program)?,
        },
    };
    Ok(placed == Placed::Done)
}

/// A file of the workspace is saved as every other save of it: with its mode, owner and a sync.
fn job(repository: &Repository, step: &Step, old: &State, new: &[u8]) -> Option<Job> {
    let State::File(old) = old else { return None };
    let name = Some(&step.differing.name).filter(|name| repository.is_plan(name))?;
    let (old, new) = (std::str::from_utf8(old).ok()?, std::str::from_utf8(new).ok()?);
    Some(Job { path: repository.place(name), expected: Some(Arc::from(old)), new: Arc::from(new) })
}

fn saved(job: &Job) -> Result<bool, Trouble> {
    match save::save(job) {
        Ok(_) => Ok(true),
        Err(SaveFailure::Changed { .. }) => Ok(false),
        Err(failure) => Err(failure.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leads_out_or_into_gits_own_folder() {
        for name in ["a/b.toml", "a b", ".gitignore", ".gitattributes", "ё/п.toml", "\"q\"\n.toml"] {
            assert!(is_safe(name.as_bytes()), "{name}");
        }
        for name in ["", "/a", "../a", "a/../b", ".git/hooks/x", "a/.GIT/x", "a/.git /x", "git~1/x", "a\\b", "a//b", ".g\u{200c}it/x"] {
            assert!(!is_safe(name.as_bytes()), "{name}");
        }
    }
}
