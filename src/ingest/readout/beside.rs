//! The role of a person: before the name ("the Minister of Foreign Affairs A"), behind it ("A, Minister
//! of Foreign Affairs"), or only an organisation beside it ("A (IOM)"), with the case that it tells.

use std::ops::Range;

use super::countries;
use super::names::Case;
use super::organisations::Mention;
use super::roles::{self, Side};
use super::scene::{Person, Scene};
use super::text::{Language, Sort, Text};
use super::written;

/// The role that ends right before the name: "министра иностранных дел Туркменистана Рашида Мередова".
pub(super) fn role_before(scene: &Scene<'_>, person: &Person, claimed: usize) -> Option<Person> {
    let text = scene.text;
    let first = text.span(text.sentence_of(person.name.start)).start.max(claimed);
    let mut at = before_courtesy(text, person.name.start);
    if at.checked_sub(1).is_some_and(|before| text.word(before) == ",") {
        at -= 1;
    }
    // "the Minister and Ms. A": that role is of somebody else
    if matches!(text.before(at, 1), "and" | "и" | "we") {
        return None;
    }
    // ", Ambassador A": a rank behind the role
    while at > first + 2 && is_rank(text, at - 1) {
        at -= 2;
    }
    let start = at;
    // "w.ý.ý. A": short for "acting"
    while text.language == Language::Turkmen && at > first + 2 && text.word(at - 1) == "." && matches!(text.fold(at - 2), "w" | "y" | "ye")
    {
        at -= 2;
    }
    if text.language == Language::Turkmen && at > first && text.fold(at - 1) == "wezipesini" {
        at -= 1;
    }
    // "the acting head A" of Turkmen
    if at > first + 3 && text.matches(at - 3, "wezipesini yerine yetiriji").is_some() {
        at -= 3;
    } else if at > first + 4 && text.matches(at - 4, "wezipesini wagtlayyn yerine yetiriji").is_some() {
        at -= 4;
    }
    at = before_participle(text, at, first);
    let from = at;
    let limit = if text.language == Language::Turkmen { 3 } else { 26 };
    let mut organisation: Option<Mention> = None;
    while at > first && from - at < limit {
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
        // "Director General, International Organization for Migration (IOM) A"
        let apart = text.word(at) == "," && organisation.as_ref().is_some_and(|mention| mention.span.start == at + 1);
        if apart
            && text.language == Language::English
            && at > first
            && roles::head(text, at - 1).or_else(|| roles::head(text, at.saturating_sub(2))).is_some()
        {
            continue;
        }
        // "experts invited by the Centre, A": what the body did with them
        if at > first && text.fold(at) == "by" && organisation.is_some() && text.matches(at - 1, INVITED).is_some() {
            at -= 1;
            continue;
        }
        let listed = countries::is_foreign(text, at.saturating_sub(1)) || countries::is_foreign(text, at + 1) || is_country_list(text, at);
        if roles::ends(text, at) || (text.word(at) == "," && start - at > 1 && text.language != Language::Russian && !listed) {
            return None;
        }
    }
    None
}

const INVITED: &str = "invited|sent|provided|engaged|recruited|hired|nominated|deployed|supported|appointed";

/// "Ýolbaşçysy hökmünde işini tamamlaýan A", "wezipesine bellenen A": the role stands before what its holder does with it.
fn before_participle(text: &Text<'_>, at: usize, first: usize) -> usize {
    let participle = text.language == Language::Turkmen
        && at > first + 2
        && text.matches(at - 1, "tamamlayan|tamamlan|bellenen|bellenilen|saylanan|baslayan|baslan|yerine yetiren").is_some();
    let from = at.saturating_sub(6).max(first);
    let post = (from..at).rev().find(|place| text.matches(*place, "hokmunde|wezipesine|wezipesinde").is_some());
    post.filter(|_| participle).unwrap_or(at)
}

/// A comma before "the Kyrgyz Republic", behind "the Republic of Kazakhstan".
fn is_country_list(text: &Text<'_>, at: usize) -> bool {
    let state = |at: usize| countries::is_foreign(text, at) || text.matches(at, "turkmenistan").is_some();
    text.word(at) == "," && (state(at + 1) || (text.fold(at + 1) == "the" && state(at + 2)))
}

/// ", Ambassador": a rank behind a role that says more.
fn is_rank(text: &Text<'_>, at: usize) -> bool {
    text.matches(at, "ambassador|посол|посла|послом|послу|professor|ilci").is_some()
        && at > 1
        && text.word(at - 1) == ","
        && text.is(at - 2, Sort::Word)
}

pub(super) fn before_courtesy(text: &Text<'_>, mut at: usize) -> usize {
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
            organisation = organisation.or_else(|| Some(whole_of(scene, mention).clone()));
        } else if roles::is_modifier(text, start - 1) || roles::head(text, start - 1).is_some() || is_inner(text, start - 1) {
            start -= 1;
        } else {
            break;
        }
    }
    if text.language == Language::Turkmen && organisation.is_none() {
        organisation = far_before(scene, start, first);
    }
    let family = organisation.as_ref().is_none_or(|mention| scene.organisations.id(mention.organisation) == "un");
    if let Some((joined, mention)) = joined_role(scene, start, first, family) {
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

/// "Of the European Union, of its foreign policy body": the whole tells the side.
fn whole_of<'a>(scene: &'a Scene<'_>, mention: &'a Mention) -> &'a Mention {
    let whole = mention.span.start.checked_sub(1).and_then(|before| scene.mention_at(before));
    let partner = |mention: &Mention| scene.organisations.is_partner(mention.organisation);
    whole.filter(|whole| partner(whole) && !partner(mention)).unwrap_or(mention)
}

/// Bodies that nobody here knows, in the genitive before a Turkmen role.
pub(super) const OTHER_BODY: &str = "bankynyn|ministrliginin|mudirliginin|boluminin|departamentinin|korporasiyasynyn|kompaniyasynyn|agentliginin|merkezinin|guramasynyn|gaznasynyn|komitetinin|komissiyasynyn|institutynyn|uniwersitetinin|jemgyyetinin|genesinin|edarasynyn";

/// In Turkmen the organisation stands somewhere before the role, in the genitive.
fn far_before(scene: &Scene<'_>, start: usize, first: usize) -> Option<Mention> {
    let text = scene.text;
    let mut at = start;
    while at > first && start - at < 16 {
        at -= 1;
        if let Some(mention) = scene.mention_at(at) {
            // "the minister's meeting with the head of a bank": the bank is of somebody else
            // what owns a role stands in the genitive: "the president, with the head of a council"
            let owns = text.word(mention.span.end - 1).ends_with(['ň', 'Ň'])
                || text.before(mention.span.start, 1) == "("
                || super::roster::is_from(text, mention.span.end);
            let other = (mention.head || !owns) && (mention.span.end..start).any(|at| text.matches(at, OTHER_BODY).is_some());
            return Some(whole_of(scene, mention).clone()).filter(|_| !other);
        }
        // subjects that are counted up: "economic growth, energy and the environment"
        let subjects = text.word(at) == "," && !text.is_upper(at - 1) && !text.is_upper(at + 1);
        if roles::ends(text, at) || (text.word(at) == "," && !subjects) {
            return None;
        }
    }
    None
}

/// "UN Resident Coordinator and UNDP representative Elena Panova": the first of two roles tells the side.
/// Of the family of the UN the agency does: "глава Центра, помощник генерального секретаря ООН".
fn joined_role(scene: &Scene<'_>, start: usize, first: usize, family: bool) -> Option<(usize, Mention)> {
    let text = scene.text;
    let link = start.checked_sub(1).filter(|link| *link > first)?;
    let comma = family && text.word(link) == ",";
    if !(comma || matches!(text.fold(link), "and" | "и" | "we")) {
        return None;
    }
    let from = link.saturating_sub(if comma { 18 } else { 7 }).max(first);
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
            "bilen" if !text.word(name.end - 1).ends_with('ň') => Case::Nominative,
            "kabul" | "garsylady" | "gutlady" | "kabul-" => Case::Genitive,
            "gowsurdy" | "gowsuryldy" => Case::Dative,
            // "A-ny tamamlanmagy mynasybetli kabul etdi"
            _ if text.has(name.end..name.end + 9, "kabul etdi|kabul etdiler")
                && ["ny", "ni"].iter().any(|end| text.word(name.end - 1).ends_with(end)) =>
            {
                Case::Genitive
            }
            _ => Case::Unknown,
        },
        Language::Russian => {
            let leads =
                |at: usize| roles::head(text, at).is_some() || text.matches(at, "исполняющ*|временн*|перв*|старш*|ведущ*|главн*").is_some();
            let head = role.clone().find(|at| leads(*at)).map_or("", |at| text.fold(at));
            // "и.о. главы A", "врио": what it governs is the office, not the name
            let acting = (text.before(role.start, 1) == "." && text.before(role.start, 2) == "о" && text.before(role.start, 4) == "и")
                || text.before(role.start, 1) == "врио";
            if acting {
                return Case::Unknown;
            }
            of_role(head, text.fold(name.start))
        }
    }
}

/// "Исполняющей обязанности" is said in three cases: there the first name tells.
fn of_role(head: &str, first: &str) -> Case {
    let ends = |word: &str, endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    match of_ending(head) {
        Case::Instrumental if ends(first, &["ои", "еи", "ом", "ем"]) => Case::Instrumental,
        Case::Instrumental if ends(head, &["ои", "еи"]) && ends(first, &["и", "ы", "у", "ю"]) => Case::Genitive,
        Case::Instrumental if ends(head, &["ои", "еи"]) && ends(first, &["е"]) => Case::Dative,
        case => case,
    }
}

fn of_ending(head: &str) -> Case {
    let ends = |endings: &[&str]| endings.iter().any(|ending| head.ends_with(ending));
    match head {
        "" | "атташе" => Case::Unknown,
        "глава"
        | "судья"
        | "директриса"
        | "эксперты"
        | "специалисты"
        | "сотрудники"
        | "представители"
        | "заместители"
        | "депутаты"
        | "советники"
        | "министры"
        | "тренеры"
        | "юристы"
        | "консультанты"
        | "координаторы"
        | "послы"
        | "начальники"
        | "руководители"
        | "офицеры" => Case::Nominative,
        "главу" | "судью" | "директрису" => Case::Genitive,
        "главе" => Case::Dative,
        _ if ends(&["ницу", "тельницу"]) => Case::Genitive,
        // the short of "заместитель" has no cases
        _ if head.starts_with("зам") && !head.starts_with("замест") && ends(&["а", "я", "ы"]) => Case::Unknown,
        _ if ends(&["ами", "ями"]) => Case::Instrumental,
        _ if ends(&["телеи", "ников", "листов", "ертов", "торов", "стров", "ьеров"]) => Case::Genitive,
        _ if ends(&["ыи", "ии", "ель", "арь", "ая", "яя", "ица"]) => Case::Nominative,
        _ if ends(&["ом", "ем", "ым", "им", "ои", "еи"]) => Case::Instrumental,
        _ if ends(&["ого", "его", "а", "я", "ы"]) => Case::Genitive,
        _ if ends(&["ому", "ему", "у", "ю"]) => Case::Dative,
        _ if ends(&["е", "и"]) => Case::Unknown,
        _ => Case::Nominative,
    }
}

/// The role that stands behind the name: ", Sub-Regional Coordinator of IOM", " – руководитель миссии".
pub(super) fn role_behind(scene: &Scene<'_>, person: &Person) -> Option<Person> {
    let text = scene.text;
    let end = text.span(text.sentence_of(person.name.start)).end;
    let mark = matches!(text.word(person.name.end), "," | "–" | "—" | "-" | "(" | ":" | "|");
    let item = scene.roster.seat(person.name.start).filter(|seat| seat.present).and_then(|_| scene.roster.item(person.name.start));
    let row = item.is_some_and(|item| !mark && person.name.start <= item.start + 4);
    if !mark && !row {
        return None;
    }
    let start = person.name.end + usize::from(mark);
    if let Some(sent) = representing(scene, person, start) {
        return Some(sent);
    }
    if let Some(cell) = cell(scene, person, start) {
        return Some(cell);
    }
    let mut at = start;
    let mut head: Option<(usize, Side)> = None;
    let mut organisation: Option<Mention> = None;
    let bracket = text.word(person.name.end) == "(";
    while at < end && at - start < 24 {
        if bracket && text.word(at) == ")" {
            break;
        }
        if let Some(mention) = scene.mention_at(at) {
            // "A, customs-from B": the body is of the next one
            if super::roster::is_from(text, mention.span.end) && text.word(person.name.end) == "," {
                return None;
            }
            head = head.or_else(|| scene.head_of(mention).map(|side| (at, side)));
            organisation = organisation.or_else(|| Some(mention.clone()));
            at = mention.span.end;
            continue;
        }
        if let Some((side, _)) = roles::head(text, at) {
            head = head.or(Some((at, side)));
        } else if !(bracket && text.word(at) == ",") && stops_behind(scene, at, head.is_some(), at > start) {
            break;
        }
        at += 1;
    }
    // "A, адвокат B": the role is of the next one
    let next = at > start && text.is_upper(at) && written::name_at(scene, at).is_some_and(|name| name.len() > 1);
    if next
        && head.is_some_and(|(head, _)| head < at)
        && !matches!(text.before(at, 1), "," | "and" | "и" | "we" | "|")
        && text.word(person.name.end) == ","
    {
        return None;
    }
    let (head_at, side) = head.or_else(|| organisation.as_ref().map(|mention| (mention.span.start, Side::Either)))?;
    if head_at > start + 9 {
        return None;
    }
    // "After the meeting with A, the President gave": the next words are of who acts
    let opened = text.span(text.sentence_of(person.name.start)).start;
    let acts = text.language == Language::English
        && text.word(person.name.end) == ","
        && text.matches(opened, "upon|after|during|following|at|before|prior").is_some()
        && !(opened..person.name.start).any(|at| text.word(at) == ",")
        && !matches!(text.word(at), "," | "." | ";" | ")" | "");
    if acts {
        return None;
    }
    let role = roles::head(text, head_at)
        .or_else(|| scene.mention_at(head_at).filter(|mention| mention.head).map(|_| (side, 1)))
        .map(|_| start..at);
    let case = case(text, &person.name, &(start..at));
    Some(Person { role, organisation, side, case, ..person.clone() })
}

/// "A, representing the secretariat of X": the words behind are what is told of a body that nobody here knows.
fn representing(scene: &Scene<'_>, person: &Person, start: usize) -> Option<Person> {
    let text = scene.text;
    let words = text.matches(start, "representing the|representing|представлявш*|представляющ*")?;
    let end =
        (start + words..start + words + 8).find(|at| matches!(text.word(*at), "," | "." | ";" | ")" | "") || roles::ends(text, *at))?;
    let body = start + words..end;
    let unknown = !body.is_empty() && body.clone().all(|at| !scene.covered(at)) && text.is_upper(body.start);
    unknown.then(|| Person { role: Some(body), ..person.clone() })
}

/// The next cell of a table, and the organisation that stands in the row.
fn cell(scene: &Scene<'_>, person: &Person, start: usize) -> Option<Person> {
    let text = scene.text;
    let row = scene.roster.item(person.name.start).filter(|_| text.word(person.name.end) == "|")?;
    let end = (start..row.end).find(|at| text.word(*at) == "|").unwrap_or(row.end);
    let organisation = row.filter_map(|at| scene.mention_at(at)).next_back().cloned();
    let side = (start..end).find_map(|at| roles::head(text, at)).map_or(Side::Either, |(side, _)| side);
    Some(Person { role: Some(start..end), organisation, side, ..person.clone() })
}

fn stops_behind(scene: &Scene<'_>, at: usize, seen: bool, moved: bool) -> bool {
    let text = scene.text;
    let word = text.word(at);
    if word == "|" {
        return seen;
    }
    let little = moved && seen && matches!(text.fold(at), "and" | "и" | "we" | ",") && !within_a_name(text, at) && !second_role(scene, at);
    let name = text.is_upper(at) && seen && written::name_at(scene, at).is_some_and(|name| name.len() > 1);
    let ended = roles::ends(text, at) && !matches!(text.fold(at), "who" | "is" | "his" | "her" | "под");
    little || name || ended || word == ")" && seen || (word == "," && moved)
}

/// "A, Assistant Director-General and Regional Director of the ILO": a second role of the same person.
fn second_role(scene: &Scene<'_>, at: usize) -> bool {
    let text = scene.text;
    if text.language != Language::English || text.fold(at) != "and" {
        return false;
    }
    let head = (at + 1..at + 6).find(|place| roles::head(text, *place).is_some());
    let own = head.is_some_and(|head| (at + 1..head).all(|place| roles::is_modifier(text, place) || scene.covered(place)));
    let next = head.map_or(at, |head| head + roles::head(text, head).map_or(1, |(_, length)| length));
    own && matches!(text.fold(next), "of" | "for" | "at") && !scene.covered(at + 1)
}

/// "Head of the treatment and prevention department": the conjunction stands inside of a body's name.
fn within_a_name(text: &Text<'_>, at: usize) -> bool {
    let plain = |at: usize| text.is(at, Sort::Word) && !text.is_upper(at) && roles::head(text, at).is_none() && !roles::ends(text, at);
    let body = (at + 2..at + 4).find(|place| {
        text.matches(*place, "department*|division*|unit|section|directorate|affairs|policy|отдел*|департамент*|bolum*|mudirlig*").is_some()
    });
    text.word(at) != "," && body.is_some_and(|body| (at + 1..=body).all(plain))
}

/// "IOM's Zeynal Hajiyev", "Zeynal Hajiyev of IOM", "Anna Smith (UNHCR)".
pub(super) fn organisation(scene: &Scene<'_>, person: &Person, claimed: usize) -> Option<Person> {
    let text = scene.text;
    if text.tokens.get(person.name.start..person.name.end).map_or(0, <[_]>::len) < 2 {
        return None;
    }
    let possessive = matches!(text.before(person.name.start, 1), "s") && matches!(text.before(person.name.start, 2), "’" | "'");
    let left = person.name.start.checked_sub(3).filter(|at| possessive && *at >= claimed).and_then(|at| scene.mention_at(at));
    let of = matches!(text.fold(person.name.end), "of" | "from" | "из" | "от" | "(");
    let skip = if text.fold(person.name.end + 1) == "the" { 2 } else { 1 };
    let right = if of { scene.mention_at(person.name.end + skip) } else { None };
    let label = written::label(text, person.name.start);
    let of_label = || label.clone().and_then(|label| label.into_iter().find_map(|at| scene.mention_at(at)));
    let source = || {
        let mention =
            before_courtesy(text, person.name.start).checked_sub(1).filter(|at| *at >= claimed).and_then(|at| scene.mention_at(at))?;
        let english = matches!(text.before(mention.span.start, 1), "from")
            || (text.before(mention.span.start, 1) == "the" && text.before(mention.span.start, 2) == "from");
        let from = super::roster::is_from(text, mention.span.end) || english || matches!(text.before(mention.span.start, 1), "от" | "из");
        // "gullugynyň podpolkownigi A"
        let ranked = text.language == Language::Turkmen
            && before_courtesy(text, person.name.start) < person.name.start
            && text.word(mention.span.end - 1).ends_with('ň');
        (from || ranked).then_some(mention)
    };
    let speaks = text
        .matches(person.name.end + 1, "представлявш*|представляющ*|representing|who represented")
        .filter(|_| text.word(person.name.end) == ",");
    let represented = || {
        let next = person.name.end + 1 + speaks?;
        (next..next + 3).find_map(|at| scene.mention_at(at))
    };
    // "Representing the Ministry of Justice, A spoke"
    let sent = || {
        let comma = before_courtesy(text, person.name.start).checked_sub(1).filter(|at| text.word(*at) == "," && *at > claimed)?;
        let mention = scene.mention_at(comma - 1)?;
        let before = mention.span.start.saturating_sub(2)..mention.span.start;
        text.has(before, "representing|представляя|on behalf of|от имени").then_some(mention)
    };
    let behalf = || on_behalf(scene, person, claimed).or_else(|| behalf_behind(scene, person));
    let mention =
        left.or(right).or_else(represented).or_else(of_label).or_else(source).or_else(sent).or_else(behalf).filter(|mention| !mention.head);
    let home = label.as_ref().is_some_and(|label| {
        text.has(label.clone(), "our side|turkmen side|national side|туркменск* сторон*|нашеи сторон*|turkmen tarap*")
    });
    if mention.is_none() && home {
        return Some(Person { side: Side::National, role: Some(person.name.start..person.name.start), ..person.clone() });
    }
    let mention = mention?;
    Some(Person { organisation: Some(mention.clone()), ..person.clone() })
}

/// "От службы выступил майор A, от центра — B": whoever speaks for a body stands behind the verb.
fn on_behalf<'a>(scene: &'a Scene<'_>, person: &Person, claimed: usize) -> Option<&'a Mention> {
    let text = scene.text;
    let first = before_courtesy(text, person.first());
    let back =
        (1..=6).map_while(|step| first.checked_sub(step).filter(|at| *at >= claimed && !matches!(text.word(*at), "," | ";" | "." | ":")));
    let mention = back.into_iter().find_map(|at| scene.mention_at(at)).filter(|mention| mention.span.start >= claimed)?;
    let before = mention.span.start;
    let from = super::roster::is_from(text, mention.span.end)
        || matches!(text.before(before, 1), "от")
        || text.has(before.saturating_sub(3)..before, "from|for|on the part of|on behalf of|on the side of|со стороны|от имени");
    let plain = (mention.span.end..first).all(|at| !text.is_upper(at));
    let opens = (before.saturating_sub(6)..=before)
        .rev()
        .any(|at| text.span(text.sentence_of(before)).start == at || matches!(text.word(at), "," | ";" | "and" | "и" | "а"));
    (from && plain && opens).then_some(mention)
}

/// "A and B spoke on behalf of the centre".
fn behalf_behind<'a>(scene: &'a Scene<'_>, person: &Person) -> Option<&'a Mention> {
    let text = scene.text;
    let stop = text.span(text.sentence_of(person.name.start)).end.min(person.end() + 24);
    let at = text.find(person.end()..stop, "spoke on behalf of|spoke for|participated on behalf of|attended on behalf of|took part on behalf of|attended for|выступили от имени|выступил от имени|выступила от имени|участвовали от|участвовал от|участвовала от")?;
    (at + 2..at + 6).find_map(|at| scene.mention_at(at))
}
