//! A question for one line of text, with what was understood of it shown before it is taken.

use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::action::Action;
use super::super::context::Context;
use super::super::effect::Effect;
use super::super::keys::Key;
use super::super::place::{Asked, Prompt};
use super::super::widget::input::Input;
use super::super::widget::{popup, text};
use super::{menu, sheet};
use crate::domain::edit::{Edit, Target};
use crate::domain::event::Commitment;
use crate::domain::field::{Key as Name, Kind, Shape};
use crate::domain::status::Status;
use crate::domain::typed_date;
use crate::domain::value::Value;
use crate::domain::wording;
use crate::render::page::Format;
use crate::report::audience::Audience;
use crate::workspace::acts::Misfit;

#[derive(Debug)]
pub struct Ask {
    prompt: Prompt,
    input: Input,
    /// What stood in the line at first.
    start: String,
    /// What was wrong with the last answer.
    wrong: String,
}

impl Ask {
    pub fn new(prompt: Prompt, cx: &Context<'_>) -> Ask {
        let start = match &prompt {
            Prompt::Field { target, field } => present(target, field, cx),
            Prompt::BriefFile(asked) => file_of(asked, cx),
            _ => String::new(),
        };
        Ask { prompt, input: Input::new(start.clone()), start, wrong: String::new() }
    }

    pub fn key(&mut self, key: Key, cx: &Context<'_>) -> Effect {
        match key.code {
            KeyCode::Esc => Effect::None.closing(),
            KeyCode::Enter => match self.answer(cx) {
                Ok(effect) => effect.closing(),
                Err(wrong) => {
                    self.wrong = wrong;
                    Effect::None
                }
            },
            _ => {
                self.input.key(key);
                self.wrong.clear();
                Effect::None
            }
        }
    }

    pub fn paste(&mut self, text: &str) {
        self.input.insert(text);
    }

    fn answer(&self, cx: &Context<'_>) -> Result<Effect, String> {
        let typed = self.input.text().trim();
        match &self.prompt {
            Prompt::Due(ids) => due(ids, typed, cx),
            Prompt::Note(_) | Prompt::NewProject { .. } if typed.is_empty() => Err(cx.words.say("screen-ask-few-words").to_owned()),
            Prompt::Note(ids) => {
                let stated = menu::stated(typed, cx);
                Ok(Effect::apply(ids.iter().flat_map(|id| cx.workspace.note(id, &stated, cx.today)).collect()))
            }
            Prompt::Reason { status, .. } if typed.is_empty() && status.needs_reason() => {
                Err(cx.words.tell("screen-ask-needs-reason", &[("what", cx.words.say(status.word()).into())]))
            }
            Prompt::Reason { ids, status } => Ok(menu::mark(ids, *status, typed, cx)),
            Prompt::HealthReason { .. } if typed.is_empty() => Err(cx.words.say("screen-ask-health-reason").to_owned()),
            Prompt::HealthReason { ids, health } => {
                Ok(Effect::apply(ids.iter().flat_map(|id| cx.workspace.set_health(id, Some(*health), typed)).collect()))
            }
            Prompt::BriefFile(_) if typed.is_empty() => Err(cx.words.say("screen-ask-file").to_owned()),
            Prompt::BriefFile(asked) => write_brief(asked, typed, cx),
            Prompt::Field { .. } if self.input.text() == self.start => Ok(Effect::None),
            Prompt::Field { target, field } => set_field(target, field, typed, cx),
            Prompt::NewProject { plan } => {
                Ok(cx.workspace.new_project(*plan, typed, None).map_or(Effect::None, |edit| Effect::apply(vec![edit])))
            }
            Prompt::NewMeeting => new_meeting(typed, cx),
            Prompt::Commitment { meeting } => commitment(meeting, typed, cx),
        }
    }

    fn title(&self, cx: &Context<'_>) -> String {
        let of = |id: &str, ids: &[String]| {
            let what = if let [one] = ids { one.clone() } else { cx.words.tell("screen-n-projects", &[("n", ids.len().into())]) };
            cx.words.tell(id, &[("what", what.into())])
        };
        match &self.prompt {
            Prompt::Due(ids) => of("screen-ask-due", ids),
            Prompt::Note(ids) => of("screen-ask-note", ids),
            Prompt::Reason { status: Status::Done, .. } => cx.words.say("screen-ask-done").to_owned(),
            Prompt::Reason { status, .. } => cx.words.tell("screen-ask-why", &[("what", cx.words.say(status.word()).into())]),
            Prompt::HealthReason { health, .. } => cx.words.tell("screen-ask-why", &[("what", cx.words.say(health.word()).into())]),
            Prompt::Field { target, field } => {
                let name = text::capital(&cx.words.arg(&wording::field(field)));
                cx.words.tell("screen-ask-field", &[("field", name.into()), ("id", (&target.id).into())])
            }
            Prompt::NewProject { .. } => cx.words.say("screen-ask-project").to_owned(),
            Prompt::NewMeeting => cx.words.say("screen-ask-meeting").to_owned(),
            Prompt::Commitment { .. } => cx.words.say("screen-ask-commitment").to_owned(),
            Prompt::BriefFile(_) => cx.words.say("screen-ask-brief").to_owned(),
        }
    }

    /// What was understood so far, or what can be typed.
    fn echo(&self, cx: &Context<'_>) -> String {
        let typed = self.input.text().trim();
        match &self.prompt {
            Prompt::Due(ids) => {
                let base = ids.first().and_then(|id| cx.workspace.find_row(Kind::Project, id)).and_then(crate::text::read::RowRef::day);
                understood(typed, cx, base).unwrap_or_else(|| cx.words.say("screen-ask-due-how").to_owned())
            }
            Prompt::Reason { status: Status::Done, .. } => cx.words.say("screen-ask-skip").to_owned(),
            Prompt::Field { target, field } => field_echo(target, field, typed, cx),
            Prompt::NewMeeting => cx.words.say("screen-ask-meeting-example").to_owned(),
            Prompt::Commitment { .. } => commitment_echo(typed, cx),
            Prompt::BriefFile(asked) => cx.words.tell("screen-ask-copy", &[("copy", cx.words.say(asked.audience.word()).into())]),
            Prompt::Note(_) => {
                cx.active_meeting.map(|meeting| cx.words.tell("screen-stated-at", &[("meeting", meeting.into())])).unwrap_or_default()
            }
            _ => String::new(),
        }
    }

    pub fn draw(&self, area: Rect, cx: &Context<'_>, buffer: &mut Buffer) {
        let width = popup::width(area, 8, 76);
        let inside = popup::open(area, (width, 3), &self.title(cx), cx.words.say("screen-ask-foot"), cx.theme, buffer);
        let line = self.input.line(usize::from(inside.width), cx.theme.text(), cx.theme.selected());
        let (below, style) = if self.wrong.is_empty() { (self.echo(cx), cx.theme.quiet()) } else { (self.wrong.clone(), cx.theme.error()) };
        let below = text::fit(&below, usize::from(inside.width)).into_owned();
        let below = Line::styled(below, style);
        // in a low box no line is left empty
        let lines = if inside.height < 3 { vec![line, below] } else { vec![line, Line::default(), below] };
        popup::lines(inside, &lines, buffer);
    }
}

/// The name that is offered: a copy for the partner, or in another language than the screen's, says so.
fn file_of(asked: &Asked, cx: &Context<'_>) -> String {
    let partner = asked.partner.as_deref().unwrap_or_default();
    let copy = if asked.audience == Audience::Partner { "-partner" } else { "" };
    let lang = if asked.lang == cx.words.lang { String::new() } else { format!("-{}", asked.lang.code()) };
    format!("brief-{partner}-{}{copy}{lang}.md", cx.today)
}

/// The brief as a file; its ending chooses the format.
fn write_brief(asked: &Asked, name: &str, cx: &Context<'_>) -> Result<Effect, String> {
    let format = match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => Format::Html,
        Some("txt") => Format::Text,
        Some("md") => Format::Markdown,
        _ => return Err(cx.words.say("screen-ask-ending").to_owned()),
    };
    Ok(sheet::page_of(asked, format, cx).map_or_else(Effect::Warn, |text| Effect::Write { path: name.to_owned(), text }))
}

/// Sets a field to what was typed. A list that cannot be told apart at commas is only added to and taken from; a text that
/// ended with a line end keeps it.
fn set_field(target: &Target, field: &str, typed: &str, cx: &Context<'_>) -> Result<Effect, String> {
    let record = cx.workspace.find_row(target.kind, &target.id).map(crate::text::read::RowRef::record).unwrap_or_default();
    let single = typed.starts_with(['+', '-']);
    if !single && record.texts(field).any(|item| item.contains(',')) {
        return Err(cx.keyed("screen-ask-comma", &[("key", Action::Editor)]));
    }
    let ended = !typed.is_empty() && record.text(field).ends_with('\n');
    let typed = if ended { format!("{typed}\n") } else { typed.to_owned() };
    cx.workspace.set_field(target, field, &typed, cx.today).map(Effect::apply).map_err(|misfit: Misfit| cx.words.of(&misfit.message()))
}

/// What a field takes, or what was understood for it.
fn field_echo(target: &Target, field: &str, typed: &str, cx: &Context<'_>) -> String {
    match target.kind.field(field).map(|field| field.shape) {
        Some(Shape::When | Shape::Due) => understood(typed, cx, None).unwrap_or_default(),
        Some(Shape::Refs(_) | Shape::Lines) => cx.words.say("screen-ask-items").to_owned(),
        Some(Shape::Percent) => cx.words.say("screen-ask-percent").to_owned(),
        _ => cx.words.say("screen-ask-empty").to_owned(),
    }
}

/// The value of a field as it can be typed.
fn present(target: &Target, field: &str, cx: &Context<'_>) -> String {
    let record = cx.workspace.find_row(target.kind, &target.id).map(crate::text::read::RowRef::record).unwrap_or_default();
    match record.at(field) {
        Some(Value::Bool(truth)) => truth.to_string(),
        Some(value) => value.to_string(),
        None => String::new(),
    }
}

fn understood(typed: &str, cx: &Context<'_>, base: Option<chrono::NaiveDate>) -> Option<String> {
    if typed.is_empty() {
        return None;
    }
    Some(
        typed_date::typed(typed, cx.today, base).map_or_else(
            || cx.words.tell("screen-ask-words", &[("text", typed.into())]),
            |when| format!("= {}", cx.words.with_weekday(when)),
        ),
    )
}

fn due(ids: &[String], typed: &str, cx: &Context<'_>) -> Result<Effect, String> {
    let set = |id: &String| cx.workspace.set_field(&Target::project(&**id), Name::Due.name(), typed, cx.today);
    let edits: Vec<Vec<Edit>> = ids.iter().map(set).collect::<Result<_, Misfit>>().map_err(|misfit| cx.words.of(&misfit.message()))?;
    Ok(Effect::apply(edits.concat()))
}

/// `iom 15.05 sends the draft`: an organisation, perhaps a date, then what it undertakes.
fn promised(typed: &str, cx: &Context<'_>) -> Option<Commitment> {
    let (side, rest) = typed.split_once(char::is_whitespace)?;
    cx.workspace.find(Kind::Organisation, side)?;
    let dated = typed_date::leading(rest, cx.today).filter(|(_, after)| !after.is_empty());
    let (due, what) = dated.map_or((None, rest.trim()), |(due, what)| (Some(due), what));
    (!what.is_empty()).then(|| Commitment { side: side.to_owned(), what: what.to_owned(), due, status: "open".to_owned() })
}

fn commitment(meeting: &str, typed: &str, cx: &Context<'_>) -> Result<Effect, String> {
    let promised = promised(typed, cx).ok_or_else(|| cx.words.say("screen-ask-side-first").to_owned())?;
    Ok(Effect::apply(cx.workspace.promise(meeting, &promised).into_iter().collect()))
}

fn commitment_echo(typed: &str, cx: &Context<'_>) -> String {
    match promised(typed, cx) {
        Some(Commitment { side, due: Some(due), .. }) => {
            cx.words.tell("screen-ask-by", &[("side", cx.organisation(&side).into()), ("date", cx.words.with_weekday(due).into())])
        }
        Some(Commitment { side, .. }) => format!("= {}", cx.organisation(&side)),
        None => cx.words.say("screen-ask-commitment-example").to_owned(),
    }
}

/// `15.05 iom Annual meeting`: a date, then organisations that are known, then the title.
fn new_meeting(typed: &str, cx: &Context<'_>) -> Result<Effect, String> {
    let (date, rest) = typed_date::leading(typed, cx.today).ok_or_else(|| cx.words.say("screen-ask-date-first").to_owned())?;
    let mut words = rest.split_whitespace().peekable();
    let mut with = Vec::new();
    while let Some(partner) = words.next_if(|word| cx.workspace.find(Kind::Organisation, word).is_some()) {
        with.push(partner.to_owned());
    }
    let title = words.collect::<Vec<_>>().join(" ");
    Ok(Effect::apply(vec![cx.workspace.new_meeting(date, &with, &title)]))
}
