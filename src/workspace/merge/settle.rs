//! What clashes is decided one way for all: a text that says theirs everywhere, and one that says ours.
//! What one side took out and the other changed stays in both.

use super::{Conflict, Pick, Workspace};
use crate::domain::edit::Change;
use crate::text::document::Document;

/// Two ways to read a merged file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    pub theirs: String,
    pub ours: String,
}

impl Conflict {
    /// Whether we took something out that they have changed. It stays, as theirs.
    pub fn removes(&self) -> bool {
        self.mine.iter().any(|edit| matches!(edit.change, Change::Drop { .. }))
    }
}

impl Workspace {
    /// Decides the conflicts of a merge. The document says ours afterwards.
    pub fn settle(&mut self, doc: u32, conflicts: &[Conflict]) -> Settled {
        let text = |workspace: &Workspace| workspace.document(doc).map(Document::text).unwrap_or_default();
        let mut steps = 0;
        for conflict in conflicts {
            let edits = conflict.edits(Pick::Theirs);
            if !edits.is_empty() && self.apply(edits.to_vec()).is_ok() {
                steps += 1;
            }
        }
        let theirs = text(self);
        for _ in 0..steps {
            self.undo();
        }
        for conflict in conflicts.iter().filter(|conflict| !conflict.removes()) {
            // what the row does not take any more is told with the conflict
            let _ = self.apply(conflict.edits(Pick::Mine).to_vec());
        }
        Settled { theirs, ours: text(self) }
    }
}
