//! `coplan check`: everything in the files that a person should look at, with file, line and column.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde_json::json;

use super::context::Context;
use super::exit::{Exit, Stop};
use super::out::Out;
use crate::domain::problem::{Problem, Severity};
use crate::domain::visible;
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
        cx.out.warning(&format!("{} was left out: {}", skipped.path.display(), skipped.reason));
    }
    if args.json {
        let problems: Vec<_> = problems.iter().map(json::problem).collect();
        cx.out.result(&json::text(&json!({ "problems": problems })))?;
    } else {
        let renderer = Renderer::styled().decor_style(DecorStyle::Ascii).term_width(Out::width().unwrap_or(UNLIMITED));
        let shown: String = problems.iter().map(|problem| shown(&renderer, problem) + "\n\n").collect();
        cx.out.result(&shown)?;
    }
    if problems.len() >= MANY_PROBLEMS {
        cx.out.remark(&format!("of one file at most {MANY_PROBLEMS} problems are told"));
    }
    cx.out.remark(&summary(&problems, session.workspace.documents().len()));
    Ok(if problems.is_empty() { Exit::Done } else { Exit::Findings })
}

/// A problem with the line it is about, all of it harmless.
fn shown(renderer: &Renderer, problem: &Problem) -> String {
    let (file, message) = (visible::line(&problem.file), visible::line(&problem.message));
    let (help, (line, from, to)) = (visible::line(&problem.help), marked(problem));
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let snippet = Snippet::source(line.as_str()).line_start(problem.line.max(1)).annotation(AnnotationKind::Primary.span(from..to));
    let title = Group::with_title(level.primary_title(message.as_ref()).id(problem.code));
    let mut group = match problem.left_out {
        0 => title.element(snippet.path(file.as_ref())),
        // the renderer would count the columns of what is shown
        _ => title.element(Origin::path(file.as_ref()).line(problem.line).char_column(problem.column)).element(snippet),
    };
    if !help.is_empty() {
        group = group.element(Level::HELP.message(help.as_ref()));
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

fn summary(problems: &[Problem], files: usize) -> String {
    let count = |severity: Severity| problems.iter().filter(|problem| problem.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let many = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
    let found = match (errors, warnings) {
        (0, 0) => "no problems".to_owned(),
        (0, warnings) => many(warnings, "warning"),
        (errors, 0) => many(errors, "error"),
        (errors, warnings) => format!("{} and {}", many(errors, "error"), many(warnings, "warning")),
    };
    format!("{found} in {}", many(files, "file"))
}
