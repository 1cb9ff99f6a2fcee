//! One scalar of a TOML file: what type it is, whether its content is right, and its decoded text.
//! The parser below us (`toml_parser`) checks only the order of tokens; this checks their content.

use std::borrow::Cow;

use toml_parser::decoder::{Encoding, ScalarKind};
use toml_parser::lexer::TokenKind;
use toml_parser::{ParseError, Raw, Source, Span};

use super::syntax;
use crate::i18n::message::{Message, say, tell};

/// Types of values as bits, so that several can be allowed or seen at once.
pub(crate) mod types {
    pub(crate) const TEXT: u8 = 1;
    pub(crate) const INT: u8 = 2;
    pub(crate) const FLOAT: u8 = 4;
    pub(crate) const BOOL: u8 = 8;
    pub(crate) const DAY: u8 = 16;
    pub(crate) const TIME: u8 = 32;
    pub(crate) const LIST: u8 = 64;
    pub(crate) const TABLE: u8 = 128;
}

/// The type bit of a scalar, or what is wrong with its content.
pub(crate) fn check(raw: &str, encoding: Option<Encoding>) -> Result<u8, Message> {
    match encoding {
        Some(encoding) if is_closed(raw, encoding) && !has_escapes(raw, encoding) => Ok(types::TEXT),
        Some(_) => decode(raw, encoding).map(|_| types::TEXT),
        None => bare(raw),
    }
}

/// Whether the text is a string without its closing quotes: nobody knows where it was meant to end.
pub(crate) fn is_endless(raw: &str, encoding: Option<Encoding>) -> bool {
    encoding.is_some_and(|encoding| !is_closed(raw, encoding))
}

/// Whether a string has its closing quotes: the lexer ends one at the end of the line if it must.
fn is_closed(raw: &str, encoding: Encoding) -> bool {
    match encoding {
        Encoding::BasicString => raw.len() >= 2 && raw.ends_with('"'),
        Encoding::LiteralString => raw.len() >= 2 && raw.ends_with('\''),
        Encoding::MlBasicString => raw.len() >= 6 && raw.ends_with("\"\"\""),
        Encoding::MlLiteralString => raw.len() >= 6 && raw.ends_with("'''"),
    }
}

fn has_escapes(raw: &str, encoding: Encoding) -> bool {
    matches!(encoding, Encoding::BasicString | Encoding::MlBasicString) && memchr::memchr(b'\\', raw.as_bytes()).is_some()
}

/// Numbers, dates and truths: the plain forms at once, all others through the library.
fn bare(raw: &str) -> Result<u8, Message> {
    let bytes = raw.as_bytes();
    let digits = bytes.iter().all(u8::is_ascii_digit);
    match bytes {
        [b'0'] => Ok(types::INT),
        [b'1'..=b'9', ..] if digits && bytes.len() <= 18 => Ok(types::INT),
        b"true" | b"false" => Ok(types::BOOL),
        [b'0'..=b'9', b'0'..=b'9', b'0'..=b'9', b'0'..=b'9', b'-', _, _, b'-', _, _] => day(raw).map(|_| types::DAY),
        _ => odd(raw),
    }
}

fn odd(raw: &str) -> Result<u8, Message> {
    let mut error: Option<ParseError> = None;
    let mut out = Cow::Borrowed("");
    let kind = Raw::new_unchecked(raw, None, Span::new_unchecked(0, raw.len())).decode_scalar(&mut out, &mut error);
    if let Some(error) = error {
        return Err(syntax::said(error.description()));
    }
    match kind {
        ScalarKind::String => Err(say("syntax-must-quote")),
        ScalarKind::Boolean(_) => Ok(types::BOOL),
        ScalarKind::Float => Ok(types::FLOAT),
        ScalarKind::Integer(radix) => i64::from_str_radix(&out, radix.value()).map(|_| types::INT).map_err(|_| say("syntax-too-large")),
        ScalarKind::DateTime => out
            .parse::<toml::value::Datetime>()
            .map_err(|error| syntax::said(&error.to_string()))
            .map(|time| if time.date.is_some() && time.time.is_none() { types::DAY } else { types::TIME }),
    }
}

/// A bare TOML date that exists in the calendar.
pub(crate) fn day(raw: &str) -> Result<chrono::NaiveDate, Message> {
    let year = raw.get(..4).and_then(|y| y.parse().ok());
    let month = raw.get(5..7).and_then(|m| m.parse().ok());
    let day = raw.get(8..10).and_then(|d| d.parse().ok());
    let date = year.zip(month).zip(day).and_then(|((y, m), d)| chrono::NaiveDate::from_ymd_opt(y, m, d));
    date.filter(|_| raw.len() == 10).ok_or_else(|| tell("syntax-no-day", [("raw", raw.into())]))
}

/// The text of a string as it stands in the file, quotes and all; borrowed where it has no escapes.
pub(crate) fn text(raw: &str) -> Cow<'_, str> {
    let bytes = raw.as_bytes();
    if let [b'"', inner @ .., b'"'] = bytes
        && !raw.starts_with("\"\"\"")
        && memchr::memchr(b'\\', inner).is_none()
    {
        return Cow::Borrowed(raw.get(1..raw.len() - 1).unwrap_or_default());
    }
    let encoding = Source::new(raw).lex().next().and_then(|token| token.kind().encoding());
    match encoding {
        Some(_) => decode(raw, encoding).unwrap_or(Cow::Borrowed(raw)),
        None => Cow::Borrowed(raw),
    }
}

fn decode(raw: &str, encoding: Option<Encoding>) -> Result<Cow<'_, str>, Message> {
    let mut error: Option<ParseError> = None;
    let mut out = Cow::Borrowed("");
    let _ = Raw::new_unchecked(raw, encoding, Span::new_unchecked(0, raw.len())).decode_scalar(&mut out, &mut error);
    error.map_or(Ok(out), |error| Err(syntax::said(error.description())))
}

/// The texts in a list as it stands in the file, brackets and all; not those in lists or tables inside it.
pub(crate) fn texts(raw: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let mut depth = 0usize;
    Source::new(raw).lex().filter_map(move |token| {
        match token.kind() {
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => depth += 1,
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => depth = depth.saturating_sub(1),
            kind if kind.encoding().is_some() && depth == 1 => return raw.get(token.span().start()..token.span().end()).map(text),
            _ => {}
        }
        None
    })
}

/// Whether the text has control characters that TOML forbids everywhere, or a CR without its LF.
pub(crate) fn has_control(text: &str) -> bool {
    let bytes = text.as_bytes();
    let forbidden = |b: &u8| (*b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r')) || *b == 0x7f;
    bytes.iter().any(forbidden) || memchr::memchr_iter(b'\r', bytes).any(|at| bytes.get(at + 1) != Some(&b'\n'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(raw: &str) -> Result<u8, Message> {
        let token = Source::new(raw).lex().next().unwrap();
        check(raw, token.kind().encoding())
    }

    #[test]
    fn types_of_scalars() {
        for (raw, bit) in [
            ("\"a\"", types::TEXT),
            ("'''a\nb'''", types::TEXT),
            ("\"\\u00e9\"", types::TEXT),
            ("0", types::INT),
            ("1_000", types::INT),
            ("0xff", types::INT),
            ("-17", types::INT),
            ("1.5e3", types::FLOAT),
            ("inf", types::FLOAT),
            ("true", types::BOOL),
            ("2024-02-29", types::DAY),
            ("2024-02-29T10:00:00Z", types::TIME),
            ("10:00:00", types::TIME),
        ] {
            assert_eq!(checked(raw), Ok(bit), "{raw}");
        }
    }

    #[test]
    fn content_that_is_wrong() {
        for raw in ["2024-02-30", "99999999999999999999", "007", "ongoing", "\"\\q\"", "1__0", "2024-13-01T00:00:00Z"] {
            assert!(checked(raw).is_err(), "{raw}");
        }
    }

    #[test]
    fn texts_are_decoded() {
        for (raw, want) in [("\"a\\tb\"", "a\tb"), ("'a\\b'", "a\\b"), ("\"\"\"\nx\ny\"\"\"", "x\ny"), ("\"\"", ""), ("\"Ýol\"", "Ýol")] {
            assert_eq!(text(raw), want);
        }
        assert_eq!(texts("[\"a\", # no \"b\"\n 'c', [\"d\"], {e = \"f\"}]").collect::<Vec<_>>(), ["a", "c"]);
    }

    #[test]
    fn control_characters() {
        assert!(has_control("a\u{0}") && has_control("a\rb") && has_control("\u{7f}"));
        assert!(!has_control("a\tb\r\nc\n"));
    }
}
