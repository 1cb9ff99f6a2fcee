//! Finds the plan files of a workspace: every `*.toml` in a folder and below. It never opens a
//! file, never looks into hidden or linked folders, and never gives a file that lies outside the
//! workspace; what it leaves out it names, with the reason.

use std::collections::HashSet;
use std::fmt;
use std::fs::{self, DirEntry};
use std::io::{self, ErrorKind};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use super::failure::{Failure, failed, refused};
use super::temp;
use crate::i18n::message::{Message, say, tell};

/// How many entries a quick look takes in at most.
const NEAR: usize = 2_000;

/// The files of a workspace, sorted by path, each beginning with the root as it was given.
#[derive(Debug, Default)]
pub struct Listing {
    /// Regular files, and links to regular files inside the workspace.
    pub files: Vec<PathBuf>,
    /// What looked like a part of the workspace and was left out.
    pub skipped: Vec<Skipped>,
}

/// A path that was left out of a listing.
#[derive(Debug)]
pub struct Skipped {
    /// The path, beginning with the root as it was given.
    pub path: PathBuf,
    /// Why it was left out.
    pub reason: Reason,
}

impl Skipped {
    /// The path and the reason, as for a file that could not be read.
    pub fn message(&self) -> Message {
        tell("failure-read", [("path", self.path.display().into()), ("why", self.reason.message().into())])
    }
}

/// Why a path was left out of a listing.
#[derive(Debug)]
pub enum Reason {
    /// A link whose target lies outside the workspace.
    LeadsOutside,
    /// A link to a folder; linked folders are not looked into.
    LinkedFolder,
    /// A link to a file that is in the listing already.
    ListedAlready,
    /// A link to nothing, or in a circle.
    BrokenLink,
    /// A pipe, a socket or a device.
    NotAFile,
    /// The whole new text of a save that was cut off while the file was written in place.
    UnfinishedSave,
    /// A folder or an entry the system does not let us see.
    Unreadable(io::Error),
}

impl Reason {
    pub fn message(&self) -> Message {
        say(match self {
            Self::LeadsOutside => "failure-leads-outside",
            Self::LinkedFolder => "failure-folder-linked",
            Self::ListedAlready => "failure-listed",
            Self::BrokenLink => "failure-broken-link",
            Self::NotAFile => "failure-no-file",
            Self::UnfinishedSave => "failure-unfinished-save",
            Self::Unreadable(error) => return super::failure::words(error),
        })
    }
}

/// In English.
impl fmt::Display for Reason {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message().fmt(out)
    }
}

/// Lists a workspace folder, or just the file if `root` is one; fails only if `root` itself
/// cannot be looked at.
pub fn list(root: &Path) -> Result<Listing, Failure> {
    let about = fs::metadata(root).map_err(failed("failure-open", root))?;
    if about.is_file() {
        return Ok(Listing { files: vec![root.to_owned()], skipped: Vec::new() });
    }
    if !about.is_dir() {
        let error = refused(ErrorKind::InvalidInput, Reason::NotAFile.message());
        return Err(failed("failure-open", root)(error));
    }
    walk(root).map_err(failed("failure-open", root))
}

/// The TOML files of a folder and of the folders just below, sorted; a quick look that gives up after `NEAR` entries,
/// so that it is cheap in a home folder too.
#[must_use]
pub fn near(root: &Path) -> Vec<PathBuf> {
    let entries = |folder: &Path| fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok).take(NEAR);
    let is_seen = |entry: &DirEntry| !entry.file_name().as_bytes().starts_with(b".");
    let here: Vec<PathBuf> = entries(root).filter(is_seen).map(|entry| entry.path()).collect();
    let (folders, mut files): (Vec<PathBuf>, Vec<PathBuf>) = here.into_iter().partition(|path| path.is_dir());
    files.extend(folders.iter().flat_map(|folder| entries(folder)).filter(is_seen).map(|entry| entry.path()).take(NEAR));
    files.retain(|path| is_plan(path));
    files.sort_unstable();
    files
}

fn walk(root: &Path) -> io::Result<Listing> {
    let mut walk = Walk::default();
    walk.folder(root)?;
    while let Some(folder) = walk.folders.pop() {
        if let Err(error) = walk.folder(&folder) {
            walk.skip(folder, Reason::Unreadable(error));
        }
    }
    walk.follow_links(root)?;
    let mut found = walk.found;
    found.files.sort_unstable();
    found.skipped.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}

/// What is found so far, and what is still to be looked at.
#[derive(Default)]
struct Walk {
    found: Listing,
    folders: Vec<PathBuf>,
    links: Vec<PathBuf>,
}

impl Walk {
    fn folder(&mut self, folder: &Path) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            self.entry(&entry?);
        }
        Ok(())
    }

    fn entry(&mut self, entry: &DirEntry) {
        let name = entry.file_name();
        if name.as_bytes().starts_with(b".") {
            if temp::is_copy(&name) {
                self.skip(entry.path(), Reason::UnfinishedSave);
            }
            return;
        }
        let path = entry.path();
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => self.folders.push(path),
            Ok(kind) if kind.is_symlink() => self.links.push(path),
            _ if !is_plan(&path) => {}
            Ok(kind) if kind.is_file() => self.found.files.push(path),
            Ok(_) => self.skip(path, Reason::NotAFile),
            Err(error) => self.skip(path, Reason::Unreadable(error)),
        }
    }

    /// Links come last: only they need their path resolved, which is slow.
    fn follow_links(&mut self, root: &Path) -> io::Result<()> {
        if self.links.is_empty() {
            return Ok(());
        }
        let real_root = fs::canonicalize(root)?;
        let mut listed: HashSet<PathBuf> =
            self.found.files.iter().filter_map(|file| Some(real_root.join(file.strip_prefix(root).ok()?))).collect();
        let mut links = std::mem::take(&mut self.links);
        links.sort_unstable();
        for link in links {
            match target(&link, &real_root) {
                Ok(real) if !listed.insert(real.clone()) => self.skip(link, Reason::ListedAlready),
                Ok(_) => self.found.files.push(link),
                Err(Reason::LinkedFolder) => self.skip(link, Reason::LinkedFolder),
                Err(reason) if is_plan(&link) => self.skip(link, reason),
                Err(_) => {}
            }
        }
        Ok(())
    }

    fn skip(&mut self, path: PathBuf, reason: Reason) {
        self.found.skipped.push(Skipped { path, reason });
    }
}

/// The real path of a link's target, if it is a plan file inside the workspace.
fn target(link: &Path, real_root: &Path) -> Result<PathBuf, Reason> {
    let about = fs::metadata(link).map_err(broken)?;
    if about.is_dir() {
        return Err(Reason::LinkedFolder);
    }
    if !about.is_file() || !is_plan(link) {
        return Err(Reason::NotAFile);
    }
    let real = fs::canonicalize(link).map_err(broken)?;
    if real.starts_with(real_root) { Ok(real) } else { Err(Reason::LeadsOutside) }
}

/// A link that leads nowhere is broken for everybody; whatever else the system answers is told as it is.
fn broken(error: io::Error) -> Reason {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => Reason::BrokenLink,
        _ if error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error()) => Reason::BrokenLink,
        _ => Reason::Unreadable(error),
    }
}

fn is_plan(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "toml")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    fn tree(files: &[&str]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for file in files {
            let path = root.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x = 1\n").unwrap();
        }
        root
    }

    /// One line a path, relative to the root; skipped ones with their reason.
    fn shown(root: &Path) -> Vec<String> {
        let listing = list(root).unwrap();
        let short = |path: &Path| path.strip_prefix(root).unwrap().display().to_string();
        let files = listing.files.iter().map(|file| short(file));
        let skipped = listing.skipped.iter().map(|one| format!("- {}: {}", short(&one.path), one.reason));
        files.chain(skipped).collect()
    }

    #[test]
    fn lists_toml_files_below_sorted_and_without_hidden_ones() {
        let root = tree(&["b.toml", "a/z.toml", "a.toml", "target/t.toml", ".x.toml", ".git/c.toml", "n.md", "toml"]);
        assert_eq!(shown(root.path()), ["a/z.toml", "a.toml", "b.toml", "target/t.toml"]);
    }

    #[test]
    fn a_file_as_root_is_the_only_file() {
        let root = tree(&["a.txt", "b.toml"]);
        let file = root.path().join("a.txt");
        assert_eq!(list(&file).unwrap().files, [file]);
    }

    #[test]
    fn follows_links_inside_and_skips_those_leading_outside() {
        let outside = tree(&["secret.toml"]);
        let root = tree(&[".archive/old.toml", "a.toml"]);
        let at = |name: &str| root.path().join(name);
        symlink(".archive/old.toml", at("old.toml")).unwrap();
        symlink("a.toml", at("again.toml")).unwrap();
        symlink(outside.path().join("secret.toml"), at("out.toml")).unwrap();
        symlink(outside.path(), at("folder")).unwrap();
        symlink("nowhere", at("broken.toml")).unwrap();
        symlink("circle.toml", at("circle.toml")).unwrap();
        symlink("/dev/zero", at("device.toml")).unwrap();
        symlink("nowhere", at("broken.txt")).unwrap();
        let expected = [
            "a.toml",
            "old.toml",
            "- again.toml: the link leads to a file that is listed already",
            "- broken.toml: the link leads nowhere",
            "- circle.toml: the link leads nowhere",
            "- device.toml: it is a pipe or a device, not a file",
            "- folder: linked folders are not looked into",
            "- out.toml: the link leads outside the workspace",
        ];
        assert_eq!(shown(root.path()), expected);
    }

    #[test]
    fn a_linked_root_is_followed_and_a_folder_circle_ends() {
        let root = tree(&["a/b.toml"]);
        symlink(root.path(), root.path().join("a/up")).unwrap();
        let elsewhere = tempfile::tempdir().unwrap();
        let link = elsewhere.path().join("plans");
        symlink(root.path(), &link).unwrap();
        assert_eq!(shown(&link), ["a/b.toml", "- a/up: linked folders are not looked into"]);
    }

    #[test]
    fn a_pipe_is_named_and_not_opened() {
        let root = tree(&["a.toml"]);
        let pipe = root.path().join("p.toml");
        rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, 0o600.into(), 0).unwrap();
        assert_eq!(shown(root.path()), ["a.toml", "- p.toml: it is a pipe or a device, not a file"]);
        let text = list(&pipe).unwrap_err().to_string();
        assert!(text.ends_with("p.toml: it is a pipe or a device, not a file"), "{text}");
    }

    #[test]
    fn a_copy_of_a_cut_off_save_is_named() {
        let root = tree(&["a.toml", ".a.toml.coplan-0123456789abcdef.copy"]);
        assert_eq!(shown(root.path()).len(), 2);
        assert!(shown(root.path())[1].contains("a save that was cut off"));
    }

    #[test]
    fn a_missing_root_fails_with_its_name() {
        let root = tree(&[]);
        let text = list(&root.path().join("plans")).unwrap_err().to_string();
        assert!(text.ends_with("plans: there is no such file or folder"), "{text}");
    }
}
