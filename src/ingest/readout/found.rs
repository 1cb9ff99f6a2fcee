//! Where names of persons stand in a text, and what each is: with the role beside it, or explained by
//! one. A name is a run of words in capitals that are no common words; nothing else counts.

use std::ops::Range;

use super::beside;
use super::names::{self, Case};
use super::organisations::Mention;
use super::people::{Person, Scene};
use super::roles::{self, Side};
use super::text::{Language, Part, Sort, Text};
use super::{cues, dates, no_names};

/// So many places with names are looked at; a readout has a dozen.
const MOST: usize = 150;

/// All names with what stands beside them, in the order of the text.
pub(super) fn found(scene: &Scene<'_>) -> Vec<Person> {
    let text = scene.text;
    let mut found: Vec<Person> = Vec::new();
    let mut at = 0;
    while at < text.tokens.len() && found.len() < MOST {
        let Some(name) = name_at(scene, at) else {
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
        if person.organisation.is_none() && person.role.is_some() {
            person.organisation = found.last().and_then(|last| inherited(scene, last, &person));
        }
        found.push(person);
    }
    found
}

/// The few words before a colon that stands before a name, from the beginning of their line or sentence.
pub(super) fn label(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let sentence = text.span(text.sentence_of(at)).start;
    let colon = (at.saturating_sub(24).max(sentence)..at).rev().find(|place| text.word(*place) == ":")?;
    let first = (sentence..colon).rev().find(|place| matches!(text.word(*place), "." | ";" | ":")).map_or(sentence, |stop| stop + 1);
    let plain = (colon + 1..at).all(|place| text.word(place) != "." || text.word(place - 1).chars().count() == 1);
    (colon - first <= 6 && plain).then_some(first..colon)
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

/// A run of words that can be a name: two to four in capitals, or an initial and a surname.
pub(super) fn name_at(scene: &Scene<'_>, at: usize) -> Option<Range<usize>> {
    let text = scene.text;
    // no name begins behind an article
    if text.before(at, 1) == "the" {
        return None;
    }
    let first = name_word(scene, at)?;
    let mut end = at + first;
    let mut words = 1;
    while words < 5 {
        let joined = usize::from(text.word(end) == "-" && text.touches(end) && text.touches(end - 1));
        let little = usize::from(matches!(
            text.fold(end),
            "de" | "van" | "von" | "der" | "di" | "del" | "bin" | "al" | "el" | "la" | "le" | "da" | "ван" | "де" | "фон"
        ));
        let Some(length) =
            name_word(scene, end + joined + little).filter(|_| text.sentence_of(end + joined + little) == text.sentence_of(at))
        else {
            break;
        };
        end += joined + little + length;
        words += 1;
    }
    let name = at..end;
    let courtesy = at.checked_sub(1).is_some_and(|before| {
        roles::is_courtesy(text, before) || (text.word(before) == "." && before > 0 && roles::is_courtesy(text, before - 1))
    });
    let alone = words == 1 && (courtesy || scene.known.find(text.slice(&name), text.language).is_some() || text.is(at, Sort::Word));
    (words > 1 || alone).then_some(name).filter(|name| stands_free(scene, name))
}

/// A name is no part of a longer title: "Silk Road Agency", "University of X".
fn stands_free(scene: &Scene<'_>, name: &Range<usize>) -> bool {
    let text = scene.text;
    let next = name.end;
    let same = text.sentence_of(next) == text.sentence_of(name.start);
    let title = same
        && text.is(next, Sort::Word)
        && text.is_upper(next)
        && !text.is_capitals(next)
        && text.language == Language::English
        && !scene.covered(next)
        && roles::head(text, next).is_none();
    let inside = matches!(text.before(name.start, 1), "of" | "for" | "имени" | "им") && !after_person_word(text, name.start);
    !(title || inside)
}

fn after_person_word(text: &Text<'_>, at: usize) -> bool {
    let far = at.saturating_sub(4)..at;
    text.has(far, "participation|leadership|presence|meeting|delegation|representatives|visit|initiative|initiatives|address|speech|statement|message|appointment|memory|behalf|form|person")
}

/// How many words an initial with its full stop, or a word of a name, takes.
fn name_word(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let text = scene.text;
    let word = text.word(at);
    if !text.is(at, Sort::Word) || !text.is_upper(at) || scene.covered(at) {
        return None;
    }
    let courtesy = |at: usize| text.fold(at) == "h" && text.word(at + 1) == "." && text.fold(at + 2) == "e";
    if courtesy(at) || (text.fold(at) == "e" && at > 1 && courtesy(at - 2)) {
        return None;
    }
    if word.chars().count() == 1 && matches!(text.word(at + 1), "'" | "’" | "ʼ") && text.is_upper(at + 2) && text.touches(at + 1) {
        return Some(3);
    }
    if word.chars().count() == 1 {
        let dot = text.word(at + 1) == "." && text.touches(at);
        return dot.then_some(2);
    }
    if word.chars().count() == 2
        && text.word(at + 1) == "."
        && text.touches(at)
        && word.chars().nth(1).is_some_and(char::is_lowercase)
        && !roles::is_courtesy(text, at)
    {
        // "Ýu. Orazow", "Dž."
        return Some(2).filter(|_| text.touches(at + 1));
    }
    let shouted = text.is_capitals(at) && (word.chars().count() < 3 || shouts(text, at));
    let plain = no_names::is_common(text.fold(at)) || roles::head(text, at).is_some() || is_dated(text, at);
    let opens = text.span(text.sentence_of(at)).start == at && cues::is_opener(text.fold(at));
    (!(shouted || plain || opens || roles::is_courtesy(text, at))).then_some(1)
}

/// A month or a weekday; a short one, such as "Jun", only beside a number.
fn is_dated(text: &Text<'_>, at: usize) -> bool {
    let number = |at: usize| text.is(at, Sort::Number);
    let beside = number(at + 1) || number(at + 2) || at.checked_sub(1).is_some_and(number);
    dates::is_date_word(text.fold(at)) && (beside || text.word(at).chars().count() > 3)
}

/// A short name, or a line that is all in capitals; a surname in capitals stands behind a name that is not.
fn shouts(text: &Text<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).is_some_and(|before| text.is_upper(before) && !text.is_capitals(before) && text.is(before, Sort::Word));
    let initial = at > 1 && text.word(at - 1) == "." && text.word(at - 2).chars().count() == 1;
    !(before || initial)
}
