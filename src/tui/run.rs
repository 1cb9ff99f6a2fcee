//! The real terminal: raw mode and its end whatever happens, keys, signals, the thread that saves.
//! It sleeps until a key, a signal or a finished save wakes it; there is no tick.

mod waker;

use std::io::{self, Write};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use chrono::{Datelike, NaiveDate};
use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{self, Event, KeyEventKind, MouseButton, MouseEventKind};
use crossterm::execute;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};

use waker::{Waker, Woken};

use super::Options;
use super::desk::{Desk, Task};
use super::keys::Key;
use super::screen::welcome::{Choice, Welcome};
use super::setup::{self, Setup, Surroundings};
use super::spot::Did;
use super::terminal::background::{self, Answer, Late};
use super::terminal::{self, Screen};
use super::theme::Theme;
use crate::domain::visible;
use crate::i18n::Words;
use crate::i18n::message::{Message, say};
use crate::session::commits::{self, Commit};
use crate::session::past;
use crate::session::preferences::{self, Preferences};
use crate::session::repository::Trouble;
use crate::session::sync::{self, Exchanged, Step, Watch};
use crate::session::undecided::{self, Clashing};
use crate::session::{Mode, Pending, Session, starter};
use crate::store::git::child::Stop;
use crate::store::save::{SaveFailure, Saved};
use crate::store::watch::{self, Look, Seen};
use crate::store::{create, env, memory, process, read};
use crate::workspace::filed::Filed;

/// As good as no wait for events. Not zero: for zero crossterm's reader does not even look.
const NOW: Duration = Duration::from_micros(50);

/// What the thread that saves has to do.
enum Job {
    Save(Vec<Pending>),
    Write { path: PathBuf, text: String },
    Read(PathBuf),
    Exchange { place: PathBuf, stop: Stop },
    Log { place: PathBuf, id: String },
    Keep { place: PathBuf, left: Vec<Clashing> },
    Committed { place: PathBuf, day: NaiveDate },
}

/// What came of it.
enum Finished {
    Saved(Box<Pending>, Result<Saved, SaveFailure>),
    Written(PathBuf, Result<Saved, SaveFailure>),
    Read(PathBuf, Result<String, Message>),
    Exchanging(Step, u32),
    Exchanged(Box<Result<Exchanged, Trouble>>),
    Logged(String, Result<Vec<Commit>, Trouble>),
    Committed(NaiveDate, Option<Box<Filed>>),
}

/// So long an exchange that is stopped at the end may take to put things in order.
const LAST_STEP: Duration = Duration::from_secs(3);

/// So many commits of a row are told at most.
const MANY_COMMITS: usize = 50;

/// What the threads that save and that read report.
type Reports<'a> = (&'a Receiver<Finished>, &'a Receiver<Vec<Seen>>);

pub(super) fn run(options: Options) -> Result<(), String> {
    let mode = if options.read_only { Mode::ReadOnly } else { Mode::ReadWrite };
    // a workspace that cannot be opened is told of before the screen is taken
    let session =
        options.path.map(|path| Session::open(&path, mode)).transpose().map_err(|failure| options.lang.words().of(&failure.message()))?;
    let place = session.as_ref().map(|session| session.root().to_owned());
    let found = preferences::gather(&setup::bindings(), place.as_deref(), &options.given);
    let mut answer = Answer::default();
    let setup = Setup::of(&found, &surroundings(), || {
        answer = background::ask();
        answer.theme
    });
    let setup = Setup { words: options.lang.words(), ..setup };
    crossterm::style::force_color_output(setup.theme != Theme::plain());
    terminal::restore_on_panic();
    let result = on_screen(session, (mode, options.today), setup, &found, answer);
    let restored = terminal::restore();
    result.and(restored).map_err(|error| visible::line(&error.to_string()).into_owned())
}

/// What variables say of the terminal.
fn surroundings() -> Surroundings {
    let var = |name| env::var(name).unwrap_or_default();
    Surroundings { term: var("TERM"), colorterm: var("COLORTERM"), locale: env::character_locale().unwrap_or_default() }
}

fn on_screen(
    session: Option<Session>,
    (mode, today): (Mode, NaiveDate),
    setup: Setup,
    found: &Preferences,
    mut answer: Answer,
) -> io::Result<()> {
    let mut screen = terminal::take(setup.mouse)?;
    let mut waker = Waker::new()?;
    let session = match session {
        Some(session) => Some(session),
        None => welcome((mode, today), &setup, &mut screen, &mut waker, &mut answer)?,
    };
    let Some(mut session) = session else { return Ok(()) };
    session.keep_journal(env::state_folder());
    let memory = env::state_folder().filter(|_| session.mode() == Mode::ReadWrite);
    let setup = match &memory {
        Some(folder) => {
            let starts = memory::starts(folder);
            // forgetting how often this was started is no reason not to work
            let _ = memory::keep_starts(folder, starts.saturating_add(1));
            setup.remembering(found, starts, memory::order(folder, session.root()))
        }
        None => setup,
    };
    let words = setup.words;
    let remembered = (session.mode() == Mode::ReadWrite).then(|| session.root().to_owned());
    let mut desk = Desk::new(session, today, setup);
    if let Some(first) = found.problems.first() {
        let place = format!("{}:{}", first.file, first.line);
        let message = words.of(&first.message);
        desk.warn(words.tell("screen-setting-wrong", &[("place", place.into()), ("message", message.into())]));
    }
    let (jobs, finished) = saver(waker.handle()?, remembered);
    let (looks, found) = eyes(waker.handle()?, desk.session().watched());
    let mut hands = Hands { jobs, looks, waker: &mut waker, late: answer.late };
    let mut ended = None;
    for key in answer.typed {
        let task = desk.key(key);
        if ended.is_none() && hands.go_on(task, &mut desk, &mut screen)? == Next::Quit {
            ended = Some(End::Asked);
        }
    }
    let ended = match ended {
        Some(ended) => ended,
        None => work(&mut desk, &mut screen, &mut hands, (&finished, &found))?,
    };
    if desk.stop_exchange() {
        // its git is ended before we are
        let until = Instant::now() + LAST_STEP;
        while let Ok(done) = finished.recv_timeout(until.saturating_duration_since(Instant::now())) {
            if matches!(done, Finished::Exchanged(_)) {
                break;
            }
        }
    }
    if ended == End::Asked || desk.session().unsaved() + desk.session().in_danger() == 0 {
        desk.close();
    }
    if let Some((folder, order)) = memory.zip(desk.changed_order()) {
        // nor is forgetting the order
        let _ = memory::keep_order(&folder, desk.session().root(), &order);
    }
    Ok(())
}

/// Asks a newcomer where to begin; `None` where the answer is not to.
fn welcome(
    (mode, today): (Mode, NaiveDate),
    setup: &Setup,
    screen: &mut Screen,
    waker: &mut Waker,
    Answer { typed, late, .. }: &mut Answer,
) -> io::Result<Option<Session>> {
    let mut welcome = Welcome::default();
    loop {
        screen.draw(|frame| {
            welcome.draw(frame.area(), setup, frame.buffer_mut());
            setup.theme.finish(frame.buffer_mut());
        })?;
        if typed.is_empty() && waker.sleep()? == Woken::Ended {
            return Ok(None);
        }
        while terminal::without_waiting(|| event::poll(NOW))? {
            if let Event::Key(key) = event::read()?
                && !late.takes(&key)
            {
                typed.push_back(Key::of(key));
            }
        }
        while let Some(key) = typed.pop_front() {
            let begun = match welcome.key(key, &setup.keys) {
                None => continue,
                Some(Choice::Quit) => return Ok(None),
                Some(_) if mode == Mode::ReadOnly => Err(setup.words.say("screen-welcome-read-only").to_owned()),
                Some(Choice::Sample) => begin("coplan-demo", setup.words, starter::sample),
                Some(Choice::New) => {
                    begin("coplan-plans", setup.words, |folder| starter::new(folder, today.year()).map(|(_, saved)| saved))
                }
            };
            match begun {
                Ok(session) => return Ok(Some(session)),
                Err(wrong) => welcome.wrong = wrong,
            }
        }
    }
}

/// Opens a folder of the current one; makes it first if it holds no plans yet.
fn begin(name: &str, words: Words, make: impl FnOnce(&Path) -> Result<Saved, SaveFailure>) -> Result<Session, String> {
    let folder = env::current_folder().map_err(|failure| words.of(&failure.message()))?.join(name);
    if !starter::holds_plans(&folder) {
        make(&folder).map_err(|failure| words.of(&failure.message()))?;
    }
    Session::open(&folder, Mode::ReadWrite).map_err(|failure| words.of(&failure.message()))
}

/// How the work ends.
#[derive(Debug, PartialEq, Eq)]
enum End {
    /// The user quits: what is not saved is dropped.
    Asked,
    /// By a signal, or the terminal is gone: what is not saved stays in the journal.
    Told,
}

/// Until somebody quits: draw, sleep, take everything that waits.
fn work(desk: &mut Desk, screen: &mut Screen, hands: &mut Hands<'_>, (finished, found): Reports<'_>) -> io::Result<End> {
    let begun = Instant::now();
    loop {
        draw(desk, screen)?;
        match hands.waker.sleep()? {
            Woken::Ended => return Ok(End::Told),
            Woken::Stopped => terminal::suspend(screen, desk.has_mouse())?,
            Woken::Continued => terminal::take_again(screen, desk.has_mouse())?,
            Woken::Go => {}
        }
        while let Ok(done) = finished.try_recv() {
            let next = match done {
                Finished::Saved(pending, result) => desk.saved(&pending, result),
                Finished::Written(path, result) => {
                    desk.written(&path, result);
                    None
                }
                Finished::Exchanging(step, tries) => {
                    desk.exchanging(step, tries);
                    None
                }
                Finished::Exchanged(result) => desk.exchanged(*result),
                Finished::Logged(id, result) => desk.logged(id, result),
                Finished::Committed(day, files) => desk.committed(day, files.map(|files| *files)),
                Finished::Read(path, result) => {
                    desk.read(&path, result);
                    None
                }
            };
            if hands.go_on(next, desk, screen)? == Next::Quit {
                return Ok(End::Asked);
            }
        }
        while let Ok(seen) = found.try_recv() {
            if hands.go_on(desk.seen(seen), desk, screen)? == Next::Quit {
                return Ok(End::Asked);
            }
        }
        while terminal::without_waiting(|| event::poll(NOW))? {
            let event = event::read()?;
            if matches!(&event, Event::Key(key) if hands.late.takes(key)) {
                continue;
            }
            let task = take(desk, event, begun);
            if hands.go_on(task, desk, screen)? == Next::Quit {
                return Ok(End::Asked);
            }
        }
    }
}

fn draw(desk: &mut Desk, screen: &mut Screen) -> io::Result<()> {
    crossterm::queue!(screen.backend_mut(), BeginSynchronizedUpdate)?;
    screen.draw(|frame| desk.draw(frame.area(), frame.buffer_mut()))?;
    execute!(screen.backend_mut(), EndSynchronizedUpdate)
}

fn take(desk: &mut Desk, event: Event, begun: Instant) -> Option<Task> {
    #[cfg(debug_assertions)]
    assert!(env::var("COPLAN_TEST_PANIC").is_none(), "COPLAN_TEST_PANIC is set");
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => desk.key(Key::of(key)),
        Event::Paste(text) => {
            desk.paste(&text);
            None
        }
        Event::Mouse(mouse) => {
            let did = match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => Did::Click,
                MouseEventKind::ScrollUp => Did::WheelUp,
                MouseEventKind::ScrollDown => Did::WheelDown,
                _ => return None,
            };
            desk.mouse(did, (mouse.column, mouse.row), begun.elapsed())
        }
        _ => None,
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Next {
    Go,
    Quit,
}

/// What carries out the tasks of the desk.
struct Hands<'a> {
    jobs: Sender<Job>,
    looks: Sender<Look>,
    waker: &'a mut Waker,
    /// The terminal's answer, if it is still to come.
    late: Late,
}

impl Hands<'_> {
    fn go_on(&mut self, task: Option<Task>, desk: &mut Desk, screen: &mut Screen) -> io::Result<Next> {
        task.map_or(Ok(Next::Go), |task| self.carry_out(task, desk, screen))
    }

    fn order(&self, job: Job, desk: &mut Desk) {
        if self.jobs.send(job).is_err() {
            desk.caution("screen-saver-ended");
        }
    }

    fn carry_out(&mut self, task: Task, desk: &mut Desk, screen: &mut Screen) -> io::Result<Next> {
        match task {
            Task::Save(pending) => self.order(Job::Save(pending), desk),
            Task::Write { path, text } => self.order(Job::Write { path, text }, desk),
            Task::Editor { path, line } => {
                edit(desk, screen, &path, line)?;
                return self.carry_out(Task::Look(Look::Files(vec![path])), desk, screen);
            }
            Task::Read(path) => self.order(Job::Read(path), desk),
            Task::Exchange { place, stop } => self.order(Job::Exchange { place, stop }, desk),
            Task::Log { place, id } => self.order(Job::Log { place, id }, desk),
            Task::Committed { place, day } => self.order(Job::Committed { place, day }, desk),
            Task::Keep { place, left } => self.order(Job::Keep { place, left }, desk),
            Task::Copy(text) => execute!(screen.backend_mut(), CopyToClipboard::to_clipboard_from(visible::lines(&text)))?,
            Task::Look(look) => {
                if self.looks.send(look).is_err() {
                    desk.caution("screen-reader-ended");
                }
            }
            Task::Mouse(on) => terminal::set_mouse(on)?,
            Task::Suspend => terminal::suspend(screen, desk.has_mouse())?,
            Task::Quit => return Ok(Next::Quit),
        }
        Ok(Next::Go)
    }
}

/// Hands the terminal to the user's editor and takes it back.
fn edit(desk: &mut Desk, screen: &mut Screen, path: &Path, line: usize) -> io::Result<()> {
    let Some(editor) = process::editor() else {
        desk.caution("screen-no-editor");
        return Ok(());
    };
    terminal::restore()?;
    let result = process::edit(&editor, path, line);
    terminal::take_again(screen, desk.has_mouse())?;
    if let Err(failure) = result {
        desk.warn(desk.words().of(&failure.message()));
    }
    Ok(())
}

/// The thread that saves, and remembers the workspace for the next start, so that drawing never waits for the disk.
fn saver(mut wake: UnixStream, workspace: Option<PathBuf>) -> (Sender<Job>, Receiver<Finished>) {
    let (jobs, inbox) = channel::<Job>();
    let (outbox, finished) = channel();
    thread::spawn(move || {
        // forgetting the last workspace is no reason not to work
        let _ = workspace.map(|workspace| env::remember(&workspace));
        for job in inbox {
            let mut report = |done: Finished| outbox.send(done).is_ok() && nudge(&mut wake);
            let heard = match job {
                Job::Save(pending) => pending.into_iter().all(|pending| {
                    let result = pending.make_folder().and_then(|()| pending.run());
                    report(Finished::Saved(Box::new(pending), result))
                }),
                Job::Write { path, text } => {
                    let result = create::file(&path, &text);
                    report(Finished::Written(path, result))
                }
                Job::Exchange { place, stop } => {
                    let (steps, told) = channel();
                    forward(told, &outbox, &mut wake);
                    apart(&outbox, &mut wake, move || {
                        let watch = Watch { steps: Some(steps), stop };
                        let options = sync::Options { place, push: true, take_theirs: false, patience: sync::PATIENCE, watch };
                        Finished::Exchanged(Box::new(sync::sync(&options)))
                    })
                }
                Job::Log { place, id } => apart(&outbox, &mut wake, move || {
                    let result = commits::log(&place, Some(&id), MANY_COMMITS);
                    Finished::Logged(id, result)
                }),
                Job::Committed { place, day } => {
                    apart(&outbox, &mut wake, move || Finished::Committed(day, past::filed_on(day, &place).map(Box::new)))
                }
                Job::Keep { place, left } => {
                    undecided::keep(&place, left);
                    true
                }
                Job::Read(path) => {
                    let result = text_of(&path);
                    report(Finished::Read(path, result))
                }
            };
            if !heard {
                return;
            }
        }
    });
    (jobs, finished)
}

/// Does what takes as long as another machine takes beside the saving, and reports it. False where nobody listens.
fn apart(outbox: &Sender<Finished>, wake: &mut UnixStream, work: impl FnOnce() -> Finished + Send + 'static) -> bool {
    let Ok(mut wake) = wake.try_clone() else { return false };
    let outbox = outbox.clone();
    thread::spawn(move || {
        // if nobody listens the program has ended, and so do we
        let _ = outbox.send(work()).is_ok() && nudge(&mut wake);
    });
    true
}

/// Passes the steps of an exchange on to the one who draws.
fn forward(told: Receiver<(Step, u32)>, outbox: &Sender<Finished>, wake: &mut UnixStream) {
    let Ok(mut wake) = wake.try_clone() else { return };
    let outbox = outbox.clone();
    thread::spawn(move || told.into_iter().all(|(step, tries)| outbox.send(Finished::Exchanging(step, tries)).is_ok() && nudge(&mut wake)));
}

/// The text of a file that somebody named; why it is none, in words.
fn text_of(path: &Path) -> Result<String, Message> {
    let bytes = read::read(path).map_err(|failure| failure.message())?;
    String::from_utf8(bytes).map_err(|_| say("screen-no-text"))
}

/// Wakes the one who draws; false once it is gone. A full pipe has woken it already.
fn nudge(wake: &mut UnixStream) -> bool {
    wake.write(b"!").map_or_else(|error| error.kind() == io::ErrorKind::WouldBlock, |_| true)
}

/// The thread that reads what others have changed.
fn eyes(mut wake: UnixStream, watched: PathBuf) -> (Sender<Look>, Receiver<Vec<Seen>>) {
    let (outbox, found) = channel();
    let looks = watch::start(watched, true, move |seen| outbox.send(seen).is_ok() && nudge(&mut wake));
    (looks, found)
}
