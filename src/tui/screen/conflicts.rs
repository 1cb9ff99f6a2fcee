//! What both sides changed otherwise: what it was, what we made of it, what somebody else made of it.
//! `1` takes ours and `2` theirs, field by field; nothing is lost if it is closed before.

use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::action::Action;
use super::super::context::Context;
use super::super::effect::Effect;
use super::super::keys::Key;
use super::super::widget::list::Cursor;
use super::super::widget::{popup, text};
use crate::domain::status::Status;
use crate::domain::value::Value;
use crate::domain::{visible, wording};
use crate::workspace::merge::{Conflict, Pick};

/// A conflict takes so many lines: its head, three values, and a blank one.
const LINES: u16 = 5;

#[derive(Debug, Default)]
pub struct Conflicts {
    picks: Vec<Option<Pick>>,
    pub cursor: Cursor,
}

impl Conflicts {
    pub fn new(cx: &Context<'_>) -> Conflicts {
        Conflicts { picks: vec![None; cx.conflicts.len()], cursor: Cursor::default() }
    }

    pub fn key(&mut self, key: Key, cx: &Context<'_>) -> Effect {
        match (cx.keys.meant(key).code, cx.keys.action(key)) {
            (KeyCode::Char('1'), _) => self.pick(Pick::Mine),
            (KeyCode::Char('2'), _) => self.pick(Pick::Theirs),
            (KeyCode::Enter, _) => return self.decided(cx),
            (_, Some(Action::Back | Action::Quit)) => return Effect::None.closing(),
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
        let open = self.picks.iter().position(Option::is_none);
        self.cursor.at = open.unwrap_or(self.cursor.at);
    }

    fn decided(&self, cx: &Context<'_>) -> Effect {
        let picks = self.picks.iter().enumerate().filter_map(|(number, pick)| pick.map(|pick| (number, pick)));
        let picks: Vec<(usize, Pick)> = picks.collect();
        if picks.is_empty() { Effect::Warn(cx.words.say("screen-conflict-how").to_owned()) } else { Effect::Decide(picks).closing() }
    }

    pub fn draw(&mut self, area: Rect, cx: &Context<'_>, buffer: &mut Buffer) {
        let many = u16::try_from(cx.conflicts.len()).unwrap_or(u16::MAX);
        let height = many.saturating_mul(LINES).saturating_add(1).clamp(LINES, area.height.saturating_sub(2).max(3));
        let title = cx.words.tell("screen-conflict-title", &[("n", cx.conflicts.len().into())]);
        let foot = cx.keyed("screen-conflict-foot", &[("back", Action::Back)]);
        let inside = popup::open(area, (area.width.saturating_sub(8).min(92), height), &title, &foot, cx.theme, buffer);
        let window = self.cursor.window(cx.conflicts.len(), usize::from(inside.height / LINES).max(1));
        cx.spots.items(inside, window.clone(), LINES);
        for (number, y) in window.zip((inside.y..inside.bottom()).step_by(usize::from(LINES))) {
            let (Some(conflict), pick) = (cx.conflicts.get(number), self.picks.get(number).copied().flatten()) else { continue };
            let room = Rect { y, height: (inside.bottom() - y).min(LINES), ..inside };
            let here = number == self.cursor.at;
            popup::lines(room, &lines(conflict, pick, here, usize::from(inside.width), cx), buffer);
        }
    }
}

fn lines(conflict: &Conflict, pick: Option<Pick>, here: bool, room: usize, cx: &Context<'_>) -> Vec<Line<'static>> {
    let title = cx.workspace.find_row(conflict.target.kind, &conflict.target.id);
    let title = title.map(|row| row.title(cx.words.lang).into_owned()).unwrap_or_default();
    let head = format!("{}  {}  {title}", conflict.target.id, field(conflict, cx));
    let style = if here { cx.theme.selected() } else { cx.theme.strong() };
    let chosen = |own: Pick| pick == Some(own);
    let (mine, theirs) = (&conflict.clash.mine, &conflict.clash.theirs);
    vec![
        Line::styled(text::pad(&visible::line(&head), room), style),
        side(
            &format!("   {}  ", cx.words.say("screen-conflict-before")),
            conflict.clash.base.as_ref(),
            conflict,
            cx.theme.quiet(),
            room,
            cx,
        ),
        side(
            &label(if chosen(Pick::Mine) { "✓ " } else { "  " }, "1 ", "screen-conflict-yours", cx),
            mine.as_ref(),
            conflict,
            mark(chosen(Pick::Mine), cx),
            room,
            cx,
        ),
        side(
            &label(if chosen(Pick::Theirs) { "✓ " } else { "  " }, "2 ", "screen-conflict-theirs", cx),
            theirs.as_ref(),
            conflict,
            mark(chosen(Pick::Theirs), cx),
            room,
            cx,
        ),
        Line::default(),
    ]
}

fn mark(chosen: bool, cx: &Context<'_>) -> Style {
    if chosen { cx.theme.key() } else { cx.theme.text() }
}

fn field(conflict: &Conflict, cx: &Context<'_>) -> String {
    let path = &conflict.clash.field;
    if path.is_empty() {
        return cx.words.say("screen-whole-row").to_owned();
    }
    let (top, rest) = path.split_once('.').unwrap_or((path, ""));
    let label = conflict.target.kind.field(top).map_or(top, |field| cx.words.say(field.key.label()));
    let rest: Vec<String> = rest.split('.').filter(|part| !part.is_empty()).map(numbered).collect();
    [vec![label.to_owned()], rest].concat().join(" ")
}

/// The number of a list item as people count.
fn numbered(part: &str) -> String {
    part.parse::<usize>().map_or_else(|_| part.to_owned(), |nth| (nth + 1).to_string())
}

/// What stands before a value; all of them as wide as the widest.
fn label(mark: &str, key: &str, id: &str, cx: &Context<'_>) -> String {
    let both = ["screen-conflict-yours", "screen-conflict-theirs"];
    let room = both.map(|id| text::width(cx.words.say(id)) + 2).into_iter().max().unwrap_or_default();
    format!(" {mark}{}  ", text::pad(&format!("{key}{}", cx.words.say(id)), room))
}

fn side(label: &str, value: Option<&Value>, conflict: &Conflict, style: Style, room: usize, cx: &Context<'_>) -> Line<'static> {
    let whole = conflict.clash.field.is_empty();
    let (shown, own) = match value {
        None if whole => (cx.words.say("screen-conflict-removed").to_owned(), None),
        None => (cx.words.say("screen-conflict-nothing").to_owned(), None),
        Some(Value::Record(record)) if whole => (record.text("title").to_owned(), None),
        Some(value) => {
            let status = value.as_text().and_then(Status::parse).filter(|_| conflict.clash.field == "status");
            let shown = cx.words.arg(&wording::value(&conflict.clash.field, value)).into_owned();
            (status.map_or_else(|| shown.clone(), |status| format!("{} {shown}", status.glyph())), status)
        }
    };
    let value_style = own.map_or(style, |status| cx.theme.status(status));
    let shown = text::fit(&visible::line(&shown), room.saturating_sub(text::width(label) + 1)).into_owned();
    Line::from(vec![Span::styled(label.to_owned(), style), Span::styled(shown, value_style)])
}
