//! What a screen may see: the workspace and the day, and how things are shown. Nothing in it can be
//! changed from a screen.

use chrono::NaiveDate;

use super::keys::map::KeyMap;
use super::theme::Theme;
use crate::workspace::Workspace;
use crate::workspace::merge::Conflict;

#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    pub workspace: &'a Workspace,
    pub today: NaiveDate,
    pub theme: Theme,
    pub keys: &'a KeyMap,
    pub read_only: bool,
    /// The id of the meeting at which everything is stated now.
    pub active_meeting: Option<&'a str>,
    /// The last part of the workspace's path.
    pub name: &'a str,
    pub unsaved: usize,
    /// What both sides changed otherwise and nobody has decided.
    pub conflicts: &'a [Conflict],
    pub saving: bool,
    /// Files in which something is wrong that was seen at opening.
    pub faulty_files: usize,
}
