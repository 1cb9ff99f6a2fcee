//! The settings that travel with the files: `coplan.toml` at the root of the workspace.

use serde::Deserialize;
use std::collections::BTreeMap;

use crate::domain::health::Thresholds;

/// What `coplan.toml` may say. What it does not say has the values of `Default`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    pub thresholds: Thresholds,
    /// ISO 639-1 codes, the first is the default.
    pub languages: Vec<String>,
    /// A letter, and the filter line that it stands for.
    pub views: BTreeMap<String, String>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct File {
    settings: Table,
    views: BTreeMap<String, String>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Table {
    languages: Vec<String>,
    due_soon_days: Option<u16>,
    progress_floor: Option<u8>,
    silent_amber: Option<u16>,
    silent_red: Option<u16>,
}

impl Settings {
    /// Reads the text of `coplan.toml`. Where it is wrong, the message of the parser; the caller goes on with the defaults.
    pub fn read(text: &str) -> Result<Settings, String> {
        if !crate::text::depth::is_shallow(text) {
            return Err("brackets are nested too deep".to_owned());
        }
        let file: File = toml::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| error.message().to_owned())?;
        let usual = Thresholds::default();
        let thresholds = Thresholds {
            due_soon_days: file.settings.due_soon_days.unwrap_or(usual.due_soon_days),
            progress_floor: file.settings.progress_floor.unwrap_or(usual.progress_floor),
            silent_amber: file.settings.silent_amber.unwrap_or(usual.silent_amber),
            silent_red: file.settings.silent_red.unwrap_or(usual.silent_red),
        };
        Ok(Settings { thresholds, languages: file.settings.languages, views: file.views })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_said_has_its_default() {
        let settings = Settings::read("[settings]\nsilent_red = 3\n[views]\no = \"overdue\"\n").unwrap();
        assert_eq!(settings.thresholds, Thresholds { silent_red: 3, ..Thresholds::default() });
        assert_eq!(settings.views.get("o").map(String::as_str), Some("overdue"));
        assert!(Settings::read("[settings]\nsilent_red = \"x\"").is_err());
        assert!(Settings::read(&format!("x = {}", "[".repeat(100_000))).is_err());
    }
}
