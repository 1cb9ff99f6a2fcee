//! Which projects of the workspace a text seems to discuss: by the words that both have, the rarer the
//! heavier, and by the kinds of projects that the text names. The words are shown, the user decides.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use super::concepts::{self, CONCEPTS};
use super::plans::Named;
use super::text::{Part, Sort, Text};
use crate::domain::field::{Key, Kind};
use crate::text::read::RowRef;
use crate::workspace::Workspace;
use crate::workspace::index::Handle;

/// From this score on a link is proposed as accepted.
pub const ACCEPTED: f64 = 0.5;
/// Below this a project is not shown at all.
const SHOWN: f64 = 0.25;
const MOST: usize = 32;

/// A project that the text may be about.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    pub project: String,
    /// 0 to 1.
    pub score: f64,
    /// The words of the project that the text has.
    pub words: Vec<String>,
}

/// A word of a project: a concept, or a stem that no concept has.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Term {
    Concept(usize),
    Stem(String),
}

/// What is known of the meeting.
#[derive(Debug)]
pub(super) struct Meeting<'a> {
    pub(super) plans: &'a [(Named, &'a str)],
    pub(super) with: &'a [String],
    pub(super) year: Option<i32>,
}

struct Told<'a> {
    weights: &'a BTreeMap<Term, f64>,
    sentences: &'a [BTreeSet<Term>],
    all: &'a BTreeSet<usize>,
    /// The subjects that at most two projects of a plan have.
    rare: &'a BTreeSet<(String, usize)>,
    /// The text speaks of the joint projects as such.
    joint: bool,
}

struct Candidate {
    id: String,
    plan: String,
    /// First and last year of the plan.
    years: (i32, i32),
    partner: String,
    kind: String,
    terms: BTreeSet<Term>,
    text: BTreeMap<Term, String>,
}

/// Ranks the projects, best first.
pub(super) fn links(text: &Text<'_>, workspace: &Workspace, meeting: &Meeting<'_>) -> Vec<Link> {
    let candidates: Vec<Candidate> = workspace.all(Kind::Project).filter_map(|handle| candidate(workspace, handle)).collect();
    let weights = weights(&candidates);
    let sentences = sentences(text);
    let all: BTreeSet<usize> = concepts::of(text, 0..text.tokens.len());
    let rare = rare(&candidates);
    let joint = text.has(0..text.tokens.len(), JOINT);
    let told = Told { weights: &weights, sentences: &sentences, all: &all, rare: &rare, joint };
    let mut links: Vec<Link> = candidates.iter().filter_map(|one| link(one, &told, meeting)).collect();
    links.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.project.cmp(&b.project)));
    links.truncate(MOST);
    links
}

fn candidate(workspace: &Workspace, handle: Handle) -> Option<Candidate> {
    let row = workspace.row(handle)?;
    let plan = workspace.plan_of(handle).and_then(|plan| workspace.row(plan));
    let own = format!("{}. {}", row.text(Key::Title), row.text(Key::Area));
    let read = Text::read(&own);
    let text = terms(&read, 0..read.tokens.len());
    Some(Candidate {
        id: row.id().into_owned(),
        plan: plan.map(|plan| plan.id().into_owned()).unwrap_or_default(),
        years: plan.map(years).unwrap_or_default(),
        partner: plan.map(|plan| plan.text(Key::Partner).into_owned()).unwrap_or_default(),
        kind: row.text(Key::Kind).into_owned(),
        terms: text.keys().cloned().collect(),
        text,
    })
}

fn years(plan: RowRef<'_>) -> (i32, i32) {
    let first = plan.when(Key::Start).map(|when| when.first().year()).unwrap_or_default();
    (first, plan.when(Key::End).map_or(first, |when| when.last().year()))
}

/// Subjects that tell a project from the others of its plan, each by the word of its concept.
const SUBJECTS: &str = "labour migration|migration data|clinics|shelter|hotline|referral|residence permit|citizenship|birth|consular|schools|return|agreement|missing migrants|complaints|library|handbook|risk analysis|information desk|climate|safe migration|register|documents|identification|evaluation|forged|border|media|digital|corruption|energy|transport|adaptation";

fn rare(candidates: &[Candidate]) -> BTreeSet<(String, usize)> {
    let subjects: Vec<&str> = SUBJECTS.split('|').collect();
    let mut counts: BTreeMap<(String, usize), usize> = BTreeMap::new();
    for one in candidates {
        for term in &one.terms {
            if let Term::Concept(nth) = term
                && CONCEPTS.get(*nth).is_some_and(|concept| subjects.contains(&concept.word))
            {
                *counts.entry((one.plan.clone(), *nth)).or_default() += 1;
            }
        }
    }
    counts.into_iter().filter(|(_, count)| *count <= 2).map(|(key, _)| key).collect()
}

/// The terms of a span, each with the word that shows it.
fn terms(text: &Text<'_>, span: std::ops::Range<usize>) -> BTreeMap<Term, String> {
    let mut found = BTreeMap::new();
    let mut covered = BTreeSet::new();
    for nth in concepts::of(text, span.clone()) {
        let word = CONCEPTS.get(nth).map_or("", |concept| concept.word);
        found.insert(Term::Concept(nth), word.to_owned());
        covered.extend(concepts::places(text, span.clone(), nth));
    }
    for at in span.filter(|at| text.is(*at, Sort::Word) && !covered.contains(at)) {
        let fold = text.fold(at);
        if fold.chars().count() >= 5 && !IGNORED.split(' ').any(|word| fold.starts_with(word)) {
            found.entry(Term::Stem(stem(fold))).or_insert_with(|| text.word(at).to_lowercase());
        }
    }
    found
}

fn stem(fold: &str) -> String {
    fold.chars().take(6).collect()
}

/// Words that nearly every readout has.
const IGNORED: &str = "turkm cooper projec migrat intern govern suppor strengt nation implem joint region central asian implementing between organi persons person people second third first other their which years year country state states humani addres toward within";

fn weights(candidates: &[Candidate]) -> BTreeMap<Term, f64> {
    let mut counts: BTreeMap<Term, u32> = BTreeMap::new();
    for term in candidates.iter().flat_map(|one| &one.terms) {
        *counts.entry(term.clone()).or_default() += 1;
    }
    let all = f64::from(u32::try_from(candidates.len()).unwrap_or(u32::MAX));
    counts.into_iter().map(|(term, count)| (term, (1.0 + all / f64::from(count)).ln())).collect()
}

fn sentences(text: &Text<'_>) -> Vec<BTreeSet<Term>> {
    let told = text.sentences.iter().filter(|sentence| sentence.part != Part::Head);
    told.map(|sentence| terms(text, sentence.span.clone()).into_keys().collect()).collect()
}

fn link(one: &Candidate, told: &Told<'_>, meeting: &Meeting<'_>) -> Option<Link> {
    let weight = |term: &Term| told.weights.get(term).copied().unwrap_or_default();
    let total: f64 = one.terms.iter().map(weight).sum();
    let shared = |sentence: &BTreeSet<Term>| -> BTreeSet<Term> { one.terms.intersection(sentence).cloned().collect() };
    let sum = |terms: &BTreeSet<Term>| -> f64 { terms.iter().map(weight).sum() };
    let best = told.sentences.iter().map(shared).max_by(|a, b| sum(a).total_cmp(&sum(b))).unwrap_or_default();
    let coverage = if total > 0.0 { sum(&best) / total } else { 0.0 };
    // one word alone proves nothing, however rare
    let proof = match best.len() {
        0 | 1 => 0.6,
        2 => 0.85,
        _ => 1.0,
    };
    let relation = meeting.plans.iter().find(|(plan, _)| plan.plan.as_deref() == Some(&one.plan)).map(|(_, relation)| *relation);
    let near = nearness(one, relation, meeting);
    let kind = of_kind(one, told.all, relation);
    let subject = subject(one, told, relation, meeting);
    let whole = of_plan(one, told, relation, meeting);
    let score = (coverage * proof * near)
        .max(kind + coverage * 0.2)
        .max(whole)
        .max(subject.map_or(0.0, |(score, _)| score + coverage * 0.2))
        .min(1.0);
    let mut words: Vec<String> = best.iter().filter_map(|term| one.text.get(term).cloned()).collect();
    if whole > 0.0 && kind == 0.0 && subject.is_none() {
        words.push("plan".to_owned());
    }
    if kind > 0.0 {
        let word = if one.kind == "legal" { "legal framework" } else { "regional project" };
        if !words.iter().any(|other| other == word) {
            words.push(word.to_owned());
        }
    }
    if let Some(word) = subject.and_then(|(_, nth)| CONCEPTS.get(nth)).map(|concept| concept.word.to_owned())
        && !words.contains(&word)
    {
        words.insert(0, word);
    }
    let score = (score * 100.0).round() / 100.0;
    (score >= SHOWN && !words.is_empty()).then(|| Link { project: one.id.clone(), score, words })
}

/// A project of a plan that was discussed is nearer than one of another plan or partner.
fn nearness(one: &Candidate, relation: Option<&str>, meeting: &Meeting<'_>) -> f64 {
    let Meeting { plans, with, .. } = meeting;
    let partner = with.contains(&one.partner);
    let years = meeting.year.map(|year| (one.years.0 - year).max(year - one.years.1).max(0));
    let far = match years {
        Some(0) | None => 1.0,
        Some(1) => 0.6,
        Some(_) => 0.3,
    };
    match relation {
        Some("discussed") => 1.3,
        Some("reviewed") => 1.1,
        Some(_) => 0.8,
        None if partner && !plans.iter().any(|(plan, _)| plan.plan.is_some()) => 1.2 * far,
        None if partner => 0.6 * far,
        None => 0.4 * far,
    }
}

/// A text that names the subject of one project of a plan, where the plan is spoken of or runs in that year.
fn subject(one: &Candidate, told: &Told<'_>, relation: Option<&str>, meeting: &Meeting<'_>) -> Option<(f64, usize)> {
    let runs = meeting.year.is_some_and(|year| (one.years.0..=one.years.1).contains(&year));
    let none = !meeting.plans.iter().any(|(plan, _)| plan.plan.is_some());
    let score = match relation {
        Some("discussed") => 0.55,
        Some("reviewed") if runs => 0.5,
        None if none && runs && meeting.with.contains(&one.partner) => 0.5,
        _ => return None,
    };
    let named = |term: &Term| match term {
        Term::Concept(nth) => (told.all.contains(nth) && told.rare.contains(&(one.plan.clone(), *nth))).then_some(*nth),
        Term::Stem(_) => None,
    };
    one.terms.iter().find_map(named).map(|nth| (score, nth))
}

const JOINT: &str = "joint projects|joint project|planned projects|projects planned|совместн* проект*|планируем* проект*|bilelikdaki taslama*|bilelikde * taslama*|meyillesdirilyan taslama*";

/// A year's plan with this partner was discussed: its projects are spoken of with it, where the text speaks of
/// the joint projects or has a subject of the project. The others are shown, for the user to take.
fn of_plan(one: &Candidate, told: &Told<'_>, relation: Option<&str>, meeting: &Meeting<'_>) -> f64 {
    let annual = one.years.0 == one.years.1 && meeting.with.contains(&one.partner);
    let about = || one.terms.iter().any(|term| matches!(term, Term::Concept(nth) if told.all.contains(nth)));
    match relation {
        Some("discussed") if annual && (told.joint || about()) => ACCEPTED,
        Some("discussed" | "reviewed") if annual => ACCEPTED - 0.05,
        _ => 0.0,
    }
}

/// "The legal framework", "regional projects": all projects of that kind in a plan that was discussed.
fn of_kind(one: &Candidate, all: &BTreeSet<usize>, relation: Option<&str>) -> f64 {
    let named = |word: &str| CONCEPTS.iter().position(|concept| concept.word == word).is_some_and(|nth| all.contains(&nth));
    let fits = (one.kind == "legal" && named("legal framework")) || (one.kind == "regional" && named("regional project"));
    match relation {
        Some("discussed") if fits => 0.55,
        Some("reviewed") if fits => 0.5,
        _ => 0.0,
    }
}
