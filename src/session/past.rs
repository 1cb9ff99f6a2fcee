//! How the files of a workspace were: in a commit, in another folder, and commit by commit. It reads
//! only git's objects and never a setting that could run something.

use std::collections::HashMap;
use std::path::Path;
use std::rc::Rc;
use std::time::Duration;

use chrono::NaiveDate;

use super::repository::{Differing, Entry, Name, Repository, Trouble, raw};
use super::{Mode, Session};
use crate::domain::edit::Edit;
use crate::i18n::message::{say, tell};
use crate::store::git::objects::Objects;
use crate::text::document::Document;
use crate::workspace::compare::{self, Pair};

/// No other machine is asked.
const PATIENCE: Duration = Duration::from_secs(60);

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

fn root(workspace: &Path) -> &Path {
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

/// One commit that changed the workspace.
#[derive(Debug)]
pub struct Commit {
    pub id: String,
    /// ISO 8601 with the offset, as it was made.
    pub date: String,
    pub author: String,
    pub edits: Vec<Edit>,
    /// Files in which no row differs.
    pub silent: Vec<String>,
}

/// The newest commits that changed the workspace, or the row `id`; at most `most`. Merges are passed over: what they join is
/// told where it was done.
pub fn log(workspace: &Path, id: Option<&str>, most: usize) -> Result<Vec<Commit>, Trouble> {
    let repository = Repository::open(root(workspace), PATIENCE)?;
    if repository.commit_of("HEAD")?.is_none() {
        return Ok(Vec::new());
    }
    let mut many = if id.is_some() { usize::MAX } else { most.saturating_mul(2).max(50) };
    loop {
        let (commits, seen) = heads(&repository, many)?;
        if seen < many || commits.len() >= most {
            return read(&repository, commits, id, most);
        }
        many = many.saturating_mul(8);
    }
}

fn read(repository: &Repository, heads: Vec<Head>, id: Option<&str>, most: usize) -> Result<Vec<Commit>, Trouble> {
    let mut reader = Reader { objects: repository.git.objects()?, last: HashMap::new() };
    let mut found = Vec::new();
    for (mut commit, changed) in heads {
        reader.tell(&mut commit, &changed, repository, id)?;
        if !commit.edits.is_empty() || !commit.silent.is_empty() {
            found.push(commit);
        }
        if found.len() >= most {
            break;
        }
    }
    Ok(found)
}

type Head = (Commit, Vec<Differing>);

/// The newest commits with the files that they changed; and how many were looked at.
fn heads(repository: &Repository, many: usize) -> Result<(Vec<Head>, usize), Trouble> {
    let count = format!("--max-count={many}");
    let mut args = vec![
        "log",
        "-z",
        "--raw",
        "-r",
        "--no-abbrev",
        "--no-renames",
        "--no-ext-diff",
        "--no-textconv",
        "--no-show-signature",
        "--no-decorate",
        "--no-notes",
        "--no-merges",
        "--full-history",
        "--root",
        "--format=tformat:%x01%H%x02%aI%x02%an",
    ];
    if many < usize::MAX {
        args.push(&count);
    }
    let prefix = String::from_utf8_lossy(&repository.prefix).into_owned();
    args.extend(["HEAD", "--"]);
    if !prefix.is_empty() {
        args.push(prefix.trim_end_matches('/'));
    }
    let listed = repository.git.bytes(&args, b"")?;
    let (mut heads, mut read): (Vec<Head>, usize) = (Vec::new(), 0);
    let mut parts = listed.split(|byte| *byte == 0).map(|part| part.strip_prefix(b"\n").unwrap_or(part));
    while let Some(part) = parts.next() {
        if let Some(head) = part.strip_prefix(b"\x01") {
            read += 1;
            heads.push((commit(&String::from_utf8_lossy(head)), Vec::new()));
        } else if let Some(name) = parts.next().filter(|name| part.starts_with(b":") && repository.is_plan(name))
            && let Some((_, changed)) = heads.last_mut()
        {
            changed.extend(raw(&[part, name, b""].join(&0)));
        }
    }
    heads.retain(|(_, changed)| !changed.is_empty());
    Ok((heads, read))
}

fn commit(head: &str) -> Commit {
    let mut words = head.splitn(3, '\u{2}').map(str::to_owned);
    let mut next = || words.next().unwrap_or_default();
    Commit { id: next(), date: next(), author: next(), edits: Vec::new(), silent: Vec::new() }
}

/// Reads the files of many commits, newest first. What a commit found is what the one before it left, so each state of a
/// file is read once.
struct Reader {
    objects: Objects,
    /// The state in which each file was last met.
    last: HashMap<Name, (String, Rc<Document>)>,
}

impl Reader {
    fn tell(&mut self, commit: &mut Commit, changed: &[Differing], repository: &Repository, id: Option<&str>) -> Result<(), Trouble> {
        let mut edits = Vec::new();
        for one in changed {
            let Some(name) = repository.name_in_workspace(&one.name) else { continue };
            let (new, old) = (self.state(one, one.new.as_ref(), name)?, self.state(one, one.old.as_ref(), name)?);
            let of_file = compare::between(name, &old, &new);
            if of_file.is_empty() && id.is_none() && (old.is_ours() || new.is_ours()) {
                commit.silent.push(name.to_owned());
            }
            edits.extend(of_file);
        }
        commit.edits = compare::joined(edits);
        commit.edits.retain(|edit| id.is_none_or(|id| edit.target.id == id));
        Ok(())
    }

    fn state(&mut self, one: &Differing, entry: Option<&Entry>, name: &str) -> Result<Rc<Document>, Trouble> {
        let empty = || Rc::new(Document::read(name, String::new()));
        let Some(entry) = entry.filter(|entry| entry.is_file()) else { return Ok(empty()) };
        if let Some((id, document)) = self.last.get(&one.name)
            && *id == entry.id
        {
            return Ok(document.clone());
        }
        let bytes = self.objects.file(&entry.id)?.unwrap_or_default();
        let document = Rc::new(Document::read(name, String::from_utf8_lossy(&bytes).into_owned()));
        self.last.insert(one.name.clone(), (entry.id.clone(), document.clone()));
        Ok(document)
    }
}
