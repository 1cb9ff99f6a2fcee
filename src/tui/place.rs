//! Where one can go: the screens, and the layers that open over them.

use crate::domain::edit::Target;
use crate::domain::status::Status;
use crate::i18n::Lang;
use crate::report::as_of::Moment;
use crate::report::audience::Audience;
use crate::workspace::index::Handle;

/// A screen of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    Plans,
    Projects,
    Meetings,
    Matrix,
}

/// A report over the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Report {
    Due,
    Timeline,
    Changes,
    Brief,
}

impl Report {
    /// Whether it is about the partner of the selected row; what is due is about all, or about the chosen plan.
    pub fn is_of_selected(self) -> bool {
        matches!(self, Report::Changes | Report::Brief)
    }
}

/// What a report is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    pub report: Report,
    /// The partner's id; `None` for all.
    pub partner: Option<String>,
    /// Only of this plan.
    pub plan: Option<Handle>,
    /// With when today is compared; `None` for the last meeting with the partner.
    pub base: Option<Moment>,
    /// The language of a brief.
    pub lang: Lang,
    /// For whom a brief is.
    pub audience: Audience,
}

impl Asked {
    pub fn of(report: Report, partner: Option<String>, lang: Lang) -> Asked {
        Asked { report, partner, plan: None, base: None, lang, audience: Audience::Internal }
    }
}

/// What is in front of the user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Front {
    Screen(Screen),
    Report(Report),
}

impl Front {
    pub fn is_report(self) -> bool {
        matches!(self, Front::Report(_))
    }
}

#[derive(Debug, Clone, PartialEq)]
pub enum Place {
    Report(Report),
    /// A report that is asked something else, in place of the one in front.
    Asked(Asked),
    /// What it can be asked.
    Asking(Asked),
    PartnerPicker(Asked),
    BasePicker(Asked),
    LanguageMenu(Asked),
    Screen(Screen),
    /// The projects of one plan.
    Plan(Handle),
    /// Those of one plan that a filter line shows.
    Filtered {
        plan: Handle,
        filter: String,
    },
    /// A row on the screen of its kind.
    Row(Handle),
    StatusMenu(Vec<String>),
    HealthMenu(Vec<String>),
    LinkPicker(Vec<String>),
    MeetingPicker,
    /// The moment in the past to look at.
    MomentPicker,
    FieldPicker(Target),
    /// The words that a field may have.
    ChoiceMenu {
        target: Target,
        field: String,
    },
    /// The commitments of a meeting, to settle one.
    Commitments(String),
    /// What became of one: the meeting, and its number there.
    Settle {
        meeting: String,
        nth: usize,
    },
    /// Carrying the projects of a plan over: of all that are open those with these ids, where there are any.
    Carry {
        plan: String,
        marked: Vec<String>,
    },
    Prompt(Prompt),
    Order,
    /// The text of a readout, and what it says.
    Readout,
    Palette,
    Help,
    Problems,
    Conflicts,
    Views,
    /// A question that is answered with y or n; `yes` names what is done.
    Confirm(Confirm),
}

/// A question for one line of text.
#[derive(Debug, Clone, PartialEq)]
pub enum Prompt {
    Due(Vec<String>),
    Note(Vec<String>),
    Reason {
        ids: Vec<String>,
        status: Status,
    },
    HealthReason {
        ids: Vec<String>,
        health: crate::domain::health::Health,
    },
    Field {
        target: Target,
        field: String,
    },
    NewProject {
        plan: Handle,
    },
    NewMeeting,
    /// What a side undertakes at this meeting.
    Commitment {
        meeting: String,
    },
    /// The name of the file for a brief.
    BriefFile(Asked),
}

#[derive(Debug, Clone, PartialEq)]
pub enum Confirm {
    QuitUnsaved,
    Remove(Vec<Target>),
}
