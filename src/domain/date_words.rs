//! The words of dates in three languages: months and weekdays in the forms in which they are typed, today
//! and tomorrow, weeks and years. Case and diacritics do not count.

use chrono::{Datelike, NaiveDate, Weekday};

use super::date::{When, end_of_month};
use super::fold::fold;
use super::typed_date::{full_year, months, next_such_day, shift};

/// The forms of a month: what is typed begins one of them, with three letters at least.
const MONTHS: [&[&str]; 12] = [
    &["january", "январь", "января", "ýanwary"],
    &["february", "февраль", "февраля", "fewraly"],
    &["march", "март", "марта", "marty"],
    &["april", "апрель", "апреля", "apreli"],
    &["may", "май", "мая", "maýy"],
    &["june", "июнь", "июня", "iýuny"],
    &["july", "июль", "июля", "iýuly"],
    &["august", "август", "августа", "awgusty"],
    &["september", "сентябрь", "сентября", "sentýabry"],
    &["october", "октябрь", "октября", "oktýabry"],
    &["november", "ноябрь", "ноября", "noýabry"],
    &["december", "декабрь", "декабря", "dekabry"],
];

const WEEKDAYS: [(Weekday, &[&str]); 7] = [
    (Weekday::Mon, &["понедельник", "пн", "duşenbe"]),
    (Weekday::Tue, &["вторник", "вт", "sişenbe"]),
    (Weekday::Wed, &["среда", "среду", "ср", "çarşenbe"]),
    (Weekday::Thu, &["четверг", "чт", "penşenbe"]),
    (Weekday::Fri, &["пятница", "пятницу", "пт", "anna"]),
    (Weekday::Sat, &["суббота", "субботу", "сб", "şenbe"]),
    (Weekday::Sun, &["воскресенье", "вс", "ýekşenbe"]),
];

/// Words for a day, as so many days from today.
const DAYS: [(i64, &[&str]); 5] = [
    (0, &["today", "now", "сегодня", "сейчас", "şu gün", "şugün", "bu gün", "bugün", "häzir"]),
    (1, &["tomorrow", "завтра", "ertir"]),
    (-1, &["yesterday", "вчера", "düýn"]),
    (2, &["послезавтра", "birigün"]),
    (-2, &["позавчера", "öňňin"]),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// The words of a stretch of time, in the forms that stand after a number and before an end.
const UNITS: [(Unit, &[&str]); 5] = [
    (Unit::Day, &["d", "day", "days", "д", "дн", "день", "дня", "дней", "g", "gün", "günden"]),
    (Unit::Week, &["w", "week", "weeks", "н", "нед", "неделя", "неделю", "недели", "недель", "h", "hepde", "hepdeden", "hepdäniň"]),
    (Unit::Month, &["m", "month", "months", "м", "мес", "месяц", "месяца", "месяцев", "a", "aý", "aýdan", "aýyň"]),
    (Unit::Quarter, &["quarter", "квартал", "квартала", "çärýek", "çärýegi", "çärýegiň"]),
    (Unit::Year, &["y", "year", "years", "г", "год", "года", "лет", "ýyl", "ýyldan", "ýylyň"]),
];

const ENDS: &[&str] = &["end", "конец", "ahyry"];
const SHORT_ENDS: [(Unit, &str); 4] = [(Unit::Week, "eow"), (Unit::Month, "eom"), (Unit::Quarter, "eoq"), (Unit::Year, "eoy")];
const ROMAN: [&str; 4] = ["i", "ii", "iii", "iv"];
/// What stands beside a date and says nothing more.
const BESIDE: &[&str] = &["г", "год", "года", "of", "the", "in", "в", "во", "ý", "ýyl", "ýyly", "ýylyň"];

fn is_one(word: &str, of: &[&str]) -> bool {
    of.iter().any(|other| fold(other) == word)
}

fn unit(word: &str) -> Option<Unit> {
    UNITS.iter().find(|(_, words)| is_one(word, words)).map(|(unit, _)| *unit)
}

/// A day that has a name: today, tomorrow, the next Friday, the end of the month.
pub(super) fn named(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let text = fold(text);
    let text = text.trim_start_matches("в ").trim_start_matches("во ");
    if let Some((days, _)) = DAYS.iter().find(|(_, words)| is_one(text, words)) {
        return Some(shift(today, *days));
    }
    if let Some((unit, _)) = SHORT_ENDS.iter().find(|(_, word)| *word == text) {
        return end_of(*unit, today);
    }
    let weekday = WEEKDAYS.iter().find(|(_, words)| is_one(text, words)).map(|(day, _)| *day).or_else(|| text.parse().ok());
    weekday.map(|day| next(day, today)).or_else(|| end(text, today)).or_else(|| ahead(text, today))
}

/// The next such weekday after today.
fn next(day: Weekday, today: NaiveDate) -> NaiveDate {
    let ahead = (7 + i64::from(day.num_days_from_monday()) - i64::from(today.weekday().num_days_from_monday())) % 7;
    shift(today, if ahead == 0 { 7 } else { ahead })
}

fn end_of(unit: Unit, today: NaiveDate) -> Option<NaiveDate> {
    Some(match unit {
        Unit::Day => return None,
        Unit::Week => shift(today, 6 - i64::from(today.weekday().num_days_from_monday())),
        Unit::Month => end_of_month(today),
        Unit::Quarter => When::Quarter(today.year(), today.month0() / 3 + 1).last(),
        Unit::Year => When::Year(today.year()).last(),
    })
}

/// `end of month`, `конец квартала`, `ýylyň ahyry`.
fn end(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let words: Vec<&str> = text.split_whitespace().filter(|word| !matches!(*word, "of" | "the" | "к" | "в")).collect();
    let of = match words.as_slice() {
        [end, of] if is_one(end, ENDS) || *end == "концу" => of,
        [of, end] if is_one(end, ENDS) => of,
        _ => return None,
    };
    end_of(unit(of)?, today)
}

/// `in 2 weeks`, `через 2 недели`, `2 hepdeden`.
fn ahead(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let (number, word) = match words.as_slice() {
        ["in" | "через", number, word] => (number, *word),
        ["in" | "через", word] => (&"1", *word),
        [number, word] if word.ends_with("den") || word.ends_with("dan") => (number, *word),
        _ => return None,
    };
    moved(today, 1, number.parse().ok()?, word)
}

/// A day moved by so many days, weeks, months or years; without a word by days.
pub(super) fn moved(base: NaiveDate, sign: i64, number: u32, word: &str) -> Option<NaiveDate> {
    let number = Some(number).filter(|number| *number <= 40_000)?;
    let word = fold(word.trim().trim_end_matches('.'));
    match if word.is_empty() { Unit::Day } else { unit(&word)? } {
        Unit::Day => Some(shift(base, sign * i64::from(number))),
        Unit::Week => Some(shift(base, sign * 7 * i64::from(number))),
        Unit::Month => months(base, sign, number),
        Unit::Quarter => months(base, sign, number.checked_mul(3)?),
        Unit::Year => months(base, sign, number.checked_mul(12)?),
    }
}

/// The month of this name; nothing where it could be two.
fn month(word: &str) -> Option<u32> {
    if word.chars().count() < 3 {
        return None;
    }
    // Turkmen nouns take their cases at the end: maýda, maýyň
    let is = |form: &&str| {
        let form = fold(form);
        let rest = word.strip_prefix(form.trim_end_matches(['y', 'i'])).map(|rest| rest.chars().count());
        form.starts_with(word) || (form.len() > 3 && rest.is_some_and(|rest| rest <= 4) && word.is_ascii())
    };
    let mut found = (1..).zip(MONTHS).filter(|(_, forms)| forms.iter().any(is)).map(|(number, _)| number);
    found.next().filter(|_| found.next().is_none())
}

/// A number without what makes it an ordinal: `12-nji`, `4-й`, `2024-njy`.
fn number(word: &str) -> Option<u32> {
    let digits = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
    let (number, rest) = word.split_at_checked(digits)?;
    let rest = rest.trim_start_matches('-');
    let ordinal = rest.is_empty() || ["nji", "njy", "го", "е", "ое", "ыи", "и", "st", "nd", "rd", "th"].contains(&rest);
    number.parse().ok().filter(|_| ordinal && digits <= 4)
}

/// Dates with words: `12 May 2024`, `12 мая`, `12-nji maý 2024`, `май 2024`, `4 квартал 2024`.
pub(super) fn with_words(text: &str, today: NaiveDate) -> Option<When> {
    let text = fold(text);
    let (mut numbers, mut found, mut quarter, mut roman) = (Vec::new(), None, false, None);
    for word in text.split([' ', ',', '\u{a0}']).map(|word| word.trim_end_matches('.')).filter(|word| !word.is_empty()) {
        if let Some(number) = number(word) {
            numbers.push(number);
        } else if unit(word) == Some(Unit::Quarter) || word == "кв" {
            quarter = true;
        } else if let Some(nth) = ROMAN.iter().position(|roman| *roman == word) {
            roman = u32::try_from(nth + 1).ok();
        } else if let Some(month) = month(word).filter(|_| found.is_none()) {
            found = Some(month);
        } else if !is_one(word, BESIDE) {
            return None;
        }
    }
    let year = numbers.iter().position(|number| *number >= 1000).map(|at| numbers.remove(at));
    if quarter {
        let nth = match (roman, numbers.as_slice()) {
            (Some(roman), []) => roman,
            (None, [nth @ 1..=4]) => *nth,
            _ => return None,
        };
        return Some(When::Quarter(year.map_or(today.year(), full_year), nth)).filter(|_| found.is_none());
    }
    match (numbers.as_slice(), found?, year) {
        ([], month, Some(year)) if roman.is_none() => Some(When::Month(full_year(year), month)),
        ([day], month, None) if roman.is_none() => next_such_day(*day, month, today),
        ([day, year], month, None) if roman.is_none() => NaiveDate::from_ymd_opt(full_year(*year), month, *day).map(When::Day),
        ([day], month, Some(year)) if roman.is_none() => NaiveDate::from_ymd_opt(full_year(year), month, *day).map(When::Day),
        _ => None,
    }
}
