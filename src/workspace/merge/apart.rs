//! Ids that both sides gave at the same time, to two different projects or meetings: before the files are
//! merged ours gets another one, and all that we have said of it goes along, here and in our other files.
//! Where the other side has done so with a row of ours, ours follows.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap, HashSet};

use super::super::history::Patch;
use super::super::index::Handle;
use super::super::settings::Settings;
use super::super::turn::named;
use super::super::{Loaded, Workspace};
use crate::domain::edit::{Change, Edit, Place, Target};
use crate::domain::field::Kind;
use crate::domain::rebase::rebase;
use crate::domain::reference;
use crate::domain::value::{Record, Value};
use crate::i18n::message::{Message, tell};
use crate::text::document::{Document, Slot};
use crate::text::read::RowRef;
use crate::text::write;

/// A row of ours that has another id now.
#[derive(Debug, Clone, PartialEq)]
pub struct Renamed {
    /// What it was called.
    pub target: Target,
    pub id: String,
    /// The file in which it stands.
    pub file: String,
    /// What it says, and what the row says that has its old id now.
    pub own: Record,
    pub theirs: Record,
}

impl Renamed {
    /// Whether it is the meeting that had this id.
    pub fn is_meeting(&self, id: &str) -> bool {
        self.target.kind == Kind::Meeting && self.target.id == id
    }

    /// What became of the row, without a full stop.
    pub fn message(&self) -> Message {
        tell("sync-renamed", [("id", (&self.target.id).into()), ("new", (&self.id).into())])
    }
}

/// Our files as they were before we changed them, by name; what had not been there is empty.
pub type Before = BTreeMap<String, String>;

/// The files of `Before` as read, when they are asked for.
struct Base<'a> {
    texts: &'a Before,
    read: HashMap<&'a str, (Document, HashMap<Target, Slot>)>,
}

impl<'a> Base<'a> {
    fn of(texts: &'a Before) -> Base<'a> {
        Base { texts, read: HashMap::new() }
    }

    /// Whether the file is one of those that we changed.
    fn has(&self, file: &str) -> bool {
        self.texts.contains_key(file)
    }

    /// The row as it was in this file.
    fn row(&mut self, file: &str, target: &Target) -> Option<RowRef<'_>> {
        let (name, text) = self.texts.get_key_value(file)?;
        let (document, rows) = self.read.entry(name).or_insert_with(|| {
            let document = Document::read(name.as_str(), text.clone());
            let rows = document.slots().filter_map(|(slot, kind)| Some((Target::new(kind, document.row(slot)?.id()), slot))).collect();
            (document, rows)
        });
        rows.get(target).and_then(|slot| document.row(*slot))
    }
}

/// Whether two rows are called the same: then they are one thing that both wrote down.
pub(super) fn called_alike(one: &Record, other: &Record) -> bool {
    let called = |record: &Record| [record.text("title").to_owned(), record.text("name").to_owned()];
    called(one) == called(other)
}

impl Workspace {
    /// Gives rows that we added another id where the files that come in give theirs to other rows.
    pub fn part(&mut self, before: &Before, incoming: &[&Document]) -> Vec<Renamed> {
        let mut base = Base::of(before);
        let ids: OnceCell<HashSet<Target>> = OnceCell::new();
        let mut parted = Vec::new();
        for document in incoming {
            for (target, theirs) in rows(document).filter(|(target, _)| may_part(target)) {
                let Some(own) = self.find_row(target.kind, &target.id) else { continue };
                let file = own.file().to_owned();
                if own.source() == theirs.source() || called_alike(&own.record(), &theirs.record()) {
                    continue;
                }
                // both are new
                let is_new = |base: &mut Base<'_>, file: &str| base.has(file) && base.row(file, &target).is_none();
                if !is_new(&mut base, &file) || !is_new(&mut base, document.name()) {
                    continue;
                }
                let ids = ids.get_or_init(|| incoming.iter().flat_map(|document| rows(document)).map(|(target, _)| target).collect());
                let id = self.free_id(&target, |id| ids.contains(&Target::new(target.kind, id)));
                if self.rename(&target, &id, &mut base) {
                    let own = self.find_row(target.kind, &id).map(RowRef::record).unwrap_or_default();
                    parted.push(Renamed { target, id, file, own, theirs: theirs.record() });
                }
            }
        }
        parted
    }

    /// Follows rows of ours to which the other side has given another id, since a row of somebody else has theirs now. The
    /// file as both knew it, in `before`, has the new ids afterwards.
    pub(super) fn follow_ids(&mut self, before: &mut Before, theirs: &Document) -> Vec<Renamed> {
        let file = theirs.name();
        let new: Vec<(Target, Record)> = rows(theirs)
            .filter(|(target, _)| self.find(target.kind, &target.id).is_none())
            .map(|(target, row)| (target, row.record()))
            .collect();
        if new.is_empty() {
            return Vec::new();
        }
        let known = before.clone();
        let mut base = Base::of(&known);
        let mut followed = Vec::new();
        for (target, row) in rows(theirs).filter(|(target, _)| may_part(target)) {
            let is_alike = |own: RowRef<'_>| own.source() == row.source() || called_alike(&own.record(), &row.record());
            if self.find_row(target.kind, &target.id).is_none_or(is_alike) {
                continue;
            }
            let Some(was) = base.row(file, &target).map(RowRef::record).filter(|was| !called_alike(was, &row.record())) else {
                continue;
            };
            let mut same = new.iter().filter(|(other, record)| other.kind == target.kind && called_alike(record, &was));
            if let (Some((new, _)), None) = (same.next(), same.next())
                && self.rename(&target, &new.id, &mut base)
            {
                let own = self.find_row(target.kind, &new.id).map(RowRef::record).unwrap_or_default();
                followed.push(Renamed { file: file.to_owned(), id: new.id.clone(), own, theirs: row.record(), target });
            }
        }
        if !followed.is_empty() {
            let text = before.get(file).cloned().unwrap_or_default();
            let mut was = Workspace::new(vec![Loaded::read(file, text)], Settings::default());
            let id = |one: &Renamed| Edit::set(one.target.clone(), "id", Some(Value::text(&*one.target.id)), Some(Value::text(&*one.id)));
            // where it does not go, the row is one that they took out and one that they added
            let _ = was.apply(followed.iter().map(id).collect());
            before.insert(file.to_owned(), was.document(0).map(Document::text).unwrap_or_default());
        }
        followed
    }

    /// Gives rows the ids that they have got elsewhere, also where they are named.
    pub fn follow_all(&mut self, renamed: &[Renamed]) {
        let nothing: Before = self.documents.iter().map(|document| (document.name().to_owned(), String::new())).collect();
        for row in renamed {
            self.rename(&row.target, &row.id, &mut Base::of(&nothing));
        }
    }

    /// Takes a row out for which another one stands: what names it names the other one then, and what only it says is said
    /// there.
    pub fn replaced(&self, target: &Target, id: &str) -> Vec<Edit> {
        let (mut set, mut removed, mut dropped) = (Vec::new(), Vec::new(), Vec::new());
        for (doc, document) in (0u32..).zip(&self.documents) {
            for handle in document.slots().map(|(slot, _)| Handle { doc, slot }) {
                let (Some(row), Some(of)) = (self.row(handle), self.target(handle)) else { continue };
                if of == *target {
                    let theirs = self.find_row(target.kind, id).map(RowRef::record).unwrap_or_default();
                    let more = rebase(&Record::default(), &row.record(), &theirs).changes;
                    set.extend(more.into_iter().map(|change| Edit { target: Target::new(target.kind, id), change }));
                    let place = Place { file: row.file().to_owned(), after: None };
                    dropped.push(Edit { target: of, change: Change::Drop { place, record: row.record() } });
                    continue;
                }
                if !row.source().contains(&target.id) {
                    continue;
                }
                let record = row.record();
                let others = reference::paths(of.kind, &record, &Target::new(target.kind, id));
                for change in reference::renaming(&of, &record, target, id) {
                    let Change::Set { field, .. } = &change else { continue };
                    match field.rsplit_once('.') {
                        // a link to the other one is there already
                        Some((list, nth))
                            if nth.parse::<usize>().is_ok() && others.iter().any(|other| other.starts_with(&format!("{list}."))) =>
                        {
                            removed.push(Edit::remove(of.clone(), list, Value::text(&*target.id)));
                        }
                        _ => set.push(Edit { target: of.clone(), change }),
                    }
                }
            }
        }
        [set, removed, dropped].concat()
    }

    /// Gives a row another id, also where we have named it since `base`; nothing where one of the rows does not take it.
    fn rename(&mut self, target: &Target, id: &str, base: &mut Base<'_>) -> bool {
        let mut edits = Vec::new();
        for (doc, document) in (0u32..).zip(&self.documents) {
            let slots = document.slots().filter(|_| base.has(document.name())).map(|(slot, _)| slot).collect::<Vec<Slot>>();
            for slot in slots {
                let handle = Handle { doc, slot };
                let Some(row) = self.row(handle).filter(|row| row.source().contains(&target.id)) else { continue };
                let Some(of) = self.target(handle) else { continue };
                let (was, now) = (base.row(document.name(), &of).map(RowRef::record).unwrap_or_default(), row.record());
                let ours = reference::renaming(&of, &now, target, id).into_iter().filter(|change| match change {
                    Change::Set { field, .. } => field == "id" || !is_known(field, &was, &now),
                    _ => false,
                });
                edits.extend(ours.map(|change| Edit { target: of.clone(), change }));
            }
        }
        // the row itself last: until then the others are found by the id that they have
        edits.sort_by_key(|edit| edit.target == *target);
        let mut patches: Vec<Patch> = Vec::new();
        for edit in &edits {
            if self.apply_one(edit, &mut patches).is_err() {
                patches.iter().rev().for_each(|patch| self.take_back(patch));
                return false;
            }
        }
        self.rename_in_steps(target, id);
        !edits.is_empty()
    }

    /// The steps of which undo knows speak of the row by its new id.
    fn rename_in_steps(&mut self, target: &Target, id: &str) {
        let mut history = std::mem::take(&mut self.history);
        history.rename(target, id, |patch, text| {
            let handle = patch.handle();
            let row = self.row(handle);
            let kind = row.and_then(RowRef::kind).or_else(|| named(text).map(|target| target.kind))?;
            let (nth, newline) = (row.map_or(0, RowRef::nth), self.document(handle.doc)?.newline());
            let record = crate::text::read::record(text, kind, nth);
            let of = Target::new(kind, record.text("id"));
            let mut text = text.to_owned();
            for change in reference::renaming(&of, &record, target, id) {
                text = write::change(write::Source { text: &text, kind, nth, newline }, &change).ok()?;
            }
            Some(text.into())
        });
        self.history = history;
    }
}

/// Whether what names a row at this path, a field or an item of a list, was there before.
fn is_known(path: &str, was: &Record, now: &Record) -> bool {
    let mut parts = path.split('.');
    match (parts.next(), parts.next()) {
        (Some(list), Some(nth)) => {
            let item = now.at(&format!("{list}.{nth}"));
            item.is_some_and(|item| was.list(list).iter().any(|other| other.same_as(item)))
        }
        _ => Value::same(was.at(path), now.at(path)),
    }
}

/// Whether two rows of this kind with one id can be two things.
fn may_part(target: &Target) -> bool {
    matches!(target.kind, Kind::Project | Kind::Meeting)
}

/// The rows of a document with an id.
fn rows(document: &Document) -> impl Iterator<Item = (Target, RowRef<'_>)> {
    document.slots().filter_map(|(slot, kind)| {
        let row = document.row(slot)?;
        Some((Target::new(kind, row.id()), row)).filter(|(target, _)| !target.id.is_empty())
    })
}
