//! Where a text names organisations: by their names in three languages and their aliases, with the
//! endings of Russian and Turkmen. The longest name wins: "UN Refugee Agency" is not the "UN".

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::known::{KNOWN, Known, OFFICES};
use super::text::{Language, Sort, Text};
use crate::domain::field::{Key, Kind};
use crate::domain::fold::fold;
use crate::domain::value::{Record, Value};
use crate::workspace::Workspace;

/// An organisation that texts may name.
#[derive(Debug)]
pub(super) struct Organisation {
    pub(super) id: String,
    pub(super) partner: bool,
    /// Of our own table, where the workspace does not have it.
    pub(super) known: Option<&'static Known>,
}

/// One name as it is looked for.
#[derive(Debug)]
struct Name {
    organisation: usize,
    words: Vec<Word>,
    /// Names the person at its head: "Minister of Foreign Affairs".
    head: bool,
}

#[derive(Debug)]
struct Word {
    fold: Box<str>,
    /// Must be written in capitals, as a short name.
    capitals: bool,
}

/// A place where an organisation is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    pub(super) span: Range<usize>,
    pub(super) organisation: usize,
    pub(super) head: bool,
}

#[derive(Debug, Default)]
pub(super) struct Organisations {
    pub(super) all: Vec<Organisation>,
    names: Vec<Name>,
    /// Names by the first two letters of their first word.
    begins: BTreeMap<String, Vec<usize>>,
    /// Those that plans and meetings have as partners, whatever their own rows say.
    partners: BTreeSet<String>,
}

fn partners(workspace: &Workspace) -> BTreeSet<String> {
    let plans = workspace.all(Kind::Plan).filter_map(|handle| Some(workspace.row(handle)?.text(Key::Partner).into_owned()));
    let meetings = workspace.all(Kind::Meeting).filter_map(|handle| workspace.row(handle));
    plans.chain(meetings.flat_map(|row| row.list(Key::With).map(std::borrow::Cow::into_owned).collect::<Vec<_>>())).collect()
}

impl Organisations {
    /// Those of the workspace and those that everybody knows.
    pub(super) fn of(workspace: &Workspace) -> Organisations {
        let mut organisations = Organisations { partners: partners(workspace), ..Organisations::default() };
        for handle in workspace.all(Kind::Organisation) {
            if let Some(row) = workspace.row(handle) {
                organisations.add(&row.record());
            }
        }
        for known in KNOWN {
            organisations.add_known(known);
        }
        organisations.add_offices();
        organisations.enter();
        organisations
    }

    pub(super) fn get(&self, at: usize) -> Option<&Organisation> {
        self.all.get(at)
    }

    pub(super) fn id(&self, at: usize) -> &str {
        self.get(at).map_or("", |organisation| &organisation.id)
    }

    pub(super) fn is_partner(&self, at: usize) -> bool {
        self.get(at).is_some_and(|organisation| organisation.partner)
    }

    /// Whether a word is one of an organisation's names: "committee" of the State Statistics Committee.
    pub(super) fn has_word(&self, at: usize, fold: &str) -> bool {
        // "the Federation of societies" is no society
        let long = |word: &Word| word.fold.chars().count() > 3 && &*word.fold != "обществ" && same_stem(fold, &word.fold, false);
        self.names.iter().filter(|name| name.organisation == at && name.words.len() > 1).any(|name| name.words.iter().any(long))
    }

    pub(super) fn find(&self, id: &str) -> Option<usize> {
        self.all.iter().position(|organisation| organisation.id == id)
    }

    fn add(&mut self, record: &Record) {
        let at = self.all.len();
        let (id, kind) = (record.text("id").to_owned(), record.text("kind"));
        let is_named = kind.is_empty() && self.partners.contains(&id);
        self.all.push(Organisation { id, partner: kind == "partner" || is_named, known: None });
        let translated = record.get("names").and_then(Value::as_record).into_iter().flat_map(|names| &names.0);
        let names = translated.filter_map(|(_, name)| name.as_text()).chain([record.text("name")]).chain(record.texts("aliases"));
        for name in names.map(str::to_owned).collect::<Vec<_>>() {
            self.name(at, &name);
        }
    }

    fn name(&mut self, organisation: usize, name: &str) {
        let plain: String = without_brackets(name);
        self.push(organisation, &plain, false);
        for head in heads(&plain) {
            self.push(organisation, &head, true);
        }
        // "Ministry of Health" of "Ministry of Health and Medical Industry"
        if let Some(short) = shortened(&plain) {
            for head in heads(&short) {
                self.push_new(organisation, &head, true);
            }
            self.push_new(organisation, &short, false);
        }
        // the short of an office: "Office of the Ombudsperson" is the "Ombudsperson" too
        if let Some(rest) = plain.strip_prefix("Office of the ").filter(|rest| rest.contains(' ')) {
            self.push(organisation, rest, false);
        }
    }

    fn push(&mut self, organisation: usize, name: &str, head: bool) {
        let words: Vec<Word> = words(name);
        let long = words.iter().any(|word| word.fold.chars().count() > 1);
        if long && !self.names.iter().any(|other| other.organisation == organisation && same_words(&other.words, &words)) {
            self.names.push(Name { organisation, words, head });
        }
    }

    /// A name that no other organisation has.
    fn push_new(&mut self, organisation: usize, name: &str, head: bool) {
        let words: Vec<Word> = words(name);
        if !self.names.iter().any(|other| same_words(&other.words, &words)) {
            self.push(organisation, name, head);
        }
    }

    /// Joins the table's names to the workspace's organisation of that short name, or makes one.
    fn add_known(&mut self, known: &'static Known) {
        let same = |name: &Name| known.short.iter().any(|short| same_words(&name.words, &words(short)));
        let there = self.find(known.id).or_else(|| self.names.iter().find(|name| same(name)).map(|name| name.organisation));
        let at = there.unwrap_or_else(|| {
            self.all.push(Organisation { id: known.id.to_owned(), partner: true, known: Some(known) });
            self.all.len() - 1
        });
        for name in [known.en, known.ru, known.tk].iter().chain(known.short).chain(known.forms) {
            self.push(at, name, false);
            for (short, long) in FAMILY {
                self.push(at, &name.replace(short, long), false);
                self.push(at, &name.replace(long, short), false);
            }
        }
    }

    fn add_offices(&mut self) {
        for (id, forms) in OFFICES {
            let Some(at) = self.find(id) else { continue };
            for form in *forms {
                let head = heading(&fold(form));
                self.push(at, form, head);
            }
        }
    }

    fn enter(&mut self) {
        for (at, name) in self.names.iter().enumerate() {
            let begin = name.words.first().map(|word| begin(&word.fold)).unwrap_or_default();
            self.begins.entry(begin).or_default().push(at);
        }
    }

    /// All places where organisations are named, none inside of another.
    pub(super) fn mentions(&self, text: &Text<'_>) -> Vec<Mention> {
        let mut found: Vec<Mention> = Vec::new();
        let mut at = 0;
        while at < text.tokens.len() {
            match self.longest(text, at) {
                Some(mention) => {
                    at = mention.span.end;
                    let family = found.pop_if(|last| last.span.end == mention.span.start && self.id(last.organisation) == "un");
                    let start = family.map_or(mention.span.start, |last| last.span.start);
                    found.push(Mention { span: start..mention.span.end, ..mention });
                }
                None => at += 1,
            }
        }
        found
    }

    fn longest(&self, text: &Text<'_>, at: usize) -> Option<Mention> {
        if !text.is(at, Sort::Word) {
            return None;
        }
        let names = self.begins.get(&begin(text.fold(at)))?.iter().filter_map(|name| self.names.get(*name));
        let found = names.filter_map(|name| Some((matched(text, at, &name.words)?, name)));
        let (end, name) = found.max_by_key(|(end, name)| (*end, name.words.len()))?;
        // "the Ombudsperson's Office": the body, not the person
        let office = name.head && matches!(text.word(end), "'" | "’") && text.matches(end + 1, "s office|s staff").is_some();
        Some(Mention { span: at..if office { end + 3 } else { end }, organisation: name.organisation, head: name.head && !office })
    }
}

/// The United Nations in the names of their agencies, short and in full.
const FAMILY: [(&str, &str); 3] =
    [("UN ", "United Nations "), ("ООН", "Организации Объединенных Наций"), ("BMG-niň", "Birleşen Milletler Guramasynyň")];

/// Words for a body that stand for one named before.
pub(super) const BODY: &str = "service*|committee*|centre*|center*|ministr*|institute*|agency*|organization*|organisation*|mission*|office*|fund*|union*|society*|commission*|council|assembly|\
служб*|комитет*|комисси*|центр*|министерств*|институт*|агентств*|организаци*|мисси*|офис*|фонд*|представительств*|обществ*|союз*|ведомств*|бюро|ассамбле*|\
gullug*|gulluk*|komitet*|komissiya*|merkez*|ministrlig*|institut*|agentlig*|gurama*|missiya*|edara*|gazna*|wekilhana*|jemgyyet*|birlesig*|assambleya*";

fn begin(fold: &str) -> String {
    fold.chars().take(2).collect()
}

/// Words that may stand between the words of a name or be left out of it.
fn is_little(fold: &str) -> bool {
    matches!(
        fold,
        "of" | "the"
            | "for"
            | "and"
            | "on"
            | "in"
            | "to"
            | "по"
            | "и"
            | "в"
            | "во"
            | "we"
            | "boyunca"
            | "s"
            | "nin"
            | "nyn"
            | "-"
            | ","
            | "’"
            | "'"
            | "baradaky"
    )
}

fn words(name: &str) -> Vec<Word> {
    let parts = name.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let word = |part: &str| Word { fold: fold(part).into(), capitals: is_short(part) };
    parts.map(word).filter(|word| word.capitals || !is_little(&word.fold)).collect()
}

/// `IOM`, `MoFE`, `ÝHHG`: two capitals or more, few letters.
fn is_short(part: &str) -> bool {
    let capitals = part.chars().filter(|c| c.is_uppercase()).count();
    capitals >= 2 && part.chars().count() <= 8
}

fn same_words(one: &[Word], other: &[Word]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.fold == other.fold)
}

/// Where the words of a name end in the text, if they begin at a place.
fn matched(text: &Text<'_>, at: usize, words: &[Word]) -> Option<usize> {
    let mut place = at;
    for (nth, word) in words.iter().enumerate() {
        let country = |at: usize| text.matches(at, "turkmenistan*|туркменистан*|yurdumyzdaky").is_some();
        while nth > 0
            && (is_little(text.fold(place)) || (country(place) && !word.fold.starts_with("turkmen") && !word.fold.starts_with("туркмен")))
        {
            place += 1;
        }
        let capital = !word.capitals || text.word(place).chars().filter(|c| c.is_uppercase()).count() >= 2;
        if !capital || !same_stem(text.fold(place), &word.fold, word.capitals) {
            return None;
        }
        place += 1;
    }
    // a name of one common word counts only where it is written as a name
    let person = ["ombudsm", "ombudsp", "омбудсм"].iter().any(|stem| text.fold(at).starts_with(stem));
    let alone = words.len() == 1 && !text.is_upper(at) && !person;
    if alone { None } else { Some(with_ending(text, place)) }
}

/// `BMG-niň`: the ending belongs to the name.
fn with_ending(text: &Text<'_>, place: usize) -> usize {
    let dash = text.word(place) == "-" && place > 0 && text.touches(place - 1) && text.touches(place);
    let ending = text.matches(place + 1, "nin|nyn|in|yn|ni|ny|e|a|i|y|de|da|den|dan|ne|na|nun|inde|ynda|nde|nda|li|ly|iň|ыň").is_some();
    if dash && ending { place + 2 } else { place }
}

/// Equal but for the ending of a case.
pub(super) fn same_stem(word: &str, name: &str, short: bool) -> bool {
    if short {
        return word == name;
    }
    if is_ministry(word).is_some_and(|one| is_ministry(name).is_some_and(|other| one != other)) {
        return false;
    }
    // "the ministers of Central Asia" are not one
    if name == "ministri" && word.starts_with("ministrler") {
        return false;
    }
    let common = word.chars().zip(name.chars()).take_while(|(a, b)| a == b).count();
    let (long, other) = (word.chars().count(), name.chars().count());
    let endings = (long - common.min(long), other - common.min(other));
    match other {
        0..=2 => word == name,
        3 => common == 3 && endings.0 <= 3,
        4 => common >= 3 && endings.0 <= 4 && endings.1 <= 1,
        _ => common >= 4.max(other.saturating_sub(3)) && endings.0 <= 6,
    }
}

/// A ministry is not its minister; `None` for what is neither.
fn is_ministry(fold: &str) -> Option<bool> {
    let begins = |stems: &[&str]| stems.iter().any(|stem| fold.starts_with(stem));
    if begins(&["ministry", "ministries", "министерств", "ministrlig"]) {
        Some(true)
    } else {
        begins(&["minister", "министр", "ministr"]).then_some(false)
    }
}

fn without_brackets(name: &str) -> String {
    name.split(['(', ')']).step_by(2).collect::<Vec<_>>().join(" ")
}

/// A ministry of two fields by the first of them alone.
fn shortened(name: &str) -> Option<String> {
    let short = |link: &str| name.split_once(link).map(|(first, _)| first.trim().to_owned()).filter(|first| first.contains(' '));
    if name.starts_with("Ministry of ") {
        return short(" and ");
    }
    if name.starts_with("Министерство ") {
        return short(" и ");
    }
    let ministry = " ministrligi";
    name.strip_suffix(ministry).and_then(|rest| rest.split_once(" we ")).map(|(first, _)| format!("{}{ministry}", first.trim()))
}

/// The person at the head of a ministry, in its language.
fn heads(name: &str) -> Vec<String> {
    let rest = |words: &str| name.strip_prefix(words).map(str::trim);
    if let Some(rest) = rest("Ministry of ") {
        return vec![format!("Minister of {rest}"), format!("Minister for {rest}"), format!("{rest} Minister")];
    }
    if let Some(rest) = rest("Министерство ") {
        return vec![format!("министр {rest}"), format!("замминистра {rest}")];
    }
    name.strip_suffix(" ministrligi").map(|rest| vec![format!("{rest} ministri")]).unwrap_or_default()
}

fn heading(fold: &str) -> bool {
    [
        "minister",
        "министр",
        "ministri",
        "president",
        "prezident",
        "президент",
        "prosecutor general",
        "general prosecutor",
        "ombuds",
        "омбудс",
        "прокурор",
        "prokuror",
        "представит",
        "representative",
        "уполномоч",
        "wekil",
        "глава",
        "head of",
        "bastutan",
    ]
    .iter()
    .any(|word| fold.contains(word) && !["ministry", "аппарат", "office", "diwan"].iter().any(|body| fold.contains(body)))
}

/// The names of a language that a workspace would keep, for a new organisation.
pub(super) fn record(known: &Known) -> Record {
    let names = Record::default().with("ru", Value::text(known.ru)).with("tk", Value::text(known.tk));
    let aliases = known.short.iter().map(|short| Value::text(*short)).collect();
    Record::default()
        .with("id", Value::text(known.id))
        .with("name", Value::text(known.en))
        .with("names", Value::Record(names))
        .with("aliases", Value::List(aliases))
        .with("kind", Value::text("partner"))
}

/// How a title in a language calls an organisation: by its short name, where there is one.
pub(super) fn short_name(workspace: &Workspace, id: &str, language: Language) -> String {
    let aliases: Vec<String> = workspace
        .find_row(Kind::Organisation, id)
        .into_iter()
        .flat_map(|row| row.list(Key::Aliases).map(std::borrow::Cow::into_owned))
        .collect();
    let cyrillic = |text: &str| text.chars().any(|c| ('А'..='я').contains(&c));
    let fits = |alias: &&String| is_short(alias) && cyrillic(alias) == (language == Language::Russian);
    let known = || KNOWN.iter().find(|known| known.id == id).and_then(|known| known.short.first()).map(|short| (*short).to_owned());
    aliases.iter().find(fits).cloned().or_else(known).unwrap_or_else(|| workspace.organisation_name(id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::Loaded;
    use crate::workspace::settings::Settings;

    fn ids(line: &str) -> String {
        let text = include_str!("../../../data/organisations.toml").to_owned();
        let workspace = Workspace::new(vec![Loaded::read("o.toml", text)], Settings::default());
        let organisations = Organisations::of(&workspace);
        let text = Text::read(line);
        let found = organisations.mentions(&text);
        found.iter().map(|mention| organisations.id(mention.organisation)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn names_are_found_in_three_languages_with_their_endings() {
        for (line, want) in [
            ("the International Organization for Migration (IOM) spoke", "iom iom"),
            ("региональным координатором Международной организации по миграции (МОМ)", "iom iom"),
            ("Migrasiýa boýunça halkara guramasynyň (MHG) wekili", "iom iom"),
            ("the UN Refugee Agency and the UN", "unhcr un"),
            ("с Представительством УВКБ ООН", "unhcr"),
            ("BMG-niň Ösüş maksatnamasynyň wekili", "undp"),
            ("the Minister of Foreign Affairs of Turkmenistan", "mfa"),
            ("министра иностранных дел Туркменистана", "mfa"),
            ("Türkmenistanyň daşary işler ministriniň orunbasary", "mfa"),
            ("Türkmenistanyň Daşary işler ministrliginde", "mfa"),
            ("in our country un jour, they told us", ""),
            ("ЮНИСЕФ и Детского фонда ООН", "unicef unicef"),
            ("председатель Государственной миграционной службы", "sms"),
            ("Döwlet migrasiýa gullugynyň başlygy", "sms"),
            ("Министр здравоохранения и медицинской промышленности", "health"),
            ("ÝHHG-niň Aşgabatdaky merkeziniň ýolbaşçysy", "osce"),
            ("the Prosecutor General and the Ombudsperson", "prosecutor ombudsman"),
        ] {
            assert_eq!(ids(line), want, "{line}");
        }
    }
}
