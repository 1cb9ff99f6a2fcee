//! Something wrong at a place in a text, and how it becomes a problem with file, line and column.

use toml_parser::ParseError;

use super::syntax;
use crate::domain::problem::{Problem, Severity};
use crate::i18n::message::Message;

/// So many bytes of a very long line are shown before what is wrong in it, and so many after.
const NEAR: usize = 500;
const FAR: usize = 1_000;

/// What is wrong, and where in the text, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub at: usize,
    pub len: usize,
    pub code: &'static str,
    pub message: Message,
    pub help: Option<Message>,
    pub severity: Severity,
}

impl Fault {
    pub fn new(at: usize, len: usize, code: &'static str, message: impl Into<Message>) -> Fault {
        Fault { at, len, code, message: message.into(), help: None, severity: Severity::Error }
    }

    #[must_use]
    pub fn help(mut self, help: impl Into<Message>) -> Fault {
        self.help = Some(help.into()).filter(|help| !help.is_empty());
        self
    }

    #[must_use]
    pub fn warning(mut self) -> Fault {
        self.severity = Severity::Warning;
        self
    }

    /// The same fault in a text in which this one begins `by` bytes later.
    #[must_use]
    pub fn shifted(mut self, by: usize) -> Fault {
        self.at += by;
        self
    }

    pub(crate) fn of_parser(error: &ParseError) -> Fault {
        let span = error.unexpected().or_else(|| error.context());
        let (at, len) = span.map_or((0, 0), |span| (span.start(), span.len()));
        let fault = Fault::new(at, len, "syntax", syntax::said(error.description()));
        match syntax::wanted(error.expected().unwrap_or_default()) {
            Some(wanted) => fault.help(wanted),
            None => fault,
        }
    }

    pub(crate) fn of_toml(error: &toml::de::Error) -> Fault {
        let span = error.span().unwrap_or(0..0);
        let code = if error.message().contains("duplicate") { "duplicate-key" } else { "syntax" };
        Fault::new(span.start, span.len(), code, syntax::said(error.message().lines().next().unwrap_or_default()))
    }

    /// The problem for a reader: line and column counted in `text`, the text of the whole file.
    pub fn problem(&self, file: &str, text: &str) -> Problem {
        let at = self.at.min(text.len());
        let (before, after) = text.split_at(floor(text, at));
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let end = after.find('\n').map_or(text.len(), |newline| before.len() + newline);
        let line = memchr::memchr_iter(b'\n', before.as_bytes()).count() + 1;
        self.in_line(file, text.get(start..end).unwrap_or_default(), at - start, line)
    }

    /// The problem of a fault that lies `at` bytes into a line, the `number`th of the file.
    pub(super) fn in_line(&self, file: &str, line: &str, at: usize, number: usize) -> Problem {
        let at = floor(line, at);
        let end = floor(line, at + self.len.max(1)).max(at);
        let chars = |text: Option<&str>| text.unwrap_or_default().chars().count();
        let (from, to) = (floor(line, at.saturating_sub(NEAR)), floor(line, at + FAR));
        Problem {
            severity: self.severity,
            code: self.code,
            file: file.to_owned(),
            line: number,
            column: chars(line.get(..at)) + 1,
            message: self.message.clone(),
            help: self.help.clone(),
            text: line.get(from..to).unwrap_or_default().trim_end_matches('\r').to_owned(),
            left_out: chars(line.get(..from)),
            width: chars(line.get(at..end.min(to).max(at))).max(1),
        }
    }
}

/// The nearest character boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_shows_line_column_and_the_line() {
        let text = "id = \"a\"\r\nтема = x\r\n";
        let problem = Fault::new(text.find('x').unwrap(), 1, "syntax", "no").problem("f.toml", text);
        assert_eq!((problem.line, problem.column, problem.text.as_str(), problem.width), (2, 8, "тема = x", 1));
        let end = Fault::new(999, 5, "syntax", "no").problem("f.toml", text);
        assert_eq!((end.line, end.column), (3, 1));
        let long = Fault::new(100_000, 5, "syntax", "no").problem("f.toml", &"x".repeat(200_000));
        assert_eq!((long.column, long.text.len(), long.left_out, long.width), (100_001, NEAR + FAR, 100_000 - NEAR, 5));
    }
}
