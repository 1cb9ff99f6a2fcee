//! Keys as they are bound, written and shown. What they do is told by the map, which also knows
//! keyboards: on a Russian or Turkmen one the key where `s` is does what `s` does. Text fields take
//! what is typed and do not come through the map.

pub mod layout;
pub mod map;

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A key as it is bound and shown: `j`, `<c-s>`, `<f2>`, `<enter>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    pub code: KeyCode,
    pub control: bool,
    pub alt: bool,
}

/// The names of keys that are no single character.
const NAMED: &[(&str, KeyCode)] = &[
    ("enter", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("tab", KeyCode::Tab),
    ("s-tab", KeyCode::BackTab),
    ("bs", KeyCode::Backspace),
    ("del", KeyCode::Delete),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pgup", KeyCode::PageUp),
    ("pgdn", KeyCode::PageDown),
    ("space", KeyCode::Char(' ')),
    ("lt", KeyCode::Char('<')),
];

impl Key {
    pub fn of(event: KeyEvent) -> Key {
        let control = event.modifiers.contains(KeyModifiers::CONTROL);
        Key { code: event.code, control, alt: event.modifiers.contains(KeyModifiers::ALT) }
    }

    pub fn char(c: char) -> Key {
        Key { code: KeyCode::Char(c), control: false, alt: false }
    }

    /// Reads one key: a character, or a name in angle brackets with `c-` for Ctrl and `a-` for Alt before it.
    pub fn parse(text: &str) -> Option<Key> {
        let Some(name) = text.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).filter(|name| !name.is_empty()) else {
            return single(text).map(Key::char);
        };
        if let Some(rest) = name.strip_prefix("c-") {
            return Key::named(rest).map(|key| Key { control: true, ..key });
        }
        if let Some(rest) = name.strip_prefix("a-") {
            return Key::named(rest).map(|key| Key { alt: true, ..key });
        }
        Key::named(name).filter(|key| !matches!(key.code, KeyCode::Char(_)) || name.len() > 1)
    }

    fn named(name: &str) -> Option<Key> {
        let number = name.strip_prefix('f').and_then(|number| number.parse().ok()).filter(|number| (1..=12).contains(number));
        let code = NAMED.iter().find(|(other, _)| *other == name).map(|(_, code)| *code);
        let code = code.or(number.map(KeyCode::F)).or_else(|| single(name).map(KeyCode::Char))?;
        Some(Key { code, control: false, alt: false })
    }

    /// The one way in which it is written: `j`, `<c-s>`, `<space>`.
    pub fn spelled(self) -> String {
        let name = NAMED.iter().find(|(_, code)| *code == self.code).map(|(name, _)| (*name).to_owned());
        let name = name.unwrap_or_else(|| match self.code {
            KeyCode::F(number) => format!("f{number}"),
            KeyCode::Char(c) => c.to_string(),
            _ => String::new(),
        });
        let modifiers = [(self.control, "c-"), (self.alt, "a-")].into_iter().filter(|(held, _)| *held).map(|(_, name)| name);
        let name = modifiers.collect::<String>() + &name;
        if name.chars().count() == 1 { name } else { format!("<{name}>") }
    }

    /// Reads a line of keys such as `jj<enter>so`.
    pub fn parse_all(mut text: &str) -> Vec<Key> {
        let mut keys = Vec::new();
        while let Some(first) = text.chars().next() {
            let named = text.find('>').filter(|_| first == '<').and_then(|end| Some((Key::parse(text.get(..=end)?)?, end + 1)));
            let (key, len) = named.unwrap_or((Key::char(first), first.len_utf8()));
            keys.push(key);
            text = text.get(len..).unwrap_or_default();
        }
        keys
    }
}

/// The one character of a text.
fn single(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

/// How a key is shown to people: `Ctrl-s`, `F2`, `Enter`.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.control { "Ctrl-" } else { "" })?;
        f.write_str(if self.alt { "Alt-" } else { "" })?;
        match self.code {
            KeyCode::F(number) => write!(f, "F{number}"),
            KeyCode::Char(c) if c != ' ' => write!(f, "{c}"),
            KeyCode::PageDown => f.write_str("PgDn"),
            KeyCode::PageUp => f.write_str("PgUp"),
            KeyCode::BackTab => f.write_str("Shift-Tab"),
            KeyCode::Backspace => f.write_str("Backspace"),
            code => {
                let name = NAMED.iter().find(|(_, other)| *other == code).map_or("", |(name, _)| name);
                let (first, rest) = name.split_at_checked(1).unwrap_or_default();
                write!(f, "{}{rest}", first.to_uppercase())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::action::ACTIONS;
    use super::*;

    #[test]
    fn every_binding_is_read_and_unambiguous() {
        let all: Vec<Key> =
            ACTIONS.iter().flat_map(|entry| entry.keys).map(|text| Key::parse(text).unwrap_or_else(|| panic!("{text}"))).collect();
        for key in &all {
            assert_eq!(all.iter().filter(|other| *other == key).count(), 1, "{key:?}");
        }
    }

    #[test]
    fn a_line_of_keys() {
        let codes: Vec<KeyCode> = Key::parse_all("j<enter><f2>14<lt>").into_iter().map(|key| key.code).collect();
        assert_eq!(codes, [KeyCode::Char('j'), KeyCode::Enter, KeyCode::F(2), KeyCode::Char('1'), KeyCode::Char('4'), KeyCode::Char('<')]);
    }

    #[test]
    fn a_key_is_shown_as_people_call_it() {
        let keys = [
            ("<c-s>", "Ctrl-s"),
            ("<enter>", "Enter"),
            ("<f2>", "F2"),
            ("<a-x>", "Alt-x"),
            ("<c-right>", "Ctrl-Right"),
            ("<lt>", "<"),
            ("<pgdn>", "PgDn"),
            ("<space>", "Space"),
            ("ы", "ы"),
        ];
        for (text, shown) in keys {
            assert_eq!(Key::parse(text).map(|key| key.to_string()).as_deref(), Some(shown));
            assert_eq!(Key::parse(text).map(Key::spelled).as_deref(), Some(text));
        }
        for nonsense in ["", "<>", "ab", "<x>", "<f13>", "<c->", "<nothing>"] {
            assert_eq!(Key::parse(nonsense), None, "{nonsense}");
        }
    }
}
