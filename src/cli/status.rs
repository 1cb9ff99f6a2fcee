//! `coplan status ID... STATUS`: marks a status, with an entry in the history that says when and at
//! which meeting it was stated. All projects in one step.

use super::context::Context;
use super::editing::{self, Said};
use super::exit::{Exit, Stop};
use crate::domain::field::Key;
use crate::domain::status::Status;
use crate::i18n::message::{say, tell};
use crate::text::check::{no_such_word, one_of};

#[derive(Debug, clap::Args)]
#[command(override_usage = "coplan status [OPTIONS] <ID>... <STATUS>")]
pub(super) struct Args {
    /// The projects' ids, then the status: proposed, planned, ongoing, finalising, done, suspended, cancelled or
    /// carried-over; the beginning of the word is enough
    #[arg(value_names = ["ID", "STATUS"], num_args = 2.., required = true)]
    words: Vec<String>,
    #[command(flatten)]
    said: Said,
    /// Why, or what shows it; suspended and cancelled need it
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

pub(super) fn run(cx: &Context, args: &Args) -> Result<Exit, Stop> {
    let (ids, status) = read(&args.words)?;
    let note = args.note.as_deref().filter(|note| !note.trim().is_empty());
    needs_reason(status, note, ids)?;
    let already =
        tell("cli-status-there", [("n", ids.len().into()), ("ids", ids.join(", ").into()), ("status", say(status.word()).into())]);
    let mut later = Vec::new();
    let done = editing::edit(cx, &already, |workspace| {
        let mut edits = Vec::new();
        later.clear();
        for (project, id) in editing::projects(workspace, ids)? {
            let stated = args.said.stated(workspace, project, note, cx.today)?;
            edits.extend(workspace.mark_status(id, status, &stated, cx.today));
            later.extend(workspace.stated_later(id, &stated, cx.today).map(|event| event.stays(id)));
        }
        Ok(edits)
    })?;
    for stays in &later {
        cx.out.remark(stays);
    }
    Ok(done)
}

fn read(words: &[String]) -> Result<(&[String], Status), Stop> {
    let (last, ids) = words.split_last().ok_or_else(|| Stop::new(Exit::Usage, say("cli-status-which")))?;
    if let Some(status) = Status::typed(last) {
        return Ok((ids, status));
    }
    if let Some((ids, status)) = two_words(ids, last) {
        return Ok((ids, status));
    }
    let stop = Stop::new(Exit::Usage, no_such_word(last, Key::Status));
    let first = ids.first().filter(|first| Status::typed(first).is_some());
    Err(match first {
        Some(first) => stop.hint(tell("cli-status-last", [("id", last.into()), ("status", first.into())])),
        None => stop.hint(one_of(&Status::ALL.map(Status::name))),
    })
}

/// `carried over` without quotes.
fn two_words<'a>(ids: &'a [String], last: &str) -> Option<(&'a [String], Status)> {
    let (first, ids) = ids.split_last().filter(|(_, ids)| !ids.is_empty())?;
    Status::parse(&format!("{first} {last}")).map(|status| (ids, status))
}

pub(super) fn needs_reason(status: Status, note: Option<&str>, ids: &[String]) -> Result<(), Stop> {
    if !status.needs_reason() || note.is_some() {
        return Ok(());
    }
    let stop = Stop::new(Exit::Usage, tell("cli-status-reason", [("status", say(status.word()).into())]));
    Err(stop.hint(tell("cli-status-reason-hint", [("ids", ids.join(" ").into()), ("status", status.name().into())])))
}
