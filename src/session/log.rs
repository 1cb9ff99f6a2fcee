//! The lines of a session's journal, and what goes wrong with them.

use std::path::{Path, PathBuf};

use crate::i18n::message::{Message, tell};
use crate::store::journal::Journal;

/// The journal of a session: none before the first edit.
#[derive(Debug, Default)]
pub(super) struct Log {
    /// The folder for the program's state; `None` where no journal is kept.
    state: Option<PathBuf>,
    journal: Option<Journal>,
    /// Why the last line is not on record.
    trouble: Option<Message>,
}

impl Log {
    pub(super) fn keep(&mut self, state: Option<PathBuf>) {
        self.state = state;
    }

    pub(super) fn is_kept(&self) -> bool {
        self.state.is_some()
    }

    pub(super) fn state(&self) -> Option<&Path> {
        self.state.as_deref()
    }

    /// Adds a line to the journal of a workspace; a failure is told by `trouble`.
    pub(super) fn append(&mut self, workspace: &Path, line: &str) {
        let Some(state) = &self.state else { return };
        let journal = self.journal.take().map_or_else(|| Journal::create(state, workspace), Ok);
        let written = journal.and_then(|mut journal| {
            let written = journal.append(line);
            self.journal = Some(journal);
            written
        });
        if let Err(failure) = written {
            self.trouble = Some(tell("failure-journal-trouble", [("failure", failure.message().into())]));
        }
    }

    /// Why the last line is not on record; told once.
    pub(super) fn trouble(&mut self) -> Option<Message> {
        self.trouble.take()
    }

    pub(super) fn clear(&mut self) {
        if let Some(journal) = &mut self.journal {
            journal.clear();
        }
    }

    pub(super) fn remove(&mut self) {
        if let Some(journal) = self.journal.take() {
            journal.remove();
        }
    }
}
