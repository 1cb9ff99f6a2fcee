//! Runs the system's git so that nothing of a repository is ever carried out: no hook, no filter, no
//! driver, no pager, no helper named in its settings. It never uses a shell, never waits for ever, and
//! never asks anything in the terminal. What git says is given as it is; the faces make it harmless.

pub mod child;
pub mod objects;
mod settings;

use std::env;
use std::ffi::{OsStr, OsString};
use std::fmt;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::failure::{Failure, failed, refused};
use super::process::find;
use crate::i18n::message::{Message, say, tell};
use child::{Cut, Ended, Stop};

/// Switches of every call. A value given here wins over every settings file.
const SWITCHES: &[&str] = &[
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "core.untrackedCache=false",
    "core.pager=cat",
    "core.editor=true",
    "core.attributesFile=/dev/null",
    "core.quotePath=false",
    "protocol.ext.allow=never",
    "gc.auto=0",
    "maintenance.auto=false",
    "user.useConfigOnly=true",
    "fetch.recurseSubmodules=false",
    "push.recurseSubmodules=no",
    "submodule.recurse=false",
    "push.gpgSign=false",
    "log.showSignature=false",
    "color.ui=false",
    "advice.detachedHead=false",
];

/// Variables for git that are the officer's own: who they are, how their keys are found, where their own settings lie.
const KEPT: &[&str] = &[
    "GIT_AUTHOR_NAME",
    "GIT_AUTHOR_EMAIL",
    "GIT_COMMITTER_NAME",
    "GIT_COMMITTER_EMAIL",
    "GIT_SSH_COMMAND",
    "GIT_SSH",
    "GIT_SSH_VARIANT",
    "GIT_ASKPASS",
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM",
    "GIT_CONFIG_NOSYSTEM",
];

/// For calls that ask nobody else.
const HERE: Duration = Duration::from_secs(120);

/// Why git did not do it.
#[derive(Debug)]
pub enum GitFailure {
    Missing,
    /// It was ended by us, with all that it had started.
    TooLong {
        verb: String,
        seconds: u64,
    },
    /// Its own words, of one line or several.
    Refused {
        verb: String,
        said: String,
    },
    /// Somebody stopped it; it was ended by us.
    Stopped,
    Io(Failure),
}

impl GitFailure {
    pub fn message(&self) -> Message {
        match self {
            GitFailure::Missing => say("failure-no-git"),
            GitFailure::TooLong { verb, seconds } => tell("failure-git-long", [("verb", verb.into()), ("n", (*seconds).into())]),
            GitFailure::Refused { verb, said } => format!("git {verb}: {said}").into(),
            GitFailure::Stopped => say("failure-git-stopped"),
            GitFailure::Io(failure) => failure.message(),
        }
    }
}

impl From<Failure> for GitFailure {
    fn from(failure: Failure) -> GitFailure {
        GitFailure::Io(failure)
    }
}

/// In English.
impl fmt::Display for GitFailure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message().fmt(out)
    }
}

impl std::error::Error for GitFailure {}

/// The system's git, for one folder.
#[derive(Debug, Clone)]
pub struct Git {
    program: PathBuf,
    folder: PathBuf,
    patience: Duration,
    stop: Stop,
}

impl Git {
    /// Finds git for a folder that exists; `patience` is for calls that speak to another machine.
    pub fn find(folder: &Path, patience: Duration) -> Result<Git, GitFailure> {
        let program = find("git", &env::var_os("PATH").unwrap_or_default()).ok_or(GitFailure::Missing)?;
        let folder = std::path::absolute(folder).map_err(failed("failure-open", folder))?;
        Ok(Git { program, folder, patience, stop: Stop::default() })
    }

    /// The same git for another folder.
    #[must_use]
    pub fn at(&self, folder: &Path) -> Git {
        Git { folder: folder.to_owned(), ..self.clone() }
    }

    /// The same git, of which calls to other machines can be stopped.
    #[must_use]
    pub fn stopped_by(self, stop: &Stop) -> Git {
        Git { stop: stop.clone(), ..self }
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Runs git and gives what it said, whatever its exit code.
    pub fn call(&self, args: &[&str], input: &[u8]) -> Result<Ended, GitFailure> {
        self.ended(args, self.command(args), input, (HERE, &Stop::default()))
    }

    /// Runs git on an index file of our own.
    pub fn call_on(&self, index: &Path, args: &[&str], input: &[u8]) -> Result<Vec<u8>, GitFailure> {
        let mut command = self.command(args);
        command.env("GIT_INDEX_FILE", index);
        successful(args, self.ended(args, command, input, (HERE, &Stop::default()))?)
    }

    /// Runs git on the network, for as long as there is patience.
    pub fn call_far(&self, args: &[&str]) -> Result<Ended, GitFailure> {
        self.ended(args, self.command(args), b"", (self.patience, &self.stop))
    }

    /// Runs git, which must succeed, and gives its output.
    pub fn bytes(&self, args: &[&str], input: &[u8]) -> Result<Vec<u8>, GitFailure> {
        successful(args, self.call(args, input)?)
    }

    /// Runs git, which must succeed, and gives its output as one text without the last line end.
    pub fn text(&self, args: &[&str]) -> Result<String, GitFailure> {
        let bytes = self.bytes(args, b"")?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Ok(text.strip_suffix('\n').map(str::to_owned).unwrap_or(text))
    }

    /// Like `text`; nothing where git says no with exit code 1.
    pub fn answer(&self, args: &[&str]) -> Result<Option<String>, GitFailure> {
        let ended = self.call(args, b"")?;
        if ended.code == Some(1) {
            return Ok(None);
        }
        let bytes = successful(args, ended)?;
        Ok(Some(String::from_utf8_lossy(&bytes).trim_end_matches('\n').to_owned()))
    }

    fn ended(&self, args: &[&str], command: Command, input: &[u8], (limit, stop): (Duration, &Stop)) -> Result<Ended, GitFailure> {
        let ended = child::run(command, input, limit, stop).map_err(|error| GitFailure::Io(failed("failure-run", &self.program)(error)))?;
        ended.map_err(|cut| match cut {
            Cut::TooLong => GitFailure::TooLong { verb: args.first().copied().unwrap_or_default().to_owned(), seconds: limit.as_secs() },
            Cut::Stopped => GitFailure::Stopped,
        })
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        for (name, _) in env::vars_os().filter(|(name, _)| is_foreign(name)) {
            command.env_remove(name);
        }
        let path = env::var_os("PATH").unwrap_or_default();
        let absolute: Vec<PathBuf> = env::split_paths(&path).filter(|folder| folder.is_absolute()).collect();
        command.env("PATH", env::join_paths(absolute).unwrap_or_else(|_| OsString::from("/usr/bin:/bin")));
        let ours = [
            ("LC_ALL", "C"),
            ("GIT_TERMINAL_PROMPT", "0"),
            ("GIT_ATTR_NOSYSTEM", "1"),
            ("GIT_NO_LAZY_FETCH", "1"),
            ("GIT_ALLOW_PROTOCOL", "file:git:http:https:ssh"),
            ("GIT_LITERAL_PATHSPECS", "1"),
        ];
        command.envs(ours).arg("--no-optional-locks").arg("--no-pager");
        for switch in SWITCHES {
            command.args(["-c", switch]);
        }
        command.current_dir(&self.folder).args(args);
        command
    }
}

/// Variables that would turn git to another repository, or let it run something.
fn is_foreign(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with("GIT_") && !KEPT.contains(&name.as_ref())
}

fn successful(args: &[&str], ended: Ended) -> Result<Vec<u8>, GitFailure> {
    if ended.code == Some(0) {
        return Ok(ended.out);
    }
    Err(GitFailure::Refused { verb: args.first().copied().unwrap_or_default().to_owned(), said: ended.words() })
}

/// A failure of our own in the words of git's callers.
fn broken(verb: &str, why: &str) -> GitFailure {
    GitFailure::Io(failed("failure-git", Path::new(verb))(refused(ErrorKind::InvalidData, why)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_variables_of_the_officer_reach_git() {
        for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_EXTERNAL_DIFF", "GIT_CONFIG_COUNT", "GIT_PROXY_COMMAND"] {
            assert!(is_foreign(OsStr::new(name)), "{name}");
        }
        assert!(!is_foreign(OsStr::new("GIT_SSH_COMMAND")) && !is_foreign(OsStr::new("SSH_AUTH_SOCK")));
    }

    #[test]
    fn says_what_git_said() {
        let folder = tempfile::tempdir().unwrap();
        let git = Git::find(folder.path(), Duration::from_secs(5)).unwrap();
        let failure = git.text(&["rev-parse", "--show-toplevel"]).unwrap_err().to_string();
        assert!(failure.starts_with("git rev-parse: fatal: not a git repository"), "{failure}");
        assert!(git.text(&["version"]).unwrap().starts_with("git version"));
    }
}
