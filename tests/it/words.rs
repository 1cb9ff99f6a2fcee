//! The messages: each language has each of them, with the same that goes into it and with its own plural forms;
//! what the code says is there, and what is there is said.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
/// Which forms nouns take after a number (Unicode CLDR, whole numbers).
const FORMS: [(&str, &[&str]); 3] = [("en", &["one", "other"]), ("ru", &["one", "few", "many"]), ("tk", &["one", "other"])];

/// What is read off a message.
#[derive(Debug, Default, PartialEq, Eq)]
struct Seen {
    variables: BTreeSet<String>,
    /// The keys of each choice.
    choices: Vec<BTreeSet<String>>,
    empty: bool,
}

fn messages(lang: &str) -> BTreeMap<String, Seen> {
    let mut all = BTreeMap::new();
    for entry in std::fs::read_dir(format!("{ROOT}/src/i18n/{lang}")).unwrap().map(Result::unwrap) {
        let name = entry.path().file_stem().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(entry.path()).unwrap();
        let resource = fluent_syntax::parser::parse(text.as_str()).unwrap_or_else(|(_, errors)| panic!("{lang}/{name}.ftl: {errors:?}"));
        for entry in resource.body {
            match entry {
                Entry::Message(message) => {
                    let id = message.id.name.to_owned();
                    assert!(id.starts_with(&format!("{name}-")), "{lang}/{name}.ftl: {id} does not begin with the file's name");
                    let mut seen = Seen::default();
                    pattern(message.value.as_ref().unwrap_or_else(|| panic!("{lang}: {id} says nothing")), &mut seen);
                    assert!(all.insert(id.clone(), seen).is_none(), "{lang}: {id} stands twice");
                }
                Entry::Junk { content } => panic!("{lang}/{name}.ftl: {content}"),
                Entry::Term(term) => panic!("{lang}/{name}.ftl: the term -{}; we have messages only", term.id.name),
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
            }
        }
    }
    all
}

fn pattern(pattern: &Pattern<&str>, seen: &mut Seen) {
    seen.empty |= pattern.elements.is_empty();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { .. } => {}
            PatternElement::Placeable { expression: Expression::Inline(one) } => inline(one, seen),
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                inline(selector, seen);
                let key = |key: &VariantKey<&str>| match key {
                    VariantKey::Identifier { name } => (*name).to_owned(),
                    VariantKey::NumberLiteral { value } => (*value).to_owned(),
                };
                seen.choices.push(variants.iter().map(|variant| key(&variant.key)).collect());
                for variant in variants {
                    self::pattern(&variant.value, seen);
                }
            }
        }
    }
}

fn inline(expression: &InlineExpression<&str>, seen: &mut Seen) {
    match expression {
        InlineExpression::VariableReference { id } => drop(seen.variables.insert(id.name.to_owned())),
        InlineExpression::Placeable { expression } => match &**expression {
            Expression::Inline(one) => inline(one, seen),
            Expression::Select { .. } => panic!("a choice within a choice's selector"),
        },
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        InlineExpression::FunctionReference { id, arguments: CallArguments { .. } } => panic!("no functions, and here is {}", id.name),
        other => panic!("messages stand alone: {other:?}"),
    }
}

#[test]
fn each_language_has_each_message() {
    let [(_, english), others @ ..] = &FORMS.map(|(lang, _)| (lang, messages(lang)));
    for (lang, all) in others {
        // the English of help stands in the definitions of the verbs, and a test beside src/cli/help.rs compares
        let all: BTreeMap<&String, &Seen> = all.iter().filter(|(id, _)| !id.starts_with("help-")).collect();
        let (here, there): (BTreeSet<_>, BTreeSet<_>) = (english.keys().collect(), all.keys().copied().collect());
        assert_eq!(here.difference(&there).collect::<Vec<_>>(), Vec::<&&String>::new(), "missing in {lang}");
        assert_eq!(there.difference(&here).collect::<Vec<_>>(), Vec::<&&String>::new(), "in {lang}, not in English");
        for (id, seen) in all {
            assert_eq!(seen.variables, english[id].variables, "what goes into {id} in {lang}");
            assert!(!seen.empty, "{lang}: {id}");
        }
    }
}

/// A choice by number has all forms of its language, or numbers with one for the rest.
#[test]
fn each_language_has_its_plural_forms() {
    for (lang, forms) in FORMS {
        let forms: BTreeSet<&str> = forms.iter().copied().collect();
        for (id, seen) in messages(lang) {
            for choice in &seen.choices {
                let words: BTreeSet<&str> = choice.iter().map(String::as_str).filter(|key| key.parse::<u32>().is_err()).collect();
                let numbers = choice.len() > words.len() && words == BTreeSet::from(["other"]);
                let fine =
                    words == forms || numbers || !words.iter().any(|word| ["zero", "one", "two", "few", "many", "other"].contains(word));
                assert!(fine, "{lang}: {id} has {choice:?}, and should have {forms:?}");
            }
        }
    }
}

fn sources() -> Vec<(PathBuf, String)> {
    let mut folders = vec![PathBuf::from(format!("{ROOT}/src"))];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
                let lines: Vec<&str> = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
                found.push((path, lines.join("\n")));
            }
        }
    }
    found
}

/// A text in quotes that is an id (a known area, a dash, words with dashes), where it stands, and the text after it.
fn ids<'t>(text: &'t str, areas: &BTreeSet<String>) -> Vec<(usize, &'t str, &'t str)> {
    let quotes: Vec<usize> = text.match_indices('"').map(|(at, _)| at).collect();
    let pairs = quotes.windows(2).filter_map(|pair| Some((pair[0], text.get(pair[0] + 1..pair[1])?, &text[pair[1] + 1..])));
    let is_id = |word: &str| {
        let (area, rest) = word.split_once('-').unwrap_or_default();
        areas.contains(area) && !rest.is_empty() && rest.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    };
    pairs.filter(|(_, word, _)| is_id(word)).collect()
}

/// The names in `, &[("a", ..), ("b", ..)]` or `, [..]` right after an id, if such a list follows.
fn given(after: &str) -> Option<BTreeSet<String>> {
    let list = after.trim_start().strip_prefix(',')?.trim_start();
    let list = list.strip_prefix('&').unwrap_or(list).strip_prefix('[')?;
    let mut depth = (1i32, 0i32);
    let mut names = BTreeSet::new();
    let mut quoted = false;
    for (at, letter) in list.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            _ if quoted => {}
            '[' => depth.0 += 1,
            ']' => depth.0 -= 1,
            '(' if depth == (1, 0) => {
                depth.1 += 1;
                names.extend(list[at + 1..].trim_start().strip_prefix('"').and_then(|rest| Some(rest.split_once('"')?.0.to_owned())));
            }
            '(' => depth.1 += 1,
            ')' => depth.1 -= 1,
            _ => {}
        }
        if depth.0 == 0 {
            return Some(names);
        }
    }
    None
}

fn shown(path: &Path) -> String {
    path.strip_prefix(ROOT).unwrap_or(path).display().to_string()
}

#[test]
fn what_the_code_says_is_there_and_what_is_there_is_said() {
    let english = messages("en");
    let areas: BTreeSet<String> = english.keys().filter_map(|id| Some(id.split_once('-')?.0.to_owned())).collect();
    let mut said = BTreeSet::new();
    for (path, text) in sources() {
        for (_, id, after) in ids(&text, &areas) {
            let Some(seen) = english.get(id) else { panic!("{}: there is no message {id}", shown(&path)) };
            if let Some(names) = given(after) {
                assert_eq!(names, seen.variables, "{}: what goes into {id}", shown(&path));
            }
            said.insert(id.to_owned());
        }
    }
    let silent: Vec<&String> = english.keys().filter(|id| !said.contains(*id)).collect();
    assert!(silent.is_empty(), "nobody says {silent:?}");
}
