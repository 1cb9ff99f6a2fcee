//! `coplan check`: everything in the files that a person should look at, with file, line and column.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde_json::json;

use super::context::Context;
use super::exit::{Exit, Stop};
use super::out::Out;
use crate::domain::problem::{Problem, Severity};
use crate::domain::visible;
use crate::i18n::Words;
use crate::i18n::message::{Message, tell};
use crate::render::json;
use crate::text::document::MANY_PROBLEMS;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// One JSON document: {"problems": [...]}
    #[arg(long)]
    json: bool,
}

/// Without a terminal lines are not cut; this is far beyond any that a person wrote.
const UNLIMITED: usize = 10_000;

pub(super) fn run(cx: &Context, args: &Args) -> Result<Exit, Stop> {
    let session = cx.open()?;
    let problems = session.problems();
    for skipped in session.skipped() {
        cx.out.warning(&tell("cli-left-out", [("path", skipped.path.display().into()), ("why", skipped.reason.message().into())]));
    }
    if args.json {
        let problems: Vec<_> = problems.iter().map(json::problem).collect();
        cx.out.result(&json::text(&json!({ "problems": problems })))?;
    } else {
        let renderer = Renderer::styled().decor_style(DecorStyle::Ascii).term_width(Out::width().unwrap_or(UNLIMITED));
        let shown: String = problems.iter().map(|problem| shown(&renderer, problem, cx.words) + "\n\n").collect();
        cx.out.result(&shown)?;
    }
    if problems.len() >= MANY_PROBLEMS {
        cx.out.remark(&tell("cli-check-many", [("n", MANY_PROBLEMS.into())]));
    }
    cx.out.remark(&summary(&problems, session.workspace.documents().len()));
    Ok(if problems.is_empty() { Exit::Done } else { Exit::Findings })
}

/// A problem with the line it is about, all of it harmless.
fn shown(renderer: &Renderer, problem: &Problem, words: Words) -> String {
    let (file, message) = (visible::line(&problem.file), words.of(&problem.message));
    let help = problem.help.as_ref().map(|help| words.of(help)).unwrap_or_default();
    let (message, help) = (visible::line(&message), visible::line(&help));
    let (line, from, to) = marked(problem);
    let level = match problem.severity {
        Severity::Error => Level::ERROR.with_name(words.say("cli-check-error")),
        Severity::Warning => Level::WARNING.with_name(words.say("cli-check-warning")),
    };
    let snippet = Snippet::source(line.as_str()).line_start(problem.line.max(1)).annotation(AnnotationKind::Primary.span(from..to));
    let title = Group::with_title(level.primary_title(message.as_ref()).id(problem.code));
    let mut group = match problem.left_out {
        0 => title.element(snippet.path(file.as_ref())),
        // the renderer would count the columns of what is shown
        _ => title.element(Origin::path(file.as_ref()).line(problem.line).char_column(problem.column)).element(snippet),
    };
    if !help.is_empty() {
        group = group.element(Level::HELP.with_name(words.say("cli-check-help")).message(help.as_ref()));
    }
    renderer.render(&[group])
}

/// The line as it may be shown, and where in it, in bytes, the problem is.
fn marked(problem: &Problem) -> (String, usize, usize) {
    let part = |from: usize, many: usize| -> String { problem.text.chars().skip(from).take(many).collect() };
    let from = problem.column.saturating_sub(problem.left_out + 1);
    let before = visible::line(&part(0, from)).into_owned();
    let inside = visible::line(&part(from, problem.width)).into_owned();
    let after = visible::line(&part(from + problem.width, usize::MAX)).into_owned();
    (format!("{before}{inside}{after}"), before.len(), before.len() + inside.len())
}

fn summary(problems: &[Problem], files: usize) -> Message {
    let count = |severity: Severity| problems.iter().filter(|problem| problem.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let files = tell("count-files", [("n", files.into())]).into();
    let errors_of = || tell("count-errors", [("n", errors.into())]);
    let warnings_of = || tell("count-warnings", [("n", warnings.into())]);
    match (errors, warnings) {
        (0, 0) => tell("cli-check-none", [("files", files)]),
        (0, _) => tell("cli-check-some", [("found", warnings_of().into()), ("files", files)]),
        (_, 0) => tell("cli-check-some", [("found", errors_of().into()), ("files", files)]),
        _ => tell("cli-check-both", [("errors", errors_of().into()), ("warnings", warnings_of().into()), ("files", files)]),
    }
}
