//! Where in a row's text something wrong is pointed at.

use crate::domain::field::Key;
use crate::i18n::message::Message;
use crate::text::fault::Fault;
use crate::text::read::RowRef;

/// Where a key stands at the beginning of a line or of an entry; the row's beginning where it is written otherwise.
pub(super) fn key_place(text: &str, name: &str) -> usize {
    let places = memchr::memmem::find_iter(text.as_bytes(), name.as_bytes());
    let begins = |at: &usize| {
        text.get(..*at)
            .is_some_and(|before| before.trim_end_matches([' ', '\t', '"', '\'']).ends_with(['\n', '{', ',', ']', '.', '[']) || *at == 0)
    };
    let ends = |at: &usize| {
        text.get(at + name.len()..).is_some_and(|after| after.trim_start_matches([' ', '\t', '"', '\'']).starts_with(['=', '.', ']']))
    };
    let mut fitting = places.filter(|at| begins(at) && ends(at));
    fitting.next().unwrap_or(0)
}

pub(super) fn at_key(row: RowRef<'_>, key: Key, code: &'static str, message: impl Into<Message>) -> Fault {
    let (at, len) = row.place(key).unwrap_or((row.header(), 1));
    Fault::new(at, len, code, message)
}

/// At a text inside the value of a field, or at the value if it is spelled otherwise.
pub(super) fn at_text(row: RowRef<'_>, key: Key, text: &str, code: &'static str, message: impl Into<Message>) -> Fault {
    let (at, len) = row.place(key).unwrap_or((row.header(), 1));
    let inside = row.source().get(at..at + len).and_then(|value| value.find(text)).filter(|_| !text.is_empty());
    match inside {
        Some(more) => Fault::new(at + more, text.len(), code, message),
        None => Fault::new(at, len, code, message),
    }
}
