//! Many objects from one git: the ids go in at one side while the contents come out at the other.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::Stdio;
use std::thread;

use super::{Git, GitFailure, broken};
use crate::store::failure::failed;

/// Larger objects are passed over: no file of a workspace is larger.
const LIMIT: u64 = crate::store::read::LIMIT;

impl Git {
    /// Calls `visit` for each object in the order of `ids`, with nothing where it is not there, is no file or is too large,
    /// until it gives back false.
    pub fn blobs(&self, ids: &[String], mut visit: impl FnMut(usize, Option<Vec<u8>>) -> bool) -> Result<(), GitFailure> {
        if ids.is_empty() {
            return Ok(());
        }
        let mut command = self.command(&["cat-file", "--batch"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let io = |error: io::Error| GitFailure::Io(failed("run", &self.program)(error));
        let mut child = command.spawn().map_err(io)?;
        let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
        let result = thread::scope(|scope| {
            scope.spawn(move || {
                if let Some(mut stdin) = stdin {
                    let _ = stdin.write_all((ids.join("\n") + "\n").as_bytes());
                }
            });
            let mut out = BufReader::with_capacity(1 << 16, stdout.ok_or_else(|| broken("cat-file", "it has no output"))?);
            let mut result = Ok(());
            for nth in 0..ids.len() {
                match next(&mut out) {
                    Ok(bytes) => {
                        if !visit(nth, bytes) {
                            break;
                        }
                    }
                    Err(error) => {
                        result = Err(io(error));
                        break;
                    }
                }
            }
            // ends the writer too, where not all was wanted
            let _ = child.kill();
            result
        });
        let _ = child.wait();
        result
    }
}

/// One answer: `<id> blob <size>`, the content and a line end; or `<id> missing`.
fn next(out: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut head = String::new();
    if out.read_line(&mut head)? == 0 {
        return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "git ended too early"));
    }
    let mut words = head.trim_end().rsplit(' ');
    let Some(size) = words.next().and_then(|size| size.parse::<u64>().ok()) else { return Ok(None) };
    let is_file = words.next() == Some("blob");
    let wanted = is_file && size <= LIMIT;
    let mut bytes = Vec::new();
    if wanted {
        bytes.reserve(usize::try_from(size).unwrap_or_default());
        out.by_ref().take(size).read_to_end(&mut bytes)?;
    } else {
        io::copy(&mut out.by_ref().take(size), &mut io::sink())?;
    }
    io::copy(&mut out.by_ref().take(1), &mut io::sink())?;
    Ok(wanted.then_some(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_read_one_after_another() {
        let mut out: &[u8] = b"aa blob 3\na\nb\nbb missing\ncc tree 2\nxx\ndd blob 0\n\n";
        let read: Vec<_> = (0..4).map(|_| next(&mut out).unwrap()).collect();
        assert_eq!(read, [Some(b"a\nb".to_vec()), None, None, Some(Vec::new())]);
        assert!(next(&mut out).is_err());
    }
}
