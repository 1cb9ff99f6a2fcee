//! Plain text for a mail or a printer: lines within a width, broken between words.

use unicode_width::UnicodeWidthStr;

/// The widest line.
pub const WIDTH: usize = 78;

/// The text in lines that fit; each after the first begins with so many spaces, which the first is taken to have already.
pub fn wrapped(text: &str, indent: usize) -> String {
    let room = WIDTH.saturating_sub(indent).max(20);
    let (mut out, mut used) = (String::new(), 0);
    for word in text.split_whitespace() {
        let width = word.width();
        if used > 0 && used + 1 + width > room {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', indent));
            used = 0;
        } else if used > 0 {
            out.push(' ');
            used += 1;
        }
        out.push_str(word);
        used += width;
    }
    out
}

/// A line of the same width as the text, to stand below it.
pub fn underline(text: &str, with: &str) -> String {
    with.repeat(text.width().clamp(1, WIDTH))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_are_indented() {
        let text = "слово ".repeat(30);
        let wrapped = wrapped(&text, 4);
        assert!(wrapped.lines().all(|line| line.width() <= WIDTH) && wrapped.lines().skip(1).all(|line| line.starts_with("    слово")));
        assert_eq!(wrapped.split_whitespace().count(), 30);
        assert_eq!(underline("会议", "="), "====");
    }
}
