//! The exit codes, chosen in this one place, and the ways in which a verb stops early: which code,
//! one sentence, and what to do next.

use std::io::ErrorKind;
use std::process::ExitCode;

use crate::i18n::message::{Message, say};
use crate::session::OpenFailure;
use crate::store::failure::Failure;
use crate::store::save::SaveFailure;
use crate::workspace::Refused;
use crate::workspace::acts::Misfit;

/// How the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// 0: done. A reader of the output that goes away early is no error either.
    Done,
    /// 1: done, and there are findings, such as the problems of `check`.
    Findings,
    /// 2: the command line says something that cannot be meant.
    Usage,
    /// 3: a file could not be read or written, or another machine was not reached.
    Files,
    /// 4: refused: read-only, changed by somebody else, an id that is not there.
    Refused,
}

impl Exit {
    pub const ALL: [Exit; 5] = [Exit::Done, Exit::Findings, Exit::Usage, Exit::Files, Exit::Refused];

    pub fn code(self) -> u8 {
        match self {
            Exit::Done => 0,
            Exit::Findings => 1,
            Exit::Usage => 2,
            Exit::Files => 3,
            Exit::Refused => 4,
        }
    }

    /// For the manual.
    pub fn meaning(self) -> &'static str {
        match self {
            Exit::Done => "done",
            Exit::Findings => {
                "done, with findings: `check` found problems, `diff` found differences, `sync` or a merge found fields that both sides changed"
            }
            Exit::Usage => "wrong usage: an option, a word or a value that cannot be meant",
            Exit::Files => "a file could not be read or written, or another machine was not reached",
            Exit::Refused => "refused: read-only, changed by somebody else, an unknown id, or a repository that must be put in order first",
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit.code())
    }
}

/// Why a verb stopped. An empty message is for a reader that went away: nothing is said.
#[derive(Debug)]
pub struct Stop {
    pub exit: Exit,
    pub message: Message,
    pub hint: Option<Message>,
}

impl Stop {
    pub fn new(exit: Exit, message: impl Into<Message>) -> Stop {
        Stop { exit, message: message.into(), hint: None }
    }

    #[must_use]
    pub fn hint(mut self, hint: impl Into<Message>) -> Stop {
        self.hint = Some(hint.into());
        self
    }

    /// The reader of the output went away.
    pub fn silent() -> Stop {
        Stop::new(Exit::Done, "")
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Stop {
        Stop::new(Exit::Files, failure.message()).hint(hint(&failure))
    }
}

impl From<OpenFailure> for Stop {
    fn from(failure: OpenFailure) -> Stop {
        match failure {
            OpenFailure::Unreadable(failure) => failure.into(),
            OpenFailure::Nothing(_) => Stop::new(Exit::Files, failure.message()),
        }
    }
}

impl From<Refused> for Stop {
    fn from(refused: Refused) -> Stop {
        Stop { exit: Exit::Refused, message: refused.message(), hint: refused.hint() }
    }
}

impl From<SaveFailure> for Stop {
    fn from(failure: SaveFailure) -> Stop {
        // A verb keeps no edits after it has ended, so it gives its own hints.
        let (exit, hint) = match &failure {
            SaveFailure::Changed { .. } => (Exit::Refused, say("cli-saving-all-the-time")),
            SaveFailure::ReadOnly { .. } => (Exit::Refused, say("cli-ask-owner")),
            SaveFailure::Exists { .. } => (Exit::Refused, failure.hint().unwrap_or_else(|| say("cli-again"))),
            SaveFailure::Torn { .. } => (Exit::Files, failure.hint().unwrap_or_else(|| say("cli-again"))),
            SaveFailure::Locked(cause) | SaveFailure::Io(cause) => (Exit::Files, hint(cause)),
        };
        Stop::new(exit, failure.message()).hint(hint)
    }
}

/// What to do about a refusal of the system, by somebody who has typed a verb and has no edits that wait.
fn hint(failure: &Failure) -> Message {
    match failure.source.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => say("cli-free-space"),
        _ => failure.hint().unwrap_or_else(|| say("cli-again")),
    }
}

impl From<Misfit> for Stop {
    fn from(misfit: Misfit) -> Stop {
        Stop::new(Exit::Usage, misfit.message())
    }
}
