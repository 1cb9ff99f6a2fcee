//! Who reads a report, and what of the files they may see. The partner's copy is made from rows that
//! hold only what is on the list below: what is not named here does not exist for it. docs/brief.md
//! tells the rule in words.

use std::collections::BTreeSet;

use super::picture::{Picture, Seen};
use crate::domain::field::Kind;
use crate::domain::value::{Record, Value};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// The own office: everything.
    Internal,
    /// The other side of the table: what is on the list.
    Partner,
}

impl Audience {
    /// The message with its word for people.
    pub fn word(self) -> &'static str {
        match self {
            Audience::Internal => "word-audience-internal",
            Audience::Partner => "word-audience-partner",
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Audience::Internal => "internal",
            Audience::Partner => "partner",
        }
    }
}

/// A row with this tag is left out of the partner's copy as a whole.
pub const INTERNAL_TAG: &str = "internal";

/// The fields that may appear in the partner's copy, with dots for those inside of tables and lists. `names.*` is any key.
/// Of a project's events the meeting and the note are kept only where it was stated at a meeting with the partner.
pub fn allowed(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Plan => &["id", "title", "title_ru", "title_tk", "short", "partner", "start", "end", "previous"],
        Kind::Project => &[
            "id",
            "title",
            "title_ru",
            "title_tk",
            "area",
            "kind",
            "lead",
            "partners",
            "start",
            "due",
            "actual_start",
            "actual_end",
            "status",
            "progress",
            "follows",
            "meetings",
            "history.date",
            "history.status",
            "history.meeting",
            "history.note",
        ],
        Kind::Meeting => &[
            "id",
            "date",
            "title",
            "title_ru",
            "title_tk",
            "place",
            "with",
            "commitments.side",
            "commitments.what",
            "commitments.due",
            "commitments.status",
        ],
        Kind::Organisation => &["id", "name", "names.*"],
    }
}

/// The picture that an audience may see. `meetings` are the ids of those with the partner.
pub fn seen_by(picture: Picture, audience: Audience, meetings: &BTreeSet<String>) -> Picture {
    if audience == Audience::Internal {
        return picture;
    }
    let mut rows: Vec<Seen> = picture.rows.into_iter().filter_map(|seen| partners_copy(seen, meetings)).collect();
    let shown: BTreeSet<String> = rows.iter().map(|seen| seen.target.id.clone()).collect();
    for seen in &mut rows {
        // not even the id of what is left out
        for field in ["follows", "previous"] {
            if !shown.contains(seen.record.text(field)) {
                seen.record.set(field, None);
            }
        }
    }
    let held = picture.held.into_iter().filter(|(id, _)| meetings.contains(id)).collect();
    Picture { rows, held, ..picture }
}

fn partners_copy(seen: Seen, meetings: &BTreeSet<String>) -> Option<Seen> {
    let marked = seen.record.texts("tags").any(|tag| tag == INTERNAL_TAG);
    let foreign = seen.target.kind == Kind::Meeting && !meetings.contains(&seen.target.id);
    if marked || foreign {
        return None;
    }
    let mut record = only_allowed(&seen.record, allowed(seen.target.kind));
    if seen.target.kind == Kind::Project {
        let shared = |value: &Value| value.as_text().is_some_and(|id| meetings.contains(id));
        let links: Vec<Value> = record.list("meetings").iter().filter(|id| shared(id)).cloned().collect();
        let history: Vec<Value> = record.list("history").iter().filter_map(|event| shared_event(event, meetings)).collect();
        let discussed =
            !links.is_empty() || history.iter().any(|event| event.as_record().is_some_and(|event| event.get("meeting").is_some()));
        // what is only proposed and was never on the table is an idea of the desk
        if record.text("status") == "proposed" && !discussed {
            return None;
        }
        record.set("meetings", Some(Value::List(links)));
        record.set("history", Some(Value::List(history)));
    }
    Some(Seen { record, ..seen })
}

/// An event stated at a meeting with the partner, as it is; of another one the date and the status.
fn shared_event(event: &Value, meetings: &BTreeSet<String>) -> Option<Value> {
    let mut event = event.as_record()?.clone();
    if !meetings.contains(event.text("meeting")) {
        event.get("status")?;
        event.set("meeting", None);
        event.set("note", None);
    }
    Some(Value::Record(event))
}

fn only_allowed(record: &Record, allowed: &[&str]) -> Record {
    let kept = record.0.iter().filter_map(|(name, value)| Some((name.clone(), kept(name, value, allowed)?)));
    Record(kept.collect())
}

/// The value, or what of its inside is allowed.
fn kept(name: &str, value: &Value, allowed: &[&str]) -> Option<Value> {
    let inside: Vec<&str> = allowed.iter().filter_map(|path| path.strip_prefix(name)?.strip_prefix('.')).collect();
    let part = |record: &Record| {
        let any = inside.contains(&"*");
        Record(record.0.iter().filter(|(key, value)| (any || inside.contains(&key.as_str())) && is_single(value)).cloned().collect())
    };
    match value {
        Value::Record(record) if !inside.is_empty() => Some(Value::Record(part(record))),
        Value::List(items) if !inside.is_empty() => {
            Some(Value::List(items.iter().filter_map(Value::as_record).map(|record| Value::Record(part(record))).collect()))
        }
        Value::List(items) if allowed.contains(&name) => Some(Value::List(items.iter().filter(|item| is_single(item)).cloned().collect())),
        value if allowed.contains(&name) && is_single(value) => Some(value.clone()),
        _ => None,
    }
}

/// A text, a number, a date: no table in which unknown keys could hide.
fn is_single(value: &Value) -> bool {
    !matches!(value, Value::List(_) | Value::Record(_))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_named_does_not_exist() {
        let inner = Record::default().with("date", Value::text("2024")).with("by", Value::text("x")).with("odd", Value::text("y"));
        let record = Record::default()
            .with("id", Value::text("A"))
            .with("note", Value::text("n"))
            .with("title", Value::Record(inner.clone()))
            .with("history", Value::List(vec![Value::Record(inner), Value::text("z")]));
        let date = Record::default().with("date", Value::text("2024"));
        let wanted = Record::default().with("id", Value::text("A")).with("history", Value::List(vec![Value::Record(date)]));
        assert_eq!(only_allowed(&record, allowed(Kind::Project)), wanted);
    }
}
