//! The words of reports in English, Russian and Turkmen: single words, forms that go with a number,
//! and dates. A missing word cannot be: the table has three columns.

mod dates;
pub mod table;

use crate::domain::date::When;
use crate::domain::status::Status;
use table::Word;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    #[default]
    En,
    Ru,
    Tk,
}

impl Lang {
    pub const ALL: [Lang; 3] = [Lang::En, Lang::Ru, Lang::Tk];

    /// The ISO 639-1 code.
    pub fn code(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Ru => "ru",
            Lang::Tk => "tk",
        }
    }

    pub fn parse(code: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == code)
    }

    pub fn word(self, word: Word) -> &'static str {
        let [en, ru, tk] = word.forms();
        match self {
            Lang::En => en,
            Lang::Ru => ru,
            Lang::Tk => tk,
        }
    }

    pub fn status(self, status: Status) -> &'static str {
        let [ru, tk] = table::status(status);
        match self {
            Lang::En => status.name(),
            Lang::Ru => ru,
            Lang::Tk => tk,
        }
    }

    pub fn date(self, when: When) -> String {
        match self {
            Lang::En => dates::english(when),
            Lang::Ru => dates::russian(when),
            Lang::Tk => dates::turkmen(when),
        }
    }

    /// A number with its noun: "2 days", «2 дня», "2 gün".
    pub fn count(self, number: i64, noun: Noun) -> String {
        format!("{number} {}", self.form(number, noun))
    }

    fn form(self, number: i64, noun: Noun) -> &'static str {
        let ([one, many], [single, few, lots], turkmen) = noun.forms();
        match self {
            Lang::En if number == 1 => one,
            Lang::En => many,
            Lang::Ru => match plural(number) {
                Plural::One => single,
                Plural::Few => few,
                Plural::Many => lots,
            },
            // after a number a noun stays in the singular
            Lang::Tk => turkmen,
        }
    }
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noun {
    Day,
    Meeting,
    Project,
}

impl Noun {
    fn forms(self) -> ([&'static str; 2], [&'static str; 3], &'static str) {
        match self {
            Noun::Day => (["day", "days"], ["день", "дня", "дней"], "gün"),
            Noun::Meeting => (["meeting", "meetings"], ["встреча", "встречи", "встреч"], "duşuşyk"),
            Noun::Project => (["project", "projects"], ["проект", "проекта", "проектов"], "taslama"),
        }
    }
}

enum Plural {
    One,
    Few,
    Many,
}

/// The rules of Unicode CLDR for whole numbers in Russian.
fn plural(number: i64) -> Plural {
    let number = number.unsigned_abs();
    match (number % 10, number % 100) {
        (_, 11..=14) => Plural::Many,
        (1, _) => Plural::One,
        (2..=4, _) => Plural::Few,
        _ => Plural::Many,
    }
}

/// `third` for 3, `11th` for 11.
pub fn ordinal(number: usize) -> String {
    let words = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    let word = number.checked_sub(1).and_then(|at| words.get(at));
    word.map_or_else(|| format!("{number}th"), |word| (*word).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_take_their_forms() {
        for (number, en, ru, tk) in [
            (1, "1 day", "1 день", "1 gün"),
            (2, "2 days", "2 дня", "2 gün"),
            (5, "5 days", "5 дней", "5 gün"),
            (11, "11 days", "11 дней", "11 gün"),
            (21, "21 days", "21 день", "21 gün"),
            (112, "112 days", "112 дней", "112 gün"),
            (104, "104 days", "104 дня", "104 gün"),
            (0, "0 days", "0 дней", "0 gün"),
        ] {
            assert_eq!(Lang::ALL.map(|lang| lang.count(number, Noun::Day)), [en, ru, tk]);
        }
    }

    #[test]
    fn dates_in_three_languages() {
        for (date, en, ru, tk) in [
            ("2024-04-02", "2 April 2024", "2 апреля 2024 г.", "2024-nji ýylyň 2-nji apreli"),
            ("2026-05-10", "10 May 2026", "10 мая 2026 г.", "2026-njy ýylyň 10-njy maýy"),
            ("2025-12-31", "31 December 2025", "31 декабря 2025 г.", "2025-nji ýylyň 31-nji dekabry"),
            ("2029-06-30", "30 June 2029", "30 июня 2029 г.", "2029-njy ýylyň 30-njy iýuny"),
            ("2024-11", "November 2024", "ноябрь 2024 г.", "2024-nji ýylyň noýabry"),
            ("2024-Q4", "fourth quarter of 2024", "IV квартал 2024 г.", "2024-nji ýylyň IV çärýegi"),
            ("2020", "2020", "2020 г.", "2020-nji ýyl"),
        ] {
            assert_eq!(Lang::ALL.map(|lang| lang.date(When::parse(date).unwrap())), [en, ru, tk]);
        }
    }
}
