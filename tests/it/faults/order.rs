//! What a power cut may leave follows from the order of the calls: a text is synced before its name is changed, and the folder
//! after it. A kill cannot show this, the log of the calls can.

use std::path::Path;

use super::{Call, Desk, FILE, Lies, ran, seen};

/// The calls that change a disk or make it durable, as `call what`; a temporary is `temp`, a copy of it `copy`.
fn order(calls: &[Call]) -> Vec<String> {
    let counted = |call: &&Call| call.writes && !matches!(call.name.as_str(), "flock" | "fchmod");
    calls
        .iter()
        .filter(counted)
        .map(|call| format!("{} {}", call.name, call.paths.iter().map(|path| what(path)).collect::<Vec<_>>().join(" ")))
        .collect()
}

fn what(path: &str) -> &str {
    match path.rsplit('/').next().unwrap() {
        name if Path::new(name).extension() == Some("tmp".as_ref()) => "temp",
        name if Path::new(name).extension() == Some("copy".as_ref()) => "copy",
        name => name,
    }
}

#[test]
fn a_file_is_replaced_by_a_synced_one() {
    let calls = Desk::new(Lies::Plainly).calls(&["status", "IOM-1", "done"]);
    assert_eq!(order(&calls), ["open-to-write temp", "write temp", "fsync temp", "rename temp iom.toml", "fsync plans"]);
}

#[test]
fn behind_a_link_the_folder_of_the_real_file_is_synced() {
    let calls = Desk::new(Lies::BehindLink).calls(&["status", "IOM-1", "done"]);
    assert_eq!(order(&calls), ["open-to-write temp", "write temp", "fsync temp", "rename temp iom.toml", "fsync .kept"]);
}

/// The copy is whole, synced and named before the first byte of the file changes, and goes when the file is synced.
#[test]
fn under_two_names_a_synced_copy_comes_first() {
    let calls = Desk::new(Lies::UnderTwoNames).calls(&["status", "IOM-1", "done"]);
    let before = ["open-to-write temp", "write temp", "fsync temp", "open-to-write iom.toml", "rename temp copy", "fsync plans"];
    let after = ["write iom.toml", "ftruncate64 iom.toml", "fsync iom.toml", "unlink copy", "fsync plans"];
    assert_eq!(order(&calls), [before.as_slice(), &after].concat());
}

/// A power cut takes no new file away with its folder.
#[test]
fn a_new_file_comes_whole_and_so_does_its_folder() {
    let desk = Desk::new(Lies::Plainly);
    let made = ran(&mut desk.command(&["init", desk.path("new").to_str().unwrap()]));
    assert_eq!(made.code, Some(0), "{made:?}");
    let order = order(&seen(&desk.log())).join(", ");
    assert!(order.starts_with("mkdir new, fsync desk, "), "{order}");
    for file in ["write temp, fsync temp, renameat2 temp coplan.toml, fsync new", "mkdir plans, fsync new", "mkdir meetings, fsync new"] {
        assert!(order.contains(file), "{file}: {order}");
    }
}

/// Nothing that is read twice is trusted: the file is read again under the lock, and once more right before the rename.
#[test]
fn the_file_is_compared_right_before_the_rename() {
    let calls = Desk::new(Lies::Plainly).calls(&["status", "IOM-1", "done"]);
    let at = |name: &str, what: &str| calls.iter().rposition(|call| call.name == name && call.paths[0].ends_with(what)).unwrap();
    let (synced, read, renamed) = (at("fsync", ".tmp"), at("read", FILE), at("rename", ".tmp"));
    assert!(synced < read && read < renamed, "{calls:?}");
}
