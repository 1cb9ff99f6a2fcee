//! The open projects as bars on a line of time, with today and the meetings: the other tab of what is
//! due. Only bars in sight are drawn.

use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::action::Action;
use super::super::context::Context;
use super::super::effect::Effect;
use super::super::keys::Key as Press;
use super::super::place::{Place, Report, Screen};
use super::super::widget::bar::{self, Sign};
use super::super::widget::list::Cursor;
use super::super::widget::{popup, text};
use crate::domain::date::When;
use crate::report::timeline::{self, Bar, View, Zoom, timeline};

/// The cells before anything was drawn.
const USUAL: usize = 44;

#[derive(Debug)]
pub struct Timeline {
    data: timeline::Timeline,
    partner: Option<String>,
    title: String,
    view: View,
    pub cursor: Cursor,
}

impl Timeline {
    /// The projects and meetings of a partner, or of all.
    pub fn new(partner: Option<&str>, cx: &Context<'_>) -> Timeline {
        let of = |partner: &str| cx.words.tell("screen-timeline-of", &[("partner", cx.organisation(partner).into())]);
        let title = partner.map_or_else(|| cx.words.say("screen-timeline").to_owned(), of);
        let view = View::around(cx.today, Zoom::Quarters, USUAL);
        Timeline { data: timeline(cx.workspace, partner), partner: partner.map(str::to_owned), title, view, cursor: Cursor::default() }
    }

    /// Gathers the bars again; the same one stays selected where it can.
    pub fn tell_again(&mut self, cx: &Context<'_>) {
        let here = self.data.bars.get(self.cursor.at).map(|bar| bar.project);
        self.data = timeline(cx.workspace, self.partner.as_deref());
        self.cursor.at = self.data.bars.iter().position(|bar| Some(bar.project) == here).unwrap_or(self.cursor.at);
    }

    pub fn key(&mut self, key: Press, cx: &Context<'_>) -> Effect {
        // as typed, not by place: on a German keyboard + stands where ] does
        match key.code {
            KeyCode::Char('+' | '=') => self.zoom(true, cx),
            KeyCode::Char('-') => self.zoom(false, cx),
            _ => return self.act(key, cx),
        }
        Effect::None
    }

    fn act(&mut self, key: Press, cx: &Context<'_>) -> Effect {
        let Some(action) = cx.keys.action(key) else { return Effect::None };
        if self.cursor.act(action, self.data.bars.len()) {
            return Effect::None;
        }
        let go = |place: Place| Effect::Go(place).closing();
        let step = i64::try_from(self.view.cells / 4).unwrap_or(1).max(1);
        match action {
            Action::Left => self.view = self.view.moved(-step),
            Action::Right => self.view = self.view.moved(step),
            Action::NextPane | Action::TabLeft | Action::TabRight | Action::Deadlines => return go(Place::Report(Report::Due)),
            Action::Enter => return self.data.bars.get(self.cursor.at).map_or(Effect::None, |bar| Effect::Go(Place::Row(bar.project))),
            Action::Plans => return go(Place::Screen(Screen::Plans)),
            Action::Projects => return go(Place::Screen(Screen::Projects)),
            Action::Meetings => return go(Place::Screen(Screen::Meetings)),
            Action::Matrix => return go(Place::Screen(Screen::Matrix)),
            Action::Changes => return go(Place::Report(Report::Changes)),
            Action::Brief => return go(Place::Report(Report::Brief)),
            Action::Help => return Effect::Go(Place::Help),
            Action::Back | Action::Quit => return Effect::None.closing(),
            _ => {}
        }
        Effect::None
    }

    /// More detail or more time, with today in its place.
    fn zoom(&mut self, closer: bool, cx: &Context<'_>) {
        self.view = View::around(cx.today, self.view.zoom.step(closer), self.view.cells);
    }

    pub fn draw(&mut self, area: Rect, cx: &Context<'_>, buffer: &mut Buffer) {
        let zoom = cx.words.say(self.view.zoom.name());
        let title = cx.words.tell("screen-timeline-in", &[("title", (&self.title).into()), ("zoom", zoom.into())]);
        let foot = cx.keyed(
            "screen-timeline-foot-wide",
            &[
                ("left", Action::Left),
                ("right", Action::Right),
                ("pane", Action::NextPane),
                ("enter", Action::Enter),
                ("back", Action::Back),
            ],
        );
        let fits = text::width(&foot) + 4 <= usize::from(area.width);
        let foot = if fits { foot } else { cx.keyed("screen-timeline-foot", &[("pane", Action::NextPane), ("back", Action::Back)]) };
        let inside = popup::open(area, (area.width, area.height), &title, &foot, cx.theme, buffer);
        if inside.width < 12 {
            return;
        }
        if self.data.bars.is_empty() {
            return popup::lines(inside, &[Line::styled(cx.words.say("screen-timeline-none"), cx.theme.quiet())], buffer);
        }
        let left = (inside.width * 2 / 5).clamp(10, 60);
        let chart = Rect { x: inside.x + left, width: inside.width - left, ..inside };
        self.fit(usize::from(chart.width), cx);
        let (head, foot) = match inside.height {
            12.. => (2, 2),
            4.. => (2, 1),
            _ => (0, 0),
        };
        let rows = Rect { y: inside.y + head, height: inside.height.saturating_sub(head + foot), ..inside };
        if head > 0 {
            self.draw_ruler(chart, cx, buffer);
        }
        let window = self.cursor.window(self.data.bars.len(), usize::from(rows.height));
        let id_of = |bar: &Bar| cx.workspace.row(bar.project).map_or(0, |row| text::width(&row.id()));
        let id = self.data.bars.get(window.clone()).unwrap_or_default().iter().map(id_of).max().unwrap_or(0).min(15);
        cx.spots.items(rows, window.clone(), 1);
        for (number, y) in window.zip(rows.y..rows.bottom()) {
            let Some(bar) = self.data.bars.get(number) else { continue };
            let name = Name { bar, id, selected: number == self.cursor.at };
            name.draw(Rect { y, height: 1, width: left, ..inside }, cx, buffer);
            self.draw_bar(Rect { y, height: 1, ..chart }, bar, cx, buffer);
        }
        let below = Rect { y: rows.bottom(), height: foot, ..inside };
        popup::lines(below, &self.below(usize::from(inside.width), foot == 2, cx), buffer);
    }

    /// Another width: today stays where it is.
    fn fit(&mut self, cells: usize, cx: &Context<'_>) {
        if self.view.cells != cells {
            self.view = View::around(cx.today, self.view.zoom, cells);
        }
    }

    /// The names of the periods, and below them a line with the meetings and today.
    fn draw_ruler(&self, area: Rect, cx: &Context<'_>, buffer: &mut Buffer) {
        for (cell, name) in self.view.ticks(cx.words) {
            put(area, cell, &name, cx.theme.quiet(), buffer);
        }
        let line = Rect { y: area.y + 1, ..area };
        put(line, 0, &bar::sign(Sign::Ruler).repeat(self.view.cells), cx.theme.quiet(), buffer);
        for cell in self.data.meetings.iter().filter_map(|day| self.view.cell(*day)) {
            put(line, cell, bar::sign(Sign::Meeting), cx.theme.strong(), buffer);
        }
        if let Some(cell) = self.view.cell(cx.today) {
            put(line, cell, bar::sign(Sign::TodayOver), cx.theme.key(), buffer);
        }
    }

    fn draw_bar(&self, area: Rect, bar: &Bar, cx: &Context<'_>, buffer: &mut Buffer) {
        let today = self.view.cell(cx.today);
        if let Some(late) = bar.to.filter(|due| *due < cx.today).and_then(|due| self.view.span(due.succ_opt(), Some(cx.today))) {
            put(area, late.from, &bar::sign(Sign::Late).repeat(late.to - late.from + 1), cx.theme.error(), buffer);
            if late.before {
                put(area, late.from, bar::sign(Sign::Before), cx.theme.error(), buffer);
            }
        }
        if let Some(cell) = today {
            put(area, cell, bar::sign(Sign::Today), cx.theme.accent(), buffer);
        }
        let Some(span) = self.view.span(bar.from, bar.to) else { return };
        let style = cx.theme.status(bar.status);
        put(area, span.from, &bar::sign(Sign::Bar).repeat(span.to - span.from + 1), style, buffer);
        if span.before {
            put(area, span.from, bar::sign(Sign::Before), style, buffer);
        }
        let end = if span.after { Sign::After } else { Sign::End };
        put(area, span.to, bar::sign(end), style, buffer);
        if let Some(cell) = today.filter(|cell| (span.from..span.to).contains(cell)) {
            put(area, cell, bar::sign(Sign::TodayOver), cx.theme.accent(), buffer);
        }
    }

    /// What the selected bar is, and what the signs mean.
    fn below(&self, room: usize, both: bool, cx: &Context<'_>) -> Vec<Line<'static>> {
        let Some((bar, row)) = self.data.bars.get(self.cursor.at).and_then(|bar| Some((bar, cx.workspace.row(bar.project)?))) else {
            return Vec::new();
        };
        let day = |day: Option<chrono::NaiveDate>| day.map(|day| cx.words.short(When::Day(day)));
        let from = match day(bar.from) {
            Some(day) => cx.words.tell("screen-timeline-from", &[("date", day.into())]),
            None => cx.words.say("screen-timeline-no-start").to_owned(),
        };
        let to = match day(bar.to) {
            Some(day) => cx.words.tell("screen-timeline-due", &[("date", day.into())]),
            None => cx.words.say("screen-timeline-no-due").to_owned(),
        };
        let said = format!("{} {}  {from}, {to}  {}", bar.status.glyph(), cx.words.say(bar.status.word()), row.title(cx.words.lang));
        let legend = [
            (Sign::TodayOver, "screen-legend-today"),
            (Sign::Meeting, "screen-legend-meeting"),
            (Sign::Bar, "screen-legend-bar"),
            (Sign::Late, "screen-legend-late"),
        ];
        let legend = legend.map(|(sign, word)| format!("{} {}", bar::sign(sign), cx.words.say(word))).join("   ");
        let mut lines = vec![Line::styled(text::fit(&said, room).into_owned(), cx.theme.text())];
        if both {
            lines.push(Line::styled(text::fit(&legend, room).into_owned(), cx.theme.quiet()));
        }
        lines
    }
}

/// What stands before a bar.
struct Name<'a> {
    bar: &'a Bar,
    /// The width of the ids in sight.
    id: usize,
    selected: bool,
}

impl Name<'_> {
    fn draw(&self, area: Rect, cx: &Context<'_>, buffer: &mut Buffer) {
        let Some(row) = cx.workspace.row(self.bar.project) else { return };
        let room = usize::from(area.width).saturating_sub(3);
        let id = text::pad(&row.id(), self.id.min(room));
        let title = text::pad(&row.title(cx.words.lang), room.saturating_sub(text::width(&id) + 1));
        let style = |plain: Style| if self.selected { cx.theme.selected() } else { plain };
        let spans = vec![
            Span::styled(if self.selected { "▌" } else { " " }, cx.theme.accent()),
            Span::raw(" "),
            Span::styled(id, style(cx.theme.quiet())),
            Span::styled(format!(" {title}"), style(cx.theme.text())),
        ];
        buffer.set_line(area.x, area.y, &Line::from(spans), area.width);
    }
}

/// Writes at a cell of a chart, and not beyond its edge.
fn put(area: Rect, cell: usize, shown: &str, style: Style, buffer: &mut Buffer) {
    let cell = u16::try_from(cell).unwrap_or(u16::MAX);
    if cell < area.width {
        buffer.set_stringn(area.x + cell, area.y, shown, usize::from(area.width - cell), style);
    }
}
