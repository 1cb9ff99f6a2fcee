//! `coplan status ID... STATUS`: marks a status, with an entry in the history that says when and at
//! which meeting it was stated. All projects in one step.

use super::context::Context;
use super::editing::{self, Said};
use super::exit::{Exit, Stop};
use crate::domain::status::Status;

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
    let already = format!("nothing to do: {} {} already", ids.join(", "), if ids.len() == 1 { "is" } else { "are" });
    editing::edit(cx, &format!("{already} {status}"), |workspace| {
        let mut edits = Vec::new();
        for (project, id) in editing::projects(workspace, ids)? {
            let stated = args.said.stated(workspace, project, note, cx.today)?;
            edits.extend(workspace.mark_status(id, status, &stated, cx.today));
        }
        Ok(edits)
    })
}

fn read(words: &[String]) -> Result<(&[String], Status), Stop> {
    let (last, ids) = words.split_last().ok_or_else(|| Stop::new(Exit::Usage, "which project, and which status?"))?;
    if let Some(status) = Status::typed(last) {
        return Ok((ids, status));
    }
    if let Some((ids, status)) = two_words(ids, last) {
        return Ok((ids, status));
    }
    let stop = Stop::new(Exit::Usage, format!("\"{last}\" is no status"));
    let first = ids.first().filter(|first| Status::typed(first).is_some());
    Err(match first {
        Some(first) => stop.hint(format!("the status goes last: coplan status {last} {first}")),
        None => stop.hint(format!("one of {}", Status::ALL.map(Status::name).join(", "))),
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
    let stop = Stop::new(Exit::Usage, format!("{status} needs a reason"));
    Err(stop.hint(format!("add it: coplan status {} {status} --note \"...\"", ids.join(" "))))
}
