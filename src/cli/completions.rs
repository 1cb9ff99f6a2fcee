//! `coplan completions SHELL`: a script that completes verbs and options in a shell.

use clap_complete::Shell;

use super::context::Context;
use super::exit::{Exit, Stop};
use super::reference;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

pub(super) fn run(cx: &Context, args: &Args) -> Result<Exit, Stop> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut reference::command(), "coplan", &mut script);
    cx.out.result(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Done)
}
