//! The exchange with the other offices through git: what was changed here is committed, what others have
//! pushed is merged in field by field, the result is pushed, and then the files here are brought up to
//! date. Killed at any moment, it has lost nothing and the next run goes on: files are changed first,
//! then git's index, then the branch, so that what is half done looks like a change made here.

mod branch;
mod bring;
mod combine;
mod commit;
mod followed;
mod same_ids;
mod waiting;

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::repository::{Repository, Trouble};
use super::undecided::{self, Clashing};
use crate::i18n::message::{Message, say, tell};
use crate::session::OpenFailure;
use crate::store::exchange;
use crate::store::git::GitFailure;
use crate::store::git::child::Stop;
use crate::store::lock::{self, Held};
use branch::{Branch, Fetched, Push};

/// How it is to be done.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder of the workspace, or its one file.
    pub place: PathBuf,
    pub push: bool,
    /// Where both changed a field otherwise: whether the file here becomes theirs too. Otherwise it keeps ours.
    pub take_theirs: bool,
    /// How long another machine may take for one answer.
    pub patience: Duration,
    pub watch: Watch,
}

/// So long another machine may take for one answer, where nothing else is said.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// How far an exchange is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Committing,
    Fetching,
    Merging,
    Sending,
    /// The files here are brought up to date: it cannot be stopped any more.
    Bringing,
}

impl Step {
    /// The message that names it.
    pub fn word(self) -> &'static str {
        match self {
            Step::Committing => "sync-step-committing",
            Step::Fetching => "sync-step-fetching",
            Step::Merging => "sync-step-merging",
            Step::Sending => "sync-step-sending",
            Step::Bringing => "sync-step-bringing",
        }
    }
}

/// Whoever watches an exchange: is told each step with the number of the try, and may stop it.
#[derive(Debug, Clone, Default)]
pub struct Watch {
    pub steps: Option<Sender<(Step, u32)>>,
    pub stop: Stop,
}

impl Exchanged {
    /// What went out, or was committed here where nothing could be sent.
    pub fn ours(&self) -> &[Message] {
        if self.sent == Sent::All { &self.delivered } else { &self.committed }
    }
}

impl Watch {
    /// Goes on with a step, unless somebody has stopped it.
    fn begin(&self, step: Step, tries: u32) -> Result<(), Trouble> {
        if self.stop.is_stopped() && step != Step::Bringing {
            return Err(GitFailure::Stopped.into());
        }
        // if nobody listens any more it goes on all the same
        let _ = self.steps.as_ref().map(|steps| steps.send((step, tries)));
        Ok(())
    }
}

/// Whether others have it now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Sent {
    /// Both sides are the same now.
    #[default]
    All,
    /// Not asked for, or there is nowhere to send it: it is committed here.
    Kept(Message),
    /// The other side could not be reached, in words: it is committed here.
    OffLine(Message),
    /// The other side refuses it, in its own words: it is committed here.
    Refused(String),
    /// Others were faster each time.
    Overtaken,
    /// Somebody here stopped it: what was committed is committed here.
    Stopped,
}

/// What was done.
#[derive(Debug, Default)]
pub struct Exchanged {
    /// What was committed here, in sentences.
    pub committed: Vec<Message>,
    /// What others have now that they had not before, in sentences; nothing unless it was sent.
    pub delivered: Vec<Message>,
    /// What came in, in sentences, without what is to be decided.
    pub received: Vec<Message>,
    pub clashes: Vec<Clashing>,
    /// Rows that both added under one id: both are there now, ours with another one.
    pub twins: Vec<Clashing>,
    pub remarks: Vec<Message>,
    pub sent: Sent,
}

/// So long another exchange is waited for, again and again.
const MOMENT: Duration = Duration::from_millis(200);

/// So often it is tried again where others were faster.
const TRIES: u32 = 20;

/// Exchanges a workspace with the branch that its branch follows.
pub fn sync(options: &Options) -> Result<Exchanged, Trouble> {
    let root = if options.place.is_dir() { options.place.clone() } else { options.place.parent().map(Path::to_owned).unwrap_or_default() };
    let mut repository = Repository::open(&root, options.patience)?;
    repository.git = repository.git.stopped_by(&options.watch.stop);
    refuse_hostile(&repository)?;
    branch::refuse_unfinished(&repository)?;
    let branch = Branch::of(&repository, options.push)?;
    let mut told = Exchanged::default();
    match rounds(&repository, &branch, options, &mut told) {
        // whatever was under way: what is done is done, and the next exchange goes on from there
        Err(Trouble::Git(GitFailure::Stopped)) => told.sent = Sent::Stopped,
        other => other?,
    }
    Ok(told)
}

fn rounds(repository: &Repository, branch: &Branch, options: &Options, told: &mut Exchanged) -> Result<(), Trouble> {
    let _held = alone(repository, options)?;
    for tries in 1..=TRIES {
        if !round(repository, branch, (options, tries), told)? {
            return Ok(());
        }
        sleep(pause(tries));
    }
    told.sent = Sent::Overtaken;
    Ok(())
}

/// One try; true where somebody was faster and it is to be done again.
fn round(repository: &Repository, branch: &Branch, (options, tries): (&Options, u32), told: &mut Exchanged) -> Result<bool, Trouble> {
    let begin = |step| options.watch.begin(step, tries);
    begin(Step::Committing)?;
    let Some(mut mine) = commit::commit(repository, branch, &options.place)? else { return Ok(true) };
    told.committed.append(&mut mine.told);
    note(&mut told.remarks, std::mem::take(&mut mine.remarks));
    let Some(follows) = &branch.follows else {
        told.sent = Sent::Kept(say("sync-kept-no-branch"));
        return Ok(false);
    };
    begin(Step::Fetching)?;
    let theirs = match branch::fetch(repository, follows)? {
        Fetched::At(commit) => Some(commit),
        Fetched::Nothing => None,
        Fetched::OffLine(words) => {
            told.sent = Sent::OffLine(words);
            return Ok(false);
        }
    };
    begin(Step::Merging)?;
    let Some(mut next) = combine::combine(repository, branch, &mut mine, theirs.as_deref())? else { return Ok(false) };
    if let Some((base, theirs)) = next.joined.take() {
        waiting::lay_over(repository, branch, (&base, &theirs), &mut next)?;
    }
    if options.take_theirs {
        next.let_go();
    }
    let plan = bring::plan(repository, &mine, &next)?;
    let sent = if theirs.as_ref() == Some(&next.commit) {
        Sent::All
    } else if options.push {
        begin(Step::Sending)?;
        match branch::push(repository, follows, &next.commit)? {
            Push::Done => Sent::All,
            Push::Overtaken => return Ok(true),
            Push::Refused(words) => Sent::Refused(words),
            Push::OffLine(words) => Sent::OffLine(words),
        }
    } else {
        Sent::Kept(say("sync-kept-asked"))
    };
    // what was sent has been sent, whatever becomes of the files here
    note(&mut told.received, next.received.clone());
    note(&mut told.clashes, next.clashes.clone());
    note(&mut told.twins, next.twins());
    note(&mut told.remarks, next.remarks.clone());
    if sent == Sent::All {
        told.delivered = next.sent.clone().unwrap_or_else(|| told.committed.clone());
    }
    told.sent = sent;
    // before the files here change: what is on record and not yet in the files is offered once it is
    let open = if options.take_theirs { Vec::new() } else { [told.clashes.as_slice(), &told.twins].concat() };
    undecided::add(&repository.folder, &repository.prefix, &open);
    begin(Step::Bringing)?;
    Ok(!bring::bring(repository, branch, &plan, &next)?)
}

/// Notes what was not noted in an earlier try.
fn note<T: PartialEq>(told: &mut Vec<T>, new: Vec<T>) {
    for one in new {
        if !told.contains(&one) {
            told.push(one);
        }
    }
}

/// Nothing is run that a repository brings along.
fn refuse_hostile(repository: &Repository) -> Result<(), Trouble> {
    let hostile = repository.git.hostile_settings()?;
    let Some(first) = hostile.first() else { return Ok(()) };
    let message = tell("sync-hostile", [("settings", hostile.join(", ").into())]);
    Err(Trouble::refused(message, tell("sync-hostile-hint", [("first", first.into())])))
}

/// Only one exchange at a time.
fn alone(repository: &Repository, options: &Options) -> Result<Held, Trouble> {
    let start = Instant::now();
    loop {
        match lock::hold_within(&repository.folder, MOMENT) {
            Ok(held) => {
                exchange::sweep(&repository.folder, commit::INDEX);
                return Ok(held);
            }
            Err(_) if options.watch.stop.is_stopped() => return Err(GitFailure::Stopped.into()),
            Err(_) if start.elapsed() < options.patience => {}
            Err(failure) => return Err(failure.into()),
        }
    }
}

/// Longer with each try, and different for each process, so that two do not meet again and again.
fn pause(tries: u32) -> Duration {
    let own = u64::from(std::process::id().wrapping_mul(2_654_435_761).wrapping_add(tries * 40_503) % 97);
    Duration::from_millis(10 + own * u64::from(tries.min(10)) / 4)
}

impl From<OpenFailure> for Trouble {
    fn from(failure: OpenFailure) -> Trouble {
        match failure {
            OpenFailure::Unreadable(failure) => failure.into(),
            OpenFailure::Nothing(_) => Trouble::refused(failure.message(), say("sync-see-c")),
        }
    }
}
