//! Nothing that is not on the list of allowed fields leaves in the partner's copy: a word of its own
//! stands in every other field, in every row, and is looked for in every format and language.

use coplan::domain::field::{Kind, Shape};
use coplan::domain::value::{Record, Value};
use coplan::i18n::Lang;
use coplan::report::audience::{Audience, allowed};
use coplan::text::write::new_row;

use super::{FORMATS, SMALL, document, workspace};

/// Before and after the last meeting: the base is another one.
const DAYS: [&str; 2] = ["2024-06-05", "2024-06-20"];

/// The small desk with a secret in every field, list and table of every row that is not on the list.
fn with_secrets() -> (String, usize) {
    let small = workspace(SMALL);
    let (mut text, mut secrets) = (String::new(), 0);
    for kind in Kind::ALL {
        for handle in small.all(kind) {
            let mut record = small.row(handle).unwrap().record();
            for field in kind.fields() {
                fill(&mut record, kind, field.name(), field.shape, &mut secrets);
            }
            record.set("unknown_key", Some(secret(&mut secrets)));
            text += &new_row(kind, &record, "\n");
        }
    }
    // what is of a meeting with somebody else, or an idea of the desk, is as secret
    for words in ["Talks with UNHCR", "Send an expert", "Idea of the desk", "2024-05-20-unhcr"] {
        assert!(text.contains(words));
        text = text.replace(words, &format!("SECRET {words}"));
    }
    (text, secrets)
}

fn secret(secrets: &mut usize) -> Value {
    *secrets += 1;
    Value::Text(format!("SECRET{secrets}X"))
}

fn fill(record: &mut Record, kind: Kind, name: &str, shape: Shape, secrets: &mut usize) {
    let may = |path: &str| allowed(kind).contains(&path);
    match shape {
        Shape::Line | Shape::Prose if !may(name) => record.set(name, Some(secret(secrets))),
        Shape::Lines if !may(name) => record.set(name, Some(Value::List(vec![secret(secrets)]))),
        Shape::Table(keys) => {
            let own = if keys.is_empty() { &["odd"][..] } else { keys };
            for key in own.iter().filter(|key| !may(&format!("{name}.{key}")) && !may(&format!("{name}.*")) && **key != "confirmed") {
                record.set(&format!("{name}.{key}"), Some(secret(secrets)));
            }
        }
        Shape::Rows(keys) => {
            let mut rows = record.list(name).to_vec();
            if rows.is_empty() && kind == Kind::Meeting && !matches!(name, "commitments") {
                rows.push(Value::Record(Record::default()));
            }
            for row in &mut rows {
                let Value::Record(row) = row else { continue };
                let closed = keys.iter().filter(|key| !may(&format!("{name}.{key}")) && !matches!(**key, "plan" | "relation"));
                for key in closed.chain(&["odd"]) {
                    row.set(key, Some(secret(secrets)));
                }
                // a note stays with the office unless it was said at a meeting with the partner
                if name == "history" && row.text("meeting").is_empty() {
                    row.set("note", Some(secret(secrets)));
                }
            }
            if !rows.is_empty() {
                record.set(name, Some(Value::List(rows)));
            }
        }
        _ => {}
    }
}

#[test]
fn no_secret_is_in_the_partners_copy() {
    let (text, secrets) = with_secrets();
    let workspace = workspace(&text);
    assert!(secrets > 150, "{secrets} secrets");
    for (lang, day) in Lang::ALL.into_iter().flat_map(|lang| DAYS.map(|day| (lang, day))) {
        for format in FORMATS {
            let copy = document(&workspace, day, lang, Audience::Partner, format);
            assert!(copy.contains("IOM-2024-01") && !copy.contains("SECRET"), "{format:?} {lang:?}\n{copy}");
        }
    }
    let own = document(&workspace, DAYS[0], Lang::En, Audience::Internal, FORMATS[0]);
    assert!(own.contains("SECRET"), "the office's own copy has notes and next steps");
}

#[test]
fn rows_that_are_the_offices_own_are_not_in_it() {
    let marked = SMALL.replace("title = \"Register of permits\"", "title = \"Register of permits\"\ntags = [\"internal\"]");
    let copy = |text: &str| document(&workspace(text), DAYS[0], Lang::En, Audience::Partner, FORMATS[1]);
    let plain = copy(SMALL);
    assert!(plain.contains("IOM-2024-03") && !copy(&marked).contains("IOM-2024-03"));
    assert!(!plain.contains("IOM-2024-06"), "a proposal that was never on the table");
    assert!(!plain.contains("UNHCR") && !plain.contains("unhcr"), "a meeting with somebody else");
    assert!(!plain.contains("Questions") && !plain.contains("To close"), "what the office means to ask and to propose");
    let draft = plain.contains("Draft handed over");
    assert!(draft && !plain.contains("Minister's office"), "what was said at the table, and only that");
}

#[test]
fn a_row_of_another_partner_is_not_in_any_copy() {
    let other = SMALL.replace("partner = \"iom\"\nstart", "partner = \"unhcr\"\nstart");
    for audience in [Audience::Internal, Audience::Partner] {
        assert!(!document(&workspace(&other), DAYS[0], Lang::En, audience, FORMATS[1]).contains("IOM-2024-01"));
    }
}

#[test]
fn not_even_the_id_of_what_is_left_out_is_told() {
    let text = SMALL.replace("follows = \"IOM-2024-04\"", "follows = \"IOM-2024-06\"");
    let copy = document(&workspace(&text), DAYS[0], Lang::En, Audience::Partner, FORMATS[0]);
    assert!(copy.contains("IOM-2024-05") && !copy.contains("IOM-2024-06"), "{copy}");
}
