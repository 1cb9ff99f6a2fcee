//! What the desk says of what it did, in the reader's language.

use super::Desk;
use crate::domain::edit::Edit;
use crate::i18n::Words;
use crate::store::save::SaveFailure;

impl Desk {
    pub(in super::super) fn words(&self) -> Words {
        self.scene.setup.words
    }

    /// Says a message into which nothing goes.
    pub(super) fn note(&mut self, id: &str) {
        self.say(self.words().say(id));
    }

    /// Warns with a message into which nothing goes.
    pub(in super::super) fn caution(&mut self, id: &str) {
        self.warn(self.words().say(id));
    }

    /// Why something was not saved, and what to do.
    pub(super) fn failure(&self, failure: &SaveFailure) -> String {
        let hint = failure.hint().map(|hint| format!(" ({})", self.words().of(&hint))).unwrap_or_default();
        self.words().of(&failure.message()) + &hint
    }

    /// What some edits did, in one line.
    pub(super) fn summary(&self, edits: &[Edit]) -> String {
        let of = |edit: &Edit| self.words().of(&edit.message());
        match edits {
            [] => String::new(),
            [one] => of(one),
            [first, rest @ ..] if rest.iter().all(|edit| edit.target == first.target) => of(first),
            [first, rest @ ..] => self.words().tell("screen-and-more", &[("first", of(first).into()), ("n", rest.len().into())]),
        }
    }
}
