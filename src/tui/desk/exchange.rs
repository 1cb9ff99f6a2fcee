//! The exchange with the other offices at the desk, and what git is asked: the history of a row, and the
//! files as they were. All is carried out elsewhere, since it takes as long as another machine takes.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::super::app::App;
use super::super::context::{Committed, Exchanging, Logged};
use super::super::screen::exchanged::{Panel, Section};
use super::{Desk, Task};
use crate::i18n::Words;
use crate::i18n::message::{Message, say, tell};
use crate::session::Mode;
use crate::session::commits::Commit;
use crate::session::repository::Trouble;
use crate::session::sync::{Exchanged, Sent, Step};
use crate::session::undecided::Clashing;
use crate::store::git::child::Stop;
use crate::workspace::filed::Filed;

/// How far the exchange is.
#[derive(Debug, Default, Clone)]
pub(super) enum Exchange {
    #[default]
    No,
    /// It is begun once all is saved.
    WhenSaved,
    UnderWay(Stop),
}

/// What is said of an exchange once the files were read again.
#[derive(Debug)]
pub(super) struct Told {
    is_warning: bool,
    sentence: String,
    clashes: Vec<Clashing>,
    panel: Panel,
}

impl Desk {
    fn place(&self) -> PathBuf {
        self.scene.session.watched()
    }

    /// Begins the exchange; what is not saved is saved first.
    pub(super) fn exchange(&mut self) -> Option<Task> {
        if self.scene.session.mode() == Mode::ReadOnly {
            self.caution("screen-locked");
            return None;
        }
        if matches!(self.exchange, Exchange::UnderWay(_)) {
            self.note("sync-under-way");
            return None;
        }
        if !self.scene.session.conflicts().is_empty() {
            self.decide_first();
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
        if !matches!(self.exchange, Exchange::WhenSaved) {
            return None;
        }
        if self.failed || self.scene.session.unsaved() > 0 {
            self.exchange = Exchange::No;
            return None;
        }
        let stop = Stop::default();
        self.exchange = Exchange::UnderWay(stop.clone());
        self.scene.exchanging = Some(Exchanging { step: Step::Committing, tries: 1, stops: false });
        // the line of the exchange takes the place of that of the save
        self.say("");
        Some(Task::Exchange { place: self.place(), stop })
    }

    /// Takes how far the exchange is.
    pub fn exchanging(&mut self, step: Step, tries: u32) {
        if let Some(now) = &mut self.scene.exchanging {
            (now.step, now.tries) = (step, tries);
        }
    }

    /// Stops the exchange, if one is under way; its end is told as that of any other. Whether there is one to wait for.
    pub fn stop_exchange(&mut self) -> bool {
        let Exchange::UnderWay(stop) = &self.exchange else { return false };
        stop.stop();
        if let Some(now) = &mut self.scene.exchanging {
            now.stops = true;
        }
        true
    }

    /// Takes what came of the exchange; the files are read again after it.
    pub fn exchanged(&mut self, result: Result<Exchanged, Trouble>) -> Option<Task> {
        self.exchange = Exchange::No;
        self.scene.exchanging = None;
        (self.scene.log, self.scene.committed) = (None, None);
        self.told = Some(match result {
            Ok(done) => self.tell(done),
            Err(trouble) => self.tell_trouble(&trouble),
        });
        Some(Task::Look(self.scene.session.look()))
    }

    /// Says what came of the exchange, and shows it, now that the files here say so too.
    pub(super) fn tell_exchange(&mut self) {
        let Some(told) = self.told.take() else { return };
        let open = self.scene.session.disagree(&told.clashes);
        if told.is_warning {
            self.warn(told.sentence);
        } else {
            self.say(told.sentence);
        }
        if !told.panel.is_empty() {
            self.app.show_exchanged(told.panel);
        }
        if open > 0 {
            self.with(App::show_conflicts);
        }
    }

    fn tell_trouble(&self, trouble: &Trouble) -> Told {
        let words = self.words();
        let why = words.of(&trouble.message());
        let mut lines = vec![trouble.message()];
        lines.extend(if let Trouble::Refused { hint, .. } = trouble { Some(hint.clone()) } else { None });
        Told {
            is_warning: true,
            sentence: words.tell("sync-told-failed", &[("why", why.into())]),
            clashes: Vec::new(),
            panel: Panel::new(vec![self.section("sync-attention", &lines)]),
        }
    }

    fn tell(&self, done: Exchanged) -> Told {
        let words = self.words();
        // a file that is decided as a whole and by hand has both sides
        let open = done.clashes.iter().filter(|clash| clash.kind.is_some() || clash.ours.is_none() || clash.theirs.is_none()).count();
        let all = done.sent == Sent::All;
        let counted = |id: &'static str, n: usize| (n > 0).then(|| words.tell(id, &[("n", n.into())]));
        let parts = [
            counted(if all { "sync-told-sent" } else { "sync-told-committed" }, done.ours().len()),
            counted("sync-told-received", done.received.len()),
            counted("sync-told-decide", open + done.twins.len()),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        let sum = || if parts.is_empty() { words.say("sync-told-nothing").to_owned() } else { parts.join(", ") };
        let clear = all && done.clashes.is_empty() && done.twins.is_empty() && done.remarks.is_empty();
        let why = why(&done.sent);
        let sentence = match (&why, done.remarks.first()) {
            (Some(why), _) if parts.is_empty() => words.of(why),
            (Some(why), _) => format!("{}; {}", sum(), words.of(why)),
            (None, None) => words.tell("sync-told-done", &[("sum", sum().into())]),
            (None, Some(remark)) => format!("{}; {}", words.tell("sync-told-done", &[("sum", sum().into())]), words.of(remark)),
        };
        let attention: Vec<Message> = why.into_iter().chain(done.remarks.iter().cloned()).collect();
        let clashes: Vec<Message> = done.clashes.iter().map(Clashing::message).collect();
        let panel = Panel::new(vec![
            self.section("sync-attention", &attention),
            self.section("sync-both", &clashes),
            self.section("sync-received", &done.received),
            self.section(if all { "sync-sent" } else { "sync-committed" }, done.ours()),
        ]);
        Told { is_warning: !clear, sentence, clashes: [done.clashes, done.twins].concat(), panel }
    }

    fn section(&self, title: &str, lines: &[Message]) -> Section {
        let words = self.words();
        Section { title: words.say(title).to_owned(), lines: lines.iter().map(|line| words.of(line)).collect() }
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
            Ok(commits) => {
                let words = self.words();
                self.scene.log = Some(Logged { id, lines: commits.iter().flat_map(|commit| lines(commit, words)).collect() });
            }
            Err(_) => self.scene.no_git = true,
        }
        self.ask_log()
    }

    /// Asks for the files as they were at the base of what is compared, if they are not at hand; one day at a time.
    pub(super) fn ask_base(&mut self) -> Option<Task> {
        if self.asked_day.is_some() {
            return None;
        }
        let day = self.with(|app, cx| app.wants_base(cx))?;
        if self.scene.committed.as_ref().is_some_and(|committed| committed.day == day) {
            return None;
        }
        self.asked_day = Some(day);
        Some(Task::Committed { place: self.place(), day })
    }

    /// Takes the files as they were; what is compared with them is told anew. Gives back what to ask next.
    pub fn committed(&mut self, day: NaiveDate, files: Option<Filed>) -> Option<Task> {
        self.asked_day = None;
        let is_known = files.is_some();
        self.scene.committed = Some(Committed { day, files });
        if is_known {
            self.with(App::tell_again);
        }
        self.ask_base()
    }
}

/// Why others have not got it; nothing where they have.
fn why(sent: &Sent) -> Option<Message> {
    let here = |message: Message| tell("sync-told-here", [("what", message.into())]);
    match sent {
        Sent::All => None,
        Sent::Kept(why) => Some(why.clone()),
        Sent::OffLine(words) => Some(here(tell("sync-off-line", [("words", words.clone().into())]))),
        Sent::Refused(words) => Some(here(tell("sync-not-taken", [("words", words.into())]))),
        Sent::Overtaken => Some(here(say("sync-overtaken"))),
        Sent::Stopped => Some(here(say("sync-stopped"))),
    }
}

/// What a commit did, a line for each change: when, and who did what.
fn lines(commit: &Commit, words: Words) -> Vec<(String, String)> {
    let day = commit.date.get(..10).unwrap_or(&commit.date).to_owned();
    let told: Vec<String> = commit.edits.iter().map(|edit| words.of(&edit.message())).collect();
    told.into_iter().map(|sentence| (day.clone(), format!("{sentence}  ({})", commit.author))).collect()
}
