//! `coplan link ID... MEETING` and `coplan unlink ID... MEETING`: which projects a meeting
//! discussed. Closed projects may be linked too.

use super::context::Context;
use super::editing;
use super::exit::{Exit, Stop};
use crate::domain::edit::Edit;
use crate::i18n::message::{Message, say};
use crate::workspace::Workspace;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The projects' ids, then the meeting's id, or "latest" for the last meeting with the plan's partner
    #[arg(value_names = ["ID", "MEETING"], num_args = 2.., required = true)]
    words: Vec<String>,
}

pub(super) fn link(cx: &Context, args: &Args) -> Result<Exit, Stop> {
    run(cx, args, &say("cli-link-there"), Workspace::link)
}

pub(super) fn unlink(cx: &Context, args: &Args) -> Result<Exit, Stop> {
    run(cx, args, &say("cli-unlink-none"), Workspace::unlink)
}

fn run(cx: &Context, args: &Args, otherwise: &Message, act: impl Fn(&Workspace, &str, &str) -> Option<Edit>) -> Result<Exit, Stop> {
    let (meeting, ids) = args.words.split_last().ok_or_else(|| Stop::new(Exit::Usage, say("cli-link-which")))?;
    editing::edit(cx, otherwise, |workspace| {
        let mut edits = Vec::new();
        for (project, id) in editing::projects(workspace, ids)? {
            edits.extend(act(workspace, id, &editing::meeting(workspace, project, meeting, cx.today)?));
        }
        Ok(edits)
    })
}
