//! Where a project is in its life. The codes are those of IATI 2.03, code list `ActivityStatus`
//! (<https://iatistandard.org/en/iati-standard/203/codelists/activitystatus/>).

use std::fmt;

/// The eight statuses, in the order of a project's life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    Proposed,
    Planned,
    Ongoing,
    Finalising,
    Done,
    Suspended,
    Cancelled,
    CarriedOver,
}

impl Status {
    pub const ALL: [Status; 8] = [
        Status::Proposed,
        Status::Planned,
        Status::Ongoing,
        Status::Finalising,
        Status::Done,
        Status::Suspended,
        Status::Cancelled,
        Status::CarriedOver,
    ];

    /// The word in the files and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Status::Proposed => "proposed",
            Status::Planned => "planned",
            Status::Ongoing => "ongoing",
            Status::Finalising => "finalising",
            Status::Done => "done",
            Status::Suspended => "suspended",
            Status::Cancelled => "cancelled",
            Status::CarriedOver => "carried over",
        }
    }

    /// The message with its word for people.
    pub fn word(self) -> &'static str {
        match self {
            Status::Proposed => "word-status-proposed",
            Status::Planned => "word-status-planned",
            Status::Ongoing => "word-status-ongoing",
            Status::Finalising => "word-status-finalising",
            Status::Done => "word-status-done",
            Status::Suspended => "word-status-suspended",
            Status::Cancelled => "word-status-cancelled",
            Status::CarriedOver => "word-status-carried-over",
        }
    }

    /// Reads the word of the files exactly.
    pub fn parse(text: &str) -> Option<Status> {
        Status::ALL.into_iter().find(|status| status.name() == text)
    }

    /// Reads what people type: any case, a dash for the space, or the beginning of one word only.
    pub fn typed(text: &str) -> Option<Status> {
        let text = text.trim().to_lowercase().replace(['-', '_'], " ");
        let mut begun = Status::ALL.into_iter().filter(|status| !text.is_empty() && status.name().starts_with(&text));
        Status::parse(&text).or_else(|| begun.next().filter(|_| begun.next().is_none()))
    }

    /// The key in the status menu.
    pub fn key(self) -> char {
        match self {
            Status::Proposed => 'p',
            Status::Planned => 'n',
            Status::Ongoing => 'o',
            Status::Finalising => 'f',
            Status::Done => 'd',
            Status::Suspended => 's',
            Status::Cancelled => 'x',
            Status::CarriedOver => 'c',
        }
    }

    pub fn glyph(self) -> &'static str {
        match self {
            Status::Proposed => "·",
            Status::Planned => "○",
            Status::Ongoing => "▶",
            Status::Finalising => "◐",
            Status::Done => "✓",
            Status::Suspended => "‖",
            Status::Cancelled => "✗",
            Status::CarriedOver => "↷",
        }
    }

    /// The code of IATI's `ActivityStatus` list.
    pub fn iati_code(self) -> u8 {
        match self {
            Status::Proposed | Status::Planned => 1,
            Status::Ongoing | Status::CarriedOver => 2,
            Status::Finalising => 3,
            Status::Done => 4,
            Status::Cancelled => 5,
            Status::Suspended => 6,
        }
    }

    /// Whether work on the project is still expected.
    pub fn is_open(self) -> bool {
        !matches!(self, Status::Done | Status::Cancelled | Status::CarriedOver)
    }

    /// Whether the status is only complete with a reason.
    pub fn needs_reason(self) -> bool {
        matches!(self, Status::Suspended | Status::Cancelled)
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keys_and_glyphs_are_unambiguous() {
        for status in Status::ALL {
            assert_eq!(Status::parse(status.name()), Some(status));
            let same = |f: fn(Status) -> String| Status::ALL.into_iter().filter(|s| f(*s) == f(status)).count();
            assert_eq!((same(|s| s.key().to_string()), same(|s| s.glyph().to_owned())), (1, 1));
        }
    }

    #[test]
    fn people_type_short_and_with_dashes() {
        assert_eq!(Status::typed("Carried-Over"), Some(Status::CarriedOver));
        assert_eq!(Status::typed("on"), Some(Status::Ongoing));
        assert_eq!(Status::typed("p"), None, "proposed or planned");
        assert_eq!(Status::typed(""), None);
    }
}
