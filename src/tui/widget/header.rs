//! The line above everything: where one can go, where one is, the workspace and the day.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::action::Action;
use super::super::context::Context;
use super::super::place::{Front, Report, Screen};
use super::super::spot::Spot;
use super::text;

const SCREENS: [(&str, Front); 4] = [
    ("screen-plans", Front::Screen(Screen::Plans)),
    ("screen-projects", Front::Screen(Screen::Projects)),
    ("screen-meetings", Front::Screen(Screen::Meetings)),
    ("screen-matrix", Front::Screen(Screen::Matrix)),
];

/// Shown where there is room for them too.
const REPORTS: [(&str, Front); 3] = [
    ("screen-due", Front::Report(Report::Due)),
    ("screen-changes", Front::Report(Report::Changes)),
    ("screen-brief", Front::Report(Report::Brief)),
];

/// From so many columns on the reports are named.
const ROOMY: u16 = 96;

/// From so many columns on the program is named.
const NAMED: u16 = 50;

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

/// How the names of the screens are set: each way takes less room than the one before.
#[derive(Debug, Clone, Copy)]
struct Set {
    program: bool,
    reports: bool,
    gap: usize,
    /// Whether only the screen one is on has its name, and the others their keys.
    keys: bool,
}

/// The ways to set the names in a width, the one that is wanted first.
fn ways(width: u16) -> impl Iterator<Item = Set> {
    let named = width >= NAMED;
    let wanted = Set { program: named, reports: width >= ROOMY, gap: if named { 3 } else { 1 }, keys: false };
    let few = Set { reports: false, ..wanted };
    let narrow = [2, 1].map(|gap| Set { gap, program: false, ..few });
    [wanted, few, Set { program: false, ..few }].into_iter().chain(narrow).chain([Set { gap: 1, program: false, keys: true, ..few }])
}

/// One name: its key, the name where it has one, and where it leads.
type Tab = (String, &'static str, Front);

impl Set {
    fn tabs(self, here: Front, cx: &Context<'_>) -> Vec<Tab> {
        let reports = REPORTS.iter().filter(|(_, front)| self.reports || *front == here);
        let name = |id: &str, front: Front| if self.keys && front != here { "" } else { cx.words.say(id) };
        SCREENS.iter().chain(reports).map(|(id, front)| (cx.keys.numbered(action(*front)), name(id, *front), *front)).collect()
    }

    fn lead(self) -> &'static str {
        if self.program { "coplan    " } else { "" }
    }

    fn width(self, tabs: &[Tab]) -> usize {
        text::width(self.lead()) + tabs.iter().map(|tab| tab_width(tab) + self.gap).sum::<usize>()
    }
}

fn tab_width((key, name, _): &Tab) -> usize {
    text::width(key) + usize::from(!name.is_empty()) + text::width(name)
}

pub fn draw(area: Rect, here: Front, cx: &Context<'_>, buffer: &mut Buffer) {
    let theme = cx.theme;
    // the timeline is the other tab of what is due
    let here = if here == Front::Report(Report::Timeline) { Front::Report(Report::Due) } else { here };
    let room = usize::from(area.width);
    let name = text::fit(cx.name, 24).into_owned();
    let day = if cx.past.is_some() {
        cx.words.tell("screen-as-of", &[("day", cx.words.short(cx.today).into())])
    } else {
        cx.words.short(cx.today)
    };
    let sets: Vec<(Set, Vec<Tab>)> = ways(area.width).map(|set| (set, set.tabs(here, cx))).collect();
    // the names with the day where both have room, else at least the names
    let with_day = sets.iter().find(|(set, tabs)| !set.keys && set.width(tabs) + text::width(&day) < room);
    let alone = || sets.iter().find(|(set, tabs)| set.keys || set.width(tabs) <= room + set.gap);
    let Some((set, tabs)) = with_day.or_else(alone) else { return };
    let mut spans = vec![Span::styled(set.lead(), theme.strong())];
    let mut x = area.x + u16::try_from(text::width(set.lead())).unwrap_or(0);
    for tab in tabs {
        let (key, name, front) = tab;
        let width = u16::try_from(tab_width(tab)).unwrap_or(0);
        cx.spots.add(Rect { x, width, height: 1, ..area }, Spot::Do(action(*front)));
        x += width + u16::try_from(set.gap).unwrap_or(0);
        let style = if *front == here { theme.key() } else { theme.quiet() };
        let space = if name.is_empty() { "" } else { " " };
        spans.extend([
            Span::styled(key.clone(), theme.quiet()),
            Span::raw(space),
            Span::styled(*name, style),
            Span::raw(" ".repeat(set.gap)),
        ]);
    }
    buffer.set_line(area.x, area.y, &Line::from(spans), area.width);
    let used = set.width(tabs);
    let fits = |text: &str| room.saturating_sub(used) > text::width(text);
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
    let key = cx.keys.named(Action::AsOf);
    let args = [("day", day.as_str().into()), ("meeting", meeting.into()), ("unknown", unknown.into()), ("key", (&key).into())];
    let long = format!(" {} ", cx.words.tell("screen-banner", &args));
    let short = format!(" {} ", cx.words.tell("screen-banner-short", &[("day", day.as_str().into()), ("key", key.into())]));
    let shown = if text::width(&long) <= room { long } else { text::fit(&short, room).into_owned() };
    buffer.set_string(area.x, area.y, text::pad(&shown, room), cx.theme.banner());
}
