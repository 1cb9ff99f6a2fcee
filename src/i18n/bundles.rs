//! The messages of each language, one file for each area; an id begins with its area. A file is read
//! when the first of its messages is said, so that starting costs what the first screen says and no more.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, OnceLock, PoisonError};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::Lang;
use super::message::Arg;

type Bundle = FluentBundle<FluentResource>;

struct Area {
    name: &'static str,
    texts: [&'static str; 3],
    bundles: [OnceLock<Bundle>; 3],
}

const fn area(name: &'static str, texts: [&'static str; 3]) -> Area {
    Area { name, texts, bundles: [const { OnceLock::new() }; 3] }
}

macro_rules! areas {
    ($($name:literal),* $(,)?) => {
        [$(area($name, [
            include_str!(concat!("en/", $name, ".ftl")),
            include_str!(concat!("ru/", $name, ".ftl")),
            include_str!(concat!("tk/", $name, ".ftl")),
        ])),*]
    };
}

static AREAS: [Area; 19] = areas![
    "action", "cli", "count", "edit", "failure", "field", "head", "health", "help", "problem", "readout", "refused", "report", "screen",
    "setting", "sync", "syntax", "usage", "word"
];

/// A message into which nothing goes; kept for the life of the program, since there are only so many of them.
pub(super) fn plain(lang: Lang, id: &str) -> &'static str {
    static SAID: LazyLock<Mutex<HashMap<(u8, String), &'static str>>> = LazyLock::new(Mutex::default);
    let mut said = SAID.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(text) = said.get(&(lang as u8, id.to_owned())) {
        return text;
    }
    let text: &'static str = filled(lang, id, &[]).leak();
    said.insert((lang as u8, id.to_owned()), text);
    text
}

/// A message with what goes into it; in English where this language has none. An id without a message shows itself.
pub(super) fn filled(lang: Lang, id: &str, args: &[(&'static str, Arg)]) -> String {
    let found = format(lang, id, args).or_else(|| format(Lang::En, id, args));
    debug_assert!(found.is_some(), "there is no message {id}");
    found.unwrap_or_else(|| id.to_owned())
}

pub(super) fn has(lang: Lang, id: &str) -> bool {
    bundle(lang, id).is_some_and(|bundle| bundle.has_message(id))
}

fn format(lang: Lang, id: &str, args: &[(&'static str, Arg)]) -> Option<String> {
    let bundle = bundle(lang, id)?;
    let pattern = bundle.get_message(id)?.value()?;
    let words = lang.words();
    let mut values = FluentArgs::with_capacity(args.len());
    for (name, arg) in args {
        let value = match arg {
            Arg::Number(number) => FluentValue::from(*number),
            other => FluentValue::from(words.arg(other)),
        };
        values.set(*name, value);
    }
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned();
    debug_assert!(errors.is_empty(), "{id}: {errors:?}");
    Some(text)
}

fn bundle(lang: Lang, id: &str) -> Option<&'static Bundle> {
    let name = id.split('-').next().unwrap_or_default();
    let area = AREAS.iter().find(|area| area.name == name)?;
    let (text, bundle) = (area.texts.get(lang as usize)?, area.bundles.get(lang as usize)?);
    Some(bundle.get_or_init(|| read(lang, text)))
}

/// The tests see to it that a file has no mistake; a message with one would be missing.
fn read(lang: Lang, text: &str) -> Bundle {
    let language: LanguageIdentifier = lang.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // marks around what is put in would be drawn by some terminals
    bundle.set_use_isolating(false);
    let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
    bundle.add_resource_overriding(resource);
    bundle
}
