//! `coplan import readout FILE|-`: reads the text of a meeting's readout and proposes the meeting, its
//! people, the plans it touched and the projects it seems to discuss. Nothing is written before it is
//! accepted: by `--yes`, or by the answer to a question.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use serde_json::{Value as Json, json};

use super::context::Context;
use super::editing;
use super::exit::{Exit, Stop};
use unicode_width::UnicodeWidthStr;

use crate::domain::date::When;
use crate::domain::typed_date;
use crate::domain::visible;
use crate::domain::wording;
use crate::i18n::Words;
use crate::i18n::message::{Message, say, tell};
use crate::ingest::readout::{self, LIMIT, Part, Proposal};
use crate::render::json;
use crate::render::table::{BOLD, styled};
use crate::store::{env, input, read};
use crate::workspace::Workspace;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// The readout of a meeting, in English, Russian or Turkmen: proposes the meeting and its links
    Readout(Readout),
}

#[derive(Debug, clap::Args)]
struct Readout {
    /// The file with the text, or - for the standard input
    #[arg(value_name = "FILE|-")]
    file: PathBuf,
    /// Only show what would be taken
    #[arg(long, conflicts_with = "yes")]
    dry_run: bool,
    /// One JSON document: the proposal
    #[arg(long)]
    json: bool,
    /// Take it without asking
    #[arg(long)]
    yes: bool,
    /// The day of the meeting, where the text does not say it or says it wrong
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    date: Option<String>,
}

pub(super) fn run(cx: &Context, args: &Args) -> Result<Exit, Stop> {
    let What::Readout(args) = &args.what;
    let text = text(&args.file)?;
    let date = args.date.as_deref().map(|typed| day(typed, cx)).transpose()?;
    let session = cx.open_and_tell()?;
    let proposal = readout::propose(&text, &session.workspace, cx.today, date);
    let shown = if args.json { json::text(&document(&proposal)) } else { for_people(&proposal, &session.workspace, cx.words) };
    drop(session);
    if !cx.out.quiet || args.json || args.dry_run {
        if args.json { cx.out.data(&shown)? } else { cx.out.result(&shown)? }
    }
    if args.dry_run {
        return Ok(Exit::Done);
    }
    if proposal.date.is_none() {
        return Err(Stop::new(Exit::Usage, say("cli-import-no-date")).hint(say("cli-import-no-date-hint")));
    }
    if args.yes || asked(cx, args)? { take(cx, &text, date, args.json) } else { Ok(nothing(cx)) }
}

fn take(cx: &Context, text: &str, date: Option<When>, quiet: bool) -> Result<Exit, Stop> {
    let quiet = Context {
        out: super::out::Out { quiet: quiet || cx.out.quiet, ..cx.out },
        workspace: cx.workspace.clone(),
        as_of: cx.as_of.clone(),
        ..*cx
    };
    editing::edit(&quiet, &say("cli-import-there"), |workspace| Ok(readout::propose(text, workspace, cx.today, date).edits(workspace)))
}

fn nothing(cx: &Context) -> Exit {
    cx.out.remark(&say("cli-import-nothing"));
    Exit::Done
}

/// What could not be told; and of the day how to give it.
fn notes(proposal: &Proposal) -> impl Iterator<Item = Message> {
    proposal.notes.iter().cloned().chain(proposal.date.is_none().then(|| say("cli-import-give-date")))
}

/// Asks on the terminal; where there is none, or the text came in that way, only `--yes` takes it.
fn asked(cx: &Context, args: &Readout) -> Result<bool, Stop> {
    if !env::stdin_is_terminal() || args.file == Path::new("-") {
        let stop = Stop::new(Exit::Usage, say("cli-import-no-terminal"));
        return Err(stop.hint(say("cli-import-no-terminal-hint")));
    }
    eprint!("{} ", cx.words.say("cli-import-ask"));
    Ok(matches!(input::line().to_lowercase().as_str(), "y" | "yes" | "д" | "да" | "h" | "hawa"))
}

fn day(typed: &str, cx: &Context) -> Result<When, Stop> {
    let no_date = || Stop::new(Exit::Usage, tell("problem-text-no-date", [("text", typed.into())])).hint(say("cli-date-hint"));
    typed_date::typed(typed, cx.today, None).ok_or_else(no_date)
}

fn text(file: &Path) -> Result<String, Stop> {
    let bytes = if file == Path::new("-") { input::all(LIMIT)? } else { read::read(file)? };
    if bytes.len() > LIMIT {
        let stop = Stop::new(Exit::Files, tell("cli-import-long", [("path", file.display().into())]));
        return Err(stop.hint(say("cli-import-long-hint")));
    }
    if bytes.contains(&0) {
        let stop = Stop::new(Exit::Files, tell("cli-import-no-text", [("path", file.display().into())]));
        return Err(stop.hint(say("cli-import-no-text-hint")));
    }
    let no_text = |_| Stop::new(Exit::Files, tell("cli-no-utf8", [("path", file.display().into())])).hint(say("problem-not-utf8-help"));
    let text = String::from_utf8(bytes).map_err(no_text)?;
    if text.trim().is_empty() {
        return Err(Stop::new(Exit::Usage, say("cli-import-empty")).hint(say("cli-import-empty-hint")));
    }
    Ok(text)
}

/// The shape of docs/readouts.md.
fn document(proposal: &Proposal) -> Json {
    let people = proposal.participants.iter().map(|part| json!({"name": part.what.name, "role": part.what.role, "side": part.what.side}));
    let plans = proposal.plans.iter().map(|part| {
        let plan = &part.what;
        json!({"plan": plan.plan, "title": plan.title, "years": [plan.years.0, plan.years.1], "relation": plan.relation, "said": plan.said, "by": plan.by})
    });
    let links = proposal
        .links
        .iter()
        .map(|part| json!({"project": part.what.project, "score": part.what.score, "words": part.what.words, "accepted": part.accepted}));
    let commitments = proposal.commitments.iter().map(|part| {
        let one = &part.what;
        json!({"side": one.side, "what": one.what, "due": one.due.map(|due| due.to_string()), "accepted": part.accepted})
    });
    let topics: Vec<&String> = proposal.topics.iter().map(|part| &part.what).collect();
    let organisations = proposal.organisations.iter().map(|part| json::record(&part.what.record));
    json!({
        "meeting": {
            "id": proposal.id,
            "date": proposal.date.map(|date| date.to_string()),
            "title": proposal.title,
            "place": proposal.place,
            "with": proposal.with,
            "participants": people.collect::<Vec<Json>>(),
            "topics": topics,
            "plans": plans.collect::<Vec<Json>>(),
            "commitments": commitments.collect::<Vec<Json>>(),
            "readout": proposal.readout,
        },
        "same_as": proposal.same_as,
        "links": links.collect::<Vec<Json>>(),
        "organisations": organisations.collect::<Vec<Json>>(),
        "still_open": proposal.still_open,
        "notes": notes(proposal).map(|note| note.to_string()).collect::<Vec<String>>(),
    })
}

fn for_people(proposal: &Proposal, workspace: &Workspace, words: Words) -> String {
    let mut out = String::new();
    let mut line = |label: &str, text: &str| {
        if !text.is_empty() {
            let written = writeln!(out, "{}{text}", styled(&padded(label, LABEL), BOLD));
            debug_assert!(written.is_ok(), "a string takes everything");
        }
    };
    let same = proposal.same_as.as_ref().map(|id| words.tell("cli-import-same", &[("id", id.into())]));
    line(words.say("cli-import-meeting"), &shown(&same.unwrap_or_else(|| proposal.id.clone())));
    line(words.say("field-date"), &proposal.date.map(|date| date.to_string()).unwrap_or_default());
    line(words.say("field-title"), &shown(&proposal.title));
    line(words.say("field-place"), &shown(&proposal.place));
    let with: Vec<String> = proposal.with.iter().map(|id| workspace.organisation_name(id)).collect();
    line(words.say("field-with"), &shown(&with.join("; ")));
    list(&mut line, words.say("field-participants"), proposal.participants.iter().map(|part| ticked(part, &person(part))));
    list(&mut line, words.say("field-topics"), proposal.topics.iter().map(|part| ticked(part, &part.what)));
    list(&mut line, words.say("field-plans"), proposal.plans.iter().map(|part| ticked(part, &plan(&part.what, words))));
    list(&mut line, words.say("field-commitments"), proposal.commitments.iter().map(|part| ticked(part, &commitment(&part.what, words))));
    list(
        &mut line,
        words.say("cli-import-organisations"),
        proposal.organisations.iter().map(|part| ticked(part, &words.tell("cli-import-new", &[("id", (&part.what.id).into())]))),
    );
    list(&mut line, words.say("cli-import-links"), proposal.links.iter().map(|part| ticked(part, &link(part, workspace))));
    list(
        &mut line,
        words.say("cli-import-still-open"),
        proposal.still_open.iter().map(|id| words.tell("cli-import-said-done", &[("id", id.into())])),
    );
    list(&mut line, words.say("cli-import-notes"), notes(proposal).map(|note| words.of(&note)));
    out
}

/// The label stands before the first item only.
fn list(line: &mut impl FnMut(&str, &str), label: &str, items: impl Iterator<Item = String>) {
    for (nth, item) in items.enumerate() {
        line(if nth == 0 { label } else { "" }, &shown(&item));
    }
}

/// The labels stand in a column of this width.
const LABEL: usize = 14;

/// A label in its column, with two cells behind one that is too long.
fn padded(label: &str, room: usize) -> String {
    let gap = if label.is_empty() { room } else { room.saturating_sub(label.width()).max(2) };
    format!("{label}{}", " ".repeat(gap))
}

fn shown(text: &str) -> String {
    visible::line(text).into_owned()
}

fn ticked<T>(part: &Part<T>, text: &str) -> String {
    format!("{} {text}", if part.accepted { "[x]" } else { "[ ]" })
}

fn person(part: &Part<crate::domain::event::Participant>) -> String {
    let person = &part.what;
    let parts = [person.name.as_str(), person.role.as_str(), person.side.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn plan(plan: &readout::PlanSaid, words: Words) -> String {
    let name = plan.plan.clone().unwrap_or_else(|| words.tell("cli-import-no-plan", &[("title", (&plan.title).into())]));
    let by = if plan.by.is_empty() { String::new() } else { format!(" ({})", words.arg(&wording::word("by", &plan.by))) };
    let said = if plan.said.is_empty() { String::new() } else { format!(": {}", plan.said) };
    format!("{name} {}{said}{by}", words.arg(&wording::word("relation", &plan.relation)))
}

fn commitment(one: &crate::domain::event::Commitment, words: Words) -> String {
    let side = if one.side.is_empty() { words.say("word-both") } else { &one.side };
    let due = one.due.map(|due| words.tell("screen-piece-due", &[("date", due.to_string().into())])).unwrap_or_default();
    format!("{side}: {}{due}", one.what)
}

fn link(part: &Part<readout::projects::Link>, workspace: &Workspace) -> String {
    let link = &part.what;
    let title = workspace
        .find_row(crate::domain::field::Kind::Project, &link.project)
        .map(|row| row.text(crate::domain::field::Key::Title).into_owned());
    let title: String = title.unwrap_or_default().chars().take(60).collect();
    format!("{} {:.2} {title} ({})", link.project, link.score, link.words.join(", "))
}
