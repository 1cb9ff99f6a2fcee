//! `coplan git-setup`: tells git, on request only, to merge and show files of workspaces through coplan.

use super::context::Context;
use super::exit::{Exit, Stop};
use super::init::writable;
use crate::domain::visible;
use crate::i18n::message::say;
use crate::session::driver::{self, Scope};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Write the settings for all of your repositories, instead of this one alone
    #[arg(long)]
    global: bool,
    /// Write the settings for this repository alone, which is what happens without an option
    #[arg(long, conflicts_with = "global")]
    local: bool,
}

pub(super) fn run(cx: &Context, args: &Args) -> Result<Exit, Stop> {
    writable(cx.mode)?;
    let place = cx.workspace_place()?;
    let root = if place.is_dir() { place.as_path() } else { place.parent().unwrap_or(&place) };
    let done = driver::set_up(root, if args.global { Scope::Global } else { Scope::Local })?;
    let lines: String = done.iter().map(|line| visible::line(&cx.words.of(line)).into_owned() + "\n").collect();
    cx.out.result(&lines)?;
    cx.out.remark(&say("cli-git-setup-done"));
    Ok(Exit::Done)
}
