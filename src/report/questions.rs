//! What to raise at the meeting and what to propose, by plain rules that can be read here. For the
//! own office only: none of it goes into the partner's copy.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::as_of::{Moment, event_day};
use super::picture::{Picture, Seen};
use crate::domain::date::When;
use crate::domain::event::{self, PlanTouched};
use crate::domain::field::Kind;
use crate::domain::fold::fold;
use crate::domain::status::Status;
use crate::domain::value::Value;
use crate::workspace::Workspace;

/// After so many meetings of silence one asks.
const SILENT: u16 = 2;

/// Why a project is asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// So many meetings went by without a word.
    Silent(u16),
    /// Overdue without a next step.
    Late,
    /// Suspended, and no entry since the base.
    Suspended,
    Funding,
    /// The plan was called carried out at this meeting.
    SaidDone(String),
}

/// What is proposed for a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proposal {
    /// Its figures say that it is complete.
    CloseFinished,
    /// Its plan was called carried out at this meeting.
    CloseSaid(String),
    /// The period of its plan is over.
    Carry,
}

/// A finding about a project.
#[derive(Debug, Clone, PartialEq)]
pub struct About<T> {
    pub id: String,
    /// The id of its plan.
    pub plan: String,
    pub title: String,
    pub what: T,
}

/// The questions about the open projects of a picture, in the order of the files.
pub fn questions(workspace: &Workspace, picture: &Picture, base: Option<&Moment>, today: NaiveDate) -> Vec<About<Question>> {
    let said = said_done(picture);
    open(picture).flat_map(|seen| of_project(workspace, &said, seen, base, today).into_iter().map(move |what| about(seen, what))).collect()
}

fn of_project(workspace: &Workspace, said: &SaidDone, seen: &Seen, base: Option<&Moment>, today: NaiveDate) -> Vec<Question> {
    let facts = workspace.find(Kind::Project, &seen.target.id).and_then(|project| workspace.facts(project, today));
    let silent = facts.map(|facts| facts.silent).filter(|silent| *silent >= SILENT).map(Question::Silent);
    let late = is_overdue(seen, today) && seen.record.text("next").is_empty();
    let still = || {
        let later = |day: NaiveDate| base.is_none_or(|base| day > base.day);
        !event::events(&seen.record).iter().any(|event| event_day(workspace, event).is_some_and(later))
    };
    let suspended = seen.status() == Some(Status::Suspended) && still();
    let unfunded = seen.record.at("funding.confirmed") == Some(&Value::Bool(false));
    [
        said.get(&seen.plan).cloned().map(Question::SaidDone),
        late.then_some(Question::Late),
        silent,
        suspended.then_some(Question::Suspended),
        unfunded.then_some(Question::Funding),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// At most one proposal for each open project.
pub fn proposals(picture: &Picture, today: NaiveDate) -> Vec<About<Proposal>> {
    let said = said_done(picture);
    open(picture).filter_map(|seen| proposal(picture, &said, seen, today).map(|what| about(seen, what))).collect()
}

fn proposal(picture: &Picture, said: &SaidDone, seen: &Seen, today: NaiveDate) -> Option<Proposal> {
    if is_complete(seen) {
        return Some(Proposal::CloseFinished);
    }
    if let Some(meeting) = said.get(&seen.plan).filter(|_| seen.status() == Some(Status::Finalising)) {
        return Some(Proposal::CloseSaid(meeting.clone()));
    }
    let plan = picture.row(&crate::domain::edit::Target::new(Kind::Plan, seen.plan.clone()))?;
    let end = plan.record.get("end").and_then(Value::as_when).map(When::last)?;
    (end < today).then_some(Proposal::Carry)
}

fn about<T>(seen: &Seen, what: T) -> About<T> {
    About { id: seen.target.id.clone(), plan: seen.plan.clone(), title: seen.title().to_owned(), what }
}

fn open(picture: &Picture) -> impl Iterator<Item = &Seen> {
    let is_open = |seen: &&Seen| seen.status().is_some_and(Status::is_open);
    picture.of_kind(Kind::Project).iter().filter(is_open)
}

fn is_overdue(seen: &Seen, today: NaiveDate) -> bool {
    seen.record.get("due").and_then(Value::as_when).is_some_and(|due| due.last() < today)
}

/// All of its progress, or its indicator at the target.
fn is_complete(seen: &Seen) -> bool {
    let number = |path: &str| match seen.record.at(path) {
        #[expect(clippy::cast_precision_loss, reason = "an indicator beyond 2^52 is compared roughly")]
        Some(Value::Int(number)) => Some(*number as f64),
        Some(Value::Float(number)) => Some(*number),
        _ => None,
    };
    let reached =
        number("indicator.actual").zip(number("indicator.target")).is_some_and(|(actual, target)| target > 0.0 && actual >= target);
    seen.record.get("progress") == Some(&Value::Int(100)) || (reached && seen.status() == Some(Status::Finalising))
}

/// For each plan that was reviewed and called carried out the last meeting that did so: ids.
type SaidDone = BTreeMap<String, String>;

fn said_done(picture: &Picture) -> SaidDone {
    let mut meetings: Vec<&Seen> = picture.of_kind(Kind::Meeting).iter().collect();
    meetings.sort_by_key(|row| picture.held.get(&row.target.id).map(|date| date.last()));
    let said = meetings.into_iter().flat_map(|row| event::plans_touched(&row.record).into_iter().map(move |touched| (touched, row)));
    let done = said.filter(|(touched, _)| !touched.plan.is_empty() && is_carried_out(touched));
    done.map(|(touched, row)| (touched.plan, row.target.id.clone())).collect()
}

/// The words with which readouts call a plan carried out, folded.
const CARRIED_OUT: [&str; 10] = [
    "implemented",
    "carried out",
    "completed",
    "fulfilled",
    "выполнен",
    "реализован",
    "осуществлен",
    "yerine yetiril",
    "amala asyryl",
    "durmusa geciril",
];

fn is_carried_out(touched: &PlanTouched) -> bool {
    let said = fold(&touched.said);
    touched.relation == "reviewed"
        && CARRIED_OUT.iter().any(|words| said.contains(words))
        && !said.contains("not ")
        && !said.contains("partly")
}
