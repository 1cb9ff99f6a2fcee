//! The place in a list: which item is selected and which is at the top. It is kept in sight.

use super::super::action::Action;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cursor {
    pub at: usize,
    top: usize,
    /// How many items were in sight when last drawn; a page.
    page: usize,
}

impl Cursor {
    /// Moves by an action; whether it was one of movement.
    pub fn act(&mut self, action: Action, len: usize) -> bool {
        let page = self.page.max(1);
        let last = len.saturating_sub(1);
        self.at = match action {
            Action::Down | Action::NextMatch => self.at.saturating_add(1),
            Action::Up | Action::PreviousMatch => self.at.saturating_sub(1),
            Action::First => 0,
            Action::Last => last,
            Action::PageDown => self.at.saturating_add(page),
            Action::PageUp => self.at.saturating_sub(page),
            Action::HalfDown => self.at.saturating_add(page.div_ceil(2)),
            Action::HalfUp => self.at.saturating_sub(page.div_ceil(2)),
            _ => return false,
        }
        .min(last);
        true
    }

    /// The items that were in sight when it was last drawn.
    pub fn in_sight(&self) -> std::ops::Range<usize> {
        self.top..self.top + self.page
    }

    /// The items in sight when `rows` of them fit.
    pub fn window(&mut self, len: usize, rows: usize) -> std::ops::Range<usize> {
        self.page = rows;
        self.at = self.at.min(len.saturating_sub(1));
        self.top = self.top.min(self.at).max((self.at + 1).saturating_sub(rows)).min(len.saturating_sub(rows.min(len)));
        self.top..(self.top + rows).min(len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_selected_item_stays_in_sight() {
        let mut cursor = Cursor::default();
        assert_eq!(cursor.window(100, 10), 0..10);
        cursor.act(Action::Last, 100);
        assert_eq!(cursor.window(100, 10), 90..100);
        cursor.act(Action::PageUp, 100);
        assert_eq!((cursor.at, cursor.window(100, 10)), (89, 89..99));
        assert_eq!(cursor.window(3, 10), 0..3);
        assert_eq!(cursor.window(0, 10), 0..0);
    }
}
