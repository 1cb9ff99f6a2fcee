//! The screens, the layers over them, and the lines above and below: pure state. Keys go to the top
//! layer, else to the filter that is typed, else through the table of actions to the screen.

mod foot;
mod layer;
mod mouse;
mod trail;

use foot::{Foot, Message};
use layer::{Answer, Layer};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use trail::Passed;

use super::action::Action;
use super::context::Context;
use super::effect::Effect;
use super::keys::Key;
use super::place::{Asked, Confirm, Front, Place, Report, Screen};
use super::screen::exchanged::Panel;
use super::screen::listing::Listing;
use super::screen::matrix::Matrix;
use super::screen::meetings::Meetings;
use super::screen::order::Order;
use super::screen::plans::Plans;
use super::screen::projects::Projects;
use super::screen::recovery::Recovery;
use super::screen::sheet::Sheet;
use super::screen::timeline::Timeline;
use super::widget::header;
use crate::domain::edit::Target;
use crate::domain::field::Key as Name;
use crate::workspace::index::Handle;
use chrono::{NaiveDate, NaiveDateTime};
use crossterm::event::KeyCode;

/// What is selected on each screen.
#[derive(Debug)]
pub struct Stand {
    plan: Option<Target>,
    selected: [Option<Target>; 3],
}

/// A count of days has so many digits at most.
const MANY_DIGITS: usize = 3;

#[derive(Debug)]
pub struct App {
    screen: Screen,
    plans: Plans,
    projects: Projects,
    meetings: Meetings,
    matrix: Matrix,
    layers: Vec<Layer>,
    message: Message,
    /// The count that is typed before `>`, and the screen on which it was begun: digits also choose screens.
    digits: String,
    begun_on: Screen,
    /// The way back, the last place at the end.
    trail: Vec<Passed>,
    /// The way back as it was when a count was begun, if a screen was gone to since.
    begun_trail: Option<Vec<Passed>>,
    /// What a report was asked last, other than what each is asked at first.
    asked: Option<Asked>,
}

impl App {
    pub fn new(cx: &Context<'_>) -> App {
        let mut app = App {
            screen: Screen::Projects,
            plans: Plans::default(),
            projects: Projects::default(),
            meetings: Meetings::default(),
            matrix: Matrix::default(),
            layers: Vec::new(),
            message: Message::None,
            digits: String::new(),
            begun_on: Screen::Projects,
            trail: Vec::new(),
            begun_trail: None,
            asked: None,
        };
        app.fill(cx);
        app
    }

    /// Gathers the rows of all screens: at opening, and when rows come or go.
    pub fn fill(&mut self, cx: &Context<'_>) {
        self.plans.fill(cx);
        self.projects.fill(cx);
        self.meetings.fill(cx);
        if self.screen == Screen::Matrix {
            self.matrix.fill(self.projects.plan(), cx);
        }
    }

    /// What is selected, by id: handles count in one workspace only.
    pub fn stand(&self, cx: &Context<'_>) -> Stand {
        let target = |handle: Option<Handle>| handle.and_then(|handle| cx.workspace.target(handle));
        Stand {
            plan: target(self.projects.plan()),
            selected: [&self.plans.listing, &self.projects.listing, &self.meetings.listing].map(|listing| target(listing.selected())),
        }
    }

    /// Shows another workspace, that of the past or again that of today, where the same rows are selected.
    pub fn turn(&mut self, stand: &Stand, cx: &Context<'_>) {
        self.layers.clear();
        self.trail.clear();
        let find = |target: &Option<Target>| target.as_ref().and_then(|target| cx.workspace.find(target.kind, &target.id));
        self.projects.turn(find(&stand.plan));
        self.fill(cx);
        let listings = [&mut self.plans.listing, &mut self.projects.listing, &mut self.meetings.listing];
        for (listing, target) in listings.into_iter().zip(&stand.selected) {
            if let Some(handle) = find(target) {
                listing.select(handle);
            }
        }
    }

    /// The order of the projects on one line, and the other way.
    pub fn order(&self) -> String {
        self.projects.order.spelled()
    }

    pub fn set_order(&mut self, line: &str, cx: &Context<'_>) {
        self.projects.resort(Order::read(line), cx);
    }

    pub fn say(&mut self, text: impl Into<String>) {
        self.message = Message::Said(text.into());
    }

    pub fn warn(&mut self, text: impl Into<String>) {
        self.message = Message::Warned(text.into());
    }

    /// Takes a key; what is left is for the one above to carry out.
    pub fn key(&mut self, key: Key, cx: &Context<'_>) -> Effect {
        self.message = Message::None;
        let effect = self.dispatch(key, cx);
        self.settle(effect, cx)
    }

    pub fn paste(&mut self, text: &str, cx: &Context<'_>) {
        match self.layers.last_mut() {
            Some(layer) => layer.paste(text, cx),
            None => self.listing_mut().paste(text, cx),
        }
    }

    fn dispatch(&mut self, key: Key, cx: &Context<'_>) -> Effect {
        if self.layers.last().is_some_and(|layer| layer.report().is_some()) {
            if self.is_count(key, cx) {
                self.layers.pop();
                return self.screen_key(key, cx);
            }
            self.digits.clear();
        }
        if let Some(layer) = self.layers.last_mut() {
            if layer.report().is_none() {
                cx.spots.clear();
            }
            let answer = layer.key(key, cx);
            return self.answer(answer, cx);
        }
        if self.listing_mut().is_typing() {
            self.listing_mut().key(key, cx);
            return Effect::None;
        }
        self.screen_key(key, cx)
    }

    fn answer(&mut self, answer: Answer, cx: &Context<'_>) -> Effect {
        match answer {
            Answer::Effect(effect) => effect,
            Answer::Act(action) => {
                self.layers.pop();
                self.act(action, None, cx)
            }
            Answer::Sort { order, done } => {
                self.projects.resort(order, cx);
                if done { Effect::None.closing() } else { Effect::None }
            }
        }
    }

    /// Whether a key goes on with a count over a report: 5 shows what is due, 52> moves a date.
    fn is_count(&self, key: Key, cx: &Context<'_>) -> bool {
        let shifts = matches!(cx.keys.action(key), Some(Action::Later | Action::Earlier));
        matches!(cx.keys.meant(key).code, KeyCode::Char('0'..='9')) && !key.control || (shifts && !self.digits.is_empty())
    }

    /// A key on a screen: digits gather into a count, all else is an action.
    fn screen_key(&mut self, key: Key, cx: &Context<'_>) -> Effect {
        let key = cx.keys.meant(key);
        let Some(action) = cx.keys.action(key) else {
            return match key.code {
                KeyCode::Char(digit @ '0'..='9') if !key.control => self.digit(digit, None, cx),
                _ => self.end_of_count(Effect::None),
            };
        };
        if let (KeyCode::Char(digit @ '0'..='9'), false) = (key.code, key.control) {
            return self.digit(digit, Some(action), cx);
        }
        let count = self.digits.parse().ok();
        if count.is_some() && matches!(action, Action::Later | Action::Earlier) {
            self.screen = self.begun_on;
            self.trail = self.begun_trail.take().unwrap_or_else(|| std::mem::take(&mut self.trail));
        }
        self.digits.clear();
        self.act(action, count, cx)
    }

    /// A digit shows its screen; begun on the projects, it is the first one of a count too.
    fn digit(&mut self, digit: char, action: Option<Action>, cx: &Context<'_>) -> Effect {
        if self.digits.len() >= MANY_DIGITS {
            self.digits.clear();
        }
        if self.digits.is_empty() {
            self.begun_on = self.screen;
            self.begun_trail = None;
        }
        if self.begun_on == Screen::Projects {
            self.digits.push(digit);
        }
        action.map_or(Effect::None, |action| self.act(action, None, cx))
    }

    fn end_of_count(&mut self, effect: Effect) -> Effect {
        self.digits.clear();
        effect
    }

    fn act(&mut self, action: Action, count: Option<i64>, cx: &Context<'_>) -> Effect {
        if let Some(why) = cx.locked().filter(|_| action.entry().is_some_and(|entry| entry.writes) && action != Action::Save) {
            return Effect::Warn(why);
        }
        match action {
            Action::Plans => Effect::Go(Place::Screen(Screen::Plans)),
            Action::Projects => Effect::Go(Place::Screen(Screen::Projects)),
            Action::Meetings => Effect::Go(Place::Screen(Screen::Meetings)),
            Action::Matrix => Effect::Go(Place::Screen(Screen::Matrix)),
            Action::Deadlines => Effect::Go(Place::Report(Report::Due)),
            Action::Timeline => Effect::Go(Place::Report(Report::Timeline)),
            Action::Changes => Effect::Go(Place::Report(Report::Changes)),
            Action::Brief => Effect::Go(Place::Report(Report::Brief)),
            Action::Palette => Effect::Go(Place::Palette),
            Action::Help => Effect::Go(Place::Help),
            Action::Problems => Effect::Go(Place::Problems),
            Action::View => Effect::Go(Place::Views),
            Action::ImportReadout => Effect::Go(Place::Readout),
            Action::AsOf => Effect::Go(Place::MomentPicker),
            Action::ActiveMeeting => Effect::Go(Place::MeetingPicker),
            Action::Undo => Effect::Undo,
            Action::Redo => Effect::Redo,
            Action::Save => Effect::Save,
            Action::Exchange => Effect::Exchange,
            Action::Back if cx.exchanging.is_some() => Effect::StopExchange,
            Action::Back if self.come_back(cx) => Effect::None,
            Action::Reload => Effect::Reload,
            Action::Decide if cx.conflicts.is_empty() => Effect::Say(cx.words.say("screen-nothing-to-decide").to_owned()),
            Action::Decide => Effect::Go(Place::Conflicts),
            Action::Mouse => Effect::Mouse,
            Action::Suspend => Effect::Suspend,
            Action::Quit if cx.saving => Effect::SaveAndQuit,
            Action::Quit if cx.unsaved + cx.in_danger > 0 => Effect::Go(Place::Confirm(Confirm::QuitUnsaved)),
            Action::Quit => Effect::Quit,
            action => self.on_screen(action, count, cx),
        }
    }

    fn on_screen(&mut self, action: Action, count: Option<i64>, cx: &Context<'_>) -> Effect {
        match self.screen {
            Screen::Plans => self.plans.update(action, cx),
            Screen::Projects => self.projects.update(action, count, cx),
            Screen::Meetings => self.meetings.update(action, cx),
            Screen::Matrix => self.matrix.update(action, cx),
        }
    }

    /// Carries out what is the app's own; gives the rest back.
    fn settle(&mut self, effect: Effect, cx: &Context<'_>) -> Effect {
        match effect {
            Effect::Close(next) => {
                self.layers.pop();
                return self.settle(*next, cx);
            }
            Effect::Go(place) => self.go(place, cx),
            Effect::Filter(line) => self.listing_mut().set_filter(&line, cx),
            Effect::Say(text) => self.say(text),
            Effect::Warn(text) => self.warn(text),
            other => return other,
        }
        Effect::None
    }

    fn go(&mut self, place: Place, cx: &Context<'_>) {
        match place {
            Place::Screen(screen) => {
                let left = std::mem::take(&mut self.trail);
                self.begun_trail.get_or_insert(left);
                self.screen = screen;
                if screen == Screen::Matrix {
                    self.matrix.fill(self.projects.plan(), cx);
                }
            }
            Place::Report(report) => {
                let partner = self.partner(report, cx);
                self.layers.push(match report {
                    Report::Timeline => Layer::Timeline(Timeline::new(partner.as_deref(), cx)),
                    _ => Layer::Sheet(Sheet::new(self.asked_again(Asked::of(report, partner, cx.words.lang)), cx)),
                });
            }
            Place::Asked(asked) => {
                if matches!(self.layers.last(), Some(Layer::Sheet(_))) {
                    self.layers.pop();
                }
                self.asked = Some(asked.clone()).filter(|asked| asked.plan.is_none());
                self.layers.push(Layer::Sheet(Sheet::new(asked, cx)));
            }
            Place::Plan(_) | Place::Filtered { .. } | Place::Row(_) => self.deeper(&place, cx),
            other => self.layers.extend(Layer::open(other, &self.projects.order, cx)),
        }
    }

    /// A report of the partner of which one was asked before is asked the same again: since when, in which language, for whom.
    fn asked_again(&self, new: Asked) -> Asked {
        match &self.asked {
            Some(before) if new.report.is_of_selected() && before.partner == new.partner => Asked { report: new.report, ..before.clone() },
            _ => new,
        }
    }

    /// The row whose history is in front.
    pub fn wants_log(&self, cx: &Context<'_>) -> Option<String> {
        if !self.layers.is_empty() || cx.past.is_some() {
            return None;
        }
        let row = match self.screen {
            Screen::Projects => self.projects.selected().filter(|_| self.projects.shows_history()),
            Screen::Plans => self.plans.selected().filter(|_| self.plans.shows_history()),
            Screen::Meetings => self.meetings.selected().filter(|_| self.meetings.shows_history()),
            Screen::Matrix => None,
        };
        row.and_then(|handle| cx.workspace.row(handle)).map(|row| row.id().into_owned())
    }

    /// The day of the base with which a report in front compares.
    pub fn wants_base(&self, cx: &Context<'_>) -> Option<NaiveDate> {
        match self.layers.last() {
            Some(Layer::Sheet(sheet)) if cx.past.is_none() => sheet.base(cx),
            _ => None,
        }
    }

    /// Tells reports again, since more is known.
    pub fn tell_again(&mut self, cx: &Context<'_>) {
        for layer in &mut self.layers {
            layer.tell_again(cx);
        }
    }

    /// Gives the text of a file to the layer that asked for it.
    pub fn take_text(&mut self, text: &str, cx: &Context<'_>) {
        if let Some(Layer::Readout(readout)) = self.layers.last_mut() {
            readout.take(text, cx);
        }
    }

    /// Offers what an earlier run had not saved.
    pub fn offer(&mut self, when: NaiveDateTime, sentences: Vec<String>) {
        self.layers.push(Layer::Recovery(Recovery::new(when, sentences)));
    }

    /// Shows what an exchange came to, unless somebody is in the middle of something.
    pub fn show_exchanged(&mut self, panel: Panel) {
        if self.layers.is_empty() && !self.listing().is_typing() {
            self.layers.push(Layer::Exchanged(panel));
        }
    }

    /// Shows what is to be decided, unless somebody is in the middle of something; it can be called up then.
    pub fn show_conflicts(&mut self, cx: &Context<'_>) {
        if let Some(Layer::Conflicts(conflicts)) = self.layers.last_mut() {
            conflicts.refresh(cx);
        } else if matches!(self.layers[..], [] | [Layer::Exchanged(_)]) && !self.listing().is_typing() {
            self.go(Place::Conflicts, cx);
        }
    }

    /// The partner that a report is about: that of the chosen plan; for changes and the brief that of the selected row.
    fn partner(&self, report: Report, cx: &Context<'_>) -> Option<String> {
        let plan = match self.screen {
            Screen::Plans => self.plans.selected().filter(|_| report.is_of_selected()),
            Screen::Projects => self.projects.plan().or_else(|| self.projects.plan_of_selected(cx).filter(|_| report.is_of_selected())),
            Screen::Matrix => self.matrix.plan_of_selected(cx).filter(|_| report.is_of_selected()),
            Screen::Meetings => None,
        };
        let meeting = self.meetings.listing.selected().filter(|_| self.screen == Screen::Meetings && report.is_of_selected());
        let of_plan = plan.and_then(|plan| cx.workspace.row(plan)).map(|row| row.text(Name::Partner).into_owned());
        let of_meeting =
            || meeting.and_then(|meeting| cx.workspace.row(meeting)?.list(Name::With).next()).map(std::borrow::Cow::into_owned);
        of_plan.or_else(of_meeting).filter(|partner| !partner.is_empty())
    }

    fn listing_mut(&mut self) -> &mut Listing {
        match self.screen {
            Screen::Plans => &mut self.plans.listing,
            Screen::Projects => &mut self.projects.listing,
            Screen::Meetings => &mut self.meetings.listing,
            Screen::Matrix => &mut self.matrix.listing,
        }
    }

    fn listing(&self) -> &Listing {
        match self.screen {
            Screen::Plans => &self.plans.listing,
            Screen::Projects => &self.projects.listing,
            Screen::Meetings => &self.meetings.listing,
            Screen::Matrix => &self.matrix.listing,
        }
    }

    pub fn draw(&mut self, area: Rect, cx: &Context<'_>, buffer: &mut Buffer) {
        cx.spots.clear();
        if area.width < 4 || area.height < 2 {
            return;
        }
        let side = if area.width >= 60 { 2 } else { 0 };
        let inside = Rect { x: area.x + side, width: area.width - 2 * side, ..area };
        let roomy = area.height >= 12;
        let head = if roomy { 2 } else { 1 };
        let foot = if area.height >= 6 { 2 } else { 1 };
        header::draw(Rect { height: 1, ..inside }, self.shown(), cx, buffer);
        if head == 2 {
            header::draw_banner(Rect { y: inside.y + 1, height: 1, ..inside }, cx, buffer);
        }
        let gap = u16::from(area.height >= 20);
        let body = Rect { y: inside.y + head, height: inside.height.saturating_sub(head + foot + gap), ..inside };
        if body.height > 0 {
            self.draw_screen(body, cx, buffer);
        }
        let bottom = inside.bottom().saturating_sub(foot);
        let lines =
            Foot { screen: self.screen, front: self.shown(), listing: self.listing(), message: &self.message, digits: &self.digits };
        lines.draw_hints(Rect { y: bottom, height: 1, ..inside }, cx, buffer);
        if foot == 2 {
            lines.draw_status(Rect { y: bottom + 1, height: 1, ..inside }, cx, buffer);
        }
        let front = Rect { height: area.height.saturating_sub(foot), ..area };
        if let [.., below, _] = &mut self.layers[..]
            && below.report().is_some()
        {
            below.draw(front, cx, buffer);
            cx.spots.clear();
        }
        if let Some(layer) = self.layers.last_mut() {
            layer.draw(front, cx, buffer);
        }
    }

    /// What is in front: a report, else the screen.
    fn shown(&self) -> Front {
        let report = self.layers.iter().rev().find_map(Layer::report);
        report.map_or(Front::Screen(self.screen), Front::Report)
    }

    fn draw_screen(&mut self, area: Rect, cx: &Context<'_>, buffer: &mut Buffer) {
        match self.screen {
            Screen::Plans => self.plans.draw(area, cx, buffer),
            Screen::Projects => self.projects.draw(area, cx, buffer),
            Screen::Meetings => self.meetings.draw(area, cx, buffer),
            Screen::Matrix => self.matrix.draw(area, cx, buffer),
        }
    }
}
