//! How a value is spelled in TOML 1.0: the way an officer would write it by hand.

use std::fmt::Write;

use crate::domain::value::{Record, Value};

/// A value on one line, or a text of several lines in `"""`.
pub(crate) fn value(value: &Value, newline: &str) -> String {
    match value {
        Value::Text(text) if text.contains('\n') => lines(text, newline),
        inline => one_line(inline),
    }
}

/// A value on one line whatever it is.
pub(crate) fn one_line(value: &Value) -> String {
    match value {
        Value::Text(text) => basic(text),
        Value::Int(number) => number.to_string(),
        Value::Float(number) => toml_edit::Value::from(*number).to_string(),
        Value::Bool(truth) => truth.to_string(),
        Value::Day(day) => day.format("%Y-%m-%d").to_string(),
        Value::Time(time) => time.clone(),
        Value::List(items) => format!("[{}]", items.iter().map(one_line).collect::<Vec<_>>().join(", ")),
        Value::Record(record) => table(record),
    }
}

fn table(record: &Record) -> String {
    if record.0.is_empty() {
        return "{}".to_owned();
    }
    let fields: Vec<String> = record.0.iter().map(|(name, value)| format!("{} = {}", key(name), one_line(value))).collect();
    format!("{{ {} }}", fields.join(", "))
}

/// A key, quoted where it must be.
pub(crate) fn key(name: &str) -> String {
    let bare = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    if bare { name.to_owned() } else { basic(name) }
}

/// A basic string. Only what must be escaped is, so that Cyrillic and Turkmen stay readable.
fn basic(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    text.chars().for_each(|c| escape(&mut out, c));
    out.push('"');
    out
}

/// A literal string in single quotes, if the text can stand in one.
pub(crate) fn literal(text: &str) -> Option<String> {
    let fits = !text.contains(['\'', '\n', '\r']) && !text.chars().any(|c| c.is_control() && c != '\t');
    fits.then(|| format!("'{text}'"))
}

/// A multi-line string whose text begins on the line after the quotes.
fn lines(text: &str, newline: &str) -> String {
    let mut out = format!("\"\"\"{newline}");
    for (i, line) in text.split('\n').enumerate() {
        if i > 0 {
            out.push_str(newline);
        }
        let line = line.strip_suffix('\r').unwrap_or(line);
        line.chars().for_each(|c| if c == '"' { out.push('"') } else { escape(&mut out, c) });
    }
    // three quotes in a row would end the string; one at its end would join the closing ones
    let mut out = out.replacen("\"\"\"", "\u{0}", 1).replace("\"\"\"", "\"\"\\\"").replacen('\u{0}', "\"\"\"", 1);
    if out.ends_with('"') && text.ends_with('"') && !out.ends_with("\\\"") {
        out.pop();
        out.push_str("\\\"");
    }
    out.push_str("\"\"\"");
    out
}

fn escape(out: &mut String, c: char) {
    match c {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\t' => out.push('\t'),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        c if (c as u32) < 0x20 || c as u32 == 0x7f => drop(write!(out, "\\u{:04X}", c as u32)),
        c => out.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_spelled_reads_back() {
        for text in [
            "plain",
            "a\"b\\c",
            "tab\there",
            "ё Ýol",
            "two\nlines\n",
            "\"\"\"\nx\"",
            "\"\"\"\"\"\n\"\"\"",
            "a\r\nb",
            "\u{1}\u{7f}\n\u{0}",
            "",
            "\n",
            "\\\n",
        ] {
            let spelled = value(&Value::text(text), "\n");
            let read: toml::Table = toml::from_str(&format!("x = {spelled}")).unwrap_or_else(|e| panic!("{spelled}: {e}"));
            let want = if text.contains('\n') { text.replace("\r\n", "\n") } else { text.to_owned() };
            assert_eq!(read["x"].as_str().unwrap(), want, "{spelled}");
        }
    }

    #[test]
    fn tables_and_lists_stand_on_one_line() {
        let event = Record::default().with("date", Value::Day("2024-04-02".parse().unwrap())).with("note", Value::text("a\nb"));
        assert_eq!(one_line(&Value::List(vec![Value::Record(event)])), "[{ date = 2024-04-02, note = \"a\\nb\" }]");
        assert_eq!(key("ru"), "ru");
        assert_eq!(key("код"), "\"код\"");
    }
}
