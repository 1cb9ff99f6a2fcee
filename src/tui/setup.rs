//! How the terminal face is set up for this user and this terminal: colours and keys. It is decided
//! before the first frame and read by all screens.

use super::action::{ACTIONS, Action};
use super::keys::Key;
use super::keys::layout::Keyboard;
use super::keys::map::KeyMap;
use super::theme::Theme;
use super::theme::palette::{Depth, Name};
use crate::domain::setting::{Binding, Bindings};
use crate::i18n::Words;
use crate::session::preferences::Preferences;

#[derive(Debug, Clone)]
pub struct Setup {
    pub theme: Theme,
    pub keys: KeyMap,
    /// Whether the mouse works the program at first.
    pub mouse: bool,
    pub words: Words,
    /// Whether the foot names the keys that are useful here.
    pub hints: bool,
    /// The order of the rows that was kept, as `Order::read` takes it.
    pub order: String,
}

/// What the variables say of the terminal.
#[derive(Debug, Clone, Default)]
pub struct Surroundings {
    pub term: String,
    pub colorterm: String,
    /// The locale for characters; empty where nobody says.
    pub locale: String,
}

/// Terminals that draw few signs beside letters; those of them that show no colour.
const PLAIN_SIGNS: &[&str] = &["linux", "ansi", "cons25"];
const NO_COLOR: &[&str] = &["dumb", "vt52", "vt100", "vt102", "vt220", "vt320", "wyse60"];

impl Surroundings {
    fn is_one_of(&self, names: &[&str]) -> bool {
        let name = self.term.split_once('-').map_or(self.term.as_str(), |(name, _)| name);
        names.contains(&name)
    }

    /// Whether signs beside letters are to be avoided. A locale that nobody has set says nothing.
    fn is_plain(&self) -> bool {
        let locale = self.locale.to_ascii_lowercase();
        let has_unicode = locale.is_empty() || locale.contains("utf-8") || locale.contains("utf8");
        !has_unicode || self.is_one_of(PLAIN_SIGNS) || self.is_one_of(NO_COLOR)
    }
}

impl Default for Setup {
    fn default() -> Setup {
        Setup { theme: Theme::colored(), keys: KeyMap::default(), mouse: true, words: Words::default(), hints: true, order: String::new() }
    }
}

/// After so many starts nobody is a newcomer.
const NEWCOMER: u32 = 20;

impl Setup {
    /// With what was remembered: how often the program was started, and the order of the rows.
    #[must_use]
    pub fn remembering(self, found: &Preferences, starts: u32, order: Option<String>) -> Setup {
        let hints = self.hints && (found.word("hints") == "on" || starts < NEWCOMER);
        Setup { hints, order: order.unwrap_or_default(), ..self }
    }

    /// What the settings ask for. The background is asked for only where the settings leave the theme to the terminal.
    pub fn of(found: &Preferences, around: &Surroundings, background: impl FnOnce() -> Name) -> Setup {
        let name = Name::parse(found.word("theme")).unwrap_or_else(|| match around {
            around if around.is_one_of(NO_COLOR) => Name::None,
            _ => background(),
        });
        let theme = Theme::new(name, Depth::of(&around.colorterm, &around.term));
        let plain = match found.word("ascii") {
            "on" => true,
            "off" => false,
            _ => around.is_plain(),
        };
        Setup {
            theme: if plain { theme.ascii() } else { theme },
            keys: key_map(found),
            mouse: found.truth("mouse"),
            words: Words::default(),
            hints: found.word("hints") != "off",
            order: String::new(),
        }
    }
}

/// All that keys can be given to.
pub fn bindings() -> Bindings {
    let binding = |entry: &super::action::Entry| Binding { name: entry.action.name(), keys: entry.keys, help: entry.help };
    Bindings { all: ACTIONS.iter().map(binding).collect(), spelled: |text| Key::parse(text).map(Key::spelled) }
}

/// The key map that the settings ask for.
fn key_map(found: &Preferences) -> KeyMap {
    let keyboard = Keyboard::parse(found.word("keyboard")).unwrap_or_default();
    let changes: Vec<(Action, Vec<Key>)> = found
        .changed_keys()
        .filter_map(|(name, keys)| Some((Action::parse(name)?, keys.into_iter().filter_map(Key::parse).collect())))
        .collect();
    KeyMap::new(keyboard, &changes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(term: &str, locale: &str) -> Surroundings {
        Surroundings { term: term.to_owned(), locale: locale.to_owned(), ..Surroundings::default() }
    }

    #[test]
    fn plain_signs_where_the_terminal_or_the_locale_has_no_others() {
        for (term, locale, plain) in [
            ("xterm-256color", "ru_RU.UTF-8", false),
            ("xterm", "tk_TM.utf8", false),
            ("xterm", "", false),
            ("xterm", "C", true),
            ("xterm", "ru_RU.KOI8-R", true),
            ("linux", "en_US.UTF-8", true),
            ("vt100-am", "en_US.UTF-8", true),
        ] {
            assert_eq!(around(term, locale).is_plain(), plain, "{term} {locale}");
        }
    }

    #[test]
    fn the_background_is_asked_for_only_where_nobody_names_a_theme() {
        let said = |theme: &str| Preferences {
            all: vec![crate::session::preferences::Preference {
                name: "theme".to_owned(),
                value: crate::domain::value::Value::text(theme),
                source: crate::session::preferences::Source::Default,
            }],
            ..Preferences::default()
        };
        let never = || panic!("asked");
        assert_eq!(Setup::of(&said("none"), &around("xterm", ""), never).theme, Theme::plain());
        assert_eq!(Setup::of(&said("auto"), &around("vt100", ""), never).theme, Theme::plain().ascii());
        assert_eq!(Setup::of(&said("auto"), &around("xterm", ""), || Name::Light).theme, Theme::new(Name::Light, Depth::Sixteen));
    }
}
