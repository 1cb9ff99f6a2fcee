//! `coplan changes`: what changed since the last meeting with a partner, or since a date or another
//! meeting, as sentences.

use serde_json::json;

use super::context::Context;
use super::exit::{Exit, Stop};
use super::view;
use crate::i18n::Lang;
use crate::i18n::message::{say, tell};
use crate::render::{changes, json};
use crate::report::changes as report;
use crate::report::picture::Picture;
use crate::report::scope::Scope;
use crate::report::voice::Voice;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// From when: a date, or a meeting's id; without it the last meeting before today
    #[arg(long, value_name = "DATE|MEETING", allow_hyphen_values = true)]
    since: Option<String>,
    /// Only what concerns this partner, an organisation's id; the last meeting is then that with it
    #[arg(long, value_name = "ORG")]
    partner: Option<String>,
    /// One JSON document: {"since": {...}, "changes": [...]}
    #[arg(long)]
    json: bool,
}

pub(super) fn run(cx: &Context, args: &Args) -> Result<Exit, Stop> {
    let view = cx.view()?;
    let partner = args.partner.as_deref();
    partner.map_or(Ok(()), |partner| view::partner(view.workspace(), partner))?;
    let scope = Scope::of(partner);
    let none = || {
        Stop::new(Exit::Refused, tell("cli-changes-no-base", [("date", view.today.to_string().into())]))
            .hint(say("cli-changes-no-base-hint"))
    };
    let moment = view::base(&view, args.since.as_deref(), partner)?.ok_or_else(none)?;
    let now = Picture::with_unknown(view.workspace(), &scope, view.unknown());
    let found = report::since(view.workspace(), now.clone(), &moment, view.today);
    let found = match view.committed_at(cx, &moment) {
        Some(then) => report::with_files(found, &Picture::of(&then.workspace, &scope), &now, &then.moved),
        None => found,
    };
    let voice = Voice::plain(if args.json { Lang::En } else { cx.words.lang });
    if args.json {
        let objects: Vec<_> = found.changes.iter().map(|change| changes::object(change, &voice)).collect();
        let unknown: Vec<String> = found.gaps.iter().map(|gap| voice.gap(gap)).collect();
        let since = json!({ "date": moment.day.to_string(), "meeting": moment.meeting });
        cx.out.result(&json::text(&json!({ "since": since, "changes": objects, "unknown": unknown })))?;
    } else {
        let partner = partner.map(|partner| format!(", {partner}")).unwrap_or_default();
        cx.out.remark(&tell("cli-changes-since", [("moment", moment.message().into()), ("partner", partner.into())]));
        if found.changes.is_empty() {
            cx.out.remark(&say("cli-changes-none"));
        }
        cx.out.result(&changes::text(&found.changes, &found.gaps, &voice))?;
    }
    Ok(Exit::Done)
}
