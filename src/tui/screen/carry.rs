//! Carrying what is not finished over into the next plan: first which plan, then which projects.

use std::collections::{BTreeMap, BTreeSet};

use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::action::Action;
use super::super::context::Context;
use super::super::effect::Effect;
use super::super::keys::Key;
use super::super::widget::input::Input;
use super::super::widget::list::Cursor;
use super::super::widget::{popup, text, ticks};
use crate::report::carry::{self, CarryOver, CarryRefused, Next};
use crate::workspace::acts::Stated;

#[derive(Debug)]
pub struct Carry {
    plan: String,
    name: String,
    choices: Vec<Next>,
    chosen: Cursor,
    /// The id of a new plan while it is typed.
    typing: Option<Input>,
    wrong: String,
    /// The projects of the chosen plan, once it is chosen.
    list: Option<List>,
    /// The projects that were marked before; all where there were none.
    marked: BTreeSet<String>,
}

#[derive(Debug)]
struct List {
    next: String,
    /// All that could go on, and the ids of those that are ticked.
    over: CarryOver,
    ids: BTreeMap<String, String>,
    left: BTreeSet<String>,
    cursor: Cursor,
}

impl Carry {
    pub fn new(plan: &str, marked: &[String], cx: &Context<'_>) -> Carry {
        let choices = carry::next_plans(cx.workspace, plan);
        Carry {
            plan: plan.to_owned(),
            name: cx.workspace.plan_name(plan),
            choices,
            chosen: Cursor::default(),
            typing: None,
            wrong: String::new(),
            list: None,
            marked: marked.iter().cloned().collect(),
        }
    }

    /// Selects an item.
    pub fn point(&mut self, number: usize) {
        match &mut self.list {
            Some(list) => list.cursor.at = number,
            None => self.chosen.at = number,
        }
    }

    pub fn key(&mut self, key: Key, cx: &Context<'_>) -> Effect {
        self.wrong.clear();
        if self.typing.is_some() {
            self.type_id(key);
            return Effect::None;
        }
        let action = cx.keys.action(key);
        let Some(list) = &mut self.list else { return self.choose(key, action, cx) };
        if action.is_some_and(|action| list.cursor.act(action, list.over.projects.len())) {
            return Effect::None;
        }
        match (key.code, action) {
            (KeyCode::Enter, _) => return self.taken(cx),
            (KeyCode::Esc, _) => self.list = None,
            (_, Some(Action::Mark)) => {
                list.turn();
                self.number(cx);
            }
            (_, Some(Action::MarkAll)) => {
                list.turn_all();
                self.number(cx);
            }
            (_, Some(Action::Quit)) => return Effect::None.closing(),
            _ => {}
        }
        Effect::None
    }

    fn choose(&mut self, key: Key, action: Option<Action>, cx: &Context<'_>) -> Effect {
        if action.is_some_and(|action| self.chosen.act(action, self.choices.len())) {
            return Effect::None;
        }
        let here = self.choices.get(self.chosen.at);
        match (key.code, action) {
            (KeyCode::Enter, _) => self.look(cx),
            (KeyCode::Esc, _) | (_, Some(Action::Quit)) => return Effect::None.closing(),
            (_, Some(Action::EditField)) => self.typing = here.filter(|next| !next.is_there).map(|next| Input::new(next.id.clone())),
            _ => {}
        }
        Effect::None
    }

    fn type_id(&mut self, key: Key) {
        let Some(input) = &mut self.typing else { return };
        match key.code {
            KeyCode::Esc => self.typing = None,
            KeyCode::Enter => {
                let id = input.text().trim().to_owned();
                if let Some(next) = self.choices.get_mut(self.chosen.at) {
                    next.id = id;
                }
                self.typing = None;
            }
            _ => {
                input.key(key);
            }
        }
    }

    /// Shows the projects that would go on in the chosen plan.
    fn look(&mut self, cx: &Context<'_>) {
        let Some(next) = self.choices.get(self.chosen.at).map(|next| next.id.clone()) else { return };
        match carry::carry(cx.workspace, &self.plan, &next, &stated(cx), cx.today, &|_| true) {
            Ok(over) => {
                let ids = over.projects.iter().map(|one| one.from.clone());
                let left = if self.marked.is_empty() { BTreeSet::new() } else { ids.filter(|id| !self.marked.contains(id)).collect() };
                self.list = Some(List { next, over, ids: BTreeMap::new(), left, cursor: Cursor::default() });
                self.number(cx);
            }
            Err(refused) => self.wrong = cx.words.of(&refused.message()),
        }
    }

    /// What is ticked, as it would be carried over.
    fn ticked(&self, list: &List, cx: &Context<'_>) -> Result<CarryOver, CarryRefused> {
        carry::carry(cx.workspace, &self.plan, &list.next, &stated(cx), cx.today, &|id| !list.left.contains(id))
    }

    /// The ids that the ticked ones get: they are given one after the other.
    fn number(&mut self, cx: &Context<'_>) {
        let over = self.list.as_ref().and_then(|list| self.ticked(list, cx).ok());
        if let (Some(list), Some(over)) = (&mut self.list, over) {
            list.ids = over.projects.into_iter().map(|one| (one.from, one.to)).collect();
        }
    }

    fn taken(&self, cx: &Context<'_>) -> Effect {
        let Some(list) = &self.list else { return Effect::None };
        match self.ticked(list, cx) {
            Ok(over) if over.projects.is_empty() => Effect::Say(cx.words.say("screen-carry-none").to_owned()).closing(),
            Ok(over) => {
                let many = over.projects.len();
                let said = cx.words.tell("screen-carry-done", &[("n", many.into()), ("next", (&list.next).into())]);
                Effect::Apply { edits: over.edits, said }.closing()
            }
            Err(refused) => Effect::Warn(refused.to_string()),
        }
    }

    pub fn draw(&mut self, area: Rect, cx: &Context<'_>, buffer: &mut Buffer) {
        let name = text::fit(&self.name, 40).into_owned();
        match &mut self.list {
            Some(list) => list.draw(area, &name, cx, buffer),
            None => self.draw_choices(area, &name, cx, buffer),
        }
    }

    fn draw_choices(&mut self, area: Rect, name: &str, cx: &Context<'_>, buffer: &mut Buffer) {
        let height = u16::try_from(self.choices.len() + 2).unwrap_or(u16::MAX).min(area.height.saturating_sub(4).max(3));
        let foot = match self.typing {
            Some(_) => cx.words.say("screen-carry-foot-id").to_owned(),
            None => cx.keyed("screen-carry-foot", &[("edit", Action::EditField)]),
        };
        let title = cx.words.tell("screen-carry-which", &[("plan", name.into())]);
        let inside = popup::open(area, (popup::width(area, 8, 76), height), &title, &foot, cx.theme, buffer);
        let room = usize::from(inside.width);
        let below = if inside.height > 2 { 2 } else { u16::from(!self.wrong.is_empty()) };
        let list = Rect { height: inside.height.saturating_sub(below), ..inside };
        let widest = self.choices.iter().map(|next| text::width(&next.id)).max().unwrap_or(0);
        let id_room = widest.clamp(18.min(room / 3), room / 2);
        let window = self.chosen.window(self.choices.len(), usize::from(list.height));
        cx.spots.items(list, window.clone(), 1);
        for (number, y) in window.zip(list.y..list.bottom()) {
            let Some(next) = self.choices.get(number) else { continue };
            let here = number == self.chosen.at;
            let line = match &self.typing {
                Some(input) if here => input.line(room, cx.theme.text(), cx.theme.selected()),
                _ => {
                    let style = if here { cx.theme.selected() } else { cx.theme.text() };
                    let what = if next.is_there { next.name.clone() } else { cx.words.say("screen-carry-new").to_owned() };
                    Line::from(vec![
                        Span::styled(text::pad(&next.id, id_room), style),
                        Span::styled(text::pad(&format!("  {what}"), room - id_room), style),
                    ])
                }
            };
            buffer.set_line(list.x, y, &line, list.width);
        }
        if below > 0 {
            buffer.set_line(
                inside.x,
                inside.bottom() - 1,
                &Line::styled(text::fit(&self.wrong, room).into_owned(), cx.theme.warning()),
                inside.width,
            );
        }
    }
}

impl List {
    fn turn(&mut self) {
        if let Some(one) = self.over.projects.get(self.cursor.at) {
            if !self.left.remove(&one.from) {
                self.left.insert(one.from.clone());
            }
            self.cursor.act(Action::Down, self.over.projects.len());
        }
    }

    fn turn_all(&mut self) {
        self.left = if self.left.is_empty() { self.over.projects.iter().map(|one| one.from.clone()).collect() } else { BTreeSet::new() };
    }

    fn draw(&mut self, area: Rect, name: &str, cx: &Context<'_>, buffer: &mut Buffer) {
        let title = cx.words.tell("screen-carry-into", &[("plan", name.into()), ("next", (&self.next).into())]);
        let foot = cx.keyed("screen-carry-foot-list", &[("mark", Action::Mark), ("all", Action::MarkAll)]);
        let height = u16::try_from(self.over.projects.len() + 2).unwrap_or(u16::MAX).min(area.height.saturating_sub(2).max(3));
        let inside = popup::open(area, (popup::width(area, 4, 110), height.max(3)), &title, &foot, cx.theme, buffer);
        if self.over.projects.is_empty() {
            return popup::lines(inside, &[Line::styled(cx.words.say("screen-carry-closed"), cx.theme.text())], buffer);
        }
        let items: Vec<ticks::Item> = self
            .over
            .projects
            .iter()
            .map(|one| ticks::Item {
                label: one.from.clone(),
                taken: Some(!self.left.contains(&one.from)),
                text: match self.ids.get(&one.from) {
                    Some(to) => {
                        let there = if one.was_there { format!("{}  ", cx.words.say("screen-carry-there")) } else { String::new() };
                        format!("→ {to}  {there}{}{}", running(one.running, cx), one.title)
                    }
                    None => one.title.clone(),
                },
            })
            .collect();
        ticks::draw(inside, &items, &mut self.cursor, cx, buffer);
    }
}

/// `third year running: `, from the second on.
fn running(plans: usize, cx: &Context<'_>) -> String {
    if plans < 2 { String::new() } else { cx.words.tell("count-years-running", &[("n", plans.into())]) + ": " }
}

fn stated(cx: &Context<'_>) -> Stated {
    Stated { meeting: cx.active_meeting.map(str::to_owned), ..Stated::default() }
}
