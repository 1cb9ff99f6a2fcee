//! How every editing verb saves: open, make the edits, apply, save; and where another program has
//! saved meanwhile, all of that again, so that an edit that was acknowledged is never lost.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use chrono::NaiveDate;

use super::context::Context;
use super::exit::{Exit, Stop};
use super::rows;
use crate::domain::date::When;
use crate::domain::edit::{Edit, Target};
use crate::domain::field::Kind;
use crate::domain::typed_date;
use crate::domain::visible;
use crate::i18n::message::{Message, say, tell};
use crate::session::{Mode, Session};
use crate::store::folder::Reason;
use crate::store::save::{SaveFailure, Saved};
use crate::workspace::acts::Stated;
use crate::workspace::index::Handle;
use crate::workspace::{Refused, Workspace};

/// After so many refusals, or so long, the verb gives up and says so; nothing is saved then.
const TRIES: u32 = 50;
const PATIENCE: Duration = Duration::from_millis(700);

/// Makes edits, saves them, and says each in one sentence. `otherwise` is said where there is nothing to do.
pub(super) fn edit(cx: &Context, otherwise: &Message, make: impl FnMut(&Workspace) -> Result<Vec<Edit>, Stop>) -> Result<Exit, Stop> {
    let done = saved(cx, make)?;
    if done.is_empty() {
        cx.out.remark(otherwise);
    } else if !cx.out.quiet {
        let sentences: Vec<String> = done.iter().map(|edit| visible::line(&cx.words.of(&edit.message())).into_owned()).collect();
        cx.out.result(&(sentences.join("\n") + "\n"))?;
    }
    Ok(Exit::Done)
}

/// Makes edits and saves them.
pub(super) fn saved(cx: &Context, mut make: impl FnMut(&Workspace) -> Result<Vec<Edit>, Stop>) -> Result<Vec<Edit>, Stop> {
    let (start, mut tries) = (Instant::now(), 0);
    let mut done: Vec<Edit> = Vec::new();
    loop {
        let mut session = cx.open()?;
        let ready: BTreeSet<String> = done.iter().map(|edit| edit.target.id.clone()).collect();
        let wanted = make(&session.workspace).map_err(|stop| unread(&session).unwrap_or(stop))?;
        let edits: Vec<Edit> = wanted.into_iter().filter(|edit| !ready.contains(&edit.target.id)).collect();
        session.workspace.apply(edits.clone()).map_err(|refused| refusal(cx, refused))?;
        match session.save() {
            Ok(saved) => {
                cx.tell_of_files(&session);
                cx.tell_of_durability(Saved { durable: saved.iter().all(|saved| saved.durable) });
                done.extend(edits);
                return Ok(done);
            }
            Err(SaveFailure::Changed { .. } | SaveFailure::Exists { .. }) if tries < TRIES && start.elapsed() < PATIENCE => {
                done.extend(on_disk(&session, edits));
            }
            Err(failure) => return Err(failure.into()),
        }
        tries += 1;
        std::thread::sleep(pause(tries));
    }
}

/// Where the disk did not give a file or a folder, a row that is not found may lie in it: that is what is said then.
fn unread(session: &Session) -> Option<Stop> {
    let folder = session.skipped().iter().find_map(|skipped| match &skipped.reason {
        Reason::Unreadable(_) => Some(skipped.message()),
        _ => None,
    });
    let file = || session.problems().into_iter().find(|problem| problem.code == "unreadable").map(|problem| problem.message);
    let message = folder.or_else(file)?;
    Some(Stop::new(Exit::Files, message).hint(say("cli-nothing-changed")))
}

/// The edits of files that were saved before another file of the same step was refused: they are not done again.
fn on_disk(session: &Session, edits: Vec<Edit>) -> Vec<Edit> {
    let unsaved: Vec<_> = session.pending().into_iter().map(|pending| pending.job.path).collect();
    let file = |edit: &Edit| session.workspace.find_row(edit.target.kind, &edit.target.id).map(|row| session.path(row.file()));
    edits.into_iter().filter(|edit| file(edit).is_some_and(|path| !unsaved.contains(&path))).collect()
}

/// Different for each process, so that two do not meet again and again.
fn pause(tries: u32) -> Duration {
    Duration::from_millis(u64::from((std::process::id().wrapping_add(tries * 7)) % 17 + 1))
}

fn refusal(cx: &Context, refused: Refused) -> Stop {
    let is_file = matches!(refused, Refused::ReadOnly { .. });
    let stop = Stop::from(refused);
    match cx.mode {
        Mode::ReadOnly if stop.hint.is_none() => stop.hint(say("cli-leave-out-read-only")),
        Mode::ReadWrite if is_file => stop.hint(say("cli-ask-owner")),
        _ => stop,
    }
}

/// The projects of these ids, each once, in their order.
pub(super) fn projects<'a>(workspace: &Workspace, ids: &'a [String]) -> Result<Vec<(Handle, &'a str)>, Stop> {
    let mut seen = BTreeSet::new();
    let once = ids.iter().filter(|id| seen.insert(id.as_str()));
    once.map(|id| Ok((rows::find_kind(workspace, Kind::Project, id)?, id.as_str()))).collect()
}

/// The meeting of an id, or "latest": the last one with the partner of a project's plan.
pub(super) fn meeting(workspace: &Workspace, project: Handle, typed: &str, today: NaiveDate) -> Result<String, Stop> {
    let handle = if typed == "latest" {
        let none =
            || Stop::new(Exit::Refused, tell("cli-no-meeting-until", [("date", today.to_string().into())])).hint(say("cli-name-by-id"));
        workspace.latest_for(project, today).ok_or_else(none)?
    } else {
        rows::find_kind(workspace, Kind::Meeting, typed)?
    };
    Ok(workspace.target(handle).map_or_else(|| typed.to_owned(), |Target { id, .. }| id))
}

/// Where, when and by whom something was stated; the same options for `status` and `note`.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct Said {
    /// The meeting at which it was stated: its id, or "latest" for the last one with the plan's partner
    #[arg(long, value_name = "ID|latest")]
    pub(super) meeting: Option<String>,
    /// Who stated it: an organisation's id, "both", or a name
    #[arg(long, value_name = "WHO")]
    pub(super) by: Option<String>,
    /// The day of the entry; without it that of the meeting, else today
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub(super) date: Option<String>,
}

impl Said {
    pub(super) fn stated(&self, workspace: &Workspace, project: Handle, note: Option<&str>, today: NaiveDate) -> Result<Stated, Stop> {
        let meeting = self.meeting.as_deref().map(|typed| meeting(workspace, project, typed, today)).transpose()?;
        Ok(Stated { meeting, by: self.by.clone(), note: note.map(str::to_owned), date: self.when(today)? })
    }

    fn when(&self, today: NaiveDate) -> Result<Option<When>, Stop> {
        let understood = |text: &String| {
            let no_date = || Stop::new(Exit::Usage, tell("problem-text-no-date", [("text", text.into())])).hint(say("cli-date-hint"));
            typed_date::typed(text, today, None).ok_or_else(no_date)
        };
        self.date.as_ref().map(understood).transpose()
    }
}
