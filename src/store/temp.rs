//! Temporary files beside the file they will become, and the sweeping of those a killed run left
//! behind. It never uses the system's temp folder, never opens a file that exists, and never
//! removes what another program or another user made.

use std::ffi::OsStr;
use std::fs::{self, DirEntry, File, OpenOptions};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, ErrorKind, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use super::read;

/// For our eyes only, until the old file's mode is carried over.
pub(super) const PRIVATE: u32 = 0o600;

/// What a new file gets, less the officer's umask.
pub(super) const USUAL: u32 = 0o666;

const MARK: &[u8] = b".coplan-";
const TEMP: &str = ".tmp";
const COPY: &str = ".copy";
const DIGITS: usize = 16;
/// So old, and locked by nobody: its maker is gone. A save takes seconds at most.
const QUIET: Duration = Duration::from_secs(60);
/// So old that it is left behind even where the file system has no locks.
const OLD: Duration = Duration::from_secs(60 * 60);

/// An open temporary file; dropping it removes it, unless it was renamed or kept.
#[derive(Debug)]
pub(super) struct Temp {
    path: PathBuf,
    file: File,
    /// The name is no longer ours to remove.
    settled: bool,
}

impl Temp {
    /// Makes `.{name}.coplan-{random}.tmp` in `folder`; tries a few names if one is taken.
    pub(super) fn create(folder: &Path, name: &OsStr, mode: u32) -> io::Result<Self> {
        let mut tries = 0;
        loop {
            let path = folder.join(temp_name(name));
            match OpenOptions::new().write(true).create_new(true).mode(mode).open(&path) {
                Ok(file) => {
                    // Tells a sweep that we are alive; where there are no locks, age alone tells.
                    let _ = file.try_lock();
                    return Ok(Self { path, file, settled: false });
                }
                Err(error) if error.kind() == ErrorKind::AlreadyExists && tries < 8 => tries += 1,
                Err(error) => return Err(error),
            }
        }
    }

    pub(super) fn file(&self) -> &File {
        &self.file
    }

    pub(super) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)
    }

    /// After a failure here the file must be thrown away: a second fsync could wrongly succeed.
    pub(super) fn sync(&self) -> io::Result<()> {
        self.file.sync_all()
    }

    /// Takes the place of `target`, whether or not it exists.
    pub(super) fn rename_over(mut self, target: &Path) -> io::Result<()> {
        fs::rename(&self.path, target)?;
        self.settled = true;
        Ok(())
    }

    /// Becomes `target` only if there is nothing of that name.
    pub(super) fn rename_new(mut self, target: &Path) -> io::Result<()> {
        rename_without_replacing(&self.path, target)?;
        self.settled = true;
        Ok(())
    }

    /// From now on a killed run leaves this file for the officer: no sweep removes a copy.
    pub(super) fn become_copy(&mut self) -> io::Result<()> {
        let path = self.path.with_extension(COPY.trim_start_matches('.'));
        fs::rename(&self.path, &path)?;
        self.path = path;
        Ok(())
    }

    /// Leaves the file where it is and says where that is.
    pub(super) fn keep(mut self) -> PathBuf {
        self.settled = true;
        self.path.clone()
    }
}

impl Drop for Temp {
    fn drop(&mut self) {
        if !self.settled {
            // Nothing can be done about a failure; the next sweep tries again.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Removes temporaries of ours and of this user whose makers were killed: a minute old and locked
/// by nobody, or an hour old. Failures are left for the next time.
pub(super) fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        if is_ours(&entry.file_name(), TEMP) && is_left_behind(&entry) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether this is the name of a copy that a cut-off save left.
pub(super) fn is_copy(name: &OsStr) -> bool {
    is_ours(name, COPY)
}

fn is_left_behind(entry: &DirEntry) -> bool {
    // The metadata of an entry is that of a link itself, never of its target.
    let Ok(about) = entry.metadata() else { return false };
    let age = about.modified().ok().and_then(|time| time.elapsed().ok()).unwrap_or_default();
    let is_ours = about.is_file() && about.uid() == rustix::process::geteuid().as_raw();
    is_ours && (age > OLD || age > QUIET && is_locked_by_nobody(&entry.path()))
}

/// Only a lock that can be taken is proof; an error of any kind is none.
fn is_locked_by_nobody(path: &Path) -> bool {
    read::open_regular(path, OpenOptions::new().read(true)).is_ok_and(|(file, _)| file.try_lock().is_ok())
}

/// Exactly `.{name}.coplan-{16 hexadecimal digits}{ending}`.
fn is_ours(name: &OsStr, ending: &str) -> bool {
    let middle = name.as_bytes().strip_prefix(b".").and_then(|rest| rest.strip_suffix(ending.as_bytes()));
    let parts = middle.and_then(|middle| middle.split_last_chunk::<DIGITS>());
    parts.is_some_and(|(start, digits)| start.ends_with(MARK) && digits.iter().all(u8::is_ascii_hexdigit))
}

/// The name is shortened, so that a long but valid one still has room for our ending.
fn temp_name(name: &OsStr) -> String {
    let start: String = name.to_string_lossy().chars().take(50).collect();
    format!(".{start}.coplan-{:016x}{TEMP}", random())
}

/// Hard to guess is enough: `create_new` is what protects us from a name that is taken.
fn random() -> u64 {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    RandomState::new().hash_one((std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed)))
}

fn rename_without_replacing(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => rename_after_looking(from, to),
        result => Ok(result?),
    }
}

/// For file systems that cannot do it in one step.
fn rename_after_looking(from: &Path, to: &Path) -> io::Result<()> {
    match fs::symlink_metadata(to) {
        Ok(_) => Err(ErrorKind::AlreadyExists.into()),
        Err(error) if error.kind() == ErrorKind::NotFound => fs::rename(from, to),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::SystemTime;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn knows_its_own_names_only() {
        let cases = [
            (".a.toml.coplan-0123456789abcdef.tmp", true),
            ("..coplan-0123456789abcdef.tmp", true),
            ("a.toml.coplan-0123456789abcdef.tmp", false),
            (".a.toml.coplan-0123456789abcde.tmp", false),
            (".a.toml.coplan-0123456789abcdeg.tmp", false),
            (".a.toml.coplan-0123456789abcdef.tmp~", false),
            (".a.toml.coplan-0123456789abcdef.copy", false),
            (".a.toml.0123456789abcdef.tmp", false),
            (".tmp", false),
        ];
        for (name, ours) in cases {
            assert_eq!(is_ours(OsStr::new(name), TEMP), ours, "{name}");
        }
        assert!(is_ours(OsStr::new(&temp_name(OsStr::new("a.toml"))), TEMP));
        assert!(temp_name(OsStr::new(&"é".repeat(127))).len() < 255);
    }

    #[test]
    fn sweeps_old_temporaries_of_ours_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let old = SystemTime::now() - OLD * 2;
        let ours = ".a.toml.coplan-0123456789abcdef.tmp";
        let kept = [".a.toml.coplan-0123456789abcdef.copy", ".a.toml.other-0123456789abcdef.tmp", ".b.tmp"];
        for name in kept.iter().chain([&ours]) {
            File::create(folder.path().join(name)).unwrap().set_modified(old).unwrap();
        }
        let fresh = temp_name(OsStr::new("b.toml"));
        File::create(folder.path().join(&fresh)).unwrap();
        sweep(folder.path());
        let mut expected: Vec<&str> = kept.iter().copied().chain([fresh.as_str()]).collect();
        expected.sort_unstable();
        assert_eq!(names(folder.path()), expected);
    }

    #[test]
    fn what_a_killed_run_left_goes_after_a_minute_and_what_is_alive_stays() {
        let folder = tempfile::tempdir().unwrap();
        let alive = Temp::create(folder.path(), OsStr::new("a"), PRIVATE).unwrap();
        let left = File::create(folder.path().join(temp_name(OsStr::new("b")))).unwrap();
        for file in [alive.file(), &left] {
            file.set_modified(SystemTime::now() - QUIET * 2).unwrap();
        }
        drop(left);
        sweep(folder.path());
        assert_eq!(names(folder.path()), [alive.path.file_name().unwrap().to_str().unwrap()]);
    }

    #[test]
    fn dropped_it_is_gone_and_kept_it_stays() {
        let folder = tempfile::tempdir().unwrap();
        let temp = Temp::create(folder.path(), OsStr::new("a"), PRIVATE).unwrap();
        assert_eq!(temp.file().metadata().unwrap().mode() & 0o777, PRIVATE);
        assert_eq!(names(folder.path()).len(), 1);
        drop(temp);
        assert_eq!(names(folder.path()).len(), 0);
        let mut temp = Temp::create(folder.path(), OsStr::new("a"), PRIVATE).unwrap();
        temp.become_copy().unwrap();
        let path = temp.keep();
        assert!(is_copy(path.file_name().unwrap()));
        assert!(path.exists());
    }

    #[test]
    fn a_failed_rename_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let long = folder.path().join("x".repeat(300));
        let temp = Temp::create(folder.path(), OsStr::new("a"), PRIVATE).unwrap();
        assert!(temp.rename_over(&long).is_err());
        let temp = Temp::create(folder.path(), OsStr::new("a"), PRIVATE).unwrap();
        assert!(temp.rename_new(&long).is_err());
        assert_eq!(names(folder.path()).len(), 0);
    }

    #[test]
    fn never_replaces_what_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a");
        fs::write(&target, "old").unwrap();
        for rename in [rename_without_replacing, rename_after_looking] {
            let temp = Temp::create(folder.path(), OsStr::new("a"), PRIVATE).unwrap();
            assert_eq!(rename(&temp.path, &target).unwrap_err().kind(), ErrorKind::AlreadyExists);
        }
        assert_eq!(fs::read(&target).unwrap(), b"old");
    }
}
