//! What can be clicked, told by whatever is drawn, as it is drawn. A click means the spot that was
//! drawn last where it falls.

use std::cell::RefCell;
use std::ops::Range;

use ratatui::layout::{Position, Rect};

use super::action::Action;

/// What a place on the screen stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// An item of the list in front, by its number.
    Item(usize),
    /// A number of a card: that of the card in the list, and its own.
    Number(usize, usize),
    /// A cell of the matrix: the numbers of its row and of its column.
    Cell(usize, usize),
    Do(Action),
    /// The head of a column, by its number.
    Head(usize),
    /// A tab of the detail, by its number.
    Tab(usize),
    Detail,
}

/// What the mouse did, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    pub did: Did,
    pub x: u16,
    pub y: u16,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Did {
    Click,
    /// The second click on the same place within a moment.
    ClickAgain,
    WheelUp,
    WheelDown,
}

#[derive(Debug, Default)]
pub struct Spots(RefCell<Vec<(Rect, Spot)>>);

impl Spots {
    /// Forgets all: a new frame is begun, or something opens over everything.
    pub fn clear(&self) {
        self.0.borrow_mut().clear();
    }

    pub fn add(&self, place: Rect, spot: Spot) {
        self.0.borrow_mut().push((place, spot));
    }

    /// The items of a list in sight, each so many lines high.
    pub fn items(&self, area: Rect, window: Range<usize>, height: u16) {
        for (number, y) in window.zip((area.y..area.bottom()).step_by(usize::from(height.max(1)))) {
            self.add(Rect { y, height: height.min(area.bottom() - y), ..area }, Spot::Item(number));
        }
    }

    pub fn at(&self, x: u16, y: u16) -> Option<Spot> {
        self.0.borrow().iter().rev().find(|(place, _)| place.contains(Position { x, y })).map(|(_, spot)| *spot)
    }
}
