//! `coplan diff OLD [NEW]`: what differs between two states of a workspace, in sentences or as JSON.

use serde_json::{Value as Json, json};

use super::context::Context;
use super::exit::{Exit, Stop};
use crate::domain::field::Kind;
use crate::domain::value::Value;
use crate::domain::visible;
use crate::render::json as shape;
use crate::session::past;
use crate::workspace::compare::{self, Told};

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
    let pairs = past::pairs(old, new);
    let edits = compare::edits(&pairs);
    if args.json {
        let changes: Vec<Json> = compare::told(&edits).iter().map(change).collect();
        cx.out.result(&shape::text(&json!({ "changes": changes })))?;
    } else {
        let lines: String = compare::sentences(&pairs).iter().map(|line| visible::line(line).into_owned() + "\n").collect();
        cx.out.result(&lines)?;
    }
    if pairs.iter().all(|pair| pair.old == pair.new) {
        cx.out.remark("no differences");
        return Ok(Exit::Done);
    }
    Ok(Exit::Findings)
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
