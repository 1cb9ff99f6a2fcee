//! `coplan sync`: exchanges the workspace with the other offices through git: commits, merges what they
//! have done, and sends. Says what went out, what came in, and what both changed otherwise.

use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use serde_json::{Value as Json, json};

use super::context::Context;
use super::exit::{Exit, Stop};
use super::init::writable;
use crate::domain::visible;
use crate::i18n::Words;
use crate::i18n::message::{Message, say, tell};
use crate::render::json as shape;
use crate::session::repository::Trouble;
use crate::session::sync::{self, Exchanged, Options, Sent, Step, Watch};
use crate::session::undecided::Clashing;
use crate::store::env;
use crate::store::git::{GitFailure, child};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Commit and merge, and send nothing
    #[arg(long)]
    no_push: bool,
    /// Where both changed a field otherwise, take theirs here too; yours stays in the history
    #[arg(long)]
    theirs: bool,
    /// How long the other side may take for one answer
    #[arg(long, value_name = "SECONDS", default_value_t = sync::PATIENCE.as_secs(), value_parser = clap::value_parser!(u64).range(1..=86_400))]
    timeout: u64,
    /// One JSON document: {"committed": [...], "delivered": [...], "received": [...], "conflicts": [...], "sent": "..."}
    #[arg(long)]
    json: bool,
}

pub(super) fn run(cx: &Context, args: &Args) -> Result<Exit, Stop> {
    writable(cx.mode)?;
    let place = cx.workspace_place()?;
    let patience = Duration::from_secs(args.timeout);
    let (steps, told) = channel();
    let watch = Watch { steps: env::stderr_is_terminal().then_some(steps), stop: child::Stop::default().on_signals() };
    let options = Options { place, push: !args.no_push, take_theirs: args.theirs, patience, watch };
    let out = cx.out;
    let teller = thread::spawn(move || told.into_iter().for_each(|(step, tries)| out.remark(&progress(step, tries))));
    let done = sync::sync(&options);
    drop(options);
    let _ = teller.join();
    let done = done?;
    if args.json {
        cx.out.result(&shape::text(&document(&done)))?;
    } else {
        cx.out.result(&shown(&done, cx.words))?;
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
        Sent::OffLine(words) => {
            Err(Stop::new(Exit::Files, tell("sync-off-line", [("words", words.clone().into())])).hint(say("sync-off-line-hint")))
        }
        Sent::Refused(words) => {
            Err(Stop::new(Exit::Refused, tell("sync-not-taken", [("words", words.into())])).hint(say("sync-not-taken-hint")))
        }
        Sent::Stopped => Err(Stop::new(Exit::Files, say("sync-stopped")).hint(say("sync-overtaken-hint"))),
        Sent::Overtaken => Err(Stop::new(Exit::Refused, say("sync-overtaken")).hint(say("sync-overtaken-hint"))),
    }
}

/// One line for a step.
fn progress(step: Step, tries: u32) -> Message {
    match tries {
        1 => say(step.word()),
        n => tell("sync-again", [("what", say(step.word()).into()), ("n", i64::from(n).into())]),
    }
}

fn shown(done: &Exchanged, words: Words) -> String {
    let many = |title: &str, lines: &[Message]| -> String {
        if lines.is_empty() {
            return String::new();
        }
        lines.iter().fold(format!("{}\n", words.say(title)), |text, line| text + "  " + &visible::line(&words.of(line)) + "\n")
    };
    let waits = |clash: &Clashing| tell(if clash.waits { "sync-waits" } else { "sync-theirs" }, [("clash", clash.message().into())]);
    let clashes: Vec<Message> = done.clashes.iter().map(waits).collect();
    let out = if done.sent == Sent::All { "sync-sent" } else { "sync-committed" };
    let text = [many(out, done.ours()), many("sync-received", &done.received), many("sync-both", &clashes)].concat();
    if text.is_empty() && done.sent == Sent::All { format!("{}\n", words.say("sync-nothing")) } else { text }
}

fn texts(messages: &[Message]) -> Vec<String> {
    messages.iter().map(Message::to_string).collect()
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
            "sentence": clash.message().to_string(),
        })
    };
    let sent = match &done.sent {
        Sent::All => "all",
        Sent::Kept(_) => "kept",
        Sent::OffLine(_) => "off-line",
        Sent::Refused(_) => "refused",
        Sent::Overtaken => "overtaken",
        Sent::Stopped => "stopped",
    };
    json!({
        "committed": texts(&done.committed),
        "delivered": texts(&done.delivered),
        "received": texts(&done.received),
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
            GitFailure::Missing => "sync-install-git",
            GitFailure::TooLong { .. } => "sync-longer",
            GitFailure::Refused { said, .. } if said.contains("dubious ownership") => "sync-not-yours",
            _ => "sync-git-status",
        };
        Stop::new(Exit::Files, failure.message()).hint(say(hint))
    }
}
