//! The program but for its terminal, on a workspace in a temporary folder.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use coplan::i18n::Lang;
use coplan::session::repository::Trouble;
use coplan::session::{Mode, Session, commits, past, sync};
use coplan::store::watch::Look;
use coplan::tui::desk::{Desk, Task};
use coplan::tui::keys::Key;
use coplan::tui::setup::Setup;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub(crate) const TODAY: &str = "2024-04-10";

/// Two projects, two meetings, as small as can be.
pub(crate) const SMALL: &str = r#"[plan]
id = "iom-2024"
title = "Plan of projects with IOM in 2024"
short = "Action Plan for 2024"
partner = "iom"
start = 2024-01-01
end = 2024-12-31

[[project]]
id = "IOM-2024-01"
title = "Legal framework on trafficking in persons" # the fund's name
lead = "mfa"
due = 2024-05-31
status = "planned"
progress = 60
history = [
  { date = 2024-01-15, status = "planned" },
]

[[project]]
id = "IOM-2024-02"
title = "Halkara hyzmatdaşlyk we Ýollaryň howpsuzlygy"
lead = "sms"
due = 2024-03-31
status = "ongoing"
meetings = ["2024-04-02-iom"]

[[meeting]]
id = "2024-02-01-iom"
date = 2024-02-01
title = "Working meeting"
with = ["iom"]

[[meeting]]
id = "2024-04-02-iom"
date = 2024-04-02
title = "Minister receives the coordinator"
with = ["iom"]

[[organisation]]
id = "iom"
name = "International Organization for Migration"
aliases = ["МОМ"]

[[organisation]]
id = "mfa"
name = "Ministry of Foreign Affairs"

[[organisation]]
id = "sms"
name = "State Migration Service"
"#;

/// An exchange that goes on beside us.
pub(crate) type UnderWay = std::thread::JoinHandle<Result<sync::Exchanged, Trouble>>;

pub(crate) struct Stage {
    folder: tempfile::TempDir,
    pub(crate) desk: Desk,
    /// How many keys were pressed.
    pub(crate) keys: usize,
    pub(crate) tasks: Vec<Task>,
}

impl Stage {
    pub(crate) fn small() -> Stage {
        Stage::with(SMALL)
    }

    pub(crate) fn with(text: &str) -> Stage {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("office")).unwrap();
        std::fs::write(folder.path().join("office/plan.toml"), text).unwrap();
        let path = folder.path().join("office");
        Stage::open(folder, &path, Mode::ReadWrite, TODAY)
    }

    /// A workspace that somebody else looks after.
    pub(crate) fn at(path: &Path) -> Stage {
        Stage::open(tempfile::tempdir().unwrap(), path, Mode::ReadWrite, TODAY)
    }

    /// A workspace of several files.
    pub(crate) fn with_files(files: &[(&str, &str)]) -> Stage {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("office");
        std::fs::create_dir(&path).unwrap();
        for (name, text) in files {
            std::fs::write(path.join(name), text).unwrap();
        }
        Stage::open(folder, &path, Mode::ReadWrite, TODAY)
    }

    pub(crate) fn data(today: &str) -> Stage {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data");
        Stage::open(tempfile::tempdir().unwrap(), &path, Mode::ReadWrite, today)
    }

    /// The sample for a reader of another language.
    pub(crate) fn data_in(lang: Lang) -> Stage {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data");
        let setup = Setup { words: lang.words(), ..Setup::default() };
        Stage::open_as(tempfile::tempdir().unwrap(), &path, Mode::ReadWrite, "2024-10-01", setup)
    }

    /// The small workspace, with a journal.
    pub(crate) fn journaled() -> Stage {
        Stage::small().again()
    }

    /// The program is killed and started again.
    pub(crate) fn again(self) -> Stage {
        let path = self.folder.path().join("office");
        self.again_at(&path)
    }

    /// The same in a workspace that somebody else looks after.
    pub(crate) fn again_at(self, path: &Path) -> Stage {
        let folder = self.folder;
        drop(self.desk);
        Stage::open(folder, path, Mode::ReadWrite, TODAY)
    }

    pub(crate) fn read_only() -> Stage {
        let stage = Stage::small();
        let path = stage.folder.path().join("office");
        Stage::open(stage.folder, &path, Mode::ReadOnly, TODAY)
    }

    /// The same workspace, for a user with other settings.
    pub(crate) fn set_up(self, setup: Setup) -> Stage {
        let path = self.folder.path().join("office");
        let folder = self.folder;
        // whoever has the journal is gone before it is opened again
        drop(self.desk);
        Stage::open_as(folder, &path, Mode::ReadWrite, TODAY, setup)
    }

    fn open(folder: tempfile::TempDir, path: &Path, mode: Mode, today: &str) -> Stage {
        Stage::open_as(folder, path, mode, today, Setup::default())
    }

    fn open_as(folder: tempfile::TempDir, path: &Path, mode: Mode, today: &str, setup: Setup) -> Stage {
        let mut session = Session::open(path, mode).unwrap();
        session.keep_journal(Some(folder.path().join("state")));
        let desk = Desk::new(session, today.parse().unwrap(), setup);
        let mut stage = Stage { folder, desk, keys: 0, tasks: Vec::new() };
        stage.screen(80, 24);
        stage
    }

    /// Presses keys, drawing after each as the program does. A save is carried out at once.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Stage {
        self.press_at(keys, (80, 24))
    }

    /// The same in a window of another size.
    pub(crate) fn press_at(&mut self, keys: &str, (width, height): (u16, u16)) -> &mut Stage {
        for key in Key::parse_all(keys) {
            self.keys += 1;
            let task = self.desk.key(key);
            self.carry_out(task);
            self.screen(width, height);
        }
        self
    }

    /// Presses a key that begins an exchange, which goes on beside us until it is at a step. `end_exchange` waits for its end.
    pub(crate) fn press_and_wait_for_exchange(&mut self, key: &str, until: sync::Step) -> (UnderWay, Receiver<(sync::Step, u32)>) {
        let mut task = Key::parse_all(key).into_iter().find_map(|key| self.desk.key(key));
        if let Some(Task::Save(pending)) = task {
            task = pending.iter().filter_map(|one| self.desk.saved(one, one.run())).last();
        }
        let Some(Task::Exchange { place, stop }) = task else { panic!("{task:?}") };
        let (sender, steps) = channel();
        let watch = sync::Watch { steps: Some(sender), stop };
        let options = sync::Options { place, push: true, take_theirs: false, patience: Duration::from_secs(20), watch };
        let under_way = std::thread::spawn(move || sync::sync(&options));
        while let Ok((step, tries)) = steps.recv_timeout(Duration::from_secs(20)) {
            self.desk.exchanging(step, tries);
            if step == until {
                break;
            }
        }
        (under_way, steps)
    }

    /// Presses a key; what it asks for is carried out only by `finish`.
    pub(crate) fn press_unseen(&mut self, key: &str) -> Option<Task> {
        Key::parse_all(key).into_iter().filter_map(|key| self.desk.key(key)).last()
    }

    pub(crate) fn finish(&mut self, task: Option<Task>) {
        self.carry_out(task);
    }

    pub(crate) fn end_exchange(&mut self, under_way: UnderWay) {
        let next = self.desk.exchanged(under_way.join().unwrap());
        self.carry_out(next);
    }

    /// Does what the terminal's side of the program does.
    fn carry_out(&mut self, task: Option<Task>) {
        match task {
            Some(Task::Save(pending)) => {
                for one in pending {
                    let result = one.make_folder().and_then(|()| one.run());
                    let next = self.desk.saved(&one, result);
                    self.carry_out(next);
                }
            }
            Some(Task::Look(look)) => {
                let seen = look.run(&self.desk.session().watched());
                let next = self.desk.seen(seen);
                self.carry_out(next);
            }
            Some(Task::Write { path, text }) => {
                // never outside of the temporary folder, whatever is typed
                let inside = path.to_string_lossy().replace(['/', '\\'], "-");
                let result = coplan::store::create::file(&self.folder.path().join(inside), &text);
                self.desk.written(&path, result);
            }
            Some(Task::Exchange { place, stop }) => {
                let watch = sync::Watch { steps: None, stop };
                let options = sync::Options { place, push: true, take_theirs: false, patience: Duration::from_secs(20), watch };
                let next = self.desk.exchanged(sync::sync(&options));
                self.carry_out(next);
            }
            Some(Task::Log { place, id }) => {
                let result = commits::log(&place, Some(&id), 50);
                let next = self.desk.logged(id, result);
                self.carry_out(next);
            }
            Some(Task::Committed { place, day }) => {
                let next = self.desk.committed(day, past::filed_on(day, &place));
                self.carry_out(next);
            }
            Some(Task::Keep { place, left }) => coplan::session::undecided::keep(&place, left),
            Some(Task::Read(path)) => {
                let bytes = coplan::store::read::read(&self.folder.path().join(&path)).map_err(|failure| failure.message());
                let text = bytes.map(|bytes| String::from_utf8(bytes).unwrap());
                self.desk.read(&path, text);
            }
            other => self.tasks.extend(other),
        }
    }

    /// Pastes a text, as a terminal does it in one piece.
    pub(crate) fn paste(&mut self, text: &str) -> &mut Stage {
        self.desk.paste(text);
        self
    }

    /// Puts a file beside the workspace.
    pub(crate) fn beside(&self, name: &str, text: &str) {
        std::fs::write(self.folder.path().join(name), text).unwrap();
    }

    /// A file beside the workspace that the program has written.
    pub(crate) fn written(&self, name: &str) -> String {
        std::fs::read_to_string(self.folder.path().join(name)).unwrap()
    }

    /// Somebody else changes the file, and the program sees it.
    pub(crate) fn outside(&mut self, from: &str, to: &str) -> &mut Stage {
        self.outside_unseen(from, to);
        self.carry_out(Some(Task::Look(Look::Files(vec![self.path()]))));
        self
    }

    /// Somebody else changes the file, and the program does not see it yet.
    pub(crate) fn outside_unseen(&mut self, from: &str, to: &str) -> &mut Stage {
        let text = self.file();
        assert!(text.contains(from), "{text}");
        std::fs::write(self.path(), text.replacen(from, to, 1)).unwrap();
        self
    }

    pub(crate) fn screen(&mut self, width: u16, height: u16) -> String {
        let (text, _) = self.drawn(width, height);
        text
    }

    /// The screen with one number for all its styles.
    pub(crate) fn styled(&mut self, width: u16, height: u16) -> String {
        let (text, styles) = self.drawn(width, height);
        format!("{text}\nstyles {styles:016x}")
    }

    pub(crate) fn buffer(&mut self, width: u16, height: u16) -> Buffer {
        let area = Rect::new(0, 0, width, height);
        let mut buffer = Buffer::empty(area);
        self.desk.draw(area, &mut buffer);
        buffer
    }

    fn drawn(&mut self, width: u16, height: u16) -> (String, u64) {
        let buffer = self.buffer(width, height);
        let mut styles = 0xcbf2_9ce4_8422_2325_u64;
        let mut lines = Vec::new();
        for y in 0..height {
            let mut line = String::new();
            let mut skip = 0;
            for x in 0..width {
                let cell = &buffer[(x, y)];
                if skip == 0 {
                    line.push_str(cell.symbol());
                    skip = unicode_width::UnicodeWidthStr::width(cell.symbol()).max(1);
                }
                skip -= 1;
                for byte in format!("{:?}{:?}{:?}", cell.fg, cell.bg, cell.modifier).bytes() {
                    styles = (styles ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
                }
            }
            lines.push(line.trim_end().to_owned());
        }
        (lines.join("\n"), styles)
    }

    pub(crate) fn text_of(&self, name: &str) -> String {
        std::fs::read_to_string(self.folder.path().join("office").join(name)).unwrap()
    }

    pub(crate) fn file(&self) -> String {
        std::fs::read_to_string(self.path()).unwrap()
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("office/plan.toml")
    }

    /// The lines that differ between the small workspace and the file, as `-` and `+`.
    pub(crate) fn changed(&mut self) -> String {
        self.press("<c-s>");
        changed(SMALL, &self.file())
    }
}

/// The lines taken away and put in, as `-` and `+`.
pub(crate) fn changed(old: &str, new: &str) -> String {
    let diff = similar::TextDiff::from_lines(old, new);
    let lines = diff.iter_all_changes().filter(|change| change.tag() != similar::ChangeTag::Equal);
    lines.map(|change| format!("{}{change}", change.tag())).collect()
}
