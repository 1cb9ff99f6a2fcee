//! The plans, a card each, or a line each where there is no room or there are very many. Managers
//! begin here: every number of a card leads to the list behind it.

use std::collections::HashMap;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::action::Action;
use super::super::context::Context;
use super::super::effect::Effect;
use super::super::place::Place;
use super::super::widget::popup;
use super::super::widget::table::{self, Cell, Column, Stand, Table};
use super::card::{self, Card, Number, Short};
use super::detail::Detail;
use super::listing::{Depth, Listing};
use super::projects::{below_heading, edge, short_name};
use crate::domain::date::When;
use crate::domain::field::{Key, Kind};
use crate::workspace::Workspace;
use crate::workspace::index::Handle;

/// A card, and the empty line below it.
const CARD: u16 = card::HEIGHT + 1;

/// More plans than this are shown as a table, with the card of the selected one below.
const MANY: usize = 40;

/// A card wants so many columns; from the second on there is room for the detail beside.
const NARROW: u16 = 60;
/// Below this there is no room for numbers beside the names.
const TINY: u16 = 30;
const ROOMY: u16 = 160;

#[derive(Debug, Default)]
pub struct Plans {
    pub listing: Listing,
    detail: Detail,
    zoomed: bool,
    /// The number of the card one is on; on a card that does not have it, the first.
    at: Number,
    /// The cards that were in sight, each with the state of the files of which it was made.
    cards: HashMap<Handle, (u64, Card)>,
    lines: HashMap<Handle, (u64, Short)>,
    /// Whether numbers are in sight, so that one can move between them.
    numbers: bool,
}

impl Plans {
    pub fn fill(&mut self, cx: &Context<'_>) {
        let mut rows: Vec<Handle> = cx.workspace.all(Kind::Plan).collect();
        let end = |handle: &Handle| cx.workspace.row(*handle).and_then(|row| row.when(Key::End)).map(When::last);
        rows.sort_by_key(|handle| std::cmp::Reverse(end(handle)));
        self.cards.clear();
        self.lines.clear();
        self.listing.fill(rows, cx);
    }

    pub fn selected(&self) -> Option<Handle> {
        self.listing.selected()
    }

    pub fn update(&mut self, action: Action, cx: &Context<'_>) -> Effect {
        if self.detail.act(action, Kind::Plan, self.zoomed) || (!self.zoomed && self.listing.cursor.act(action, self.listing.shown.len())) {
            return Effect::None;
        }
        match action {
            Action::Zoom => self.zoomed = !self.zoomed,
            Action::Back if self.zoomed => self.zoomed = false,
            Action::Back => self.listing.set_filter("", cx),
            Action::Filter => self.listing.start_typing(),
            Action::NextPane | Action::Right => self.step(1, cx),
            Action::Left => self.step(-1, cx),
            _ => return self.on_selected(action, cx),
        }
        Effect::None
    }

    /// Gives the keys to the detail or to the list. Here the detail has them only on a screen of its own.
    pub fn focus(&mut self, detail: bool) {
        if !detail {
            self.zoomed = false;
        }
    }

    pub fn depth(&self) -> Depth {
        Depth { filter: self.listing.filter().to_owned(), detail: (false, self.zoomed), marked: 0 }
    }

    pub fn shows_history(&self) -> bool {
        self.detail.shows_history(Kind::Plan)
    }

    pub fn show_tab(&mut self, number: usize) {
        self.detail.show(number);
    }

    fn on_selected(&mut self, action: Action, cx: &Context<'_>) -> Effect {
        let Some((plan, row)) = self.selected().and_then(|handle| Some((handle, cx.workspace.row(handle)?))) else { return Effect::None };
        match action {
            Action::Enter if self.numbers && !self.zoomed => {
                let card = self.card(plan, cx);
                card.behind(here(&card, self.at), cx)
            }
            Action::Enter => Effect::Go(Place::Plan(plan)),
            Action::Carry => Effect::Go(Place::Carry { plan: row.id().into_owned(), marked: Vec::new() }),
            Action::EditField => cx.workspace.target(plan).map_or(Effect::None, |target| Effect::Go(Place::FieldPicker(target))),
            Action::Editor => Effect::Editor { file: row.file().to_owned(), line: row.line() },
            Action::Copy => Effect::Copy(format!("{}  {}", row.id(), row.title(cx.words.lang))),
            _ => Effect::None,
        }
    }

    /// To the next number of the selected card, or the one before; round at the ends.
    fn step(&mut self, by: isize, cx: &Context<'_>) {
        let Some(plan) = self.selected().filter(|_| self.numbers && !self.zoomed) else { return };
        let card = self.card(plan, cx);
        let all = card.numbers();
        let at = all.iter().position(|number| *number == here(&card, self.at)).unwrap_or(0);
        let next = (at + all.len()).saturating_add_signed(by) % all.len().max(1);
        self.at = all.get(next).copied().unwrap_or_default();
    }

    /// To a number of a card.
    pub fn point(&mut self, nth: usize, number: usize, cx: &Context<'_>) {
        self.listing.cursor.at = nth;
        if let Some(plan) = self.selected() {
            self.at = self.card(plan, cx).numbers().get(number).copied().unwrap_or_default();
        }
    }

    /// The card of a plan, made anew only where a file has changed.
    fn card(&mut self, plan: Handle, cx: &Context<'_>) -> Card {
        let state = state(cx.workspace);
        match self.cards.get(&plan) {
            Some((made_of, card)) if *made_of == state => card.clone(),
            _ => {
                let card = Card::of(plan, cx);
                self.cards.insert(plan, (state, card.clone()));
                card
            }
        }
    }

    pub fn draw(&mut self, area: Rect, cx: &Context<'_>, buffer: &mut Buffer) {
        let body = below_heading(area);
        self.numbers = body.width >= NARROW && body.height >= 2 * CARD - 1;
        popup::lines(area, &[self.heading(cx)], buffer);
        if self.listing.shown.is_empty() {
            let none = ("screen-no-plan", cx.words.say("screen-no-plan-how").to_owned());
            return self.listing.draw_empty(body, none, "screen-filter-no-plan", cx, buffer);
        }
        if self.zoomed {
            let selected = self.selected();
            return self.detail.draw(body, selected, true, cx, buffer);
        }
        match self.numbers {
            true if self.listing.shown.len() > MANY => self.draw_many(body, cx, buffer),
            true => self.draw_cards(body, cx, buffer),
            false => self.draw_table(body, cx, buffer),
        }
    }

    fn heading(&self, cx: &Context<'_>) -> Line<'static> {
        let count = format!("  {}", self.listing.counted(cx));
        let mut spans = vec![Span::styled(cx.words.say("screen-plans"), cx.theme.strong()), Span::styled(count, cx.theme.quiet())];
        if self.numbers && !self.zoomed {
            spans.push(Span::styled(
                format!("   {}", cx.keyed("screen-numbers", &[("pane", Action::NextPane), ("enter", Action::Enter)])),
                cx.theme.quiet(),
            ));
        }
        spans.extend(self.listing.filter_shown(cx));
        Line::from(spans)
    }

    /// Cards, and beside them the detail of the selected plan where there is room for both.
    fn draw_cards(&mut self, area: Rect, cx: &Context<'_>, buffer: &mut Buffer) {
        let width = if area.width < ROOMY - 4 { area.width } else { area.width * 6 / 10 };
        let list = Rect { width, ..area };
        let fit = usize::from((area.height + 1) / CARD).max(1);
        let window = self.listing.cursor.window(self.listing.shown.len(), fit);
        cx.spots.items(list, window.clone(), CARD);
        for (number, y) in window.zip((area.y..area.bottom()).step_by(usize::from(CARD))) {
            let Some(plan) = self.listing.shown.get(number).copied() else { continue };
            let room = Rect { y, height: (area.bottom() - y).min(card::HEIGHT), ..list };
            self.draw_card(room, plan, number, cx, buffer);
        }
        if width < area.width {
            let detail = Rect { x: area.x + width + 2, width: area.width - width - 2, ..area };
            edge(Some(list), detail, cx, buffer);
            let selected = self.selected();
            self.detail.draw(detail, selected, false, cx, buffer);
        }
    }

    fn draw_card(&mut self, area: Rect, plan: Handle, nth: usize, cx: &Context<'_>, buffer: &mut Buffer) {
        let selected = nth == self.listing.cursor.at;
        if selected {
            for y in area.y..area.bottom() {
                buffer.set_string(area.x, y, "▌", cx.theme.accent());
            }
        }
        let card = self.card(plan, cx);
        let number = selected.then(|| here(&card, self.at));
        card.draw(Rect { x: area.x + 2, width: area.width.saturating_sub(4), ..area }, nth, number, cx, buffer);
    }

    /// Very many plans: a line each, and below the card of the selected one.
    fn draw_many(&mut self, area: Rect, cx: &Context<'_>, buffer: &mut Buffer) {
        let list = Rect { height: area.height - CARD, ..area };
        self.draw_table(list, cx, buffer);
        let place = Rect { y: list.bottom() + 1, height: card::HEIGHT, ..area };
        edge(Some(list), place, cx, buffer);
        if let Some(plan) = self.selected() {
            self.draw_card(place, plan, self.listing.cursor.at, cx, buffer);
        }
    }

    fn draw_table(&mut self, area: Rect, cx: &Context<'_>, buffer: &mut Buffer) {
        let columns = [
            Column { head: "", width: 1 },
            Column { head: "cli-show-plan", width: 0 },
            Column { head: "screen-done-head", width: 9 },
            Column { head: "screen-late", width: 4 },
        ];
        // in a very narrow window the names go before the numbers
        let columns = columns.get(..if area.width < TINY { 2 } else { 4 }).unwrap_or_default();
        let state = state(cx.workspace);
        let mut cursor = self.listing.cursor;
        let (shown, lines) = (&self.listing.shown, &mut self.lines);
        let table = Table { area, columns, len: shown.len(), focus: true, theme: cx.theme, words: cx.words };
        table::draw(table, &mut cursor, buffer, |number| {
            let plan = shown.get(number).copied();
            let Some((plan, row)) = plan.and_then(|plan| Some((plan, cx.workspace.row(plan)?))) else {
                return (Stand { marked: false }, Vec::new());
            };
            let (made_of, short) = lines.entry(plan).or_insert_with(|| (state, Short::of(plan, cx)));
            if *made_of != state {
                (*made_of, *short) = (state, Short::of(plan, cx));
            }
            let (health, late) = (short.health, if short.overdue == 0 { String::new() } else { format!("{:>4}", short.overdue) });
            let style = health.map_or(cx.theme.quiet(), |health| cx.theme.health(health));
            let cells = vec![
                Cell::new(health.map_or(" ", crate::domain::health::Health::glyph), style),
                Cell::new(short_name(row, cx.words.lang), cx.theme.text()),
                Cell::new(
                    cx.words.tell("screen-of", &[("at", format!("{:>3}", short.done).into()), ("n", short.projects.into())]),
                    cx.theme.quiet(),
                ),
                Cell::new(late, cx.theme.error()),
            ];
            (Stand { marked: false }, cells)
        });
        cx.spots.items(Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area }, cursor.in_sight(), 1);
        self.listing.cursor = cursor;
    }
}

/// The number one is on, on this card.
fn here(card: &Card, wanted: Number) -> Number {
    if card.numbers().contains(&wanted) { wanted } else { Number::default() }
}

/// One number for the state of all files.
fn state(workspace: &Workspace) -> u64 {
    let versions = workspace.documents().iter().map(crate::text::document::Document::version);
    versions.fold(0xcbf2_9ce4_8422_2325, |state, version| (state ^ version).wrapping_mul(0x0100_0000_01b3))
}
