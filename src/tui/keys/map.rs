//! The key map: which key does what, once the user's changes and keyboard are known. Looking a key
//! up costs the same however many there are, and makes nothing new.

use std::collections::HashMap;

use super::super::action::{ACTIONS, Action};
use super::Key;
use super::layout::Keyboard;
use crossterm::event::KeyCode;

#[derive(Debug, Clone)]
pub struct KeyMap {
    keyboard: Keyboard,
    actions: HashMap<Key, Action>,
    /// For each row of the table of actions its keys, the one that is shown first.
    keys: Vec<Vec<Key>>,
}

impl Default for KeyMap {
    fn default() -> KeyMap {
        KeyMap::new(Keyboard::Auto, &[])
    }
}

impl KeyMap {
    /// The map of the table with changes: an action that is named has these keys and no other. A key that two want belongs to
    /// the one that was changed.
    pub fn new(keyboard: Keyboard, changes: &[(Action, Vec<Key>)]) -> KeyMap {
        let own = |action: Action| changes.iter().find(|(other, _)| *other == action).map(|(_, keys)| keys.clone());
        let taken = |key: &Key| changes.iter().any(|(_, keys)| keys.contains(key));
        let usual = |keys: &[&str]| keys.iter().filter_map(|text| Key::parse(text)).filter(|key| !taken(key)).collect();
        let keys: Vec<Vec<Key>> = ACTIONS.iter().map(|entry| own(entry.action).unwrap_or_else(|| usual(entry.keys))).collect();
        let mut actions = HashMap::new();
        for (entry, keys) in ACTIONS.iter().zip(&keys) {
            for key in keys {
                actions.entry(*key).or_insert(entry.action);
            }
        }
        KeyMap { keyboard, actions, keys }
    }

    /// What a key does, if it is bound.
    pub fn action(&self, key: Key) -> Option<Action> {
        self.actions.get(&self.meant(key)).copied()
    }

    /// The key that is meant: itself where it is bound, else the one at its place.
    pub fn meant(&self, key: Key) -> Key {
        let digit = match key.code {
            KeyCode::Char(c) if !key.control => self.keyboard.digit(c),
            _ => None,
        };
        match digit {
            Some(digit) => Key { code: KeyCode::Char(digit), ..key },
            None if self.actions.contains_key(&key) => key,
            None => self.place(key),
        }
    }

    /// The key of an American keyboard at the same place.
    pub fn place(&self, key: Key) -> Key {
        match key.code {
            KeyCode::Char(c) => Key { code: KeyCode::Char(self.keyboard.place(c)), ..key },
            _ => key,
        }
    }

    /// The keys of an action.
    pub fn keys(&self, action: Action) -> &[Key] {
        let row = ACTIONS.iter().position(|entry| entry.action == action);
        row.and_then(|row| self.keys.get(row)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The key to show for an action; empty if it has none.
    pub fn shown(&self, action: Action) -> String {
        self.keys(action).first().map(Key::to_string).unwrap_or_default()
    }

    /// The key to name in a text: where an action has none, the one that shows all actions.
    pub fn named(&self, action: Action) -> String {
        let own = self.shown(action);
        if own.is_empty() { self.shown(Action::Palette) } else { own }
    }

    /// The key to name in a row of screens: a digit where the action has one.
    pub fn numbered(&self, action: Action) -> String {
        let digit = self.keys(action).iter().find(|key| matches!(key.code, KeyCode::Char('0'..='9')) && !key.control);
        digit.map_or_else(|| self.named(action), Key::to_string)
    }

    /// All its keys, as they are shown.
    pub fn all_shown(&self, action: Action) -> String {
        self.keys(action).iter().map(Key::to_string).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::super::layout::{AZERTY, Layout, QWERTY, QWERTZ, RUSSIAN, TURKMEN};
    use super::*;

    /// The keyboards with the setting under which they are used.
    fn keyboards() -> Vec<(&'static Layout, Keyboard)> {
        let auto = [&QWERTY, &QWERTZ, &AZERTY, &RUSSIAN, &TURKMEN].map(|layout| (layout, Keyboard::Auto));
        let said = Keyboard::ALL
            .into_iter()
            .filter_map(|(name, keyboard)| Layout::ALL.into_iter().find(|layout| layout.name == name).map(|layout| (layout, keyboard)));
        auto.into_iter().chain(said).collect()
    }

    fn typed(layout: &Layout) -> Vec<char> {
        let rows = layout.plain.iter().chain(&layout.shifted).flat_map(|row| row.chars());
        rows.chain(layout.also.chars()).filter(|c| *c != ' ').collect()
    }

    #[test]
    fn every_binding_is_reached_on_every_keyboard() {
        for (layout, keyboard) in keyboards() {
            let map = KeyMap::new(keyboard, &[]);
            let plain: Vec<char> = typed(layout);
            for entry in ACTIONS {
                for key in map.keys(entry.action) {
                    let KeyCode::Char(c) = key.code else { continue };
                    let reached = c == ' ' || plain.iter().any(|typed| map.meant(Key { code: KeyCode::Char(*typed), ..*key }) == *key);
                    assert!(reached, "{key} for {:?} on {} as {keyboard:?}", entry.action, layout.name);
                }
            }
        }
    }

    #[test]
    fn at_the_place_of_a_letter_other_alphabets_do_what_the_letter_does() {
        for (layout, keyboard) in keyboards().into_iter().filter(|(layout, _)| matches!(layout.name, "russian" | "turkmen")) {
            let map = KeyMap::new(keyboard, &[]);
            let rows = layout.plain.iter().zip(QWERTY.plain).chain(layout.shifted.iter().zip(QWERTY.shifted));
            for (typed, base) in rows.flat_map(|(row, base)| row.chars().zip(base.chars())) {
                // what is bound as a character is that: `?` is the help, though a Russian types it above 7
                if base.is_ascii_alphanumeric() || "[]'".contains(base) {
                    assert_eq!(map.action(Key::char(typed)), map.action(Key::char(base)), "{typed} at the place of {base}, {keyboard:?}");
                }
            }
        }
    }

    #[test]
    fn latin_letters_are_what_they_are_on_every_keyboard() {
        for (_, keyboard) in Keyboard::ALL {
            let (map, plain) = (KeyMap::new(keyboard, &[]), KeyMap::new(Keyboard::Qwerty, &[]));
            for letter in ('a'..='z').chain('A'..='Z') {
                assert_eq!(map.action(Key::char(letter)), plain.action(Key::char(letter)), "{letter} on {keyboard:?}");
            }
        }
    }

    #[test]
    fn digits_and_punctuation_by_place() {
        for (keyboard, typed, action) in [
            (Keyboard::Azerty, '&', Action::Plans),
            (Keyboard::Azerty, '"', Action::Meetings),
            (Keyboard::Azerty, '(', Action::Deadlines),
            (Keyboard::Azerty, 'ù', Action::View),
            (Keyboard::Auto, 'é', Action::Projects),
            (Keyboard::Auto, 'è', Action::Brief),
            (Keyboard::Auto, '.', Action::Filter),
            (Keyboard::Auto, 'Б', Action::Earlier),
            (Keyboard::Auto, 'Ж', Action::Palette),
            (Keyboard::Auto, 'ö', Action::TabRight),
            (Keyboard::Qwertz, 'ü', Action::TabLeft),
            (Keyboard::Qwertz, '+', Action::TabRight),
            (Keyboard::Qwertz, 'ä', Action::View),
        ] {
            assert_eq!(KeyMap::new(keyboard, &[]).action(Key::char(typed)), Some(action), "{typed} on {keyboard:?}");
        }
        assert_eq!(KeyMap::new(Keyboard::Qwerty, &[]).action(Key::char('é')), None);
        assert_eq!(KeyMap::default().action(Key::parse("ы").map(|key| Key { control: true, ..key }).unwrap()), Some(Action::Save));
    }

    #[test]
    fn a_changed_action_has_its_keys_and_no_other() {
        let map = KeyMap::new(Keyboard::Auto, &[(Action::Status, vec![Key::char('x')]), (Action::Zoom, vec![Key::char('s')])]);
        assert_eq!(map.action(Key::char('x')), Some(Action::Status));
        assert_eq!(map.action(Key::char('s')), Some(Action::Zoom));
        assert_eq!((map.action(Key::char('z')), map.action(Key::char('ч'))), (None, Some(Action::Status)));
        assert_eq!(map.shown(Action::Status), "x");
    }
}
