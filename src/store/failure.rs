//! What is said when the disk, the environment or another program refuses: in the officer's
//! words, with the path and, where there is one, a hint what to do next. It never holds file
//! contents. Paths are shown as they are; the face that prints them makes them harmless.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::i18n::message::{Message, say, tell};

/// One refused operation: what was tried, where, and what the system answered.
#[derive(Debug)]
pub struct Failure {
    /// The message that says what was tried, such as `failure-read`: the path and the reason go into it.
    pub what: &'static str,
    /// The file or folder as the officer knows it.
    pub path: PathBuf,
    /// The system's answer, or our own refusal with its own words.
    pub source: io::Error,
}

impl Failure {
    pub fn message(&self) -> Message {
        tell(self.what, [("path", self.path.display().into()), ("why", words(&self.source).into())])
    }

    /// What the officer can do about it, if there is something better than trying again.
    #[must_use]
    pub fn hint(&self) -> Option<Message> {
        hint(&self.source)
    }
}

/// In English.
impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message().fmt(out)
    }
}

/// The cause is part of the text already, so it is not offered again as a source.
impl std::error::Error for Failure {}

/// Turns an error into a `Failure`; made for `map_err`.
pub(super) fn failed<E: Into<io::Error>>(what: &'static str, path: &Path) -> impl FnOnce(E) -> Failure {
    move |error| Failure { what, path: path.to_owned(), source: error.into() }
}

/// Our own refusal, worded to fit after "could not read plans/a.toml: ".
pub(super) fn refused(kind: ErrorKind, why: impl Into<Message>) -> io::Error {
    io::Error::new(kind, Own(why.into()))
}

/// A message on its way through `io::Error`.
#[derive(Debug)]
struct Own(Message);

impl fmt::Display for Own {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl std::error::Error for Own {}

/// The system's answer in plain words, without error numbers.
pub(super) fn words(error: &io::Error) -> Message {
    if let Some(inner) = error.get_ref() {
        return inner.downcast_ref::<Own>().map_or_else(|| inner.to_string().into(), |own| own.0.clone());
    }
    plain(error.kind()).map_or_else(|| without_number(&error.to_string()).into(), say)
}

pub(super) fn hint(error: &io::Error) -> Option<Message> {
    let id = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "failure-hint-full",
        ErrorKind::PermissionDenied => "failure-hint-permission",
        ErrorKind::ReadOnlyFilesystem => "failure-hint-disk-read-only",
        ErrorKind::FileTooLarge => "failure-hint-large",
        ErrorKind::NotFound => "failure-hint-not-found",
        ErrorKind::AlreadyExists => "failure-hint-exists",
        ErrorKind::WouldBlock => "failure-hint-busy",
        ErrorKind::StaleNetworkFileHandle => "failure-hint-network",
        _ => return None,
    };
    Some(say(id))
}

fn plain(kind: ErrorKind) -> Option<&'static str> {
    Some(match kind {
        ErrorKind::NotFound => "failure-why-not-found",
        ErrorKind::PermissionDenied => "failure-why-permission",
        ErrorKind::AlreadyExists => "failure-why-exists",
        ErrorKind::StorageFull => "failure-why-full",
        ErrorKind::QuotaExceeded => "failure-why-quota",
        ErrorKind::ReadOnlyFilesystem => "failure-why-disk-read-only",
        ErrorKind::IsADirectory => "failure-why-folder",
        ErrorKind::NotADirectory => "failure-why-no-folder",
        ErrorKind::FileTooLarge => "failure-why-large",
        ErrorKind::InvalidFilename => "failure-why-name",
        ErrorKind::StaleNetworkFileHandle => "failure-why-network",
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
        failed("failure-read", Path::new("plans/iom-2024.toml"))(source).to_string()
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
        let full = failed("failure-save", Path::new("a"))(io::Error::from_raw_os_error(28));
        assert_eq!(full.hint().unwrap().to_string(), "free some space and save again; your edits are kept");
        let broken = failed("failure-save", Path::new("a"))(io::Error::from_raw_os_error(5));
        assert_eq!(broken.hint(), None);
    }
}
