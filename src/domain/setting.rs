//! THE table of settings: what can be set, where, to what, and what holds where nobody says anything.
//! Reading them, `coplan config`, the schema and docs/settings.md are all made from it.

use std::fmt;

use super::value::Value;
use crate::i18n::message::{Message, say, tell};

/// Who a setting belongs to, and so the file in which it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Home {
    /// One user, on all workspaces: `config.toml` in the user's own folder for settings.
    User,
    /// All who open the workspace: `[settings]` in its `coplan.toml`.
    Workspace,
}

/// What a setting may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    Word(&'static [&'static str]),
    Truth,
    /// A whole number from 0 to this.
    Number(i64),
    Texts,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    pub name: &'static str,
    pub home: Home,
    pub holds: Holds,
    /// As it would be written in the file.
    pub default: &'static str,
    /// The variable that goes before the file.
    pub variable: Option<&'static str>,
    /// The message of what it is for.
    pub help: &'static str,
}

pub const THEMES: &[&str] = &["auto", "light", "dark", "high-contrast", "colour-blind", "none"];
pub const KEYBOARDS: &[&str] = &["auto", "qwerty", "qwertz", "azerty", "russian", "turkmen"];
pub const LANGUAGES: &[&str] = &["auto", "en", "ru", "tk"];
pub const SWITCH: &[&str] = &["auto", "on", "off"];

const fn user(name: &'static str, holds: Holds, default: &'static str, variable: Option<&'static str>, help: &'static str) -> Setting {
    Setting { name, home: Home::User, holds, default, variable, help }
}

const fn shared(name: &'static str, holds: Holds, default: &'static str, help: &'static str) -> Setting {
    Setting { name, home: Home::Workspace, holds, default, variable: None, help }
}

pub const SETTINGS: &[Setting] = &[
    user("language", Holds::Word(LANGUAGES), "auto", Some("COPLAN_LANG"), "setting-language"),
    user("theme", Holds::Word(THEMES), "auto", Some("COPLAN_THEME"), "setting-theme"),
    user("ascii", Holds::Word(SWITCH), "auto", Some("COPLAN_ASCII"), "setting-ascii"),
    user("keyboard", Holds::Word(KEYBOARDS), "auto", Some("COPLAN_KEYBOARD"), "setting-keyboard"),
    user("mouse", Holds::Truth, "true", Some("COPLAN_MOUSE"), "setting-mouse"),
    user("hints", Holds::Word(SWITCH), "auto", Some("COPLAN_HINTS"), "setting-hints"),
    shared("languages", Holds::Texts, "[]", "setting-languages"),
    shared("due_soon_days", Holds::Number(10_000), "30", "setting-due-soon-days"),
    shared("progress_floor", Holds::Number(100), "75", "setting-progress-floor"),
    shared("silent_amber", Holds::Number(10_000), "1", "setting-silent-amber"),
    shared("silent_red", Holds::Number(10_000), "2", "setting-silent-red"),
];

/// One thing that a key can be given to, as the terminal face tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    pub name: String,
    pub keys: &'static [&'static str],
    /// The message of what it does.
    pub help: &'static str,
}

/// All of them, and how a key is written: the one way to write what was written, or nothing if it is no key.
#[derive(Debug, Clone)]
pub struct Bindings {
    pub all: Vec<Binding>,
    pub spelled: fn(&str) -> Option<String>,
}

impl Setting {
    pub fn find(name: &str, home: Home) -> Option<&'static Setting> {
        SETTINGS.iter().find(|setting| setting.name == name && setting.home == home)
    }

    /// Whether it may have this value.
    pub fn takes(&self, value: &Value) -> bool {
        match (self.holds, value) {
            (Holds::Word(words), Value::Text(text)) => words.contains(&text.as_str()),
            (Holds::Truth, Value::Bool(_)) => true,
            (Holds::Number(most), Value::Int(number)) => (0..=most).contains(number),
            (Holds::Texts, Value::List(items)) => items.iter().all(|item| item.as_text().is_some()),
            _ => false,
        }
    }

    /// The value of a variable or a default.
    pub fn parse(&self, text: &str) -> Option<Value> {
        let value = match self.holds {
            Holds::Word(_) => Value::text(text),
            Holds::Truth => Value::Bool(match text {
                "true" | "1" | "yes" | "on" => true,
                "false" | "0" | "no" | "off" => false,
                _ => return None,
            }),
            Holds::Number(_) => Value::Int(text.parse().ok()?),
            Holds::Texts => Value::List(Vec::new()),
        };
        Some(value).filter(|value| self.takes(value))
    }
}

impl Holds {
    /// What it may be, for people.
    pub fn message(self) -> Message {
        match self {
            Holds::Word(words) => tell("setting-holds-words", [("words", words.join(", ").into())]),
            Holds::Truth => say("setting-holds-truth"),
            Holds::Number(most) => tell("setting-holds-number", [("most", most.into())]),
            Holds::Texts => say("setting-holds-texts"),
        }
    }
}

/// In English.
impl fmt::Display for Holds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message().fmt(f)
    }
}

/// What was meant by a name that is none, if one is near.
pub fn nearest<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    const NEAR: f32 = 0.6;
    let name: String = name.chars().take(40).collect();
    let names: Vec<&str> = names.collect();
    similar::get_close_matches(name.as_str(), &names, 1, NEAR).first().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_default_is_a_value() {
        for setting in SETTINGS {
            assert!(setting.parse(setting.default).is_some(), "{}", setting.name);
        }
    }

    #[test]
    fn a_name_that_is_near_is_meant() {
        let names = || SETTINGS.iter().map(|setting| setting.name);
        assert_eq!(nearest("keybord", names()), Some("keyboard"));
        assert_eq!(nearest("silent-red", names()), Some("silent_red"));
        assert_eq!(nearest("colour of the flag", names()), None);
    }
}
