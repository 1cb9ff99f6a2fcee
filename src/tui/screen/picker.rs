//! A list to pick from, narrowed while one types: meetings to link, fields to edit, actions by name.

use chrono::{Months, NaiveDate};
use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::action::{ACTIONS, Action};
use super::super::context::Context;
use super::super::effect::Effect;
use super::super::keys::Key;
use super::super::place::{Asked, Place, Prompt, Report};
use super::super::widget::input::{Input, Typed};
use super::super::widget::list::Cursor;
use super::super::widget::{popup, text};
use super::undertakings;
use crate::domain::date::When;
use crate::domain::edit::{Edit, Target};
use crate::domain::event;
use crate::domain::field::{Key as Name, Kind, Shape};
use crate::domain::fold::fold;
use crate::domain::typed_date;
use crate::domain::value::Record;
use crate::domain::wording;
use crate::i18n::Words;
use crate::report::as_of::Moment;
use crate::report::scope::Scope;
use crate::workspace::Workspace;

/// What is done with an item that was picked.
#[derive(Debug, Clone, PartialEq)]
pub enum Picked {
    Effect(Effect),
    Action(Action),
}

/// The folded text of the item for a date that was typed; no text folds to it.
const TYPED: &str = "\n";

/// What stands before the text of an item has at most so much room.
const LEFT: usize = 30;

/// What a date is for that is typed.
#[derive(Debug)]
enum Dated {
    AsOf,
    Base(Asked),
}

impl Dated {
    /// What a date does; `None` for one that is too late.
    fn effect(&self, day: NaiveDate, cx: &Context<'_>) -> Option<Effect> {
        match self {
            Dated::AsOf => (day <= cx.now.1).then(|| Effect::AsOf(Some(Moment::on(day)))),
            Dated::Base(asked) => {
                (day < cx.today).then(|| Effect::Go(Place::Asked(Asked { base: Some(Moment::on(day)), ..asked.clone() })))
            }
        }
    }
}

#[derive(Debug)]
struct Item {
    left: String,
    text: String,
    right: String,
    folded: String,
    picked: Picked,
}

#[derive(Debug)]
pub struct Picker {
    title: String,
    foot: String,
    items: Vec<Item>,
    shown: Vec<usize>,
    input: Input,
    pub cursor: Cursor,
    /// Where dates can be typed too, what one does; how it was understood stands above the items.
    dates: Option<Dated>,
}

impl Picker {
    fn new(title: String, foot: impl Into<String>, items: Vec<Item>) -> Picker {
        let shown = (0..items.len()).collect();
        Picker { title, foot: foot.into(), items, shown, input: Input::default(), cursor: Cursor::default(), dates: None }
    }

    /// Meetings to link projects to: the newest with the plan's partner first; linked ones carry a sign.
    pub fn link(ids: &[String], cx: &Context<'_>) -> Picker {
        let latest =
            ids.first().and_then(|id| cx.workspace.find(Kind::Project, id)).and_then(|project| cx.workspace.latest_for(project, cx.today));
        let mut items = meetings(cx.workspace, cx.words, |meeting| {
            let all = ids.iter().all(|id| cx.workspace.link(id, meeting).is_none());
            let edits: Vec<Edit> =
                ids.iter().filter_map(|id| if all { cx.workspace.unlink(id, meeting) } else { cx.workspace.link(id, meeting) }).collect();
            (if all { "✓" } else { " " }, Picked::Effect(Effect::apply(edits)))
        });
        let first = latest.and_then(|latest| cx.workspace.row(latest)).map(|row| row.id().into_owned());
        let at = first.and_then(|id| items.iter().position(|item| item.right == id));
        if let Some(at) = at {
            let newest = items.remove(at);
            items.insert(0, newest);
        }
        let what = if let [id] = ids { id.clone() } else { cx.words.tell("count-projects", &[("n", ids.len().into())]) };
        Picker::new(cx.words.tell("screen-link-to", &[("what", what.into())]), cx.words.say("screen-link-foot"), items)
    }

    /// The meeting at which everything is stated from now on; the first item is none.
    pub fn meeting(cx: &Context<'_>) -> Picker {
        let mut items = meetings(cx.workspace, cx.words, |meeting| (" ", Picked::Effect(Effect::Activate(Some(meeting.to_owned())))));
        let upcoming = items.len() - cx.workspace.meetings_by_date().iter().filter(|(date, _)| *date <= cx.today).count();
        if cx.active_meeting.is_some() {
            items.insert(
                0,
                item("", cx.words.say("screen-pick-no-meeting").to_owned(), String::new(), Picked::Effect(Effect::Activate(None))),
            );
        }
        let mut picker = Picker::new(cx.words.say("screen-pick-meeting").to_owned(), cx.words.say("screen-pick-foot"), items);
        picker.cursor.at = if cx.active_meeting.is_some() { 0 } else { upcoming };
        picker
    }

    /// The moment at which things are looked at: a meeting that was held, or a date.
    pub fn moment(cx: &Context<'_>) -> Picker {
        let (workspace, today) = cx.now;
        let held = |meeting: &str| Moment::at(workspace, meeting).filter(|moment| moment.day <= today);
        let mut items = meetings(workspace, cx.words, |meeting| {
            (" ", Picked::Effect(held(meeting).map_or(Effect::None, |moment| Effect::AsOf(Some(moment)))))
        });
        items.retain(|item| item.picked != Picked::Effect(Effect::None));
        if cx.past.is_some() {
            items.insert(0, item("", cx.words.say("screen-today").to_owned(), String::new(), Picked::Effect(Effect::AsOf(None))));
        }
        let foot = match cx.past {
            Some(_) => cx.keyed("screen-pick-foot-past", &[("key", Action::AsOf)]),
            None => cx.words.say("screen-pick-foot-date").to_owned(),
        };
        Picker { dates: Some(Dated::AsOf), ..Picker::new(cx.words.say("screen-pick-moment").to_owned(), foot, items) }
    }

    /// The partners of plans and of meetings, for a report.
    pub fn partner(asked: &Asked, cx: &Context<'_>) -> Picker {
        let go = |partner: Option<String>| {
            // another partner has meetings of its own
            let base = asked.base.clone().filter(|base| base.meeting.is_none());
            Picked::Effect(Effect::Go(Place::Asked(Asked { partner, plan: None, base, ..asked.clone() })))
        };
        let mut items: Vec<Item> = cx
            .workspace
            .partners()
            .into_iter()
            .map(|id| item("", cx.workspace.organisation_in(&id, cx.words.lang), id.clone(), go(Some(id))))
            .collect();
        items.sort_by(|a, b| cx.words.compare(&a.text, &b.text));
        if asked.report != Report::Brief {
            items.insert(0, item("", cx.words.say("screen-all-partners").to_owned(), String::new(), go(None)));
        }
        let mut picker = Picker::new(cx.words.say("report-partner").to_owned(), cx.words.say("screen-pick-foot"), items);
        let here = asked.partner.as_deref().unwrap_or_default();
        picker.cursor.at = picker.items.iter().position(|item| item.right == here).unwrap_or(0);
        picker
    }

    /// With when a report compares: a meeting that was held with the partner, or a date.
    pub fn base(asked: &Asked, cx: &Context<'_>) -> Picker {
        let scope = Scope::of(asked.partner.as_deref());
        let held = |meeting: &str| {
            let row = cx.workspace.find(Kind::Meeting, meeting).filter(|row| scope.has_meeting(cx.workspace, *row));
            row.and_then(|_| Moment::at(cx.workspace, meeting)).filter(|moment| moment.day < cx.today)
        };
        let mut items = meetings(cx.workspace, cx.words, |meeting| {
            let go = |moment| Effect::Go(Place::Asked(Asked { base: Some(moment), ..asked.clone() }));
            (" ", Picked::Effect(held(meeting).map_or(Effect::None, go)))
        });
        items.retain(|item| item.picked != Picked::Effect(Effect::None));
        let title = cx.words.say("report-base").to_owned();
        let mut picker =
            Picker { dates: Some(Dated::Base(asked.clone())), ..Picker::new(title, cx.words.say("screen-pick-foot-date"), items) };
        let here = asked.base.as_ref().and_then(|base| base.meeting.as_deref()).unwrap_or_default();
        picker.cursor.at = picker.items.iter().position(|item| item.right == here).unwrap_or(0);
        picker
    }

    /// What sides undertook at a meeting; picking one tells what became of it.
    pub fn commitments(meeting: &str, cx: &Context<'_>) -> Picker {
        let record = cx.workspace.find_row(Kind::Meeting, meeting).map(crate::text::read::RowRef::record).unwrap_or_default();
        let items = event::commitments(&record).into_iter().enumerate().map(|(nth, commitment)| {
            let next = Picked::Effect(Effect::Go(Place::Settle { meeting: meeting.to_owned(), nth }));
            let left = format!("{} {}", undertakings::sign(&commitment), commitment.side);
            let right = cx.words.say(undertakings::state_id(&commitment)).to_owned();
            item(&left, commitment.what, right, next)
        });
        Picker::new(cx.words.say("screen-pick-commitment").to_owned(), cx.words.say("screen-pick-foot-plain"), items.collect())
    }

    /// The fields of a row, with their values.
    pub fn field(target: &Target, cx: &Context<'_>) -> Picker {
        let record = cx.workspace.find_row(target.kind, &target.id).map(crate::text::read::RowRef::record).unwrap_or_default();
        let mut items = Vec::new();
        for field in target.kind.fields() {
            let label = cx.words.say(field.key.label());
            match field.shape {
                Shape::Rows(_) => {}
                Shape::Table(keys) => items.extend(keys.iter().map(|key| {
                    let label = format!("{label} {}", cx.words.arg(&wording::part(key)));
                    field_item(&label, format!("{}.{key}", field.name()), target, &record, cx)
                })),
                _ => items.push(field_item(label, field.name().to_owned(), target, &record, cx)),
            }
        }
        let title = cx.words.tell("screen-pick-field", &[("id", (&target.id).into())]);
        Picker::new(title, cx.words.say("screen-pick-foot-edit"), items)
    }

    /// All actions by what they do.
    pub fn palette(cx: &Context<'_>) -> Picker {
        let allowed = ACTIONS.iter().filter(|entry| !((cx.read_only && entry.writes) || entry.action == Action::Palette));
        let items = allowed
            .map(|entry| item("", cx.words.say(entry.help).to_owned(), cx.keys.shown(entry.action), Picked::Action(entry.action)))
            .collect();
        Picker::new(cx.words.say("screen-pick-action").to_owned(), cx.words.say("screen-pick-foot-do"), items)
    }

    pub fn key(&mut self, key: Key, cx: &Context<'_>) -> Option<Picked> {
        if matches!(self.dates, Some(Dated::AsOf)) && self.input.text().is_empty() && cx.keys.action(key) == Some(Action::AsOf) {
            return Some(Picked::Effect(Effect::AsOf(None)));
        }
        let action = match key.code {
            KeyCode::Esc => return Some(Picked::Effect(Effect::None)),
            KeyCode::Enter => return self.shown.get(self.cursor.at).and_then(|at| self.items.get(*at)).map(|item| item.picked.clone()),
            KeyCode::Down | KeyCode::Tab => Some(Action::Down),
            KeyCode::Up | KeyCode::BackTab => Some(Action::Up),
            KeyCode::PageDown => Some(Action::PageDown),
            KeyCode::PageUp => Some(Action::PageUp),
            _ => None,
        };
        if let Some(action) = action {
            self.cursor.act(action, self.shown.len());
        } else if self.input.key(key) == Typed::Changed {
            self.narrow(cx);
        }
        None
    }

    pub fn paste(&mut self, text: &str, cx: &Context<'_>) {
        self.input.insert(text);
        self.narrow(cx);
    }

    fn narrow(&mut self, cx: &Context<'_>) {
        self.items.retain(|item| item.folded != TYPED);
        let words: Vec<String> = self.input.text().split_whitespace().map(|word| fold(word).into_owned()).collect();
        let fits = |item: &Item| words.iter().all(|word| item.folded.contains(word.as_str()));
        self.shown = self.items.iter().enumerate().filter(|(_, item)| fits(item)).map(|(at, _)| at).collect();
        let when = self.dates.as_ref().and_then(|dates| Some((dates, typed_date::typed(self.input.text(), cx.now.1, None)?)));
        // a day without a year is the last such day: one looks back here
        let back = |when: When| past_year(self.input.text(), when).filter(|_| when.last() > cx.today);
        let when = when.map(|(dates, when)| (dates, back(when).unwrap_or(when)));
        if let Some((when, effect)) = when.and_then(|(dates, when)| Some((when, dates.effect(when.last(), cx)?))) {
            let picked = Picked::Effect(effect);
            self.shown.insert(0, self.items.len());
            self.items.push(Item {
                left: String::new(),
                text: cx.words.short(when.last()),
                right: String::new(),
                folded: TYPED.to_owned(),
                picked,
            });
        }
        self.cursor = Cursor::default();
    }

    pub fn draw(&mut self, area: Rect, cx: &Context<'_>, buffer: &mut Buffer) {
        let height = u16::try_from(self.items.len() + 2).unwrap_or(u16::MAX).min(area.height.saturating_sub(4).max(3));
        let inside = popup::open(area, (popup::width(area, 8, 90), height), &self.title, &self.foot, cx.theme, buffer);
        let mut prompt = self.input.line(usize::from(inside.width).saturating_sub(2), cx.theme.text(), cx.theme.selected());
        prompt.spans.insert(0, Span::styled("› ", cx.theme.key()));
        popup::lines(inside, &[prompt], buffer);
        // in a low box no line is left empty
        let head = if inside.height < 4 { 1 } else { 2 };
        let list = Rect { y: inside.y + head.min(inside.height), height: inside.height.saturating_sub(head), ..inside };
        if self.shown.is_empty() && list.height > 0 {
            buffer.set_line(list.x, list.y, &Line::styled(cx.words.say("screen-pick-nothing"), cx.theme.quiet()), list.width);
        }
        let window = self.cursor.window(self.shown.len(), usize::from(list.height));
        cx.spots.items(list, window.clone(), 1);
        let in_sight = self.shown.get(window.clone()).unwrap_or_default().iter().filter_map(|at| self.items.get(*at));
        // as wide as the widest in sight, and a gap
        let left = in_sight.map(|item| text::width(&item.left) + 1).max().unwrap_or(0).clamp(16, LEFT);
        for (number, y) in window.zip(list.y..list.bottom()) {
            let Some(item) = self.shown.get(number).and_then(|at| self.items.get(*at)) else { continue };
            draw_item(item, left, number == self.cursor.at, Rect { y, height: 1, ..list }, cx, buffer);
        }
    }
}

/// The same day a year before, where a day was typed and no year.
fn past_year(typed: &str, when: When) -> Option<When> {
    let digits: Vec<&str> = typed.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty()).collect();
    let has_year = digits.iter().any(|digits| digits.len() == 4) || digits.len() > 2;
    let When::Day(day) = when else { return None };
    (!digits.is_empty() && !has_year && !typed.contains(['+', '-'])).then(|| day.checked_sub_months(Months::new(12)).map(When::Day))?
}

fn draw_item(item: &Item, left: usize, selected: bool, area: Rect, cx: &Context<'_>, buffer: &mut Buffer) {
    let room = usize::from(area.width);
    let right = text::fit(&item.right, room / 2).into_owned();
    let left_room = if item.left.is_empty() { 0 } else { left.min(room / 2) };
    let middle = room.saturating_sub(left_room + text::width(&right) + 1);
    let style = |plain| if selected { cx.theme.selected() } else { plain };
    let line = Line::from(vec![
        Span::styled(text::pad(&item.left, left_room), style(cx.theme.quiet())),
        Span::styled(text::pad(&item.text, middle), style(cx.theme.text())),
        Span::styled(format!(" {right}"), style(cx.theme.quiet())),
    ]);
    buffer.set_line(area.x, area.y, &line, area.width);
}

fn item(left: &str, text: String, right: String, picked: Picked) -> Item {
    let folded = fold(&format!("{left} {text} {right}")).into_owned();
    Item { left: left.to_owned(), text, right, folded, picked }
}

fn field_item(label: &str, path: String, target: &Target, record: &Record, cx: &Context<'_>) -> Item {
    let value = record.at(&path).map(|value| cx.words.arg(&wording::value(&path, value)).into_owned()).unwrap_or_default();
    let shape = target.kind.field(&path).map(|field| field.shape);
    let effect = match shape {
        Some(Shape::Status) => Effect::Go(Place::StatusMenu(vec![target.id.clone()])),
        Some(Shape::Health) => Effect::Go(Place::HealthMenu(vec![target.id.clone()])),
        Some(Shape::Choice(_)) => Effect::Go(Place::ChoiceMenu { target: target.clone(), field: path }),
        None if path == "funding.confirmed" => Effect::Go(Place::ChoiceMenu { target: target.clone(), field: path }),
        // one line cannot hold a text of several
        _ if value.trim_end().contains('\n') => {
            let key = cx.keys.named(Action::Editor);
            Effect::Warn(cx.words.tell("screen-many-lines", &[("field", label.into()), ("key", key.into())]))
        }
        _ => Effect::Go(Place::Prompt(Prompt::Field { target: target.clone(), field: path })),
    };
    item(label, value, String::new(), Picked::Effect(effect))
}

/// All meetings, the newest first, each with its sign and what picking it does.
fn meetings(workspace: &Workspace, words: Words, act: impl Fn(&str) -> (&'static str, Picked)) -> Vec<Item> {
    let rows = workspace.meetings_by_date().iter().rev().filter_map(|(_, handle)| workspace.row(*handle));
    rows.map(|row| {
        let id = row.id().into_owned();
        let (sign, picked) = act(&id);
        let date = row.when(Name::Date).map(|when| words.short(when)).unwrap_or_default();
        item(&format!("{sign} {date}"), row.title(words.lang).into_owned(), id, picked)
    })
    .collect()
}
