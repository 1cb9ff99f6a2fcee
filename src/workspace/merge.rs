//! A file was changed by somebody else. What we had not changed is taken from there as it stands; our
//! own changes are carried over field by field; where both sides gave a field another value, the file
//! keeps theirs, and ours waits in a conflict until somebody decides. Nothing is lost either way.

pub mod apart;
pub mod moves;
mod names;
mod settle;

use std::collections::HashMap;

use super::index::{Handle, Links};
use super::{Loaded, Workspace};
use crate::domain::difference::changes;
use crate::domain::edit::{Change, Edit, Place, Target};
use crate::domain::field::Kind;
use crate::domain::rebase::{Clash, rebase};
use crate::domain::value::{Record, Value};
use crate::text::document::{Document, Slot};
use crate::text::read::RowRef;
use apart::{Before, Renamed, called_alike};
use names::{Name, Names};

/// Whose value is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pick {
    Mine,
    Theirs,
}

/// Something that both sides changed otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    pub target: Target,
    /// The name of the file within the workspace.
    pub file: String,
    /// What clashes; the path of the field is empty where one side took the whole row out.
    pub clash: Clash,
    mine: Vec<Edit>,
    theirs: Vec<Edit>,
    /// What was done to a whole file by the side that did not remove it.
    pub about: Vec<Edit>,
    /// It is on record beside the repository, so that nothing is lost if nobody decides now.
    pub kept: bool,
}

impl Conflict {
    /// What is to be done for a decision; nothing where the file says so already.
    pub fn edits(&self, pick: Pick) -> &[Edit] {
        match pick {
            Pick::Mine => &self.mine,
            Pick::Theirs => &self.theirs,
        }
    }

    /// Whether it is about a whole file.
    pub fn is_file(&self) -> bool {
        self.target.id.is_empty() && self.clash.field.is_empty()
    }

    /// The same conflict where a row has another id.
    #[must_use]
    pub fn renamed(self, row: &Renamed) -> Conflict {
        let anew = |edits: Vec<Edit>| edits.into_iter().map(|edit| edit.renamed(&row.target, &row.id)).collect();
        let target = if self.target == row.target { Target::new(row.target.kind, &*row.id) } else { self.target };
        Conflict { target, mine: anew(self.mine), theirs: anew(self.theirs), about: anew(self.about), ..self }
    }

    fn new(target: Target, file: &str, clash: Clash, [mine, theirs]: [Vec<Edit>; 2]) -> Conflict {
        Conflict { target, file: file.to_owned(), clash, mine, theirs, about: Vec::new(), kept: false }
    }

    /// An edit of ours that does not fit what the file says now.
    pub fn of_edit(edit: Edit, file: &str, clash: Clash) -> Conflict {
        Conflict::new(edit.target.clone(), file, clash, [vec![edit], Vec::new()])
    }

    /// What an exchange has left: the edits for ours, and those for theirs.
    pub fn left(target: Target, file: &str, clash: Clash, sides: [Vec<Edit>; 2]) -> Conflict {
        Conflict { kept: true, ..Conflict::new(target, file, clash, sides) }
    }

    /// A field that says theirs now, and ours beside it.
    pub(crate) fn of_field(target: Target, file: &str, clash: Clash) -> Conflict {
        let mine = Edit::set(target.clone(), clash.field.clone(), clash.theirs.clone(), clash.mine.clone());
        Conflict::new(target, file, clash, [vec![mine], Vec::new()])
    }
}

/// What a merge did.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Merged {
    /// What came in, as edits; empty where only comments or spacing changed.
    pub incoming: Vec<Edit>,
    pub conflicts: Vec<Conflict>,
    /// Rows of ours that got another id, since the other side gave theirs to another row.
    pub renamed: Vec<Renamed>,
}

/// A row of ours that is not as it was on disk.
#[derive(Debug)]
pub(super) struct Mine {
    name: Name,
    /// Its slot here; of a row that we took out, where theirs has it.
    slot: Option<Slot>,
    /// The row before it in our file.
    after: Option<Slot>,
    /// As it was on disk; `None` for a row that we added.
    base: Option<(String, Record)>,
    /// As it is here; `None` for a row that we took out.
    own: Option<(String, Record)>,
    /// Its text is its own, and not that of a file that cannot be cut.
    cut: bool,
    /// A blank line stands before it.
    apart: bool,
}

impl Workspace {
    /// Takes in a file as somebody else left it. `base` is what was on disk when we last read or wrote it. The text of
    /// `theirs` must be TOML.
    pub fn merge(&mut self, doc: u32, base: String, theirs: Loaded) -> Merged {
        self.merge_beside(doc, base, theirs, Before::new())
    }

    /// Like `merge`, where other files too have changes of ours: `others` is what they said before.
    pub fn merge_beside(&mut self, doc: u32, base: String, theirs: Loaded, others: Before) -> Merged {
        let Some(document) = self.document(doc) else { return Merged::default() };
        if document.text() == theirs.document.text() {
            self.renew(doc, theirs);
            return Merged::default();
        }
        if base != document.text() && !document.loose().is_empty() && !theirs.document.loose().is_empty() {
            return self.merge_loose(doc, &base, theirs);
        }
        let (file, version) = (document.name().to_owned(), document.version());
        let mut before = others;
        before.insert(file.clone(), base);
        let mut renamed = self.follow_ids(&mut before, &theirs.document);
        renamed.extend(self.part(&before, &[&theirs.document]));
        let Some(document) = self.document(doc) else { return Merged::default() };
        let base = Document::read(file.as_str(), before.remove(&file).unwrap_or_default());
        let mine = changed_rows(document, &base);
        let mut merged = Merged { incoming: incoming(&base, &theirs.document, &mine, &file), renamed, ..Merged::default() };
        let order = moved(document, &base, &theirs.document);
        self.renew(doc, theirs);
        let there = self.document(doc).map(texts).unwrap_or_default();
        if let Some(document) = self.document_mut(doc) {
            document.put_into_order(&order);
        }
        for row in mine {
            let there = there.get(&row.name);
            let row = Mine { slot: row.slot.or(there.map(|(slot, _)| *slot)), ..row };
            self.carry_over(doc, &row, there.map(|(_, text)| text.as_str()), &mut merged);
        }
        if let Some(document) = self.document_mut(doc) {
            document.set_version(version);
        }
        merged
    }

    /// A file becomes what it is on disk, with no change of ours left. Rows keep their handles.
    pub fn renew(&mut self, doc: u32, theirs: Loaded) {
        let Some(document) = self.document(doc) else { return };
        let slots = slots(document, &theirs.document);
        let mut links = Links::default();
        for (meeting, rows) in theirs.links {
            links.insert(meeting, rows.iter().filter_map(|slot| slots.get(*slot as usize).copied()).collect());
        }
        self.index.leave_all(doc);
        if let Some(document) = self.document_mut(doc) {
            document.renew(theirs.document, &slots);
        }
        self.index.enter_all(&self.documents, doc, &links);
    }

    /// A file joins that was not there before.
    pub fn join(&mut self, loaded: Loaded) {
        let doc = u32::try_from(self.documents.len()).unwrap_or(u32::MAX);
        self.documents.push(loaded.document);
        self.index.enter_all(&self.documents, doc, &loaded.links);
    }

    fn carry_over(&mut self, doc: u32, row: &Mine, there: Option<&str>, merged: &mut Merged) {
        match (&row.base, &row.own, there) {
            (Some((base, _)), Some((own, _)), Some(there)) if bare(base) == bare(there) && self.is_cut(doc, row) => {
                self.take_text(doc, row, &there.replacen(bare(there), bare(own), 1));
            }
            (Some((_, base)), Some((_, own)), Some(_)) => self.carry_fields(doc, row, base, own, merged),
            (Some(_), Some((_, own)), None) => self.keep_removed(doc, row, own, merged),
            (Some((base, _)), None, Some(there)) if bare(base) == bare(there) && self.is_cut(doc, row) => self.take_out_again(doc, row),
            (Some(_), None, Some(_)) => self.keep_changed(doc, row, merged),
            (None, Some((_, own)), None) if self.is_taken(row, own) => self.add_anew(doc, row, own, merged),
            (None, Some((_, own)), None) if !self.is_cut(doc, row) => self.keep_removed(doc, row, own, merged),
            (None, Some(_), None) => self.put_again(doc, row),
            (None, Some((_, own)), Some(_)) => self.join_added(doc, row, own, merged),
            (_, None, _) => {}
        }
    }

    /// Whether the text of a row can be put into the file as it stands.
    fn is_cut(&self, doc: u32, row: &Mine) -> bool {
        row.cut && self.document(doc).is_some_and(Document::is_cut)
    }

    fn handle_of(&self, doc: u32, row: &Mine) -> Option<Handle> {
        row.slot.map(|slot| Handle { doc, slot }).filter(|handle| self.row(*handle).is_some())
    }

    fn take_text(&mut self, doc: u32, row: &Mine, text: &str) {
        if let Some(handle) = self.handle_of(doc, row) {
            self.put_text(handle, text.into(), 0);
        }
    }

    fn put_again(&mut self, doc: u32, row: &Mine) {
        if let Some(slot) = row.slot {
            let after = row.after.or_else(|| self.document(doc).and_then(Document::head));
            let text = self.without_comment_before(doc, row, after).or_else(|| {
                let (own, _) = row.own.as_ref().filter(|_| row.base.is_none() && row.apart)?;
                let spaced = self.document(doc)?.spaced(after, own);
                (spaced != *own && !own.starts_with(['\n', '\r'])).then_some(spaced)
            });
            let handle = Handle { doc, slot };
            self.put_back(handle, after, 0);
            if let Some(text) = text {
                self.put_text(handle, text.into(), 0);
            }
        }
    }

    /// In our file a comment at the end of the text before has become the comment above a row that we added. Where it still
    /// stands before, the row goes without it.
    fn without_comment_before(&self, doc: u32, row: &Mine, after: Option<Slot>) -> Option<String> {
        let (own, _) = row.own.as_ref().filter(|_| row.base.is_none())?;
        let document = self.document(doc)?;
        let before = document.row_text(document.row_at(after?)?);
        let above = |line: &&str| line.trim().is_empty() || line.trim_start().starts_with('#');
        let lead: usize = own.split_inclusive('\n').take_while(above).map(str::len).sum();
        let (comment, rest) = own.split_at_checked(lead)?;
        let comment = comment.trim();
        (!comment.is_empty() && before.trim_end().ends_with(comment)).then(|| rest.to_owned())
    }

    fn take_out_again(&mut self, doc: u32, row: &Mine) {
        if let Some(handle) = self.handle_of(doc, row) {
            self.take_row(handle, 0);
        }
    }

    /// Both sides changed the row: fields that only we changed go onto what it says now.
    fn carry_fields(&mut self, doc: u32, row: &Mine, base: &Record, own: &Record, merged: &mut Merged) {
        let Some(handle) = self.handle_of(doc, row) else { return };
        let theirs = self.row(handle).map(RowRef::record).unwrap_or_default();
        let rebased = rebase(base, own, &theirs);
        let file = self.document(doc).map(|document| document.name().to_owned()).unwrap_or_default();
        for change in rebased.changes {
            let Some(target) = self.target(handle) else { return };
            let edit = Edit { target, change };
            let mut patches = Vec::new();
            if self.apply_one(&edit, &mut patches).is_err() {
                patches.iter().rev().for_each(|patch| self.take_back(patch));
                merged.conflicts.push(refused(edit, &file, &theirs, own));
            }
        }
        if let Some(target) = self.target(handle) {
            merged.conflicts.extend(rebased.clashes.into_iter().map(|clash| Conflict::of_field(target.clone(), &file, clash)));
        }
    }

    /// They took a row out that we had changed: it stays until somebody decides.
    fn keep_removed(&mut self, doc: u32, row: &Mine, own: &Record, merged: &mut Merged) {
        let cut = self.is_cut(doc, row);
        if cut {
            self.put_again(doc, row);
        }
        let place = self.place(doc, row.after);
        let clash = Clash { field: String::new(), base: base_of(row), mine: Some(Value::Record(own.clone())), theirs: None };
        let (file, target) = (place.file.clone(), Target::new(row.name.kind, own.text("id")));
        let change = |change: Change| Edit { target: target.clone(), change };
        let (add, drop) = (Change::Add { place: place.clone(), record: own.clone() }, Change::Drop { place, record: own.clone() });
        let (mine, theirs) = if cut { (Vec::new(), vec![change(drop)]) } else { (vec![change(add)], Vec::new()) };
        merged.conflicts.push(Conflict::new(target.clone(), &file, clash, [mine, theirs]));
    }

    /// We took a row out that they have changed: it stays, as theirs, until somebody decides.
    fn keep_changed(&self, doc: u32, row: &Mine, merged: &mut Merged) {
        let handle = self.handle_of(doc, row);
        let target = handle.and_then(|handle| self.target(handle)).unwrap_or_else(|| row.name.target());
        let record = handle.and_then(|handle| self.row(handle)).map(RowRef::record).unwrap_or_default();
        let place = self.place(doc, row.after);
        let clash = Clash { field: String::new(), base: base_of(row), mine: None, theirs: Some(Value::Record(record.clone())) };
        let file = place.file.clone();
        let drop = Edit { target: target.clone(), change: Change::Drop { place, record } };
        merged.conflicts.push(Conflict::new(target, &file, clash, [vec![drop], Vec::new()]));
    }

    /// Both sides added a row with this id. Two different things get two ids; the same one is joined.
    fn join_added(&mut self, doc: u32, row: &Mine, own: &Record, merged: &mut Merged) {
        let target = row.name.target();
        let theirs = self.find_row(target.kind, &target.id).map(RowRef::record).unwrap_or_default();
        if called_alike(&theirs, own) || !matches!(target.kind, Kind::Project | Kind::Meeting) {
            return self.carry_fields(doc, row, &Record::default(), own, merged);
        }
        self.add_anew(doc, row, own, merged);
    }

    /// Whether the id of a row that we added has been given to another one.
    fn is_taken(&self, row: &Mine, own: &Record) -> bool {
        self.find(row.name.kind, own.text("id")).is_some()
    }

    /// Adds a row of ours with another id, since its own is taken.
    fn add_anew(&mut self, doc: u32, row: &Mine, own: &Record, merged: &mut Merged) {
        let target = Target::new(row.name.kind, own.text("id"));
        let theirs = self.find_row(target.kind, &target.id).map(RowRef::record).unwrap_or_default();
        let (id, place) = (self.free_id(&target, |_| false), self.place(doc, row.after));
        let mut record = own.clone();
        record.set("id", Some(Value::text(&*id)));
        let (file, own) = (place.file.clone(), record.clone());
        let add = Edit { target: Target::new(target.kind, &*id), change: Change::Add { place, record } };
        if self.apply_one(&add, &mut Vec::new()).is_ok() {
            merged.renamed.push(Renamed { target, id, file, own, theirs });
        }
    }

    fn place(&self, doc: u32, after: Option<Slot>) -> Place {
        let row = after.and_then(|slot| self.row(Handle { doc, slot }));
        let file = self.document(doc).map(|document| document.name().to_owned()).unwrap_or_default();
        Place { file, after: row.map(|row| row.id().into_owned()) }
    }
}

/// A change that the row, as it is now, does not take.
fn refused(edit: Edit, file: &str, theirs: &Record, own: &Record) -> Conflict {
    let field = match &edit.change {
        Change::Set { field, .. } | Change::Insert { field, .. } | Change::Remove { field, .. } => field.clone(),
        _ => String::new(),
    };
    let clash = Clash { base: None, mine: own.at(&field).cloned(), theirs: theirs.at(&field).cloned(), field };
    Conflict::of_edit(edit, file, clash)
}

/// A row's text without the blank lines around it, which are nobody's.
fn bare(text: &str) -> &str {
    text.trim_matches(['\n', '\r'])
}

fn base_of(row: &Mine) -> Option<Value> {
    row.base.as_ref().map(|(_, record)| Value::Record(record.clone()))
}

/// The rows of ours that are not as in the base.
fn changed_rows(document: &Document, base: &Document) -> Vec<Mine> {
    let (ours, before) = (Names::of(document), Names::of(base));
    let cut = document.is_cut();
    let read = |row: RowRef<'_>| (row.source().to_owned(), row.record());
    let mut found = Vec::new();
    for (name, slot) in ours.iter() {
        let Some(row) = document.row(slot) else { continue };
        let was = before.slot(name).and_then(|slot| base.row(slot));
        if was.is_some_and(|was| bare(was.source()) == bare(row.source())) {
            continue;
        }
        let (base, own) = (was.map(read), Some(read(row)));
        let after = document.before(slot);
        let before = after.and_then(|slot| document.row(slot)).map(RowRef::source).unwrap_or_default();
        let apart = before.ends_with("\n\n") || before.ends_with("\n\r\n");
        found.push(Mine { name: name.clone(), slot: Some(slot), after, base, own, cut, apart });
    }
    for (name, slot) in before.iter().filter(|(name, _)| ours.slot(name).is_none()) {
        let base = base.row(slot).map(read);
        found.push(Mine { name: name.clone(), slot: None, after: None, base, own: None, cut, apart: false });
    }
    found
}

/// The rows of a document with their slots and texts.
fn texts(document: &Document) -> HashMap<Name, (Slot, String)> {
    let text = |slot: Slot| document.row(slot).map(RowRef::source).unwrap_or_default().to_owned();
    Names::of(document).iter().map(|(name, slot)| (name.clone(), (slot, text(slot)))).collect()
}

/// Our order of the rows that all three have, if it is we who moved some; else nothing.
fn moved(document: &Document, base: &Document, theirs: &Document) -> Vec<Slot> {
    let (ours, before, after) = (Names::of(document), Names::of(base), Names::of(theirs));
    let common = |name: &&Name| [&ours, &before, &after].iter().all(|names| names.slot(name).is_some());
    let order = |names: &Names| names.iter().map(|(name, _)| name).filter(common).cloned().collect::<Vec<Name>>();
    let own = order(&ours);
    if own == order(&before) || order(&after) != order(&before) {
        return Vec::new();
    }
    own.iter().filter_map(|name| ours.slot(name)).collect()
}

/// The slot that a row had which we took out.
fn back(gone: &[(Kind, String, Slot)], name: &Name) -> Option<Slot> {
    let same = |(kind, id, _): &&(Kind, String, Slot)| *kind == name.kind && (*kind == Kind::Plan || *id == name.id);
    gone.iter().rev().find(same).filter(|_| name.nth == 0).map(|(_, _, slot)| *slot)
}

/// The slot of ours for each slot of theirs: rows that we know keep theirs, all else gets a new one.
fn slots(document: &Document, theirs: &Document) -> Vec<Slot> {
    let ours = Names::of(document);
    let gone = document.all_taken_out();
    let mut slots: Vec<Option<Slot>> = vec![None; theirs.row_count()];
    for (name, slot) in Names::of(theirs).iter() {
        let known = ours.slot(name).or_else(|| back(&gone, name));
        if let Some(place) = slots.get_mut(slot as usize) {
            *place = known;
        }
    }
    let mut next = u32::try_from(document.row_count()).unwrap_or(u32::MAX);
    let mut fresh = || {
        next += 1;
        next - 1
    };
    slots.into_iter().map(|slot| slot.unwrap_or_else(&mut fresh)).collect()
}

/// What they did, as edits; without what we had done just so.
pub(super) fn incoming(base: &Document, theirs: &Document, mine: &[Mine], file: &str) -> Vec<Edit> {
    let (before, after) = (Names::of(base), Names::of(theirs));
    let place = || Place { file: file.to_owned(), after: None };
    let own = |name: &Name| mine.iter().find(|row| row.name == *name);
    let mut found = Vec::new();
    for (name, slot) in after.iter() {
        let Some(row) = theirs.row(slot) else { continue };
        // a plan has no id in its name
        let target = Target::new(name.kind, row.id());
        match before.slot(name).and_then(|slot| base.row(slot)) {
            Some(was) if bare(was.source()) == bare(row.source()) => {}
            Some(was) => {
                let was = was.record();
                let ours = own(name).and_then(|row| row.own.as_ref()).map(|(_, own)| changes(&was, own)).unwrap_or_default();
                let theirs = changes(&was, &row.record()).into_iter().filter(|change| !ours.contains(change));
                found.extend(theirs.map(|change| Edit { target: target.clone(), change }));
            }
            None if own(name).is_some_and(|row| row.own.is_some()) => {}
            None => found.push(Edit { target, change: Change::Add { place: place(), record: row.record() } }),
        }
    }
    for (name, slot) in before.iter().filter(|(name, _)| after.slot(name).is_none()) {
        if own(name).is_none_or(|row| row.own.is_some()) {
            let record = base.row(slot).map(RowRef::record).unwrap_or_default();
            let target = Target::new(name.kind, record.text("id"));
            found.push(Edit { target, change: Change::Drop { place: place(), record } });
        }
    }
    found
}
