//! One change of a row: what it was, what it is, and where and by whom it was stated.

use crate::domain::date::When;
use crate::domain::edit::Target;
use crate::domain::event::Event;
use crate::domain::value::Value;
use crate::report::picture::Seen;

/// What kind of change it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A row that was not there.
    Added,
    Removed,
    Status,
    /// A note, or a status between the first and the last.
    Event,
    /// Discussed at a meeting.
    Linked,
    Unlinked,
    /// A commitment that was made.
    Promised,
    /// A commitment of which the status changed.
    Kept,
    /// A deadline.
    Due,
    /// Any other field.
    Field,
    /// An item of a list.
    Gained,
    Lost,
}

impl What {
    /// Stable word for scripts.
    pub fn name(self) -> &'static str {
        match self {
            What::Added => "added",
            What::Removed => "removed",
            What::Status => "status",
            What::Event => "event",
            What::Linked => "linked",
            What::Unlinked => "unlinked",
            What::Promised => "commitment",
            What::Kept => "commitment-status",
            What::Due => "due",
            What::Field => "field",
            What::Gained => "gained",
            What::Lost => "lost",
        }
    }
}

/// One change of one row.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    pub target: Target,
    /// The id of the project's plan.
    pub plan: String,
    pub title: String,
    pub what: What,
    /// The field that changed; empty where the row came or went.
    pub field: String,
    pub from: Option<Value>,
    /// Whether it is known what was before: if not, `from` is `None` and means nothing.
    pub from_known: bool,
    pub to: Option<Value>,
    pub date: Option<When>,
    /// The meeting at which it was stated, or that was linked.
    pub meeting: String,
    pub by: String,
    pub note: String,
    /// For a project that was carried over its successor, for a new one its predecessor.
    pub other: String,
    /// How often a deadline moved in the project's life, this time included; 0 where that is not known.
    pub moves: usize,
}

impl Change {
    pub(super) fn new(seen: &Seen, what: What, field: &str) -> Change {
        Change {
            target: seen.target.clone(),
            plan: seen.plan.clone(),
            title: seen.title().to_owned(),
            what,
            field: field.to_owned(),
            from: None,
            from_known: true,
            to: None,
            date: None,
            meeting: String::new(),
            by: String::new(),
            note: String::new(),
            other: String::new(),
            moves: 0,
        }
    }

    pub(super) fn stated(self, event: &Event) -> Change {
        Change { date: event.date, meeting: event.meeting.clone(), by: event.by.clone(), note: event.note.clone(), ..self }
    }

    pub(super) fn values(self, from: Option<Value>, to: Option<Value>) -> Change {
        Change { from, to, ..self }
    }
}
