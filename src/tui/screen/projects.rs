//! The table of projects, of one plan or of all, with the detail of the selected one.

use std::collections::HashSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::action::Action;
use super::super::context::Context;
use super::super::effect::Effect;
use super::super::place::{Confirm, Place, Prompt};
use super::super::spot::Spot;
use super::super::widget::popup;
use super::super::widget::table::{self, Cell, Column as Head, Stand, Table};
use super::detail::Detail;
use super::listing::{Depth, Listing};
use super::order::{Column, Order};
use crate::domain::date::When;
use crate::domain::edit::{Edit, Target};
use crate::domain::field::{Key, Kind};
use crate::domain::typed_date;
use crate::domain::value::Value;
use crate::i18n::Lang;
use crate::text::read::RowRef;
use crate::workspace::index::Handle;

/// From this width on the detail stands at the right; below, from this height on, under the table.
const WIDE: u16 = 110;
const TALL: u16 = 20;

#[derive(Debug, Default)]
pub struct Projects {
    pub listing: Listing,
    pub order: Order,
    marked: HashSet<Handle>,
    plan: Option<Handle>,
    detail: Detail,
    in_detail: bool,
    zoomed: bool,
}

impl Projects {
    /// Gathers the rows: of the chosen plan, or of all plans, the newest first.
    pub fn fill(&mut self, cx: &Context<'_>) {
        self.plan = self.plan.filter(|plan| cx.workspace.row(*plan).is_some());
        let mut rows: Vec<Handle> = match self.plan {
            Some(plan) => cx.workspace.projects_of(plan).collect(),
            None => newest_first(cx),
        };
        self.order.sort(&mut rows, cx);
        self.listing.fill(rows, cx);
        self.marked.retain(|handle| cx.workspace.row(*handle).is_some());
    }

    pub fn choose(&mut self, plan: Option<Handle>, cx: &Context<'_>) {
        self.plan = plan;
        self.listing.cursor.at = 0;
        self.listing.set_filter("", cx);
        self.fill(cx);
    }

    /// Takes the rows of another workspace, in which handles mean other rows.
    pub fn turn(&mut self, plan: Option<Handle>) {
        self.plan = plan;
        self.marked.clear();
    }

    pub fn resort(&mut self, order: Order, cx: &Context<'_>) {
        self.order = order;
        self.fill(cx);
    }

    /// Sorts by the column of this number.
    pub fn sort_by(&mut self, number: usize, cx: &Context<'_>) {
        if let Some(column) = Column::ALL.get(number) {
            self.order.turn(*column);
            self.fill(cx);
        }
    }

    pub fn selected(&self) -> Option<Handle> {
        self.listing.selected()
    }

    pub fn depth(&self) -> Depth {
        Depth { filter: self.listing.filter().to_owned(), detail: (self.in_detail, self.zoomed), marked: self.marked.len() }
    }

    pub fn shows_history(&self) -> bool {
        self.detail.shows_history(Kind::Project)
    }

    /// The plan that is shown alone.
    pub fn plan(&self) -> Option<Handle> {
        self.plan
    }

    pub fn plan_of_selected(&self, cx: &Context<'_>) -> Option<Handle> {
        self.selected().and_then(|project| cx.workspace.plan_of(project))
    }

    /// The plan to which a new project belongs: the chosen one, else that of the selected row.
    fn plan_here(&self, cx: &Context<'_>) -> Option<Handle> {
        self.plan
            .or_else(|| self.selected().and_then(|project| cx.workspace.plan_of(project)))
            .or_else(|| cx.workspace.all(Kind::Plan).next())
    }

    /// The ids on which a change acts: the marked rows, else the selected one.
    fn ids(&self, cx: &Context<'_>) -> Vec<String> {
        let id = |handle: &Handle| cx.workspace.row(*handle).map(|row| row.id().into_owned());
        if self.marked.is_empty() {
            return self.selected().iter().filter_map(id).collect();
        }
        let mut marked: Vec<Handle> = self.marked.iter().copied().collect();
        marked.sort();
        marked.iter().filter_map(id).collect()
    }

    pub fn update(&mut self, action: Action, count: Option<i64>, cx: &Context<'_>) -> Effect {
        if self.detail.act(action, Kind::Project, self.in_detail || self.zoomed)
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
            Action::Back => return self.back(cx),
            Action::Filter => self.listing.start_typing(),
            Action::Order => return Effect::Go(Place::Order),
            Action::Mark => self.mark(),
            Action::MarkAll => self.mark_all(),
            Action::ClearMarks => self.marked.clear(),
            Action::Copy => return self.copy(cx),
            Action::Add => return self.add(cx),
            Action::Carry => return self.carry(cx),
            _ => return self.change(action, count, cx),
        }
        Effect::None
    }

    fn back(&mut self, cx: &Context<'_>) -> Effect {
        if self.zoomed || self.in_detail {
            (self.zoomed, self.in_detail) = (false, false);
        } else if !self.listing.filter().is_empty() {
            self.listing.set_filter("", cx);
        } else if !self.marked.is_empty() {
            self.marked.clear();
        } else if self.plan.is_some() {
            let here = self.selected();
            self.choose(None, cx);
            if let Some(handle) = here {
                self.listing.select(handle);
            }
        }
        Effect::None
    }

    fn mark(&mut self) {
        if let Some(handle) = self.selected() {
            if !self.marked.remove(&handle) {
                self.marked.insert(handle);
            }
            self.listing.cursor.act(Action::Down, self.listing.shown.len());
        }
    }

    fn mark_all(&mut self) {
        let all = self.listing.shown.iter().all(|handle| self.marked.contains(handle));
        self.marked = if all { HashSet::new() } else { self.listing.shown.iter().copied().collect() };
    }

    fn copy(&self, cx: &Context<'_>) -> Effect {
        let Some(row) = self.selected().and_then(|handle| cx.workspace.row(handle)) else { return Effect::None };
        Effect::Copy(format!("{}  {}  {}  {}", row.id(), row.title(cx.words.lang), row.status(), row.text(Key::Due)))
    }

    fn add(&self, cx: &Context<'_>) -> Effect {
        match self.plan_here(cx) {
            Some(plan) => Effect::Go(Place::Prompt(Prompt::NewProject { plan })),
            None => Effect::Warn(cx.words.say("screen-no-plan-for-project").to_owned()),
        }
    }

    fn carry(&self, cx: &Context<'_>) -> Effect {
        let plan = self.plan.or_else(|| self.plan_of_selected(cx)).and_then(|plan| cx.workspace.row(plan));
        let Some(plan) = plan else { return Effect::Warn(cx.words.say("screen-choose-ending").to_owned()) };
        let marked = if self.marked.is_empty() { Vec::new() } else { self.ids(cx) };
        Effect::Go(Place::Carry { plan: plan.id().into_owned(), marked })
    }

    fn change(&self, action: Action, count: Option<i64>, cx: &Context<'_>) -> Effect {
        let ids = self.ids(cx);
        let Some(first) = ids.first().cloned() else {
            return if action.entry().is_some_and(|entry| entry.writes) {
                Effect::Warn(cx.words.say("screen-none-selected").to_owned())
            } else {
                Effect::None
            };
        };
        match action {
            Action::Status => Effect::Go(Place::StatusMenu(ids)),
            Action::Commitment => match cx.active_meeting {
                Some(meeting) => Effect::Go(Place::Prompt(Prompt::Commitment { meeting: meeting.to_owned() })),
                None => {
                    Effect::Warn(cx.keyed("screen-which-meeting", &[("active", Action::ActiveMeeting), ("meetings", Action::Meetings)]))
                }
            },
            Action::Health => Effect::Go(Place::HealthMenu(ids)),
            Action::Link => Effect::Go(Place::LinkPicker(ids)),
            Action::Due => Effect::Go(Place::Prompt(Prompt::Due(ids))),
            Action::Note => Effect::Go(Place::Prompt(Prompt::Note(ids))),
            Action::Later => shift_due(&ids, count.unwrap_or(1), cx),
            Action::Earlier => shift_due(&ids, -count.unwrap_or(1), cx),
            Action::EditField => Effect::Go(Place::FieldPicker(Target::project(first))),
            Action::Remove => Effect::Go(Place::Confirm(Confirm::Remove(ids.into_iter().map(Target::project).collect()))),
            Action::Editor => self
                .selected()
                .and_then(|handle| cx.workspace.row(handle))
                .map_or(Effect::None, |row| Effect::Editor { file: row.file().to_owned(), line: row.line() }),
            _ => Effect::None,
        }
    }

    /// What the header of the screen says.
    fn heading(&self, cx: &Context<'_>) -> Line<'static> {
        let theme = cx.theme;
        let plan = self.plan.and_then(|plan| cx.workspace.row(plan));
        let name = plan.map_or_else(|| cx.words.say("screen-all-plans").to_owned(), |row| short_name(row, cx.words.lang));
        let count = self.listing.counted_projects(cx);
        let mut spans = vec![Span::styled(name, theme.strong()), Span::styled(format!("  {count}"), theme.quiet())];
        if !self.marked.is_empty() {
            spans.push(Span::styled(format!("  ● {}", cx.words.tell("screen-marked", &[("n", self.marked.len().into())])), theme.accent()));
        }
        if let Some(sorted) = self.order.shown(cx.words) {
            spans.push(Span::styled(format!("  {}", cx.words.tell("screen-by", &[("column", sorted.into())])), theme.quiet()));
        }
        spans.extend(self.listing.filter_shown(cx));
        Line::from(spans)
    }

    /// Gives the keys to the detail or to the list.
    pub fn focus(&mut self, detail: bool) {
        self.in_detail = detail || self.zoomed;
    }

    pub fn show_tab(&mut self, number: usize) {
        self.detail.show(number);
    }

    pub fn draw(&mut self, area: Rect, cx: &Context<'_>, buffer: &mut Buffer) {
        popup::lines(area, &[self.heading(cx)], buffer);
        let body = below_heading(area);
        if self.listing.shown.is_empty() {
            let none = ("screen-no-project", cx.keyed("screen-a-adds", &[("key", Action::Add)]));
            return self.listing.draw_empty(body, none, "screen-filter-no-project", cx, buffer);
        }
        let (list, detail) = split(body, self.zoomed, self.listing.shown.len() + 2);
        if let Some(list) = list {
            self.draw_table(list, cx, buffer);
        }
        if let Some(detail) = detail {
            if list.is_some() {
                edge(list, detail, cx, buffer);
            }
            let (selected, focus) = (self.selected(), self.in_detail);
            self.detail.draw(detail, selected, focus, cx, buffer);
        }
    }

    fn draw_table(&mut self, area: Rect, cx: &Context<'_>, buffer: &mut Buffer) {
        let columns = self.order.fitting(area.width, self.plan.is_none(), cx.words);
        let heads: Vec<Head> = columns.iter().map(|column| column.head(area.width, cx.words)).collect();
        let (shown, marked) = (&self.listing.shown, &self.marked);
        let mut cursor = self.listing.cursor;
        let table = Table { area, columns: &heads, len: shown.len(), focus: !self.in_detail, theme: cx.theme, words: cx.words };
        table::draw(table, &mut cursor, buffer, |number| {
            let Some((handle, row)) = shown.get(number).and_then(|handle| Some((*handle, cx.workspace.row(*handle)?))) else {
                return (Stand { marked: false }, Vec::new());
            };
            let cells = columns.iter().map(|column| cell(*column, handle, row, area.width, cx)).collect();
            (Stand { marked: marked.contains(&handle) }, cells)
        });
        cx.spots.items(Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area }, cursor.in_sight(), 1);
        for (column, (x, width)) in columns.iter().zip(table::places(area, &heads)) {
            let number = Column::ALL.iter().position(|other| other == column).unwrap_or_default();
            cx.spots.add(Rect { x, width, height: 1, ..area }, Spot::Head(number));
        }
        self.listing.cursor = cursor;
    }
}

/// The room below the heading of a screen; in a low window no line is left empty.
pub fn below_heading(area: Rect) -> Rect {
    let head = if area.height < 8 { 1 } else { 2 };
    Rect { y: area.y + head, height: area.height.saturating_sub(head), ..area }
}

/// A rule between the list and the detail.
pub fn edge(list: Option<Rect>, detail: Rect, cx: &Context<'_>, buffer: &mut Buffer) {
    let Some(list) = list else { return };
    if detail.y == list.y {
        for y in detail.y..detail.bottom() {
            buffer.set_string(detail.x.saturating_sub(2), y, "│", cx.theme.quiet());
        }
    } else {
        buffer.set_string(detail.x, detail.y.saturating_sub(1), "─".repeat(usize::from(detail.width)), cx.theme.quiet());
    }
}

/// Where the list and the detail stand: side by side, one over the other, or one alone. A list of few lines leaves its
/// room to the detail below it.
pub fn split(area: Rect, zoomed: bool, lines: usize) -> (Option<Rect>, Option<Rect>) {
    if zoomed {
        return (None, Some(area));
    }
    if area.width >= WIDE - 4 {
        let list = area.width * 6 / 10;
        let detail = Rect { x: area.x + list + 2, width: area.width - list - 2, ..area };
        return (Some(Rect { width: list - 1, ..area }), Some(detail));
    }
    if area.height >= TALL - 6 && area.width >= 60 {
        let below = (area.height / 2).min(12);
        let needed = u16::try_from(lines).unwrap_or(u16::MAX).max(4);
        let list = Rect { height: (area.height - below - 1).min(needed), ..area };
        let detail = Rect { y: list.bottom() + 1, height: area.height - list.height - 1, ..area };
        return (Some(list), Some(detail));
    }
    (Some(area), None)
}

/// The short name of a plan, else its title, else its id.
pub fn short_name(plan: RowRef<'_>, lang: Lang) -> String {
    [plan.text(Key::Short), plan.title(lang), plan.id()].into_iter().find(|text| !text.is_empty()).unwrap_or_default().into_owned()
}

/// All projects, the plan that ends last first; within a plan in the order of the file.
pub fn newest_first(cx: &Context<'_>) -> Vec<Handle> {
    let mut documents: Vec<(u32, Option<chrono::NaiveDate>)> = (0u32..)
        .zip(cx.workspace.documents())
        .map(|(doc, document)| (doc, document.plan().and_then(|slot| document.row(slot)?.when(Key::End)).map(When::last)))
        .collect();
    documents.sort_by_key(|(_, end)| std::cmp::Reverse(*end));
    documents.iter().flat_map(|(doc, _)| cx.workspace.projects_of(Handle { doc: *doc, slot: 0 })).collect()
}

fn cell(column: Column, handle: Handle, row: RowRef<'_>, table: u16, cx: &Context<'_>) -> Cell {
    let theme = cx.theme;
    let status = row.status();
    match column {
        Column::Status if cx.is_unknown(&row.id()) => {
            Cell::new(if column.head(table, cx.words).width == 1 { "?" } else { cx.words.say("screen-not-known") }, theme.quiet())
        }
        Column::Status if column.head(table, cx.words).width == 1 => Cell::new(status.glyph(), theme.status(status)),
        Column::Status => Cell::new(format!("{} {}", status.glyph(), cx.words.say(status.word())), theme.status(status)),
        Column::Id => Cell::new(row.id(), theme.quiet()),
        Column::Title => Cell::new(row.title(cx.words.lang), if row.is_bad() { theme.error() } else { theme.text() }),
        Column::Lead => Cell::new(row.text(Key::Lead), theme.text()),
        Column::Area => Cell::new(row.text(Key::Area), theme.text()),
        Column::Plan => Cell::new(
            cx.workspace.plan_of(handle).and_then(|plan| cx.workspace.row(plan)).map(|plan| plan.id().into_owned()).unwrap_or_default(),
            theme.quiet(),
        ),
        Column::Due => {
            let late = cx.workspace.is_overdue(handle, cx.today);
            let text = row.text(Key::Due);
            let shown = match When::parse(&text) {
                Some(When::Day(_)) | None => text.into_owned(),
                Some(rough) => rough.to_string(),
            };
            Cell::new(shown, if late { theme.error() } else { theme.text() })
        }
        Column::Health if !status.is_open() || cx.is_unknown(&row.id()) => Cell::default(),
        Column::Health => {
            let health = cx.workspace.health(handle, cx.today);
            Cell::new(health.glyph(), theme.health(health))
        }
        Column::Progress => Cell::new(
            row.progress()
                .map(|percent| {
                    format!("{} {percent:>3} %", "▮".repeat(usize::from(percent) / 20) + &"▯".repeat(5 - usize::from(percent) / 20))
                })
                .unwrap_or_default(),
            theme.accent(),
        ),
    }
}

/// Moves the due dates of projects by days; those without a computable date are left, and named.
fn shift_due(ids: &[String], days: i64, cx: &Context<'_>) -> Effect {
    let mut edits = Vec::new();
    let mut moved = Vec::new();
    for id in ids {
        let Some(row) = cx.workspace.find_row(Kind::Project, id) else { continue };
        let Some(due) = row.day() else { continue };
        let new = When::Day(typed_date::shift(due, days));
        let old = row.record().get("due").cloned();
        edits.push(Edit::set(Target::project(&**id), "due", old, Some(Value::when(new))));
        moved.push(cx.words.short(new));
    }
    match (edits.len(), moved.first()) {
        (0, _) => Effect::Warn(cx.keyed("screen-no-due", &[("key", Action::Due)])),
        (1, Some(date)) => Effect::Apply { edits, said: cx.words.tell("screen-due-now", &[("date", date.into())]) },
        (n, _) => Effect::Apply { edits, said: cx.words.tell("screen-due-moved", &[("n", n.into()), ("days", days.into())]) },
    }
}
