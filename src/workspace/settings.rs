//! The settings that travel with the files: `coplan.toml` at the root of the workspace.

use std::collections::BTreeMap;

use crate::domain::health::Thresholds;
use crate::domain::value::Value;
use crate::text::settings::Said;

/// The file of the settings, in the folder of the workspace.
pub const FILE: &str = "coplan.toml";

/// What `coplan.toml` may say. What it does not say has the values of `Default`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    pub thresholds: Thresholds,
    /// ISO 639-1 codes, the first is the default.
    pub languages: Vec<String>,
    /// A letter, and the filter line that it stands for.
    pub views: BTreeMap<String, String>,
}

impl Settings {
    /// What was said in the file. What was wrong there is not among it, so each setting falls back alone.
    pub fn of(said: &[Said]) -> Settings {
        let mut settings = Settings::default();
        for Said { name, value, .. } in said {
            settings.take(name, value);
        }
        settings
    }

    fn take(&mut self, name: &str, value: &Value) {
        let thresholds = &mut self.thresholds;
        match (name.split_once('.'), name, value) {
            (Some(("views", letter)), _, value) => {
                self.views.insert(letter.to_owned(), value.as_text().unwrap_or_default().to_owned());
            }
            (_, "languages", Value::List(_)) => {
                self.languages = value.as_list().iter().filter_map(Value::as_text).map(str::to_owned).collect();
            }
            (_, "due_soon_days", Value::Int(days)) => set(&mut thresholds.due_soon_days, *days),
            (_, "progress_floor", Value::Int(percent)) => set(&mut thresholds.progress_floor, *percent),
            (_, "silent_amber", Value::Int(meetings)) => set(&mut thresholds.silent_amber, *meetings),
            (_, "silent_red", Value::Int(meetings)) => set(&mut thresholds.silent_red, *meetings),
            _ => {}
        }
    }
}

fn set<N: TryFrom<i64>>(place: &mut N, number: i64) {
    if let Ok(number) = N::try_from(number) {
        *place = number;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::setting::Home;
    use crate::text::settings;

    fn read(text: &str) -> Settings {
        Settings::of(&settings::read(text, "coplan.toml", Home::Workspace, None).said)
    }

    #[test]
    fn what_is_not_said_has_its_default() {
        let settings = read("[settings]\nsilent_red = 3\nlanguages = [\"ru\"]\n[views]\no = \"overdue\"\n");
        assert_eq!(settings.thresholds, Thresholds { silent_red: 3, ..Thresholds::default() });
        assert_eq!(settings.views.get("o").map(String::as_str), Some("overdue"));
        assert_eq!(settings.languages, ["ru"]);
    }

    #[test]
    fn a_setting_that_is_wrong_falls_back_alone() {
        for wrong in ["silent_amber = \"x\"", "progress_floor = 101", "languages = 5", "due_soon_days = -1", "nonsense = 1"] {
            let settings = read(&format!("[settings]\n{wrong}\nsilent_red = 3\n[views]\no = \"overdue\"\nlong = \"x\"\nb = 1\n"));
            assert_eq!(settings.thresholds, Thresholds { silent_red: 3, ..Thresholds::default() }, "{wrong}");
            assert_eq!(settings.views.len(), 1, "{wrong}");
        }
        assert_eq!(read("[settings]\nsilent_red = "), Settings::default());
        assert_eq!(read(&format!("x = {}", "[".repeat(100_000))), Settings::default());
    }
}
