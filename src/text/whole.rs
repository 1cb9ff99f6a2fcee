//! The slow way to read rows, for the shapes that `rows` does not read itself: dotted and quoted
//! keys, tables inside a row, rows written as inline tables. It uses the `toml` parser with spans and
//! is only given text whose brackets are not nested too deep.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::depth::is_shallow;
use super::fault::Fault;
use super::layout::Entry;
use super::scalar::types;
use crate::domain::field::{Key, Kind};
use crate::domain::value::{Record, Value};
use crate::i18n::message::{say, tell};

/// A row found in a file that cannot be cut into rows.
#[derive(Debug)]
pub(crate) struct WholeRow {
    pub(crate) kind: Kind,
    /// Its number among the rows of its kind.
    pub(crate) nth: usize,
    pub(crate) entries: Vec<Entry>,
    /// Where it begins, for messages.
    pub(crate) at: usize,
    /// Where the quoted ids of the meetings that it names lie.
    pub(crate) mentions: Vec<(usize, usize)>,
}

/// Reads the entries of a single row from its own text.
pub(crate) fn row(text: &str, kind: Kind) -> Result<WholeRow, Fault> {
    with_row(text, kind, 0, |table, at| read_row(table, kind, 0, at))
}

/// Reads all rows of a file, and the faults of tables of ours that have a wrong shape.
pub(crate) fn file(text: &str) -> Result<(Vec<WholeRow>, Vec<Fault>), Fault> {
    let root = DeTable::parse(text).map_err(|error| Fault::of_toml(&error))?;
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    for kind in Kind::ALL {
        let Some(value) = root.get_ref().get(kind.name()) else { continue };
        match (kind, value.get_ref()) {
            (Kind::Plan, DeValue::Table(table)) => rows.push(read_row(table, kind, 0, value.span().start)),
            (Kind::Project | Kind::Meeting | Kind::Organisation, DeValue::Array(items)) => {
                for (nth, item) in items.iter().enumerate() {
                    match item.get_ref() {
                        DeValue::Table(table) => rows.push(read_row(table, kind, nth, item.span().start)),
                        other => faults.push(wrong_shape(kind, other.type_str(), item.span())),
                    }
                }
            }
            (_, other) => faults.push(wrong_shape(kind, other.type_str(), value.span())),
        }
    }
    Ok((rows, faults))
}

/// Whether the text is TOML: the whole check, with the library's message where it is not.
pub(crate) fn verify(text: &str) -> Result<(), Fault> {
    DeTable::parse(text).map(drop).map_err(|error| Fault::of_toml(&error))
}

/// Reads the values of a row in full.
pub(crate) fn record(text: &str, kind: Kind, nth: usize) -> Result<Record, Fault> {
    if !is_shallow(text) {
        return Err(Fault::new(0, 1, "too-deep", say("problem-brackets")));
    }
    with_row(text, kind, nth, |table, _| record_of(table))
}

/// All rows of a file with all their values; none where it is no TOML.
pub(crate) fn records(text: &str) -> Vec<(Kind, usize, Record)> {
    let Some(root) = Some(text).filter(|text| is_shallow(text)).and_then(|text| DeTable::parse(text).ok()) else { return Vec::new() };
    let mut records = Vec::new();
    for kind in Kind::ALL {
        match root.get_ref().get(kind.name()).map(Spanned::get_ref) {
            Some(DeValue::Table(table)) if kind == Kind::Plan => records.push((kind, 0, record_of(table))),
            Some(DeValue::Array(items)) => {
                let tables = items.iter().enumerate().filter_map(|(nth, item)| Some((kind, nth, record_of(item.get_ref().as_table()?))));
                records.extend(tables);
            }
            _ => {}
        }
    }
    records
}

/// Finds the table of a row and gives it to `read`, with where it begins.
pub(crate) fn with_row<R>(text: &str, kind: Kind, nth: usize, read: impl FnOnce(&DeTable<'_>, usize) -> R) -> Result<R, Fault> {
    let root = DeTable::parse(text).map_err(|error| Fault::of_toml(&error))?;
    let value = root.get_ref().get(kind.name());
    let found = match value.map(Spanned::get_ref) {
        Some(DeValue::Table(table)) if kind == Kind::Plan => value.map(|value| (table, value.span().start)),
        Some(DeValue::Array(items)) => items.get(nth).and_then(|item| item.get_ref().as_table().map(|table| (table, item.span().start))),
        _ => None,
    };
    found
        .map(|(table, at)| read(table, at))
        .ok_or_else(|| Fault::new(0, 1, "wrong-shape", tell("problem-none-here", [("kind", kind.name().into())])))
}

fn wrong_shape(kind: Kind, found: &str, span: std::ops::Range<usize>) -> Fault {
    let should = if kind == Kind::Plan { "[plan]".to_owned() } else { format!("[[{}]]", kind.name()) };
    Fault::new(span.start, span.len(), "wrong-shape", tell("problem-wrong-shape", [("key", kind.name().into()), ("found", found.into())]))
        .help(tell("problem-wrong-shape-help", [("should", should.into())]))
}

fn read_row(table: &DeTable<'_>, kind: Kind, nth: usize, at: usize) -> WholeRow {
    let mut entries: Vec<Entry> = table.iter().map(|(key, value)| entry(key.get_ref(), value)).collect();
    entries.sort_by_key(|entry| entry.at);
    let mentions = if kind == Kind::Project { mentions(table) } else { Vec::new() };
    WholeRow { kind, nth, entries, at, mentions }
}

fn entry(name: &str, value: &Spanned<DeValue<'_>>) -> Entry {
    let items = match value.get_ref() {
        DeValue::Array(items) => items.iter().fold(0, |seen, item| seen | type_of(item.get_ref())),
        _ => 0,
    };
    let span = value.span();
    let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Entry { key: Key::of(name), found: type_of(value.get_ref()), items, at: narrow(span.start), len: narrow(span.len()) }
}

fn type_of(value: &DeValue<'_>) -> u8 {
    match value {
        DeValue::String(_) => types::TEXT,
        DeValue::Integer(_) => types::INT,
        DeValue::Float(_) => types::FLOAT,
        DeValue::Boolean(_) => types::BOOL,
        DeValue::Datetime(time) if time.date.is_some() && time.time.is_none() => types::DAY,
        DeValue::Datetime(_) => types::TIME,
        DeValue::Array(_) => types::LIST,
        DeValue::Table(_) => types::TABLE,
    }
}

fn mentions(table: &DeTable<'_>) -> Vec<(usize, usize)> {
    let items = |name: &str| table.get(name).and_then(|list| list.get_ref().as_array()).into_iter().flatten();
    let linked = items("meetings").filter(|item| item.get_ref().is_str());
    let stated = items("history").filter_map(|event| event.get_ref().as_table()?.get("meeting")).filter(|item| item.get_ref().is_str());
    linked.chain(stated).map(|item| (item.span().start, item.span().len())).collect()
}

pub(super) fn record_of(table: &DeTable<'_>) -> Record {
    Record(table.iter().map(|(key, value)| (key.get_ref().clone().into_owned(), value_of(value.get_ref()))).collect())
}

pub(super) fn value_of(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::Text(text.clone().into_owned()),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).map_or(Value::text(number.as_str()), Value::Int),
        DeValue::Float(number) => number.as_str().parse().map_or(Value::text(number.as_str()), Value::Float),
        DeValue::Boolean(truth) => Value::Bool(*truth),
        DeValue::Datetime(time) => super::scalar::day(&time.to_string()).map_or(Value::Time(time.to_string()), Value::Day),
        DeValue::Array(items) => Value::List(items.iter().map(|item| value_of(item.get_ref())).collect()),
        DeValue::Table(table) => Value::Record(record_of(table)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_every_shape_reads_the_same() {
        let plain = "[[project]]\nid = \"a\"\nfunding = { amount = 1 }\nhistory = [{ date = 2024-01-01, meeting = \"m\" }]\n";
        let odd = "project = [{ id = 'a', funding.amount = 0x1, history = [{ date = 2024-01-01, meeting = \"\\u006d\" }] }]";
        let tables = "[[project]]\n\"id\" = \"a\"\nfunding.amount = 1\n[[project.history]]\ndate = 2024-01-01\nmeeting = \"m\"\n";
        for text in [odd, tables] {
            assert_eq!(record(text, Kind::Project, 0).unwrap(), record(plain, Kind::Project, 0).unwrap());
        }
        assert_eq!(row(tables, Kind::Project).unwrap().mentions.len(), 1);
    }

    #[test]
    fn wrong_shapes_are_faults_not_crashes() {
        let (rows, faults) = file("plan = 3\nproject = [1, { id = 'a' }]\n[meeting]\nid = 'm'\n").unwrap();
        assert_eq!((rows.len(), faults.len()), (1, 3));
        assert!(file("project = [").is_err());
    }
}
