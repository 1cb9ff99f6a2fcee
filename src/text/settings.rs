//! The text of a file of settings to what it says, line by line, and what is wrong in it. A setting
//! that is wrong is left out and the others count.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::depth::is_shallow;
use super::fault::Fault;
use super::whole::value_of;
use crate::domain::problem::Problem;
use crate::domain::setting::{Bindings, Home, SETTINGS, Setting, nearest};
use crate::domain::value::Value;
use crate::i18n::message::{Arg, say, tell};

/// One thing that a file says: `theme`, `views.o`, `keys.zoom`.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    pub name: String,
    pub value: Value,
    /// Counted from 1.
    pub line: usize,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Read {
    pub said: Vec<Said>,
    pub problems: Vec<Problem>,
}

/// Reads the settings of a user or of a workspace; `file` is the name for messages.
pub fn read(text: &str, file: &str, home: Home, bindings: Option<&Bindings>) -> Read {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = Reader { text, file, read: Read::default() };
    if !is_shallow(text) {
        reader.wrong(&Fault::new(0, 1, "bad-settings", say("problem-brackets")).help(say("problem-settings-help")));
        return reader.read;
    }
    match DeTable::parse(text) {
        Ok(root) => reader.root(root.get_ref(), home, bindings),
        Err(error) => reader.wrong(&Fault::of_toml(&error).help(say("problem-settings-help"))),
    }
    reader.read.said.sort_by_key(|said| said.line);
    reader.read.problems.sort_by_key(|problem| problem.line);
    reader.read
}

struct Reader<'a> {
    text: &'a str,
    file: &'a str,
    read: Read,
}

type Entry<'a> = (&'a Spanned<std::borrow::Cow<'a, str>>, &'a Spanned<DeValue<'a>>);

impl Reader<'_> {
    fn wrong(&mut self, fault: &Fault) {
        self.read.problems.push(fault.problem(self.file, self.text));
    }

    fn say(&mut self, name: String, value: Value, at: usize) {
        let line = Fault::new(at, 1, "", "").problem(self.file, self.text).line;
        self.read.said.push(Said { name, value, line });
    }

    fn root(&mut self, root: &DeTable<'_>, home: Home, bindings: Option<&Bindings>) {
        for (key, value) in root {
            match (home, key.get_ref().as_ref(), value.get_ref()) {
                (Home::User, "keys", DeValue::Table(table)) => {
                    if let Some(bindings) = bindings {
                        self.keys(table, bindings);
                    }
                }
                (Home::User, ..) => self.setting((key, value), home),
                (Home::Workspace, "settings", DeValue::Table(table)) => {
                    for entry in table {
                        self.setting(entry, home);
                    }
                }
                (Home::Workspace, "views", DeValue::Table(table)) => self.views(table),
                (Home::Workspace, name, _) => self.unknown(name, key.span(), ["settings", "views"].into_iter()),
            }
        }
    }

    fn unknown<'n>(&mut self, name: &str, span: std::ops::Range<usize>, known: impl Iterator<Item = &'n str>) {
        let near = nearest(name, known).map(|near| tell("setting-near", [("near", near.into())]));
        let help = near.unwrap_or_else(|| say("setting-list"));
        let message = tell("setting-unknown", [("name", name.into())]);
        self.wrong(&Fault::new(span.start, span.len(), "unknown-setting", message).help(help).warning());
    }

    fn setting(&mut self, (key, value): Entry<'_>, home: Home) {
        let name = key.get_ref().as_ref();
        let Some(setting) = Setting::find(name, home) else {
            let known = SETTINGS.iter().filter(|setting| setting.home == home).map(|setting| setting.name);
            return self.unknown(name, key.span(), known.chain((home == Home::User).then_some("keys")));
        };
        let found = value_of(value.get_ref());
        if setting.takes(&found) {
            self.say(name.to_owned(), found, key.span().start);
        } else {
            let word = found.as_text().unwrap_or_default();
            let words = if let crate::domain::setting::Holds::Word(words) = setting.holds { words } else { &[] };
            let used = Arg::from(setting.default);
            let help = match nearest(word, words.iter().copied()) {
                Some(near) => tell("setting-near-used", [("near", near.into()), ("value", used)]),
                None => tell("setting-used", [("value", used)]),
            };
            let span = value.span();
            let message = tell("setting-is", [("name", name.into()), ("what", setting.holds.message().into())]);
            self.wrong(&Fault::new(span.start, span.len(), "bad-setting", message).help(help).warning());
        }
    }

    fn views(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            if key.get_ref().chars().count() == 1 && value.get_ref().is_str() {
                self.say(format!("views.{}", key.get_ref()), value_of(value.get_ref()), key.span().start);
            } else {
                let (span, message) = (key.span(), say("setting-view"));
                self.wrong(&Fault::new(span.start, span.len(), "bad-setting", message).warning());
            }
        }
    }

    /// The keys that the user has given to actions. A key that two of them want stays with the first.
    fn keys(&mut self, table: &DeTable<'_>, bindings: &Bindings) {
        let mut entries: Vec<Entry<'_>> = table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let mut taken: BTreeMap<String, String> = BTreeMap::new();
        for (key, value) in entries {
            let name = key.get_ref().as_ref();
            if !bindings.all.iter().any(|binding| binding.name == name) {
                let near = nearest(name, bindings.all.iter().map(|binding| binding.name.as_str()));
                let help = near.map_or_else(|| say("setting-actions"), |near| tell("setting-near", [("near", near.into())]));
                let (span, message) = (key.span(), tell("setting-no-action", [("name", name.into())]));
                self.wrong(&Fault::new(span.start, span.len(), "unknown-action", message).help(help).warning());
                continue;
            }
            let keys = self.keys_of(name, value, bindings, &mut taken);
            if let Some(keys) = keys {
                self.say(format!("keys.{name}"), Value::List(keys.into_iter().map(Value::Text).collect()), key.span().start);
            }
        }
        self.robbed(table, &taken, bindings);
    }

    /// The keys of one action; nothing if none of what is written can be used.
    fn keys_of(
        &mut self,
        name: &str,
        value: &Spanned<DeValue<'_>>,
        bindings: &Bindings,
        taken: &mut BTreeMap<String, String>,
    ) -> Option<Vec<String>> {
        let wanted: Vec<&Spanned<DeValue<'_>>> = match value.get_ref() {
            DeValue::Array(items) => items.iter().collect(),
            _ => vec![value],
        };
        let mut keys = Vec::new();
        for item in &wanted {
            let (span, written) = (item.span(), value_of(item.get_ref()).to_string());
            let spelled = matches!(item.get_ref(), DeValue::String(_)).then(|| (bindings.spelled)(item.get_ref().as_str()?)).flatten();
            let Some(spelled) = spelled else {
                let message = tell("setting-no-key", [("key", written.escape_debug().to_string().into())]);
                self.wrong(&Fault::new(span.start, span.len(), "bad-key", message).help(say("setting-key-how")).warning());
                continue;
            };
            match taken.get(&spelled) {
                Some(first) if first != name => {
                    let message = tell("setting-two-keys", [("key", spelled.into()), ("first", first.into()), ("name", name.into())]);
                    let help = tell("setting-two-keys-how", [("first", first.into()), ("name", name.into())]);
                    self.wrong(&Fault::new(span.start, span.len(), "key-clash", message).help(help).warning());
                }
                _ => {
                    taken.insert(spelled.clone(), name.to_owned());
                    keys.push(spelled);
                }
            }
        }
        (!keys.is_empty() || wanted.is_empty()).then_some(keys)
    }

    /// Tells of keys that were taken from actions which the file does not speak of.
    fn robbed(&mut self, table: &DeTable<'_>, taken: &BTreeMap<String, String>, bindings: &Bindings) {
        for binding in bindings.all.iter().filter(|binding| !table.contains_key(binding.name.as_str())) {
            let usual: Vec<String> = binding.keys.iter().filter_map(|key| (bindings.spelled)(key)).collect();
            let left: Vec<&str> = usual.iter().filter(|key| !taken.contains_key(*key)).map(String::as_str).collect();
            for key in usual.iter().filter(|key| taken.contains_key(*key)) {
                let Some((own, thief)) = taken.get(key).and_then(|thief| table.get_key_value(thief.as_str())) else { continue };
                let (span, thief_name) = (thief.span(), own.get_ref());
                let name = Arg::from(&binding.name);
                let help = match left.as_slice() {
                    [] => tell("setting-key-none", [("name", name.clone())]),
                    left => tell("setting-key-left", [("name", name.clone()), ("keys", left.join(" ").into())]),
                };
                let thief_name = thief_name.as_ref().into();
                let message = tell("setting-key-taken", [("key", key.into()), ("name", name), ("thief", thief_name)]);
                self.wrong(&Fault::new(span.start, span.len(), "key-clash", message).help(help).warning());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::setting::Binding;

    fn bindings() -> Bindings {
        let binding = |name: &str, keys| Binding { name: name.to_owned(), keys, help: "" };
        let spelled = |text: &str| (text.chars().count() == 1 || text.starts_with('<')).then(|| text.to_owned());
        Bindings { all: vec![binding("status", &["s", "<f2>"]), binding("zoom", &["z"]), binding("note", &["A"])], spelled }
    }

    /// What is said, and what is wrong, each on its line.
    fn told(text: &str, home: Home) -> String {
        let read = read(text, "config.toml", home, Some(&bindings()));
        let said = read.said.iter().map(|said| format!("{}: {} = {}\n", said.line, said.name, said.value));
        let wrong = read.problems.iter().map(|problem| {
            format!("{}:{}: {}; {}\n", problem.file, problem.line, problem.message, problem.help.clone().unwrap_or_default())
        });
        said.chain(wrong).collect()
    }

    #[test]
    fn what_is_said_and_where() {
        assert_eq!(
            told("theme = \"dark\"\nmouse = false\n\n[keys]\nzoom = [\"x\", \"<f5>\"]\n", Home::User),
            "1: theme = dark\n2: mouse = no\n5: keys.zoom = x, <f5>\n"
        );
        assert_eq!(
            told("[settings]\nsilent_red = 3\n[views]\no = \"overdue\"\n", Home::Workspace),
            "2: silent_red = 3\n4: views.o = overdue\n"
        );
    }

    #[test]
    fn what_is_wrong_is_named_and_the_rest_counts() {
        for (text, wrong) in [
            ("them = \"dark\"", "config.toml:1: there is no setting them; did you mean theme?\n"),
            ("mouse = 3", "config.toml:1: mouse is true or false; true is used until this is mended\n"),
            (
                "\nkeyboard = \"qwert\"",
                "config.toml:2: keyboard is one of auto, qwerty, qwertz, azerty, russian, turkmen; did you mean qwerty? auto is used until this is mended\n",
            ),
            ("[keys]\nzom = \"x\"", "config.toml:2: there is no action zom; did you mean zoom?\n"),
            ("[keys]\nzoom = \"xy\"", "config.toml:2: \"xy\" is no key; a character, or a name: <enter> <space> <f5> <c-s> <a-x> <pgdn>\n"),
            (
                "[keys]\nzoom = \"x\"\nstatus = \"x\"",
                "2: keys.zoom = x\nconfig.toml:3: x is the key of zoom and of status; zoom keeps it; give status another one\n",
            ),
            ("[keys]\nzoom = \"s\"", "2: keys.zoom = s\nconfig.toml:2: s is the key of status too: zoom takes it; status keeps <f2>\n"),
            (
                "[keys]\nzoom = \"A\"",
                "2: keys.zoom = A\nconfig.toml:2: A is the key of note too: zoom takes it; note has no key now: give it one here\n",
            ),
            ("[keys]\nzoom = \"s\"\nstatus = \"z\"", "2: keys.zoom = s\n3: keys.status = z\n"),
        ] {
            assert_eq!(told(text, Home::User), wrong, "{text}");
        }
        assert!(told("theme = ", Home::User).contains("the defaults are used"));
        assert!(told(&format!("x = {}", "[".repeat(100_000)), Home::User).contains("too deep"));
    }
}
