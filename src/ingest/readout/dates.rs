//! Dates as the three languages write them, found in a text: `April 2, 2024`, `2 апреля 2024 года`,
//! `2024-nji ýylyň 2-nji aprelinde`, `02.04.2024`. Which of them is the meeting's is told in `held`.

use super::text::{Language, Sort, Text};

/// A date in the text; its year is missing where the text leaves it to the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) day: u32,
    pub(super) month: u32,
    pub(super) year: Option<i32>,
}

/// All dates of a text that have a day, in their order.
pub(super) fn all(text: &Text<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut last = None;
    let mut at = 0;
    while at < text.tokens.len() {
        if let Some(date) = date(text, at) {
            at = date.end;
            let year = date.year.or_else(|| told_year(text, &date, last));
            last = year.or(last);
            found.push(Found { year, ..date });
        } else {
            let placed = at > 0 && (matches!(text.fold(at - 1), "in" | "в" | "since" | "с") || month(text, at - 1).is_some());
            let told = |(_, next): &(i32, usize)| placed || month(text, *next).is_some();
            last = year(text, at).filter(told).map(|(year, _)| year).or(last);
            at += 1;
        }
    }
    found
}

/// "30 April of the same year", "30 апреля того же года", "şol ýylyň 9-njy dekabrynda": the year named last.
fn told_year(text: &Text<'_>, date: &Found, last: Option<i32>) -> Option<i32> {
    let same = "of the same year|of that year|that same year|that year|the same year|того же года|того года|этого же года";
    let before = date.first.checked_sub(2).is_some_and(|at| text.matches(at, "sol yylyn|hut sol yylyn").is_some());
    last.filter(|_| before || text.matches(date.end, same).is_some())
}

fn date(text: &Text<'_>, at: usize) -> Option<Found> {
    let (day, month, year, end) =
        numeric(text, at).or_else(|| year_first(text, at)).or_else(|| day_first(text, at)).or_else(|| month_first(text, at))?;
    let real = chrono::NaiveDate::from_ymd_opt(year.unwrap_or(2024), month, day).is_some();
    real.then_some(Found { first: at, end, day, month, year })
}

type Parts = (u32, u32, Option<i32>, usize);

/// `2024-04-02`, `02.04.2024`, `2/4/24`: day first where the year is last.
fn numeric(text: &Text<'_>, at: usize) -> Option<Parts> {
    let separator = text.word(at + 1);
    let tight = (at..at + 4).all(|at| text.touches(at)) && matches!(separator, "." | "/" | "-") && text.word(at + 3) == separator;
    let before = at.checked_sub(1).is_some_and(|before| text.touches(before) && matches!(text.word(before), "." | "/" | "-"));
    if !tight || before {
        return None;
    }
    let ((one, one_digits), (two, _), (three, three_digits)) = (text.number(at)?, text.number(at + 2)?, text.number(at + 4)?);
    // "19:2927.04.2020": a clock that a page glues to the date
    if one_digits == 4 && three_digits == 4 && at > 1 && text.word(at - 1) == ":" && text.is(at - 2, Sort::Number) {
        return real_year(three).map(|year| (one % 100, two, Some(year), at + 5));
    }
    if one_digits == 4 {
        return Some((three, two, real_year(one), at + 5));
    }
    let year = if three_digits == 2 { three + 2000 } else { three };
    let (day, month) = if two > 12 { (two, one) } else { (one, two) };
    real_year(year).map(|year| (day, month, Some(year), at + 5))
}

/// `2024-nji ýylyň 2-nji aprelinde`, `2024-nji ýylyň aprel aýynyň 2-sinde`, `2024, April 2`.
fn year_first(text: &Text<'_>, at: usize) -> Option<Parts> {
    let (year, next) = year(text, at)?;
    let next = if text.fold(next) == "," { next + 1 } else { next };
    let (day, month, none, end) = day_first(text, next).or_else(|| month_first(text, next))?;
    none.is_none().then_some((day, month, Some(year), end))
}

/// `2 April 2024`, `the 2nd of April`, `2-го апреля 2024 года`, `14-15-nji sentýabr`, `30 April - 2 May 2024`.
fn day_first(text: &Text<'_>, at: usize) -> Option<Parts> {
    let (day, next) = day(text, at)?;
    let (month, next) = month(text, next)?;
    let next = second_date(text, next, month).unwrap_or(next);
    let (year, end) = trailing_year(text, next).map_or((None, next), |(year, end)| (Some(year), end));
    Some((day, month, year, end))
}

/// `April 2, 2024`, `March 4-6, 2025`, `aprel aýynyň 2-sinde`.
fn month_first(text: &Text<'_>, at: usize) -> Option<Parts> {
    let (month, next) = month(text, at)?;
    let (day, next) = day(text, next)?;
    let (year, end) = trailing_year(text, next).map_or((None, next), |(year, end)| (Some(year), end));
    Some((day, month, year, end))
}

/// The end of a span of days that goes over two months.
fn second_date(text: &Text<'_>, at: usize, first: u32) -> Option<usize> {
    let next = matches!(text.fold(at), "-" | "–" | "—" | "to" | "по").then_some(at + 1)?;
    let (_, next) = day(text, next)?;
    // "1 May – on 30 April": two dates
    month(text, next).filter(|(last, _)| *last >= first || (first == 12 && *last == 1)).map(|(_, end)| end)
}

fn trailing_year(text: &Text<'_>, at: usize) -> Option<(i32, usize)> {
    let next = if matches!(text.fold(at), "," | "of") { at + 1 } else { at };
    year(text, next)
}

/// A day of a month with what hangs on it; of a span of days the first.
fn day(text: &Text<'_>, at: usize) -> Option<(u32, usize)> {
    let (day, digits) = text.number(at)?;
    if digits > 2 || !(1..=31).contains(&day) {
        return None;
    }
    let mut next = ordinal(text, at + 1);
    if matches!(text.fold(next), "-" | "–" | "—" | "to" | "and" | "по" | "и" | "we")
        && let Some((_, digits)) = text.number(next + 1).filter(|(last, digits)| *digits <= 2 && *last > day && *last <= 31)
    {
        next = if digits > 0 { ordinal(text, next + 2) } else { next };
    }
    let next = if matches!(text.fold(next), "of" | "day") { next + 1 } else { next };
    Some((day, next))
}

fn ordinal(text: &Text<'_>, at: usize) -> usize {
    let ending =
        |at: usize| matches!(text.fold(at), "st" | "nd" | "rd" | "th" | "го" | "е" | "nji" | "njy" | "inji" | "ynjy" | "si" | "sy");
    let ending = |at: usize| ending(at) || text.matches(at, "sinde|synda|nde|nda").is_some();
    match text.fold(at) {
        "-" | "–" if ending(at + 1) => at + 2,
        _ if at > 0 && text.touches(at - 1) && ending(at) => at + 1,
        _ => at,
    }
}

/// A year of four digits, with the word for "year" where one follows.
pub(super) fn year(text: &Text<'_>, at: usize) -> Option<(i32, usize)> {
    let (number, digits) = text.number(at)?;
    let year = real_year(number).filter(|_| digits == 4)?;
    let mut next = ordinal(text, at + 1);
    if text.matches(next, "г|год|года|году|годом|y|yyl|yyly|yylyn|yylda|yylynda").is_some() {
        next += 1;
        if text.fold(next) == "." && matches!(text.fold(next - 1), "г" | "y") {
            next += 1;
        }
    }
    Some((year, next))
}

fn real_year(number: u32) -> Option<i32> {
    i32::try_from(number).ok().filter(|year| (1990..=2100).contains(year))
}

/// A month by its name in any case of the three languages.
pub(super) fn month(text: &Text<'_>, at: usize) -> Option<(u32, usize)> {
    let month = month_of(text.fold(at))?;
    // "may" and "march" are words of English too
    if matches!(text.fold(at), "may" | "march" | "mar" | "dec" | "sep" | "jan") && text.language == Language::English && !text.is_upper(at)
    {
        return None;
    }
    let next = if text.matches(at + 1, "ayynyn|ayyn").is_some() { at + 2 } else { at + 1 };
    Some((month, if text.fold(next) == "." && text.word(at).len() <= 4 { next + 1 } else { next }))
}

pub(super) fn month_of(fold: &str) -> Option<u32> {
    let begins = |names: &[&str]| names.iter().any(|name| fold.strip_prefix(name).is_some_and(|rest| ENDINGS.contains(&rest)));
    let is = |names: &[&str]| names.contains(&fold);
    (1u32..).zip(MONTHS).find(|(_, (stems, words))| begins(stems) || is(words)).map(|(month, _)| month)
}

/// Of cases: "Martens" is no month.
const ENDINGS: [&str; 36] = [
    "", "ь", "я", "ю", "е", "ем", "а", "у", "ом", "ы", "и", "ях", "y", "yn", "yna", "yny", "ynda", "yndan", "ynyn", "i", "in", "ine",
    "ini", "inde", "inden", "inin", "a", "e", "da", "de", "dan", "den", "ly", "li", "yndaky", "indaki",
];

/// Stems that take endings, and whole words.
const MONTHS: [(&[&str], &[&str]); 12] = [
    (&["январ", "yanwar"], &["january", "jan"]),
    (&["феврал", "fewral"], &["february", "feb"]),
    (&["март", "mart"], &["march", "mar"]),
    (&["апрел", "aprel"], &["april", "apr"]),
    (&[], &["may", "мая", "маи", "мае", "mayda", "mayyna", "mayyny", "mayyn", "mayynda", "mayy", "mayynyn", "mayyndan"]),
    (&["июн", "iyun"], &["june", "jun"]),
    (&["июл", "iyul"], &["july", "jul"]),
    (&["август", "awgust"], &["august", "aug"]),
    (&["сентябр", "sentyabr"], &["september", "sep", "sept"]),
    (&["октябр", "oktyabr"], &["october", "oct"]),
    (&["ноябр", "noyabr"], &["november", "nov"]),
    (&["декабр", "dekabr"], &["december", "dec"]),
];

/// Words that may stand beside a date in a line of the head.
pub(super) fn is_date_word(fold: &str) -> bool {
    month_of(fold).is_some()
        || matches!(fold, "date" | "дата" | "sene" | "senesi" | "г" | "год" | "года" | "st" | "nd" | "rd" | "th" | "nji" | "njy" | "го")
        // "Ýyldyrym" and "Ýylmaz" are names
        || ["yyly", "yyla", "yylda", "yylk", "yyll"].iter().any(|begin| fold.starts_with(begin))
        || fold == "yyl"
        || (weekday(fold).is_some() && fold != "anna")
}

/// A day of the week by its name in any case; Monday is 0.
pub(super) fn weekday(fold: &str) -> Option<u32> {
    (0u32..).zip(WEEKDAYS).find(|(_, names)| names.contains(&fold)).map(|(day, _)| day)
}

const WEEKDAYS: [&[&str]; 7] = [
    &["monday", "понедельник", "понедельника", "dusenbe"],
    &["tuesday", "вторник", "вторника", "sisenbe"],
    &["wednesday", "среду", "carsenbe"],
    &["thursday", "четверг", "четверга", "pensenbe"],
    &["friday", "пятницу", "пятницы", "anna"],
    &["saturday", "субботу", "субботы", "sanbe", "senbe"],
    &["sunday", "воскресенье", "yeksenbe"],
];

/// Years from a place on: one, two joined by "and", or the first and last of a period; and where they end.
pub(super) fn years(text: &Text<'_>, at: usize) -> Option<(Vec<(i32, i32)>, usize)> {
    let (first, next) = year(text, at)?;
    let range = matches!(text.fold(next), "-" | "–" | "—" | "to" | "through" | "по" | "до" | "until");
    if range && let Some((last, end)) = year(text, next + 1).filter(|(last, _)| *last > first && *last < first + 20) {
        // "for 2016-2018 and for 2020-2022"
        let more = matches!(text.fold(end), "and" | "и") && matches!(text.fold(end + 1), "for" | "на");
        let rest = if more { years(text, end + 2) } else { None };
        return match rest {
            Some((rest, end)) => Some(([vec![(first, last)], rest].concat(), end)),
            None => Some((vec![(first, last)], plural(text, end))),
        };
    }
    if range && let Some((last, 2)) = text.number(next + 1) {
        let last = first / 100 * 100 + i32::try_from(last).unwrap_or_default();
        if last > first {
            return Some((vec![(first, last)], plural(text, ordinal(text, next + 2))));
        }
    }
    if matches!(text.fold(next), "and" | "и" | "we" | ",")
        && let Some((rest, end)) = years(text, next + 1 + usize::from(matches!(text.fold(next + 1), "for" | "на")))
    {
        return Some(([vec![(first, first)], rest].concat(), end));
    }
    Some((vec![(first, first)], next))
}

fn plural(text: &Text<'_>, at: usize) -> usize {
    if text.matches(at, "годы|годов|годах|гг|yyllar*|yy").is_some() { at + 1 } else { at }
}

/// The places inside of dates, where a number is no year of a plan.
pub(super) fn covers(dates: &[Found], at: usize) -> bool {
    dates.iter().any(|date| (date.first..date.end).contains(&at))
}

/// Whether a place is a number, for those who look for years.
pub(super) fn is_number(text: &Text<'_>, at: usize) -> bool {
    text.is(at, Sort::Number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_three_languages() {
        for (line, dates) in [
            ("On April 2, 2024, talks", "2.4.2024"),
            ("on 2 April", "2.4.-"),
            ("on the 2nd of April 2024", "2.4.2024"),
            ("On the 10th of August 2021", "10.8.2021"),
            ("2 апреля 2024 года в МИД", "2.4.2024"),
            ("2-го апреля 2024 г. прошла", "2.4.2024"),
            ("с 4 по 6 марта 2025 года", "4.3.2025"),
            ("2024-nji ýylyň 2-nji aprelinde", "2.4.2024"),
            ("2024-nji ýylyň aprel aýynyň 2-sinde", "2.4.2024"),
            ("14-15-nji sentýabrda", "14.9.-"),
            ("13-nji martda", "13.3.-"),
            ("02.04.2024", "2.4.2024"),
            ("2024-04-02", "2.4.2024"),
            ("2/4/24", "2.4.2024"),
            ("March 4-6, 2025", "4.3.2025"),
            ("from 30 April - 2 May 2024", "30.4.2024"),
            ("2020-nji ýylyň 1-nji maýy – 30-njy aprelde", "1.5.2020 30.4.-"),
            ("19:2927.04.2020", "27.4.2020"),
            ("3 мая и 5 мая", "3.5.- 5.5.-"),
            ("2-nji maýda", "2.5.-"),
            ("in March 2024 they may 2", ""),
            ("31.02.2024 and 10.0.0.1", ""),
        ] {
            let text = Text::read(line);
            let found = all(&text);
            let shown = found.iter().map(|date| {
                let year = date.year.map_or("-".to_owned(), |year| year.to_string());
                format!("{}.{}.{year}", date.day, date.month)
            });
            assert_eq!(shown.collect::<Vec<_>>().join(" "), dates, "{line}");
        }
    }

    #[test]
    fn years_and_periods_of_plans() {
        for (line, want) in [
            ("2024", vec![(2024, 2024)]),
            ("2019-2024", vec![(2019, 2024)]),
            ("2021 through 2025", vec![(2021, 2025)]),
            ("2019-2024-nji ýyllar üçin", vec![(2019, 2024)]),
            ("2023 and 2024", vec![(2023, 2023), (2024, 2024)]),
            ("2023 и 2024 годы", vec![(2023, 2023), (2024, 2024)]),
            ("2024/25", vec![(2024, 2024)]),
        ] {
            assert_eq!(years(&Text::read(line), 0).map(|(years, _)| years), Some(want), "{line}");
        }
    }
}
