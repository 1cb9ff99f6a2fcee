//! What was done since loading, so that it can be undone and done again. Each step keeps its edits,
//! for people, and the texts before and after, so that undo gives back the very bytes.

use std::collections::BTreeMap;

use super::index::Handle;
use crate::domain::edit::Edit;
use crate::text::document::Slot;

/// One change of a document. `old` and `new` are the versions of the document before and after.
#[derive(Debug, Clone)]
pub(super) enum Patch {
    Text { handle: Handle, before: Box<str>, after: Box<str>, old: u64, new: u64 },
    Added { handle: Handle, after: Option<Slot>, text: Box<str>, old: u64, new: u64 },
    Dropped { handle: Handle, after: Option<Slot>, text: Box<str>, old: u64, new: u64 },
}

impl Patch {
    pub(super) fn handle(&self) -> Handle {
        match self {
            Patch::Text { handle, .. } | Patch::Added { handle, .. } | Patch::Dropped { handle, .. } => *handle,
        }
    }

    fn doc(&self) -> u32 {
        self.handle().doc
    }

    pub(super) fn versions(&self) -> (u64, u64) {
        match self {
            Patch::Text { old, new, .. } | Patch::Added { old, new, .. } | Patch::Dropped { old, new, .. } => (*old, *new),
        }
    }
}

#[derive(Debug, Clone)]
pub(super) struct Step {
    pub(super) edits: Vec<Edit>,
    pub(super) patches: Vec<Patch>,
}

#[derive(Debug, Default)]
pub(super) struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl History {
    pub(super) fn push(&mut self, step: Step) {
        self.undone.clear();
        self.done.push(step);
    }

    pub(super) fn back(&mut self) -> Option<Step> {
        self.done.pop()
    }

    pub(super) fn undone(&mut self, step: Step) {
        self.undone.push(step);
    }

    pub(super) fn forth(&mut self) -> Option<Step> {
        self.undone.pop()
    }

    pub(super) fn redone(&mut self, step: Step) {
        self.done.push(step);
    }

    pub(super) fn done(&self) -> impl Iterator<Item = &Step> {
        self.done.iter()
    }

    /// How many steps, done or undone, lie between the saved versions of these documents and now.
    pub(super) fn steps_touching(&self, docs: &[u32], saved: &BTreeMap<u32, u64>) -> usize {
        let version = |doc: u32| saved.get(&doc).copied().unwrap_or_default();
        let since = |steps: &[Step], done: bool| {
            let mut open: Vec<u32> = docs.to_vec();
            let mut count = 0;
            for step in steps.iter().rev() {
                let touching = step.patches.iter().filter(|patch| open.contains(&patch.doc())).count();
                count += usize::from(touching > 0);
                open.retain(|doc| !step.patches.iter().any(|patch| patch.doc() == *doc && reaches(patch, version(*doc), done)));
                if open.is_empty() {
                    return Some(count);
                }
            }
            None
        };
        since(&self.done, true).or_else(|| since(&self.undone, false)).unwrap_or(self.done.len())
    }
}

/// Whether beyond this patch the document has the version that was saved.
fn reaches(patch: &Patch, saved: u64, done: bool) -> bool {
    let (old, new) = patch.versions();
    saved == if done { old } else { new }
}
