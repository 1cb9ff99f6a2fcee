//! All documents at hand: look-ups, edits with undo and redo, filters, health, and the problems that
//! only show when rows are seen together. Pure: it knows neither disk nor clock.

pub mod acts;
mod change;
pub mod check;
pub mod commitments;
pub mod compare;
pub mod filed;
pub mod find;
mod history;
pub mod index;
mod loose;
pub mod merge;
pub mod outlook;
pub mod settings;
mod turn;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::domain::edit::{Edit, Target};
use crate::domain::field::{Key, Kind};
use crate::domain::value::{Record, Value};
use crate::domain::wording;
use crate::i18n::Lang;
use crate::i18n::message::{Message, say, tell};
use crate::text::document::Document;
use crate::text::read::RowRef;
use crate::text::write::Unwritable;
use history::{History, Step};
use index::{Handle, Index, Links};
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

    pub fn document(&self) -> &Document {
        &self.document
    }

    pub fn document_mut(&mut self) -> &mut Document {
        &mut self.document
    }
}

/// Why an edit was not done. Nothing has changed then.
#[derive(Debug, Clone, PartialEq)]
pub enum Refused {
    Unknown { target: Target, near: Option<String> },
    Twice { target: Target, first: String, second: String },
    Broken { file: String },
    ReadOnly { file: String },
    Bad { target: Target, place: String, message: Message },
    Exists(Target),
    Full { file: String },
    Uncut { file: String },
    Overtaken { target: Target, field: String },
    Spoils { target: Target, message: Message },
    Unwritable { target: Target, why: Unwritable },
}

impl Refused {
    pub fn message(&self) -> Message {
        let of = |id: &str, message: Message| tell("refused-of", [("id", id.into()), ("message", message.into())]);
        match self {
            Refused::Unknown { target, .. } => check::no_row(target.kind, &target.id),
            Refused::Twice { target, first, second } => tell(
                "refused-twice",
                [("kind", target.kind.name().into()), ("id", (&target.id).into()), ("first", first.into()), ("second", second.into())],
            ),
            Refused::Broken { file } => tell("refused-broken", [("file", file.into())]),
            Refused::ReadOnly { file } => tell("refused-read-only", [("file", file.into())]),
            Refused::Bad { target, place, message } => {
                tell("refused-bad", [("place", place.into()), ("id", (&target.id).into()), ("message", message.clone().into())])
            }
            Refused::Exists(target) => tell("refused-exists", [("kind", target.kind.name().into()), ("id", (&target.id).into())]),
            Refused::Full { file } => tell("refused-full", [("file", file.into())]),
            Refused::Uncut { file } => tell("refused-uncut", [("file", file.into())]),
            Refused::Overtaken { target, field } if field.is_empty() => of(&target.id, say("refused-overtaken-row")),
            Refused::Overtaken { target, field } => of(&target.id, tell("refused-overtaken", [("field", wording::field(field))])),
            Refused::Spoils { target, message } => of(&target.id, message.clone()),
            Refused::Unwritable { target, why } => of(&target.id, why.message()),
        }
    }

    /// What to do next.
    pub fn hint(&self) -> Option<Message> {
        match self {
            Refused::Unknown { near, .. } => near.as_ref().map(|near| tell("refused-near", [("near", near.into())])),
            Refused::Twice { .. } => Some(say("problem-duplicate-id-help")),
            Refused::Broken { .. } | Refused::Bad { .. } => Some(say("refused-check")),
            Refused::ReadOnly { .. }
            | Refused::Exists(_)
            | Refused::Overtaken { .. }
            | Refused::Spoils { .. }
            | Refused::Unwritable { .. } => None,
            Refused::Full { .. } => Some(say("refused-full-help")),
            Refused::Uncut { .. } => Some(say("refused-uncut-help")),
        }
    }
}

/// In English.
impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message().fmt(f)
    }
}

impl std::error::Error for Refused {}

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

    /// The ids of the organisations with which there are plans or meetings, in order.
    pub fn partners(&self) -> BTreeSet<String> {
        let of_plans = self.all(Kind::Plan).filter_map(|plan| Some(self.row(plan)?.text(Key::Partner).into_owned()));
        let of_meetings = self.all(Kind::Meeting).filter_map(|meeting| self.row(meeting)).flat_map(|row| row.list(Key::With));
        of_plans.chain(of_meetings.map(Cow::into_owned)).filter(|id| !id.is_empty()).collect()
    }

    /// The short name of a plan, else its title, else its id.
    pub fn plan_name(&self, id: &str) -> String {
        let row = self.find_row(Kind::Plan, id);
        let names = row.into_iter().flat_map(|row| [Key::Short, Key::Title].map(|key| row.text(key).into_owned()));
        names.chain([id.to_owned()]).find(|name| !name.is_empty()).unwrap_or_default()
    }

    /// The name of an organisation in a language, where the file has it; else its first name, else the id.
    pub fn organisation_in(&self, id: &str, lang: Lang) -> String {
        let Some(row) = self.find_row(Kind::Organisation, id) else { return id.to_owned() };
        let record = if row.has(Key::Names) { row.record() } else { Record::default() };
        let named = record.at(&format!("names.{}", lang.code())).and_then(Value::as_text).filter(|name| !name.is_empty());
        let name = named.map_or_else(|| row.text(Key::Name).into_owned(), str::to_owned);
        if name.is_empty() { id.to_owned() } else { name }
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

    /// The refusal of an id that is not there, with the one that was probably meant.
    pub fn unknown(&self, target: &Target) -> Refused {
        let ids: Vec<String> = self.all(target.kind).filter_map(|handle| Some(self.row(handle)?.id().into_owned())).take(20_000).collect();
        let words: Vec<&str> = ids.iter().map(String::as_str).collect();
        let same = words.iter().find(|id| id.eq_ignore_ascii_case(&target.id)).copied();
        let near = same.or_else(|| crate::text::check::closest(&target.id, &words)).map(str::to_owned);
        Refused::Unknown { target: target.clone(), near }
    }
}
