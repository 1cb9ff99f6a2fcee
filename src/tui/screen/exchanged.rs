//! What an exchange with the other offices came to: what wants attention, what both changed, what came
//! in and what went out, in sentences.

use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::action::Action;
use super::super::context::Context;
use super::super::effect::Effect;
use super::super::keys::Key;
use super::super::place::Place;
use super::super::widget::{popup, text};
use crate::domain::visible;

/// Sentences with what they have in common.
#[derive(Debug)]
pub struct Section {
    pub title: String,
    pub lines: Vec<String>,
}

#[derive(Debug)]
pub struct Panel {
    sections: Vec<Section>,
    top: usize,
}

impl Panel {
    /// Sections in which there is nothing are left out.
    pub fn new(mut sections: Vec<Section>) -> Panel {
        sections.retain(|section| !section.lines.is_empty());
        Panel { sections, top: 0 }
    }

    pub fn is_empty(&self) -> bool {
        self.sections.is_empty()
    }

    /// Takes a key; gives back what is for the screen below, such as saving and undoing.
    pub fn key(&mut self, key: Key, cx: &Context<'_>) -> Result<Effect, Action> {
        match (key.code, cx.keys.action(key)) {
            (_, Some(Action::Down)) => self.top += 1,
            (_, Some(Action::Up)) => self.top = self.top.saturating_sub(1),
            (_, Some(Action::PageDown | Action::HalfDown)) | (KeyCode::Char(' '), _) => self.top += 10,
            (_, Some(Action::PageUp | Action::HalfUp)) => self.top = self.top.saturating_sub(10),
            (_, Some(Action::First)) => self.top = 0,
            (_, Some(Action::Last)) => self.top = usize::MAX,
            (_, Some(Action::Decide)) if !cx.conflicts.is_empty() => return Ok(Effect::Go(Place::Conflicts)),
            (_, Some(Action::Back | Action::Quit | Action::Enter)) => return Ok(Effect::None.closing()),
            (_, Some(action @ (Action::Save | Action::Undo | Action::Redo | Action::Exchange | Action::Help))) => return Err(action),
            (_, Some(action @ (Action::Plans | Action::Projects | Action::Meetings | Action::Matrix))) => return Err(action),
            _ => {}
        }
        Ok(Effect::None)
    }

    pub fn draw(&mut self, area: Rect, cx: &Context<'_>, buffer: &mut Buffer) {
        let width = area.width.saturating_sub(8).min(92);
        let lines = self.lines(usize::from(width), cx);
        let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(area.height.saturating_sub(4));
        let open = !cx.conflicts.is_empty();
        let keys = [("decide", cx.keys.shown(Action::Decide).into()), ("back", cx.keys.shown(Action::Back).into())];
        let foot = cx.words.tell(if open { "sync-panel-foot-decide" } else { "sync-panel-foot" }, &keys);
        let inside = popup::open(area, (width, height), cx.words.say("sync-panel"), &foot, cx.theme, buffer);
        self.top = self.top.min(lines.len().saturating_sub(usize::from(inside.height)));
        popup::lines(inside, lines.get(self.top..).unwrap_or_default(), buffer);
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
