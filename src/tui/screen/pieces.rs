//! The pieces of a proposal that can be looked at, taken or left, and corrected.

use chrono::Months;

use super::super::action::Action;
use super::super::context::Context;
use super::super::widget::text;
use super::super::widget::ticks::Item;
use crate::domain::date::When;
use crate::domain::event::{Commitment, Participant};
use crate::domain::typed_date;
use crate::domain::wording;
use crate::i18n::message::{Message, say};
use crate::ingest::readout::Proposal;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    Meeting,
    Date,
    Title,
    Place,
    With,
    Participant(usize),
    Topic(usize),
    Plan(usize),
    Commitment(usize),
    Link(usize),
    Organisation(usize),
    StillOpen(usize),
    Note(usize),
}

/// How many there are of a kind, and the piece of each.
type Many = (usize, fn(usize) -> Piece);

pub fn pieces(proposal: &Proposal) -> Vec<Piece> {
    let one = [Piece::Meeting, Piece::Date, Piece::Title, Piece::Place, Piece::With];
    let many: [Many; 8] = [
        (proposal.plans.len(), Piece::Plan),
        (proposal.participants.len(), Piece::Participant),
        (proposal.commitments.len(), Piece::Commitment),
        (proposal.topics.len(), Piece::Topic),
        (proposal.links.len(), Piece::Link),
        (proposal.organisations.len(), Piece::Organisation),
        (proposal.still_open.len(), Piece::StillOpen),
        (proposal.notes.len(), Piece::Note),
    ];
    one.into_iter().chain(many.into_iter().flat_map(|(n, piece)| (0..n).map(piece))).collect()
}

/// The room for a project's id and title beside the words that were found.
const TITLE: usize = 56;

const RELATIONS: [&str; 3] = ["reviewed", "discussed", "noted"];

impl Piece {
    fn accepted(self, proposal: &mut Proposal) -> Option<&mut bool> {
        match self {
            Piece::Participant(nth) => proposal.participants.get_mut(nth).map(|part| &mut part.accepted),
            Piece::Topic(nth) => proposal.topics.get_mut(nth).map(|part| &mut part.accepted),
            Piece::Plan(nth) => proposal.plans.get_mut(nth).filter(|part| part.what.plan.is_some()).map(|part| &mut part.accepted),
            Piece::Commitment(nth) => proposal.commitments.get_mut(nth).map(|part| &mut part.accepted),
            Piece::Link(nth) => proposal.links.get_mut(nth).map(|part| &mut part.accepted),
            Piece::Organisation(nth) => proposal.organisations.get_mut(nth).map(|part| &mut part.accepted),
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
            Piece::Date => proposal.date.map(|date| date.to_string()).unwrap_or_default(),
            Piece::Title => proposal.title.clone(),
            Piece::Place => proposal.place.clone(),
            Piece::With => proposal.with.join(" "),
            Piece::Participant(nth) => {
                let person = &proposal.participants.get(nth)?.what;
                [person.name.as_str(), &person.role, &person.side].join("; ")
            }
            Piece::Topic(nth) => proposal.topics.get(nth)?.what.clone(),
            Piece::Commitment(nth) => {
                let commitment = &proposal.commitments.get(nth)?.what;
                let due = commitment.due.map(|due| due.to_string()).unwrap_or_default();
                [commitment.side.as_str(), &due, &commitment.what].join("; ")
            }
            Piece::Plan(nth) => {
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
            Piece::Date => {
                let date = held(typed, cx).ok_or_else(|| cx.words.tell("screen-no-date-typed", &[("text", typed.into())]))?;
                proposal.date = Some(date);
                proposal.id = cx.workspace.new_meeting(date, &proposal.with, &proposal.title).target.id;
            }
            Piece::Title => typed.clone_into(&mut proposal.title),
            Piece::Place => typed.clone_into(&mut proposal.place),
            Piece::With => proposal.with = typed.split_whitespace().map(str::to_owned).collect(),
            Piece::Participant(nth) => {
                if part(0).is_empty() {
                    return Err(cx.words.say("screen-type-person").to_owned());
                }
                if let Some(person) = proposal.participants.get_mut(nth) {
                    person.what = Participant { name: part(0), role: part(1), side: part(2) };
                }
            }
            Piece::Topic(nth) => {
                if let Some(topic) = proposal.topics.get_mut(nth) {
                    typed.clone_into(&mut topic.what);
                }
            }
            Piece::Commitment(nth) => {
                let due = typed_date::typed(&part(1), cx.today, None);
                if part(0).is_empty() || part(2).is_empty() || (due.is_none() && !part(1).is_empty()) {
                    return Err(cx.words.say("screen-type-commitment").to_owned());
                }
                if let Some(commitment) = proposal.commitments.get_mut(nth) {
                    commitment.what = Commitment { side: part(0), due, what: part(2), ..commitment.what.clone() };
                }
            }
            Piece::Plan(nth) => {
                let shown = |word: &str| cx.words.arg(&wording::word("relation", word)).into_owned();
                let typed = RELATIONS.into_iter().find(|word| *word == part(0) || shown(word) == part(0).to_lowercase());
                let Some(relation) = typed else {
                    let words = RELATIONS.map(shown).join(", ");
                    return Err(cx.words.tell("screen-type-relation", &[("words", words.into())]));
                };
                if let Some(plan) = proposal.plans.get_mut(nth) {
                    relation.clone_into(&mut plan.what.relation);
                    plan.what.said = part(1);
                }
            }
            _ => {}
        }
        Ok(())
    }

    pub fn item(self, proposal: &Proposal, cx: &Context<'_>) -> Item {
        let told = |label: &str, text: String| Item { label: cx.words.say(label).to_owned(), taken: None, text };
        let part = |label: &str, of: Option<(bool, String)>| part(cx.words.say(label), of);
        match self {
            Piece::Meeting => match &proposal.same_as {
                Some(id) => told("screen-meeting", cx.words.tell("screen-piece-same", &[("id", id.into())])),
                None => told("screen-meeting", proposal.id.clone()),
            },
            Piece::Date => told(
                "field-date",
                proposal.date.map_or_else(|| cx.words.say("screen-piece-no-date").to_owned(), |when| cx.words.short(when)),
            ),
            Piece::Title => told("field-title", proposal.title.clone()),
            Piece::Place => told("field-place", proposal.place.clone()),
            Piece::With => told("field-with", proposal.with.iter().map(|id| cx.organisation(id)).collect::<Vec<_>>().join("; ")),
            Piece::StillOpen(nth) => told(
                "screen-piece-open",
                proposal
                    .still_open
                    .get(nth)
                    .map(|id| cx.words.tell("screen-piece-said-done", &[("id", titled(id, cx).into())]))
                    .unwrap_or_default(),
            ),
            Piece::Note(nth) => told("field-note", proposal.notes.get(nth).map(|note| self::note(note, proposal, cx)).unwrap_or_default()),
            Piece::Participant(nth) => {
                part("screen-took-part", proposal.participants.get(nth).map(|part| (part.accepted, person(&part.what, cx))))
            }
            Piece::Topic(nth) => part("field-topics", proposal.topics.get(nth).map(|part| (part.accepted, part.what.clone()))),
            Piece::Plan(nth) => {
                part("screen-plans", proposal.plans.get(nth).map(|part| (part.accepted && part.what.plan.is_some(), plan(&part.what, cx))))
            }
            Piece::Commitment(nth) => {
                part("field-commitments", proposal.commitments.get(nth).map(|part| (part.accepted, undertaken(&part.what, cx))))
            }
            Piece::Link(nth) => part(
                "screen-projects",
                proposal.links.get(nth).map(|part| {
                    let words = part.what.words.join(", ");
                    (part.accepted, format!("{}  ({words})", text::fit(&titled(&part.what.project, cx), TITLE)))
                }),
            ),
            Piece::Organisation(nth) => part(
                "screen-piece-new",
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

/// Why there is no date, and how to give it.
pub fn no_date(proposal: &Proposal, cx: &Context<'_>) -> String {
    let why = proposal.notes.iter().find(|note| is_of_date(note)).cloned().unwrap_or_else(|| say("readout-note-no-date"));
    cx.words.tell("screen-readout-no-date", &[("why", why.into()), ("key", cx.keys.named(Action::EditField).into())])
}

/// Whether a note says why there is no date.
pub fn is_of_date(note: &Message) -> bool {
    matches!(note.id(), "readout-note-no-date" | "readout-note-ahead")
}

fn note(note: &Message, proposal: &Proposal, cx: &Context<'_>) -> String {
    if proposal.date.is_none() && is_of_date(note) { no_date(proposal, cx) } else { cx.words.of(note) }
}

fn part(label: &str, part: Option<(bool, String)>) -> Item {
    let (taken, text) = part.unwrap_or_default();
    Item { label: label.to_owned(), taken: Some(taken), text }
}

fn titled(id: &str, cx: &Context<'_>) -> String {
    let title = cx.workspace.find_row(crate::domain::field::Kind::Project, id).map(|row| row.title(cx.words.lang).into_owned());
    format!("{id}  {}", title.unwrap_or_default())
}

fn person(person: &Participant, cx: &Context<'_>) -> String {
    let side = if person.side.is_empty() { String::new() } else { cx.organisation(&person.side) };
    [person.name.as_str(), &person.role, &side].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn undertaken(one: &Commitment, cx: &Context<'_>) -> String {
    let side = if one.side.is_empty() { cx.words.say("word-both").to_owned() } else { cx.organisation(&one.side) };
    let due = one.due.map(|due| cx.words.tell("screen-piece-due", &[("date", cx.words.short(due).into())])).unwrap_or_default();
    format!("{side}: {}{due}", one.what)
}

fn plan(plan: &crate::ingest::readout::PlanSaid, cx: &Context<'_>) -> String {
    let name = match &plan.plan {
        Some(id) => cx.workspace.plan_name(id),
        None => cx.words.tell("screen-piece-no-plan", &[("title", (&plan.title).into())]),
    };
    let said = if plan.said.is_empty() { String::new() } else { format!(": {}", plan.said) };
    format!("{name}  {}{said}", cx.words.arg(&wording::word("relation", &plan.relation)))
}
