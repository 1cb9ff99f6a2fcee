//! The git repository in which a workspace lies: its branch, its commits, and the files of a commit. It
//! only reads; `sync` is the one that commits. Everything is asked by git's plumbing, file by file.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::NaiveDate;

use crate::i18n::message::{Message, say, tell};
use crate::store::exchange;
use crate::store::failure::Failure;
use crate::store::git::{Git, GitFailure};
use crate::store::save::SaveFailure;

/// A path within the repository, as git has it: bytes with `/`.
pub type Name = Vec<u8>;

/// Why the exchange stopped.
#[derive(Debug)]
pub enum Trouble {
    /// Something is to be put in order first: what, and what to do.
    Refused {
        message: Message,
        hint: Message,
    },
    Git(GitFailure),
    Save(SaveFailure),
    Io(Failure),
}

impl Trouble {
    pub fn refused(message: impl Into<Message>, hint: impl Into<Message>) -> Trouble {
        Trouble::Refused { message: message.into(), hint: hint.into() }
    }
}

impl Trouble {
    pub fn message(&self) -> Message {
        match self {
            Trouble::Refused { message, .. } => message.clone(),
            Trouble::Git(failure) => failure.message(),
            Trouble::Save(failure) => failure.message(),
            Trouble::Io(failure) => failure.message(),
        }
    }
}

impl From<GitFailure> for Trouble {
    fn from(failure: GitFailure) -> Trouble {
        Trouble::Git(failure)
    }
}

impl From<SaveFailure> for Trouble {
    fn from(failure: SaveFailure) -> Trouble {
        Trouble::Save(failure)
    }
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Trouble {
        Trouble::Io(failure)
    }
}

/// A file in a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// As git writes it: `100644` a file, `100755` a program, `120000` a link, `160000` another repository.
    pub mode: String,
    pub id: String,
}

impl Entry {
    pub fn is_file(&self) -> bool {
        self.mode.starts_with("100")
    }
}

/// A file that differs between two commits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differing {
    pub name: Name,
    pub old: Option<Entry>,
    pub new: Option<Entry>,
}

#[derive(Debug)]
pub struct Repository {
    pub git: Git,
    /// The folder of the working files.
    pub top: PathBuf,
    /// Where git keeps what belongs to these working files.
    pub folder: PathBuf,
    /// The workspace within the repository: empty, or ending in `/`.
    pub prefix: Name,
}

impl Repository {
    /// The repository of a workspace's folder; `patience` is for calls to other machines.
    pub fn open(root: &Path, patience: Duration) -> Result<Repository, Trouble> {
        let root = if root.as_os_str().is_empty() { Path::new(".") } else { root };
        let git = Git::find(root, patience).map_err(missing)?;
        let top = match git.bytes(&["rev-parse", "--show-toplevel"], b"") {
            Ok(top) => path(&top),
            Err(GitFailure::Refused { said, .. })
                if said.contains("not a git repository") || said.contains("must be run in a work tree") =>
            {
                let message = tell("sync-no-repository", [("path", root.display().into())]);
                return Err(Trouble::refused(message, say("sync-no-repository-hint")));
            }
            Err(failure) => return Err(failure.into()),
        };
        let folder = path(&git.bytes(&["rev-parse", "--absolute-git-dir"], b"")?);
        let prefix = git.bytes(&["rev-parse", "--show-prefix"], b"")?;
        let prefix = prefix.strip_suffix(b"\n").unwrap_or(&prefix).to_vec();
        if !exchange::is_there(&top.join(".git")) {
            let message = tell("sync-worktree", [("path", top.display().into())]);
            return Err(Trouble::refused(message, "`git config --local --unset core.worktree`"));
        }
        Ok(Repository { git: git.at(&top), top, folder, prefix })
    }

    /// The commit that a word stands for, if there is one.
    pub fn commit_of(&self, word: &str) -> Result<Option<String>, Trouble> {
        let ended = self.git.call(&["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{word}^{{commit}}")], b"")?;
        let text = String::from_utf8_lossy(&ended.out).trim_end().to_owned();
        Ok((ended.code == Some(0) && is_id(&text)).then_some(text))
    }

    /// The last commit of this branch up to the end of a day, by the clock here; none where the branch began later.
    pub fn commit_on(&self, day: NaiveDate) -> Result<Option<String>, Trouble> {
        let ended = self.git.call(&["rev-list", "-1", "--first-parent", &format!("--before={day}T23:59:59"), "HEAD"], b"")?;
        let text = String::from_utf8_lossy(&ended.out).trim_end().to_owned();
        Ok((ended.code == Some(0) && is_id(&text)).then_some(text))
    }

    /// All TOML files of the workspace in a commit, by their path in the repository. Hidden ones are passed over.
    pub fn files(&self, commit: &str) -> Result<BTreeMap<Name, Entry>, Trouble> {
        let mut args = vec!["ls-tree", "-r", "-z", "--full-tree", commit];
        let prefix = String::from_utf8_lossy(&self.prefix).into_owned();
        if !prefix.is_empty() {
            args.extend(["--", prefix.trim_end_matches('/')]);
        }
        let listed = self.git.bytes(&args, b"")?;
        let entries = listed.split(|byte| *byte == 0).filter_map(|line| {
            let (about, name) = split(line, b'\t')?;
            let mut words = about.split(|byte| *byte == b' ').map(String::from_utf8_lossy);
            let (mode, id) = (words.next()?.into_owned(), words.nth(1)?.into_owned());
            self.is_plan(name).then(|| (name.to_owned(), Entry { mode, id }))
        });
        Ok(entries.collect())
    }

    /// What differs between two commits or trees, in the order of the paths.
    pub fn differing(&self, old: &str, new: &str) -> Result<Vec<Differing>, Trouble> {
        let listed = self.git.bytes(&["diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-ext-diff", "--no-abbrev", old, new], b"")?;
        Ok(raw(&listed))
    }

    /// The contents of files, by the ids of their entries, each once.
    pub fn contents<'a>(&self, entries: impl IntoIterator<Item = &'a Entry>) -> Result<BTreeMap<String, Vec<u8>>, Trouble> {
        let mut found = BTreeMap::new();
        let mut objects = None;
        for entry in entries.into_iter().filter(|entry| entry.is_file()) {
            if found.contains_key(&entry.id) {
                continue;
            }
            let objects = match &mut objects {
                Some(objects) => objects,
                None => objects.insert(self.git.objects()?),
            };
            if let Some(bytes) = objects.file(&entry.id)? {
                found.insert(entry.id.clone(), bytes);
            }
        }
        Ok(found)
    }

    /// The name of a path within the workspace; nothing where it lies outside, or is no text.
    pub fn name_in_workspace<'a>(&self, name: &'a [u8]) -> Option<&'a str> {
        std::str::from_utf8(name.strip_prefix(self.prefix.as_slice())?).ok()
    }

    /// The path in the repository of a file of the workspace.
    pub fn name_of(&self, file: &str) -> Name {
        [self.prefix.as_slice(), file.as_bytes()].concat()
    }

    /// Where a file of the repository lies.
    pub fn place(&self, name: &[u8]) -> PathBuf {
        self.top.join(OsStr::from_bytes(name))
    }

    /// Whether a path may be a file of the workspace: a TOML file in it, not hidden.
    pub fn is_plan(&self, name: &[u8]) -> bool {
        let Some(inside) = name.strip_prefix(self.prefix.as_slice()) else { return false };
        inside.ends_with(b".toml") && inside.split(|byte| *byte == b'/').all(|part| !part.starts_with(b".") && !part.is_empty())
    }
}

/// A path that git has written, with its line end.
fn path(bytes: &[u8]) -> PathBuf {
    PathBuf::from(OsStr::from_bytes(bytes.strip_suffix(b"\n").unwrap_or(bytes)))
}

fn missing(failure: GitFailure) -> Trouble {
    match failure {
        GitFailure::Missing => Trouble::refused(failure.message(), say("sync-install-git")),
        other => other.into(),
    }
}

/// Lines of `--raw -z`: `:oldmode newmode oldid newid status`, then the path.
pub fn raw(listed: &[u8]) -> Vec<Differing> {
    let mut parts = listed.split(|byte| *byte == 0);
    let mut found = Vec::new();
    while let (Some(about), Some(name)) = (parts.next().filter(|part| !part.is_empty()), parts.next()) {
        if let Some((old, new)) = both(about) {
            found.push(Differing { name: name.to_owned(), old, new });
        }
    }
    found
}

fn both(about: &[u8]) -> Option<(Option<Entry>, Option<Entry>)> {
    let text = std::str::from_utf8(about).ok()?;
    let mut words = text.trim_start_matches(':').split(' ').map(str::to_owned);
    let (old_mode, new_mode, old, new) = (words.next()?, words.next()?, words.next()?, words.next()?);
    let entry = |mode: String, id: String| (mode != "000000").then_some(Entry { mode, id });
    Some((entry(old_mode, old), entry(new_mode, new)))
}

pub fn split(bytes: &[u8], at: u8) -> Option<(&[u8], &[u8])> {
    let place = bytes.iter().position(|byte| *byte == at)?;
    Some((bytes.get(..place)?, bytes.get(place + 1..)?))
}

fn is_id(text: &str) -> bool {
    matches!(text.len(), 40 | 64) && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// A path as it may be shown.
pub fn shown(name: &[u8]) -> String {
    String::from_utf8_lossy(name).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raw_lines_are_read_with_any_path() {
        let listed = b":100644 000000 aa 00 D\0a \"b\"\n.toml\0:000000 100755 00 bb A\0p\0";
        let found = raw(listed);
        assert_eq!(found[0].name, b"a \"b\"\n.toml");
        assert_eq!((found[0].old.as_ref().unwrap().id.as_str(), &found[0].new), ("aa", &None));
        assert_eq!(found[1].new.as_ref().unwrap().mode, "100755");
    }
}
