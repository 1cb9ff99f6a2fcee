//! Characters that are not seen, and ids that look alike: what a reader is not shown can mislead.

use super::places::{at_key, at_text};
use crate::domain::field::{Key, Kind};
use crate::domain::visible;
use crate::i18n::message::{Message, say, tell};
use crate::text::fault::Fault;
use crate::text::read::RowRef;

/// The first character of a row that is not seen or turns the text; in its id and its title also where it is spelled as an escape.
pub(super) fn characters(row: RowRef<'_>) -> Option<Fault> {
    let unseen = |c: &char| visible::is_dangerous(*c) && !matches!(c, '\n' | '\r' | '\t');
    if let Some((at, c)) = row.source().char_indices().find(|(at, c)| unseen(c) && !(*at == 0 && *c == '\u{feff}')) {
        let message = tell("problem-hidden-here", [("what", name(c).into())]);
        return Some(Fault::new(at, c.len_utf8(), "hidden-character", message).help(say("problem-hidden-help")).warning());
    }
    let spelled = |key: Key| row.text(key).chars().find(unseen).map(|c| (key, c));
    let (key, c) = [Key::Id, Key::Title, Key::Name].into_iter().find_map(spelled)?;
    let message = tell("problem-hidden-inside", [("what", name(c).into())]);
    Some(at_key(row, key, "hidden-character", message).warning())
}

/// An id that reads like another one: letters of two alphabets that look the same, or letters with loose marks.
pub(super) fn id(row: RowRef<'_>, is_there: impl Fn(Kind, &str) -> bool) -> Option<Fault> {
    let (kind, id) = (row.kind()?, row.id());
    if id.is_ascii() {
        return None;
    }
    let latin: String = id.chars().map(lookalike).collect();
    if latin != id && is_there(kind, &latin) {
        let message = tell("problem-look-alike", [("id", id.as_ref().into()), ("latin", latin.into())]);
        return Some(at_text(row, Key::Id, &id, "look-alike-id", message).help(say("problem-look-alike-help")).warning());
    }
    let loose = id.chars().any(|c| ('\u{300}'..='\u{36f}').contains(&c));
    loose.then(|| at_text(row, Key::Id, &id, "loose-marks", say("problem-loose-marks")).warning())
}

fn name(c: char) -> Message {
    let word = match c {
        '\u{200b}' => "problem-char-zero-width",
        '\u{ad}' => "problem-char-soft-hyphen",
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => "problem-char-direction",
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => "problem-char-control",
        _ => return format!("U+{:04X}", c as u32).into(),
    };
    tell("problem-char", [("code", format!("U+{:04X}", c as u32).into()), ("word", say(word).into())])
}

/// The Latin letter that a Cyrillic one looks like.
fn lookalike(c: char) -> char {
    const CYRILLIC: &str = "АВЕЅІЈКМНОРСТУХаеѕіјорсух";
    const LATIN: &str = "ABESIJKMHOPCTYXaesijopcyx";
    let at = CYRILLIC.chars().position(|other| other == c);
    at.and_then(|at| LATIN.chars().nth(at)).unwrap_or(c)
}
