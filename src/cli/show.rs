//! `coplan show ID`: all that is known of one row, with the file and line where it stands.

use serde_json::json;

use super::context::Context;
use super::exit::{Exit, Stop};
use super::out::Out;
use super::view::View;
use super::{list, rows};
use unicode_width::UnicodeWidthStr;

use crate::domain::event;
use crate::domain::field::{Key, Kind};
use crate::domain::value::{Record, Value};
use crate::domain::visible;
use crate::domain::wording;
use crate::i18n::Words;
use crate::render::json;
use crate::render::table::{BOLD, DIM, styled};
use crate::text::read::RowRef;
use crate::workspace::Workspace;
use crate::workspace::index::Handle;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A project, plan, meeting or organisation
    #[arg(value_name = "ID")]
    id: String,
    /// One JSON object: the row, with "file" and "line"
    #[arg(long)]
    json: bool,
}

/// The labels stand in a column of this width, and of more where a language has longer ones.
const LABEL: usize = 13;

pub(super) fn run(cx: &Context, args: &Args) -> Result<Exit, Stop> {
    let view = cx.view()?;
    let (handle, kind) = rows::find(view.workspace(), &args.id)?;
    let Some(row) = view.workspace().row(handle) else { return Ok(Exit::Done) };
    if args.json {
        let mut document = rows::object(&view, handle);
        if let Some(object) = document.as_object_mut() {
            let (file, line) = view.place(handle);
            object.insert("file".to_owned(), json!(file));
            object.insert("line".to_owned(), json!(line));
        }
        cx.out.result(&json::text(&document))?;
    } else {
        cx.out.result(&card(&view, handle, kind, row, cx.words))?;
    }
    Ok(Exit::Done)
}

fn card(view: &View, handle: Handle, kind: Kind, row: RowRef<'_>, words: Words) -> String {
    let workspace = view.workspace();
    let record = row.record();
    let name = || workspace.organisation_in(&row.id(), words.lang).into();
    let title = if kind == Kind::Organisation { name() } else { row.title(words.lang) };
    let mut text = format!("{}\n", styled(&visible::line(&format!("{}  {title}", row.id())), BOLD));
    if kind == Kind::Project {
        text += &outlook(view, handle, row, words);
    }
    let own = format!("title_{}", words.lang.code());
    // the title that stands above is not told twice, and the other one is
    let heading = if record.get(&own).is_some() { own.as_str() } else { "title" };
    let shown_above = ["id", heading, "name", "status", "health", "health_reason"];
    for (name, value) in
        record.0.iter().filter(|(name, _)| !shown_above.contains(&name.as_str()) || kind != Kind::Project && name == "status")
    {
        text += &field(workspace, kind, name, value, words);
    }
    text += &below(view, handle, kind, row, words);
    let (file, line) = view.place(handle);
    text + &entry(words.say("cli-show-file"), &styled(&visible::line(&format!("{file}:{line}")), DIM))
}

/// The status, the plan and the health with its reasons.
fn outlook(view: &View, handle: Handle, row: RowRef<'_>, words: Words) -> String {
    let (workspace, status) = (view.workspace(), row.status());
    let known = if view.is_unknown(handle) {
        format!("? {}", words.say("cli-show-unknown-then"))
    } else {
        format!("{} {}", status.glyph(), words.say(status.word()))
    };
    let mut text = entry(words.say("field-status"), &known);
    if let Some(outlook) = workspace.outlook(handle, view.today).filter(|_| !view.is_past()) {
        let set = if outlook.set { format!(", {}", words.say("cli-show-by-hand")) } else { String::new() };
        let health =
            styled(&format!("{} {}", outlook.health.glyph(), words.say(outlook.health.word())), list::health_style(outlook.health));
        let because = outlook.reasons.iter().map(|reason| visible::line(&words.of(reason)).into_owned());
        let parts: Vec<String> = std::iter::once(format!("{health}{set}")).chain(because).collect();
        text += &entry(words.say("field-health"), &parts.join("; "));
    }
    if let Some(plan) = workspace.plan_of(handle).and_then(|plan| workspace.row(plan)) {
        let name = if plan.has(Key::Short) { plan.text(Key::Short) } else { plan.title(words.lang) };
        text += &entry(words.say("cli-show-plan"), &visible::line(&format!("{}: {name}", plan.id())));
    }
    text
}

fn field(workspace: &Workspace, kind: Kind, name: &str, value: &Value, words: Words) -> String {
    let label = kind.field(name).map_or(name, |field| words.say(field.key.label()));
    match value {
        Value::List(items) if !items.is_empty() => {
            let lines: Vec<String> =
                items.iter().map(|item| visible::line(&item_line(workspace, name, item, words)).into_owned()).collect();
            entry(label, &lines.join("\n"))
        }
        Value::List(_) => String::new(),
        value => entry(label, &visible::lines(&named(workspace, name, &words.arg(&wording::value(name, value)), words))),
    }
}

fn item_line(workspace: &Workspace, name: &str, item: &Value, words: Words) -> String {
    match (name, item) {
        ("history", Value::Record(record)) => event_line(record, words),
        ("meetings", Value::Text(id)) => {
            let title = workspace.find_row(Kind::Meeting, id).map(|row| row.title(words.lang).into_owned()).unwrap_or_default();
            format!("{id}  {title}").trim_end().to_owned()
        }
        (_, Value::Record(record)) => {
            let parts: Vec<String> = record.0.iter().map(|(key, part)| words.arg(&wording::value(key, part)).into_owned()).collect();
            parts.join(", ")
        }
        _ => named(workspace, name, &item.to_string(), words),
    }
}

/// `2024-04-02  ongoing  at 2024-04-02-iom by both: Considered`
pub(super) fn event_line(record: &Record, words: Words) -> String {
    let event = event::Event::of(record);
    let date = event.date.map_or_else(|| "?".to_owned(), |date| date.to_string());
    let status = event.status.map_or(String::new(), |status| format!("  {}", words.say(status.word())));
    let part = |word: &str, text: &str| if text.is_empty() { String::new() } else { format!(" {word} {text}") };
    let note = if event.note.is_empty() { String::new() } else { format!(": {}", event.note) };
    format!(
        "{date}{status} {}{}{note}",
        part(words.say("cli-show-at"), &event.meeting),
        part(words.say("cli-show-by"), &words.arg(&wording::word("by", &event.by)))
    )
    .replace(" :", ":")
}

/// An organisation's id with its name.
fn named(workspace: &Workspace, field: &str, text: &str, words: Words) -> String {
    let organisation = matches!(field, "lead" | "partner" | "partners" | "with").then(|| workspace.find_row(Kind::Organisation, text));
    organisation.flatten().map_or_else(|| text.to_owned(), |row| format!("{text}  {}", workspace.organisation_in(&row.id(), words.lang)))
}

/// What belongs to a plan or a meeting: its projects.
fn below(view: &View, handle: Handle, kind: Kind, row: RowRef<'_>, words: Words) -> String {
    let workspace = view.workspace();
    let projects: Vec<Handle> = match kind {
        Kind::Plan => workspace.projects_of(handle).collect(),
        Kind::Meeting => workspace.linked_to(&row.id()).to_vec(),
        Kind::Project | Kind::Organisation => return String::new(),
    };
    if projects.is_empty() {
        return String::new();
    }
    format!("\n{}\n", list::table(view, Kind::Project, &projects, words).text(Out::width()))
}

/// A label, and its text with further lines below the first.
fn entry(label: &str, text: &str) -> String {
    let indent = format!("\n{}", " ".repeat(LABEL));
    let label = visible::line(label);
    let gap = LABEL.saturating_sub(label.width()).max(1);
    format!("{label}{}{}\n", " ".repeat(gap), text.replace('\n', &indent))
}
