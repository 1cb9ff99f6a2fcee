//! Whether the values of a row are of the right types, and the typed values that tables, filters and
//! sorting need at once. Links between rows are not its business.

use std::sync::LazyLock;

use chrono::NaiveDate;

use super::fault::Fault;
use super::layout::Entry;
use super::read::RowRef;
use super::scalar::{self, types};
use crate::domain::date::Due;
use crate::domain::field::{Field, Key, Kind, Shape};
use crate::domain::health::Health;
use crate::domain::status::Status;
use crate::i18n::message::{Arg, Message, say, tell};

/// The typed values of a row, and what was wrong with any.
#[derive(Debug)]
pub(crate) struct Typed {
    pub(crate) status: Status,
    pub(crate) health: Option<Health>,
    pub(crate) progress: Option<u8>,
    pub(crate) day: Option<NaiveDate>,
    pub(crate) faults: Vec<Fault>,
}

/// The type bits allowed for a field: of the value, and of the items of a list; `None` for a key that the kind has not.
type Allowed = Option<(u8, u8)>;

/// What is allowed for each key of each kind.
static ALLOWED: LazyLock<[[Allowed; Key::Unknown as usize + 1]; 4]> = LazyLock::new(|| {
    let mut table = [[None; Key::Unknown as usize + 1]; 4];
    for (kind, row) in Kind::ALL.into_iter().zip(&mut table) {
        for field in kind.fields() {
            if let Some(cell) = row.get_mut(field.key as usize) {
                *cell = Some(allowed(field.shape));
            }
        }
    }
    table
});

fn allowed(shape: Shape) -> (u8, u8) {
    match shape {
        Shape::Id | Shape::Line | Shape::Prose | Shape::Status | Shape::Health | Shape::Choice(_) | Shape::Ref(_) => (types::TEXT, 0),
        Shape::When | Shape::Due => (types::DAY | types::TEXT, 0),
        Shape::Percent => (types::INT, 0),
        Shape::Refs(_) | Shape::Lines => (types::LIST, types::TEXT),
        Shape::Table(_) => (types::TABLE, 0),
        Shape::Rows(_) => (types::LIST, types::TABLE),
    }
}

/// The longest value of a field, in bytes: 1 MiB.
const LONG: u32 = 1024 * 1024;

/// Reads the typed values of a row of ours.
pub(crate) fn types(row: RowRef<'_>) -> Typed {
    let mut typed = Typed { status: Status::Planned, health: None, progress: None, day: None, faults: Vec::new() };
    let Some(kind) = row.kind() else { return typed };
    let rules = ALLOWED.get(kind as usize);
    let mut missing = required(kind);
    for entry in row.document.entries(row.row) {
        missing &= !(1 << entry.key as u8);
        if entry.len > LONG {
            let message = tell("problem-too-long", [("n", u64::from(entry.len).into()), ("limit", u64::from(LONG).into())]);
            typed.faults.push(Fault::new(entry.at as usize, 1, "too-long", message).help(say("problem-too-long-help")));
        }
        match rules.and_then(|rules| rules.get(entry.key as usize)).copied().flatten() {
            Some((value, items)) if entry.found != 0 && (entry.found & value == 0 || entry.items & !items != 0) => {
                typed.faults.push(wrong_type(kind, entry));
            }
            Some(_) => read_entry(row, kind, entry, &mut typed),
            None => {}
        }
    }
    if missing != 0 {
        typed
            .faults
            .extend(kind.fields().iter().filter(|field| missing & (1 << field.key as u8) != 0).map(|field| absent(row, kind, field)));
    }
    typed
}

fn required(kind: Kind) -> u64 {
    static REQUIRED: LazyLock<[u64; 4]> = LazyLock::new(|| {
        Kind::ALL.map(|kind| kind.fields().iter().filter(|field| field.required).fold(0, |bits, field| bits | 1 << field.key as u8))
    });
    REQUIRED.get(kind as usize).copied().unwrap_or_default()
}

fn read_entry(row: RowRef<'_>, kind: Kind, entry: &Entry, typed: &mut Typed) {
    match (kind, entry.key) {
        (Kind::Project, Key::Status) => match Status::parse(&row.text(Key::Status)) {
            Some(status) => typed.status = status,
            None => typed.faults.push(unknown_word(row, entry, "unknown-status", &Status::ALL.map(Status::name))),
        },
        (Kind::Project, Key::Health) => match Health::parse(&row.text(Key::Health)) {
            Some(health) => typed.health = Some(health),
            None => typed.faults.push(unknown_word(row, entry, "unknown-health", &Health::ALL.map(Health::name))),
        },
        (Kind::Project, Key::Progress) => match row.text(Key::Progress).replace('_', "").parse() {
            Ok(percent @ 0..=100) => typed.progress = Some(percent),
            _ => typed.faults.push(fault(entry, "bad-value", say("problem-progress"))),
        },
        (Kind::Project, Key::Due) => typed.day = Due::parse(&row.text(Key::Due)).last_day(),
        (Kind::Meeting, Key::Date) => {
            typed.day = row.when(Key::Date).map(crate::domain::date::When::first);
            if typed.day.is_none() {
                typed
                    .faults
                    .push(fault(entry, "bad-value", tell("problem-no-date", [("key", "date".into())])).help(say("problem-no-date-help")));
            }
        }
        (_, Key::Id) if row.text(Key::Id).trim().is_empty() => typed.faults.push(fault(entry, "missing-field", say("problem-empty-id"))),
        _ => {}
    }
}

fn fault(entry: &Entry, code: &'static str, message: impl Into<Message>) -> Fault {
    Fault::new(entry.at as usize, entry.len as usize, code, message)
}

fn wrong_type(kind: Kind, entry: &Entry) -> Fault {
    let name = entry.key.name();
    let should = kind.field(name).map_or("problem-is-text", |field| expected(field.shape));
    let found = if entry.found & types::LIST != 0 { "problem-is-list" } else { type_name(entry.found) };
    fault(
        entry,
        "wrong-type",
        tell("problem-wrong-type", [("key", name.into()), ("should", say(should).into()), ("found", say(found).into())]),
    )
}

fn expected(shape: Shape) -> &'static str {
    match shape {
        Shape::Id | Shape::Line | Shape::Prose | Shape::Status | Shape::Health | Shape::Choice(_) | Shape::Ref(_) => "problem-should-text",
        Shape::When => "problem-should-date",
        Shape::Due => "problem-should-due",
        Shape::Percent => "problem-is-int",
        Shape::Refs(_) | Shape::Lines => "problem-should-list",
        Shape::Table(_) => "problem-should-table",
        Shape::Rows(_) => "problem-should-tables",
    }
}

fn type_name(found: u8) -> &'static str {
    match found {
        types::TEXT => "problem-is-text",
        types::INT => "problem-is-int",
        types::FLOAT => "problem-is-number",
        types::BOOL => "problem-is-bool",
        types::DAY => "problem-is-date",
        types::TIME => "problem-is-time",
        types::TABLE => "problem-is-table",
        _ => "problem-is-list",
    }
}

fn unknown_word(row: RowRef<'_>, entry: &Entry, code: &'static str, words: &[&str]) -> Fault {
    let found = row.text(entry.key);
    let help = closest(&found, words).map_or_else(|| one_of(words), did_you_mean);
    fault(entry, code, no_such_word(&found, entry.key)).help(help)
}

/// `"x" is no status`.
pub fn no_such_word(found: &str, key: Key) -> Message {
    tell("problem-no-such-word", [("text", found.into()), ("key", Arg::Named { raw: key.name().to_owned(), id: key.label() })])
}

pub fn one_of(words: &[&str]) -> Message {
    tell("problem-one-of", [("words", words.join(", ").into())])
}

pub fn did_you_mean(near: &str) -> Message {
    tell("problem-did-you-mean", [("near", near.into())])
}

/// The word that was probably meant, if any is close enough; upper and lower case count as the same.
pub fn closest<'w>(found: &str, words: &[&'w str]) -> Option<&'w str> {
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let lower: Vec<&str> = lower.iter().map(String::as_str).collect();
    let best = similar::get_close_matches(found.to_lowercase().as_str(), &lower, 1, 0.6).first().copied()?;
    words.iter().zip(&lower).find(|(_, word)| **word == best).map(|(word, _)| *word)
}

fn absent(row: RowRef<'_>, kind: Kind, field: &Field) -> Fault {
    let at = row.document.header(row.row);
    Fault::new(at, 1, "missing-field", tell("problem-missing-field", [("kind", kind.name().into()), ("key", field.name().into())]))
        .help(tell("problem-missing-field-help", [("key", field.name().into())]))
}

/// Better words for a file that is no TOML: conflict markers of git, the tail that a power cut leaves.
pub(crate) fn explain(text: &str, faults: Vec<Fault>) -> Vec<Fault> {
    if let Some(at) = conflict_marker(text) {
        let fault = Fault::new(at, 7, "conflict-markers", say("problem-conflict-markers"));
        return vec![fault.help(say("problem-conflict-markers-help"))];
    }
    if text.ends_with('\0') {
        let at = text.trim_end_matches('\0').len();
        let fault = Fault::new(at, 1, "nul-tail", say("problem-nul-tail"));
        return vec![fault.help(say("problem-nul-tail-help"))];
    }
    faults
}

fn conflict_marker(text: &str) -> Option<usize> {
    let at = if text.starts_with("<<<<<<< ") { 0 } else { text.find("\n<<<<<<< ")? + 1 };
    text.get(at..)?.contains("\n>>>>>>> ").then_some(at)
}

/// The id in quotes as it stands in the file, decoded.
pub fn decoded(spelled: &str) -> std::borrow::Cow<'_, str> {
    scalar::text(spelled)
}
