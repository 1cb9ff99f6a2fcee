//! How deep brackets and dotted keys are nested, before any parser sees them: parsers recurse, and a
//! stack that overflows cannot be caught (toml 1.2 dies of a file of 25 KB).

use crate::i18n::message::tell;
use toml_parser::Source;
use toml_parser::lexer::{Token, TokenKind};

use super::fault::Fault;

/// Deeper nesting of brackets than this is refused before any parser sees it: parsers recurse.
pub(crate) const MAX_DEPTH: usize = 64;

/// Whether a value or a row, on its own, may be given to a recursive parser.
pub(crate) fn is_shallow(text: &str) -> bool {
    too_deep(&Source::new(text).lex().collect::<Vec<_>>()).is_none()
}

pub(super) fn too_deep_fault(at: usize) -> Fault {
    Fault::new(at, 1, "too-deep", tell("problem-too-deep", [("limit", MAX_DEPTH.into())]))
}

/// Where brackets and the dots of keys nest too deep. A closing bracket counts only if it fits the one that is
/// open, so that no sequence of wrong ones can lower the count. The parts of a dotted key are tables within tables,
/// which are dropped by recursion, so each dot counts as a bracket does.
pub(super) fn too_deep(tokens: &[Token]) -> Option<usize> {
    let mut open: Vec<(TokenKind, usize)> = Vec::with_capacity(MAX_DEPTH);
    // how deep the innermost open bracket is, dots of the keys before it included; and the dots since
    let (mut depth, mut dots) = (0, 0);
    for token in tokens {
        match token.kind() {
            kind @ (TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket) => {
                open.push((kind, depth));
                depth += dots + 1;
                dots = 0;
            }
            TokenKind::RightSquareBracket => close(&mut open, TokenKind::LeftSquareBracket, &mut depth),
            TokenKind::RightCurlyBracket => close(&mut open, TokenKind::LeftCurlyBracket, &mut depth),
            TokenKind::Dot => dots += 1,
            TokenKind::Comma | TokenKind::Newline => dots = 0,
            _ => continue,
        }
        if depth + dots > MAX_DEPTH {
            return Some(token.span().start());
        }
    }
    None
}

fn close(open: &mut Vec<(TokenKind, usize)>, kind: TokenKind, depth: &mut usize) {
    if let Some((_, before)) = open.pop_if(|(opened, _)| *opened == kind) {
        *depth = before;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_and_dots_count_together_and_each_key_for_itself() {
        let deep = |n: usize| "[".repeat(n);
        for (text, shallow) in [
            (format!("x = {}", deep(MAX_DEPTH)), true),
            (format!("x = {}", deep(MAX_DEPTH + 1)), false),
            (format!("a.b = {}", deep(MAX_DEPTH)), false),
            (format!("{}a = 1", "a.".repeat(MAX_DEPTH)), true),
            (format!("{}a = 1", "a.".repeat(MAX_DEPTH + 1)), false),
            ("a.b = 1.5\n".repeat(1_000), true),
            (format!("x = [{}]", "1.5, ".repeat(1_000)), true),
            (format!("x = [{}]", "[1], { a.b = 1 }, ".repeat(1_000)), true),
            ("a = \"\"\"[[[[".to_owned() + &deep(100) + "\"\"\"", true),
            ("[}".repeat(MAX_DEPTH + 1), false),
        ] {
            assert_eq!(is_shallow(&text), shallow, "{text}");
        }
    }
}
