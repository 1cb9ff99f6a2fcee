//! Who is named in a text, in which role and on which side. A person is a name in capitals beside a
//! role or an organisation, or one whom the workspace knows; nobody is made up. Whether a person was
//! there or is only mentioned is told in `presence`.

use std::ops::Range;

use super::countries;
use super::found;
use super::names::{self, Case};
use super::organisations::{BODY, Mention};
use super::presence;
use super::roles::{self, Side};
use super::scene::{Person, Scene};
use super::text::{Language, Text};
use crate::domain::event::Participant;

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
    let mut found = found::found(scene);
    presence::carry(scene, &mut found);
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
    let described = described.or_else(|| group.iter().find(|person| person.side != Side::Either));
    let (role, side) = described.or(group.first()).map_or_else(Default::default, |person| (role(scene, person), side(scene, person)));
    let known = group.iter().find_map(|person| person.known).and_then(|at| scene.known.get(at));
    let role = if role.is_empty() { known.map(|known| known.role.clone()).unwrap_or_default() } else { role };
    // what the workspace has is surer than a guess by the neighbours
    let told = described.is_some_and(|person| person.organisation.is_some() || !person.beside.is_empty());
    let guess = side.is_empty() || !told && known.is_some_and(|known| !known.side.is_empty());
    let side = if guess { known.map(|known| known.side.clone()).unwrap_or_default() } else { side };
    let listed = group.iter().any(|person| from_abroad(scene, person) || presence::has_rank(scene.text, person));
    let listed = listed
        || group.iter().any(|person| scene.roster.seat(person.name.start).is_some_and(|seat| seat.present) && in_list(scene, person));
    let told = |person: &&Person| {
        person.role.as_ref().is_some_and(|role| !role.is_empty())
            || (!person.seated && (person.organisation.is_some() || person.side != Side::Either))
    };
    let courtesy = |person: &Person| super::beside::before_courtesy(scene.text, person.name.start) < person.name.start;
    let active = |person: &Person| presence::acts(scene, person) || presence::is_met(scene.text, person);
    let listed = listed || group.iter().any(|person| courtesy(person) && active(person));
    if !group.iter().any(|person| told(&person)) && known.is_none() && !listed {
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

/// Words of the names of bodies and places, which a list may have among its people.
const NO_PERSON: &str = "foundation|watch|logistics|gesellschaft|stiftung|group|holding|company|consulting|systems|trust|network|forum|alliance|initiative|partners|solutions|services|industries|ltd|llc|inc|gmbh|council|club|federation|international|worldwide|church|mosque|street|hotel|hall|remarks|break|lunch|dinner|session|registration|the|\
фонд|фонда|имени|им|компани*|холдинг*|ооо|оао|зао|ао|предприяти*|завод*|улиц*|гостиниц*|групп*|проспект*|город|этрап*|театр*|стадион*|\
etraby|karhana*|adyndaky|kocesi|sayoly|hojalyk|kompaniya*|zawod*|obasy|saheri|geneslik|bilelesik|birlesme*|cemeni|hk|ykdysady";

/// A name that fills its place in a list: between two commas, at a bullet, with a title or a bracket.
fn in_list(scene: &Scene<'_>, person: &Person) -> bool {
    let text = scene.text;
    let first = super::beside::before_courtesy(text, person.name.start);
    if first < person.name.start {
        return true;
    }
    let around = first.saturating_sub(1)..person.name.end + 1;
    let item = scene.roster.item(person.name.start).unwrap_or_default();
    let opens = first <= item.start
        || matches!(text.fold(first - 1), "," | ";" | ":" | "-" | "–" | "—" | "•" | "*" | "|" | "." | ")" | "and" | "и" | "we");
    let closes = person.name.end >= item.end
        || matches!(text.fold(person.name.end), "," | ";" | "." | "(" | "-" | "–" | "—" | ":" | "|" | "and" | "и" | "we");
    opens && closes && !text.has(around, NO_PERSON)
}

/// "Presentations were made by A (Kazakhstan) and B (Austria)": of an expert only the country is told.
pub(super) fn from_abroad(scene: &Scene<'_>, person: &Person) -> bool {
    let text = scene.text;
    let span = text.span(text.sentence_of(person.name.start));
    let behind = person.name.end;
    let close = (behind + 2..(behind + 5).min(span.end)).find(|at| text.word(*at) == ")");
    // "Viorica A of Moldova told": an expert of another country who speaks
    let of = matches!(text.fold(behind), "из" | "of" | "from") && countries::is_foreign(text, behind + 1);
    if of
        && text.has(behind + 2..(behind + 4).min(span.end), super::cues::SPEAKS)
        && text.sentence_of(behind) == text.sentence_of(person.name.start)
    {
        return true;
    }
    let country = text.word(behind) == "(" && text.is_upper(behind + 1) && !text.is_capitals(behind + 1) && close.is_some();
    country && text.has(span, "expert*|speaker*|presentation*|trainer*|lecture*|panel*|participa*|attended|эксперт*|выступ*|доклад*|тренер*|лекци*|участ*|присутств*|bilermen*|cykys*|gatnas*|talimci*|nutuk*")
}

/// As the workspace spells it, else the fullest nominative that the text has.
fn best_name(scene: &Scene<'_>, group: &[Person]) -> String {
    if let Some(known) = group.iter().find_map(|person| person.known).and_then(|at| scene.known.get(at)) {
        return known.name.clone();
    }
    let forms = group.iter().map(|person| {
        let written = scene.text.slice(&person.name);
        let case = if is_fixed(scene, person) { Case::Nominative } else { person.case };
        let form = names::nominative(&tidy(written), scene.text.language, case);
        let full = names::parts(&form).iter().filter(|part| part.chars().count() > 1).count();
        // a case that is told is surer than none
        (full, person.case == Case::Nominative, person.case.is_oblique(), form)
    });
    let mut best: Option<(usize, bool, bool, String)> = None;
    for form in forms {
        if best.as_ref().is_none_or(|best| (form.0, form.1, form.2) > (best.0, best.1, best.2)) {
            best = Some(form);
        }
    }
    best.map(|(_, _, _, form)| tidy(&form)).unwrap_or_default()
}

/// "Госпожу А": a woman's surname that ends in -а there has no cases.
fn is_fixed(scene: &Scene<'_>, person: &Person) -> bool {
    let before = super::beside::before_courtesy(scene.text, person.name.start)..person.name.start;
    let fixed = scene.text.word(person.name.end - 1).ends_with('а') && !scene.text.word(person.name.start).ends_with(['у', 'ю']);
    fixed && scene.text.has(before, "госпожу|жу")
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
    let Some(span) = person.role.as_ref().filter(|span| !span.is_empty()) else {
        let first = super::beside::before_courtesy(scene.text, person.name.start);
        return if presence::has_rank(scene.text, person) {
            scene.text.slice(&(first..person.name.start)).to_owned()
        } else {
            String::new()
        };
    };
    let partner = person.organisation.as_ref().filter(|mention| scene.organisations.is_partner(mention.organisation));
    let without = partner.map(|mention| &mention.span).filter(|_| !speaks_for_the_country(scene.text, span));
    let short = roles::shown(scene.text, span, without);
    let shown = if short.split(' ').count() < 2 { roles::shown(scene.text, span, None) } else { short };
    let shown = if person.tie.joined || roles::is_plural(scene.text, span) { roles::one_of(&shown) } else { shown };
    let mut chars = shown.chars();
    chars.next().map(|first| first.to_uppercase().collect::<String>() + chars.as_str()).unwrap_or_default()
}

/// The organisation of the role, else that of people with such a role.
pub(super) fn side(scene: &Scene<'_>, person: &Person) -> String {
    let bracket = person.name.end..person.name.end + if scene.text.word(person.name.end) == "(" { 6 } else { 0 };
    let embassy = person.role.iter().chain([&bracket]).any(|role| countries::of_an_embassy(scene.text, role));
    if let Some(at) = american(scene, person) {
        return scene.organisations.id(at).to_owned();
    }
    if let Some(mention) = of_province(scene, person) {
        return scene.organisations.id(mention.organisation).to_owned();
    }
    if embassy || is_foreign(scene, person) || of_their_side(scene, person) {
        return String::new();
    }
    if is_accredited(scene, person) {
        let role = person.role.clone().unwrap_or_default();
        let ours = scene.text.has(role.start.saturating_sub(9)..role.end, "turkmenistanyn");
        return if ours { "mfa".to_owned() } else { String::new() };
    }
    if let Some(mention) = &person.organisation {
        let abroad = person.role.as_ref().is_some_and(|role| speaks_for_the_country(scene.text, role));
        let partner = scene.organisations.is_partner(mention.organisation);
        return if abroad && partner { "mfa".to_owned() } else { scene.organisations.id(mention.organisation).to_owned() };
    }
    let nearest = |partner: bool| {
        let fits = |mention: &&Mention| {
            scene.organisations.is_partner(mention.organisation) == partner && scene.organisations.id(mention.organisation) != "president"
        };
        let before = scene.mentions.iter().filter(fits).rfind(|mention| mention.span.end <= person.first());
        before.or_else(|| scene.mentions.iter().find(fits)).map(|mention| scene.organisations.id(mention.organisation).to_owned())
    };
    if !person.beside.is_empty() {
        return person.beside.clone();
    }
    if let Some(at) = of_body(scene, person) {
        return scene.organisations.id(at).to_owned();
    }
    if let Some(at) = of_parliament(scene, person) {
        return scene.organisations.id(at).to_owned();
    }
    if is_of_another(scene, person) {
        return String::new();
    }
    match person.side {
        Side::National => nearest(false).unwrap_or_default(),
        Side::Partner if abroad(scene.text, person) => "mfa".to_owned(),
        // an ambassador whose country the workspace does not have is of no organisation here
        Side::Partner | Side::Either if of_a_country(scene.text, person) => of_embassy(scene, person),
        Side::Partner if person.role.clone().is_some_and(|role| scene.text.has(role, "ambassador|посол|посла|послом|ilci*")) =>
        {
            let first = scene.text.span(scene.text.sentence_of(person.name.start).saturating_sub(1)).start;
            let near = |mention: &&Mention| {
                scene.organisations.is_partner(mention.organisation) && mention.span.start >= first && mention.span.end <= person.first()
            };
            scene.mentions.iter().rfind(near).map(|mention| scene.organisations.id(mention.organisation).to_owned()).unwrap_or_default()
        }
        Side::Partner => nearest(true).unwrap_or_default(),
        Side::Either => Some(of_sentence(scene, person)).filter(|side| !side.is_empty()).unwrap_or_else(|| {
            let group = of_delegation(scene, person).filter(|_| person.role.is_some()).map(|mention| mention.organisation);
            let body = group.or_else(|| of_the_one_body(scene, person));
            body.map(|at| scene.organisations.id(at).to_owned()).unwrap_or_default()
        }),
    }
}

/// "Minister of Foreign Affairs of Tajikistan": of no organisation here.
fn is_foreign(scene: &Scene<'_>, person: &Person) -> bool {
    let national = match &person.organisation {
        Some(mention) => !scene.organisations.is_partner(mention.organisation),
        None => person.side == Side::National,
    };
    let Some(role) = person.role.clone().filter(|role| !role.is_empty()) else { return false };
    if national && person.known.is_none() && countries::is_elsewhere(scene.text) {
        return true;
    }
    if national && person.known.is_none() && countries::goes_on_abroad(scene.text, &role) {
        return true;
    }
    // "Permanent Representative of Tajikistan to the UN" speaks for the country
    let sent = scene
        .text
        .has(role.clone(), "permanent representative|permanent mission|постоянн* представител*|постпред*|hemiselik wekili|ilcisi*");
    (national || sent) && countries::rules_abroad(scene.text, &role, &person.name)
}

/// "ABŞ-nyň Türkmenistandaky ilçisi A": the embassy that the workspace has.
fn american(scene: &Scene<'_>, person: &Person) -> Option<usize> {
    let text = scene.text;
    if text.language == Language::English {
        let role = person.role.clone().filter(|role| text.has(role.clone(), "charge|ambassador|chief of mission"))?;
        let near = role.start.saturating_sub(4)..role.end;
        return text.find(near, "u . s .|us|american").and_then(|_| scene.organisations.find("us"));
    }
    let role = person.role.clone().filter(|role| text.has(role.clone(), "ilcisi|ilci") && text.language == Language::Turkmen)?;
    let near = role.start.saturating_sub(8).max(text.span(text.sentence_of(role.start)).start)..role.start;
    let state = near.rev().find(|at| countries::is_foreign(text, *at) || text.matches(*at, "turkmenistanyn").is_some())?;
    text.matches(state, "abs").and_then(|_| scene.organisations.find("us"))
}

/// "The deputy khyakim A": of the khyakimlik that was named before.
fn of_province<'a>(scene: &'a Scene<'_>, person: &Person) -> Option<&'a Mention> {
    let text = scene.text;
    let role = person.role.clone().filter(|_| person.organisation.is_none())?;
    let province = |mention: &&Mention| {
        mention.span.end <= role.start
            && text.has(mention.span.start.saturating_sub(2)..mention.span.end + 2, "khyakimlik*|hakimlik*|hakimlig*|хякимлик*")
    };
    scene.mentions.iter().rfind(province).filter(|_| text.has(role.clone(), "khyakim|hakim|hakimi|hakiminin|хяким|хякима"))
}

/// "The Tajik delegation also included A": of the other country.
fn of_their_side(scene: &Scene<'_>, person: &Person) -> bool {
    let text = scene.text;
    let start = text.span(text.sentence_of(person.name.start)).start;
    let group = "delegation|side|party|делегаци*|сторон*|wekiliyet*|tarap*";
    let Some(at) = (start..person.first()).rev().find(|at| text.matches(*at, group).is_some()) else { return false };
    let foreign = (at.saturating_sub(2).max(start)..at).any(|at| countries::is_foreign(text, at));
    foreign
        && person.known.is_none()
        && !person.organisation.as_ref().is_some_and(|mention| scene.organisations.is_partner(mention.organisation))
}

/// The role is of a body that nobody here knows, or of the cabinet or a province: its side is not guessed.
fn is_of_another(scene: &Scene<'_>, person: &Person) -> bool {
    let text = scene.text;
    let Some(role) = person.role.clone().filter(|role| !role.is_empty()) else { return false };
    let far = if text.language == Language::Turkmen { 7 } else { 0 };
    let first = role.start.saturating_sub(far).max(text.span(text.sentence_of(role.start)).start);
    let first = (first..role.start).rev().find(|at| text.word(*at) == "," || roles::ends(text, *at)).map_or(first, |stop| stop + 1);
    let named = |at: usize| text.is_upper(at) || (text.language == Language::Turkmen && text.word(at).ends_with('ň'));
    let other = |at: usize| text.language == Language::Turkmen && text.matches(at, super::beside::OTHER_BODY).is_some();
    let body = (first..role.end).any(|at| named(at) && (text.matches(at, BODY).is_some() || other(at)) && !scene.covered(at));
    body || text.has(role, "вице премьер*|wise premyer*|vice premier|хяким*|хаким*|hakim*|khyakim*|кабинета министров|cabinet of ministers|ministrler kabinet*|deputy prime minister|мэр*|аким*|губернатор*|rector|ректор*|rektory*")
}

fn of_a_country(text: &Text<'_>, person: &Person) -> bool {
    let role = person.role.clone().unwrap_or_default();
    text.has(role.clone(), "chief of mission|ambassador|consul|charge|посол|посла|послом|послу|поверенн*|консул*|ilcisi*|ilci|konsul*")
        && role.len() > 1
}

/// A deputy, or the head of a committee that is no state committee, where the text names the parliament.
fn of_parliament(scene: &Scene<'_>, person: &Person) -> Option<usize> {
    let text = scene.text;
    let role = person.role.clone().filter(|role| !role.is_empty())?;
    let at = scene.organisations.find("mejlis").filter(|at| scene.mentions.iter().any(|mention| mention.organisation == *at))?;
    let deputy = text.has(role.start..role.start + 1, "deputies|deputat*|депутат*|deputy|mp")
        && (role.len() == 1 || text.has(role.clone(), "deputat*|депутат*|of parliament|mp"));
    let of_committee = || {
        let committee =
            role.clone().find(|at| text.is_upper(*at) && text.matches(*at, "committee|комитета|комитетом|комитету|комитет").is_some())?;
        let state =
            text.has(committee.saturating_sub(3)..committee, "state|government|государственн*|steering|executive|organizing|organising");
        text.matches(committee + 1, "on|for|по|о|об").filter(|_| !state)
    };
    let turkmen = text.language == Language::Turkmen
        && text.has(role.start.saturating_sub(4)..role.end, "baradaky komitetinin|baradaky komitetin|boyunca komitetinin");
    (deputy || turkmen || of_committee().is_some()).then_some(at)
}

/// "The chargé d'affaires A" where the text named one embassy before.
fn of_embassy(scene: &Scene<'_>, person: &Person) -> String {
    let text = scene.text;
    let role = person.role.clone().unwrap_or_default();
    if role.clone().any(|at| countries::is_foreign(text, at)) {
        return String::new();
    }
    let mut named = (0..role.start).filter(|at| text.matches(*at, "embassy|посольств*|ilcihana*").is_some());
    let embassy = named.next_back().and_then(|at| scene.mention_at(at));
    embassy.map(|mention| scene.organisations.id(mention.organisation).to_owned()).unwrap_or_default()
}

/// "The OSCE side was represented by the deputy head A": the one organisation that the sentence names before.
fn of_sentence(scene: &Scene<'_>, person: &Person) -> String {
    let first = scene.text.span(scene.text.sentence_of(person.name.start)).start;
    let mut before = scene.mentions.iter().filter(|mention| mention.span.start >= first && mention.span.end <= person.first());
    let nearest = before.next_back().filter(|_| person.role.is_some());
    nearest.map(|mention| scene.organisations.id(mention.organisation).to_owned()).unwrap_or_default()
}

/// "The delegation also included the expert A": of the body whose delegation was named before.
pub(super) fn of_delegation<'a>(scene: &'a Scene<'_>, person: &Person) -> Option<&'a Mention> {
    let text = scene.text;
    let start = text.span(text.sentence_of(person.name.start)).start;
    let group = "delegation*|mission|делегаци*|мисси*|wekiliyet*|topar*";
    let behind = || {
        let end = text.span(text.sentence_of(person.name.start)).end.min(person.end() + 18);
        (person.end()..end).find(|at| text.language == Language::Turkmen && text.matches(*at, "wekiliyet*").is_some())
    };
    if let Some(at) = behind().filter(|_| text.matches(person.end(), "yolbascylyg*|bastutanlyg*|we|hem").is_some()) {
        return scene.mentions.iter().rfind(|mention| mention.span.end <= at && mention.span.start >= person.end());
    }
    let here = (start..person.first()).rev().find(|at| text.matches(*at, group).is_some())?;
    let near = |led: usize| {
        let near =
            |mention: &&Mention| mention.span.start + 4 >= led && mention.span.start <= led + 8 && mention.span.end <= person.first();
        scene.mentions.iter().filter(near).min_by_key(|mention| mention.span.start.abs_diff(led))
    };
    let before = || (start.saturating_sub(120)..start).rev().find(|at| text.matches(*at, group).is_some());
    near(here).or_else(|| near(before()?))
}

/// "The head of the department A" where the text names one body of the state alone.
fn of_the_one_body(scene: &Scene<'_>, person: &Person) -> Option<usize> {
    let text = scene.text;
    let role = person.role.clone()?;
    let unit = text.has(role, "начальник*|bolum*|bolumin|mudirlig*|head of the department|head of department");
    let mut bodies = scene.mentions.iter().filter(|mention| !scene.organisations.is_partner(mention.organisation));
    let one = bodies.next().filter(|_| unit)?.organisation;
    bodies.all(|mention| mention.organisation == one).then_some(one)
}

/// Such words that fit any partner.
const ANY_BODY: &str = "agency*|organization*|organisation*|mission*|office*|агентств*|организаци*|мисси*|офис*|представительств*|бюро|agentlig*|gurama*|missiya*|edara*|wekilhana*";

/// "The head of the Centre", "its director": the body was named before.
fn of_body(scene: &Scene<'_>, person: &Person) -> Option<usize> {
    let text = scene.text;
    let role = person.role.clone().filter(|role| !role.is_empty())?;
    let before = || scene.mentions.iter().rev().skip_while(|mention| mention.span.end > role.start.min(person.name.start));
    let pronoun = "its|his|her|their|your|его|ее|их|ваш*|onun|olaryn";
    let own = role.start.saturating_sub(1)..(role.start + 4).min(role.end);
    if text.has(own, pronoun) {
        return before().next().map(|mention| mention.organisation);
    }
    let far = if text.language == Language::Turkmen { 5 } else { 0 };
    let first = role.start.saturating_sub(far).max(text.span(text.sentence_of(role.start)).start);
    let general = |at: usize| text.matches(at.saturating_sub(1), "international|международных|halkara").is_some();
    let body = (first..role.end).find(|at| text.matches(*at, BODY).is_some() && !general(*at))?;
    let named = before().find(|mention| scene.organisations.has_word(mention.organisation, text.fold(body)));
    let any =
        || before().find(|mention| scene.organisations.is_partner(mention.organisation)).filter(|_| text.matches(body, ANY_BODY).is_some());
    named.or_else(any).map(|mention| mention.organisation)
}

/// The representative of the country in a city abroad.
fn abroad(text: &Text<'_>, person: &Person) -> bool {
    let role = person.role.clone().unwrap_or_default();
    let ours = text.language == Language::Turkmen
        && text.has(role.clone(), "ilcisi*|hemiselik wekili")
        && text.has(role.start.saturating_sub(8)..role.start, "turkmenistanyn");
    ours || text.has(
        role.start.saturating_sub(4)..role.end,
        "representative of turkmenistan|представител* туркменистана|turkmenistanyn * hemiselik wekili|turkmenistanyn * ilcisi",
    )
}

/// "BMG-niň ýanyndaky hemişelik wekili": sent to a body by a country, and not of the body.
fn is_accredited(scene: &Scene<'_>, person: &Person) -> bool {
    let text = scene.text;
    let Some(role) = person.role.clone().filter(|_| text.language == Language::Turkmen) else { return false };
    let near = role.start.saturating_sub(3)..role.end;
    // "Türkmenistanyň ÝUNESKO-daky wekili"
    let seat = person.organisation.as_ref().filter(|mention| scene.organisations.is_partner(mention.organisation)).is_some_and(|mention| {
        let last = text.fold(mention.span.end.saturating_sub(1));
        let placed =
            ["daky", "daki"].iter().any(|ending| last.ends_with(ending)) || text.matches(mention.span.end + 1, "daky|daki").is_some();
        placed && text.matches(mention.span.start.saturating_sub(1), "turkmenistanyn").is_some()
    });
    seat || text.has(near, "yanyndaky hemiselik wekil*|yanyndaky wekil*|yanyndaky ilci*")
}

/// "Permanent Representative of Turkmenistan to the UN".
fn speaks_for_the_country(text: &Text<'_>, role: &Range<usize>) -> bool {
    text.has(role.start.saturating_sub(3)..role.end, "turkmenistan ' s permanent representative|turkmenistan ’ s permanent representative|turkmenistan ' s ambassador|turkmenistan ’ s ambassador|representative of turkmenistan to|ambassador of turkmenistan|представител* туркменистана при|посол туркменистана|послом туркменистана|посла туркменистана|turkmenistanyn hemiselik wekili|turkmenistanyn ilcisi")
}

impl Scene<'_> {
    /// The organisation that is named at a place.
    pub(super) fn mention_at(&self, at: usize) -> Option<&Mention> {
        let nth = self.mentions.partition_point(|mention| mention.span.end <= at);
        self.mentions.get(nth).filter(|mention| mention.span.contains(&at))
    }

    /// The side of an organisation's name that names a person: "Minister of Foreign Affairs", "Resident Coordinator".
    pub(super) fn head_of(&self, mention: &Mention) -> Option<Side> {
        let office = self.text.has(mention.span.clone(), "office*|управлени*|mudirlig*|mudiriyet*");
        if office && !mention.head {
            return None;
        }
        let inside = || mention.span.clone().find_map(|at| roles::head(self.text, at)).map(|(side, _)| side);
        if mention.head { Some(Side::National) } else { inside() }
    }

    /// Whether a person's name or initial may stand at a place.
    pub(super) fn known_or_name(&self, at: usize) -> bool {
        let initial = self.text.word(at).chars().count() == 1 && self.text.word(at + 1) == ".";
        self.text.is_upper(at) && !self.covered(at) && (initial || super::written::name_at(self, at).is_some())
    }

    pub(super) fn covered(&self, at: usize) -> bool {
        self.mention_at(at).is_some()
    }
}
