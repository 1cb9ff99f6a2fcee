//! What a newcomer sees where there is no workspace yet: look at the sample, or begin one.

use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::action::Action;
use super::super::keys::Key;
use super::super::keys::map::KeyMap;
use super::super::theme::Theme;
use super::super::widget::{popup, text};

/// What the newcomer chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    Sample,
    New,
    Quit,
}

const CHOICES: [(char, Choice, &str, &str); 3] = [
    ('s', Choice::Sample, "Look at the sample", "a copy in the folder coplan-demo: real meetings, change what you like"),
    ('n', Choice::New, "Begin a new workspace", "the folder coplan-plans here: one plan, one meeting, with comments"),
    ('q', Choice::Quit, "Quit", ""),
];

#[derive(Debug, Default)]
pub struct Welcome {
    at: usize,
    /// What went wrong with the last choice.
    pub wrong: String,
}

impl Welcome {
    pub fn key(&mut self, key: Key, keys: &KeyMap) -> Option<Choice> {
        let letter = keys.place(key).code;
        if let Some((_, choice, ..)) = CHOICES.iter().find(|(key, ..)| KeyCode::Char(*key) == letter) {
            return Some(*choice);
        }
        match keys.action(key) {
            Some(Action::Down) => self.at = (self.at + 1).min(CHOICES.len() - 1),
            Some(Action::Up) => self.at = self.at.saturating_sub(1),
            Some(Action::Back | Action::Quit) => return Some(Choice::Quit),
            Some(Action::Enter) => return CHOICES.get(self.at).map(|(_, choice, ..)| *choice),
            _ => {}
        }
        None
    }

    pub fn draw(&self, area: Rect, theme: Theme, buffer: &mut Buffer) {
        let inside = popup::open(area, (74, 14), "coplan", "Enter chooses", theme, buffer);
        let room = usize::from(inside.width);
        let mut lines =
            vec![Line::styled("Plans with your partners, and what was said of them at which meeting.", theme.text()), Line::default()];
        for (i, (key, _, what, how)) in CHOICES.iter().enumerate() {
            let style = if i == self.at { theme.selected() } else { theme.strong() };
            lines.push(Line::from(vec![Span::styled(format!(" {key}  "), theme.key()), Span::styled(*what, style)]));
            lines.push(Line::styled(format!("    {}", text::fit(how, room.saturating_sub(4))), theme.quiet()));
        }
        lines.extend([Line::default(), Line::styled("To open a folder of your own: coplan FOLDER", theme.quiet())]);
        lines.extend(text::wrap(&self.wrong, room).into_iter().map(|line| Line::styled(line, theme.error())));
        popup::lines(inside, &lines, buffer);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_enter_choose() {
        assert_eq!(Welcome::default().key(Key::char('ы'), &KeyMap::default()), Some(Choice::Sample));
        let mut welcome = Welcome::default();
        assert_eq!(welcome.key(Key::char('j'), &KeyMap::default()), None);
        assert_eq!(Key::parse("<enter>").and_then(|key| welcome.key(key, &KeyMap::default())), Some(Choice::New));
    }
}
