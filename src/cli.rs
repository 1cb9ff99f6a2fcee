//! The command line: which verbs there are and what they are told. Each verb does one thing and
//! ends; what it does is in its own file. The UI is not known here: it is asked for by `Next`.

mod brief;
mod carry;
mod changes;
mod check;
mod completions;
mod config;
mod context;
mod demo;
mod diff;
mod editing;
pub mod exit;
mod export;
mod git_setup;
mod help;
mod import;
mod init;
mod language;
mod link;
mod list;
mod log;
mod man;
mod merge_driver;
mod note;
mod out;
pub mod reference;
mod rows;
mod schema;
mod set;
mod show;
mod status;
mod sync;
mod textconv;
mod view;

use std::ffi::OsString;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Parser, Subcommand};

use crate::domain::date::When;
use crate::domain::setting::Bindings;
use crate::domain::typed_date;
use crate::i18n::message::{say, tell};
use crate::i18n::{Lang, Words};
use crate::session::Mode;
use crate::session::preferences::Given;
use crate::store::{clock, env};
use context::{Context, Told};
use exit::{Exit, Stop};
use out::{Color, Out};

/// Keeps cooperation action plans: what was agreed, who leads, how far it is, and at which meetings it was discussed
///
/// Without a verb the terminal UI opens. PATH is a folder of TOML files or one such file; without it: the one given with
/// -C, `$COPLAN_DIR`, the current folder if it holds plans, or the workspace that was opened last. A folder named like a
/// verb is given as ./list.
#[derive(Debug, Parser)]
#[command(
    name = "coplan",
    version,
    override_usage = "coplan [OPTIONS] [PATH]\n       coplan [OPTIONS] <VERB> ...",
    subcommand_value_name = "VERB",
    subcommand_help_heading = "Verbs",
    max_term_width = 100,
    after_help = "Exit codes: 0 done, 1 findings, 2 wrong usage, 3 a file could not be read or written, 4 refused."
)]
struct Cli {
    /// The folder or file to open
    #[arg(value_name = "PATH")]
    path: Option<PathBuf>,
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Options of every verb")]
struct Global {
    /// The workspace: a folder of TOML files, or one file [also: `$COPLAN_DIR`]
    #[arg(short = 'C', long, value_name = "PATH", global = true)]
    workspace: Option<PathBuf>,
    /// Write to no file, whatever is asked
    #[arg(long, global = true)]
    read_only: bool,
    /// Show how things stood at a date or a meeting, for list, show, changes, brief and export
    #[arg(long, value_name = "DATE|MEETING", global = true, allow_hyphen_values = true)]
    as_of: Option<String>,
    /// Take this day as today
    #[arg(long, value_name = "DATE", global = true, env = "COPLAN_TODAY", hide_env_values = true, value_parser = day)]
    today: Option<NaiveDate>,
    /// The language of all that is said: otherwise `$COPLAN_LANG`, the settings or the locale decide
    #[arg(long, value_name = "LANG", global = true, value_enum)]
    lang: Option<language::Language>,
    /// When to use colour
    #[arg(long, value_name = "WHEN", global = true, value_enum, default_value_t = Color::Auto)]
    color: Color,
    /// Say nothing but results and errors
    #[arg(short, long, global = true)]
    quiet: bool,
    /// Say which workspace was opened
    #[arg(short, long, global = true)]
    verbose: bool,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// List projects, plans, meetings or organisations
    List(list::Args),
    /// Show all that is known of one row
    Show(show::Args),
    /// Mark the status of projects, as stated at a meeting or on a day
    Status(status::Args),
    /// Set any field of a project, plan, meeting or organisation
    Set(set::Args),
    /// Link projects to a meeting that discussed them
    #[command(override_usage = "coplan link [OPTIONS] <ID>... <MEETING>")]
    Link(link::Args),
    /// Take links to a meeting back
    #[command(override_usage = "coplan unlink [OPTIONS] <ID>... <MEETING>")]
    Unlink(link::Args),
    /// Add a dated note to a project's history
    Note(note::Args),
    /// Carry the unfinished projects of a plan over into the next one
    Carry(carry::Args),
    /// Say what changed since the last meeting, or since a date
    Changes(changes::Args),
    /// Make the document for the next meeting with a partner
    #[command(override_usage = "coplan brief [OPTIONS] --partner <ORG> [FILTER]...")]
    Brief(brief::Args),
    /// Tell what differs between two folders, files or git revisions, in sentences
    Diff(diff::Args),
    /// Tell who changed what and when, from git's history
    Log(log::Args),
    /// Exchange with the other offices through git: commit, merge field by field, send
    Sync(sync::Args),
    /// Let git merge and show files of workspaces in this repository as coplan does
    GitSetup(git_setup::Args),
    /// For git: merge a file in which both sides changed something, field by field
    MergeDriver(merge_driver::Args),
    /// For git: print a file as plain lines, so that differences read well
    Textconv(textconv::Args),
    /// Find what is wrong in the files: broken lines, links to nothing, dates in the wrong order
    Check(check::Args),
    /// Start a new workspace: one plan, one meeting, comments that explain
    Init(init::Args),
    /// Open a copy of the sample workspace, to try things out
    Demo(demo::Args),
    /// Read a meeting's readout and propose the meeting, its people, plans and links
    Import(import::Args),
    /// Write the whole workspace in another format
    Export(export::Args),
    /// Say what every setting is, and where that comes from
    Config(config::Args),
    /// Print the JSON Schema of the files, for editors
    Schema(schema::Args),
    /// Print the script that completes verbs and options in a shell
    Completions(completions::Args),
    /// Print the manual page
    Man(man::Args),
}

impl Verb {
    /// Whether the verb can show how things stood earlier.
    fn shows_the_past(&self) -> bool {
        matches!(self, Verb::List(_) | Verb::Show(_) | Verb::Changes(_) | Verb::Brief(_) | Verb::Export(_))
    }

    /// Why --as-of does not go with this verb: it would change files, or it looks at them as they are.
    fn not_in_the_past(&self) -> Stop {
        match self {
            Verb::Check(_) | Verb::Diff(_) | Verb::Schema(_) | Verb::Config(_) | Verb::Completions(_) | Verb::Man(_) => {
                Stop::new(Exit::Usage, say("cli-as-of-verbs"))
            }
            _ => Stop::new(Exit::Refused, say("cli-past-unchanged")).hint(say("cli-past-unchanged-hint")),
        }
    }
}

/// What `main` does next.
#[derive(Debug)]
pub enum Next {
    End(Exit),
    Open(Opening),
}

/// With what the UI is to be opened; without a path it welcomes.
#[derive(Debug)]
pub struct Opening {
    pub path: Option<PathBuf>,
    pub read_only: bool,
    pub today: NaiveDate,
    pub lang: Lang,
    /// What the command line says of settings.
    pub given: Vec<Given>,
}

/// Runs the verb that the arguments ask for. What keys can be given to is known by the terminal face alone, which tells it.
pub fn run(arguments: impl Iterator<Item = OsString>, bindings: &Bindings) -> Next {
    let arguments = negated_terms_last(arguments.collect());
    let words = language::chosen(&arguments, bindings).words();
    let cli = match Cli::try_parse_from(&arguments) {
        Ok(cli) => cli,
        Err(error) => return Next::End(help::tell(&error, arguments, words)),
    };
    let cx = context(cli.global, words);
    next(&cx, cli.path, cli.verb.as_ref(), bindings).unwrap_or_else(|stop| Next::End(cx.out.stop(&stop)))
}

/// Says why the UI could not be opened.
pub fn complain(message: &str, lang: Lang) -> Exit {
    Out { color: Color::Auto, quiet: false, words: lang.words() }.stop(&Stop::new(Exit::Files, message))
}

fn context(global: Global, words: Words) -> Context {
    Context {
        workspace: global.workspace,
        mode: if global.read_only { Mode::ReadOnly } else { Mode::ReadWrite },
        as_of: global.as_of,
        today: global.today.unwrap_or_else(clock::today),
        today_from: match global.today {
            None => Told::Clock,
            Some(day) if env::var("COPLAN_TODAY").is_some_and(|text| text == day.to_string()) => Told::Variable,
            Some(_) => Told::Switch,
        },
        verbose: global.verbose,
        out: Out { color: global.color, quiet: global.quiet, words },
        words,
        lang: global.lang.map(language::Language::lang),
    }
}

fn next(cx: &Context, path: Option<PathBuf>, verb: Option<&Verb>, bindings: &Bindings) -> Result<Next, Stop> {
    match verb {
        None if cx.as_of.is_some() => Err(Stop::new(Exit::Usage, say("cli-as-of-screen")).hint(say("cli-as-of-screen-hint"))),
        None => {
            let path = path.map(|path| named(cx, path)).transpose()?;
            open(cx, path.or_else(|| cx.place()))
        }
        Some(_) if path.is_some() => Err(Stop::new(Exit::Usage, say("cli-verb-path")).hint("coplan -C PATH VERB ...")),
        Some(verb) if cx.as_of.is_some() && !verb.shows_the_past() => Err(verb.not_in_the_past()),
        Some(Verb::Demo(args)) if !args.no_open => open(cx, Some(demo::copy(cx, args)?)),
        Some(Verb::Schema(args)) => schema::run(cx, args, bindings).map(Next::End),
        Some(Verb::Config(args)) => config::run(cx, args, bindings).map(Next::End),
        Some(verb) => run_verb(cx, verb).map(Next::End),
    }
}

fn run_verb(cx: &Context, verb: &Verb) -> Result<Exit, Stop> {
    match verb {
        Verb::List(args) => list::run(cx, args),
        Verb::Show(args) => show::run(cx, args),
        Verb::Status(args) => status::run(cx, args),
        Verb::Set(args) => set::run(cx, args),
        Verb::Link(args) => link::link(cx, args),
        Verb::Unlink(args) => link::unlink(cx, args),
        Verb::Note(args) => note::run(cx, args),
        Verb::Carry(args) => carry::run(cx, args),
        Verb::Changes(args) => changes::run(cx, args),
        Verb::Brief(args) => brief::run(cx, args),
        Verb::Diff(args) => diff::run(cx, args),
        Verb::Log(args) => log::run(cx, args),
        Verb::Sync(args) => sync::run(cx, args),
        Verb::GitSetup(args) => git_setup::run(cx, args),
        Verb::MergeDriver(args) => merge_driver::run(cx, args),
        Verb::Textconv(args) => textconv::run(cx, args),
        Verb::Check(args) => check::run(cx, args),
        Verb::Init(args) => init::run(cx, args),
        Verb::Demo(args) => demo::run(cx, args),
        Verb::Import(args) => import::run(cx, args),
        Verb::Export(args) => export::run(cx, args),
        Verb::Completions(args) => completions::run(cx, args),
        Verb::Man(args) => man::run(cx, args),
        // these need to know what keys can be given to
        Verb::Schema(_) | Verb::Config(_) => Ok(Exit::Done),
    }
}

/// A word that is no verb names a folder or a file.
fn named(cx: &Context, path: PathBuf) -> Result<PathBuf, Stop> {
    if cx.workspace.is_some() {
        return Err(Stop::new(Exit::Usage, say("cli-two-paths")).hint(say("cli-two-paths-hint")));
    }
    if path.exists() {
        return Ok(path);
    }
    let stop = Stop::new(Exit::Usage, tell("cli-no-path", [("path", path.display().into())]));
    Err(stop.hint(say("cli-no-path-hint")))
}

fn open(cx: &Context, path: Option<PathBuf>) -> Result<Next, Stop> {
    if let Some(path) = path.as_ref().filter(|path| !path.exists()) {
        return Err(Stop::new(Exit::Files, tell("failure-nothing-there", [("path", path.display().into())])).hint(say("cli-see-c")));
    }
    if !env::stdin_is_terminal() || !env::stdout_is_terminal() {
        let stop = Stop::new(Exit::Usage, say("cli-no-terminal"));
        return Err(stop.hint(say("cli-no-terminal-hint")));
    }
    let (read_only, lang) = (cx.mode == Mode::ReadOnly, cx.words.lang);
    Ok(Next::Open(Opening { path, read_only, today: cx.today, lang, given: config::given(cx) }))
}

fn day(text: &str) -> Result<NaiveDate, String> {
    let typed = || match typed_date::typed(text, clock::today(), None) {
        Some(When::Day(day)) => Some(day),
        _ => None,
    };
    text.parse().ok().or_else(typed).ok_or_else(|| say("cli-day-such").to_string())
}

/// In `coplan list open -tag:illustrative --json` the term with a dash is a part of the filter and no option: such terms
/// go behind `--`.
fn negated_terms_last(arguments: Vec<OsString>) -> Vec<OsString> {
    let is = |word: &str| arguments.iter().any(|argument| argument == word);
    if is("--") || !(is("list") || is("brief")) {
        return arguments;
    }
    let (terms, mut others): (Vec<OsString>, Vec<OsString>) = arguments.into_iter().partition(is_negated_term);
    if !terms.is_empty() {
        others.push("--".into());
        others.extend(terms);
    }
    others
}

fn is_negated_term(argument: &OsString) -> bool {
    let term = argument.to_str().and_then(|text| text.strip_prefix('-'));
    let field = term.and_then(|term| term.split_once([':', '<', '>'])).map(|(field, _)| field);
    field.is_some_and(|field| field.len() > 1 && field.chars().all(|c| c.is_ascii_lowercase() || matches!(c, '_' | '.')))
}
