//! Where names of persons stand in a text, and what each is: with the role beside it, or explained by
//! one. A name is a run of words in capitals that are no common words; nothing else counts.

use std::ops::Range;

use super::beside;
use super::names::{self, Case};
use super::organisations::Mention;
use super::roles::Side;
use super::scene::{Person, Scene};
use super::text::{Part, Text};
use super::written;

/// So many places with names are looked at; a readout has a dozen.
const MOST: usize = 150;

/// Where a bulletin goes on to something else.
const OTHER_NEWS: &str = "in other news|in other developments|к другим новостям|о других новостях|другие новости|beyleki habarlar|baska habarlar";

/// All names with what stands beside them, in the order of the text.
pub(super) fn found(scene: &Scene<'_>) -> Vec<Person> {
    let text = scene.text;
    let mut found: Vec<Person> = Vec::new();
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
        if name.len() == 1 && !explained(scene, &name, &found) {
            continue;
        }
        let claimed = found.last().map_or(0, Person::end);
        let mut person = described(scene, name, claimed);
        if person.organisation.is_none() {
            seated(scene, &mut person);
        }
        if person.organisation.is_none() && person.role.is_some() {
            person.organisation = found.last().and_then(|last| inherited(scene, last, &person));
        }
        found.push(person);
    }
    found
}

/// In a list the group tells the side.
fn seated(scene: &Scene<'_>, person: &mut Person) {
    let Some(seat) = scene.roster.seat(person.name.start).filter(|seat| seat.present) else { return };
    person.organisation.clone_from(&seat.organisation);
    if person.organisation.is_none() && seat.national {
        person.side = Side::National;
    }
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
fn inherited(scene: &Scene<'_>, last: &Person, person: &Person) -> Option<Mention> {
    let between = last.end()..person.first();
    let text = scene.text;
    let joined =
        between.len() <= 2 && !between.is_empty() && between.clone().all(|at| matches!(text.fold(at), "," | "and" | "и" | "we" | "the"));
    let same = text.sentence_of(last.name.start) == text.sentence_of(person.name.start);
    last.organisation.clone().filter(|_| joined && same && person.side == Side::Either)
}

fn described(scene: &Scene<'_>, name: Range<usize>, claimed: usize) -> Person {
    let known = scene.known.find(scene.text.slice(&name), scene.text.language);
    let plain = Person { name, role: None, organisation: None, side: Side::Either, case: Case::Unknown, known };
    let left = beside::role_before(scene, &plain, claimed);
    left.or_else(|| beside::role_behind(scene, &plain)).or_else(|| beside::organisation(scene, &plain, claimed)).unwrap_or(plain)
}
