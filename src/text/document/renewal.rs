//! A document takes in its file as somebody else has changed it. Rows that are still there keep their
//! slots, so that lists on screens and the history go on meaning the same rows.

use super::{Document, Piece, Row, Slot, narrow};
use crate::domain::field::Kind;
use crate::text::read::RowRef;

impl Document {
    /// Becomes `fresh`, in which the row of slot `n` gets the slot `slots[n]`. Rows of this document that are not
    /// among these are gone, with their texts kept, so that they can be put back.
    pub(crate) fn renew(&mut self, fresh: Document, slots: &[Slot]) {
        let to = |slot: Slot| slots.get(slot as usize).copied().unwrap_or(slot);
        let most = slots.iter().map(|slot| *slot as usize + 1).max().unwrap_or_default().max(self.rows.len());
        let mut rows: Vec<Row> = (0..self.rows.len()).map(|slot| self.kept(narrow(slot))).collect();
        rows.resize(most, Row { gone: true, ..Row::new(None, Piece::Changed("".into())) });
        let mut entries = fresh.entries;
        for row in rows.iter_mut().filter(|row| row.kind.is_some()) {
            let (first, count) = (row.first as usize, usize::from(row.count));
            row.first = narrow(entries.len());
            entries.extend(self.entries.get(first..first + count).unwrap_or_default());
        }
        for (slot, mut row) in (0u32..).zip(fresh.rows) {
            if let Piece::Inside { host, .. } = &mut row.piece {
                *host = to(*host);
            }
            if let Some(place) = rows.get_mut(to(slot) as usize) {
                *place = row;
            }
        }
        self.faults.retain(|slot, _| !slots.contains(slot));
        self.faults.extend(fresh.faults.into_iter().map(|(slot, faults)| (to(slot), faults)));
        self.entries_kept = entries.len();
        (self.rows, self.entries) = (rows, entries);
        self.order = fresh.order.into_iter().map(to).collect();
        self.plan = fresh.plan.map(to);
        (self.loaded, self.bom, self.newline) = (fresh.loaded, fresh.bom, fresh.newline);
        (self.broken, self.new, self.renewed) = (fresh.broken, fresh.new, true);
        self.lock = fresh.lock;
    }

    /// A row that is not in the file any more, with a text of its own.
    fn kept(&self, slot: Slot) -> Row {
        let Some(row) = self.row_at(slot) else { return Row::new(None, Piece::Changed("".into())) };
        let text = match row.piece {
            Piece::Inside { .. } => "",
            _ => self.row_text(row),
        };
        Row { gone: true, piece: Piece::Changed(text.into()), ..row.clone() }
    }

    /// Puts these rows into this order, each in a place that one of them has now.
    pub(crate) fn put_into_order(&mut self, slots: &[Slot]) {
        let mut next = slots.iter().filter(|slot| self.order.contains(slot)).copied().collect::<Vec<Slot>>().into_iter();
        for slot in self.order.iter_mut().filter(|slot| slots.contains(slot)) {
            *slot = next.next().unwrap_or(*slot);
        }
    }

    /// The row before another one in the file's order, rows of ours only.
    pub(crate) fn before(&self, slot: Slot) -> Option<Slot> {
        let at = self.order.iter().position(|other| *other == slot)?;
        let before = self.order.get(..at).unwrap_or_default();
        before.iter().rev().copied().find(|slot| self.row_at(*slot).is_some_and(|row| row.kind.is_some()))
    }

    /// The rows that were taken out, by kind and id.
    pub(crate) fn all_taken_out(&self) -> Vec<(Kind, String, Slot)> {
        let gone = (0u32..).zip(&self.rows).filter(|(_, row)| row.gone);
        gone.filter_map(|(slot, row)| Some((row.kind?, RowRef { document: self, row }.id().into_owned(), slot))).collect()
    }

    /// The file is not on disk any more: it will be made anew.
    pub fn mark_missing(&mut self) {
        self.new = true;
    }

    /// Names the state that the text has now.
    pub(crate) fn set_version(&mut self, version: u64) {
        self.version = version;
    }
}
