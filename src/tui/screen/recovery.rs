//! What an earlier run had not saved when it was ended: shown in sentences, to be taken up or dropped.

use chrono::NaiveDateTime;
use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::action::Action;
use super::super::context::Context;
use super::super::effect::Effect;
use super::super::keys::Key;
use super::super::widget::list::Cursor;
use super::super::widget::{popup, text};
use crate::domain::visible;

#[derive(Debug)]
pub struct Recovery {
    when: NaiveDateTime,
    sentences: Vec<String>,
    cursor: Cursor,
}

impl Recovery {
    pub fn new(when: NaiveDateTime, sentences: Vec<String>) -> Recovery {
        Recovery { when, sentences, cursor: Cursor::default() }
    }

    pub fn key(&mut self, key: Key, cx: &Context<'_>) -> Effect {
        match (cx.keys.place(key).code, cx.keys.action(key)) {
            (KeyCode::Char('t') | KeyCode::Enter, _) => return Effect::TakeUp.closing(),
            (KeyCode::Char('d'), _) => return Effect::DropUnsaved.closing(),
            (_, Some(Action::Back | Action::Quit)) => {
                return Effect::Say(cx.words.say("screen-recovery-kept").to_owned()).closing();
            }
            (_, Some(action)) => {
                self.cursor.act(action, self.sentences.len());
            }
            _ => {}
        }
        Effect::None
    }

    pub fn draw(&mut self, area: Rect, cx: &Context<'_>, buffer: &mut Buffer) {
        let many = self.sentences.len();
        let height = u16::try_from(many).unwrap_or(u16::MAX).saturating_add(4).min(area.height.saturating_sub(4).max(3));
        let foot = cx.keyed("screen-recovery-foot", &[("back", Action::Back)]);
        let title = cx.words.tell("screen-recovery-title", &[("n", many.into())]);
        let inside = popup::open(area, (popup::width(area, 8, 84), height), &title, &foot, cx.theme, buffer);
        let room = usize::from(inside.width);
        let (date, time) = (cx.words.short(self.when.date()), self.when.format("%H:%M").to_string());
        let head = cx.words.tell("screen-recovery-head", &[("date", date.into()), ("time", time.into())]);
        let head: Vec<Line<'_>> = text::wrap(&head, room).into_iter().map(|line| Line::styled(line, cx.theme.quiet())).collect();
        let above = u16::try_from(head.len() + 1).unwrap_or(u16::MAX);
        let above = if inside.height < above + 2 { 0 } else { above };
        if above > 0 {
            popup::lines(inside, &head, buffer);
        }
        let list = Rect { y: inside.y + above, height: inside.height - above, ..inside };
        let window = self.cursor.window(many, usize::from(list.height));
        let shown: Vec<Line<'_>> = window
            .filter_map(|number| Some((number, self.sentences.get(number)?)))
            .map(|(number, sentence)| {
                let style = if number == self.cursor.at { cx.theme.strong() } else { cx.theme.text() };
                Line::styled(text::fit(&visible::line(sentence), room).into_owned(), style)
            })
            .collect();
        popup::lines(list, &shown, buffer);
    }
}
