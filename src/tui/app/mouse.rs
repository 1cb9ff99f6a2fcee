//! What a click or the wheel does: the same that a key would do there.

use crossterm::event::KeyCode;

use super::super::action::Action;
use super::super::context::Context;
use super::super::effect::Effect;
use super::super::keys::Key;
use super::super::place::Screen;
use super::super::spot::{Did, Mouse, Spot};
use super::App;
use super::layer::Layer;

/// So many lines a turn of the wheel goes.
const LINES: usize = 3;

impl App {
    pub fn mouse(&mut self, mouse: Mouse, cx: &Context<'_>) -> Effect {
        let spot = cx.spots.at(mouse.x, mouse.y);
        let effect = match mouse.did {
            Did::WheelUp => self.wheel(Action::Up, spot, cx),
            Did::WheelDown => self.wheel(Action::Down, spot, cx),
            Did::Click | Did::ClickAgain => spot.map_or(Effect::None, |spot| self.click(spot, mouse.did == Did::ClickAgain, cx)),
        };
        self.settle(effect, cx)
    }

    fn wheel(&mut self, action: Action, spot: Option<Spot>, cx: &Context<'_>) -> Effect {
        let code = if action == Action::Up { KeyCode::Up } else { KeyCode::Down };
        if let Some(layer) = self.layers.last_mut() {
            for _ in 0..LINES {
                layer.key(Key { code, ..Key::char(' ') }, cx);
            }
            return Effect::None;
        }
        self.focus(matches!(spot, Some(Spot::Detail | Spot::Tab(_))));
        for _ in 0..LINES {
            self.on_screen(action, None, cx);
        }
        Effect::None
    }

    fn click(&mut self, spot: Spot, again: bool, cx: &Context<'_>) -> Effect {
        match (spot, self.layers.last_mut()) {
            (Spot::Item(number), Some(layer)) => {
                layer.point(number);
                let acts = matches!(layer, Layer::Menu(_) | Layer::Picker(_) | Layer::Order(_));
                let acts = acts || (again && matches!(layer, Layer::Sheet(_) | Layer::Timeline(_) | Layer::Problems(_)));
                if acts { self.dispatch(Key { code: KeyCode::Enter, ..Key::char(' ') }, cx) } else { Effect::None }
            }
            (Spot::Do(action), Some(Layer::Sheet(_) | Layer::Timeline(_))) => {
                self.layers.pop();
                self.act(action, None, cx)
            }
            (_, Some(_)) => Effect::None,
            (Spot::Item(_) | Spot::Cell(..), None) if again => self.on_screen(Action::Enter, None, cx),
            (Spot::Item(number), None) => {
                self.focus(false);
                self.listing_mut().cursor.at = number;
                Effect::None
            }
            (Spot::Cell(row, column), None) => {
                self.matrix.point(row, column);
                Effect::None
            }
            (Spot::Number(card, number), None) => {
                self.plans.point(card, number, cx);
                self.on_screen(Action::Enter, None, cx)
            }
            (Spot::Do(action), None) => self.act(action, None, cx),
            (Spot::Head(number), None) => {
                if self.screen == Screen::Projects {
                    self.projects.sort_by(number, cx);
                }
                Effect::None
            }
            (Spot::Tab(number), None) => {
                match self.screen {
                    Screen::Plans => self.plans.show_tab(number),
                    Screen::Projects => self.projects.show_tab(number),
                    Screen::Meetings => self.meetings.show_tab(number),
                    Screen::Matrix => {}
                }
                Effect::None
            }
            (Spot::Detail, None) => {
                self.focus(true);
                Effect::None
            }
        }
    }

    /// Gives the keys to the detail or to the list.
    fn focus(&mut self, detail: bool) {
        match self.screen {
            Screen::Plans => self.plans.focus(detail),
            Screen::Projects => self.projects.focus(detail),
            Screen::Meetings => self.meetings.focus(detail),
            Screen::Matrix => {}
        }
    }
}
