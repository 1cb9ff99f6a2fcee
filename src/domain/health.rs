//! Confidence in a project: green, amber, red or unassessed, computed by rules that can say why.
//! A health set by hand wins, and needs a reason; that is for the reader of the row to apply.

use std::fmt;

use chrono::{Days, NaiveDate};

use super::status::Status;
use crate::i18n::message::{Message, say, tell};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Health {
    Red,
    Amber,
    Green,
    Unassessed,
}

impl Health {
    pub const ALL: [Health; 4] = [Health::Green, Health::Amber, Health::Red, Health::Unassessed];

    pub fn name(self) -> &'static str {
        match self {
            Health::Green => "green",
            Health::Amber => "amber",
            Health::Red => "red",
            Health::Unassessed => "unassessed",
        }
    }

    /// The message with its word for people.
    pub fn word(self) -> &'static str {
        match self {
            Health::Green => "word-health-green",
            Health::Amber => "word-health-amber",
            Health::Red => "word-health-red",
            Health::Unassessed => "word-health-unassessed",
        }
    }

    pub fn parse(text: &str) -> Option<Health> {
        Health::ALL.into_iter().find(|health| health.name() == text)
    }

    /// The key in the health menu; `-` goes back to the computed health.
    pub fn key(self) -> char {
        match self {
            Health::Green => 'g',
            Health::Amber => 'a',
            Health::Red => 'r',
            Health::Unassessed => 'u',
        }
    }

    /// A shape for each, so that colour is never alone.
    pub fn glyph(self) -> &'static str {
        match self {
            Health::Green => "●",
            Health::Amber => "◆",
            Health::Red => "▲",
            Health::Unassessed => "·",
        }
    }
}

impl fmt::Display for Health {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// From where on a project is amber or red. Settings of the workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds {
    /// Days before the due date from which low progress is amber.
    pub due_soon_days: u16,
    /// Per cent of progress that is enough close to the due date.
    pub progress_floor: u8,
    /// Meetings with the partner at which the project was not discussed.
    pub silent_amber: u16,
    pub silent_red: u16,
}

impl Default for Thresholds {
    fn default() -> Thresholds {
        Thresholds { due_soon_days: 30, progress_floor: 75, silent_amber: 1, silent_red: 2 }
    }
}

/// What the rules look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    pub status: Status,
    /// The last day that the due date can mean.
    pub due: Option<NaiveDate>,
    /// Per cent.
    pub progress: Option<u8>,
    /// False only where the file says that funding is not confirmed.
    pub funding_confirmed: bool,
    /// Meetings with the partner since the project was last discussed.
    pub silent: u16,
}

impl Facts {
    pub fn overdue(&self, today: NaiveDate) -> bool {
        self.status.is_open() && self.due.is_some_and(|due| due < today)
    }
}

/// Why a project has its health, the gravest reason first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    Overdue { days: i64 },
    Suspended,
    Silent { meetings: u16 },
    DueSoon { days: i64, progress: Option<u8> },
    FundingUnconfirmed,
}

impl Reason {
    pub fn message(&self) -> Message {
        match self {
            Reason::Overdue { days } => tell("health-overdue", [("n", (*days).into())]),
            Reason::Suspended => say("word-status-suspended"),
            Reason::Silent { meetings } => tell("health-silent", [("n", i64::from(*meetings).into())]),
            Reason::DueSoon { days, progress: Some(progress) } => {
                tell("health-due-soon", [("n", (*days).into()), ("progress", i64::from(*progress).into())])
            }
            Reason::DueSoon { days, progress: None } => tell("health-due-soon-unknown", [("n", (*days).into())]),
            Reason::FundingUnconfirmed => say("health-funding"),
        }
    }
}

/// In English.
impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message().fmt(f)
    }
}

/// The health by the rules, without its reasons: cheap enough for every row of a table.
pub fn judge(facts: &Facts, today: NaiveDate, limits: Thresholds) -> Health {
    if !facts.status.is_open() {
        Health::Green
    } else if facts.status == Status::Proposed {
        Health::Unassessed
    } else if facts.overdue(today) || facts.status == Status::Suspended || facts.silent >= limits.silent_red {
        Health::Red
    } else if due_soon(facts, today, limits).is_some() || facts.silent >= limits.silent_amber || !facts.funding_confirmed {
        Health::Amber
    } else {
        Health::Green
    }
}

/// Every reason that counts, the gravest first; empty for a green or unassessed project.
pub fn reasons(facts: &Facts, today: NaiveDate, limits: Thresholds) -> Vec<Reason> {
    if !facts.status.is_open() || facts.status == Status::Proposed {
        return Vec::new();
    }
    let late = facts.due.filter(|due| *due < today).map(|due| Reason::Overdue { days: (today - due).num_days() });
    let suspended = (facts.status == Status::Suspended).then_some(Reason::Suspended);
    let silent = (facts.silent >= limits.silent_amber.max(1)).then_some(Reason::Silent { meetings: facts.silent });
    let funding = (!facts.funding_confirmed).then_some(Reason::FundingUnconfirmed);
    [late, suspended, silent, due_soon(facts, today, limits), funding].into_iter().flatten().collect()
}

fn due_soon(facts: &Facts, today: NaiveDate, limits: Thresholds) -> Option<Reason> {
    let horizon = today.checked_add_days(Days::new(limits.due_soon_days.into()))?;
    let due = facts.due.filter(|due| (today..=horizon).contains(due))?;
    let low = facts.progress.is_none_or(|progress| progress < limits.progress_floor);
    low.then(|| Reason::DueSoon { days: (due - today).num_days(), progress: facts.progress })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn facts(status: Status, due: &str) -> Facts {
        Facts { status, due: due.parse().ok(), progress: Some(50), funding_confirmed: true, silent: 0 }
    }

    #[test]
    fn the_rules_of_the_table() {
        let (today, limits) = (day("2024-04-02"), Thresholds::default());
        let ongoing = facts(Status::Ongoing, "2024-12-31");
        for (facts, health, why) in [
            (ongoing, Health::Green, ""),
            (facts(Status::Ongoing, "2024-04-01"), Health::Red, "overdue by 1 day"),
            (facts(Status::Done, "2024-04-01"), Health::Green, ""),
            (facts(Status::Proposed, "2024-04-01"), Health::Unassessed, ""),
            (facts(Status::Suspended, ""), Health::Red, "suspended"),
            (facts(Status::Ongoing, "2024-04-20"), Health::Amber, "due in 18 days at 50 %"),
            (Facts { progress: Some(75), ..facts(Status::Ongoing, "2024-04-20") }, Health::Green, ""),
            (Facts { silent: 1, ..ongoing }, Health::Amber, "not discussed at the last meeting"),
            (Facts { silent: 2, ..ongoing }, Health::Red, "not discussed at the last 2 meetings"),
            (Facts { funding_confirmed: false, ..ongoing }, Health::Amber, "funding not confirmed"),
        ] {
            let reasons: Vec<String> = reasons(&facts, today, limits).iter().map(Reason::to_string).collect();
            assert_eq!((judge(&facts, today, limits), reasons.join("; ").as_str()), (health, why), "{facts:?}");
        }
    }
}
