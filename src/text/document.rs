//! A file as it was read: its text, cut into rows without a gap, and what was read from each row.
//! Putting the rows' texts together gives the file. A change replaces the text of one row and reads
//! that row alone again, whatever the size of the file.

mod order;
mod reading;
mod renewal;

use std::collections::HashMap;

use chrono::NaiveDate;

use super::fault::Fault;
use super::layout::Entry;
use super::lines::Lines;
use super::rows;
use super::whole;
use crate::domain::field::Kind;
use crate::domain::health::Health;
use crate::domain::problem::Problem;
use crate::domain::status::Status;
use crate::domain::value::Record;

/// The number of a row in its document: it stays the row's own whatever is added or removed.
pub type Slot = u32;

/// Where the text of a row is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    /// In the text as loaded, from where and how long.
    Loaded { at: u32, len: u32 },
    /// Changed since.
    Changed(Box<str>),
    /// One of several rows in a text that cannot be cut: the text is that of `host`, this row begins `at`.
    Inside { host: Slot, at: u32 },
}

/// A row, or text that is no row (`kind` is `None`).
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) piece: Piece,
    pub(crate) kind: Option<Kind>,
    first: u32,
    count: u16,
    pub(crate) nth: u32,
    pub(crate) status: Status,
    pub(crate) health: Option<Health>,
    pub(crate) progress: Option<u8>,
    pub(crate) day: Option<NaiveDate>,
    pub(crate) bad: bool,
    pub(crate) gone: bool,
}

impl Row {
    fn new(kind: Option<Kind>, piece: Piece) -> Row {
        Row {
            piece,
            kind,
            first: 0,
            count: 0,
            nth: 0,
            status: Status::Planned,
            health: None,
            progress: None,
            day: None,
            bad: false,
            gone: false,
        }
    }
}

/// Why nothing may be written to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lock {
    /// It is not TOML.
    Broken,
    /// It, its folder or the whole session is read-only.
    ReadOnly,
}

#[derive(Debug, Clone)]
pub struct Document {
    name: Box<str>,
    loaded: String,
    bom: bool,
    newline: &'static str,
    rows: Vec<Row>,
    /// The slots whose texts make the file, in order.
    order: Vec<Slot>,
    entries: Vec<Entry>,
    /// How many entries there were when all of them were in use.
    entries_kept: usize,
    faults: HashMap<Slot, Vec<Fault>>,
    broken: Vec<Fault>,
    plan: Option<Slot>,
    lock: Option<Lock>,
    /// Which state of the text this is: the same number means the same bytes.
    version: u64,
    /// A file that is not on disk yet.
    new: bool,
    /// The file was read anew while the workspace was open.
    renewed: bool,
}

/// A meeting named by a row: for the index of links.
#[derive(Debug, Clone, Copy)]
pub struct Mention<'a> {
    pub slot: Slot,
    /// The id as it is spelled in the file, quotes and all.
    pub spelled: &'a str,
}

const BOM: char = '\u{feff}';

/// So many problems of one file are told.
pub const MANY_PROBLEMS: usize = 1_000;

/// So many faults are told of one row, or of a file that is no TOML: more would hide the first.
const MANY_FAULTS: usize = 20;

impl Document {
    /// Reads a file's text. Reading never fails: what is wrong becomes a problem.
    pub fn read(name: impl Into<Box<str>>, text: String) -> Document {
        Document::read_with(name, text, |_| {})
    }

    /// Like `read`, and tells of each meeting that a row names.
    pub fn read_with(name: impl Into<Box<str>>, mut text: String, mut mention: impl FnMut(Mention<'_>)) -> Document {
        let bom = text.starts_with(BOM);
        if bom {
            text.drain(..BOM.len_utf8());
        }
        let layout = rows::walk(&text);
        let mut document = Document {
            name: name.into(),
            newline: newline_of(&text),
            loaded: text,
            bom,
            rows: Vec::new(),
            order: Vec::new(),
            entries: Vec::new(),
            entries_kept: 0,
            faults: HashMap::new(),
            broken: Vec::new(),
            plan: None,
            lock: None,
            version: 0,
            new: false,
            renewed: false,
        };
        document.take(layout, &mut mention);
        document
    }

    /// A file that does not exist yet, with this text.
    pub fn create(name: impl Into<Box<str>>) -> Document {
        Document { new: true, ..Document::read(name, String::new()) }
    }

    /// A file of which the bytes are no text: a problem, never written. `text` is what can be shown of it, without a row.
    pub fn unreadable(name: impl Into<Box<str>>, text: String, fault: Fault) -> Document {
        let mut document = Document::read(name, String::new());
        document.rows = vec![Row::new(None, Piece::Loaded { at: 0, len: narrow(text.len()) })];
        document.loaded = text;
        document.broken.push(fault);
        document.lock = Some(Lock::Broken);
        document
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn version(&self) -> u64 {
        self.version
    }

    pub fn is_new(&self) -> bool {
        self.new
    }

    pub fn mark_saved(&mut self) {
        self.new = false;
    }

    pub fn lock(&self) -> Option<Lock> {
        self.lock
    }

    /// Nothing may be written to this file from now on. A file that is no TOML stays so.
    pub fn make_read_only(&mut self) {
        self.lock.get_or_insert(Lock::ReadOnly);
    }

    /// The text of the file as it was loaded.
    pub fn loaded(&self) -> String {
        if self.bom { format!("{BOM}{}", self.loaded) } else { self.loaded.clone() }
    }

    /// The text of the file as it is now.
    pub fn text(&self) -> String {
        let size = self.pieces().map(|(_, glue, text)| glue.len() + text.len()).sum::<usize>();
        let mut text = String::with_capacity(size + BOM.len_utf8());
        if self.bom {
            text.push(BOM);
        }
        for (_, glue, piece) in self.pieces() {
            text.push_str(glue);
            text.push_str(piece);
        }
        text
    }

    /// The rows in their order with their texts, and the line end that must stand before each where rows have moved:
    /// the last row of a file may have none.
    fn pieces(&self) -> impl Iterator<Item = (&Row, &'static str, &str)> {
        let mut open = false;
        self.order.iter().filter_map(|slot| self.row_at(*slot)).map(move |row| {
            let text = self.row_text(row);
            let glue = if open && !text.is_empty() && !text.starts_with(['\n', '\r']) { self.newline() } else { "" };
            if !text.is_empty() {
                open = (self.version > 0 || self.renewed) && !text.ends_with('\n');
            }
            (row, glue, text)
        })
    }

    pub(super) fn text_after_bom(&self) -> String {
        self.pieces().flat_map(|(_, glue, text)| [glue, text]).collect()
    }

    /// Where the text of each slot begins, the byte-order mark not counted.
    /// Where the text of each slot begins in the file; slots of a text that cannot be cut begin where it does.
    fn offsets(&self) -> Vec<Option<usize>> {
        let (mut offsets, mut at) = (vec![None; self.rows.len()], 0);
        for (slot, (_, glue, text)) in self.order.iter().zip(self.pieces()) {
            at += glue.len();
            if let Some(offset) = offsets.get_mut(*slot as usize) {
                *offset = Some(at);
            }
            at += text.len();
        }
        let own = offsets.clone();
        for (slot, offset) in (0u32..).zip(&mut offsets) {
            *offset = own.get(self.host(slot) as usize).copied().flatten();
        }
        offsets
    }

    /// The line end that the file uses.
    pub fn newline(&self) -> &'static str {
        self.newline
    }

    /// How many stretches of text the file has: at least as many as rows.
    pub fn row_count(&self) -> usize {
        self.rows.len()
    }

    /// The slot of the plan of this file.
    pub fn plan(&self) -> Option<Slot> {
        self.plan
    }

    /// The rows of ours, in the order of the file.
    pub fn slots(&self) -> impl Iterator<Item = (Slot, Kind)> {
        let place = |(slot, row): (usize, &Row)| match row.piece {
            Piece::Inside { at, .. } => Some((at, slot, row.kind)),
            _ => None,
        };
        let mut inside: Vec<(u32, usize, Option<Kind>)> = self.rows.iter().enumerate().filter_map(place).collect();
        inside.sort_unstable_by_key(|(at, slot, _)| (*at, *slot));
        let cut = self.order.iter().filter_map(|slot| self.row_at(*slot).and_then(|row| row.kind.map(|kind| (*slot, kind))));
        cut.chain(inside.into_iter().filter_map(|(_, slot, kind)| kind.map(|kind| (narrow(slot), kind))))
            .filter(|(slot, _)| self.row(*slot).is_some())
    }

    pub(crate) fn row_at(&self, slot: Slot) -> Option<&Row> {
        self.rows.get(slot as usize)
    }

    pub(crate) fn entries(&self, row: &Row) -> &[Entry] {
        let first = row.first as usize;
        self.entries.get(first..first + usize::from(row.count)).unwrap_or_default()
    }

    pub(crate) fn row_text<'a>(&'a self, row: &'a Row) -> &'a str {
        match &row.piece {
            Piece::Loaded { at, len } => self.loaded.get(*at as usize..(*at + *len) as usize).unwrap_or_default(),
            Piece::Changed(text) => text,
            Piece::Inside { host, .. } => match self.row_at(*host) {
                Some(host) if !matches!(host.piece, Piece::Inside { .. }) => self.row_text(host),
                _ => "",
            },
        }
    }

    /// Which row holds the text of this one: itself, or the whole file.
    pub(crate) fn host(&self, slot: Slot) -> Slot {
        match self.row_at(slot).map(|row| &row.piece) {
            Some(Piece::Inside { host, .. }) => *host,
            _ => slot,
        }
    }

    pub(crate) fn line_of(&self, row: &Row) -> usize {
        let own = self.row_text(row).get(..self.header(row)).unwrap_or_default();
        self.lines_before(row) + memchr::memchr_iter(b'\n', own.as_bytes()).count() + 1
    }

    /// Where in the row's text its header or first value is.
    pub(crate) fn header(&self, row: &Row) -> usize {
        if let Piece::Inside { at, .. } = row.piece {
            return at as usize;
        }
        let text = self.row_text(row);
        let mut at = 0;
        text.split_inclusive('\n')
            .find_map(|line| {
                let found = (!line.trim_start().starts_with('#') && !line.trim().is_empty()).then_some(at);
                at += line.len();
                found
            })
            .unwrap_or(0)
    }

    /// How many lines end in the file before the text of a row.
    fn lines_before(&self, row: &Row) -> usize {
        let newlines = |text: &str| memchr::memchr_iter(b'\n', text.as_bytes()).count();
        let host: *const Row = match row.piece {
            Piece::Inside { host, .. } => self.row_at(host).unwrap_or(row),
            _ => row,
        };
        let mut lines = 0;
        for (other, glue, text) in self.pieces() {
            lines += newlines(glue);
            if std::ptr::eq(other, host) {
                break;
            }
            lines += newlines(text);
        }
        lines
    }

    /// Whether something was found wrong while reading.
    pub fn has_faults(&self) -> bool {
        !self.broken.is_empty() || !self.faults.is_empty()
    }

    /// What was found wrong while reading, with file, line and column.
    pub fn problems(&self) -> Vec<Problem> {
        if self.broken.is_empty() && self.faults.is_empty() {
            return Vec::new();
        }
        let lines = self.lines();
        let mut problems: Vec<Problem> = self.broken.iter().take(MANY_FAULTS).map(|fault| lines.problem_at(0, fault)).collect();
        for (slot, faults) in &self.faults {
            if self.row_at(*slot).is_some_and(|row| !row.gone) {
                problems.extend(faults.iter().filter_map(|fault| lines.problem(*slot, fault)));
            }
            if problems.len() >= MANY_PROBLEMS {
                break;
            }
        }
        problems.sort_by_key(|problem| (problem.line, problem.column));
        problems.dedup_by_key(|problem| (problem.line, problem.code));
        problems
    }

    /// The whole text made ready to tell the line and column of many faults.
    pub fn lines(&self) -> Lines<'_> {
        Lines::of(self.name(), self.text_after_bom(), self.offsets())
    }

    pub(crate) fn faults_of(&self, row: &Row) -> &[Fault] {
        let slot = self.rows.iter().position(|other| std::ptr::eq(other, row));
        slot.and_then(|slot| self.faults.get(&narrow(slot))).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether rows can be added to and taken out of this file one by one.
    pub fn is_cut(&self) -> bool {
        !self.rows.iter().any(|row| matches!(row.piece, Piece::Inside { .. }))
    }

    /// All values of all rows of a file that cannot be cut, read at once: row by row each would cost a walk over the file.
    pub fn uncut_records(&self) -> HashMap<(Kind, usize), Record> {
        if self.is_cut() {
            return HashMap::new();
        }
        whole::records(&self.text_after_bom()).into_iter().map(|(kind, nth, record)| ((kind, nth), record)).collect()
    }

    /// Whether the file has rows of ours.
    pub fn is_ours(&self) -> bool {
        self.rows.iter().any(|row| row.kind.is_some())
    }

    /// The bytes that this document keeps, about: for the figures in docs/performance.md.
    pub fn heap_size(&self) -> usize {
        self.loaded.capacity()
            + self.rows.capacity() * size_of::<Row>()
            + self.entries.capacity() * size_of::<Entry>()
            + self.order.capacity() * size_of::<Slot>()
    }
}

/// The line end of a text's first line.
fn newline_of(text: &str) -> &'static str {
    let crlf = memchr::memchr(b'\n', text.as_bytes()).is_some_and(|at| text.as_bytes().get(at.wrapping_sub(1)) == Some(&b'\r'));
    if crlf { "\r\n" } else { "\n" }
}

fn narrow(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
