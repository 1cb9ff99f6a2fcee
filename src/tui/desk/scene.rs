//! All that the app may see: the session, the day, and how things are shown.

use chrono::NaiveDate;

use super::super::context::{Committed, Context, Exchanging, Logged};
use super::super::setup::Setup;
use super::super::spot::Spots;
use crate::report::as_of::Past;
use crate::session::{Mode, Session};
use crate::workspace::merge::Pick;

/// All that the app may see.
#[derive(Debug)]
pub(super) struct Scene {
    pub(super) session: Session,
    pub(super) today: NaiveDate,
    pub(super) setup: Setup,
    pub(super) spots: Spots,
    /// The last part of the workspace's path.
    pub(super) name: String,
    pub(super) active_meeting: Option<String>,
    /// Saves that another thread has in hand.
    pub(super) saving: usize,
    /// The moment in the past that is shown instead of today.
    pub(super) past: Option<Past>,
    /// Git's history of one row, and whether there is no git to ask.
    pub(super) log: Option<Logged>,
    pub(super) no_git: bool,
    /// The files as they were at the base of a comparison that is shown.
    pub(super) committed: Option<Committed>,
    /// How far an exchange is that is under way.
    pub(super) exchanging: Option<Exchanging>,
    /// What was picked of the conflicts before they were put off.
    pub(super) picks: Vec<(usize, Pick)>,
}

impl Scene {
    pub(super) fn context(&self) -> Context<'_> {
        let Scene { session, past, .. } = self;
        Context {
            workspace: past.as_ref().map_or(&session.workspace, |past| &past.workspace),
            today: past.as_ref().map_or(self.today, |past| past.moment.day),
            now: (&session.workspace, self.today),
            theme: self.setup.theme,
            words: self.setup.words,
            keys: &self.setup.keys,
            spots: &self.spots,
            hints: self.setup.hints,
            read_only: session.mode() == Mode::ReadOnly,
            past: past.as_ref(),
            log: self.log.as_ref(),
            committed: self.committed.as_ref(),
            active_meeting: self.active_meeting.as_deref(),
            name: &self.name,
            unsaved: session.unsaved(),
            conflicts: session.conflicts(),
            in_danger: session.in_danger(),
            picks: &self.picks,
            saving: self.saving > 0,
            settings: session.settings_problems(),
            exchanging: self.exchanging,
            faulty_files: session.faulty_files(),
        }
    }
}
