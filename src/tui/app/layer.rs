//! What opens over a screen and takes all keys until it is closed.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::action::Action;
use super::super::context::Context;
use super::super::effect::Effect;
use super::super::keys::Key;
use super::super::place::{Place, Report};
use super::super::screen::carry::Carry;
use super::super::screen::conflicts::Conflicts;
use super::super::screen::exchanged::Panel;
use super::super::screen::help::Help;
use super::super::screen::menu::Menu;
use super::super::screen::order::{Order, OrderMenu};
use super::super::screen::picker::{Picked, Picker};
use super::super::screen::problems::Problems;
use super::super::screen::prompt::Ask;
use super::super::screen::readout::Readout;
use super::super::screen::recovery::Recovery;
use super::super::screen::sheet::Sheet;
use super::super::screen::timeline::Timeline;

#[derive(Debug)]
pub(super) enum Layer {
    Menu(Menu),
    Picker(Picker),
    Ask(Ask),
    Order(OrderMenu),
    Help(Help),
    Problems(Problems),
    Conflicts(Conflicts),
    Recovery(Recovery),
    Exchanged(Panel),
    Sheet(Sheet),
    Timeline(Timeline),
    Carry(Carry),
    Readout(Box<Readout>),
}

/// What a layer makes of a key.
#[derive(Debug)]
pub(super) enum Answer {
    Effect(Effect),
    /// Close it, and do this on the screen.
    Act(Action),
    /// Show the rows in this order; whether that was all.
    Sort {
        order: Order,
        done: bool,
    },
}

impl Layer {
    /// The layer for a place, where it is one.
    pub(super) fn open(place: Place, order: &Order, cx: &Context<'_>) -> Option<Layer> {
        Some(match place {
            Place::StatusMenu(ids) => Layer::Menu(Menu::status(&ids, cx)),
            Place::HealthMenu(ids) => Layer::Menu(Menu::health(&ids, cx)),
            Place::ChoiceMenu { target, field } => Layer::Menu(Menu::choice(&target, &field, cx)),
            Place::Views => Layer::Menu(Menu::views(cx)),
            Place::Asking(asked) => Layer::Menu(Menu::asking(&asked, cx)),
            Place::LanguageMenu(asked) => Layer::Menu(Menu::languages(&asked, cx)),
            Place::PartnerPicker(asked) => Layer::Picker(Picker::partner(&asked, cx)),
            Place::BasePicker(asked) => Layer::Picker(Picker::base(&asked, cx)),
            Place::Confirm(question) => Layer::Menu(Menu::confirm(&question, cx)),
            Place::LinkPicker(ids) => Layer::Picker(Picker::link(&ids, cx)),
            Place::MeetingPicker => Layer::Picker(Picker::meeting(cx)),
            Place::MomentPicker => Layer::Picker(Picker::moment(cx)),
            Place::Readout => Layer::Readout(Box::default()),
            Place::Commitments(meeting) => Layer::Picker(Picker::commitments(&meeting, cx)),
            Place::Settle { meeting, nth } => Layer::Menu(Menu::settle(&meeting, nth, cx)),
            Place::Carry { plan, marked } => Layer::Carry(Carry::new(&plan, &marked, cx)),
            Place::FieldPicker(target) => Layer::Picker(Picker::field(&target, cx)),
            Place::Palette => Layer::Picker(Picker::palette(cx)),
            Place::Prompt(prompt) => Layer::Ask(Ask::new(prompt, cx)),
            Place::Order => Layer::Order(OrderMenu::new(order.clone())),
            Place::Help => Layer::Help(Help::default()),
            Place::Problems => Layer::Problems(Problems::new(cx)),
            Place::Conflicts => Layer::Conflicts(Conflicts::new(cx)),
            Place::Screen(_) | Place::Report(_) | Place::Asked(_) | Place::Plan(_) | Place::Filtered { .. } | Place::Row(_) => return None,
        })
    }

    pub(super) fn key(&mut self, key: Key, cx: &Context<'_>) -> Answer {
        Answer::Effect(match self {
            Layer::Menu(menu) => menu.key(key, cx),
            Layer::Ask(ask) => ask.key(key, cx),
            Layer::Problems(problems) => problems.key(key, cx),
            Layer::Conflicts(conflicts) => conflicts.key(key, cx),
            Layer::Recovery(recovery) => recovery.key(key, cx),
            Layer::Exchanged(panel) => match panel.key(key, cx) {
                Ok(effect) => effect,
                Err(action) => return Answer::Act(action),
            },
            Layer::Sheet(sheet) => sheet.key(key, cx),
            Layer::Timeline(timeline) => timeline.key(key, cx),
            Layer::Carry(carry) => carry.key(key, cx),
            Layer::Readout(readout) => readout.key(key, cx),
            Layer::Help(help) => {
                if help.key(key, cx) {
                    Effect::None.closing()
                } else {
                    Effect::None
                }
            }
            Layer::Picker(picker) => match picker.key(key, cx) {
                None => Effect::None,
                Some(Picked::Effect(effect)) => effect.closing(),
                Some(Picked::Action(action)) => return Answer::Act(action),
            },
            Layer::Order(menu) => {
                let done = menu.key(key, cx);
                return Answer::Sort { order: menu.order.clone(), done };
            }
        })
    }

    pub(super) fn paste(&mut self, text: &str, cx: &Context<'_>) {
        match self {
            Layer::Ask(ask) => ask.paste(text),
            Layer::Readout(readout) => readout.paste(text, cx),
            Layer::Picker(picker) => picker.paste(text, cx),
            _ => {}
        }
    }

    /// Selects an item.
    pub(super) fn point(&mut self, number: usize) {
        match self {
            Layer::Menu(menu) => menu.at = number,
            Layer::Picker(picker) => picker.cursor.at = number,
            Layer::Order(menu) => menu.at = number,
            Layer::Problems(problems) => problems.cursor.at = number,
            Layer::Conflicts(conflicts) => conflicts.cursor.at = number,
            Layer::Sheet(sheet) => sheet.cursor.at = number,
            Layer::Timeline(timeline) => timeline.cursor.at = number,
            Layer::Carry(carry) => carry.point(number),
            Layer::Readout(readout) => readout.point(number),
            Layer::Ask(_) | Layer::Help(_) | Layer::Recovery(_) | Layer::Exchanged(_) => {}
        }
    }

    /// Tells a report again, since more is known.
    pub(super) fn tell_again(&mut self, cx: &Context<'_>) {
        match self {
            Layer::Sheet(sheet) => sheet.tell_again(cx),
            Layer::Timeline(timeline) => timeline.tell_again(cx),
            _ => {}
        }
    }

    pub(super) fn report(&self) -> Option<Report> {
        match self {
            Layer::Sheet(sheet) => Some(sheet.report()),
            Layer::Timeline(_) => Some(Report::Timeline),
            _ => None,
        }
    }

    pub(super) fn draw(&mut self, area: Rect, cx: &Context<'_>, buffer: &mut Buffer) {
        match self {
            Layer::Menu(menu) => menu.draw(area, cx, buffer),
            Layer::Picker(picker) => picker.draw(area, cx, buffer),
            Layer::Ask(ask) => ask.draw(area, cx, buffer),
            Layer::Order(menu) => menu.draw(area, cx, buffer),
            Layer::Help(help) => help.draw(area, cx, buffer),
            Layer::Problems(problems) => problems.draw(area, cx, buffer),
            Layer::Conflicts(conflicts) => conflicts.draw(area, cx, buffer),
            Layer::Recovery(recovery) => recovery.draw(area, cx, buffer),
            Layer::Exchanged(panel) => panel.draw(area, cx, buffer),
            Layer::Carry(carry) => carry.draw(area, cx, buffer),
            Layer::Timeline(timeline) => {
                let head = u16::from(area.height > 8);
                timeline.draw(Rect { y: area.y + head, height: area.height - head, ..area }, cx, buffer);
            }
            Layer::Readout(readout) => readout.draw(area, cx, buffer),
            Layer::Sheet(sheet) => {
                let head = u16::from(area.height > 8);
                sheet.draw(Rect { y: area.y + head, height: area.height - head, ..area }, cx, buffer);
            }
        }
    }
}
