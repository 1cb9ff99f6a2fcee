//! Sees what others do to the files of a workspace: it is told by the system, or looks every two
//! seconds where the system cannot tell (network drives). It reads what changed, so that nobody who
//! draws waits for the disk; whether it is a change at all is judged by the bytes, never by times.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, EventKind, ModifyKind, RemoveKind};
use notify::{Config, Event, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};
use rustix::io::Errno;

use super::failure::Failure;
use super::folder;
use super::read::{self, Access};

/// What a file holds now.
#[derive(Debug)]
pub enum Content {
    Bytes(Vec<u8>),
    /// The file is not there.
    Gone,
    Unreadable(Failure),
}

/// A file as it was found.
#[derive(Debug)]
pub struct Seen {
    /// The path, beginning with the root as it was given.
    pub path: PathBuf,
    pub content: Content,
    pub access: Access,
}

/// What is to be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Look {
    /// Every file of the workspace, and those known before, which may be gone.
    All {
        known: Vec<PathBuf>,
    },
    Files(Vec<PathBuf>),
}

impl Look {
    /// Reads the files of the workspace at `root`, a folder or one file. Takes as long as the disk takes.
    pub fn run(self, root: &Path) -> Vec<Seen> {
        let mut files = match self {
            Look::Files(files) => files,
            Look::All { known } => folder::list(root).map(|listing| listing.files).unwrap_or_default().into_iter().chain(known).collect(),
        };
        files.sort_unstable();
        files.dedup();
        files.into_iter().map(|path| see(root, path)).collect()
    }
}

fn see(root: &Path, path: PathBuf) -> Seen {
    let content = match read::read(&path) {
        Ok(_) if leads_outside(root, &path) => Content::Gone,
        Ok(bytes) => Content::Bytes(bytes),
        Err(failure) if failure.source.kind() == std::io::ErrorKind::NotFound => Content::Gone,
        Err(failure) => Content::Unreadable(failure),
    };
    let access = read::replaceable(&path);
    Seen { path, content, access }
}

/// Whether a path is a link that leads out of the workspace.
fn leads_outside(root: &Path, path: &Path) -> bool {
    let is_link = fs::symlink_metadata(path).is_ok_and(|about| about.is_symlink());
    let inside = || Some(fs::canonicalize(path).ok()?.starts_with(fs::canonicalize(root).ok()?));
    is_link && path != root && inside() != Some(true)
}

/// After the first sign of a change, so long is waited for more: editors save in several steps.
const SETTLE: Duration = Duration::from_millis(60);
/// How often is looked where the system does not tell.
const POLL: Duration = Duration::from_secs(2);

/// Watches the folder `root` and carries out looks that are asked for, in a thread of its own, until the sender is
/// dropped. `report` is called there with what was found; it gives back false to end.
pub fn start(root: PathBuf, watched: bool, report: impl FnMut(Vec<Seen>) -> bool + Send + 'static) -> Sender<Look> {
    let (asked, inbox) = channel::<Look>();
    let signs = asked.clone();
    thread::spawn(move || {
        // without a watcher all else still works: R reads the files again
        let _watcher = watched.then(|| watcher(&root, signs)).flatten();
        carry_out(&root, &inbox, report);
    });
    asked
}

fn carry_out(root: &Path, inbox: &Receiver<Look>, mut report: impl FnMut(Vec<Seen>) -> bool) {
    // where a whole folder is moved away, the system names the folder and not the files that went with it
    let mut there: BTreeSet<PathBuf> = folder::list(root).map(|listing| listing.files.into_iter().collect()).unwrap_or_default();
    while let Ok(first) = inbox.recv() {
        let mut looks = vec![first];
        loop {
            match inbox.recv_timeout(SETTLE) {
                Ok(look) => looks.push(look),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
        let seen = match joined(looks) {
            Look::All { known } => Look::All { known: known.into_iter().chain(there.iter().cloned()).collect() },
            files @ Look::Files(_) => files,
        }
        .run(root);
        for one in &seen {
            if matches!(one.content, Content::Gone) {
                there.remove(&one.path)
            } else {
                there.insert(one.path.clone())
            };
        }
        if !report(seen) {
            return;
        }
    }
}

/// Several looks as one.
fn joined(looks: Vec<Look>) -> Look {
    let (mut files, mut all) = (Vec::new(), false);
    for look in looks {
        all |= matches!(look, Look::All { .. });
        let (Look::All { known: more } | Look::Files(more)) = look;
        files.extend(more);
    }
    if all { Look::All { known: files } } else { Look::Files(files) }
}

/// Watches the folder, or that in which the one file lies: a file alone is lost from sight once it is replaced.
fn watcher(root: &Path, signs: Sender<Look>) -> Option<Box<dyn Watcher + Send>> {
    let folder =
        if root.is_file() { root.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new(".")) } else { root };
    let own = folder.to_owned();
    let told = move |event: notify::Result<Event>| {
        let look = event.ok().and_then(|event| look_for(&own, event));
        // whoever listened has ended: so does this thread soon
        let _ = look.map(|look| signs.send(look));
    };
    let polling = || {
        let config = Config::default().with_poll_interval(POLL);
        PollWatcher::new(told.clone(), config).ok().map(|watcher| Box::new(watcher) as Box<dyn Watcher + Send>)
    };
    let native =
        || RecommendedWatcher::new(told.clone(), Config::default()).ok().map(|watcher| Box::new(watcher) as Box<dyn Watcher + Send>);
    let mode = if folder == root { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
    let ways: [&dyn Fn() -> Option<Box<dyn Watcher + Send>>; 2] = [&native, &polling];
    let first = usize::from(is_remote(folder));
    ways.get(first..)?.iter().find_map(|way| {
        let mut watcher = way()?;
        watcher.watch(folder, mode).ok().map(|()| watcher)
    })
}

/// What is to be looked at after an event; nothing where only somebody read, or a hidden file was touched.
fn look_for(root: &Path, event: Event) -> Option<Look> {
    if matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write)) {
        return None;
    }
    let visible: Vec<PathBuf> = event.paths.into_iter().filter(|path| is_visible(root, path)).collect();
    let is_toml = |path: &PathBuf| path.extension() == Some(OsStr::new("toml"));
    if visible.is_empty() {
        None
    } else if visible.iter().all(is_toml) {
        Some(Look::Files(visible))
    } else {
        // a folder came or went, or a file of another kind: only the former is of interest; of what is gone nobody can tell
        let folders = visible.iter().any(|path| path.extension().is_none() || path.is_dir() || is_moved(&event.kind));
        folders.then(|| Look::All { known: Vec::new() })
    }
}

/// Whether something was given another name, or was taken away as a whole.
fn is_moved(kind: &EventKind) -> bool {
    matches!(kind, EventKind::Modify(ModifyKind::Name(_)) | EventKind::Remove(RemoveKind::Folder))
}

fn is_visible(root: &Path, path: &Path) -> bool {
    let below = path.strip_prefix(root).unwrap_or(path);
    below.components().all(|part| !matches!(part, Component::Normal(name) if name.as_encoded_bytes().starts_with(b".")))
}

/// Whether a path lies on a drive of another machine, where the system does not tell of others' changes.
fn is_remote(path: &Path) -> bool {
    // NFS, SMB, CIFS, SMB2, FUSE (sshfs), 9P, AFS, Ceph: the numbers of statfs(2)
    const REMOTE: [u32; 8] = [0x6969, 0x517B, 0xFF53_4D42, 0xFE53_4D42, 0x6573_5546, 0x0102_1997, 0x5346_414F, 0x00C3_6400];
    let kind: Result<_, Errno> = rustix::fs::statfs(path).map(|about| about.f_type);
    kind.is_ok_and(|kind| REMOTE.iter().any(|remote| i128::from(*remote) == i128::from(kind) & 0xFFFF_FFFF))
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::CreateKind;
    use std::sync::mpsc;

    #[test]
    fn only_what_may_be_a_plan_is_looked_at() {
        let root = Path::new("/w");
        let look = |kind: EventKind, path: &str| look_for(root, Event::new(kind).add_path(PathBuf::from(path)));
        let changed = EventKind::Modify(ModifyKind::Any);
        for (kind, path, expected) in [
            (changed, "/w/plans/a.toml", Some(Look::Files(vec!["/w/plans/a.toml".into()]))),
            (changed, "/w/plans/.a.toml.coplan-0123456789abcdef.tmp", None),
            (changed, "/w/.git/index", None),
            (changed, "/w/notes.txt", None),
            (EventKind::Access(AccessKind::Open(AccessMode::Any)), "/w/plans/a.toml", None),
            (EventKind::Create(CreateKind::Folder), "/w/plans", Some(Look::All { known: Vec::new() })),
        ] {
            assert_eq!(look(kind, path), expected, "{path}");
        }
    }

    #[test]
    fn a_change_is_reported_with_its_bytes() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.toml");
        std::fs::write(&file, "old").unwrap();
        let (outbox, reports) = mpsc::channel();
        let asked = start(folder.path().to_owned(), true, move |seen| outbox.send(seen).is_ok());
        asked.send(Look::Files(vec![file.clone(), folder.path().join("no.toml")])).unwrap();
        let seen = reports.recv_timeout(Duration::from_secs(10)).unwrap();
        assert!(matches!(&seen[..], [Seen { content: Content::Bytes(old), .. }, Seen { content: Content::Gone, .. }] if old == b"old"));
        std::fs::write(&file, "new").unwrap();
        let seen = reports.recv_timeout(Duration::from_secs(10)).unwrap();
        assert!(matches!(&seen[..], [Seen { content: Content::Bytes(new), .. }] if new == b"new"), "{seen:?}");
    }

    #[test]
    fn a_folder_that_is_moved_away_takes_its_files_along() {
        let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let plans = folder.path().join("plans.2024");
        std::fs::create_dir(&plans).unwrap();
        std::fs::write(plans.join("a.toml"), "a").unwrap();
        std::fs::write(folder.path().join("b.toml"), "b").unwrap();
        let (outbox, reports) = mpsc::channel();
        let asked = start(folder.path().to_owned(), true, move |seen| outbox.send(seen).is_ok());
        asked.send(Look::Files(vec![folder.path().join("b.toml")])).unwrap();
        reports.recv_timeout(Duration::from_secs(10)).unwrap();
        std::fs::rename(&plans, elsewhere.path().join("away")).unwrap();
        let gone = |seen: &Seen| matches!(seen.content, Content::Gone) && seen.path.ends_with("plans.2024/a.toml");
        let until = std::time::Instant::now() + Duration::from_secs(10);
        while !reports.recv_timeout(until.saturating_duration_since(std::time::Instant::now())).unwrap().iter().any(gone) {}
    }
}
