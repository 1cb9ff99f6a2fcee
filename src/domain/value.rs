//! A value of a field, and a record of them: what is read from a row and what an edit carries.
//! It knows nothing of how values are spelled in a file.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::date::When;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Value {
    Text(String),
    Int(i64),
    #[serde(with = "spelled")]
    Float(f64),
    Bool(bool),
    Day(NaiveDate),
    /// A time of day, or a date with one, as it is spelled in the file. No field of ours has it.
    Time(String),
    List(Vec<Value>),
    Record(Record),
}

impl Value {
    pub fn text(text: impl Into<String>) -> Value {
        Value::Text(text.into())
    }

    /// A date as it is kept in a file: a day bare, anything less exact as text.
    pub fn when(when: When) -> Value {
        match when {
            When::Day(day) => Value::Day(day),
            rough => Value::Text(rough.to_string()),
        }
    }

    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn as_when(&self) -> Option<When> {
        match self {
            Value::Day(day) => Some(When::Day(*day)),
            Value::Text(text) => When::parse(text),
            _ => None,
        }
    }

    pub fn as_list(&self) -> &[Value] {
        match self {
            Value::List(items) => items,
            _ => &[],
        }
    }

    pub fn as_record(&self) -> Option<&Record> {
        match self {
            Value::Record(record) => Some(record),
            _ => None,
        }
    }

    /// Whether two fields say the same, or are both missing.
    pub fn same(a: Option<&Value>, b: Option<&Value>) -> bool {
        match (a, b) {
            (Some(a), Some(b)) => a.same_as(b),
            (a, b) => a.is_none() && b.is_none(),
        }
    }

    /// Equal but for the order of fields and the line ends in texts.
    pub fn same_as(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::Text(a), Value::Text(b)) => a == b || a.replace("\r\n", "\n") == b.replace("\r\n", "\n"),
            (Value::Record(a), Value::Record(b)) => a.same_as(b),
            (Value::List(a), Value::List(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.same_as(b)),
            // a row with `nan` in it is the same row
            (Value::Float(a), Value::Float(b)) => a.total_cmp(b).is_eq() || (a.is_nan() && b.is_nan()),
            (a, b) => a == b,
        }
    }
}

/// One line of text for a screen or a sentence: dates in ISO 8601, lists with commas.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Text(text) | Value::Time(text) => f.write_str(text.trim_end()),
            Value::Int(number) => write!(f, "{number}"),
            Value::Float(number) => write!(f, "{number}"),
            Value::Bool(truth) => f.write_str(if *truth { "yes" } else { "no" }),
            Value::Day(day) => write!(f, "{}", day.format("%Y-%m-%d")),
            Value::List(items) => join(f, items.iter().map(|item| ("", item))),
            Value::Record(record) => join(f, record.0.iter().map(|(key, value)| (key.as_str(), value))),
        }
    }
}

fn join<'a>(f: &mut fmt::Formatter<'_>, parts: impl Iterator<Item = (&'a str, &'a Value)>) -> fmt::Result {
    for (i, (key, value)) in parts.enumerate() {
        if i > 0 {
            f.write_str(", ")?;
        }
        if !key.is_empty() {
            write!(f, "{key} ")?;
        }
        write!(f, "{value}")?;
    }
    Ok(())
}

/// Fields with their values, in the order in which the file has them.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Record(pub Vec<(String, Value)>);

impl Record {
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// The value at a path with dots: `funding.amount`, `names.ru`, `commitments.2.status`.
    pub fn at(&self, path: &str) -> Option<&Value> {
        let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
        let value = self.get(first)?;
        rest.map_or(Some(value), |rest| inside(value, rest))
    }

    /// The text of a field; empty where it is missing or no text.
    pub fn text(&self, name: &str) -> &str {
        self.get(name).and_then(Value::as_text).unwrap_or_default()
    }

    pub fn list(&self, name: &str) -> &[Value] {
        self.get(name).map(Value::as_list).unwrap_or_default()
    }

    /// The texts of a list; what is no text is left out.
    pub fn texts(&self, name: &str) -> impl Iterator<Item = &str> {
        self.list(name).iter().filter_map(Value::as_text)
    }

    /// Adds a field at the end, unless the text is empty.
    #[must_use]
    pub fn with(mut self, name: &str, value: Value) -> Record {
        if value != Value::Text(String::new()) {
            self.0.push((name.to_owned(), value));
        }
        self
    }
}

impl Record {
    /// Sets or clears the value at a path; tables on the way are made.
    pub fn set(&mut self, path: &str, new: Option<Value>) {
        match path.split_once('.') {
            None => self.put(path, new),
            Some((first, rest)) => {
                let mut inner = self.get(first).cloned().unwrap_or_else(|| Value::Record(Record::default()));
                match &mut inner {
                    Value::Record(record) => record.set(rest, new),
                    Value::List(items) => set_in_list(items, rest, new),
                    _ => return,
                }
                self.put(first, Some(inner));
            }
        }
    }

    fn put(&mut self, name: &str, new: Option<Value>) {
        let at = self.0.iter().position(|(key, _)| key == name);
        match (at.and_then(|at| self.0.get_mut(at)), new) {
            (Some((_, value)), Some(new)) => *value = new,
            (None, Some(new)) => self.0.push((name.to_owned(), new)),
            (_, None) => self.0.retain(|(key, _)| key != name),
        }
    }

    /// Whether a value could stand at a path: all that is on the way is a table, a list item, or not there yet.
    pub fn reaches(&self, path: &str) -> bool {
        let above = path.rmatch_indices('.').map(|(at, _)| path.split_at(at).0);
        above.into_iter().all(|prefix| matches!(self.at(prefix), None | Some(Value::Record(_) | Value::List(_))))
    }

    /// Equal but for the order of the fields and the line ends in texts.
    pub fn same_as(&self, other: &Record) -> bool {
        if self.0.len() != other.0.len() {
            return false;
        }
        let there: std::collections::HashMap<&str, &Value> = other.0.iter().map(|(name, value)| (name.as_str(), value)).collect();
        self.0.iter().all(|(name, value)| there.get(name.as_str()).is_some_and(|there| value.same_as(there)))
    }
}

/// Floats as texts: JSON has no `nan` and no `inf`.
mod spelled {
    use serde::{Deserialize, Deserializer, Serializer};

    // serde gives a reference
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
    pub(super) fn serialize<S: Serializer>(number: &f64, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(&number.to_string())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<f64, D::Error> {
        String::deserialize(from)?.parse().map_err(serde::de::Error::custom)
    }
}

fn set_in_list(items: &mut [Value], path: &str, new: Option<Value>) {
    let (nth, rest) = path.split_once('.').map_or((path, None), |(nth, rest)| (nth, Some(rest)));
    let item = nth.parse::<usize>().ok().and_then(|nth| items.get_mut(nth));
    match (item, rest) {
        (Some(Value::Record(record)), Some(rest)) => record.set(rest, new),
        (Some(item), None) => *item = new.unwrap_or_else(|| Value::text("")),
        _ => {}
    }
}

fn inside<'a>(value: &'a Value, path: &str) -> Option<&'a Value> {
    let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
    let next = match value {
        Value::Record(record) => record.get(first)?,
        Value::List(items) => items.get(first.parse::<usize>().ok()?)?,
        _ => return None,
    };
    rest.map_or(Some(next), |rest| inside(next, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_walks_records_and_lists() {
        let commitment = Record::default().with("status", Value::text("open"));
        let record = Record::default()
            .with("funding", Value::Record(Record::default().with("amount", Value::Int(5))))
            .with("commitments", Value::List(vec![Value::Record(commitment)]));
        assert_eq!(record.at("funding.amount"), Some(&Value::Int(5)));
        assert_eq!(record.at("commitments.0.status"), Some(&Value::text("open")));
        assert_eq!(record.at("commitments.1.status"), None);
        assert_eq!(record.at("funding.amount.x"), None);
    }
}
