//! A box over the screen: a title, lines, and what to press at its foot.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Block, BorderType, Clear, Padding, Widget};

use super::super::theme::Theme;
use super::text;

/// The width to ask for: all but a margin, and in a narrow window all.
pub fn width(area: Rect, margin: u16, most: u16) -> u16 {
    /// The borders and the gap beside them.
    const FRAME: u16 = 4;
    area.width.saturating_sub(if area.width < 40 { FRAME } else { margin }).min(most)
}

/// Draws the box in the middle and gives back the room inside it.
pub fn open(area: Rect, wanted: (u16, u16), title: &str, foot: &str, theme: Theme, buffer: &mut Buffer) -> Rect {
    let width = wanted.0.saturating_add(4).min(area.width);
    let height = wanted.1.saturating_add(2).min(area.height);
    let x = area.x + (area.width - width) / 2;
    let y = area.y + (area.height - height) / 2;
    let place = Rect { x, y, width, height };
    let room = usize::from(width).saturating_sub(4);
    Clear.render(place, buffer);
    let block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(theme.accent())
        .padding(Padding::horizontal(1))
        .title(Line::styled(format!(" {} ", text::fit(title, room)), theme.strong()))
        .title_bottom(Line::styled(if foot.is_empty() { String::new() } else { format!(" {} ", text::fit(foot, room)) }, theme.quiet()));
    let inside = block.inner(place);
    block.render(place, buffer);
    inside
}

/// A title that says how many more lines or items there are below.
pub fn title(title: &str, below: usize) -> String {
    if below == 0 { title.to_owned() } else { format!("{title}   ↓ {below}") }
}

/// The first of a few lines to be drawn, so that the selected one is in sight however low the box is.
pub fn first_in_sight(selected: usize, inside: Rect) -> usize {
    (selected + 1).saturating_sub(usize::from(inside.height).max(1))
}

/// Draws lines from the top of a place; what does not fit is left out.
pub fn lines(place: Rect, lines: &[Line<'_>], buffer: &mut Buffer) {
    for (line, y) in lines.iter().zip(place.y..place.bottom()) {
        buffer.set_line(place.x, y, line, place.width);
    }
}
