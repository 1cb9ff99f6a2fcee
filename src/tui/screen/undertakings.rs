//! The commitments of a meeting, or of the meetings that discussed a project: who undertook what, by
//! when, and how many meetings ago.

use ratatui::text::{Line, Span};

use super::super::context::Context;
use super::super::widget::text;
use crate::domain::event::{self, Commitment};
use crate::domain::field::Key;
use crate::domain::status::Status;
use crate::text::read::RowRef;

/// The lines for some meetings, with the date and title of each or without.
pub fn lines(meetings: &[RowRef<'_>], dated: bool, room: usize, cx: &Context<'_>) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for meeting in meetings {
        let commitments = event::commitments(&meeting.record());
        if commitments.is_empty() {
            continue;
        }
        if dated {
            let title = meeting.title(cx.words.lang);
            let date = meeting.when(Key::Date).map(|when| cx.words.short(when)).unwrap_or_default();
            lines.push(Line::styled(text::fit(&format!("{date}  {title}"), room).into_owned(), cx.theme.quiet()));
        }
        let age = cx.workspace.meetings_since(*meeting, cx.today);
        lines.extend(commitments.iter().flat_map(|commitment| one(commitment, age, room, cx)));
    }
    lines
}

fn one(commitment: &Commitment, age: usize, room: usize, cx: &Context<'_>) -> Vec<Line<'static>> {
    let theme = cx.theme;
    let open = is_open(commitment);
    let sign = sign(commitment);
    let late = open && commitment.due.is_some_and(|due| due.last() < cx.today);
    let mut facts = Vec::new();
    if let Some(due) = commitment.due {
        facts.push(cx.words.tell("screen-by-date", &[("date", cx.words.short(due).into())]));
    }
    facts.push(cx.words.say(if late { "report-overdue" } else { state_id(commitment) }).to_owned());
    if open && age > 0 {
        facts.push(cx.words.tell("screen-meetings-since", &[("n", age.into())]));
    }
    let side = cx.workspace.organisation_in(&commitment.side, cx.words.lang);
    let style = if open { theme.text() } else { theme.quiet() };
    let mut lines = vec![Line::from(vec![
        Span::styled(format!("{sign} "), if late { theme.error() } else { style }),
        Span::styled(text::fit(&side, room.saturating_sub(2)).into_owned(), theme.strong()),
    ])];
    lines.extend(text::wrap(&commitment.what, room.saturating_sub(2)).into_iter().map(|part| Line::styled(format!("  {part}"), style)));
    lines.push(Line::styled(format!("  {}", facts.join(", ")), if late { theme.error() } else { theme.quiet() }));
    lines.push(Line::default());
    lines
}

pub fn is_open(commitment: &Commitment) -> bool {
    matches!(commitment.status.as_str(), "" | "open")
}

pub fn sign(commitment: &Commitment) -> &'static str {
    match commitment.status.as_str() {
        "done" => Status::Done.glyph(),
        "withdrawn" => Status::Cancelled.glyph(),
        _ => Status::Planned.glyph(),
    }
}

/// The message for what became of it.
pub fn state_id(commitment: &Commitment) -> &'static str {
    match commitment.status.as_str() {
        "done" => "report-commitment-done",
        "withdrawn" => "report-commitment-withdrawn",
        _ => "report-commitment-open",
    }
}
