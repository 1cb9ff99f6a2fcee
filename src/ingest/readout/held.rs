//! On which day the meeting was held: the date of the body that a sentence on a meeting states; else
//! that of the head. Dates of other things (deadlines, anniversaries, next meetings) do not count.

use chrono::{Datelike, Days, NaiveDate};

use super::cues;
use super::dates::{self, Found};
use super::text::{Part, Sort, Text};
use crate::i18n::dates::Date;
use crate::i18n::message::{Message, say, tell};

/// What was found, and what the user should know about it.
#[derive(Debug, Default)]
pub(super) struct Held {
    pub(super) day: Option<NaiveDate>,
    pub(super) notes: Vec<Message>,
}

pub(super) fn held(text: &Text<'_>, found: &[Found], today: NaiveDate) -> Held {
    let published = published(text, found, today);
    let anchor = published.or_else(|| found.iter().find_map(full).filter(|day| *day <= today)).unwrap_or(today);
    let stated = stated(text, found, published, anchor, today);
    let relative = relative(text, published);
    let day = match (stated, relative) {
        (Some(stated), Some(relative)) if relative.0 > stated.0 => Some(relative.1),
        (stated, relative) => stated.or(relative).map(|(_, day)| day),
    };
    let mut notes = Vec::new();
    match (day, published) {
        (None, Some(_)) => notes.push(say("readout-note-published")),
        (None, None) if found.iter().filter_map(full).any(|day| day <= today) => {
            notes.push(say("readout-note-another"));
        }
        (None, None) => notes.push(match found.iter().find_map(full) {
            Some(day) => tell("readout-note-ahead", [("date", Date::from(day).into())]),
            None => say("readout-note-no-date"),
        }),
        _ => {}
    }
    // better a date of the text than none
    let any = || found.iter().filter_map(full).find(|day| *day <= today);
    Held { day: day.or(published).or_else(any), notes }
}

fn full(date: &Found) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(date.year?, date.month, date.day)
}

/// With the year that the text leaves out: the last such day up to the anchor.
fn completed(date: &Found, anchor: NaiveDate) -> Option<NaiveDate> {
    let of = |year: i32| NaiveDate::from_ymd_opt(year, date.month, date.day);
    full(date).or_else(|| {
        if date.year.is_some() {
            return None;
        }
        let same = of(anchor.year())?;
        if same > anchor { of(anchor.year() - 1).or(Some(same)) } else { Some(same) }
    })
}

/// The day of publication: of the head, of a dateline, or of a line at the end.
fn published(text: &Text<'_>, found: &[Found], today: NaiveDate) -> Option<NaiveDate> {
    let of_head = |date: &&Found| text.part(text.sentence_of(date.first)) == Part::Head;
    let head = found.iter().filter(of_head).find_map(full);
    let line = found.iter().find(|date| is_dateline(text, date));
    let year = found.iter().find_map(full).map_or(today, |day| if day > today { today } else { day });
    let dateline = || line.and_then(|date| full(date).or_else(|| nearest(date, year)));
    // "Programme of 5 May 2025": a short line above the text
    let lines = found.iter().filter(|date| {
        let sentence = text.sentence_of(date.first);
        sentence <= text.first_body().min(1) && text.span(sentence).len() <= 14 && !text.has(text.span(sentence), cues::COMING)
    });
    let above = lines.filter_map(full).find(|day| *day <= today);
    let unfinished = || found.iter().filter(of_head).find_map(|date| completed(date, today));
    head.or_else(dateline).or(above).or_else(unfinished)
}

/// The such day that lies nearest to another one.
fn nearest(date: &Found, to: NaiveDate) -> Option<NaiveDate> {
    let of = |year: i32| NaiveDate::from_ymd_opt(year, date.month, date.day);
    let days = [of(to.year() - 1), of(to.year()), of(to.year() + 1)];
    days.into_iter().flatten().min_by_key(|day| (*day - to).num_days().abs())
}

/// `ASHGABAT, April 3 /TDH/`, `Ашхабад, 3 апреля.`, `Ashgabat, 3 April 2024 –`: a place, a date, a mark.
fn is_dateline(text: &Text<'_>, date: &Found) -> bool {
    let first = text.span(text.sentence_of(date.first)).start;
    let start_of_line = text.tokens.get(first).is_some_and(|token| {
        text.source.get(..token.at).is_some_and(|before| before.trim_end_matches(' ').ends_with('\n') || before.trim().is_empty())
    });
    let before = first..date.first;
    let place =
        before.len() <= 6 && !before.is_empty() && text.word(date.first - 1) != "(" && before.clone().all(|at| names_place(text, at));
    let bracket = text.word(date.end) == "(" || text.word(date.end) == "/";
    let mark = matches!(text.word(date.end), "." | "–" | "—" | "-" | "―" | ":" | "," if text.word(date.end) != "," || text.word(date.end + 1) == "/" || text.word(date.end + 1) == "(");
    start_of_line && place && (bracket || mark)
}

fn names_place(text: &Text<'_>, at: usize) -> bool {
    matches!(text.word(at), "," | "." | "(" | ")" | "/" | "-") || (text.is_upper(at) && !cues::is_opener(text.fold(at)))
}

/// The best date of the body, if one is good enough.
fn stated(text: &Text<'_>, found: &[Found], published: Option<NaiveDate>, anchor: NaiveDate, today: NaiveDate) -> Option<Scored> {
    let body = found.iter().filter(|date| text.part(text.sentence_of(date.first)) != Part::Head && !is_dateline(text, date));
    let scored = body.filter_map(|date| {
        let day = if published.is_some() {
            completed(date, anchor)
        } else {
            full(date).or_else(|| nearest(date, anchor).filter(|day| *day <= today)).or_else(|| completed(date, today))
        }?;
        let late = published.is_some_and(|published| day > published) || day > today;
        let spans = found.iter().any(|other| other.first != date.first && lies_within(text, other, date));
        let score = score(text, date) - if late { 8 } else { 0 } - if spans { 4 } else { 0 };
        Some((score, day, score > 0 && is_plain(text, date)))
    });
    let scored: Vec<(i32, NaiveDate, bool)> = scored.collect();
    // what is told of long before the last day on which a meeting was held is an introduction
    let last = scored.iter().filter(|(_, _, plain)| *plain).map(|(_, day, _)| *day).max();
    let old = |day: NaiveDate| last.is_some_and(|last| (last - day).num_days() > 20);
    best(scored.iter().filter(|(_, day, _)| !old(*day)).map(|(score, day, _)| (*score, *day)))
}

/// A day within a span of days that the text tells elsewhere.
fn lies_within(text: &Text<'_>, one: &Found, span: &Found) -> bool {
    let last = (span.first..span.end).find_map(|at| {
        let dash = matches!(text.fold(at), "-" | "–" | "—" | "to" | "по");
        text.number(at + 1).filter(|(last, digits)| dash && *digits <= 2 && *last > span.day)
    });
    let single = !(one.first..one.end).any(|at| matches!(text.fold(at), "-" | "–" | "—" | "to" | "по") && text.is(at + 1, Sort::Number));
    let meets = text.has(text.span(text.sentence_of(one.first)), cues::MEETING);
    single && meets && one.month == span.month && last.is_some_and(|(last, _)| (span.day..=last).contains(&one.day))
}

/// A day that a sentence on a meeting states, with nothing that speaks for something else.
fn is_plain(text: &Text<'_>, date: &Found) -> bool {
    let span = text.span(text.sentence_of(date.first));
    let wished = "to hold|to organize|to organise|to conduct|propos*|agreed to|plan to|provesti|провести|предложил*|предложен*|договорил*|условил*|teklip*|ylalas*";
    let stated = date.year.is_some() || date.first.saturating_sub(span.start) <= 3;
    stated
        && text.has(span.clone(), cues::MEETING)
        && !text.has(span.clone(), cues::COMING)
        && !text.has(span.clone(), wished)
        && distraction(text, date, span.start, span.end) == 0
}

/// A day, and how much speaks for it.
type Scored = (i32, NaiveDate);

/// Of several as good ones the first.
fn best(scored: impl Iterator<Item = Scored>) -> Option<Scored> {
    let mut best: Option<Scored> = None;
    for (score, day) in scored.filter(|(score, _)| *score > 0) {
        if best.is_none_or(|(other, _)| score > other) {
            best = Some((score, day));
        }
    }
    best
}

/// What a sentence says by its place: the first ones tell of the meeting.
fn early(text: &Text<'_>, sentence: usize) -> i32 {
    match (text.part(sentence), sentence.saturating_sub(text.first_body())) {
        (Part::Headline, _) | (_, 1) => 2,
        (_, 0) => 3,
        (_, 2) => 1,
        _ => 0,
    }
}

fn score(text: &Text<'_>, date: &Found) -> i32 {
    let sentence = text.sentence_of(date.first);
    let span = text.span(sentence);
    let early = early(text, sentence);
    let meeting = if text.has(span.clone(), cues::MEETING) { 3 } else { 0 };
    let opens = date.first.saturating_sub(span.start) <= 3;
    let label = text.matches(span.start, "date|дата|sene|senesi|wagty|время|when").is_some() && opens;
    let beside = date.first.saturating_sub(4).max(span.start)..date.first;
    let today = text.has(beside, "today|сегодня|su gun|bu gun|bugun");
    let said = 4 * i32::from(today) + 4 * i32::from(took_place(text, date.first)) + i32::from(opens) + if label { 8 } else { 0 };
    early + meeting + said - distraction(text, date, span.start, span.end)
}

/// "The conversation took place on 3 December".
fn took_place(text: &Text<'_>, at: usize) -> bool {
    let before = at.saturating_sub(7)..at;
    let held = text.find(before, "meeting took place on|talks took place on|conversation took place on|meeting was held on|talks were held on|event took place on|встреча состоялась|встреча прошла|беседа состоялась|беседа прошла|переговоры состоялись|переговоры прошли|мероприятие состоялось");
    held.is_some_and(|held| text.sentence_of(held) == text.sentence_of(at))
}

/// What speaks against a date: the words right before and right behind it are of other things.
fn distraction(text: &Text<'_>, date: &Found, first: usize, end: usize) -> i32 {
    let before = date.first.saturating_sub(6).max(first)..date.first;
    let after = date.end..(date.end + 7).min(end);
    let close = date.first.saturating_sub(2).max(first)..date.first;
    // "from 5 to 7 November": a span of days begins with its first
    let days = (date.first..date.end).any(|at| matches!(text.fold(at), "-" | "–" | "—" | "to" | "по"));
    let from = days && matches!(text.before(date.first, 1), "from" | "с" | "со");
    let hard = !from && text.has(close, cues::UNTIL) || text.has(date.end..(date.end + 2).min(end), cues::UNTIL_AFTER);
    // "on 13 May the delegation was received", which Russian says as of a law that was adopted
    let guest = text.has(date.end..(date.end + 4).min(end), "делегаци*|гост*|координатор*|представител*|посол|глава|директор*|он|она");
    let near = text.has(before, cues::OTHER_DATE_BEFORE) || !guest && text.has(after, cues::OTHER_DATE_AFTER);
    let first_body = text.sentence_of(date.first) == text.first_body();
    let event = !first_body && text.has(date.first.saturating_sub(12).max(first)..(date.end + 12).min(end), cues::OTHER_EVENT);
    // the day of a decree is never that of a meeting
    let decree = text
        .has(date.first.saturating_sub(9).max(first)..date.first, "decree*|ukase*|указ|указа|указом|указу|постановлени*|permany*|permana");
    let elections = text.fold(date.end) == "gecirilen"
        && !text.has(date.end + 1..(date.end + 5).min(end), "dusus*|geples*|maslahat*|mejlis*|care*|yygnan*|okuw*|sohbet*|forum*");
    // "the results were recalled on 26 April" is of that day
    let recalled = text.before(date.first, 1) == "on" && text.matches(date.first.saturating_sub(3), "were recalled|was recalled").is_some();
    let known = !recalled
        && text.has(
            date.first.saturating_sub(12).max(first)..date.first,
            "as is known|as known|as you know|as we know|как известно|malim bolsy yaly|recall*|напомним",
        );
    let near = near || elections || known;
    let soon = date.end..(date.end + if first_body { 4 } else { 7 }).min(end);
    let coming = text.has(soon, cues::COMING) || text.has(date.first.saturating_sub(9).max(first)..date.first, cues::COMING);
    // "of the meeting that was held on 7 April": looked back at in a clause of its own
    let clause = date.first.saturating_sub(6).max(first)..date.first;
    // "the session, held on 2-4 December, the sides met"
    let inserted = text.matches(date.first.saturating_sub(3), ", held on|, opened on|, begun on").is_some();
    let aside = inserted || text.has(clause, "который|которая|которое|которые|котором|которои|which|that was|that were");
    // "10-12-nji dekabr aralygynda": the days of a stay
    let stay = text.matches(date.end, "aralyg*").is_some()
        && text.has(date.end..end, "sapar*")
        && !text.has(date.end..end, "dusus*|gecirildi|gecirilen|kabul et*|kabul ed*");
    // "which is being held from 10 to 14 October": told while it goes on
    let ongoing = days && text.has(first..end, "is being held|are being held|is taking place|проходит|проходящ*|gecirilyar|dowam edyar");
    let hard = hard || stay || ongoing;
    // "from 12 to 15 May a delegation was in the country"
    let visit =
        days && text.has(first..end, "находил*|пребывал*|с визитом|was on a visit|paid a visit|was in turkmenistan|stayed in|saparda");
    let aside = aside || visit;
    6 * i32::from(hard) + 3 * i32::from(aside) + 5 * i32::from(near) + 6 * i32::from(coming) + 6 * i32::from(event) + 4 * i32::from(decree)
}

/// "Today", "yesterday", "on Tuesday", counted from the day of publication.
fn relative(text: &Text<'_>, published: Option<NaiveDate>) -> Option<Scored> {
    let published = published?;
    let first = text.first_body();
    let meeting = (first..first + 3).filter(|sentence| text.has(text.span(*sentence), cues::MEETING));
    best(meeting.flat_map(|sentence| text.span(sentence)).filter_map(|at| {
        let sentence = text.sentence_of(at);
        let span = text.span(sentence);
        let (back, sure) = told(text, at, published)?;
        let near = at.saturating_sub(3).max(span.start)..(at + 4).min(span.end);
        let far = text.has(near, cues::COMING) || text.has(at.saturating_sub(1)..at, cues::UNTIL);
        let score = early(text, sentence) + 3 + sure - 6 * i32::from(far);
        Some((score, published.checked_sub_days(Days::new(back))?))
    }))
}

/// How many days back a word tells, and how sure it is that it tells of the meeting.
fn told(text: &Text<'_>, at: usize, published: NaiveDate) -> Option<(u64, i32)> {
    if text.matches(at, "today|this morning|this afternoon|this evening|tonight|сегодня|сегодняшн*|su gun|bu gun|bugun").is_some()
    {
        return Some((0, 2));
    }
    if text.matches(at, "the day before yesterday|позавчера").is_some() {
        return Some((2, 2));
    }
    if text.matches(at, "yesterday|вчера|накануне|duyn").is_some() {
        return Some((1, 2));
    }
    let back = (7 + published.weekday().num_days_from_monday() - weekday(text, at)?) % 7;
    Some((u64::from(back), 0))
}

/// A weekday that tells when: "on Tuesday", "во вторник", "sişenbe güni".
pub(super) fn weekday(text: &Text<'_>, at: usize) -> Option<u32> {
    let day = dates::weekday(text.fold(at))?;
    let on = |steps: usize| matches!(text.before(at, steps), "on" | "в" | "во");
    let last = at > 0 && text.matches(at - 1, "last|this|past|минувш*|прошл*|эту|этот|нынешн*|gecen").is_some();
    let said = on(1) || (last && (on(2) || text.language == super::text::Language::English)) || text.matches(at + 1, "gun*").is_some();
    said.then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_the_meeting_wins_over_other_dates() {
        for (lines, want) in [
            ("03.04.2024\nA title\nOn April 2, talks were held.", "2024-04-02"),
            ("ASHGABAT, April 3 /TDH/. A meeting took place on 2 April 2024.", "2024-04-02"),
            ("Ashgabat, 3 April 2024 – On Tuesday, the Minister met the coordinator.", "2024-04-02"),
            ("3 April 2024\nThe minister met the coordinator.", "2024-04-03"),
            ("05.01.2025\nT\nOn 28 December the sides met.", "2024-12-28"),
            ("Talks were held on 2 April 2024. The next meeting will take place on 5 March 2025.", "2024-04-02"),
            ("The Plan signed on 12 January 2024 was discussed at a meeting on 2 April 2024.", "2024-04-02"),
            ("2 апреля 2024 года состоялась встреча. Замечания ждут до 15 мая 2024 года.", "2024-04-02"),
            ("03.04.2024\nТема\nСегодня в МИД состоялись переговоры.", "2024-04-03"),
            ("2024-nji ýylyň 2-nji aprelinde duşuşyk geçirildi.", "2024-04-02"),
            ("12.09.2025\nT\nThe sides met.\nOn 9 September the session began its work.", "2025-09-12"),
            ("A course took place from 5 to 7 November 2024.", "2024-11-05"),
            ("08.04.2020\nT\nThe minister, after the meeting which was held on 7 April, met the envoys on 8 April 2020.", "2020-04-08"),
            ("20.04.2023\nT\nBy the decree signed by the President on April 2, a ceremony took place.", "2023-04-20"),
            ("Nothing is said.", "-"),
        ] {
            let text = Text::read(lines);
            let held = held(&text, &dates::all(&text), "2026-01-01".parse().unwrap());
            assert_eq!(held.day.map_or("-".to_owned(), |day| day.to_string()), want, "{lines}");
        }
    }
}
