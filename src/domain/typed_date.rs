//! Dates as people type them at a prompt: `15.05`, `+2w`, `eom`, `2024-Q4`, `tomorrow`. The caller
//! passes what today is and shows the long form of what was understood before it is taken.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::date::{When, end_of_month};

/// Understands a typed date. Shifts such as `+2w` count from `base` (the present due date) where there is one, else from
/// `today`. `None` where the text is no date.
pub fn typed(text: &str, today: NaiveDate, base: Option<NaiveDate>) -> Option<When> {
    let text = text.trim().to_lowercase();
    When::parse(&text)
        .or_else(|| named(&text, today))
        .or_else(|| shifted(&text, base.unwrap_or(today)).map(When::Day))
        .or_else(|| numbers(&text, today))
        .or_else(|| with_month_name(&text, today))
}

/// Moves a day by some days; chrono's last day where it would leave the calendar.
pub fn shift(day: NaiveDate, days: i64) -> NaiveDate {
    let far = Days::new(days.unsigned_abs());
    let moved = if days < 0 { day.checked_sub_days(far) } else { day.checked_add_days(far) };
    moved.unwrap_or(NaiveDate::MAX)
}

fn named(text: &str, today: NaiveDate) -> Option<When> {
    let quarter_end = |day: NaiveDate| When::Quarter(day.year(), day.month0() / 3 + 1).last();
    let day = match text {
        "today" | "now" => today,
        "tomorrow" => shift(today, 1),
        "yesterday" => shift(today, -1),
        "eow" => shift(today, 6 - i64::from(today.weekday().num_days_from_monday())),
        "eom" => end_of_month(today),
        "eoq" => quarter_end(today),
        "eoy" => When::Year(today.year()).last(),
        _ => {
            return text.strip_prefix('q').and_then(|q| When::parse(&format!("{:04}-q{q}", today.year()))).or_else(|| weekday(text, today));
        }
    };
    Some(When::Day(day))
}

/// The next such weekday after today.
fn weekday(text: &str, today: NaiveDate) -> Option<When> {
    let day: Weekday = text.parse().ok()?;
    let ahead = (7 + i64::from(day.num_days_from_monday()) - i64::from(today.weekday().num_days_from_monday())) % 7;
    Some(When::Day(shift(today, if ahead == 0 { 7 } else { ahead })))
}

/// `+10`, `+2w`, `-1m`, `+1y`: days without a letter.
fn shifted(text: &str, base: NaiveDate) -> Option<NaiveDate> {
    let (sign, rest) = match text.strip_prefix('+') {
        Some(rest) => (1, rest),
        None => (-1, text.strip_prefix('-')?),
    };
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (number, unit) = rest.split_at_checked(digits)?;
    let number: u32 = number.parse().ok().filter(|n| *n <= 40_000)?;
    match unit.trim() {
        "" | "d" => Some(shift(base, sign * i64::from(number))),
        "w" => Some(shift(base, sign * 7 * i64::from(number))),
        "m" => months(base, sign, number),
        "y" => months(base, sign, number.checked_mul(12)?),
        _ => None,
    }
}

fn months(base: NaiveDate, sign: i64, number: u32) -> Option<NaiveDate> {
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

/// `15 may`, `15 may 2025`: English month names, at least three letters.
fn with_month_name(text: &str, today: NaiveDate) -> Option<When> {
    let mut words = text.split_whitespace();
    let (day, month) = (words.next()?.parse().ok()?, words.next()?.parse::<chrono::Month>().ok()?.number_from_month());
    match (words.next(), words.next()) {
        (None, _) => next_such_day(day, month, today),
        (Some(year), None) => NaiveDate::from_ymd_opt(full_year(year.parse().ok()?), month, day).map(When::Day),
        _ => None,
    }
}

fn next_such_day(day: u32, month: u32, today: NaiveDate) -> Option<When> {
    let mut days = (today.year()..today.year() + 8).filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
    days.find(|day| *day >= today).map(When::Day)
}

fn full_year(year: u32) -> i32 {
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
        ] {
            assert_eq!(typed(text, today, Some(due)).map(|w| w.to_string()).as_deref(), Some(want), "{text}");
        }
    }

    #[test]
    fn what_is_no_date() {
        let today: NaiveDate = "2024-04-02".parse().unwrap();
        for text in ["", "soon", "32.1", "+", "+99999999999w", "1.2.3.4", "31.02.2024", "+2x", "мая"] {
            assert_eq!(typed(text, today, None), None, "{text}");
        }
    }
}
