//! Records and problems as JSON: keys named as in the files and in their order, dates in ISO 8601.
//! What a terminal would obey, or what hides text, is escaped, so that the output may be shown.

use serde_json::{Map, Value as Json, json};

use crate::domain::problem::Problem;
use crate::domain::value::{Record, Value};
use crate::domain::visible;

/// One document, indented, with a line end.
pub fn text(document: &Json) -> String {
    let mut text = escaped(&format!("{document:#}"));
    text.push('\n');
    text
}

/// An object with the fields of a record, in its order.
pub fn record(record: &Record) -> Json {
    let fields = record.0.iter().map(|(name, inner)| (name.clone(), value(inner)));
    Json::Object(fields.collect::<Map<String, Json>>())
}

pub fn value(value: &Value) -> Json {
    match value {
        Value::Text(text) | Value::Time(text) => json!(text),
        Value::Int(number) => json!(number),
        Value::Float(number) => json!(number),
        Value::Bool(truth) => json!(truth),
        Value::Day(day) => json!(day.format("%Y-%m-%d").to_string()),
        Value::List(items) => Json::Array(items.iter().map(self::value).collect()),
        Value::Record(inner) => record(inner),
    }
}

pub fn problem(problem: &Problem) -> Json {
    json!({
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "severity": problem.severity.to_string(),
        "code": problem.code,
        "message": problem.message.to_string(),
        "help": problem.help.as_ref().map(ToString::to_string).unwrap_or_default(),
    })
}

/// Such characters stand only inside of JSON's strings, where `\u` means the same.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut units = [0; 2];
    for c in text.chars() {
        if c != '\n' && visible::is_dangerous(c) {
            out.extend(c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_order_and_escapes_what_turns_or_hides_text() {
        let row = Record::default()
            .with("title", Value::text("a\u{202e}b\u{1b}\u{9b}\u{e0041}ё"))
            .with("id", Value::text("x"))
            .with("date", Value::Day("2024-04-02".parse().unwrap()));
        let text = text(&record(&row));
        assert_eq!(text, "{\n  \"title\": \"a\\u202eb\\u001b\\u009b\\udb40\\udc41ё\",\n  \"id\": \"x\",\n  \"date\": \"2024-04-02\"\n}\n");
        let back: Json = serde_json::from_str(&text).unwrap();
        assert_eq!(back["title"], "a\u{202e}b\u{1b}\u{9b}\u{e0041}ё");
    }
}
