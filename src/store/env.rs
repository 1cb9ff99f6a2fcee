//! What the surroundings say: variables, the folders for settings and state, the terminal, the
//! language, and which workspace was open last. It never changes a variable and never decides
//! what a value means.

use std::env;
use std::ffi::OsStr;
use std::io::{self, IsTerminal};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use super::failure::{Failure, failed};
use super::memory;
use super::read;

const LAST: &str = "last";

/// A variable, if it is set, not empty and valid text.
#[must_use]
pub fn var(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// Where the officer's settings lie (`~/.config/coplan` on Linux); it may not exist.
#[must_use]
pub fn config_folder() -> Option<PathBuf> {
    folders().map(|folders| folders.config_dir().to_owned())
}

/// Where the program remembers things (`~/.local/state/coplan` on Linux); it may not exist.
#[must_use]
pub fn state_folder() -> Option<PathBuf> {
    folders().map(|folders| folders.state_dir().unwrap_or(folders.data_local_dir()).to_owned())
}

/// Where the officer's own data for the program lies (`~/.local/share/coplan` on Linux); it may
/// not exist.
#[must_use]
pub fn data_folder() -> Option<PathBuf> {
    folders().map(|folders| folders.data_dir().to_owned())
}

/// The folder the program was started in; fails if it was deleted meanwhile.
pub fn current_folder() -> Result<PathBuf, Failure> {
    env::current_dir().map_err(failed("failure-find-folder", Path::new(".")))
}

/// Whether the input comes from a terminal and not from a file or a pipe.
#[must_use]
pub fn stdin_is_terminal() -> bool {
    io::stdin().is_terminal()
}

/// Whether what is said beside the output goes to a terminal.
#[must_use]
pub fn stderr_is_terminal() -> bool {
    io::stderr().is_terminal()
}

/// Whether the output goes to a terminal and not into a file or a pipe.
#[must_use]
pub fn stdout_is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// The locale for messages, such as `fr_CH.UTF-8`: the first set of `LC_ALL`, `LC_MESSAGES`
/// and `LANG` (POSIX).
#[must_use]
pub fn locale() -> Option<String> {
    ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(var)
}

/// The locale for characters: the first set of `LC_ALL`, `LC_CTYPE` and `LANG` (POSIX).
#[must_use]
pub fn character_locale() -> Option<String> {
    ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(var)
}

/// Remembers the workspace for the next start; does nothing where there is no home folder.
pub fn remember(workspace: &Path) -> Result<(), Failure> {
    match state_folder() {
        Some(folder) => remember_in(&folder, workspace).map_err(failed("failure-remember", &folder)),
        None => Ok(()),
    }
}

/// The workspace of the last time, if it is still there.
#[must_use]
pub fn remembered() -> Option<PathBuf> {
    remembered_in(&state_folder()?)
}

fn folders() -> Option<ProjectDirs> {
    ProjectDirs::from("", "", "coplan")
}

fn remember_in(folder: &Path, workspace: &Path) -> io::Result<()> {
    let mut line = std::path::absolute(workspace)?.into_os_string().into_vec();
    line.push(b'\n');
    memory::write(folder, LAST, &line)
}

fn remembered_in(folder: &Path) -> Option<PathBuf> {
    let bytes = read::read(&folder.join(LAST)).ok()?;
    let line = bytes.strip_suffix(b"\n").unwrap_or(&bytes);
    let path = PathBuf::from(OsStr::from_bytes(line));
    (path.is_absolute() && path.exists()).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::MetadataExt;

    #[test]
    fn an_unset_variable_is_nothing() {
        assert_eq!(var("COPLAN_NO_SUCH_VARIABLE"), None);
        assert!(var("PATH").is_some());
    }

    #[test]
    fn remembers_the_last_workspace_for_this_user_only() {
        let root = tempfile::tempdir().unwrap();
        let state = root.path().join("state/coplan");
        assert_eq!(remembered_in(&state), None);
        let desk = root.path().join("my desk\n");
        fs::create_dir(&desk).unwrap();
        remember_in(&state, root.path()).unwrap();
        remember_in(&state, &desk).unwrap();
        assert_eq!(remembered_in(&state), Some(desk));
        assert_eq!(fs::metadata(state.join(LAST)).unwrap().mode() & 0o777, 0o600);
        assert_eq!(fs::read_dir(&state).unwrap().count(), 1);
    }

    #[test]
    fn a_workspace_that_is_gone_or_not_absolute_is_forgotten() {
        let state = tempfile::tempdir().unwrap();
        remember_in(state.path(), &state.path().join("gone")).unwrap();
        assert_eq!(remembered_in(state.path()), None);
        fs::write(state.path().join(LAST), "src\n").unwrap();
        assert_eq!(remembered_in(state.path()), None);
        fs::write(state.path().join(LAST), "").unwrap();
        assert_eq!(remembered_in(state.path()), None);
    }
}
