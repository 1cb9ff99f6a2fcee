//! `coplan sync`: exchanges the workspace with the other offices through git: commits, merges what they
//! have done, and sends. Says what went out, what came in, and what both changed otherwise.

use std::time::Duration;

use serde_json::{Value as Json, json};

use super::context::Context;
use super::exit::{Exit, Stop};
use super::init::writable;
use crate::domain::visible;
use crate::render::json as shape;
use crate::session::repository::Trouble;
use crate::session::sync::{self, Clashing, Exchanged, Options, Sent};
use crate::store::git::GitFailure;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Commit and merge, and send nothing
    #[arg(long)]
    no_push: bool,
    /// Where both changed a field otherwise, take theirs here too; yours stays in the history
    #[arg(long)]
    theirs: bool,
    /// How long the other side may take for one answer
    #[arg(long, value_name = "SECONDS", default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    timeout: u64,
    /// One JSON document: {"committed": [...], "received": [...], "conflicts": [...], "sent": "..."}
    #[arg(long)]
    json: bool,
}

pub(super) fn run(cx: &Context, args: &Args) -> Result<Exit, Stop> {
    writable(cx.mode)?;
    let place = cx.workspace_place()?;
    let patience = Duration::from_secs(args.timeout);
    let options = Options { place, push: !args.no_push, take_theirs: args.theirs, patience };
    let done = sync::sync(&options)?;
    if args.json {
        cx.out.result(&shape::text(&document(&done)))?;
    } else {
        cx.out.result(&shown(&done))?;
    }
    for remark in &done.remarks {
        cx.out.warning(remark);
    }
    match &done.sent {
        Sent::All if done.clashes.is_empty() => Ok(Exit::Done),
        Sent::Kept(why) => {
            cx.out.remark(why);
            Ok(if done.clashes.is_empty() { Exit::Done } else { Exit::Findings })
        }
        Sent::All => Ok(Exit::Findings),
        Sent::OffLine(words) => Err(Stop::new(Exit::Files, format!("the other side was not reached: {words}"))
            .hint("all of yours is committed here; `coplan sync` again when there is a connection")),
        Sent::Refused(words) => Err(Stop::new(Exit::Refused, format!("the other side did not take it: {words}"))
            .hint("all of yours is committed here; ask who looks after the repository whether you may push to this branch")),
        Sent::Overtaken => Err(Stop::new(Exit::Refused, "others were faster each time")
            .hint("all of yours is committed here; `coplan sync` again in a moment")),
    }
}

fn shown(done: &Exchanged) -> String {
    let many = |title: &str, lines: &[String]| -> String {
        if lines.is_empty() {
            return String::new();
        }
        lines.iter().fold(format!("{title}\n"), |text, line| text + "  " + &visible::line(line) + "\n")
    };
    let waits = |clash: &Clashing| {
        let rest =
            if clash.waits { "; the others have theirs now, and yours stays in the file until you decide" } else { "; theirs is kept" };
        clash.sentence() + rest
    };
    let clashes: Vec<String> = done.clashes.iter().map(waits).collect();
    let out = if done.sent == Sent::All { "Sent" } else { "Committed" };
    let text = [many(out, &done.committed), many("Received", &done.received), many("Changed on both sides", &clashes)].concat();
    if text.is_empty() && done.sent == Sent::All { "Nothing new on either side\n".to_owned() } else { text }
}

fn document(done: &Exchanged) -> Json {
    let value = |value: &Option<crate::domain::value::Value>| value.as_ref().map_or(Json::Null, shape::value);
    let clash = |clash: &Clashing| {
        json!({
            "file": clash.file,
            "id": clash.id,
            "field": clash.field,
            "base": value(&clash.base),
            "ours": value(&clash.ours),
            "theirs": value(&clash.theirs),
            "waits": clash.waits,
            "sentence": clash.sentence(),
        })
    };
    let sent = match &done.sent {
        Sent::All => "all",
        Sent::Kept(_) => "kept",
        Sent::OffLine(_) => "off-line",
        Sent::Refused(_) => "refused",
        Sent::Overtaken => "overtaken",
    };
    json!({
        "committed": done.committed,
        "received": done.received,
        "conflicts": done.clashes.iter().map(clash).collect::<Vec<_>>(),
        "sent": sent,
    })
}

impl From<Trouble> for Stop {
    fn from(trouble: Trouble) -> Stop {
        match trouble {
            Trouble::Refused { message, hint } => Stop::new(Exit::Refused, message).hint(hint),
            Trouble::Git(failure) => failure.into(),
            Trouble::Save(failure) => failure.into(),
            Trouble::Io(failure) => failure.into(),
        }
    }
}

impl From<GitFailure> for Stop {
    fn from(failure: GitFailure) -> Stop {
        let hint = match &failure {
            GitFailure::Missing => "install git; all else works without it",
            GitFailure::TooLong { .. } => "try again with a longer --timeout",
            GitFailure::Refused { said, .. } if said.contains("dubious ownership") => {
                "the repository belongs to somebody else: if you trust it, `git config --global --add safe.directory FOLDER`"
            }
            _ => "nothing of yours is lost; `git status` tells how the repository stands",
        };
        Stop::new(Exit::Files, failure.to_string()).hint(hint)
    }
}
