//! The lines of the reports, from their plain data.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::super::context::Context;
use super::super::place::Asked;
use super::super::widget::text;
use super::projects::short_name;
use crate::domain::edit::Target;
use crate::domain::field::{Key, Kind};
use crate::i18n::Lang;
use crate::report::as_of::Moment;
use crate::report::brief::{self, Brief, View, Wanted};
use crate::report::changes;
use crate::report::due::{self, Deadline, Of, Silence};
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

/// What a line says. Lines of which there may be very many are put into words only where they are in sight.
#[derive(Debug)]
pub enum Text {
    Ready(String),
    /// The last is the room for how far away it is, or for when it was.
    Deadline(Deadline, usize),
    Silence(Silence, usize),
}

impl Text {
    pub fn words(&self, cx: &Context<'_>) -> Cow<'_, str> {
        match self {
            Text::Ready(text) => Cow::Borrowed(text),
            Text::Deadline(deadline, room) => Cow::Owned(deadline_line(deadline, *room, cx)),
            Text::Silence(silence, room) => Cow::Owned(silence_line(silence, *room, cx)),
        }
    }
}

#[derive(Debug)]
pub struct Entry {
    /// What stands before the text on its first line; below it the text goes on that far in.
    pub lead: String,
    pub text: Text,
    pub tone: Tone,
    /// A text that is shown whole, on several lines where it must be; else it is cut, as a row of a table.
    pub whole: bool,
    /// The row that the line is about.
    pub target: Option<Target>,
}

#[derive(Debug, Default)]
pub struct Content {
    pub title: String,
    /// Where the title has no room, the longest first.
    shorter: Vec<String>,
    pub entries: Vec<Entry>,
}

impl Content {
    /// The title, or a shorter one that fits.
    pub fn title_in(&self, room: usize) -> &str {
        let titles = || std::iter::once(&self.title).chain(&self.shorter);
        titles().find(|title| text::width(title) <= room).or_else(|| titles().last()).unwrap_or(&self.title)
    }

    fn add(&mut self, text: impl Into<String>, tone: Tone, target: Option<Target>) {
        self.entries.push(Entry { lead: String::new(), text: Text::Ready(text.into()), tone, whole: false, target });
    }

    /// One line about a row.
    fn row(&mut self, text: Text, tone: Tone, target: Target) {
        self.entries.push(Entry { lead: String::new(), text, tone, whole: false, target: Some(target) });
    }

    /// A text that is shown whole.
    fn tell(&mut self, lead: impl Into<String>, text: &str, tone: Tone, target: Option<Target>) {
        self.entries.push(Entry { lead: lead.into(), text: Text::Ready(text.to_owned()), tone, whole: true, target });
    }

    fn heading(&mut self, text: impl Into<String>) {
        if !self.entries.is_empty() {
            self.add("", Tone::Plain, None);
        }
        self.add(text, Tone::Heading, None);
    }
}

/// The room for a column: as the longest of some texts, and not less than the words of English take.
fn column(texts: impl Iterator<Item = String>) -> usize {
    const USUAL: usize = 21;
    texts.map(|shown| text::width(&shown)).max().unwrap_or(0).max(USUAL)
}

/// What is overdue, what is due next, and what nobody has spoken of.
pub fn due(partner: Option<&str>, cx: &Context<'_>) -> Content {
    let found = due::of_rows(cx.workspace, &Scope::of(partner), cx.today);
    let mut content = Content { title: titled("screen-due", "screen-due-of", partner, cx), ..Content::default() };
    let all =
        || found.overdue.iter().chain(&found.soon).chain(found.weeks.iter().flat_map(|week| &week.deadlines)).map(|one| one.days_left);
    let furthest = [all().min(), all().max()].into_iter().flatten();
    let when = column(furthest.map(|days| Voice::plain(cx.words.lang).distance(days)));
    let kinds = [true, false].into_iter().filter_map(|known| found.silent.iter().find(|silence| silence.last.is_some() == known));
    let last = column(kinds.map(|silence| last_of(silence, cx)));
    let days = i64::from(cx.workspace.settings.thresholds.due_soon_days);
    let soon = cx.words.tell("screen-due-soon", &[("n", days.into())]);
    let lists = [(cx.words.say("report-overdue-list"), &found.overdue, Tone::Late), (&*soon, &found.soon, Tone::Plain)];
    for (name, deadlines, tone) in lists {
        content.heading(format!("{name}: {}", deadlines.len()));
        for deadline in deadlines {
            content.row(Text::Deadline(deadline.clone(), when), tone, target_of(deadline));
        }
    }
    content.heading(format!("{}: {}", cx.words.say("report-silent"), found.silent.len()));
    for silence in found.silent {
        let target = Target::project(&*silence.id);
        content.row(Text::Silence(silence, last), Tone::Plain, target);
    }
    for week in found.weeks {
        content
            .heading(cx.words.tell("screen-week", &[("n", i64::from(week.number).into()), ("date", cx.words.short(week.monday).into())]));
        for deadline in week.deadlines {
            let target = target_of(&deadline);
            content.row(Text::Deadline(deadline, when), Tone::Plain, target);
        }
    }
    content
}

fn target_of(deadline: &Deadline) -> Target {
    let kind = if matches!(deadline.of, Of::Project) { Kind::Project } else { Kind::Meeting };
    Target::new(kind, &*deadline.id)
}

/// The title of a row in the reader's language.
fn title_of(target: &Target, title: &str, cx: &Context<'_>) -> String {
    let row = Some(target).filter(|_| cx.words.lang != Lang::En).and_then(|target| cx.workspace.find_row(target.kind, &target.id));
    let title = row.filter(|row| row.kind() != Some(Kind::Organisation)).map_or(title.into(), |row| row.title(cx.words.lang));
    title.into_owned()
}

/// When a project was discussed last.
fn last_of(silence: &Silence, cx: &Context<'_>) -> String {
    match silence.last {
        None => cx.words.say("screen-never-discussed").to_owned(),
        Some(last) => cx.words.tell("screen-discussed-on", &[("date", last.to_string().into())]),
    }
}

fn silence_line(silence: &Silence, room: usize, cx: &Context<'_>) -> String {
    let many = cx.words.tell("count-meetings", &[("n", i64::from(silence.meetings).into())]);
    let title = title_of(&Target::project(&*silence.id), &silence.title, cx);
    format!("  {:<15} {many:<12} {} {title}", silence.id, text::pad(&last_of(silence, cx), room))
}

fn deadline_line(deadline: &Deadline, room: usize, cx: &Context<'_>) -> String {
    let when = Voice::plain(cx.words.lang).distance(deadline.days_left);
    let title = match deadline.of {
        Of::Project => title_of(&target_of(deadline), &deadline.title, cx),
        Of::Commitment { .. } => deadline.title.clone(),
    };
    format!("  {:<15} {:<11} {} {title}", deadline.id, deadline.due.to_string(), text::pad(&when, room))
}

/// With when today is compared: what was asked for, else the last meeting with the partner.
pub fn base(asked: &Asked, cx: &Context<'_>) -> Option<Moment> {
    asked.base.clone().or_else(|| Moment::last_meeting(cx.workspace, asked.partner.as_deref(), cx.today))
}

/// What the histories tell since the base.
pub fn changes(asked: &Asked, cx: &Context<'_>) -> Content {
    let plan = asked.plan.and_then(|plan| cx.workspace.row(plan));
    let title = match plan {
        Some(plan) => cx.words.tell("screen-changes-of", &[("partner", short_name(plan, cx.words.lang).into())]),
        None => titled("screen-changes", "screen-changes-of", asked.partner.as_deref(), cx),
    };
    let mut content = Content { title, ..Content::default() };
    let Some(moment) = base(asked, cx) else {
        content.add(cx.words.say("screen-no-base"), Tone::Quiet, None);
        return content;
    };
    let since = |title: &str, date: String| cx.words.tell("screen-changes-since", &[("title", title.into()), ("date", date.into())]);
    let short = asked.partner.as_ref().filter(|_| plan.is_none());
    let short = short.map(|partner| cx.words.tell("screen-changes-of", &[("partner", short_of(partner, cx).into())]));
    let titles = [Some(content.title.clone()), short].into_iter().flatten();
    content.shorter = titles.map(|title| since(&title, cx.words.short(moment.day))).collect();
    content.title = since(&content.title, base_words(&moment, cx));
    let scope = Scope { plan: plan.map(|plan| plan.id().into_owned()), ..Scope::of(asked.partner.as_deref()) };
    let now = Picture::of(cx.workspace, &scope);
    let found = changes::since(cx.workspace, now.clone(), &moment, cx.today);
    // what keeps no history is told once git has said how the files were
    let found = match cx.committed_at(moment.day) {
        Some(then) => changes::with_files(found, &Picture::of(&then.workspace, &scope), &now, &then.moved),
        None => found,
    };
    let voice = Voice::of(cx.words.lang, &now);
    let mut last: Option<&Target> = None;
    for change in &found.changes {
        if last != Some(&change.target) {
            let head = format!("{}  {}", change.target.id, title_of(&change.target, &change.title, cx));
            content.heading(head);
            last = Some(&change.target);
        }
        content.tell("  ", &voice.clause(change), Tone::Plain, Some(change.target.clone()));
    }
    if found.changes.is_empty() {
        content.add(cx.words.say("screen-nothing-changed"), Tone::Quiet, None);
    }
    if !found.gaps.is_empty() {
        content.heading(cx.words.say("screen-not-known-head"));
    }
    for gap in &found.gaps {
        content.tell("  ", &voice.gap(gap), Tone::Quiet, None);
    }
    content
}

/// The short name of an organisation in the reader's letters, where the file has one; else its id.
fn short_of(id: &str, cx: &Context<'_>) -> String {
    const SHORT: usize = 12;
    let cyrillic = |name: &str| name.chars().any(|c| ('А'..='я').contains(&c));
    let fits = |name: &Cow<'_, str>| text::width(name) <= SHORT && cyrillic(name) == (cx.words.lang == Lang::Ru);
    let row = cx.workspace.find_row(Kind::Organisation, id);
    row.and_then(|row| row.list(Key::Aliases).find(fits)).map_or_else(|| id.to_owned(), Cow::into_owned)
}

/// What is asked of a brief.
pub fn wanted(asked: &Asked, cx: &Context<'_>) -> Wanted {
    Wanted {
        partner: asked.partner.clone().unwrap_or_default(),
        base: base(asked, cx),
        lang: asked.lang,
        audience: asked.audience,
        selection: String::new(),
        today: cx.today,
    }
}

/// What a brief looks at: the files, or the past that is shown.
pub fn view<'a>(asked: &Asked, cx: &Context<'a>) -> View<'a> {
    static NOTHING: BTreeSet<String> = BTreeSet::new();
    let unknown = cx.past.map_or(&NOTHING, |past| &past.unknown);
    let committed = base(asked, cx).and_then(|base| cx.committed_at(base.day));
    View { workspace: cx.workspace, unknown, is_past: cx.past.is_some(), committed }
}

/// The brief for the next meeting with a partner.
pub fn brief(asked: &Asked, cx: &Context<'_>) -> Content {
    let mut content = Content { title: titled("screen-brief", "screen-brief-of", asked.partner.as_deref(), cx), ..Content::default() };
    if asked.partner.is_none() {
        content.add(cx.words.say("screen-brief-whose"), Tone::Quiet, None);
        return content;
    }
    let made = brief::brief(view(asked, cx), &wanted(asked, cx));
    content.title.clone_from(&made.title);
    let labels = made.facts.iter().map(|fact| text::width(&fact.label) + 2).max().unwrap_or_default();
    for fact in &made.facts {
        content.tell(text::pad(&fact.label, labels), &fact.value, Tone::Quiet, None);
    }
    for (number, section) in made.sections.iter().enumerate() {
        // the commitments of both sides come first
        if number == 1 {
            progress(&made, &mut content);
        }
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

/// Where the plans stand, and how they went since the base.
fn progress(made: &Brief, content: &mut Content) {
    if !made.progress.plans.is_empty() {
        content.heading(made.progress.heading.clone());
    }
    for bar in &made.progress.plans {
        content.tell("  ", &format!("{}: {}", bar.name, bar.counts()), Tone::Plain, None);
        if !bar.trend.is_empty() {
            content.tell("      ", &bar.trend, Tone::Quiet, None);
        }
    }
}

fn titled(alone: &str, of: &str, partner: Option<&str>, cx: &Context<'_>) -> String {
    let name = |partner: &str| cx.words.tell(of, &[("partner", cx.workspace.organisation_in(partner, cx.words.lang).into())]);
    partner.map_or_else(|| cx.words.say(alone).to_owned(), name)
}

/// The base of a comparison: its day, and the meeting of that day.
pub fn base_words(moment: &Moment, cx: &Context<'_>) -> String {
    let day = cx.words.short(moment.day);
    moment.meeting.as_ref().map_or_else(|| day.clone(), |meeting| format!("{day} ({meeting})"))
}
