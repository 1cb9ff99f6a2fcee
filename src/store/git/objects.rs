//! Objects of a repository, one after another from one git that stays: an id goes in, the content comes out.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use super::{Git, GitFailure, broken};
use crate::store::failure::failed;

/// Larger objects are passed over: no file of a workspace is larger.
const LIMIT: u64 = crate::store::read::LIMIT;

/// A git that answers.
#[derive(Debug)]
pub struct Objects {
    git: Git,
    child: Child,
    ask: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Git {
    pub fn objects(&self) -> Result<Objects, GitFailure> {
        let mut command = self.command(&["cat-file", "--batch"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().map_err(|error| GitFailure::Io(failed("failure-run", &self.program)(error)))?;
        let (Some(ask), Some(out)) = (child.stdin.take(), child.stdout.take()) else { return Err(broken("cat-file", "it has no output")) };
        Ok(Objects { git: self.clone(), child, ask, answers: BufReader::with_capacity(1 << 16, out) })
    }
}

impl Objects {
    /// The content of a file; nothing where it is not there, is no file or is too large.
    pub fn file(&mut self, id: &str) -> Result<Option<Vec<u8>>, GitFailure> {
        let asked = self.ask.write_all(format!("{id}\n").as_bytes()).and_then(|()| self.ask.flush());
        let answer = asked.and_then(|()| next(&mut self.answers));
        answer.map_err(|error| GitFailure::Io(failed("failure-run", &self.git.program)(error)))
    }
}

impl Drop for Objects {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
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
