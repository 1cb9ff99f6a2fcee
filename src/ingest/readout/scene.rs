//! What the reading of people looks at, and a person as found at one place of the text.

use std::ops::Range;

use chrono::NaiveDate;

use super::dates::Found;
use super::known_people::KnownPeople;
use super::names::Case;
use super::organisations::{Mention, Organisations};
use super::roles::Side;
use super::roster::Roster;
use super::text::Text;

/// All that the reading of people looks at.
#[derive(Debug)]
pub(super) struct Scene<'a> {
    pub(super) text: &'a Text<'a>,
    pub(super) organisations: &'a Organisations,
    pub(super) mentions: &'a [Mention],
    pub(super) known: &'a KnownPeople,
    pub(super) roster: &'a Roster,
    /// The dates of the text, and the day on which the meeting seems to have been.
    pub(super) dates: &'a [Found],
    pub(super) held: Option<NaiveDate>,
    /// What the text tells before it comes to the meeting.
    pub(super) background: Range<usize>,
}

/// How a person hangs on the one named before.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tie {
    /// Named together with that one, whose role it has.
    pub(super) joined: bool,
    /// Coordinated with that one, with a role of its own.
    pub(super) together: bool,
    /// In one breath with somebody who is only mentioned.
    pub(super) aside: bool,
}

/// A name at one place, with the role that stands beside it.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) name: Range<usize>,
    pub(super) role: Option<Range<usize>>,
    pub(super) organisation: Option<Mention>,
    pub(super) side: Side,
    pub(super) case: Case,
    pub(super) known: Option<usize>,
    pub(super) tie: Tie,
    /// Only its place in a list tells its side.
    pub(super) seated: bool,
    /// The side of that person.
    pub(super) beside: String,
}

impl Person {
    /// The first word of name and role together.
    pub(super) fn first(&self) -> usize {
        let role = self.role.as_ref().filter(|_| !self.tie.joined);
        role.map_or(self.name.start, |role| role.start.min(self.name.start))
    }

    pub(super) fn end(&self) -> usize {
        self.role.as_ref().map_or(self.name.end, |role| role.end.max(self.name.end))
    }
}
