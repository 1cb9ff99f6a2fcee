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
            let message = format!("the value has {} bytes, and the limit is {LONG} (1 MiB)", entry.len);
            typed.faults.push(Fault::new(entry.at as usize, 1, "too-long", message).help("keep long texts in files of their own"));
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
            _ => typed.faults.push(fault(entry, "bad-value", "`progress` is a number from 0 to 100, in per cent")),
        },
        (Kind::Project, Key::Due) => typed.day = Due::parse(&row.text(Key::Due)).last_day(),
        (Kind::Meeting, Key::Date) => {
            typed.day = row.when(Key::Date).map(crate::domain::date::When::first);
            if typed.day.is_none() {
                typed.faults.push(fault(entry, "bad-value", "`date` is no date").help("write 2024-04-02, \"2024-04\" or \"2024\""));
            }
        }
        (_, Key::Id) if row.text(Key::Id).trim().is_empty() => typed.faults.push(fault(entry, "missing-field", "`id` is empty")),
        _ => {}
    }
}

fn fault(entry: &Entry, code: &'static str, message: impl Into<String>) -> Fault {
    Fault::new(entry.at as usize, entry.len as usize, code, message)
}

fn wrong_type(kind: Kind, entry: &Entry) -> Fault {
    let name = entry.key.name();
    let should = kind.field(name).map_or("", |field| expected(field.shape));
    let found = if entry.found & types::LIST != 0 { "a list" } else { type_name(entry.found) };
    fault(entry, "wrong-type", format!("`{name}` should be {should}, and is {found}"))
}

fn expected(shape: Shape) -> &'static str {
    match shape {
        Shape::Id | Shape::Line | Shape::Prose | Shape::Status | Shape::Health | Shape::Choice(_) | Shape::Ref(_) => "text in quotes",
        Shape::When => "a date such as 2024-11-30, or \"2024-11\", \"2024-Q4\", \"2024\" in quotes",
        Shape::Due => "a date such as 2024-11-30, or \"2024-11\", \"2024-Q4\", \"2024\" or prose in quotes",
        Shape::Percent => "a whole number",
        Shape::Refs(_) | Shape::Lines => "a list of texts, [\"…\", \"…\"]",
        Shape::Table(_) => "a table, { … }",
        Shape::Rows(_) => "a list of tables, [{ … }]",
    }
}

fn type_name(found: u8) -> &'static str {
    match found {
        types::TEXT => "text",
        types::INT => "a whole number",
        types::FLOAT => "a number",
        types::BOOL => "true or false",
        types::DAY => "a date",
        types::TIME => "a time",
        types::TABLE => "a table",
        _ => "a list",
    }
}

fn unknown_word(row: RowRef<'_>, entry: &Entry, code: &'static str, words: &[&str]) -> Fault {
    let found = row.text(entry.key);
    let help = closest(&found, words).map_or_else(|| format!("one of {}", words.join(", ")), |word| format!("did you mean \"{word}\"?"));
    fault(entry, code, format!("\"{found}\" is no {}", entry.key.name())).help(help)
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
    Fault::new(at, 1, "missing-field", format!("this {} has no `{}`", kind.name(), field.name()))
        .help(format!("add a line: {} = …", field.name()))
}

/// Better words for a file that is no TOML: conflict markers of git, the tail that a power cut leaves.
pub(crate) fn explain(text: &str, faults: Vec<Fault>) -> Vec<Fault> {
    if let Some(at) = conflict_marker(text) {
        let fault = Fault::new(at, 7, "conflict-markers", "the file has git's conflict markers");
        return vec![fault.help("decide which side is right, remove the lines <<<<<<<, ======= and >>>>>>>")];
    }
    if text.ends_with('\0') {
        let at = text.trim_end_matches('\0').len();
        let fault = Fault::new(at, 1, "nul-tail", "the file ends in NUL bytes: this looks like a power cut");
        return vec![fault.help("remove them, or take the last good copy")];
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
