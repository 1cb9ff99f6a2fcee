//! The parts of rows that are lists of records: a project's events, a meeting's participants, the
//! plans it touched and its commitments. Read from a record; what is missing is empty.

use super::date::When;
use super::status::Status;
use super::value::{Record, Value};
use crate::i18n::message::{Message, say, tell};

/// One dated entry of a project's history.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Event {
    pub date: Option<When>,
    pub status: Option<Status>,
    /// The id of the meeting at which it was stated; empty if at none.
    pub meeting: String,
    /// Who stated it: an organisation's id, `both`, or a name.
    pub by: String,
    pub note: String,
}

impl Event {
    /// That a project keeps the status which this event states, without a full stop.
    pub fn stays(&self, id: &str) -> Message {
        let status = self.status.map(|status| say(status.word())).unwrap_or_default();
        let date = self.date.map(|date| date.to_string()).unwrap_or_default();
        tell("edit-stays", [("id", id.into()), ("status", status.into()), ("date", date.into())])
    }

    pub fn of(record: &Record) -> Event {
        Event {
            date: record.get("date").and_then(Value::as_when),
            status: Status::parse(record.text("status")),
            meeting: record.text("meeting").to_owned(),
            by: record.text("by").to_owned(),
            note: record.text("note").to_owned(),
        }
    }

    /// The record that is written to the file, its keys in the order of docs/format.md.
    pub fn record(&self) -> Record {
        let date = self.date.map_or(Value::text(""), Value::when);
        let status = self.status.map_or("", Status::name);
        Record::default()
            .with("date", date)
            .with("status", Value::text(status))
            .with("meeting", Value::text(&*self.meeting))
            .with("by", Value::text(&*self.by))
            .with("note", Value::text(&*self.note))
    }
}

/// The events of a project, in the file's order.
pub fn events(project: &Record) -> Vec<Event> {
    project.list("history").iter().filter_map(Value::as_record).map(Event::of).collect()
}

/// Where a value joins a list: at its end, but an event of a history that is in order at its place by date, behind those of
/// the same day.
pub fn joins_at(field: &str, items: &[Value], value: &Value) -> usize {
    let date = |value: &Value| value.as_record()?.get("date")?.as_when();
    let Some(day) = date(value).filter(|_| field == "history").map(When::last) else { return items.len() };
    let dates = || items.iter().filter_map(date);
    let in_order = dates().zip(dates().skip(1)).all(|(one, next)| one.first() <= next.last());
    let later = items.iter().position(|item| date(item).is_some_and(|other| other.first() > day));
    later.filter(|_| in_order).unwrap_or(items.len())
}

/// Somebody who took part in a meeting, on a side.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Participant {
    pub name: String,
    pub role: String,
    /// An organisation's id.
    pub side: String,
}

pub fn participants(meeting: &Record) -> Vec<Participant> {
    let read = |record: &Record| Participant {
        name: record.text("name").to_owned(),
        role: record.text("role").to_owned(),
        side: record.text("side").to_owned(),
    };
    meeting.list("participants").iter().filter_map(Value::as_record).map(read).collect()
}

/// A plan that a meeting touched, how, and what was said of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PlanTouched {
    pub plan: String,
    /// `reviewed`, `discussed` or `noted`.
    pub relation: String,
    pub said: String,
    pub by: String,
}

pub fn plans_touched(meeting: &Record) -> Vec<PlanTouched> {
    let read = |record: &Record| PlanTouched {
        plan: record.text("plan").to_owned(),
        relation: record.text("relation").to_owned(),
        said: record.text("said").to_owned(),
        by: record.text("by").to_owned(),
    };
    meeting.list("plans").iter().filter_map(Value::as_record).map(read).collect()
}

/// What one side undertook at a meeting.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Commitment {
    pub side: String,
    pub what: String,
    pub due: Option<When>,
    /// `open`, `done` or `withdrawn`.
    pub status: String,
}

pub fn commitments(meeting: &Record) -> Vec<Commitment> {
    let read = |record: &Record| Commitment {
        side: record.text("side").to_owned(),
        what: record.text("what").to_owned(),
        due: record.get("due").and_then(Value::as_when),
        status: record.text("status").to_owned(),
    };
    meeting.list("commitments").iter().filter_map(Value::as_record).map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(dates: &[&str], day: &str) -> usize {
        let event = |day: &str| Value::Record(Event { date: When::parse(day), note: "x".to_owned(), ..Event::default() }.record());
        joins_at("history", &dates.iter().map(|day| event(day)).collect::<Vec<_>>(), &event(day))
    }

    #[test]
    fn an_event_joins_at_its_day() {
        for (dates, day, place) in [
            (&["2024-01-01", "2024-05-01"][..], "2024-03-01", 1),
            (&["2024-01-01", "2024-05-01"], "2024-05-01", 2),
            (&["2024-01-01", "2024-05-01"], "2023-12-31", 0),
            (&["2024-01-01", "?", "2024-05-01"], "2024-03-01", 2),
            (&["2024-03"], "2024-03-05", 1),
            (&["2024-05-01", "2024-01-01"], "2024-03-01", 2),
            (&["2024-05-01"], "?", 1),
        ] {
            assert_eq!(at(dates, day), place, "{dates:?} {day}");
        }
    }
}
