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
    ("1", "Plans", Front::Screen(Screen::Plans)),
    ("2", "Projects", Front::Screen(Screen::Projects)),
    ("3", "Meetings", Front::Screen(Screen::Meetings)),
    ("4", "Matrix", Front::Screen(Screen::Matrix)),
];

/// Shown where there is room for them too.
const REPORTS: [(&str, &str, Front); 3] = [
    ("5", "Due", Front::Report(Report::Due)),
    ("6", "Changes", Front::Report(Report::Changes)),
    ("7", "Brief", Front::Report(Report::Brief)),
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
        let width = u16::try_from(text::width(key) + 1 + text::width(name)).unwrap_or(0);
        cx.spots.add(Rect { x, width, height: 1, ..area }, Spot::Do(action(*front)));
        x += width + u16::try_from(gap.len()).unwrap_or(0);
        let style = if *front == here { theme.key() } else { theme.quiet() };
        spans.extend([Span::styled(*key, theme.quiet()), Span::raw(" "), Span::styled(*name, style), Span::raw(gap)]);
    }
    let line = Line::from(spans);
    let used = u16::try_from(line.width()).unwrap_or(u16::MAX);
    buffer.set_line(area.x, area.y, &line, area.width);
    let name = text::fit(cx.name, 24).into_owned();
    let day = if cx.past.is_some() { format!("as of {}", text::day(cx.today)) } else { text::day(cx.today) };
    let fits = |text: &str| usize::from(area.width.saturating_sub(used)) > text::width(text);
    let right = [format!("{name}   {day}"), day].into_iter().find(|text| fits(text)).unwrap_or_default();
    let width = u16::try_from(text::width(&right)).unwrap_or(0);
    buffer.set_string(area.right().saturating_sub(width), area.y, right, if cx.past.is_some() { theme.warning() } else { theme.quiet() });
}

/// The line that tells that this is the past, and how to come back.
pub fn draw_banner(area: Rect, cx: &Context<'_>, buffer: &mut Buffer) {
    let Some(past) = cx.past else { return };
    let room = usize::from(area.width);
    let day = text::day(past.moment.day);
    let meeting = past.moment.meeting.as_ref().map(|id| format!(", meeting {id}")).unwrap_or_default();
    let unknown = match past.unknown.len() {
        0 => String::new(),
        n => format!(", {n} not known"),
    };
    let long = format!(" As of {day}{meeting}: without deadlines and progress{unknown}. T T is today. ");
    let short = format!(" As of {day}. T T is today. ");
    let shown = if text::width(&long) <= room { long } else { text::fit(&short, room).into_owned() };
    buffer.set_string(area.x, area.y, text::pad(&shown, room), cx.theme.banner());
}
