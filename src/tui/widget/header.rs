//! The line above everything: where one can go, where one is, the workspace and the day.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::action::Action;
use super::super::context::Context;
use super::super::place::{Front, Report, Screen};
use super::super::spot::Spot;
use super::text;

const SCREENS: [(&str, &str, Front); 4] = [
    ("1", "screen-plans", Front::Screen(Screen::Plans)),
    ("2", "screen-projects", Front::Screen(Screen::Projects)),
    ("3", "screen-meetings", Front::Screen(Screen::Meetings)),
    ("4", "screen-matrix", Front::Screen(Screen::Matrix)),
];

/// Shown where there is room for them too.
const REPORTS: [(&str, &str, Front); 3] = [
    ("5", "screen-due", Front::Report(Report::Due)),
    ("6", "screen-changes", Front::Report(Report::Changes)),
    ("7", "screen-brief", Front::Report(Report::Brief)),
];

/// From so many columns on the reports are named.
const ROOMY: u16 = 96;

fn action(front: Front) -> Action {
    match front {
        Front::Screen(Screen::Plans) => Action::Plans,
        Front::Screen(Screen::Projects) => Action::Projects,
        Front::Screen(Screen::Meetings) => Action::Meetings,
        Front::Screen(Screen::Matrix) => Action::Matrix,
        Front::Report(Report::Due) => Action::Deadlines,
        Front::Report(Report::Timeline) => Action::Timeline,
        Front::Report(Report::Changes) => Action::Changes,
        Front::Report(Report::Brief) => Action::Brief,
    }
}

pub fn draw(area: Rect, here: Front, cx: &Context<'_>, buffer: &mut Buffer) {
    let theme = cx.theme;
    // the timeline is the other tab of what is due
    let here = if here == Front::Report(Report::Timeline) { Front::Report(Report::Due) } else { here };
    let mut spans = if area.width >= 50 { vec![Span::styled("coplan", theme.strong()), Span::raw("    ")] } else { Vec::new() };
    let reports = REPORTS.iter().filter(|(.., front)| area.width >= ROOMY || *front == here);
    let gap = if area.width >= 50 { "   " } else { " " };
    let mut x = area.x + spans.iter().map(|span| u16::try_from(span.width()).unwrap_or(0)).sum::<u16>();
    for (key, name, front) in SCREENS.iter().chain(reports) {
        let name = cx.words.say(name);
        let width = u16::try_from(text::width(key) + 1 + text::width(name)).unwrap_or(0);
        cx.spots.add(Rect { x, width, height: 1, ..area }, Spot::Do(action(*front)));
        x += width + u16::try_from(gap.len()).unwrap_or(0);
        let style = if *front == here { theme.key() } else { theme.quiet() };
        spans.extend([Span::styled(*key, theme.quiet()), Span::raw(" "), Span::styled(name, style), Span::raw(gap)]);
    }
    let line = Line::from(spans);
    let used = u16::try_from(line.width()).unwrap_or(u16::MAX);
    buffer.set_line(area.x, area.y, &line, area.width);
    let name = text::fit(cx.name, 24).into_owned();
    let day = if cx.past.is_some() {
        cx.words.tell("screen-as-of", &[("day", cx.words.short(cx.today).into())])
    } else {
        cx.words.short(cx.today)
    };
    let fits = |text: &str| usize::from(area.width.saturating_sub(used)) > text::width(text);
    let right = [format!("{name}   {day}"), day].into_iter().find(|text| fits(text)).unwrap_or_default();
    let width = u16::try_from(text::width(&right)).unwrap_or(0);
    buffer.set_string(area.right().saturating_sub(width), area.y, right, if cx.past.is_some() { theme.warning() } else { theme.quiet() });
}

/// The line that tells that this is the past, and how to come back.
pub fn draw_banner(area: Rect, cx: &Context<'_>, buffer: &mut Buffer) {
    let Some(past) = cx.past else { return };
    let room = usize::from(area.width);
    let day = cx.words.short(past.moment.day);
    let meeting = past.moment.meeting.as_ref();
    let meeting = meeting.map(|id| cx.words.tell("screen-banner-meeting", &[("id", id.into())])).unwrap_or_default();
    let unknown = match past.unknown.len() {
        0 => String::new(),
        n => cx.words.tell("screen-banner-unknown", &[("n", n.into())]),
    };
    let args = [("day", day.as_str().into()), ("meeting", meeting.into()), ("unknown", unknown.into())];
    let long = format!(" {} ", cx.words.tell("screen-banner", &args));
    let short = format!(" {} ", cx.words.tell("screen-banner-short", &[("day", day.as_str().into())]));
    let shown = if text::width(&long) <= room { long } else { text::fit(&short, room).into_owned() };
    buffer.set_string(area.x, area.y, text::pad(&shown, room), cx.theme.banner());
}
