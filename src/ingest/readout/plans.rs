//! Which plans a text touches, how, and what was said of them. A plan is a word for it with a year or
//! years near by; it is matched to the workspace by partner, years and subject, and never by guess.

use std::ops::Range;

use super::concepts;
use super::dates::{self, Found};
use super::organisations::{Mention, Organisations};
use super::shelf::{self, Asked, Shelf};
use super::text::{Language, Part, Text};

/// A plan as the text names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) span: Range<usize>,
    pub(super) years: (i32, i32),
    /// The plan of the workspace, where one fits.
    pub(super) plan: Option<String>,
    pub(super) title: String,
}

/// All that the reading of plans looks at.
#[derive(Debug)]
pub(super) struct Source<'a> {
    pub(super) text: &'a Text<'a>,
    pub(super) dates: &'a [Found],
    pub(super) organisations: &'a Organisations,
    pub(super) mentions: &'a [Mention],
    pub(super) shelf: &'a Shelf,
    /// The partners of the meeting, and its year.
    pub(super) with: &'a [String],
    pub(super) year: Option<i32>,
}

/// The years of a plan, and the words from the first to the last of it.
type Dated = (Vec<(i32, i32)>, Range<usize>);

/// Words for a plan, folded; those of the second kind need years right beside them.
pub(super) const PLAN: &str = "nap|naps|plan|plans|workplan|workplans|план|плана|плану|планом|плане|планы|планов|планам|планами|планах|meyilnama*|meyilnamasy*|is meyilnama*";
const LIKE: &str = "programme|program|framework|strategy|roadmap|road map|программ*|стратеги*|дорожн* карт*|maksatnama*|strategiya*|yol kartasy*|document|документ|документа|документу|документе|документом|resminama*|resminamany*";
const DOCUMENT: &str = "document|документ|документа|документу|документе|документом|resminama*|resminamany*";

pub(super) fn plans(source: &Source<'_>) -> Vec<Named> {
    let mut found: Vec<Named> = Vec::new();
    let text = source.text;
    let mut at = 0;
    while at < text.tokens.len() {
        let taken = found.last().map_or(0, |named| named.span.end);
        let head = text.matches(at, PLAN).is_some() || (text.matches(at, LIKE).is_some() && is_document(source, at));
        if head
            && text.part(text.sentence_of(at)) != Part::Head
            && let Some((years, span)) = years_beside(source, at, taken)
        {
            let span = widened(source, span);
            found.extend(years.into_iter().map(|years| named(source, at, years, span.clone())));
            at = span.end.max(at + 1);
        } else if head
            && text.part(text.sentence_of(at)) != Part::Head
            && let Some(named) = undated(source, at)
        {
            at = named.span.end;
            found.push(named);
        } else {
            at += 1;
        }
    }
    found
}

/// "The national plan to end statelessness": without years it is the one that runs in the year of the meeting.
fn undated(source: &Source<'_>, at: usize) -> Option<Named> {
    let text = source.text;
    let span = widened(source, at..at + text.matches(at, PLAN)?);
    let sentence = text.span(text.sentence_of(at));
    let around = span.start.saturating_sub(4).max(sentence.start)..(span.end + 3).min(sentence.end);
    if text.has(
        around,
        "new|next|future|draft|prepar*|develop*|нов*|следующ*|будущ*|проект*|подготов*|разработ*|taze|indiki|taslama*|tayyarl*",
    ) {
        return None;
    }
    let asked = Asked {
        near: concepts::of(text, span.start.saturating_sub(8).max(sentence.start)..(span.end + 8).min(sentence.end)),
        ..asked(source, at, (0, 0), &span)
    };
    let (plan, years) = source.shelf.running(&asked, source.year?)?;
    let title = text.slice(&span).split_whitespace().collect::<Vec<_>>().join(" ");
    Some(Named { span, years, plan: Some(plan), title })
}

/// A programme counts as a plan where it is one of cooperation with an organisation or by name; "the document for
/// 2026" where a plan was spoken of right before.
fn is_document(source: &Source<'_>, at: usize) -> bool {
    let text = source.text;
    if text.matches(at, DOCUMENT).is_some() {
        let first = text.span(text.sentence_of(at).saturating_sub(2)).start;
        let before = if text.language == Language::Turkmen { at.saturating_sub(5)..at } else { at..at + 6 };
        let dated = before.into_iter().any(|place| {
            year_at(source, place).is_some() && (text.language == Language::Turkmen || matches!(text.before(place, 1), "for" | "на"))
        });
        return dated && text.has(first..at, PLAN);
    }
    // "2026-2030-njy ýyllar üçin täze maksatnama", where one was spoken of before
    if text.language == Language::Turkmen && text.has(at.saturating_sub(5)..at, "yyllar ucin|yyl ucin") {
        let before = text.span(text.sentence_of(at).saturating_sub(3)).start..text.span(text.sentence_of(at)).start;
        let programme = text.fold(at).chars().take(7).collect::<String>();
        if before.into_iter().any(|at| text.fold(at).starts_with(&*programme)) {
            return true;
        }
    }
    // "the Roadmap for 2023"
    let named =
        text.is_upper(at) && (at + 1..at + 3).any(|place| matches!(text.fold(place), "for" | "на") && year_at(source, place + 1).is_some());
    if named {
        return true;
    }
    let span = text.span(text.sentence_of(at));
    let far = if text.language == Language::Turkmen { 14 } else { 6 };
    let near = at.saturating_sub(far).max(span.start)..(at + 16).min(span.end);
    text.has(near, "central asia|центральн* ази*|merkezi aziya*|country|framework|рамочн*|cooperation|partnership|national|joint|сотруднич*|стран*|страновои|партнерств*|национальн*|совместн*|hyzmatdasl*|yurt|milli|bilelikdaki")
}

/// The years of a plan and the words from the first to the last of it.
fn years_beside(source: &Source<'_>, at: usize, taken: usize) -> Option<Dated> {
    let text = source.text;
    let span = text.span(text.sentence_of(at));
    let behind = || {
        let mut place = at + 1;
        let limit = (at + 44).min(span.end);
        while place < limit {
            let other = place > at + 1 && text.matches(place, PLAN).is_some() && !follows_of(text, place);
            if other || (stops(text, place) && !text.tokens.get(place).is_some_and(|token| token.quoted)) {
                return None;
            }
            if let Some((years, end)) = year_at(source, place) {
                return Some((years, at..end));
            }
            place += 1;
        }
        None
    };
    let before = |limit: usize| {
        let first = at.saturating_sub(limit).max(span.start).max(taken);
        (first..at).rev().find_map(|place| {
            let (years, end) = year_at(source, place)?;
            let inner = (end..at).any(|place| text.matches(place, PLAN).is_some() || (stops(text, place) && text.word(place) != "-"));
            let whole = (2..=6).rev().find_map(|far| {
                let far = place.checked_sub(far).filter(|far| *far + 2 >= first && *far >= span.start.max(taken))?;
                year_at(source, far).filter(|(_, to)| *to >= end).map(|(years, to)| (years, far, to))
            });
            let (years, first, end) = whole.map_or((years, place, end), |(years, far, end)| (years, far, end));
            let head = text.matches(at, PLAN).unwrap_or(1);
            (end <= at && !inner).then_some((years, first..at + head))
        })
    };
    // a year right before the word belongs to it: "the 2024 Action Plan", "2024-nji ýyl üçin ... meýilnamasy"
    let close = match text.language {
        Language::Turkmen => before(24),
        // "in 2019 the country adopted the Plan for 2019-2024": that year is of the deed
        Language::English => before(7).filter(|(_, span)| !matches!(text.before(span.start, 1), "in" | "since" | "during")),
        Language::Russian => None,
    };
    let told = relative(source, at, &span, taken);
    let far = |found: &Dated| found.1.end > at + 7;
    close.or_else(|| behind().filter(|found| told.is_none() || !far(found))).or(told)
}

/// "the National Action Plan on ..." goes on; "plan of projects planned for ..." too.
fn follows_of(text: &Text<'_>, at: usize) -> bool {
    matches!(text.before(at, 1), "action" | "work" | "of" | "the") && text.before(at, 2) != "and"
}

fn stops(text: &Text<'_>, at: usize) -> bool {
    // "the previous plan, that for 2020-2022"
    if text.matches(at, "that for").is_some() {
        return false;
    }
    text.matches(at, "discussed|noted|considered|adopted on|which|that|who|were|обсужд*|котор*|отметил*|была|были|было|рассмотрен*|что|bellenildi|maslahatlasyldy|garaldy|etdi|etdiler").is_some()
        || matches!(text.word(at), ";" | ":")
}

fn year_at(source: &Source<'_>, at: usize) -> Option<(Vec<(i32, i32)>, usize)> {
    let inside = dates::covers(source.dates, at) || !dates::is_number(source.text, at);
    // "UN Agenda 2030", "resolution 2024"
    let else_of = matches!(source.text.before(at, 1), "agenda" | "resolution" | "no" | "№" | "до" | "by" | "since");
    // "in November 2021" is a day's month, no year of a plan
    let dated = at.checked_sub(1).is_some_and(|before| dates::month_of(source.text.fold(before)).is_some());
    // "2026-njy ýylyň fewralynda": of that month too
    let month = dates::year(source.text, at).is_some_and(|(_, next)| dates::month_of(source.text.fold(next)).is_some());
    let dated = dated || month;
    // "2052-nji ýyla çenli": the year until which something is to be
    let limit = source.text.has(at + 1..at + 5, "yyla cenli");
    if inside || else_of || dated || limit { None } else { dates::years(source.text, at) }
}

const LAST: &str = "last year|past year|previous year|прошлогодн*|прошл* год*|прошедш* год*|предыдущ* год*|минувш* год*|истекш* год*|gecen yyl*|ozalky yyl*|onki yyl*";
const NEXT: &str = "год следующии|next year|coming year|upcoming year|following year|year ahead|следующ* год*|предстоящ* год*|будущ* год*|наступающ* год*|очередн* год*|gelyan yyl*|geljek yyl*|indiki yyl*|onumizdaki yyl*|gelyan yyl*";
const THIS: &str = "this year|current year|present year|ongoing year|текущ* год*|этот год|этого года|этом году|нынешн* год*|нынешнии год|с . г .|т . г .|сего года|su yyl*|bu yyl*|dowam edyan yyl*|hazirki yyl*|haz* yyl*";

/// "last year's plan", "план на текущий год", "şu ýylyň meýilnamasy".
fn relative(source: &Source<'_>, at: usize, span: &Range<usize>, taken: usize) -> Option<Dated> {
    let year = source.year?;
    let near = at.saturating_sub(5).max(span.start)..(at + 6).min(span.end);
    let near = near.start.max((near.start..at).rev().find(|at| source.text.word(*at) == ";").map_or(0, |stop| stop + 1))..near.end;
    let near = reach(source, at, span, near);
    let far = |place: usize| {
        let before = place < at;
        let steps = place.abs_diff(at);
        if before == (source.text.language == Language::Turkmen) { steps } else { steps * 2 }
    };
    let found =
        [(-1, LAST), (1, NEXT), (0, THIS)].into_iter().flat_map(|(shift, words)| near.clone().map(move |place| (shift, words, place)));
    let said = found.filter(|(_, words, place)| {
        let length = source.text.matches(*place, words);
        // "on 3 January of this year" is a day, and no year of a plan
        let dated = |length: usize| {
            dates::covers(source.dates, place + length) || place.checked_sub(1).is_some_and(|at| dates::covers(source.dates, at))
        };
        length.is_some_and(|length| !dated(length))
    });
    let (shift, words, place) = said.min_by_key(|(_, _, place)| far(*place))?;
    let length = source.text.matches(place, words).unwrap_or_default();
    // what was named before keeps its words
    let start = if place < at && place >= taken { place } else { at };
    Some((vec![(year + shift, year + shift)], start..(place + length).max(at + 1)))
}

/// "A draft plan of cooperation between A and B for the coming year": as far as no other plan and no verb comes between.
fn reach(source: &Source<'_>, at: usize, span: &Range<usize>, near: Range<usize>) -> Range<usize> {
    let text = source.text;
    let apart = |place: usize| text.matches(place, PLAN).is_some() || stops(text, place);
    let is_year = |place: usize| [LAST, NEXT, THIS].iter().any(|words| text.matches(place, words).is_some());
    if text.language == Language::Turkmen {
        let first = at.saturating_sub(22).max(span.start);
        let first = (first..at).rev().find(|place| apart(*place) || text.word(*place) == ",").map_or(first, |stop| stop + 1);
        let far = (first..near.start.max(first)).find(|place| is_year(*place) && text.has(*place + 2..*place + 4, "ucin"));
        far.unwrap_or(near.start)..near.end
    } else {
        let last = (at + 22).min(span.end);
        let last = (at + 1..last).find(|place| apart(*place)).unwrap_or(last);
        let for_it = |place: usize| {
            matches!(text.before(place, 1), "for" | "на") || (text.before(place, 1) == "the" && text.before(place, 2) == "for")
        };
        let far = (near.end..last.max(near.end)).rev().find(|place| is_year(*place) && for_it(*place));
        near.start..far.map_or(near.end, |place| place + 1)
    }
}

/// The words of a plan's name before its head: "National Action", a quotation mark before it.
fn widened(source: &Source<'_>, span: Range<usize>) -> Range<usize> {
    let text = source.text;
    let first = text.span(text.sentence_of(span.start)).start;
    let mut start = span.start;
    while start > first && start + 6 > span.start {
        let before = start - 1;
        let part = text.matches(before, "national|action|joint|annual|work|partnership|country|cooperation|draft|национальн*|рабоч*|совместн*|годов*|ежегодн*|milli|hereketler*|bilelikdaki|is|taslamalaryn|draft|проект*").is_some();
        if !part || text.matches(before, "is").is_some() && text.language != Language::Turkmen {
            break;
        }
        start = before;
    }
    let closed = matches!(text.word(span.end), "»" | "”" | "\"");
    start..span.end + usize::from(closed)
}

fn named(source: &Source<'_>, at: usize, years: (i32, i32), span: Range<usize>) -> Named {
    let title = source.text.slice(&span).trim_matches(['"', '“', '”', '«', '»', ' ']).split_whitespace().collect::<Vec<_>>().join(" ");
    let plan = source.shelf.best(&asked(source, at, years, &span), source.with);
    Named { span, years, plan, title }
}

/// What the text says around a plan, to match it by.
fn asked(source: &Source<'_>, at: usize, years: (i32, i32), span: &Range<usize>) -> Asked {
    let text = source.text;
    let sentence = text.span(text.sentence_of(at));
    let near = span.start.saturating_sub(8).max(sentence.start)..(span.end + 12).min(sentence.end);
    let title = span.start.saturating_sub(8).max(sentence.start)..(span.end + 4).min(text.tokens.len());
    Asked {
        years,
        near: concepts::of(text, near),
        sentence: concepts::of(text, sentence),
        own: concepts::of(text, span.clone()),
        partners: partners_near(source, at, span),
        national: text.has(title, shelf::NATIONAL),
        is_plan: text.matches(at, PLAN).is_some(),
    }
}

/// The partners that the words of the plan name, or else those of the same clause.
fn partners_near(source: &Source<'_>, at: usize, span: &Range<usize>) -> Vec<String> {
    let text = source.text;
    let sentence = text.span(text.sentence_of(at));
    let within = |range: Range<usize>| -> Vec<String> {
        let inside = source.mentions.iter().filter(|mention| range.start <= mention.span.start && mention.span.end <= range.end);
        let partners = inside.filter(|mention| source.organisations.is_partner(mention.organisation));
        partners.map(|mention| source.organisations.id(mention.organisation).to_owned()).collect()
    };
    let own = within(span.clone());
    if !own.is_empty() {
        return own;
    }
    let before = if text.language == Language::Turkmen { 10 } else { 4 };
    let close = within(span.start.saturating_sub(before).max(sentence.start)..(span.end + 7).min(sentence.end));
    let with: Vec<String> = close.iter().filter(|id| source.with.contains(id)).cloned().collect();
    if close.is_empty() || !with.is_empty() { with } else { close }
}
