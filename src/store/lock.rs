//! An advisory lock on a folder, so that two saves of our own do not interleave. It is taken on
//! the folder itself: no lock file is ever left in the officer's folder. It never waits for ever,
//! and nothing depends on it: where the file system has no locks, the save goes on without.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::failure::{Failure, failed, refused};
use crate::i18n::message::say;

/// The longest wait for another program's lock; with what a verb takes to try again it stays below two seconds.
pub const PATIENCE: Duration = Duration::from_millis(1_200);

const LONGEST_SLEEP: Duration = Duration::from_millis(100);

/// A folder kept open and locked; dropping it gives the lock back.
#[derive(Debug)]
pub struct Held {
    folder: File,
}

impl Held {
    /// Makes the names in the folder durable (fsync of the folder).
    pub(super) fn sync(&self) -> io::Result<()> {
        self.folder.sync_all()
    }
}

/// Locks a folder, waiting at most `PATIENCE`; a failure of kind `WouldBlock` means that
/// another program kept it.
pub fn hold(folder: &Path) -> Result<Held, Failure> {
    hold_within(folder, PATIENCE)
}

/// The same with another patience.
pub fn hold_within(folder: &Path, patience: Duration) -> Result<Held, Failure> {
    held(folder, patience).map_err(failed("failure-lock", folder))
}

fn held(folder: &Path, patience: Duration) -> io::Result<Held> {
    let file = OpenOptions::new().read(true).open(folder)?;
    let start = Instant::now();
    let mut pause = Duration::from_millis(1);
    while is_taken(&file) {
        if start.elapsed() >= patience {
            return Err(refused(ErrorKind::WouldBlock, say("failure-why-busy")));
        }
        sleep(pause);
        pause = (pause * 2).min(LONGEST_SLEEP);
    }
    Ok(Held { folder: file })
}

/// A refusal of any other kind (EOPNOTSUPP, ENOLCK, EBADF on NFS) means there are no locks here.
fn is_taken(folder: &File) -> bool {
    matches!(folder.try_lock(), Err(TryLockError::WouldBlock))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn the_wait_is_bounded_and_names_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let _first = hold(folder.path()).unwrap();
        let start = Instant::now();
        let failure = hold(folder.path()).unwrap_err();
        assert!(start.elapsed() >= PATIENCE && start.elapsed() < PATIENCE * 2);
        assert_eq!(failure.path, folder.path());
        assert_eq!(failure.source.kind(), ErrorKind::WouldBlock);
    }

    #[test]
    fn a_lock_given_back_can_be_taken_again_and_leaves_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let first = hold(folder.path()).unwrap();
        let path = folder.path().to_owned();
        let second = std::thread::spawn(move || hold(&path).map(drop));
        sleep(Duration::from_millis(30));
        drop(first);
        second.join().unwrap().unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_missing_folder_fails() {
        let folder = tempfile::tempdir().unwrap();
        assert!(hold(&folder.path().join("no")).is_err());
    }
}
