//! `coplan log [ID]`: who changed what and when, from git's history; of one row also the dated entries
//! that stand in its file.

use serde_json::{Value as Json, json};

use super::context::Context;
use super::exit::{Exit, Stop};
use super::{diff, rows, show};
use crate::domain::value::{Record, Value};
use crate::domain::visible;
use crate::i18n::Words;
use crate::i18n::message::tell;
use crate::render::json as shape;
use crate::render::table::{BOLD, DIM, styled};
use crate::session::commits::{self, Commit};
use crate::text::read::RowRef;
use crate::workspace::compare;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Only what was done to this project, plan, meeting or organisation
    #[arg(value_name = "ID")]
    id: Option<String>,
    /// At most so many commits, the newest first
    #[arg(long, value_name = "NUMBER", default_value_t = 100)]
    max: usize,
    /// One JSON document: {"log": [...], "history": [...]}
    #[arg(long)]
    json: bool,
}

pub(super) fn run(cx: &Context, args: &Args) -> Result<Exit, Stop> {
    let place = cx.workspace_place()?;
    let commits = commits::log(&place, args.id.as_deref(), args.max)?;
    let history = match &args.id {
        Some(id) => history(cx, id, commits.is_empty())?,
        None => Vec::new(),
    };
    if args.json {
        let log: Vec<Json> = commits.iter().map(document).collect();
        let history: Vec<Json> = history.iter().map(shape::record).collect();
        cx.out.result(&shape::text(&json!({ "log": log, "history": history })))?;
    } else {
        cx.out.result(&(commits.iter().map(|commit| shown(commit, cx.words)).collect::<String>() + &dated(&history, cx.words)))?;
    }
    if commits.len() >= args.max {
        cx.out.remark(&tell("cli-log-max", [("n", args.max.into())]));
    }
    Ok(Exit::Done)
}

/// The dated entries of a row as it is now; a row that is gone has none.
fn history(cx: &Context, id: &str, must_be_there: bool) -> Result<Vec<Record>, Stop> {
    let session = cx.open()?;
    match rows::find(&session.workspace, id) {
        Ok((handle, _)) => {
            let record = session.workspace.row(handle).map(RowRef::record).unwrap_or_default();
            Ok(record.list("history").iter().filter_map(Value::as_record).cloned().collect())
        }
        Err(stop) if must_be_there => Err(stop),
        Err(_) => Ok(Vec::new()),
    }
}

fn shown(commit: &Commit, words: Words) -> String {
    let short: String = commit.id.chars().take(8).collect();
    let date = commit.date.get(..16).unwrap_or(&commit.date).replace('T', " ");
    let head = format!("{}  {}", styled(&visible::line(&format!("{date}  {}", commit.author)), BOLD), styled(&short, DIM));
    let silent = commit.silent.iter().map(|name| words.of(&compare::silent(name)));
    let lines = commit.edits.iter().map(|edit| words.of(&edit.message())).chain(silent);
    lines.fold(head + "\n", |text, line| text + "  " + &visible::line(&line) + "\n")
}

fn dated(history: &[Record], words: Words) -> String {
    if history.is_empty() {
        return String::new();
    }
    let lines = history.iter().map(|record| show::event_line(record, words));
    lines.fold(styled(words.say("cli-log-dated"), BOLD) + "\n", |text, line| text + "  " + &visible::line(&line) + "\n")
}

fn document(commit: &Commit) -> Json {
    let changes: Vec<Json> = compare::told(&commit.edits).iter().map(diff::change).collect();
    json!({ "commit": commit.id, "date": commit.date, "author": commit.author, "changes": changes, "files": commit.silent })
}
