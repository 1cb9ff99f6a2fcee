//! Files that came from other offices, put into the working folder byte for byte: only where the file
//! still holds what it is known to hold, only inside the folder, never through a link.

use std::fs;
use std::io::{self, ErrorKind};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use super::failure::{Failure, failed, refused};
use super::temp::{Temp, USUAL};
use super::{create, lock, read};
use crate::i18n::message::say;

/// What lies at a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    Nothing,
    File(Vec<u8>),
    /// A link, a folder, a device.
    Other,
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placed {
    Done,
    /// It does not hold what was expected; it was left as it is.
    Changed,
}

/// What lies at a path; a link is not followed.
pub fn state(path: &Path) -> Result<State, Failure> {
    look(path).map_err(failed("failure-read", path))
}

fn look(path: &Path) -> io::Result<State> {
    match fs::symlink_metadata(path) {
        Ok(about) if about.is_file() => read::read_with_file(path).map(|(bytes, _)| State::File(bytes)),
        Ok(_) => Ok(State::Other),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(State::Nothing),
        Err(error) => Err(error),
    }
}

/// Whether anything lies at a path.
#[must_use]
pub fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Whether a path leads out of `top` through a link, or into another repository below it.
#[must_use]
pub fn leads_elsewhere(top: &Path, path: &Path) -> bool {
    let folders: Vec<&Path> = path.ancestors().skip(1).take_while(|folder| *folder != top && folder.starts_with(top)).collect();
    folders.iter().any(|folder| folder.join(".git").exists() || fs::symlink_metadata(folder).is_ok_and(|about| about.is_symlink()))
}

/// Puts a file in place of what is expected there; `is_program` is for its mode.
pub fn put(top: &Path, path: &Path, expected: &State, new: &[u8], is_program: bool) -> Result<Placed, Failure> {
    let folder = path.parent().unwrap_or(top);
    if leads_elsewhere(top, path) {
        return Err(failed("failure-write", path)(refused(ErrorKind::InvalidInput, say("failure-linked-folder"))));
    }
    create::folder(folder)?;
    let write = || -> io::Result<Placed> {
        let held = lock::hold(folder).map_err(|failure| failure.source)?;
        if look(path)? != *expected {
            return Ok(Placed::Changed);
        }
        let mut temp = Temp::create(folder, path.file_name().unwrap_or_default(), USUAL)?;
        temp.write(new)?;
        if is_program {
            temp.file().set_permissions(fs::Permissions::from_mode(0o755))?;
        }
        temp.sync()?;
        if look(path)? != *expected {
            return Ok(Placed::Changed);
        }
        temp.rename_over(path)?;
        // the next save tells of a folder that cannot be synced
        let _ = held.sync();
        Ok(Placed::Done)
    };
    write().map_err(failed("failure-write", path))
}

/// Takes a file away that holds just this.
pub fn remove(top: &Path, path: &Path, expected: &State) -> Result<Placed, Failure> {
    let folder = path.parent().unwrap_or(top);
    let remove = || -> io::Result<Placed> {
        let _held = lock::hold(folder).map_err(|failure| failure.source)?;
        if look(path)? != *expected {
            return Ok(Placed::Changed);
        }
        fs::remove_file(path)?;
        Ok(Placed::Done)
    };
    if leads_elsewhere(top, path) {
        return Err(failed("failure-remove", path)(refused(ErrorKind::InvalidInput, say("failure-linked-folder"))));
    }
    remove().map_err(failed("failure-remove", path))
}

/// Puts a small file of ours into a folder, or takes it away where there is nothing to say.
pub fn keep_note(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), Failure> {
    let path = folder.join(name);
    let write = || -> io::Result<()> {
        if bytes.is_empty() {
            return fs::remove_file(&path).or_else(|error| if error.kind() == ErrorKind::NotFound { Ok(()) } else { Err(error) });
        }
        let mut temp = Temp::create(folder, name.as_ref(), USUAL)?;
        temp.write(bytes)?;
        temp.sync()?;
        temp.rename_over(&path)
    };
    write().map_err(failed("failure-write", &path))
}

/// The folder in which git keeps what belongs to the working files around `root`, and the path of `root` among these, empty or
/// ending in `/`. It is found without git, since it is asked for at every start.
#[must_use]
pub fn repository_around(root: &Path) -> Option<(PathBuf, String)> {
    let root = fs::canonicalize(if root.as_os_str().is_empty() { Path::new(".") } else { root }).ok()?;
    let top = root.ancestors().find(|folder| is_there(&folder.join(".git")))?;
    let git = top.join(".git");
    let folder = match fs::symlink_metadata(&git).ok()? {
        about if about.is_file() => {
            let bytes = read::read(&git).ok()?;
            let line = std::str::from_utf8(&bytes).ok()?.strip_prefix("gitdir:")?.trim();
            top.join(line)
        }
        _ => git,
    };
    let inside = root.strip_prefix(top).ok()?.to_str()?;
    Some((folder, if inside.is_empty() { String::new() } else { format!("{inside}/") }))
}

/// Takes files away that a run which was cut off has left: those in `folder` whose names begin so.
pub fn sweep(folder: &Path, begin: &str) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(begin)) {
        // what cannot be removed is left for the next time
        let _ = fs::remove_file(entry.path());
    }
}

/// The program that is running, for settings of git that call it.
pub fn own_program() -> Result<PathBuf, Failure> {
    std::env::current_exe().map_err(failed("failure-find", Path::new("coplan")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn only_what_is_known_is_replaced() {
        let top = tempfile::tempdir().unwrap();
        let file = top.path().join("a/b");
        assert_eq!(put(top.path(), &file, &State::Nothing, b"1", true).unwrap(), Placed::Done);
        assert_eq!(put(top.path(), &file, &State::Nothing, b"2", false).unwrap(), Placed::Changed);
        assert_eq!(put(top.path(), &file, &State::File(b"1".to_vec()), b"2", false).unwrap(), Placed::Done);
        assert_eq!(remove(top.path(), &file, &State::File(b"1".to_vec())).unwrap(), Placed::Changed);
        assert_eq!(remove(top.path(), &file, &State::File(b"2".to_vec())).unwrap(), Placed::Done);
        assert_eq!(state(&file).unwrap(), State::Nothing);
    }

    #[test]
    fn nothing_is_written_through_a_link() {
        let (top, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        symlink(outside.path(), top.path().join("a")).unwrap();
        assert!(put(top.path(), &top.path().join("a/b"), &State::Nothing, b"1", false).is_err());
        assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
    }
}
