//! What is wrong in the files: each problem with its place and what to do. Enter opens the editor there.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::action::Action;
use super::super::context::Context;
use super::super::effect::Effect;
use super::super::keys::Key;
use super::super::widget::list::Cursor;
use super::super::widget::{popup, text};
use crate::domain::problem::{Problem, Severity};

#[derive(Debug)]
pub struct Problems {
    problems: Vec<Problem>,
    pub cursor: Cursor,
}

impl Problems {
    pub fn new(cx: &Context<'_>) -> Problems {
        Problems { problems: cx.settings.iter().cloned().chain(cx.workspace.problems()).collect(), cursor: Cursor::default() }
    }

    pub fn key(&mut self, key: Key, cx: &Context<'_>) -> Effect {
        let action = cx.keys.action(key);
        if action.is_some_and(|action| self.cursor.act(action, self.problems.len())) {
            return Effect::None;
        }
        match (action, self.problems.get(self.cursor.at)) {
            (Some(Action::Enter), Some(problem)) => Effect::Editor { file: problem.file.clone(), line: problem.line.max(1) }.closing(),
            (Some(Action::Back | Action::Quit | Action::Problems), _) => Effect::None.closing(),
            _ => Effect::None,
        }
    }

    pub fn draw(&mut self, area: Rect, cx: &Context<'_>, buffer: &mut Buffer) {
        let height = u16::try_from(self.problems.len() * 3).unwrap_or(u16::MAX).clamp(3, area.height.saturating_sub(4).max(3));
        let title = cx.words.tell("screen-problems-title", &[("n", self.problems.len().into())]);
        let foot = cx.keyed("screen-problems-foot", &[("enter", Action::Enter), ("back", Action::Back)]);
        let inside = popup::open(area, (popup::width(area, 8, 100), height), &title, &foot, cx.theme, buffer);
        if self.problems.is_empty() {
            return popup::lines(inside, &[Line::default(), Line::styled(cx.words.say("screen-problems-none"), cx.theme.good())], buffer);
        }
        let window = self.cursor.window(self.problems.len(), usize::from(inside.height / 3).max(1));
        cx.spots.items(inside, window.clone(), 3);
        for (number, y) in window.zip((inside.y..inside.bottom()).step_by(3)) {
            let Some(problem) = self.problems.get(number) else { continue };
            let room = Rect { y, height: (inside.bottom() - y).min(3), ..inside };
            popup::lines(room, &self.lines(number, problem, usize::from(inside.width), cx), buffer);
        }
    }

    fn lines(&self, number: usize, problem: &Problem, room: usize, cx: &Context<'_>) -> Vec<Line<'static>> {
        let style = match (number == self.cursor.at, problem.severity) {
            (true, _) => cx.theme.selected(),
            (false, Severity::Error) => cx.theme.error(),
            (false, Severity::Warning) => cx.theme.text(),
        };
        let place = format!(
            "{}:{}:{}  {}",
            problem.file,
            problem.line,
            problem.column,
            problem.help.as_ref().map(|help| cx.words.of(help)).unwrap_or_default()
        );
        // what has no room on its line goes on in the next one, in place of the gap
        let (said, place) = (two_lines(&cx.words.of(&problem.message), room), two_lines(&place, room));
        let places = place.into_iter().map(|line| Line::styled(line, cx.theme.quiet()));
        said.into_iter().map(|line| Line::styled(line, style)).chain(places).collect()
    }
}

/// A text on one line, or on two of which the second one is cut.
fn two_lines(shown: &str, room: usize) -> Vec<String> {
    let parts = text::wrap(shown, room);
    let rest = parts.get(1..).unwrap_or_default().join(" ");
    let second = (!rest.is_empty()).then(|| text::fit(&rest, room).into_owned());
    parts.into_iter().take(1).chain(second).collect()
}
