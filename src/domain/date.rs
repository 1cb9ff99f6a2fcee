//! Dates as officers know them: a day, a month, a quarter or a year, and due dates in prose.
//! It never asks what day it is: today is always passed in.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use crate::i18n::dates::Date;

/// A date of the precision that is known. Its last day counts when it is compared with today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    Day(NaiveDate),
    /// Year and month, 1 to 12.
    Month(i32, u32),
    /// Year and quarter, 1 to 4.
    Quarter(i32, u32),
    Year(i32),
}

impl When {
    /// Reads `2024-11-30`, `2024-11`, `2024-Q4` or `2024`; anything else is `None`.
    pub fn parse(text: &str) -> Option<When> {
        let text = text.trim();
        let year: i32 = text.get(..4).filter(|y| all_digits(y))?.parse().ok()?;
        let rest = text.get(4..)?;
        if rest.is_empty() {
            return Some(When::Year(year));
        }
        let rest = rest.strip_prefix('-')?;
        if let Some(quarter) = rest.strip_prefix(['Q', 'q']) {
            let quarter = one_of(quarter, 1, 1..=4)?;
            return Some(When::Quarter(year, quarter));
        }
        let month = one_of(rest.get(..2)?, 2, 1..=12)?;
        match rest.get(2..)? {
            "" => Some(When::Month(year, month)),
            day => {
                let day = one_of(day.strip_prefix('-')?, 2, 1..=31)?;
                NaiveDate::from_ymd_opt(year, month, day).map(When::Day)
            }
        }
    }

    /// The first day that this date can mean.
    pub fn first(self) -> NaiveDate {
        match self {
            When::Day(day) => day,
            When::Month(year, month) => day_of(year, month, 1),
            When::Quarter(year, quarter) => day_of(year, quarter * 3 - 2, 1),
            When::Year(year) => day_of(year, 1, 1),
        }
    }

    /// The last day that this date can mean: the one that counts for a deadline.
    pub fn last(self) -> NaiveDate {
        match self {
            When::Day(day) => day,
            When::Month(year, month) => end_of_month(day_of(year, month, 1)),
            When::Quarter(year, quarter) => end_of_month(day_of(year, quarter * 3, 1)),
            When::Year(year) => day_of(year, 12, 31),
        }
    }
}

impl From<When> for Date {
    fn from(when: When) -> Date {
        match when {
            When::Day(day) => Date::Day(day),
            When::Month(year, month) => Date::Month(year, month),
            When::Quarter(year, quarter) => Date::Quarter(year, quarter),
            When::Year(year) => Date::Year(year),
        }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            When::Day(day) => write!(f, "{}", day.format("%Y-%m-%d")),
            When::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            When::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            When::Year(year) => write!(f, "{year:04}"),
        }
    }
}

/// A due date: a date of some precision, or prose that is shown but computes nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Due {
    When(When),
    Prose(String),
}

impl Due {
    /// Reads a due date; what is not a date is prose.
    pub fn parse(text: &str) -> Due {
        When::parse(text).map_or_else(|| Due::Prose(text.to_owned()), Due::When)
    }

    /// The day after which an open project is overdue, if it can be computed.
    pub fn last_day(&self) -> Option<NaiveDate> {
        match self {
            Due::When(when) => Some(when.last()),
            Due::Prose(_) => None,
        }
    }
}

/// The last day of the month in which `day` lies.
pub fn end_of_month(day: NaiveDate) -> NaiveDate {
    let (year, month) = if day.month() == 12 { (day.year() + 1, 1) } else { (day.year(), day.month() + 1) };
    NaiveDate::from_ymd_opt(year, month, 1).and_then(|next| next.pred_opt()).unwrap_or(day)
}

/// The first day of a month; the far end of time where the year is out of chrono's range.
fn day_of(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or(NaiveDate::MAX)
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn one_of(text: &str, digits: usize, range: std::ops::RangeInclusive<u32>) -> Option<u32> {
    let number = Some(text).filter(|t| t.len() == digits && all_digits(t))?.parse().ok()?;
    range.contains(&number).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_precision_reads_prints_and_knows_its_last_day() {
        for (text, last) in [
            ("2024-11-30", "2024-11-30"),
            ("2024-11", "2024-11-30"),
            ("2024-02", "2024-02-29"),
            ("2024-Q4", "2024-12-31"),
            ("2024", "2024-12-31"),
        ] {
            let when = When::parse(text).unwrap();
            assert_eq!(when.to_string(), text);
            assert_eq!(when.last().to_string(), last);
        }
    }

    #[test]
    fn what_is_no_date_is_prose() {
        for text in ["by the end of the regional phase", "2024-13", "2024-02-30", "2024-Q5", "20", "2024-", "года 2024", "2024-1"] {
            assert_eq!(When::parse(text), None, "{text}");
            assert_eq!(Due::parse(text), Due::Prose(text.to_owned()));
        }
    }
}
