//! The text as it may be kept: what a terminal would obey or what hides text is taken out, spaces and
//! line ends are made plain, letters written in two parts become one. Words are never changed.

use crate::domain::visible;

/// The text without hostile characters, with `\n` as line ends and at most one empty line in a row.
pub(super) fn clean(raw: &str) -> String {
    tidy(&plain(raw))
}

/// The text without hostile characters, line by line as it is; also of a part of a text.
pub(super) fn plain(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut chars = raw.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                text.push('\n');
            }
            '\n' | '\u{2028}' | '\u{2029}' | '\u{85}' => text.push('\n'),
            c if c.is_whitespace() => text.push(' '),
            '\u{300}'..='\u{36f}' => compose(&mut text, c),
            c if visible::is_dangerous(c) || c == '\u{200d}' => {}
            c => text.push(c),
        }
    }
    text
}

fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut empty = 0;
    for line in text.lines().map(str::trim_end) {
        empty = if line.trim().is_empty() { empty + 1 } else { 0 };
        if empty < 2 && !(out.is_empty() && empty > 0) {
            out.push_str(line);
            out.push('\n');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Joins a mark to the letter before it, where one letter stands for both.
fn compose(text: &mut String, mark: char) {
    let joined = text.chars().next_back().and_then(|base| PAIRS.iter().find(|pair| pair.0 == base && pair.1 == mark));
    if let Some((_, _, one)) = joined {
        text.pop();
        text.push(*one);
    } else {
        text.push(mark);
    }
}

const PAIRS: &[(char, char, char)] = &[
    ('a', '\u{308}', 'ä'),
    ('A', '\u{308}', 'Ä'),
    ('o', '\u{308}', 'ö'),
    ('O', '\u{308}', 'Ö'),
    ('u', '\u{308}', 'ü'),
    ('U', '\u{308}', 'Ü'),
    ('y', '\u{301}', 'ý'),
    ('Y', '\u{301}', 'Ý'),
    ('z', '\u{30c}', 'ž'),
    ('Z', '\u{30c}', 'Ž'),
    ('n', '\u{30c}', 'ň'),
    ('N', '\u{30c}', 'Ň'),
    ('c', '\u{327}', 'ç'),
    ('C', '\u{327}', 'Ç'),
    ('s', '\u{327}', 'ş'),
    ('S', '\u{327}', 'Ş'),
    ('и', '\u{306}', 'й'),
    ('И', '\u{306}', 'Й'),
    ('е', '\u{308}', 'ё'),
    ('Е', '\u{308}', 'Ё'),
];

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn hostile_bytes_go_and_words_stay() {
        for (raw, text) in [
            ("\u{feff}a\u{1b}[31mb\r\nc", "a[31mb\nc"),
            ("\u{202e}txt\u{200b}\u{ad}", "txt"),
            ("2\u{a0}апреля\u{2009}2024", "2 апреля 2024"),
            ("s\u{327}u gu\u{308}n, и\u{306}", "şu gün, й"),
            ("a\n\n\n\n  \nb  \n\n", "a\n\nb"),
            ("\n\n a", " a"),
        ] {
            assert_eq!(clean(raw), text);
        }
    }
}
