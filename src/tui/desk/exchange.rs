//! The exchange with the other offices at the desk, and git's history of a row. Both are carried out
//! elsewhere, since they take as long as another machine takes.

use std::path::PathBuf;

use super::super::context::Logged;
use super::{Desk, Task};
use crate::domain::edit::Edit;
use crate::i18n::message::Message;
use crate::session::Mode;
use crate::session::past::Commit;
use crate::session::repository::Trouble;
use crate::session::sync::{Exchanged, Sent};

/// How far the exchange is.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exchange {
    #[default]
    No,
    /// It is begun once all is saved.
    WhenSaved,
    UnderWay,
}

impl Desk {
    fn place(&self) -> PathBuf {
        self.scene.session.watched()
    }

    /// Begins the exchange; what is not saved is saved first.
    pub(super) fn exchange(&mut self) -> Option<Task> {
        if self.scene.session.mode() == Mode::ReadOnly {
            self.warn("this session is read-only");
            return None;
        }
        if self.exchange == Exchange::UnderWay {
            self.say("the exchange with the other offices is under way");
            return None;
        }
        if !self.scene.session.conflicts().is_empty() {
            self.warn("decide first what somebody else changed too (D)");
            return None;
        }
        self.exchange = Exchange::WhenSaved;
        if self.scene.saving > 0 {
            return None;
        }
        if self.scene.session.pending().is_empty() { self.exchange_now() } else { self.save() }
    }

    /// Goes on with the exchange that waited for the save.
    pub(super) fn exchange_now(&mut self) -> Option<Task> {
        if self.exchange != Exchange::WhenSaved {
            return None;
        }
        if self.failed || self.scene.session.unsaved() > 0 {
            self.exchange = Exchange::No;
            return None;
        }
        self.exchange = Exchange::UnderWay;
        self.say("exchanging with the other offices…");
        Some(Task::Exchange(self.place()))
    }

    /// Takes what came of the exchange; the files are read again after it.
    pub fn exchanged(&mut self, result: Result<Exchanged, Trouble>) -> Option<Task> {
        self.exchange = Exchange::No;
        self.scene.log = None;
        match result {
            Ok(done) => self.tell(&done),
            Err(Trouble::Refused { message, hint }) => self.told = Some((true, format!("not exchanged: {message} ({hint})"))),
            Err(trouble) => self.told = Some((true, format!("not exchanged: {}", self.scene.setup.words.of(&trouble.message())))),
        }
        Some(Task::Look(self.scene.session.look()))
    }

    fn tell(&mut self, done: &Exchanged) {
        let waiting = self.scene.session.disagree(&done.clashes);
        let counted = |what: &str, n: usize| if n == 0 { None } else { Some(format!("{what} {n}")) };
        let decide = if waiting == 0 { None } else { Some(format!("{waiting} to decide")) };
        let other = done.clashes.len() - waiting;
        let kept = counted("theirs kept for", other);
        let out = counted(if done.sent == Sent::All { "sent" } else { "committed" }, done.committed.len());
        let parts: Vec<String> = [out, counted("received", done.received.len()), kept, decide].into_iter().flatten().collect();
        let sum = if parts.is_empty() { "nothing new on either side".to_owned() } else { parts.join(", ") };
        let clear = done.sent == Sent::All && done.clashes.is_empty() && done.remarks.is_empty();
        let sentence = match &done.sent {
            Sent::All => format!("exchanged: {sum}{}", remarks(&done.remarks)),
            Sent::Kept(why) => format!("{sum}; {why}"),
            Sent::OffLine(words) => format!("{sum}; the other side was not reached: {words}; all of yours is committed here"),
            Sent::Refused(words) => format!("{sum}; the other side did not take it: {words}; all of yours is committed here"),
            Sent::Overtaken => format!("{sum}; others were faster each time: try again in a moment"),
        };
        self.told = Some((!clear, sentence));
        if waiting > 0 {
            self.with(super::App::show_conflicts);
        }
    }

    /// Asks for git's history of the row whose history is shown, if it is not at hand; one row at a time.
    pub(super) fn ask_log(&mut self) -> Option<Task> {
        if self.scene.no_git || self.asked_log.is_some() {
            return None;
        }
        let id = self.with(|app, cx| app.wants_log(cx))?;
        if self.scene.log.as_ref().is_some_and(|log| log.id == id) {
            return None;
        }
        self.asked_log = Some(id.clone());
        Some(Task::Log { place: self.place(), id })
    }

    /// Takes git's history of a row; where there is no git it is not asked again. Gives back what to ask next.
    pub fn logged(&mut self, id: String, result: Result<Vec<Commit>, Trouble>) -> Option<Task> {
        self.asked_log = None;
        match result {
            Ok(commits) => self.scene.log = Some(Logged { id, lines: commits.iter().flat_map(lines).collect() }),
            Err(_) => self.scene.no_git = true,
        }
        self.ask_log()
    }
}

fn remarks(remarks: &[Message]) -> String {
    remarks.first().map(|first| format!("; {first}")).unwrap_or_default()
}

/// What a commit did, a line for each change: when, and who did what.
fn lines(commit: &Commit) -> Vec<(String, String)> {
    let day = commit.date.get(..10).unwrap_or(&commit.date).to_owned();
    let told: Vec<String> = commit.edits.iter().map(Edit::sentence).collect();
    told.into_iter().map(|sentence| (day.clone(), format!("{sentence}  ({})", commit.author))).collect()
}
