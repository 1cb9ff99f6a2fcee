//! New files and folders: whatever fails, a file is whole or not there, and nothing that was there is touched.

use std::fs;

use super::{Desk, Lies, ran, side_by_side};

const KINDS: [(&str, bool); 8] = [
    ("EIO", true),
    ("EIO", false),
    ("ENOSPC", true),
    ("EACCES", false),
    ("FULL", false),
    ("KILL-BEFORE", true),
    ("KILL-DURING", true),
    ("KILL-AFTER", true),
];

const NAMES: [&str; 4] = ["coplan.toml", "organisations.toml", "plans/partner-2024.toml", "meetings/2024.toml"];

fn texts(desk: &Desk) -> [Option<String>; 4] {
    NAMES.map(|name| fs::read_to_string(desk.path("new").join(name)).ok())
}

#[test]
fn a_new_workspace_is_made_of_whole_files() {
    let desk = Desk::new(Lies::Plainly);
    let calls = desk.calls(&["init", desk.path("new").to_str().unwrap()]).len();
    let whole = texts(&desk);
    let faults: Vec<_> = (1..=calls).flat_map(|number| KINDS.map(|(kind, once)| (number, kind, once))).collect();
    println!("init: {calls} calls, {} faults", faults.len());
    side_by_side(&faults, |(number, kind, once)| {
        let desk = Desk::new(Lies::Plainly);
        let mut command = desk.command(&["init", desk.path("new").to_str().unwrap()]);
        command.env("FAULT_CALL", number.to_string()).env("FAULT_KIND", kind).envs(once.then_some(("FAULT_ONCE", "1")));
        let (ran, texts) = (ran(&mut command), texts(&desk));
        for (text, whole) in texts.iter().zip(&whole) {
            assert!(text.is_none() || text == whole, "call {number} {kind}: {ran:?}");
        }
        assert!(ran.code != Some(0) || texts == whole, "call {number} {kind}: said to be done: {ran:?}");
        assert!(
            ran.code.is_none_or(|code| code == 0) || ran.err.contains("hint: ") && ran.err.contains("/new"),
            "call {number} {kind}: {ran:?}"
        );
    });
}

/// The system may take a part of the bytes and no more; that is no failure.
#[test]
fn a_short_write_is_written_on() {
    let desk = Desk::new(Lies::Plainly);
    let calls = desk.calls(&["status", "IOM-1", "done"]);
    let new = desk.text();
    let at = calls.iter().position(|call| call.name == "write").unwrap() + 1;
    let again = Desk::new(Lies::Plainly);
    let said = ran(again.command(&["status", "IOM-1", "done"]).env("FAULT_CALL", at.to_string()).env("FAULT_KIND", "SHORT"));
    assert_eq!((said.code, again.text()), (Some(0), new));
}
