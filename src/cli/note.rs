//! `coplan note ID TEXT`: adds a dated note to a project's history.

use super::context::Context;
use super::editing::{self, Said};
use super::exit::{Exit, Stop};
use crate::i18n::message::{Message, say};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The project's id
    #[arg(value_name = "ID")]
    id: String,
    /// What there is to say
    #[arg(value_name = "TEXT", allow_hyphen_values = true)]
    text: String,
    #[command(flatten)]
    said: Said,
}

pub(super) fn run(cx: &Context, args: &Args) -> Result<Exit, Stop> {
    let text = args.text.trim();
    if text.is_empty() {
        return Err(Stop::new(Exit::Usage, say("cli-note-empty")).hint(say("cli-note-empty-hint")));
    }
    editing::edit(cx, &Message::default(), |workspace| {
        let mut edits = Vec::new();
        for (project, id) in editing::projects(workspace, std::slice::from_ref(&args.id))? {
            edits.extend(workspace.note(id, &args.said.stated(workspace, project, Some(text), cx.today)?, cx.today));
        }
        Ok(edits)
    })
}
