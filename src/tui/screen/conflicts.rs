//! What both sides changed otherwise, a field, a row or a file: what it was, what we made of it, what somebody
//! else made of it. `1` takes ours and `2` theirs, one by one; nothing is lost if it is closed before.

use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::action::Action;
use super::super::context::Context;
use super::super::effect::Effect;
use super::super::keys::Key;
use super::super::spot::Spot;
use super::super::widget::list::Cursor;
use super::super::widget::{popup, text};
use crate::domain::difference::changes;
use crate::domain::edit::Edit;
use crate::domain::status::Status;
use crate::domain::value::{Record, Value};
use crate::domain::{visible, wording};
use crate::workspace::merge::{Conflict, Pick};

/// What one side made of a row takes so many lines at most.
const MANY_LINES: usize = 3;

/// In fewer lines than these there is no room for what was before.
const LOW: usize = 5;

/// In fewer lines than these there is room for the two sides only.
const VERY_LOW: usize = 3;

#[derive(Debug, Default)]
pub struct Conflicts {
    picks: Vec<Option<Pick>>,
    pub cursor: Cursor,
    /// The first one in sight: they are of different heights.
    top: usize,
}

impl Conflicts {
    pub fn new(cx: &Context<'_>) -> Conflicts {
        let picked = |number: usize| cx.picks.iter().find(|(other, _)| *other == number).map(|(_, pick)| *pick);
        let mut conflicts = Conflicts { picks: (0..cx.conflicts.len()).map(picked).collect(), ..Conflicts::default() };
        conflicts.cursor.at = conflicts.picks.iter().position(Option::is_none).unwrap_or_default();
        conflicts
    }

    /// There are more to decide than before.
    pub fn refresh(&mut self, cx: &Context<'_>) {
        self.picks.resize(cx.conflicts.len(), None);
    }

    pub fn key(&mut self, key: Key, cx: &Context<'_>) -> Effect {
        match (cx.keys.meant(key).code, cx.keys.action(key)) {
            (KeyCode::Char('1'), _) => self.pick(Pick::Mine),
            (KeyCode::Char('2'), _) => self.pick(Pick::Theirs),
            (KeyCode::Enter, _) => return self.decided(cx),
            (_, Some(Action::Back | Action::Quit)) => return Effect::Picked(self.picked()).closing(),
            (_, Some(action)) => {
                self.cursor.act(action, self.picks.len());
            }
            _ => {}
        }
        Effect::None
    }

    fn pick(&mut self, pick: Pick) {
        if let Some(place) = self.picks.get_mut(self.cursor.at) {
            *place = Some(pick);
        }
        // the next one below that is open; none is passed over upwards
        let open = self.picks.iter().skip(self.cursor.at).position(Option::is_none);
        self.cursor.at += open.unwrap_or_default();
    }

    fn picked(&self) -> Vec<(usize, Pick)> {
        self.picks.iter().enumerate().filter_map(|(number, pick)| pick.map(|pick| (number, pick))).collect()
    }

    fn decided(&self, cx: &Context<'_>) -> Effect {
        let picks = self.picked();
        if picks.is_empty() { Effect::Warn(cx.words.say("sync-decide-how").to_owned()) } else { Effect::Decide(picks).closing() }
    }

    pub fn draw(&mut self, area: Rect, cx: &Context<'_>, buffer: &mut Buffer) {
        let n = cx.conflicts.len();
        let width = popup::width(area, 8, 92);
        let most = usize::from(area.height.saturating_sub(2).max(2));
        let of = |number: usize, here: usize| {
            let conflict = cx.conflicts.get(number)?;
            let found = lines(conflict, self.picks.get(number).copied().flatten(), number == here, usize::from(width), cx);
            // in a very low window what one chooses from comes first
            let sides = |found: Lines| found.sides.into_iter().filter_map(first).collect();
            Some(match most {
                VERY_LOW..LOW => [found.head.clone(), sides(found)].concat(),
                LOW.. => found.all(),
                _ => sides(found),
            })
        };
        let at = self.cursor.at.min(n.saturating_sub(1));
        let high = |number: usize| of(number, at).map_or(0, |lines| lines.len());
        // how many of these fit into a room
        let fitting = |numbers: &mut dyn Iterator<Item = usize>, room: usize| {
            let sums = numbers.scan(0, |sum, number| {
                *sum += high(number);
                Some(*sum)
            });
            sums.take_while(|sum| *sum <= room).count()
        };
        let all = fitting(&mut (0..n), most) == n;
        let room = if all { (0..n).map(high).sum() } else { most };
        let top = self.top.min(at).max((at + 1).saturating_sub(fitting(&mut (0..=at).rev(), room).max(1)));
        let below = n - (top + fitting(&mut (top..n), room).max(1)).min(n);
        let fields = cx.conflicts.iter().all(|conflict| !conflict.clash.field.is_empty());
        let title = if fields { "sync-decide-fields" } else { "sync-decide-mixed" };
        let title = popup::title(&cx.words.tell(title, &[("n", n.into())]), below);
        let height = u16::try_from(room).unwrap_or(u16::MAX);
        let inside = popup::open(area, (width, height), &title, &cx.keyed("sync-decide-foot", &[("back", Action::Back)]), cx.theme, buffer);
        let (mut y, mut shown) = (inside.y, 0);
        for number in top..n {
            let Some(lines) = of(number, at).filter(|_| y < inside.bottom()) else { break };
            let high = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(inside.bottom() - y);
            let place = Rect { y, height: high, ..inside };
            popup::lines(place, &lines, buffer);
            cx.spots.add(place, Spot::Item(number));
            (y, shown) = (y + high, shown + 1);
        }
        self.top = top;
        self.cursor.window(n, shown);
    }
}

/// A conflict as it is drawn.
struct Lines {
    head: Vec<Line<'static>>,
    before: Vec<Line<'static>>,
    sides: Vec<Vec<Line<'static>>>,
}

impl Lines {
    fn all(self) -> Vec<Line<'static>> {
        let sides = self.sides.into_iter().flatten();
        self.head.into_iter().chain(self.before).chain(sides).chain([Line::default()]).collect()
    }
}

fn first(lines: Vec<Line<'static>>) -> Option<Line<'static>> {
    lines.into_iter().next()
}

fn lines(conflict: &Conflict, pick: Option<Pick>, here: bool, room: usize, cx: &Context<'_>) -> Lines {
    let title = cx.workspace.find_row(conflict.target.kind, &conflict.target.id);
    let title = title.map(|row| row.title(cx.words.lang).into_owned()).unwrap_or_default();
    let what = if conflict.is_file() { &conflict.file } else { &conflict.target.id };
    let head = format!("{what}  {}  {title}", field(conflict, cx));
    let style = if here { cx.theme.selected() } else { cx.theme.strong() };
    let mut found =
        Lines { head: vec![Line::styled(text::pad(&visible::line(&head), room), style)], before: Vec::new(), sides: Vec::new() };
    let wide = ["sync-side-ours", "sync-side-theirs"].map(|side| text::width(cx.words.say(side))).into_iter().max().unwrap_or_default();
    if !conflict.clash.field.is_empty() {
        let label = format!("     {}  ", text::pad(cx.words.say("sync-side-before"), wide));
        let (shown, status) = value(conflict.clash.base.as_ref(), conflict, cx);
        let style = status.map_or(cx.theme.quiet(), |status| cx.theme.status(status));
        found.before = side(&label, &shown, (cx.theme.quiet(), style), room);
    }
    for (key, word, side_of) in [("1", "sync-side-ours", Pick::Mine), ("2", "sync-side-theirs", Pick::Theirs)] {
        let chosen = pick == Some(side_of);
        let style = if chosen { cx.theme.key() } else { cx.theme.text() };
        let label = format!(" {} {key} {}  ", if chosen { "✓" } else { " " }, text::pad(cx.words.say(word), wide));
        let (shown, status) = if conflict.clash.field.is_empty() {
            (whole(conflict, side_of, cx), None)
        } else {
            value(if side_of == Pick::Mine { &conflict.clash.mine } else { &conflict.clash.theirs }.as_ref(), conflict, cx)
        };
        found.sides.push(side(&label, &shown, (style, status.map_or(style, |status| cx.theme.status(status))), room));
    }
    found
}

fn field(conflict: &Conflict, cx: &Context<'_>) -> String {
    let path = &conflict.clash.field;
    if path.is_empty() {
        return cx.words.say(if conflict.is_file() { "sync-decide-file" } else { "screen-whole-row" }).to_owned();
    }
    let path = path.strip_prefix("settings.").unwrap_or(path);
    let (top, rest) = path.split_once('.').unwrap_or((path, ""));
    let label = conflict.target.kind.field(top).map_or(top, |field| cx.words.say(field.key.label()));
    let rest: Vec<String> = rest.split('.').filter(|part| !part.is_empty()).map(numbered).collect();
    [vec![label.to_owned()], rest].concat().join(" ")
}

/// The number of a list item as people count.
fn numbered(part: &str) -> String {
    part.parse::<usize>().map_or_else(|_| part.to_owned(), |nth| (nth + 1).to_string())
}

/// A value of a field; a status in its own colour.
fn value(value: Option<&Value>, conflict: &Conflict, cx: &Context<'_>) -> (String, Option<Status>) {
    let Some(value) = value else { return (cx.words.say("sync-value-none").to_owned(), None) };
    let status = value.as_text().and_then(Status::parse).filter(|_| conflict.clash.field == "status");
    let shown = cx.words.arg(&wording::value(&conflict.clash.field, value)).into_owned();
    (status.map_or_else(|| shown.clone(), |status| format!("{} {shown}", status.glyph())), status)
}

/// What one side made of a whole row or file, as sentences.
fn whole(conflict: &Conflict, side: Pick, cx: &Context<'_>) -> String {
    let clash = &conflict.clash;
    let own = if side == Pick::Mine { &clash.mine } else { &clash.theirs };
    let title = |record: &Record| [record.text("title"), record.text("name")].concat();
    match (own, &clash.mine, &clash.theirs) {
        (None, ..) => cx.words.say("sync-decide-removed").to_owned(),
        // both added a row, and both are there
        (_, Some(Value::Record(ours)), Some(Value::Record(theirs))) if conflict.kept => match side {
            Pick::Mine => cx.words.tell("sync-decide-both", &[("id", (&conflict.target.id).into()), ("title", title(ours).into())]),
            Pick::Theirs => cx.words.tell("sync-decide-only-theirs", &[("title", title(theirs).into())]),
        },
        (Some(Value::Record(record)), ..) => {
            let base = clash.base.as_ref().and_then(Value::as_record);
            let done = base.map(|base| changes(base, record)).unwrap_or_default();
            let edits = done.into_iter().map(|change| Edit { target: conflict.target.clone(), change });
            let told = edits.map(|edit| cx.words.of(&edit.message()));
            let lead = format!("{}: ", conflict.target.id);
            let told: Vec<String> = told.map(|told| told.strip_prefix(&lead).map(str::to_owned).unwrap_or(told)).collect();
            if told.is_empty() { title(record) } else { told.join("; ") }
        }
        _ => conflict.about.iter().map(|edit| cx.words.of(&edit.message())).collect::<Vec<_>>().join("; "),
    }
}

/// One side on a few lines: its label and what it says, each in its style.
fn side(label: &str, shown: &str, (label_style, style): (Style, Style), room: usize) -> Vec<Line<'static>> {
    let (wide, shown) = (text::width(label), visible::line(shown).into_owned());
    let left = room.saturating_sub(wide + 1).max(1);
    let mut parts = text::wrap(&shown, left);
    if parts.len() > MANY_LINES {
        let rest = parts.split_off(MANY_LINES - 1).join(" ");
        parts.push(text::fit(&rest, left).into_owned());
    }
    let labels = std::iter::once(label.to_owned()).chain(std::iter::repeat(" ".repeat(wide)));
    labels.zip(parts).map(|(label, part)| Line::from(vec![Span::styled(label, label_style), Span::styled(part, style)])).collect()
}
