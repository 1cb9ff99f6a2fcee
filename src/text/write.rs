//! A change of a row -> the row's new text. Only the bytes of the change differ: comments, spacing,
//! quoting, number spelling, line ends stay. Each result is read again and compared with what the
//! change should have done; a text that would say anything else is refused.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::depth::is_shallow;
use super::fault::Fault;
use super::spell;
use super::splice::{self, Splice};
use super::whole;
use crate::domain::edit::Change;
use crate::domain::event::joins_at;
use crate::domain::field::{Kind, Shape};
use crate::domain::value::{Record, Value};
use crate::i18n::message::{Message, say, tell};

/// Why a change cannot be written into a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unwritable {
    Missing(String),
    Table(String),
    NoList(String),
    Unreadable(Message),
    Differs,
}

impl Unwritable {
    pub fn message(&self) -> Message {
        match self {
            Unwritable::Missing(key) => tell("refused-missing", [("key", key.into())]),
            Unwritable::Table(key) => tell("refused-table", [("key", key.into())]),
            Unwritable::NoList(key) => tell("refused-no-list", [("key", key.into())]),
            Unwritable::Unreadable(message) => tell("refused-unreadable", [("message", message.clone().into())]),
            Unwritable::Differs => say("refused-differs"),
        }
    }
}

impl From<Fault> for Unwritable {
    fn from(fault: Fault) -> Unwritable {
        Unwritable::Unreadable(fault.message)
    }
}

/// A row's text and what is needed to find the row in it.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    pub text: &'a str,
    pub kind: Kind,
    pub nth: usize,
    pub newline: &'a str,
}

/// The new text of a row after a change of one of its fields.
pub fn change(row: Source<'_>, change: &Change) -> Result<String, Unwritable> {
    if !is_shallow(row.text) {
        return Err(Unwritable::Unreadable(say("problem-brackets")));
    }
    let splices = whole::with_row(row.text, row.kind, row.nth, |table, at| splices(row, table, at, change))??;
    let text = splice::apply(row.text, splices);
    verified(row, change, text)
}

/// The new text of a file without rows of ours after one of its values was set, or taken out.
pub(super) fn set_in_file(text: &str, path: &str, new: Option<&Value>, newline: &str) -> Result<String, Unwritable> {
    let root = DeTable::parse(text).map_err(|error| Fault::of_toml(&error))?;
    if let (Some((table, key)), Some(new)) = (path.rsplit_once('.'), new)
        && !table.contains('.')
        && !root.get_ref().contains_key(table)
    {
        let glue = if text.is_empty() || text.ends_with('\n') { "" } else { newline };
        let blank = if text.trim().is_empty() { "" } else { newline };
        let line = format!("{} = {}", spell::key(key), spell::one_line(new));
        return Ok(format!("{text}{glue}{blank}[{}]{newline}{line}{newline}", spell::key(table)));
    }
    let row = Source { text, kind: Kind::Plan, nth: 0, newline };
    let cursor = Cursor { row, table: root.get_ref(), home: Home::Header(0) };
    let splices = new.map_or_else(|| cursor.unset(path), |new| cursor.set(path, new))?;
    Ok(splice::apply(text, splices))
}

fn splices(row: Source<'_>, table: &DeTable<'_>, at: usize, change: &Change) -> Result<Vec<Splice>, Unwritable> {
    let cursor = Cursor { row, table, home: home(row, at) };
    match change {
        Change::Set { field, new: Some(new), .. } => cursor.set(field, new),
        Change::Set { field, new: None, .. } => cursor.unset(field),
        Change::Insert { field, value } => cursor.insert(field, value),
        Change::Remove { field, value } => cursor.remove(field, value),
        Change::Add { .. } | Change::Drop { .. } | Change::Move { .. } => Ok(Vec::new()),
    }
}

/// The law of writing: what the text says now is what the change does to what it said before.
fn verified(row: Source<'_>, change: &Change, text: String) -> Result<String, Unwritable> {
    let mut wanted = whole::record(row.text, row.kind, row.nth)?;
    change.apply(&mut wanted);
    let written = whole::record(&text, row.kind, row.nth).map_err(|_| Unwritable::Differs)?;
    if written.same_as(&wanted) { Ok(text) } else { Err(Unwritable::Differs) }
}

/// How a table is written, which decides how a key joins it.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Home {
    /// Under a header that ends at this place: keys are lines.
    Header(usize),
    /// `{ … }` at this place.
    Inline(Range<usize>),
    /// As dotted keys with this prefix.
    Dotted(String),
}

/// How the table of the row itself is written.
fn home(row: Source<'_>, at: usize) -> Home {
    let rest = row.text.get(at..).unwrap_or_default();
    if rest.starts_with('{') {
        Home::Inline(at..at + splice::container_len(rest))
    } else if rest.starts_with('[') {
        Home::Header(at + rest.find('\n').unwrap_or(rest.len()))
    } else {
        Home::Dotted(format!("{}.", row.kind.name()))
    }
}

struct Cursor<'a> {
    row: Source<'a>,
    table: &'a DeTable<'a>,
    home: Home,
}

impl<'a> Cursor<'a> {
    fn set(&self, path: &str, new: &Value) -> Result<Vec<Splice>, Unwritable> {
        if let Some((key, value)) = self.find(path) {
            let span = self.span(key, value).ok_or_else(|| Unwritable::Table(path.to_owned()))?;
            let old = self.slice(&span);
            let put = respelled(old, new, self.row.newline);
            return Ok(vec![Splice { range: span, put }]);
        }
        self.add(path, new)
    }

    /// A key that is not there yet.
    fn add(&self, path: &str, new: &Value) -> Result<Vec<Splice>, Unwritable> {
        let Some((parent, name)) = path.rsplit_once('.') else {
            return Ok(vec![self.add_line(self.table, &self.home, path, new)]);
        };
        let Some((key, value)) = self.find(parent) else {
            if name.parse::<usize>().is_ok() {
                return Err(Unwritable::Missing(path.to_owned()));
            }
            let table = Record::default().with(name, new.clone());
            return self.add(parent, &Value::Record(table));
        };
        let table = value.get_ref().as_table().ok_or_else(|| Unwritable::Missing(parent.to_owned()))?;
        let home = self.home_of(parent, key, value);
        Ok(vec![self.add_line(table, &home, name, new)])
    }

    fn home_of(&self, path: &str, key: Option<&Spanned<std::borrow::Cow<'_, str>>>, value: &Spanned<DeValue<'_>>) -> Home {
        match self.span(key, value) {
            Some(span) => Home::Inline(span),
            None if key.is_some_and(|key| self.after(key.span().end).starts_with('.')) => Home::Dotted(format!("{path}.")),
            None => {
                let at = value.span().start;
                Home::Header(at + self.after(at).find('\n').unwrap_or(self.after(at).len()))
            }
        }
    }

    fn add_line(&self, table: &DeTable<'_>, home: &Home, name: &str, new: &Value) -> Splice {
        let (prefix, header) = match home {
            Home::Inline(span) => {
                let item = format!("{} = {}", spell::key(name), spell::one_line(new));
                let grown = splice::append(self.slice(span), &item, self.row.newline);
                return Splice { range: span.clone(), put: grown };
            }
            Home::Header(end) => ("", Some(*end)),
            Home::Dotted(prefix) => (prefix.as_str(), None),
        };
        let anchor = self.anchor(table, name, header.is_none());
        let key = format!("{prefix}{}", spell::key(name));
        let value = block(new, self.row.newline);
        match anchor {
            Some((key_at, end)) => splice::line_after(self.row.text, key_at, end, &key, &value, self.row.newline),
            None => splice::first_line(self.row.text, header.unwrap_or(0), &key, &value, self.row.newline),
        }
    }

    /// The value after whose line a new key goes: the last one that stands before it in the order of the fields.
    fn anchor(&self, table: &DeTable<'_>, name: &str, dotted: bool) -> Option<(usize, usize)> {
        let fields = self.row.kind.fields();
        let rank = |name: &str| fields.iter().position(|field| field.name() == name).unwrap_or(fields.len());
        let top = std::ptr::eq(table, self.table);
        let mine = if top { rank(name) } else { fields.len() };
        let lines = table.iter().filter_map(|(key, value)| {
            let span = self.span(Some(key), value)?;
            (!top || rank(key.get_ref()) < mine || dotted).then(|| (rank(key.get_ref()), key.span().start, span.end))
        });
        let best = if top && !dotted { lines.max_by_key(|(rank, at, _)| (*rank, *at)) } else { lines.max_by_key(|(_, at, _)| *at) };
        best.map(|(_, at, end)| (at, end))
    }

    fn unset(&self, path: &str) -> Result<Vec<Splice>, Unwritable> {
        let (key, value) = self.find(path).ok_or_else(|| Unwritable::Missing(path.to_owned()))?;
        let span = self.span(key, value).ok_or_else(|| Unwritable::Table(path.to_owned()))?;
        let key = key.ok_or_else(|| Unwritable::Missing(path.to_owned()))?;
        if let Some(container) = self.container(path) {
            let at = key.span().start - container.start;
            let shrunk = splice::remove(self.slice(&container), at);
            return Ok(vec![Splice { range: container, put: shrunk }]);
        }
        Ok(vec![splice::remove_lines(self.row.text, key.span().start, span.end)])
    }

    /// The `{ … }` in which the value at this path stands, if it stands in one.
    fn container(&self, path: &str) -> Option<Range<usize>> {
        let Some((parent, _)) = path.rsplit_once('.') else {
            return match &self.home {
                Home::Inline(span) => Some(span.clone()),
                _ => None,
            };
        };
        let (key, value) = self.find(parent)?;
        self.span(key, value)
    }

    fn insert(&self, path: &str, value: &Value) -> Result<Vec<Splice>, Unwritable> {
        let Some((key, list)) = self.find(path) else {
            return self.add(path, &Value::List(vec![value.clone()]));
        };
        let items = list.get_ref().as_array().ok_or_else(|| Unwritable::NoList(path.to_owned()))?;
        let read = whole::record(self.row.text, self.row.kind, self.row.nth)?;
        let next = items.get(joins_at(path, read.at(path).map(Value::as_list).unwrap_or_default(), value)).map(|next| next.span().start);
        if let Some(span) = self.span(key, list) {
            if let Some(next) = next {
                let put = splice::put_before(self.slice(&span), next - span.start, &spell::one_line(value), self.row.newline);
                return Ok(vec![Splice { range: span, put }]);
            }
            // an empty list of tables is opened, so that the next event is one added line
            if value.as_record().is_some() && items.is_empty() && !self.slice(&span).contains('\n') && self.container(path).is_none() {
                return Ok(vec![Splice { range: span, put: block(&Value::List(vec![value.clone()]), self.row.newline) }]);
            }
            let put = splice::append(self.slice(&span), &spell::one_line(value), self.row.newline);
            return Ok(vec![Splice { range: span, put }]);
        }
        let record = value.as_record().ok_or_else(|| Unwritable::NoList(path.to_owned()))?;
        let header = format!("[[{}.{path}]]", self.row.kind.name());
        if let Some(next) = next {
            return Ok(vec![splice::table_before(self.row.text, next, &header, &fields(record), self.row.newline)]);
        }
        let end = items.iter().map(Cursor::deep_end).max().unwrap_or(self.row.text.len());
        Ok(vec![splice::table_after(self.row.text, end, &header, &fields(record), self.row.newline)])
    }

    /// Where the last value in a table with a header of its own ends.
    fn deep_end(item: &Spanned<DeValue<'_>>) -> usize {
        let inner = item.get_ref().as_table().into_iter().flat_map(|table| table.iter().map(|(_, value)| Cursor::deep_end(value)));
        inner.max().unwrap_or_default().max(item.span().end)
    }

    fn remove(&self, path: &str, value: &Value) -> Result<Vec<Splice>, Unwritable> {
        let missing = || Unwritable::Missing(format!("{path} {value}"));
        let (key, list) = self.find(path).ok_or_else(missing)?;
        let items = list.get_ref().as_array().ok_or_else(|| Unwritable::NoList(path.to_owned()))?;
        let span = self.span(key, list).ok_or_else(|| Unwritable::Table(path.to_owned()))?;
        let read = whole::record(self.row.text, self.row.kind, self.row.nth)?;
        let nth = read.at(path).map(Value::as_list).unwrap_or_default().iter().rposition(|item| item == value).ok_or_else(missing)?;
        let item = items.get(nth).ok_or_else(missing)?;
        let put = splice::remove(self.slice(&span), item.span().start - span.start);
        Ok(vec![Splice { range: span, put }])
    }

    /// The key (none for an item of a list) and the value at a path.
    #[expect(clippy::type_complexity, reason = "a pair of borrowed parser types, used in this file only")]
    fn find(&self, path: &str) -> Option<(Option<&'a Spanned<std::borrow::Cow<'a, str>>>, &'a Spanned<DeValue<'a>>)> {
        let mut parts = path.split('.');
        let (key, value) = self.table.get_key_value(parts.next()?)?;
        let mut found = (Some(key), value);
        for part in parts {
            found = match found.1.get_ref() {
                DeValue::Table(table) => table.get_key_value(part).map(|(key, value)| (Some(key), value))?,
                DeValue::Array(items) => (None, items.get(part.parse::<usize>().ok()?)?),
                _ => return None,
            };
        }
        Some(found)
    }

    /// Where a value stands as `key = value` or as an item of such a list; `None` if it has a header or dotted keys.
    fn span(&self, key: Option<&Spanned<std::borrow::Cow<'_, str>>>, value: &Spanned<DeValue<'_>>) -> Option<Range<usize>> {
        let span = value.span();
        let inline = match key {
            Some(key) => self.after(key.span().end).trim_start().starts_with('='),
            None => self.after(span.start).starts_with('{') || !value.get_ref().is_table(),
        };
        inline.then_some(span)
    }

    fn after(&self, at: usize) -> &'a str {
        self.row.text.get(at..).unwrap_or_default()
    }

    fn slice(&self, span: &Range<usize>) -> &'a str {
        self.row.text.get(span.clone()).unwrap_or_default()
    }
}

/// The new value in the manner of the old one: its quotes, its lines.
fn respelled(old: &str, new: &Value, newline: &str) -> String {
    let Value::Text(text) = new else { return block(new, newline) };
    if old.starts_with("'''") && text.contains('\n') && !text.contains("'''") && !text.ends_with('\'') && !text.contains(is_control) {
        return format!("'''{newline}{}'''", text.replace("\r\n", "\n").replace('\n', newline));
    }
    if old.starts_with('\'') && !old.starts_with("'''") {
        return spell::literal(text).unwrap_or_else(|| spell::value(new, newline));
    }
    spell::value(new, newline)
}

fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r')
}

/// A value after `key = `: a list of tables takes a line an item, so that the next one is one added line.
fn block(value: &Value, newline: &str) -> String {
    match value {
        Value::List(items) if !items.is_empty() && items.iter().all(|item| item.as_record().is_some()) => {
            let lines: Vec<String> = items.iter().map(|item| format!("  {},{newline}", spell::one_line(item))).collect();
            format!("[{newline}{}]", lines.concat())
        }
        other => spell::value(other, newline),
    }
}

fn fields(record: &Record) -> Vec<String> {
    record.0.iter().map(|(name, value)| format!("{} = {}", spell::key(name), spell::one_line(value))).collect()
}

/// The text of a new row: its header, then its fields in the order of the table of fields.
pub fn new_row(kind: Kind, record: &Record, newline: &str) -> String {
    let header = if kind == Kind::Plan { "[plan]".to_owned() } else { format!("[[{}]]", kind.name()) };
    let rank = |name: &str| kind.fields().iter().position(|field| field.name() == name).unwrap_or(usize::MAX);
    let mut fields: Vec<&(String, Value)> = record.0.iter().collect();
    fields.sort_by_key(|(name, _)| rank(name));
    let line = |(name, value): &(String, Value)| {
        let prose = matches!(kind.field(name).map(|field| field.shape), Some(Shape::Prose));
        let value = if prose { spell::value(value, newline) } else { block(value, newline) };
        format!("{} = {value}{newline}", spell::key(name))
    };
    let lines: Vec<String> = fields.into_iter().map(line).collect();
    format!("{header}{newline}{}", lines.concat())
}
