//! The problems that only show when rows are seen together, and the finer points of each row: links
//! to nothing, ids used twice, lineages that turn in a circle, dates in the wrong order, unknown keys.

mod hidden;
mod places;

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};

use rayon::prelude::*;

use super::Workspace;
use super::index::Handle;
use crate::domain::date::{Due, When};
use crate::domain::event;
use crate::domain::field::{Field, Key, Kind, Shape};
use crate::domain::problem::Problem;
use crate::domain::reference::named_in_list;
use crate::domain::value::{Record, Value};
use crate::i18n::message::{Message, say, tell};
use crate::text::check::{closest, did_you_mean, no_such_word, one_of};
use crate::text::document::MANY_PROBLEMS;
use crate::text::fault::Fault;
use crate::text::read::RowRef;
use places::{at_key, at_text, key_place};

/// So many faults of one row are told.
const MANY_FAULTS: usize = 20;
/// So many rows with an id that is there already are told.
const MANY_TWINS: usize = 200;
/// So far back a lineage is followed, in plans or projects: longer circles than this are not looked for.
const LONG_LINEAGE: usize = 200;

/// The ids that were probably meant, looked for once each and for so many ids only, since each look costs a walk over all.
#[derive(Debug, Default)]
struct Near(HashMap<(Kind, String), Option<String>>);

impl Near {
    const MANY: usize = 50;

    fn id(&mut self, workspace: &Workspace, kind: Kind, id: &str) -> Option<String> {
        let key = (kind, id.to_owned());
        if let Some(known) = self.0.get(&key) {
            return known.clone();
        }
        if self.0.len() >= Near::MANY {
            return None;
        }
        let ids: Vec<String> =
            workspace.all(kind).filter_map(|handle| Some(workspace.row(handle)?.id().into_owned())).take(5_000).collect();
        let near = closest(id, &ids.iter().map(String::as_str).collect::<Vec<_>>()).map(str::to_owned);
        self.0.insert(key, near.clone());
        near
    }
}

impl Workspace {
    /// All problems of all files, in the order of files and lines.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems: Vec<Problem> = (0..self.documents().len())
            .into_par_iter()
            .flat_map_iter(|doc| self.problems_of(u32::try_from(doc).unwrap_or(u32::MAX)))
            .collect();
        problems.extend(self.twins());
        problems.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
        problems
    }

    fn problems_of(&self, doc: u32) -> Vec<Problem> {
        let Some(document) = self.document(doc) else { return Vec::new() };
        let mut problems = document.problems();
        let mut uncut = document.uncut_records();
        let (lines, mut near) = (OnceCell::new(), Near::default());
        for (slot, kind) in document.slots() {
            if problems.len() >= MANY_PROBLEMS {
                break;
            }
            let Some(row) = document.row(slot).filter(|row| !row.is_bad()) else { continue };
            let record = uncut.remove(&(kind, row.nth())).unwrap_or_else(|| row.record());
            let faults = self.faults(Handle { doc, slot }, row, &record, &mut near);
            let lines = lines.get_or_init(|| document.lines());
            problems.extend(faults.iter().filter_map(|fault| lines.problem(slot, fault)));
        }
        problems
    }

    fn twins(&self) -> Vec<Problem> {
        let problem = |twin: &Handle| {
            let row = self.row(*twin)?;
            let first = self.find_row(row.kind()?, &row.id())?;
            let message =
                tell("problem-duplicate-id", [("id", row.id().into()), ("place", format!("{}:{}", first.file(), first.line()).into())]);
            let fault = at_key(row, Key::Id, "duplicate-id", message).help(say("problem-duplicate-id-help"));
            self.document(twin.doc)?.lines().problem(twin.slot, &fault)
        };
        self.index.twins().iter().take(MANY_TWINS).filter_map(problem).collect()
    }

    fn faults(&self, handle: Handle, row: RowRef<'_>, record: &Record, near: &mut Near) -> Vec<Fault> {
        let Some(kind) = row.kind() else { return Vec::new() };
        let mut faults = unknown_keys(row, kind, record);
        for field in kind.fields() {
            if let Some(value) = record.get(field.name()) {
                self.check_field(row, field, value, near, &mut faults);
            }
        }
        match kind {
            Kind::Project => self.check_project(handle, row, record, &mut faults),
            Kind::Plan => self.check_circle(handle, row, Kind::Plan, Key::Previous, &mut faults),
            Kind::Meeting | Kind::Organisation => {}
        }
        check_order(row, record, kind, &mut faults);
        faults.extend(hidden::characters(row));
        faults.extend(hidden::id(row, |kind, id| self.find(kind, id).is_some()));
        faults.truncate(MANY_FAULTS);
        faults
    }

    fn check_field(&self, row: RowRef<'_>, field: &Field, value: &Value, near: &mut Near, faults: &mut Vec<Fault>) {
        match field.shape {
            Shape::Ref(kind) => self.check_ref(row, field.key, kind, value.as_text().unwrap_or_default(), near, faults),
            Shape::Refs(kind) => {
                for id in value.as_list().iter().filter_map(Value::as_text) {
                    self.check_ref(row, field.key, kind, id, near, faults);
                }
            }
            Shape::When if value.as_when().is_none() => {
                faults.push(
                    at_key(row, field.key, "bad-date", tell("problem-no-date", [("key", field.name().into())]))
                        .help(say("problem-no-date-help"))
                        .warning(),
                );
            }
            Shape::Due if matches!(value.as_text().map(Due::parse), Some(Due::Prose(_))) => {
                faults.push(
                    at_key(row, field.key, "due-in-prose", tell("problem-due-in-prose", [("text", value.to_string().into())])).warning(),
                );
            }
            Shape::Choice(words) if !words.contains(&value.as_text().unwrap_or_default()) => {
                let help = one_of(words);
                faults.push(at_key(row, field.key, "unknown-word", no_such_word(&value.to_string(), field.key)).help(help).warning());
            }
            Shape::Rows(keys) => self.check_rows(row, field, keys, value, near, faults),
            _ => {}
        }
    }

    fn check_rows(&self, row: RowRef<'_>, field: &Field, keys: &[&str], value: &Value, near: &mut Near, faults: &mut Vec<Fault>) {
        for item in value.as_list().iter().filter_map(Value::as_record) {
            for (name, inner) in &item.0 {
                if faults.len() >= MANY_FAULTS {
                    return;
                }
                let text = inner.as_text().unwrap_or_default();
                match named_in_list(name) {
                    Some(kind) => self.check_ref(row, field.key, kind, text, near, faults),
                    None if !keys.contains(&name.as_str()) => faults.push(unknown_key(row, name, keys)),
                    None if name == "date" && inner.as_when().is_none() => {
                        faults.push(
                            at_text(
                                row,
                                field.key,
                                &inner.to_string(),
                                "bad-date",
                                tell("problem-text-no-date", [("text", inner.to_string().into())]),
                            )
                            .warning(),
                        );
                    }
                    None if name == "status" && field.key == Key::History && crate::domain::status::Status::parse(text).is_none() => {
                        faults.push(at_text(row, field.key, text, "unknown-status", no_such_word(text, Key::Status)).warning());
                    }
                    None => {}
                }
            }
        }
    }

    fn check_ref(&self, row: RowRef<'_>, key: Key, kind: Kind, id: &str, near: &mut Near, faults: &mut Vec<Fault>) {
        if id.is_empty() || faults.len() >= MANY_FAULTS || self.find(kind, id).is_some() {
            return;
        }
        let code = match kind {
            Kind::Plan => "unknown-plan",
            Kind::Project => "unknown-project",
            Kind::Meeting => "unknown-meeting",
            Kind::Organisation => "unknown-organisation",
        };
        let near = near.id(self, kind, id).map(|near| did_you_mean(&near));
        let fault = at_text(row, key, id, code, no_row(kind, id)).warning();
        faults.push(Fault { help: near, ..fault });
    }

    fn check_project(&self, handle: Handle, row: RowRef<'_>, record: &Record, faults: &mut Vec<Fault>) {
        let first = || row.document().slots().find(|(_, kind)| *kind == Kind::Project).map(|(slot, _)| slot);
        if self.plan_of(handle).is_none() && first() == Some(handle.slot) {
            faults.push(at_key(row, Key::Id, "no-plan", say("problem-no-plan")).warning());
        }
        if row.has(Key::Health) && row.text(Key::HealthReason).is_empty() {
            faults.push(
                at_key(row, Key::Health, "no-reason", say("problem-no-reason"))
                    .help(tell("problem-missing-field-help", [("key", "health_reason".into())]))
                    .warning(),
            );
        }
        self.check_circle(handle, row, Kind::Project, Key::Follows, faults);
        let events = event::events(record);
        let last = events.iter().rev().find_map(|event| event.status);
        if let Some(last) = last.filter(|last| *last != row.status()) {
            let message = tell("problem-status-differs", [("status", say(row.status().word()).into()), ("last", say(last.word()).into())]);
            faults.push(at_key(row, Key::Status, "status-differs", message).warning());
        }
    }

    /// Follows the lineage without recursion; a row met again closes a circle.
    fn check_circle(&self, start: Handle, row: RowRef<'_>, kind: Kind, key: Key, faults: &mut Vec<Fault>) {
        let mut seen = BTreeSet::from([start]);
        let mut at = row;
        while at.has(key) && seen.len() < LONG_LINEAGE {
            let Some(next) = self.find(kind, &at.text(key)) else { return };
            if !seen.insert(next) {
                if next == start {
                    faults.push(at_key(row, key, "circle", tell("problem-circle", [("id", row.id().into())])));
                }
                return;
            }
            let Some(next) = self.row(next) else { return };
            at = next;
        }
    }
}

/// There is no row of this id.
pub(super) fn no_row(kind: Kind, id: &str) -> Message {
    tell("problem-no-row", [("kind", kind.name().into()), ("id", id.into())])
}

fn unknown_keys(row: RowRef<'_>, kind: Kind, record: &Record) -> Vec<Fault> {
    let known: Vec<&str> = kind.fields().iter().map(Field::name).collect();
    let unknown = record.0.iter().filter(|(name, _)| kind.field(name).is_none());
    unknown.take(MANY_FAULTS).map(|(name, _)| unknown_key(row, name, &known)).collect()
}

fn unknown_key(row: RowRef<'_>, name: &str, known: &[&str]) -> Fault {
    let help =
        closest(name, known).map_or_else(|| say("problem-kept-as-is"), |near| tell("problem-did-you-mean-key", [("near", near.into())]));
    let header = row.header();
    let at = header + key_place(row.source().get(header..).unwrap_or_default(), name);
    Fault::new(at, name.len(), "unknown-key", tell("problem-unknown-key", [("key", name.into())])).help(help).warning()
}

fn check_order(row: RowRef<'_>, record: &Record, kind: Kind, faults: &mut Vec<Fault>) {
    let pairs: &[(&str, &str)] = match kind {
        Kind::Plan => &[("start", "end")],
        Kind::Project => &[("start", "due"), ("actual_start", "actual_end")],
        Kind::Meeting | Kind::Organisation => &[],
    };
    let date = |name: &str| record.get(name).and_then(Value::as_when);
    for (first, last) in pairs {
        if let (Some(begin), Some(end)) = (date(first), date(last))
            && begin.first() > end.last()
        {
            let message = tell(
                "problem-before",
                [
                    ("last", (*last).into()),
                    ("end", end.to_string().into()),
                    ("first", (*first).into()),
                    ("begin", begin.to_string().into()),
                ],
            );
            faults.push(at_key(row, Key::of(last), "dates-out-of-order", message).warning());
        }
    }
    let events = event::events(record);
    let dates: Vec<When> = events.iter().filter_map(|event| event.date).collect();
    let late = dates.iter().zip(dates.iter().skip(1)).find(|(a, b)| a.first() > b.last());
    if let Some((_, late)) = late {
        let message = tell("problem-event-order", [("date", late.to_string().into())]);
        faults.push(at_text(row, Key::History, &late.to_string(), "dates-out-of-order", message).warning());
    }
}
