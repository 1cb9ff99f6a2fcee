//! In which language the program speaks: that of --lang, of `$COPLAN_LANG`, of the settings, of the
//! locale; else English.

use std::ffi::OsString;

use clap::ValueEnum;

use crate::domain::setting::Bindings;
use crate::i18n::Lang;
use crate::session::preferences;
use crate::store::env;

/// The languages as they are typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Language {
    En,
    Ru,
    Tk,
}

impl Language {
    pub(super) fn lang(self) -> Lang {
        match self {
            Language::En => Lang::En,
            Language::Ru => Lang::Ru,
            Language::Tk => Lang::Tk,
        }
    }
}

/// The language for a run with these arguments, which may be wrong in other things: then that is said in this language.
pub(super) fn chosen(arguments: &[OsString], bindings: &Bindings) -> Lang {
    let typed = typed(arguments).and_then(|code| Lang::parse(&code));
    typed.or_else(variable).or_else(|| configured(bindings)).or_else(locale).unwrap_or_default()
}

fn typed(arguments: &[OsString]) -> Option<String> {
    let mut arguments = arguments.iter().filter_map(|argument| argument.to_str()).take_while(|argument| *argument != "--");
    while let Some(argument) = arguments.next() {
        if let Some(code) = argument.strip_prefix("--lang=") {
            return Some(code.to_owned());
        }
        if argument == "--lang" {
            return arguments.next().map(str::to_owned);
        }
    }
    None
}

fn variable() -> Option<Lang> {
    env::var("COPLAN_LANG").and_then(|name| Lang::of_locale(&name))
}

/// That of the user's settings.
fn configured(bindings: &Bindings) -> Option<Lang> {
    Lang::parse(preferences::gather(bindings, None, &[]).word("language"))
}

fn locale() -> Option<Lang> {
    env::locale().and_then(|name| Lang::of_locale(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_typed_is_found_among_other_arguments() {
        for (line, code) in [
            ("coplan list --lang ru", Some("ru")),
            ("coplan --lang=tk list x", Some("tk")),
            ("coplan list -- --lang ru", None),
            ("coplan list --lang", None),
            ("coplan list", None),
        ] {
            let arguments: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            assert_eq!(typed(&arguments).as_deref(), code, "{line}");
        }
    }
}
