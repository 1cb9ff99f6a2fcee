//! What every verb is given: which workspace is meant, whether it may be written, what day it is,
//! and how to speak. Nothing is opened before a verb asks.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::exit::{Exit, Stop};
use super::out::Out;
use crate::domain::field::Kind;
use crate::i18n::message::{say, tell};
use crate::i18n::{Lang, Words};
use crate::session::starter::holds_plans;
use crate::session::{Mode, Session};
use crate::store::env;
use crate::store::save::Saved;
use crate::text::document::Lock;

/// Who said what day it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    Clock,
    Variable,
    Switch,
}

#[derive(Debug)]
pub(super) struct Context {
    /// The path given with -C.
    pub(super) workspace: Option<PathBuf>,
    pub(super) mode: Mode,
    /// The moment given with --as-of.
    pub(super) as_of: Option<String>,
    pub(super) today: NaiveDate,
    /// Who said which day is today.
    pub(super) today_from: Told,
    pub(super) verbose: bool,
    pub(super) out: Out,
    pub(super) words: Words,
    /// The language given with --lang.
    pub(super) lang: Option<Lang>,
}

impl Context {
    /// The workspace that is meant: -C, `$COPLAN_DIR`, the current folder if it holds plans, the one opened last.
    pub(super) fn place(&self) -> Option<PathBuf> {
        self.workspace.clone().or_else(|| env::var("COPLAN_DIR").map(PathBuf::from)).or_else(here).or_else(env::remembered)
    }

    /// Opens the workspace that is meant.
    pub(super) fn open(&self) -> Result<Session, Stop> {
        Ok(Session::open(&self.workspace_place()?, self.mode)?)
    }

    /// The path of the workspace that is meant.
    pub(super) fn workspace_place(&self) -> Result<PathBuf, Stop> {
        self.place().ok_or_else(no_workspace)
    }

    /// Says on stderr which files could not be read.
    pub(super) fn tell_of_files(&self, session: &Session) {
        let broken = session.workspace.documents().iter().filter(|document| document.lock() == Some(Lock::Broken));
        for document in broken {
            self.out.warning(&tell("cli-unread-file", [("file", document.name().into())]));
        }
    }

    /// Says on stderr that a save may not outlive a power cut, where that is so.
    pub(super) fn tell_of_durability(&self, saved: Saved) {
        if !saved.durable {
            self.out.warning(&say("cli-not-durable"));
        }
    }

    /// Opens the workspace and says on stderr what of it could not be read.
    pub(super) fn open_and_tell(&self) -> Result<Session, Stop> {
        let session = self.open()?;
        self.tell_of_files(&session);
        let bad = Kind::ALL.into_iter().flat_map(|kind| session.workspace.all(kind)).filter_map(|handle| session.workspace.row(handle));
        match bad.filter(|row| row.is_bad()).count() {
            0 => {}
            many => self.out.warning(&tell("cli-bad-rows", [("n", many.into())])),
        }
        if self.verbose {
            let (files, projects) = (session.workspace.documents().len(), session.workspace.count(Kind::Project));
            self.out.remark(&tell(
                "cli-workspace",
                [("path", session.root().display().into()), ("files", files.into()), ("projects", projects.into())],
            ));
        }
        Ok(session)
    }
}

fn here() -> Option<PathBuf> {
    env::current_folder().ok().filter(|folder| holds_plans(folder))
}

fn no_workspace() -> Stop {
    Stop::new(Exit::Usage, say("cli-no-workspace")).hint(say("cli-no-workspace-hint"))
}
