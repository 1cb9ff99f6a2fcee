//! Colours and weights. The sixteen colours of the terminal are used, so that they follow its own
//! scheme; without colour, weight and shape still tell everything.

use ratatui::style::{Color, Modifier, Style};

use crate::domain::health::Health;
use crate::domain::status::Status;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    color: bool,
}

impl Theme {
    pub fn colored() -> Theme {
        Theme { color: true }
    }

    /// For `NO_COLOR`: sets no colour at all.
    pub fn plain() -> Theme {
        Theme { color: false }
    }

    fn fg(self, color: Color) -> Style {
        if self.color { Style::new().fg(color) } else { Style::new() }
    }

    pub fn text(self) -> Style {
        Style::new()
    }

    pub fn strong(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// Labels and what matters less. Dimmed, not grey: it keeps its contrast on dark and on light backgrounds.
    pub fn quiet(self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    /// The one accent: the screen one is on, keys, the cursor.
    pub fn accent(self) -> Style {
        self.fg(Color::Cyan)
    }

    pub fn key(self) -> Style {
        self.accent().add_modifier(Modifier::BOLD)
    }

    pub fn warning(self) -> Style {
        self.fg(Color::Yellow).add_modifier(Modifier::BOLD)
    }

    pub fn error(self) -> Style {
        self.fg(Color::Red).add_modifier(Modifier::BOLD)
    }

    pub fn good(self) -> Style {
        self.fg(Color::Green)
    }

    pub fn selected(self) -> Style {
        if self.color {
            Style::new().fg(Color::White).bg(Color::Blue).add_modifier(Modifier::BOLD)
        } else {
            Style::new().add_modifier(Modifier::REVERSED)
        }
    }

    /// The selected row of a list that does not have the keys.
    pub fn selected_quiet(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    /// A line that must not be overlooked.
    pub fn banner(self) -> Style {
        if self.color { Style::new().fg(Color::Black).bg(Color::Yellow) } else { Style::new().add_modifier(Modifier::REVERSED) }
    }

    pub fn status(self, status: Status) -> Style {
        match status {
            Status::Proposed | Status::Cancelled => self.quiet(),
            Status::Planned => self.text(),
            Status::Ongoing => self.fg(Color::Cyan),
            Status::Finalising => self.fg(Color::LightBlue),
            Status::Done => self.fg(Color::Green),
            Status::Suspended => self.fg(Color::Yellow),
            Status::CarriedOver => self.fg(Color::Magenta),
        }
    }

    pub fn health(self, health: Health) -> Style {
        match health {
            Health::Green => self.fg(Color::Green),
            Health::Amber => self.fg(Color::Yellow),
            Health::Red => self.fg(Color::Red),
            Health::Unassessed => self.quiet(),
        }
    }
}
