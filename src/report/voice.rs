//! Changes as sentences in a language. It knows the names of organisations that its reader may see,
//! and nothing else of the files.

use std::collections::BTreeMap;

use super::change::{Change, What};
use super::changes::Gap;
use super::picture::Picture;
use crate::domain::date::When;
use crate::domain::field::Kind;
use crate::domain::status::Status;
use crate::domain::value::Value;
use crate::domain::wording;
use crate::i18n::Lang;

/// A language, and the names of organisations in it.
#[derive(Debug, Clone, Default)]
pub struct Voice {
    pub lang: Lang,
    names: BTreeMap<String, String>,
}

impl Voice {
    /// Speaks of organisations by their ids.
    pub fn plain(lang: Lang) -> Voice {
        Voice { lang, names: BTreeMap::new() }
    }

    /// Speaks of organisations by their names in this language, where the picture has them.
    pub fn of(lang: Lang, picture: &Picture) -> Voice {
        let organisations = picture.rows.iter().filter(|seen| seen.target.kind == Kind::Organisation);
        let name = |record: &crate::domain::value::Record| {
            let translated = record.at(&format!("names.{}", lang.code())).and_then(Value::as_text).unwrap_or_default();
            if translated.is_empty() { record.text("name").to_owned() } else { translated.to_owned() }
        };
        Voice { lang, names: organisations.map(|seen| (seen.target.id.clone(), name(&seen.record))).collect() }
    }

    pub fn word(&self, id: &str) -> &'static str {
        self.lang.words().say(id)
    }

    /// The name of an organisation; its id where there is none.
    pub fn name(&self, id: &str) -> String {
        self.names.get(id).filter(|name| !name.is_empty()).cloned().unwrap_or_else(|| id.to_owned())
    }

    pub fn date(&self, when: When) -> String {
        self.lang.date(when)
    }

    /// A whole sentence without a full stop: which row, and what of it.
    pub fn sentence(&self, change: &Change) -> String {
        let id = &change.target.id;
        match change.target.kind {
            Kind::Project => format!("{id}: {}", self.clause(change)),
            Kind::Meeting => format!("{} {id}: {}", self.word("report-meeting"), self.clause(change)),
            Kind::Plan => format!("{} {id}: {}", self.word("report-plan"), self.clause(change)),
            Kind::Organisation => format!("{} {id}: {}", self.word("report-organisation"), self.clause(change)),
        }
    }

    /// What changed, where the row is named already.
    pub fn clause(&self, change: &Change) -> String {
        let body = self.body(change);
        let where_and_when = self.circumstances(change);
        let note =
            if change.note.is_empty() || change.what == What::Promised || change.what == What::Kept { "" } else { change.note.as_str() };
        match (where_and_when.is_empty(), note.is_empty()) {
            (true, true) => body,
            (true, false) => format!("{body}: {note}"),
            (false, true) => format!("{body} ({where_and_when})"),
            (false, false) => format!("{body} ({where_and_when}): {note}"),
        }
    }

    fn body(&self, change: &Change) -> String {
        let (from, to) = (self.value(change, change.from.as_ref()), self.value(change, change.to.as_ref()));
        let field = self.field_name(change);
        match change.what {
            What::Added => self.added(change, &to),
            What::Removed => self.word("report-removed").to_owned(),
            What::Status => {
                // a note mostly says it already
                let other = if change.other.is_empty() || change.note.contains(&change.other) {
                    String::new()
                } else {
                    format!(", {} {}", self.word("report-goes-on-as"), change.other)
                };
                let from = if change.from_known { from } else { self.word("report-unknown").to_owned() };
                format!("{from} → {to}{other}")
            }
            What::Event if to.is_empty() => self.word("report-noted").to_owned(),
            What::Event => to,
            What::Linked => self.word("report-discussed-at").to_owned(),
            What::Unlinked => format!("{} {from}", self.word("report-unlinked-from")),
            What::Promised => format!("{} {}: {}", self.name(&change.by), self.word("report-promised"), change.note),
            What::Kept => format!("{}: {}, {} → {}", self.name(&change.by), change.note, self.promise(&from), self.promise(&to)),
            What::Due if change.moves > 1 => {
                let times = self.lang.words().tell("report-moved", &[("n", change.moves.into())]);
                format!("{}, {times}", self.field(change, &from, &to))
            }
            What::Due | What::Field => self.field(change, &from, &to),
            What::Gained => format!("{field} {} {to}", self.word("report-gains")),
            What::Lost => format!("{field} {} {from}", self.word("report-loses")),
        }
    }

    fn added(&self, change: &Change, to: &str) -> String {
        let new = self.word(if change.from_known { "report-new" } else { "report-first-entry" });
        let by_date = change.date.is_some() && !change.title.is_empty();
        let follows = if change.other.is_empty() { String::new() } else { format!(", {} {}", self.word("report-follows"), change.other) };
        match change.target.kind {
            Kind::Project if !to.is_empty() => format!("{new}, {to}{follows}"),
            Kind::Project => format!("{new}{follows}"),
            Kind::Meeting if by_date => format!("{}, {}", self.word("report-held"), change.title),
            _ if change.title.is_empty() => new.to_owned(),
            _ => format!("{new}, {}", change.title),
        }
    }

    fn field(&self, change: &Change, from: &str, to: &str) -> String {
        let field = if change.what == What::Due { self.word("report-due").to_owned() } else { self.field_name(change) };
        match (&change.from, &change.to) {
            (Some(_), Some(_)) => format!("{field} {from} → {to}"),
            (None, _) => format!("{field} {} {to}", self.word("report-set-to")),
            (Some(_), None) => format!("{field} {} {from}", self.word("report-cleared")),
        }
    }

    fn field_name(&self, change: &Change) -> String {
        self.lang.words().arg(&wording::field(&change.field)).into_owned()
    }

    /// The day, the meeting and who stated it.
    fn circumstances(&self, change: &Change) -> String {
        let meeting = (!change.meeting.is_empty()).then(|| format!("{} {}", self.word("report-meeting"), change.meeting));
        let by = Some(&change.by).filter(|by| !by.is_empty() && !matches!(change.what, What::Promised | What::Kept));
        let by = by.map(|by| if by == "both" { self.word("report-both").to_owned() } else { self.name(by) });
        let date = change.date.map(|date| self.date(date));
        [date, meeting, by].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    fn value(&self, change: &Change, value: Option<&Value>) -> String {
        let Some(value) = value else { return String::new() };
        let is_status = matches!(change.what, What::Status | What::Event | What::Added);
        let status = value.as_text().filter(|_| is_status).and_then(Status::parse);
        match (status, value) {
            (Some(status), _) => self.lang.words().say(status.word()).to_owned(),
            (None, value) => match value.as_when().filter(|_| change.what == What::Due || matches!(value, Value::Day(_))) {
                Some(when) => self.date(when),
                None => shortened(&self.lang.words().arg(&wording::value(&change.field, value))),
            },
        }
    }

    /// A commitment's status in words.
    pub fn promise(&self, status: &str) -> String {
        let word = match status {
            "" | "open" => "report-commitment-open",
            "done" => "report-commitment-done",
            "withdrawn" => "report-commitment-withdrawn",
            "unknown" => "report-unknown",
            other => return other.to_owned(),
        };
        self.word(word).to_owned()
    }

    /// What the files cannot tell.
    pub fn gap(&self, gap: &Gap) -> String {
        match gap {
            Gap::Fields => self.word("report-gap-fields").to_owned(),
            Gap::Silent(ids) => format!("{}: {}.", self.word("report-gap-silent"), ids.join(", ")),
            Gap::Ahead(ids) => format!("{}: {}.", self.word("report-gap-ahead"), ids.join(", ")),
            Gap::Closed(number) => format!("{}: {number}.", self.word("report-gap-closed")),
        }
    }

    /// How far a day is from today: overdue, today or still to come.
    pub fn distance(&self, days: i64) -> String {
        let count = self.lang.words().tell("count-days", &[("n", days.abs().into())]);
        match days {
            0 => self.word("report-due-today").to_owned(),
            1.. => format!("{} {count}", self.word("report-due-in")),
            _ => format!("{} {count}", self.word("report-overdue-by")),
        }
    }
}

/// A long text on one line, cut at a word.
fn shortened(text: &str) -> String {
    const ROOM: usize = 120;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= ROOM { line } else { line.chars().take(ROOM).collect::<String>().trim_end().to_owned() + "…" }
}
