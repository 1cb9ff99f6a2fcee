//! The JSON Schema (draft 2020-12) of a plan file, made from the table of fields, so that editors
//! complete and check what is typed.

use serde_json::{Map, Value as Json, json};

use crate::domain::field::{Field, Kind, Shape};
use crate::domain::health::Health;
use crate::domain::status::Status;

/// The words of a commitment's status, and of a plan's relation to a meeting.
const COMMITMENT: [&str; 3] = ["open", "done", "withdrawn"];
const RELATION: [&str; 3] = ["reviewed", "discussed", "noted"];
const ROUGH: &str = "^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?|-[Qq][1-4])?$";

/// The schema of a file that holds a plan, projects, meetings and organisations.
pub fn schema() -> Json {
    let rows = |kind: Kind| json!({ "type": "array", "items": { "$ref": format!("#/$defs/{}", kind.name()) } });
    let defs: Map<String, Json> = Kind::ALL.into_iter().map(|kind| (kind.name().to_owned(), row(kind))).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A coplan file",
        "description": "One plan with its projects, meetings and organisations; a file may hold any of them.",
        "type": "object",
        "properties": {
            "plan": { "$ref": "#/$defs/plan" },
            "project": rows(Kind::Project),
            "meeting": rows(Kind::Meeting),
            "organisation": rows(Kind::Organisation),
        },
        "additionalProperties": true,
        "$defs": defs,
    })
}

fn row(kind: Kind) -> Json {
    let properties: Map<String, Json> = kind.fields().iter().map(|field| (field.name().to_owned(), property(field))).collect();
    let required: Vec<&str> = kind.fields().iter().filter(|field| field.required).map(Field::name).collect();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": true })
}

fn property(field: &Field) -> Json {
    let mut schema = shape(field.shape);
    if let Some(object) = schema.as_object_mut() {
        object.insert("title".to_owned(), json!(crate::i18n::Lang::En.words().say(field.key.label())));
        object.insert("description".to_owned(), json!(field.help));
    }
    schema
}

fn shape(shape: Shape) -> Json {
    match shape {
        Shape::Id => json!({ "type": "string", "minLength": 1 }),
        Shape::Line | Shape::Prose => json!({ "type": "string" }),
        Shape::When => when(),
        Shape::Due => json!({ "type": "string", "anyOf": [{ "format": "date" }, { "pattern": ROUGH }, {}] }),
        Shape::Status => words(&Status::ALL.map(Status::name)),
        Shape::Health => words(&Health::ALL.map(Health::name)),
        Shape::Percent => json!({ "type": "integer", "minimum": 0, "maximum": 100 }),
        Shape::Choice(choices) => words(choices),
        Shape::Ref(kind) => json!({ "type": "string", "$comment": format!("the id of a {}", kind.name()) }),
        Shape::Refs(kind) => json!({ "type": "array", "items": { "type": "string" }, "$comment": format!("ids of {}", kind.plural()) }),
        Shape::Lines => json!({ "type": "array", "items": { "type": "string" } }),
        Shape::Table(keys) => table(keys),
        Shape::Rows(keys) => json!({ "type": "array", "items": table(keys) }),
    }
}

fn words(words: &[&str]) -> Json {
    json!({ "type": "string", "enum": words })
}

/// A day bare or in quotes, or less exact in quotes. TOML's dates come to a validator as text.
fn when() -> Json {
    json!({ "type": "string", "anyOf": [{ "format": "date" }, { "pattern": ROUGH }] })
}

fn table(keys: &[&str]) -> Json {
    let properties: Map<String, Json> = keys.iter().map(|key| ((*key).to_owned(), inner(key, keys))).collect();
    json!({ "type": "object", "properties": properties, "additionalProperties": true })
}

/// The keys of the tables inside of rows; a commitment is the one that says `what`.
fn inner(key: &str, keys: &[&str]) -> Json {
    match key {
        "date" => when(),
        "due" => shape(Shape::Due),
        "status" if keys.contains(&"what") => words(&COMMITMENT),
        "status" => words(&Status::ALL.map(Status::name)),
        "relation" => words(&RELATION),
        "confirmed" => json!({ "type": "boolean" }),
        "amount" | "target" | "actual" => json!({ "type": ["number", "string"] }),
        _ => json!({ "type": "string" }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn follows_the_table_of_fields() {
        let schema = schema();
        let project = &schema["$defs"]["project"];
        assert_eq!(project["required"], json!(["id", "title"]));
        assert_eq!(project["properties"].as_object().unwrap().len(), Kind::Project.fields().len());
        assert_eq!(project["properties"]["status"]["enum"][7], "carried over");
        assert_eq!(project["properties"]["history"]["items"]["properties"]["date"], when());
        assert_eq!(schema["$defs"]["meeting"]["properties"]["commitments"]["items"]["properties"]["status"]["enum"][0], "open");
    }
}
