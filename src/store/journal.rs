//! The journal: lines that are on record before they are anywhere else, for each workspace and each
//! running program a file of its own, readable by this user alone. A program that ends as it should
//! removes its journal; one that was killed leaves it, and the next start finds it.

use std::ffi::OsStr;
use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, Seek, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread::{JoinHandle, sleep, spawn};
use std::time::{Duration, Instant, SystemTime};

use super::failure::{Failure, failed, refused};
use super::read;
use crate::i18n::message::say;

const FOLDER: &str = "journal";
const ENDING: &str = "jsonl";
const PRIVATE: u32 = 0o600;

/// The largest journal, in bytes: 8 MiB. Saving empties it.
pub const LIMIT: u64 = 8 * 1024 * 1024;

/// The journal of this program for one workspace; locked while it is open.
#[derive(Debug)]
pub struct Journal {
    file: File,
    path: PathBuf,
    size: u64,
    disk: Disk,
}

/// At most so often the disk is asked to keep what was written.
const PAUSE: Duration = Duration::from_millis(250);

/// Brings lines to the disk on a thread of its own, so that a power cut takes the last moment at most and no key waits.
#[derive(Debug)]
struct Disk {
    signs: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
    /// The disk has not kept what it was given.
    failed: Arc<AtomicBool>,
}

impl Disk {
    fn of(file: &File, folder: &Path) -> Disk {
        let (signs, inbox) = channel();
        let failed = Arc::new(AtomicBool::new(false));
        let (file, folder, told) = (file.try_clone(), File::open(folder), failed.clone());
        let work = move || {
            let Ok(file) = file else { return };
            // the name of a new file is kept by its folder; where that cannot be asked for, the lines still are
            let _ = folder.map(|folder| folder.sync_all());
            while inbox.recv().is_ok() {
                let begun = Instant::now();
                // signs that gather are answered together; where nobody sends any more, nobody waits
                while inbox.recv_timeout(PAUSE.saturating_sub(begun.elapsed())).is_ok() {}
                if file.sync_data().is_err() {
                    told.store(true, Ordering::Relaxed);
                }
            }
        };
        Disk { signs: Some(signs), thread: Some(spawn(work)), failed }
    }

    fn keep(&self) {
        // without the thread the lines are with the system all the same
        let _ = self.signs.as_ref().map(|signs| signs.send(()));
    }
}

impl Drop for Disk {
    /// The lock on the file is given back only with the thread's own hold on it.
    fn drop(&mut self) {
        self.signs = None;
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

impl Journal {
    /// Makes an empty journal for `workspace` below the folder `state`.
    pub fn create(state: &Path, workspace: &Path) -> Result<Journal, Failure> {
        let folder = state.join(FOLDER);
        let path = folder.join(format!("{}-{}.{ENDING}", name(workspace), std::process::id()));
        make(&folder, &path).map_err(failed("failure-journal", &path)).map(|(file, path)| {
            let disk = Disk::of(&file, &folder);
            Journal { file, path, size: 0, disk }
        })
    }

    /// Adds a line. It is with the system before this returns, so that it outlives the program; a moment later it is on the
    /// disk, so that it outlives a power cut. Where the disk has refused an earlier line, that is told once.
    pub fn append(&mut self, line: &str) -> Result<(), Failure> {
        let failed = failed("failure-journal", &self.path);
        let size = self.size + line.len() as u64 + 1;
        if size > LIMIT {
            return Err(failed(refused(io::ErrorKind::FileTooLarge, say("failure-journal-full"))));
        }
        let result = self.file.write_all(format!("{line}\n").as_bytes());
        if result.is_ok() {
            self.size = size;
            self.disk.keep();
            if self.disk.failed.swap(false, Ordering::Relaxed) {
                return Err(failed(io::Error::other("fsync")));
            }
        } else {
            // a line that was cut off is read by nobody
            let _ = self.file.set_len(self.size).and_then(|()| self.file.seek(io::SeekFrom::End(0)));
        }
        result.map_err(failed)
    }

    /// Forgets all lines: everything is saved.
    pub fn clear(&mut self) {
        if self.size > 0 && self.file.set_len(0).and_then(|()| self.file.rewind()).is_ok() {
            self.size = 0;
        }
    }

    /// Ends the journal: there is nothing to take up again.
    pub fn remove(self) {
        // one that stays is empty or offered at the next start; neither loses anything
        let _ = fs::remove_file(&self.path);
    }
}

fn make(folder: &Path, path: &Path) -> io::Result<(File, PathBuf)> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    // an earlier program of the same number left its own under this name: it was offered, and stays
    let free = (0..).map(|n| if n == 0 { path.to_owned() } else { path.with_extension(format!("{n}.{ENDING}")) });
    let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
    for path in free.take(100) {
        match OpenOptions::new().write(true).create_new(true).mode(PRIVATE).open(&path) {
            Ok(file) => {
                // where there are no locks, the number of the process tells whether it lives
                let _ = file.try_lock();
                return Ok((file, path));
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => last = error,
            Err(error) => return Err(error),
        }
    }
    Err(last)
}

/// A journal that a program left which was killed. It is ours as long as this is kept.
#[derive(Debug)]
pub struct Leftover {
    path: PathBuf,
    /// When the last line was written.
    pub written: SystemTime,
    pub text: String,
    _held: File,
}

impl Leftover {
    /// Throws it away: its lines were taken over, or nobody wants them.
    pub fn remove(self) {
        // one that stays is offered again
        let _ = fs::remove_file(&self.path);
    }
}

/// The journals for `workspace` below `state` of programs that do not run any more, the oldest first.
#[must_use]
pub fn leftovers(state: &Path, workspace: &Path) -> Vec<Leftover> {
    let own = name(workspace);
    let entries = fs::read_dir(state.join(FOLDER)).into_iter().flatten().flatten();
    let ours = |path: &PathBuf| {
        path.extension() == Some(OsStr::new(ENDING))
            && path.file_name().is_some_and(|name| name.as_bytes().starts_with(format!("{own}-").as_bytes()))
    };
    let mut found: Vec<Leftover> = entries.map(|entry| entry.path()).filter(ours).filter_map(|path| left(&path)).collect();
    found.sort_by_key(|left| left.written);
    found
}

fn left(path: &Path) -> Option<Leftover> {
    let held = OpenOptions::new().read(true).open(path).ok()?;
    let about = held.metadata().ok()?;
    let foreign = about.uid() != rustix::process::geteuid().as_raw() || !about.is_file();
    if foreign || is_held(&held) || is_running(path) {
        return None;
    }
    let text = String::from_utf8_lossy(&read::read(path).ok()?).into_owned();
    if text.is_empty() {
        // an empty one tells of nothing
        let _ = fs::remove_file(path);
        return None;
    }
    Some(Leftover { path: path.to_owned(), written: about.modified().ok()?, text, _held: held })
}

/// Whether somebody holds the lock, and not only for the moment in which a process that was just started still has the
/// files of the one that started it.
fn is_held(file: &File) -> bool {
    (0..LOOKS).all(|look| {
        if look > 0 {
            sleep(MOMENT);
        }
        matches!(file.try_lock(), Err(TryLockError::WouldBlock))
    })
}

/// So often, and so long apart, it is looked whether a lock is still held.
const LOOKS: u32 = 10;
const MOMENT: Duration = Duration::from_millis(3);

/// Whether the program that made a journal still runs: only asked where the file system has no locks.
fn is_running(path: &Path) -> bool {
    let Ok(held) = OpenOptions::new().read(true).open(path) else { return false };
    match held.try_lock() {
        Ok(()) | Err(TryLockError::WouldBlock) => false,
        Err(TryLockError::Error(_)) => {
            let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            let number = stem.rsplit('-').next().and_then(|end| end.split('.').next()).and_then(|number| number.parse().ok());
            let process = number.and_then(rustix::process::Pid::from_raw);
            process.is_some_and(|process| rustix::process::test_kill_process(process).is_ok())
        }
    }
}

/// The same for the same workspace, whatever way it was named: FNV-1a, 64 bits, of its real path.
fn name(workspace: &Path) -> String {
    let real = fs::canonicalize(workspace).unwrap_or_else(|_| workspace.to_owned());
    let hash = real
        .as_os_str()
        .as_bytes()
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_killed_program_left_is_found_once_it_is_dead() {
        let state = tempfile::tempdir().unwrap();
        let mut journal = Journal::create(state.path(), Path::new("/w")).unwrap();
        journal.append("one").unwrap();
        journal.append("two").unwrap();
        assert!(leftovers(state.path(), Path::new("/w")).is_empty(), "its program lives");
        drop(journal);
        assert!(leftovers(state.path(), Path::new("/other")).is_empty());
        let found = leftovers(state.path(), Path::new("/w"));
        assert_eq!(found.iter().map(|left| left.text.as_str()).collect::<Vec<_>>(), ["one\ntwo\n"]);
        assert!(leftovers(state.path(), Path::new("/w")).is_empty(), "it is in hand");
        found.into_iter().for_each(Leftover::remove);
        assert!(leftovers(state.path(), Path::new("/w")).is_empty());
    }

    #[test]
    fn it_is_private_bounded_and_empty_after_a_save() {
        let state = tempfile::tempdir().unwrap();
        let mut journal = Journal::create(state.path(), Path::new("/w")).unwrap();
        assert_eq!(fs::metadata(&journal.path).unwrap().mode() & 0o777, PRIVATE);
        assert_eq!(fs::metadata(state.path().join(FOLDER)).unwrap().mode() & 0o777, 0o700);
        let failure = journal.append(&"x".repeat(9 * 1024 * 1024)).unwrap_err();
        assert!(failure.to_string().ends_with("it is full; save, which empties it"), "{failure}");
        journal.append("one").unwrap();
        journal.clear();
        journal.append("two").unwrap();
        assert_eq!(fs::read_to_string(&journal.path).unwrap(), "two\n");
        journal.remove();
        assert!(leftovers(state.path(), Path::new("/w")).is_empty());
    }
}
