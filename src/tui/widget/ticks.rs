//! A list of things to take or to leave, under labels. What the selected one says stands whole below
//! the list.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::context::Context;
use super::list::Cursor;
use super::text;

#[derive(Debug, Clone, Default)]
pub struct Item {
    /// What kind of thing it is; shown beside the first of a kind.
    pub label: String,
    /// Whether it is taken; `None` for what is only told.
    pub taken: Option<bool>,
    pub text: String,
}

/// The room for labels, and for the tick.
const LABEL: usize = 13;
const LONG_LABEL: usize = 24;
const TICK: usize = 2;

/// The lines below the list for the selected text, the empty one above them included.
const WHOLE: u16 = 4;

pub fn draw(area: Rect, items: &[Item], cursor: &mut Cursor, cx: &Context<'_>, buffer: &mut Buffer) {
    let theme = cx.theme;
    let foot = if area.height >= 4 * WHOLE { WHOLE } else { 0 };
    let list = Rect { height: area.height - foot, ..area };
    let room = usize::from(area.width);
    let widest = || items.iter().map(|item| text::width(&item.label) + 1).max().unwrap_or(0);
    let label_room = if room >= 48 { widest().clamp(LABEL, LONG_LABEL.min(room / 3).max(LABEL)) } else { 0 };
    let text_room = room.saturating_sub(label_room + TICK);
    let window = cursor.window(items.len(), usize::from(list.height));
    cx.spots.items(list, window.clone(), 1);
    let first = window.start;
    for (number, y) in window.zip(list.y..list.bottom()) {
        let Some(item) = items.get(number) else { continue };
        let repeated = number > first && items.get(number - 1).is_some_and(|before| before.label == item.label);
        let tick = match item.taken {
            Some(true) => Span::styled("✓ ", theme.key()),
            Some(false) => Span::styled("· ", theme.quiet()),
            None => Span::raw("  "),
        };
        let style = match (number == cursor.at, item.taken) {
            (true, _) => theme.selected(),
            (false, Some(false)) => theme.quiet(),
            (false, _) => theme.text(),
        };
        let label = text::pad(if repeated { "" } else { &item.label }, label_room);
        let line = Line::from(vec![Span::styled(label, theme.quiet()), tick, Span::styled(text::pad(&item.text, text_room), style)]);
        buffer.set_line(list.x, y, &line, list.width);
    }
    let whole = items.get(cursor.at).filter(|item| foot > 0 && text::width(&item.text) > text_room);
    let lines = whole.map(|item| text::wrap(&item.text, room)).unwrap_or_default();
    for (line, y) in lines.iter().zip(list.bottom() + 1..area.bottom()) {
        buffer.set_string(area.x, y, line, theme.quiet());
    }
}
