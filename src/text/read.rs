//! What a row says: single values read straight from its text, for tables, filters and sorting; and
//! the whole record for details. It never changes anything.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::document::{Document, Row, Slot};
use super::layout::Entry;
use super::scalar::{self, types};
use super::whole;
use crate::domain::date::{Due, When};
use crate::domain::field::{Key, Kind};
use crate::domain::health::Health;
use crate::domain::status::Status;
use crate::domain::value::{Record, Value};
use crate::i18n::Lang;

/// All values of the `nth` row of a kind in a text; empty where it cannot be read.
pub fn record(text: &str, kind: Kind, nth: usize) -> Record {
    whole::record(text, kind, nth).unwrap_or_default()
}

/// A row of a document, to be read.
#[derive(Debug, Clone, Copy)]
pub struct RowRef<'a> {
    pub(crate) document: &'a Document,
    pub(crate) row: &'a Row,
}

impl Document {
    /// The row of a slot, unless it was taken out.
    pub fn row(&self, slot: Slot) -> Option<RowRef<'_>> {
        self.row_at(slot).filter(|row| !row.gone).map(|row| RowRef { document: self, row })
    }
}

impl<'a> RowRef<'a> {
    /// The row's own text, comments above it included.
    pub fn source(self) -> &'a str {
        self.document.row_text(self.row)
    }

    pub fn kind(self) -> Option<Kind> {
        self.row.kind
    }

    /// The name of the file in which the row stands.
    pub fn file(self) -> &'a str {
        self.document.name()
    }

    pub fn document(self) -> &'a Document {
        self.document
    }

    fn entry(self, key: Key) -> Option<&'a Entry> {
        self.document.entries(self.row).iter().find(|entry| entry.key == key)
    }

    /// A value as it is spelled in the file.
    fn spelled(self, entry: &Entry) -> &'a str {
        self.source().get(entry.at as usize..(entry.at + entry.len) as usize).unwrap_or_default()
    }

    /// Where the value of a field stands in the row's text, and how long it is.
    pub fn place(self, key: Key) -> Option<(usize, usize)> {
        self.entry(key).map(|entry| (entry.at as usize, entry.len as usize))
    }

    pub fn has(self, key: Key) -> bool {
        self.entry(key).is_some()
    }

    /// The text of a field; dates and numbers as they are spelled; empty where the field is missing.
    pub fn text(self, key: Key) -> Cow<'a, str> {
        match self.entry(key) {
            Some(entry) if entry.found == types::TEXT => scalar::text(self.spelled(entry)),
            Some(entry) if entry.found & (types::LIST | types::TABLE) == 0 => Cow::Borrowed(self.spelled(entry)),
            _ => Cow::Borrowed(""),
        }
    }

    /// The title in a language, where the file has it; else the title.
    pub fn title(self, lang: Lang) -> Cow<'a, str> {
        let own = match lang {
            Lang::En => None,
            Lang::Ru => Some(Key::TitleRu),
            Lang::Tk => Some(Key::TitleTk),
        };
        own.map(|key| self.text(key)).filter(|title| !title.is_empty()).unwrap_or_else(|| self.text(Key::Title))
    }

    pub fn id(self) -> Cow<'a, str> {
        self.text(Key::Id)
    }

    /// The texts of a list field.
    pub fn list(self, key: Key) -> impl Iterator<Item = Cow<'a, str>> {
        let list = self.entry(key).filter(|entry| entry.found == types::LIST);
        scalar::texts(list.map_or("", |entry| self.spelled(entry)))
    }

    pub fn status(self) -> Status {
        self.row.status
    }

    /// The health that was set by hand.
    pub fn set_health(self) -> Option<Health> {
        self.row.health
    }

    /// Per cent.
    pub fn progress(self) -> Option<u8> {
        self.row.progress
    }

    /// The last day that a project's due date, or the first that a meeting's date, can mean.
    pub fn day(self) -> Option<NaiveDate> {
        self.row.day
    }

    pub fn due(self) -> Option<Due> {
        self.entry(Key::Due).map(|_| Due::parse(&self.text(Key::Due)))
    }

    pub fn when(self, key: Key) -> Option<When> {
        When::parse(&self.text(key))
    }

    /// False only where the row says that its funding is not confirmed.
    pub fn funding_confirmed(self) -> bool {
        let Some(entry) = self.entry(Key::Funding) else { return true };
        let maybe_not = memchr::memmem::find(self.source().as_bytes(), b"false").is_some();
        !(maybe_not && entry.found == types::TABLE && self.record().at("funding.confirmed") == Some(&Value::Bool(false)))
    }

    /// Whether the row may not be changed until its file is mended.
    pub fn is_bad(self) -> bool {
        self.row.bad
    }

    /// What is wrong with the row.
    pub fn faults(self) -> &'a [super::fault::Fault] {
        self.document.faults_of(self.row)
    }

    /// All values of the row; empty where its text cannot be read.
    pub fn record(self) -> Record {
        let kind = self.row.kind.unwrap_or(Kind::Project);
        record(self.source(), kind, self.row.nth as usize)
    }

    /// Its number among the rows of its kind in its own text.
    pub fn nth(self) -> usize {
        self.row.nth as usize
    }

    /// Where the row's header begins in its own text, below the comments above it.
    pub fn header(self) -> usize {
        self.document.header(self.row)
    }

    /// The 1-based line of the row's header in its file.
    pub fn line(self) -> usize {
        self.document.line_of(self.row)
    }
}
