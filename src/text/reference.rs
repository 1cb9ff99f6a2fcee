//! The page that tells officers how the files are written, docs/format.md: prose from `format.md`,
//! tables from the table of fields, so that the page and the program cannot differ.

use super::depth::MAX_DEPTH;
use crate::domain::field::{Field, Kind, Shape};
use crate::domain::health::Health;
use crate::domain::status::Status;

/// A small workspace in one file, with every kind of row and no problem in it.
pub const EXAMPLE: &str = include_str!("reference/example.toml");

const PROSE: &str = include_str!("reference/format.md");

/// The whole page, in Markdown.
pub fn reference() -> String {
    let tables: Vec<String> = Kind::ALL.into_iter().map(table).collect();
    let words = |words: &[&str]| words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    PROSE
        .replace("<!-- example -->\n", EXAMPLE)
        .replace("<!-- tables -->", &tables.concat())
        .replace("<!-- statuses -->", &words(&Status::ALL.map(Status::name)))
        .replace("<!-- healths -->", &words(&Health::ALL.map(Health::name)))
        .replace("<!-- depth -->", &MAX_DEPTH.to_string())
}

fn table(kind: Kind) -> String {
    let header = if kind == Kind::Plan { "[plan]".to_owned() } else { format!("[[{}]]", kind.name()) };
    let rows: Vec<String> = kind.fields().iter().map(row).collect();
    format!("## `{header}`\n\n| key | holds | meaning |\n|---|---|---|\n{}\n", rows.concat())
}

fn row(field: &Field) -> String {
    let required = if field.required { "**Required.** " } else { "" };
    format!("| `{}` | {} | {required}{} |\n", field.name(), holds(field.shape), field.help)
}

fn holds(shape: Shape) -> String {
    let keys = |keys: &[&str]| keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
    match shape {
        Shape::Id => "an id, in quotes".to_owned(),
        Shape::Line => "text".to_owned(),
        Shape::Prose => "text, also over several lines".to_owned(),
        Shape::When => "a date: day, month, quarter or year".to_owned(),
        Shape::Due => "a date, or prose".to_owned(),
        Shape::Status => "a status".to_owned(),
        Shape::Health => "a health".to_owned(),
        Shape::Percent => "a whole number, 0 to 100".to_owned(),
        Shape::Choice(words) => format!("one of {}", keys(words)),
        Shape::Ref(kind) => format!("the id of {} {}", article(kind), kind.name()),
        Shape::Refs(kind) => format!("a list of ids of {}", kind.plural()),
        Shape::Lines => "a list of texts".to_owned(),
        Shape::Table([]) => "a table with free keys".to_owned(),
        Shape::Table(names) => format!("a table: {}", keys(names)),
        Shape::Rows(names) => format!("a list of tables: {}", keys(names)),
    }
}

fn article(kind: Kind) -> &'static str {
    if kind == Kind::Organisation { "an" } else { "a" }
}
