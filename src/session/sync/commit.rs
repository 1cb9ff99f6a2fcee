//! What was changed here becomes a commit: the workspace's own files and no others, whatever is staged.
//! The message says the changes in sentences.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::super::repository::{Entry, Name, Repository, Trouble, shown, split};
use super::super::{Mode, SETTINGS, Session};
use super::branch::Branch;
use crate::domain::problem::Problem;
use crate::domain::visible;
use crate::i18n::message::{Message, say, tell};
use crate::store::exchange;
use crate::store::folder::{Reason, Skipped};
use crate::store::git::GitFailure;
use crate::text::document::{Document, Lock};
use crate::workspace::compare::{self, Pair};

/// The beginning of the name of our own index file, beside git's.
pub(super) const INDEX: &str = "coplan-index-";

/// So many sentences a message has at most, and so many letters its first line.
const MANY: usize = 500;
const SUBJECT: usize = 100;

/// What is here: the files as they were read, and the commit that says the same.
#[derive(Debug)]
pub(super) struct Mine {
    pub(super) session: Session,
    /// `None` where there is no commit yet and no file.
    pub(super) commit: Option<String>,
    /// The commit before it; the same one where nothing was to be committed.
    pub(super) before: Option<String>,
    pub(super) told: Vec<Message>,
    pub(super) remarks: Vec<Message>,
    /// Files that could not be committed, and why: nothing may be put over them.
    pub(super) left_out: BTreeMap<Name, Message>,
    /// Files of which the commit says what they said here.
    pub(super) same: BTreeSet<Name>,
}

/// A file that is to be committed.
#[derive(Debug)]
struct Changed {
    name: Name,
    mode: String,
    pair: Pair,
}

/// Commits what was changed here; nothing where somebody else has moved the branch meanwhile.
pub(super) fn commit(repository: &Repository, branch: &Branch, place: &Path) -> Result<Option<Mine>, Trouble> {
    let session = Session::open(place, Mode::ReadWrite)?;
    refuse_unreadable(&session)?;
    let head = repository.commit_of(&branch.name)?;
    let there = head.as_ref().map(|head| repository.files(head)).transpose()?.unwrap_or_default();
    let texts = repository.contents(there.values())?;
    let index = Index::read(repository)?;
    let mut mine = Mine {
        session,
        commit: head.clone(),
        before: head.clone(),
        told: Vec::new(),
        remarks: Vec::new(),
        left_out: BTreeMap::new(),
        same: BTreeSet::new(),
    };
    let mut changed = written(repository, &mut mine, &there, &texts)?;
    changed.extend(removed(repository, &mut mine, &there, &texts, &index)?);
    if changed.is_empty() {
        return Ok(Some(mine));
    }
    refuse_nameless(repository)?;
    mine.same.extend(changed.iter().map(|file| file.name.clone()));
    let mut lines = Vec::new();
    for file in &changed {
        let entry = match &file.pair.new {
            Some(text) => Some(Entry { mode: file.mode.clone(), id: store(repository, text.as_bytes())? }),
            None => None,
        };
        lines.push((file.name.clone(), entry));
    }
    let pairs: Vec<Pair> = changed.into_iter().map(|file| file.pair).collect();
    mine.told = compare::messages(&pairs);
    let tree = tree(repository, head.as_deref(), &lines)?;
    let parents: Vec<&str> = head.as_deref().into_iter().collect();
    let commit = record(repository, &tree, &parents, &message(&mine.told))?;
    update_index(repository, &lines)?;
    if !move_branch(repository, branch, &commit, head.as_deref(), "coplan sync: commit")? {
        return Ok(None);
    }
    mine.commit = Some(commit);
    Ok(Some(mine))
}

/// A folder or a file that the disk does not give would look as if it were removed.
fn refuse_unreadable(session: &Session) -> Result<(), Trouble> {
    let folder = session.skipped.iter().find(|skipped| matches!(skipped.reason, Reason::Unreadable(_)));
    let folder = folder.map(Skipped::message);
    let file = || session.problems().into_iter().find(|problem| problem.code == "unreadable").map(|problem| problem.message);
    match folder.or_else(file) {
        Some(message) => Err(Trouble::refused(message, say("sync-make-readable"))),
        None => Ok(()),
    }
}

fn refuse_nameless(repository: &Repository) -> Result<(), Trouble> {
    if repository.git.call(&["var", "GIT_COMMITTER_IDENT"], b"")?.code == Some(0) {
        return Ok(());
    }
    let hint = Message::foreign_text("`git config --global user.name \"...\"`, `git config --global user.email you@office.example`");
    Err(Trouble::refused(say("sync-nameless"), hint))
}

/// The files of the workspace that are here and not as in the last commit.
fn written(
    repository: &Repository,
    mine: &mut Mine,
    there: &BTreeMap<Name, Entry>,
    texts: &BTreeMap<String, Vec<u8>>,
) -> Result<Vec<Changed>, Trouble> {
    let mut found = Vec::new();
    for document in mine.session.workspace.documents() {
        let name = repository.name_of(document.name());
        let entry = there.get(&name);
        let old = entry.and_then(|entry| texts.get(&entry.id));
        let new = document.text();
        if old.is_some_and(|old| old == new.as_bytes()) {
            mine.same.insert(name);
            continue;
        }
        let old = old.map(|old| String::from_utf8_lossy(old).into_owned());
        let was_ours = || old.as_ref().is_some_and(|old| compare::is_ours(document.name(), old));
        match why_not(repository, document, entry) {
            Some(why) if entry.is_some() => {
                mine.remarks.push(tell("cli-left-out", [("path", document.name().into()), ("why", why.clone().into())]));
                mine.left_out.insert(name, why);
            }
            None if document.is_ours() || document.name() == SETTINGS || was_ours() => {
                let mode = entry.map_or_else(|| "100644".to_owned(), |entry| entry.mode.clone());
                found.push(Changed { name, mode, pair: Pair { name: document.name().to_owned(), old, new: Some(new) } });
            }
            _ => {}
        }
    }
    let new: Vec<Name> = found.iter().filter(|file| file.pair.old.is_none()).map(|file| file.name.clone()).collect();
    let ignored = ignored(repository, &new)?;
    found.retain(|file| !ignored.contains(&file.name));
    Ok(found)
}

/// Why a file of the workspace is not committed.
fn why_not(repository: &Repository, document: &Document, entry: Option<&Entry>) -> Option<Message> {
    let path = repository.place(&repository.name_of(document.name()));
    if document.lock() == Some(Lock::Broken) {
        let what = document.problems().first().map(Problem::place).unwrap_or_default();
        Some(tell("sync-not-toml", [("what", what.into())]))
    } else if entry.is_some_and(|entry| !entry.is_file()) || !matches!(exchange::state(&path), Ok(exchange::State::File(_))) {
        Some(say("sync-is-link"))
    } else if exchange::leads_elsewhere(&repository.top, &path) {
        Some(say("sync-elsewhere"))
    } else {
        None
    }
}

/// Those of some new files that git is told to ignore.
fn ignored(repository: &Repository, names: &[Name]) -> Result<BTreeSet<Name>, Trouble> {
    if names.is_empty() {
        return Ok(BTreeSet::new());
    }
    let ended = repository.git.call(&["check-ignore", "-z", "--stdin"], &names.join(&0))?;
    Ok(ended.out.split(|byte| *byte == 0).map(<[u8]>::to_vec).collect())
}

/// The files of the workspace that are in the last commit and not here.
fn removed(
    repository: &Repository,
    mine: &mut Mine,
    there: &BTreeMap<Name, Entry>,
    texts: &BTreeMap<String, Vec<u8>>,
    index: &Index,
) -> Result<Vec<Changed>, Trouble> {
    if mine.session.single.is_some() {
        return Ok(Vec::new());
    }
    let here: BTreeSet<Name> = mine.session.workspace.documents().iter().map(|document| repository.name_of(document.name())).collect();
    let mut found = Vec::new();
    for (name, entry) in there.iter().filter(|(name, entry)| entry.is_file() && !here.contains(*name) && !index.skipped.contains(*name)) {
        let Some(old) = texts.get(&entry.id).and_then(|old| String::from_utf8(old.clone()).ok()) else { continue };
        let Some(file) = repository.name_in_workspace(name) else { continue };
        if file != SETTINGS && !compare::is_ours(file, &old) {
            continue;
        }
        if exchange::is_there(&repository.place(name)) {
            mine.left_out.insert(name.clone(), say("sync-not-plain"));
            continue;
        }
        found.push(Changed { name: name.clone(), mode: String::new(), pair: Pair { name: file.to_owned(), old: Some(old), new: None } });
    }
    if found.len() > 1 && here.is_empty() {
        let message = say("sync-all-gone");
        return Err(Trouble::refused(message, say("sync-all-gone-hint")));
    }
    Ok(found)
}

/// What git has staged.
#[derive(Debug, Default)]
pub(super) struct Index {
    pub(super) entries: BTreeMap<Name, Entry>,
    /// Files that are not to be here, in a sparse checkout.
    pub(super) skipped: BTreeSet<Name>,
}

impl Index {
    pub(super) fn read(repository: &Repository) -> Result<Index, Trouble> {
        let listed = repository.git.bytes(&["ls-files", "-s", "-t", "-z", "--full-name"], b"")?;
        let mut index = Index::default();
        for line in listed.split(|byte| *byte == 0) {
            let Some((about, name)) = split(line, b'\t') else { continue };
            let mut words = about.split(|byte| *byte == b' ').map(|word| String::from_utf8_lossy(word).into_owned());
            let (Some(tag), Some(mode), Some(id), Some(stage)) = (words.next(), words.next(), words.next(), words.next()) else { continue };
            if stage != "0" {
                let message = tell("sync-earlier-conflict", [("file", shown(name).into())]);
                return Err(Trouble::refused(message, say("sync-earlier-conflict-hint")));
            }
            if tag == "S" {
                index.skipped.insert(name.to_owned());
            }
            index.entries.insert(name.to_owned(), Entry { mode, id });
        }
        Ok(index)
    }
}

/// Puts bytes among git's objects and gives their id.
pub(super) fn store(repository: &Repository, bytes: &[u8]) -> Result<String, Trouble> {
    let id = repository.git.bytes(&["hash-object", "-w", "--no-filters", "--stdin"], bytes)?;
    Ok(String::from_utf8_lossy(&id).trim_end().to_owned())
}

/// Lines for `update-index --index-info -z`; a file without an entry is taken out.
fn index_info(lines: &[(Name, Option<Entry>)]) -> Vec<u8> {
    let mut info = Vec::new();
    for (name, entry) in lines {
        match entry {
            Some(entry) => info.extend(format!("{} {}\t", entry.mode, entry.id).bytes()),
            None => info.extend(format!("0 {}\t", "0".repeat(40)).bytes()),
        }
        info.extend(name);
        info.push(0);
    }
    info
}

/// The tree of a commit with some files otherwise. An index of our own is used, so what is staged is not seen.
pub(super) fn tree(repository: &Repository, from: Option<&str>, lines: &[(Name, Option<Entry>)]) -> Result<String, Trouble> {
    let index: PathBuf = repository.folder.join(format!("{INDEX}{}", std::process::id()));
    let git = &repository.git;
    let make = || -> Result<String, GitFailure> {
        match from {
            Some(commit) => git.call_on(&index, &["read-tree", commit], b"")?,
            None => git.call_on(&index, &["read-tree", "--empty"], b"")?,
        };
        git.call_on(&index, &["update-index", "-z", "--index-info"], &index_info(lines))?;
        let tree = git.call_on(&index, &["write-tree"], b"")?;
        Ok(String::from_utf8_lossy(&tree).trim_end().to_owned())
    };
    let tree = make();
    exchange::sweep(&repository.folder, INDEX);
    Ok(tree?)
}

/// Makes a commit.
pub(super) fn record(repository: &Repository, tree: &str, parents: &[&str], message: &str) -> Result<String, Trouble> {
    let mut args = vec!["commit-tree"];
    // the officer's own wish to sign, never the repository's
    let signs = repository.git.answer(&["config", "--global", "--includes", "--type=bool", "--get", "commit.gpgSign"])?;
    if signs.as_deref() == Some("true") {
        args.push("-S");
    }
    args.extend(parents.iter().flat_map(|parent| ["-p", *parent]));
    args.extend(["-F", "-", tree]);
    let commit = repository.git.bytes(&args, message.as_bytes())?;
    Ok(String::from_utf8_lossy(&commit).trim_end().to_owned())
}

/// Lets git's index say the same of these files; all else that is staged stays.
pub(super) fn update_index(repository: &Repository, lines: &[(Name, Option<Entry>)]) -> Result<(), Trouble> {
    let mut tries = 0;
    loop {
        match repository.git.bytes(&["update-index", "-z", "--index-info"], &index_info(lines)) {
            Ok(_) => return Ok(()),
            // another git is at work for a moment
            Err(GitFailure::Refused { said, .. }) if said.contains("index.lock") && tries < 20 => {
                tries += 1;
                std::thread::sleep(std::time::Duration::from_millis(100));
            }
            Err(failure) => return Err(failure.into()),
        }
    }
}

/// Moves the branch, if it is still where it was.
pub(super) fn move_branch(repository: &Repository, branch: &Branch, new: &str, old: Option<&str>, why: &str) -> Result<bool, Trouble> {
    let none = "0".repeat(new.len());
    let ended = repository.git.call(&["update-ref", "-m", why, &branch.name, new, old.unwrap_or(&none)], b"")?;
    match ended.code {
        Some(0) => Ok(true),
        _ if ended.words().contains("lock") || ended.words().contains("is at") || ended.words().contains("exists") => Ok(false),
        _ => Err(GitFailure::Refused { verb: "update-ref".to_owned(), said: ended.words() }.into()),
    }
}

/// The message of a commit, in English whoever reads it here: one sentence, or how many, and each on its line.
pub(super) fn message(sentences: &[Message]) -> String {
    let lines: Vec<String> = sentences.iter().map(|sentence| visible::line(&sentence.to_string()).into_owned()).collect();
    match &lines[..] {
        [] => "coplan: nothing".to_owned(),
        [one] if one.chars().count() <= SUBJECT => format!("coplan: {one}\n"),
        many => {
            let more = many.len().saturating_sub(MANY);
            let body: String = many.iter().take(MANY).flat_map(|line| [line.as_str(), "\n"]).collect();
            let rest = if more > 0 { format!("and {more} more\n") } else { String::new() };
            let changes = if many.len() == 1 { "1 change".to_owned() } else { format!("{} changes", many.len()) };
            format!("coplan: {changes}\n\n{body}{rest}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_says_what_was_done() {
        assert_eq!(message(&["A: status planned → done".into()]), "coplan: A: status planned → done\n");
        assert_eq!(message(&["a".into(), "b\u{1b}\nc".into()]), "coplan: 2 changes\n\na\nb^[ c\n");
        assert!(message(&vec![Message::from("x"); 501]).ends_with("x\nand 1 more\n"));
    }
}
