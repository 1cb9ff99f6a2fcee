//! The two lines at the foot: what to press here or what was said last, and how the files stand.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::action::Action;
use super::super::context::{Context, Exchanging};
use super::super::place::{Front, Screen};
use super::super::screen::listing::Listing;
use super::super::widget::text;
use crate::domain::visible;
use crate::session::sync::{PATIENCE, Step};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Message {
    None,
    Said(String),
    Warned(String),
}

/// A name of a file that is longer may be cut to this.
const NAME: usize = 12;

/// What the two lines speak of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Foot<'a> {
    pub(super) screen: Screen,
    pub(super) front: Front,
    pub(super) listing: &'a Listing,
    pub(super) message: &'a Message,
    /// The count that is typed.
    pub(super) digits: &'a str,
}

impl Foot<'_> {
    /// The filter while it is typed, else a message, else four keys.
    pub(super) fn draw_hints(&self, area: Rect, cx: &Context<'_>, buffer: &mut Buffer) {
        let room = usize::from(area.width);
        let line = match (self.listing.input(), self.message) {
            (Some(input), _) => {
                let mut line = input.line(room.saturating_sub(4), cx.theme.text(), cx.theme.selected());
                line.spans.insert(0, Span::styled("/ ", cx.theme.key()));
                line
            }
            (None, Message::None | Message::Said(_)) if cx.exchanging.is_some() => {
                Line::styled(text::fit(&exchanging(cx), room).into_owned(), cx.theme.accent())
            }
            (None, Message::Said(text)) => Line::styled(text::fit(text, room).into_owned(), cx.theme.good()),
            (None, Message::Warned(text)) => Line::styled(text::fit(text, room).into_owned(), cx.theme.warning()),
            (None, Message::None) => self.hints(room, cx),
        };
        buffer.set_line(area.x, area.y, &line, area.width);
    }

    /// Three keys that are useful here and the help; for who knows them already the help alone.
    fn hints(&self, room: usize, cx: &Context<'_>) -> Line<'static> {
        let here: &[Action] = match (self.screen, cx.locked().is_some()) {
            _ if !cx.hints => &[],
            _ if self.front.is_report() => &[Action::Deadlines, Action::Changes, Action::Brief],
            (Screen::Projects, false) => &[Action::Status, Action::Link, Action::Filter],
            (Screen::Matrix, false) => &[Action::Link, Action::Enter, Action::Filter],
            (Screen::Projects | Screen::Meetings | Screen::Matrix, true) => &[Action::Enter, Action::Filter, Action::View],
            (Screen::Plans, _) => &[Action::Enter, Action::Changes, Action::Brief],
            (Screen::Meetings, false) => &[Action::ActiveMeeting, Action::Add, Action::Filter],
        };
        let mut spans = Vec::new();
        let help = cx.words.say("action-help");
        let mut used = text::width(help) + 4;
        for entry in here.iter().filter_map(|action| action.entry()) {
            let key = cx.keys.shown(entry.action);
            used += text::width(&key) + text::width(cx.words.say(entry.short)) + 4;
            if used > room {
                break;
            }
            spans.extend([Span::styled(key, cx.theme.key()), Span::styled(format!(" {}   ", cx.words.say(entry.short)), cx.theme.quiet())]);
        }
        spans.extend([Span::styled(cx.keys.shown(Action::Help), cx.theme.key()), Span::styled(format!(" {help}"), cx.theme.quiet())]);
        Line::from(spans)
    }

    pub(super) fn draw_status(&self, area: Rect, cx: &Context<'_>, buffer: &mut Buffer) {
        let listing = self.listing;
        let row = listing.selected().and_then(|handle| cx.workspace.row(handle));
        let locked = row.is_some_and(|row| !cx.read_only && row.document().lock().is_some());
        let file = row.map(|row| visible::line(row.file()).into_owned()).unwrap_or_default();
        let place = if listing.shown.is_empty() {
            String::new()
        } else {
            cx.words.tell("screen-of", &[("at", (listing.cursor.at + 1).into()), ("n", listing.shown.len().into())])
        };
        let mut spans = Vec::new();
        let mut part = |text: String, style| {
            if !text.is_empty() {
                spans.extend([Span::styled(text, style), Span::raw("   ")]);
            }
        };
        part(if cx.read_only { cx.words.say("screen-read-only").to_owned() } else { String::new() }, cx.theme.warning());
        part(unsaved(cx), cx.theme.warning());
        part(undecided(cx), cx.theme.error());
        part(
            cx.active_meeting.map(|meeting| cx.words.tell("screen-stated-at", &[("meeting", meeting.into())])).unwrap_or_default(),
            cx.theme.accent(),
        );
        part(
            if self.digits.len() > 1 && !self.front.is_report() {
                cx.words.tell(
                    "screen-days",
                    &[
                        ("n", self.digits.into()),
                        ("later", cx.keys.shown(Action::Later).into()),
                        ("earlier", cx.keys.shown(Action::Earlier).into()),
                    ],
                )
            } else {
                String::new()
            },
            cx.theme.accent(),
        );
        part(problems(cx), cx.theme.error());
        part(if locked { cx.words.say("screen-file-read-only").to_owned() } else { String::new() }, cx.theme.warning());
        let used: usize = spans.iter().map(Span::width).sum();
        let left = usize::from(area.width).saturating_sub(used + text::width(&place) + 2);
        // of a name that is cut short nothing can be told
        if left >= text::width(&file).min(NAME) {
            spans.push(Span::styled(text::fit(&file, left.min(usize::from(area.width) / 2)).into_owned(), cx.theme.quiet()));
        }
        buffer.set_line(area.x, area.y, &Line::from(spans), area.width.saturating_sub(u16::try_from(text::width(&place) + 1).unwrap_or(0)));
        let right = u16::try_from(text::width(&place)).unwrap_or(0).min(area.width);
        buffer.set_string(area.right() - right, area.y, &place, cx.theme.quiet());
    }
}

/// How far the exchange is, and how to stop it.
fn exchanging(cx: &Context<'_>) -> String {
    let Some(Exchanging { step, tries, stops }) = cx.exchanging else { return String::new() };
    let key = cx.keys.shown(Action::Back);
    let limit = i64::try_from(PATIENCE.as_secs()).unwrap_or(i64::MAX);
    let what = match step {
        Step::Fetching | Step::Sending => cx.words.tell("sync-within", &[("what", cx.words.say(step.word()).into()), ("n", limit.into())]),
        _ => cx.words.say(step.word()).to_owned(),
    };
    match (stops, tries) {
        (true, _) => cx.words.say("sync-stopping").to_owned(),
        (false, 1) => cx.words.tell("sync-exchanging", &[("what", what.into()), ("key", key.into())]),
        (false, n) => cx.words.tell("sync-exchanging-again", &[("what", what.into()), ("n", i64::from(n).into()), ("key", key.into())]),
    }
}

fn unsaved(cx: &Context<'_>) -> String {
    match (cx.saving, cx.unsaved) {
        (true, _) => cx.words.say("screen-saving").to_owned(),
        (false, 0) => String::new(),
        (false, n) => cx.words.tell("screen-unsaved", &[("n", n.into())]),
    }
}

fn undecided(cx: &Context<'_>) -> String {
    match cx.conflicts.len() {
        0 => String::new(),
        n => cx.words.tell("screen-to-decide", &[("n", n.into()), ("key", cx.keys.shown(Action::Decide).into())]),
    }
}

fn problems(cx: &Context<'_>) -> String {
    match cx.faulty_files {
        0 => String::new(),
        n => cx.words.tell("screen-faulty", &[("n", n.into())]),
    }
}
