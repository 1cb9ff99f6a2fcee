//! `coplan diff OLD NEW`: what is different between two workspaces, field by field. Comments, order and
//! spelling do not count.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::context::Context;
use super::exit::{Exit, Stop};
use crate::domain::field::Kind;
use crate::render::{changes, json};
use crate::report::changes::diff;
use crate::report::picture::Picture;
use crate::report::scope::Scope;
use crate::report::voice::Voice;
use crate::report::words::Lang;
use crate::session::{Mode, Session};
use crate::text::document::Lock;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The older one: a folder or a file
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The newer one
    #[arg(value_name = "NEW")]
    new: PathBuf,
    /// One JSON document: {"changes": [...]}
    #[arg(long)]
    json: bool,
}

pub(super) fn run(cx: &Context, args: &Args) -> Result<Exit, Stop> {
    let changes = diff(&picture(cx, &args.old)?, &picture(cx, &args.new)?);
    let voice = Voice::plain(Lang::En);
    if args.json {
        let objects: Vec<_> = changes.iter().map(|change| changes::object(change, &voice)).collect();
        cx.out.result(&json::text(&json!({ "changes": objects })))?;
    } else {
        cx.out.result(&changes::text(&changes, &[], &voice))?;
    }
    Ok(if changes.is_empty() { Exit::Done } else { Exit::Findings })
}

fn picture(cx: &Context, path: &Path) -> Result<Picture, Stop> {
    let session = Session::open(path, Mode::ReadOnly)?;
    for document in session.workspace.documents().iter().filter(|document| document.lock() == Some(Lock::Broken)) {
        cx.out.warning(&format!("{} could not be read, so its rows are missing", session.path(document.name()).display()));
    }
    let rows = Kind::ALL.into_iter().flat_map(|kind| session.workspace.all(kind)).filter_map(|handle| session.workspace.row(handle));
    for row in rows.filter(|row| row.is_bad()) {
        let place = session.path(row.file());
        cx.out.warning(&format!("{}:{}: {} has something wrong, so not all of it is compared", place.display(), row.line(), row.id()));
    }
    Ok(Picture::of(&session.workspace, &Scope::default()))
}
