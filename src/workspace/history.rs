//! What was done since loading, so that it can be undone and done again. Each step keeps its edits,
//! for people, and the texts before and after, so that undo gives back the very bytes.

use std::collections::{BTreeMap, VecDeque};

use super::index::Handle;
use crate::domain::edit::{Edit, Target};
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

    /// The texts that it knows of the row.
    fn texts(&self) -> impl Iterator<Item = &str> {
        let (first, second) = match self {
            Patch::Text { before, after, .. } => (before, Some(after)),
            Patch::Added { text, .. } | Patch::Dropped { text, .. } => (text, None),
        };
        std::iter::once(&**first).chain(second.map(|text| &**text))
    }

    fn texts_mut(&mut self) -> impl Iterator<Item = &mut Box<str>> {
        let (first, second) = match self {
            Patch::Text { before, after, .. } => (before, Some(after)),
            Patch::Added { text, .. } | Patch::Dropped { text, .. } => (text, None),
        };
        std::iter::once(first).chain(second)
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
    done: VecDeque<Step>,
    undone: Vec<Step>,
    /// The texts of the steps that were done.
    bytes: usize,
}

/// The oldest steps are let go once their texts are larger than this, in bytes; the newest few always stay.
const MANY_BYTES: usize = 2 * 1024 * 1024;
const FEW_STEPS: usize = 64;

impl Step {
    fn bytes(&self) -> usize {
        let text = |patch: &Patch| match patch {
            Patch::Text { before, after, .. } => before.len() + after.len(),
            Patch::Added { text, .. } | Patch::Dropped { text, .. } => text.len(),
        };
        // beside the texts each change costs about so much
        self.patches.iter().map(|patch| text(patch) + 300).sum()
    }
}

impl History {
    pub(super) fn push(&mut self, step: Step) {
        self.undone.clear();
        self.bytes += step.bytes();
        self.done.push_back(step);
        while self.bytes > MANY_BYTES && self.done.len() > FEW_STEPS {
            self.bytes -= self.done.pop_front().map_or(0, |step| step.bytes());
        }
    }

    pub(super) fn back(&mut self) -> Option<Step> {
        let step = self.done.pop_back()?;
        self.bytes -= step.bytes();
        Some(step)
    }

    pub(super) fn undone(&mut self, step: Step) {
        self.undone.push(step);
    }

    pub(super) fn forth(&mut self) -> Option<Step> {
        self.undone.pop()
    }

    pub(super) fn redone(&mut self, step: Step) {
        self.bytes += step.bytes();
        self.done.push_back(step);
    }

    /// Gives a row another id in all steps; `respell` gives the new text of a patch that names it.
    pub(super) fn rename(&mut self, target: &Target, id: &str, respell: impl Fn(&Patch, &str) -> Option<Box<str>>) {
        for step in self.done.iter_mut().chain(&mut self.undone) {
            step.edits = std::mem::take(&mut step.edits).into_iter().map(|edit| edit.renamed(target, id)).collect();
            for patch in &mut step.patches {
                let anew = |text: &str| if text.contains(&target.id) { respell(patch, text) } else { None };
                let fresh: Vec<Option<Box<str>>> = patch.texts().map(anew).collect();
                patch.texts_mut().zip(fresh).for_each(|(text, fresh)| *text = fresh.unwrap_or_else(|| std::mem::take(text)));
            }
        }
        self.bytes = self.done.iter().map(Step::bytes).sum();
    }

    pub(super) fn done(&self) -> impl Iterator<Item = &Step> {
        self.done.iter()
    }

    /// How many steps, done or undone, lie between the saved versions of these documents and now.
    pub(super) fn steps_touching(&self, docs: &[u32], saved: &BTreeMap<u32, u64>) -> usize {
        let version = |doc: u32| saved.get(&doc).copied().unwrap_or_default();
        let since = |steps: &mut dyn Iterator<Item = &Step>, done: bool| {
            let mut open: Vec<u32> = docs.to_vec();
            let mut count = 0;
            for step in steps {
                let touching = step.patches.iter().filter(|patch| open.contains(&patch.doc())).count();
                count += usize::from(touching > 0);
                open.retain(|doc| !step.patches.iter().any(|patch| patch.doc() == *doc && reaches(patch, version(*doc), done)));
                if open.is_empty() {
                    return Some(count);
                }
            }
            None
        };
        since(&mut self.done.iter().rev(), true).or_else(|| since(&mut self.undone.iter().rev(), false)).unwrap_or(self.done.len())
    }
}

/// Whether beyond this patch the document has the version that was saved.
fn reaches(patch: &Patch, saved: u64, done: bool) -> bool {
    let (old, new) = patch.versions();
    saved == if done { old } else { new }
}
