//! `coplan config`: every setting, what it is now, and who said so.

use std::iter::once;

use serde_json::{Map, Value as Json, json};

use super::context::{Context, Told};
use super::exit::{Exit, Stop};
use super::out::{Color, Out};
use crate::domain::setting::{Bindings, SETTINGS};
use crate::domain::value::Value;
use crate::i18n::Words;
use crate::i18n::message::{self, Arg};
use crate::render::json as shape;
use crate::render::table::{Cell, DIM, Table};
use crate::session::Mode;
use crate::session::preferences::{self, Given, Preference, Preferences, Source};
use crate::store::env;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Only settings whose name begins like this, such as `keys` or `theme`
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// One JSON document: {"file": ..., "settings": [...], "problems": [...]}
    #[arg(long)]
    json: bool,
}

pub(super) fn run(cx: &Context, args: &Args, bindings: &Bindings) -> Result<Exit, Stop> {
    let found = preferences::gather(bindings, cx.place().as_deref(), &given(cx));
    let wanted = |preference: &&Preference| args.name.as_ref().is_none_or(|name| preference.name.starts_with(name.as_str()));
    let here = surroundings(cx);
    let shown: Vec<&Preference> = found.all.iter().chain(&here).filter(wanted).collect();
    if shown.is_empty() {
        let name = args.name.as_deref().unwrap_or_default();
        return Err(
            Stop::new(Exit::Usage, message::tell("cli-config-none", [("name", name.into())])).hint(message::say("cli-config-none-hint"))
        );
    }
    if args.json {
        cx.out.result(&shape::text(&document(&shown, &found)))?;
    } else {
        let rows = shown.iter().map(|preference| row(preference, cx.words)).collect();
        cx.out.result(
            &Table { heading: ["head-setting", "head-value", "head-from"].map(|id| cx.words.say(id)).into(), rows }.text(Out::width()),
        )?;
        let only = match shown.as_slice() {
            [one] => SETTINGS.iter().find(|setting| setting.name == one.name),
            _ => None,
        };
        if let Some(setting) = only.filter(|_| cx.verbose) {
            cx.out.remark(&message::say(setting.help));
        }
        tell(cx.out, &found);
    }
    Ok(if found.problems.is_empty() { Exit::Done } else { Exit::Findings })
}

/// What the command line says of settings.
pub(super) fn given(cx: &Context) -> Vec<Given> {
    let color = (cx.out.color == Color::Never).then(|| ("theme", Value::text("none"), "--color never"));
    let language = cx.lang.map(|lang| ("language", Value::text(lang.code()), "--lang"));
    color.into_iter().chain(language).collect()
}

/// Says on stderr what is wrong in files and variables of settings.
pub(super) fn tell(out: Out, found: &Preferences) {
    for problem in &found.problems {
        let place = if problem.line == 0 { problem.file.clone() } else { format!("{}:{}", problem.file, problem.line) };
        let message = Arg::from(problem.message.clone());
        out.warning(&match &problem.help {
            None => message::tell("refused-of", [("id", place.into()), ("message", message)]),
            Some(help) => {
                message::tell("cli-config-problem", [("place", place.into()), ("message", message), ("help", help.clone().into())])
            }
        });
    }
}

/// What is not set in a file: which workspace, which day, whether it may be written.
fn surroundings(cx: &Context) -> Vec<Preference> {
    let workspace = cx.place().map(|path| path.display().to_string()).unwrap_or_default();
    let workspace_from = match (&cx.workspace, env::var("COPLAN_DIR")) {
        (Some(_), _) => Source::Switch("--workspace"),
        (None, Some(_)) => Source::Variable("COPLAN_DIR"),
        (None, None) => Source::Default,
    };
    let read_only = cx.mode == Mode::ReadOnly;
    let today_from = match cx.today_from {
        Told::Clock => Source::Default,
        Told::Variable => Source::Variable("COPLAN_TODAY"),
        Told::Switch => Source::Switch("--today"),
    };
    let preference = |name: &str, value, source| Preference { name: name.to_owned(), value, source };
    vec![
        preference("workspace", Value::Text(workspace), workspace_from),
        preference("read_only", Value::Bool(read_only), if read_only { Source::Switch("--read-only") } else { Source::Default }),
        preference("today", Value::Day(cx.today), today_from),
    ]
}

fn row(preference: &Preference, words: Words) -> Vec<Cell> {
    let value = match &preference.value {
        Value::Bool(truth) => truth.to_string(),
        Value::List(items) => items.iter().map(Value::to_string).collect::<Vec<_>>().join(" "),
        value => value.to_string(),
    };
    let from = if preference.source == Source::Default { words.say("setting-default").to_owned() } else { preference.source.to_string() };
    let from = if preference.source == Source::Default { Cell::styled(from, DIM) } else { Cell::new(from) };
    once(Cell::new(&preference.name)).chain([Cell::new(value), from]).collect()
}

fn document(shown: &[&Preference], found: &Preferences) -> Json {
    let settings: Vec<Json> = shown.iter().map(|preference| setting(preference)).collect();
    json!({
        "file": found.file.as_ref().map(|file| file.display().to_string()),
        "settings": settings,
        "problems": found.problems.iter().map(shape::problem).collect::<Vec<_>>(),
    })
}

fn setting(preference: &Preference) -> Json {
    let mut object = Map::new();
    object.insert("name".to_owned(), json!(preference.name));
    object.insert("value".to_owned(), shape::value(&preference.value));
    let source = match &preference.source {
        Source::Default => json!({ "kind": "default" }),
        Source::File { path, line } => json!({ "kind": "file", "path": path.display().to_string(), "line": line }),
        Source::Variable(name) => json!({ "kind": "variable", "name": name }),
        Source::Switch(name) => json!({ "kind": "switch", "name": name }),
    };
    object.insert("from".to_owned(), source);
    Json::Object(object)
}
