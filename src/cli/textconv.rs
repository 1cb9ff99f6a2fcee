//! `coplan textconv FILE`: a file as plain lines, one a field, for `git diff` and `git log -p`.

use std::path::PathBuf;

use super::context::Context;
use super::exit::{Exit, Stop};
use crate::domain::visible;
use crate::render::linear;
use crate::store::read;
use crate::text::document::{Document, Lock};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The file
    #[arg(value_name = "FILE", allow_hyphen_values = true)]
    file: PathBuf,
}

pub(super) fn run(cx: &Context, args: &Args) -> Result<Exit, Stop> {
    let text = String::from_utf8_lossy(&read::read(&args.file)?).into_owned();
    let document = Document::read("", text.clone());
    let is_plain = document.lock() == Some(Lock::Broken) || !document.is_ours();
    cx.out.result(&if is_plain { visible::lines(&text) + "\n" } else { linear::text(&document) })?;
    Ok(Exit::Done)
}
