//! The frame of a meeting: its partners, its place, its title and its topics, each by rule from the
//! text and from how the workspace writes them.

use std::collections::BTreeMap;

use super::concepts::{self, CONCEPTS};
use super::organisations::{self, Mention, Organisations};
use super::text::{Language, Part, Text};
use crate::domain::event::Participant;
use crate::domain::field::{Key, Kind};
use crate::i18n::Lang;
use crate::workspace::Workspace;

/// The partners' organisations: the sides of those who were there, and who else is named as a party.
pub(super) fn with(text: &Text<'_>, organisations: &Organisations, mentions: &[Mention], present: &[Participant]) -> Vec<String> {
    let partner = |id: &str| organisations.find(id).is_some_and(|at| organisations.is_partner(at));
    let mut with: Vec<String> = Vec::new();
    let mut add = |id: &str| {
        if !with.iter().any(|other| other == id) {
            with.push(id.to_owned());
        }
    };
    present.iter().map(|person| person.side.as_str()).filter(|side| partner(side)).for_each(&mut add);
    let parties = mentions.iter().filter(|mention| organisations.is_partner(mention.organisation) && is_party(text, mention));
    parties.map(|mention| organisations.id(mention.organisation)).for_each(&mut add);
    if with.is_empty() {
        with.extend(most_named(text, organisations, mentions));
    }
    // "the UN" beside one of its agencies is the family, not a party
    let agencies = [
        "unhcr", "undp", "unodc", "unicef", "unfpa", "iom", "who", "unesco", "fao", "ilo", "unrcca", "ohchr", "unece", "escap", "wfp",
        "unep", "unaids",
    ];
    if with.len() > 1 && with.iter().any(|id| agencies.contains(&id.as_str())) && !present.iter().any(|person| person.side == "un") {
        with.retain(|id| id != "un");
    }
    with
}

/// "with representatives of IOM", "делегация УВКБ", "MHG-niň wekilleri bilen" in the first sentences.
fn is_party(text: &Text<'_>, mention: &Mention) -> bool {
    let sentence = text.sentence_of(mention.span.start);
    let early = text.part(sentence) == Part::Headline || sentence <= text.first_body();
    let quoted = text.tokens.get(mention.span.start).is_some_and(|token| token.quoted);
    let before = mention.span.start.saturating_sub(4)..mention.span.start;
    let behind = mention.span.end..mention.span.end + 5;
    let group = match text.language {
        Language::Turkmen => text.has(behind, "wekilleri*|wekilcilik*|wekiliyet*|bilermenleri*|bilen"),
        _ => text.has(before, "representatives|delegation|experts|representative|with|staff|представителями|представители|представителеи|делегаци*|экспертами|экспертов|с|со"),
    };
    early && !quoted && group
}

fn most_named(text: &Text<'_>, organisations: &Organisations, mentions: &[Mention]) -> Option<String> {
    let mut counts: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for mention in mentions.iter().filter(|mention| organisations.is_partner(mention.organisation)) {
        let head = text.part(text.sentence_of(mention.span.start)) == Part::Headline;
        let count = counts.entry(mention.organisation).or_insert((0, usize::MAX - mention.span.start));
        count.0 += if head { 4 } else { 1 };
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(at, _)| organisations.id(at).to_owned())
}

/// Where it was held, as the workspace writes such places; empty where the text does not say.
pub(super) fn place(text: &Text<'_>, organisations: &Organisations, mentions: &[Mention], workspace: &Workspace) -> String {
    if let Some(written) = label(text) {
        return written;
    }
    let early = || text.sentences.iter().filter(|sentence| sentence.part != Part::Head).take(4);
    let online = early().any(|sentence| text.has(sentence.span.clone(), ONLINE));
    let host = host(text, organisations, mentions);
    let city = early().find_map(|sentence| city(text, sentence.span.clone()));
    if online {
        return "Online".to_owned();
    }
    match (host, city) {
        (Some(id), city) => as_before(workspace, &id, city.unwrap_or("Ashgabat")),
        (None, Some(city)) => city.to_owned(),
        (None, None) => String::new(),
    }
}

const ONLINE: &str = "online|videoconference*|video conference*|video link|videolink|via video|teleconference*|virtual|virtually|video call|онлаин|видеоконференц*|видеосвяз*|видеовстреч*|видеоформат*|дистанционн*|wideomaslahat*|wideoaragatnasyk*|wideo aragatnasyk*|onlayn|sanly ulgam|wideodususyk*|uzak aralykdan";

/// `Place: ...`, `Место: ...`, `Ýeri: ...`.
fn label(text: &Text<'_>) -> Option<String> {
    let labelled = |at: usize| {
        text.matches(at, "place|venue|location|where|место проведения|место|где|gecirilen yeri|yeri|nirede")
            .filter(|length| text.word(at + length) == ":")
    };
    let sentence = text.sentences.iter().find(|sentence| labelled(sentence.span.start).is_some())?;
    let start = sentence.span.start + labelled(sentence.span.start)? + 1;
    let words = text.slice(&(start..sentence.span.end)).trim_end_matches('.').trim();
    (words.chars().count() <= 80 && !words.is_empty()).then(|| words.to_owned())
}

/// The body in whose house it was: "at the MFA", "в МИД", "ministrliginde".
fn host(text: &Text<'_>, organisations: &Organisations, mentions: &[Mention]) -> Option<String> {
    let fits = |mention: &&Mention| {
        let sentence = text.sentence_of(mention.span.start);
        let early = text.part(sentence) != Part::Head && sentence <= text.first_body() + 2;
        let house =
            !organisations.is_partner(mention.organisation) || text.has(mention.span.start.saturating_sub(4)..mention.span.end + 2, HOUSE);
        early && !mention.head && house && is_place(text, mention) && !organisations.id(mention.organisation).is_empty()
    };
    mentions.iter().find(fits).map(|mention| organisations.id(mention.organisation).to_owned())
}

/// A partner's own house must be named as one.
const HOUSE: &str = "premises|building|headquarters|house|office|centre|center|здании|офисе|штаб|центре|доме|jayynda|binasynda|oyunde|merkezinde|edarasynda";

fn is_place(text: &Text<'_>, mention: &Mention) -> bool {
    let at = mention.span.start;
    match text.language {
        Language::English => {
            let near = at.saturating_sub(5)..at;
            let direct = matches!(text.before(at, 1), "at") || (text.before(at, 1) == "the" && matches!(text.before(at, 2), "at" | "in"));
            let hosts = text.has(mention.span.end..mention.span.end + 3, "hosted");
            direct || hosts || text.has(near, "premises of|building of|headquarters of|house of|office of the")
        }
        Language::Russian => {
            let near = at.saturating_sub(3)..at;
            matches!(text.before(at, 1), "в" | "во") || text.has(near, "здании|стенах|офисе|штаб")
        }
        Language::Turkmen => {
            let last = mention.span.end.checked_sub(1).map_or("", |last| text.fold(last));
            let ending = ["inde", "ynda", "nde", "nda"].iter().any(|ending| last.ends_with(ending));
            ending || text.has(mention.span.end..mention.span.end + 3, "jayynda|binasynda|edarasynda|merkezinde|diwanynda|oyunde")
        }
    }
}

const CITIES: &[(&str, &str)] = &[
    ("Ashgabat", "ashgabat|ashkhabad|ашхабад*|ашгабат*|asgabat*"),
    ("Geneva", "geneva|женев*|zenewa*|geneva*"),
    ("Vienna", "vienna|вене|вена|wena|wenada"),
    ("New York", "new york|нью иорк*|nyu york*"),
    ("Awaza", "awaza|avaza|аваз*"),
    ("Brussels", "brussels|брюссел*|bryussel*"),
    ("Warsaw", "warsaw|варшав*|warsawa*"),
    ("Tashkent", "tashkent|ташкент*|dasken*"),
    ("Almaty", "almaty|алматы|алма ата*"),
    ("Astana", "astana|астан*"),
    ("Dushanbe", "dushanbe|душанбе"),
    ("Bishkek", "bishkek|бишкек*"),
    ("Istanbul", "istanbul|стамбул*|stambul*"),
    ("Arkadag", "arkadag|аркадаг*"),
    ("Turkmenbashi", "turkmenbashi|туркменбаши|turkmenbasy"),
    ("Mary", "city of mary|мары|mary saher*"),
    ("Turkmenabat", "turkmenabat|turkmenabad|туркменабат*"),
    ("Dashoguz", "city of dashoguz|дашогуз*|dasoguz saher*"),
];

/// A city in which something was held: behind "in", "в", or with the ending of a place.
fn city(text: &Text<'_>, span: std::ops::Range<usize>) -> Option<&'static str> {
    let said = |at: usize| {
        let held = match text.language {
            Language::English => text.matches(at.saturating_sub(1), "in").is_some() || text.word(at + 1) == ",",
            Language::Russian => matches!(text.before(at, 1), "в") || text.before(at, 2) == "в" || text.word(at + 1) == ",",
            Language::Turkmen => {
                text.fold(at).ends_with("da")
                    || text.fold(at).ends_with("de")
                    || text.has(at + 1..at + 2, "saherinde")
                    || text.word(at + 1) == ","
            }
        };
        CITIES.iter().find(|(_, forms)| held && text.matches(at, forms).is_some()).map(|(name, _)| *name)
    };
    span.into_iter().find_map(said)
}

/// A host as the workspace's own meetings write it most: "MFA, Ashgabat".
fn as_before(workspace: &Workspace, id: &str, city: &str) -> String {
    let row = workspace.find_row(Kind::Organisation, id);
    let mut forms = vec![workspace.organisation_name(id)];
    forms.extend(row.into_iter().flat_map(|row| row.list(Key::Aliases).map(std::borrow::Cow::into_owned).collect::<Vec<_>>()));
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (_, handle) in workspace.meetings_by_date() {
        let place = workspace.row(*handle).map(|row| row.text(Key::Place).into_owned()).unwrap_or_default();
        if forms.iter().any(|form| place == format!("{form}, {city}")) {
            *counts.entry(place).or_default() += 1;
        }
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count).map(|(place, _)| place);
    most.unwrap_or_else(|| format!("{}, {city}", forms.first().map_or(id, String::as_str)))
}

/// The headline, else what the sides are called.
pub(super) fn title(
    text: &Text<'_>,
    workspace: &Workspace,
    organisations: &Organisations,
    present: &[Participant],
    with: &[String],
) -> String {
    let headline = text.sentences.iter().find(|sentence| sentence.part == Part::Headline);
    if let Some(headline) = headline {
        let words = text.slice(&headline.span).split_whitespace().collect::<Vec<_>>().join(" ");
        return words.chars().take(240).collect();
    }
    let partner = |person: &&Participant| organisations.find(&person.side).is_some_and(|at| organisations.is_partner(at));
    let short = |id: &str| organisations::short_name(workspace, id, text.language);
    let named = |person: &Participant| if person.role.is_empty() { person.name.clone() } else { person.role.clone() };
    let guest = present.iter().find(partner).map(|person| match short(&person.side) {
        short if person.role.is_empty() => format!("{} ({short})", person.name),
        short if person.role.contains(&short) => person.role.clone(),
        short => format!("{}, {short}", person.role),
    });
    let host = present.iter().find(|person| !partner(person)).map(named);
    let words = match text.language {
        Language::English => Lang::En,
        Language::Russian => Lang::Ru,
        Language::Turkmen => Lang::Tk,
    }
    .words();
    match (host, guest.or_else(|| with.first().map(|id| short(id)))) {
        (Some(host), Some(guest)) => words.tell("readout-title-both", &[("host", host.into()), ("guest", guest.into())]),
        (None, Some(guest)) => words.tell("readout-title-guest", &[("guest", guest.into())]),
        (Some(host), None) => words.tell("readout-title-host", &[("host", host.into())]),
        (None, None) => String::new(),
    }
}

/// What was talked about, by the concepts that the sentences of the body have, in their order.
pub(super) fn topics(text: &Text<'_>) -> Vec<String> {
    let body = text.sentences.iter().filter(|sentence| sentence.part == Part::Body);
    let mut found: BTreeMap<usize, usize> = BTreeMap::new();
    for sentence in body {
        for concept in concepts::of(text, sentence.span.clone()) {
            let place = concepts::place(text, sentence.span.clone(), concept).unwrap_or(usize::MAX);
            found.entry(concept).or_insert(place);
        }
    }
    let mut order: Vec<(usize, usize)> = found.into_iter().map(|(concept, place)| (place, concept)).collect();
    order.sort_unstable();
    let labels = order.into_iter().filter_map(|(_, concept)| CONCEPTS.get(concept)).map(|concept| concept.label);
    labels.filter(|label| !label.is_empty()).take(12).map(str::to_owned).collect()
}
