//! `coplan init DIR`: a new workspace of one plan and one meeting, with comments that explain.

use std::path::PathBuf;

use chrono::Datelike;

use super::context::Context;
use super::exit::{Exit, Stop};
use crate::i18n::message::{say, tell};
use crate::session::{Mode, starter};
use crate::store::folder;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The folder to make; it may exist, without TOML files in it
    #[arg(value_name = "DIR")]
    dir: PathBuf,
}

pub(super) fn run(cx: &Context, args: &Args) -> Result<Exit, Stop> {
    let dir = args.dir.display();
    writable(cx.mode)?;
    if let Some(file) = folder::list(&args.dir).ok().and_then(|listing| listing.files.into_iter().next()) {
        let stop = Stop::new(Exit::Refused, tell("cli-init-there", [("dir", dir.into()), ("file", file.display().into())]));
        return Err(stop.hint(say("cli-init-there-hint")));
    }
    let (names, saved) = starter::new(&args.dir, cx.today.year())?;
    cx.tell_of_durability(saved);
    for name in names {
        cx.out.remark(&tell("cli-wrote", [("path", args.dir.join(name).display().into())]));
    }
    cx.out.remark(&tell("cli-init-open", [("dir", args.dir.display().into())]));
    Ok(Exit::Done)
}

pub(super) fn writable(mode: Mode) -> Result<(), Stop> {
    match mode {
        Mode::ReadWrite => Ok(()),
        Mode::ReadOnly => Err(Stop::new(Exit::Refused, say("cli-read-only"))),
    }
}
