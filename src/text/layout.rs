//! What a walk over a file's text finds: stretches of text, the values in them, and what is wrong. Plain
//! data with places in bytes; it reads nothing itself.

use super::fault::Fault;
use crate::domain::field::{Key, Kind};

/// One value of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) key: Key,
    /// The type bit of the value.
    pub(crate) found: u8,
    /// The type bits of a list's items.
    pub(crate) items: u8,
    /// From the start of the row's text, in bytes.
    pub(crate) at: u32,
    pub(crate) len: u32,
}

/// A stretch of the file: a row of ours, or text that is no row (`kind` is `None`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) kind: Option<Kind>,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Where its entries begin in `Layout::entries`, and how many there are.
    pub(crate) first: usize,
    pub(crate) count: usize,
    /// Has dotted or quoted keys or tables of its own: to be read by `whole`.
    pub(crate) deep: bool,
}

/// A meeting that a row names: the row's number and where the quoted id lies in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mention {
    pub(crate) stretch: usize,
    pub(crate) at: usize,
    pub(crate) len: usize,
}

#[derive(Debug, Default)]
pub(crate) struct Layout {
    pub(crate) stretches: Vec<Stretch>,
    pub(crate) entries: Vec<Entry>,
    pub(crate) mentions: Vec<Mention>,
    /// Wrong content of a value or a key used twice: the row is bad, the file is not.
    pub(crate) faults: Vec<Fault>,
    /// The text is no TOML: nothing is ever written to the file.
    pub(crate) broken: Vec<Fault>,
    /// Rows of ours in a shape that cannot be cut apart.
    pub(crate) odd: bool,
    /// Tables or keys that are not ours.
    pub(crate) foreign: bool,
}
