//! The rows of a document by what they are called, so that two states of a file can be compared. A row
//! with another id is another row; only a plan, of which a file has one, may change its id.

use std::collections::HashMap;

use crate::domain::edit::Target;
use crate::domain::field::Kind;
use crate::text::document::{Document, Slot};

/// A row by its kind and id; of rows with one id, by their number.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Name {
    pub(super) kind: Kind,
    pub(super) id: String,
    pub(super) nth: usize,
}

impl Name {
    /// The row by the id that it had; nothing else can be said of one that is not there.
    pub(super) fn target(&self) -> Target {
        Target::new(self.kind, self.id.clone())
    }
}

#[derive(Debug)]
pub(super) struct Names {
    order: Vec<(Name, Slot)>,
    slots: HashMap<Name, Slot>,
}

impl Names {
    pub(super) fn of(document: &Document) -> Names {
        let mut seen: HashMap<(Kind, String), usize> = HashMap::new();
        let order: Vec<(Name, Slot)> = document
            .slots()
            .map(|(slot, kind)| {
                let id = document.row(slot).map(|row| row.id().into_owned()).unwrap_or_default();
                // a file has one plan, whatever it is called
                let id = if kind == Kind::Plan { String::new() } else { id };
                let count = seen.entry((kind, id.clone())).or_default();
                let name = Name { kind, id, nth: *count };
                *count += 1;
                (name, slot)
            })
            .collect();
        let slots = order.iter().cloned().collect();
        Names { order, slots }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&Name, Slot)> {
        self.order.iter().map(|(name, slot)| (name, *slot))
    }

    pub(super) fn slot(&self, name: &Name) -> Option<Slot> {
        self.slots.get(name).copied()
    }
}
