//! What an exchange with the other offices came to: what wants attention, what both changed, what came
//! in and what went out, in sentences.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::action::Action;
use super::super::context::Context;
use super::super::effect::Effect;
use super::super::keys::Key;
use super::super::place::Place;
use super::super::widget::scroll::Scroll;
use super::super::widget::{popup, text};
use crate::domain::visible;

/// What is done on the screen below, once the panel is closed.
const ON_THE_SCREEN: [Action; 9] = [
    Action::Save,
    Action::Undo,
    Action::Redo,
    Action::Exchange,
    Action::Help,
    Action::Plans,
    Action::Projects,
    Action::Meetings,
    Action::Matrix,
];

/// Sentences with what they have in common.
#[derive(Debug)]
pub struct Section {
    pub title: String,
    pub lines: Vec<String>,
}

#[derive(Debug)]
pub struct Panel {
    sections: Vec<Section>,
    scroll: Scroll,
}

impl Panel {
    /// Sections in which there is nothing are left out.
    pub fn new(mut sections: Vec<Section>) -> Panel {
        sections.retain(|section| !section.lines.is_empty());
        Panel { sections, scroll: Scroll::default() }
    }

    pub fn is_empty(&self) -> bool {
        self.sections.is_empty()
    }

    /// Takes a key; gives back what is for the screen below, such as saving and undoing.
    pub fn key(&mut self, key: Key, cx: &Context<'_>) -> Result<Effect, Action> {
        if self.scroll.key(key, cx) {
            return Ok(Effect::None);
        }
        match cx.keys.action(key) {
            Some(Action::Decide) if !cx.conflicts.is_empty() => Ok(Effect::Go(Place::Conflicts)),
            Some(Action::Back | Action::Quit | Action::Enter) => Ok(Effect::None.closing()),
            Some(action) if ON_THE_SCREEN.contains(&action) => Err(action),
            _ => Ok(Effect::None),
        }
    }

    pub fn draw(&mut self, area: Rect, cx: &Context<'_>, buffer: &mut Buffer) {
        let width = area.width.saturating_sub(8).min(92);
        let lines = self.lines(usize::from(width), cx);
        let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(area.height.saturating_sub(4));
        let open = !cx.conflicts.is_empty();
        let keys = [("decide", cx.keys.shown(Action::Decide).into()), ("back", cx.keys.shown(Action::Back).into())];
        let foot = cx.words.tell(if open { "sync-panel-foot-decide" } else { "sync-panel-foot" }, &keys);
        let below = self.scroll.below(lines.len(), height);
        let title = popup::title(cx.words.say("sync-panel"), below);
        let inside = popup::open(area, (width, height), &title, &foot, cx.theme, buffer);
        popup::lines(inside, self.scroll.in_sight(&lines, inside.height), buffer);
    }

    fn lines(&self, room: usize, cx: &Context<'_>) -> Vec<Line<'static>> {
        let mut lines = Vec::new();
        for section in &self.sections {
            if !lines.is_empty() {
                lines.push(Line::default());
            }
            lines.push(Line::styled(section.title.clone(), cx.theme.strong()));
            for sentence in &section.lines {
                let parts = text::wrap(&visible::line(sentence), room.saturating_sub(4).max(1));
                let leads = std::iter::once("  ").chain(std::iter::repeat("    "));
                lines.extend(leads.zip(parts).map(|(lead, part)| Line::styled(format!("{lead}{part}"), cx.theme.text())));
            }
        }
        lines
    }
}
