//! `coplan demo [DIR]`: a writable copy of the sample workspace, which is part of the program.

use std::path::PathBuf;

use super::context::Context;
use super::exit::{Exit, Stop};
use super::init;
use crate::i18n::message::tell;
use crate::session::starter::{self, holds_plans};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The folder for the copy; coplan-demo in the current folder if left out. One that holds plans is opened as it is
    #[arg(value_name = "DIR")]
    pub(super) dir: Option<PathBuf>,
    /// Only make the copy
    #[arg(long)]
    pub(super) no_open: bool,
}

/// Makes the copy, unless it is there, and gives its folder.
pub(super) fn copy(cx: &Context, args: &Args) -> Result<PathBuf, Stop> {
    let dir = args.dir.clone().unwrap_or_else(|| PathBuf::from("coplan-demo"));
    if holds_plans(&dir) {
        cx.out.remark(&tell("cli-demo-there", [("path", dir.display().into())]));
    } else {
        init::writable(cx.mode)?;
        cx.tell_of_durability(starter::sample(&dir)?);
        cx.out.remark(&tell("cli-demo-made", [("path", dir.display().into())]));
    }
    Ok(dir)
}

pub(super) fn run(cx: &Context, args: &Args) -> Result<Exit, Stop> {
    copy(cx, args)?;
    Ok(Exit::Done)
}
