//! What all settings are, once every place was asked, and which place it was: a switch of the command
//! line, a variable, a file, or nobody. Files are read here and never written.

use std::fmt;
use std::path::{Path, PathBuf};

use super::SETTINGS as WORKSPACE_FILE;
use crate::domain::problem::{Problem, Severity};
use crate::domain::setting::{Bindings, Home, SETTINGS, Setting};
use crate::domain::value::Value;
use crate::i18n::message::{say, tell};
use crate::store::{env, read};
use crate::text::settings::{self, Said};

/// The user's own file, in the folder for settings.
pub const USER_FILE: &str = "config.toml";

/// Who said what a setting is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    Default,
    File { path: PathBuf, line: usize },
    Variable(&'static str),
    Switch(&'static str),
}

/// A setting with its value; `views.o` and `keys.zoom` are settings too.
#[derive(Debug, Clone, PartialEq)]
pub struct Preference {
    pub name: String,
    pub value: Value,
    pub source: Source,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Preferences {
    pub all: Vec<Preference>,
    pub problems: Vec<Problem>,
    /// The user's file, whether or not it is there.
    pub file: Option<PathBuf>,
}

/// A setting that the command line gives: its name, its value, and the switch.
pub type Given = (&'static str, Value, &'static str);

/// Asks all places, the strongest last: default, the user's file, the workspace's, variables, the command line.
pub fn gather(bindings: &Bindings, workspace: Option<&Path>, given: &[Given]) -> Preferences {
    let file = env::config_folder().map(|folder| folder.join(USER_FILE));
    let mut found = Preferences { file: file.clone(), ..Preferences::default() };
    for setting in SETTINGS {
        let value = setting.parse(setting.default).unwrap_or(Value::Bool(false));
        found.set(setting.name, value, Source::Default);
    }
    for binding in &bindings.all {
        let keys = binding.keys.iter().map(|key| Value::text((bindings.spelled)(key).unwrap_or_default())).collect();
        found.set(&format!("keys.{}", binding.name), Value::List(keys), Source::Default);
    }
    if let Some(file) = file {
        found.file(&file, Home::User, Some(bindings));
    }
    if let Some(workspace) = workspace {
        let folder = if workspace.is_file() { workspace.parent().unwrap_or(Path::new(".")) } else { workspace };
        found.file(&folder.join(WORKSPACE_FILE), Home::Workspace, None);
    }
    found.variables();
    for (name, value, switch) in given {
        found.set(name, value.clone(), Source::Switch(switch));
    }
    found
}

impl Preferences {
    fn set(&mut self, name: &str, value: Value, source: Source) {
        match self.all.iter_mut().find(|preference| preference.name == name) {
            Some(there) => (there.value, there.source) = (value, source),
            None => self.all.push(Preference { name: name.to_owned(), value, source }),
        }
    }

    fn file(&mut self, path: &Path, home: Home, bindings: Option<&Bindings>) {
        // a file that is not there says nothing
        let Ok(bytes) = read::read(path) else { return };
        let name = path.display().to_string();
        let told = settings::read(&String::from_utf8_lossy(&bytes), &name, home, bindings);
        for Said { name, value, line } in told.said {
            self.set(&name, value, Source::File { path: path.to_owned(), line });
        }
        self.problems.extend(told.problems);
    }

    fn variables(&mut self) {
        let said = |setting: &Setting| setting.variable.and_then(|variable| Some((variable, env::var(variable)?)));
        for (setting, (variable, text)) in SETTINGS.iter().filter_map(|setting| said(setting).map(|said| (setting, said))) {
            match setting.parse(&text) {
                Some(value) => self.set(setting.name, value, Source::Variable(variable)),
                None => self.problems.push(wrong_variable(variable, &text, setting)),
            }
        }
        // whoever names a theme wants its colours (no-color.org)
        if self.word("theme") == "auto" && env::var("NO_COLOR").is_some() {
            self.set("theme", Value::text("none"), Source::Variable("NO_COLOR"));
        }
    }

    pub fn value(&self, name: &str) -> Option<&Value> {
        self.all.iter().find(|preference| preference.name == name).map(|preference| &preference.value)
    }

    /// The word that a setting is set to.
    pub fn word(&self, name: &str) -> &str {
        self.value(name).and_then(Value::as_text).unwrap_or_default()
    }

    pub fn truth(&self, name: &str) -> bool {
        self.value(name) == Some(&Value::Bool(true))
    }

    /// The keys that somebody has given to actions, by the action's name.
    pub fn changed_keys(&self) -> impl Iterator<Item = (&str, Vec<&str>)> {
        let changed = self.all.iter().filter(|preference| preference.source != Source::Default);
        changed.filter_map(|preference| {
            let Value::List(keys) = &preference.value else { return None };
            Some((preference.name.strip_prefix("keys.")?, keys.iter().filter_map(Value::as_text).collect()))
        })
    }
}

fn wrong_variable(variable: &str, text: &str, setting: &Setting) -> Problem {
    Problem {
        severity: Severity::Warning,
        code: "bad-setting",
        file: format!("${variable}"),
        line: 0,
        column: 0,
        message: tell("setting-not", [("text", text.escape_debug().to_string().into()), ("what", setting.holds.message().into())]),
        help: Some(say("problem-passed-over")),
        text: String::new(),
        left_out: 0,
        width: 0,
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Source::Default => f.write_str("default"),
            Source::File { path, line } => write!(f, "{}:{line}", path.display()),
            Source::Variable(name) => write!(f, "${name}"),
            Source::Switch(name) => f.write_str(name),
        }
    }
}
