//! Where names of persons stand in a text, and what each is: with the role beside it, or explained by
//! one. A name is a run of words in capitals that are no common words; nothing else counts.

use std::collections::HashSet;
use std::ops::Range;

use super::beside;
use super::countries;
use super::names::{self, Case};
use super::organisations::{BODY, Mention};
use super::people;
use super::roles::{self, Side};
use super::scene::{Person, Scene, Tie};
use super::text::{Language, Part, Sort, Text};
use super::written;

/// So many places with names are looked at; a readout has a dozen.
const MOST: usize = 150;

/// Where a bulletin goes on to something else.
const OTHER_NEWS: &str =
    "in other news|in other developments|к другим новостям|о других новостях|другие новости|beyleki habarlar|baska habarlar";

/// All names with what stands beside them, in the order of the text.
pub(super) fn found(scene: &Scene<'_>) -> Vec<Person> {
    let text = scene.text;
    let mut found: Vec<Person> = Vec::new();
    let told = told(text);
    let mut at = 0;
    let end = text.find(0..text.tokens.len(), OTHER_NEWS).unwrap_or(text.tokens.len());
    while at < end && found.len() < MOST {
        let Some(name) = written::name_at(scene, at) else {
            at += 1;
            continue;
        };
        at = name.end;
        if text.tokens.get(name.start).is_some_and(|token| token.quoted && !is_list(text, &name)) {
            continue;
        }
        if is_of_title(scene, &name, &told) || name.len() == 1 && !explained(scene, &name, &found) {
            continue;
        }
        let claimed = found.last().map_or(0, Person::end);
        let mut person = described(scene, name, claimed);
        if person.organisation.is_none() && person.role.is_some() {
            person.organisation = beside::organisation(scene, &person, claimed).and_then(|found| found.organisation);
        }
        if person.organisation.is_none() {
            seated(scene, &mut person);
        }
        let same = text.word(person.name.end) == "(" && text.has(person.name.end..person.name.end + 4, "same|тот же|того же|там же|sol");
        if let Some(last) = found.last().filter(|_| same) {
            person.organisation.clone_from(&last.organisation);
            person.beside = people::side(scene, last);
        }
        if let Some(last) = found.last() {
            coordinated(scene, last, &mut person);
        }
        let titled = beside::before_courtesy(text, person.name.start) < person.name.start;
        if person.organisation.is_none() && person.role.is_none() && titled {
            person.organisation = people::of_delegation(scene, &person).cloned();
        }
        let alone = person.organisation.is_none() && person.role.is_some();
        // "the chairman A, his deputy B"
        let his = person.role.as_ref().is_some_and(|role| text.has(role.start.saturating_sub(1)..role.start + 1, "his|her|его|ее|onun"));
        let same = |last: &&Person| text.sentence_of(last.name.start) == text.sentence_of(person.name.start);
        // "the Centre by its head B": of the body that stands between
        let body = |last: &&Person| (last.end()..person.first()).any(|at| scene.covered(at));
        if let Some(last) = found.last().filter(|last| alone && his && same(last) && !body(last)) {
            person.beside = people::side(scene, last);
        }
        if let Some(last) = found.last().filter(|last| alone && is_together(scene, last, &person)) {
            person.organisation.clone_from(&last.organisation);
            person.side = last.side;
            person.tie.together = true;
            person.beside = people::side(scene, last);
        }
        // "trainers A and B, invited by X": what is told of the second is so of both
        if let Some(last) = found.last_mut().filter(|last| person.tie.joined && last.organisation.is_none() && is_plural(text, last)) {
            last.organisation.clone_from(&person.organisation);
        }
        found.push(person);
    }
    found
}

/// In a list the group tells the side.
fn seated(scene: &Scene<'_>, person: &mut Person) {
    let Some(seat) = scene.roster.seat(person.name.start).filter(|seat| seat.present) else { return };
    let before = person.name.start.checked_sub(1).and_then(|at| scene.mention_at(at)).filter(|mention| !mention.head);
    // "- A, Political Officer, Embassy of X;"
    let item = || {
        let item = scene.roster.item(person.name.start)?;
        let last = item.end - usize::from(scene.text.word(item.end.saturating_sub(1)) == ";");
        let alone = (person.end()..last).all(|at| !matches!(scene.text.fold(at), ";" | "and" | "и" | "we"));
        (person.end()..item.end).find_map(|at| scene.mention_at(at)).filter(|mention| alone && !mention.head && item.len() <= 30)
    };
    person.organisation = before.or_else(item).cloned().or_else(|| seat.organisation.clone());
    person.seated = true;
    if person.organisation.is_none() && seat.national {
        person.side = Side::National;
    }
}

/// In an English headline every word may be in capitals: a name there is one that the text has too.
fn is_of_title(scene: &Scene<'_>, name: &Range<usize>, told: &HashSet<&str>) -> bool {
    let text = scene.text;
    let title = text.language == Language::English && text.part(text.sentence_of(name.start)) == Part::Headline;
    title && !told.contains(text.fold(name.end - 1)) && scene.known.find(text.slice(name), text.language).is_none()
}

/// The words in capitals that stand outside of headlines.
fn told<'a>(text: &'a Text<'_>) -> HashSet<&'a str> {
    let outside = |at: &usize| text.is_upper(*at) && text.part(text.sentence_of(*at)) != Part::Headline;
    (0..text.tokens.len()).filter(outside).map(|at| text.fold(at)).collect()
}

fn is_list(text: &Text<'_>, name: &Range<usize>) -> bool {
    text.part(text.sentence_of(name.start)) == Part::Headline
}

/// A lone word is a name only behind "Mr", or where it is the surname of somebody named before.
fn explained(scene: &Scene<'_>, name: &Range<usize>, found: &[Person]) -> bool {
    let text = scene.text;
    let forms = names::forms(text.slice(name), text.language);
    let named = |person: &Person| names::forms(text.slice(&person.name), text.language);
    let same = |person: &Person| named(person).iter().any(|one| forms.iter().any(|form| names::same_person(one, form)));
    beside::before_courtesy(text, name.start) < name.start || found.iter().any(same)
}

/// "The head of the OSCE Centre A and the adviser B": the second is of the organisation of the first.
fn is_together(scene: &Scene<'_>, last: &Person, person: &Person) -> bool {
    let text = scene.text;
    let between = last.end()..person.first().min(beside::before_courtesy(text, person.name.start));
    let joined = between.len() <= 6 && !between.is_empty() && between.clone().all(|at| is_joint(text, at));
    // in Turkmen the role begins before what is taken as its first word: ", hukuk müdirliginiň müdiri A"
    let long = text.language == Language::Turkmen
        && between.len() <= 5
        && matches!(text.fold(between.start), "," | "we")
        && !text.has(between.clone(), BODY)
        && (!text.has(between.clone(), beside::OTHER_BODY) || text.has(between.clone(), "boluminin|mudirliginin|departamentinin"))
        && between.clone().all(|at| !scene.covered(at) && (at == between.start || text.is(at, Sort::Word)));
    let joined = joined || long;
    let own = people::from_abroad(scene, person)
        || person.role.clone().is_some_and(|role| text.has(role.clone(), BODY) || countries::of_an_embassy(text, &role));
    let same = text.sentence_of(last.name.start) == text.sentence_of(person.name.start);
    let unit = long && text.has(between, "boluminin|mudirliginin|departamentinin");
    joined && same && !own && (person.side == Side::Either || unit)
}

/// The words between two that are named together.
pub(super) fn is_joint(text: &Text<'_>, at: usize) -> bool {
    matches!(
        text.fold(at),
        ")" | ","
            | "and"
            | "и"
            | "we"
            | "the"
            | "а"
            | "также"
            | "также и"
            | "as"
            | "well"
            | "also"
            | "by"
            | "seyle"
            | "hem"
            | "hem-de"
            | "de"
            | "hemde"
            | "-"
            | "with"
    )
}

/// "Deputy Ministers A and B", "lieutenant colonel A and captain B": the second is what the first is.
fn coordinated(scene: &Scene<'_>, last: &Person, person: &mut Person) {
    let text = scene.text;
    if person.role.is_some() || person.organisation.is_some() || text.sentence_of(last.name.start) != text.sentence_of(person.name.start) {
        return;
    }
    let first = beside::before_courtesy(text, person.name.start);
    let between = behind_bracket(text, last.end())..first;
    if let Some(mention) = heads_of(scene, last, first) {
        person.role.clone_from(&last.role);
        person.organisation = Some(mention);
        (person.side, person.case, person.tie.joined) = (last.side, last.case, true);
        return;
    }
    let link = between.clone().any(|at| matches!(text.fold(at), "and" | "и" | "we" | "hem" | "hemde"));
    // "işgärleri A bilen B"
    let with = between.len() == 1 && text.fold(between.start) == "bilen" && is_plural(text, last);
    let link = link || with;
    let listed = link || (between.len() == 1 && text.word(between.start) == "," && is_plural(text, last));
    if between.is_empty() || between.len() > 3 || !listed || !(with || between.clone().all(|at| is_joint(text, at))) {
        return;
    }
    let before = last.role.clone().filter(|role| role.start < last.name.start);
    // a rank of its own: the same body, not the same role
    person.role = before.filter(|_| first == person.name.start);
    let ranked = first < person.name.start;
    if person.role.is_some() || ranked {
        person.organisation.clone_from(&last.organisation);
        if person.role.is_none() && person.organisation.is_none() {
            person.role = Some(person.name.start..person.name.start);
        }
        (person.side, person.case) = (last.side, last.case);
        person.tie.joined = true;
        person.beside = people::side(scene, last);
    }
}

/// "A (Border Guard) and B": what stands in a bracket does not part them.
fn behind_bracket(text: &Text<'_>, end: usize) -> usize {
    let close = || (end + 1..end + 8).find(|at| text.word(*at) == ")").map(|at| at + 1);
    if text.word(end) == "(" { close().unwrap_or(end) } else { end }
}

/// "The heads of the Ministry of Justice A and the Ministry of Health B": the second is of the body right before the name.
fn heads_of(scene: &Scene<'_>, last: &Person, first: usize) -> Option<Mention> {
    let text = scene.text;
    let country = usize::from(text.matches(first.saturating_sub(1), "turkmenistan*|туркменистан*").is_some());
    let of = usize::from(country > 0 && text.before(first, 2) == "of");
    let mention = scene.mention_at(first.checked_sub(1 + country + of)?).filter(|mention| !mention.head)?;
    let between = last.end()..mention.span.start;
    let heads =
        last.role.clone().is_some_and(|role| text.has(role, "heads|chiefs|leaders|главами|главы|руководителями|руководители|yolbascylary"));
    let joined = (1..=2).contains(&between.len()) && between.clone().all(|at| is_joint(text, at));
    (heads && joined).then(|| mention.clone())
}

fn is_plural(text: &Text<'_>, person: &Person) -> bool {
    person.role.clone().is_some_and(|role| roles::is_plural(text, &role))
}

fn described(scene: &Scene<'_>, name: Range<usize>, claimed: usize) -> Person {
    let known = scene.known.find(scene.text.slice(&name), scene.text.language);
    let plain = Person {
        name,
        role: None,
        organisation: None,
        side: Side::Either,
        case: Case::Unknown,
        known,
        tie: Tie::default(),
        seated: false,
        beside: String::new(),
    };
    let left = beside::role_before(scene, &plain, claimed);
    left.or_else(|| beside::role_behind(scene, &plain)).or_else(|| beside::organisation(scene, &plain, claimed)).unwrap_or(plain)
}
