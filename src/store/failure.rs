//! What is said when the disk, the environment or another program refuses: in the officer's
//! words, with the path and, where there is one, a hint what to do next. It never holds file
//! contents. Paths are shown as they are; the face that prints them makes them harmless.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// One refused operation: what was tried, where, and what the system answered.
#[derive(Debug)]
pub struct Failure {
    /// A verb phrase that fits after "could not", such as `read` or `start the editor`.
    pub what: &'static str,
    /// The file or folder as the officer knows it.
    pub path: PathBuf,
    /// The system's answer, or our own refusal with its own words.
    pub source: io::Error,
}

impl Failure {
    /// What the officer can do about it, if there is something better than trying again.
    #[must_use]
    pub fn hint(&self) -> Option<&'static str> {
        hint(&self.source)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (what, path) = (self.what, self.path.display());
        write!(out, "could not {what} {path}: {}", words(&self.source))
    }
}

/// The cause is part of the text already, so it is not offered again as a source.
impl std::error::Error for Failure {}

/// Turns an error into a `Failure`; made for `map_err`.
pub(super) fn failed<E: Into<io::Error>>(what: &'static str, path: &Path) -> impl FnOnce(E) -> Failure {
    move |error| Failure { what, path: path.to_owned(), source: error.into() }
}

/// Our own refusal, worded to fit after "could not read plans/a.toml: ".
pub(super) fn refused(kind: ErrorKind, why: impl Into<String>) -> io::Error {
    io::Error::new(kind, why.into())
}

/// The system's answer in plain words, without error numbers.
pub(super) fn words(error: &io::Error) -> String {
    if error.get_ref().is_some() {
        return error.to_string();
    }
    match plain(error.kind()) {
        Some(text) => text.to_owned(),
        None => without_number(&error.to_string()),
    }
}

pub(super) fn hint(error: &io::Error) -> Option<&'static str> {
    Some(match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "free some space and save again; your edits are kept",
        ErrorKind::PermissionDenied => "ask the owner of the file or its folder for access",
        ErrorKind::ReadOnlyFilesystem => "this disk can only be read; work on a copy elsewhere",
        ErrorKind::FileTooLarge => "split it into several files in the same folder; all of them are read",
        ErrorKind::NotFound => "check the name; it may have been moved or deleted",
        ErrorKind::AlreadyExists => "choose another name; the one that is there was not touched",
        ErrorKind::WouldBlock => "another program is saving there; try again in a moment",
        ErrorKind::StaleNetworkFileHandle => "the network folder was disconnected; open it again",
        _ => return None,
    })
}

fn plain(kind: ErrorKind) -> Option<&'static str> {
    Some(match kind {
        ErrorKind::NotFound => "there is no such file or folder",
        ErrorKind::PermissionDenied => "permission denied",
        ErrorKind::AlreadyExists => "it exists already",
        ErrorKind::StorageFull => "the disk is full",
        ErrorKind::QuotaExceeded => "your share of the disk is used up",
        ErrorKind::ReadOnlyFilesystem => "the disk is read-only",
        ErrorKind::IsADirectory => "it is a folder",
        ErrorKind::NotADirectory => "a part of the path is not a folder",
        ErrorKind::FileTooLarge => "the file is too large",
        ErrorKind::InvalidFilename => "the name is too long or not allowed here",
        ErrorKind::StaleNetworkFileHandle => "the network folder is gone",
        _ => return None,
    })
}

/// `Input/output error (os error 5)` becomes `input/output error`.
fn without_number(text: &str) -> String {
    let text = text.split(" (os error").next().unwrap_or(text);
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(source: io::Error) -> String {
        failed("read", Path::new("plans/iom-2024.toml"))(source).to_string()
    }

    #[test]
    fn speaks_in_the_officers_words() {
        let cases = [
            (io::Error::from_raw_os_error(13), "could not read plans/iom-2024.toml: permission denied"),
            (io::Error::from_raw_os_error(28), "could not read plans/iom-2024.toml: the disk is full"),
            (io::Error::from_raw_os_error(5), "could not read plans/iom-2024.toml: input/output error"),
            (refused(ErrorKind::Other, "it is a pipe"), "could not read plans/iom-2024.toml: it is a pipe"),
        ];
        for (source, expected) in cases {
            assert_eq!(text(source), expected);
        }
    }

    #[test]
    fn hints_say_what_to_do_next() {
        let full = failed("save", Path::new("a"))(io::Error::from_raw_os_error(28));
        assert_eq!(full.hint(), Some("free some space and save again; your edits are kept"));
        let broken = failed("save", Path::new("a"))(io::Error::from_raw_os_error(5));
        assert_eq!(broken.hint(), None);
    }
}
