//! Where bytes meet plans: a workspace is opened from a folder and saved back to it. Both faces of
//! the program work through a session. It never saves over a file that somebody else has changed.

pub mod commits;
pub mod driver;
pub mod journal;
mod log;
pub mod outside;
pub mod past;
pub mod preferences;
pub mod repository;
pub mod starter;
pub mod sync;
pub mod undecided;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use log::Log;
use rayon::prelude::*;

use crate::domain::edit::{Edit, Target};
use crate::domain::problem::Problem;
use crate::domain::setting::Home;
use crate::i18n::message::{Message, say, tell};
use crate::store::exchange;
use crate::store::failure::Failure;
use crate::store::folder::{self, Skipped};
use crate::store::read::{self, Access};
use crate::store::save::{self, Job, SaveFailure, Saved};
use crate::text::document::Document;
use crate::text::fault::Fault;
use crate::text::settings;
use crate::workspace::merge::Conflict;
use crate::workspace::settings::Settings;
use crate::workspace::{Loaded, Workspace};
use undecided::Clashing;

/// The file with the settings that travel with the workspace.
pub const SETTINGS: &str = crate::workspace::settings::FILE;

/// Whether a session may write at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    ReadWrite,
    ReadOnly,
}

#[derive(Debug)]
pub enum OpenFailure {
    Unreadable(Failure),
    Nothing(PathBuf),
}

impl OpenFailure {
    pub fn message(&self) -> Message {
        match self {
            OpenFailure::Unreadable(failure) => failure.message(),
            OpenFailure::Nothing(path) => tell("failure-nothing-there", [("path", path.display().into())]),
        }
    }
}

impl From<Failure> for OpenFailure {
    fn from(failure: Failure) -> OpenFailure {
        OpenFailure::Unreadable(failure)
    }
}

/// In English.
impl fmt::Display for OpenFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message().fmt(f)
    }
}

/// A save of one document that is to be done; plain data, so that another thread can do it.
#[derive(Debug, Clone)]
pub struct Pending {
    pub job: Job,
    doc: u32,
    version: u64,
    /// The file is to go: all its rows were taken out by a decision.
    goes: bool,
}

impl Pending {
    /// Makes the folder of a file that is new.
    pub fn make_folder(&self) -> Result<(), SaveFailure> {
        let folder = self.job.path.parent().filter(|_| self.job.expected.is_none());
        folder.map_or(Ok(()), |folder| crate::store::create::folder(folder).map_err(SaveFailure::Io))
    }

    /// Writes the file. Takes as long as the disk takes.
    pub fn run(&self) -> Result<Saved, SaveFailure> {
        let Some(expected) = self.job.expected.as_ref().filter(|_| self.goes) else { return save::save(&self.job) };
        let folder = self.job.path.parent().unwrap_or(&self.job.path);
        match exchange::remove(folder, &self.job.path, &exchange::State::File(expected.as_bytes().to_vec())) {
            Ok(exchange::Placed::Done) => Ok(Saved { durable: true }),
            Ok(exchange::Placed::Changed) => Err(SaveFailure::Changed { path: self.job.path.clone() }),
            Err(failure) => Err(SaveFailure::Io(failure)),
        }
    }
}

#[derive(Debug)]
pub struct Session {
    pub workspace: Workspace,
    root: PathBuf,
    mode: Mode,
    /// The version of each document that is on disk; version 0 where a document is missing here.
    saved: BTreeMap<u32, u64>,
    /// The texts on disk of the documents that were saved since loading.
    on_disk: BTreeMap<u32, Arc<str>>,
    /// Files that were there and are not now: their last texts, to compare with when they come back.
    missing: BTreeMap<u32, String>,
    /// Files with changes of ours that cannot be saved, since what is on disk cannot be read: the reason.
    stuck: BTreeMap<u32, Message>,
    conflicts: Vec<Conflict>,
    /// What an exchange left undecided: with a conflict, and without one as long as the files do not say it yet.
    undecided: Vec<Clashing>,
    unseen: Vec<Clashing>,
    /// Files that go once no row is left in them.
    leaving: BTreeSet<u32>,
    journal: Log,
    /// The workspace is one file alone.
    single: Option<PathBuf>,
    skipped: Vec<Skipped>,
    settings_problems: Vec<Problem>,
}

impl Session {
    /// Opens a folder of TOML files, or one file alone. Files are read side by side; one that cannot be read is a problem,
    /// not a failure.
    pub fn open(path: &Path, mode: Mode) -> Result<Session, OpenFailure> {
        let listing = folder::list(path)?;
        let root = if path.is_dir() { path.to_owned() } else { path.parent().map(Path::to_owned).unwrap_or_default() };
        let load = |file: &PathBuf| load(&root, file, mode);
        let loaded: Vec<Loaded> =
            if listing.files.len() > 8 { listing.files.par_iter().map(load).collect() } else { listing.files.iter().map(load).collect() };
        let (settings, settings_problems) = settings(&root);
        let workspace = Workspace::new(loaded, settings);
        Ok(Session {
            workspace,
            root,
            mode,
            saved: BTreeMap::new(),
            on_disk: BTreeMap::new(),
            missing: BTreeMap::new(),
            stuck: BTreeMap::new(),
            conflicts: Vec::new(),
            undecided: Vec::new(),
            unseen: Vec::new(),
            leaving: BTreeSet::new(),
            journal: Log::default(),
            single: (!path.is_dir()).then(|| path.to_owned()),
            skipped: listing.skipped,
            settings_problems,
        })
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// The files that were left out at opening, with the reason.
    pub fn skipped(&self) -> &[Skipped] {
        &self.skipped
    }

    /// The path of a document.
    pub fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// All problems of the workspace, that of the settings file included.
    pub fn problems(&self) -> Vec<Problem> {
        self.settings_problems.iter().cloned().chain(self.workspace.problems()).collect()
    }

    /// What is wrong in the file of the settings.
    pub fn settings_problems(&self) -> &[Problem] {
        &self.settings_problems
    }

    /// In how many files something was wrong at opening or since.
    pub fn faulty_files(&self) -> usize {
        self.workspace.documents().iter().filter(|document| document.has_faults()).count()
    }

    /// How many steps are not on disk yet.
    pub fn unsaved(&self) -> usize {
        self.workspace.steps_since(&self.saved)
    }

    /// The saves that bring everything to disk.
    pub fn pending(&self) -> Vec<Pending> {
        (0u32..).zip(self.workspace.documents()).filter_map(|(doc, document)| self.pending_of(doc, document)).collect()
    }

    fn pending_of(&self, doc: u32, document: &Document) -> Option<Pending> {
        let saved = self.saved.get(&doc).copied().unwrap_or_default();
        if saved == document.version() || self.stuck.contains_key(&doc) {
            return None;
        }
        let expected = match self.on_disk.get(&doc) {
            Some(text) => Some(text.clone()),
            None if document.is_new() => None,
            None => Some(document.loaded().into()),
        };
        let job = Job { path: self.path(document.name()), expected, new: document.text().into() };
        let goes = self.leaving.contains(&doc) && document.slots().next().is_none();
        Some(Pending { job, doc, version: document.version(), goes })
    }

    /// Notes that a save was done.
    pub fn finish(&mut self, pending: &Pending) {
        self.saved.insert(pending.doc, pending.version);
        if pending.goes {
            self.on_disk.remove(&pending.doc);
            if let Some(document) = self.workspace.document_mut(pending.doc) {
                document.mark_missing();
            }
        } else {
            self.on_disk.insert(pending.doc, pending.job.new.clone());
        }
        self.journal_saved();
    }

    /// Reads the settings of the workspace again where a step has changed them.
    fn settings_after(&mut self, edits: &[Edit]) {
        if edits.iter().any(|edit| edit.target == Target::file(SETTINGS)) {
            self.settings_again();
        }
    }

    fn settings_again(&mut self) {
        let text = self.workspace.documents().iter().find(|document| document.name() == SETTINGS).map(Document::text);
        (self.workspace.settings, self.settings_problems) = settings_of(text.unwrap_or_default().as_bytes());
    }

    /// Saves everything at once; the first failure ends it, with the edits kept.
    pub fn save(&mut self) -> Result<Vec<Saved>, SaveFailure> {
        let mut done = Vec::new();
        for pending in self.pending() {
            pending.make_folder()?;
            done.push(pending.run()?);
            self.finish(&pending);
        }
        Ok(done)
    }
}

fn load(root: &Path, file: &Path, mode: Mode) -> Loaded {
    let name = name_of(root, file);
    match read::read(file) {
        Ok(bytes) => loaded(name, bytes, mode, read::replaceable(file)),
        Err(failure) => Loaded::of(Document::unreadable(name, String::new(), Fault::new(0, 0, "unreadable", failure.message()))),
    }
}

/// The bytes of a file as a document.
fn loaded(name: String, bytes: Vec<u8>, mode: Mode, access: Access) -> Loaded {
    let mut loaded = match String::from_utf8(bytes) {
        Ok(text) => Loaded::read(name, text),
        Err(error) => return Loaded::of(not_text(name, &error)),
    };
    if mode == Mode::ReadOnly || access == Access::ReadOnly {
        loaded.document_mut().make_read_only();
    }
    loaded
}

/// A file that is no UTF-8: the problem points at the first wrong byte.
fn not_text(name: String, error: &std::string::FromUtf8Error) -> Document {
    let at = error.utf8_error().valid_up_to();
    let fault = Fault::new(at, 1, "not-utf8", say("problem-not-utf8")).help(say("problem-not-utf8-help"));
    Document::unreadable(name, String::from_utf8_lossy(error.as_bytes()).into_owned(), fault)
}

/// The name of a file within the workspace, with `/` whatever the system.
fn name_of(root: &Path, file: &Path) -> String {
    let relative = file.strip_prefix(root).unwrap_or(file);
    let parts = relative.components().filter(|part| *part != Component::CurDir);
    parts.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn settings(root: &Path) -> (Settings, Vec<Problem>) {
    let Ok(bytes) = read::read(&root.join(SETTINGS)) else { return (Settings::default(), Vec::new()) };
    settings_of(&bytes)
}

/// The settings of the workspace, and what is wrong in their file; a setting that is wrong falls back alone.
fn settings_of(bytes: &[u8]) -> (Settings, Vec<Problem>) {
    let read = settings::read(&String::from_utf8_lossy(bytes), SETTINGS, Home::Workspace, None);
    (Settings::of(&read.said), read.problems)
}
