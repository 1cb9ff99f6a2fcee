//! docs/verbs.md, made from the definitions of the verbs. A test compares the file with this.

use clap::{Arg, Command, CommandFactory};

use super::Cli;
use super::exit::Exit;

/// All verbs and options, as clap knows them.
pub fn command() -> Command {
    Cli::command()
}

/// The text of docs/verbs.md.
pub fn reference() -> String {
    let mut command = command();
    command.build();
    let mut text = String::from("# Verbs\n\n<!-- Made from src/cli.rs by `UPDATE_DOCS=1 cargo test`; do not edit. -->\n\n");
    text += &paragraph(&command);
    text += &arguments(&command, "Options of every verb");
    for verb in command.get_subcommands().filter(|verb| !verb.is_hide_set() && verb.get_name() != "help") {
        text += &["## ", verb.get_name(), "\n\n", &paragraph(verb)].concat();
        text += &arguments(verb, "");
        for kind in verb.get_subcommands().filter(|kind| kind.get_name() != "help") {
            text += &["### ", verb.get_name(), " ", kind.get_name(), "\n\n", &paragraph(kind), &arguments(kind, "")].concat();
        }
    }
    text += "## Exit codes\n\n| code | meaning |\n|---|---|\n";
    for exit in Exit::ALL {
        text += &["| ", &exit.code().to_string(), " | ", exit.meaning(), " |\n"].concat();
    }
    text
}

fn paragraph(command: &Command) -> String {
    let about = command.get_long_about().or_else(|| command.get_about()).map(ToString::to_string).unwrap_or_default();
    let usage = command.clone().render_usage().to_string();
    format!("```\n{}\n```\n\n{}\n\n", usage.trim_start_matches("Usage: ").replace("\n       ", "\n"), about.trim())
}

fn arguments(command: &Command, heading: &str) -> String {
    let own = |arg: &&Arg| !arg.is_hide_set() && (!arg.is_global_set() || !heading.is_empty()) && arg.get_id() != "help";
    let rows: String = command.get_arguments().filter(own).map(row).collect();
    let heading = if heading.is_empty() { String::new() } else { format!("## {heading}\n\n") };
    if rows.is_empty() { rows } else { format!("{heading}| | |\n|---|---|\n{rows}\n") }
}

fn row(arg: &Arg) -> String {
    let help = arg.get_long_help().or_else(|| arg.get_help()).map(ToString::to_string).unwrap_or_default();
    let words: Vec<String> = arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    let takes_value = arg.get_action().takes_values();
    let words = if words.is_empty() || !takes_value { String::new() } else { format!(" ({})", words.join(", ")) };
    let variable = arg.get_env().map(|name| format!(" [also: ${}]", name.to_string_lossy())).unwrap_or_default();
    let spelled = arg.to_string().replace('|', "\\|");
    let short = arg.get_short().map(|short| format!("-{short}, ")).unwrap_or_default();
    format!("| `{short}{spelled}` | {}{words}{variable} |\n", help.replace('|', "\\|").replace('\n', " "))
}
