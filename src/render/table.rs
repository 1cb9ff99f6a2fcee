//! A table of text in columns that fit its cells, measured as a terminal shows them. Cells come
//! from files, so they are made harmless here.

use std::borrow::Cow;

use anstyle::{AnsiColor, Style};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::domain::visible;

pub const BOLD: Style = Style::new().bold();
pub const DIM: Style = Style::new().dimmed();
pub const RED: Style = AnsiColor::Red.on_default();
pub const YELLOW: Style = AnsiColor::Yellow.on_default();
pub const GREEN: Style = AnsiColor::Green.on_default();

/// Two columns are this far apart.
const GAP: usize = 2;
/// Where the width is limited, the middle columns give way down to this ...
const NARROWEST: usize = 12;
/// ... until the last column has this.
const LAST: usize = 24;

#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    text: String,
    style: Style,
}

impl Cell {
    pub fn new(text: impl AsRef<str>) -> Cell {
        Cell::styled(text, Style::new())
    }

    pub fn styled(text: impl AsRef<str>, style: Style) -> Cell {
        Cell { text: visible::line(text.as_ref()).into_owned(), style }
    }

    fn width(&self) -> usize {
        self.text.width()
    }
}

/// A heading and rows of as many cells. The last column takes what room is left.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    pub heading: Vec<&'static str>,
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// The lines of the table, each at most `limit` cells wide; styles as ANSI sequences.
    pub fn text(&self, limit: Option<usize>) -> String {
        let heading: Vec<Cell> = self.heading.iter().map(|text| Cell::styled(text, BOLD)).collect();
        let widths = self.widths(&heading, limit);
        let rows = std::iter::once(&heading).chain(&self.rows);
        rows.map(|row| line(row, &widths)).collect()
    }

    fn widths(&self, heading: &[Cell], limit: Option<usize>) -> Vec<usize> {
        let widest = |n: usize| self.rows.iter().filter_map(|row| row.get(n)).map(Cell::width).max().unwrap_or(0);
        let mut widths: Vec<usize> = heading.iter().enumerate().map(|(n, cell)| widest(n).max(cell.width())).collect();
        let Some((limit, (last, others))) = limit.zip(widths.split_last_mut()) else { return widths };
        let wanted = limit.saturating_sub((*last).min(LAST));
        while room(others) > wanted && narrow(others) {}
        *last = (*last).min(limit.saturating_sub(room(others)).max(1));
        widths
    }
}

fn room(widths: &[usize]) -> usize {
    widths.iter().map(|width| width + GAP).sum()
}

/// Takes a cell from the widest middle column; false where none can give one. The first column, the ids, stays.
fn narrow(widths: &mut [usize]) -> bool {
    let widest = widths.iter_mut().skip(1).max().filter(|width| **width > NARROWEST);
    widest.map(|width| *width -= 1).is_some()
}

fn line(row: &[Cell], widths: &[usize]) -> String {
    let mut line = String::new();
    let last = row.iter().rposition(|cell| !cell.text.is_empty()).unwrap_or(0);
    for (n, (cell, width)) in row.iter().zip(widths).enumerate().take(last + 1) {
        let text = cut(&cell.text, *width);
        line.push_str(&styled(&text, cell.style));
        if n < last {
            line.extend(std::iter::repeat_n(' ', width.saturating_sub(text.width()) + GAP));
        }
    }
    line.push('\n');
    line
}

/// The text with the ANSI sequences of a style around it.
pub fn styled(text: &str, style: Style) -> String {
    if style.is_plain() || text.is_empty() { text.to_owned() } else { format!("{style}{text}{style:#}") }
}

/// The text within so many cells of a terminal; what is cut off becomes an ellipsis.
pub fn cut(text: &str, width: usize) -> Cow<'_, str> {
    if text.width() <= width {
        return Cow::Borrowed(text);
    }
    let mut room = width.saturating_sub(1);
    let fits = text.graphemes(true).take_while(|grapheme| {
        let fits = grapheme.width() <= room;
        room = room.saturating_sub(grapheme.width());
        fits
    });
    Cow::Owned(fits.collect::<String>() + "…")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let row = |a: &str, b: &str| vec![Cell::new(a), Cell::styled(b, RED)];
        Table { heading: vec!["ID", "TITLE"], rows: vec![row("会议", "Ýol\u{1b}"), row("b", "long words here"), row("c", "")] }
    }

    #[test]
    fn columns_stand_below_each_other_by_display_width() {
        let plain = anstream::adapter::strip_str(&table().text(None)).to_string();
        assert_eq!(plain, "ID    TITLE\n会议  Ýol^[\nb     long words here\nc\n");
    }

    #[test]
    fn only_the_last_column_is_cut_to_the_terminal() {
        let plain = anstream::adapter::strip_str(&table().text(Some(12))).to_string();
        assert_eq!(plain, "ID    TITLE\n会议  Ýol^[\nb     long …\nc\n");
        assert_eq!(cut("会议", 3), "会…");
    }

    #[test]
    fn middle_columns_give_way_to_the_last() {
        let row = ["ID-2024-01", "by the end of the regional phase", "A title of thirty cells, or so"].map(Cell::new).to_vec();
        let table = Table { heading: vec!["ID", "DUE", "TITLE"], rows: vec![row] };
        let plain = anstream::adapter::strip_str(&table.text(Some(54))).to_string();
        assert_eq!(plain, "ID          DUE               TITLE\nID-2024-01  by the end of t…  A title of thirty cells…\n");
    }
}
