//! The introduction that a text may have before it comes to the meeting: paragraphs that tell of other
//! days and years. Who is named only there is only mentioned, and a plan only noted.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::cues;
use super::dates::{self, Found};
use super::held;
use super::roles;
use super::text::{Language, Part, Text};

/// The words of the introduction; empty where the text begins with the meeting.
pub(super) fn background(text: &Text<'_>, found: &[Found], held: Option<NaiveDate>) -> Range<usize> {
    let none = 0..0;
    let Some(held) = held else { return none };
    let body = |sentence: &usize| text.part(*sentence) == Part::Body;
    let Some(main) = (0..text.sentences.len()).filter(body).find(|sentence| is_main(text, found, held, *sentence)) else {
        return none;
    };
    let first = opening(text, main);
    let people = (text.span(first).start..text.span(main).end).any(|at| roles::head(text, at).is_some());
    let first_body = (0..first).find(body);
    let Some(begin) = first_body.filter(|_| people) else { return none };
    // from the first paragraph on that tells of another time
    let told = (begin..first).find(|sentence| body(sentence) && tells_of_another_time(text, found, held, *sentence));
    told.map_or(none, |told| text.span(opening(text, told)).start..text.span(first).start)
}

/// The first sentence of the paragraph.
fn opening(text: &Text<'_>, sentence: usize) -> usize {
    (0..=sentence).rev().find(|at| opens_a_line(text, *at)).unwrap_or_default()
}

fn opens_a_line(text: &Text<'_>, sentence: usize) -> bool {
    let first = text.span(sentence).start;
    let Some((before, token)) = first.checked_sub(1).and_then(|before| text.tokens.get(before)).zip(text.tokens.get(first)) else {
        return true;
    };
    text.source.get(before.at + before.word.len()..token.at).is_some_and(|gap| gap.contains('\n'))
}

/// A sentence on a meeting that names its day, alone.
fn is_main(text: &Text<'_>, found: &[Found], held: NaiveDate, sentence: usize) -> bool {
    let span = text.span(sentence);
    let same = |date: &Found| (date.year.is_none_or(|year| year == held.year())) && date.month == held.month() && date.day == held.day();
    let dated = found.iter().any(|date| span.contains(&date.first) && same(date));
    let today = || text.has(span.clone(), "today|yesterday|сегодня|вчера|накануне|su gun|bu gun|bugun|duyn");
    let weekday = || span.clone().any(|at| held::weekday(text, at) == Some(held.weekday().num_days_from_monday()));
    text.has(span.clone(), cues::MEETING) && (dated || today() || weekday())
}

/// "In 2019", "7 March 2023", "since November 2013".
fn tells_of_another_time(text: &Text<'_>, found: &[Found], held: NaiveDate, sentence: usize) -> bool {
    let span = text.span(sentence);
    let far = |date: &Found| {
        let day = NaiveDate::from_ymd_opt(date.year.unwrap_or(held.year()), date.month, date.day);
        day.is_some_and(|day| (day - held).num_days().abs() > 3)
    };
    let inside: Vec<&Found> = found.iter().filter(|date| span.contains(&date.first)).collect();
    if inside.iter().any(|date| far(date)) {
        return true;
    }
    let covered = |at: usize| inside.iter().any(|date| (date.first..date.end).contains(&at));
    span.clone().any(|at| {
        let Some((year, next)) = dates::year(text, at).filter(|_| !covered(at)) else { return false };
        let month = |at: usize| dates::month_of(text.fold(at)).is_some();
        let placed = match text.language {
            Language::Turkmen => text.matches(next.saturating_sub(1), "yylda|yylynda|yylyn|yyldan").is_some() || month(next),
            _ => matches!(text.before(at, 1), "in" | "since" | "from" | "в" | "с" | "of" | "and" | "и") || at > 0 && month(at - 1),
        };
        let with_month = at > 0 && month(at - 1) || month(next);
        placed && (year < held.year() || with_month && year == held.year() && !text.has(span.clone(), cues::COMING))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_before_the_meeting_is_background() {
        for (lines, want) in [
            ("In 2019 the head A came.\n\nOn 5 May 2024 the Minister B met the head C.", "In 2019 the head A came."),
            ("The Minister B met the head C.\n\nOn 5 May 2024 the Minister B met the head C.", ""),
            ("On 5 May 2024 the Minister B met the head C.\n\nIn 2019 the head A came.", ""),
            ("2019-njy ýylda A geldi.\n\n2024-nji ýylyň 5-nji maýynda ministr B bilen duşuşyk geçirildi.", "2019-njy ýylda A geldi."),
        ] {
            let text = Text::read(lines);
            let span = background(&text, &dates::all(&text), "2024-05-05".parse().ok());
            assert_eq!(text.slice(&span).trim(), want, "{lines}");
        }
    }
}
