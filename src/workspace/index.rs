//! Look-ups by id, by link and by date. Built once at opening, kept up row by row. Ids are not
//! copied: the tables hold numbers of rows and compare with the rows' own text.

use std::hash::BuildHasher;

use chrono::NaiveDate;
use hashbrown::{DefaultHashBuilder, HashMap, HashTable};

use crate::domain::field::{Key, Kind};
use crate::text::check::decoded;
use crate::text::document::{Document, Mention, Slot};

/// A row: the number of its document, and its slot there. It stays the row's own while the workspace is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Handle {
    pub doc: u32,
    pub slot: Slot,
}

/// The rows of one document by the meetings that they name.
pub(super) type Links = HashMap<Box<str>, Vec<Slot>>;

/// Notes a meeting that a row names.
pub(super) fn note(links: &mut Links, mention: Mention<'_>) {
    let slots = links.entry_ref(decoded(mention.spelled).as_ref()).or_default();
    if slots.last() != Some(&mention.slot) {
        slots.push(mention.slot);
    }
}

#[derive(Debug, Default)]
pub(super) struct Index {
    hasher: DefaultHashBuilder,
    ids: [HashTable<Handle>; 4],
    /// Rows whose id an earlier row has.
    twins: Vec<Handle>,
    links: HashMap<Box<str>, Vec<Handle>>,
    dates: Vec<(NaiveDate, Handle)>,
    partners: HashMap<Box<str>, Vec<(NaiveDate, Handle)>>,
}

impl Index {
    pub(super) fn build(documents: &[Document], links: Vec<Links>) -> Index {
        let mut index = Index::default();
        index.make_room(documents);
        for (doc, document) in (0u32..).zip(documents) {
            for (slot, kind) in document.slots() {
                index.enter_id(documents, Handle { doc, slot }, kind);
            }
        }
        for (doc, links) in (0u32..).zip(links) {
            for (meeting, slots) in links {
                index.links.entry(meeting).or_default().extend(slots.into_iter().map(|slot| Handle { doc, slot }));
            }
        }
        index.date_meetings(documents);
        index
    }

    /// Room for all ids at once: a table that grows hashes every id again.
    fn make_room(&mut self, documents: &[Document]) {
        let projects = documents.iter().map(Document::row_count).sum();
        if let Some(table) = self.ids.get_mut(Kind::Project as usize) {
            table.reserve(projects, |_| 0);
        }
    }

    fn enter_id(&mut self, documents: &[Document], handle: Handle, kind: Kind) {
        let id = id_of(documents, handle);
        if id.is_empty() {
            return;
        }
        let hasher = &self.hasher;
        let Some(table) = self.ids.get_mut(kind as usize) else { return };
        let hash = hasher.hash_one(id.as_ref());
        let rehash = |other: &Handle| hasher.hash_one(id_of(documents, *other).as_ref());
        match table.entry(hash, |other| id_of(documents, *other) == id, rehash) {
            hashbrown::hash_table::Entry::Vacant(free) => drop(free.insert(handle)),
            hashbrown::hash_table::Entry::Occupied(_) => self.twins.push(handle),
        }
    }

    pub(super) fn find(&self, documents: &[Document], kind: Kind, id: &str) -> Option<Handle> {
        let hash = self.hasher.hash_one(id);
        self.ids.get(kind as usize)?.find(hash, |handle| id_of(documents, *handle) == id).copied()
    }

    /// Another row with the same id.
    pub(super) fn twin(&self, documents: &[Document], kind: Kind, id: &str) -> Option<Handle> {
        self.twins.iter().copied().find(|handle| id_of(documents, *handle) == id && kind_of(documents, *handle) == Some(kind))
    }

    pub(super) fn twins(&self) -> &[Handle] {
        &self.twins
    }

    pub(super) fn count(&self, kind: Kind) -> usize {
        self.ids.get(kind as usize).map_or(0, HashTable::len)
    }

    pub(super) fn linked_to(&self, meeting: &str) -> &[Handle] {
        self.links.get(meeting).map(Vec::as_slice).unwrap_or_default()
    }

    pub(super) fn meetings_with(&self, partner: &str) -> &[(NaiveDate, Handle)] {
        self.partners.get(partner).map(Vec::as_slice).unwrap_or_default()
    }

    pub(super) fn meetings_by_date(&self) -> &[(NaiveDate, Handle)] {
        &self.dates
    }

    /// A row joins, or is there again after its text was changed.
    pub(super) fn enter(&mut self, documents: &[Document], handle: Handle, links: &Links) {
        let Some(kind) = kind_of(documents, handle) else { return };
        self.enter_id(documents, handle, kind);
        for meeting in links.keys() {
            self.links.entry_ref(meeting.as_ref()).or_default().push(handle);
        }
        if kind == Kind::Meeting {
            self.date_meetings(documents);
        }
    }

    /// A row leaves, or is about to change its text.
    pub(super) fn leave(&mut self, documents: &[Document], handle: Handle) {
        let Some(kind) = kind_of(documents, handle) else { return };
        self.leave_id(documents, handle, kind);
        let mut named = Links::default();
        if let Some(document) = documents.get(handle.doc as usize) {
            document.mentions(handle.slot, |mention| note(&mut named, mention));
        }
        for meeting in named.keys() {
            if let Some(rows) = self.links.get_mut(meeting) {
                rows.retain(|other| *other != handle);
            }
        }
        if kind == Kind::Meeting {
            self.dates.retain(|(_, other)| *other != handle);
            self.partners.values_mut().for_each(|meetings| meetings.retain(|(_, other)| *other != handle));
        }
    }

    fn leave_id(&mut self, documents: &[Document], handle: Handle, kind: Kind) {
        if let Some(at) = self.twins.iter().position(|other| *other == handle) {
            self.twins.remove(at);
            return;
        }
        let id = id_of(documents, handle);
        let hash = self.hasher.hash_one(id.as_ref());
        if let Some(table) = self.ids.get_mut(kind as usize)
            && let Ok(entry) = table.find_entry(hash, |other| *other == handle)
        {
            entry.remove();
        }
        // a row that had the same id takes its place
        if let Some(at) = self.twins.iter().position(|other| kind_of(documents, *other) == Some(kind) && id_of(documents, *other) == id) {
            let twin = self.twins.remove(at);
            self.enter_id(documents, twin, kind);
        }
    }

    /// All rows of a document leave: it is about to be read anew.
    pub(super) fn leave_all(&mut self, doc: u32) {
        self.ids.iter_mut().for_each(|table| table.retain(|handle| handle.doc != doc));
        self.links.values_mut().for_each(|rows| rows.retain(|handle| handle.doc != doc));
        self.twins.retain(|handle| handle.doc != doc);
    }

    /// All rows of a document join, with the links that were met while it was read.
    pub(super) fn enter_all(&mut self, documents: &[Document], doc: u32, links: &Links) {
        for twin in std::mem::take(&mut self.twins) {
            if let Some(kind) = kind_of(documents, twin) {
                self.enter_id(documents, twin, kind);
            }
        }
        for (slot, kind) in documents.get(doc as usize).into_iter().flat_map(Document::slots) {
            self.enter_id(documents, Handle { doc, slot }, kind);
        }
        for (meeting, slots) in links {
            self.links.entry_ref(meeting.as_ref()).or_default().extend(slots.iter().map(|slot| Handle { doc, slot: *slot }));
        }
        self.date_meetings(documents);
    }

    /// Sorts the meetings by date, all and by partner. There are few of them beside the projects.
    fn date_meetings(&mut self, documents: &[Document]) {
        self.dates = self
            .ids
            .get(Kind::Meeting as usize)
            .into_iter()
            .flatten()
            .filter_map(|handle| Some((row(documents, *handle)?.day()?, *handle)))
            .collect();
        self.dates.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| id_of(documents, a.1).cmp(&id_of(documents, b.1))));
        self.partners.clear();
        for (date, handle) in &self.dates {
            let partners = row(documents, *handle).into_iter().flat_map(|row| row.list(Key::With));
            for partner in partners {
                self.partners.entry_ref(partner.as_ref()).or_default().push((*date, *handle));
            }
        }
    }
}

fn row(documents: &[Document], handle: Handle) -> Option<crate::text::read::RowRef<'_>> {
    documents.get(handle.doc as usize)?.row(handle.slot)
}

fn id_of(documents: &[Document], handle: Handle) -> std::borrow::Cow<'_, str> {
    row(documents, handle).map(crate::text::read::RowRef::id).unwrap_or_default()
}

fn kind_of(documents: &[Document], handle: Handle) -> Option<Kind> {
    row(documents, handle)?.kind()
}
