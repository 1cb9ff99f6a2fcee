//! What both sides undertook at meetings: open ones first, with their age counted in meetings, and
//! whether they are overdue or soon due.

use chrono::NaiveDate;

use super::picture::Picture;
use crate::domain::date::When;
use crate::domain::event;
use crate::domain::field::Kind;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    Open,
    /// In a past of which the files do not tell when it was closed.
    Unknown,
    Done,
    Withdrawn,
}

impl State {
    fn of(word: &str) -> State {
        match word {
            "done" => State::Done,
            "withdrawn" => State::Withdrawn,
            "unknown" => State::Unknown,
            _ => State::Open,
        }
    }

    /// The word in the files.
    pub fn name(self) -> &'static str {
        match self {
            State::Open => "open",
            State::Unknown => "unknown",
            State::Done => "done",
            State::Withdrawn => "withdrawn",
        }
    }
}

/// One commitment.
#[derive(Debug, Clone, PartialEq)]
pub struct Undertaking {
    /// The meeting's id, and its number among the commitments of that meeting.
    pub meeting: String,
    pub nth: usize,
    pub date: Option<When>,
    /// The partners with whom the meeting was.
    pub with: Vec<String>,
    /// The id of the organisation that undertook it.
    pub side: String,
    pub what: String,
    pub due: Option<When>,
    pub state: State,
    /// Meetings with one of the partners since.
    pub meetings_since: usize,
    /// Days to the last day of the deadline, below zero if it is past; of open ones only.
    pub days_left: Option<i64>,
}

impl Undertaking {
    pub fn is_overdue(&self) -> bool {
        self.days_left.is_some_and(|days| days < 0)
    }

    /// Whether it is due within so many days.
    pub fn is_soon(&self, days: u16) -> bool {
        self.days_left.is_some_and(|left| (0..=i64::from(days)).contains(&left))
    }

    /// Whether the side that undertook it is one of the partners of the meeting.
    pub fn is_partners(&self) -> bool {
        self.with.contains(&self.side)
    }
}

/// The commitments of the meetings of a picture: open ones first, the most urgent at the top; closed ones the latest first.
pub fn commitments(picture: &Picture, today: NaiveDate) -> Vec<Undertaking> {
    let meetings = picture.of_kind(Kind::Meeting).iter();
    let mut all: Vec<Undertaking> = meetings
        .flat_map(|seen| {
            let with: Vec<String> = seen.record.texts("with").map(str::to_owned).collect();
            let commitments = event::commitments(&seen.record).into_iter().enumerate();
            let day = picture.held.get(&seen.target.id).map(|date| date.last());
            let since = day.map_or(0, |day| meetings_since(picture, &with, day, today));
            commitments
                .filter(|(_, one)| !one.what.is_empty())
                .map(|(nth, one)| undertaking(seen, (nth, one), with.clone(), since, today))
                .collect::<Vec<_>>()
        })
        .collect();
    all.sort_by_key(|one| (one.state, one.due.map_or(NaiveDate::MAX, When::last), std::cmp::Reverse(one.date.map(When::last))));
    all
}

fn undertaking(
    meeting: &super::picture::Seen,
    (nth, one): (usize, event::Commitment),
    with: Vec<String>,
    meetings_since: usize,
    today: NaiveDate,
) -> Undertaking {
    let state = State::of(&one.status);
    Undertaking {
        meeting: meeting.target.id.clone(),
        nth,
        date: meeting.record.get("date").and_then(crate::domain::value::Value::as_when),
        with,
        side: one.side,
        what: one.what,
        days_left: one.due.filter(|_| state == State::Open).map(|due| (due.last() - today).num_days()),
        due: one.due,
        state,
        meetings_since,
    }
}

fn meetings_since(picture: &Picture, with: &[String], day: NaiveDate, today: NaiveDate) -> usize {
    let meetings = picture.of_kind(Kind::Meeting).iter();
    let between = |id: &str| picture.held.get(id).is_some_and(|held| held.last() > day && held.last() <= today);
    meetings.filter(|seen| between(&seen.target.id) && seen.record.texts("with").any(|other| with.iter().any(|own| own == other))).count()
}
