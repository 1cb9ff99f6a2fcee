//! The places of a proposal that can be looked at, taken or left, and corrected.

use chrono::Months;

use super::super::context::Context;
use super::super::widget::text;
use super::super::widget::ticks::Item;
use crate::domain::date::When;
use crate::domain::event::Participant;
use crate::domain::field::Key as Name;
use crate::domain::typed_date;
use crate::ingest::readout::Proposal;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    Meeting,
    Date,
    Title,
    Place,
    With,
    Participant(usize),
    Topic(usize),
    Plan(usize),
    Link(usize),
    Organisation(usize),
    StillOpen(usize),
    Note(usize),
}

/// How many there are of a kind, and the spot of each.
type Many = (usize, fn(usize) -> Spot);

pub fn spots(proposal: &Proposal) -> Vec<Spot> {
    let one = [Spot::Meeting, Spot::Date, Spot::Title, Spot::Place, Spot::With];
    let many: [Many; 7] = [
        (proposal.plans.len(), Spot::Plan),
        (proposal.participants.len(), Spot::Participant),
        (proposal.topics.len(), Spot::Topic),
        (proposal.links.len(), Spot::Link),
        (proposal.organisations.len(), Spot::Organisation),
        (proposal.still_open.len(), Spot::StillOpen),
        (proposal.notes.len(), Spot::Note),
    ];
    one.into_iter().chain(many.into_iter().flat_map(|(n, spot)| (0..n).map(spot))).collect()
}

/// The room for a project's id and title beside the words that were found.
const TITLE: usize = 56;

const RELATIONS: [&str; 3] = ["reviewed", "discussed", "noted"];

impl Spot {
    fn accepted(self, proposal: &mut Proposal) -> Option<&mut bool> {
        match self {
            Spot::Participant(nth) => proposal.participants.get_mut(nth).map(|part| &mut part.accepted),
            Spot::Topic(nth) => proposal.topics.get_mut(nth).map(|part| &mut part.accepted),
            Spot::Plan(nth) => proposal.plans.get_mut(nth).filter(|part| part.what.plan.is_some()).map(|part| &mut part.accepted),
            Spot::Link(nth) => proposal.links.get_mut(nth).map(|part| &mut part.accepted),
            Spot::Organisation(nth) => proposal.organisations.get_mut(nth).map(|part| &mut part.accepted),
            _ => None,
        }
    }

    /// Takes it, or leaves it.
    pub fn turn(self, proposal: &mut Proposal) {
        if let Some(accepted) = self.accepted(proposal) {
            *accepted = !*accepted;
        }
    }

    /// The text to correct; `None` for what can only be taken or left.
    pub fn text(self, proposal: &Proposal) -> Option<String> {
        Some(match self {
            Spot::Date => proposal.date.map(|date| date.to_string()).unwrap_or_default(),
            Spot::Title => proposal.title.clone(),
            Spot::Place => proposal.place.clone(),
            Spot::With => proposal.with.join(" "),
            Spot::Participant(nth) => {
                let person = &proposal.participants.get(nth)?.what;
                [person.name.as_str(), &person.role, &person.side].join("; ")
            }
            Spot::Topic(nth) => proposal.topics.get(nth)?.what.clone(),
            Spot::Plan(nth) => {
                let plan = &proposal.plans.get(nth)?.what;
                [plan.relation.as_str(), &plan.said].join("; ")
            }
            _ => return None,
        })
    }

    /// Takes a correction; else says what is wrong with it.
    pub fn set(self, proposal: &mut Proposal, typed: &str, cx: &Context<'_>) -> Result<(), String> {
        let parts: Vec<&str> = typed.splitn(3, ';').map(str::trim).collect();
        let part = |nth: usize| parts.get(nth).copied().unwrap_or_default().to_owned();
        match self {
            Spot::Date => {
                let date = held(typed, cx).ok_or_else(|| format!("\"{typed}\" is no date: 2024-05-15 or 15.05"))?;
                proposal.date = Some(date);
                proposal.id = cx.workspace.new_meeting(date, &proposal.with, &proposal.title).target.id;
            }
            Spot::Title => typed.clone_into(&mut proposal.title),
            Spot::Place => typed.clone_into(&mut proposal.place),
            Spot::With => proposal.with = typed.split_whitespace().map(str::to_owned).collect(),
            Spot::Participant(nth) => {
                if part(0).is_empty() {
                    return Err("type it as: name; role; side".to_owned());
                }
                if let Some(person) = proposal.participants.get_mut(nth) {
                    person.what = Participant { name: part(0), role: part(1), side: part(2) };
                }
            }
            Spot::Topic(nth) => {
                if let Some(topic) = proposal.topics.get_mut(nth) {
                    typed.clone_into(&mut topic.what);
                }
            }
            Spot::Plan(nth) => {
                if !RELATIONS.contains(&part(0).as_str()) {
                    return Err(format!("type one of {}; then what was said", RELATIONS.join(", ")));
                }
                if let Some(plan) = proposal.plans.get_mut(nth) {
                    plan.what.relation = part(0);
                    plan.what.said = part(1);
                }
            }
            _ => {}
        }
        Ok(())
    }

    pub fn item(self, proposal: &Proposal, cx: &Context<'_>) -> Item {
        let told = |label: &str, text: String| Item { label: label.to_owned(), taken: None, text };
        match self {
            Spot::Meeting => match &proposal.same_as {
                Some(id) => told("Meeting", format!("{id}, which is there: what it lacks is added")),
                None => told("Meeting", proposal.id.clone()),
            },
            Spot::Date => told("Date", proposal.date.map_or_else(|| "not said".to_owned(), super::detail::shown_date)),
            Spot::Title => told("Title", proposal.title.clone()),
            Spot::Place => told("Place", proposal.place.clone()),
            Spot::With => told("With", proposal.with.iter().map(|id| cx.workspace.organisation_name(id)).collect::<Vec<_>>().join("; ")),
            Spot::StillOpen(nth) => told(
                "Still open",
                proposal
                    .still_open
                    .get(nth)
                    .map(|id| format!("{}, though its plan is called carried out", titled(id, cx)))
                    .unwrap_or_default(),
            ),
            Spot::Note(nth) => told("Note", proposal.notes.get(nth).cloned().unwrap_or_default()),
            Spot::Participant(nth) => part("Took part", proposal.participants.get(nth).map(|part| (part.accepted, person(&part.what, cx)))),
            Spot::Topic(nth) => part("Topics", proposal.topics.get(nth).map(|part| (part.accepted, part.what.clone()))),
            Spot::Plan(nth) => {
                part("Plans", proposal.plans.get(nth).map(|part| (part.accepted && part.what.plan.is_some(), plan(&part.what, cx))))
            }
            Spot::Link(nth) => part(
                "Projects",
                proposal.links.get(nth).map(|part| {
                    let words = part.what.words.join(", ");
                    (part.accepted, format!("{}  ({words})", text::fit(&titled(&part.what.project, cx), TITLE)))
                }),
            ),
            Spot::Organisation(nth) => part(
                "New here",
                proposal.organisations.get(nth).map(|part| (part.accepted, format!("{}  {}", part.what.id, part.what.record.text("name")))),
            ),
        }
    }
}

/// The day of a meeting as it is typed: without a year it is the last such day, since a readout tells of what was.
fn held(typed: &str, cx: &Context<'_>) -> Option<When> {
    let date = typed_date::typed(typed, cx.today, None)?;
    let named = typed.split(|c: char| !c.is_ascii_digit()).any(|word| word.len() == 4);
    match date {
        When::Day(day) if day > cx.today && !named => day.checked_sub_months(Months::new(12)).map(When::Day),
        date => Some(date),
    }
}

fn part(label: &str, part: Option<(bool, String)>) -> Item {
    let (taken, text) = part.unwrap_or_default();
    Item { label: label.to_owned(), taken: Some(taken), text }
}

fn titled(id: &str, cx: &Context<'_>) -> String {
    let title = cx.workspace.find_row(crate::domain::field::Kind::Project, id).map(|row| row.text(Name::Title).into_owned());
    format!("{id}  {}", title.unwrap_or_default())
}

fn person(person: &Participant, cx: &Context<'_>) -> String {
    let side = if person.side.is_empty() { String::new() } else { cx.workspace.organisation_name(&person.side) };
    [person.name.as_str(), &person.role, &side].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn plan(plan: &crate::ingest::readout::PlanSaid, cx: &Context<'_>) -> String {
    let name = match &plan.plan {
        Some(id) => cx.workspace.plan_name(id),
        None => format!("\"{}\", which is not in the workspace", plan.title),
    };
    let said = if plan.said.is_empty() { String::new() } else { format!(": {}", plan.said) };
    format!("{name}  {}{said}", plan.relation)
}
