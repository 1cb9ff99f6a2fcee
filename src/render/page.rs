//! The brief through a template: ours for Markdown, plain text and HTML, or one of the user's. What
//! comes from files is one line each, without characters that hide or turn text, and is escaped for
//! the format, whatever the template says.

use std::fmt;

use minijinja::value::Value;
use minijinja::{AutoEscape, Environment, Error, State};
use serde_json::Value as Json;

use super::{html, markdown, plain};
use crate::domain::visible;
use crate::i18n::message::{Message, tell};
use crate::report::brief::Brief;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Markdown,
    Text,
    Html,
}

impl Format {
    /// The name of our template, which tells the format.
    fn template(self) -> (&'static str, &'static str) {
        match self {
            Format::Markdown => ("brief.md", include_str!("templates/brief.md")),
            Format::Text => ("brief.txt", include_str!("templates/brief.txt")),
            Format::Html => ("brief.html", include_str!("templates/brief.html")),
        }
    }

    fn escaped(self, text: &str) -> String {
        match self {
            Format::Markdown => markdown::escaped(text),
            Format::Text => text.to_owned(),
            Format::Html => html::escaped(text),
        }
    }
}

/// Why a template gives no text: what is wrong and in which line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateFailure {
    pub line: Option<usize>,
    pub message: String,
}

impl TemplateFailure {
    pub fn message(&self) -> Message {
        match self.line {
            Some(line) => tell("failure-template-line", [("line", line.into()), ("message", (&self.message).into())]),
            None => tell("failure-template", [("message", (&self.message).into())]),
        }
    }
}

/// In English.
impl fmt::Display for TemplateFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message().fmt(f)
    }
}

impl From<Error> for TemplateFailure {
    fn from(error: Error) -> TemplateFailure {
        let message = error.detail().map_or_else(|| error.kind().to_string(), |detail| format!("{}: {detail}", error.kind()));
        TemplateFailure { line: error.line(), message }
    }
}

/// The text of a brief. `template` replaces ours.
pub fn page(brief: &Brief, format: Format, template: Option<&str>) -> Result<String, TemplateFailure> {
    let (name, ours) = format.template();
    let environment = environment(format);
    let mut data = serde_json::to_value(brief).unwrap_or_default();
    harmless(&mut data);
    let text = environment.render_named_str(name, template.unwrap_or(ours), Value::from_serialize(data))?;
    Ok(text.trim_end().to_owned() + "\n")
}

fn environment(format: Format) -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_trim_blocks(true);
    environment.set_lstrip_blocks(true);
    // macros of a template give text that is escaped already; all else is escaped here
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_formatter(move |out, _: &State<'_, '_>, value: &Value| {
        let written = match value {
            value if value.is_undefined() || value.is_none() => Ok(()),
            value if value.is_safe() => write!(out, "{value}"),
            value => out.write_str(&format.escaped(&value.to_string())),
        };
        written.map_err(Error::from)
    });
    environment.remove_filter("safe");
    for own in ["escape", "e"] {
        environment.remove_filter(own);
    }
    environment.add_filter("wrap", |text: String, indent: usize| plain::wrapped(&text, indent));
    environment.add_filter("underline", |text: String, with: String| plain::underline(&text, &with));
    environment.add_filter("link", |text: String| html::link(&text).to_owned());
    environment
}

/// Every text on one line, with visible marks for what a screen would obey.
fn harmless(data: &mut Json) {
    match data {
        Json::String(text) => *text = visible::line(text.trim()).into_owned(),
        Json::Array(items) => items.iter_mut().for_each(harmless),
        Json::Object(fields) => fields.values_mut().for_each(harmless),
        Json::Null | Json::Bool(_) | Json::Number(_) => {}
    }
}
