//! What the sweep has found, one test for each, named after it.

use super::{Call, Desk, Lies, Ran, ran};

const STATUS: &[&str] = &["status", "IOM-1", "done"];

/// A run in which the first call of this kind on a path with this end fails once.
fn refused(lies: Lies, name: &str, path: &str, kind: &str) -> Ran {
    let is_it = |call: &Call| call.name == name && call.paths[0].ends_with(path);
    let number = Desk::new(lies).calls(STATUS).iter().position(is_it).unwrap() + 1;
    let desk = Desk::new(lies);
    ran(desk.command(STATUS).env("FAULT_CALL", number.to_string()).env("FAULT_KIND", kind).env("FAULT_ONCE", "1"))
}

#[test]
fn a_folder_that_could_not_be_synced_is_told_of() {
    let said = refused(Lies::Plainly, "fsync", "/plans", "EIO");
    assert_eq!(said.code, Some(0));
    assert!(said.err.starts_with("warning: saved, but may not survive a power cut"), "{}", said.err);
}

/// It said "there is no project IOM-1".
#[test]
fn a_file_that_the_disk_refuses_is_named_and_not_the_row_in_it() {
    let said = refused(Lies::Plainly, "read", "iom.toml", "EIO");
    assert_eq!(said.code, Some(3));
    assert!(said.err.contains("plans/iom.toml: input/output error\n  hint: "), "{}", said.err);
}

/// It said so too, and `check` that the link leads nowhere.
#[test]
fn a_link_that_the_disk_refuses_is_no_broken_link() {
    let said = refused(Lies::BehindLink, "realpath", "iom.toml", "EIO");
    assert_eq!(said.code, Some(3));
    assert!(said.err.contains("plans/iom.toml: input/output error\n  hint: "), "{}", said.err);
}

/// A verb has ended then, and keeps no edits.
#[test]
fn a_verb_on_a_full_disk_does_not_speak_of_kept_edits() {
    let said = refused(Lies::Plainly, "write", ".tmp", "ENOSPC");
    assert_eq!(said.code, Some(3));
    assert!(said.err.ends_with("plans/iom.toml: the disk is full\n  hint: free some space and try again\n"), "{}", said.err);
}

#[test]
fn a_failing_disk_comes_with_a_hint() {
    let said = refused(Lies::Plainly, "fsync", ".tmp", "EIO");
    assert_eq!(said.code, Some(3));
    assert!(said.err.contains("iom.toml: input/output error\n  hint: try again"), "{}", said.err);
}

#[test]
fn a_file_that_may_not_be_written_comes_with_a_hint() {
    let said = refused(Lies::Plainly, "access", "iom.toml", "EACCES");
    assert_eq!(said.code, Some(4));
    assert!(said.err.contains("is read-only") && said.err.contains("hint: ask the owner"), "{}", said.err);
}

/// "latest" could mean a meeting in the file that was not read.
#[test]
fn an_edit_beside_a_file_that_the_disk_refuses_says_so() {
    let said = refused(Lies::Plainly, "read", "meetings.toml", "EIO");
    assert_eq!(said.code, Some(0));
    assert!(said.err.starts_with("warning: meetings.toml could not be read"), "{}", said.err);
}
