//! Projects and meetings crossed: where a project was discussed, and what status was stated there.
//! What was never discussed comes first.

use super::due::discussed;
use super::picture::{Picture, Seen};
use crate::domain::date::When;
use crate::domain::event::{self, Event};
use crate::domain::field::Kind;
use crate::domain::status::Status;

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
    let named: Vec<&str> = discussed(seen).collect();
    let events = event::events(&seen.record);
    let mark = |column: &Column| match stated(&events, &column.id) {
        Some(status) => Mark::Stated(status),
        None if named.contains(&column.id.as_str()) => Mark::Discussed,
        None => Mark::Nothing,
    };
    Line {
        id: seen.target.id.clone(),
        plan: seen.plan.clone(),
        title: seen.title().to_owned(),
        status: seen.status(),
        marks: columns.iter().map(mark).collect(),
    }
}

fn stated(events: &[Event], meeting: &str) -> Option<Status> {
    events.iter().rev().filter(|event| event.meeting == meeting).find_map(|event| event.status)
}
