//! Small surgery on text: put an item into a list or take it out, put a line after another, each in
//! the manner in which the text around it is laid out. It knows TOML's tokens, but no fields.

use std::ops::Range;

use toml_parser::Source;
use toml_parser::lexer::TokenKind;

/// Bytes of a text and what stands in their place from now on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Splice {
    pub(crate) range: Range<usize>,
    pub(crate) put: String,
}

/// The text with all splices done; they must not overlap.
pub(crate) fn apply(text: &str, mut splices: Vec<Splice>) -> String {
    splices.sort_by_key(|splice| std::cmp::Reverse(splice.range.start));
    let mut text = text.to_owned();
    for splice in splices {
        text.replace_range(splice.range, &splice.put);
    }
    text
}

/// What stands in a list or an inline table, brackets included.
struct Layout {
    items: Vec<Range<usize>>,
    /// Where the comma after the last item ends.
    comma: Option<usize>,
    /// Where the closing bracket is.
    close: usize,
    /// Line ends that are not inside an item.
    newlines: Vec<usize>,
}

fn layout(text: &str) -> Layout {
    let mut depth = 0usize;
    let mut found = Layout { items: Vec::new(), comma: None, close: text.len(), newlines: Vec::new() };
    let mut fresh = true;
    for token in Source::new(text).lex() {
        let (start, end) = (token.span().start(), token.span().end());
        let outer = depth;
        match token.kind() {
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => depth += 1,
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => depth = depth.saturating_sub(1),
            _ => {}
        }
        match token.kind() {
            _ if outer == 0 => {}
            TokenKind::Newline if outer == 1 => found.newlines.push(start),
            TokenKind::Whitespace | TokenKind::Comment | TokenKind::Newline => {}
            TokenKind::Comma if outer == 1 => {
                found.comma = Some(end);
                fresh = true;
            }
            _ if depth == 0 => {
                found.close = start;
                return found;
            }
            _ if fresh => {
                found.items.push(start..end);
                found.comma = None;
                fresh = false;
            }
            _ => {
                if let Some(item) = found.items.last_mut() {
                    item.end = end;
                }
            }
        }
    }
    found
}

/// How long the list or inline table is with which the text begins.
pub(crate) fn container_len(text: &str) -> usize {
    (layout(text).close + 1).min(text.len())
}

/// The list or inline table `text` with one more item at its end.
pub(crate) fn append(text: &str, item: &str, newline: &str) -> String {
    let found = layout(text);
    let splices = match found.items.last() {
        None => vec![first_item(text, &found, item, newline)],
        Some(last) if found.newlines.is_empty() => vec![next_on_line(&found, last, item)],
        Some(last) => next_line(text, &found, last, item, newline),
    };
    apply(text, splices)
}

/// The list `text` with one more item before the one that begins at `at`.
pub(crate) fn put_before(text: &str, at: usize, item: &str, newline: &str) -> String {
    let found = layout(text);
    let line = line_start(text, at);
    let alone_before = line > 0 && text.get(line..at).is_some_and(|before| before.trim().is_empty());
    let before = found.items.iter().take_while(|item| item.start < at).last().map(|before| comma_after(text, before.end));
    let end_of_line = before.and_then(|end| found.newlines.iter().copied().find(|newline| (end..at).contains(newline)));
    let splice = match (alone_before, end_of_line, before) {
        // a comment above the next item stays with it
        (true, Some(end), _) => {
            let end = if text.get(..end).is_some_and(|before| before.ends_with('\r')) { end - 1 } else { end };
            Splice { range: end..end, put: format!("{newline}{}{item},", indent_at(text, line)) }
        }
        (true, None, None) => {
            let above = above_comments(text, line);
            Splice { range: above..above, put: format!("{}{item},{newline}", indent_at(text, line)) }
        }
        _ => Splice { range: at..at, put: format!("{item}, ") },
    };
    apply(text, vec![splice])
}

fn first_item(text: &str, found: &Layout, item: &str, newline: &str) -> Splice {
    if found.newlines.is_empty() {
        let put = if text.starts_with('{') { format!(" {item} ") } else { item.to_owned() };
        return Splice { range: 1..found.close, put };
    }
    let line = line_start(text, found.close);
    let indent = format!("{}  ", indent_at(text, line));
    let comma = if text.starts_with('{') { "" } else { "," };
    Splice { range: line..line, put: format!("{indent}{item}{comma}{newline}") }
}

fn next_on_line(found: &Layout, last: &Range<usize>, item: &str) -> Splice {
    match found.comma {
        Some(comma) => Splice { range: comma..comma, put: format!(" {item},") },
        None => Splice { range: last.end..last.end, put: format!(", {item}") },
    }
}

fn next_line(text: &str, found: &Layout, last: &Range<usize>, item: &str, newline: &str) -> Vec<Splice> {
    let line = line_start(text, last.start);
    let indent = if line > 0 { indent_at(text, line) } else { "  ".to_owned() };
    let behind = found.comma.unwrap_or(last.end);
    let end_of_line = found.newlines.iter().copied().find(|at| *at >= behind);
    match (found.comma, end_of_line) {
        (Some(_), at) => {
            let at = at.unwrap_or(behind);
            vec![Splice { range: at..at, put: format!("{newline}{indent}{item},") }]
        }
        (None, Some(at)) if at > last.end => {
            let comma = Splice { range: last.end..last.end, put: ",".to_owned() };
            vec![comma, Splice { range: at..at, put: format!("{newline}{indent}{item}") }]
        }
        (None, _) => vec![Splice { range: last.end..last.end, put: format!(",{newline}{indent}{item}") }],
    }
}

/// The list or inline table `text` without the item that begins at `at`.
pub(crate) fn remove(text: &str, at: usize) -> String {
    let found = layout(text);
    let Some(nth) = found.items.iter().position(|item| item.start == at) else { return text.to_owned() };
    let Some(item) = found.items.get(nth).cloned() else { return text.to_owned() };
    let next = found.items.get(nth + 1).map(|next| next.start);
    let comma = comma_after(text, item.end);
    let line = line_start(text, item.start);
    let line_end = text.get(comma..).and_then(|rest| rest.find('\n')).map(|at| comma + at + 1);
    let alone_before = line > 0 && text.get(line..item.start).is_some_and(|before| before.trim().is_empty());
    let range = match (alone_before, line_end, next) {
        (true, Some(end), next) if end <= found.close && next.is_none_or(|next| next >= end) => line..end,
        (_, _, Some(next)) => item.start..next,
        (_, _, None) => {
            let before = nth.checked_sub(1).and_then(|before| found.items.get(before)).map_or(1, |before| before.end);
            let between = text.get(before..item.start).unwrap_or_default();
            let start = match (between.contains('\n'), comma > item.end) {
                // what stands on the lines before, comments included, stays
                (true, _) => before + between.trim_end().len(),
                (false, true) if nth > 0 => comma_after(text, before),
                (false, _) => before,
            };
            // a comment must not swallow the closing bracket
            if between.contains('#') { item.start..comma.max(item.end) } else { start..comma.max(item.end) }
        }
    };
    apply(text, vec![Splice { range, put: String::new() }])
}

/// Where the comma after an item ends; the item's own end if there is none.
fn comma_after(text: &str, end: usize) -> usize {
    for token in Source::new(text.get(end..).unwrap_or_default()).lex() {
        match token.kind() {
            TokenKind::Whitespace | TokenKind::Comment | TokenKind::Newline => {}
            TokenKind::Comma => return end + token.span().end(),
            _ => break,
        }
    }
    end
}

/// `key = value` on a line of its own after the line on which a value ends, spaced like that one.
pub(crate) fn line_after(text: &str, key_at: usize, end: usize, key: &str, value: &str, newline: &str) -> Splice {
    let line = line_start(text, key_at);
    let indent = indent_at(text, line);
    let sign = text.get(key_at..).and_then(|rest| rest.find('=')).map_or(key_at, |at| key_at + at);
    let written = text.get(line + indent.len()..sign).unwrap_or_default();
    let padded = if written.ends_with("  ") { format!("{key:<width$}", width = written.chars().count()) } else { String::new() };
    let before = match (padded.len() > key.len(), written.ends_with([' ', '\t'])) {
        (true, _) => padded,
        (false, true) => format!("{key} "),
        (false, false) => key.to_owned(),
    };
    let after = if text.get(sign + 1..).is_some_and(|rest| rest.starts_with([' ', '\t'])) { " " } else { "" };
    put_line(text, end, &format!("{indent}{before}={after}{value}"), newline)
}

/// `key = value` on the line after a header.
pub(crate) fn first_line(text: &str, header_end: usize, key: &str, value: &str, newline: &str) -> Splice {
    put_line(text, header_end, &format!("{key} = {value}"), newline)
}

/// A table with a header of its own after the line on which the last one ends.
pub(crate) fn table_after(text: &str, end: usize, header: &str, fields: &[String], newline: &str) -> Splice {
    let lines: Vec<&str> = std::iter::once(header).chain(fields.iter().map(String::as_str)).collect();
    put_line(text, end, &format!("{newline}{}", lines.join(newline)), newline)
}

/// A table with a header of its own before the one with its header at `start`.
pub(crate) fn table_before(text: &str, start: usize, header: &str, fields: &[String], newline: &str) -> Splice {
    let lines: Vec<&str> = std::iter::once(header).chain(fields.iter().map(String::as_str)).collect();
    let line = above_comments(text, line_start(text, start));
    Splice { range: line..line, put: format!("{}{newline}{newline}", lines.join(newline)) }
}

/// The beginning of the comments that stand directly above a line: they are about what follows.
fn above_comments(text: &str, line: usize) -> usize {
    let before = text.get(..line).unwrap_or_default();
    let comments = before.split_inclusive('\n').rev().take_while(|line| line.trim_start().starts_with('#'));
    line - comments.map(str::len).sum::<usize>()
}

/// Puts a line after the line in which `at` lies. A text without a final newline stays without one.
fn put_line(text: &str, at: usize, line: &str, newline: &str) -> Splice {
    match text.get(at..).and_then(|rest| rest.find('\n')) {
        Some(more) => Splice { range: at + more + 1..at + more + 1, put: format!("{line}{newline}") },
        None => Splice { range: text.len()..text.len(), put: format!("{newline}{line}") },
    }
}

/// Takes out the lines from the one with the key to the one on which its value ends.
pub(crate) fn remove_lines(text: &str, key_at: usize, end: usize) -> Splice {
    let start = line_start(text, key_at);
    if let Some(more) = text.get(end..).and_then(|rest| rest.find('\n')) {
        return Splice { range: start..end + more + 1, put: String::new() };
    }
    let before = text.get(..start).unwrap_or_default();
    let before = before.strip_suffix('\n').map_or(before, |before| before.strip_suffix('\r').unwrap_or(before));
    Splice { range: before.len()..text.len(), put: String::new() }
}

fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1)
}

fn indent_at(text: &str, line: usize) -> String {
    text.get(line..).unwrap_or_default().chars().take_while(|c| matches!(c, ' ' | '\t')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_joins_in_the_manner_of_the_list() {
        for (before, after) in [
            ("[]", "[9]"),
            ("[ ]", "[9]"),
            ("{}", "{ 9 }"),
            ("[1]", "[1, 9]"),
            ("[1,]", "[1, 9,]"),
            ("[ 1, 2 ]", "[ 1, 2, 9 ]"),
            ("{ a = 1 }", "{ a = 1, 9 }"),
            ("[\n]", "[\n  9,\n]"),
            ("[\n  1,\n]", "[\n  1,\n  9,\n]"),
            ("[\n    1, # one\n    2, # two\n]", "[\n    1, # one\n    2, # two\n    9,\n]"),
            ("[\n  1,\n  2 # two\n]", "[\n  1,\n  2, # two\n  9\n]"),
            ("[\n\t1\n]", "[\n\t1,\n\t9\n]"),
            ("[1,\n 2]", "[1,\n 2,\n 9]"),
            ("[\n  { a = [1, 2] },\n  # more to come\n]", "[\n  { a = [1, 2] },\n  9,\n  # more to come\n]"),
            ("[\n  \"]\", # ]\n]", "[\n  \"]\", # ]\n  9,\n]"),
        ] {
            assert_eq!(append(before, "9", "\n"), after);
        }
        assert_eq!(append("[\r\n  1,\r\n]", "9", "\r\n"), "[\r\n  1,\r\n  9,\r\n]");
    }

    #[test]
    fn a_table_joins_before_another_and_the_comment_above_that() {
        let text = "[[project]]\n\n# about May\n[[project.history]]\ndate = 2024-05-01\n";
        let at = text.find("[[project.history]]").unwrap();
        let put = apply(text, vec![table_before(text, at, "[[project.history]]", &["date = 2024-04-01".to_owned()], "\n")]);
        let new = "[[project.history]]\ndate = 2024-04-01\n\n# about May\n";
        assert_eq!(put, text.replace("# about May\n", new));
    }

    #[test]
    fn an_item_joins_before_another() {
        for (before, at, after) in [
            ("[1, 2]", 1, "[9, 1, 2]"),
            ("[1, 2]", 4, "[1, 9, 2]"),
            ("[\n  1,\n]", 4, "[\n  9,\n  1,\n]"),
            ("[\n  # one\n  1,\n]", 12, "[\n  9,\n  # one\n  1,\n]"),
            ("[\n  1, # one\n  2\n]", 13, "[\n  1, # one\n  9,\n  2\n]"),
            ("[\n  1,\n  # two\n  2,\n]", 17, "[\n  1,\n  9,\n  # two\n  2,\n]"),
            ("[1,\n 2]", 5, "[1,\n 9,\n 2]"),
        ] {
            assert_eq!(put_before(before, at, "9", "\n"), after);
        }
        assert_eq!(put_before("[\r\n  1,\r\n  2,\r\n]", 11, "9", "\r\n"), "[\r\n  1,\r\n  9,\r\n  2,\r\n]");
    }

    #[test]
    fn an_item_leaves_and_the_rest_stays() {
        for (before, at, after) in [
            ("[1, 2, 3]", 1, "[2, 3]"),
            ("[1, 2, 3]", 4, "[1, 3]"),
            ("[1, 2, 3]", 7, "[1, 2]"),
            ("[ 1 ]", 2, "[ ]"),
            ("[\n  1, # one\n  2,\n]", 4, "[\n  2,\n]"),
            ("[\n  1,\n  2\n]", 9, "[\n  1,\n]"),
            ("{ a = 1, b = 2 }", 9, "{ a = 1 }"),
        ] {
            assert_eq!(remove(before, at), after, "{before}");
        }
    }

    #[test]
    fn a_line_is_spaced_like_the_one_before() {
        let after =
            |text: &str, end: usize| apply(text, vec![line_after(text, text.find(char::is_alphabetic).unwrap(), end, "due", "1", "\n")]);
        assert_eq!(after("id = 2 # c\nx = 1\n", 6), "id = 2 # c\ndue = 1\nx = 1\n");
        assert_eq!(after("  id=2", 6), "  id=2\n  due=1");
        assert_eq!(after("id      = 2\n", 11), "id      = 2\ndue     = 1\n");
    }
}
