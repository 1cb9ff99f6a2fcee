//! How a project stands: overdue, silent, and its health with the reasons. The rules are in
//! `domain/health.rs`; here are the facts that they look at.

use chrono::NaiveDate;

use super::Workspace;
use super::index::Handle;
use crate::domain::event;
use crate::domain::field::{Key, Kind};
use crate::domain::health::{self, Facts, Health};
use crate::i18n::message::Message;
use crate::text::read::RowRef;

/// The health of a project as shown: the value, whether it was set by hand, and the reasons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlook {
    pub health: Health,
    pub set: bool,
    /// The reason given by hand first, then those of the rules.
    pub reasons: Vec<Message>,
    pub overdue: bool,
}

impl Workspace {
    /// The facts that the rules of health look at.
    pub fn facts(&self, project: Handle, today: NaiveDate) -> Option<Facts> {
        let row = self.row(project)?;
        Some(Facts {
            status: row.status(),
            due: row.day(),
            progress: row.progress(),
            funding_confirmed: row.funding_confirmed(),
            silent: if row.status().is_open() { self.silent(project, row, today) } else { 0 },
        })
    }

    /// The health to show in a table.
    pub fn health(&self, project: Handle, today: NaiveDate) -> Health {
        let set = self.row(project).and_then(RowRef::set_health);
        let judged = || self.facts(project, today).map(|facts| health::judge(&facts, today, self.settings.thresholds));
        set.or_else(judged).unwrap_or(Health::Unassessed)
    }

    /// The health with its reasons, for the detail.
    pub fn outlook(&self, project: Handle, today: NaiveDate) -> Option<Outlook> {
        let (row, facts) = (self.row(project)?, self.facts(project, today)?);
        let judged = health::judge(&facts, today, self.settings.thresholds);
        let given = row.text(Key::HealthReason);
        let given = row.set_health().and((!given.is_empty()).then(|| Message::foreign_text(given)));
        let computed = health::reasons(&facts, today, self.settings.thresholds);
        Some(Outlook {
            health: row.set_health().unwrap_or(judged),
            set: row.set_health().is_some(),
            reasons: given.into_iter().chain(computed.iter().map(health::Reason::message)).collect(),
            overdue: facts.overdue(today),
        })
    }

    pub fn is_overdue(&self, project: Handle, today: NaiveDate) -> bool {
        self.row(project).is_some_and(|row| row.status().is_open() && row.day().is_some_and(|due| due < today))
    }

    /// The ids of the meetings that a project names, as links or in its history, each once.
    pub fn meetings_of(&self, row: RowRef<'_>) -> Vec<String> {
        let mut meetings: Vec<String> = row.list(Key::Meetings).map(std::borrow::Cow::into_owned).collect();
        if memchr::memmem::find(row.source().as_bytes(), b"meeting ")
            .or(memchr::memmem::find(row.source().as_bytes(), b"meeting="))
            .is_some()
        {
            let stated = event::events(&row.record()).into_iter().map(|event| event.meeting).filter(|meeting| !meeting.is_empty());
            meetings.extend(stated);
        }
        let mut seen = std::collections::BTreeSet::new();
        meetings.retain(|meeting| seen.insert(meeting.clone()));
        meetings
    }

    /// How many meetings with the plan's partner there were up to a day at which nothing was said of a project.
    pub fn silence(&self, project: Handle, day: NaiveDate) -> u16 {
        self.row(project).map_or(0, |row| self.silent(project, row, day))
    }

    fn silent(&self, project: Handle, row: RowRef<'_>, today: NaiveDate) -> u16 {
        self.silence_of(project, self.meetings_of(row).iter().map(String::as_str), today)
    }

    /// How many meetings with the plan's partner there were since the project was last discussed, or since it began; `named` are
    /// the ids of the meetings that it names.
    pub fn silence_of<'a>(&self, project: Handle, named: impl Iterator<Item = &'a str>, today: NaiveDate) -> u16 {
        let Some(row) = self.row(project) else { return 0 };
        let Some(plan) = self.plan_of(project).and_then(|plan| self.row(plan)) else { return 0 };
        let meetings = self.meetings_with(&plan.text(Key::Partner));
        let held = meetings.iter().take_while(|(date, _)| *date <= today);
        let discussed = named.filter_map(|id| self.find_row(Kind::Meeting, id)?.day()).filter(|date| *date <= today).max();
        let begun = || {
            [row.when(Key::ActualStart), row.when(Key::Start), plan.when(Key::Start)]
                .into_iter()
                .flatten()
                .next()
                .map(crate::domain::date::When::first)
        };
        let since = discussed.or_else(begun);
        let silent = held.filter(|(date, _)| since.is_none_or(|since| *date > since)).count();
        u16::try_from(silent).unwrap_or(u16::MAX)
    }
}
