//! What a side undertakes at a meeting: "IOM will provide ... by 1 June", "МОМ представит ... до 15 июня",
//! "... tabşyryldy". Who, what and until when; only a clear sentence is proposed as accepted.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::dates::{self, Found};
use super::organisations::{BODY, Mention, Organisations};
use super::text::{Language, Part, Sort, Text};
use crate::domain::date::When;
use crate::domain::event::Commitment;

/// Of a readout hardly more are meant.
const MOST: usize = 20;

/// All that the reading of undertakings looks at.
#[derive(Debug)]
pub(super) struct Source<'a> {
    pub(super) text: &'a Text<'a>,
    pub(super) dates: &'a [Found],
    pub(super) organisations: &'a Organisations,
    pub(super) mentions: &'a [Mention],
    /// The places of persons with their sides.
    pub(super) people: &'a [(usize, String)],
    /// The side of the state at this meeting.
    pub(super) state: &'a str,
    pub(super) held: Option<NaiveDate>,
}

/// Words that bind by themselves.
const STRONG: &str = "undertook to|undertakes to|undertook|committed to|commits to|committed itself to|pledged to|promised to|agreed to|agrees to|was asked to|were asked to|was tasked to|was tasked with|was requested to|is requested to|was instructed to|offered to|took upon itself to|\
обязал*|обязует*|обязуют*|взял* на себя обязательств*|взял* на себя|поручено|поручил*|поручить|пообещал*|обещал*|согласил*|надлежит|\
borclandy*|tabsyryldy|tabsyrylsyn|tabsyrmaly|oz ustune aldy*|wada berdi*|boyun aldy*";

/// Words of what is to come: an undertaking where a day limits it.
const WEAK: &str = "will|shall|would|is to|are to|to|\
представит|представят|предоставит|предоставят|направит|направят|подготовит|подготовят|передаст|передадут|разработает|разработают|окажет|окажут|проведет|проведут|организует|организуют|обеспечит|обеспечат|внесет|внесут|согласует|согласуют|завершит|завершат|опубликует|опубликуют|сообщит|сообщат|проинформирует|рассмотрит|рассмотрят|поделится|поделятся|выделит|выделят|назначит|назначат|создаст|создадут|распространит|разошлет|разошлют|пришлет|пришлют|доработает|доработают|вышлет|вышлют|обменяются|обучит|издаст|закупит|поставит|поставят|определит|определят|включит|включат|уточнит|уточнят|переведет|переведут|\
berer|berler|iberer|ibererler|hodurlar|hodurlarler|tayyarlar|tayyarlarlar|gecirer|gecirerler|yerine yetirer|gurar|guramacylyk eder|eder|ederler|ugradar|tabsyrar|tanysdyrar|cap eder|dowam etdirer";

/// Behind "will" these are no work that is undertaken.
const NO_WORK: &str = "be|run|last|end|expire|begin|continue|take place|take part|like|remain|welcome|have|mark|celebrate|have to|visit|attend|participate|not";

pub(super) fn undertaken(source: &Source<'_>) -> Vec<(bool, Commitment)> {
    let mut found: Vec<(bool, Commitment)> = Vec::new();
    for sentence in source.text.sentences.iter().filter(|sentence| sentence.part == Part::Body) {
        if found.len() >= MOST {
            break;
        }
        let Some(one) = of_sentence(source, sentence.span.clone()) else { continue };
        if !found.iter().any(|(_, other)| other.side == one.1.side && other.what == one.1.what) {
            found.push(one);
        }
    }
    found
}

fn of_sentence(source: &Source<'_>, span: Range<usize>) -> Option<(bool, Commitment)> {
    let text = source.text;
    let limit = limit(source, &span);
    let strong = text.find(span.clone(), STRONG);
    let cue = strong.or_else(|| weak(source, &span, limit.is_some()))?;
    let both = both(text, &span, cue);
    let side = if both { Some(String::new()) } else { side(source, &span, cue) }?;
    if let Some((due, _)) = &limit
        && source.held.is_some_and(|held| due.last() < held)
    {
        return None;
    }
    let what = what(source, &span, cue, limit.as_ref().map(|(_, words)| words))?;
    let clear = !both && (strong.is_some_and(|at| firm(text, at)) || limit.is_some());
    Some((clear, Commitment { side, what, due: limit.map(|(due, _)| due), status: "open".to_owned() }))
}

/// "Agreed to" may be of opinions; with a limit it counts all the same.
fn firm(text: &Text<'_>, at: usize) -> bool {
    text.matches(at, "agreed*|agrees|offered|согласил*").is_none()
}

/// A verb of what is to come; in English right behind who does it.
fn weak(source: &Source<'_>, span: &Range<usize>, limited: bool) -> Option<usize> {
    let text = source.text;
    let mut places = span.clone().filter(|at| text.matches(*at, WEAK).is_some());
    match text.language {
        Language::English => places.find(|at| {
            let length = text.matches(*at, WEAK).unwrap_or(1);
            let bare = text.fold(*at) == "to";
            let work = text.matches(at + length, NO_WORK).is_none() && text.is(at + length, Sort::Word);
            work && (!bare || (limited && *at <= span.start + 8)) && close_subject(source, span, *at, bare)
        }),
        _ => places.next().filter(|_| limited),
    }
}

/// Who does it stands right before the verb: "the IOM office in Ashgabat will".
fn close_subject(source: &Source<'_>, span: &Range<usize>, cue: usize, bare: bool) -> bool {
    let text = source.text;
    let far = if bare { 1 } else { 7 };
    let first = cue.saturating_sub(far).max(span.start);
    let mention = source.mentions.iter().any(|mention| mention.span.end > first && mention.span.end <= cue);
    let person = source.people.iter().any(|(at, _)| (cue.saturating_sub(5).max(span.start)..cue).contains(at));
    mention || person || text.has(cue.saturating_sub(2).max(span.start)..cue, "side|party|service|centre|center|ministry|mission|office|agency|committee|institute|fund|organization|organisation|sides|parties")
}

/// "The sides agreed": of nobody alone.
fn both(text: &Text<'_>, span: &Range<usize>, cue: usize) -> bool {
    let near = cue.saturating_sub(3).max(span.start)..cue;
    text.has(near, "sides|parties|both|participants|they|стороны|участники|собеседники|taraplar|gatnasyjylar")
}

/// The organisation that undertakes: named before the verb, in Russian perhaps behind "поручить".
fn side(source: &Source<'_>, span: &Range<usize>, cue: usize) -> Option<String> {
    let text = source.text;
    let id = |mention: &Mention| source.organisations.id(mention.organisation).to_owned();
    let from = (span.start..cue)
        .rev()
        .find(|at| matches!(text.word(*at), ":" | ";") || text.matches(*at, "that|что").is_some())
        .map_or(span.start, |at| at + 1);
    let inside = |range: &Range<usize>| {
        source.mentions.iter().filter(|mention| range.start <= mention.span.start && mention.span.end <= range.end).collect::<Vec<_>>()
    };
    let before = from..cue;
    if text.has(before.clone(), "turkmen side|turkmen party|our side|туркменск* сторон*|нашеи сторон*|turkmen tarap*")
    {
        return Some(source.state.to_owned());
    }
    if text.matches(cue, "поручить|поручено|поручил*").is_some() {
        let behind = cue + 1..(cue + 14).min(span.end);
        let dative = inside(&behind).first().map(|mention| id(mention));
        return dative.or_else(|| inside(&before).last().map(|mention| id(mention)));
    }
    let named = inside(&before);
    let mention = if text.language == Language::Turkmen { named.first() } else { named.last() };
    let person = source.people.iter().rev().find(|(at, _)| before.contains(at)).filter(|(_, side)| !side.is_empty());
    if let Some(mention) = mention {
        let nearer = person.filter(|(at, _)| *at > mention.span.end && text.language != Language::Turkmen);
        return Some(nearer.map_or_else(|| id(mention), |(_, side)| side.clone()));
    }
    if let Some(id) = of_body(source, &before) {
        return Some(id);
    }
    person.map(|(_, side)| side.clone())
}

/// "The Service will": the service was named before.
fn of_body(source: &Source<'_>, before: &Range<usize>) -> Option<String> {
    let text = source.text;
    let earlier = |at: usize| source.mentions.iter().rev().skip_while(move |mention| mention.span.end > at);
    before.clone().rev().filter(|at| text.is(*at, Sort::Word) && text.fold(*at).chars().count() > 4).find_map(|at| {
        let named = earlier(at)
            .find(|mention| source.organisations.has_word(mention.organisation, text.fold(at)) && text.matches(at, BODY).is_some());
        named.map(|mention| source.organisations.id(mention.organisation).to_owned())
    })
}

/// The words of what is to be done, without its limit where that stands at the end.
fn what(source: &Source<'_>, span: &Range<usize>, cue: usize, limit: Option<&Range<usize>>) -> Option<String> {
    let text = source.text;
    let length = text.matches(cue, STRONG).or_else(|| text.matches(cue, WEAK)).unwrap_or(1);
    let verb = text.language != Language::English && text.matches(cue, STRONG).is_none();
    let mut words = match text.language {
        Language::Turkmen => {
            let label = (span.start..cue).rev().find(|at| matches!(text.word(*at), ":" | ";")).map_or(span.start, |at| at + 1);
            let inside = label..span.end;
            let first =
                source.mentions.iter().find(|mention| inside.contains(&mention.span.start)).map_or(label, |mention| mention.span.end);
            first.min(cue)..span.end
        }
        _ if verb => cue..span.end,
        _ => cue + length..span.end,
    };
    while words.end > words.start && matches!(text.word(words.end - 1), "." | ";" | "!" | "»") {
        words.end -= 1;
    }
    if text.matches(cue, "поручить|поручено").is_some()
        && let Some(mention) =
            source.mentions.iter().find(|mention| words.contains(&mention.span.start) && mention.span.start < words.start + 4)
    {
        words.start = mention.span.end.min(words.end);
    }
    // in Turkmen the verb stands behind the limit
    if let Some(limit) = limit.filter(|_| text.language != Language::Turkmen) {
        let last = limit.end + 1 >= words.end || matches!(text.fold(limit.end), "and" | "и" | ",");
        if last && limit.start > words.start {
            words.end = limit.start;
        } else if limit.start <= words.start + 1 && limit.end < words.end {
            words.start = limit.end;
        }
    }
    // the object stands before who does it: "the draft the Service will send"
    let first = limit.is_some_and(|limit| text.language == Language::Turkmen && limit.start <= words.start);
    if words.len() < 2 || first {
        words.start = (span.start..cue).rev().find(|at| matches!(text.word(*at), ":" | ";")).map_or(span.start, |at| at + 1);
    }
    while words.end > words.start
        && (matches!(text.word(words.end - 1), "," | "-" | "–") || text.matches(words.end - 1, "в срок|срок|в|no|later|than").is_some())
    {
        words.end -= 1;
    }
    let said = text.slice(&words).split_whitespace().collect::<Vec<_>>().join(" ");
    let said: String = said.trim_matches(|c: char| matches!(c, ',' | '"' | ' ' | ':')).chars().take(300).collect();
    let mut chars = said.chars();
    let first = chars.next()?;
    (words.len() >= 2).then(|| first.to_uppercase().collect::<String>() + chars.as_str())
}

/// Until when, and the words that say so.
fn limit(source: &Source<'_>, span: &Range<usize>) -> Option<(When, Range<usize>)> {
    let text = source.text;
    let held = source.held;
    for date in source.dates.iter().filter(|date| span.contains(&date.first)) {
        let before = date.first.saturating_sub(3).max(span.start)..date.first;
        let cue = text.find(before, UNTIL);
        let behind = text.matches(date.end, "cenli|deadline").is_some();
        let Some(start) = cue.or(behind.then_some(date.first)) else { continue };
        let day = with_year(date, held)?;
        return Some((When::Day(day), start..date.end + usize::from(behind)));
    }
    span.clone().find_map(|at| far_limit(text, at, span.end, held))
}

const UNTIL: &str = "by|before|until|till|no later than|not later than|до|не позднее|к|ко";

fn with_year(date: &Found, held: Option<NaiveDate>) -> Option<NaiveDate> {
    let of = |year: i32| NaiveDate::from_ymd_opt(year, date.month, date.day);
    match (date.year, held) {
        (Some(year), _) => of(year),
        (None, Some(held)) => of(held.year()).filter(|day| *day >= held).or_else(|| of(held.year() + 1)),
        (None, None) => None,
    }
}

/// "By the end of March 2026", "до конца года", "2026-njy ýylyň ahyryna çenli".
fn far_limit(text: &Text<'_>, at: usize, end: usize, held: Option<NaiveDate>) -> Option<(When, Range<usize>)> {
    let this = held.map(|held| held.year());
    if text.language == Language::Turkmen {
        let (year, next) = dates::year(text, at).map_or((this, at), |(year, next)| (Some(year), next));
        let month = dates::month(text, next);
        let behind = month.map_or(next, |(_, next)| next);
        let last = text
            .matches(behind, "ahyryna cenli|ayynyn ahyryna cenli|yylyn ahyryna cenli|cenli|ayyna cenli")
            .filter(|_| behind > at || text.matches(at, "yylyn ahyryna cenli").is_some())?;
        let when = month.map_or(When::Year(year?), |(month, _)| When::Month(year.unwrap_or_default(), month));
        return (year.is_some() && behind + last <= end).then_some((when, at..behind + last));
    }
    let length = text.matches(at, UNTIL)?;
    let mut next = at + length;
    next += text.matches(next, "the end of the|the end of|end of|the|the beginning of|конца|начала|середины").unwrap_or_default();
    if text.matches(next, "year|года|the year").is_some() && next > at + length {
        return Some((When::Year(this?), at..next + 1));
    }
    if let Some((month, behind)) = dates::month(text, next) {
        let (year, behind) = dates::year(text, behind).map_or((None, behind), |(year, behind)| (Some(year), behind));
        let past = held.is_some_and(|held| month < held.month());
        let year = year.or(this.map(|this| this + i32::from(past)))?;
        return Some((When::Month(year, month), at..behind));
    }
    let (year, behind) = dates::year(text, next)?;
    (behind <= end && next > at + length).then_some((When::Year(year), at..behind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::Loaded;
    use crate::workspace::Workspace;
    use crate::workspace::settings::Settings;

    fn read(line: &str) -> Vec<(bool, String)> {
        let file = include_str!("../../../data/organisations.toml").to_owned();
        let workspace = Workspace::new(vec![Loaded::read("o.toml", file)], Settings::default());
        let organisations = Organisations::of(&workspace);
        let text = Text::read(line);
        let (dates, mentions) = (dates::all(&text), organisations.mentions(&text));
        let held = NaiveDate::from_ymd_opt(2024, 4, 2);
        let source =
            Source { text: &text, dates: &dates, organisations: &organisations, mentions: &mentions, people: &[], state: "mfa", held };
        let found = undertaken(&source).into_iter();
        found
            .map(|(clear, one)| (clear, format!("{} | {} | {}", one.side, one.what, one.due.map_or("-".to_owned(), |due| due.to_string()))))
            .collect()
    }

    #[test]
    fn clear_sentences_of_three_languages_are_taken() {
        for (line, want) in [
            ("IOM will provide the draft by 1 June 2024.", "iom | Provide the draft | 2024-06-01"),
            ("It was agreed that the Turkmen side undertook to send its comments.", "mfa | Send its comments | -"),
            ("Стороны договорились, что МОМ представит отчёт до 15 июня.", "iom | Представит отчёт | 2024-06-15"),
            ("Поручить Министерству юстиции подготовить заключение до конца мая 2024 года.", "moj | Подготовить заключение | 2024-05"),
            (
                "MHG hasabaty 2024-nji ýylyň 15-nji iýunyna çenli bermäge borçlandy.",
                "iom | Hasabaty 2024-nji ýylyň 15-nji iýunyna çenli bermäge borçlandy | 2024-06-15",
            ),
        ] {
            assert_eq!(read(line), [(true, want.to_owned())], "{line}");
        }
    }

    #[test]
    fn patterns_are_folded_as_words_are() {
        for patterns in [STRONG, WEAK, NO_WORK, UNTIL] {
            for word in patterns.split(['|', ' ']) {
                assert_eq!(crate::domain::fold::fold(word), word);
            }
        }
    }

    #[test]
    fn what_nobody_undertakes_is_not_taken() {
        for line in [
            "The next meeting will be held by 1 June 2024.",
            "IOM will be represented by its director.",
            "МОМ представила отчёт 15 марта 2024 года.",
            "IOM provided the draft by 1 March 2024.",
        ] {
            assert_eq!(read(line), [], "{line}");
        }
    }
}
