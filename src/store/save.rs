//! Puts new text in a file's place, so that whatever fails leaves the old text or the new one,
//! whole. It never writes over a change somebody else made, never breaks a link, never loses a
//! mode, an owner or an access list, and never says "saved" before the disk has it.

use std::ffi::OsString;
use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Seek, Write};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::carry::carry;
use super::failure::{self, Failure, failed, refused};
use super::lock::{self, Held};
use super::read::{Access, access, check_size, open_regular, read_with_file};
use super::temp::{self, PRIVATE, Temp, USUAL};
use crate::i18n::message::{Message, say, tell};

/// One file to be saved.
#[derive(Debug, Clone)]
pub struct Job {
    /// The file, or a link to it.
    pub path: PathBuf,
    /// The text that must be on disk now; `None` for a new file, which must not exist yet.
    pub expected: Option<Arc<str>>,
    /// The text to be written, at most `read::LIMIT` bytes.
    pub new: Arc<str>,
}

/// A save that worked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Saved {
    /// False if the folder could not be synced: saved, but may not survive a power cut.
    pub durable: bool,
}

/// Which of the two may not be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The file itself.
    File,
    /// The folder in which the file really lies.
    Folder,
}

/// A save that did not work. Only `Torn` has touched the old file.
#[derive(Debug)]
pub enum SaveFailure {
    /// Another text than the expected one is on disk, or the file is gone.
    Changed {
        /// The file, as the job named it.
        path: PathBuf,
    },
    /// A new file was to be made, and the name is taken.
    Exists {
        /// The file, as the job named it.
        path: PathBuf,
    },
    /// This user may not write the file, or nothing in its folder.
    ReadOnly {
        /// The file, as the job named it.
        path: PathBuf,
        /// What is read-only: it or its folder.
        part: Part,
    },
    /// Another program held the folder's lock for longer than `lock::PATIENCE`.
    Locked(Failure),
    /// A file that had to be written in place was cut off; `copy` holds the whole new text.
    Torn {
        /// The file, as the job named it.
        path: PathBuf,
        /// The hidden file beside it that holds the whole new text.
        copy: PathBuf,
        /// Why writing stopped.
        cause: io::Error,
    },
    /// Anything else that the system refused.
    Io(Failure),
}

impl SaveFailure {
    pub fn message(&self) -> Message {
        match self {
            Self::Changed { path } => tell("failure-changed", [("path", path.display().into())]),
            Self::Exists { path } => tell("failure-exists", [("path", path.display().into())]),
            Self::ReadOnly { path, part: Part::File } => tell("failure-read-only", [("path", path.display().into())]),
            Self::ReadOnly { path, part: Part::Folder } => tell("failure-read-only-folder", [("path", path.display().into())]),
            Self::Torn { path, copy, cause } => tell(
                "failure-torn",
                [("path", path.display().into()), ("why", failure::words(cause).into()), ("copy", copy.display().into())],
            ),
            Self::Locked(failure) | Self::Io(failure) => failure.message(),
        }
    }

    /// What the officer can do about it, if there is something better than trying again.
    #[must_use]
    pub fn hint(&self) -> Option<Message> {
        match self {
            Self::Changed { .. } => Some(say("failure-changed-hint")),
            Self::Exists { .. } => Some(say("failure-exists-hint")),
            Self::ReadOnly { .. } => Some(say("failure-read-only-hint")),
            Self::Torn { .. } => Some(say("failure-torn-hint")),
            Self::Locked(failure) | Self::Io(failure) => failure.hint(),
        }
    }
}

/// In English.
impl fmt::Display for SaveFailure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message().fmt(out)
    }
}

impl std::error::Error for SaveFailure {}

/// Saves one file, waiting at most `lock::PATIENCE` for another program.
pub fn save(job: &Job) -> Result<Saved, SaveFailure> {
    check_size(job.new.len() as u64).map_err(job.failed())?;
    let place = Place::take(job)?;
    match &job.expected {
        None => write_new(job, &place)?,
        Some(expected) => write_again(job, &place, expected)?,
    }
    Ok(Saved { durable: place.held.sync().is_ok() })
}

impl Job {
    fn failed(&self) -> impl FnOnce(io::Error) -> SaveFailure {
        let failed = failed("failure-save", &self.path);
        |error| SaveFailure::Io(failed(error))
    }

    fn changed(&self) -> SaveFailure {
        SaveFailure::Changed { path: self.path.clone() }
    }
}

/// Where the file really lies, with its folder locked.
struct Place {
    real: PathBuf,
    folder: PathBuf,
    name: OsString,
    held: Held,
}

impl Place {
    fn take(job: &Job) -> Result<Self, SaveFailure> {
        let real = resolve(job)?;
        let (Some(folder), Some(name)) = (real.parent().map(Path::to_owned), real.file_name().map(OsString::from)) else {
            return Err(job.failed()(refused(ErrorKind::InvalidInput, say("failure-no-name"))));
        };
        refuse_read_only(job, &real, &folder)?;
        let held = lock::hold(&folder).map_err(|failure| match failure.source.kind() {
            ErrorKind::WouldBlock => SaveFailure::Locked(failure),
            _ => SaveFailure::Io(failure),
        })?;
        temp::sweep(&folder);
        Ok(Self { real, folder, name, held })
    }

    fn temp(&self, mode: u32, text: &str) -> io::Result<Temp> {
        let mut temp = Temp::create(&self.folder, &self.name, mode)?;
        temp.write(text.as_bytes())?;
        Ok(temp)
    }
}

/// A link is kept and its target written; a new file goes where its folder really lies.
fn resolve(job: &Job) -> Result<PathBuf, SaveFailure> {
    if job.expected.is_some() {
        return fs::canonicalize(&job.path).map_err(|error| match error.kind() {
            ErrorKind::NotFound => job.changed(),
            _ => job.failed()(error),
        });
    }
    let parent = job.path.parent().filter(|parent| !parent.as_os_str().is_empty());
    let folder = fs::canonicalize(parent.unwrap_or(Path::new("."))).map_err(job.failed())?;
    Ok(job.path.file_name().map_or(folder.clone(), |name| folder.join(name)))
}

fn refuse_read_only(job: &Job, real: &Path, folder: &Path) -> Result<(), SaveFailure> {
    let part = if job.expected.is_some() && access(real) == Access::ReadOnly {
        Part::File
    } else if access(folder) == Access::ReadOnly {
        Part::Folder
    } else {
        return Ok(());
    };
    Err(SaveFailure::ReadOnly { path: job.path.clone(), part })
}

fn write_new(job: &Job, place: &Place) -> Result<(), SaveFailure> {
    if fs::symlink_metadata(&place.real).is_ok() {
        return Err(SaveFailure::Exists { path: job.path.clone() });
    }
    let temp = place.temp(USUAL, &job.new).map_err(job.failed())?;
    temp.sync().map_err(job.failed())?;
    temp.rename_new(&place.real).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => SaveFailure::Exists { path: job.path.clone() },
        _ => job.failed()(error),
    })
}

fn write_again(job: &Job, place: &Place, expected: &str) -> Result<(), SaveFailure> {
    let old = unchanged(job, place, expected)?;
    let temp = place.temp(PRIVATE, &job.new).map_err(job.failed())?;
    let names = old.metadata().map_err(job.failed())?.nlink();
    let replaceable = names == 1 && carry(&old, temp.file()).is_ok();
    temp.sync().map_err(job.failed())?;
    unchanged(job, place, expected)?;
    if replaceable { temp.rename_over(&place.real).map_err(job.failed()) } else { write_in_place(job, place, expected, temp) }
}

/// The open file, if it still holds the expected text.
fn unchanged(job: &Job, place: &Place, expected: &str) -> Result<File, SaveFailure> {
    match read_with_file(&place.real) {
        Ok((bytes, file)) if bytes == expected.as_bytes() => Ok(file),
        Ok(_) => Err(job.changed()),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(job.changed()),
        Err(error) => Err(job.failed()(error)),
    }
}

/// For a file with several names, or with an owner or attributes that cannot be carried over.
/// `temp` holds the new text, synced, and goes only when the file has it too.
fn write_in_place(job: &Job, place: &Place, expected: &str, mut temp: Temp) -> Result<(), SaveFailure> {
    let (mut file, _) = open_regular(&place.real, OpenOptions::new().write(true)).map_err(job.failed())?;
    temp.become_copy().map_err(job.failed())?;
    // Best effort: the copy's name survives a power cut.
    let _ = place.held.sync();
    let torn = |cause, temp: Temp| SaveFailure::Torn { path: job.path.clone(), copy: temp.keep(), cause };
    if let Err(cause) = overwrite(&mut file, &job.new) {
        let put_back = overwrite(&mut file, expected).and_then(|()| file.sync_all());
        return Err(if put_back.is_ok() { job.failed()(cause) } else { torn(cause, temp) });
    }
    // After a failed fsync nobody knows what the disk holds, so the copy stays.
    file.sync_all().map_err(|cause| torn(cause, temp))
}

fn overwrite(file: &mut File, text: &str) -> io::Result<()> {
    file.rewind()?;
    file.write_all(text.as_bytes())?;
    file.set_len(text.len() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::Permissions;
    use std::os::unix::fs::{PermissionsExt, chown, symlink};

    struct Desk {
        folder: tempfile::TempDir,
    }

    impl Desk {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            fs::write(folder.path().join("a.toml"), "old").unwrap();
            Self { folder }
        }

        fn at(&self, name: &str) -> PathBuf {
            self.folder.path().join(name)
        }

        fn text(&self, name: &str) -> String {
            fs::read_to_string(self.at(name)).unwrap()
        }

        fn save(&self, name: &str, expected: Option<&str>, new: &str) -> Result<Saved, SaveFailure> {
            save(&Job { path: self.at(name), expected: expected.map(Arc::from), new: Arc::from(new) })
        }

        fn names(&self) -> Vec<String> {
            let entries = fs::read_dir(self.folder.path()).unwrap();
            let mut names: Vec<String> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
            names.sort();
            names
        }
    }

    const DURABLE: Saved = Saved { durable: true };

    #[test]
    fn writes_the_new_text_and_leaves_nothing_beside_it() {
        let desk = Desk::new();
        assert_eq!(desk.save("a.toml", Some("old"), "new").unwrap(), DURABLE);
        assert_eq!(desk.text("a.toml"), "new");
        assert_eq!(desk.names(), ["a.toml"]);
    }

    #[test]
    fn mode_and_owner_are_kept() {
        let desk = Desk::new();
        fs::set_permissions(desk.at("a.toml"), Permissions::from_mode(0o640)).unwrap();
        if rustix::process::geteuid().is_root() {
            chown(desk.at("a.toml"), Some(1234), Some(4321)).unwrap();
        }
        let before = fs::metadata(desk.at("a.toml")).unwrap();
        desk.save("a.toml", Some("old"), "new").unwrap();
        let after = fs::metadata(desk.at("a.toml")).unwrap();
        assert_eq!(after.mode() & 0o7777, 0o640);
        assert_eq!((after.uid(), after.gid()), (before.uid(), before.gid()));
        assert_ne!(after.ino(), before.ino());
    }

    #[test]
    fn a_link_stays_a_link_and_its_target_is_written_in_its_own_folder() {
        let desk = Desk::new();
        fs::create_dir(desk.at("deep")).unwrap();
        fs::write(desk.at("deep/real.toml"), "old").unwrap();
        symlink("deep/real.toml", desk.at("link.toml")).unwrap();
        desk.save("link.toml", Some("old"), "new").unwrap();
        assert!(fs::symlink_metadata(desk.at("link.toml")).unwrap().is_symlink());
        assert_eq!(desk.text("deep/real.toml"), "new");
    }

    #[test]
    fn both_names_of_a_hard_link_show_the_new_text() {
        for new in ["new and longer", "n"] {
            let desk = Desk::new();
            fs::hard_link(desk.at("a.toml"), desk.at("b.toml")).unwrap();
            assert_eq!(desk.save("a.toml", Some("old"), new).unwrap(), DURABLE);
            assert_eq!((desk.text("a.toml").as_str(), desk.text("b.toml").as_str()), (new, new));
            assert_eq!(desk.names(), ["a.toml", "b.toml"]);
        }
    }

    #[test]
    fn a_changed_file_is_refused_and_untouched() {
        let desk = Desk::new();
        let failure = desk.save("a.toml", Some("older"), "new").unwrap_err();
        assert!(matches!(&failure, SaveFailure::Changed { path } if *path == desk.at("a.toml")));
        assert_eq!(desk.text("a.toml"), "old");
        assert_eq!(desk.names(), ["a.toml"]);
    }

    #[test]
    fn a_file_that_is_gone_counts_as_changed() {
        let desk = Desk::new();
        symlink("nowhere.toml", desk.at("link.toml")).unwrap();
        for name in ["gone.toml", "no/a.toml", "link.toml"] {
            assert!(matches!(desk.save(name, Some("old"), "new"), Err(SaveFailure::Changed { .. })), "{name}");
        }
        assert_eq!(desk.names(), ["a.toml", "link.toml"]);
    }

    #[test]
    fn a_new_file_is_made_with_the_usual_mode() {
        let desk = Desk::new();
        fs::File::create(desk.at("usual")).unwrap();
        assert_eq!(desk.save("b.toml", None, "new").unwrap(), DURABLE);
        let mode = |name| fs::metadata(desk.at(name)).unwrap().mode();
        assert_eq!(desk.text("b.toml"), "new");
        assert_eq!(mode("b.toml"), mode("usual"));
    }

    #[test]
    fn a_new_file_never_replaces_anything() {
        let desk = Desk::new();
        symlink("nowhere.toml", desk.at("link.toml")).unwrap();
        for name in ["a.toml", "link.toml"] {
            assert!(matches!(desk.save(name, None, "new"), Err(SaveFailure::Exists { .. })), "{name}");
        }
        assert_eq!(desk.text("a.toml"), "old");
        assert_eq!(desk.names(), ["a.toml", "link.toml"]);
    }

    #[test]
    fn a_failure_leaves_nothing_behind() {
        let desk = Desk::new();
        for name in ["gone/b.toml", &"x".repeat(300), "a.toml/b.toml", ".."] {
            assert!(desk.save(name, None, "new").is_err(), "{name}");
        }
        assert_eq!(desk.names(), ["a.toml"]);
    }

    #[test]
    fn a_long_name_that_is_allowed_can_be_saved() {
        let desk = Desk::new();
        let name = "é".repeat(125) + ".toml";
        desk.save(&name, None, "one").unwrap();
        desk.save(&name, Some("one"), "two").unwrap();
        assert_eq!(desk.text(&name), "two");
    }

    #[test]
    fn text_over_the_limit_is_refused_before_anything_is_written() {
        let desk = Desk::new();
        let large = "x".repeat(17 * 1024 * 1024);
        let failure = desk.save("a.toml", Some("old"), &large).unwrap_err();
        assert!(failure.to_string().contains("17825792 bytes"), "{failure}");
        assert_eq!(desk.text("a.toml"), "old");
    }

    #[test]
    fn a_pipe_in_the_files_place_is_refused_without_hanging() {
        let desk = Desk::new();
        let kind = rustix::fs::FileType::Fifo;
        rustix::fs::mknodat(rustix::fs::CWD, desk.at("p.toml"), kind, 0o600.into(), 0).unwrap();
        assert!(matches!(desk.save("p.toml", Some(""), "new"), Err(SaveFailure::Io(_))));
    }

    #[test]
    fn read_only_says_which_of_the_two() {
        let failure = |part| SaveFailure::ReadOnly { path: PathBuf::from("plans/a.toml"), part }.to_string();
        assert_eq!(failure(Part::File), "plans/a.toml is read-only; nothing was written");
        assert_eq!(failure(Part::Folder), "the folder of plans/a.toml is read-only; nothing was written");
        if !rustix::process::geteuid().is_root() {
            let desk = Desk::new();
            fs::set_permissions(desk.at("a.toml"), Permissions::from_mode(0o400)).unwrap();
            let failure = desk.save("a.toml", Some("old"), "new").unwrap_err();
            assert!(matches!(failure, SaveFailure::ReadOnly { part: Part::File, .. }));
        }
    }

    #[test]
    fn a_locked_folder_is_named() {
        let desk = Desk::new();
        let _held = lock::hold(desk.folder.path()).unwrap();
        let failure = desk.save("a.toml", Some("old"), "new").unwrap_err();
        assert!(matches!(failure, SaveFailure::Locked(_)), "{failure}");
        assert_eq!(desk.text("a.toml"), "old");
    }

    #[test]
    fn many_savers_at_once_lose_nothing() {
        let desk = Desk::new();
        fs::write(desk.at("a.toml"), "").unwrap();
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| (0..10).for_each(|_| while !append(&desk) {}));
            }
        });
        assert_eq!(desk.text("a.toml").len(), 40);
    }

    fn append(desk: &Desk) -> bool {
        let old = desk.text("a.toml");
        desk.save("a.toml", Some(&old), &format!("{old}x")).is_ok()
    }
}
