//! What the TOML parser says, in the words of the reader: its own sentences are known one by one, and
//! one that is not known is quoted.

use toml_parser::Expected;

use crate::i18n::message::{Arg, Message, say, tell};

/// The sentences of `toml` and `toml_parser`; a test sees to it that the common ones are still theirs.
const KNOWN: &[(&str, &str)] = &[
    ("`_` may only go between digits", "syntax-underscore"),
    ("cannot recurse further; max recursion depth met", "syntax-too-deep"),
    ("carriage return must be followed by newline", "syntax-return"),
    ("extra `=`", "syntax-extra-equals"),
    ("extra assignment between key-value pairs", "syntax-extra-assignment"),
    ("extra comma in array", "syntax-extra-comma-array"),
    ("extra comma in inline table", "syntax-extra-comma-table"),
    ("integers with a radix cannot be signed", "syntax-radix-sign"),
    ("invalid comment character", "syntax-comment-character"),
    ("invalid inline table element", "syntax-table-element"),
    ("invalid key-value pair", "syntax-pair"),
    ("invalid unquoted key", "syntax-unquoted-key"),
    ("invalid value", "syntax-value"),
    ("key with no value", "syntax-key-alone"),
    ("keys cannot be multi-line basic strings", "syntax-key-lines"),
    ("keys cannot be multi-line literal strings", "syntax-key-lines-literal"),
    ("missing array opening", "syntax-array-opening"),
    ("missing assignment between key-value pairs", "syntax-assignment"),
    ("missing comma between array elements", "syntax-comma-array"),
    ("missing comma between key-value pairs", "syntax-comma-table"),
    ("missing comment start", "syntax-comment"),
    ("missing escaped value", "syntax-escape"),
    ("missing inline table opening", "syntax-table-opening"),
    ("missing key for inline table element", "syntax-table-key"),
    ("missing opening quote", "syntax-opening-quote"),
    ("missing table open", "syntax-table-open"),
    ("missing value for key", "syntax-no-value-for-key"),
    ("missing value", "syntax-no-value"),
    ("radix must be lowercase", "syntax-radix-case"),
    ("redundant integer number prefix", "syntax-prefix"),
    ("redundant numeric sign", "syntax-sign-twice"),
    ("string values must be quoted", "syntax-not-quoted"),
    ("too few unicode value digits", "syntax-unicode-digits"),
    ("unclosed array table", "syntax-unclosed-array-table"),
    ("unclosed array", "syntax-unclosed-array"),
    ("unclosed inline table", "syntax-unclosed-inline"),
    ("unclosed table", "syntax-unclosed-table"),
    ("unexpected `=` in array", "syntax-equals-in-array"),
    ("unexpected content between comment and newline", "syntax-after-comment"),
    ("unexpected content", "syntax-content"),
    ("unexpected key or value", "syntax-key-or-value"),
    ("unexpected leading zero", "syntax-leading-zero"),
    ("unexpected sign", "syntax-sign"),
    ("unquoted keys cannot be empty", "syntax-empty-key"),
    ("duplicate key", "syntax-duplicate"),
    ("invalid basic string", "syntax-bad-string"),
    ("invalid literal string", "syntax-bad-literal"),
    ("invalid multi-line basic string", "syntax-bad-lines"),
    ("invalid multi-line literal string", "syntax-bad-literal-lines"),
    ("invalid string", "syntax-bad-text"),
    ("invalid binary number", "syntax-bad-binary"),
    ("invalid octal number", "syntax-bad-octal"),
    ("invalid hexadecimal number", "syntax-bad-hex"),
    ("invalid boolean", "syntax-bad-boolean"),
    ("invalid date-time", "syntax-bad-date"),
    ("invalid exponent", "syntax-bad-exponent"),
    ("invalid float", "syntax-bad-float"),
    ("invalid fraction", "syntax-bad-fraction"),
    ("invalid integer number", "syntax-bad-integer"),
    ("invalid mantissa", "syntax-bad-mantissa"),
    ("invalid key", "syntax-bad-key"),
    ("invalid table", "syntax-bad-table"),
];

const WANTED: &[(&str, &str)] = &[
    ("basic string", "syntax-wants-string"),
    ("characters", "syntax-wants-characters"),
    ("digits", "syntax-wants-digits"),
    ("key", "syntax-wants-key"),
    ("letters", "syntax-wants-letters"),
    ("literal string", "syntax-wants-literal"),
    ("multi-line basic string", "syntax-wants-lines"),
    ("non-double-quote visible characters", "syntax-wants-visible"),
    ("non-single-quote characters", "syntax-wants-no-single"),
    ("non-single-quote visible characters", "syntax-wants-visible-single"),
    ("numbers", "syntax-wants-numbers"),
    ("printable characters", "syntax-wants-printable"),
    ("unicode hexadecimal value", "syntax-wants-hex"),
    ("value", "syntax-wants-value"),
];

/// What a parser says is wrong; `toml` tells in the same sentence what it would have taken.
pub(crate) fn said(sentence: &str) -> Message {
    let (what, wanted) = sentence.split_once(", expected ").map_or((sentence, None), |(what, wanted)| (what, Some(wanted)));
    let known = KNOWN.iter().find(|(other, _)| *other == what).map(|(_, id)| say(id));
    match (known, wanted) {
        (Some(known), None) => known,
        (Some(known), Some(wanted)) => {
            let all: Vec<Arg> = wanted.split(", ").map(word).collect();
            tell("syntax-both", [("what", known.into()), ("wanted", all.into())])
        }
        (None, _) if ["invalid date", "invalid time"].iter().any(|begin| what.starts_with(begin)) => {
            tell("syntax-date", [("what", sentence.into())])
        }
        (None, _) => tell("syntax-other", [("what", sentence.into())]),
    }
}

/// One of the things that a parser would have taken.
fn word(text: &str) -> Arg {
    WANTED.iter().find(|(other, _)| *other == text).map_or_else(|| text.into(), |(_, id)| say(id).into())
}

/// What the parser would have taken instead; nothing where it does not say.
pub(crate) fn wanted(expected: &[Expected]) -> Option<Message> {
    let all: Vec<Arg> = expected.iter().map(one).collect();
    (!all.is_empty()).then(|| tell("problem-expected", [("what", all.into())]))
}

fn one(expected: &Expected) -> Arg {
    match expected {
        Expected::Literal(text) => format!("`{}`", text.escape_debug()).into(),
        Expected::Description(text) => word(text),
        _ => Arg::from(""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    /// Another version of the parser may put things otherwise: then the table is to be mended.
    #[test]
    fn the_common_mistakes_are_said_in_the_readers_language() {
        for text in [
            "a = ",
            "a = \"x",
            "a 1",
            "a",
            "a = [1 2]",
            "a = [1",
            "[a",
            "[[a",
            "a = {b = 1",
            "a = 1\na = 2",
            "a = x",
            "a = 01",
            "= 1",
            "a = 1 b",
            "a == 1",
            "a = [,]",
            "[a]\n[a]",
            "a = \"\\q\"",
            "a.b = 1\na = 2",
            "a = 2024-13-01",
            "a = 1__0",
        ] {
            let Err(error) = toml::de::DeTable::parse(text) else { panic!("{text:?} is right") };
            let first = error.message().lines().next().unwrap_or_default();
            let message = said(first);
            assert_eq!(message.to_string(), first, "{text:?}");
            let known = message.id() != "syntax-other";
            assert!(known || ["a = 2024-13-01", "a.b = 1\na = 2"].contains(&text), "{text:?}: {first:?} is not known");
            assert_ne!(Lang::Ru.words().of(&message), first, "{text:?}");
        }
    }
}
