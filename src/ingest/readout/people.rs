//! Who is named in a text, in which role and on which side. A person is a name in capitals beside a
//! role or an organisation, or one whom the workspace knows; nobody is made up. Whether a person was
//! there or is only mentioned is told in `presence`.

use std::ops::Range;

use super::known_people::KnownPeople;
use super::names::{self, Case};
use super::organisations::{Mention, Organisations};
use super::presence;
use super::roles::{self, Side};
use super::text::{Language, Part, Sort, Text};
use crate::domain::event::Participant;

/// So many places with names are looked at; a readout has a dozen.
const MOST: usize = 150;

/// All that the reading of people looks at.
#[derive(Debug)]
pub(super) struct Scene<'a> {
    pub(super) text: &'a Text<'a>,
    pub(super) organisations: &'a Organisations,
    pub(super) mentions: &'a [Mention],
    pub(super) known: &'a KnownPeople,
}

/// A name at one place, with the role that stands beside it.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) name: Range<usize>,
    pub(super) role: Option<Range<usize>>,
    pub(super) organisation: Option<Mention>,
    pub(super) side: Side,
    pub(super) case: Case,
    pub(super) known: Option<usize>,
}

impl Person {
    /// The first word of name and role together.
    pub(super) fn first(&self) -> usize {
        self.role.as_ref().map_or(self.name.start, |role| role.start.min(self.name.start))
    }

    pub(super) fn end(&self) -> usize {
        self.role.as_ref().map_or(self.name.end, |role| role.end.max(self.name.end))
    }
}

/// Who took part, and who was only mentioned.
#[derive(Debug, Default)]
pub(super) struct People {
    pub(super) present: Vec<Participant>,
    pub(super) mentioned: Vec<String>,
    pub(super) unclear: Vec<String>,
    /// All places where persons are named, for those who look for speakers.
    pub(super) places: Vec<(usize, String)>,
}

pub(super) fn people(scene: &Scene<'_>) -> People {
    let found = found(scene);
    let mut people = People::default();
    let mut groups: Vec<Vec<Person>> = Vec::new();
    for person in found {
        let written = scene.text.slice(&person.name).to_owned();
        let same = groups.iter().position(|group| group.iter().any(|other| same(scene, other, &person)));
        match same.and_then(|at| groups.get_mut(at)) {
            Some(group) => group.push(person),
            None if names::parts(&written).len() > 1 || person.known.is_some() => groups.push(vec![person]),
            // a lone surname that nobody explains
            None => {}
        }
    }
    for group in &groups {
        sort_out(scene, group, &mut people);
    }
    people
}

fn same(scene: &Scene<'_>, one: &Person, other: &Person) -> bool {
    if one.known.is_some() && one.known == other.known {
        return true;
    }
    let forms = |person: &Person| names::forms(scene.text.slice(&person.name), scene.text.language);
    let (one, other) = (forms(one), forms(other));
    one.iter().any(|a| other.iter().any(|b| names::same_person(a, b)))
}

fn sort_out(scene: &Scene<'_>, group: &[Person], people: &mut People) {
    let name = best_name(scene, group);
    let described = group.iter().find(|person| person.organisation.is_some() && person.role.is_some());
    let described = described.or_else(|| group.iter().find(|person| person.role.is_some() || person.organisation.is_some()));
    let (role, side) = described.map_or_else(Default::default, |person| (role(scene, person), side(scene, person)));
    let known = group.iter().find_map(|person| person.known).and_then(|at| scene.known.get(at));
    let role = if role.is_empty() { known.map(|known| known.role.clone()).unwrap_or_default() } else { role };
    let side = if side.is_empty() { known.map(|known| known.side.clone()).unwrap_or_default() } else { side };
    if described.is_none() && known.is_none() {
        people.unclear.push(name);
        return;
    }
    people.places.extend(group.iter().map(|person| (person.first(), side.clone())));
    if presence::was_there(scene, group) {
        people.present.push(Participant { name, role, side });
    } else {
        people.mentioned.push(name);
    }
}

/// As the workspace spells it, else the fullest nominative that the text has.
fn best_name(scene: &Scene<'_>, group: &[Person]) -> String {
    if let Some(known) = group.iter().find_map(|person| person.known).and_then(|at| scene.known.get(at)) {
        return known.name.clone();
    }
    let forms = group.iter().map(|person| {
        let written = scene.text.slice(&person.name);
        let form = names::nominative(written, scene.text.language, person.case);
        let full = names::parts(&form).iter().filter(|part| part.chars().count() > 1).count();
        (full, person.case == Case::Nominative, form)
    });
    let mut best: Option<(usize, bool, String)> = None;
    for form in forms {
        if best.as_ref().is_none_or(|best| (form.0, form.1) > (best.0, best.1)) {
            best = Some(form);
        }
    }
    best.map(|(_, _, form)| tidy(&form)).unwrap_or_default()
}

/// "R.Meredov" and "RASHID MEREDOV" as they are written elsewhere.
fn tidy(name: &str) -> String {
    let spaced = name.replace('.', ". ").split_whitespace().collect::<Vec<_>>().join(" ");
    let word = |word: &str| {
        let capitals = word.chars().count() > 2 && word.chars().all(|c| !c.is_lowercase());
        let mut chars = word.chars();
        match chars.next().filter(|_| capitals && !word.contains('-')) {
            Some(first) => first.to_string() + &chars.as_str().to_lowercase(),
            None => word.to_owned(),
        }
    };
    spaced.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

fn role(scene: &Scene<'_>, person: &Person) -> String {
    let Some(span) = &person.role else { return String::new() };
    let partner = person.organisation.as_ref().filter(|mention| scene.organisations.is_partner(mention.organisation));
    let without = partner.map(|mention| &mention.span).filter(|_| !speaks_for_the_country(scene.text, span));
    let short = roles::shown(scene.text, span, without);
    let shown = if short.split(' ').count() < 2 { roles::shown(scene.text, span, None) } else { short };
    let mut chars = shown.chars();
    chars.next().map(|first| first.to_uppercase().collect::<String>() + chars.as_str()).unwrap_or_default()
}

/// The organisation of the role, else that of people with such a role.
fn side(scene: &Scene<'_>, person: &Person) -> String {
    if let Some(mention) = &person.organisation {
        let abroad = person.role.as_ref().is_some_and(|role| speaks_for_the_country(scene.text, role));
        let partner = scene.organisations.is_partner(mention.organisation);
        return if abroad && partner { "mfa".to_owned() } else { scene.organisations.id(mention.organisation).to_owned() };
    }
    let nearest = |partner: bool| {
        let fits = |mention: &&Mention| scene.organisations.is_partner(mention.organisation) == partner && !mention.head;
        let before = scene.mentions.iter().filter(fits).rfind(|mention| mention.span.end <= person.first());
        before.or_else(|| scene.mentions.iter().find(fits)).map(|mention| scene.organisations.id(mention.organisation).to_owned())
    };
    match person.side {
        Side::National => nearest(false).unwrap_or_default(),
        Side::Partner => nearest(true).unwrap_or_default(),
        Side::Either => of_sentence(scene, person),
    }
}

/// "The OSCE side was represented by the deputy head A": the one organisation that the sentence names before.
fn of_sentence(scene: &Scene<'_>, person: &Person) -> String {
    let first = scene.text.span(scene.text.sentence_of(person.name.start)).start;
    let before = scene.mentions.iter().filter(|mention| mention.span.start >= first && mention.span.end <= person.first());
    let mut ids: Vec<&str> = before.map(|mention| scene.organisations.id(mention.organisation)).collect();
    ids.dedup();
    match ids.as_slice() {
        [only] if person.role.is_some() => (*only).to_owned(),
        _ => String::new(),
    }
}

/// "Permanent Representative of Turkmenistan to the UN".
fn speaks_for_the_country(text: &Text<'_>, role: &Range<usize>) -> bool {
    text.has(role.clone(), "representative of turkmenistan to|ambassador of turkmenistan|представител* туркменистана при|посол туркменистана|послом туркменистана|посла туркменистана|turkmenistanyn hemiselik wekili|turkmenistanyn ilcisi")
}

/// All names with what stands beside them, in the order of the text.
fn found(scene: &Scene<'_>) -> Vec<Person> {
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
    before_courtesy(text, name.start) < name.start || found.iter().any(same)
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
    let left = role_before(scene, &plain, claimed);
    left.or_else(|| role_behind(scene, &plain)).or_else(|| beside(scene, &plain, claimed)).unwrap_or(plain)
}

/// A run of words that can be a name: two to four in capitals, or an initial and a surname.
fn name_at(scene: &Scene<'_>, at: usize) -> Option<Range<usize>> {
    let text = scene.text;
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
        && scene.language_has_capitals()
        && !scene.covered(next)
        && roles::head(text, next).is_none();
    let inside = matches!(text.before(name.start, 1), "of" | "for" | "имени" | "им") && !after_person_word(text, name.start);
    !(title || inside)
}

fn after_person_word(text: &Text<'_>, at: usize) -> bool {
    let far = at.saturating_sub(4)..at;
    text.has(far, "participation|leadership|presence|meeting|delegation|representatives|visit|initiative|initiatives|address|speech|statement|message|appointment|memory|behalf|form|person")
}

impl Scene<'_> {
    fn language_has_capitals(&self) -> bool {
        self.text.language == Language::English
    }

    /// The organisation that is named at a place.
    pub(super) fn mention_at(&self, at: usize) -> Option<&Mention> {
        let nth = self.mentions.partition_point(|mention| mention.span.end <= at);
        self.mentions.get(nth).filter(|mention| mention.span.contains(&at))
    }

    /// The side of an organisation's name that names a person: "Minister of Foreign Affairs", "Resident Coordinator".
    fn head_of(&self, mention: &Mention) -> Option<Side> {
        let inside = || mention.span.clone().find_map(|at| roles::head(self.text, at)).map(|(side, _)| side);
        if mention.head { Some(Side::National) } else { inside() }
    }

    pub(super) fn covered(&self, at: usize) -> bool {
        self.mention_at(at).is_some()
    }
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
    let plain = super::common::is_common(text.fold(at)) || roles::head(text, at).is_some() || super::dates::is_date_word(text.fold(at));
    let opens = text.span(text.sentence_of(at)).start == at && super::cues::is_opener(text.fold(at));
    (!(shouted || plain || opens || roles::is_courtesy(text, at))).then_some(1)
}

/// A short name, or a line that is all in capitals; a surname in capitals stands behind a name that is not.
fn shouts(text: &Text<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).is_some_and(|before| text.is_upper(before) && !text.is_capitals(before) && text.is(before, Sort::Word));
    let initial = at > 1 && text.word(at - 1) == "." && text.word(at - 2).chars().count() == 1;
    !(before || initial)
}

/// The role that ends right before the name: "министра иностранных дел Туркменистана Рашида Мередова".
fn role_before(scene: &Scene<'_>, person: &Person, claimed: usize) -> Option<Person> {
    let text = scene.text;
    let first = text.span(text.sentence_of(person.name.start)).start.max(claimed);
    let mut at = before_courtesy(text, person.name.start);
    if at.checked_sub(1).is_some_and(|before| text.word(before) == ",") {
        at -= 1;
    }
    let limit = if text.language == Language::Turkmen { 3 } else { 26 };
    let mut organisation: Option<Mention> = None;
    let start = at;
    while at > first && start - at < limit {
        at -= 1;
        if let Some(mention) = scene.mention_at(at) {
            at = mention.span.start;
            if let Some(side) = scene.head_of(mention) {
                return Some(with_role(scene, person, at..start, Some(mention.clone()), side, first));
            }
            organisation = Some(mention.clone());
            continue;
        }
        if let Some((side, _)) = roles::head(text, at).filter(|_| !is_rank(text, at)) {
            return Some(with_role(scene, person, at..start, organisation, side, first));
        }
        if roles::ends(text, at) || (text.word(at) == "," && start - at > 1 && text.language != Language::Russian) {
            return None;
        }
    }
    None
}

/// ", Ambassador": a rank behind a role that says more.
fn is_rank(text: &Text<'_>, at: usize) -> bool {
    text.matches(at, "ambassador|посол|посла|послом|послу|professor|ilci").is_some()
        && at > 1
        && text.word(at - 1) == ","
        && text.is(at - 2, Sort::Word)
}

fn before_courtesy(text: &Text<'_>, mut at: usize) -> usize {
    while at > 0
        && (roles::is_courtesy(text, at - 1)
            || (text.word(at - 1) == "." && at > 1 && roles::is_courtesy(text, at - 2))
            || text.word(at - 1) == "-" && at > 1 && roles::is_courtesy(text, at - 2))
    {
        at -= 1;
    }
    at
}

/// The role with the words that stand before its head, and the organisation among them.
fn with_role(scene: &Scene<'_>, person: &Person, span: Range<usize>, organisation: Option<Mention>, side: Side, first: usize) -> Person {
    let text = scene.text;
    let mut start = span.start;
    let mut organisation = organisation;
    while start > first {
        if let Some(mention) = scene.mention_at(start - 1) {
            let near = text.language == Language::English || text.language == Language::Turkmen;
            if !near || organisation.is_some() {
                break;
            }
            start = mention.span.start;
            organisation = organisation.or_else(|| Some(mention.clone()));
        } else if roles::is_modifier(text, start - 1) || roles::head(text, start - 1).is_some() || is_inner(text, start - 1) {
            start -= 1;
        } else {
            break;
        }
    }
    if text.language == Language::Turkmen && organisation.is_none() {
        organisation = far_before(scene, start, first);
    }
    if let Some((joined, mention)) = joined_role(scene, start, first) {
        start = joined;
        organisation = Some(mention);
    }
    let case = case(text, &person.name, &(start..span.end));
    Person { role: Some(start..span.end), organisation, side, case, ..person.clone() }
}

/// "IOM's", "of", the closing words between an organisation and a role.
fn is_inner(text: &Text<'_>, at: usize) -> bool {
    match text.language {
        Language::English => matches!(text.word(at), "’" | "'" | "s") && at > 0 && text.touches(at - 1),
        Language::Turkmen => {
            text.matches(at, "turkmenistandaky|asgabatdaky|turkmenistanyn|merkezi|aziya|boyunca|ucin|yurdumyzdaky|sebitindaki|we|yewropa")
                .is_some()
                || matches!(text.word(at), ")" | "(")
        }
        Language::Russian => false,
    }
}

/// In Turkmen the organisation stands somewhere before the role, in the genitive.
fn far_before(scene: &Scene<'_>, start: usize, first: usize) -> Option<Mention> {
    let text = scene.text;
    let mut at = start;
    while at > first && start - at < 16 {
        at -= 1;
        if let Some(mention) = scene.mention_at(at) {
            return Some(mention.clone());
        }
        if roles::ends(text, at) || matches!(text.word(at), ",") {
            return None;
        }
    }
    None
}

/// "UN Resident Coordinator and UNDP representative Elena Panova": the first of two roles tells the side.
fn joined_role(scene: &Scene<'_>, start: usize, first: usize) -> Option<(usize, Mention)> {
    let text = scene.text;
    let link = start.checked_sub(1).filter(|link| *link > first && matches!(text.fold(*link), "and" | "и" | "we"))?;
    let from = link.saturating_sub(7).max(first);
    let head = (from..link).rev().find(|at| roles::head(text, *at).is_some())?;
    let mention = (from..link).rev().find_map(|at| scene.mention_at(at)).filter(|mention| mention.span.start >= first)?;
    let start = head.min(mention.span.start);
    let clean = (start..link).all(|at| !roles::ends(text, at) && text.word(at) != ",");
    let two = start > 0 && text.matches(start - 1, "between|между|the").is_some();
    (clean && !two && scene.organisations.is_partner(mention.organisation)).then(|| (start, mention.clone()))
}

/// The case of a name is that of its role; in Turkmen it is told by the word behind the name.
fn case(text: &Text<'_>, name: &Range<usize>, role: &Range<usize>) -> Case {
    match text.language {
        Language::English => Case::Unknown,
        Language::Turkmen => match text.fold(name.end) {
            "bilen" => Case::Nominative,
            "kabul" | "garsylady" | "gutlady" | "kabul-" => Case::Genitive,
            _ => Case::Unknown,
        },
        Language::Russian => {
            let head = role.clone().find(|at| roles::head(text, *at).is_some()).map_or("", |at| text.fold(at));
            of_ending(head)
        }
    }
}

fn of_ending(head: &str) -> Case {
    let ends = |endings: &[&str]| endings.iter().any(|ending| head.ends_with(ending));
    match head {
        "" => Case::Unknown,
        "глава" | "судья" | "директриса" | "замминистра" | "замглавы" => Case::Nominative,
        _ if ends(&["ыи", "ии", "ель", "арь"]) => Case::Nominative,
        _ if ends(&["ом", "ем", "ым", "им", "ои", "еи"]) => Case::Instrumental,
        _ if ends(&["ого", "его", "а", "я", "ы"]) => Case::Genitive,
        _ if ends(&["ому", "ему", "у", "ю"]) => Case::Dative,
        _ if ends(&["е", "и"]) => Case::Unknown,
        _ => Case::Nominative,
    }
}

/// The role that stands behind the name: ", Sub-Regional Coordinator of IOM", " – руководитель миссии".
fn role_behind(scene: &Scene<'_>, person: &Person) -> Option<Person> {
    let text = scene.text;
    let end = text.span(text.sentence_of(person.name.start)).end;
    let mark = matches!(text.word(person.name.end), "," | "–" | "—" | "-" | "(" | ":");
    if !mark {
        return None;
    }
    let start = person.name.end + 1;
    let mut at = start;
    let mut head: Option<(usize, Side)> = None;
    let mut organisation: Option<Mention> = None;
    while at < end && at - start < 24 {
        if let Some(mention) = scene.mention_at(at) {
            head = head.or_else(|| scene.head_of(mention).map(|side| (at, side)));
            organisation = organisation.or_else(|| Some(mention.clone()));
            at = mention.span.end;
            continue;
        }
        if let Some((side, _)) = roles::head(text, at) {
            head = head.or(Some((at, side)));
        } else if stops_behind(scene, at, head.is_some(), at > start) {
            break;
        }
        at += 1;
    }
    let (head_at, side) = head.or_else(|| organisation.as_ref().map(|mention| (mention.span.start, Side::Either)))?;
    if head_at > start + 9 {
        return None;
    }
    let role = roles::head(text, head_at)
        .or_else(|| scene.mention_at(head_at).filter(|mention| mention.head).map(|_| (side, 1)))
        .map(|_| start..at);
    let case = case(text, &person.name, &(start..at));
    Some(Person { role, organisation, side, case, ..person.clone() })
}

fn stops_behind(scene: &Scene<'_>, at: usize, seen: bool, moved: bool) -> bool {
    let text = scene.text;
    let word = text.word(at);
    let little = moved && seen && matches!(text.fold(at), "and" | "и" | "we" | ",");
    let name = text.is_upper(at)
        && seen
        && name_at(scene, at).is_some_and(|name| name.len() > 1)
        && matches!(text.before(at, 1), "," | "and" | "и" | "we");
    let ended = roles::ends(text, at) && !matches!(text.fold(at), "who" | "is" | "his" | "her" | "под");
    little || name || ended || word == ")" && seen || (word == "," && moved)
}

/// "IOM's Zeynal Hajiyev", "Zeynal Hajiyev of IOM", "Anna Smith (UNHCR)".
fn beside(scene: &Scene<'_>, person: &Person, claimed: usize) -> Option<Person> {
    let text = scene.text;
    if text.tokens.get(person.name.start..person.name.end).map_or(0, <[_]>::len) < 2 {
        return None;
    }
    let possessive = matches!(text.before(person.name.start, 1), "s") && matches!(text.before(person.name.start, 2), "’" | "'");
    let left = person.name.start.checked_sub(3).filter(|at| possessive && *at >= claimed).and_then(|at| scene.mention_at(at));
    let of = matches!(text.fold(person.name.end), "of" | "from" | "из" | "от" | "(");
    let skip = if text.fold(person.name.end + 1) == "the" { 2 } else { 1 };
    let right = if of { scene.mention_at(person.name.end + skip) } else { None };
    let label = label(text, person.name.start);
    let of_label = || label.clone().and_then(|label| label.into_iter().find_map(|at| scene.mention_at(at)));
    let mention = left.or(right).or_else(of_label).filter(|mention| !mention.head);
    let home = label.as_ref().is_some_and(|label| {
        text.has(label.clone(), "our side|turkmen side|national side|туркменск* сторон*|нашеи сторон*|turkmen tarap*")
    });
    if mention.is_none() && home {
        return Some(Person { side: Side::National, role: Some(person.name.start..person.name.start), ..person.clone() });
    }
    let mention = mention?;
    Some(Person { organisation: Some(mention.clone()), ..person.clone() })
}
