//! Carrying unfinished projects over into the next plan, as edits: the new rows follow the old ones,
//! which say where they go on. One step for undo. Nothing is applied here.

use std::collections::BTreeSet;
use std::fmt;

use chrono::{Datelike, Months, NaiveDate};

use crate::domain::date::When;
use crate::domain::edit::{Change, Edit, Place, Target};
use crate::domain::event::Event;
use crate::domain::field::{Key, Kind};
use crate::domain::status::Status;
use crate::domain::value::{Record, Value};
use crate::i18n::message::{Message, say, tell};
use crate::text::read::RowRef;
use crate::workspace::Workspace;
use crate::workspace::acts::Stated;
use crate::workspace::index::Handle;

/// Why nothing can be carried over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CarryRefused {
    NoPlan(String),
    Itself,
    Circle { plan: String, next: String },
    Continues { next: String, previous: String },
    Full(String),
    NoId(String),
}

impl CarryRefused {
    pub fn message(&self) -> Message {
        match self {
            CarryRefused::NoPlan(id) => tell("problem-no-row", [("kind", Kind::Plan.name().into()), ("id", id.into())]),
            CarryRefused::Itself => say("refused-carry-itself"),
            CarryRefused::Circle { plan, next } => tell("refused-carry-circle", [("plan", plan.into()), ("next", next.into())]),
            CarryRefused::Continues { next, previous } => {
                tell("refused-carry-continues", [("next", next.into()), ("previous", previous.into())])
            }
            CarryRefused::Full(file) => tell("refused-full", [("file", file.into())]),
            CarryRefused::NoId(id) => tell("refused-carry-id", [("id", id.into())]),
        }
    }
}

/// In English.
impl fmt::Display for CarryRefused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message().fmt(f)
    }
}

/// One project that goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    pub from: String,
    /// The id of the new row.
    pub to: String,
    pub title: String,
    pub status: Status,
    /// In how many plans it stands then, one after the other.
    pub running: usize,
    /// Whether the next plan had the row that follows already.
    pub was_there: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub struct CarryOver {
    pub edits: Vec<Edit>,
    pub projects: Vec<Carried>,
    /// The file of the new plan, if there was none.
    pub new_plan: Option<String>,
}

/// A plan in which projects can go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    pub id: String,
    /// The plan's short name; empty for one that is not there yet.
    pub name: String,
    pub is_there: bool,
}

/// The plans in which the projects of a plan can go on, the likeliest first: the one that continues it, those with the same
/// partner that end later, and a new one.
pub fn next_plans(workspace: &Workspace, plan: &str) -> Vec<Next> {
    let Some(from) = workspace.find_row(Kind::Plan, plan) else { return Vec::new() };
    let end = |row: &RowRef<'_>| row.when(Key::End).or_else(|| row.when(Key::Start)).map(When::last);
    let rows = workspace.all(Kind::Plan).filter_map(|handle| workspace.row(handle));
    let fits = |row: &RowRef<'_>| {
        let continues = row.text(Key::Previous) == plan;
        let later = row.text(Key::Partner) == from.text(Key::Partner) && end(row) > end(&from);
        (continues || later) && may_follow(workspace, plan, &row.id()).is_ok()
    };
    let mut there: Vec<RowRef<'_>> = rows.filter(fits).collect();
    there.sort_by_key(|row| (row.text(Key::Previous) != plan, end(row)));
    let new = Next { id: new_id(workspace, &from.id()), name: String::new(), is_there: false };
    let is_continued = there.first().is_some_and(|row| row.text(Key::Previous) == plan);
    let there = there.into_iter().map(|row| Next { id: row.id().into_owned(), name: workspace.plan_name(&row.id()), is_there: true });
    // the plan of next year, where there is none that continues this one
    let (before, after) = if is_continued { (None, Some(new)) } else { (Some(new), None) };
    before.into_iter().chain(there).chain(after).collect()
}

/// An id for the plan of the next period that no plan has: `iom-2024` gives `iom-2025`, `nap-2019-2024` gives `nap-2025-2030`.
fn new_id(workspace: &Workspace, plan: &str) -> String {
    let with = |shift: i32| match period(plan) {
        Some((first, last)) => later_years(plan, first..=last, (last - first + 1) * shift),
        None => format!("{plan}-{}", shift + 1),
    };
    (1..100).map(with).find(|id| workspace.find(Kind::Plan, id).is_none()).unwrap_or_else(|| format!("{plan}-next"))
}

/// What carrying the open projects of a plan over takes; of those that `pick` takes.
pub fn carry(
    workspace: &Workspace,
    plan: &str,
    next: &str,
    stated: &Stated,
    today: NaiveDate,
    pick: &dyn Fn(&str) -> bool,
) -> Result<CarryOver, CarryRefused> {
    let from = workspace.find(Kind::Plan, plan).ok_or_else(|| CarryRefused::NoPlan(plan.to_owned()))?;
    may_follow(workspace, plan, next)?;
    let open: Vec<Handle> = workspace.projects_of(from).filter(|handle| is_open(workspace, *handle, pick)).collect();
    let mut over = CarryOver { edits: Vec::new(), projects: Vec::new(), new_plan: None };
    if open.is_empty() {
        return Ok(over);
    }
    let (file, shift) = next_plan(workspace, from, next, &mut over)?;
    let mut ids = Ids::new(workspace, from, next, shift);
    let mut after = workspace.find(Kind::Plan, next).and_then(|next| last_project(workspace, next));
    let mut closing = Vec::new();
    for row in open.iter().filter_map(|handle| workspace.row(*handle)) {
        let id = row.id().into_owned();
        let there = follower(workspace, next, &id);
        let to = there.clone().unwrap_or_else(|| ids.next());
        if there.is_none() {
            over.edits.push(added(row, &to, Place { file: file.clone(), after: after.clone() }, today));
            after = Some(to.clone());
        }
        let note = stated.note.clone().unwrap_or_else(|| format!("Goes on as {to}"));
        closing.extend(workspace.mark_status(&id, Status::CarriedOver, &Stated { note: Some(note), ..stated.clone() }, today));
        let running = lineage(workspace, &id).len() + 1;
        let title = row.text(Key::Title).into_owned();
        over.projects.push(Carried { from: id, to, title, status: row.status(), running, was_there: there.is_some() });
    }
    over.edits.extend(closing);
    Ok(over)
}

/// The project and those that it follows, the oldest first. A circle in the files ends where it closes.
pub fn lineage(workspace: &Workspace, project: &str) -> Vec<String> {
    let mut chain = vec![project.to_owned()];
    let mut at = project.to_owned();
    while let Some(row) = workspace.find_row(Kind::Project, &at) {
        at = row.text(Key::Follows).into_owned();
        if at.is_empty() || chain.contains(&at) {
            break;
        }
        chain.push(at.clone());
    }
    chain.reverse();
    chain
}

fn is_open(workspace: &Workspace, handle: Handle, pick: &dyn Fn(&str) -> bool) -> bool {
    workspace.row(handle).is_some_and(|row| row.status().is_open() && !row.id().is_empty() && pick(&row.id()))
}

/// Refuses a next plan that is the same or an earlier one, or that continues another.
fn may_follow(workspace: &Workspace, plan: &str, next: &str) -> Result<(), CarryRefused> {
    if plan == next {
        return Err(CarryRefused::Itself);
    }
    if next.trim().is_empty() || next.chars().any(char::is_control) {
        return Err(CarryRefused::NoId(next.to_owned()));
    }
    let previous = |id: &str| workspace.find_row(Kind::Plan, id).map(|row| row.text(Key::Previous).into_owned()).unwrap_or_default();
    let mut seen = BTreeSet::new();
    let mut at = previous(plan);
    while !at.is_empty() && seen.insert(at.clone()) {
        if at == next {
            return Err(CarryRefused::Circle { plan: plan.to_owned(), next: next.to_owned() });
        }
        at = previous(&at);
    }
    match previous(next) {
        other if other.is_empty() || other == plan => Ok(()),
        previous => Err(CarryRefused::Continues { next: next.to_owned(), previous }),
    }
}

/// The file of the next plan, and by how many years it is later. The plan is made where there is none.
fn next_plan(workspace: &Workspace, from: Handle, next: &str, over: &mut CarryOver) -> Result<(String, i32), CarryRefused> {
    let row = workspace.row(from).ok_or_else(|| CarryRefused::NoPlan(next.to_owned()))?;
    let shift = years_between(&row.id(), next);
    if let Some(there) = workspace.find_row(Kind::Plan, next) {
        if there.text(Key::Previous).is_empty() {
            let previous = Some(Value::text(row.id()));
            over.edits.push(Edit::set(Target::new(Kind::Plan, next), "previous", None, previous));
        }
        return Ok((there.file().to_owned(), shift));
    }
    let folder = row.file().rfind('/').and_then(|at| row.file().get(..=at)).unwrap_or_default();
    let file = format!("{folder}{}.toml", file_name(next));
    if workspace.documents().iter().any(|document| document.name() == file && document.plan().is_some()) {
        return Err(CarryRefused::Full(file));
    }
    let place = Place { file: file.clone(), after: None };
    over.edits.push(Edit { target: Target::new(Kind::Plan, next), change: Change::Add { place, record: new_plan(row, next, shift) } });
    over.new_plan = Some(file.clone());
    Ok((file, shift))
}

fn new_plan(row: RowRef<'_>, next: &str, shift: i32) -> Record {
    let old = row.record();
    let years = |key: Key| row.when(key).map(|when| when.first().year());
    let (first, last) = (years(Key::Start), years(Key::End).or_else(|| years(Key::Start)));
    let title = |name: &str| later_years(old.text(name), first.or(last).unwrap_or(0)..=last.or(first).unwrap_or(-1), shift);
    let date = |name: &str| old.get(name).and_then(Value::as_when).and_then(|when| later(when, shift)).map_or(Value::text(""), Value::when);
    Record::default()
        .with("id", Value::text(next))
        .with("title", Value::Text(title("title")))
        .with("short", Value::Text(title("short")))
        .with("partner", Value::text(old.text("partner")))
        .with("start", date("start"))
        .with("end", date("end"))
        .with("previous", Value::text(old.text("id")))
}

/// The years named in two ids: `iom-2024` and `iom-2025` are one apart. One where they do not tell.
fn years_between(plan: &str, next: &str) -> i32 {
    period(plan).zip(period(next)).map(|((plan, _), (next, _))| next - plan).filter(|years| (1..=30).contains(years)).unwrap_or(1)
}

/// The first and the last year that an id names: its last year, or the last two where they are a period.
fn period(id: &str) -> Option<(i32, i32)> {
    let words = id.split(|c: char| !c.is_ascii_digit()).filter(|word| word.len() == 4);
    let mut years = words.filter_map(|word| word.parse::<i32>().ok()).filter(|year| (1900..2200).contains(year)).rev();
    let last = years.next()?;
    let first = years.next().filter(|first| (1..=30).contains(&(last - first)));
    Some((first.unwrap_or(last), last))
}

fn later(when: When, years: i32) -> Option<When> {
    match when {
        When::Day(day) => day.checked_add_months(Months::new(u32::try_from(years).ok()? * 12)).map(When::Day),
        When::Month(year, month) => Some(When::Month(year + years, month)),
        When::Quarter(year, quarter) => Some(When::Quarter(year + years, quarter)),
        When::Year(year) => Some(When::Year(year + years)),
    }
}

/// The text with the years of this period moved on.
fn later_years(text: &str, period: std::ops::RangeInclusive<i32>, shift: i32) -> String {
    let (mut out, mut digits) = (String::new(), String::new());
    for c in text.chars().map(Some).chain([None]) {
        if let Some(digit) = c.filter(char::is_ascii_digit) {
            digits.push(digit);
            continue;
        }
        let year = digits.parse::<i32>().ok().filter(|year| digits.len() == 4 && period.contains(year));
        out.push_str(&year.map_or_else(|| digits.clone(), |year| (year + shift).to_string()));
        digits.clear();
        out.extend(c);
    }
    out
}

/// A name for the file of a plan: what an id may have that a file's name may not becomes a dash.
fn file_name(id: &str) -> String {
    let name: String = id.chars().map(|c| if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '-' }).collect();
    let name = name.trim_matches(['.', '-']);
    if name.is_empty() { "plan".to_owned() } else { name.to_owned() }
}

/// Free numbers for new projects, in the manner of those that are there.
struct Ids<'w> {
    workspace: &'w Workspace,
    stem: String,
    width: usize,
    number: u64,
}

impl<'w> Ids<'w> {
    fn new(workspace: &'w Workspace, from: Handle, next: &str, shift: i32) -> Ids<'w> {
        let there = workspace.find(Kind::Plan, next).filter(|plan| workspace.projects_of(*plan).next().is_some());
        let id = workspace.next_project_id(there.unwrap_or(from));
        let digits = id.bytes().rev().take_while(u8::is_ascii_digit).count();
        let (stem, number) = id.split_at_checked(id.len() - digits).unwrap_or((&id, ""));
        let width = number.len();
        // a number alone is no name
        let own = format!("{}-", next.to_uppercase());
        let stem = if stem.trim_matches('-').is_empty() { &own } else { stem };
        match there {
            Some(_) => Ids { workspace, stem: stem.to_owned(), width, number: number.parse().unwrap_or(1) },
            None => match next_stem(workspace, from, stem, shift) {
                Some(stem) => Ids { workspace, stem, width: width.max(2), number: 1 },
                None => Ids { workspace, stem: stem.to_owned(), width, number: number.parse().unwrap_or(1) },
            },
        }
    }

    fn next(&mut self) -> String {
        loop {
            let id = format!("{}{:0width$}", self.stem, self.number, width = self.width);
            self.number = self.number.saturating_add(1);
            if self.workspace.find(Kind::Project, &id).is_none() {
                return id;
            }
        }
    }
}

/// `CTIP-2024-` becomes `CTIP-2025-`, and so does `CTIP-`; `None` where no year is known: then the numbers go on.
fn next_stem(workspace: &Workspace, from: Handle, stem: &str, shift: i32) -> Option<String> {
    let plan = workspace.row(from)?;
    let begun = || plan.when(Key::Start).map(|when| when.first().year());
    let year = period(&plan.id()).map(|(first, _)| first).or_else(begun)? + shift;
    Some(match period(stem) {
        Some((first, last)) => later_years(stem, first..=last, year - first),
        None => format!("{}-{year}-", stem.trim_end_matches('-')),
    })
    .filter(|moved| moved != stem)
}

fn last_project(workspace: &Workspace, plan: Handle) -> Option<String> {
    workspace.projects_of(plan).last().and_then(|handle| workspace.row(handle)).map(|row| row.id().into_owned())
}

/// A row of the next plan that follows this project already.
fn follower(workspace: &Workspace, next: &str, project: &str) -> Option<String> {
    let plan = workspace.find(Kind::Plan, next)?;
    let mut rows = workspace.projects_of(plan).filter_map(|handle| workspace.row(handle));
    rows.find(|row| row.text(Key::Follows) == project).map(|row| row.id().into_owned())
}

/// The fields that a project takes along.
const TAKEN: [&str; 10] = ["title_ru", "title_tk", "area", "kind", "lead", "partners", "funding", "indicator", "external", "tags"];

fn added(row: RowRef<'_>, id: &str, place: Place, today: NaiveDate) -> Edit {
    let old = row.record();
    let mut record = Record::default().with("id", Value::text(id)).with("title", Value::text(old.text("title")));
    for name in TAKEN {
        if let Some(value) = old.get(name) {
            record = record.with(name, value.clone());
        }
    }
    let ahead = |due: &&Value| due.as_when().is_none_or(|when| when.last() > today);
    if let Some(due) = old.get("due").filter(ahead) {
        record = record.with("due", due.clone());
    }
    let note = format!("Carried over from {}", old.text("id"));
    let event = Event { date: Some(When::Day(today)), status: Some(row.status()), note, ..Event::default() };
    let record = record
        .with("status", Value::text(row.status().name()))
        .with("follows", Value::text(old.text("id")))
        .with("history", Value::List(vec![Value::Record(event.record())]));
    Edit { target: Target::project(id), change: Change::Add { place, record } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_in_titles_move_with_the_plan() {
        assert_eq!(later_years("Plan for 2024 (No 2024-17, since 2019)", 2024..=2024, 1), "Plan for 2025 (No 2025-17, since 2019)");
        assert_eq!(later_years("NAP 2019-2024", 2019..=2024, 6), "NAP 2025-2030");
        assert_eq!((years_between("iom-2023", "iom-2025"), years_between("a", "b")), (2, 1));
        assert_eq!((period("nap-2019-2024"), period("resolution-1325-2024"), period("a")), (Some((2019, 2024)), Some((2024, 2024)), None));
        assert_eq!(file_name("../../etc/x 1"), "etc-x-1");
    }
}
