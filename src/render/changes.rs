//! Changes as JSON and as text: a heading for each row, its changes below.

use serde_json::{Value as Json, json};

use super::json;
use super::table::{BOLD, DIM, styled};
use crate::domain::field::Kind;
use crate::domain::visible;
use crate::report::change::Change;
use crate::report::changes::Gap;
use crate::report::voice::Voice;

/// One change as an object; its row under the name of its kind.
pub fn object(change: &Change, voice: &Voice) -> Json {
    let value = |value: Option<&crate::domain::value::Value>| value.map_or(Json::Null, json::value);
    let text = |text: &str| if text.is_empty() { Json::Null } else { json!(text) };
    let mut object = json!({
        change.target.kind.name(): change.target.id,
        "field": if change.field.is_empty() { Json::Null } else { json!(change.field) },
        "from": value(change.from.as_ref()),
        "to": value(change.to.as_ref()),
        "date": change.date.map(|date| date.to_string()),
        "meeting": text(&change.meeting),
        "sentence": voice.sentence(change),
        "change": change.what.name(),
        "title": change.title,
        "by": text(&change.by),
        "note": text(&change.note),
        "from_known": change.from_known,
    });
    if let Some(object) = object.as_object_mut().filter(|_| change.target.kind == Kind::Project) {
        object.insert("plan".to_owned(), text(&change.plan));
        object.insert("other".to_owned(), text(&change.other));
        if change.moves > 0 {
            object.insert("moves".to_owned(), json!(change.moves));
        }
    }
    object
}

/// The changes row by row, in their order; then what is not known.
pub fn text(changes: &[Change], gaps: &[Gap], voice: &Voice) -> String {
    let mut lines = Vec::new();
    let mut last = None;
    for change in changes {
        if last != Some(&change.target) {
            let kind = match change.target.kind {
                Kind::Project => "",
                Kind::Meeting => voice.word("report-meeting"),
                Kind::Plan => voice.word("report-plan"),
                Kind::Organisation => voice.word("report-organisation"),
            };
            let kind = if kind.is_empty() { String::new() } else { format!("{kind} ") };
            lines.push(styled(&visible::line(&format!("{kind}{}  {}", change.target.id, change.title)), BOLD));
            last = Some(&change.target);
        }
        lines.push(format!("  {}", visible::line(&voice.clause(change))));
    }
    lines.extend(gaps.iter().map(|gap| styled(&visible::line(&voice.gap(gap)), DIM)));
    lines.into_iter().map(|line| line + "\n").collect()
}
