//! What both sides changed otherwise, and what a killed program had not saved: decided at the desk.

use super::super::action::Action;
use super::super::app::App;
use super::{Desk, Task};
use crate::workspace::merge::Pick;

impl Desk {
    /// Whether everything is on disk and decided, so that nothing is lost at the end.
    pub(super) fn nothing_left(&self) -> bool {
        !self.failed && self.scene.session.unsaved() + self.scene.session.in_danger() == 0
    }

    pub(super) fn take_up(&mut self) {
        if self.unsaved.is_empty() {
            return;
        }
        let unsaved = self.unsaved.remove(0);
        let (done, open) = self.scene.session.take_up(unsaved);
        self.fill();
        match open {
            0 => {
                let key = self.scene.setup.keys.named(Action::Save);
                self.say(self.words().tell("screen-taken-up", &[("n", done.into()), ("key", key.into())]));
            }
            open => self.warn(self.words().tell("screen-taken-up-open", &[("n", done.into()), ("open", open.into())])),
        }
        if open > 0 {
            self.with(App::show_conflicts);
        }
    }

    /// Says that there is something to decide before all is safe.
    pub(super) fn decide_first(&mut self) {
        let said = self.with(|_, cx| cx.keyed("sync-decide-first", &[("key", Action::Decide)]));
        self.warn(said);
    }

    /// The session ends as the user wants it: nothing is offered at the next start.
    pub fn close(&mut self) {
        self.scene.session.close();
    }

    pub(super) fn decide(&mut self, picks: &[(usize, Pick)]) -> Option<Task> {
        let before = self.scene.session.undecided().len();
        self.scene.picks.clear();
        let mut refusal = None;
        for (number, pick) in picks.iter().rev() {
            if let Err(refused) = self.scene.session.decide(*number, *pick) {
                refusal = Some(refused);
            }
        }
        self.fill();
        match refusal {
            Some(refused) => self.warn(self.words().tell("screen-not-decided", &[("why", self.words().of(&refused.message()).into())])),
            None if self.scene.session.conflicts().is_empty() && self.scene.session.unsaved() == 0 => self.note("screen-decided-kept"),
            None if self.scene.session.conflicts().is_empty() => {
                let said = self.with(|_, cx| cx.keyed("screen-decided", &[("key", Action::Save)]));
                self.say(said);
            }
            None => self.say(self.words().tell("screen-left-to-decide", &[("n", self.scene.session.conflicts().len().into())])),
        }
        let left = self.scene.session.undecided();
        (left.len() != before).then(|| Task::Keep { place: self.scene.session.root().to_owned(), left })
    }
}
