//! The signs of the interface, and what stands for each of them where a terminal has plain characters
//! only. It is done when a frame is finished, so that no screen has to think of it; letters of the
//! files are left as they are.

use ratatui::buffer::Buffer;

/// A sign and its plain one. Signs that can stand in one column of the screen have plain ones that differ.
pub const SIGNS: &[(&str, &str)] = &[
    // statuses
    ("·", "."),
    ("○", "o"),
    ("▶", ">"),
    ("◐", "%"),
    ("✓", "+"),
    ("‖", "="),
    ("✗", "x"),
    ("↷", "^"),
    // healths and marks
    ("●", "*"),
    ("◆", "#"),
    ("▲", "!"),
    // bars
    ("█", "#"),
    ("▓", "%"),
    ("▒", "="),
    ("░", ":"),
    ("╳", "x"),
    ("▮", "#"),
    ("▯", "."),
    ("■", "#"),
    ("▁", "_"),
    ("▂", "."),
    ("▃", ":"),
    ("▄", "-"),
    ("▅", "="),
    ("▆", "+"),
    ("▇", "*"),
    ("□", "."),
    ("▏", "|"),
    ("◇", "o"),
    // lines
    ("─", "-"),
    ("━", "="),
    ("┄", "-"),
    ("╌", "-"),
    ("│", "|"),
    ("┃", "|"),
    ("▌", "|"),
    ("▐", "|"),
    ("╭", "+"),
    ("╮", "+"),
    ("╰", "+"),
    ("╯", "+"),
    ("┌", "+"),
    ("┐", "+"),
    ("└", "+"),
    ("┘", "+"),
    ("├", "+"),
    ("┤", "+"),
    ("┬", "+"),
    ("┴", "+"),
    ("┼", "+"),
    ("┫", "]"),
    // arrows and punctuation
    ("…", "~"),
    ("–", "-"),
    ("—", "-"),
    ("›", ">"),
    ("‹", "<"),
    ("▸", ">"),
    ("◂", "<"),
    ("▼", "v"),
    ("↓", "v"),
    ("↑", "^"),
    ("→", ">"),
    ("↗", "/"),
    ("↘", "\\"),
    ("←", "<"),
    ("◷", "@"),
    ("◦", "o"),
    ("•", "*"),
    ("×", "x"),
    ("‘", "'"),
    ("’", "'"),
    ("“", "\""),
    ("”", "\""),
    ("«", "\""),
    ("»", "\""),
    ("\u{a0}", " "),
    ("\u{fffd}", "?"),
];

/// The plain sign for one that is not.
pub fn plain(symbol: &str) -> Option<&'static str> {
    SIGNS.iter().find(|(sign, _)| *sign == symbol).map(|(_, plain)| *plain)
}

/// Puts plain signs in the place of all others.
pub fn make_plain(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        if !cell.symbol().is_ascii()
            && let Some(plain) = plain(cell.symbol())
        {
            cell.set_symbol(plain);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::health::Health;
    use crate::domain::status::Status;

    fn all_differ(signs: &[&str]) {
        let mut plain: Vec<&str> = signs.iter().map(|sign| plain(sign).unwrap_or_else(|| panic!("{sign} has no plain sign"))).collect();
        plain.sort_unstable();
        plain.dedup();
        assert_eq!(plain.len(), signs.len(), "{signs:?}");
    }

    #[test]
    fn signs_that_stand_in_one_column_differ() {
        all_differ(&Status::ALL.map(Status::glyph));
        all_differ(&Health::ALL.map(Health::glyph));
        assert!(SIGNS.iter().all(|(_, plain)| plain.is_ascii() && plain.len() == 1));
        let mut signs: Vec<&str> = SIGNS.iter().map(|(sign, _)| *sign).collect();
        signs.sort_unstable();
        signs.dedup();
        assert_eq!(signs.len(), SIGNS.len());
    }
}
