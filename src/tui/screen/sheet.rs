//! A report on the whole screen: what is due, what changed, the brief. Its lines lead to the rows that
//! they are about.

use chrono::NaiveDate;
use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::action::Action;
use super::super::context::Context;
use super::super::effect::Effect;
use super::super::keys::Key;
use super::super::place::{Asked, Place, Prompt, Report, Screen};
use super::super::widget::list::Cursor;
use super::super::widget::{popup, text};
use super::reports::{self, Content, Entry, Text, Tone};
use crate::domain::visible;
use crate::render::page::{Format, page};
use crate::report::brief::brief;

/// The room before anything was drawn.
const USUAL_ROOM: usize = 76;

#[derive(Debug)]
pub struct Sheet {
    asked: Asked,
    content: Content,
    pub cursor: Cursor,
    /// The lines as they fit the room that there was last: the number of the entry, and the text of one that has several lines.
    laid: Vec<(usize, Option<String>)>,
    room: usize,
}

impl Sheet {
    pub fn new(asked: Asked, cx: &Context<'_>) -> Sheet {
        let content = content(&asked, cx);
        let mut sheet = Sheet { asked, content, cursor: Cursor::default(), laid: Vec::new(), room: 0 };
        sheet.lay(USUAL_ROOM);
        sheet
    }

    /// Tells the report again, since more is known; the same line stays selected where it can.
    pub fn tell_again(&mut self, cx: &Context<'_>) {
        let about = |sheet: &Sheet, line: usize| sheet.entry(line).and_then(|entry| entry.target.clone());
        let here = about(self, self.cursor.at);
        self.content = content(&self.asked, cx);
        let room = std::mem::take(&mut self.room);
        self.lay(room);
        if here.is_some() && about(self, self.cursor.at) != here {
            self.cursor.at = (0..self.laid.len()).find(|line| about(self, *line) == here).unwrap_or(self.cursor.at);
        }
    }

    /// The day of the base with which the report compares.
    pub fn base(&self, cx: &Context<'_>) -> Option<NaiveDate> {
        let moment = self.report().is_of_selected().then(|| reports::base(&self.asked, cx))?;
        moment.map(|moment| moment.day)
    }

    pub fn report(&self) -> Report {
        self.asked.report
    }

    /// Fits the lines to a room; long ones go on below, further in.
    fn lay(&mut self, room: usize) {
        if room == self.room {
            return;
        }
        self.room = room;
        self.laid.clear();
        for (number, entry) in self.content.entries.iter().enumerate() {
            if let (true, Text::Ready(shown)) = (entry.whole, &entry.text) {
                let (lead, shown) = (visible::line(&entry.lead), visible::line(shown));
                let hang = text::width(&lead).min(room / 2);
                let parts = text::wrap(&shown, room.saturating_sub(hang).max(1));
                let leads = std::iter::once(lead.into_owned()).chain(std::iter::repeat(" ".repeat(hang)));
                self.laid.extend(leads.zip(parts).map(|(lead, part)| (number, Some(lead + &part))));
            } else {
                self.laid.push((number, None));
            }
        }
    }

    fn entry(&self, line: usize) -> Option<&Entry> {
        self.laid.get(line).and_then(|(number, _)| self.content.entries.get(*number))
    }

    pub fn key(&mut self, key: Key, cx: &Context<'_>) -> Effect {
        let action = cx.keys.action(key);
        if action.is_some_and(|action| self.cursor.act(action, self.laid.len())) {
            return Effect::None;
        }
        let is_brief = self.report() == Report::Brief && self.asked.partner.is_some();
        if is_brief && cx.keys.place(key).code == KeyCode::Char('w') {
            return Effect::Go(Place::Prompt(Prompt::BriefFile(self.asked.clone())));
        }
        let go = |place: Place| Effect::Go(place).closing();
        match action {
            Some(Action::Enter) => {
                let target = self.entry(self.cursor.at).and_then(|entry| entry.target.as_ref());
                let row = target.and_then(|target| cx.workspace.find(target.kind, &target.id));
                row.map_or(Effect::None, |row| Effect::Go(Place::Row(row)))
            }
            Some(Action::Plans) => go(Place::Screen(Screen::Plans)),
            Some(Action::Projects) => go(Place::Screen(Screen::Projects)),
            Some(Action::Meetings) => go(Place::Screen(Screen::Meetings)),
            Some(Action::Matrix) => go(Place::Screen(Screen::Matrix)),
            Some(Action::Timeline) => go(Place::Report(Report::Timeline)),
            Some(Action::EditField) if self.report().is_of_selected() => Effect::Go(Place::Asking(self.asked.clone())),
            Some(Action::NextPane | Action::TabLeft | Action::TabRight) if self.report() == Report::Due => {
                go(Place::Report(Report::Timeline))
            }
            Some(Action::Deadlines) => go(Place::Report(Report::Due)),
            Some(Action::Changes) => go(Place::Report(Report::Changes)),
            Some(Action::Brief) => go(Place::Report(Report::Brief)),
            Some(Action::Help) => Effect::Go(Place::Help),
            Some(Action::Back | Action::Quit) => Effect::None.closing(),
            _ => Effect::None,
        }
    }

    pub fn draw(&mut self, area: Rect, cx: &Context<'_>, buffer: &mut Buffer) {
        let foot = match self.report() {
            Report::Brief => cx.keyed("screen-sheet-foot-brief", &[("edit", Action::EditField), ("back", Action::Back)]),
            Report::Changes => {
                let keys = [("edit", Action::EditField), ("enter", Action::Enter), ("back", Action::Back)];
                cx.keyed("screen-sheet-foot-changes", &keys)
            }
            Report::Due | Report::Timeline => {
                cx.keyed("screen-sheet-foot-due", &[("pane", Action::NextPane), ("enter", Action::Enter), ("back", Action::Back)])
            }
        };
        let inside = popup::open(
            area,
            (area.width, area.height),
            self.content.title_in(usize::from(area.width).saturating_sub(4)),
            &foot,
            cx.theme,
            buffer,
        );
        let room = usize::from(inside.width);
        self.lay(room);
        let window = self.cursor.window(self.laid.len(), usize::from(inside.height));
        cx.spots.items(inside, window.clone(), 1);
        let lines: Vec<Line<'_>> = window
            .filter_map(|at| Some((at == self.cursor.at, self.entry(at)?, &self.laid.get(at)?.1)))
            .map(|(here, entry, laid)| {
                line(&laid.as_ref().map_or_else(|| shown(entry, room, cx), Clone::clone), entry.tone, here, room, cx)
            })
            .collect();
        popup::lines(inside, &lines, buffer);
    }
}

fn content(asked: &Asked, cx: &Context<'_>) -> Content {
    match asked.report {
        Report::Due | Report::Timeline => reports::due(asked.partner.as_deref(), cx),
        Report::Changes => reports::changes(asked, cx),
        Report::Brief => reports::brief(asked, cx),
    }
}

/// A brief as the text of a file.
pub fn page_of(asked: &Asked, format: Format, cx: &Context<'_>) -> Result<String, String> {
    let made = brief(reports::view(asked, cx), &reports::wanted(asked, cx));
    page(&made, format, None).map_err(|failure| failure.to_string())
}

/// An entry of one line.
fn shown(entry: &Entry, room: usize, cx: &Context<'_>) -> String {
    text::fit(&visible::line(&format!("{}{}", entry.lead, entry.text.words(cx))), room).into_owned()
}

fn line(shown: &str, tone: Tone, here: bool, room: usize, cx: &Context<'_>) -> Line<'static> {
    let style = match tone {
        Tone::Heading => cx.theme.strong(),
        Tone::Plain => cx.theme.text(),
        Tone::Quiet => cx.theme.quiet(),
        Tone::Late => cx.theme.error(),
    };
    if here { Line::styled(text::pad(shown, room), cx.theme.selected()) } else { Line::styled(shown.to_owned(), style) }
}
