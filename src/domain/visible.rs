//! Text from files as it may be shown: characters that a terminal would obey, or that hide or turn
//! what is read, become visible marks. Every face shows text of files through here; files themselves
//! keep their bytes.

use std::borrow::Cow;
use std::fmt::Write;

use unicode_width::UnicodeWidthChar;

/// The text on one line: line ends and tabs become spaces, dangerous characters become marks.
pub fn line(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len().min(1 << 16) + 8);
    let (mut before, mut pile) = (None, Pile::default());
    for (c, next) in text.chars().zip(text.chars().skip(1).map(Some).chain([None])) {
        if !pile.holds(c) {
            continue;
        }
        pile.tell(&mut out);
        match c {
            '\n' | '\t' => out.push(' '),
            '\r' if next == Some('\n') => {}
            c => mark(&mut out, c, before, next),
        }
        before = Some(c);
    }
    pile.end(&mut out);
    Cow::Owned(out)
}

/// The text with its lines, tabs as four spaces, dangerous characters as marks.
pub fn lines(text: &str) -> String {
    text.lines().map(|row| line(&row.replace('\t', "    ")).into_owned()).collect::<Vec<_>>().join("\n")
}

fn is_plain(text: &str) -> bool {
    let mut pile = Pile::default();
    text.bytes().all(|b| (0x20..0x7f).contains(&b)) || text.chars().all(|c| !is_dangerous(c) && c != '\u{200d}' && pile.holds(c))
}

/// What is drawn in one cell: so many characters without a width of their own, and so many joined pictures.
const MANY: usize = 8;

/// Characters that pile up in one cell; what is too much is counted and not shown.
#[derive(Debug, Default)]
struct Pile {
    marks: usize,
    joiners: usize,
    left_out: usize,
}

impl Pile {
    /// Whether there is room for another character.
    fn holds(&mut self, c: char) -> bool {
        if c == '\u{200d}' {
            self.joiners += 1;
        } else if !is_pictograph(c) {
            self.joiners = 0;
        }
        self.marks = if c.width() == Some(0) { self.marks + 1 } else { 0 };
        let room = self.marks <= MANY && self.joiners <= MANY;
        self.left_out += usize::from(!room);
        room
    }

    /// Says how many were left out before this place.
    fn tell(&mut self, out: &mut String) {
        if self.left_out > 0 && self.marks == 0 {
            self.end(out);
        }
    }

    fn end(&mut self, out: &mut String) {
        if self.left_out > 0 {
            // writing into a string cannot fail
            let _ = write!(out, "<+{}>", self.left_out);
            self.left_out = 0;
        }
    }
}

fn mark(out: &mut String, c: char, before: Option<char>, next: Option<char>) {
    match c {
        c if (c as u32) < 0x20 => {
            out.push('^');
            out.push(char::from(c as u8 + b'@'));
        }
        '\u{7f}' => out.push_str("^?"),
        // the joiner of emoji, as in a family of several faces
        '\u{200d}' if before.is_some_and(is_pictograph) && next.is_some_and(is_pictograph) => out.push(c),
        c if is_dangerous(c) || c == '\u{200d}' => drop(write!(out, "<U+{:04X}>", c as u32)),
        c => out.push(c),
    }
}

/// Controls (C0, C1), bidirectional controls, zero width and other invisible characters, line and paragraph separators, tags.
pub fn is_dangerous(c: char) -> bool {
    matches!(c,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{203c}'..='\u{3299}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_becomes_a_mark() {
        for (text, shown) in [
            ("plain", "plain"),
            ("Ýollaryň ёлки", "Ýollaryň ёлки"),
            ("a\u{1b}[31mb", "a^[[31mb"),
            ("a\u{9b}b", "a<U+009B>b"),
            ("two\r\nlines\there", "two lines here"),
            ("evil\rgood", "evil^Mgood"),
            ("\u{202e}txt", "<U+202E>txt"),
            ("a\u{200b}b\u{ad}c", "a<U+200B>b<U+00AD>c"),
            ("👩\u{200d}🔬", "👩\u{200d}🔬"),
            ("a\u{200d}b", "a<U+200D>b"),
            ("e\u{301}e\u{301}", "e\u{301}e\u{301}"),
        ] {
            assert_eq!(line(text), shown);
        }
        let piled = format!("a{}b", "\u{301}".repeat(100_000));
        assert_eq!(line(&piled), format!("a{}<+99992>b", "\u{301}".repeat(8)));
        assert!(line(&"👩\u{200d}".repeat(10_000)).len() < 200);
        assert_eq!(lines("a\tb\r\nc\u{7}"), "a    b\nc^G");
    }
}
