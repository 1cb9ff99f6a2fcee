//! Every call of a verb fails once, and from then on; writes are cut short; the program is killed before, during and after each.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::{Call, Desk, FILE, Lies, Ran, ran, side_by_side};

const STATUS: &[&str] = &["status", "IOM-1", "done", "--note", "The law is in force"];
const LINK: &[&str] = &["link", "IOM-1", "2024-04-02-iom"];
/// Makes the file shorter.
const SHORTEN: &[&str] = &["set", "IOM-1", "title", "Law"];

/// A call, by its number from 1, and what goes wrong with it.
#[derive(Debug, Clone)]
struct Fault {
    number: usize,
    call: Call,
    kind: &'static str,
    once: bool,
}

/// What goes wrong: the kind, and whether once or from then on. An interruption for good would be waited out for ever.
const KINDS: &[(&str, bool)] = &[
    ("EIO", true),
    ("EIO", false),
    ("ENOSPC", true),
    ("ENOSPC", false),
    ("EDQUOT", true),
    ("EACCES", true),
    ("EACCES", false),
    ("EROFS", false),
    ("ESTALE", true),
    ("EOPNOTSUPP", true),
    ("EINTR", true),
    ("KILL-BEFORE", true),
    ("KILL-AFTER", true),
];

const KINDS_OF_WRITE: &[(&str, bool)] = &[("SHORT", true), ("SHORT", false), ("FULL", true), ("FULL", false), ("KILL-DURING", true)];

fn faults(number: usize, call: &Call) -> Vec<Fault> {
    let more = if call.name == "write" { KINDS_OF_WRITE } else { &[] };
    KINDS.iter().chain(more).map(|&(kind, once)| Fault { number, call: call.clone(), kind, once }).collect()
}

fn sweep(lies: Lies, args: &[&str]) {
    let desk = Desk::new(lies);
    let calls = desk.calls(args);
    let new = desk.text();
    assert!(calls.iter().filter(|call| call.name == "fsync").count() >= 2, "the library does not see the save: {calls:?}");
    let faults: Vec<Fault> = calls.iter().zip(1..).flat_map(|(call, number)| faults(number, call)).collect();
    let (saved, wrongs) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    side_by_side(&faults, |fault| {
        let case = Case::run(lies, args, &new, fault);
        saved.fetch_add(usize::from(case.now == new), Ordering::SeqCst);
        wrongs.lock().unwrap().extend(case.wrongs(args));
    });
    println!("{args:?}, lying {lies:?}: {} calls, {} faults, {} saved all the same", calls.len(), faults.len(), saved.into_inner());
    let wrongs = wrongs.into_inner().unwrap();
    assert!(wrongs.is_empty(), "{} of {} went wrong, such as\n{}", wrongs.len(), faults.len(), wrongs[..wrongs.len().min(4)].join("\n"));
}

/// A run in which something went wrong.
struct Case<'a> {
    desk: Desk,
    fault: &'a Fault,
    ran: Ran,
    inode: u64,
    old: String,
    new: &'a str,
    now: String,
}

impl<'a> Case<'a> {
    fn run(lies: Lies, args: &[&str], new: &'a str, fault: &'a Fault) -> Case<'a> {
        let desk = Desk::new(lies);
        let (old, inode) = (desk.text(), fs::metadata(desk.path(FILE)).unwrap().ino());
        let mut command = desk.command(args);
        command.env("FAULT_CALL", fault.number.to_string()).env("FAULT_KIND", fault.kind);
        if fault.once {
            command.env("FAULT_ONCE", "1");
        }
        let ran = ran(&mut command);
        let now = desk.text();
        Case { desk, fault, ran, inode, old, new, now }
    }

    fn tell(&self, what: &str) -> String {
        format!("{what}: {:?}\n{:?}\nleft: {:?}\nfile:\n{}\n", self.fault, self.ran, self.desk.left(), self.now)
    }

    /// What does not hold, told in full.
    fn wrongs(&self, args: &[&str]) -> Option<String> {
        let rules = [self.is_old_or_new(), self.says_what_happened(), self.is_the_same_file(), self.leaves_nothing_for_good(args)];
        rules.into_iter().find_map(Result::err).map(|what| self.tell(what))
    }

    fn is_whole(&self) -> bool {
        self.now == self.old || self.now == self.new
    }

    fn copy(&self) -> Option<PathBuf> {
        self.desk.left().into_iter().find(|path| is_copy(path))
    }

    /// A file under two names is written in place; where that is cut off, a copy holds the whole new text.
    fn is_old_or_new(&self) -> Result<(), &'static str> {
        ensure(self.ran.code != Some(0) || self.now == self.new, "said to be done, and is not")?;
        if self.is_whole() {
            return Ok(());
        }
        ensure(self.desk.lies == Lies::UnderTwoNames, "torn")?;
        let copy = self.copy().ok_or("torn without a copy")?;
        ensure(fs::read_to_string(&copy).unwrap() == self.new, "the copy is not whole")?;
        ensure(self.ran.code.is_none() || self.ran.err.contains(copy.to_str().unwrap()), "the copy is not named")
    }

    fn says_what_happened(&self) -> Result<(), &'static str> {
        let err = &self.ran.err;
        match self.ran.code {
            None => ensure(self.fault.kind.starts_with("KILL"), "killed"),
            Some(0) => {
                ensure(!self.fault.refuses_sync_of(".toml") && !self.fault.refuses_sync_of(".tmp"), "a failed fsync counts as saved")?;
                ensure(
                    !self.fault.refuses_sync_of("/plans") || self.copied() || err.contains("may not survive a power cut"),
                    "said to be durable",
                )
            }
            Some(3 | 4) => {
                ensure(err.contains("iom.toml") || err.contains("/desk"), "no file is named")?;
                ensure(err.contains("error: ") && err.contains("hint: "), "no hint")?;
                ensure(self.copy().is_some() || self.now == self.old, "refused, and yet it is there")
            }
            Some(_) => Err("a strange exit code"),
        }
    }

    /// A file under two names is not replaced, so that its folder matters only for the name of the copy.
    fn copied(&self) -> bool {
        self.desk.lies == Lies::UnderTwoNames
    }

    fn is_the_same_file(&self) -> Result<(), &'static str> {
        let about = fs::metadata(self.desk.path(FILE)).unwrap();
        ensure(about.mode() & 0o7777 == 0o640, "another mode")?;
        match self.desk.lies {
            Lies::Plainly => Ok(()),
            Lies::BehindLink => ensure(fs::symlink_metadata(self.desk.path(FILE)).unwrap().is_symlink(), "no link any more"),
            Lies::UnderTwoNames => {
                let twin = fs::metadata(self.desk.path(".kept/twin")).unwrap();
                ensure((about.nlink(), about.ino(), twin.ino()) == (2, self.inode, self.inode), "no pair any more")
            }
        }
    }

    /// What a killed run left goes with the next save; a copy stays for the officer.
    fn leaves_nothing_for_good(&self, args: &[&str]) -> Result<(), &'static str> {
        let may_leave = self.fault.kind.starts_with("KILL") || !self.fault.once || self.fault.call.name == "unlink";
        let only_copies = || self.desk.left().iter().all(|path| is_copy(path));
        ensure(may_leave || only_copies(), "something is left")?;
        if self.desk.left().is_empty() && self.ran.code.is_some() || !self.is_whole() {
            return Ok(());
        }
        self.desk.age();
        let again = || self.desk.run(args).code == Some(0) && self.desk.text() == self.new;
        ensure(self.now == self.new || again(), "the next run does not work")?;
        ensure(self.desk.run(&["note", "IOM-2", "Later"]).code == Some(0), "the run after that does not work")?;
        ensure(only_copies(), "something is left for good")
    }
}

impl Fault {
    fn refuses_sync_of(&self, ending: &str) -> bool {
        let is_refused = self.kind.starts_with('E') && self.kind != "EINTR";
        is_refused && self.call.name == "fsync" && self.call.paths[0].ends_with(ending)
    }
}

fn ensure(holds: bool, what: &'static str) -> Result<(), &'static str> {
    if holds { Ok(()) } else { Err(what) }
}

fn is_copy(path: &Path) -> bool {
    path.extension().is_some_and(|end| end == "copy")
}

#[test]
fn a_status_is_saved_or_not() {
    sweep(Lies::Plainly, STATUS);
}

#[test]
fn a_link_is_saved_or_not() {
    sweep(Lies::Plainly, LINK);
}

#[test]
fn behind_a_link_it_is_saved_or_not() {
    sweep(Lies::BehindLink, STATUS);
}

#[test]
fn under_two_names_it_is_saved_or_not_or_a_copy_is_whole() {
    sweep(Lies::UnderTwoNames, STATUS);
}

#[test]
fn under_two_names_a_shorter_text_is_saved_or_not_or_a_copy_is_whole() {
    sweep(Lies::UnderTwoNames, SHORTEN);
}
