//! The order of a document's rows: a new one joins, one is taken out, with the blank lines between
//! them. The texts of other rows are not touched.

use super::{Document, Lock, Mention, Piece, Row, Slot, narrow};
use crate::domain::field::Kind;

impl Document {
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

    /// The text before the first header, before which no row can stand.
    pub(crate) fn head(&self) -> Option<Slot> {
        self.order.first().copied().filter(|slot| self.row_at(*slot).is_some_and(|row| row.kind.is_none()))
    }

    /// The pieces of a file in which there is nothing but text that is no row, in their order; else none.
    pub(crate) fn loose(&self) -> &[Slot] {
        let is_loose = self.slots().next().is_none() && self.lock() != Some(Lock::Broken);
        if is_loose { &self.order } else { &[] }
    }

    /// The last row of the file's order, of any kind.
    pub(crate) fn last(&self) -> Option<Slot> {
        self.order.last().copied()
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
        let line_end = if last || row.ends_with('\n') { "" } else { newline };
        format!("{gap}{row}{line_end}{}", if ended { "" } else { end })
    }
}
