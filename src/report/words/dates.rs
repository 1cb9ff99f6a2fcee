//! Dates in words. Turkmen ordinals take -njy after a back vowel and -nji after a front one.

use chrono::{Datelike, NaiveDate};

use crate::domain::date::When;

const RUSSIAN: [&str; 12] =
    ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"];
const RUSSIAN_ALONE: [&str; 12] =
    ["январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"];
const TURKMEN: [&str; 12] =
    ["ýanwary", "fewraly", "marty", "apreli", "maýy", "iýuny", "iýuly", "awgusty", "sentýabry", "oktýabry", "noýabry", "dekabry"];
const ROMAN: [&str; 4] = ["I", "II", "III", "IV"];
const QUARTERS: [&str; 4] = ["first", "second", "third", "fourth"];

pub(super) fn english(when: When) -> String {
    match when {
        When::Day(day) => day.format("%-d %B %Y").to_string(),
        When::Month(..) => when.first().format("%B %Y").to_string(),
        When::Quarter(year, quarter) => format!("{} quarter of {year}", nth(&QUARTERS, quarter)),
        When::Year(year) => year.to_string(),
    }
}

pub(super) fn russian(when: When) -> String {
    match when {
        When::Day(day) => format!("{} {} {} г.", day.day(), nth(&RUSSIAN, day.month()), day.year()),
        When::Month(year, month) => format!("{} {year} г.", nth(&RUSSIAN_ALONE, month)),
        When::Quarter(year, quarter) => format!("{} квартал {year} г.", nth(&ROMAN, quarter)),
        When::Year(year) => format!("{year} г."),
    }
}

pub(super) fn turkmen(when: When) -> String {
    let year = |year: i32| format!("{} ýyl", ordinal(year));
    match when {
        When::Day(day) => format!("{}yň {} {}", year(day.year()), ordinal_day(day), nth(&TURKMEN, day.month())),
        When::Month(of, month) => format!("{}yň {}", year(of), nth(&TURKMEN, month)),
        When::Quarter(of, quarter) => format!("{}yň {} çärýegi", year(of), nth(&ROMAN, quarter)),
        When::Year(of) => year(of),
    }
}

fn ordinal_day(day: NaiveDate) -> String {
    ordinal(i32::try_from(day.day()).unwrap_or_default())
}

/// The last word of the number decides: alty, dokuz, on, otuz, kyrk, altmyş, togsan have back vowels.
fn ordinal(number: i32) -> String {
    let back = match (number % 10, number % 100) {
        (6 | 9, _) => true,
        (0, tens) => matches!(tens, 10 | 30 | 40 | 60 | 90),
        _ => false,
    };
    format!("{number}-{}", if back { "njy" } else { "nji" })
}

/// The name of the nth of something, from 1.
fn nth<'n>(names: &[&'n str], number: u32) -> &'n str {
    names.get((number as usize).wrapping_sub(1)).copied().unwrap_or_default()
}
