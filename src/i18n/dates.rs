//! Dates in words. Turkmen ordinals take -njy after a back vowel and -nji after a front one.

use chrono::{Datelike, NaiveDate};

use super::Lang;

/// A date of the precision that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Date {
    Day(NaiveDate),
    /// Year and month, 1 to 12.
    Month(i32, u32),
    /// Year and quarter, 1 to 4.
    Quarter(i32, u32),
    Year(i32),
}

impl From<NaiveDate> for Date {
    fn from(day: NaiveDate) -> Date {
        Date::Day(day)
    }
}

const ENGLISH: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const RUSSIAN: [&str; 12] =
    ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"];
const RUSSIAN_ALONE: [&str; 12] =
    ["январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"];
const TURKMEN: [&str; 12] =
    ["ýanwary", "fewraly", "marty", "apreli", "maýy", "iýuny", "iýuly", "awgusty", "sentýabry", "oktýabry", "noýabry", "dekabry"];
const ROMAN: [&str; 4] = ["I", "II", "III", "IV"];
const QUARTERS: [&str; 4] = ["first", "second", "third", "fourth"];

const SHORT: [[&str; 12]; 3] = [
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    ["янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"],
    ["ýan", "few", "mar", "apr", "maý", "iýn", "iýl", "awg", "sen", "okt", "noý", "dek"],
];

/// A month in three letters, over a column.
pub(super) fn month(lang: Lang, month: u32) -> &'static str {
    SHORT.get(lang as usize).map_or("", |names| nth(names, month))
}

/// A quarter over a column.
pub(super) fn quarter(lang: Lang, quarter: u32) -> String {
    if lang == Lang::En { format!("Q{quarter}") } else { nth(&ROMAN, quarter).to_owned() }
}

/// As it stands in a letter: "2 April 2024", «2 апреля 2024 г.», "2024-nji ýylyň 2-nji apreli".
pub(super) fn long(lang: Lang, date: Date) -> String {
    match lang {
        Lang::En => english(date),
        Lang::Ru => russian(date),
        Lang::Tk => turkmen(date),
    }
}

/// In a column: "2 Apr 2024", «02.04.2024».
pub(super) fn short(lang: Lang, date: Date) -> String {
    let quarter_of = |quarter: u32, year: i32| match lang {
        Lang::En => format!("Q{quarter} {year}"),
        Lang::Ru => format!("{} кв. {year}", nth(&ROMAN, quarter)),
        Lang::Tk => format!("{year}, {} çärýek", nth(&ROMAN, quarter)),
    };
    match (lang, date) {
        (Lang::En, Date::Day(day)) => day.format("%-d %b %Y").to_string(),
        (Lang::En, Date::Month(year, month)) => format!("{} {year}", nth(&ENGLISH, month).get(..3).unwrap_or_default()),
        (_, Date::Day(day)) => day.format("%d.%m.%Y").to_string(),
        (_, Date::Month(year, month)) => format!("{month:02}.{year}"),
        (_, Date::Quarter(year, quarter)) => quarter_of(quarter, year),
        (_, Date::Year(year)) => year.to_string(),
    }
}

/// With the weekday: what was understood of a date that somebody types.
pub fn with_weekday(lang: Lang, date: Date) -> String {
    let Date::Day(day) = date else {
        return match (lang, date) {
            (Lang::En, Date::Quarter(year, quarter)) => format!("quarter {quarter} of {year}"),
            (Lang::En, Date::Year(year)) => format!("the year {year}"),
            _ => long(lang, date),
        };
    };
    let weekday = nth(weekdays(lang), day.weekday().number_from_monday());
    match lang {
        Lang::En => day.format("%a %-d %b %Y").to_string(),
        Lang::Ru | Lang::Tk => format!("{weekday}, {}", long(lang, date)),
    }
}

fn weekdays(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::En => &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        Lang::Ru => &["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"],
        Lang::Tk => &["duşenbe", "sişenbe", "çarşenbe", "penşenbe", "anna", "şenbe", "ýekşenbe"],
    }
}

fn english(date: Date) -> String {
    match date {
        Date::Day(day) => day.format("%-d %B %Y").to_string(),
        Date::Month(year, month) => format!("{} {year}", nth(&ENGLISH, month)),
        Date::Quarter(year, quarter) => format!("{} quarter of {year}", nth(&QUARTERS, quarter)),
        Date::Year(year) => year.to_string(),
    }
}

fn russian(date: Date) -> String {
    match date {
        Date::Day(day) => format!("{} {} {} г.", day.day(), nth(&RUSSIAN, day.month()), day.year()),
        Date::Month(year, month) => format!("{} {year} г.", nth(&RUSSIAN_ALONE, month)),
        Date::Quarter(year, quarter) => format!("{} квартал {year} г.", nth(&ROMAN, quarter)),
        Date::Year(year) => format!("{year} г."),
    }
}

fn turkmen(date: Date) -> String {
    let year = |year: i32| format!("{} ýyl", ordinal(year));
    match date {
        Date::Day(day) => format!("{}yň {} {}", year(day.year()), ordinal_day(day), nth(&TURKMEN, day.month())),
        Date::Month(of, month) => format!("{}yň {}", year(of), nth(&TURKMEN, month)),
        Date::Quarter(of, quarter) => format!("{}yň {} çärýegi", year(of), nth(&ROMAN, quarter)),
        Date::Year(of) => year(of),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_three_languages() {
        let day = |text: &str| Date::Day(text.parse().unwrap());
        for (date, en, ru, tk) in [
            (day("2024-04-02"), "2 April 2024", "2 апреля 2024 г.", "2024-nji ýylyň 2-nji apreli"),
            (day("2026-05-10"), "10 May 2026", "10 мая 2026 г.", "2026-njy ýylyň 10-njy maýy"),
            (day("2025-12-31"), "31 December 2025", "31 декабря 2025 г.", "2025-nji ýylyň 31-nji dekabry"),
            (day("2029-06-30"), "30 June 2029", "30 июня 2029 г.", "2029-njy ýylyň 30-njy iýuny"),
            (Date::Month(2024, 11), "November 2024", "ноябрь 2024 г.", "2024-nji ýylyň noýabry"),
            (Date::Quarter(2024, 4), "fourth quarter of 2024", "IV квартал 2024 г.", "2024-nji ýylyň IV çärýegi"),
            (Date::Year(2020), "2020", "2020 г.", "2020-nji ýyl"),
        ] {
            assert_eq!(Lang::ALL.map(|lang| lang.date(date)), [en, ru, tk]);
        }
        let shown = |date: Date| Lang::ALL.map(|lang| short(lang, date));
        assert_eq!(shown(day("2024-04-02")), ["2 Apr 2024", "02.04.2024", "02.04.2024"]);
        assert_eq!(shown(Date::Month(2024, 11)), ["Nov 2024", "11.2024", "11.2024"]);
        assert_eq!(shown(Date::Quarter(2024, 4)), ["Q4 2024", "IV кв. 2024", "2024, IV çärýek"]);
        let tuesday = day("2026-11-24");
        let shown = ["Tue 24 Nov 2026", "вторник, 24 ноября 2026 г.", "sişenbe, 2026-njy ýylyň 24-nji noýabry"];
        assert_eq!(Lang::ALL.map(|lang| with_weekday(lang, tuesday)), shown);
    }
}
