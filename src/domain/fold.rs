//! Folding for search: case and diacritics do not count, so that "yollaryn" finds "Ýollaryň" and
//! "ёлки" finds "Елки". It never changes what is shown.

use std::borrow::Cow;

/// The text in lower case without diacritics; borrowed where nothing changes.
pub fn fold(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        return Cow::Borrowed(text);
    }
    let lower = text.chars().flat_map(char::to_lowercase).filter(|c| !is_mark(*c));
    Cow::Owned(lower.map(base).collect())
}

/// One letter without its diacritics: Cyrillic here, the rest by the tables of the matcher.
fn base(letter: char) -> char {
    match letter {
        'ё' => 'е',
        'й' => 'и',
        'ў' => 'у',
        'ї' => 'і',
        ascii if ascii.is_ascii() => ascii,
        other => nucleo_matcher::chars::normalize(other),
    }
}

/// Combining marks: Unicode block Combining Diacritical Marks.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_alphabets_fold() {
        for (text, folded) in [
            ("Ýollaryň", "yollaryn"),
            ("ЁЛКИ", "елки"),
            ("Çäreler Şäher", "careler saher"),
            ("e\u{301}tat", "etat"),
            ("iom-2024", "iom-2024"),
            ("Žurnal", "zurnal"),
        ] {
            assert_eq!(fold(text), folded);
        }
    }
}
