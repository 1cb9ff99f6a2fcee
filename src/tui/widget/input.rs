//! One line of text that is typed: letters, paste, the cursor by grapheme, words deleted with Ctrl-w.

use crossterm::event::KeyCode;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;

use super::super::keys::Key;
use super::text;

/// Longer text than this is not taken, in bytes.
const LIMIT: usize = 16 * 1024;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Input {
    text: String,
    /// A byte position between two graphemes of `text`.
    cursor: usize,
}

/// What a key did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    Changed,
    Moved,
    Ignored,
}

impl Input {
    pub fn new(text: impl Into<String>) -> Input {
        let text = text.into();
        Input { cursor: text.len(), text }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn key(&mut self, key: Key) -> Typed {
        match key.code {
            KeyCode::Char('w') if key.control => self.cut(self.word_start(), self.cursor),
            KeyCode::Char('u') if key.control => self.cut(0, self.cursor),
            KeyCode::Char('k') if key.control => self.cut(self.cursor, self.text.len()),
            KeyCode::Char('a') if key.control => self.go(0),
            KeyCode::Char('e') if key.control => self.go(self.text.len()),
            KeyCode::Char(c) if !key.control && !key.alt => self.insert(c.encode_utf8(&mut [0; 4])),
            KeyCode::Backspace => self.cut(self.before(), self.cursor),
            KeyCode::Delete => self.cut(self.cursor, self.after()),
            KeyCode::Left => self.go(self.before()),
            KeyCode::Right => self.go(self.after()),
            KeyCode::Home => self.go(0),
            KeyCode::End => self.go(self.text.len()),
            _ => Typed::Ignored,
        }
    }

    /// Puts a text in at the cursor; line ends become spaces.
    pub fn insert(&mut self, text: &str) -> Typed {
        let text: String = text
            .replace("\r\n", " ")
            .chars()
            .map(|c| if c == '\n' || c == '\r' || c == '\t' { ' ' } else { c })
            .filter(|c| !c.is_control())
            .collect();
        if self.text.len() + text.len() > LIMIT {
            return Typed::Ignored;
        }
        self.text.insert_str(self.cursor, &text);
        self.cursor += text.len();
        Typed::Changed
    }

    fn go(&mut self, at: usize) -> Typed {
        self.cursor = at;
        Typed::Moved
    }

    fn cut(&mut self, from: usize, to: usize) -> Typed {
        self.text.replace_range(from..to, "");
        self.cursor = from;
        Typed::Changed
    }

    fn head(&self) -> &str {
        self.text.get(..self.cursor).unwrap_or_default()
    }

    fn tail(&self) -> &str {
        self.text.get(self.cursor..).unwrap_or_default()
    }

    fn before(&self) -> usize {
        self.head().grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    }

    fn after(&self) -> usize {
        self.tail().graphemes(true).next().map_or(self.cursor, |grapheme| self.cursor + grapheme.len())
    }

    fn word_start(&self) -> usize {
        let head = self.head().trim_end();
        head.rfind(char::is_whitespace).map_or(0, |at| at + head.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8))
    }

    /// The line with its cursor; long text is shown from where the cursor is in sight.
    pub fn line(&self, room: usize, style: Style, cursor: Style) -> Line<'static> {
        let room = room.max(2);
        let mut head = self.head();
        while text::width(head) + 1 >= room {
            let first = head.graphemes(true).next().map_or(0, str::len);
            head = head.get(first.max(1)..).unwrap_or_default();
        }
        let under = self.tail().graphemes(true).next().unwrap_or(" ");
        let rest = self.tail().get(under.len()..).unwrap_or_default();
        let rest_room = room.saturating_sub(text::width(head) + text::width(under).max(1));
        Line::from(vec![
            Span::styled(crate::domain::visible::line(head).into_owned(), style),
            Span::styled(text::fit(under, 2).into_owned(), cursor),
            Span::styled(text::fit(rest, rest_room).into_owned(), style),
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(keys: &str) -> Input {
        let mut input = Input::default();
        for key in Key::parse_all(keys) {
            input.key(key);
        }
        input
    }

    #[test]
    fn typing_in_three_alphabets() {
        assert_eq!(typed("доро<bs>га").text(), "дорга");
        assert_eq!(typed("Ýol<left><left>x").text(), "Ýxol");
        assert_eq!(typed("one two<c-w>").text(), "one ");
        assert_eq!(typed("one<home>x<end>y<c-u>").text(), "");
    }

    #[test]
    fn a_grapheme_goes_as_one() {
        let mut input = Input::new("e\u{301}👩\u{200d}🔬");
        input.key(Key { code: KeyCode::Backspace, ..Key::char(' ') });
        assert_eq!(input.text(), "e\u{301}");
        input.key(Key { code: KeyCode::Backspace, ..Key::char(' ') });
        assert_eq!(input.text(), "");
    }

    #[test]
    fn pasted_lines_become_one() {
        let mut input = Input::default();
        input.insert("two\r\nlines\u{7}\tx");
        assert_eq!(input.text(), "two lines x");
    }
}
