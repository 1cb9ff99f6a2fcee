//! What a screen may see: the workspace and the day, and how things are shown. Nothing in it can be
//! changed from a screen.

use chrono::NaiveDate;

use super::action::Action;
use super::keys::map::KeyMap;
use super::spot::Spots;
use super::theme::Theme;
use crate::domain::problem::Problem;
use crate::i18n::Words;
use crate::i18n::message::Arg;
use crate::report::as_of::Past;
use crate::session::sync::Step;
use crate::workspace::Workspace;
use crate::workspace::filed::Filed;
use crate::workspace::merge::{Conflict, Pick};

/// What git knows of a row: when, and who did what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logged {
    pub id: String,
    pub lines: Vec<(String, String)>,
}

/// The files as they were committed at the end of a day; none where there is no git, or nothing was committed by then.
#[derive(Debug)]
pub struct Committed {
    pub day: NaiveDate,
    pub files: Option<Filed>,
}

/// How far an exchange with the other offices is, and whether somebody has stopped it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exchanging {
    pub step: Step,
    pub tries: u32,
    pub stops: bool,
}

#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    pub workspace: &'a Workspace,
    pub today: NaiveDate,
    /// The files as they are and the day that it is, whatever past is shown.
    pub now: (&'a Workspace, NaiveDate),
    pub theme: Theme,
    pub words: Words,
    pub keys: &'a KeyMap,
    /// What can be clicked: whoever draws something says so here.
    pub spots: &'a Spots,
    /// Whether the foot names the keys that are useful here.
    pub hints: bool,
    pub read_only: bool,
    /// The past that is shown; then the workspace and the day are those of the past.
    pub past: Option<&'a Past>,
    /// Git's history of one row.
    pub log: Option<&'a Logged>,
    /// The files as they were at the base of a comparison.
    pub committed: Option<&'a Committed>,
    /// The id of the meeting at which everything is stated now.
    pub active_meeting: Option<&'a str>,
    /// The last part of the workspace's path.
    pub name: &'a str,
    pub unsaved: usize,
    /// What both sides changed otherwise and nobody has decided.
    pub conflicts: &'a [Conflict],
    /// How many of these are nowhere but here.
    pub in_danger: usize,
    /// What was picked of them before they were put off.
    pub picks: &'a [(usize, Pick)],
    pub saving: bool,
    /// What is wrong in the file of the settings.
    pub settings: &'a [Problem],
    pub exchanging: Option<Exchanging>,
    /// Files in which something is wrong that was seen at opening.
    pub faulty_files: usize,
}

impl<'a> Context<'a> {
    /// Why nothing can be changed now.
    pub fn locked(&self) -> Option<String> {
        match (self.past, self.read_only) {
            (Some(_), _) => Some(self.keyed("screen-locked-past", &[("key", Action::AsOf)])),
            (None, true) => Some(self.words.say("screen-locked").to_owned()),
            (None, false) => None,
        }
    }

    /// The files as they were committed at the base of a comparison, if git has told of them by now.
    pub fn committed_at(&self, day: NaiveDate) -> Option<&'a Filed> {
        self.committed.filter(|committed| committed.day == day && self.past.is_none())?.files.as_ref()
    }

    /// A message that names keys, as they are bound now.
    pub fn keyed(&self, id: &str, keys: &[(&'static str, Action)]) -> String {
        let named: Vec<(&'static str, Arg)> = keys.iter().map(|(name, action)| (*name, self.keys.named(*action).into())).collect();
        self.words.tell(id, &named)
    }

    /// The name of an organisation in the reader's language, where the file has it.
    pub fn organisation(&self, id: &str) -> String {
        self.workspace.organisation_in(id, self.words.lang)
    }

    /// Whether no entry tells how a project stood in the past that is shown.
    pub fn is_unknown(&self, project: &str) -> bool {
        self.past.is_some_and(|past| past.unknown.contains(project))
    }
}
