//! What comes in on the standard input: a text piped in, or the answer to a question. It never takes
//! more than it is told.

use std::io::{self, BufRead, Read};
use std::path::Path;

use super::failure::{Failure, failed, refused};
use crate::i18n::message::tell;

/// All of the standard input; fails where it has more bytes than `limit`.
pub fn all(limit: usize) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let taken = io::stdin().lock().take(limit as u64 + 1).read_to_end(&mut bytes);
    let checked = taken.and_then(|length| {
        let why = || refused(io::ErrorKind::FileTooLarge, tell("failure-more-than", [("limit", limit.into())]));
        if length > limit { Err(why()) } else { Ok(()) }
    });
    checked.map_err(failed("failure-read", Path::new("the standard input"))).map(|()| bytes)
}

/// One line of the standard input without its end; empty where there is none.
pub fn line() -> String {
    let mut line = Vec::new();
    let taken = io::stdin().lock().take(1024).read_until(b'\n', &mut line);
    taken.map(|_| String::from_utf8_lossy(&line).trim().to_owned()).unwrap_or_default()
}
