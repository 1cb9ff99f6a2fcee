//! The people of the meetings that the workspace has: how their names are spelled there, and the role
//! and side in which they came last.

use super::names;
use super::text::Language;
use crate::domain::event::{self, Participant};
use crate::workspace::Workspace;

#[derive(Debug, Default)]
pub(super) struct KnownPeople {
    people: Vec<Participant>,
}

impl KnownPeople {
    /// Of several records of one person the last counts.
    pub(super) fn of(workspace: &Workspace) -> KnownPeople {
        let mut people: Vec<Participant> = Vec::new();
        for (_, handle) in workspace.meetings_by_date().iter().rev() {
            let Some(row) = workspace.row(*handle) else { continue };
            for participant in event::participants(&row.record()) {
                let full = names::parts(&participant.name).first().is_some_and(|first| first.chars().count() > 1);
                if full && !people.iter().any(|other| other.name == participant.name) {
                    people.push(participant);
                }
            }
        }
        KnownPeople { people }
    }

    pub(super) fn get(&self, at: usize) -> Option<&Participant> {
        self.people.get(at)
    }

    /// The person whom a written name means; none where two could be meant.
    pub(super) fn find(&self, written: &str, language: Language) -> Option<usize> {
        let forms = names::forms(written, language);
        let fits = |person: &Participant| forms.iter().any(|form| names::same_person(form, &person.name));
        let full = |form: &String| names::parts(form).len() > 1;
        let mut found = self.people.iter().enumerate().filter(|(_, person)| fits(person)).map(|(at, _)| at);
        let first = found.next().filter(|_| forms.iter().any(full))?;
        found.next().is_none().then_some(first)
    }
}
