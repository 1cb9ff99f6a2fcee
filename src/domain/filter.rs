//! What a filter line means: `legal status:ongoing,planned lead:mfa due<2024-06 -tag:illustrative`.
//! Terms are joined by "and". This file only reads the line; who holds the rows does the matching.

use super::fold::fold;

/// A filter line, read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    pub terms: Vec<Term>,
}

/// One term; `not` for a term that begins with a dash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    pub not: bool,
    pub test: Test,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// A word to find in the row, folded; a near match counts.
    Word(String),
    /// A quoted phrase to find in the row, folded; it must be there as it is.
    Phrase(String),
    /// `field:a,b`: the field begins with, or has a word or an item that begins with, one of these.
    Field {
        name: String,
        any: Vec<String>,
    },
    /// `due<2024-06`, `progress>50`.
    Compare {
        name: String,
        less: bool,
        than: String,
    },
    Flag(Flag),
}

/// Questions with yes or no: `overdue`, or `is:overdue`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flag {
    Open,
    Closed,
    Overdue,
    Silent,
    /// Linked to no meeting at all.
    Undiscussed,
}

impl Flag {
    pub const ALL: [Flag; 5] = [Flag::Open, Flag::Closed, Flag::Overdue, Flag::Silent, Flag::Undiscussed];

    pub fn name(self) -> &'static str {
        match self {
            Flag::Open => "open",
            Flag::Closed => "closed",
            Flag::Overdue => "overdue",
            Flag::Silent => "silent",
            Flag::Undiscussed => "undiscussed",
        }
    }
}

impl Filter {
    /// Reads a filter line. Every line has a meaning: what is no term with a field is a word.
    pub fn parse(line: &str) -> Filter {
        Filter { terms: words(line).into_iter().filter_map(term).collect() }
    }

    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }
}

/// The words of a line: split at spaces outside of quotes, quotes kept.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted) = (Vec::new(), String::new(), false);
    for c in line.chars() {
        quoted ^= c == '"';
        if c.is_whitespace() && !quoted {
            words.push(std::mem::take(&mut word));
        } else {
            word.push(c);
        }
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    words
}

fn term(word: String) -> Option<Term> {
    let (not, word) = match word.strip_prefix('-') {
        Some(rest) if !rest.is_empty() => (true, rest.to_owned()),
        _ => (false, word),
    };
    let test = test(&word)?;
    Some(Term { not, test })
}

fn test(word: &str) -> Option<Test> {
    if let Some(phrase) = word.strip_prefix('"') {
        let phrase = fold(phrase.trim_end_matches('"')).into_owned();
        return (!phrase.is_empty()).then_some(Test::Phrase(phrase));
    }
    if let Some((name, value)) = field(word, ':') {
        return field_test(name, value);
    }
    for (sign, less) in [('<', true), ('>', false)] {
        if let Some((name, than)) = field(word, sign) {
            return (!than.is_empty()).then(|| Test::Compare { name, less, than: than.to_owned() });
        }
    }
    let word = fold(word).into_owned();
    Some(flag(&word).map_or(Test::Word(word), Test::Flag))
}

fn field_test(name: String, value: &str) -> Option<Test> {
    let any: Vec<String> = value.split(',').map(|one| fold(one.trim_matches('"')).into_owned()).filter(|one| !one.is_empty()).collect();
    match any.first() {
        None => None,
        Some(word) if name == "is" => flag(word).map(Test::Flag),
        Some(_) => Some(Test::Field { name, any }),
    }
}

fn flag(word: &str) -> Option<Flag> {
    Flag::ALL.into_iter().find(|flag| flag.name() == word)
}

/// Splits `name:value` where the name is a plain word.
fn field(word: &str, sign: char) -> Option<(String, &str)> {
    let (name, value) = word.split_once(sign)?;
    let plain = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphabetic() || c == '_' || c == '.');
    plain.then(|| (name.to_lowercase(), value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_every_kind_of_term() {
        let field = |name: &str, any: &[&str]| Test::Field { name: name.into(), any: any.iter().map(|s| (*s).into()).collect() };
        let filter =
            Filter::parse("Ýol status:ongoing,Planned  -tag:illustrative due<2024-06 progress>50 overdue is:open \"legal framework\"");
        let tests: Vec<(bool, Test)> = filter.terms.into_iter().map(|term| (term.not, term.test)).collect();
        let compare = |name: &str, less, than: &str| Test::Compare { name: name.into(), less, than: than.into() };
        assert_eq!(
            tests,
            [
                (false, Test::Word("yol".into())),
                (false, field("status", &["ongoing", "planned"])),
                (true, field("tag", &["illustrative"])),
                (false, compare("due", true, "2024-06")),
                (false, compare("progress", false, "50")),
                (false, Test::Flag(Flag::Overdue)),
                (false, Test::Flag(Flag::Open)),
                (false, Test::Phrase("legal framework".into())),
            ]
        );
    }

    #[test]
    fn a_half_typed_line_hides_nothing() {
        for line in ["", "   ", "status:", "due<", "\"", "is:"] {
            assert!(Filter::parse(line).is_empty(), "{line}");
        }
        assert_eq!(Filter::parse("-").terms.len(), 1, "a dash alone is a word");
    }
}
