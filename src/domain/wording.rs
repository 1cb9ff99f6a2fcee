//! Names and values of the files as people read them: fields, the words that a field may have, true
//! and false. English readers see them as they stand in the file, others in their language.

use super::field::Key;
use super::health::Health;
use super::status::Status;
use super::value::Value;
use crate::i18n::message::{Arg, say, tell};

/// The parts of tables, as `funding.amount` has one.
const PARTS: [(&str, &str); 24] = [
    ("source", "field-part-source"),
    ("amount", "field-part-amount"),
    ("currency", "field-part-currency"),
    ("confirmed", "field-part-confirmed"),
    ("name", "field-name"),
    ("target", "field-part-target"),
    ("actual", "field-part-actual"),
    ("role", "field-part-role"),
    ("side", "field-part-side"),
    ("date", "field-date"),
    ("status", "field-status"),
    ("meeting", "field-part-meeting"),
    ("by", "field-part-by"),
    ("note", "field-note"),
    ("what", "field-part-what"),
    ("due", "field-due"),
    ("plan", "field-part-plan"),
    ("relation", "field-part-relation"),
    ("said", "field-part-said"),
    ("title", "field-title"),
    ("id", "field-id"),
    ("place", "field-place"),
    ("start", "field-start"),
    ("end", "field-end"),
];

/// The words of a field that has only certain ones.
const WORDS: [(&str, &str, &str); 13] = [
    ("kind", "joint", "word-kind-joint"),
    ("kind", "regional", "word-kind-regional"),
    ("kind", "legal", "word-kind-legal"),
    ("kind", "partner", "word-kind-partner"),
    ("kind", "national", "word-kind-national"),
    ("relation", "reviewed", "word-relation-reviewed"),
    ("relation", "discussed", "word-relation-discussed"),
    ("relation", "noted", "word-relation-noted"),
    ("by", "both", "word-both"),
    ("side", "both", "word-both"),
    ("status", "open", "report-commitment-open"),
    ("status", "withdrawn", "report-commitment-withdrawn"),
    ("status", "unknown", "report-unknown"),
];

/// In English as in the file, but in words: `title_ru` is no word.
fn named(raw: &str, id: &'static str) -> Arg {
    let raw = match raw.rsplit_once('_') {
        Some((field, lang @ ("ru" | "tk"))) => format!("{field} ({lang})"),
        _ => raw.replace('_', " "),
    };
    Arg::Named { raw, id }
}

/// The name of a field within a sentence; a key that is not ours as it is written.
pub fn field(path: &str) -> Arg {
    match path.split_once('.') {
        Some((first, rest)) => tell("field-part", [("field", field(first)), ("part", parts(rest))]).into(),
        None => match Key::of(path) {
            Key::Unknown => path.into(),
            key => named(path, key.label()),
        },
    }
}

fn parts(path: &str) -> Arg {
    match path.split_once('.') {
        Some((first, rest)) => tell("field-part", [("field", part(first)), ("part", parts(rest))]).into(),
        None => part(path),
    }
}

/// A part of a table.
pub fn part(name: &str) -> Arg {
    PARTS.iter().find(|(other, _)| *other == name).map_or_else(|| name.into(), |(_, id)| named(name, id))
}

/// A word of a field that has only certain ones; any other text as it is.
pub fn word(path: &str, text: &str) -> Arg {
    let last = path.rsplit('.').next().unwrap_or_default();
    let status = || Status::parse(text).filter(|_| last == "status").map(Status::word);
    let health = || Health::parse(text).filter(|_| last == "health").map(Health::word);
    let other = || WORDS.iter().find(|(field, word, _)| *field == last && *word == text).map(|(.., id)| *id);
    status().or_else(health).or_else(other).map_or_else(|| text.into(), |id| named(text, id))
}

/// The value of a field.
pub fn value(path: &str, value: &Value) -> Arg {
    match value {
        Value::Text(text) => word(path, text.trim_end()),
        Value::Bool(truth) => say(if *truth { "word-yes" } else { "word-no" }).into(),
        Value::List(items) => Arg::List(items.iter().map(|item| self::value(path, item)).collect()),
        Value::Record(record) => Arg::List(record.0.iter().map(|(key, value)| pair(key, value)).collect()),
        Value::Time(_) | Value::Int(_) | Value::Float(_) | Value::Day(_) => value.to_string().into(),
    }
}

fn pair(key: &str, value: &Value) -> Arg {
    tell("field-pair", [("part", part(key)), ("value", self::value(key, value))]).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::value::Record;
    use crate::i18n::Lang;

    #[test]
    fn english_readers_see_the_words_of_the_file_and_others_their_own() {
        let funding = Value::Record(Record(vec![
            ("source".to_owned(), Value::text("IOM")),
            ("amount".to_owned(), Value::Int(5)),
            ("confirmed".to_owned(), Value::Bool(true)),
        ]));
        let shown = |arg: &Arg| Lang::ALL.map(|lang| lang.words().arg(arg).into_owned());
        assert_eq!(shown(&field("due")), ["due", "срок", "möhleti"]);
        assert_eq!(shown(&field("funding.amount")), ["funding.amount", "финансирование, сумма", "maliýeleşdirme, möçberi"]);
        assert_eq!(shown(&field("names.ru")), ["names.ru", "на языках, ru", "dillerde, ru"]);
        assert_eq!(shown(&field("title_ru"))[0], "title (ru)");
        assert_eq!(shown(&field("actual_start"))[0], "actual start");
        assert_eq!(shown(&field("their_own")), ["their_own", "their_own", "their_own"]);
        assert_eq!(shown(&word("kind", "legal")), ["legal", "правовой", "hukuk"]);
        assert_eq!(shown(&word("status", "done"))[0], "done");
        assert_eq!(shown(&word("title", "legal")), ["legal", "legal", "legal"]);
        assert_eq!(shown(&value("funding", &funding))[0], funding.to_string());
        assert_eq!(shown(&value("funding", &funding))[1], "источник: IOM, сумма: 5, подтверждено: да");
    }
}
