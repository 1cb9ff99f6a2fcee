//! Projects and meetings crossed: where a project was discussed, and what status was stated there.
//! What was never discussed comes first.

use super::picture::{Picture, Seen};
use crate::domain::date::When;
use crate::domain::event::{self, Event};
use crate::domain::field::Kind;
use crate::domain::status::Status;
use crate::domain::value::{Record, Value};

/// A meeting, as the heading of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub id: String,
    pub title: String,
    pub date: When,
}

/// What a meeting was for a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Nothing,
    Discussed,
    /// The status that was stated there, the last one if several were.
    Stated(Status),
}

/// A project with a mark for each column.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub id: String,
    pub plan: String,
    pub title: String,
    /// `None` where it is not known.
    pub status: Option<Status>,
    pub marks: Vec<Mark>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Matrix {
    /// By date.
    pub columns: Vec<Column>,
    pub lines: Vec<Line>,
}

/// The matrix of the projects and meetings of a picture.
pub fn matrix(picture: &Picture) -> Matrix {
    let meetings = picture.rows.iter().filter(|seen| seen.target.kind == Kind::Meeting);
    let column = |seen: &Seen| {
        let date = *picture.held.get(&seen.target.id)?;
        Some(Column { id: seen.target.id.clone(), title: seen.title().to_owned(), date })
    };
    let mut columns: Vec<Column> = meetings.filter_map(column).collect();
    columns.sort_by(|a, b| a.date.last().cmp(&b.date.last()).then_with(|| a.id.cmp(&b.id)));
    let projects = picture.rows.iter().filter(|seen| seen.target.kind == Kind::Project);
    let mut lines: Vec<Line> = projects.map(|seen| line(seen, &columns)).collect();
    lines.sort_by_key(|line| line.marks.iter().any(|mark| *mark != Mark::Nothing));
    Matrix { columns, lines }
}

fn line(seen: &Seen, columns: &[Column]) -> Line {
    let told = Told::of(&seen.record);
    Line {
        id: seen.target.id.clone(),
        plan: seen.plan.clone(),
        title: seen.title().to_owned(),
        status: seen.status(),
        marks: columns.iter().map(|column| told.at(&column.id)).collect(),
    }
}

/// What one project says of its meetings, ready to be asked for each.
#[derive(Debug, Clone)]
pub struct Told {
    linked: Vec<String>,
    events: Vec<Event>,
}

impl Told {
    pub fn of(project: &Record) -> Told {
        let linked = project.list("meetings").iter().filter_map(Value::as_text).map(str::to_owned).collect();
        Told { linked, events: event::events(project) }
    }

    /// What a meeting was for the project; the meeting by its id.
    pub fn at(&self, meeting: &str) -> Mark {
        let mut there = self.events.iter().rev().filter(|event| event.meeting == meeting);
        match there.clone().find_map(|event| event.status) {
            Some(status) => Mark::Stated(status),
            None if self.is_linked(meeting) || there.next().is_some() => Mark::Discussed,
            None => Mark::Nothing,
        }
    }

    /// Whether the history names the meeting.
    pub fn events_at(&self, meeting: &str) -> bool {
        self.events.iter().any(|event| event.meeting == meeting)
    }

    fn is_linked(&self, meeting: &str) -> bool {
        self.linked.iter().any(|id| id == meeting)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_the_last_status_that_was_stated_there() {
        let event = |meeting: &str, status: &str| {
            Value::Record(Record::default().with("meeting", Value::text(meeting)).with("status", Value::text(status)))
        };
        let history = vec![event("m1", "planned"), event("m1", "ongoing"), event("m2", ""), event("", "done")];
        let linked = Value::List(vec![Value::text("m3")]);
        let told = Told::of(&Record::default().with("meetings", linked).with("history", Value::List(history)));
        let marks = ["m1", "m2", "m3", "m4", ""].map(|meeting| told.at(meeting));
        assert_eq!(marks[..4], [Mark::Stated(Status::Ongoing), Mark::Discussed, Mark::Discussed, Mark::Nothing]);
        assert!(told.events_at("m1") && !told.events_at("m3"));
    }
}
