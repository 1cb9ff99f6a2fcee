//! What a card says of a plan, and its numbers, each of which leads to the list behind it. Made once
//! for a plan while its files stay the same.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::context::Context;
use super::super::effect::Effect;
use super::super::place::{Asked, Place, Report};
use super::super::spot::Spot;
use super::super::widget::{bar, popup, text};
use super::projects::short_name;
use crate::domain::field::Key;
use crate::domain::health::Health;
use crate::domain::status::Status;
use crate::i18n::Words;
use crate::report::as_of::{Moment, meeting_date};
use crate::report::chronicle::chronicles;
use crate::report::progress::{Progress, changed, progress};
use crate::report::rollup::{Direction, RollUp, Trend, roll_up, trend};
use crate::workspace::index::Handle;

/// The lines of a card.
pub const HEIGHT: u16 = 5;

/// The words that begin the lines.
const LABELS: [&str; 4] = ["field-status", "field-health", "field-meetings", "field-progress"];

/// The room for them.
fn label_room(words: Words) -> usize {
    LABELS.map(|label| text::width(words.say(label)) + 2).into_iter().max().unwrap_or_default().max(11)
}

/// From this width on there is room for everything.
const WIDE: usize = 100;

/// A number of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Number {
    #[default]
    Projects,
    Done,
    Open,
    Overdue,
    Other,
    Health(Health),
    Worst,
    Last,
    Changed,
    Next,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    plan: Handle,
    progress: Progress,
    health: RollUp,
    /// The last meeting before today: what changed is counted from there.
    base: Option<Moment>,
    changed: usize,
    trend: Option<Trend>,
}

impl Card {
    pub fn of(plan: Handle, cx: &Context<'_>) -> Card {
        let projects: Vec<Handle> = cx.workspace.projects_of(plan).collect();
        let projects = chronicles(cx.workspace, &projects);
        let partner = cx.workspace.row(plan).map(|row| row.text(Key::Partner).into_owned()).filter(|partner| !partner.is_empty());
        let base = partner.and_then(|partner| Moment::last_meeting(cx.workspace, Some(&partner), cx.today));
        Card {
            plan,
            progress: progress(cx.workspace, plan, &projects, cx.today),
            health: roll_up(cx.workspace, &projects, cx.today),
            changed: base.as_ref().map_or(0, |base| changed(&projects, base, cx.today).len()),
            trend: base.as_ref().and_then(|base| trend(cx.workspace, &projects, base, cx.today)),
            base,
        }
    }

    fn done(&self) -> usize {
        self.progress.by_status.iter().find(|(status, _)| *status == Status::Done).map_or(0, |(_, n)| *n)
    }

    /// Cancelled or carried over.
    fn other(&self) -> usize {
        self.progress.projects.saturating_sub(self.done() + self.progress.open)
    }

    /// The numbers that there are, in the order in which they stand.
    pub fn numbers(&self) -> Vec<Number> {
        let counts = [
            (Number::Done, self.done()),
            (Number::Open, self.progress.open),
            (Number::Overdue, self.progress.overdue),
            (Number::Other, self.other()),
        ];
        let counts = counts.into_iter().filter(|(_, n)| *n > 0).map(|(number, _)| number);
        let health = self.health_numbers();
        let rest = [(Number::Last, self.base.is_some()), (Number::Changed, self.changed > 0), (Number::Next, self.progress.next.is_some())];
        let rest = rest.into_iter().filter(|(_, there)| *there).map(|(number, _)| number);
        std::iter::once(Number::Projects).chain(counts).chain(health).chain(rest).collect()
    }

    /// The grave ones, the project that is the worst, then the others.
    fn health_numbers(&self) -> impl Iterator<Item = Number> {
        let of = |grave: bool| self.health.counts.iter().filter(move |(health, _)| is_grave(*health) == grave);
        let worst = self.health.worst.iter().map(|_| Number::Worst);
        of(true).map(|(health, _)| Number::Health(*health)).chain(worst).chain(of(false).map(|(health, _)| Number::Health(*health)))
    }

    /// The list behind a number.
    pub fn behind(&self, number: Number, cx: &Context<'_>) -> Effect {
        let filtered = |filter: &str| Effect::Go(Place::Filtered { plan: self.plan, filter: filter.to_owned() });
        let meeting = |moment: Option<&Moment>| {
            let id = moment.and_then(|moment| moment.meeting.as_ref());
            let row = id.and_then(|id| cx.workspace.find(crate::domain::field::Kind::Meeting, id));
            row.map_or(Effect::None, |row| Effect::Go(Place::Row(row)))
        };
        match number {
            Number::Projects => Effect::Go(Place::Plan(self.plan)),
            Number::Done => filtered("status:done"),
            Number::Open => filtered("open"),
            Number::Overdue => filtered("overdue"),
            Number::Other => filtered("status:cancelled,carried"),
            Number::Health(health) => filtered(&format!("open health:{}", health.name())),
            Number::Worst => self.health.worst.as_ref().map_or(Effect::None, |worst| Effect::Go(Place::Row(worst.project))),
            Number::Last => meeting(self.base.as_ref()),
            Number::Changed => {
                let partner = cx.workspace.row(self.plan).map(|row| row.text(Key::Partner).into_owned());
                let asked = Asked::of(Report::Changes, partner.filter(|partner| !partner.is_empty()), cx.words.lang);
                Effect::Go(Place::Asked(Asked { plan: Some(self.plan), base: self.base.clone(), ..asked }))
            }
            Number::Next => meeting(self.progress.next.as_ref()),
        }
    }

    /// Draws the card that is the `nth` of the list, with the number that one is on.
    pub fn draw(&self, area: Rect, nth: usize, number: Option<Number>, cx: &Context<'_>, buffer: &mut Buffer) {
        let drawn = Drawn { card: self, number, room: usize::from(area.width), cx };
        let numbers = self.numbers();
        let lines = [drawn.head(), drawn.status(), drawn.health(), drawn.meetings(), drawn.progress()];
        for (parts, y) in lines.into_iter().zip(area.y..area.bottom()) {
            let mut x = area.x;
            for (number, span) in &parts {
                let width = u16::try_from(span.width()).unwrap_or(0).min(area.right().saturating_sub(x));
                if let Some(at) = number.and_then(|number| numbers.iter().position(|other| *other == number)) {
                    cx.spots.add(Rect { x, y, width, height: 1 }, Spot::Number(nth, at));
                }
                x += width;
            }
            let line = Line::from(parts.into_iter().map(|(_, span)| span).collect::<Vec<_>>());
            popup::lines(Rect { y, height: 1, ..area }, &[line], buffer);
        }
    }
}

/// A plan in a line of a table: without what takes long to find out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Short {
    pub projects: usize,
    pub done: usize,
    pub overdue: usize,
    /// The worst of the open projects.
    pub health: Option<Health>,
}

impl Short {
    pub fn of(plan: Handle, cx: &Context<'_>) -> Short {
        let mut short = Short::default();
        for (handle, status) in cx.workspace.projects_of(plan).filter_map(|handle| Some((handle, cx.workspace.row(handle)?.status()))) {
            short.projects += 1;
            short.done += usize::from(status == Status::Done);
            short.overdue += usize::from(cx.workspace.is_overdue(handle, cx.today));
            if status.is_open() {
                let health = cx.workspace.health(handle, cx.today);
                short.health = Some(short.health.map_or(health, |worst| worst.min(health)));
            }
        }
        short
    }
}

fn is_grave(health: Health) -> bool {
    matches!(health, Health::Red | Health::Amber)
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

/// A part of a line, and the number that it shows.
type Part = (Option<Number>, Span<'static>);

fn plain(span: Span<'static>) -> Part {
    (None, span)
}

struct Drawn<'a> {
    card: &'a Card,
    number: Option<Number>,
    room: usize,
    cx: &'a Context<'a>,
}

impl Drawn<'_> {
    fn label(&self, label: &str) -> Part {
        (None, Span::styled(text::pad(label, label_room(self.cx.words)), self.cx.theme.quiet()))
    }

    fn number(&self, number: Number, shown: String, style: Style) -> [Part; 2] {
        let style = if self.number == Some(number) { self.cx.theme.selected() } else { style };
        [(Some(number), Span::styled(shown, style)), plain(Span::raw("  "))]
    }

    fn head(&self) -> Vec<Part> {
        let theme = self.cx.theme;
        let Some(row) = self.cx.workspace.row(self.card.plan) else { return Vec::new() };
        let [from, to] =
            [Key::Start, Key::End].map(|key| row.when(key).map(|when| when.first().format("%Y").to_string()).unwrap_or_default());
        let period = if from == to || to.is_empty() { from } else { format!("{from}-{to}") };
        let room = self.room.saturating_sub(period.len() + 2);
        let name = text::fit(&short_name(row, self.cx.words.lang), room).into_owned();
        let partner = self.cx.workspace.organisation_in(&row.text(Key::Partner), self.cx.words.lang);
        let partner = text::pad(&partner, room.saturating_sub(text::width(&name) + 2));
        [Span::styled(name, theme.strong()), Span::styled(format!("  {partner}  {period}"), theme.quiet())].map(plain).to_vec()
    }

    fn status(&self) -> Vec<Part> {
        let parts = self.status_in(self.room >= WIDE);
        let width: usize = parts.iter().map(|(_, span)| span.width()).sum();
        if width > self.room { self.status_in(false) } else { parts }
    }

    fn status_in(&self, wide: bool) -> Vec<Part> {
        let (theme, progress) = (self.cx.theme, &self.card.progress);
        let count = |status: Status| progress.by_status.iter().find(|(other, _)| *other == status).map_or(0, |(_, n)| *n);
        let mut spans = vec![self.label(self.cx.words.say("field-status"))];
        spans.extend(bar::stacked(&BAR.map(|status| (status, count(status))), if wide { 30 } else { 14 }, theme).into_iter().map(plain));
        spans.push(plain(Span::raw("  ")));
        spans.extend(self.number(Number::Projects, self.cx.words.tell("count-projects", &[("n", progress.projects.into())]), theme.text()));
        for (number, n, word, style) in [
            (Number::Done, self.card.done(), "screen-n-done", theme.text()),
            (Number::Open, progress.open, "screen-n-open", theme.text()),
            (Number::Overdue, progress.overdue, "screen-n-overdue", theme.error()),
            (Number::Other, self.card.other(), if wide { "screen-n-closed" } else { "screen-n-dropped" }, theme.quiet()),
        ] {
            if n > 0 {
                spans.extend(self.number(number, self.cx.words.tell(word, &[("n", n.into())]), style));
            }
        }
        spans
    }

    fn health(&self) -> Vec<Part> {
        let (theme, health) = (self.cx.theme, &self.card.health);
        let wide = self.room >= WIDE;
        let count = |(one, n): &(Health, usize)| {
            let shown = if wide || is_grave(*one) {
                format!("{} {n} {}", one.glyph(), self.cx.words.say(one.word()))
            } else {
                format!("{} {n}", one.glyph())
            };
            self.number(Number::Health(*one), shown, theme.health(*one))
        };
        let mut spans = vec![self.label(self.cx.words.say("field-health"))];
        spans.extend(health.counts.iter().filter(|(one, _)| is_grave(*one)).flat_map(count));
        let rest: Vec<Part> = health.counts.iter().filter(|(one, _)| !is_grave(*one)).flat_map(count).collect();
        if let Some(worst) = &health.worst {
            let used: usize = spans.iter().chain(&rest).map(|(_, span)| span.width()).sum();
            let shown = format!("{} {}", worst.id, self.cx.words.of(&worst.reason));
            spans.extend(self.number(Number::Worst, text::fit(&shown, self.room.saturating_sub(used + 2)).into_owned(), theme.text()));
        }
        if health.counts.is_empty() {
            spans.push(plain(Span::styled(self.cx.words.say("screen-nothing-open"), theme.quiet())));
        }
        spans.extend(rest);
        spans
    }

    fn day(&self, moment: &Moment) -> String {
        let held = moment.meeting.as_ref().and_then(|id| meeting_date(self.cx.workspace, id));
        held.map_or_else(|| self.cx.words.short(moment.day), |when| self.cx.words.short(when))
    }

    fn meetings(&self) -> Vec<Part> {
        let theme = self.cx.theme;
        let mut spans = vec![self.label(self.cx.words.say("field-meetings"))];
        match &self.card.base {
            Some(base) => {
                spans.extend(self.number(
                    Number::Last,
                    self.cx.words.tell("screen-last", &[("date", self.day(base).into())]),
                    theme.text(),
                ));
                if self.card.changed > 0 {
                    let changed = self.cx.words.tell("screen-changed-since", &[("n", self.card.changed.into())]);
                    spans.extend(self.number(Number::Changed, changed, theme.text()));
                } else {
                    spans.push(plain(Span::styled(format!("{}  ", self.cx.words.say("screen-unchanged-since")), theme.quiet())));
                }
            }
            None => spans.push(plain(Span::styled(format!("{}  ", self.cx.words.say("screen-not-met")), theme.quiet()))),
        }
        if let Some(next) = &self.card.progress.next {
            let next = self.cx.words.tell("screen-next-meeting", &[("date", self.day(next).into())]);
            let used: usize = spans.iter().map(|(_, span)| span.width()).sum();
            // that nothing changed may go unsaid where the next meeting has no room
            if used + text::width(&next) > self.room && self.card.base.is_some() && self.card.changed == 0 {
                spans.pop();
            }
            spans.extend(self.number(Number::Next, next, theme.text()));
        }
        spans
    }

    fn progress(&self) -> Vec<Part> {
        let (theme, progress) = (self.cx.theme, &self.card.progress);
        let months: Vec<usize> = progress.done.iter().map(|point| point.done).collect();
        let shown = months.len().min(if self.room >= WIDE { 30 } else { 14 });
        let recent = months.get(months.len() - shown..).unwrap_or_default();
        let mut spans = vec![self.label(self.cx.words.say("field-progress"))];
        if !recent.is_empty() {
            let chart = text::pad(&bar::spark(recent, progress.projects), if self.room >= WIDE { 30 } else { 14 });
            spans.extend([Span::styled(chart, theme.good()), Span::raw("  ")].map(plain));
        }
        if let Some(percent) = (self.card.done() * 100).checked_div(progress.projects) {
            spans.push(plain(Span::raw(format!("{percent} %"))));
            spans.push(plain(Span::styled(format!(" {}  ", self.cx.words.say("screen-percent-done")), theme.quiet())));
        }
        if let Some(trend) = &self.card.trend {
            let style = match trend.direction() {
                Direction::Better => theme.good(),
                Direction::Same => theme.quiet(),
                Direction::Worse => theme.warning(),
            };
            let used: usize = spans.iter().map(|(_, span)| span.width()).sum();
            spans.push(plain(Span::styled(text::fit(&trend.words(self.cx.words), self.room.saturating_sub(used)).into_owned(), style)));
        }
        spans
    }
}
