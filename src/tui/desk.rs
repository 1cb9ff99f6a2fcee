//! The session and the app together: keys in, frames out, edits done in the workspace. It is the
//! whole program but for the terminal and the disk; tests work on it.

mod deciding;
mod exchange;
mod mouse;
mod scene;
mod told;

use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use exchange::{Exchange, Told};
use scene::Scene;

use super::action::Action;
use super::app::App;
use super::context::Context;
use super::effect::Effect;
use super::keys::Key;
use super::setup::Setup;
use super::spot::Spots;
use crate::domain::edit::{Change, Edit, Target};
use crate::domain::field::Kind;
use crate::i18n::message::{Message, say};
use crate::report::as_of::{Moment, past};
use crate::session::journal::Unsaved;
use crate::session::undecided::Clashing;
use crate::session::{Mode, Pending, Session};
use crate::store::git::child::Stop;
use crate::store::save::{SaveFailure, Saved};
use crate::store::watch::{Look, Seen};

/// What the terminal's side has to do.
#[derive(Debug)]
pub enum Task {
    Save(Vec<Pending>),
    Editor {
        path: PathBuf,
        line: usize,
    },
    Copy(String),
    /// Write a text to a new file; what comes of it is said.
    Write {
        path: PathBuf,
        text: String,
    },
    /// Read a file that is no part of the workspace, and give what it holds to `Desk::read`.
    Read(PathBuf),
    /// Read files again, and give what was found to `Desk::seen`.
    Look(Look),
    /// Exchange the workspace with the other offices, and give the result to `Desk::exchanged`.
    Exchange {
        place: PathBuf,
        stop: Stop,
    },
    /// Ask git what was done to a row, and give it to `Desk::logged`.
    Log {
        place: PathBuf,
        id: String,
    },
    /// Ask git how the files were at the end of a day, and give it to `Desk::committed`.
    Committed {
        place: PathBuf,
        day: NaiveDate,
    },
    /// Keep on record what exchanges have left undecided.
    Keep {
        place: PathBuf,
        left: Vec<Clashing>,
    },
    /// Let the mouse work the program, or not.
    Mouse(bool),
    /// Hand the terminal back to the shell until it wakes us.
    Suspend,
    Quit,
}

#[derive(Debug)]
pub struct Desk {
    app: App,
    scene: Scene,
    /// Where and when the mouse was clicked last.
    clicked: Option<((u16, u16), Duration)>,
    failed: bool,
    quit_when_saved: bool,
    /// Files that were found while a save was under way.
    waiting: Vec<Seen>,
    /// What earlier runs had not saved, to be taken up or dropped in this order.
    unsaved: Vec<Unsaved>,
    /// The user asked for the files to be read again.
    asked: bool,
    /// How often the save was begun again, since somebody else had saved meanwhile; `None` where it is not to be.
    again: Option<u8>,
    exchange: Exchange,
    /// What is said of an exchange once its files were read.
    told: Option<Told>,
    /// The row of which git was asked, and the day.
    asked_log: Option<String>,
    asked_day: Option<NaiveDate>,
}

/// So often a save is begun again, each time with what somebody else had saved.
const TRIES: u8 = 5;

impl Desk {
    pub fn new(mut session: Session, today: NaiveDate, setup: Setup) -> Desk {
        let open = session.disagree_as_before();
        let name = name_of(&session);
        let scene = Scene {
            session,
            today,
            setup,
            spots: Spots::default(),
            name,
            active_meeting: None,
            saving: 0,
            past: None,
            log: None,
            no_git: false,
            committed: None,
            exchanging: None,
            picks: Vec::new(),
        };
        let mut app = App::new(&scene.context());
        if !scene.setup.order.is_empty() {
            app.set_order(&scene.setup.order, &scene.context());
        }
        if open > 0 {
            app.show_conflicts(&scene.context());
        }
        let unsaved = scene.session.unsaved_before();
        for one in unsaved.iter().rev() {
            app.offer(one.when, one.edits.iter().map(|edit| scene.setup.words.of(&edit.message())).collect());
        }
        Desk {
            app,
            scene,
            clicked: None,
            failed: false,
            quit_when_saved: false,
            waiting: Vec::new(),
            unsaved,
            asked: false,
            again: None,
            exchange: Exchange::No,
            told: None,
            asked_log: None,
            asked_day: None,
        }
    }

    pub fn session(&self) -> &Session {
        &self.scene.session
    }

    /// Calls `work` with the app and what it may see.
    fn with<R>(&mut self, work: impl FnOnce(&mut App, &Context<'_>) -> R) -> R {
        work(&mut self.app, &self.scene.context())
    }

    pub fn key(&mut self, key: Key) -> Option<Task> {
        let effect = self.with(|app, cx| app.key(key, cx));
        let task = self.carry_out(effect);
        if let Some(trouble) = self.scene.session.journal_trouble() {
            self.warn(self.words().of(&trouble));
        }
        task.or_else(|| self.ask_log()).or_else(|| self.ask_base())
    }

    /// The order of the rows, if it is another than at the start, to be kept.
    pub fn changed_order(&self) -> Option<String> {
        Some(self.app.order()).filter(|order| *order != self.scene.setup.order)
    }

    /// Whether the mouse works the program now.
    pub fn has_mouse(&self) -> bool {
        self.scene.setup.mouse
    }

    pub fn paste(&mut self, text: &str) {
        self.with(|app, cx| app.paste(text, cx));
    }

    pub fn draw(&mut self, area: Rect, buffer: &mut Buffer) {
        self.with(|app, cx| app.draw(area, cx, buffer));
        self.scene.setup.theme.finish(buffer);
    }

    pub fn warn(&mut self, text: impl Into<String>) {
        self.app.warn(text);
    }

    pub fn say(&mut self, text: impl Into<String>) {
        self.app.say(text);
    }

    fn carry_out(&mut self, effect: Effect) -> Option<Task> {
        match effect {
            Effect::Apply { edits, said } => self.apply(edits, said),
            Effect::Undo => self.undo(),
            Effect::Redo => self.redo(),
            Effect::AsOf(moment) => self.look_back(moment.as_ref()),
            Effect::Activate(meeting) => self.activate(meeting),
            Effect::Save => return self.save(),
            Effect::Exchange => return self.exchange(),
            Effect::StopExchange => drop(self.stop_exchange()),
            Effect::SaveAndQuit if self.scene.session.in_danger() > 0 => {
                let saving = self.save();
                self.decide_first();
                self.with(App::show_conflicts);
                return saving;
            }
            Effect::SaveAndQuit => {
                self.quit_when_saved = true;
                let saving = self.scene.saving > 0;
                return self.save().or_else(|| (!saving && self.nothing_left()).then_some(Task::Quit));
            }
            Effect::Reload => {
                self.asked = true;
                return Some(Task::Look(self.scene.session.look()));
            }
            Effect::TakeUp => self.take_up(),
            Effect::DropUnsaved if !self.unsaved.is_empty() => {
                Session::drop_unsaved(self.unsaved.remove(0));
                self.note("screen-dropped");
            }
            Effect::Picked(picks) => self.scene.picks = picks,
            Effect::Decide(picks) => return self.decide(&picks),
            Effect::Editor { .. } if self.scene.session.mode() == Mode::ReadOnly => self.caution("screen-locked"),
            Effect::Editor { .. } if self.scene.session.unsaved() > 0 => {
                let said = self.with(|_, cx| cx.keyed("screen-save-first", &[("key", Action::Save)]));
                self.warn(said);
            }
            Effect::Editor { file, line } => {
                self.asked = true;
                return Some(Task::Editor { path: self.scene.session.path(&file), line });
            }
            Effect::Write { path, text } if self.scene.session.mode() == Mode::ReadWrite => {
                self.say(self.words().tell("screen-writing", &[("path", (&path).into())]));
                return Some(Task::Write { path: PathBuf::from(path), text });
            }
            Effect::Read { path } => return Some(Task::Read(PathBuf::from(path))),
            Effect::Write { .. } => self.caution("screen-locked"),
            Effect::Copy(text) => {
                self.note("screen-copied");
                return Some(Task::Copy(text));
            }
            Effect::Mouse => return Some(self.turn_mouse()),
            Effect::Suspend => return Some(Task::Suspend),
            Effect::Quit => return Some(Task::Quit),
            _ => {}
        }
        None
    }

    fn apply(&mut self, edits: Vec<Edit>, said: String) {
        let sentence = if said.is_empty() { self.summary(&edits) } else { said };
        let rows_change = edits.iter().any(changes_rows);
        let mut added: Vec<Target> =
            edits.iter().filter(|edit| matches!(edit.change, Change::Add { .. })).map(|edit| edit.target.clone()).collect();
        // a project or a meeting is what was meant, where a plan or an organisation comes along
        added.sort_by_key(|target| matches!(target.kind, Kind::Plan | Kind::Organisation));
        match self.scene.session.apply(edits) {
            Ok(()) => {
                self.refill(rows_change);
                let row = added.first().and_then(|target| self.scene.session.workspace.find(target.kind, &target.id));
                if let Some(row) = row {
                    self.with(|app, cx| app.go_to_row(row, cx));
                }
                self.say(sentence);
            }
            Err(refused) => {
                let hint = refused.hint().map(|hint| format!(" ({})", self.words().of(&hint))).unwrap_or_default();
                self.warn(self.words().of(&refused.message()) + &hint);
            }
        }
    }

    fn refill(&mut self, rows_change: bool) {
        if rows_change {
            self.fill();
        }
    }

    /// Gathers the rows of all screens again; a past that is shown is told anew.
    fn fill(&mut self) {
        match self.scene.past.take() {
            Some(past) => {
                let moment = past.moment.clone();
                self.scene.past = Some(past);
                self.show(Some(&moment));
            }
            None => self.with(App::fill),
        }
    }

    fn show(&mut self, moment: Option<&Moment>) {
        let stand = self.with(|app, cx| app.stand(cx));
        self.scene.past = moment.map(|moment| past(&self.scene.session.workspace, moment));
        self.with(|app, cx| app.turn(&stand, cx));
    }

    fn look_back(&mut self, moment: Option<&Moment>) {
        let was = self.scene.past.is_some();
        self.show(moment);
        if was && moment.is_none() {
            self.note("screen-today-again");
        }
    }

    fn undo(&mut self) {
        match self.scene.session.undo() {
            Some(Ok(edits)) => {
                self.refill(edits.iter().any(changes_rows));
                self.say(self.words().tell("screen-undone", &[("what", self.summary(&edits).into())]));
            }
            Some(Err(refused)) => self.warn(self.words().tell("screen-not-undone", &[("why", self.words().of(&refused.message()).into())])),
            None => self.caution("screen-nothing-to-undo"),
        }
    }

    fn redo(&mut self) {
        match self.scene.session.redo() {
            Some(Ok(edits)) => {
                self.refill(edits.iter().any(changes_rows));
                self.say(self.words().tell("screen-done-again", &[("what", self.summary(&edits).into())]));
            }
            Some(Err(refused)) => {
                self.warn(self.words().tell("screen-not-done-again", &[("why", self.words().of(&refused.message()).into())]));
            }
            None => self.caution("screen-nothing-again"),
        }
    }

    fn activate(&mut self, meeting: Option<String>) {
        match &meeting {
            None => self.note("screen-no-active"),
            Some(meeting) => self.say(self.words().tell("screen-active", &[("meeting", meeting.into())])),
        }
        self.scene.active_meeting = meeting;
    }

    fn save(&mut self) -> Option<Task> {
        if self.scene.saving > 0 {
            return None;
        }
        let pending = self.scene.session.pending();
        if pending.is_empty() {
            self.say_nothing_to_save();
            return None;
        }
        self.scene.saving = pending.len();
        self.failed = false;
        Some(Task::Save(pending))
    }

    fn say_nothing_to_save(&mut self) {
        let stuck = self.scene.session.stuck().next().map(|why| self.words().of(why));
        match stuck {
            Some(stuck) => self.warn(stuck),
            None if self.scene.session.in_danger() > 0 => self.decide_first(),
            None => self.note("screen-all-saved"),
        }
    }

    /// Takes the result of a save; gives back what is to be done next.
    pub fn saved(&mut self, pending: &Pending, result: Result<Saved, SaveFailure>) -> Option<Task> {
        self.scene.saving = self.scene.saving.saturating_sub(1);
        match result {
            Ok(saved) => {
                self.scene.session.finish(pending);
                if !saved.durable {
                    self.caution("screen-saved-undurable");
                    self.failed = true;
                }
            }
            Err(SaveFailure::Changed { path } | SaveFailure::Exists { path }) if self.again.unwrap_or_default() < TRIES => {
                self.again = Some(self.again.unwrap_or_default() + 1);
                self.failed = true;
                self.note("screen-being-joined");
                return Some(Task::Look(Look::Files(vec![path])));
            }
            Err(failure) => {
                self.failed = true;
                self.warn(self.words().tell("screen-not-saved", &[("why", self.failure(&failure).into())]));
            }
        }
        if self.scene.saving > 0 { None } else { self.all_saved() }
    }

    fn all_saved(&mut self) -> Option<Task> {
        let waiting = std::mem::take(&mut self.waiting);
        if !waiting.is_empty() {
            let next = self.seen(waiting);
            if next.is_some() {
                return next;
            }
        }
        if !self.failed {
            self.again = None;
            self.say_saved();
        }
        let quit = self.quit_when_saved && self.nothing_left();
        self.quit_when_saved = false;
        if quit { Some(Task::Quit) } else { self.exchange_now() }
    }

    fn say_saved(&mut self) {
        let stuck = self.scene.session.stuck().next().map(|why| self.words().of(why));
        match stuck {
            Some(stuck) => self.warn(stuck),
            None => self.note("screen-saved"),
        }
    }

    /// Takes what came of writing a file that is no part of the workspace.
    pub fn written(&mut self, path: &Path, result: Result<Saved, SaveFailure>) {
        // without a folder nobody can tell where to look for it
        let whole = crate::store::env::current_folder().map_or_else(|_| path.to_owned(), |folder| folder.join(path));
        let name = Path::new(whole.file_name().unwrap_or(whole.as_os_str())).display().into();
        let folder = whole.parent().unwrap_or(&whole).display().into();
        match result {
            Ok(Saved { durable: true }) => self.say(self.words().tell("screen-wrote", &[("name", name), ("folder", folder)])),
            Ok(Saved { durable: false }) => {
                self.warn(self.words().tell("screen-wrote-undurable", &[("name", name), ("folder", folder)]));
            }
            Err(failure) => {
                self.warn(self.words().tell("screen-not-written", &[("why", self.failure(&failure).into())]));
            }
        }
    }

    /// Takes the text of a file that was asked for.
    pub fn read(&mut self, path: &Path, result: Result<String, Message>) {
        match result {
            Ok(text) => self.with(|app, cx| app.take_text(&text, cx)),
            Err(why) => self.warn(self.words().tell("screen-not-read", &[("path", path.display().into()), ("why", why.into())])),
        }
    }

    /// Takes in files as they were found on disk; gives back what is to be done next.
    pub fn seen(&mut self, seen: Vec<Seen>) -> Option<Task> {
        if self.scene.saving > 0 {
            self.waiting.extend(seen);
            return None;
        }
        let news = self.scene.session.take(seen);
        for row in &news.renamed {
            self.scene.active_meeting = self.scene.active_meeting.take().map(|id| if row.is_meeting(&id) { row.id.clone() } else { id });
        }
        if !news.files.is_empty() {
            self.fill();
        }
        let asked = std::mem::take(&mut self.asked);
        let words = self.words();
        let told = news.message(say(if asked { "sync-read-again" } else { "sync-somebody" })).map(|news| words.of(&news));
        if let Some(sentence) = told.or_else(|| asked.then(|| words.say("sync-read-again-same").to_owned())) {
            if news.conflicts > 0 || !news.remarks.is_empty() { self.warn(sentence) } else { self.say(sentence) }
        }
        self.tell_exchange();
        if news.conflicts > 0 {
            self.with(App::show_conflicts);
        }
        if self.again.is_none() || !self.failed {
            return None;
        }
        self.failed = false;
        self.save().or_else(|| self.all_saved())
    }
}

fn name_of(session: &Session) -> String {
    let last = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
    let here = || crate::store::env::current_folder().ok().and_then(|folder| last(&folder));
    last(session.root()).or_else(here).unwrap_or_else(|| session.root().to_string_lossy().into_owned())
}

fn changes_rows(edit: &Edit) -> bool {
    matches!(edit.change, Change::Add { .. } | Change::Drop { .. } | Change::Move { .. })
        || matches!(&edit.change, Change::Set { field, .. } if edit.target.kind == crate::domain::field::Kind::Meeting && field == "date")
}
