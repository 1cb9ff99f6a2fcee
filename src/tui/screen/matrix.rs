//! Projects and meetings crossed: where a project was discussed, and what status was stated there.
//! Rows and columns are gathered when the screen is entered; cells are read when they are in sight.

use std::collections::HashSet;

use chrono::Datelike;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::action::Action;
use super::super::context::Context;
use super::super::effect::Effect;
use super::super::place::Place;
use super::super::spot::Spot;
use super::super::widget::list::Cursor;
use super::super::widget::{popup, text};
use super::listing::Listing;
use super::projects::{below_heading, newest_first, short_name};
use crate::domain::date::When;
use crate::domain::field::Key;
use crate::i18n::Words;
use crate::report::matrix::{Mark, Told};
use crate::text::read::RowRef;
use crate::workspace::index::Handle;

/// The width of a column: a year and a gap; in a narrow window a short month and a gap.
const CELL: u16 = 5;
const NARROW_CELL: u16 = 4;
const NARROW: u16 = 60;

/// An id has at most so much room.
const ID: usize = 15;

/// From so many lines on the years stand over the columns, and what the signs mean below.
const TALL: u16 = 12;

#[derive(Debug, Default)]
pub struct Matrix {
    /// The projects, the ones that were never discussed first.
    pub listing: Listing,
    /// The meetings by date.
    columns: Vec<Handle>,
    column: Cursor,
    plan: Option<Handle>,
    never: usize,
}

impl Matrix {
    /// Gathers the projects of a plan and the meetings that concern it, or all. The selected cell stays where it still is there.
    pub fn fill(&mut self, plan: Option<Handle>, cx: &Context<'_>) {
        let here = self.columns.get(self.column.at).copied().filter(|_| self.plan == plan);
        self.plan = plan;
        self.columns = columns(plan, cx);
        let newest = cx.workspace.meetings_by_date().iter().rev().filter(|(day, _)| *day <= cx.today).map(|(_, handle)| *handle);
        let wanted = here.into_iter().chain(newest).find_map(|handle| self.columns.iter().position(|other| *other == handle));
        self.column.at = wanted.unwrap_or(0);
        let discussed: HashSet<Handle> = cx
            .workspace
            .meetings_by_date()
            .iter()
            .filter_map(|(_, handle)| cx.workspace.row(*handle))
            .flat_map(|row| cx.workspace.linked_to(&row.id()).iter().copied())
            .collect();
        let mut rows: Vec<Handle> = plan.map_or_else(|| newest_first(cx), |plan| cx.workspace.projects_of(plan).collect());
        rows.sort_by_key(|handle| discussed.contains(handle));
        self.never = rows.iter().take_while(|handle| !discussed.contains(handle)).count();
        self.listing.fill(rows, cx);
    }

    pub fn plan_of_selected(&self, cx: &Context<'_>) -> Option<Handle> {
        self.plan.or_else(|| self.listing.selected().and_then(|project| cx.workspace.plan_of(project)))
    }

    pub fn update(&mut self, action: Action, cx: &Context<'_>) -> Effect {
        if self.listing.cursor.act(action, self.listing.shown.len()) {
            return Effect::None;
        }
        let along = match action {
            Action::Left => Some(Action::Up),
            Action::Right | Action::NextPane => Some(Action::Down),
            Action::TabLeft => Some(Action::PageUp),
            Action::TabRight => Some(Action::PageDown),
            _ => None,
        };
        if let Some(along) = along {
            self.column.act(along, self.columns.len());
            return Effect::None;
        }
        match action {
            Action::Back => self.listing.set_filter("", cx),
            Action::Filter => self.listing.start_typing(),
            Action::Enter => return self.listing.selected().map_or(Effect::None, |project| Effect::Go(Place::Row(project))),
            Action::Link | Action::Mark => return self.toggle(cx),
            _ => return self.on_project(action, cx),
        }
        Effect::None
    }

    fn on_project(&self, action: Action, cx: &Context<'_>) -> Effect {
        let Some(row) = self.listing.selected().and_then(|handle| cx.workspace.row(handle)) else { return Effect::None };
        match action {
            Action::Status => Effect::Go(Place::StatusMenu(vec![row.id().into_owned()])),
            Action::Editor => Effect::Editor { file: row.file().to_owned(), line: row.line() },
            Action::Copy => Effect::Copy(format!("{}  {}", row.id(), row.title(cx.words.lang))),
            _ => Effect::None,
        }
    }

    /// Goes to a cell, by the numbers of its row and of its column.
    pub fn point(&mut self, row: usize, column: usize) {
        (self.listing.cursor.at, self.column.at) = (row, column);
    }

    /// The selected cell: its project and its meeting.
    fn cell<'a>(&self, cx: &Context<'a>) -> Option<(RowRef<'a>, RowRef<'a>)> {
        let project = cx.workspace.row(self.listing.selected()?)?;
        Some((project, cx.workspace.row(*self.columns.get(self.column.at)?)?))
    }

    /// Links the project to the meeting, or takes the link back. The rows stay in their order, so that nothing jumps.
    fn toggle(&self, cx: &Context<'_>) -> Effect {
        let Some((project, meeting)) = self.cell(cx) else { return Effect::Warn(cx.words.say("screen-no-cell").to_owned()) };
        let (id, at, date) = (project.id(), meeting.id(), date_of(meeting, cx));
        if let Some(edit) = cx.workspace.link(&id, &at) {
            let said = cx.words.tell("screen-cell-linked", &[("id", id.into()), ("date", date.into())]);
            return Effect::Apply { edits: vec![edit], said };
        }
        let edit = cx.workspace.unlink(&id, &at);
        let said = cx.words.tell("screen-cell-unlinked", &[("id", id.into()), ("date", date.into())]);
        let stated = Told::of(&project.record()).events_at(&at);
        let said = if stated { cx.words.tell("screen-cell-still-named", &[("said", said.into())]) } else { said };
        edit.map_or(Effect::None, |edit| Effect::Apply { edits: vec![edit], said })
    }

    pub fn draw(&mut self, area: Rect, cx: &Context<'_>, buffer: &mut Buffer) {
        let body = below_heading(area);
        if self.listing.shown.is_empty() || self.columns.is_empty() {
            popup::lines(area, &[self.heading(0..0, cx)], buffer);
            return self.draw_empty(body, cx, buffer);
        }
        let tall = body.height >= TALL;
        let (head, foot) = match body.height {
            TALL.. => (3, 4),
            5.. => (2, 1),
            3.. => (1, 1),
            _ => (0, 1.min(body.height.saturating_sub(1))),
        };
        let rows = Rect { y: body.y + head, height: body.height.saturating_sub(head + foot), ..body };
        let left = left_width(area.width);
        let cell = if area.width < NARROW { NARROW_CELL } else { CELL };
        let fit = usize::from((area.width.saturating_sub(left) / cell).max(1));
        let columns = self.column.window(self.columns.len(), fit);
        popup::lines(area, &[self.heading(columns.clone(), cx)], buffer);
        let window = self.listing.cursor.window(self.listing.shown.len(), usize::from(rows.height));
        let in_sight: Vec<(Handle, RowRef<'_>)> = self
            .listing
            .shown
            .get(window.clone())
            .unwrap_or_default()
            .iter()
            .filter_map(|handle| Some((*handle, cx.workspace.row(*handle)?)))
            .collect();
        let grid = Grid {
            left: area.x + left,
            cell,
            columns: self.columns.get(columns.clone()).unwrap_or_default(),
            at: self.column.at.saturating_sub(columns.start),
            id: in_sight.iter().map(|(_, row)| text::width(&row.id())).max().unwrap_or(0).min(ID),
        };
        grid.draw_head(Rect { height: head.min(body.height), ..body }, cx, buffer);
        for ((number, row), y) in window.zip(in_sight).zip(rows.y..rows.bottom()) {
            let place = Rect { y, height: 1, width: left, ..rows };
            cx.spots.add(place, Spot::Item(number));
            for (nth, x) in grid.places() {
                cx.spots.add(Rect { x, y, width: cell, height: 1 }, Spot::Cell(number, columns.start + nth));
            }
            grid.draw_row(place, row, number == self.listing.cursor.at, cx, buffer);
        }
        let below = Rect { y: rows.bottom(), height: body.bottom().saturating_sub(rows.bottom()), ..body };
        self.draw_foot(below, tall, cx, buffer);
    }

    fn heading(&self, columns: std::ops::Range<usize>, cx: &Context<'_>) -> Line<'static> {
        let theme = cx.theme;
        let plan = self.plan.and_then(|plan| cx.workspace.row(plan));
        let name = plan.map_or_else(|| cx.words.say("screen-all-plans").to_owned(), |row| short_name(row, cx.words.lang));
        let count = self.listing.counted_projects(cx);
        let never = if self.never == 0 {
            String::new()
        } else {
            format!(", {}", cx.words.tell("screen-matrix-never", &[("n", self.never.into())]))
        };
        let mut spans = vec![Span::styled(name, theme.strong()), Span::styled(format!("  {count}{never}"), theme.quiet())];
        let meetings = self.columns.len();
        if columns.len() < meetings && !columns.is_empty() {
            let args = [("first", (columns.start + 1).into()), ("last", columns.end.into()), ("n", meetings.into())];
            spans.push(Span::styled(format!(", {}", cx.words.tell("screen-matrix-columns", &args)), theme.quiet()));
        }
        spans.extend(self.listing.filter_shown(cx));
        Line::from(spans)
    }

    fn draw_empty(&self, area: Rect, cx: &Context<'_>, buffer: &mut Buffer) {
        let none = if self.columns.is_empty() {
            ("screen-no-meeting-here", cx.keyed("screen-matrix-meetings", &[("go", Action::Meetings), ("add", Action::Add)]))
        } else {
            ("screen-no-project", cx.keyed("screen-matrix-projects", &[("go", Action::Projects), ("add", Action::Add)]))
        };
        self.listing.draw_empty(area, none, "screen-filter-no-project", cx, buffer);
    }

    /// What the selected cell is, and what the signs mean.
    fn draw_foot(&self, area: Rect, tall: bool, cx: &Context<'_>, buffer: &mut Buffer) {
        let Some((project, meeting)) = self.cell(cx) else { return };
        let theme = cx.theme;
        let room = usize::from(area.width);
        let plan = self.plan_of_selected(cx);
        let said = said(project, meeting, plan, cx);
        if !tall {
            let line = format!("{}: {said}", date_of(meeting, cx));
            return popup::lines(area, &[Line::styled(text::fit(&line, room).into_owned(), theme.text())], buffer);
        }
        let date = date_of(meeting, cx);
        let status = format!("  {} {}", project.status().glyph(), cx.words.say(project.status().word()));
        let title = format!("{}  {}", project.id(), project.title(cx.words.lang));
        let what = text::fit(&meeting.title(cx.words.lang), room.saturating_sub(text::width(&date) + text::width(&said) + 4)).into_owned();
        let legend = cx.words.tell("screen-matrix-legend", &[("discussed", DISCUSSED.into()), ("passed", PASSED_OVER.into())]);
        let lines = [
            Line::styled("─".repeat(room), theme.quiet()),
            Line::from(vec![
                Span::styled(text::fit(&title, room.saturating_sub(text::width(&status))).into_owned(), theme.strong()),
                Span::styled(if cx.is_unknown(&project.id()) { String::new() } else { status }, theme.status(project.status())),
            ]),
            Line::from(vec![
                Span::raw(date),
                Span::styled(format!("  {said}"), theme.accent()),
                Span::styled(format!("  {what}"), theme.quiet()),
            ]),
            Line::styled(text::fit(&legend, room).into_owned(), theme.quiet()),
        ];
        popup::lines(area, &lines, buffer);
    }
}

/// The signs of a cell without a status.
const DISCUSSED: &str = "■";
const PASSED_OVER: &str = "-";

/// What a cell says, in words.
fn said(project: RowRef<'_>, meeting: RowRef<'_>, plan: Option<Handle>, cx: &Context<'_>) -> String {
    match Told::of(&project.record()).at(&meeting.id()) {
        Mark::Stated(status) => {
            let shown = format!("{} {}", status.glyph(), cx.words.say(status.word()));
            cx.words.tell("screen-cell-stated", &[("status", shown.into())])
        }
        Mark::Discussed => cx.words.say("screen-cell-discussed").to_owned(),
        Mark::Nothing => {
            let id = match Silence::of(project, meeting, plan, cx) {
                Silence::Elsewhere => "screen-cell-elsewhere",
                Silence::ToCome => "screen-cell-to-come",
                Silence::Before => "screen-cell-before",
                Silence::After => "screen-cell-after",
                Silence::PassedOver => "screen-cell-passed-over",
            };
            cx.words.say(id).to_owned()
        }
    }
}

/// Why nothing was said of a project at a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Silence {
    Elsewhere,
    ToCome,
    Before,
    After,
    /// One could have spoken of it.
    PassedOver,
}

impl Silence {
    fn of(project: RowRef<'_>, meeting: RowRef<'_>, plan: Option<Handle>, cx: &Context<'_>) -> Silence {
        let plan = plan.and_then(|plan| cx.workspace.row(plan));
        let of_plan = |key: Key| plan.and_then(|plan| plan.when(key));
        let begun = [project.when(Key::ActualStart), project.when(Key::Start), of_plan(Key::Start)].into_iter().flatten().next();
        let ended = [project.when(Key::ActualEnd), of_plan(Key::End)].into_iter().flatten().next().filter(|_| !project.status().is_open());
        let Some(day) = meeting.day() else { return Silence::Elsewhere };
        if !is_with(meeting, &plan.map(|plan| plan.text(Key::Partner)).unwrap_or_default()) {
            Silence::Elsewhere
        } else if day > cx.today {
            Silence::ToCome
        } else if begun.is_some_and(|begun| day < begun.first()) {
            Silence::Before
        } else if ended.is_some_and(|ended| day > ended.last()) {
            Silence::After
        } else {
            Silence::PassedOver
        }
    }
}

/// All meetings by date; for a plan with a partner those with it, and others that its projects name.
fn columns(plan: Option<Handle>, cx: &Context<'_>) -> Vec<Handle> {
    let partner = partner_of(plan, cx);
    let named = |row: RowRef<'_>| cx.workspace.linked_to(&row.id()).iter().any(|project| plan.is_some_and(|plan| plan.doc == project.doc));
    let concerns = |handle: &Handle| cx.workspace.row(*handle).is_some_and(|row| is_with(row, &partner) || named(row));
    cx.workspace.meetings_by_date().iter().map(|(_, handle)| *handle).filter(concerns).collect()
}

fn partner_of(plan: Option<Handle>, cx: &Context<'_>) -> String {
    plan.and_then(|plan| cx.workspace.row(plan)).map(|row| row.text(Key::Partner).into_owned()).unwrap_or_default()
}

/// Without a partner all meetings concern a plan.
fn is_with(meeting: RowRef<'_>, partner: &str) -> bool {
    partner.is_empty() || meeting.list(Key::With).any(|id| id == partner)
}

fn date_of(meeting: RowRef<'_>, cx: &Context<'_>) -> String {
    meeting.when(Key::Date).map(|when| cx.words.short(when)).unwrap_or_default()
}

/// The room for id and title: two fifths, so that there is room for meetings.
fn left_width(width: u16) -> u16 {
    (width * 2 / 5).clamp(14, 64)
}

/// The columns in sight, where they begin, and which of them is selected.
#[derive(Debug, Clone, Copy)]
struct Grid<'a> {
    left: u16,
    cell: u16,
    columns: &'a [Handle],
    at: usize,
    /// The width of the ids in sight.
    id: usize,
}

impl Grid<'_> {
    fn places(self) -> impl Iterator<Item = (usize, u16)> {
        (0..self.columns.len()).zip((self.left..).step_by(usize::from(self.cell)))
    }

    /// The dates over the columns: the year where it changes, the month, the day.
    fn draw_head(self, area: Rect, cx: &Context<'_>, buffer: &mut Buffer) {
        let mut year = String::new();
        for (number, x) in self.places() {
            let Some(date) = self.columns.get(number).and_then(|handle| cx.workspace.row(*handle)?.when(Key::Date)) else { continue };
            let style = if number == self.at { cx.theme.key() } else { cx.theme.quiet() };
            let lines = [(month(date, cx.words), style), (day(date), style)];
            let own = date.first().format("%Y").to_string();
            let over = (area.height > 2).then(|| (if own == year { String::new() } else { own.clone() }, cx.theme.quiet()));
            for ((line, style), y) in over.into_iter().chain(lines).zip(area.y..area.bottom()) {
                buffer.set_stringn(x, y, line, usize::from(self.cell), style);
            }
            year = own;
        }
    }

    fn draw_row(self, area: Rect, (handle, row): (Handle, RowRef<'_>), selected: bool, cx: &Context<'_>, buffer: &mut Buffer) {
        let theme = cx.theme;
        let room = usize::from(area.width).saturating_sub(3);
        let id = text::pad(&row.id(), room.min(self.id));
        let rest = room.saturating_sub(text::width(&id) + 2);
        let title = if rest < 6 { String::new() } else { text::fit(&row.title(cx.words.lang), rest).into_owned() };
        let (sign, weight) = if selected { ("▌", theme.strong()) } else { (" ", theme.text()) };
        let line = Line::from(vec![
            Span::styled(sign, theme.accent()),
            Span::raw(" "),
            Span::styled(id, theme.quiet()),
            Span::raw("  "),
            Span::styled(title, weight),
        ]);
        buffer.set_line(area.x, area.y, &line, area.width);
        let told = Told::of(&row.record());
        let plan = cx.workspace.plan_of(handle);
        for (number, x) in self.places() {
            let Some(meeting) = self.columns.get(number).and_then(|handle| cx.workspace.row(*handle)) else { continue };
            let (glyph, style) = match told.at(&meeting.id()) {
                Mark::Stated(status) => (status.glyph(), theme.status(status)),
                Mark::Discussed => (DISCUSSED, theme.text()),
                Mark::Nothing if Silence::of(row, meeting, plan, cx) == Silence::PassedOver => (PASSED_OVER, theme.quiet()),
                Mark::Nothing => (" ", theme.text()),
            };
            let here = selected && number == self.at;
            buffer.set_string(x, area.y, format!(" {glyph} "), if here { theme.selected() } else { style });
        }
    }
}

/// The month over a column; of a rougher date what is known.
fn month(date: When, words: Words) -> String {
    match date {
        When::Day(_) | When::Month(..) => words.month(date.first().month()).to_owned(),
        When::Quarter(_, quarter) => words.quarter(quarter),
        When::Year(_) => " ? ".to_owned(),
    }
}

fn day(date: When) -> String {
    match date {
        When::Day(day) => format!("{:>2}", day.format("%-d").to_string()),
        _ => String::new(),
    }
}
