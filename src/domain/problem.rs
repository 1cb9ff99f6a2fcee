//! A problem: something in a file that a person should look at. A problem never stops reading.

use std::fmt;

use crate::i18n::message::{Message, tell};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Error,
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        })
    }
}

impl Problem {
    /// Where and what, in one line.
    pub fn place(&self) -> Message {
        tell("problem-at-line", [("line", self.line.into()), ("message", self.message.clone().into())])
    }
}

/// What is wrong, where, and what to do next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub severity: Severity,
    /// Stable word for scripts, such as `unknown-meeting`.
    pub code: &'static str,
    /// The file's name relative to the workspace.
    pub file: String,
    /// 1-based; 0 where the problem is the whole file.
    pub line: usize,
    /// 1-based, in characters.
    pub column: usize,
    pub message: Message,
    pub help: Option<Message>,
    /// The text of the line, as it stands in the file; of a very long line what is near the problem.
    pub text: String,
    /// How many characters of the line were left out before `text`.
    pub left_out: usize,
    /// How many characters from `column` on the problem covers.
    pub width: usize,
}
