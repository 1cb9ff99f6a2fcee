//! With `--read-only` no call anywhere writes, and the program never speaks to a network: the library sees every file of the
//! machine here, not only those of the workspace.

use std::path::Path;

use super::{Call, Desk, Lies, ran, seen, shim};
use crate::terminal::Terminal;

/// The calls that write to anything but the terminal and its like.
fn writing(calls: &[Call]) -> Vec<&Call> {
    let is_device = |call: &&Call| call.paths.iter().all(|path| path.starts_with("/dev/") && !path.starts_with("/dev/shm/"));
    calls.iter().filter(|call| call.writes && !is_device(call)).collect()
}

fn calls_of(desk: &Desk, args: &[&str]) -> (Option<i32>, Vec<Call>) {
    let said = ran(desk.command(args).env("FAULT_ROOT", "/"));
    (said.code, seen(&desk.log()))
}

#[test]
fn with_read_only_no_verb_writes_anywhere() {
    let verbs: &[(&[&str], i32)] = &[
        (&["list"], 0),
        (&["list", "--json"], 0),
        (&["show", "IOM-1"], 0),
        (&["check"], 0),
        (&["export", "json"], 0),
        (&["export", "json", "-o", "new.json"], 4),
        (&["schema"], 0),
        (&["man"], 0),
        (&["status", "IOM-1", "done"], 4),
        (&["note", "IOM-1", "x"], 4),
        (&["set", "IOM-1", "title", "x"], 4),
        (&["link", "IOM-1", "2024-04-02-iom"], 4),
        (&["init", "new"], 4),
        (&["demo", "new", "--no-open"], 4),
    ];
    for (args, expected) in verbs {
        let desk = Desk::new(Lies::Plainly);
        let (code, calls) = calls_of(&desk, &[&["--read-only"], *args].concat());
        assert_eq!(code, Some(*expected), "{args:?}");
        assert_eq!(writing(&calls), Vec::<&Call>::new(), "{args:?}");
    }
}

/// The same library does see a verb that writes.
#[test]
fn without_read_only_the_writing_is_seen_and_no_network_is() {
    let (code, calls) = calls_of(&Desk::new(Lies::Plainly), &["status", "IOM-1", "done"]);
    assert_eq!((code, writing(&calls).len()), (Some(0), 8), "{calls:?}");
    assert!(!calls.iter().any(speaks), "{calls:?}");
}

fn speaks(call: &Call) -> bool {
    matches!(call.name.as_str(), "socket" | "connect")
}

/// Opens the UI in a terminal, moves about, and quits; gives what the library saw.
fn session(options: &[&str], keys: &[(&str, &str)]) -> Vec<Call> {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log");
    let log = log.to_str().unwrap();
    let seen_by = [("LD_PRELOAD", shim().to_str().unwrap()), ("FAULT_ROOT", "/"), ("FAULT_LOG", log)];
    let mut terminal = Terminal::start_with(options, &seen_by);
    terminal.wait("2 projects");
    for (typed, shown) in keys {
        terminal.type_keys(typed).wait(shown);
    }
    terminal.type_keys("q");
    assert_eq!(terminal.ended(), 0);
    seen(Path::new(log))
}

#[test]
fn with_read_only_the_screen_writes_nowhere() {
    let calls = session(&["--read-only"], &[("jjk", "2 projects"), ("/Ýol", "1 of 2"), ("\x15\r", "2 projects")]);
    assert!(calls.iter().any(|call| call.paths.iter().any(|path| path.ends_with("plan.toml"))), "{calls:?}");
    assert_eq!(writing(&calls), Vec::<&Call>::new());
}

#[test]
fn a_whole_session_speaks_to_no_network() {
    let calls = session(&[], &[("so", "1 unsaved"), ("\x13", "saved")]);
    assert!(calls.iter().any(|call| call.name == "rename"), "{calls:?}");
    assert!(!calls.iter().any(speaks), "{calls:?}");
}
