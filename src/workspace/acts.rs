//! What people do, as edits: mark a status, set a field, link to a meeting, note, add a row. Both
//! faces of the program ask here, so that a key and a verb do the same. Nothing is applied here.

use std::fmt;

use chrono::NaiveDate;

use super::Workspace;
use super::index::Handle;
use crate::domain::date::{Due, When};
use crate::domain::edit::{Change, Edit, Place, Target};
use crate::domain::event::{self, Event};
use crate::domain::field::{Field, Key, Kind, Shape};
use crate::domain::health::Health;
use crate::domain::status::Status;
use crate::domain::typed_date;
use crate::domain::value::{Record, Value};
use crate::domain::wording;
use crate::i18n::message::{Arg, Message, say, tell};
use crate::text::check::{closest, one_of};
use crate::text::read::RowRef;

/// Where and by whom something was stated.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stated {
    /// The meeting's id.
    pub meeting: Option<String>,
    pub by: Option<String>,
    pub note: Option<String>,
    /// The day of the event; without it that of the meeting, else today.
    pub date: Option<When>,
}

/// Why a typed value does not fit a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misfit {
    NoField {
        kind: Kind,
        field: String,
        near: Option<String>,
    },
    /// What was typed, for which field it is no value, and what would be one.
    NoValue {
        text: String,
        what: Arg,
        help: Message,
    },
    Required(String),
    NotThere(String),
}

impl Misfit {
    pub fn message(&self) -> Message {
        match self {
            Misfit::NoField { kind, field, near: None } => {
                tell("refused-no-field", [("kind", kind.name().into()), ("field", field.into())])
            }
            Misfit::NoField { kind, field, near: Some(near) } => {
                tell("refused-no-field-near", [("kind", kind.name().into()), ("field", field.into()), ("near", near.into())])
            }
            Misfit::NoValue { text, what, help } => {
                tell("refused-no-value", [("text", text.into()), ("what", what.clone()), ("help", help.clone().into())])
            }
            Misfit::Required(field) => tell("refused-required", [("field", wording::field(field))]),
            Misfit::NotThere(item) => tell("refused-not-there", [("item", item.into())]),
        }
    }
}

/// In English.
impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message().fmt(f)
    }
}

impl Workspace {
    /// The status that was stated later, up to today, than what is stated now: the project has that one.
    pub fn stated_later(&self, id: &str, stated: &Stated, today: NaiveDate) -> Option<Event> {
        let day = self.event(stated, today).date?.last();
        let events = event::events(&self.find_row(Kind::Project, id)?.record());
        let is_later = |event: &Event| event.date.is_some_and(|date| date.first() > day && date.first() <= today);
        events.into_iter().rev().find(|event| event.status.is_some() && is_later(event))
    }

    /// Marks a status: the status itself, unless another one was stated later, and an event that says when and where it was
    /// stated.
    pub fn mark_status(&self, id: &str, status: Status, stated: &Stated, today: NaiveDate) -> Vec<Edit> {
        let target = Target::project(id);
        if self.stated_later(id, stated, today).is_some() {
            let event = Event { status: Some(status), ..self.event(stated, today) };
            return vec![Edit::insert(target, "history", Value::Record(event.record()))];
        }
        let row = self.find_row(Kind::Project, id);
        let was = row.map(RowRef::status);
        let written = row.is_some_and(|row| row.has(Key::Status));
        let mut edits = Vec::new();
        if was != Some(status) {
            let old = was.filter(|_| written).map(|was| Value::text(was.name()));
            edits.push(Edit::set(target.clone(), "status", old, Some(Value::text(status.name()))));
        }
        if was != Some(status) || stated.meeting.is_some() || stated.note.is_some() {
            let event = Event { status: Some(status), ..self.event(stated, today) };
            edits.push(Edit::insert(target, "history", Value::Record(event.record())));
        }
        edits
    }

    /// Adds a note as an event.
    pub fn note(&self, id: &str, stated: &Stated, today: NaiveDate) -> Vec<Edit> {
        vec![Edit::insert(Target::project(id), "history", Value::Record(self.event(stated, today).record()))]
    }

    fn event(&self, stated: &Stated, today: NaiveDate) -> Event {
        let meeting = stated.meeting.clone().unwrap_or_default();
        let held = self.find_row(Kind::Meeting, &meeting).and_then(|row| row.when(Key::Date));
        let date = stated.date.or(held).unwrap_or(When::Day(today));
        Event {
            date: Some(date),
            status: None,
            meeting,
            by: stated.by.clone().unwrap_or_default(),
            note: stated.note.clone().unwrap_or_default(),
        }
    }

    /// Links a project to a meeting; nothing where it is linked already.
    pub fn link(&self, id: &str, meeting: &str) -> Option<Edit> {
        let there = self.find_row(Kind::Project, id)?.list(Key::Meetings).any(|other| other == meeting);
        (!there).then(|| Edit::insert(Target::project(id), "meetings", Value::text(meeting)))
    }

    /// Takes a link back; nothing where there is none.
    pub fn unlink(&self, id: &str, meeting: &str) -> Option<Edit> {
        let there = self.find_row(Kind::Project, id)?.list(Key::Meetings).any(|other| other == meeting);
        there.then(|| Edit::remove(Target::project(id), "meetings", Value::text(meeting)))
    }

    /// The last meeting up to today with the partner of a project's plan; with anybody where there is none.
    pub fn latest_for(&self, project: Handle, today: NaiveDate) -> Option<Handle> {
        let partner = self.plan_of(project).and_then(|plan| Some(self.row(plan)?.text(Key::Partner).into_owned())).unwrap_or_default();
        let mut with = self.meetings_with(&partner).iter().rev();
        with.find(|(date, _)| *date <= today).map(|(_, handle)| *handle).or_else(|| self.latest_meeting(today))
    }

    /// Sets a health by hand with its reason, or goes back to the computed one.
    pub fn set_health(&self, id: &str, health: Option<Health>, reason: &str) -> Vec<Edit> {
        let target = Target::project(id);
        let record = self.find_row(Kind::Project, id).map(RowRef::record).unwrap_or_default();
        let set = |field: &str, new: Option<Value>| {
            let old = record.get(field).cloned();
            (old != new).then(|| Edit::set(target.clone(), field, old, new))
        };
        let reason = health.and_then(|_| (!reason.is_empty()).then(|| Value::text(reason)));
        [set("health", health.map(|health| Value::text(health.name()))), set("health_reason", reason)].into_iter().flatten().collect()
    }

    /// Sets any field from what was typed. Lists take `+value` and `-value`, or items with commas; empty text clears.
    pub fn set_field(&self, target: &Target, field: &str, text: &str, today: NaiveDate) -> Result<Vec<Edit>, Misfit> {
        let record = self.find_row(target.kind, &target.id).map(RowRef::record).unwrap_or_default();
        let old = record.at(field).cloned();
        let top = field.split('.').next().unwrap_or(field);
        let Some(known) = target.kind.field(top) else {
            return match old {
                Some(_) => Ok(vec![Edit::set(target.clone(), field, old, Some(guess(text)))]),
                None => Err(no_field(target.kind, field)),
            };
        };
        if known.is_list() && field == top {
            return set_list(target, known, text, &record);
        }
        if text.trim().is_empty() {
            let required = known.required && field == top;
            return if required {
                Err(Misfit::Required(field.to_owned()))
            } else {
                Ok(old.map(|old| Edit::set(target.clone(), field, Some(old), None)).into_iter().collect())
            };
        }
        if known.key == Key::Status && target.kind == Kind::Project {
            let status = Status::typed(text)
                .ok_or_else(|| no_value(text, wording::field("status"), Status::ALL.map(Status::name).join(", ").into()))?;
            return Ok(self.mark_status(&target.id, status, &Stated::default(), today));
        }
        let new = if field == top { typed(known, text, today, record.get(field))? } else { guess(text) };
        Ok(if old.as_ref() == Some(&new) { Vec::new() } else { vec![Edit::set(target.clone(), field, old, Some(new))] })
    }

    /// A new project of a plan, after another one or at the end.
    pub fn new_project(&self, plan: Handle, title: &str, after: Option<&str>) -> Option<Edit> {
        let file = self.row(plan)?.file().to_owned();
        let id = self.next_project_id(plan);
        let record =
            Record::default().with("id", Value::text(&*id)).with("title", Value::text(title)).with("status", Value::text("planned"));
        let place = Place { file, after: after.map(str::to_owned) };
        Some(Edit { target: Target::project(id), change: Change::Add { place, record } })
    }

    /// The next free number after those of the plan's projects: `IOM-2024-16`.
    pub fn next_project_id(&self, plan: Handle) -> String {
        let ids = self.projects_of(plan).filter_map(|handle| Some(self.row(handle)?.id().into_owned()));
        let last = ids.filter_map(|id| split_number(&id)).max_by_key(|(_, number, _)| *number);
        let (stem, number, width) = last.unwrap_or_else(|| {
            let plan = self.row(plan).map(|row| row.id().to_uppercase()).unwrap_or_default();
            (format!("{plan}-"), 0, 2)
        });
        let free = |number: &u64| self.find(Kind::Project, &format!("{stem}{number:0width$}")).is_none();
        let number = (number.saturating_add(1)..=u64::MAX).find(free).unwrap_or_default();
        format!("{stem}{number:0width$}")
    }

    /// An id that no row of this kind has, and that is not taken elsewhere: the next number, or the id with a number behind it.
    pub fn free_id(&self, target: &Target, taken: impl Fn(&str) -> bool) -> String {
        let (stem, number, width) = match split_number(&target.id) {
            Some(parts) if target.kind == Kind::Project => parts,
            _ => (format!("{}-", target.id), 1, 1),
        };
        let free = |id: &String| self.find(target.kind, id).is_none() && !taken(id);
        (number.saturating_add(1)..=u64::MAX).map(|number| format!("{stem}{number:0width$}")).find(free).unwrap_or_default()
    }

    /// A new meeting: its id from date and partner, in the file that has meetings of that year.
    pub fn new_meeting(&self, date: When, with: &[String], title: &str) -> Edit {
        let partner = with.first().map_or("meeting", String::as_str);
        let stem = format!("{date}-{partner}");
        let free = |id: &String| self.find(Kind::Meeting, id).is_none();
        let id = std::iter::once(stem.clone()).chain((2..=u32::MAX).map(|n| format!("{stem}-{n}"))).find(free).unwrap_or(stem);
        let partners = with.iter().map(|id| Value::text(&**id)).collect();
        let record = Record::default().with("id", Value::text(&*id)).with("date", Value::when(date)).with("title", Value::text(title));
        let record = if with.is_empty() { record } else { record.with("with", Value::List(partners)) };
        Edit {
            target: Target::new(Kind::Meeting, id),
            change: Change::Add { place: Place { file: self.meeting_file(date), after: None }, record },
        }
    }

    fn meeting_file(&self, date: When) -> String {
        let year = date.first().format("%Y").to_string();
        let same_year = self
            .meetings_by_date()
            .iter()
            .filter(|(day, _)| day.format("%Y").to_string() == year)
            .find_map(|(_, handle)| self.row(*handle));
        let only = self.documents().first().filter(|_| self.documents().len() == 1).map(crate::text::document::Document::name);
        same_year.map(|row| row.file().to_owned()).or_else(|| only.map(str::to_owned)).unwrap_or_else(|| format!("meetings/{year}.toml"))
    }
}

/// `+item` joins, `-item` leaves, items with commas are the whole list.
fn set_list(target: &Target, field: &Field, text: &str, record: &Record) -> Result<Vec<Edit>, Misfit> {
    let name = field.name();
    if matches!(field.shape, Shape::Rows(_)) {
        return Err(no_value(text, wording::field(name), say("refused-rows")));
    }
    let there = |item: &str| record.texts(name).any(|other| other == item);
    if let Some(item) = text.strip_prefix('+') {
        return Ok(if there(item) { Vec::new() } else { vec![Edit::insert(target.clone(), name, Value::text(item))] });
    }
    if let Some(item) = text.strip_prefix('-') {
        return if there(item) {
            Ok(vec![Edit::remove(target.clone(), name, Value::text(item))])
        } else {
            Err(Misfit::NotThere(item.to_owned()))
        };
    }
    let items: Vec<Value> = text.split(',').map(str::trim).filter(|item| !item.is_empty()).map(Value::text).collect();
    let new = (!items.is_empty()).then_some(Value::List(items));
    let old = record.get(name).cloned();
    Ok(if old == new { Vec::new() } else { vec![Edit::set(target.clone(), name, old, new)] })
}

fn split_number(id: &str) -> Option<(String, u64, usize)> {
    let digits = id.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (stem, number) = id.split_at_checked(id.len() - digits).filter(|_| digits <= 18)?;
    Some((stem.to_owned(), number.parse().ok()?, digits))
}

fn no_field(kind: Kind, field: &str) -> Misfit {
    let names: Vec<&str> = kind.fields().iter().map(Field::name).collect();
    Misfit::NoField { kind, field: field.to_owned(), near: closest(field, &names).map(str::to_owned) }
}

fn no_value(text: &str, what: Arg, help: Message) -> Misfit {
    Misfit::NoValue { text: text.to_owned(), what, help }
}

/// The value that a field takes from typed text.
fn typed(field: &Field, text: &str, today: NaiveDate, old: Option<&Value>) -> Result<Value, Misfit> {
    let base = old.and_then(Value::as_when).map(When::last);
    let word = |words: &[&'static str], what: &str| {
        words
            .iter()
            .find(|word| word.eq_ignore_ascii_case(text.trim()))
            .map(|word| Value::text(*word))
            .ok_or_else(|| no_value(text, wording::field(what), one_of(words)))
    };
    match field.shape {
        Shape::When => typed_date::typed(text, today, base)
            .map(Value::when)
            .ok_or_else(|| no_value(text, say("refused-what-date").into(), say("refused-date-help"))),
        Shape::Due => Ok(typed_date::typed(text, today, base).map_or_else(|| prose(text), Value::when)),
        Shape::Percent => {
            let number = text.trim().trim_end_matches('%').trim();
            number
                .parse()
                .ok()
                .filter(|percent| (0..=100).contains(percent))
                .map(Value::Int)
                .ok_or_else(|| no_value(text, say("refused-what-percent").into(), say("refused-percent-help")))
        }
        Shape::Health => word(&Health::ALL.map(Health::name), "health"),
        Shape::Choice(words) => word(words, field.name()),
        _ => Ok(Value::text(text)),
    }
}

fn prose(text: &str) -> Value {
    match Due::parse(text) {
        Due::When(when) => Value::when(when),
        Due::Prose(prose) => Value::text(prose),
    }
}

/// A value inside a free table, by how it looks.
fn guess(text: &str) -> Value {
    let number = text
        .parse::<i64>()
        .ok()
        .map(Value::Int)
        .or_else(|| text.parse().ok().filter(|n: &f64| n.is_finite() && text.contains('.')).map(Value::Float));
    let date = || When::parse(text).and_then(|when| if let When::Day(day) = when { Some(Value::Day(day)) } else { None });
    match text {
        "true" | "yes" => Value::Bool(true),
        "false" | "no" => Value::Bool(false),
        _ => number.or_else(date).unwrap_or_else(|| Value::text(text)),
    }
}
