//! Text for cells: cut with an ellipsis, padded, wrapped; by display width, grapheme by grapheme.

use std::borrow::Cow;

use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::domain::visible;

/// More bytes than this in one grapheme are not drawn: a letter with a thousand marks is a mark itself.
const MAX_GRAPHEME: usize = 32;

pub fn width(text: &str) -> usize {
    text.width()
}

/// The text on one line, safe to show, cut to a width; an ellipsis tells that it was cut.
pub fn fit(text: &str, room: usize) -> Cow<'_, str> {
    // more than this cannot fit; what is beyond need not be looked at
    let end = text.char_indices().nth(room.saturating_mul(8).max(64)).map_or(text.len(), |(at, _)| at);
    let cut = end < text.len();
    let shown = visible::line(text.get(..end).unwrap_or_default());
    if !cut && shown.width() <= room && shown.len() <= room * 4 {
        return shown;
    }
    let mut out = String::new();
    let mut used = 0;
    for grapheme in shown.graphemes(true) {
        let grapheme = if grapheme.len() > MAX_GRAPHEME { "\u{fffd}" } else { grapheme };
        let wide = grapheme.width();
        if used + wide > room.saturating_sub(1) {
            let all = !cut && out.len() + grapheme.len() == shown.len() && used + wide <= room;
            out.push_str(if all { grapheme } else { "…" });
            return Cow::Owned(if room == 0 { String::new() } else { out });
        }
        out.push_str(grapheme);
        used += wide;
    }
    Cow::Owned(out)
}

/// Cut and padded with spaces to exactly this width.
pub fn pad(text: &str, room: usize) -> String {
    let fitted = fit(text, room);
    let gap = room.saturating_sub(fitted.width());
    format!("{fitted}{:gap$}", "")
}

/// Breaks a text into lines of at most this width, at spaces where it can; its own lines are kept.
pub fn wrap(text: &str, room: usize) -> Vec<String> {
    let room = room.max(1);
    let shown = visible::lines(text);
    let mut lines = Vec::new();
    for line in shown.split('\n') {
        wrap_line(line, room, &mut lines);
    }
    lines
}

fn wrap_line(line: &str, room: usize, lines: &mut Vec<String>) {
    let (mut current, mut used) = (String::new(), 0);
    // a word keeps its commas and hyphens
    for part in line.split_inclusive([' ', '\t']) {
        let word = part.trim_end_matches([' ', '\t']);
        let wide = word.width();
        if used > 0 && used + wide > room && !word.is_empty() {
            lines.push(std::mem::take(&mut current).trim_end().to_owned());
            used = 0;
        }
        if wide > room {
            break_word(word, room, &mut current, &mut used, lines);
        } else {
            current.push_str(word);
            used += wide;
        }
        if used > 0 || lines.is_empty() {
            let gap = part.get(word.len()..).unwrap_or_default();
            current.push_str(gap);
            used += gap.width();
        }
    }
    lines.push(current.trim_end().to_owned());
}

fn break_word(word: &str, room: usize, current: &mut String, used: &mut usize, lines: &mut Vec<String>) {
    for grapheme in word.graphemes(true) {
        let grapheme = if grapheme.len() > MAX_GRAPHEME { "\u{fffd}" } else { grapheme };
        if *used + grapheme.width() > room && !current.is_empty() {
            lines.push(std::mem::take(current));
            *used = 0;
        }
        current.push_str(grapheme);
        *used += grapheme.width();
    }
}

/// With a capital, as a title begins.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A label and its value, the value wrapped beside the label.
pub fn labelled(label: &str, value: &str, label_room: usize, room: usize, label_style: Style, style: Style) -> Vec<Line<'static>> {
    let wrapped = wrap(value, room.saturating_sub(label_room).max(8));
    let labels = std::iter::once(pad(label, label_room)).chain(std::iter::repeat(" ".repeat(label_room)));
    wrapped
        .into_iter()
        .zip(labels)
        .map(|(text, label)| Line::from(vec![Span::styled(label, label_style), Span::styled(text, style)]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_cut_without_an_ellipsis() {
        for (text, room, shown) in [
            ("short", 10, "short"),
            ("exactly10!", 10, "exactly10!"),
            ("eleven char", 10, "eleven ch…"),
            ("Ýollaryň ýagdaýy", 9, "Ýollaryň…"),
            ("日本語テキスト", 7, "日本語…"),
            ("a\u{1b}[31m", 10, "a^[[31m"),
            ("abc", 0, ""),
            ("abc", 1, "…"),
        ] {
            assert_eq!(fit(text, room), shown, "{text} in {room}");
        }
        assert!(fit(&format!("a{}", "\u{301}".repeat(500_000)), 10).len() < 200);
    }

    #[test]
    fn lines_break_at_words() {
        assert_eq!(wrap("the legal framework of cooperation", 12), ["the legal", "framework of", "cooperation"]);
        assert_eq!(wrap("a\n\nb", 5), ["a", "", "b"]);
        assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(wrap("the framework, IOM-2024-01", 13), ["the", "framework,", "IOM-2024-01"]);
        assert_eq!(wrap("  two  and more", 8), ["  two", "and more"]);
    }
}
