//! The brief for the next meeting with a partner: commitments first, then what changed since the last
//! meeting, deadlines, silence, and for the own office proposals and questions. All text is in the
//! chosen language; it is plain text, which a format escapes. Every line comes from the picture that
//! the audience may see (`audience.rs`).

mod sections;

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use serde::Serialize;

use super::as_of::Moment;
use super::audience::{Audience, seen_by};
use super::changes::{self, Changes};
use super::chronicle::chronicles;
use super::picture::{Picture, Seen};
use super::rollup::trend;
use super::scope::Scope;
use super::voice::Voice;
use crate::domain::date::When;
use crate::domain::edit::Target;
use crate::domain::field::Kind;
use crate::domain::filter::Filter;
use crate::domain::status::Status;
use crate::domain::value::Value;
use crate::i18n::Lang;
use crate::workspace::Workspace;
use crate::workspace::filed::{Filed, Moved};
use crate::workspace::index::Handle;

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// The partner's id.
    pub partner: String,
    /// With what today is compared; without it nothing is said of changes.
    pub base: Option<Moment>,
    pub lang: Lang,
    pub audience: Audience,
    /// A filter line for the projects; empty for all.
    pub selection: String,
    /// The day of the brief; in an as-of view the day of that.
    pub today: NaiveDate,
}

/// A workspace, and the projects of which the status is not known there.
#[derive(Debug, Clone, Copy)]
pub struct View<'w> {
    pub workspace: &'w Workspace,
    pub unknown: &'w BTreeSet<String>,
    /// Whether it was told from a history, so that deadlines are not known.
    pub is_past: bool,
    /// The files as they were committed at the base, where that is known.
    pub committed: Option<&'w Filed>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Brief {
    /// ISO 639-1.
    pub lang: &'static str,
    /// `internal` or `partner`.
    pub audience: &'static str,
    pub title: String,
    pub partner: String,
    /// The line that says for whom the copy is.
    pub copy: String,
    pub facts: Vec<Fact>,
    pub progress: Progress,
    pub sections: Vec<Section>,
    pub foot: String,
}

/// A label and what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fact {
    pub label: String,
    pub value: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Progress {
    pub heading: String,
    pub plans: Vec<Bar>,
}

/// A plan's projects as a bar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bar {
    pub id: String,
    pub name: String,
    pub total: usize,
    /// "10 projects".
    pub count: String,
    /// How the plan went since the base, for the own office: health is its own judgement. Empty where the history does not tell.
    pub trend: String,
    pub parts: Vec<Part>,
}

/// A part of a bar: how many, and where it stands in thousandths of the bar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    /// `done`, `open`, `overdue`, `closed` or `unknown`.
    pub key: &'static str,
    pub label: String,
    pub count: usize,
    pub from: usize,
    pub share: usize,
}

impl Bar {
    /// "10 projects, done 3, open 7".
    pub fn counts(&self) -> String {
        let parts = self.parts.iter().map(|part| format!("{} {}", part.label, part.count));
        std::iter::once(self.count.clone()).chain(parts).collect::<Vec<_>>().join(", ")
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Section {
    /// Stable word for templates, such as `commitments`.
    pub key: &'static str,
    pub heading: String,
    pub groups: Vec<Group>,
    /// What is said where there is nothing; empty if there is something.
    pub nothing: String,
    pub remarks: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Group {
    /// Empty where the section has one group only.
    pub heading: String,
    pub items: Vec<Item>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Default)]
pub struct Item {
    /// The project's or the meeting's id; empty for a commitment.
    pub id: String,
    pub title: String,
    /// `late`, `soon`, `done` or `plain`.
    pub tone: &'static str,
    /// A shape for the tone, so that colour is never alone.
    pub mark: &'static str,
    pub lines: Vec<String>,
}

/// All that the sections look at.
struct Desk<'w> {
    workspace: &'w Workspace,
    wanted: &'w Wanted,
    is_past: bool,
    now: Picture,
    /// Where in it each project stands, by id.
    projects: HashMap<String, usize>,
    changes: Option<Changes>,
    voice: Voice,
}

/// The brief for a meeting with a partner.
pub fn brief(view: View<'_>, wanted: &Wanted) -> Brief {
    let desk = desk(view, wanted);
    let voice = &desk.voice;
    let partner = voice.name(&wanted.partner);
    let copy = voice.word(if wanted.audience == Audience::Internal { "report-internal" } else { "report-for-partner" });
    Brief {
        lang: wanted.lang.code(),
        audience: wanted.audience.name(),
        title: format!("{}: {partner}", voice.word("report-brief")),
        copy: capital(copy),
        facts: facts(&desk, &partner, copy),
        partner,
        progress: Progress { heading: voice.word("report-progress").to_owned(), plans: bars(&desk) },
        sections: in_language(sections::all(&desk), &desk),
        foot: voice.word("report-page").to_owned(),
    }
}

/// With the titles that the files have in the language of the brief.
fn in_language(mut sections: Vec<Section>, desk: &Desk<'_>) -> Vec<Section> {
    if desk.wanted.lang == Lang::En {
        return sections;
    }
    let name = format!("title_{}", desk.wanted.lang.code());
    let items = sections.iter_mut().flat_map(|section| &mut section.groups).flat_map(|group| &mut group.items);
    for item in items {
        let seen = [Kind::Project, Kind::Meeting].into_iter().find_map(|kind| match kind {
            Kind::Project => desk.project(&item.id),
            kind => desk.now.row(&Target::new(kind, &*item.id)),
        });
        if let Some(seen) = seen.filter(|seen| seen.title() == item.title && !seen.record.text(&name).is_empty()) {
            seen.record.text(&name).clone_into(&mut item.title);
        }
    }
    sections
}

fn desk<'w>(view: View<'w>, wanted: &'w Wanted) -> Desk<'w> {
    let workspace = view.workspace;
    let scope = Scope::of(Some(&wanted.partner));
    let meetings: BTreeSet<String> =
        scope.meetings(workspace).into_iter().filter_map(|(_, handle)| Some(workspace.row(handle)?.id().into_owned())).collect();
    let chosen = chosen(workspace, &scope, wanted);
    let seen = |picture: Picture| {
        let mut picture = seen_by(picture, wanted.audience, &meetings);
        picture.rows.retain(|row| row.target.kind != Kind::Project || chosen.as_ref().is_none_or(|chosen| chosen.contains(&row.target.id)));
        picture
    };
    let whole = Picture::with_unknown(workspace, &scope, view.unknown);
    let base = wanted.base.as_ref().map(|moment| (moment, seen(whole.then(workspace, moment))));
    let now = seen(whole);
    let changes = base.map(|(moment, base)| {
        let told = changes::since_base(&base, now.clone(), moment, wanted.today);
        match view.committed {
            Some(then) => {
                // how often a deadline moved is for the own office
                let moved = if wanted.audience == Audience::Internal { &then.moved } else { &Moved::new() };
                changes::with_files(told, &seen(Picture::of(&then.workspace, &scope)), &now, moved)
            }
            None => told,
        }
    });
    let projects = now.of_kind(Kind::Project).iter().enumerate().rev().map(|(at, seen)| (seen.target.id.clone(), at)).collect();
    Desk { workspace, wanted, is_past: view.is_past, voice: Voice::of(wanted.lang, &now), changes, projects, now }
}

impl Desk<'_> {
    fn project(&self, id: &str) -> Option<&Seen> {
        self.projects.get(id).and_then(|at| self.now.of_kind(Kind::Project).get(*at))
    }
}

/// The ids of the projects that the selection shows.
fn chosen(workspace: &Workspace, scope: &Scope, wanted: &Wanted) -> Option<BTreeSet<String>> {
    let filter = Filter::parse(&wanted.selection);
    let shown = |all: Vec<Handle>| workspace.filtered(&all, &filter, wanted.today);
    let ids = |rows: Vec<Handle>| rows.into_iter().filter_map(|row| Some(workspace.row(row)?.id().into_owned())).collect();
    (!filter.is_empty()).then(|| ids(shown(scope.projects(workspace))))
}

fn facts(desk: &Desk<'_>, partner: &str, copy: &str) -> Vec<Fact> {
    let (voice, wanted) = (&desk.voice, desk.wanted);
    let plans: Vec<String> = current_plans(desk).into_iter().map(plan_name).collect();
    let base = wanted.base.as_ref().map_or_else(|| voice.word("report-no-base").to_owned(), |base| moment(desk, base));
    // the words of a selection are the office's own
    let selection = Some(&wanted.selection).filter(|line| !line.is_empty() && wanted.audience == Audience::Internal);
    let fact = |word: &str, value: String| (!value.is_empty()).then(|| Fact { label: voice.word(word).to_owned(), value });
    [
        fact("report-partner", partner.to_owned()),
        fact("report-plans", plans.join("; ")),
        fact("report-base", base),
        fact("report-as-of", voice.date(When::Day(wanted.today))),
        fact("report-selection", selection.cloned().unwrap_or_default()),
        fact("report-copy", copy.to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A moment with its meeting, if it was with the partner.
fn moment(desk: &Desk<'_>, moment: &Moment) -> String {
    let date = moment.meeting.as_ref().and_then(|id| desk.now.held.get(id)).copied().unwrap_or(When::Day(moment.day));
    let date = desk.voice.date(date);
    let meeting = moment.meeting.as_ref().and_then(|id| desk.now.row(&Target::new(Kind::Meeting, id.clone())));
    meeting
        .map_or_else(|| date.clone(), |seen| format!("{date} ({} {}: {})", desk.voice.word("report-meeting"), seen.target.id, seen.title()))
}

fn plan_name(plan: &Seen) -> String {
    let short = plan.record.text("short");
    if short.is_empty() { plan.title().to_owned() } else { short.to_owned() }
}

/// The plans that have open projects, or the period of which has begun and is not over.
fn current_plans<'d>(desk: &'d Desk<'_>) -> Vec<&'d Seen> {
    let day = |seen: &Seen, name: &str| seen.record.get(name).and_then(Value::as_when);
    let runs = |seen: &Seen| {
        let begun = day(seen, "start").is_some_and(|start| start.first() <= desk.wanted.today);
        begun && day(seen, "end").is_some_and(|end| end.last() >= desk.wanted.today)
    };
    let has_open = |seen: &Seen| projects_of(desk, seen).any(|project| project.status().is_some_and(Status::is_open));
    desk.now.rows.iter().filter(|seen| seen.target.kind == Kind::Plan && (runs(seen) || has_open(seen))).collect()
}

fn projects_of<'d>(desk: &'d Desk<'_>, plan: &'d Seen) -> impl Iterator<Item = &'d Seen> {
    desk.now.rows.iter().filter(|seen| seen.target.kind == Kind::Project && seen.plan == plan.target.id)
}

fn is_overdue(seen: &Seen, today: NaiveDate) -> bool {
    let due = seen.record.get("due").and_then(Value::as_when);
    seen.status().is_some_and(Status::is_open) && due.is_some_and(|due| due.last() < today)
}

fn bars(desk: &Desk<'_>) -> Vec<Bar> {
    current_plans(desk).into_iter().map(|plan| bar(desk, plan)).filter(|bar| bar.total > 0).collect()
}

fn bar(desk: &Desk<'_>, plan: &Seen) -> Bar {
    let kind = |seen: &Seen| match seen.status() {
        Some(Status::Done) => 0,
        Some(status) if status.is_open() && is_overdue(seen, desk.wanted.today) => 2,
        Some(status) if status.is_open() => 1,
        Some(_) => 3,
        None => 4,
    };
    let kinds: Vec<usize> = projects_of(desk, plan).map(kind).collect();
    let (total, mut from) = (kinds.len(), 0);
    let names = [
        ("done", "report-done"),
        ("open", "report-open"),
        ("overdue", "report-overdue"),
        ("closed", "report-closed"),
        ("unknown", "report-unknown"),
    ];
    let part = |(at, (key, word)): (usize, (&'static str, &'static str))| {
        let count = kinds.iter().filter(|kind| **kind == at).count();
        let share = (count * 1000).checked_div(total).unwrap_or_default();
        let part = Part { key, label: desk.voice.word(word).to_owned(), count, from, share };
        from += share;
        (count > 0).then_some(part)
    };
    let parts = names.into_iter().enumerate().filter_map(part).collect();
    let count = desk.voice.lang.words().tell("count-projects", &[("n", i64::try_from(total).unwrap_or_default().into())]);
    Bar { id: plan.target.id.clone(), name: plan_name(plan), total, count, trend: how_it_went(desk, plan), parts }
}

/// Better or worse than at the base, by the projects that are shown.
fn how_it_went(desk: &Desk<'_>, plan: &Seen) -> String {
    let Some(base) = desk.wanted.base.as_ref().filter(|_| desk.wanted.audience == Audience::Internal && !desk.is_past) else {
        return String::new();
    };
    let find = |seen: &Seen| desk.workspace.find(Kind::Project, &seen.target.id);
    let projects: Vec<Handle> = projects_of(desk, plan).filter_map(find).collect();
    let trend = trend(desk.workspace, &chronicles(desk.workspace, &projects), base, desk.wanted.today);
    trend.map(|trend| trend.words(desk.wanted.lang.words())).unwrap_or_default()
}

/// The text with a capital letter at its beginning.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
