//! Taking a step back and doing it again. Where nobody else has touched the rows meanwhile, the very
//! bytes come back; where somebody has, only the fields of the step are turned, and only if they still
//! say what the step left.

use super::history::{Patch, Step};
use super::index::Handle;
use super::{Refused, Workspace};
use crate::domain::edit::{Edit, Target};
use crate::domain::field::Kind;
use crate::domain::rebase::rebase;
use crate::text::read::RowRef;
use crate::text::write;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Back,
    Forth,
}

impl Workspace {
    /// Takes back the last step; what it was, or `None` where there is none since loading. A step that cannot be taken
    /// back, since somebody else has changed the same, is passed over from then on.
    pub fn undo(&mut self) -> Option<Result<Vec<Edit>, Refused>> {
        let step = self.history.back()?;
        let turned = self.turn(&step, Way::Back);
        Some(turned.map(|()| {
            let edits = step.edits.clone();
            self.history.undone(step);
            edits
        }))
    }

    /// Does the last step that was undone again.
    pub fn redo(&mut self) -> Option<Result<Vec<Edit>, Refused>> {
        let step = self.history.forth()?;
        let turned = self.turn(&step, Way::Forth);
        Some(turned.map(|()| {
            let edits = step.edits.clone();
            self.history.redone(step);
            edits
        }))
    }

    /// Turns all patches of a step, or none.
    fn turn(&mut self, step: &Step, way: Way) -> Result<(), Refused> {
        let patches: Vec<&Patch> = if way == Way::Back { step.patches.iter().rev().collect() } else { step.patches.iter().collect() };
        let mut turned: Vec<Patch> = Vec::new();
        for patch in patches {
            match self.turn_one(patch, way) {
                Ok(done) => turned.push(done),
                Err(refused) => {
                    turned.iter().rev().for_each(|patch| self.take_back(patch));
                    return Err(refused);
                }
            }
        }
        Ok(())
    }

    /// Turns one patch; gives the patch that would take that back.
    fn turn_one(&mut self, patch: &Patch, way: Way) -> Result<Patch, Refused> {
        self.unlocked(patch.handle().doc)?;
        let (old, new) = patch.versions();
        let (from, to) = if way == Way::Back { (new, old) } else { (old, new) };
        match (patch, way) {
            (Patch::Text { handle, before, after, .. }, way) => {
                let (left, wanted) = if way == Way::Back { (after, before) } else { (before, after) };
                let here: Box<str> = self.row(*handle).map(RowRef::source).ok_or_else(|| gone(left))?.into();
                let text = if here == *left { wanted.clone() } else { self.reworked(patch, left, wanted)? };
                self.is_free(*handle, &text)?;
                self.put_text(*handle, text.clone(), to);
                Ok(Patch::Text { handle: *handle, before: here, after: text, old: from, new: to })
            }
            (Patch::Added { handle, text, .. }, Way::Back) | (Patch::Dropped { handle, text, .. }, Way::Forth) => {
                let row = self.row(*handle).ok_or_else(|| gone(text))?;
                if row.source() != &**text {
                    return Err(overtaken(row, ""));
                }
                let after = self.take_row(*handle, to);
                Ok(Patch::Dropped { handle: *handle, after, text: text.clone(), old: from, new: to })
            }
            (Patch::Added { handle, after, text, .. }, Way::Forth) | (Patch::Dropped { handle, after, text, .. }, Way::Back) => {
                let there = |target: &Target| self.row(*handle).is_some() || self.find(target.kind, &target.id).is_some();
                if let Some(target) = named(text).filter(there) {
                    return Err(Refused::Exists(target));
                }
                self.put_back(*handle, *after, to);
                Ok(Patch::Added { handle: *handle, after: *after, text: text.clone(), old: from, new: to })
            }
        }
    }

    /// Refuses a text in which the row has an id that another row has by now.
    fn is_free(&self, handle: Handle, text: &str) -> Result<(), Refused> {
        let Some(row) = self.row(handle) else { return Ok(()) };
        let kind = row.kind().unwrap_or(Kind::Project);
        let target = Target::new(kind, crate::text::read::record(text, kind, row.nth()).text("id"));
        if target.id != row.id() && self.find(kind, &target.id).is_some() { Err(Refused::Exists(target)) } else { Ok(()) }
    }

    /// The text of a row that somebody else has changed meanwhile, with the fields of a step turned.
    fn reworked(&self, patch: &Patch, left: &str, wanted: &str) -> Result<Box<str>, Refused> {
        let row = self.row(patch.handle()).ok_or_else(|| gone(left))?;
        if row.kind().is_none() {
            return self.reworked_loose(patch.handle(), left, wanted);
        }
        let kind = row.kind().unwrap_or(Kind::Project);
        let record = |text: &str| crate::text::read::record(text, kind, row.nth());
        let turned = rebase(&record(left), &record(wanted), &row.record());
        if let Some(clash) = turned.clashes.first() {
            return Err(overtaken(row, &clash.field));
        }
        let mut text = row.source().to_owned();
        for change in &turned.changes {
            let source = write::Source { text: &text, kind, nth: row.nth(), newline: row.document().newline() };
            let target = Target::new(kind, row.id());
            text = write::change(source, change).map_err(|why| Refused::Unwritable { target, why })?;
        }
        Ok(text.into())
    }
}

fn overtaken(row: RowRef<'_>, field: &str) -> Refused {
    let target = Target::new(row.kind().unwrap_or(Kind::Project), row.id());
    Refused::Overtaken { target, field: field.to_owned() }
}

/// The refusal for a row that is not there any more.
fn gone(text: &str) -> Refused {
    named(text).map_or_else(
        || Refused::Overtaken { target: Target::project(""), field: String::new() },
        |target| Refused::Unknown { target, near: None },
    )
}

/// Which row a text is.
pub(super) fn named(text: &str) -> Option<Target> {
    Kind::ALL.into_iter().find_map(|kind| {
        let record = crate::text::read::record(text, kind, 0);
        let id = record.text("id");
        (!id.is_empty()).then(|| Target::new(kind, id))
    })
}
