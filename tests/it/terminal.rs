//! The real program in a real pseudo-terminal: it is worked, it saves, and it gives the terminal back.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::screens::SMALL;

pub(crate) struct Terminal {
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    seen: Arc<Mutex<vt100::Parser>>,
    home: tempfile::TempDir,
}

fn size(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).unwrap()
}

impl Terminal {
    fn start(env: &[(&str, &str)]) -> Terminal {
        Terminal::start_with(&[], env)
    }

    pub(crate) fn start_with(options: &[&str], env: &[(&str, &str)]) -> Terminal {
        let home = tempfile::tempdir().unwrap();
        std::fs::create_dir(home.path().join("office")).unwrap();
        std::fs::write(home.path().join("office/plan.toml"), SMALL).unwrap();
        Terminal::start_in(home, options, env)
    }

    /// Killed without a word, and started again.
    fn killed_and_again(mut self) -> Terminal {
        self.signal("KILL");
        self.ended();
        Terminal::start_in(self.home, &[], &[])
    }

    fn start_in(home: tempfile::TempDir, options: &[&str], env: &[(&str, &str)]) -> Terminal {
        let pair = native_pty_system().openpty(PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 }).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_coplan"));
        command.args(options);
        command.arg(home.path().join("office"));
        for (key, value) in
            [("TERM", "xterm-256color"), ("RUST_BACKTRACE", "0"), ("COPLAN_TODAY", "2024-04-10"), ("HOME", home.path().to_str().unwrap())]
        {
            command.env(key, value);
        }
        command.env("XDG_STATE_HOME", home.path().join("state"));
        command.env("XDG_CONFIG_HOME", home.path().join(".config"));
        // a terminal that does not answer would be waited for
        for (key, value) in [("COPLAN_THEME", "dark"), ("COPLAN_ASCII", "off"), ("COLORTERM", "")] {
            command.env(key, value);
        }
        for (key, value) in env {
            command.env(key, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut output = pair.master.try_clone_reader().unwrap();
        let seen = Arc::new(Mutex::new(vt100::Parser::new(size(24), size(80), 0)));
        let screen = seen.clone();
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(n @ 1..) = output.read(&mut bytes) {
                screen.lock().unwrap().process(&bytes[..n]);
            }
        });
        Terminal { keys: pair.master.take_writer().unwrap(), master: pair.master, child, seen, home }
    }

    pub(crate) fn type_keys(&mut self, keys: &str) -> &mut Terminal {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
        self
    }

    fn text(&self) -> String {
        self.seen.lock().unwrap().screen().contents()
    }

    pub(crate) fn wait(&mut self, what: &str) -> &mut Terminal {
        let begun = Instant::now();
        while !self.text().contains(what) {
            assert!(begun.elapsed() < Duration::from_secs(20), "no {what:?} on:\n{}", self.text());
            thread::sleep(Duration::from_millis(5));
        }
        self
    }

    pub(crate) fn ended(&mut self) -> u32 {
        let begun = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                thread::sleep(Duration::from_millis(50));
                return status.exit_code();
            }
            assert!(begun.elapsed() < Duration::from_secs(10), "still running:\n{}", self.text());
            thread::sleep(Duration::from_millis(5));
        }
    }

    fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        assert!(std::process::Command::new("kill").args(["-s", name, &id]).status().unwrap().success());
    }

    /// Waits until the terminal is given back, or taken again.
    fn wait_restored(&mut self, restored: bool) -> &mut Terminal {
        let begun = Instant::now();
        while self.is_restored() != restored {
            assert!(begun.elapsed() < Duration::from_secs(10), "restored should be {restored}:\n{}", self.text());
            thread::sleep(Duration::from_millis(5));
        }
        self
    }

    fn is_restored(&self) -> bool {
        let parser = self.seen.lock().unwrap();
        let screen = parser.screen();
        let mouse = screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None;
        !screen.alternate_screen() && !screen.bracketed_paste() && !screen.hide_cursor() && !mouse
    }

    fn file(&self) -> String {
        std::fs::read_to_string(self.home.path().join("office/plan.toml")).unwrap()
    }
}

#[test]
fn open_mark_link_save_quit() {
    let mut terminal = Terminal::start(&[]);
    terminal
        .wait("2 projects")
        .type_keys("so")
        .wait("1 unsaved")
        .type_keys("L\r")
        .wait("2 unsaved")
        .type_keys("\x13")
        .wait("saved")
        .type_keys("q");
    assert_eq!(terminal.ended(), 0);
    assert!(terminal.is_restored());
    let changed = crate::screens::changed(SMALL, &terminal.file());
    assert_eq!(
        changed,
        "-status = \"planned\"\n+status = \"ongoing\"\n+meetings = [\"2024-04-02-iom\"]\n+  { date = 2024-04-10, status = \"ongoing\" },\n"
    );
}

#[test]
fn typed_paste_resize() {
    let mut terminal = Terminal::start(&[]);
    terminal.wait("2 projects").type_keys("/Ýol").wait("1 of 2").type_keys("\x1b[200~lar\nx\x1b[201~").wait("/ Ýollar x");
    terminal.seen.lock().unwrap().screen_mut().set_size(size(30), size(120));
    terminal.master.resize(PtySize { rows: 30, cols: 120, pixel_width: 0, pixel_height: 0 }).unwrap();
    terminal.type_keys("\x15").wait("│ Facts").type_keys("\rq");
    assert_eq!(terminal.ended(), 0);
}

#[test]
fn the_terminal_is_given_back_after_a_signal() {
    for name in ["TERM", "HUP", "INT"] {
        let mut terminal = Terminal::start(&[]);
        terminal.wait("2 projects").signal(name);
        terminal.ended();
        assert!(terminal.is_restored(), "{name}");
        assert_eq!(terminal.file(), SMALL);
    }
}

#[test]
#[cfg(debug_assertions)]
fn the_terminal_is_given_back_after_a_panic() {
    let mut terminal = Terminal::start(&[("COPLAN_TEST_PANIC", "1")]);
    terminal.wait("2 projects").type_keys("j");
    assert_ne!(terminal.ended(), 0);
    assert!(terminal.is_restored() && terminal.text().contains("COPLAN_TEST_PANIC"), "{}", terminal.text());
}

#[test]
fn the_editor_opens_at_the_line_of_the_row() {
    let folder = tempfile::tempdir().unwrap();
    let script = folder.path().join("ed");
    std::fs::write(&script, format!("#!/bin/sh\necho \"$@\" > {}/said\n", folder.path().display())).unwrap();
    make_executable(&script);
    let mut terminal = Terminal::start(&[("VISUAL", script.to_str().unwrap())]);
    terminal.wait("2 projects").type_keys("jE").wait("read again").type_keys("q");
    assert_eq!(terminal.ended(), 0);
    assert!(std::fs::read_to_string(folder.path().join("said")).unwrap().contains("office/plan.toml"));
}

fn make_executable(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn stopped_it_hands_the_terminal_back_and_takes_it_again() {
    for keys in ["", "\x1a"] {
        let mut terminal = Terminal::start(&[]);
        terminal.wait("2 projects");
        if keys.is_empty() {
            terminal.signal("TSTP");
        }
        terminal.type_keys(keys);
        terminal.wait_restored(true).signal("CONT");
        terminal.wait_restored(false).wait("2 projects").type_keys("so").wait("1 unsaved").type_keys("u").wait("undone").type_keys("q");
        assert_eq!(terminal.ended(), 0);
    }
}

#[test]
fn the_users_own_keys_count_and_what_is_wrong_in_the_file_is_said() {
    let home = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(home.path().join(".config/coplan")).unwrap();
    std::fs::create_dir(home.path().join("office")).unwrap();
    std::fs::write(home.path().join("office/plan.toml"), SMALL).unwrap();
    std::fs::write(home.path().join(".config/coplan/config.toml"), "thema = 1\n[keys]\nstatus = \"x\"\n").unwrap();
    let mut terminal = Terminal::start_in(home, &[], &[]);
    terminal.wait("config.toml:1: there is no setting thema").type_keys("xo").wait("1 unsaved").type_keys("uq");
    assert_eq!(terminal.ended(), 0);
}

#[test]
fn the_mouse_works_the_program_and_is_given_back() {
    let mut terminal = Terminal::start(&[]);
    terminal.wait("2 projects");
    let mode = |terminal: &Terminal| terminal.seen.lock().unwrap().screen().mouse_protocol_mode();
    assert_ne!(mode(&terminal), vt100::MouseProtocolMode::None);
    // a click on the second row
    terminal.type_keys("\x1b[<0;20;7M\x1b[<0;20;7m").wait("2 of 2").type_keys("%").wait("selects text now");
    assert_eq!(mode(&terminal), vt100::MouseProtocolMode::None);
    terminal.type_keys("%").wait("works the program again").type_keys("q");
    assert_eq!(terminal.ended(), 0);
    assert!(terminal.is_restored());
}

#[test]
fn the_order_of_the_rows_is_that_of_the_last_time() {
    let mut terminal = Terminal::start(&[]);
    terminal.wait("2 projects").type_keys("ojj\r\x1b").wait("by id").type_keys("q");
    assert_eq!(terminal.ended(), 0);
    let mut terminal = Terminal::start_in(terminal.home, &[], &[]);
    terminal.wait("by id").type_keys("q");
    assert_eq!(terminal.ended(), 0);
}

#[test]
fn the_line_of_keys_goes_away_after_twenty_starts() {
    let home = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(home.path().join("state/coplan")).unwrap();
    std::fs::create_dir(home.path().join("office")).unwrap();
    std::fs::write(home.path().join("office/plan.toml"), SMALL).unwrap();
    std::fs::write(home.path().join("state/coplan/starts"), "19").unwrap();
    let mut terminal = Terminal::start_in(home, &[], &[]);
    terminal.wait("s status").type_keys("q");
    assert_eq!(terminal.ended(), 0);
    let mut terminal = Terminal::start_in(terminal.home, &[], &[]);
    terminal.wait("? help");
    assert!(!terminal.text().contains("s status"));
    terminal.type_keys("q");
    assert_eq!(terminal.ended(), 0);
}

#[test]
fn killed_it_offers_at_the_next_start_what_was_not_saved() {
    let mut terminal = Terminal::start(&[]);
    terminal.wait("2 projects").type_keys("so").wait("1 unsaved");
    let mut terminal = terminal.killed_and_again();
    terminal.wait("2 changes were not saved").type_keys("t").wait("taken up").type_keys("\x13").wait("saved").type_keys("q");
    assert_eq!(terminal.ended(), 0);
    assert!(terminal.file().contains("status = \"ongoing\"\nprogress"));
}

#[test]
fn what_somebody_else_saves_is_on_the_screen_by_itself() {
    let mut terminal = Terminal::start(&[]);
    terminal.wait("2 projects").type_keys("so").wait("1 unsaved");
    thread::sleep(Duration::from_millis(200));
    let text = terminal.file().replace("due = 2024-05-31", "due = 2024-07-31");
    std::fs::write(terminal.home.path().join("office/plan.toml"), text).unwrap();
    terminal.wait("2024-07-31").wait("1 unsaved").type_keys("\x13").wait("saved").type_keys("q");
    assert_eq!(terminal.ended(), 0);
    assert!(terminal.file().contains("due = 2024-07-31\nstatus = \"ongoing\""));
}

#[test]
fn what_is_typed_while_the_terminal_is_asked_for_its_colours_counts() {
    // the terminal of this test never answers
    for wait in [0, 40, 90, 140] {
        let mut terminal = Terminal::start(&[("COPLAN_THEME", "auto")]);
        thread::sleep(Duration::from_millis(wait));
        terminal.type_keys("so").wait("1 unsaved").type_keys("\x13").wait("saved").type_keys("q");
        assert_eq!(terminal.ended(), 0);
        assert!(terminal.file().contains("status = \"ongoing\"\nprogress"), "after {wait} ms");
    }
}

#[test]
fn an_answer_of_the_terminal_that_comes_late_is_no_key() {
    let mut terminal = Terminal::start(&[("COPLAN_THEME", "auto")]);
    terminal.wait("2 projects").type_keys("\x1b]11;rgb:1111/ffff/2222\x07so").wait("1 unsaved");
    let text = terminal.text();
    assert!(text.contains("All plans  2 projects"), "{text}");
    terminal.type_keys("\x13").wait("saved").type_keys("q");
    assert_eq!(terminal.ended(), 0);
}

#[test]
fn the_beginning_of_a_sequence_does_not_stop_the_program() {
    for begun in ["\u{1b}[", "\u{1b}O", "\u{1b}[<0;1"] {
        let mut terminal = Terminal::start(&[]);
        terminal.wait("IOM-2024-01").type_keys(begun);
        std::thread::sleep(std::time::Duration::from_millis(200));
        terminal.signal("TERM");
        terminal.ended();
    }
}
