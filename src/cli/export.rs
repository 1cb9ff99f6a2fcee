//! `coplan export json`: the whole workspace as one document, with what is computed of each row.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ValueEnum;
use serde_json::{Map, Value as Json};

use super::context::Context;
use super::exit::{Exit, Stop};
use super::view::View;
use super::{init, rows};
use crate::domain::field::Kind;
use crate::i18n::message::{say, tell};
use crate::render::json;
use crate::store::read;
use crate::store::save::{self, Job};

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// All plans, projects, meetings and organisations, named as in the files
    Json,
}

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "FORMAT")]
    format: Format,
    /// Write to this file and not to the output; one that is there is replaced
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(super) fn run(cx: &Context, args: &Args) -> Result<Exit, Stop> {
    let view = cx.view()?;
    let text = match args.format {
        Format::Json => json::text(&document(&view)),
    };
    match args.output.as_deref().filter(|path| *path != Path::new("-")) {
        None => cx.out.result(&text)?,
        Some(path) => {
            init::writable(cx.mode)?;
            write(cx, path, &text)?;
        }
    }
    Ok(Exit::Done)
}

fn document(view: &View) -> Json {
    let of_kind = |kind: Kind| view.workspace().all(kind).map(|handle| rows::object(view, handle)).collect();
    let kinds = Kind::ALL.into_iter().map(|kind| (kind.plural().to_owned(), Json::Array(of_kind(kind))));
    Json::Object(kinds.collect::<Map<String, Json>>())
}

pub(super) fn write(cx: &Context, path: &Path, text: &str) -> Result<(), Stop> {
    if path.extension().is_some_and(|extension| extension == "toml") {
        return Err(Stop::new(Exit::Usage, tell("cli-export-plan", [("path", path.display().into())])).hint(say("cli-export-plan-hint")));
    }
    let expected = if path.exists() { Some(present(path)?) } else { None };
    cx.tell_of_durability(save::save(&Job { path: path.to_owned(), expected, new: Arc::from(text) })?);
    Ok(())
}

fn present(path: &Path) -> Result<Arc<str>, Stop> {
    let text = String::from_utf8(read::read(path)?);
    let other = || Stop::new(Exit::Refused, tell("cli-export-no-text", [("path", path.display().into())])).hint(say("failure-exists-hint"));
    text.map(Arc::from).map_err(|_| other())
}
