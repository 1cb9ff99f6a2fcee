//! A file as it was read: its text, cut into rows without a gap, and what was read from each row.
//! Putting the rows' texts together gives the file. A change replaces the text of one row and reads
//! that row alone again, whatever the size of the file.

mod reading;

use std::collections::HashMap;

use chrono::NaiveDate;

use super::fault::Fault;
use super::layout::Entry;
use super::rows;
use super::whole;
use crate::domain::field::Kind;
use crate::domain::health::Health;
use crate::domain::problem::Problem;
use crate::domain::status::Status;

/// The number of a row in its document: it stays the row's own whatever is added or removed.
pub type Slot = u32;

/// Where the text of a row is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    /// In the text as loaded, from where and how long.
    Loaded { at: u32, len: u32 },
    /// Changed since.
    Changed(Box<str>),
    /// One of several rows in a text that cannot be cut: the text is that of this slot.
    Inside(Slot),
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
    crlf: bool,
    rows: Vec<Row>,
    /// The slots whose texts make the file, in order.
    order: Vec<Slot>,
    entries: Vec<Entry>,
    faults: HashMap<Slot, Vec<Fault>>,
    broken: Vec<Fault>,
    plan: Option<Slot>,
    lock: Option<Lock>,
    /// Which state of the text this is: the same number means the same bytes.
    version: u64,
    /// A file that is not on disk yet.
    new: bool,
}

/// A meeting named by a row: for the index of links.
#[derive(Debug, Clone, Copy)]
pub struct Mention<'a> {
    pub slot: Slot,
    /// The id as it is spelled in the file, quotes and all.
    pub spelled: &'a str,
}

const BOM: char = '\u{feff}';

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
            crlf: memchr::memchr(b'\n', text.as_bytes()).is_some_and(|at| text.as_bytes().get(at.wrapping_sub(1)) == Some(&b'\r')),
            loaded: text,
            bom,
            rows: Vec::new(),
            order: Vec::new(),
            entries: Vec::new(),
            faults: HashMap::new(),
            broken: Vec::new(),
            plan: None,
            lock: None,
            version: 0,
            new: false,
        };
        document.take(layout, &mut mention);
        document
    }

    /// A file that does not exist yet, with this text.
    pub fn create(name: impl Into<Box<str>>) -> Document {
        Document { new: true, ..Document::read(name, String::new()) }
    }

    /// A file of which the bytes are no text: a problem, never written.
    pub fn unreadable(name: impl Into<Box<str>>, fault: Fault) -> Document {
        let mut document = Document::read(name, String::new());
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
        let size = self.order.iter().filter_map(|slot| self.row_at(*slot)).map(|row| self.row_text(row).len()).sum::<usize>();
        let mut text = String::with_capacity(size + BOM.len_utf8());
        if self.bom {
            text.push(BOM);
        }
        for row in self.order.iter().filter_map(|slot| self.row_at(*slot)) {
            text.push_str(self.row_text(row));
        }
        text
    }

    /// The line end that the file uses.
    pub fn newline(&self) -> &'static str {
        if self.crlf { "\r\n" } else { "\n" }
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
        let inside = self.rows.iter().enumerate().filter(|(_, row)| matches!(row.piece, Piece::Inside(_)));
        let cut = self.order.iter().filter_map(|slot| self.row_at(*slot).and_then(|row| row.kind.map(|kind| (*slot, kind))));
        cut.chain(inside.filter_map(|(slot, row)| row.kind.map(|kind| (narrow(slot), kind)))).filter(|(slot, _)| self.row(*slot).is_some())
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
            Piece::Inside(slot) => match self.row_at(*slot) {
                Some(host) if !matches!(host.piece, Piece::Inside(_)) => self.row_text(host),
                _ => "",
            },
        }
    }

    /// Which row holds the text of this one: itself, or the whole file.
    pub(crate) fn host(&self, slot: Slot) -> Slot {
        match self.row_at(slot).map(|row| &row.piece) {
            Some(Piece::Inside(host)) => *host,
            _ => slot,
        }
    }

    pub(crate) fn line_of(&self, row: &Row) -> usize {
        self.position(row, self.header(row)).line
    }

    /// Where in the row's text its header or first value is.
    fn header(&self, row: &Row) -> usize {
        let text = self.row_text(row);
        if let Piece::Inside(_) = row.piece {
            return self.entries(row).iter().map(|entry| entry.at as usize).min().unwrap_or(0);
        }
        let mut at = 0;
        text.split_inclusive('\n')
            .find_map(|line| {
                let found = (!line.trim_start().starts_with('#') && !line.trim().is_empty()).then_some(at);
                at += line.len();
                found
            })
            .unwrap_or(0)
    }

    /// The place in the file of a place in a row, as a problem without words.
    fn position(&self, row: &Row, at: usize) -> Problem {
        let offset = self.offset(row);
        Fault::new(offset + at, 1, "", "").problem(&self.name, self.text().trim_start_matches(BOM))
    }

    fn offset(&self, row: &Row) -> usize {
        let host: &Row = match row.piece {
            Piece::Inside(slot) => self.row_at(slot).unwrap_or(row),
            _ => row,
        };
        let texts = self.order.iter().filter_map(|slot| self.row_at(*slot)).take_while(|other| !std::ptr::eq(*other, host));
        texts.map(|other| self.row_text(other).len()).sum()
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
        let text = self.text();
        let text = text.trim_start_matches(BOM);
        let mut problems: Vec<Problem> = self.broken.iter().take(20).map(|fault| fault.problem(&self.name, text)).collect();
        for (slot, faults) in &self.faults {
            let Some(row) = self.row_at(*slot).filter(|row| !row.gone) else { continue };
            let offset = self.offset(row);
            problems.extend(faults.iter().map(|fault| fault.clone().shifted(offset).problem(&self.name, text)));
        }
        problems.sort_by_key(|problem| (problem.line, problem.column));
        problems.dedup_by_key(|problem| (problem.line, problem.code));
        problems
    }

    /// A fault at a place in a row as a problem.
    pub fn problem(&self, slot: Slot, fault: &Fault) -> Option<Problem> {
        let row = self.row_at(slot)?;
        let text = self.text();
        Some(fault.clone().shifted(self.offset(row)).problem(&self.name, text.trim_start_matches(BOM)))
    }

    /// Replaces the text of a row, and reads that row again. `version` names the state that this makes.
    pub(crate) fn put_text(&mut self, slot: Slot, text: Box<str>, version: u64, mention: &mut impl FnMut(Mention<'_>)) {
        let host = self.host(slot);
        if let Some(row) = self.rows.get_mut(host as usize) {
            row.piece = Piece::Changed(text);
        }
        self.version = version;
        if self.row_at(host).is_some_and(|row| row.kind.is_none()) {
            return self.read_host(host, mention);
        }
        self.reread(slot, mention);
    }

    /// Puts a new row after `after` (first if `None`) and reads it.
    pub(crate) fn add_row(
        &mut self,
        kind: Kind,
        text: Box<str>,
        after: Option<Slot>,
        version: u64,
        mention: &mut impl FnMut(Mention<'_>),
    ) -> Slot {
        let slot = narrow(self.rows.len());
        self.rows.push(Row::new(Some(kind), Piece::Changed(text)));
        self.put_in_order(slot, after, version);
        self.reread(slot, mention);
        slot
    }

    /// Puts a row after `after`, first if `None`: a new one, or one that was taken out.
    pub(crate) fn put_in_order(&mut self, slot: Slot, after: Option<Slot>, version: u64) {
        let at = after.map_or(0, |after| self.order.iter().position(|other| *other == after).map_or(self.order.len(), |at| at + 1));
        self.order.insert(at, slot);
        if let Some(row) = self.rows.get_mut(slot as usize) {
            row.gone = false;
            if row.kind == Some(Kind::Plan) {
                self.plan = Some(slot);
            }
        }
        self.version = version;
    }

    /// Takes a row out of the file; its slot stays its own. Tells after which row it stood.
    pub(crate) fn take_out(&mut self, slot: Slot, version: u64) -> Option<Slot> {
        let at = self.order.iter().position(|other| *other == slot)?;
        self.order.remove(at);
        if let Some(row) = self.rows.get_mut(slot as usize) {
            row.gone = true;
        }
        if self.plan == Some(slot) {
            self.plan = None;
        }
        self.version = version;
        at.checked_sub(1).and_then(|before| self.order.get(before)).copied()
    }

    /// The last row of the file's order, of any kind.
    pub(crate) fn last(&self) -> Option<Slot> {
        self.order.last().copied()
    }

    /// Tells of each meeting that a row names.
    pub(crate) fn mentions(&self, slot: Slot, mut mention: impl FnMut(Mention<'_>)) {
        let Some(row) = self.row(slot).filter(|row| row.kind() == Some(Kind::Project)) else { return };
        let layout = rows::walk(row.source());
        if layout.odd || layout.stretches.iter().any(|stretch| stretch.deep) {
            let found = whole::file(row.source()).map(|(rows, _)| rows).unwrap_or_default();
            let own = found.iter().filter(|found| found.kind == Kind::Project && found.nth == row.nth());
            for spelled in own.flat_map(|found| &found.mentions).filter_map(|(at, len)| row.source().get(*at..at + len)) {
                mention(Mention { slot, spelled });
            }
            return;
        }
        for spelled in layout.mentions.iter().filter_map(|named| row.source().get(named.at..named.at + named.len)) {
            mention(Mention { slot, spelled });
        }
    }

    /// The text of a new row so that it stands after `after` with a blank line between.
    pub(crate) fn spaced(&self, after: Option<Slot>, row: &str) -> String {
        let newline = self.newline();
        let before = after.and_then(|slot| self.row_at(slot)).map(|row| self.row_text(row)).unwrap_or_default();
        let blank = before.is_empty() || before.ends_with("\n\n") || before.ends_with("\r\n\r\n");
        let gap = match (blank, before.ends_with('\n')) {
            (true, _) => String::new(),
            (false, true) => newline.to_owned(),
            (false, false) => format!("{newline}{newline}"),
        };
        let last = after == self.last();
        let end = if last { "" } else { newline };
        let row = if last && !before.is_empty() && !before.ends_with('\n') { row.trim_end_matches(['\n', '\r']) } else { row };
        let ended = row.ends_with("\n\n") || row.ends_with("\r\n\r\n");
        format!("{gap}{row}{}", if ended { "" } else { end })
    }

    /// Whether rows can be added to and taken out of this file one by one.
    pub(crate) fn is_cut(&self) -> bool {
        !self.rows.iter().any(|row| matches!(row.piece, Piece::Inside(_)))
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

fn narrow(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
