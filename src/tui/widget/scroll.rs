//! A text that is longer than its room: how far one has gone in it.

use crossterm::event::KeyCode;
use ratatui::text::Line;

use super::super::action::Action;
use super::super::context::Context;
use super::super::keys::Key;

/// So many lines at once.
const MANY: usize = 10;

#[derive(Debug, Default)]
pub struct Scroll {
    top: usize,
}

impl Scroll {
    /// Whether the key moves through the text.
    pub fn key(&mut self, key: Key, cx: &Context<'_>) -> bool {
        self.top = match (key.code, cx.keys.action(key)) {
            (_, Some(Action::Down)) => self.top.saturating_add(1),
            (_, Some(Action::Up)) => self.top.saturating_sub(1),
            (_, Some(Action::PageDown | Action::HalfDown)) | (KeyCode::Char(' '), _) => self.top.saturating_add(MANY),
            (_, Some(Action::PageUp | Action::HalfUp)) => self.top.saturating_sub(MANY),
            (_, Some(Action::First)) => 0,
            (_, Some(Action::Last)) => usize::MAX,
            _ => return false,
        };
        true
    }

    /// How many of so many lines are below those in sight.
    pub fn below(&self, lines: usize, room: u16) -> usize {
        let most = lines.saturating_sub(usize::from(room));
        most - self.top.min(most)
    }

    /// The lines from where one is, in a room for so many.
    pub fn in_sight<'l>(&mut self, lines: &'l [Line<'l>], room: u16) -> &'l [Line<'l>] {
        self.top = self.top.min(lines.len().saturating_sub(usize::from(room)));
        lines.get(self.top..).unwrap_or_default()
    }
}
