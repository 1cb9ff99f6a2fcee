//! Colours and weights. Each theme says a colour for each use; what a screen asks for is the use.
//! Without colour, weight and shape still tell everything.

pub mod palette;

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};

use super::glyph;
use crate::domain::health::Health;
use crate::domain::status::Status;
use palette::{Depth, Inks, Name};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    inks: Option<Inks>,
    /// Whether signs are drawn in plain characters.
    ascii: bool,
}

impl Theme {
    pub fn new(name: Name, depth: Depth) -> Theme {
        Theme { inks: Inks::of(name, depth), ascii: false }
    }

    /// The sixteen colours of the terminal, on dark.
    pub fn colored() -> Theme {
        Theme::new(Name::Dark, Depth::Sixteen)
    }

    /// For `NO_COLOR`: sets no colour at all.
    pub fn plain() -> Theme {
        Theme { inks: None, ascii: false }
    }

    /// With signs in plain characters.
    #[must_use]
    pub fn ascii(self) -> Theme {
        Theme { ascii: true, ..self }
    }

    fn fg(self, ink: impl Fn(Inks) -> Color) -> Style {
        self.inks.map_or_else(Style::new, |inks| Style::new().fg(ink(inks)))
    }

    pub fn text(self) -> Style {
        Style::new()
    }

    pub fn strong(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// Labels and what matters less.
    pub fn quiet(self) -> Style {
        self.inks.map_or_else(|| Style::new().add_modifier(Modifier::DIM), |inks| Style::new().fg(inks.quiet))
    }

    /// The one accent: the screen one is on, keys, the cursor.
    pub fn accent(self) -> Style {
        self.fg(|inks| inks.accent)
    }

    pub fn key(self) -> Style {
        self.accent().add_modifier(Modifier::BOLD)
    }

    pub fn warning(self) -> Style {
        self.fg(|inks| inks.warning).add_modifier(Modifier::BOLD)
    }

    pub fn error(self) -> Style {
        let weight = if self.inks.is_some() { Modifier::BOLD } else { Modifier::BOLD | Modifier::UNDERLINED };
        self.fg(|inks| inks.error).add_modifier(weight)
    }

    pub fn good(self) -> Style {
        self.fg(|inks| inks.good)
    }

    pub fn selected(self) -> Style {
        match self.inks {
            Some(Inks { selected: (fg, bg), .. }) => Style::new().fg(fg).bg(bg).add_modifier(Modifier::BOLD),
            None => Style::new().add_modifier(Modifier::REVERSED),
        }
    }

    /// The selected row of a list that does not have the keys.
    pub fn selected_quiet(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
    }

    /// A line that must not be overlooked.
    pub fn banner(self) -> Style {
        match self.inks {
            Some(Inks { banner: (fg, bg), .. }) => Style::new().fg(fg).bg(bg),
            None => Style::new().add_modifier(Modifier::REVERSED),
        }
    }

    pub fn status(self, status: Status) -> Style {
        match status {
            Status::Proposed | Status::Cancelled => self.quiet(),
            Status::Planned => self.text(),
            Status::Ongoing => self.fg(|inks| inks.ongoing),
            Status::Finalising => self.fg(|inks| inks.finalising),
            Status::Done => self.good(),
            Status::Suspended => self.fg(|inks| inks.warning),
            Status::CarriedOver => self.fg(|inks| inks.carried),
        }
    }

    pub fn health(self, health: Health) -> Style {
        match health {
            Health::Green => self.good(),
            Health::Amber => self.fg(|inks| inks.warning),
            Health::Red => self.fg(|inks| inks.error),
            Health::Unassessed => self.quiet(),
        }
    }

    /// The last thing done to a frame: the ground of themes that have one of their own, and plain signs.
    pub fn finish(self, buffer: &mut Buffer) {
        if let Some((text, ground)) = self.inks.and_then(|inks| inks.ground) {
            for cell in &mut buffer.content {
                cell.fg = if cell.fg == Color::Reset { text } else { cell.fg };
                cell.bg = if cell.bg == Color::Reset { ground } else { cell.bg };
            }
        }
        if self.ascii {
            glyph::make_plain(buffer);
        }
    }
}
