//! Dates as people type them at a prompt: `15.05`, `+2w`, `eom`, `2024-Q4`, `завтра`, `12-nji maý`. The caller
//! passes what today is and shows the long form of what was understood before it is taken.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::date::When;
use super::date_words;

/// Understands a typed date. Shifts such as `+2w` count from `base` (the present due date) where there is one, else from
/// `today`. `None` where the text is no date.
pub fn typed(text: &str, today: NaiveDate, base: Option<NaiveDate>) -> Option<When> {
    let text = text.trim().to_lowercase();
    When::parse(&text)
        .or_else(|| named(&text, today))
        .or_else(|| shifted(&text, base.unwrap_or(today)).map(When::Day))
        .or_else(|| numbers(&text, today))
        .or_else(|| date_words::with_words(&text, today))
}

/// Moves a day by some days; chrono's last day where it would leave the calendar.
pub fn shift(day: NaiveDate, days: i64) -> NaiveDate {
    let far = Days::new(days.unsigned_abs());
    let moved = if days < 0 { day.checked_sub_days(far) } else { day.checked_add_days(far) };
    moved.unwrap_or(NaiveDate::MAX)
}

/// The date with which a text begins, and what follows: `12 мая 2024 iom Встреча`.
pub fn leading(text: &str, today: NaiveDate) -> Option<(When, &str)> {
    /// `2024-nji ýylyň 12-nji maýy`.
    const WORDS: usize = 4;
    let text = text.trim();
    let ends: Vec<usize> = text.match_indices(char::is_whitespace).map(|(at, _)| at).chain([text.len()]).take(WORDS).collect();
    ends.iter().rev().find_map(|end| {
        let (date, rest) = text.split_at_checked(*end)?;
        // the number of a year is short only where nothing follows that could be counted
        let counted = date.contains(' ') && date.rsplit(' ').next().is_some_and(|last| last.len() < 4 && last.parse::<u32>().is_ok());
        typed(date, today, None).filter(|_| !counted || date.split(' ').count() < 3).map(|when| (when, rest.trim_start()))
    })
}

fn named(text: &str, today: NaiveDate) -> Option<When> {
    let quarter = || text.strip_prefix('q').and_then(|q| When::parse(&format!("{:04}-q{q}", today.year())));
    date_words::named(text, today).map(When::Day).or_else(quarter)
}

/// `+10`, `+2w`, `-1m`, `+1y`, `+2 недели`: days without a word.
fn shifted(text: &str, base: NaiveDate) -> Option<NaiveDate> {
    let (sign, rest) = match text.strip_prefix('+') {
        Some(rest) => (1, rest),
        None => (-1, text.strip_prefix('-')?),
    };
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (number, unit) = rest.split_at_checked(digits)?;
    date_words::moved(base, sign, number.parse().ok()?, unit)
}

pub(super) fn months(base: NaiveDate, sign: i64, number: u32) -> Option<NaiveDate> {
    let months = Months::new(number);
    if sign < 0 { base.checked_sub_months(months) } else { base.checked_add_months(months) }
}

/// `15.05`, `15.05.2025`, `15/5/25`: day first; without a year the next such day.
fn numbers(text: &str, today: NaiveDate) -> Option<When> {
    let parts: Vec<u32> = text.trim_end_matches('.').split(['.', '/']).map(|part| part.trim().parse().ok()).collect::<Option<_>>()?;
    match *parts.as_slice() {
        [day, month] => next_such_day(day, month, today),
        [day, month, year] => NaiveDate::from_ymd_opt(full_year(year), month, day).map(When::Day),
        _ => None,
    }
}

pub(super) fn next_such_day(day: u32, month: u32, today: NaiveDate) -> Option<When> {
    let mut days = (today.year()..today.year() + 8).filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
    days.find(|day| *day >= today).map(When::Day)
}

pub(super) fn full_year(year: u32) -> i32 {
    let year = i32::try_from(year).unwrap_or(i32::MAX);
    if year < 100 { 2000 + year } else { year }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type() {
        let today: NaiveDate = "2024-04-02".parse().unwrap(); // a Tuesday
        let due: NaiveDate = "2024-05-31".parse().unwrap();
        for (text, want) in [
            ("15.05", "2024-05-15"),
            ("1.2", "2025-02-01"),
            ("15.05.2025", "2025-05-15"),
            ("15/5/25", "2025-05-15"),
            ("+2w", "2024-06-14"),
            ("+1m", "2024-06-30"),
            ("-3d", "2024-05-28"),
            ("+10", "2024-06-10"),
            ("eom", "2024-04-30"),
            ("eoq", "2024-06-30"),
            ("eow", "2024-04-07"),
            ("tomorrow", "2024-04-03"),
            ("fri", "2024-04-05"),
            ("tuesday", "2024-04-09"),
            ("Q4", "2024-Q4"),
            ("2024-q4", "2024-Q4"),
            ("2025-01", "2025-01"),
            ("15 may", "2024-05-15"),
            ("15 May 2026", "2026-05-15"),
            ("29.2", "2028-02-29"),
            ("may 2025", "2025-05"),
            ("in 2 weeks", "2024-04-16"),
            ("end of month", "2024-04-30"),
            ("12 мая 2024", "2024-05-12"),
            ("12 мая 2024 г.", "2024-05-12"),
            ("12 май", "2024-05-12"),
            ("1 марта", "2025-03-01"),
            ("3 июн.", "2024-06-03"),
            ("3 июл.", "2024-07-03"),
            ("5 Сентября 25", "2025-09-05"),
            ("Ноябрь 2024", "2024-11"),
            ("IV квартал 2024", "2024-Q4"),
            ("4-й кв. 2025 г.", "2025-Q4"),
            ("сегодня", "2024-04-02"),
            ("Завтра", "2024-04-03"),
            ("вчера", "2024-04-01"),
            ("послезавтра", "2024-04-04"),
            ("в пятницу", "2024-04-05"),
            ("вт", "2024-04-09"),
            ("конец месяца", "2024-04-30"),
            ("к концу года", "2024-12-31"),
            ("через 2 недели", "2024-04-16"),
            ("через месяц", "2024-05-02"),
            ("+2н", "2024-06-14"),
            ("+2 недели", "2024-06-14"),
            ("+1 мес.", "2024-06-30"),
            ("-3д", "2024-05-28"),
            ("12-nji maý 2024", "2024-05-12"),
            ("12 maý", "2024-05-12"),
            ("12 may", "2024-05-12"),
            ("2024-nji ýylyň 12-nji maýy", "2024-05-12"),
            ("2026-njy ýylyň 10-njy iýunynda", "2026-06-10"),
            ("31-nji dekabr", "2024-12-31"),
            ("1 ýanwar 2025", "2025-01-01"),
            ("2024-nji ýylyň noýabry", "2024-11"),
            ("2024, IV çärýek", "2024-Q4"),
            ("şu gün", "2024-04-02"),
            ("su gun", "2024-04-02"),
            ("ertir", "2024-04-03"),
            ("düýn", "2024-04-01"),
            ("anna", "2024-04-05"),
            ("ýekşenbe", "2024-04-07"),
            ("aýyň ahyry", "2024-04-30"),
            ("2 hepdeden", "2024-04-16"),
            ("+2h", "2024-06-14"),
            ("+1a", "2024-06-30"),
        ] {
            assert_eq!(typed(text, today, Some(due)).map(|w| w.to_string()).as_deref(), Some(want), "{text}");
        }
    }

    #[test]
    fn the_date_with_which_a_text_begins() {
        let today: NaiveDate = "2024-04-02".parse().unwrap();
        for (text, date, rest) in [
            ("15.05 iom Annual meeting", "2024-05-15", "iom Annual meeting"),
            ("12 мая 2024 iom Встреча", "2024-05-12", "iom Встреча"),
            ("12 мая 24 участника", "2024-05-12", "24 участника"),
            ("12-nji maý taslamany iberer", "2024-05-12", "taslamany iberer"),
            ("2024-nji ýylyň 12-nji maýy iom", "2024-05-12", "iom"),
            ("şu gün iom", "2024-04-02", "iom"),
            ("завтра", "2024-04-03", ""),
        ] {
            assert_eq!(leading(text, today).map(|(when, rest)| (when.to_string(), rest)), Some((date.to_owned(), rest)), "{text}");
        }
        assert_eq!(leading("iom 15.05", today), None);
        assert_eq!(leading("", today), None);
    }

    #[test]
    fn what_is_no_date() {
        let today: NaiveDate = "2024-04-02".parse().unwrap();
        for text in [
            "",
            "soon",
            "32.1",
            "+",
            "+99999999999w",
            "1.2.3.4",
            "31.02.2024",
            "+2x",
            "мая",
            "31 февраля",
            "12 слонов",
            "ию 2024",
            "5 квартал",
            "20 i 2024",
            "12 мая 13 июня",
            "к концу этапа",
            "maý",
            "через",
        ] {
            assert_eq!(typed(text, today, None), None, "{text}");
        }
    }
}
