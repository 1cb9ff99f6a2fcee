//! The help: the keys as they are bound, by what they are for, made from the table of actions.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::action::{ACTIONS, Action};
use super::super::context::Context;
use super::super::keys::Key;
use super::super::widget::scroll::Scroll;
use super::super::widget::{popup, text};

/// The room for a line, and in it for the keys.
const WIDTH: usize = 76;
const KEYS: usize = 26;

#[derive(Debug, Default)]
pub struct Help {
    scroll: Scroll,
}

impl Help {
    /// Whether the layer is done with.
    pub fn key(&mut self, key: Key, cx: &Context<'_>) -> bool {
        !self.scroll.key(key, cx) && matches!(cx.keys.action(key), Some(Action::Back | Action::Quit | Action::Help | Action::Enter))
    }

    pub fn draw(&mut self, area: Rect, cx: &Context<'_>, buffer: &mut Buffer) {
        let lines = lines(WIDTH.min(usize::from(area.width.saturating_sub(4))), cx);
        let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(area.height.saturating_sub(4).max(3));
        let foot = cx.keyed("screen-keys-foot", &[("down", Action::Down), ("up", Action::Up), ("back", Action::Back)]);
        let inside = popup::open(area, (76, height), cx.words.say("screen-keys"), &foot, cx.theme, buffer);
        popup::lines(inside, self.scroll.in_sight(&lines, inside.height), buffer);
    }
}

fn lines(room: usize, cx: &Context<'_>) -> Vec<Line<'static>> {
    let mut lines = vec![Line::styled(cx.words.say("screen-keys-place"), cx.theme.quiet())];
    let mut group = "";
    for entry in ACTIONS {
        if entry.group != group {
            group = entry.group;
            lines.push(Line::default());
            lines.push(Line::styled(cx.words.say(group), cx.theme.strong()));
        }
        let keys = cx.keys.all_shown(entry.action);
        lines.extend(text::labelled(&keys, cx.words.say(entry.help), KEYS.min(room / 2), room, cx.theme.key(), cx.theme.text()));
    }
    lines
}
