//! What clap says, in the reader's language: `--help`, and why a command line is wrong. The English is clap's
//! own and stands in the definitions of the verbs; other languages are laid over it only when help is asked
//! for or something is wrong, so that a run that is right pays nothing for them.

use std::error::Error as _;
use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, CommandFactory, Error};

use super::Cli;
use super::exit::{Exit, Stop};
use super::out::{Color, Out};
use crate::i18n::message::{self, Arg as Part, Message, say};
use crate::i18n::{Lang, Words};

/// Says what clap has to say of some arguments: help, or what is wrong.
pub(super) fn tell(error: &Error, arguments: Vec<OsString>, words: Words) -> Exit {
    let exit = if error.use_stderr() { Exit::Usage } else { Exit::Done };
    if words.lang == Lang::En {
        // Where the output is gone there is nobody to tell.
        drop(error.print());
        return exit;
    }
    if let Some(message) = wrong(error, words) {
        let place = error.get(ContextKind::Usage).map(|usage| verb_of(&usage.to_string())).unwrap_or_default();
        let place = if place.is_empty() { "coplan".to_owned() } else { place };
        let hint = message::tell("usage-see", [("verb", place.into())]);
        return Out { color: Color::Auto, quiet: false, words }.stop(&Stop::new(exit, message).hint(hint));
    }
    let again = translated(words).try_get_matches_from(arguments);
    drop(again.err().as_ref().unwrap_or(error).print());
    exit
}

/// `coplan list` from `Usage: coplan list [OPTIONS]`.
fn verb_of(usage: &str) -> String {
    let words = usage.split_whitespace().skip_while(|word| *word != "coplan");
    words.take_while(|word| word.chars().all(|c| c.is_ascii_lowercase() || c == '-')).collect::<Vec<_>>().join(" ")
}

/// What is wrong with a command line; nothing where help was asked for, or where only clap has words for it.
fn wrong(error: &Error, words: Words) -> Option<Message> {
    let text = |kind: ContextKind| -> Option<Part> {
        match error.get(kind)? {
            ContextValue::String(text) => Some(text.into()),
            ContextValue::Strings(texts) => Some(Part::List(texts.iter().map(Part::from).collect())),
            other => Some(other.to_string().into()),
        }
    };
    let arg = || text(ContextKind::InvalidArg);
    Some(match error.kind() {
        ErrorKind::UnknownArgument => message::tell("usage-unknown-argument", [("arg", arg()?)]),
        ErrorKind::InvalidSubcommand => message::tell("usage-unknown-verb", [("arg", text(ContextKind::InvalidSubcommand)?)]),
        ErrorKind::InvalidValue if matches!(error.get(ContextKind::InvalidValue), Some(ContextValue::String(value)) if !value.is_empty()) =>
        {
            let invalid = message::tell("usage-invalid-value", [("arg", arg()?), ("value", text(ContextKind::InvalidValue)?)]);
            match text(ContextKind::ValidValue) {
                Some(values) => message::tell(
                    "usage-both",
                    [("what", invalid.into()), ("rest", message::tell("usage-values", [("values", values)]).into())],
                ),
                None => invalid,
            }
        }
        ErrorKind::InvalidValue => message::tell("usage-no-value", [("arg", arg()?)]),
        ErrorKind::ValueValidation => {
            let invalid = message::tell("usage-invalid-value", [("arg", arg()?), ("value", text(ContextKind::InvalidValue)?)]);
            // how it is to be written, where it is one of ours that says so
            let how = error.source().map(ToString::to_string).unwrap_or_default();
            match [say("cli-day-such")].into_iter().find(|ours| ours.to_string() == how) {
                Some(ours) => message::tell("usage-both", [("what", invalid.into()), ("rest", format!("({})", words.of(&ours)).into())]),
                None => invalid,
            }
        }
        ErrorKind::MissingRequiredArgument | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            message::tell("usage-missing", [("args", arg()?)])
        }
        ErrorKind::ArgumentConflict => message::tell("usage-conflict", [("arg", arg()?), ("other", text(ContextKind::PriorArg)?)]),
        ErrorKind::MissingSubcommand => say("usage-no-verb"),
        _ => return None,
    })
}

/// All verbs and options with their help in a language.
pub(super) fn translated(words: Words) -> Command {
    let mut command = Cli::command();
    if words.lang == Lang::En {
        return command;
    }
    command.build();
    in_words(command, "help", words)
}

fn in_words(command: Command, path: &str, words: Words) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|verb| verb.get_name().to_owned()).collect();
    let mut command = names.into_iter().fold(command, |command, name| {
        let path = format!("{path}-{name}");
        command.mut_subcommand(name, |verb| in_words(verb, &path, words))
    });
    command = command.mut_args(|arg| arg_in_words(arg, path, words));
    let usage = words.say("usage-usage");
    let template = format!("{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}");
    command = command.help_template(template).subcommand_help_heading(words.say("usage-verbs"));
    let own = if path == "help" { "help-coplan" } else { path };
    if words.knows(own) {
        let long = format!("{path}-long");
        let about = words.say(own);
        command =
            command.about(about).long_about(if words.knows(&long) { format!("{about}\n\n{}", words.say(&long)) } else { about.to_owned() });
    }
    let after = format!("{path}-after");
    if words.knows(&after) { command.after_help(words.say(&after)) } else { command }
}

fn arg_in_words(arg: Arg, path: &str, words: Words) -> Arg {
    let name = arg.get_id().as_str().replace('_', "-");
    let own = format!("{path}-arg-{name}");
    let id = if words.knows(&own) { own } else { format!("help-arg-{name}") };
    let text = match name.as_str() {
        "help" => words.say("usage-print-help"),
        "version" => words.say("usage-print-version"),
        _ if words.knows(&id) => words.say(&id),
        _ => return arg,
    };
    let takes = arg.get_action().takes_values();
    let values: Vec<Part> = arg.get_possible_values().iter().filter(|_| takes).map(|value| value.get_name().into()).collect();
    let default = arg.get_default_values().first().filter(|_| takes).map(|value| value.to_string_lossy().into_owned());
    let mut help = text.to_owned();
    if !values.is_empty() {
        help = format!("{help} {}", words.tell("usage-values", &[("values", values.into())]));
    }
    if let Some(default) = default {
        help = format!("{help} {}", words.tell("usage-default", &[("value", default.into())]));
    }
    let heading = match arg.get_help_heading() {
        Some(_) => "usage-every-verb",
        None if arg.is_positional() => "usage-arguments",
        None => "usage-options",
    };
    let arg = arg.help(help.clone()).long_help(help).hide_possible_values(true).hide_default_value(true);
    arg.help_heading(words.say(heading))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn silent(command: &Command, path: &str, words: Words, found: &mut Vec<String>) {
        if path != "help" && !words.knows(path) {
            found.push(path.to_owned());
        }
        for arg in command.get_arguments().filter(|arg| !arg.is_hide_set() && !["help", "version"].contains(&arg.get_id().as_str())) {
            let name = arg.get_id().as_str().replace('_', "-");
            let has_help = arg.get_help().is_some();
            if has_help && !words.knows(&format!("{path}-arg-{name}")) && !words.knows(&format!("help-arg-{name}")) {
                found.push(format!("{path}-arg-{name}"));
            }
        }
        for verb in command.get_subcommands().filter(|verb| verb.get_name() != "help") {
            silent(verb, &format!("{path}-{}", verb.get_name()), words, found);
        }
    }

    #[test]
    fn every_verb_and_option_has_its_help_in_every_language() {
        for lang in [Lang::Ru, Lang::Tk] {
            let mut found = Vec::new();
            silent(&Cli::command(), "help", lang.words(), &mut found);
            assert_eq!(found, Vec::<String>::new(), "{lang:?}");
        }
    }

    #[test]
    fn help_is_in_the_language() {
        let found = translated(Lang::Ru.words()).try_get_matches_from(["coplan", "list", "--help"]).unwrap_err().to_string();
        assert!(found.contains("Использование: coplan list") && found.contains("Показать проекты"), "{found}");
        for english in ["Usage", "Options", "Print help", "possible values", "default:"] {
            assert!(!found.contains(english), "{english}: {found}");
        }
    }
}
