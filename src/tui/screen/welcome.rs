//! What a newcomer sees where there is no workspace yet: look at the sample, or begin one.

use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::action::Action;
use super::super::keys::Key;
use super::super::keys::map::KeyMap;
use super::super::setup::Setup;
use super::super::widget::{popup, text};

/// What the newcomer chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    Sample,
    New,
    Quit,
}

const CHOICES: [(char, Choice, &str, &str); 3] = [
    ('s', Choice::Sample, "screen-welcome-sample", "screen-welcome-sample-how"),
    ('n', Choice::New, "screen-welcome-new", "screen-welcome-new-how"),
    ('q', Choice::Quit, "screen-welcome-quit", ""),
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

    pub fn draw(&self, area: Rect, setup: &Setup, buffer: &mut Buffer) {
        let (theme, words) = (setup.theme, setup.words);
        let foot = words.tell("screen-welcome-foot", &[("enter", setup.keys.named(Action::Enter).into())]);
        let inside = popup::open(area, (74, 14), "coplan", &foot, theme, buffer);
        let room = usize::from(inside.width);
        let mut lines: Vec<Line<'_>> =
            text::wrap(words.say("screen-welcome-what"), room).into_iter().map(|line| Line::styled(line, theme.text())).collect();
        lines.push(Line::default());
        let mut chosen = 0;
        for (i, (key, _, what, how)) in CHOICES.iter().enumerate() {
            chosen = if i == self.at { lines.len() } else { chosen };
            let style = if i == self.at { theme.selected() } else { theme.strong() };
            lines.push(Line::from(vec![Span::styled(format!(" {key}  "), theme.key()), Span::styled(words.say(what), style)]));
            let how = if how.is_empty() { Vec::new() } else { text::wrap(words.say(how), room.saturating_sub(4)) };
            lines.extend(how.into_iter().map(|line| Line::styled(format!("    {line}"), theme.quiet())));
        }
        lines.extend([Line::default(), Line::styled(words.say("screen-welcome-own"), theme.quiet())]);
        lines.extend(text::wrap(&self.wrong, room).into_iter().map(|line| Line::styled(line, theme.error())));
        // in a low window the one that is chosen is in sight
        let first = if lines.len() > usize::from(inside.height) { popup::first_in_sight(chosen, inside) } else { 0 };
        popup::lines(inside, lines.get(first..).unwrap_or_default(), buffer);
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
