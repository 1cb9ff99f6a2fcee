//! The lines of the reports, from their plain data.

use std::collections::BTreeSet;

use super::super::context::Context;
use crate::domain::edit::Target;
use crate::domain::field::Kind;
use crate::i18n::Lang;
use crate::report::as_of::Moment;
use crate::report::audience::Audience;
use crate::report::brief::{self, View, Wanted};
use crate::report::changes;
use crate::report::due::{Deadline, Of, deadlines};
use crate::report::picture::Picture;
use crate::report::scope::Scope;
use crate::report::voice::Voice;

/// How a line is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Heading,
    Plain,
    Quiet,
    Late,
}

#[derive(Debug)]
pub struct Entry {
    /// What stands before the text on its first line; below it the text goes on that far in.
    pub lead: String,
    pub text: String,
    pub tone: Tone,
    /// A text that is shown whole, on several lines where it must be; else it is cut, as a row of a table.
    pub whole: bool,
    /// The row that the line is about.
    pub target: Option<Target>,
}

#[derive(Debug, Default)]
pub struct Content {
    pub title: String,
    pub entries: Vec<Entry>,
}

impl Content {
    fn add(&mut self, text: impl Into<String>, tone: Tone, target: Option<Target>) {
        self.entries.push(Entry { lead: String::new(), text: text.into(), tone, whole: false, target });
    }

    /// A text that is shown whole.
    fn tell(&mut self, lead: impl Into<String>, text: &str, tone: Tone, target: Option<Target>) {
        self.entries.push(Entry { lead: lead.into(), text: text.to_owned(), tone, whole: true, target });
    }

    fn heading(&mut self, text: impl Into<String>) {
        if !self.entries.is_empty() {
            self.add("", Tone::Plain, None);
        }
        self.add(text, Tone::Heading, None);
    }
}

/// What is overdue, what is due next, and what nobody has spoken of.
pub fn due(partner: Option<&str>, cx: &Context<'_>) -> Content {
    let picture = Picture::of(cx.workspace, &Scope::of(partner));
    let found = deadlines(cx.workspace, &picture, cx.today);
    let mut content = Content { title: titled("Due", partner, cx), ..Content::default() };
    for (name, deadlines, tone) in [("Overdue", &found.overdue, Tone::Late), ("Next 30 days", &found.soon, Tone::Plain)] {
        content.heading(format!("{name}: {}", deadlines.len()));
        for deadline in deadlines {
            content.add(deadline_line(deadline), tone, Some(target_of(deadline)));
        }
    }
    content.heading(format!("Silent: {}", found.silent.len()));
    for silence in &found.silent {
        let last = silence.last.map_or_else(|| "never discussed".to_owned(), |last| format!("discussed {last}"));
        let many = Lang::En.words().tell("count-meetings", &[("n", i64::from(silence.meetings).into())]);
        let line = format!("  {:<15} {many:<12} {last:<21} {}", silence.id, silence.title);
        content.add(line, Tone::Plain, Some(Target::project(&*silence.id)));
    }
    for week in &found.weeks {
        content.heading(format!("Week {}, from {}", week.number, cx.words.short(week.monday)));
        for deadline in &week.deadlines {
            content.add(deadline_line(deadline), Tone::Plain, Some(target_of(deadline)));
        }
    }
    content
}

fn target_of(deadline: &Deadline) -> Target {
    let kind = if matches!(deadline.of, Of::Project) { Kind::Project } else { Kind::Meeting };
    Target::new(kind, &*deadline.id)
}

fn deadline_line(deadline: &Deadline) -> String {
    let when = Voice::plain(Lang::En).distance(deadline.days_left);
    format!("  {:<15} {:<11} {when:<21} {}", deadline.id, deadline.due.to_string(), deadline.title)
}

/// What the histories tell since the last meeting.
pub fn changes(partner: Option<&str>, cx: &Context<'_>) -> Content {
    let mut content = Content { title: titled("Changes", partner, cx), ..Content::default() };
    let Some(moment) = Moment::last_meeting(cx.workspace, partner, cx.today) else {
        content.add("There was no meeting yet with which to compare.", Tone::Quiet, None);
        return content;
    };
    content.title = format!("{} since {moment}", content.title);
    let scope = Scope::of(partner);
    let found = changes::since(cx.workspace, Picture::of(cx.workspace, &scope), &moment, &scope, cx.today);
    let voice = Voice::plain(Lang::En);
    let mut last: Option<&Target> = None;
    for change in &found.changes {
        if last != Some(&change.target) {
            let head = format!("{}  {}", change.target.id, change.title);
            content.heading(head);
            last = Some(&change.target);
        }
        content.tell("  ", &voice.clause(change), Tone::Plain, Some(change.target.clone()));
    }
    if found.changes.is_empty() {
        content.add("Nothing has changed that the histories tell.", Tone::Quiet, None);
    }
    if !found.gaps.is_empty() {
        content.heading("Not known");
    }
    for gap in &found.gaps {
        content.tell("  ", &voice.gap(gap), Tone::Quiet, None);
    }
    content
}

/// What is asked for when a brief is made here: the internal one, since the last meeting, in English.
pub fn wanted(partner: &str, cx: &Context<'_>) -> Wanted {
    Wanted {
        partner: partner.to_owned(),
        base: Moment::last_meeting(cx.workspace, Some(partner), cx.today),
        lang: Lang::En,
        audience: Audience::Internal,
        selection: String::new(),
        today: cx.today,
    }
}

/// What a brief looks at: the files, or the past that is shown.
pub fn view<'a>(cx: &Context<'a>) -> View<'a> {
    static NOTHING: BTreeSet<String> = BTreeSet::new();
    View { workspace: cx.workspace, unknown: cx.past.map_or(&NOTHING, |past| &past.unknown), is_past: cx.past.is_some() }
}

/// The brief for the next meeting with a partner.
pub fn brief(partner: Option<&str>, cx: &Context<'_>) -> Content {
    let mut content = Content { title: titled("Brief", partner, cx), ..Content::default() };
    let Some(partner) = partner else {
        content.add("Choose a project of a plan with a partner first: the brief is for the next meeting with them.", Tone::Quiet, None);
        return content;
    };
    let made = brief::brief(view(cx), &wanted(partner, cx));
    content.title.clone_from(&made.title);
    for fact in &made.facts {
        content.tell(format!("{:<15}", fact.label), &fact.value, Tone::Quiet, None);
    }
    for section in &made.sections {
        content.heading(section.heading.clone());
        if section.groups.is_empty() {
            content.add(format!("  {}", section.nothing), Tone::Quiet, None);
        }
        for item in section.groups.iter().flat_map(|group| &group.items) {
            let target = [Kind::Project, Kind::Meeting].into_iter().map(|kind| Target::new(kind, &*item.id));
            let target = target.into_iter().find(|target| cx.workspace.find(target.kind, &target.id).is_some());
            let head = if item.id.is_empty() { item.title.clone() } else { format!("{}  {}", item.id, item.title) };
            content.tell("  ", &head, Tone::Plain, target.clone());
            for line in &item.lines {
                content.tell("      ", line, Tone::Quiet, target.clone());
            }
        }
        for remark in &section.remarks {
            content.tell("  ", remark, Tone::Quiet, None);
        }
    }
    content
}

fn titled(what: &str, partner: Option<&str>, cx: &Context<'_>) -> String {
    partner.map_or_else(|| what.to_owned(), |partner| format!("{what}: {}", cx.workspace.organisation_name(partner)))
}
