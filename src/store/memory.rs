//! What the program remembers for a user between two runs, in the state folder: how often it was
//! started, and the order of the rows of each workspace. Whatever is not there, or makes no sense, is
//! as good as never remembered.

use std::ffi::OsStr;
use std::fs::DirBuilder;
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;

use super::failure::{Failure, failed};
use super::read;
use super::temp::{self, PRIVATE, Temp};

const STARTS: &str = "starts";
const ORDERS: &str = "orders";

/// The orders of so many workspaces are remembered, the last used first.
const MOST: usize = 100;

/// How often the program was started before.
#[must_use]
pub fn starts(folder: &Path) -> u32 {
    text(folder, STARTS).trim().parse().unwrap_or(0)
}

pub fn keep_starts(folder: &Path, starts: u32) -> Result<(), Failure> {
    write(folder, STARTS, starts.to_string().as_bytes()).map_err(failed("remember in", folder))
}

/// The order of a workspace's rows, as it was kept.
#[must_use]
pub fn order(folder: &Path, workspace: &Path) -> Option<String> {
    let name = name(workspace)?;
    text(folder, ORDERS).lines().filter_map(|line| line.split_once('\t')).find(|(path, _)| *path == name).map(|(_, order)| order.to_owned())
}

/// Keeps the order of a workspace; an empty one is forgotten.
pub fn keep_order(folder: &Path, workspace: &Path, order: &str) -> Result<(), Failure> {
    let Some(name) = name(workspace) else { return Ok(()) };
    let before = text(folder, ORDERS);
    let others = before.lines().filter(|line| line.split_once('\t').is_some_and(|(path, _)| path != name)).map(str::to_owned);
    let own = (!order.is_empty()).then(|| format!("{name}\t{order}"));
    let lines: Vec<String> = own.into_iter().chain(others).take(MOST).collect();
    write(folder, ORDERS, (lines.join("\n") + "\n").as_bytes()).map_err(failed("remember in", folder))
}

/// The path on one line; a path that does not fit on one is not remembered.
fn name(workspace: &Path) -> Option<String> {
    let path = std::path::absolute(workspace).ok()?;
    path.to_str().filter(|path| !path.contains(char::is_control)).map(str::to_owned)
}

fn text(folder: &Path, name: &str) -> String {
    read::read(&folder.join(name)).ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// Puts a file in the state folder, whole or not at all, for this user only.
pub(super) fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    temp::sweep(folder);
    let mut temp = Temp::create(folder, OsStr::new(name), PRIVATE)?;
    temp.write(bytes)?;
    temp.sync()?;
    temp.rename_over(&folder.join(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_workspace_has_its_order() {
        let state = tempfile::tempdir().unwrap();
        let (one, two) = (Path::new("/plans/one"), Path::new("/plans/two"));
        keep_order(state.path(), one, "by due").unwrap();
        keep_order(state.path(), two, "by status").unwrap();
        keep_order(state.path(), one, "by lead").unwrap();
        assert_eq!(order(state.path(), one).as_deref(), Some("by lead"));
        assert_eq!(order(state.path(), two).as_deref(), Some("by status"));
        keep_order(state.path(), two, "").unwrap();
        assert_eq!(order(state.path(), two), None);
        assert_eq!(order(state.path(), Path::new("/plans/a\nb")), None);
    }

    #[test]
    fn starts_are_counted_and_nonsense_counts_nothing() {
        let state = tempfile::tempdir().unwrap();
        assert_eq!(starts(state.path()), 0);
        keep_starts(state.path(), 3).unwrap();
        assert_eq!(starts(state.path()), 3);
        std::fs::write(state.path().join(STARTS), b"\xff").unwrap();
        assert_eq!(starts(state.path()), 0);
    }
}
