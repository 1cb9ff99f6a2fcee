//! A readout becomes a meeting: paste its text, look at what was read from it, take it. Everything
//! can be left out or corrected before.

use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Widget;
use ratatui_textarea::{Input as Press, Key as PressKey, TextArea, WrapMode};

use super::super::action::Action;
use super::super::context::Context;
use super::super::effect::Effect;
use super::super::keys::Key;
use super::super::widget::input::Input;
use super::super::widget::list::Cursor;
use super::super::widget::{popup, text, ticks};
use super::pieces::{self, Piece};
use crate::domain::edit::{Change, Edit};
use crate::domain::field::Kind;
use crate::domain::visible;
use crate::ingest::readout::{self, LIMIT, Proposal};

/// A longer line is no name of a file.
const LONGEST_NAME: usize = 500;

#[derive(Debug)]
pub struct Readout {
    text: TextArea<'static>,
    /// What was read from the text, once it was.
    read: Option<Read>,
    wrong: String,
}

#[derive(Debug)]
struct Read {
    proposal: Proposal,
    pieces: Vec<Piece>,
    cursor: Cursor,
    /// The selected one while it is corrected.
    typing: Option<Input>,
}

impl Default for Readout {
    fn default() -> Readout {
        let mut text = TextArea::default();
        text.set_wrap_mode(WrapMode::WordOrGlyph);
        text.set_cursor_line_style(Style::default());
        Readout { text, read: None, wrong: String::new() }
    }
}

impl Readout {
    pub fn paste(&mut self, pasted: &str, cx: &Context<'_>) {
        self.wrong.clear();
        match &mut self.read {
            Some(read) => {
                if let Some(input) = &mut read.typing {
                    input.insert(pasted);
                }
            }
            None if pasted.len() > LIMIT => cx.words.say("screen-readout-long").clone_into(&mut self.wrong),
            None => {
                self.text.insert_str(visible::lines(&readout::plain(pasted)));
            }
        }
    }

    /// Takes the text of a file.
    pub fn take(&mut self, text: &str, cx: &Context<'_>) {
        self.look(text, cx);
    }

    /// Selects an item.
    pub fn point(&mut self, number: usize) {
        if let Some(read) = &mut self.read {
            read.cursor.at = number;
        }
    }

    pub fn key(&mut self, key: Key, cx: &Context<'_>) -> Effect {
        self.wrong.clear();
        match &mut self.read {
            None => self.write(key, cx),
            Some(read) if read.typing.is_some() => {
                self.wrong = read.correct(key, cx);
                Effect::None
            }
            Some(_) => self.check(key, cx),
        }
    }

    fn write(&mut self, key: Key, cx: &Context<'_>) -> Effect {
        match key.code {
            KeyCode::Esc => return Effect::None.closing(),
            KeyCode::Enter if key.alt || key.control => self.text.insert_newline(),
            KeyCode::Enter => return self.read_text(cx),
            KeyCode::Char('j') if key.control => self.text.insert_newline(),
            _ => {
                self.text.input(press(key));
            }
        }
        Effect::None
    }

    fn read_text(&mut self, cx: &Context<'_>) -> Effect {
        let all = self.text.lines().join("\n");
        let line = all.trim();
        if line.is_empty() {
            cx.words.say("screen-readout-empty").clone_into(&mut self.wrong);
        } else if is_name(line) {
            return Effect::Read { path: line.to_owned() };
        } else {
            self.look(&all, cx);
        }
        Effect::None
    }

    fn look(&mut self, text: &str, cx: &Context<'_>) {
        let proposal = readout::propose(text, cx.workspace, cx.today, None);
        let pieces = pieces::pieces(&proposal);
        self.read = Some(Read { proposal, pieces, cursor: Cursor::default(), typing: None });
    }

    fn check(&mut self, key: Key, cx: &Context<'_>) -> Effect {
        let Some(read) = &mut self.read else { return Effect::None };
        let action = cx.keys.action(key);
        if action.is_some_and(|action| read.cursor.act(action, read.pieces.len())) {
            return Effect::None;
        }
        match (key.code, action) {
            (KeyCode::Enter, _) => return self.taken(cx),
            (KeyCode::Esc, _) => self.read = None,
            (_, Some(Action::Mark)) => read.turn(),
            (_, Some(Action::EditField)) => self.wrong = read.begin(cx),
            (_, Some(Action::Quit)) => return Effect::None.closing(),
            _ => {}
        }
        Effect::None
    }

    fn taken(&mut self, cx: &Context<'_>) -> Effect {
        let Some(read) = &mut self.read else { return Effect::None };
        if read.proposal.date.is_none() {
            read.seek_date();
            self.wrong = pieces::no_date(&read.proposal, cx);
            return Effect::None;
        }
        let edits = read.proposal.edits(cx.workspace);
        if edits.is_empty() {
            return Effect::Say(cx.words.say("screen-readout-nothing").to_owned()).closing();
        }
        let said = said(&read.proposal, &edits, cx);
        Effect::Apply { edits, said }.closing()
    }

    pub fn draw(&mut self, area: Rect, cx: &Context<'_>, buffer: &mut Buffer) {
        let (title, foot) = match &self.read {
            None => ("screen-readout-title", cx.words.say("screen-readout-foot").to_owned()),
            Some(read) if read.typing.is_some() => ("screen-readout-says", cx.words.say("screen-readout-foot-correct").to_owned()),
            Some(_) => {
                let keys = cx.keyed("screen-readout-foot-check", &[("mark", Action::Mark), ("edit", Action::EditField)]);
                ("screen-readout-says", keys)
            }
        };
        let inside = popup::open(
            area,
            (popup::width(area, 6, 110), area.height.saturating_sub(4).max(3)),
            cx.words.say(title),
            &foot,
            cx.theme,
            buffer,
        );
        let line = u16::from(!self.wrong.is_empty() && inside.height > 1);
        let body = Rect { height: inside.height - line, ..inside };
        match &mut self.read {
            None => {
                self.text.set_style(cx.theme.text());
                self.text.set_cursor_style(cx.theme.selected());
                Widget::render(&self.text, body, buffer);
            }
            Some(read) => read.draw(body, cx, buffer),
        }
        if line == 1 {
            let shown = text::fit(&self.wrong, usize::from(inside.width)).into_owned();
            buffer.set_line(inside.x, inside.bottom() - 1, &Line::styled(shown, cx.theme.warning()), inside.width);
        }
    }
}

impl Read {
    fn turn(&mut self) {
        if let Some(piece) = self.pieces.get(self.cursor.at) {
            piece.turn(&mut self.proposal);
        }
        self.cursor.act(Action::Down, self.pieces.len());
    }

    fn seek_date(&mut self) {
        self.cursor.at = self.pieces.iter().position(|piece| *piece == Piece::Date).unwrap_or_default();
    }

    /// Begins to correct the selected one; else says why not. From the note that there is no date it goes to the date.
    fn begin(&mut self, cx: &Context<'_>) -> String {
        if let Some(Piece::Note(nth)) = self.pieces.get(self.cursor.at)
            && self.proposal.date.is_none()
            && self.proposal.notes.get(*nth).is_some_and(pieces::is_of_date)
        {
            self.seek_date();
        }
        let start = self.pieces.get(self.cursor.at).and_then(|piece| piece.text(&self.proposal));
        self.typing = start.map(Input::new);
        if self.typing.is_none() { cx.words.say("screen-readout-fixed").to_owned() } else { String::new() }
    }

    /// A key while something is corrected; gives back what is wrong.
    fn correct(&mut self, key: Key, cx: &Context<'_>) -> String {
        let (Some(input), Some(piece)) = (&mut self.typing, self.pieces.get(self.cursor.at)) else { return String::new() };
        match key.code {
            KeyCode::Esc => self.typing = None,
            KeyCode::Enter => match piece.set(&mut self.proposal, input.text().trim(), cx) {
                Ok(()) => self.typing = None,
                Err(wrong) => return wrong,
            },
            _ => {
                input.key(key);
            }
        }
        String::new()
    }

    fn draw(&mut self, area: Rect, cx: &Context<'_>, buffer: &mut Buffer) {
        let items: Vec<ticks::Item> = self.pieces.iter().map(|piece| piece.item(&self.proposal, cx)).collect();
        let foot = u16::from(self.typing.is_some());
        ticks::draw(Rect { height: area.height.saturating_sub(foot), ..area }, &items, &mut self.cursor, cx, buffer);
        if let Some(input) = &self.typing {
            let line = input.line(usize::from(area.width), cx.theme.text(), cx.theme.selected());
            buffer.set_line(area.x, area.bottom() - 1, &line, area.width);
        }
    }
}

/// Whether a line can be the name of a file: short, and with an end such as `.txt`.
fn is_name(line: &str) -> bool {
    let end = line.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase());
    !line.contains('\n') && line.len() < LONGEST_NAME && end.is_some_and(|end| ["txt", "md", "text"].contains(&end.as_str()))
}

fn said(proposal: &Proposal, edits: &[Edit], cx: &Context<'_>) -> String {
    let linked = edits
        .iter()
        .filter(|edit| edit.target.kind == Kind::Project && matches!(&edit.change, Change::Insert { field, .. } if field == "meetings"))
        .count();
    let id = proposal.same_as.as_ref().unwrap_or(&proposal.id);
    let what = if proposal.same_as.is_some() { "screen-readout-completed" } else { "screen-readout-recorded" };
    let recorded = cx.words.tell(what, &[("id", id.into())]);
    if linked == 0 { recorded } else { format!("{recorded}, {}", cx.words.tell("screen-readout-links", &[("n", linked.into())])) }
}

fn press(key: Key) -> Press {
    let code = match key.code {
        KeyCode::Char(c) => PressKey::Char(c),
        KeyCode::Backspace => PressKey::Backspace,
        KeyCode::Delete => PressKey::Delete,
        KeyCode::Left => PressKey::Left,
        KeyCode::Right => PressKey::Right,
        KeyCode::Up => PressKey::Up,
        KeyCode::Down => PressKey::Down,
        KeyCode::Home => PressKey::Home,
        KeyCode::End => PressKey::End,
        KeyCode::PageUp => PressKey::PageUp,
        KeyCode::PageDown => PressKey::PageDown,
        KeyCode::Tab => PressKey::Tab,
        _ => PressKey::Null,
    };
    Press { key: code, ctrl: key.control, alt: key.alt, shift: false }
}
