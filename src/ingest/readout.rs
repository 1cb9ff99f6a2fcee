//! A readout of a meeting, in English, Russian or Turkmen, becomes a proposal: the meeting with its
//! people, the plans that it touched, the projects that it seems to discuss. By rules, offline; what
//! could not be told is said in the notes. Nothing is written before the user accepts.

mod accept;
mod again;
mod aside;
mod away;
mod background;
mod beside;
mod clean;
mod concepts;
mod countries;
mod cues;
mod dates;
mod found;
mod frame;
mod held;
mod known;
mod known_people;
mod names;
mod no_names;
mod organisations;
mod people;
mod plans;
mod presence;
pub mod projects;
mod roles;
mod roster;
mod said;
mod same;
mod scene;
mod sentences;
mod shelf;
mod text;
mod undertaken;
mod written;

use chrono::{Datelike, NaiveDate};

use crate::domain::date::When;
use crate::domain::event::{Commitment, Participant};
use crate::domain::field::{Key, Kind};
use crate::domain::value::Record;
use crate::i18n::message::{Arg, Message, say, tell};
use crate::workspace::Workspace;
use held::Held;
use known_people::KnownPeople;
use organisations::Organisations;
use people::People;
use plans::{Named, Source};
use projects::{Link, Meeting};
use roster::Roster;
use said::Speakers;
use scene::Scene;
use shelf::Shelf;
use text::Text;

/// The longest text that is read, in bytes: 1 MiB.
pub const LIMIT: usize = 1024 * 1024;

/// One thing that is proposed, and whether it is to be taken.
#[derive(Debug, Clone, PartialEq)]
pub struct Part<T> {
    pub accepted: bool,
    pub what: T,
}

impl<T> Part<T> {
    fn yes(what: T) -> Part<T> {
        Part { accepted: true, what }
    }
}

/// A plan that the text touches.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanSaid {
    /// The plan's id; `None` where the workspace has no such plan.
    pub plan: Option<String>,
    /// As the text names it.
    pub title: String,
    /// First and last year.
    pub years: (i32, i32),
    /// `reviewed`, `discussed` or `noted`.
    pub relation: String,
    pub said: String,
    /// `both`, or an organisation's id.
    pub by: String,
}

/// An organisation that took part and that the workspace does not have yet.
#[derive(Debug, Clone, PartialEq)]
pub struct NewOrganisation {
    pub id: String,
    pub record: Record,
}

/// What a text seems to say. Plain data: a face shows it, lets the user untick parts, and asks for the edits.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Proposal {
    /// The id of the meeting that is there, or the one that a new meeting gets; empty without a date.
    pub id: String,
    pub date: Option<When>,
    pub title: String,
    pub place: String,
    /// The partners' organisations.
    pub with: Vec<String>,
    pub participants: Vec<Part<Participant>>,
    pub topics: Vec<Part<String>>,
    pub plans: Vec<Part<PlanSaid>>,
    /// What a side undertakes; accepted where the sentence is clear.
    pub commitments: Vec<Part<Commitment>>,
    pub organisations: Vec<Part<NewOrganisation>>,
    /// The projects that it seems to discuss, best first.
    pub links: Vec<Part<Link>>,
    /// The meeting of the workspace that this text is of.
    pub same_as: Option<String>,
    /// Projects that are open in a plan which the text calls carried out.
    pub still_open: Vec<String>,
    /// What could not be told, and why.
    pub notes: Vec<Message>,
    /// The text, made harmless.
    pub readout: String,
}

/// A text, or a part of one, as it is read and kept: without what a terminal would obey and what hides text.
pub fn plain(raw: &str) -> String {
    clean::plain(raw)
}

/// Reads a text. `date` is what the user says of the day, and wins; `today` completes dates without a year.
pub fn propose(raw: &str, workspace: &Workspace, today: NaiveDate, date: Option<When>) -> Proposal {
    let readout = clean::clean(limited(raw));
    let text = Text::read(&readout);
    let organisations = Organisations::of(workspace);
    let mentions = again::named_again(&text, &organisations, organisations.mentions(&text));
    let known = KnownPeople::of(workspace);
    let roster = Roster::of(&text, &organisations, &mentions);
    let dates = dates::all(&text);
    let held = held::held(&text, &dates, today);
    let on = date.map(When::first).or(held.day);
    let scene = Scene {
        background: background::background(&text, &dates, on),
        text: &text,
        organisations: &organisations,
        mentions: &mentions,
        known: &known,
        roster: &roster,
        dates: &dates,
        held: on,
    };
    let reader = Reader { scene, workspace };
    let mut proposal = reader.propose(date, held);
    if text.cut || raw.len() > LIMIT {
        proposal.notes.push(say("readout-note-long"));
    }
    Proposal { readout, ..proposal }
}

fn limited(raw: &str) -> &str {
    let end = (0..=LIMIT.min(raw.len())).rev().find(|end| raw.is_char_boundary(*end)).unwrap_or_default();
    raw.get(..end).unwrap_or_default()
}

struct Reader<'a> {
    scene: Scene<'a>,
    workspace: &'a Workspace,
}

impl Reader<'_> {
    fn propose(&self, date: Option<When>, held: Held) -> Proposal {
        let Scene { text, organisations, mentions, dates, .. } = self.scene;
        let people = people::people(&self.scene);
        let with = frame::with(text, organisations, mentions, &people.present);
        let date = date.or(held.day.map(When::Day));
        let year = date.map(|date| date.first().year());
        let plans_here = Shelf::of(self.workspace, text);
        let source = Source { text, dates, organisations, mentions, shelf: &plans_here, with: &with, year };
        let named = plans::plans(&source);
        let plans = self.said(&named, &people, year);
        let (touched, denied): (Vec<PlanSaid>, Vec<PlanSaid>) = plans.iter().cloned().partition(|plan| !plan.relation.is_empty());
        let touched = once(touched);
        let related: Vec<(Named, &str)> = named.iter().cloned().zip(plans.iter().map(|plan| plan.relation.as_str())).collect();
        let links = projects::links(text, self.workspace, &Meeting { plans: &related, with: &with, year });
        let same_as = date.and_then(|date| same::same_as(self.workspace, date.first(), &with, &people.present));
        let title = frame::title(text, self.workspace, organisations, &people.present, &with);
        Proposal {
            id: self.id(date, &with, same_as.as_ref()),
            title,
            place: frame::place(text, organisations, mentions, self.workspace),
            topics: frame::topics(text).into_iter().map(Part::yes).collect(),
            commitments: self.undertaken(dates, &people, date),
            still_open: self.still_open(&touched),
            organisations: self.new_organisations(&people, &with),
            notes: notes(&people, &touched, &denied, if date.is_some() && held.day.is_none() { Vec::new() } else { held.notes }),
            participants: people.present.into_iter().map(Part::yes).collect(),
            plans: touched.into_iter().map(|plan| Part { accepted: plan.plan.is_some(), what: plan }).collect(),
            links: links.into_iter().map(|link| Part { accepted: link.score >= projects::ACCEPTED, what: link }).collect(),
            readout: String::new(),
            with,
            date,
            same_as,
        }
    }

    fn id(&self, date: Option<When>, with: &[String], same_as: Option<&String>) -> String {
        let new = || date.map(|date| self.workspace.new_meeting(date, with, "").target.id);
        same_as.cloned().or_else(new).unwrap_or_default()
    }

    fn undertaken(&self, dates: &[dates::Found], people: &People, held: Option<When>) -> Vec<Part<Commitment>> {
        let Scene { text, organisations, mentions, .. } = self.scene;
        let (places, state, held) = (&people.places, self.state(people), held.map(When::first));
        let source = undertaken::Source { text, dates, organisations, mentions, people: places, state, held };
        undertaken::undertaken(&source).into_iter().map(|(accepted, what)| Part { accepted, what }).collect()
    }

    /// The side of the state at this meeting.
    fn state<'p>(&self, people: &'p People) -> &'p str {
        let organisations = self.scene.organisations;
        let national = |side: &&str| organisations.find(side).is_some_and(|at| !organisations.is_partner(at));
        people.present.iter().map(|person| person.side.as_str()).find(national).unwrap_or("mfa")
    }

    fn said(&self, named: &[Named], people: &People, year: Option<i32>) -> Vec<PlanSaid> {
        let Scene { text, organisations, mentions, .. } = self.scene;
        let speakers = Speakers { organisations, mentions, people: &people.places, state: self.state(people) };
        let one = |plan: &Named| {
            let mut said = said::said(text, plan, named, year, &speakers);
            if !said.relation.is_empty() && self.scene.background.contains(&plan.span.start) {
                said.relation = "noted";
            }
            PlanSaid {
                plan: plan.plan.clone(),
                title: plan.title.clone(),
                years: plan.years,
                relation: said.relation.to_owned(),
                said: said.words.to_owned(),
                by: said.by,
            }
        };
        named.iter().map(one).collect()
    }

    /// The projects that are open in plans which are said to be carried out.
    fn still_open(&self, plans: &[PlanSaid]) -> Vec<String> {
        let over = plans.iter().filter(|plan| plan.relation == "reviewed" && plan.said.contains("implemented"));
        let plans = over.filter_map(|plan| self.workspace.find(Kind::Plan, plan.plan.as_ref()?));
        let rows = plans.flat_map(|plan| self.workspace.projects_of(plan)).filter_map(|project| self.workspace.row(project));
        let mut open: Vec<String> = rows.filter(|row| row.status().is_open()).map(|row| row.text(Key::Id).into_owned()).collect();
        open.dedup();
        open
    }

    fn new_organisations(&self, people: &People, with: &[String]) -> Vec<Part<NewOrganisation>> {
        let sides = people.present.iter().map(|person| &person.side).chain(with);
        let mut ids: Vec<&String> = sides.collect();
        ids.sort();
        ids.dedup();
        let known = ids.into_iter().filter_map(|id| self.scene.organisations.get(self.scene.organisations.find(id)?)?.known);
        known.map(|known| Part::yes(NewOrganisation { id: known.id.to_owned(), record: organisations::record(known) })).collect()
    }
}

/// Of several places that name one plan the weightiest counts; what was said at one of them is kept.
fn once(plans: Vec<PlanSaid>) -> Vec<PlanSaid> {
    let rank = |plan: &PlanSaid| ["noted", "discussed", "reviewed"].iter().position(|relation| plan.relation == *relation);
    let mut out: Vec<PlanSaid> = Vec::new();
    for plan in plans {
        let same = |other: &&mut PlanSaid| other.plan == plan.plan && (other.years == plan.years || plan.plan.is_some());
        match out.iter_mut().find(same) {
            Some(other) => {
                if rank(&plan) > rank(other) {
                    other.relation.clone_from(&plan.relation);
                }
                if other.said.is_empty() {
                    other.said.clone_from(&plan.said);
                    other.by.clone_from(&plan.by);
                }
            }
            None => out.push(plan),
        }
    }
    out
}

fn notes(people: &People, plans: &[PlanSaid], denied: &[PlanSaid], mut notes: Vec<Message>) -> Vec<Message> {
    let names = |names: &[String]| Arg::List(names.iter().map(Arg::from).collect());
    if !people.mentioned.is_empty() {
        notes.push(tell("readout-note-mentioned", [("names", names(&people.mentioned))]));
    }
    if !people.unclear.is_empty() {
        notes.push(tell("readout-note-no-role", [("names", names(&people.unclear))]));
    }
    for person in people.present.iter().filter(|person| person.side.is_empty()) {
        notes.push(tell("readout-note-no-side", [("name", (&person.name).into())]));
    }
    for plan in denied.iter().filter(|plan| !plans.iter().any(|other| other.years == plan.years && other.plan == plan.plan)) {
        notes.push(tell("readout-note-denied", [("title", (&plan.title).into())]));
    }
    for plan in plans.iter().filter(|plan| plan.plan.is_none()) {
        notes.push(tell("readout-note-no-plan", [("title", (&plan.title).into())]));
    }
    notes.dedup();
    notes
}
