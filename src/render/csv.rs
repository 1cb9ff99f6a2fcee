//! Records as CSV (RFC 4180): a column for each field that occurs. A cell that a spreadsheet would
//! take for a formula gets a leading apostrophe (OWASP ASVS 1.2.10).

use crate::domain::value::{Record, Value};

/// The rows with a heading line; the columns in the order in which the fields first occur. Nothing where there is no row.
pub fn text(rows: &[Record]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let columns = columns(rows);
    let mut writer = csv::Writer::from_writer(Vec::new());
    let heading = columns.iter().map(|name| guarded((*name).to_owned()));
    let mut done = writer.write_record(heading);
    for row in rows {
        let cells = columns.iter().map(|name| row.get(name).map_or_else(String::new, cell));
        done = done.and_then(|()| writer.write_record(cells));
    }
    // Writing to memory does not fail; what is written is what there is.
    drop(done);
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

fn columns(rows: &[Record]) -> Vec<&str> {
    let mut columns: Vec<&str> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for (name, _) in rows.iter().flat_map(|row| &row.0) {
        if seen.insert(name.as_str()) {
            columns.push(name);
        }
    }
    columns
}

fn cell(value: &Value) -> String {
    match value {
        Value::Bool(truth) => truth.to_string(),
        Value::List(items) if items.is_empty() => String::new(),
        Value::Int(_) | Value::Float(_) => value.to_string(),
        _ => guarded(joined(value)),
    }
}

/// Lists of single values with "; ", which occurs in fewer titles than a comma.
fn joined(value: &Value) -> String {
    let items: Vec<String> = value.as_list().iter().map(Value::to_string).collect();
    if items.is_empty() { value.to_string() } else { items.join("; ") }
}

fn guarded(text: String) -> String {
    let first = text.trim_start_matches(' ').chars().next();
    let formula = matches!(first, Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\0' | '＝' | '＋' | '－' | '＠'));
    if formula { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_guarded_and_numbers_are_not() {
        let row = Record::default()
            .with("id", Value::text("=1+1"))
            .with("n", Value::Int(-5))
            .with("tags", Value::List(vec![Value::text("a"), Value::text("b, \"c\"")]));
        let other = Record::default().with("id", Value::text(" @x")).with("note", Value::text("one\ntwo"));
        assert_eq!(text(&[row, other]), "id,n,tags,note\n'=1+1,-5,\"a; b, \"\"c\"\"\",\n' @x,,,\"one\ntwo\"\n");
    }
}
