//! A table of rows: a head, columns of fixed width but one, the selected row. Only rows in sight are
//! asked for.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::super::theme::Theme;
use super::list::Cursor;
use super::text;
use crate::i18n::Words;

/// A column: the message of its head, or nothing; its width; 0 for the one that takes the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    pub head: &'static str,
    pub width: u16,
}

/// What stands in a cell.
#[derive(Debug, Clone, Default)]
pub struct Cell {
    pub text: String,
    pub style: Style,
}

impl Cell {
    pub fn new(text: impl Into<String>, style: Style) -> Cell {
        Cell { text: text.into(), style }
    }
}

/// How a row stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stand {
    pub marked: bool,
}

/// A table to be drawn: where, with which columns, how many rows, and whether it has the keys.
#[derive(Debug, Clone, Copy)]
pub struct Table<'a> {
    pub area: Rect,
    pub columns: &'a [Column],
    pub len: usize,
    pub focus: bool,
    pub theme: Theme,
    pub words: Words,
}

/// Draws the table. `row` gives the cells of the row of a number.
pub fn draw(table: Table<'_>, cursor: &mut Cursor, buffer: &mut Buffer, mut row: impl FnMut(usize) -> (Stand, Vec<Cell>)) {
    let Table { area, columns, len, focus, theme, words } = table;
    let Some(body_height) = area.height.checked_sub(1) else { return };
    if area.width < 3 {
        return;
    }
    let places = places(area, columns);
    for (column, (x, width)) in columns.iter().zip(&places) {
        let head = if column.head.is_empty() { "" } else { words.say(column.head) };
        buffer.set_stringn(*x, area.y, text::fit(head, usize::from(*width)), usize::from(*width), theme.quiet());
    }
    let window = cursor.window(len, usize::from(body_height));
    for (number, y) in window.zip(area.y + 1..area.bottom()) {
        let (stand, cells) = row(number);
        let selected = number == cursor.at;
        let over = match (selected, focus) {
            (true, true) => Some(theme.selected()),
            (true, false) => Some(theme.selected_quiet()),
            _ => None,
        };
        let sign = match (stand.marked, selected) {
            (true, _) => "●",
            (false, true) => "▌",
            _ => " ",
        };
        buffer.set_string(area.x, y, sign, theme.accent());
        for (cell, (x, width)) in cells.iter().zip(&places) {
            buffer.set_stringn(*x, y, text::fit(&cell.text, usize::from(*width)), usize::from(*width), cell.style);
        }
        if let Some(style) = over {
            buffer.set_style(Rect { x: area.x + 1, y, width: area.width.saturating_sub(1), height: 1 }, style);
        }
    }
}

/// Where each column begins and how wide it is; a column that does not fit is 0 wide.
pub fn places(area: Rect, columns: &[Column]) -> Vec<(u16, u16)> {
    let fixed: u16 = columns.iter().map(|column| column.width + 2).sum();
    let rest = area.width.saturating_sub(fixed).max(1);
    let mut x = area.x + 2;
    columns
        .iter()
        .map(|column| {
            let width = if column.width == 0 { rest } else { column.width };
            let place = (x.min(area.right()), width.min(area.right().saturating_sub(x)));
            x = x.saturating_add(width + 2);
            place
        })
        .collect()
}
