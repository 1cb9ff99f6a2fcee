//! Where sentences end, and what each is: a line of the head (dates, numbers, sources), the
//! headline, or the body. It only looks at marks, line ends and the shape of lines.

use super::dates;
use super::text::{Part, Sentence, Sort, Token};

/// A sentence is cut after so many words, so that the time to read one has a bound.
const LONG: usize = 400;

/// Cuts the words into sentences and notes in each word where it belongs.
pub(super) fn cut(source: &str, tokens: &mut [Token<'_>]) -> Vec<Sentence> {
    let wrapped = wrapped_at(source);
    let mut sentences = Vec::new();
    let mut first = 0;
    for at in 0..tokens.len() {
        if ends(source, tokens, at, wrapped) || at - first >= LONG {
            sentences.push(Sentence { span: first..at + 1, part: Part::Body });
            first = at + 1;
        }
    }
    for (nth, sentence) in sentences.iter().enumerate() {
        for token in tokens.get_mut(sentence.span.clone()).into_iter().flatten() {
            token.sentence = nth;
        }
    }
    tell_parts(source, tokens, &mut sentences);
    sentences
}

/// The width at which lines were broken by a mail program; `None` where a line is a paragraph.
fn wrapped_at(source: &str) -> Option<usize> {
    let lengths: Vec<usize> = source.lines().map(|line| line.chars().count()).collect();
    let longest = lengths.iter().copied().max().unwrap_or_default();
    let full = lengths.iter().filter(|length| **length + 18 > longest).count();
    (longest <= 110 && full >= 4).then_some(longest)
}

fn ends(source: &str, tokens: &[Token<'_>], at: usize, wrapped: Option<usize>) -> bool {
    let (Some(token), Some(next)) = (tokens.get(at), tokens.get(at + 1)) else { return true };
    let gap = source.get(token.at + token.word.len()..next.at).unwrap_or_default();
    match gap.matches('\n').count() {
        0 => !gap.is_empty() && ends_by_mark(tokens, at) && opens(next),
        1 => {
            let line = source.get(..token.at).and_then(|before| before.rsplit('\n').next()).map_or(0, |line| line.chars().count());
            let full = wrapped.is_some_and(|longest| line + 22 > longest) && !token.word.ends_with(['.', '!', '?']);
            let goes_on = next.word.chars().next().is_some_and(char::is_lowercase);
            !(full || goes_on) || (token.word == "." && opens(next))
        }
        _ => true,
    }
}

fn opens(next: &Token<'_>) -> bool {
    next.sort != Sort::Word || next.word.chars().next().is_some_and(char::is_uppercase)
}

fn ends_by_mark(tokens: &[Token<'_>], at: usize) -> bool {
    let word = |steps: usize| at.checked_sub(steps).and_then(|at| tokens.get(at));
    let fold = |steps: usize| word(steps).map_or("", |token| &*token.fold);
    match fold(0) {
        "!" | "?" | "…" => true,
        // a closing quotation mark or bracket after the full stop
        "»" | "”" | "\"" | ")" => matches!(fold(1), "." | "!" | "?"),
        "." => {
            let before = fold(1);
            let initial = word(1).is_some_and(|token| token.sort == Sort::Word && token.word.chars().count() == 1);
            let year = matches!(before, "г" | "гг" | "y" | "yy") && word(2).is_some_and(|token| token.sort == Sort::Number);
            year || !(initial || ABBREVIATIONS.contains(&before))
        }
        _ => false,
    }
}

const ABBREVIATIONS: &[&str] = &[
    "mr", "ms", "mrs", "dr", "prof", "st", "гг", "им", "yy", "no", "art", "amb", "hon", "гос", "зам", "col", "gen", "maj", "lt", "capt",
    "brig", "sgt", "messrs", "messr", "дж", "дз", "ch", "sh", "dj", "dz", "zh", "kh", "yu", "exc", "тов", "проф", "акад", "ген", "ye",
];

fn tell_parts(source: &str, tokens: &[Token<'_>], sentences: &mut [Sentence]) {
    let count = sentences.len();
    let mut headline = false;
    let mut body = false;
    for (nth, sentence) in sentences.iter_mut().enumerate() {
        let words = tokens.get(sentence.span.clone()).unwrap_or_default();
        let last = words.last().map_or("", |token| token.word);
        let ended = last.ends_with(['.', '!', '?', '…', '»', '”', ';', ':']);
        let title = !body && !ended && words.len() <= 50 && nth + 1 < count && alone(source, words, tokens, &sentence.span);
        sentence.part = if is_head(words) {
            Part::Head
        } else if title && !is_label(words) {
            if headline && words.len() > 14 {
                body = true;
                Part::Body
            } else {
                headline = true;
                Part::Headline
            }
        } else {
            body = true;
            Part::Body
        };
    }
    if !body && let Some(last) = sentences.iter_mut().rev().find(|sentence| sentence.part == Part::Headline) {
        last.part = Part::Body;
    }
}

/// Whether a sentence begins and ends with its line.
fn alone(source: &str, words: &[Token<'_>], tokens: &[Token<'_>], span: &std::ops::Range<usize>) -> bool {
    let (Some(last), Some(next)) = (words.last(), tokens.get(span.end)) else { return false };
    source.get(last.at + last.word.len()..next.at).is_some_and(|gap| gap.contains('\n'))
}

/// `Date: ...`, `Participants: ...`: a line of minutes.
fn is_label(words: &[Token<'_>]) -> bool {
    words.iter().take(4).any(|token| token.word == ":")
}

/// A line of dates, numbers or sources: it says nothing by itself.
fn is_head(words: &[Token<'_>]) -> bool {
    let fold = |at: usize| words.get(at).map_or("", |token| &*token.fold);
    if HEADS.contains(&fold(0)) || (fold(0) == "/" && fold(1) == "/") || fold(1) == ":" && fold(2) == "/" {
        return true;
    }
    if is_label(words) {
        return false;
    }
    let dated = words.iter().any(|token| token.sort == Sort::Number);
    let rest = words.iter().filter(|token| token.sort == Sort::Word && !dates::is_date_word(&token.fold)).count();
    let ended = words.last().is_some_and(|token| token.word == ".") && rest > 1;
    (dated && rest <= 3 && !ended && words.len() <= 24) || (rest == 0)
}

const HEADS: &[&str] =
    &["source", "sources", "источник", "cesme", "cesmesi", "published", "опубликовано", "photo", "фото", "http", "https"];
