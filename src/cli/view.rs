//! What a reading verb looks at: the workspace as it is, or with --as-of as it stood at a date or a
//! meeting. The past is told from the history, and a line on stderr says so.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::context::Context;
use super::exit::{Exit, Stop};
use crate::domain::edit::Target;
use crate::domain::field::Kind;
use crate::domain::filter::Filter;
use crate::i18n::message::{say, tell};
use crate::report::as_of::{self, Moment, Past};
use crate::report::brief;
use crate::session::{Session, past};
use crate::workspace::Workspace;
use crate::workspace::filed::Filed;
use crate::workspace::index::Handle;

static NOTHING: BTreeSet<String> = BTreeSet::new();

#[derive(Debug)]
pub(super) struct View {
    session: Session,
    past: Option<Past>,
    /// The day of the view: that of --as-of, else today.
    pub(super) today: NaiveDate,
}

impl Context {
    /// Opens the workspace as it is, or as it stood at the moment of --as-of.
    pub(super) fn view(&self) -> Result<View, Stop> {
        let session = self.open_and_tell()?;
        let Some(text) = &self.as_of else { return Ok(View { session, past: None, today: self.today }) };
        let moment = moment(&session.workspace, text, self.today)?;
        let past = as_of::past(&session.workspace, &moment);
        let said = moment.message().into();
        self.out.remark(&match past.unknown.len() {
            0 => tell("cli-as-of", [("moment", said)]),
            many => tell("cli-as-of-unknown", [("moment", said), ("n", many.into())]),
        });
        Ok(View { session, today: moment.day, past: Some(past) })
    }
}

impl View {
    pub(super) fn workspace(&self) -> &Workspace {
        self.past.as_ref().map_or(&self.session.workspace, |past| &past.workspace)
    }

    /// The file and the line where a row stands; those of today's files in a view of the past too.
    pub(super) fn place(&self, handle: Handle) -> (String, usize) {
        let today = self.workspace().target(handle).and_then(|target| self.session.workspace.find_row(target.kind, &target.id));
        let row = if self.is_past() { today } else { self.session.workspace.row(handle) };
        row.map(|row| (row.file().to_owned(), row.line())).unwrap_or_default()
    }

    pub(super) fn is_past(&self) -> bool {
        self.past.is_some()
    }

    /// The ids of the projects of which the status is not known.
    pub(super) fn unknown(&self) -> &BTreeSet<String> {
        self.past.as_ref().map_or(&NOTHING, |past| &past.unknown)
    }

    pub(super) fn is_unknown(&self, handle: Handle) -> bool {
        self.is_past()
            && self.workspace().target(handle).is_some_and(|target| target.kind == Kind::Project && self.unknown().contains(&target.id))
    }

    /// The files as they were committed by the end of a moment, in a repository of git. What is told of a past has none.
    pub(super) fn committed_at(&self, cx: &Context, moment: &Moment) -> Option<Filed> {
        (!self.is_past()).then(|| past::filed_on(moment.day, &cx.place().unwrap_or_else(|| ".".into())))?
    }

    pub(super) fn of_brief<'w>(&'w self, committed: Option<&'w Filed>) -> brief::View<'w> {
        brief::View { workspace: self.workspace(), unknown: self.unknown(), is_past: self.is_past(), committed }
    }

    /// The rows that a filter shows; one that asks for a status does not show rows of which it is not known.
    pub(super) fn filtered(&self, rows: &[Handle], filter: &Filter) -> Vec<Handle> {
        let shown = self.workspace().filtered(rows, filter, self.today);
        if let Some(past) = &self.past { past.known(shown, filter) } else { shown }
    }
}

/// A moment as it is typed: a meeting's id, "latest", or a date.
pub(super) fn moment(workspace: &Workspace, text: &str, today: NaiveDate) -> Result<Moment, Stop> {
    let found = if text == "latest" { Moment::last_meeting(workspace, None, today) } else { Moment::typed(workspace, text, today) };
    found.ok_or_else(|| {
        let near = workspace.unknown(&Target::new(Kind::Meeting, text)).hint();
        let stop = Stop::new(Exit::Refused, tell("cli-no-moment", [("text", text.into())]));
        stop.hint(near.unwrap_or_else(|| say("cli-no-moment-hint")))
    })
}

/// The partner of --partner: an organisation's id, or one that plans or meetings name.
pub(super) fn partner(workspace: &Workspace, id: &str) -> Result<(), Stop> {
    use crate::domain::field::Key;
    let of_plan = || workspace.all(Kind::Plan).filter_map(|handle| workspace.row(handle)).any(|row| row.text(Key::Partner) == id);
    if workspace.find(Kind::Organisation, id).is_some() || !workspace.meetings_with(id).is_empty() || of_plan() {
        return Ok(());
    }
    Err(workspace.unknown(&Target::new(Kind::Organisation, id)).into())
}

/// The moment of --since; without it the last meeting before the day of the view.
pub(super) fn base(view: &View, since: Option<&str>, partner: Option<&str>) -> Result<Option<Moment>, Stop> {
    match since {
        Some("latest") | None => Ok(Moment::last_meeting(view.workspace(), partner, view.today)),
        Some(text) => {
            let moment = moment(view.workspace(), text, view.today)?;
            if moment.day > view.today {
                let parts = [("text", text.into()), ("today", view.today.to_string().into())];
                return Err(Stop::new(Exit::Refused, tell("cli-moment-ahead", parts)).hint(say("cli-no-moment-hint")));
            }
            Ok(Some(moment))
        }
    }
}
