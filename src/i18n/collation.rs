//! The order of texts as readers of a language expect it, by the tables of Unicode (CLDR). Files, JSON and ids
//! keep the order of code points.

use std::cmp::Ordering;
use std::sync::OnceLock;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;

use super::Lang;

/// Compares two texts for the eye.
pub(super) fn compare(lang: Lang, a: &str, b: &str) -> Ordering {
    match collator(lang) {
        Some(collator) => collator.compare(a, b),
        None => a.to_lowercase().cmp(&b.to_lowercase()),
    }
}

/// Made when somebody sorts for the first time, so that opening pays nothing.
fn collator(lang: Lang) -> Option<&'static CollatorBorrowed<'static>> {
    static MADE: [OnceLock<Option<CollatorBorrowed<'static>>>; 3] = [const { OnceLock::new() }; 3];
    let make = || {
        let wanted: CollatorPreferences = match lang {
            Lang::En => locale!("en").into(),
            Lang::Ru => locale!("ru").into(),
            Lang::Tk => locale!("tk").into(),
        };
        Collator::try_new(wanted, CollatorOptions::default()).ok()
    };
    MADE.get(lang as usize)?.get_or_init(make).as_ref()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(lang: Lang, mut words: Vec<&str>) -> Vec<&str> {
        words.sort_by(|a, b| compare(lang, a, b));
        words
    }

    #[test]
    fn the_alphabets_in_their_order() {
        let turkmen = "a b ç d e ä f g h i j ž k l m n ň o ö p r s ş t u ü w y ý z";
        for alphabet in [turkmen.to_owned(), turkmen.to_uppercase()] {
            let letters: Vec<&str> = alphabet.split(' ').collect();
            assert_eq!(sorted(Lang::Tk, letters.iter().rev().copied().collect()), letters);
            let words: Vec<String> = letters.iter().rev().map(|letter| format!("{letter}ara")).collect();
            let expected: Vec<String> = letters.iter().map(|letter| format!("{letter}ara")).collect();
            assert_eq!(sorted(Lang::Tk, words.iter().map(String::as_str).collect()), expected);
        }
        let russian: Vec<&str> = "а б в г д е ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я".split(' ').collect();
        assert_eq!(sorted(Lang::Ru, russian.iter().rev().copied().collect()), russian);
        assert_eq!(sorted(Lang::Ru, vec!["жук", "Ёлка", "ежи", "Елена", "еда"]), ["еда", "ежи", "Елена", "Ёлка", "жук"]);
    }

    #[test]
    fn case_does_not_part_words() {
        assert_eq!(sorted(Lang::En, vec!["Zebra", "apple", "Élan", "Banana", "elbow"]), ["apple", "Banana", "Élan", "elbow", "Zebra"]);
    }
}
