//! The lines of a document, counted once, so that a thousand faults become problems with file, line
//! and column without a thousand walks over the text.

use super::fault::Fault;
use crate::domain::problem::Problem;

#[derive(Debug)]
pub struct Lines<'d> {
    /// The name of the file.
    name: &'d str,
    /// The text without its byte-order mark: columns count what is seen.
    text: String,
    /// Where each line begins.
    starts: Vec<usize>,
    /// Where the text of each slot of the document begins.
    offsets: Vec<Option<usize>>,
}

impl<'d> Lines<'d> {
    pub(super) fn of(name: &'d str, text: String, offsets: Vec<Option<usize>>) -> Lines<'d> {
        let starts = std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1)).collect();
        Lines { name, text, starts, offsets }
    }

    /// A fault at a place in a row as a problem; `None` for a row that is not in the file.
    pub fn problem(&self, slot: u32, fault: &Fault) -> Option<Problem> {
        let offset = self.offsets.get(slot as usize).copied().flatten()?;
        Some(self.problem_at(offset, fault))
    }

    /// A fault in a text that begins `offset` bytes after the file does.
    pub(super) fn problem_at(&self, offset: usize, fault: &Fault) -> Problem {
        let at = (offset + fault.at).min(self.text.len());
        let line = self.starts.partition_point(|start| *start <= at).saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or_default();
        let end = self.starts.get(line + 1).map_or(self.text.len(), |next| next - 1);
        fault.in_line(self.name, self.text.get(start..end).unwrap_or_default(), at - start, line + 1)
    }
}
