//! A list of rows under a filter: what plans, projects and meetings have in common. The rows are
//! gathered when the screen is entered or rows come and go, not when a key is pressed.

use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::action::Action;
use super::super::context::Context;
use super::super::keys::Key;
use super::super::widget::input::{Input, Typed};
use super::super::widget::list::Cursor;
use super::super::widget::{popup, text};
use crate::domain::filter::Filter;
use crate::workspace::index::Handle;

/// What a list shows, and where one is in it.
#[derive(Debug)]
pub struct View {
    filter: String,
    cursor: Cursor,
    selected: Option<Handle>,
}

/// What Esc has to take back on a screen before it leads away from it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Depth {
    pub filter: String,
    /// Whether the keys are the detail's, and whether it is on a screen of its own.
    pub detail: (bool, bool),
    pub marked: usize,
}

#[derive(Debug, Default)]
pub struct Listing {
    /// Everything that the filter chooses from.
    all: Vec<Handle>,
    /// What it shows.
    pub shown: Vec<Handle>,
    pub cursor: Cursor,
    filter: String,
    /// The filter while it is typed, and the line before.
    typing: Option<(Input, String)>,
}

impl Listing {
    /// Puts in the rows to choose from; the selected row stays selected where it still is there.
    pub fn fill(&mut self, all: Vec<Handle>, cx: &Context<'_>) {
        self.all = all;
        self.refilter(cx);
    }

    pub fn selected(&self) -> Option<Handle> {
        self.shown.get(self.cursor.at).copied()
    }

    pub fn select(&mut self, handle: Handle) -> bool {
        let at = self.shown.iter().position(|other| *other == handle);
        self.cursor.at = at.unwrap_or(self.cursor.at);
        at.is_some()
    }

    pub fn view(&self) -> View {
        View { filter: self.filter.clone(), cursor: self.cursor, selected: self.selected() }
    }

    /// Shows what it showed before, in the same place.
    pub fn show(&mut self, view: &View, cx: &Context<'_>) {
        self.set_filter(&view.filter, cx);
        self.cursor = view.cursor;
        if let Some(handle) = view.selected {
            self.select(handle);
        }
    }

    pub fn filter(&self) -> &str {
        &self.filter
    }

    pub fn is_typing(&self) -> bool {
        self.typing.is_some()
    }

    pub fn input(&self) -> Option<&Input> {
        self.typing.as_ref().map(|(input, _)| input)
    }

    pub fn total(&self) -> usize {
        self.all.len()
    }

    /// How many rows there are; of a filter how many it shows.
    pub fn counted(&self, cx: &Context<'_>) -> String {
        let (shown, all) = (self.shown.len(), self.total());
        if shown == all { all.to_string() } else { cx.words.tell("screen-of", &[("at", shown.into()), ("n", all.into())]) }
    }

    /// The same of projects, in words.
    pub fn counted_projects(&self, cx: &Context<'_>) -> String {
        let (shown, all) = (self.shown.len(), self.total());
        let all_of = cx.words.tell("count-projects", &[("n", all.into())]);
        if shown == all { all_of } else { cx.words.tell("screen-shown-of", &[("shown", shown.into()), ("all", all_of.into())]) }
    }

    /// The filter beside the heading of a screen, while it is not typed.
    pub fn filter_shown(&self, cx: &Context<'_>) -> Option<Span<'static>> {
        let shown = !self.filter.is_empty() && !self.is_typing();
        shown.then(|| Span::styled(format!("  / {}", text::fit(&self.filter, 40)), cx.theme.accent()))
    }

    /// What stands where no row is shown: two lines for a list that is empty, or for a filter that shows nothing.
    pub fn draw_empty(&self, area: Rect, none: (&str, String), filtered: &str, cx: &Context<'_>, buffer: &mut Buffer) {
        let change = || cx.keyed("screen-esc-filter-change", &[("back", Action::Back), ("filter", Action::Filter)]);
        let (what, press) = if self.filter.is_empty() { none } else { (filtered, change()) };
        let what = cx.words.say(what);
        popup::lines(area, &[Line::default(), Line::styled(what, cx.theme.text()), Line::styled(press, cx.theme.quiet())], buffer);
    }

    pub fn set_filter(&mut self, line: &str, cx: &Context<'_>) {
        line.clone_into(&mut self.filter);
        self.typing = None;
        self.refilter(cx);
    }

    pub fn start_typing(&mut self) {
        self.typing = Some((Input::new(self.filter.clone()), self.filter.clone()));
    }

    /// A key while the filter is typed: Enter keeps it, Esc takes the line before back.
    pub fn key(&mut self, key: Key, cx: &Context<'_>) {
        let Some((input, before)) = &mut self.typing else { return };
        match key.code {
            KeyCode::Enter => self.typing = None,
            KeyCode::Esc => {
                let before = before.clone();
                self.set_filter(&before, cx);
            }
            KeyCode::Up => self.cursor.at = self.cursor.at.saturating_sub(1),
            KeyCode::Down => self.cursor.at = (self.cursor.at + 1).min(self.shown.len().saturating_sub(1)),
            _ => {
                if input.key(key) == Typed::Changed {
                    self.filter = input.text().to_owned();
                    self.refilter(cx);
                }
            }
        }
    }

    pub fn paste(&mut self, text: &str, cx: &Context<'_>) {
        if let Some((input, _)) = &mut self.typing {
            input.insert(text);
            self.filter = input.text().to_owned();
            self.refilter(cx);
        }
    }

    fn refilter(&mut self, cx: &Context<'_>) {
        let selected = self.selected();
        let filter = Filter::parse(&self.filter);
        let shown = cx.workspace.filtered(&self.all, &filter, cx.today);
        self.shown = if let Some(past) = cx.past { past.known(shown, &filter) } else { shown };
        let there = selected.is_some_and(|handle| self.select(handle));
        if !there {
            self.cursor.at = self.cursor.at.min(self.shown.len().saturating_sub(1));
        }
    }

    /// Puts the rows in another order.
    pub fn sort(&mut self, cx: &Context<'_>, sort: impl FnOnce(&mut Vec<Handle>)) {
        sort(&mut self.all);
        self.refilter(cx);
    }
}
