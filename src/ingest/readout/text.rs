//! A readout cut into words and sentences, each sentence known as head, headline or body. Words are
//! compared folded: lower case, without diacritics. It knows no organisation and no person.

use std::ops::Range;

use crate::domain::fold::fold;

/// Only so many words are looked at; a readout has some hundreds.
const WORDS: usize = 20_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Word,
    Number,
    Mark,
}

#[derive(Debug)]
pub(super) struct Token<'t> {
    pub(super) word: &'t str,
    pub(super) fold: Box<str>,
    pub(super) at: usize,
    pub(super) sort: Sort,
    /// Which sentence it is in.
    pub(super) sentence: usize,
    /// Stands between quotation marks.
    pub(super) quoted: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// A line above or below the text: dates, numbers, sources.
    Head,
    Headline,
    Body,
}

#[derive(Debug)]
pub(super) struct Sentence {
    pub(super) span: Range<usize>,
    pub(super) part: Part,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    English,
    Russian,
    Turkmen,
}

#[derive(Debug)]
pub(super) struct Text<'t> {
    pub(super) source: &'t str,
    pub(super) tokens: Vec<Token<'t>>,
    pub(super) sentences: Vec<Sentence>,
    pub(super) language: Language,
    /// Whether some words were too many to be looked at.
    pub(super) cut: bool,
}

impl<'t> Text<'t> {
    pub(super) fn read(source: &'t str) -> Text<'t> {
        let mut tokens = tokens(source);
        let cut = tokens.len() > WORDS;
        tokens.truncate(WORDS);
        let sentences = super::sentences::cut(source, &mut tokens);
        let language = language(&tokens);
        Text { source, tokens, sentences, language, cut }
    }

    /// The folded word at a place; empty outside of the text.
    pub(super) fn fold(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &token.fold)
    }

    /// The folded word before a place.
    pub(super) fn before(&self, at: usize, steps: usize) -> &str {
        at.checked_sub(steps).map_or("", |at| self.fold(at))
    }

    pub(super) fn word(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| token.word)
    }

    pub(super) fn is(&self, at: usize, sort: Sort) -> bool {
        self.tokens.get(at).is_some_and(|token| token.sort == sort)
    }

    /// The number at a place and how many digits it has.
    pub(super) fn number(&self, at: usize) -> Option<(u32, usize)> {
        let token = self.tokens.get(at).filter(|token| token.sort == Sort::Number && token.word.len() <= 4)?;
        Some((token.word.parse().ok()?, token.word.len()))
    }

    /// Whether no space stands between a word and the next one.
    pub(super) fn touches(&self, at: usize) -> bool {
        let (Some(one), Some(next)) = (self.tokens.get(at), self.tokens.get(at + 1)) else { return false };
        one.at + one.word.len() == next.at
    }

    pub(super) fn is_upper(&self, at: usize) -> bool {
        self.word(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether a word of two letters or more is all in capitals.
    pub(super) fn is_capitals(&self, at: usize) -> bool {
        let word = self.word(at);
        word.chars().nth(1).is_some() && word.chars().all(|c| c.is_uppercase() || !c.is_alphabetic())
    }

    pub(super) fn sentence_of(&self, at: usize) -> usize {
        self.tokens.get(at).map_or(0, |token| token.sentence)
    }

    pub(super) fn span(&self, sentence: usize) -> Range<usize> {
        self.sentences.get(sentence).map_or(0..0, |sentence| sentence.span.clone())
    }

    pub(super) fn part(&self, sentence: usize) -> Part {
        self.sentences.get(sentence).map_or(Part::Body, |sentence| sentence.part)
    }

    /// The first sentence of the body.
    pub(super) fn first_body(&self) -> usize {
        self.sentences.iter().position(|sentence| sentence.part == Part::Body).unwrap_or(0)
    }

    /// The words of a span as they are written.
    pub(super) fn slice(&self, span: &Range<usize>) -> &'t str {
        let end = span.end.checked_sub(1).and_then(|last| self.tokens.get(last)).map(|last| last.at + last.word.len());
        let start = self.tokens.get(span.start).map(|first| first.at);
        start.zip(end).and_then(|(start, end)| self.source.get(start..end)).unwrap_or_default()
    }

    /// How many words a pattern takes at a place: words with spaces, `*` for any ending, alternatives with `|`.
    pub(super) fn matches(&self, at: usize, patterns: &str) -> Option<usize> {
        patterns.split('|').find_map(|pattern| self.matches_one(at, pattern))
    }

    fn matches_one(&self, at: usize, pattern: &str) -> Option<usize> {
        let mut place = at;
        for (nth, word) in pattern.split(' ').enumerate() {
            // a dash between the words of a pattern does not count
            if nth > 0 && matches!(self.fold(place), "-" | "–") {
                place += 1;
            }
            if !same(self.fold(place), word) {
                return None;
            }
            place += 1;
        }
        Some(place - at)
    }

    /// The first place in a span where one of the patterns begins.
    pub(super) fn find(&self, span: Range<usize>, patterns: &str) -> Option<usize> {
        span.into_iter().find(|at| self.matches(*at, patterns).is_some())
    }

    pub(super) fn has(&self, span: Range<usize>, patterns: &str) -> bool {
        self.find(span, patterns).is_some()
    }
}

fn same(fold: &str, pattern: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(stem) => fold.starts_with(stem),
        None => fold == pattern,
    }
}

fn sort(c: char) -> Option<Sort> {
    match c {
        c if c.is_whitespace() => None,
        c if c.is_ascii_digit() => Some(Sort::Number),
        c if c.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&c) => Some(Sort::Word),
        _ => Some(Sort::Mark),
    }
}

fn tokens(source: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut open: Option<(usize, Sort)> = None;
    let mut quoted = false;
    let mut push = |from: usize, to: usize, sort: Sort, quoted: bool| {
        let word = source.get(from..to).unwrap_or_default();
        tokens.push(Token { word, fold: fold(word).into(), at: from, sort, sentence: 0, quoted });
    };
    for (at, c) in source.char_indices() {
        let now = sort(c);
        if let Some((from, sort)) = open
            && (now != Some(sort) || sort == Sort::Mark)
        {
            push(from, at, sort, quoted);
            open = None;
        }
        match c {
            '«' | '“' | '„' => quoted = true,
            '»' | '”' | '\n' => quoted = false,
            '"' => quoted = !quoted,
            _ => {}
        }
        open = open.or(now.map(|sort| (at, sort)));
    }
    if let Some((from, sort)) = open {
        push(from, source.len(), sort, quoted);
    }
    tokens
}

/// Cyrillic letters tell Russian; the letters and the little words of Turkmen tell Turkmen.
fn language(tokens: &[Token<'_>]) -> Language {
    let words = || tokens.iter().filter(|token| token.sort == Sort::Word);
    let cyrillic = words().filter(|token| token.fold.chars().any(|c| ('а'..='я').contains(&c))).count();
    let turkmen = words().filter(|token| TURKMEN.contains(&&*token.fold) || token.word.contains(['ý', 'ň', 'ş', 'ž', 'Ý', 'Ş'])).count();
    let english = words().filter(|token| ENGLISH.contains(&&*token.fold)).count();
    if cyrillic * 2 > words().count() {
        Language::Russian
    } else if turkmen > english {
        Language::Turkmen
    } else {
        Language::English
    }
}

const ENGLISH: &[&str] = &["the", "of", "and", "in", "to", "with", "on", "for", "was", "at"];
const TURKMEN: &[&str] =
    &["we", "bilen", "boyunca", "ucin", "hem", "bu", "barada", "yylyn", "gecirildi", "taraplar", "ara", "sonun", "seyle"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_words_endings_and_alternatives() {
        let text = Text::read("The Sub-Regional coordinator spoke.");
        assert_eq!(text.matches(1, "sub regional coordinat*"), Some(4));
        assert_eq!(text.find(0..9, "nothing|spoke"), Some(5));
        assert_eq!(text.matches(0, "the regional"), None);
        assert!(text.touches(1) && !text.touches(0));
    }

    #[test]
    fn three_languages_are_told_apart() {
        assert_eq!(Text::read("В МИД прошла встреча с МОМ").language, Language::Russian);
        assert_eq!(Text::read("Daşary işler ministrliginde duşuşyk geçirildi").language, Language::Turkmen);
        assert_eq!(Text::read("A meeting was held at the ministry").language, Language::English);
    }
}
