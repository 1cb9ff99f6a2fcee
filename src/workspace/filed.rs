//! What git has of a workspace: the files as they were committed by a day, and what its commits tell of
//! deadlines, which keep no history in the files.

use std::collections::BTreeMap;

use super::Workspace;
use crate::domain::value::Value;

/// The files as they were committed by a day.
#[derive(Debug)]
pub struct Filed {
    pub workspace: Workspace,
    /// Of the deadlines that are others now.
    pub moved: Moved,
}

/// How often deadlines moved in the commits, by the ids of the projects; and what the last commit says of each.
pub type Moved = BTreeMap<String, (usize, Option<Value>)>;
