//! Readouts in three languages with what a reader takes from them, and how much of it is found. The
//! rules were made for the first three files; each of the others was written blind, measured (the
//! figures are in docs/readouts.md), and then the rules were mended.

use std::fmt::Write;

use coplan::domain::date::When;
use coplan::ingest::readout::{Proposal, propose};
use coplan::workspace::Workspace;
use serde::Deserialize;

use super::{day, sample};

#[derive(Deserialize)]
struct File {
    readout: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    text: String,
    date: toml::value::Datetime,
    people: Vec<(String, String)>,
    #[serde(default)]
    mentioned: Vec<String>,
    plans: Vec<String>,
    /// Plans of which the text says that they were not talked about.
    #[serde(default)]
    not_discussed: Vec<String>,
    /// Who undertakes something, and by when.
    #[serde(default)]
    undertaken: Vec<(String, String)>,
    with: Vec<String>,
    same_as: Option<String>,
    place: Option<String>,
}

/// What was found, what of it is right, and what there was to find.
#[derive(Default, Clone, Copy)]
struct Count {
    found: usize,
    right: usize,
    there: usize,
}

impl Count {
    fn add(&mut self, found: &[String], there: &[String]) {
        self.found += found.len();
        self.there += there.len();
        self.right += found.iter().filter(|one| there.iter().any(|other| other == *one)).count();
    }

    fn precision(self) -> f64 {
        share(self.right, self.found)
    }

    fn recall(self) -> f64 {
        share(self.right, self.there)
    }

    fn f1(self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
    }
}

fn share(part: usize, all: usize) -> f64 {
    if all == 0 { 100.0 } else { 100.0 * f64::from(u32::try_from(part).unwrap()) / f64::from(u32::try_from(all).unwrap()) }
}

#[derive(Default)]
struct Figures {
    dates: Count,
    people: Count,
    plans: Count,
    relations: Count,
    partners: Count,
    same: Count,
    places: Count,
    /// Commitments that are ticked, by who and until when.
    undertaken: Count,
    /// Ticked links of meetings that the sample has, against the links there.
    links: Count,
    invented: Vec<String>,
    negations: usize,
    misses: String,
}

fn relation(plan: &coplan::ingest::readout::PlanSaid) -> (String, String) {
    let years = format!("?{}-{}", plan.years.0, plan.years.1);
    (plan.plan.clone().unwrap_or(years), plan.relation.clone())
}

fn measure(figures: &mut Figures, workspace: &Workspace, case: &Case, proposal: &Proposal) {
    figures.links.add(&ticked(case, proposal), &linked(workspace, case));
    let strings = |one: &str| vec![one.to_owned()];
    let mut check = |count: &mut Count, what: &str, found: Vec<String>, there: Vec<String>| {
        count.add(&found, &there);
        let (mut a, mut b) = (found, there);
        a.sort();
        b.sort();
        if a != b {
            writeln!(figures.misses, "  {}: {what}: found {a:?}, there {b:?}", case.name).unwrap();
        }
    };
    let date = proposal.date.map(|date: When| date.to_string()).unwrap_or_default();
    check(&mut figures.dates, "date", strings(&date), strings(&case.date.to_string()));
    let people = proposal.participants.iter().map(|part| format!("{} / {}", plain(&part.what.name), part.what.side)).collect();
    check(&mut figures.people, "people", people, case.people.iter().map(|(name, side)| format!("{} / {side}", plain(name))).collect());
    let found: Vec<(String, String)> = proposal.plans.iter().map(|part| relation(&part.what)).collect();
    let told = |(id, relation): &(String, String)| !(relation == "noted" && case.not_discussed.contains(id));
    let taken: Vec<(String, String)> = found.iter().filter(|plan| told(plan)).cloned().collect();
    let split: Vec<(&str, &str)> = case.plans.iter().map(|plan| plan.split_once(' ').unwrap()).collect();
    let ids = |plans: &[(&str, &str)]| plans.iter().map(|(id, _)| (*id).to_owned()).collect::<Vec<_>>();
    check(&mut figures.plans, "plans", taken.iter().map(|(id, _)| id.clone()).collect(), ids(&split));
    let right = |id: &str, relation: &str| split.iter().any(|(other, any)| *other == id && any.split('|').any(|one| one == relation));
    let related = taken.iter().map(|(id, relation)| if right(id, relation) { id.clone() } else { format!("{id} {relation}") }).collect();
    check(&mut figures.relations, "relations", related, ids(&split));
    check(&mut figures.partners, "with", proposal.with.clone(), case.with.clone());
    check(&mut figures.same, "same_as", proposal.same_as.clone().into_iter().collect(), case.same_as.clone().into_iter().collect());
    let ticked = proposal.commitments.iter().filter(|part| part.accepted).map(|part| {
        let due = part.what.due.map(|due| due.last().to_string()).unwrap_or_default();
        format!("{} {due}", part.what.side)
    });
    check(
        &mut figures.undertaken,
        "undertaken",
        ticked.collect(),
        case.undertaken.iter().map(|(side, due)| format!("{side} {due}")).collect(),
    );
    if let Some(place) = &case.place {
        check(&mut figures.places, "place", strings(&proposal.place), strings(place));
    }
    let real = |name: &String| case.people.iter().any(|(other, _)| plain(other) == plain(name));
    figures.invented.extend(proposal.participants.iter().map(|part| part.what.name.clone()).filter(|name| !real(name)));
    for (id, relation) in found.iter().filter(|(id, relation)| relation != "noted" && case.not_discussed.contains(id)) {
        figures.negations += 1;
        writeln!(figures.misses, "  {}: {id} is {relation}, though it was not talked about", case.name).unwrap();
    }
    for name in case.mentioned.iter().filter(|name| !proposal.notes.iter().any(|note| note.to_string().contains(name.as_str()))) {
        writeln!(figures.misses, "  {}: {name} is not noted as mentioned", case.name).unwrap();
    }
}

/// A name whose words stand in one order: a surname may come first.
fn plain(name: &str) -> String {
    let mut words: Vec<&str> = name.split([' ', '.']).filter(|word| !word.is_empty()).collect();
    words.sort_by_key(|word| (word.chars().count() == 1, *word));
    words.join(" ")
}

fn ticked(case: &Case, proposal: &Proposal) -> Vec<String> {
    let ticked = proposal.links.iter().filter(|part| part.accepted && case.same_as.is_some());
    ticked.map(|part| part.what.project.clone()).collect()
}

fn linked(workspace: &Workspace, case: &Case) -> Vec<String> {
    let handles = case.same_as.iter().flat_map(|id| workspace.linked_to(id));
    handles.filter_map(|handle| workspace.row(*handle)).map(|row| row.id().into_owned()).collect()
}

fn figures(text: &str) -> Figures {
    figures_of(text, "")
}

/// Of the texts whose label begins so: with "en", "ru" or "tk".
fn figures_of(text: &str, begin: &str) -> Figures {
    let workspace = sample();
    let file: File = toml::from_str(text).unwrap();
    let mut figures = Figures::default();
    for case in file.readout.iter().filter(|case| case.name.starts_with(begin)) {
        measure(&mut figures, &workspace, case, &propose(&case.text, &workspace, day("2026-06-01"), None));
    }
    figures
}

fn report(name: &str, figures: &Figures) -> String {
    let mut out = format!("{name}\n");
    let rows = [
        ("dates", figures.dates),
        ("participants with sides", figures.people),
        ("plans with years", figures.plans),
        ("plans with relations", figures.relations),
        ("partners", figures.partners),
        ("same meeting", figures.same),
        ("places", figures.places),
        ("ticked commitments", figures.undertaken),
        ("ticked links", figures.links),
    ];
    for (label, count) in rows {
        writeln!(
            out,
            "  {label:<24} precision {:5.1}  recall {:5.1}  f1 {:5.1}  ({} found, {} right of {})",
            count.precision(),
            count.recall(),
            count.f1(),
            count.found,
            count.right,
            count.there
        )
        .unwrap();
    }
    writeln!(out, "  invented persons         {} {:?}", figures.invented.len(), figures.invented).unwrap();
    out + &figures.misses
}

#[test]
fn most_of_what_a_reader_takes_is_found() {
    let files = [
        ("English", include_str!("corpus/en.toml")),
        ("Russian", include_str!("corpus/ru.toml")),
        ("Turkmen", include_str!("corpus/tk.toml")),
        ("Fresh", include_str!("corpus/fresh.toml")),
        ("Second", include_str!("corpus/second.toml")),
        ("Styles", include_str!("corpus/styles.toml")),
        ("Fourth", include_str!("corpus/fourth.toml")),
        ("Fifth", include_str!("corpus/fifth.toml")),
        ("Third", include_str!("corpus/third.toml")),
        ("Sixth", include_str!("corpus/sixth.toml")),
        ("Seventh", include_str!("corpus/seventh.toml")),
        ("Eighth", include_str!("corpus/eighth.toml")),
        ("Ninth", include_str!("corpus/ninth.toml")),
        ("Tenth", include_str!("corpus/tenth.toml")),
        ("Eleventh", include_str!("corpus/eleventh.toml")),
        ("Twelfth", include_str!("corpus/twelfth.toml")),
    ];
    let all = files.map(|(name, text)| (name, figures(text)));
    let reports: String = all.iter().map(|(name, figures)| report(name, figures)).collect();
    println!("{reports}");
    for (name, figures) in &all {
        assert!(figures.dates.recall() > 99.9, "{name}: dates");
        assert!(figures.plans.recall() >= 95.0 && figures.plans.precision() >= 95.0, "{name}: plans");
        assert!(figures.people.f1() >= 90.0, "{name}: participants");
        assert_eq!(figures.invented, [] as [&str; 0], "{name}: invented persons");
    }
}

/// `COPLAN_READOUTS=FILE cargo test --test it readout::corpus::a_file -- --nocapture` measures other readouts.
#[test]
fn a_file_of_other_readouts_is_measured() {
    let Some(path) = std::env::var_os("COPLAN_READOUTS") else { return };
    let text = std::fs::read_to_string(path).unwrap();
    for begin in ["en", "ru", "tk"] {
        println!("{}", report(begin, &Figures { misses: String::new(), ..figures_of(&text, begin) }));
    }
    println!("{}", report("all", &figures(&text)));
}
