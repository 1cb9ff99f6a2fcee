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
    TitleRu,
    TitleTk,
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

    /// The message with its name for people.
    pub fn label(self) -> &'static str {
        match self {
            Key::Title => "field-title",
            Key::TitleRu => "field-title-ru",
            Key::TitleTk => "field-title-tk",
            Key::Short => "field-short",
            Key::Area => "field-area",
            Key::Kind => "field-kind",
            Key::Lead => "field-lead",
            Key::Partner => "field-partner",
            Key::Partners => "field-partners",
            Key::Start => "field-start",
            Key::End => "field-end",
            Key::Due => "field-due",
            Key::ActualStart => "field-actual-start",
            Key::ActualEnd => "field-actual-end",
            Key::Status => "field-status",
            Key::Health => "field-health",
            Key::HealthReason => "field-health-reason",
            Key::Progress => "field-progress",
            Key::Next => "field-next",
            Key::Funding => "field-funding",
            Key::Indicator => "field-indicator",
            Key::Meetings => "field-meetings",
            Key::Follows => "field-follows",
            Key::Previous => "field-previous",
            Key::External => "field-external",
            Key::Tags => "field-tags",
            Key::Sources => "field-sources",
            Key::Internal => "field-internal",
            Key::Note => "field-note",
            Key::History => "field-history",
            Key::Date => "field-date",
            Key::Place => "field-place",
            Key::With => "field-with",
            Key::Participants => "field-participants",
            Key::Topics => "field-topics",
            Key::Plans => "field-plans",
            Key::Commitments => "field-commitments",
            Key::Refs => "field-refs",
            Key::Readout => "field-readout",
            Key::Name => "field-name",
            Key::Names => "field-names",
            Key::Aliases => "field-aliases",
            Key::Iati => "field-iati",
            // a key that is not ours is shown as it is written
            Key::Id | Key::Unknown => "field-id",
        }
    }

    /// The key of this name, whatever the kind of row.
    pub fn of(name: &str) -> Key {
        match name {
            "id" => Key::Id,
            "title" => Key::Title,
            "title_ru" => Key::TitleRu,
            "title_tk" => Key::TitleTk,
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

const fn field(key: Key, shape: Shape, help: &'static str) -> Field {
    Field { key, shape, required: false, help }
}

const fn required(key: Key, shape: Shape, help: &'static str) -> Field {
    Field { key, shape, required: true, help }
}

const TITLE_RU: &str = "The title in Russian, shown to readers of Russian.";
const TITLE_TK: &str = "The title in Turkmen, shown to readers of Turkmen.";

const PLAN: &[Field] = &[
    required(Key::Id, Shape::Id, "Short name of the plan, stable for life: partner-year."),
    required(Key::Title, Shape::Line, "The full official title."),
    field(Key::TitleRu, Shape::Line, TITLE_RU),
    field(Key::TitleTk, Shape::Line, TITLE_TK),
    field(Key::Short, Shape::Line, "The name used while the plan is open."),
    field(Key::Partner, Shape::Ref(Kind::Organisation), "The organisation with which the plan was agreed."),
    field(Key::Start, Shape::When, "First day of the period."),
    field(Key::End, Shape::When, "Last day of the period."),
    field(Key::Previous, Shape::Ref(Kind::Plan), "The plan that this one continues."),
    field(Key::Sources, Shape::Lines, "Where the facts were published."),
    field(Key::Tags, Shape::Lines, "Free words to filter by."),
    field(Key::Internal, Shape::Prose, "Never leaves in the partner's copy."),
    field(Key::Note, Shape::Prose, "Free text."),
];

const PROJECT: &[Field] = &[
    required(Key::Id, Shape::Id, "Partner-year-number, stable for life."),
    required(Key::Title, Shape::Line, "What the project is called."),
    field(Key::TitleRu, Shape::Line, TITLE_RU),
    field(Key::TitleTk, Shape::Line, TITLE_TK),
    field(Key::Area, Shape::Line, "The area of cooperation."),
    field(
        Key::Kind,
        Shape::Choice(&["joint", "regional", "legal"]),
        "A joint project, a regional one with a national segment, or work on the legal framework.",
    ),
    field(Key::Lead, Shape::Ref(Kind::Organisation), "The organisation that leads."),
    field(Key::Partners, Shape::Refs(Kind::Organisation), "The other organisations that take part."),
    field(Key::Start, Shape::When, "Planned start."),
    field(Key::Due, Shape::Due, "Planned end: a day, a month, a quarter, a year (the last day counts), or prose, which computes nothing."),
    field(Key::ActualStart, Shape::When, "When it really started."),
    field(Key::ActualEnd, Shape::When, "When it really ended."),
    field(Key::Status, Shape::Status, "Where the project is in its life; planned if missing."),
    field(Key::Health, Shape::Health, "Confidence, only where it is set by hand; needs health_reason."),
    field(Key::HealthReason, Shape::Line, "Why the health was set by hand."),
    field(Key::Progress, Shape::Percent, "How far it is, in per cent, 0 to 100."),
    field(Key::Next, Shape::Line, "The next step."),
    field(
        Key::Funding,
        Shape::Table(&["source", "amount", "currency", "confirmed"]),
        "Who pays, how much, in which currency (ISO 4217), and whether it is confirmed.",
    ),
    field(Key::Indicator, Shape::Table(&["name", "target", "actual"]), "What is counted, the number aimed at and the number reached."),
    field(Key::Meetings, Shape::Refs(Kind::Meeting), "The meetings that discussed it."),
    field(Key::Follows, Shape::Ref(Kind::Project), "The project of the previous plan that this one continues."),
    field(Key::External, Shape::Table(&[]), "Numbers of the project in other systems."),
    field(Key::Tags, Shape::Lines, "Free words to filter by; `illustrative` marks what is made up."),
    field(Key::Sources, Shape::Lines, "Where the facts were published."),
    field(Key::Internal, Shape::Prose, "Never leaves in the partner's copy."),
    field(Key::Note, Shape::Prose, "Free text."),
    field(
        Key::History,
        Shape::Rows(&["date", "status", "meeting", "by", "note"]),
        "Dated events: a status or a note, and the meeting at which it was stated.",
    ),
];

const MEETING: &[Field] = &[
    required(Key::Id, Shape::Id, "Date and partner, stable for life."),
    required(Key::Date, Shape::When, "The day; or the month or year where no more is known."),
    field(Key::Title, Shape::Line, "What the meeting was."),
    field(Key::TitleRu, Shape::Line, TITLE_RU),
    field(Key::TitleTk, Shape::Line, TITLE_TK),
    field(Key::Place, Shape::Line, "Where it was held."),
    field(Key::With, Shape::Refs(Kind::Organisation), "The partners' organisations."),
    field(Key::Participants, Shape::Rows(&["name", "role", "side"]), "Who took part, in which role, on which side."),
    field(Key::Topics, Shape::Lines, "What was talked about."),
    field(
        Key::Plans,
        Shape::Rows(&["plan", "relation", "said", "by"]),
        "The plans that it touched: reviewed, discussed or noted, and what was said of them.",
    ),
    field(
        Key::Commitments,
        Shape::Rows(&["side", "what", "due", "status"]),
        "What a side undertook: who, what, by when; open, done or withdrawn.",
    ),
    field(Key::Refs, Shape::Lines, "Notes verbales and other papers."),
    field(Key::Sources, Shape::Lines, "Where the facts were published."),
    field(Key::Tags, Shape::Lines, "Free words to filter by."),
    field(Key::Internal, Shape::Prose, "Never leaves in the partner's copy."),
    field(Key::Note, Shape::Prose, "Free text."),
    field(Key::Readout, Shape::Prose, "The text as received."),
];

const ORGANISATION: &[Field] = &[
    required(Key::Id, Shape::Id, "Short code, stable for life."),
    required(Key::Name, Shape::Line, "The name in English."),
    field(Key::Names, Shape::Table(&[]), "The name in other languages, by ISO 639-1 code."),
    field(Key::Aliases, Shape::Lines, "Other ways in which texts name it."),
    field(Key::Kind, Shape::Choice(&["partner", "national"]), "An international partner or a national body."),
    field(Key::Iati, Shape::Line, "Identifier in the IATI organisation registry (org-id.guide)."),
    field(Key::Sources, Shape::Lines, "Where the facts were published."),
    field(Key::Note, Shape::Prose, "Free text."),
];

const NAMES: &[(Key, &str)] = &[
    (Key::Id, "id"),
    (Key::Title, "title"),
    (Key::TitleRu, "title_ru"),
    (Key::TitleTk, "title_tk"),
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
