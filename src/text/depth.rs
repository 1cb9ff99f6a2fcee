//! How deep brackets are nested. Parsers recurse, and two that were measured end the whole process on
//! a file of 25 KB; so every text is looked at here before any parser sees it.

use toml_parser::Source;
use toml_parser::lexer::{Token, TokenKind};

use super::fault::Fault;

/// Deeper nesting of brackets than this is refused before any parser sees it: parsers recurse.
pub(crate) const MAX_DEPTH: usize = 64;

/// Whether a value or a row, on its own, may be given to a recursive parser.
pub(crate) fn is_shallow(text: &str) -> bool {
    too_deep(&Source::new(text).lex().collect::<Vec<_>>()).is_none()
}

pub(crate) fn too_deep_fault(at: usize) -> Fault {
    Fault::new(at, 1, "too-deep", format!("brackets are nested more than {MAX_DEPTH} deep"))
}

/// Where brackets are nested too deep. A closing bracket counts only if it fits the one that is open, so
/// that no sequence of wrong ones can lower the count.
pub(crate) fn too_deep(tokens: &[Token]) -> Option<usize> {
    let mut open: Vec<TokenKind> = Vec::with_capacity(MAX_DEPTH);
    for token in tokens {
        match token.kind() {
            kind @ (TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket) => open.push(kind),
            TokenKind::RightSquareBracket => drop(open.pop_if(|kind| *kind == TokenKind::LeftSquareBracket)),
            TokenKind::RightCurlyBracket => drop(open.pop_if(|kind| *kind == TokenKind::LeftCurlyBracket)),
            _ => {}
        }
        if open.len() > MAX_DEPTH {
            return Some(token.span().start());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    #[test]
    fn brackets_that_would_overflow_a_parser_are_refused() {
        let bomb = format!("x = {{{}\ny = {}", "[]".repeat(8445), "[".repeat(8445));
        let tricky = format!("x = {}", "[ } ".repeat(5000));
        for text in [bomb, tricky, "[".repeat(100_000), "x = ".to_owned() + &"{a = ".repeat(100)] {
            assert_eq!(super::super::rows::walk(&text).broken.len(), 1);
        }
    }
}
