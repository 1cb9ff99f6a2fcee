//! How a document's rows are read: at opening, and again the one row of which the text was changed.

use std::collections::HashMap;

use super::{BOM, Document, Lock, MANY_FAULTS, Mention, Piece, Row, Slot, narrow};
use crate::domain::field::Kind;
use crate::i18n::message::{say, tell};
use crate::text::check;
use crate::text::fault::Fault;
use crate::text::layout::{Entry, Layout, Stretch};
use crate::text::read::RowRef;
use crate::text::rows;
use crate::text::scalar;
use crate::text::whole::{self, WholeRow};

/// The most rows of a file.
const MANY_ROWS: usize = 100_000;

impl Document {
    pub(super) fn take(&mut self, layout: Layout, mention: &mut impl FnMut(Mention<'_>)) {
        if self.loaded.starts_with(BOM) {
            self.broken.push(Fault::new(0, 1, "syntax", say("problem-two-marks")).help(say("problem-two-marks-help")));
            self.lock = Some(Lock::Broken);
        } else if !layout.broken.is_empty() {
            self.broken = check::explain(&self.loaded, layout.broken.clone());
            self.lock = Some(Lock::Broken);
        } else if layout.stretches.len() > MANY_ROWS + 1 {
            let message = tell("problem-many-rows", [("n", (layout.stretches.len() - 1).into()), ("limit", MANY_ROWS.into())]);
            self.broken.push(Fault::new(0, 1, "too-many-rows", message).help(say("problem-many-rows-help")));
            self.lock = Some(Lock::Broken);
        } else if layout.odd {
            return self.take_whole(mention);
        } else if (layout.foreign || scalar::has_control(&self.loaded))
            && layout.faults.is_empty()
            && let Err(fault) = whole::verify(&self.loaded)
        {
            self.broken = check::explain(&self.loaded, vec![fault]);
            self.lock = Some(Lock::Broken);
        }
        self.take_rows(layout, mention);
    }

    fn take_rows(&mut self, layout: Layout, mention: &mut impl FnMut(Mention<'_>)) {
        self.entries = layout.entries;
        self.entries_kept = self.entries.len();
        self.rows.reserve_exact(layout.stretches.len());
        for stretch in &layout.stretches {
            let slot = self.push_stretch(stretch);
            if stretch.deep && self.lock != Some(Lock::Broken) {
                self.read_slowly(slot, mention);
            }
        }
        if self.rows.is_empty() {
            let len = narrow(self.loaded.len());
            self.rows.push(Row::new(None, Piece::Loaded { at: 0, len }));
        }
        self.order = (0..narrow(self.rows.len())).collect();
        for named in &layout.mentions {
            if layout.stretches.get(named.stretch).is_some_and(|stretch| !stretch.deep)
                && let Some(spelled) = self.loaded.get(named.at..named.at + named.len)
            {
                mention(Mention { slot: narrow(named.stretch), spelled });
            }
        }
        self.take_faults(&layout.stretches, layout.faults);
        if self.lock == Some(Lock::Broken) {
            self.mark_broken_rows(&layout.stretches);
        }
        for slot in 0..narrow(self.rows.len()) {
            self.type_row(slot);
        }
    }

    fn push_stretch(&mut self, stretch: &Stretch) -> Slot {
        let slot = narrow(self.rows.len());
        let piece = Piece::Loaded { at: narrow(stretch.start), len: narrow(stretch.end - stretch.start) };
        let mut row = Row::new(stretch.kind, piece);
        row.first = narrow(stretch.first);
        row.count = u16::try_from(stretch.count).unwrap_or(u16::MAX);
        if stretch.kind == Some(Kind::Plan) {
            self.plan = Some(slot);
        }
        self.rows.push(row);
        slot
    }

    /// Puts each fault with the row in which it lies.
    fn take_faults(&mut self, stretches: &[Stretch], faults: Vec<Fault>) {
        for fault in faults {
            let slot = stretches.partition_point(|stretch| stretch.start <= fault.at).saturating_sub(1);
            let start = stretches.get(slot).map_or(0, |stretch| stretch.start);
            if stretches.get(slot).is_some_and(|stretch| stretch.kind.is_none()) {
                self.lock = Some(Lock::Broken);
                self.broken.push(fault);
                continue;
            }
            let fault = Fault { at: fault.at - start, ..fault };
            self.fault(narrow(slot), fault);
        }
    }

    fn mark_broken_rows(&mut self, stretches: &[Stretch]) {
        for fault in &self.broken {
            let slot = stretches.partition_point(|stretch| stretch.start <= fault.at).saturating_sub(1);
            if let Some(row) = self.rows.get_mut(slot) {
                row.gone = row.kind.is_some();
            }
        }
        if self.plan.is_some_and(|plan| self.rows.get(plan as usize).is_none_or(|row| row.gone)) {
            self.plan = None;
        }
    }

    fn take_whole(&mut self, mention: &mut impl FnMut(Mention<'_>)) {
        let len = narrow(self.loaded.len());
        self.rows.push(Row::new(None, Piece::Loaded { at: 0, len }));
        self.order = vec![0];
        self.read_host(0, mention);
    }

    /// Reads all rows of a text that cannot be cut. Rows keep their slots by kind and number.
    fn read_host(&mut self, host: Slot, mention: &mut impl FnMut(Mention<'_>)) {
        self.compact();
        let text = self.row_at(host).map(|row| self.row_text(row).to_owned()).unwrap_or_default();
        self.faults.clear();
        let (found, faults) = match whole::file(&text) {
            Ok(found) => found,
            Err(fault) => {
                self.broken = check::explain(&text, vec![fault]);
                self.lock = Some(Lock::Broken);
                return;
            }
        };
        let mut known = HashMap::new();
        for (slot, row) in self.rows.iter_mut().enumerate().filter(|(_, row)| matches!(row.piece, Piece::Inside { .. })) {
            row.gone = true;
            known.extend(row.kind.map(|kind| ((kind, row.nth), slot)));
        }
        for row in &found {
            self.put_whole(row, host, &known, &text, mention);
        }
        for fault in faults {
            self.fault(host, fault);
        }
        self.plan = (0..narrow(self.rows.len())).find(|slot| self.row(*slot).is_some_and(|row| row.kind() == Some(Kind::Plan)));
    }

    fn put_whole(
        &mut self,
        found: &WholeRow,
        host: Slot,
        known: &HashMap<(Kind, u32), usize>,
        text: &str,
        mention: &mut impl FnMut(Mention<'_>),
    ) {
        let nth = narrow(found.nth);
        let piece = Piece::Inside { host, at: narrow(found.at) };
        let slot = known.get(&(found.kind, nth)).copied().unwrap_or_else(|| {
            self.rows.push(Row { nth, ..Row::new(Some(found.kind), piece.clone()) });
            self.rows.len() - 1
        });
        self.put_entries(narrow(slot), found, text, mention);
        if let Some(row) = self.rows.get_mut(slot) {
            (row.piece, row.gone, row.bad) = (piece, false, false);
        }
        self.type_row(narrow(slot));
    }

    fn put_entries(&mut self, slot: Slot, found: &WholeRow, text: &str, mention: &mut impl FnMut(Mention<'_>)) {
        let first = narrow(self.entries.len());
        self.entries.extend(&found.entries);
        if let Some(row) = self.rows.get_mut(slot as usize) {
            row.first = first;
            row.count = u16::try_from(found.entries.len()).unwrap_or(u16::MAX);
        }
        for spelled in found.mentions.iter().filter_map(|(at, len)| text.get(*at..at + len)) {
            mention(Mention { slot, spelled });
        }
    }

    fn read_slowly(&mut self, slot: Slot, mention: &mut impl FnMut(Mention<'_>)) {
        let Some((kind, text)) = self.row_at(slot).and_then(|row| Some((row.kind?, self.row_text(row).to_owned()))) else { return };
        match whole::row(&text, kind) {
            Ok(found) => self.put_entries(slot, &found, &text, mention),
            Err(fault) => self.fault(slot, fault),
        }
    }

    fn fault(&mut self, slot: Slot, fault: Fault) {
        if let Some(row) = self.rows.get_mut(slot as usize) {
            row.bad |= fault.severity == crate::domain::problem::Severity::Error;
        }
        let faults = self.faults.entry(slot).or_default();
        if faults.len() < MANY_FAULTS {
            faults.push(fault);
        }
    }

    /// Reads the typed values of a row and checks the types of all.
    fn type_row(&mut self, slot: Slot) {
        let Some(row) = self.row_at(slot).filter(|row| row.kind.is_some() && !row.gone) else { return };
        let typed = check::types(RowRef { document: self, row });
        if let Some(row) = self.rows.get_mut(slot as usize) {
            row.status = typed.status;
            row.health = typed.health;
            row.progress = typed.progress;
            row.day = typed.day;
        }
        for fault in typed.faults {
            self.fault(slot, fault);
        }
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

    pub(super) fn reread(&mut self, slot: Slot, mention: &mut impl FnMut(Mention<'_>)) {
        self.compact();
        self.faults.remove(&slot);
        let Some(row) = self.row_at(slot) else { return };
        let text = self.row_text(row).to_owned();
        let layout = rows::walk(&text);
        let ours = layout.stretches.iter().position(|stretch| stretch.kind.is_some()).unwrap_or(0);
        let Some(stretch) = layout.stretches.get(ours) else { return };
        let shift = stretch.start;
        let first = narrow(self.entries.len());
        let found = layout.entries.get(stretch.first..stretch.first + stretch.count).unwrap_or_default();
        self.entries.extend(found.iter().map(|entry| Entry { at: entry.at + narrow(shift), ..*entry }));
        let (count, deep) = (u16::try_from(found.len()).unwrap_or(u16::MAX), stretch.deep);
        if let Some(row) = self.rows.get_mut(slot as usize) {
            (row.first, row.count, row.bad, row.gone) = (first, count, false, false);
        }
        for fault in layout.faults.into_iter().chain(layout.broken) {
            self.fault(slot, fault);
        }
        if deep {
            self.read_slowly(slot, mention);
        } else {
            for spelled in layout.mentions.iter().filter_map(|named| text.get(named.at..named.at + named.len)) {
                mention(Mention { slot, spelled });
            }
        }
        self.type_row(slot);
    }

    /// Lets go of the entries that rows had before they were read again, once they are the greater part.
    fn compact(&mut self) {
        let spare = self.rows.len() * 16 + 1_000;
        if self.entries.len() < self.entries_kept + spare {
            return;
        }
        let mut entries = Vec::new();
        for row in &mut self.rows {
            let (first, count) = (row.first as usize, usize::from(row.count));
            row.first = narrow(entries.len());
            entries.extend(self.entries.get(first..first + count).unwrap_or_default());
        }
        self.entries_kept = entries.len();
        self.entries = entries;
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
}
