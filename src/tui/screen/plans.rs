//! The plans, a card each: its name and period, a bar of its projects by status, what is late, the
//! last meeting with its partner. Managers begin here.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::action::Action;
use super::super::context::Context;
use super::super::effect::Effect;
use super::super::place::Place;
use super::super::widget::{bar, popup, text};
use super::detail::{Detail, shown_date};
use super::listing::Listing;
use super::projects::{below_heading, edge, short_name, split};
use crate::domain::date::When;
use crate::domain::field::{Key, Kind};
use crate::domain::status::Status;
use crate::workspace::index::Handle;

/// The lines of a card, the empty one below it included.
const CARD: u16 = 4;

#[derive(Debug, Default)]
pub struct Plans {
    pub listing: Listing,
    detail: Detail,
    in_detail: bool,
}

impl Plans {
    pub fn fill(&mut self, cx: &Context<'_>) {
        let mut rows: Vec<Handle> = cx.workspace.all(Kind::Plan).collect();
        let end = |handle: &Handle| cx.workspace.row(*handle).and_then(|row| row.when(Key::End)).map(When::last);
        rows.sort_by_key(|handle| std::cmp::Reverse(end(handle)));
        self.listing.fill(rows, cx);
    }

    pub fn selected(&self) -> Option<Handle> {
        self.listing.selected()
    }

    pub fn update(&mut self, action: Action, cx: &Context<'_>) -> Effect {
        if self.detail.act(action, Kind::Plan, self.in_detail)
            || (!self.in_detail && self.listing.cursor.act(action, self.listing.shown.len()))
        {
            return Effect::None;
        }
        let selected = self.selected().and_then(|handle| Some((handle, cx.workspace.row(handle)?)));
        match (action, selected) {
            (Action::Enter, Some((plan, _))) => return Effect::Go(Place::Plan(plan)),
            (Action::NextPane, _) => self.in_detail = !self.in_detail,
            (Action::Back, _) if self.in_detail => self.in_detail = false,
            (Action::Back, _) => self.listing.set_filter("", cx),
            (Action::Filter, _) => self.listing.start_typing(),
            (Action::Carry, Some((_, row))) => return Effect::Go(Place::Carry { plan: row.id().into_owned(), marked: Vec::new() }),
            (Action::EditField, Some((plan, _))) => {
                return cx.workspace.target(plan).map_or(Effect::None, |target| Effect::Go(Place::FieldPicker(target)));
            }
            (Action::Editor, Some((_, row))) => return Effect::Editor { file: row.file().to_owned(), line: row.line() },
            (Action::Copy, Some((_, row))) => return Effect::Copy(format!("{}  {}", row.id(), row.text(Key::Title))),
            _ => {}
        }
        Effect::None
    }

    /// Gives the keys to the detail or to the list.
    pub fn focus(&mut self, detail: bool) {
        self.in_detail = detail;
    }

    pub fn show_tab(&mut self, number: usize) {
        self.detail.show(number);
    }

    pub fn draw(&mut self, area: Rect, cx: &Context<'_>, buffer: &mut Buffer) {
        let heading = Line::from(vec![
            Span::styled(cx.words.say("screen-plans"), cx.theme.strong()),
            Span::styled(format!("  {}", self.listing.shown.len()), cx.theme.quiet()),
        ]);
        popup::lines(area, &[heading], buffer);
        let body = below_heading(area);
        if self.listing.shown.is_empty() {
            let what = Line::styled(cx.words.say("screen-no-plan"), cx.theme.text());
            let how = Line::styled(cx.words.say("screen-no-plan-how"), cx.theme.quiet());
            return popup::lines(body, &[Line::default(), what, how], buffer);
        }
        let (list, detail) = split(body, false, self.listing.shown.len() * usize::from(CARD));
        let list = list.unwrap_or(body);
        self.draw_cards(list, cx, buffer);
        if let Some(detail) = detail {
            edge(Some(list), detail, cx, buffer);
            let (selected, focus) = (self.selected(), self.in_detail);
            self.detail.draw(detail, selected, focus, cx, buffer);
        }
    }

    fn draw_cards(&mut self, area: Rect, cx: &Context<'_>, buffer: &mut Buffer) {
        let fit = usize::from((area.height + 1) / CARD).max(1);
        let window = self.listing.cursor.window(self.listing.shown.len(), fit);
        cx.spots.items(area, window.clone(), CARD);
        for (number, y) in window.zip((area.y..area.bottom()).step_by(usize::from(CARD))) {
            let Some(handle) = self.listing.shown.get(number) else { continue };
            let selected = number == self.listing.cursor.at;
            let room = Rect { x: area.x + 2, y, width: area.width.saturating_sub(3), height: (area.bottom() - y).min(CARD - 1) };
            if selected {
                for y in room.y..room.bottom() {
                    buffer.set_string(area.x, y, "▌", cx.theme.accent());
                }
            }
            draw_card(room, *handle, selected && !self.in_detail, cx, buffer);
        }
    }
}

/// What the projects of a plan come to.
struct Count {
    statuses: Vec<(Status, usize)>,
    open: usize,
    overdue: usize,
}

fn count(plan: Handle, cx: &Context<'_>) -> Count {
    let mut statuses: Vec<(Status, usize)> = BAR.into_iter().map(|status| (status, 0)).collect();
    let (mut open, mut overdue) = (0, 0);
    for handle in cx.workspace.projects_of(plan) {
        let Some(row) = cx.workspace.row(handle) else { continue };
        if let Some((_, n)) = statuses.iter_mut().find(|(status, _)| *status == row.status()) {
            *n += 1;
        }
        open += usize::from(row.status().is_open());
        overdue += usize::from(cx.workspace.is_overdue(handle, cx.today));
    }
    Count { statuses, open, overdue }
}

/// The order of the parts of the bar: what is done first.
const BAR: [Status; 8] = [
    Status::Done,
    Status::Finalising,
    Status::Ongoing,
    Status::Planned,
    Status::Proposed,
    Status::Suspended,
    Status::CarriedOver,
    Status::Cancelled,
];

fn draw_card(area: Rect, plan: Handle, selected: bool, cx: &Context<'_>, buffer: &mut Buffer) {
    let Some(row) = cx.workspace.row(plan) else { return };
    let theme = cx.theme;
    let room = usize::from(area.width);
    let count = count(plan, cx);
    let name = text::fit(&short_name(row), room.saturating_sub(26).max(12)).into_owned();
    let partner = cx.workspace.organisation_in(&row.text(Key::Partner), cx.words.lang);
    let period = [Key::Start, Key::End].map(|key| row.when(key).map(|when| when.first().format("%Y").to_string()).unwrap_or_default());
    let [from, to] = period;
    let period = if from == to || to.is_empty() { from } else { format!("{from}–{to}") };
    let head = vec![
        Span::styled(name, if selected { theme.selected() } else { theme.strong() }),
        Span::styled(format!("  {period}  "), theme.quiet()),
    ];
    let left = room.saturating_sub(head.iter().map(Span::width).sum());
    let head = head.into_iter().chain([Span::styled(text::fit(&partner, left).into_owned(), theme.quiet())]).collect::<Vec<_>>();
    let mut bar = bar::stacked(&count.statuses, room.min(30), theme);
    let done = count.statuses.first().map_or(0, |(_, n)| *n);
    let total: usize = count.statuses.iter().map(|(_, n)| n).sum();
    bar.push(Span::raw(format!(
        "  {}",
        cx.words.tell("screen-card", &[("done", done.into()), ("total", total.into()), ("open", count.open.into())])
    )));
    if count.overdue > 0 {
        bar.push(Span::styled(format!("  {}", cx.words.tell("screen-card-overdue", &[("n", count.overdue.into())])), theme.error()));
    }
    let lines = [Line::from(head), Line::from(bar), Line::styled(last_meeting(&row.text(Key::Partner), cx), theme.quiet())];
    for (line, y) in lines.iter().zip(area.y..area.bottom()) {
        buffer.set_line(area.x, y, line, area.width);
    }
}

fn last_meeting(partner: &str, cx: &Context<'_>) -> String {
    let meetings = cx.workspace.meetings_with(partner);
    let date = |handle: Handle| cx.workspace.row(handle).and_then(|row| row.when(Key::Date)).map(shown_date).unwrap_or_default();
    let last = meetings
        .iter()
        .rev()
        .find(|(day, _)| *day <= cx.today)
        .map(|(_, handle)| cx.words.tell("screen-last-meeting", &[("date", date(*handle).into())]));
    let next = meetings
        .iter()
        .find(|(day, _)| *day > cx.today)
        .map(|(_, handle)| cx.words.tell("screen-next-meeting", &[("date", date(*handle).into())]));
    let parts: Vec<String> = last.into_iter().chain(next).collect();
    if parts.is_empty() { cx.words.say("screen-not-met").to_owned() } else { parts.join(", ") }
}
