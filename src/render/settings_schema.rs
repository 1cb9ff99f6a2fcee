//! The JSON Schema (draft 2020-12) of the user's settings and of a workspace's, made from the table
//! of settings, so that editors complete and check what is typed.

use serde_json::{Map, Value as Json, json};

use crate::domain::setting::{Bindings, Holds, Home, SETTINGS, Setting};
use crate::i18n::Lang;

/// The schema of the user's `config.toml`.
pub fn user(bindings: &Bindings) -> Json {
    let key = json!({ "type": "string", "minLength": 1 });
    let keys: Map<String, Json> = bindings
        .all
        .iter()
        .map(|binding| {
            let schema = json!({
                "description": Lang::En.words().say(binding.help),
                "default": binding.keys,
                "oneOf": [key, { "type": "array", "items": key }],
            });
            (binding.name.clone(), schema)
        })
        .collect();
    let mut properties = settings(Home::User);
    let help = "Keys of actions: a character, or a name such as <f5>, <c-s>, <a-x>, <space>; several in a list.";
    properties
        .insert("keys".to_owned(), json!({ "type": "object", "description": help, "properties": keys, "additionalProperties": false }));
    document("Settings of a user of coplan", &properties)
}

/// The schema of the `coplan.toml` of a workspace.
pub fn workspace() -> Json {
    let settings = json!({ "type": "object", "properties": settings(Home::Workspace), "additionalProperties": false });
    let views = json!({
        "type": "object",
        "description": "Saved views: a letter, and the filter as it would be typed.",
        "patternProperties": { "^.$": { "type": "string" } },
        "additionalProperties": false,
    });
    let properties: Map<String, Json> = [("settings".to_owned(), settings), ("views".to_owned(), views)].into_iter().collect();
    document("Settings of a coplan workspace", &properties)
}

fn document(title: &str, properties: &Map<String, Json>) -> Json {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    })
}

fn settings(home: Home) -> Map<String, Json> {
    SETTINGS.iter().filter(|setting| setting.home == home).map(|setting| (setting.name.to_owned(), property(setting))).collect()
}

fn property(setting: &Setting) -> Json {
    match setting.holds {
        Holds::Word(words) => json!({ "enum": words, "default": setting.default, "description": Lang::En.words().say(setting.help) }),
        Holds::Truth => {
            json!({ "type": "boolean", "default": setting.default == "true", "description": Lang::En.words().say(setting.help) })
        }
        Holds::Number(most) => {
            let default: i64 = setting.default.parse().unwrap_or(0);
            json!({ "type": "integer", "minimum": 0, "maximum": most, "default": default, "description": Lang::En.words().say(setting.help) })
        }
        Holds::Texts => json!({ "type": "array", "items": { "type": "string" }, "description": Lang::En.words().say(setting.help) }),
    }
}
