//! The columns of the table of projects and the order of its rows, and the layer that chooses them.

use std::cmp::Ordering;

use chrono::NaiveDate;
use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use rayon::slice::ParallelSliceMut;

use super::super::action::Action;
use super::super::context::Context;
use super::super::keys::Key as Press;
use super::super::widget::table::Column as Head;
use super::super::widget::{popup, text};
use crate::domain::field::Key;
use crate::domain::status::Status;
use crate::i18n::Words;
use crate::workspace::Workspace;
use crate::workspace::index::Handle;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    Status,
    Id,
    Title,
    Area,
    Lead,
    Plan,
    Due,
    Health,
    Progress,
}

impl Column {
    pub const ALL: [Column; 9] = [
        Column::Status,
        Column::Health,
        Column::Id,
        Column::Title,
        Column::Area,
        Column::Lead,
        Column::Plan,
        Column::Due,
        Column::Progress,
    ];

    /// The message of its name in the menu.
    pub fn name(self) -> &'static str {
        if self == Column::Health { "field-health" } else { self.head(u16::MAX, Words::default()).head }
    }

    /// The head of the column in a table of this width; in a narrow one the glyph of the status is enough.
    pub fn head(self, table: u16, words: Words) -> Head {
        let (head, width) = match self {
            Column::Status if table < NARROW => ("", 1),
            Column::Status => ("field-status", status_width(words)),
            Column::Id => ("field-id", 12),
            Column::Title => ("field-title", 0),
            Column::Area => ("field-area", 20),
            Column::Lead => ("field-lead", 11),
            Column::Plan => ("cli-show-plan", 12),
            Column::Due => ("field-due", 10),
            Column::Health => ("", 1),
            Column::Progress => ("field-progress", 11),
        };
        Head { head, width }
    }

    /// Which column goes first where there is no room; the title never does.
    fn worth(self) -> u8 {
        match self {
            Column::Title => 9,
            Column::Status => 8,
            Column::Health => 7,
            Column::Due => 6,
            Column::Id => 5,
            Column::Lead => 4,
            Column::Progress => 3,
            Column::Plan => 2,
            Column::Area => 1,
        }
    }
}

/// The room for the sign of a status and its word: the longest is not cut.
fn status_width(words: Words) -> u16 {
    let widths = Status::ALL.map(|status| text::width(words.say(status.word())) + 2);
    widths.into_iter().max().and_then(|widest| u16::try_from(widest).ok()).unwrap_or(14).min(STATUS)
}

/// More room than this is not given to a status.
const STATUS: u16 = 22;

/// The title has at least so much room before another column is shown.
const TITLE: u16 = 20;

/// A narrower table has the glyph of the status only.
const NARROW: u16 = 60;

/// How the table is ordered, and which columns are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    by: Option<Column>,
    backwards: bool,
    hidden: Vec<Column>,
}

impl Default for Order {
    fn default() -> Order {
        Order { by: None, backwards: false, hidden: vec![Column::Area] }
    }
}

impl Order {
    /// The order in words; `None` for that of the files.
    pub fn shown(&self, words: Words) -> Option<String> {
        self.by.map(|column| format!("{}{}", words.say(column.name()).to_lowercase(), if self.backwards { " ↑" } else { " ↓" }))
    }

    /// Sorts by a column; by the same one again backwards, then not at all.
    pub fn turn(&mut self, column: Column) {
        (self.by, self.backwards) = match (self.by == Some(column), self.backwards) {
            (true, true) => (None, false),
            (true, false) => (Some(column), true),
            (false, _) => (Some(column), false),
        };
    }

    /// The order on one line, to be kept; empty where it is the usual one.
    pub fn spelled(&self) -> String {
        if *self == Order::default() {
            return String::new();
        }
        let word = |column: Column| format!("{column:?}").to_lowercase();
        let by = self.by.map(|by| format!("{}{}", if self.backwards { "-" } else { "+" }, word(by)));
        by.into_iter()
            .chain(std::iter::once("without".to_owned()))
            .chain(self.hidden.iter().copied().map(word))
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// Reads such a line; what is not understood is passed over.
    pub fn read(line: &str) -> Order {
        let column = |word: &str| Column::ALL.into_iter().find(|column| format!("{column:?}").to_lowercase() == word);
        let mut order = Order { by: None, backwards: false, hidden: Vec::new() };
        for word in line.split_whitespace() {
            if let Some(by) = word.strip_prefix(['+', '-']).and_then(column) {
                (order.by, order.backwards) = (Some(by), word.starts_with('-'));
            } else if let Some(hidden) = column(word).filter(|column| *column != Column::Title && !order.hidden.contains(column)) {
                order.hidden.push(hidden);
            }
        }
        order
    }

    /// The columns that fit into a width, in their order.
    pub fn fitting(&self, width: u16, with_plan: bool, words: Words) -> Vec<Column> {
        let wanted = |column: &Column| !self.hidden.contains(column) && (with_plan || *column != Column::Plan);
        let mut columns: Vec<Column> = Column::ALL.into_iter().filter(wanted).collect();
        let needed = |columns: &[Column]| columns.iter().map(|column| column.head(width, words).width + 2).sum::<u16>() + TITLE + 2;
        while needed(&columns) > width && columns.len() > 1 {
            let least = columns.iter().copied().min_by_key(|column| column.worth());
            columns.retain(|column| Some(*column) != least);
        }
        columns
    }

    /// Sorts rows; equal ones keep the order of the files.
    pub fn sort(&self, rows: &mut [Handle], cx: &Context<'_>) {
        let Some(by) = self.by else { return };
        let (at, words) = ((cx.workspace, cx.today), cx.words);
        let order = |a: &Handle, b: &Handle| {
            let order = compare(by, *a, *b, words, at);
            if self.backwards { order.reverse() } else { order }
        };
        rows.par_sort_by(order);
    }
}

fn compare(by: Column, a: Handle, b: Handle, words: Words, (workspace, today): (&Workspace, NaiveDate)) -> Ordering {
    let (Some(left), Some(right)) = (workspace.row(a), workspace.row(b)) else { return Ordering::Equal };
    let text = |key: Key| words.compare(&left.text(key), &right.text(key));
    match by {
        Column::Status => left.status().cmp(&right.status()),
        Column::Id => text(Key::Id),
        Column::Title => words.compare(&left.title(words.lang), &right.title(words.lang)),
        Column::Area => text(Key::Area),
        Column::Lead => text(Key::Lead),
        Column::Plan => a.doc.cmp(&b.doc),
        // without a date last
        Column::Due => (left.day().is_none(), left.day()).cmp(&(right.day().is_none(), right.day())),
        Column::Health => {
            let health = |handle, open: bool| (!open, workspace.health(handle, today));
            health(a, left.status().is_open()).cmp(&health(b, right.status().is_open()))
        }
        Column::Progress => left.progress().cmp(&right.progress()),
    }
}

/// The layer: the columns, each to sort by or to hide.
#[derive(Debug)]
pub struct OrderMenu {
    pub order: Order,
    pub at: usize,
}

impl OrderMenu {
    pub fn new(order: Order) -> OrderMenu {
        let at = order.by.and_then(|by| Column::ALL.iter().position(|column| *column == by)).unwrap_or(0);
        OrderMenu { order, at }
    }

    /// Whether the layer is done with.
    pub fn key(&mut self, key: Press, cx: &Context<'_>) -> bool {
        let Some(column) = Column::ALL.get(self.at).copied() else { return true };
        match (cx.keys.action(key), key.code) {
            (Some(Action::Down), _) => self.at = (self.at + 1).min(Column::ALL.len() - 1),
            (Some(Action::Up), _) => self.at = self.at.saturating_sub(1),
            (Some(Action::Enter), _) => self.order.turn(column),
            (_, KeyCode::Char(' ')) if self.order.hidden.contains(&column) => self.order.hidden.retain(|other| *other != column),
            (_, KeyCode::Char(' ')) if column != Column::Title => self.order.hidden.push(column),
            (Some(Action::Back | Action::Quit | Action::Order), _) => return true,
            _ => {}
        }
        false
    }

    pub fn draw(&self, area: Rect, cx: &Context<'_>, buffer: &mut Buffer) {
        let height = u16::try_from(Column::ALL.len()).unwrap_or(u16::MAX);
        let foot = cx.keyed("screen-order-foot", &[("enter", Action::Enter), ("back", Action::Back)]);
        let width = u16::try_from(text::width(&foot) + 2).unwrap_or(38).max(38);
        let inside = popup::open(area, (width, height), cx.words.say("screen-order"), &foot, cx.theme, buffer);
        let line = |(i, column): (usize, &Column)| {
            let shown = if self.order.hidden.contains(column) { "  " } else { "✓ " };
            let sorted = match (self.order.by == Some(*column), self.order.backwards) {
                (true, false) => format!("  ↓ {}", cx.words.say("screen-sorted")),
                (true, true) => format!("  ↑ {}", cx.words.say("screen-sorted")),
                _ => String::new(),
            };
            let style = if i == self.at { cx.theme.selected() } else { cx.theme.text() };
            Line::from(vec![
                Span::styled(shown, cx.theme.good()),
                Span::styled(text::pad(cx.words.say(column.name()), 18), style),
                Span::styled(sorted, cx.theme.accent()),
            ])
        };
        let first = popup::first_in_sight(self.at, inside);
        cx.spots.items(inside, first..Column::ALL.len(), 1);
        let lines: Vec<Line<'_>> = Column::ALL.iter().enumerate().map(line).collect();
        popup::lines(inside, lines.get(first..).unwrap_or_default(), buffer);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_that_was_kept_is_the_same_again() {
        for order in [
            Order { by: Some(Column::Due), backwards: true, hidden: vec![Column::Area, Column::Lead] },
            Order { by: None, backwards: false, hidden: Vec::new() },
        ] {
            assert_eq!(Order::read(&order.spelled()), order);
        }
        assert_eq!(Order::default().spelled(), "");
        assert_eq!(Order::read("+nonsense title title lead lead").hidden, [Column::Lead]);
    }
}
