//! `coplan merge-driver BASE OURS THEIRS PATH`: what git calls when both sides have changed a file. The
//! result is written to OURS; where a field clashes it keeps OURS' value, and the exit code is 1, so that
//! git marks the file.

use std::path::PathBuf;

use super::context::Context;
use super::exit::{Exit, Stop};
use super::init::writable;
use crate::i18n::message::tell;
use crate::session::driver::{self, Driven};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The file as both sides knew it: git's %O
    #[arg(allow_hyphen_values = true)]
    base: PathBuf,
    /// The file on this side, which gets the result: %A
    #[arg(allow_hyphen_values = true)]
    ours: PathBuf,
    /// The file on the other side: %B
    #[arg(allow_hyphen_values = true)]
    theirs: PathBuf,
    /// What the file is called in the repository: %P
    #[arg(allow_hyphen_values = true)]
    path: String,
}

pub(super) fn run(cx: &Context, args: &Args) -> Result<Exit, Stop> {
    writable(cx.mode)?;
    match driver::merge(&args.base, &args.ours, &args.theirs, &args.path)? {
        Driven::Lines { clean: true } => Ok(Exit::Done),
        Driven::Lines { clean: false } => {
            cx.out.warning(&tell("cli-merged-lines", [("file", (&args.path).into())]));
            Ok(Exit::Findings)
        }
        Driven::Rows(merged) => {
            for row in &merged.renamed {
                let parts = [("file", (&args.path).into()), ("id", (&row.target.id).into()), ("new", (&row.id).into())];
                cx.out.warning(&tell("cli-merged-renamed", parts));
            }
            for conflict in &merged.conflicts {
                cx.out.warning(&tell("refused-of", [("id", (&args.path).into()), ("message", driver::message(conflict).into())]));
            }
            Ok(if merged.conflicts.is_empty() { Exit::Done } else { Exit::Findings })
        }
    }
}
