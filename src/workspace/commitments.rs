//! What sides undertook at meetings, as edits: one more, or one that is settled. Nothing is applied here.

use chrono::NaiveDate;

use super::Workspace;
use crate::domain::date::When;
use crate::domain::edit::{Edit, Target};
use crate::domain::event::{self, Commitment};
use crate::domain::field::{Key, Kind};
use crate::domain::value::{Record, Value};
use crate::text::read::RowRef;

impl Workspace {
    /// One more commitment of a meeting.
    pub fn promise(&self, meeting: &str, commitment: &Commitment) -> Option<Edit> {
        self.find(Kind::Meeting, meeting)?;
        let record = Record::default()
            .with("side", Value::text(&*commitment.side))
            .with("what", Value::text(&*commitment.what))
            .with("due", commitment.due.map_or(Value::text(""), Value::when))
            .with("status", Value::text("open"));
        Some(Edit::insert(Target::new(Kind::Meeting, meeting), "commitments", Value::Record(record)))
    }

    /// Settles a commitment, by its number from 0: `done`, `withdrawn`, or `open` again.
    pub fn fulfil(&self, meeting: &str, nth: usize, status: &str) -> Option<Edit> {
        let field = format!("commitments.{nth}.status");
        let record = self.find_row(Kind::Meeting, meeting)?.record();
        record.at(&format!("commitments.{nth}"))?;
        let old = record.at(&field).cloned();
        let new = Value::text(status);
        (old.as_ref() != Some(&new)).then(|| Edit::set(Target::new(Kind::Meeting, meeting), field, old, Some(new)))
    }

    /// How many meetings with one of its partners there were since a meeting, up to today.
    pub fn meetings_since(&self, meeting: RowRef<'_>, today: NaiveDate) -> usize {
        let Some(day) = meeting.when(Key::Date).map(When::last) else { return 0 };
        let with = meeting.list(Key::With).map(|partner| self.meetings_with(&partner));
        let later = with.map(|meetings| meetings.iter().filter(|(date, _)| *date > day && *date <= today).count());
        later.max().unwrap_or_default()
    }

    /// Whether a meeting has commitments that are open; with `late`, whether one of them is overdue.
    pub fn has_open_commitments(&self, meeting: RowRef<'_>, late: Option<NaiveDate>) -> bool {
        if !meeting.has(Key::Commitments) {
            return false;
        }
        let is_late = |commitment: &Commitment| late.is_none_or(|today| commitment.due.is_some_and(|due| due.last() < today));
        event::commitments(&meeting.record())
            .iter()
            .any(|commitment| matches!(commitment.status.as_str(), "" | "open") && is_late(commitment))
    }
}
