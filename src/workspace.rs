//! All documents at hand: look-ups, edits with undo and redo, filters, health, and the problems that
//! only show when rows are seen together. Pure: it knows neither disk nor clock.

pub mod acts;
pub mod check;
pub mod find;
mod history;
pub mod index;
pub mod outlook;
pub mod settings;

use std::collections::BTreeMap;

use thiserror::Error;

use crate::domain::edit::{Change, Edit, Place, Target};
use crate::domain::field::{Key, Kind};
use crate::domain::value::{Record, Value};
use crate::text::document::{Document, Lock, Slot};
use crate::text::read::RowRef;
use crate::text::write::{self, Unwritable};
use history::{History, Patch, Step};
use index::Handle;
use index::{Index, Links};
use settings::Settings;

/// A document with the links that were met while it was read. Made file by file, so that files can be read side by side.
#[derive(Debug)]
pub struct Loaded {
    document: Document,
    links: Links,
}

impl Loaded {
    /// Reads the text of a file. `name` is relative to the workspace, with `/`.
    pub fn read(name: impl Into<Box<str>>, text: String) -> Loaded {
        let mut links = Links::default();
        let document = Document::read_with(name, text, |mention| index::note(&mut links, mention));
        Loaded { document, links }
    }

    pub fn of(document: Document) -> Loaded {
        Loaded { document, links: Links::default() }
    }

    pub fn document_mut(&mut self) -> &mut Document {
        &mut self.document
    }
}

/// Why an edit was not done. Nothing has changed then.
#[derive(Debug, Error, Clone, PartialEq)]
pub enum Refused {
    #[error("there is no {kind} \"{id}\"", kind = .target.kind.name(), id = .target.id)]
    Unknown { target: Target, near: Option<String> },
    #[error("{} \"{}\" stands twice: {first} and {second}", .target.kind.name(), .target.id)]
    Twice { target: Target, first: String, second: String },
    #[error("{file} is not TOML, so nothing is written to it")]
    Broken { file: String },
    #[error("{file} is read-only")]
    ReadOnly { file: String },
    #[error("{place}: {id} has something wrong and cannot be changed until it is mended: {message}", id = .target.id)]
    Bad { target: Target, place: String, message: String },
    #[error("there is a {} \"{}\" already", .0.kind.name(), .0.id)]
    Exists(Target),
    #[error("{file} has a shape in which rows cannot be added, removed or moved")]
    Uncut { file: String },
    #[error("{}: {why}", .target.id)]
    Unwritable { target: Target, why: Unwritable },
}

impl Refused {
    /// What to do next.
    pub fn hint(&self) -> Option<String> {
        match self {
            Refused::Unknown { near, .. } => near.as_ref().map(|near| format!("did you mean {near}?")),
            Refused::Twice { .. } => Some("give one of them another id".to_owned()),
            Refused::Broken { .. } | Refused::Bad { .. } => Some("`coplan check` shows what is wrong; mend it in an editor".to_owned()),
            Refused::ReadOnly { .. } | Refused::Exists(_) | Refused::Unwritable { .. } => None,
            Refused::Uncut { .. } => Some("write its rows as [[project]] instead of project = [...]".to_owned()),
        }
    }
}

#[derive(Debug, Default)]
pub struct Workspace {
    documents: Vec<Document>,
    index: Index,
    history: History,
    pub settings: Settings,
    versions: u64,
}

impl Workspace {
    /// Joins documents, in the order of their names, into a workspace.
    pub fn new(loaded: Vec<Loaded>, settings: Settings) -> Workspace {
        let (documents, links): (Vec<Document>, Vec<Links>) = loaded.into_iter().map(|one| (one.document, one.links)).unzip();
        let index = Index::build(&documents, links);
        Workspace { documents, index, history: History::default(), settings, versions: 0 }
    }

    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    pub fn document(&self, doc: u32) -> Option<&Document> {
        self.documents.get(doc as usize)
    }

    pub(crate) fn document_mut(&mut self, doc: u32) -> Option<&mut Document> {
        self.documents.get_mut(doc as usize)
    }

    pub fn row(&self, handle: Handle) -> Option<RowRef<'_>> {
        self.document(handle.doc)?.row(handle.slot)
    }

    /// The row of this id; of two with the same id the first.
    pub fn find(&self, kind: Kind, id: &str) -> Option<Handle> {
        self.index.find(&self.documents, kind, id)
    }

    pub fn find_row(&self, kind: Kind, id: &str) -> Option<RowRef<'_>> {
        self.find(kind, id).and_then(|handle| self.row(handle))
    }

    pub fn target(&self, handle: Handle) -> Option<Target> {
        let row = self.row(handle)?;
        Some(Target::new(row.kind()?, row.id().into_owned()))
    }

    /// All rows of a kind, file by file in the order of each file.
    pub fn all(&self, kind: Kind) -> impl Iterator<Item = Handle> {
        let documents = (0u32..).zip(&self.documents);
        documents.flat_map(move |(doc, document)| {
            document.slots().filter(move |(_, other)| *other == kind).map(move |(slot, _)| Handle { doc, slot })
        })
    }

    /// How many rows of a kind there are.
    pub fn count(&self, kind: Kind) -> usize {
        self.index.count(kind)
    }

    /// The plan in whose file a project stands.
    pub fn plan_of(&self, project: Handle) -> Option<Handle> {
        self.document(project.doc)?.plan().map(|slot| Handle { doc: project.doc, slot })
    }

    /// The projects of a plan, in the order of the file.
    pub fn projects_of(&self, plan: Handle) -> impl Iterator<Item = Handle> {
        let document = self.document(plan.doc);
        let slots = document.into_iter().flat_map(Document::slots).filter(|(_, kind)| *kind == Kind::Project);
        slots.map(move |(slot, _)| Handle { doc: plan.doc, slot })
    }

    /// The projects that name a meeting, as a link or in their history.
    pub fn linked_to(&self, meeting: &str) -> &[Handle] {
        self.index.linked_to(meeting)
    }

    /// The meetings with a partner, by date; those without a full date stand at their first possible day.
    pub fn meetings_with(&self, partner: &str) -> &[(chrono::NaiveDate, Handle)] {
        self.index.meetings_with(partner)
    }

    /// All meetings by date.
    pub fn meetings_by_date(&self) -> &[(chrono::NaiveDate, Handle)] {
        self.index.meetings_by_date()
    }

    /// The last meeting that is not after `today`.
    pub fn latest_meeting(&self, today: chrono::NaiveDate) -> Option<Handle> {
        self.meetings_by_date().iter().rev().find(|(date, _)| *date <= today).map(|(_, handle)| *handle)
    }

    /// The name of an organisation for the reader; the id itself where it is not known.
    pub fn organisation_name(&self, id: &str) -> String {
        self.find_row(Kind::Organisation, id).map_or_else(|| id.to_owned(), |row| row.text(Key::Name).into_owned())
    }

    /// Does edits as one step that is undone as one: all of them, or none.
    pub fn apply(&mut self, edits: Vec<Edit>) -> Result<(), Refused> {
        if edits.is_empty() {
            return Ok(());
        }
        let mut patches = Vec::new();
        for edit in &edits {
            if let Err(refused) = self.apply_one(edit, &mut patches) {
                patches.iter().rev().for_each(|patch| self.take_back(patch));
                return Err(refused);
            }
        }
        self.history.push(Step { edits, patches });
        Ok(())
    }

    /// Takes back the last step; what it was, or `None` where there is none since loading.
    pub fn undo(&mut self) -> Option<Vec<Edit>> {
        let step = self.history.back()?;
        step.patches.iter().rev().for_each(|patch| self.take_back(patch));
        let edits = step.edits.clone();
        self.history.undone(step);
        Some(edits)
    }

    /// Does the last step that was undone again.
    pub fn redo(&mut self) -> Option<Vec<Edit>> {
        let step = self.history.forth()?;
        step.patches.iter().for_each(|patch| self.do_again(patch));
        let edits = step.edits.clone();
        self.history.redone(step);
        Some(edits)
    }

    /// The steps done since loading, oldest first.
    pub fn steps(&self) -> impl Iterator<Item = &[Edit]> {
        self.history.done().map(|step| step.edits.as_slice())
    }

    /// Where in the history we are: grows with a step, falls with an undo, and is never the same for two states.
    pub fn steps_since(&self, saved: &BTreeMap<u32, u64>) -> usize {
        let unsaved = |doc: u32, document: &Document| saved.get(&doc).copied().unwrap_or_default() != document.version();
        let dirty: Vec<u32> = (0u32..).zip(&self.documents).filter(|(doc, document)| unsaved(*doc, document)).map(|(doc, _)| doc).collect();
        if dirty.is_empty() {
            return 0;
        }
        self.history.steps_touching(&dirty, saved).max(1)
    }

    fn version(&mut self) -> u64 {
        self.versions += 1;
        self.versions
    }

    fn apply_one(&mut self, edit: &Edit, patches: &mut Vec<Patch>) -> Result<(), Refused> {
        match &edit.change {
            Change::Add { place, record } => self.add(&edit.target, place, record, patches),
            Change::Drop { .. } => self.drop_row(&edit.target, patches),
            Change::Move { to, .. } => self.move_row(&edit.target, to, patches),
            Change::Set { .. } | Change::Insert { .. } | Change::Remove { .. } => self.change(edit, patches),
        }
    }

    /// The row of a target, if it may be changed.
    fn writable(&self, target: &Target) -> Result<Handle, Refused> {
        let handle = self.find(target.kind, &target.id).ok_or_else(|| self.unknown(target))?;
        if let Some(twin) = self.index.twin(&self.documents, target.kind, &target.id) {
            let place = |handle: Handle| self.row(handle).map_or(String::new(), |row| format!("{}:{}", row.file(), row.line()));
            return Err(Refused::Twice { target: target.clone(), first: place(handle), second: place(twin) });
        }
        self.unlocked(handle.doc)?;
        let row = self.row(handle).ok_or_else(|| self.unknown(target))?;
        if row.is_bad() {
            let problem = row.document().problems().into_iter().find(|problem| problem.line >= row.line());
            let (line, message) = problem.map_or((row.line(), String::new()), |problem| (problem.line, problem.message));
            return Err(Refused::Bad { target: target.clone(), place: format!("{}:{line}", row.file()), message });
        }
        Ok(handle)
    }

    /// The refusal of an id that is not there, with the one that was probably meant.
    pub fn unknown(&self, target: &Target) -> Refused {
        let ids: Vec<String> = self.all(target.kind).filter_map(|handle| Some(self.row(handle)?.id().into_owned())).take(20_000).collect();
        let words: Vec<&str> = ids.iter().map(String::as_str).collect();
        let same = words.iter().find(|id| id.eq_ignore_ascii_case(&target.id)).copied();
        let near = same.or_else(|| crate::text::check::closest(&target.id, &words)).map(str::to_owned);
        Refused::Unknown { target: target.clone(), near }
    }

    fn unlocked(&self, doc: u32) -> Result<(), Refused> {
        let Some(document) = self.document(doc) else { return Ok(()) };
        let file = document.name().to_owned();
        match document.lock() {
            None => Ok(()),
            Some(Lock::Broken) => Err(Refused::Broken { file }),
            Some(Lock::ReadOnly) => Err(Refused::ReadOnly { file }),
        }
    }

    fn change(&mut self, edit: &Edit, patches: &mut Vec<Patch>) -> Result<(), Refused> {
        let handle = self.writable(&edit.target)?;
        let Some(document) = self.document(handle.doc) else { return Err(self.unknown(&edit.target)) };
        let row = document.row(handle.slot).ok_or_else(|| self.unknown(&edit.target))?;
        let source = write::Source { text: row.source(), kind: edit.target.kind, nth: row.nth(), newline: document.newline() };
        let before: Box<str> = row.source().into();
        let after = write::change(source, &edit.change).map_err(|why| Refused::Unwritable { target: edit.target.clone(), why })?;
        if let Some(renamed) = new_id(edit)
            && self.find(edit.target.kind, &renamed.id).is_some()
        {
            return Err(Refused::Exists(renamed));
        }
        let patch = Patch::Text { handle, before, after: after.into(), old: document.version(), new: self.version() };
        self.do_again(&patch);
        patches.push(patch);
        Ok(())
    }

    fn add(&mut self, target: &Target, place: &Place, record: &Record, patches: &mut Vec<Patch>) -> Result<(), Refused> {
        if self.find(target.kind, &target.id).is_some() {
            return Err(Refused::Exists(target.clone()));
        }
        let doc = self.document_named(&place.file);
        self.unlocked(doc)?;
        let Some(document) = self.document(doc).filter(|document| document.is_cut()) else {
            return Err(Refused::Uncut { file: place.file.clone() });
        };
        let after = self.slot_after(target.kind, doc, place);
        let text = document.spaced(after, &write::new_row(target.kind, record, document.newline()));
        let (old, new) = (document.version(), self.version());
        let slot = self.put_row(doc, target.kind, text.into(), after, new);
        patches.push(Patch::Added { handle: Handle { doc, slot }, after, old, new });
        Ok(())
    }

    /// The row after which a new one goes: the one named, else the last of its kind, else the last of the file.
    fn slot_after(&self, kind: Kind, doc: u32, place: &Place) -> Option<Slot> {
        let document = self.document(doc)?;
        let named = place.after.as_deref().and_then(|id| self.find(kind, id)).filter(|handle| handle.doc == doc).map(|handle| handle.slot);
        let last_of_kind = || document.slots().filter(|(_, other)| *other == kind).last().map(|(slot, _)| slot);
        named.or_else(last_of_kind).or_else(|| document.last())
    }

    fn put_row(&mut self, doc: u32, kind: Kind, text: Box<str>, after: Option<Slot>, version: u64) -> Slot {
        let mut links = Links::default();
        let Some(document) = self.documents.get_mut(doc as usize) else { return 0 };
        let slot = document.add_row(kind, text, after, version, &mut |mention| index::note(&mut links, mention));
        self.index.enter(&self.documents, Handle { doc, slot }, &links);
        slot
    }

    fn document_named(&mut self, file: &str) -> u32 {
        let at = self.documents.iter().position(|document| document.name() == file).unwrap_or_else(|| {
            self.documents.push(Document::create(file));
            self.documents.len() - 1
        });
        u32::try_from(at).unwrap_or(u32::MAX)
    }

    fn drop_row(&mut self, target: &Target, patches: &mut Vec<Patch>) -> Result<(), Refused> {
        let handle = self.writable(target)?;
        let Some(document) = self.document(handle.doc).filter(|document| document.is_cut()) else {
            return Err(self.unknown(target));
        };
        let (old, new) = (document.version(), self.version());
        let after = self.take_row(handle, new);
        patches.push(Patch::Dropped { handle, after, old, new });
        Ok(())
    }

    fn take_row(&mut self, handle: Handle, version: u64) -> Option<Slot> {
        self.index.leave(&self.documents, handle);
        self.document_mut(handle.doc)?.take_out(handle.slot, version)
    }

    /// Within a file the row's text moves as it is; to another file it is written anew at its end.
    fn move_row(&mut self, target: &Target, to: &Place, patches: &mut Vec<Patch>) -> Result<(), Refused> {
        let handle = self.writable(target)?;
        let row = self.row(handle).ok_or_else(|| self.unknown(target))?;
        let text = row.source().to_owned();
        self.drop_row(target, patches)?;
        let doc = self.document_named(&to.file);
        self.unlocked(doc)?;
        let document = self.document(doc).filter(|document| document.is_cut()).ok_or_else(|| Refused::Uncut { file: to.file.clone() })?;
        let after = match &to.after {
            None if document.plan().is_none() && doc == handle.doc => None,
            None => document.plan().or_else(|| document.last()),
            Some(_) => self.slot_after(target.kind, doc, to),
        };
        let text = document.spaced(after, &text);
        let (old, new) = (document.version(), self.version());
        let slot = self.put_row(doc, target.kind, text.into(), after, new);
        patches.push(Patch::Added { handle: Handle { doc, slot }, after, old, new });
        Ok(())
    }

    fn put_text(&mut self, handle: Handle, text: Box<str>, version: u64) {
        self.index.leave(&self.documents, handle);
        let mut links = Links::default();
        if let Some(document) = self.documents.get_mut(handle.doc as usize) {
            document.put_text(handle.slot, text, version, &mut |mention| {
                if mention.slot == handle.slot {
                    index::note(&mut links, mention);
                }
            });
        }
        self.index.enter(&self.documents, handle, &links);
    }

    fn take_back(&mut self, patch: &Patch) {
        match patch {
            Patch::Text { handle, before, old, .. } => self.put_text(*handle, before.clone(), *old),
            Patch::Added { handle, old, .. } => drop(self.take_row(*handle, *old)),
            Patch::Dropped { handle, after, old, .. } => self.put_back(*handle, *after, *old),
        }
    }

    fn do_again(&mut self, patch: &Patch) {
        match patch {
            Patch::Text { handle, after, new, .. } => self.put_text(*handle, after.clone(), *new),
            Patch::Added { handle, after, new, .. } => self.put_back(*handle, *after, *new),
            Patch::Dropped { handle, new, .. } => drop(self.take_row(*handle, *new)),
        }
    }

    fn put_back(&mut self, handle: Handle, after: Option<Slot>, version: u64) {
        let mut links = Links::default();
        if let Some(document) = self.documents.get_mut(handle.doc as usize) {
            document.put_in_order(handle.slot, after, version);
            document.mentions(handle.slot, |mention| index::note(&mut links, mention));
        }
        self.index.enter(&self.documents, handle, &links);
    }
}

fn new_id(edit: &Edit) -> Option<Target> {
    match &edit.change {
        Change::Set { field, new: Some(Value::Text(id)), .. } if field == "id" && *id != edit.target.id => {
            Some(Target::new(edit.target.kind, id.clone()))
        }
        _ => None,
    }
}
