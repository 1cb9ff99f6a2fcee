//! The mouse at the desk: two clicks make a double one, and it can be handed to the terminal.

use std::time::Duration;

use super::super::action::Action;
use super::super::spot::{Did, Mouse};
use super::{Desk, Task};

/// Two clicks within this time are a double one.
const DOUBLE: Duration = Duration::from_millis(400);

impl Desk {
    pub(super) fn turn_mouse(&mut self) -> Task {
        self.scene.setup.mouse = !self.scene.setup.mouse;
        let said = if self.scene.setup.mouse {
            self.words().say("screen-mouse-back").to_owned()
        } else {
            self.with(|_, cx| cx.keyed("screen-mouse-away", &[("key", Action::Mouse)]))
        };
        self.say(said);
        Task::Mouse(self.scene.setup.mouse)
    }

    /// Takes a click or a turn of the wheel; `at` is a time that grows, to tell two clicks from a double one.
    pub fn mouse(&mut self, did: Did, (x, y): (u16, u16), at: Duration) -> Option<Task> {
        let again = did == Did::Click && self.clicked.is_some_and(|(place, time)| place == (x, y) && at.saturating_sub(time) < DOUBLE);
        self.clicked = (did == Did::Click && !again).then_some(((x, y), at));
        let mouse = Mouse { did: if again { Did::ClickAgain } else { did }, x, y };
        let effect = self.with(|app, cx| app.mouse(mouse, cx));
        self.carry_out(effect).or_else(|| self.ask_log()).or_else(|| self.ask_base())
    }
}
