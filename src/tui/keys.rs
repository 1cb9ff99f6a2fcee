//! From a key to an action, by its place on the keyboard: on a Russian or Turkmen layout the key
//! where `s` is does what `s` does. Text fields do not come through here.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::action::{ACTIONS, Action};

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

    /// Reads one key: a character, or a name in angle brackets.
    pub fn parse(text: &str) -> Option<Key> {
        let Some(name) = text.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).filter(|name| !name.is_empty()) else {
            let mut chars = text.chars();
            return chars.next().filter(|_| chars.next().is_none()).map(Key::char);
        };
        if let Some(rest) = name.strip_prefix("c-") {
            return rest.chars().next().map(|c| Key { control: true, ..Key::char(c) });
        }
        if let Some(number) = name.strip_prefix('f').and_then(|n| n.parse().ok()) {
            return Some(Key { code: KeyCode::F(number), control: false, alt: false });
        }
        NAMED.iter().find(|(other, _)| *other == name).map(|(_, code)| Key { code: *code, control: false, alt: false })
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

    /// The key at the same place of a Latin keyboard.
    #[must_use]
    pub fn by_place(self) -> Key {
        match self.code {
            KeyCode::Char(c) => Key { code: KeyCode::Char(latin(c)), ..self },
            _ => self,
        }
    }
}

/// What a key does, if it is bound.
pub fn action(key: Key) -> Option<Action> {
    bound(key).or_else(|| bound(key.by_place()))
}

fn bound(key: Key) -> Option<Action> {
    let is = |text: &&&str| Key::parse(text) == Some(key);
    ACTIONS.iter().find(|entry| entry.keys.iter().any(|text| is(&text))).map(|entry| entry.action)
}

/// How a key is shown to people: `Ctrl-s`, `F2`, `Enter`.
pub fn shown(key: &str) -> String {
    let Some(name) = key.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) else { return key.to_owned() };
    match name {
        "lt" => "<".to_owned(),
        "pgdn" => "PgDn".to_owned(),
        "pgup" => "PgUp".to_owned(),
        "s-tab" => "Shift-Tab".to_owned(),
        name if name.starts_with("c-") => format!("Ctrl-{}", name.trim_start_matches("c-")),
        name => name.chars().take(1).flat_map(char::to_uppercase).chain(name.chars().skip(1)).collect(),
    }
}

/// The Latin letter at the place of a letter of the Russian (ЙЦУКЕН) or Turkmen (Microsoft) layout.
fn latin(c: char) -> char {
    const RUSSIAN: (&str, &str) = ("йцукенгшщзхъфывапролджэячсмитьбю.ё", "qwertyuiop[]asdfghjkl;'zxcvbnm,./`");
    const RUSSIAN_SHIFT: (&str, &str) = ("ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ№", "QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~#");
    const TURKMEN: (&str, &str) = ("äňöüçýş", "q[]xcv\\");
    const TURKMEN_SHIFT: (&str, &str) = ("ÄŇÖÜÇÝŞ", "Q{}XCV|");
    if c.is_ascii() {
        return c;
    }
    let tables = [RUSSIAN, RUSSIAN_SHIFT, TURKMEN, TURKMEN_SHIFT];
    let find = |(from, to): (&str, &str)| from.chars().zip(to.chars()).find(|(key, _)| *key == c).map(|(_, latin)| latin);
    tables.into_iter().find_map(find).unwrap_or(c)
}

#[cfg(test)]
mod tests {
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
    fn letters_count_by_their_place() {
        for (typed, action) in
            [('ы', Action::Status), ('Д', Action::Link), ('ä', Action::Quit), ('ý', Action::Mark), ('х', Action::TabLeft)]
        {
            assert_eq!(super::action(Key::char(typed)), Some(action), "{typed}");
        }
    }

    #[test]
    fn a_line_of_keys() {
        let codes: Vec<KeyCode> = Key::parse_all("j<enter><f2>14<lt>").into_iter().map(|key| key.code).collect();
        assert_eq!(codes, [KeyCode::Char('j'), KeyCode::Enter, KeyCode::F(2), KeyCode::Char('1'), KeyCode::Char('4'), KeyCode::Char('<')]);
        assert_eq!(Key::parse("<c-s>").map(|key| key.control), Some(true));
        assert_eq!((shown("<c-s>"), shown("<enter>"), shown("<f2>")), ("Ctrl-s".into(), "Enter".into(), "F2".into()));
    }
}
