//! The meetings, the newest first, with the detail of the selected one.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::action::Action;
use super::super::context::Context;
use super::super::effect::Effect;
use super::super::place::{Confirm, Place, Prompt};
use super::super::widget::popup;
use super::super::widget::table::{self, Cell, Column, Stand, Table};
use super::detail::Detail;
use super::listing::{Depth, Listing};
use super::projects::{below_heading, edge, split};
use crate::domain::event;
use crate::domain::field::{Key, Kind};
use crate::workspace::index::Handle;

const COLUMNS: [Column; 4] = [
    Column { head: "field-date", width: 15 },
    Column { head: "screen-meeting", width: 0 },
    Column { head: "field-with", width: 10 },
    Column { head: "screen-linked", width: 6 },
];

/// Below this there is no room for dates beside the titles.
const TINY: u16 = 30;

#[derive(Debug, Default)]
pub struct Meetings {
    pub listing: Listing,
    detail: Detail,
    in_detail: bool,
    zoomed: bool,
}

impl Meetings {
    pub fn fill(&mut self, cx: &Context<'_>) {
        let rows: Vec<Handle> = cx.workspace.meetings_by_date().iter().rev().map(|(_, handle)| *handle).collect();
        self.listing.fill(rows, cx);
    }

    pub fn selected(&self) -> Option<Handle> {
        self.listing.selected()
    }

    pub fn update(&mut self, action: Action, cx: &Context<'_>) -> Effect {
        if self.detail.act(action, Kind::Meeting, self.in_detail || self.zoomed)
            || (!self.in_detail && self.listing.cursor.act(action, self.listing.shown.len()))
        {
            return Effect::None;
        }
        match action {
            Action::NextPane | Action::Left | Action::Right => self.in_detail = !self.in_detail,
            Action::Zoom | Action::Enter => {
                self.zoomed = !self.zoomed;
                self.in_detail = self.zoomed;
            }
            Action::Back if self.zoomed || self.in_detail => (self.zoomed, self.in_detail) = (false, false),
            Action::Back => self.listing.set_filter("", cx),
            Action::Filter => self.listing.start_typing(),
            Action::Add => return Effect::Go(Place::Prompt(Prompt::NewMeeting)),
            _ => return self.on_selected(action, cx),
        }
        Effect::None
    }

    fn on_selected(&self, action: Action, cx: &Context<'_>) -> Effect {
        let Some((handle, row)) = self.selected().and_then(|handle| Some((handle, cx.workspace.row(handle)?))) else { return Effect::None };
        let Some(target) = cx.workspace.target(handle) else { return Effect::None };
        match action {
            Action::Commitment => Effect::Go(Place::Prompt(Prompt::Commitment { meeting: row.id().into_owned() })),
            Action::Status => match event::commitments(&row.record()).len() {
                0 => Effect::Warn(cx.keyed("screen-no-commitments", &[("key", Action::Commitment)])),
                1 => Effect::Go(Place::Settle { meeting: row.id().into_owned(), nth: 0 }),
                _ => Effect::Go(Place::Commitments(row.id().into_owned())),
            },
            Action::EditField => Effect::Go(Place::FieldPicker(target)),
            Action::Editor => Effect::Editor { file: row.file().to_owned(), line: row.line() },
            Action::Remove => Effect::Go(Place::Confirm(Confirm::Remove(vec![target]))),
            Action::Carry => Effect::Warn(cx.keyed("screen-choose-plan", &[("key", Action::Plans)])),
            Action::Copy => Effect::Copy(format!("{}  {}  {}", row.text(Key::Date), row.title(cx.words.lang), row.id())),
            _ => Effect::None,
        }
    }

    fn heading(&self, cx: &Context<'_>) -> Line<'static> {
        let count = format!("  {}", self.listing.counted(cx));
        let mut spans = vec![Span::styled(cx.words.say("screen-meetings"), cx.theme.strong()), Span::styled(count, cx.theme.quiet())];
        spans.extend(self.listing.filter_shown(cx));
        Line::from(spans)
    }

    /// Gives the keys to the detail or to the list.
    pub fn focus(&mut self, detail: bool) {
        self.in_detail = detail || self.zoomed;
    }

    pub fn depth(&self) -> Depth {
        Depth { filter: self.listing.filter().to_owned(), detail: (self.in_detail, self.zoomed), marked: 0 }
    }

    pub fn shows_history(&self) -> bool {
        self.detail.shows_history(Kind::Meeting)
    }

    pub fn show_tab(&mut self, number: usize) {
        self.detail.show(number);
    }

    pub fn draw(&mut self, area: Rect, cx: &Context<'_>, buffer: &mut Buffer) {
        popup::lines(area, &[self.heading(cx)], buffer);
        let body = below_heading(area);
        if self.listing.shown.is_empty() {
            let none = ("screen-no-meeting", cx.keyed("screen-a-adds", &[("key", Action::Add)]));
            return self.listing.draw_empty(body, none, "screen-filter-no-meeting", cx, buffer);
        }
        let (list, detail) = split(body, self.zoomed, self.listing.shown.len() + 2);
        if let Some(list) = list {
            self.draw_table(list, cx, buffer);
        }
        if let Some(detail) = detail {
            edge(list, detail, cx, buffer);
            let (selected, focus) = (self.selected(), self.in_detail);
            self.detail.draw(detail, selected, focus, cx, buffer);
        }
    }

    fn draw_table(&mut self, area: Rect, cx: &Context<'_>, buffer: &mut Buffer) {
        // in a very narrow window the title goes before the date
        let columns = match area.width {
            0..TINY => 1..2,
            TINY..50 => 0..2,
            _ => 0..4,
        };
        let narrow = COLUMNS.get(columns.clone()).unwrap_or_default();
        let shown = &self.listing.shown;
        let mut cursor = self.listing.cursor;
        let table = Table { area, columns: narrow, len: shown.len(), focus: !self.in_detail, theme: cx.theme, words: cx.words };
        table::draw(table, &mut cursor, buffer, |number| {
            let Some(row) = shown.get(number).and_then(|handle| cx.workspace.row(*handle)) else {
                return (Stand { marked: false }, Vec::new());
            };
            let id = row.id();
            let linked = cx.workspace.linked_to(&id).len();
            let with: Vec<String> = row.list(Key::With).map(std::borrow::Cow::into_owned).collect();
            let cells = vec![
                Cell::new(row.when(Key::Date).map(|when| cx.words.short(when)).unwrap_or_default(), cx.theme.quiet()),
                Cell::new(row.title(cx.words.lang), if row.is_bad() { cx.theme.error() } else { cx.theme.text() }),
                Cell::new(with.join(" "), cx.theme.text()),
                Cell::new(if linked == 0 { String::new() } else { format!("{linked:>6}") }, cx.theme.quiet()),
            ];
            let cells = cells.into_iter().skip(columns.start).collect();
            (Stand { marked: cx.active_meeting == Some(id.as_ref()) }, cells)
        });
        cx.spots.items(Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area }, cursor.in_sight(), 1);
        self.listing.cursor = cursor;
    }
}
