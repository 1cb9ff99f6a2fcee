//! The sections of the brief, in the order in which they are read at the table.

use std::collections::HashMap;

use super::{Audience, Desk, Group, Item, Section, capital};
use crate::domain::edit::Target;
use crate::domain::field::Kind;
use crate::domain::status::Status;
use crate::domain::value::Value;
use crate::report::change::{Change, What};
use crate::report::commitments::{State, Undertaking, commitments};
use crate::report::due::{Deadline, Of, Silence, deadlines};
use crate::report::picture::Seen;
use crate::report::questions::{About, Proposal, Question, proposals, questions};

/// All sections; those with proposals and questions are for the own office.
pub(super) fn all(desk: &Desk<'_>) -> Vec<Section> {
    let due = deadlines(desk.workspace, &desk.now, desk.wanted.today);
    let mut sections = vec![promises(desk), changed(desk), dated(desk, &due.overdue, &due.soon), silent(desk, &due.silent)];
    if desk.wanted.audience == Audience::Internal {
        sections.push(proposed(desk));
        sections.push(asked(desk));
    }
    sections
}

fn section(desk: &Desk<'_>, key: &'static str, heading: &str, groups: Vec<Group>) -> Section {
    let groups: Vec<Group> = groups.into_iter().filter(|group| !group.items.is_empty()).collect();
    let nothing = if groups.is_empty() { desk.voice.word("report-none").to_owned() } else { String::new() };
    Section { key, heading: desk.voice.word(heading).to_owned(), groups, nothing, remarks: Vec::new() }
}

fn group(heading: impl Into<String>, items: Vec<Item>) -> Group {
    Group { heading: heading.into(), items }
}

/// The commitments that are open, and those that were closed since the base: the partner's first.
fn promises(desk: &Desk<'_>) -> Section {
    let base = desk.wanted.base.as_ref().map(|base| base.day);
    let held = |one: &Undertaking| desk.now.held.get(&one.meeting).map(|date| date.last());
    let recent = |one: &Undertaking| base.is_none_or(|base| held(one).is_some_and(|day| day >= base));
    let all: Vec<Undertaking> = commitments(&desk.now, desk.wanted.today)
        .into_iter()
        .filter(|one| held(one).is_some_and(|day| day <= desk.wanted.today))
        .filter(|one| matches!(one.state, State::Open | State::Unknown) || recent(one))
        .collect();
    let items =
        |partner: bool| all.iter().filter(|one| (one.side == desk.wanted.partner) == partner).map(|one| promise(desk, one)).collect();
    let groups =
        vec![group(desk.voice.name(&desk.wanted.partner), items(true)), group(desk.voice.word("report-national-side"), items(false))];
    section(desk, "commitments", "report-commitments", groups)
}

fn promise(desk: &Desk<'_>, one: &Undertaking) -> Item {
    let voice = &desk.voice;
    let (tone, mark) = match one.state {
        State::Done | State::Withdrawn => ("done", "✓"),
        _ if one.is_overdue() => ("late", "!"),
        _ if one.is_soon(desk.workspace.settings.thresholds.due_soon_days) => ("soon", "◷"),
        State::Open | State::Unknown => ("plain", "○"),
    };
    let due =
        one.due.map_or_else(|| voice.word("report-no-due").to_owned(), |due| format!("{}: {}", voice.word("report-due"), voice.date(due)));
    let left = one.days_left.map(|days| voice.distance(days));
    let state = (one.state != State::Open).then(|| voice.promise(one.state.name()));
    let side = (one.side != desk.wanted.partner && !one.side.is_empty()).then(|| voice.name(&one.side));
    let stand = [side, state, Some(due), left].into_iter().flatten().collect::<Vec<_>>().join("; ");
    let date = one.date.map(|date| format!(", {}", voice.date(date))).unwrap_or_default();
    let since = i64::try_from(one.meetings_since).unwrap_or_default();
    let since = match (one.state, since) {
        (State::Open, 0) => format!("; {}", voice.word("report-not-yet-met")),
        (State::Open, since) => {
            format!("; {}: {}", voice.word("report-since"), voice.lang.words().tell("count-meetings", &[("n", since.into())]))
        }
        _ => String::new(),
    };
    let from = format!("{} {}{date}{since}", voice.word("report-meeting"), one.meeting);
    Item { title: one.what.clone(), tone, mark, lines: vec![capital(&stand), capital(&from)], ..Item::default() }
}

/// What changed since the base, project by project; then meetings and plans.
fn changed(desk: &Desk<'_>) -> Section {
    let Some(changes) = &desk.changes else {
        let mut section = section(desk, "changes", "report-changes", Vec::new());
        desk.voice.word("report-no-base").clone_into(&mut section.nothing);
        section.nothing = capital(&section.nothing) + ".";
        return section;
    };
    let mut projects: Vec<(&Target, Vec<&Change>)> = Vec::new();
    let mut places: HashMap<&Target, usize> = HashMap::new();
    let mut others: Vec<Item> = Vec::new();
    for change in changes.changes.iter().filter(|change| !matches!(change.what, What::Promised | What::Kept)) {
        match change.target.kind {
            Kind::Project => {
                let at = *places.entry(&change.target).or_insert(projects.len());
                if at == projects.len() {
                    projects.push((&change.target, Vec::new()));
                }
                projects.get_mut(at).into_iter().for_each(|(_, changes)| changes.push(change));
            }
            Kind::Meeting | Kind::Plan => others.push(other(desk, change)),
            Kind::Organisation => {}
        }
    }
    let items = projects.into_iter().map(|(target, changes)| project(desk, target, &changes)).collect();
    let groups = vec![group("", items), group(desk.voice.word("report-other-changes"), others)];
    let mut section = section(desk, "changes", "report-changes", groups);
    if desk.wanted.audience == Audience::Internal {
        section.remarks = changes.gaps.iter().map(|gap| desk.voice.gap(gap)).collect();
    }
    section
}

fn project(desk: &Desk<'_>, target: &Target, changes: &[&Change]) -> Item {
    let closed = changes.iter().filter(|change| matches!(change.what, What::Status | What::Added)).find_map(|change| closed_as(change));
    let title = changes.first().map(|change| change.title.clone()).unwrap_or_default();
    let lines = changes.iter().map(|change| capital(&desk.voice.clause(change))).collect();
    let (tone, mark) = closed.map_or(("plain", "▸"), |status| ("done", status.glyph()));
    Item { id: target.id.clone(), title, tone, mark, lines }
}

/// The status with which a project was closed.
fn closed_as(change: &Change) -> Option<Status> {
    change.to.as_ref().and_then(Value::as_text).and_then(Status::parse).filter(|status| !status.is_open())
}

fn other(desk: &Desk<'_>, change: &Change) -> Item {
    let line = match (change.what, change.date) {
        (What::Added, Some(date)) => desk.voice.date(date),
        (What::Added, None) => capital(desk.voice.word("report-new")),
        _ => capital(&desk.voice.clause(change)),
    };
    Item { id: change.target.id.clone(), title: change.title.clone(), tone: "plain", mark: "▸", lines: vec![line] }
}

/// The deadlines of projects: those of commitments stand in the first section.
fn dated(desk: &Desk<'_>, overdue: &[Deadline], soon: &[Deadline]) -> Section {
    let items = |deadlines: &[Deadline], tone: &'static str, mark: &'static str| {
        deadlines.iter().filter(|one| one.of == Of::Project).map(|one| deadline(desk, one, tone, mark)).collect()
    };
    let groups = vec![
        group(desk.voice.word("report-overdue-list"), items(overdue, "late", "!")),
        group(desk.voice.word("report-due-soon"), items(soon, "soon", "◷")),
    ];
    let mut section = section(desk, "deadlines", "report-deadlines", groups);
    if desk.is_past {
        desk.voice.word("report-gap-fields").clone_into(&mut section.nothing);
    }
    section
}

fn deadline(desk: &Desk<'_>, one: &Deadline, tone: &'static str, mark: &'static str) -> Item {
    let voice = &desk.voice;
    let mut lines = vec![capital(&format!("{}: {}; {}", voice.word("report-due"), voice.date(one.due), voice.distance(one.days_left)))];
    lines.extend(desk.project(&one.id).map(|seen| who_and_next(desk, seen)).unwrap_or_default());
    Item { id: one.id.clone(), title: one.title.clone(), tone, mark, lines }
}

/// Who leads, and the next step where the audience may see it.
fn who_and_next(desk: &Desk<'_>, seen: &Seen) -> Vec<String> {
    let voice = &desk.voice;
    let status = seen.status().map(|status| voice.word(status.word()).to_owned());
    let lead = Some(seen.record.text("lead")).filter(|lead| !lead.is_empty());
    let lead = lead.map(|lead| format!("{}: {}", voice.word("report-lead"), voice.name(lead)));
    let next = Some(seen.record.text("next")).filter(|next| !next.is_empty());
    let next = next.map(|next| capital(&format!("{}: {next}", voice.word("report-next-step"))));
    let first = [status, lead].into_iter().flatten().collect::<Vec<_>>().join("; ");
    std::iter::once(capital(&first)).filter(|line| !line.is_empty()).chain(next).collect()
}

fn silent(desk: &Desk<'_>, silences: &[Silence]) -> Section {
    let item = |one: &Silence| {
        let count = desk.voice.lang.words().tell("count-meetings", &[("n", i64::from(one.meetings).into())]);
        let last = one.last.map_or_else(
            || desk.voice.word("report-never-discussed").to_owned(),
            |date| format!("{}: {}", desk.voice.word("report-last-discussed"), desk.voice.date(date)),
        );
        let line = capital(&format!("{} {count}; {last}", desk.voice.word("report-without-word")));
        Item { id: one.id.clone(), title: one.title.clone(), tone: "plain", mark: "…", lines: vec![line] }
    };
    section(desk, "silent", "report-silent", vec![group("", silences.iter().map(item).collect())])
}

fn proposed(desk: &Desk<'_>) -> Section {
    let all = proposals(&desk.now, desk.wanted.today);
    let item = |one: &About<Proposal>| {
        let why = match &one.what {
            Proposal::CloseFinished => Some(desk.voice.word("report-why-finished").to_owned()),
            Proposal::CloseSaid(meeting) => Some(said(desk, "report-why-said", meeting)),
            // the heading says it
            Proposal::Carry => None,
        };
        let lines = why.map(|why| capital(&why)).into_iter().collect();
        Item { id: one.id.clone(), title: one.title.clone(), tone: "plain", mark: "▸", lines }
    };
    let items = |carry: bool| all.iter().filter(|one| (one.what == Proposal::Carry) == carry).map(item).collect();
    let carry = format!("{}: {}", desk.voice.word("report-to-carry"), desk.voice.word("report-why-plan-over"));
    section(desk, "proposals", "report-proposals", vec![group(desk.voice.word("report-to-close"), items(false)), group(carry, items(true))])
}

fn said(desk: &Desk<'_>, word: &str, meeting: &str) -> String {
    let date = desk.now.held.get(meeting).map(|date| format!(", {}", desk.voice.date(*date))).unwrap_or_default();
    format!("{} ({} {meeting}{date})", desk.voice.word(word), desk.voice.word("report-meeting"))
}

fn asked(desk: &Desk<'_>) -> Section {
    let mut plans: Vec<Item> = Vec::new();
    let mut projects: Vec<Item> = Vec::new();
    for one in questions(desk.workspace, &desk.now, desk.wanted.base.as_ref(), desk.wanted.today) {
        match &one.what {
            Question::SaidDone(meeting) => still_open(desk, &mut plans, &one, meeting),
            what => {
                let line = question(desk, what);
                match projects.last_mut().filter(|item| item.id == one.id) {
                    Some(item) => item.lines.push(line),
                    None => projects.push(Item { id: one.id, title: one.title, tone: "plain", mark: "?", lines: vec![line] }),
                }
            }
        }
    }
    for item in &mut projects {
        let row = desk.project(&item.id);
        let note = row.map(|seen| seen.record.text("internal").trim()).filter(|note| !note.is_empty());
        item.lines.extend(note.map(|note| capital(&format!("{}: {note}", desk.voice.word("report-internal-note")))));
    }
    section(desk, "questions", "report-questions", vec![group("", plans), group("", projects)])
}

/// The open projects of a plan that was called carried out, in one item.
fn still_open(desk: &Desk<'_>, plans: &mut Vec<Item>, one: &About<Question>, meeting: &str) {
    if let Some(line) = plans.iter_mut().find(|item| item.id == one.plan).and_then(|item| item.lines.last_mut()) {
        line.push_str(", ");
        line.push_str(&one.id);
        return;
    }
    let title = desk.now.row(&Target::new(Kind::Plan, &*one.plan)).map(super::plan_name).unwrap_or_default();
    let lines = vec![said(desk, "report-ask-said-done", meeting) + ":", one.id.clone()];
    plans.push(Item { id: one.plan.clone(), title, tone: "plain", mark: "?", lines });
}

fn question(desk: &Desk<'_>, question: &Question) -> String {
    let word = |word: &str| desk.voice.word(word).to_owned();
    match question {
        Question::Silent(meetings) => {
            format!(
                "{} {}.",
                desk.voice.word("report-ask-silent"),
                desk.voice.lang.words().tell("count-meetings", &[("n", i64::from(*meetings).into())])
            )
        }
        Question::Late => word("report-ask-late"),
        Question::Suspended => word("report-ask-suspended"),
        Question::Funding => word("report-ask-funding"),
        Question::SaidDone(meeting) => said(desk, "report-ask-said-done", meeting),
    }
}
