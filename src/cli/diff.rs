//! `coplan diff OLD [NEW]`: what is different between two states of a workspace, field by field. Comments,
//! order and spelling do not count.

use serde_json::{Value as Json, json};

use super::context::Context;
use super::exit::{Exit, Stop};
use crate::domain::field::Kind;
use crate::domain::value::Value;
use crate::i18n::Lang;
use crate::i18n::message::tell;
use crate::render::changes;
use crate::render::json as shape;
use crate::report::changes::diff;
use crate::report::picture::Picture;
use crate::report::scope::Scope;
use crate::report::voice::Voice;
use crate::session::past::{self, Files};
use crate::text::document::Lock;
use crate::workspace::compare::Told;
use crate::workspace::settings::Settings;
use crate::workspace::{Loaded, Workspace};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The old state: a folder, a file, or a git revision such as HEAD~3
    #[arg(value_name = "OLD")]
    old: String,
    /// The new state, likewise; the workspace as it is now if left out
    #[arg(value_name = "NEW")]
    new: Option<String>,
    /// One JSON document: {"changes": [...]}
    #[arg(long)]
    json: bool,
}

pub(super) fn run(cx: &Context, args: &Args) -> Result<Exit, Stop> {
    let place = cx.place().unwrap_or_else(|| ".".into());
    let old = past::files(&args.old, &place)?;
    let new = match &args.new {
        Some(new) => past::files(new, &place)?,
        None => past::here(&cx.workspace_place()?)?,
    };
    let new_name = args.new.as_deref().unwrap_or_default();
    let found = diff(&picture(cx, &args.old, old), &picture(cx, new_name, new));
    let voice = Voice::plain(if args.json { Lang::En } else { cx.words.lang });
    if args.json {
        let objects: Vec<Json> = found.iter().map(|change| changes::object(change, &voice)).collect();
        cx.out.result(&shape::text(&json!({ "changes": objects })))?;
    } else {
        cx.out.result(&changes::text(&found, &[], &voice))?;
    }
    Ok(if found.is_empty() { Exit::Done } else { Exit::Findings })
}

/// All rows of some files; what could not be read of them is said.
fn picture(cx: &Context, word: &str, files: Files) -> Picture {
    let place = |name: &str| if word.is_empty() { name.to_owned() } else { format!("{word}/{name}") };
    let loaded = files.into_iter().map(|(name, text)| Loaded::read(name, text)).collect();
    let workspace = Workspace::new(loaded, Settings::default());
    for document in workspace.documents().iter().filter(|document| document.lock() == Some(Lock::Broken)) {
        cx.out.warning(&tell("cli-diff-unread", [("file", place(document.name()).into())]));
    }
    let rows = Kind::ALL.into_iter().flat_map(|kind| workspace.all(kind)).filter_map(|handle| workspace.row(handle));
    for row in rows.filter(|row| row.is_bad()) {
        cx.out.warning(&tell("cli-diff-bad", [("place", format!("{}:{}", place(row.file()), row.line()).into()), ("id", row.id().into())]));
    }
    Picture::of(&workspace, &Scope::default())
}

/// One change, with the keys of docs/verbs.md.
pub(super) fn change(told: &Told) -> Json {
    let value = |value: &Option<Value>| value.as_ref().map_or(Json::Null, shape::value);
    let project = (told.target.kind == Kind::Project).then_some(&told.target.id);
    json!({
        "project": project,
        "kind": told.target.kind.name(),
        "id": told.target.id,
        "field": told.field,
        "from": value(&told.from),
        "to": value(&told.to),
        "date": value(&told.date),
        "meeting": value(&told.meeting),
        "sentence": told.sentence,
    })
}
