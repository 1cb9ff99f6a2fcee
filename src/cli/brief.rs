//! `coplan brief`: the document for the next meeting with a partner, as Markdown, plain text or HTML,
//! in three languages, for the own office or for the partner.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::context::Context;
use super::exit::{Exit, Stop};
use super::{export, init, list, view};
use crate::i18n::Lang;
use crate::i18n::message::{say, tell};
use crate::render::page::{Format, page};
use crate::report::audience::Audience;
use crate::report::brief::{Wanted, brief};
use crate::store::read;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Reader {
    /// The own office: everything, with proposals and questions
    Internal,
    /// The other side: only the fields of a short list, see docs/brief.md
    Partner,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    Md,
    Txt,
    Html,
}

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The partner: an organisation's id
    #[arg(long, value_name = "ORG")]
    partner: String,
    /// With when to compare: a date, or a meeting's id; without it the last meeting with the partner before today
    #[arg(long, value_name = "DATE|MEETING", allow_hyphen_values = true)]
    since: Option<String>,
    /// For whom it is
    #[arg(long, value_name = "WHO", value_enum, default_value_t = Reader::Internal)]
    audience: Reader,
    /// Markdown, plain text, or one HTML file that needs nothing else
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Form::Md)]
    format: Form,
    /// Write to this file and not to the output; one that is there is replaced
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// A template of your own in place of ours, see docs/brief.md
    #[arg(long, value_name = "FILE")]
    template: Option<PathBuf>,
    /// Only these projects: a filter as for `list`
    #[arg(value_name = "FILTER")]
    filter: Vec<String>,
}

pub(super) fn run(cx: &Context, args: &Args) -> Result<Exit, Stop> {
    let template = args.template.as_deref().map(template).transpose()?;
    let view = cx.view()?;
    view::partner(view.workspace(), &args.partner)?;
    let wanted = Wanted {
        partner: args.partner.clone(),
        base: view::base(&view, args.since.as_deref(), Some(&args.partner))?,
        lang: language(cx, &view.workspace().settings.languages),
        audience: match args.audience {
            Reader::Internal => Audience::Internal,
            Reader::Partner => Audience::Partner,
        },
        selection: list::line(&args.filter),
        today: view.today,
    };
    let committed = wanted.base.as_ref().and_then(|base| view.committed_at(cx, base));
    let format = match args.format {
        Form::Md => Format::Markdown,
        Form::Txt => Format::Text,
        Form::Html => Format::Html,
    };
    let text = page(&brief(view.of_brief(committed.as_ref()), &wanted), format, template.as_deref())
        .map_err(|failure| Stop::new(Exit::Usage, failure.message()).hint(say("cli-brief-template")))?;
    match args.output.as_deref().filter(|path| *path != Path::new("-")) {
        None => cx.out.data(&text)?,
        Some(path) => {
            init::writable(cx.mode)?;
            export::write(cx, path, &text)?;
            cx.out.remark(&tell("cli-brief-wrote", [("path", path.display().into()), ("audience", say(wanted.audience.word()).into())]));
        }
    }
    Ok(Exit::Done)
}

fn template(path: &Path) -> Result<String, Stop> {
    let text = String::from_utf8(read::read(path)?);
    text.map_err(|_| Stop::new(Exit::Usage, tell("cli-no-utf8", [("path", path.display().into())])).hint(say("problem-not-utf8-help")))
}

/// That of --lang, else the first of `languages` in coplan.toml, else that of the program.
fn language(cx: &Context, settings: &[String]) -> Lang {
    cx.lang.or_else(|| settings.iter().find_map(|code| Lang::parse(code))).unwrap_or(cx.words.lang)
}
