//! How the terminal face is set up for this user and this terminal: colours and keys. It is decided
//! before the first frame and read by all screens.

use super::action::{ACTIONS, Action};
use super::keys::Key;
use super::keys::layout::Keyboard;
use super::keys::map::KeyMap;
use super::theme::Theme;
use crate::domain::setting::{Binding, Bindings};
use crate::session::preferences::Preferences;

#[derive(Debug, Clone)]
pub struct Setup {
    pub theme: Theme,
    pub keys: KeyMap,
}

impl Default for Setup {
    fn default() -> Setup {
        Setup { theme: Theme::colored(), keys: KeyMap::default() }
    }
}

/// All that keys can be given to.
pub fn bindings() -> Bindings {
    let binding = |entry: &super::action::Entry| Binding { name: entry.action.name(), keys: entry.keys, help: entry.help };
    Bindings { all: ACTIONS.iter().map(binding).collect(), spelled: |text| Key::parse(text).map(Key::spelled) }
}

/// The key map that the settings ask for.
pub fn key_map(found: &Preferences) -> KeyMap {
    let keyboard = Keyboard::parse(found.word("keyboard")).unwrap_or_default();
    let changes: Vec<(Action, Vec<Key>)> = found
        .changed_keys()
        .filter_map(|(name, keys)| Some((Action::parse(name)?, keys.into_iter().filter_map(Key::parse).collect())))
        .collect();
    KeyMap::new(keyboard, &changes)
}
