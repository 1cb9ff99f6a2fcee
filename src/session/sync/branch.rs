//! The branch here, the one elsewhere that it follows, and the way there and back: fetch and push. It
//! never forces anything, and says in words why the other side was not reached.

use std::thread::sleep;
use std::time::Duration;

use super::super::repository::{Repository, Trouble};
use crate::i18n::message::{Message, say, tell};
use crate::store::exchange;
use crate::store::git::GitFailure;
use crate::store::git::child::Ended;

#[derive(Debug)]
pub(super) struct Branch {
    /// `refs/heads/main`.
    pub(super) name: String,
    pub(super) follows: Option<Follows>,
}

/// A branch elsewhere.
#[derive(Debug)]
pub(super) struct Follows {
    /// `origin`.
    pub(super) remote: String,
    /// Its name there: `refs/heads/main`.
    pub(super) there: String,
    /// What we know of it: `refs/remotes/origin/main`.
    pub(super) known: String,
}

impl Follows {
    /// As people write it: `origin/main`.
    pub(super) fn shown(&self) -> String {
        format!("{}/{}", self.remote, self.there.trim_start_matches("refs/heads/"))
    }
}

pub(super) enum Fetched {
    At(String),
    /// The branch is not there yet.
    Nothing,
    OffLine(Message),
}

pub(super) enum Push {
    Done,
    /// Somebody was faster.
    Overtaken,
    Refused(String),
    OffLine(Message),
}

/// What git leaves while something is half done, and what it is called.
const UNFINISHED: &[(&str, &str, &str)] = &[
    ("rebase-merge", "sync-unfinished-rebase", "git rebase --continue` or `git rebase --abort"),
    ("rebase-apply", "sync-unfinished-rebase", "git rebase --continue` or `git rebase --abort"),
    ("MERGE_HEAD", "sync-unfinished-merge", "git commit` or `git merge --abort"),
    ("CHERRY_PICK_HEAD", "sync-unfinished-cherry-pick", "git cherry-pick --continue` or `git cherry-pick --abort"),
    ("REVERT_HEAD", "sync-unfinished-revert", "git revert --continue` or `git revert --abort"),
    ("BISECT_LOG", "sync-unfinished-bisection", "git bisect reset"),
];

pub(super) fn refuse_unfinished(repository: &Repository) -> Result<(), Trouble> {
    let found = UNFINISHED.iter().find(|(file, _, _)| exchange::is_there(&repository.folder.join(file)));
    let Some((_, what, how)) = found else { return Ok(()) };
    Err(Trouble::refused(say(what), tell("sync-unfinished-hint", [("how", (*how).into())])))
}

impl Branch {
    pub(super) fn of(repository: &Repository, push: bool) -> Result<Branch, Trouble> {
        let git = &repository.git;
        let Some(name) = git.answer(&["symbolic-ref", "--quiet", "HEAD"])?.filter(|name| name.starts_with("refs/heads/")) else {
            let message = say("sync-detached");
            return Err(Trouble::refused(message, say("sync-detached-hint")));
        };
        let short = name.trim_start_matches("refs/heads/").to_owned();
        let (remote, there) = (
            git.answer(&["config", "--get", &format!("branch.{short}.remote")])?,
            git.answer(&["config", "--get", &format!("branch.{short}.merge")])?,
        );
        let follows = match (remote, there) {
            (Some(remote), Some(there)) if is_plain(&remote) && there.starts_with("refs/heads/") => {
                let known = format!("refs/remotes/{remote}/{}", there.trim_start_matches("refs/heads/"));
                Some(Follows { remote, there, known })
            }
            (None, _) | (_, None) => None,
            (Some(remote), _) => {
                let message = tell("sync-bad-remote", [("branch", (&short).into()), ("remote", remote.into())]);
                return Err(Trouble::refused(message, tell("sync-add-remote", [("branch", (&short).into())])));
            }
        };
        if follows.is_none() && push {
            let remotes = git.text(&["remote"])?;
            return Err(match remotes.lines().next() {
                None => Trouble::refused(say("sync-no-remote"), tell("sync-no-remote-hint", [("branch", short.into())])),
                Some(remote) => Trouble::refused(
                    tell("sync-follows-nothing", [("branch", (&short).into())]),
                    tell("sync-follows-nothing-hint", [("remote", remote.into()), ("branch", short.into())]),
                ),
            });
        }
        Ok(Branch { name, follows })
    }
}

fn is_plain(remote: &str) -> bool {
    remote != "."
        && !remote.starts_with('-')
        && remote.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-/".contains(&byte))
        && !remote.contains("..")
        && !remote.starts_with('/')
}

/// How a call to the other side ended.
enum Far {
    Ended(Ended),
    /// There was no answer in time.
    Silent(Message),
}

fn far(repository: &Repository, follows: &Follows, args: &[&str]) -> Result<Far, Trouble> {
    match repository.git.call_far(args) {
        Ok(ended) => Ok(Far::Ended(ended)),
        Err(GitFailure::TooLong { seconds, .. }) => {
            Ok(Far::Silent(tell("sync-silent", [("remote", (&follows.remote).into()), ("n", seconds.into())])))
        }
        Err(failure) => Err(failure.into()),
    }
}

/// So often, and so long apart, it is asked again where another git has the branch in hand.
const LOCKED: u32 = 5;
const MOMENT: Duration = Duration::from_millis(100);

/// Asks the other side for its branch.
pub(super) fn fetch(repository: &Repository, follows: &Follows) -> Result<Fetched, Trouble> {
    let refspec = format!("+{}:{}", follows.there, follows.known);
    let args = [
        "fetch",
        "--quiet",
        "--no-tags",
        "--no-prune",
        "--no-recurse-submodules",
        "--no-write-fetch-head",
        "--",
        &follows.remote,
        &refspec,
    ];
    let mut tries = 0;
    let ended = loop {
        match far(repository, follows, &args)? {
            // the git of a run that was killed is still at it
            Far::Ended(ended) if ended.words().contains("cannot lock ref") && tries < LOCKED => tries += 1,
            Far::Ended(ended) => break ended,
            Far::Silent(words) => return Ok(Fetched::OffLine(words)),
        }
        sleep(MOMENT);
    };
    if ended.code == Some(0) {
        return Ok(repository.commit_of(&follows.known)?.map_or(Fetched::Nothing, Fetched::At));
    }
    let words = ended.words();
    if !words.contains("couldn't find remote ref") {
        return Ok(Fetched::OffLine(words.into()));
    }
    if repository.commit_of(&follows.known)?.is_none() {
        return Ok(Fetched::Nothing);
    }
    let message = tell("sync-branch-gone", [("branch", follows.shown().into())]);
    Err(Trouble::refused(message, say("sync-branch-gone-hint")))
}

/// Sends a commit; the other side takes it only if it has nothing that we have not seen.
pub(super) fn push(repository: &Repository, follows: &Follows, commit: &str) -> Result<Push, Trouble> {
    let refspec = format!("{commit}:{}", follows.there);
    let args = [
        "push",
        "--porcelain",
        "--no-verify",
        "--no-follow-tags",
        "--no-signed",
        "--no-force",
        "--recurse-submodules=no",
        "--",
        &follows.remote,
        &refspec,
    ];
    let ended = match far(repository, follows, &args)? {
        Far::Ended(ended) => ended,
        Far::Silent(words) => return Ok(Push::OffLine(words)),
    };
    if ended.code == Some(0) {
        return Ok(Push::Done);
    }
    let said = String::from_utf8_lossy(&ended.out).into_owned();
    let verdict = said.lines().find(|line| line.starts_with('!')).and_then(|line| line.rsplit('\t').next());
    Ok(match verdict {
        Some(verdict) if is_race(verdict, &ended.words()) => Push::Overtaken,
        Some(verdict) => Push::Refused([verdict, &ended.words()].join("\n")),
        None => Push::OffLine(ended.words().into()),
    })
}

/// Whether a push was refused only because another one came first.
fn is_race(verdict: &str, words: &str) -> bool {
    verdict.starts_with("[rejected]")
        || ["cannot lock ref", "failed to update ref", "incorrect old value", "reference already exists"]
            .iter()
            .any(|sign| verdict.contains(sign) || words.contains(sign))
}
