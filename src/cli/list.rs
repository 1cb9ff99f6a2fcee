//! `coplan list`: the rows of one kind that a filter shows, as a table, JSON or CSV.

use serde_json::{Map, Value as Json};

use super::context::Context;
use super::exit::{Exit, Stop};
use super::out::Out;
use super::rows;
use super::view::View;
use crate::domain::event;
use crate::domain::field::{Key, Kind};
use crate::domain::filter::Filter;
use crate::domain::health::Health;
use crate::domain::status::Status;
use crate::domain::value::Record;
use crate::domain::wording;
use crate::i18n::Words;
use crate::i18n::message::{Message, say, tell};
use crate::render::table::{BOLD, Cell, DIM, GREEN, RED, Table, YELLOW};
use crate::render::{csv, json};
use crate::text::read::RowRef;
use crate::workspace::Workspace;
use crate::workspace::index::Handle;

#[derive(Debug, clap::Args)]
#[command(override_usage = "coplan list [OPTIONS] [projects|plans|meetings|organisations] [FILTER]...")]
pub(super) struct Args {
    /// What to list: projects (if left out), plans, meetings or organisations; then a filter, such as: open partner:iom
    /// due<2024-06 -tag:illustrative "legal framework"
    #[arg(value_name = "KIND|FILTER")]
    words: Vec<String>,
    /// A saved view of coplan.toml, by its letter
    #[arg(long, value_name = "NAME")]
    view: Option<String>,
    /// One JSON document: {"projects": [...]}
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// Comma-separated values with a heading line
    #[arg(long)]
    csv: bool,
}

pub(super) fn run(cx: &Context, args: &Args) -> Result<Exit, Stop> {
    let view = cx.view()?;
    let workspace = view.workspace();
    let (kind, words) = kind_and_words(&args.words);
    let filter = filter(workspace, args.view.as_deref(), words)?;
    let all: Vec<Handle> = workspace.all(kind).collect();
    let shown = view.filtered(&all, &filter);
    if args.json {
        cx.out.result(&json::text(&document(&view, kind, &shown)))?;
    } else if args.csv {
        cx.out.data(&csv::text(&shown.iter().map(|handle| flat(&view, *handle)).collect::<Vec<_>>()))?;
    } else if shown.is_empty() {
        cx.out.remark(&nothing(kind, all.len()));
    } else {
        cx.out.result(&table(&view, kind, &shown, cx.words).text(Out::width()))?;
    }
    Ok(Exit::Done)
}

fn document(view: &View, kind: Kind, shown: &[Handle]) -> Json {
    let rows = shown.iter().map(|handle| rows::object(view, *handle)).collect();
    Json::Object(Map::from_iter([(kind.plural().to_owned(), Json::Array(rows))]))
}

/// For a cell a health is its word; the reasons have a column of their own.
fn flat(view: &View, handle: Handle) -> Record {
    let mut record = rows::record(view.workspace(), handle, view.today);
    if view.is_past() && record.get("overdue").is_some() {
        let unkept: &[&str] = if view.is_unknown(handle) { &["overdue", "health", "status"] } else { &["overdue", "health"] };
        record.0.retain(|(name, _)| !unkept.contains(&name.as_str()));
    }
    let health = |part: &str| record.at(part).cloned();
    if let (Some(value), Some(reasons)) = (health("health.value"), health("health.reasons")) {
        record.set("health", Some(value));
        record.set("health_reasons", Some(reasons));
    }
    record
}

/// The first word names the kind where it is one.
fn kind_and_words(words: &[String]) -> (Kind, &[String]) {
    let named = words.split_first().and_then(|(first, rest)| Some((Kind::ALL.into_iter().find(|kind| kind.plural() == first)?, rest)));
    named.unwrap_or((Kind::Project, words))
}

fn filter(workspace: &Workspace, view: Option<&str>, words: &[String]) -> Result<Filter, Stop> {
    let mut line = match view {
        Some(name) => workspace.settings.views.get(name).cloned().ok_or_else(|| no_view(workspace, name))?,
        None => String::new(),
    };
    line.push(' ');
    line.push_str(&self::line(words));
    Ok(Filter::parse(&line))
}

/// The filter line of words as the shell gave them.
pub(super) fn line(words: &[String]) -> String {
    words.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(" ")
}

/// A word with spaces was one word for the shell: a phrase, unless it is a filter line of its own.
fn quoted(word: &str) -> String {
    let is_line = word.contains([':', '<', '>', '"']) || !word.contains(' ');
    if is_line { word.to_owned() } else { format!("\"{word}\"") }
}

fn no_view(workspace: &Workspace, name: &str) -> Stop {
    let views: Vec<String> = workspace.settings.views.iter().map(|(name, line)| format!("{name} ({line})")).collect();
    let known = if views.is_empty() { say("cli-list-no-views") } else { tell("cli-list-views", [("views", views.join(", ").into())]) };
    Stop::new(Exit::Usage, tell("cli-list-no-view", [("name", name.into())])).hint(known)
}

fn nothing(kind: Kind, all: usize) -> Message {
    match all {
        0 => tell("cli-list-none", [("kind", kind.plural().into())]),
        _ => tell("cli-list-no-match", [("kind", kind.plural().into()), ("n", all.into())]),
    }
}

/// The table of rows of one kind.
pub(super) fn table(view: &View, kind: Kind, handles: &[Handle], words: Words) -> Table {
    let workspace = view.workspace();
    let heading: &[&str] = match kind {
        Kind::Project if view.is_past() => &["head-id", "head-status", "head-since", "head-meeting", "head-title"],
        Kind::Project => &["head-id", "head-status", "head-health", "head-due", "head-percent", "head-title"],
        Kind::Plan => &["head-id", "head-partner", "head-start", "head-end", "head-projects", "head-open", "head-overdue", "head-title"],
        Kind::Meeting => &["head-id", "head-date", "head-with", "head-projects", "head-title"],
        Kind::Organisation => &["head-id", "head-kind", "head-name"],
    };
    let heading = heading.iter().map(|id| words.say(id)).collect();
    let cells = |handle: &Handle| {
        let row = workspace.row(*handle)?;
        Some(match kind {
            Kind::Project if view.is_past() => past_project(view, *handle, row, words),
            Kind::Project => project(view, *handle, row, words),
            Kind::Plan => plan(view, *handle, row, words),
            Kind::Meeting => meeting(workspace, row, words),
            Kind::Organisation => {
                let name = workspace.organisation_in(&row.id(), words.lang);
                vec![Cell::new(row.id()), Cell::new(words.arg(&wording::word("kind", &row.text(Key::Kind)))), Cell::new(name)]
            }
        })
    };
    Table { heading, rows: handles.iter().filter_map(cells).collect() }
}

fn project(view: &View, handle: Handle, row: RowRef<'_>, words: Words) -> Vec<Cell> {
    let (status, health) = (row.status(), view.workspace().health(handle, view.today));
    let late = view.workspace().is_overdue(handle, view.today);
    let due = row.text(Key::Due);
    vec![
        Cell::styled(row.id(), BOLD),
        Cell::styled(format!("{} {}", status.glyph(), words.say(status.word())), status_style(status)),
        Cell::styled(format!("{} {}", health.glyph(), words.say(health.word())), health_style(health)),
        if late { Cell::styled(format!("{due} !"), RED) } else { Cell::new(due) },
        Cell::new(row.progress().map(|percent| percent.to_string()).unwrap_or_default()),
        Cell::new(row.title(words.lang)),
    ]
}

/// The status with the day and the meeting of the entry that states it; deadlines are not known.
fn past_project(view: &View, handle: Handle, row: RowRef<'_>, words: Words) -> Vec<Cell> {
    let status = row.status();
    let stated = event::events(&row.record()).into_iter().rev().find(|event| event.status == Some(status));
    let stated = stated.filter(|_| !view.is_unknown(handle)).unwrap_or_default();
    let known = Cell::styled(format!("{} {}", status.glyph(), words.say(status.word())), status_style(status));
    vec![
        Cell::styled(row.id(), BOLD),
        if view.is_unknown(handle) { Cell::styled(format!("? {}", words.say("report-unknown")), DIM) } else { known },
        Cell::new(stated.date.map(|date| date.to_string()).unwrap_or_default()),
        Cell::new(&stated.meeting),
        Cell::new(row.title(words.lang)),
    ]
}

fn plan(view: &View, handle: Handle, row: RowRef<'_>, words: Words) -> Vec<Cell> {
    let workspace = view.workspace();
    let projects: Vec<Handle> = workspace.projects_of(handle).collect();
    let known = projects.iter().filter(|project| !view.is_unknown(**project));
    let open = known.filter_map(|project| workspace.row(*project)).filter(|project| project.status().is_open()).count();
    let overdue = projects.iter().filter(|project| workspace.is_overdue(**project, view.today)).count();
    let title = if row.has(Key::Short) { row.text(Key::Short) } else { row.title(words.lang) };
    let counts = [projects.len(), open].map(|count| Cell::new(count.to_string()));
    let late = if view.is_past() { "?".to_owned() } else { overdue.to_string() };
    let late = Cell::styled(late, if overdue > 0 { RED } else { DIM });
    let facts = [Key::Partner, Key::Start, Key::End].map(|key| Cell::new(row.text(key)));
    [Cell::styled(row.id(), BOLD)].into_iter().chain(facts).chain(counts).chain([late, Cell::new(title)]).collect()
}

fn meeting(workspace: &Workspace, row: RowRef<'_>, words: Words) -> Vec<Cell> {
    let with: Vec<_> = row.list(Key::With).collect();
    vec![
        Cell::styled(row.id(), BOLD),
        Cell::new(row.text(Key::Date)),
        Cell::new(with.join(", ")),
        Cell::new(workspace.linked_to(&row.id()).len().to_string()),
        Cell::new(row.title(words.lang)),
    ]
}

fn status_style(status: Status) -> anstyle::Style {
    match status {
        Status::Done => GREEN,
        Status::Suspended => YELLOW,
        Status::Cancelled | Status::CarriedOver => DIM,
        Status::Proposed | Status::Planned | Status::Ongoing | Status::Finalising => anstyle::Style::new(),
    }
}

pub(super) fn health_style(health: Health) -> anstyle::Style {
    match health {
        Health::Red => RED,
        Health::Amber => YELLOW,
        Health::Green => GREEN,
        Health::Unassessed => DIM,
    }
}
