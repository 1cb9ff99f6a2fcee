//! One edit at a time: is it allowed, what does it do to the texts, and how is it taken back and done
//! again. The steps of which undo knows are kept by `history`.

use super::history::Patch;
use super::index::{self, Handle, Links};
use super::{Refused, Workspace};
use crate::domain::edit::{Change, Edit, Place, Target};
use crate::domain::field::Kind;
use crate::domain::value::{Record, Value};
use crate::i18n::message::Message;
use crate::text::document::{Document, Lock, Slot};
use crate::text::write;

impl Workspace {
    pub(super) fn version(&mut self) -> u64 {
        self.versions += 1;
        self.versions
    }

    pub(super) fn apply_one(&mut self, edit: &Edit, patches: &mut Vec<Patch>) -> Result<(), Refused> {
        match &edit.change {
            Change::Add { place, record } => self.add(&edit.target, place, record, patches),
            Change::Drop { place, .. } => self.drop_row(&edit.target, Some(&place.file), patches),
            Change::Move { to, .. } => self.move_row(&edit.target, to, patches),
            Change::Set { .. } | Change::Insert { .. } | Change::Remove { .. } => self.change(edit, patches),
        }
    }

    /// The row of a target, if it may be changed.
    pub(super) fn writable(&self, target: &Target) -> Result<Handle, Refused> {
        let handle = self.find(target.kind, &target.id).ok_or_else(|| self.unknown(target))?;
        if let Some(twin) = self.index.twin(&self.documents, target.kind, &target.id) {
            let place = |handle: Handle| self.row(handle).map_or(String::new(), |row| format!("{}:{}", row.file(), row.line()));
            return Err(Refused::Twice { target: target.clone(), first: place(handle), second: place(twin) });
        }
        self.unlocked(handle.doc)?;
        let row = self.row(handle).ok_or_else(|| self.unknown(target))?;
        if row.is_bad() {
            let fault = row.faults().first().and_then(|fault| row.document().lines().problem(handle.slot, fault));
            let (line, message) = fault.map_or((row.line(), Message::default()), |problem| (problem.line, problem.message));
            return Err(Refused::Bad { target: target.clone(), place: format!("{}:{line}", row.file()), message });
        }
        Ok(handle)
    }

    pub(super) fn unlocked(&self, doc: u32) -> Result<(), Refused> {
        let Some(document) = self.document(doc) else { return Ok(()) };
        let file = document.name().to_owned();
        match document.lock() {
            None => Ok(()),
            Some(Lock::Broken) => Err(Refused::Broken { file }),
            Some(Lock::ReadOnly) => Err(Refused::ReadOnly { file }),
        }
    }

    pub(super) fn change(&mut self, edit: &Edit, patches: &mut Vec<Patch>) -> Result<(), Refused> {
        if let Some(handle) = self.loose(&edit.target) {
            return self.change_loose(handle, edit, patches);
        }
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
        self.unspoiled(&edit.target, handle)
    }

    /// Refuses what has made a row bad: it could not be changed again. The caller takes the step back.
    fn unspoiled(&self, target: &Target, handle: Handle) -> Result<(), Refused> {
        let Some(row) = self.row(handle).filter(|row| row.is_bad()) else { return Ok(()) };
        let message = row.faults().first().map(|fault| fault.message.clone()).unwrap_or_default();
        Err(Refused::Spoils { target: target.clone(), message })
    }

    fn add(&mut self, target: &Target, place: &Place, record: &Record, patches: &mut Vec<Patch>) -> Result<(), Refused> {
        if self.find(target.kind, &target.id).is_some() {
            return Err(Refused::Exists(target.clone()));
        }
        let doc = self.document_named(&place.file);
        let document = self.room_for(target.kind, doc)?;
        let after = self.slot_after(target.kind, doc, place);
        let text = document.spaced(after, &write::new_row(target.kind, record, document.newline()));
        let (old, new) = (document.version(), self.version());
        let slot = self.put_row(doc, target.kind, text.as_str().into(), after, new);
        let handle = Handle { doc, slot };
        patches.push(Patch::Added { handle, after, text: text.into(), old, new });
        self.unspoiled(target, handle)
    }

    /// The document, if a row of this kind may join it.
    fn room_for(&self, kind: Kind, doc: u32) -> Result<&Document, Refused> {
        self.unlocked(doc)?;
        let file = || self.document(doc).map(|document| document.name().to_owned()).unwrap_or_default();
        let document = self.document(doc).filter(|document| document.is_cut()).ok_or_else(|| Refused::Uncut { file: file() })?;
        if kind == Kind::Plan && document.plan().is_some() { Err(Refused::Full { file: file() }) } else { Ok(document) }
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

    /// The row of this id in a file, where another file has one of the same id, and this file has no second one.
    fn alone_in(&self, target: &Target, file: &str) -> Option<Handle> {
        self.index.twin(&self.documents, target.kind, &target.id)?;
        let doc = u32::try_from(self.documents.iter().position(|document| document.name() == file)?).ok()?;
        let rows = self.document(doc)?.slots().filter(|(_, kind)| *kind == target.kind).map(|(slot, _)| Handle { doc, slot });
        let mut same = rows.filter(|handle| self.row(*handle).is_some_and(|row| row.id() == target.id.as_str()));
        same.next().filter(|_| same.next().is_none())
    }

    fn document_named(&mut self, file: &str) -> u32 {
        let at = self.documents.iter().position(|document| document.name() == file).unwrap_or_else(|| {
            self.documents.push(Document::create(file));
            self.documents.len() - 1
        });
        u32::try_from(at).unwrap_or(u32::MAX)
    }

    /// Takes a row out; of two with one id the one in the file that is named.
    fn drop_row(&mut self, target: &Target, file: Option<&str>, patches: &mut Vec<Patch>) -> Result<(), Refused> {
        let handle = match file.and_then(|file| self.alone_in(target, file)) {
            Some(handle) => handle,
            None => self.writable(target)?,
        };
        self.unlocked(handle.doc)?;
        let Some(document) = self.document(handle.doc).filter(|document| document.is_cut()) else {
            return Err(Refused::Uncut { file: self.document(handle.doc).map(|document| document.name().to_owned()).unwrap_or_default() });
        };
        let text = self.row(handle).map(|row| row.source().into()).unwrap_or_default();
        let (old, new) = (document.version(), self.version());
        let after = self.take_row(handle, new);
        patches.push(Patch::Dropped { handle, after, text, old, new });
        Ok(())
    }

    pub(super) fn take_row(&mut self, handle: Handle, version: u64) -> Option<Slot> {
        self.index.leave(&self.documents, handle);
        self.document_mut(handle.doc)?.take_out(handle.slot, version)
    }

    /// Within a file the row's text moves as it is; to another file it is written anew at its end.
    fn move_row(&mut self, target: &Target, to: &Place, patches: &mut Vec<Patch>) -> Result<(), Refused> {
        let handle = self.writable(target)?;
        let row = self.row(handle).ok_or_else(|| self.unknown(target))?;
        let text = row.source().replace("\r\n", "\n");
        self.drop_row(target, None, patches)?;
        let doc = self.document_named(&to.file);
        let document = self.room_for(target.kind, doc)?;
        let after = match &to.after {
            None if document.plan().is_none() && doc == handle.doc => document.head(),
            None => document.plan().or_else(|| document.last()),
            Some(_) => self.slot_after(target.kind, doc, to),
        };
        let text = document.spaced(after, &text.replace('\n', document.newline()));
        let (old, new) = (document.version(), self.version());
        let slot = self.put_row(doc, target.kind, text.as_str().into(), after, new);
        patches.push(Patch::Added { handle: Handle { doc, slot }, after, text: text.into(), old, new });
        Ok(())
    }

    pub(super) fn put_text(&mut self, handle: Handle, text: Box<str>, version: u64) {
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

    pub(super) fn take_back(&mut self, patch: &Patch) {
        match patch {
            Patch::Text { handle, before, old, .. } => self.put_text(*handle, before.clone(), *old),
            Patch::Added { handle, old, .. } => drop(self.take_row(*handle, *old)),
            Patch::Dropped { handle, after, old, .. } => self.put_back(*handle, *after, *old),
        }
    }

    pub(super) fn do_again(&mut self, patch: &Patch) {
        match patch {
            Patch::Text { handle, after, new, .. } => self.put_text(*handle, after.clone(), *new),
            Patch::Added { handle, after, new, .. } => self.put_back(*handle, *after, *new),
            Patch::Dropped { handle, new, .. } => drop(self.take_row(*handle, *new)),
        }
    }

    pub(super) fn put_back(&mut self, handle: Handle, after: Option<Slot>, version: u64) {
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
