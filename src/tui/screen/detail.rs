//! The detail of a row: tabs with its facts, history, meetings, lineage and its own text. Only the
//! selected row is read.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::action::Action;
use super::super::context::Context;
use super::super::spot::Spot;
use super::super::widget::list::Cursor;
use super::super::widget::{bar, popup, text};
use super::distance::distance;
use super::tabs::{self, Tab};
use super::undertakings;
use crate::domain::event::{self, Event};
use crate::domain::field::{Field, Key, Kind, Shape};
use crate::domain::value::{Record, Value};
use crate::domain::{visible, wording};
use crate::i18n::{Lang, Words};
use crate::text::read::RowRef;
use crate::workspace::index::Handle;

/// Which tab is shown, and how far it is scrolled.
#[derive(Debug, Default)]
pub struct Detail {
    tab: usize,
    scroll: Cursor,
    lines: usize,
    row: Option<Handle>,
}

/// The room for labels: those of English are short.
fn label_room(words: Words) -> usize {
    if words.lang == Lang::En { 11 } else { 16 }
}

/// The room for a date beside what happened on it.
const DATE: usize = 13;

/// What one looks for least stands last.
const LAST: [Key; 5] = [Key::Readout, Key::Sources, Key::External, Key::Tags, Key::Id];

impl Detail {
    pub fn shows_history(&self, kind: Kind) -> bool {
        Tab::of(kind).get(self.tab) == Some(&Tab::History)
    }

    /// Takes what is meant for the detail; whether it was.
    pub fn act(&mut self, action: Action, kind: Kind, focus: bool) -> bool {
        let tabs = Tab::of(kind);
        match action {
            Action::TabRight => self.tab = (self.tab.min(tabs.len() - 1) + 1) % tabs.len(),
            Action::TabLeft => self.tab = (self.tab.min(tabs.len() - 1) + tabs.len() - 1) % tabs.len(),
            Action::History => self.tab = tabs.iter().position(|tab| *tab == Tab::History).unwrap_or(self.tab),
            _ if focus => return self.scroll.act(action, self.lines),
            _ => return false,
        }
        self.scroll = Cursor::default();
        true
    }

    /// Shows the tab of a number.
    pub fn show(&mut self, number: usize) {
        self.tab = number;
        self.scroll = Cursor::default();
    }

    pub fn draw(&mut self, area: Rect, handle: Option<Handle>, focus: bool, cx: &Context<'_>, buffer: &mut Buffer) {
        let Some((row, kind)) = handle.and_then(|handle| cx.workspace.row(handle)).and_then(|row| Some((row, row.kind()?))) else { return };
        if self.row != handle {
            self.row = handle;
            self.scroll = Cursor::default();
        }
        let tabs = Tab::of(kind);
        let tab = tabs.get(self.tab).copied().unwrap_or(Tab::Facts);
        cx.spots.add(area, Spot::Detail);
        let places = tabs::places(tabs, tab, usize::from(area.width), cx.words);
        if places.last().is_some_and(|(last, ..)| last + 1 < tabs.len()) {
            buffer.set_string(area.right().saturating_sub(1), area.y, "›", cx.theme.quiet());
        }
        for (number, x, width) in places {
            let style = match (tabs.get(number) == Some(&tab), focus) {
                (true, true) => cx.theme.selected(),
                (true, false) => cx.theme.key(),
                (false, _) => cx.theme.quiet(),
            };
            let place = Rect { x: area.x + x, width: width.min(area.width.saturating_sub(x)), height: 1, ..area };
            cx.spots.add(place, Spot::Tab(number));
            let name = tabs.get(number).map_or("", |tab| cx.words.say(tab.name()));
            buffer.set_stringn(place.x, place.y, name, usize::from(place.width), style);
        }
        let body = super::projects::below_heading(area);
        let content =
            Content { cx, row, record: row.record(), room: usize::from(body.width), handle: handle.unwrap_or(Handle { doc: 0, slot: 0 }) };
        let lines = content.lines(tab, kind);
        self.lines = lines.len();
        let window = scrolled(&mut self.scroll, lines.len(), usize::from(body.height), focus);
        popup::lines(body, lines.get(window.clone()).unwrap_or_default(), buffer);
        if window.end < lines.len() && body.height > 0 {
            buffer.set_line(area.right().saturating_sub(2), body.bottom().saturating_sub(1), &Line::styled("↓", cx.theme.accent()), 1);
        }
    }
}

/// With the keys the detail scrolls by lines; the cursor is its last line in sight.
fn scrolled(cursor: &mut Cursor, len: usize, height: usize, focus: bool) -> std::ops::Range<usize> {
    let top = if focus { cursor.at.min(len.saturating_sub(height)) } else { 0 };
    cursor.at = top;
    let _ = cursor.window(len.max(1), height.max(1));
    top..(top + height).min(len)
}

struct Content<'a> {
    cx: &'a Context<'a>,
    row: RowRef<'a>,
    record: Record,
    room: usize,
    handle: Handle,
}

impl Content<'_> {
    fn lines(&self, tab: Tab, kind: Kind) -> Vec<Line<'static>> {
        match (tab, kind) {
            (Tab::Facts, _) => self.facts(kind),
            (Tab::History, Kind::Project) => self.history(),
            (Tab::History, _) => self.changed(),
            (Tab::Meetings, Kind::Plan) => self.plan_meetings(),
            (Tab::Meetings, _) => self.meetings(),
            (Tab::Projects, _) => self.projects(),
            (Tab::Commitments, _) => self.commitments(kind),
            (Tab::Lineage, _) => self.lineage(kind),
            (Tab::Source, _) => self.source(),
        }
    }

    fn labelled(&self, label: &str, value: &str) -> Vec<Line<'static>> {
        text::labelled(label, value, label_room(self.cx.words), self.room, self.cx.theme.quiet(), self.cx.theme.text())
    }

    fn label(&self, label: &str, mut spans: Vec<Span<'static>>) -> Line<'static> {
        spans.insert(0, Span::styled(text::pad(label, label_room(self.cx.words)), self.cx.theme.quiet()));
        Line::from(spans)
    }

    fn facts(&self, kind: Kind) -> Vec<Line<'static>> {
        let lang = self.cx.words.lang;
        let (heading, title) = match (kind, lang) {
            (Kind::Organisation, _) => (Key::Name, self.cx.organisation(&self.row.id())),
            (_, Lang::Ru) if self.row.has(Key::TitleRu) => (Key::TitleRu, self.row.title(lang).into_owned()),
            (_, Lang::Tk) if self.row.has(Key::TitleTk) => (Key::TitleTk, self.row.title(lang).into_owned()),
            _ => (Key::Title, self.row.title(lang).into_owned()),
        };
        let mut lines: Vec<Line<'static>> =
            text::wrap(&title, self.room).into_iter().map(|line| Line::styled(line, self.cx.theme.strong())).collect();
        lines.push(Line::default());
        if self.row.is_bad() {
            let wrong = self.cx.keyed("screen-row-wrong", &[("key", Action::Problems)]);
            lines.extend(text::wrap(&wrong, self.room).into_iter().map(|line| Line::styled(line, self.cx.theme.error())));
        }
        if kind == Kind::Project {
            lines.extend(self.standing());
        }
        let elsewhere = |key: Key| {
            let above = matches!(key, Key::Status | Key::Health | Key::HealthReason | Key::Progress | Key::Due | Key::Meetings);
            key == heading || (kind == Kind::Project && above)
        };
        let fields = kind.fields().iter().filter(|field| !elsewhere(field.key) && !matches!(field.shape, Shape::Rows(_)));
        let (first, last): (Vec<&Field>, Vec<&Field>) = fields.partition(|field| !LAST.contains(&field.key));
        lines.extend(first.into_iter().flat_map(|field| self.field(field)));
        if kind == Kind::Meeting {
            lines.extend(self.meeting_parts());
        }
        lines.extend(last.into_iter().flat_map(|field| self.field(field)));
        lines
    }

    fn field(&self, field: &Field) -> Vec<Line<'static>> {
        let Some(value) = self.record.get(field.name()) else { return Vec::new() };
        let name = |id: &str| self.named(id);
        let shown = match (field.shape, value) {
            (Shape::Ref(Kind::Organisation), Value::Text(id)) => name(id),
            (Shape::Refs(Kind::Organisation), Value::List(items)) => {
                items.iter().filter_map(Value::as_text).map(name).collect::<Vec<_>>().join("; ")
            }
            (Shape::When, value) => value.as_when().map_or_else(|| value.to_string(), |when| self.cx.words.short(when)),
            (Shape::Lines | Shape::Refs(_), Value::List(items)) => items.iter().map(Value::to_string).collect::<Vec<_>>().join("\n"),
            (_, value) => self.cx.words.arg(&wording::value(field.name(), value)).into_owned(),
        };
        self.labelled(self.cx.words.say(field.key.label()), &shown)
    }

    fn named(&self, id: &str) -> String {
        self.cx.organisation(id)
    }

    /// Status, health, progress and due date of a project, with what follows from them.
    fn standing(&self) -> Vec<Line<'static>> {
        let theme = self.cx.theme;
        if self.cx.is_unknown(&self.row.id()) {
            return vec![
                self.label(self.cx.words.say("field-status"), vec![Span::styled(self.cx.words.say("screen-not-known-day"), theme.quiet())]),
            ];
        }
        let status = self.row.status();
        let since = event::events(&self.record).iter().rev().find(|event| event.status == Some(status)).and_then(|event| event.date);
        let since = since
            .map(|when| format!("  {}", self.cx.words.tell("screen-since", &[("date", self.cx.words.short(when).into())])))
            .unwrap_or_default();
        let mut lines = vec![self.label(
            self.cx.words.say("field-status"),
            vec![
                Span::styled(format!("{} {}", status.glyph(), self.cx.words.say(status.word())), theme.status(status)),
                Span::styled(since, theme.quiet()),
            ],
        )];
        if let Some(outlook) = self.cx.workspace.outlook(self.handle, self.cx.today).filter(|_| status.is_open()) {
            let set = if outlook.set { format!(" ({})", self.cx.words.say("cli-show-by-hand")) } else { String::new() };
            let shown = format!("{} {}{set}", outlook.health.glyph(), self.cx.words.say(outlook.health.word()));
            lines.push(self.label(self.cx.words.say("field-health"), vec![Span::styled(shown, theme.health(outlook.health))]));
            for reason in &outlook.reasons {
                lines.extend(text::labelled(
                    "",
                    &self.cx.words.of(reason),
                    label_room(self.cx.words),
                    self.room,
                    theme.quiet(),
                    theme.quiet(),
                ));
            }
        }
        if let Some(percent) = self.row.progress() {
            let [full, rest] = bar::progress(percent, 10, theme);
            lines.push(self.label(self.cx.words.say("field-progress"), vec![full, rest, Span::raw(format!(" {percent} %"))]));
        }
        lines.extend(self.due());
        lines
    }

    fn due(&self) -> Vec<Line<'static>> {
        let Some(value) = self.record.get("due") else { return Vec::new() };
        let shown = value.as_when().map_or_else(|| value.to_string(), |when| self.cx.words.short(when));
        let distance = self
            .row
            .day()
            .filter(|_| self.row.status().is_open())
            .map(|due| format!("  {}", distance((due - self.cx.today).num_days(), self.cx.words)))
            .unwrap_or_default();
        self.labelled(self.cx.words.say("field-due"), &format!("{shown}{distance}"))
    }

    fn history(&self) -> Vec<Line<'static>> {
        let events = event::events(&self.record);
        if events.is_empty() {
            return self.empty(
                "screen-no-history",
                &self.cx.keyed("screen-no-history-how", &[("status", Action::Status), ("note", Action::Note)]),
            );
        }
        events.iter().rev().flat_map(|event| self.event(event)).chain(self.logged()).collect()
    }

    /// Plans and meetings keep no history of their own, but git does.
    fn changed(&self) -> Vec<Line<'static>> {
        let lines = self.logged();
        if lines.is_empty() { self.empty("sync-no-log", "") } else { lines }
    }

    /// What git knows of the row: who changed what in the files, and when.
    fn logged(&self) -> Vec<Line<'static>> {
        let id = self.row.id();
        let Some(log) = self.cx.log.filter(|log| log.id == id && !log.lines.is_empty()) else { return Vec::new() };
        let heading = Line::styled(self.cx.words.say("screen-files-changed"), self.cx.theme.strong());
        std::iter::once(heading).chain(log.lines.iter().flat_map(|(day, told)| self.dated(day, told))).collect()
    }

    /// An event: its date beside what was stated, noted, where and by whom.
    fn event(&self, event: &Event) -> Vec<Line<'static>> {
        let theme = self.cx.theme;
        let room = self.room.saturating_sub(DATE);
        let status = event
            .status
            .map(|status| Line::styled(format!("{} {}", status.glyph(), self.cx.words.say(status.word())), theme.status(status)));
        let meeting = self.cx.workspace.find_row(Kind::Meeting, &event.meeting).map(|row| row.title(self.cx.words.lang).into_owned());
        let at = meeting
            .or_else(|| (!event.meeting.is_empty()).then(|| event.meeting.clone()))
            .map(|title| self.cx.words.tell("screen-event-at", &[("meeting", title.into())]));
        let who = if event.by == "both" { self.cx.words.say("word-both").to_owned() } else { self.named(&event.by) };
        let by = (!event.by.is_empty()).then(|| self.cx.words.tell("screen-event-by", &[("who", who.into())]));
        let note = (!event.note.is_empty()).then(|| event.note.clone());
        let wrapped = |text: Option<String>, style| {
            text.into_iter().flat_map(move |text| text::wrap(&text, room)).map(move |line| Line::styled(line, style))
        };
        let parts =
            status.into_iter().chain(wrapped(note, theme.text())).chain(wrapped(at, theme.quiet())).chain(wrapped(by, theme.quiet()));
        let date = event.date.map(|when| self.cx.words.short(when)).unwrap_or_default();
        let dates = std::iter::once(date).chain(std::iter::repeat(String::new()));
        let mut lines: Vec<Line<'static>> = dates
            .zip(parts)
            .map(|(date, mut part)| {
                let style = part.style;
                part.spans.iter_mut().for_each(|span| span.style = style);
                part.style = ratatui::style::Style::new();
                part.spans.insert(0, Span::styled(text::pad(&date, DATE), theme.quiet()));
                part
            })
            .collect();
        lines.push(Line::default());
        lines
    }

    fn meetings(&self) -> Vec<Line<'static>> {
        let ids = self.cx.workspace.meetings_of(self.row);
        if ids.is_empty() {
            return self.empty("screen-not-discussed", &self.cx.keyed("screen-not-discussed-how", &[("key", Action::Link)]));
        }
        let mut found: Vec<(Option<chrono::NaiveDate>, String, String)> = ids.iter().map(|id| self.meeting_entry(id)).collect();
        found.sort_by_key(|(day, ..)| std::cmp::Reverse(*day));
        found.iter().flat_map(|(_, date, title)| self.dated(date, title)).collect()
    }

    fn meeting_entry(&self, id: &str) -> (Option<chrono::NaiveDate>, String, String) {
        match self.cx.workspace.find_row(Kind::Meeting, id) {
            Some(row) => (
                row.day(),
                row.when(Key::Date).map(|when| self.cx.words.short(when)).unwrap_or_default(),
                row.title(self.cx.words.lang).into_owned(),
            ),
            None => (None, String::new(), self.cx.words.tell("screen-no-such-meeting", &[("id", id.into())])),
        }
    }

    fn plan_meetings(&self) -> Vec<Line<'static>> {
        let id = self.row.id();
        let touched = self.cx.workspace.meetings_by_date().iter().rev().filter_map(|(_, handle)| {
            let row = self.cx.workspace.row(*handle)?;
            let relation = event::plans_touched(&row.record()).into_iter().find(|touched| touched.plan == id)?;
            Some((
                row.when(Key::Date).map(|when| self.cx.words.short(when)).unwrap_or_default(),
                format!("{}: {}", self.cx.words.arg(&wording::word("relation", &relation.relation)), row.title(self.cx.words.lang)),
            ))
        });
        let lines: Vec<Line<'static>> = touched.flat_map(|(date, title)| self.dated(&date, &title)).collect();
        if lines.is_empty() { self.empty("screen-plan-unnamed", "") } else { lines }
    }

    fn dated(&self, date: &str, title: &str) -> Vec<Line<'static>> {
        text::labelled(date, title, DATE, self.room, self.cx.theme.quiet(), self.cx.theme.text())
    }

    fn projects(&self) -> Vec<Line<'static>> {
        let linked = self.cx.workspace.linked_to(&self.row.id());
        if linked.is_empty() {
            return self.empty("screen-nothing-linked", &self.cx.keyed("screen-nothing-linked-how", &[("key", Action::Link)]));
        }
        linked.iter().take(500).filter_map(|handle| self.cx.workspace.row(*handle)).map(|row| self.project_line(row)).collect()
    }

    /// Those of the meeting, or of the meetings that discussed the project, the latest first.
    fn commitments(&self, kind: Kind) -> Vec<Line<'static>> {
        let mut rows: Vec<RowRef<'_>> = match kind {
            Kind::Meeting => vec![self.row],
            _ => self.cx.workspace.meetings_of(self.row).iter().filter_map(|id| self.cx.workspace.find_row(Kind::Meeting, id)).collect(),
        };
        rows.sort_by_key(|row| std::cmp::Reverse(row.day()));
        let lines = undertakings::lines(&rows, kind != Kind::Meeting, self.room, self.cx);
        match (lines.is_empty(), kind) {
            (false, _) => lines,
            (true, Kind::Meeting) => {
                let how = self.cx.keyed("screen-nothing-undertaken-how", &[("key", Action::Commitment)]);
                self.empty("screen-nothing-undertaken", &how)
            }
            (true, _) => {
                let how = self.cx.keyed("screen-nothing-promised-how", &[("key", Action::Commitment)]);
                self.empty("screen-nothing-promised", &how)
            }
        }
    }

    fn project_line(&self, row: RowRef<'_>) -> Line<'static> {
        let theme = self.cx.theme;
        let title = text::fit(&row.title(self.cx.words.lang), self.room.saturating_sub(18)).into_owned();
        let status = row.status();
        Line::from(vec![
            Span::styled(format!("{} ", status.glyph()), theme.status(status)),
            Span::styled(text::pad(&row.id(), 14), theme.quiet()),
            Span::raw(" "),
            Span::raw(title),
        ])
    }

    /// The chain of rows that follow each other, oldest first; without recursion, and no row twice.
    fn lineage(&self, kind: Kind) -> Vec<Line<'static>> {
        let key = if kind == Kind::Plan { Key::Previous } else { Key::Follows };
        let mut chain = vec![self.handle];
        let mut at = self.row;
        while let Some(before) = self.cx.workspace.find(kind, &at.text(key)).filter(|before| !chain.contains(before)) {
            chain.insert(0, before);
            let Some(row) = self.cx.workspace.row(before) else { break };
            at = row;
        }
        if chain.len() == 1 {
            return self.empty("screen-follows-nothing", "");
        }
        let years = self.cx.words.tell("screen-in-a-row", &[("n", chain.len().into())]);
        let mut lines: Vec<Line<'static>> = chain.iter().filter_map(|handle| self.link_of_chain(*handle, kind)).flatten().collect();
        lines.push(Line::styled(years, self.cx.theme.quiet()));
        lines
    }

    fn link_of_chain(&self, handle: Handle, kind: Kind) -> Option<Vec<Line<'static>>> {
        let row = self.cx.workspace.row(handle)?;
        let here = if handle == self.handle { "▸ " } else { "  " };
        let status = row.status();
        let mark = if kind == Kind::Project {
            format!("{} {}", status.glyph(), self.cx.words.say(status.word()))
        } else {
            row.text(Key::Start).into_owned()
        };
        let head = Line::from(vec![
            Span::styled(here, self.cx.theme.accent()),
            Span::styled(text::pad(&row.id(), 16), self.cx.theme.strong()),
            Span::styled(mark, if kind == Kind::Project { self.cx.theme.status(status) } else { self.cx.theme.quiet() }),
        ]);
        let title =
            text::wrap(&row.title(self.cx.words.lang), self.room.saturating_sub(2)).into_iter().map(|line| Line::from(format!("  {line}")));
        Some(std::iter::once(head).chain(title).chain([Line::default()]).collect())
    }

    fn meeting_parts(&self) -> Vec<Line<'static>> {
        let mut lines = Vec::new();
        let parts = [
            (
                self.cx.words.say("screen-took-part"),
                event::participants(&self.record)
                    .iter()
                    .map(|p| {
                        format!(
                            "{} ({})",
                            p.name,
                            [p.role.as_str(), &self.named(&p.side)]
                                .iter()
                                .filter(|s| !s.is_empty())
                                .copied()
                                .collect::<Vec<_>>()
                                .join(", ")
                        )
                    })
                    .collect::<Vec<_>>(),
            ),
            (self.cx.words.say("screen-plans"), event::plans_touched(&self.record).iter().map(|touched| self.touched(touched)).collect()),
        ];
        for (label, items) in parts {
            for (i, item) in items.iter().enumerate() {
                lines.extend(self.labelled(if i == 0 { label } else { "" }, item));
            }
        }
        lines
    }

    fn touched(&self, touched: &event::PlanTouched) -> String {
        let plan = self.cx.workspace.find_row(Kind::Plan, &touched.plan);
        let short =
            plan.map(|row| row.text(Key::Short).into_owned()).filter(|short| !short.is_empty()).unwrap_or_else(|| touched.plan.clone());
        let said = if touched.said.is_empty() { String::new() } else { format!(": {}", touched.said) };
        format!("{short} – {}{said}", self.cx.words.arg(&wording::word("relation", &touched.relation)))
    }

    fn source(&self) -> Vec<Line<'static>> {
        if self.cx.past.is_some() {
            return self.empty_of(&self.cx.keyed("screen-source-today", &[("key", Action::AsOf)]), "");
        }
        let place = Line::styled(format!("{}:{}", visible::line(self.row.file()), self.row.line()), self.cx.theme.quiet());
        let mut lines = vec![place, Line::default()];
        let text = self.row.source();
        let shown: Vec<&str> = text.trim_end().lines().collect();
        lines.extend(shown.iter().take(2_000).flat_map(|line| text::wrap(line, self.room)).map(Line::from));
        lines
    }

    /// What stands where there is nothing to show, and what to press.
    fn empty(&self, what: &str, press: &str) -> Vec<Line<'static>> {
        self.empty_of(self.cx.words.say(what), press)
    }

    fn empty_of(&self, what: &str, press: &str) -> Vec<Line<'static>> {
        let wrapped = |text: &str, style| text::wrap(text, self.room).into_iter().map(move |line| Line::styled(line, style));
        wrapped(what, self.cx.theme.text()).chain(wrapped(press, self.cx.theme.quiet())).collect()
    }
}
