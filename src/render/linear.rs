//! A file as plain lines, row by row and field by field, items of lists on lines of their own: what a
//! difference of two files is best read in. Comments are kept, so that no change is hidden.

use crate::domain::value::{Record, Value};
use crate::domain::visible;
use crate::text::document::Document;

pub fn text(document: &Document) -> String {
    let mut text = String::new();
    for (slot, kind) in document.slots() {
        let Some(row) = document.row(slot) else { continue };
        text += &[kind.name(), " ", &visible::line(&row.id()), "\n"].concat();
        fields("", &row.record(), &mut text);
        let comments = row.source().lines().map(str::trim).filter(|line| line.starts_with('#'));
        text.extend(comments.map(|line| ["  ", &visible::line(line), "\n"].concat()));
        text.push('\n');
    }
    text
}

fn fields(prefix: &str, record: &Record, text: &mut String) {
    for (name, value) in record.0.iter().filter(|(name, _)| !prefix.is_empty() || name != "id") {
        let path = format!("{prefix}{name}");
        match value {
            Value::List(items) => items.iter().for_each(|item| line(&path, item, text)),
            Value::Record(inner) => fields(&format!("{path}."), inner, text),
            value => line(&path, value, text),
        }
    }
}

fn line(path: &str, value: &Value, text: &mut String) {
    let path = visible::line(path);
    for part in value.to_string().lines() {
        *text += &["  ", &path, ": ", &visible::line(part), "\n"].concat();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_a_field_and_an_item() {
        let file = "# head\n[[project]]\nid = \"A\"\ntitle = \"T\\u001b\" # x\nfunding = { amount = 1 }\ntags = [\n  # why\n  \"a\", \"b\"\n]\nhistory = [{ date = 2024-05-01, status = \"done\" }]\n";
        let shown = "project A\n  title: T^[\n  funding.amount: 1\n  tags: a\n  tags: b\n  history: date 2024-05-01, status done\n  # head\n  # why\n\n";
        assert_eq!(text(&Document::read("a.toml", file.to_owned())), shown);
    }
}
