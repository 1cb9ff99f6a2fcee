//! `coplan init DIR`: a new workspace of one plan and one meeting, with comments that explain.

use std::path::PathBuf;

use chrono::Datelike;

use super::context::Context;
use super::exit::{Exit, Stop};
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
        let stop = Stop::new(Exit::Refused, format!("{dir} has TOML files already, such as {}; nothing was written", file.display()));
        return Err(stop.hint("choose a new folder; or open this one: its files are read whatever their names"));
    }
    let (names, saved) = starter::new(&args.dir, cx.today.year())?;
    cx.tell_of_durability(saved);
    for name in names {
        cx.out.remark(&format!("wrote {}", args.dir.join(name).display()));
    }
    cx.out.remark(&format!("open it with: coplan {dir}"));
    Ok(Exit::Done)
}

pub(super) fn writable(mode: Mode) -> Result<(), Stop> {
    match mode {
        Mode::ReadWrite => Ok(()),
        Mode::ReadOnly => Err(Stop::new(Exit::Refused, "nothing is written with --read-only")),
    }
}
