//! THE table of fields: for each kind of row the names it may have, what they hold and what they
//! mean. Reading, `set`, the forms, `check`, the schema and docs/format.md all follow it.

use serde::{Deserialize, Serialize};

/// The kinds of rows in a workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Plan,
    Project,
    Meeting,
    Organisation,
}

impl Kind {
    pub const ALL: [Kind; 4] = [Kind::Plan, Kind::Project, Kind::Meeting, Kind::Organisation];

    /// The name of the table in the file.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Plan => "plan",
            Kind::Project => "project",
            Kind::Meeting => "meeting",
            Kind::Organisation => "organisation",
        }
    }

    /// The name of the list of them, as in `coplan list projects`.
    pub fn plural(self) -> &'static str {
        match self {
            Kind::Plan => "plans",
            Kind::Project => "projects",
            Kind::Meeting => "meetings",
            Kind::Organisation => "organisations",
        }
    }

    pub fn parse(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name || kind.plural() == name)
    }

    /// The fields of this kind in the order in which a new row has them.
    pub fn fields(self) -> &'static [Field] {
        match self {
            Kind::Plan => PLAN,
            Kind::Project => PROJECT,
            Kind::Meeting => MEETING,
            Kind::Organisation => ORGANISATION,
        }
    }

    /// The field of this name; `None` for a key that we do not know.
    pub fn field(self, name: &str) -> Option<&'static Field> {
        self.fields().iter().find(|field| field.key.name() == name)
    }
}

/// The names of all fields of all kinds, for compact storage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Key {
    Id,
    Title,
    Short,
    Area,
    Kind,
    Lead,
    Partner,
    Partners,
    Start,
    End,
    Due,
    ActualStart,
    ActualEnd,
    Status,
    Health,
    HealthReason,
    Progress,
    Next,
    Funding,
    Indicator,
    Meetings,
    Follows,
    Previous,
    External,
    Tags,
    Sources,
    Internal,
    Note,
    History,
    Date,
    Place,
    With,
    Participants,
    Topics,
    Plans,
    Commitments,
    Refs,
    Readout,
    Name,
    Names,
    Aliases,
    Iati,
    /// A key that is not ours: kept, never interpreted.
    Unknown,
}

impl Key {
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(key, _)| *key == self).map_or("", |(_, name)| name)
    }

    /// The key of this name, whatever the kind of row.
    pub fn of(name: &str) -> Key {
        match name {
            "id" => Key::Id,
            "title" => Key::Title,
            "short" => Key::Short,
            "area" => Key::Area,
            "kind" => Key::Kind,
            "lead" => Key::Lead,
            "partner" => Key::Partner,
            "partners" => Key::Partners,
            "start" => Key::Start,
            "end" => Key::End,
            "due" => Key::Due,
            "actual_start" => Key::ActualStart,
            "actual_end" => Key::ActualEnd,
            "status" => Key::Status,
            "health" => Key::Health,
            "health_reason" => Key::HealthReason,
            "progress" => Key::Progress,
            "next" => Key::Next,
            "funding" => Key::Funding,
            "indicator" => Key::Indicator,
            "meetings" => Key::Meetings,
            "follows" => Key::Follows,
            "previous" => Key::Previous,
            "external" => Key::External,
            "tags" => Key::Tags,
            "sources" => Key::Sources,
            "internal" => Key::Internal,
            "note" => Key::Note,
            "history" => Key::History,
            "date" => Key::Date,
            "place" => Key::Place,
            "with" => Key::With,
            "participants" => Key::Participants,
            "topics" => Key::Topics,
            "plans" => Key::Plans,
            "commitments" => Key::Commitments,
            "refs" => Key::Refs,
            "readout" => Key::Readout,
            "name" => Key::Name,
            "names" => Key::Names,
            "aliases" => Key::Aliases,
            "iati" => Key::Iati,
            _ => Key::Unknown,
        }
    }
}

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Id,
    Line,
    /// Text of several lines.
    Prose,
    /// A day, a month, a quarter or a year.
    When,
    /// Like `When`, or prose.
    Due,
    Status,
    Health,
    /// 0 to 100.
    Percent,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// The id of a row of this kind.
    Ref(Kind),
    Refs(Kind),
    Lines,
    /// A table of free keys or of the keys named.
    Table(&'static [&'static str]),
    /// A list of tables with the keys named.
    Rows(&'static [&'static str]),
}

/// One field of a kind of row.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    pub key: Key,
    pub shape: Shape,
    pub required: bool,
    /// The word on the screen.
    pub label: &'static str,
    /// One sentence for docs/format.md and the schema.
    pub help: &'static str,
}

impl Field {
    pub fn name(&self) -> &'static str {
        self.key.name()
    }

    /// Whether the field is a list to which single values are added.
    pub fn is_list(&self) -> bool {
        matches!(self.shape, Shape::Refs(_) | Shape::Lines | Shape::Rows(_))
    }
}

const fn field(key: Key, shape: Shape, label: &'static str, help: &'static str) -> Field {
    Field { key, shape, required: false, label, help }
}

const fn required(key: Key, shape: Shape, label: &'static str, help: &'static str) -> Field {
    Field { key, shape, required: true, label, help }
}

const PLAN: &[Field] = &[
    required(Key::Id, Shape::Id, "Id", "Short name of the plan, stable for life: partner-year."),
    required(Key::Title, Shape::Line, "Title", "The full official title."),
    field(Key::Short, Shape::Line, "Short", "The name used while the plan is open."),
    field(Key::Partner, Shape::Ref(Kind::Organisation), "Partner", "The organisation with which the plan was agreed."),
    field(Key::Start, Shape::When, "Start", "First day of the period."),
    field(Key::End, Shape::When, "End", "Last day of the period."),
    field(Key::Previous, Shape::Ref(Kind::Plan), "Previous", "The plan that this one continues."),
    field(Key::Sources, Shape::Lines, "Sources", "Where the facts were published."),
    field(Key::Tags, Shape::Lines, "Tags", "Free words to filter by."),
    field(Key::Internal, Shape::Prose, "Internal", "Never leaves in the partner's copy."),
    field(Key::Note, Shape::Prose, "Note", "Free text."),
];

const PROJECT: &[Field] = &[
    required(Key::Id, Shape::Id, "Id", "Partner-year-number, stable for life."),
    required(Key::Title, Shape::Line, "Title", "What the project is called."),
    field(Key::Area, Shape::Line, "Area", "The area of cooperation."),
    field(
        Key::Kind,
        Shape::Choice(&["joint", "regional", "legal"]),
        "Kind",
        "A joint project, a regional one with a national segment, or work on the legal framework.",
    ),
    field(Key::Lead, Shape::Ref(Kind::Organisation), "Lead", "The organisation that leads."),
    field(Key::Partners, Shape::Refs(Kind::Organisation), "Partners", "The other organisations that take part."),
    field(Key::Start, Shape::When, "Start", "Planned start."),
    field(
        Key::Due,
        Shape::Due,
        "Due",
        "Planned end: a day, a month, a quarter, a year (the last day counts), or prose, which computes nothing.",
    ),
    field(Key::ActualStart, Shape::When, "Started", "When it really started."),
    field(Key::ActualEnd, Shape::When, "Ended", "When it really ended."),
    field(Key::Status, Shape::Status, "Status", "Where the project is in its life; planned if missing."),
    field(Key::Health, Shape::Health, "Health", "Confidence, only where it is set by hand; needs health_reason."),
    field(Key::HealthReason, Shape::Line, "Reason", "Why the health was set by hand."),
    field(Key::Progress, Shape::Percent, "Progress", "How far it is, in per cent, 0 to 100."),
    field(Key::Next, Shape::Line, "Next step", "The next step."),
    field(
        Key::Funding,
        Shape::Table(&["source", "amount", "currency", "confirmed"]),
        "Funding",
        "Who pays, how much, in which currency (ISO 4217), and whether it is confirmed.",
    ),
    field(
        Key::Indicator,
        Shape::Table(&["name", "target", "actual"]),
        "Indicator",
        "What is counted, the number aimed at and the number reached.",
    ),
    field(Key::Meetings, Shape::Refs(Kind::Meeting), "Meetings", "The meetings that discussed it."),
    field(Key::Follows, Shape::Ref(Kind::Project), "Follows", "The project of the previous plan that this one continues."),
    field(Key::External, Shape::Table(&[]), "Codes", "Numbers of the project in other systems."),
    field(Key::Tags, Shape::Lines, "Tags", "Free words to filter by; `illustrative` marks what is made up."),
    field(Key::Sources, Shape::Lines, "Sources", "Where the facts were published."),
    field(Key::Internal, Shape::Prose, "Internal", "Never leaves in the partner's copy."),
    field(Key::Note, Shape::Prose, "Note", "Free text."),
    field(
        Key::History,
        Shape::Rows(&["date", "status", "meeting", "by", "note"]),
        "History",
        "Dated events: a status or a note, and the meeting at which it was stated.",
    ),
];

const MEETING: &[Field] = &[
    required(Key::Id, Shape::Id, "Id", "Date and partner, stable for life."),
    required(Key::Date, Shape::When, "Date", "The day; or the month or year where no more is known."),
    field(Key::Title, Shape::Line, "Title", "What the meeting was."),
    field(Key::Place, Shape::Line, "Place", "Where it was held."),
    field(Key::With, Shape::Refs(Kind::Organisation), "With", "The partners' organisations."),
    field(Key::Participants, Shape::Rows(&["name", "role", "side"]), "Participants", "Who took part, in which role, on which side."),
    field(Key::Topics, Shape::Lines, "Topics", "What was talked about."),
    field(
        Key::Plans,
        Shape::Rows(&["plan", "relation", "said", "by"]),
        "Plans",
        "The plans that it touched: reviewed, discussed or noted, and what was said of them.",
    ),
    field(
        Key::Commitments,
        Shape::Rows(&["side", "what", "due", "status"]),
        "Commitments",
        "What a side undertook: who, what, by when; open, done or withdrawn.",
    ),
    field(Key::Refs, Shape::Lines, "Papers", "Notes verbales and other papers."),
    field(Key::Sources, Shape::Lines, "Sources", "Where the facts were published."),
    field(Key::Tags, Shape::Lines, "Tags", "Free words to filter by."),
    field(Key::Internal, Shape::Prose, "Internal", "Never leaves in the partner's copy."),
    field(Key::Note, Shape::Prose, "Note", "Free text."),
    field(Key::Readout, Shape::Prose, "Readout", "The text as received."),
];

const ORGANISATION: &[Field] = &[
    required(Key::Id, Shape::Id, "Id", "Short code, stable for life."),
    required(Key::Name, Shape::Line, "Name", "The name in English."),
    field(Key::Names, Shape::Table(&[]), "Names", "The name in other languages, by ISO 639-1 code."),
    field(Key::Aliases, Shape::Lines, "Aliases", "Other ways in which texts name it."),
    field(Key::Kind, Shape::Choice(&["partner", "national"]), "Kind", "An international partner or a national body."),
    field(Key::Iati, Shape::Line, "IATI", "Identifier in the IATI organisation registry (org-id.guide)."),
    field(Key::Sources, Shape::Lines, "Sources", "Where the facts were published."),
    field(Key::Note, Shape::Prose, "Note", "Free text."),
];

const NAMES: &[(Key, &str)] = &[
    (Key::Id, "id"),
    (Key::Title, "title"),
    (Key::Short, "short"),
    (Key::Area, "area"),
    (Key::Kind, "kind"),
    (Key::Lead, "lead"),
    (Key::Partner, "partner"),
    (Key::Partners, "partners"),
    (Key::Start, "start"),
    (Key::End, "end"),
    (Key::Due, "due"),
    (Key::ActualStart, "actual_start"),
    (Key::ActualEnd, "actual_end"),
    (Key::Status, "status"),
    (Key::Health, "health"),
    (Key::HealthReason, "health_reason"),
    (Key::Progress, "progress"),
    (Key::Next, "next"),
    (Key::Funding, "funding"),
    (Key::Indicator, "indicator"),
    (Key::Meetings, "meetings"),
    (Key::Follows, "follows"),
    (Key::Previous, "previous"),
    (Key::External, "external"),
    (Key::Tags, "tags"),
    (Key::Sources, "sources"),
    (Key::Internal, "internal"),
    (Key::Note, "note"),
    (Key::History, "history"),
    (Key::Date, "date"),
    (Key::Place, "place"),
    (Key::With, "with"),
    (Key::Participants, "participants"),
    (Key::Topics, "topics"),
    (Key::Plans, "plans"),
    (Key::Commitments, "commitments"),
    (Key::Refs, "refs"),
    (Key::Readout, "readout"),
    (Key::Name, "name"),
    (Key::Names, "names"),
    (Key::Aliases, "aliases"),
    (Key::Iati, "iati"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_a_key_that_reads_back() {
        for kind in Kind::ALL {
            for field in kind.fields() {
                assert_eq!(Key::of(field.name()), field.key, "{}", field.name());
                assert_ne!(field.key, Key::Unknown);
            }
        }
        assert_eq!(NAMES.len(), Key::Unknown as usize);
    }
}
