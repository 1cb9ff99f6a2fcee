//! Projects on a line of time, as plain data: from when to when each goes, the meetings beside them,
//! and where all that falls when so many days share a cell. It draws nothing.

use chrono::{Datelike, Days, NaiveDate};

use super::scope::Scope;
use crate::domain::date::When;
use crate::domain::field::Key;
use crate::domain::status::Status;
use crate::i18n::Words;
use crate::workspace::Workspace;
use crate::workspace::index::Handle;

/// An open project from its start to its deadline; what is not known is `None`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    pub project: Handle,
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    pub status: Status,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Timeline {
    /// The nearest deadline first, those without one last.
    pub bars: Vec<Bar>,
    /// By day.
    pub meetings: Vec<NaiveDate>,
}

/// The open projects and the meetings of a partner, or of all.
pub fn timeline(workspace: &Workspace, partner: Option<&str>) -> Timeline {
    let scope = Scope::of(partner);
    let mut bars: Vec<Bar> = scope.projects(workspace).into_iter().filter_map(|project| bar(workspace, project)).collect();
    bars.sort_by_key(|bar| (bar.to.is_none(), bar.to, bar.from));
    Timeline { bars, meetings: scope.meetings(workspace).into_iter().map(|(day, _)| day).collect() }
}

fn bar(workspace: &Workspace, project: Handle) -> Option<Bar> {
    let row = workspace.row(project).filter(|row| row.status().is_open())?;
    let of_plan = || workspace.plan_of(project).and_then(|plan| workspace.row(plan)?.when(Key::Start));
    let from = row.when(Key::ActualStart).or_else(|| row.when(Key::Start)).or_else(of_plan).map(When::first);
    Some(Bar { project, from, to: row.day(), status: row.status() })
}

/// How much time is in sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zoom {
    Weeks,
    Months,
    Quarters,
    Years,
}

impl Zoom {
    pub const ALL: [Zoom; 4] = [Zoom::Weeks, Zoom::Months, Zoom::Quarters, Zoom::Years];

    /// The message of its name.
    pub fn name(self) -> &'static str {
        match self {
            Zoom::Weeks => "screen-zoom-weeks",
            Zoom::Months => "screen-zoom-months",
            Zoom::Quarters => "screen-zoom-quarters",
            Zoom::Years => "screen-zoom-years",
        }
    }

    /// The days that share a cell.
    fn days(self) -> i64 {
        match self {
            Zoom::Weeks => 1,
            Zoom::Months => 4,
            Zoom::Quarters => 10,
            Zoom::Years => 30,
        }
    }

    /// The next one to see more detail, or more time; the last one stays.
    #[must_use]
    pub fn step(self, closer: bool) -> Zoom {
        let at = Zoom::ALL.iter().position(|zoom| *zoom == self).unwrap_or(0);
        let next = if closer { at.checked_sub(1) } else { Some(at + 1) };
        next.and_then(|next| Zoom::ALL.get(next)).copied().unwrap_or(self)
    }

    /// The name of the period that begins on a day, if one does.
    fn begins(self, day: NaiveDate, words: Words) -> Option<String> {
        let new_year = day.ordinal() == 1;
        match self {
            Zoom::Weeks => (day.weekday() == chrono::Weekday::Mon).then(|| format!("{} {}", day.day(), words.month(day.month()))),
            Zoom::Months | Zoom::Quarters | Zoom::Years if new_year => Some(day.year().to_string()),
            Zoom::Months => (day.day() == 1).then(|| words.month(day.month()).to_owned()),
            Zoom::Quarters => (day.day() == 1 && day.month() % 3 == 1).then(|| words.quarter(day.month() / 3 + 1)),
            Zoom::Years => None,
        }
    }
}

/// A stretch of time in so many cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    pub zoom: Zoom,
    pub first: NaiveDate,
    pub cells: usize,
}

/// Where a bar lies: its first and last cell in sight, and whether it goes on beyond.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub from: usize,
    pub to: usize,
    pub before: bool,
    pub after: bool,
}

impl View {
    /// A view in which a day stands at a third.
    pub fn around(day: NaiveDate, zoom: Zoom, cells: usize) -> View {
        let cells = cells.max(1);
        View { zoom, first: day, cells }.moved(-i64::try_from(cells / 3).unwrap_or(0))
    }

    /// The view so many cells later, or earlier below zero.
    #[must_use]
    pub fn moved(self, cells: i64) -> View {
        let days = Days::new(cells.unsigned_abs().saturating_mul(self.zoom.days().unsigned_abs()));
        let first = if cells < 0 { self.first.checked_sub_days(days) } else { self.first.checked_add_days(days) };
        View { first: first.unwrap_or(self.first), ..self }
    }

    fn place(self, day: NaiveDate) -> i64 {
        (day - self.first).num_days().div_euclid(self.zoom.days())
    }

    /// The cell of a day, if it is in sight.
    pub fn cell(self, day: NaiveDate) -> Option<usize> {
        usize::try_from(self.place(day)).ok().filter(|cell| *cell < self.cells)
    }

    /// The last day in sight.
    pub fn last(self) -> NaiveDate {
        let next = self.moved(i64::try_from(self.cells).unwrap_or(0)).first;
        next.pred_opt().unwrap_or(next)
    }

    /// The cells from one day to another; an end that is not known goes on beyond.
    pub fn span(self, from: Option<NaiveDate>, to: Option<NaiveDate>) -> Option<Span> {
        let last = i64::try_from(self.cells).ok()? - 1;
        let from = from.map_or(-1, |day| self.place(day));
        let to = to.map_or(last + 1, |day| self.place(day)).max(from);
        let inside = |cell: i64| usize::try_from(cell.clamp(0, last)).unwrap_or(0);
        (to >= 0 && from <= last).then(|| Span { from: inside(from), to: inside(to), before: from < 0, after: to > last })
    }

    /// The names of weeks, months, quarters or years over the cells in which they begin; those without room are left out.
    pub fn ticks(self, words: Words) -> Vec<(usize, String)> {
        let days = self.first.iter_days().take(usize::try_from(self.zoom.days()).unwrap_or(1) * self.cells);
        let mut ticks: Vec<(usize, String)> = Vec::new();
        let mut free = 0;
        for (cell, name) in days.filter_map(|day| Some((self.cell(day)?, self.zoom.begins(day, words)?))) {
            let width = name.chars().count();
            if cell >= free && cell + width <= self.cells {
                free = cell + width + 1;
                ticks.push((cell, name));
            }
        }
        ticks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn view(first: &str, zoom: Zoom, cells: usize) -> View {
        View { zoom, first: day(first), cells }
    }

    #[test]
    fn a_bar_is_cut_at_the_edges_and_says_so() {
        let view = view("2024-01-01", Zoom::Weeks, 10);
        for (from, to, cells) in [
            (Some("2024-01-03"), Some("2024-01-05"), Some((2, 4, false, false))),
            (Some("2023-12-01"), Some("2024-01-01"), Some((0, 0, true, false))),
            (Some("2024-01-10"), Some("2024-02-01"), Some((9, 9, false, true))),
            (None, None, Some((0, 9, true, true))),
            (Some("2024-01-05"), Some("2024-01-02"), Some((4, 4, false, false))),
            (Some("2023-12-01"), Some("2023-12-31"), None),
            (Some("2024-01-11"), None, None),
        ] {
            let span = view.span(from.map(day), to.map(day)).map(|span| (span.from, span.to, span.before, span.after));
            assert_eq!(span, cells, "{from:?} to {to:?}");
        }
    }

    #[test]
    fn the_ruler_names_what_begins() {
        let ticks = |first, zoom, cells| {
            view(first, zoom, cells)
                .ticks(Words::default())
                .into_iter()
                .map(|(cell, name)| format!("{cell}:{name}"))
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(ticks("2024-01-01", Zoom::Weeks, 16), "0:1 Jan 7:8 Jan");
        assert_eq!(ticks("2023-11-20", Zoom::Months, 30), "2:Dec 10:2024 18:Feb 25:Mar");
        assert_eq!(ticks("2023-09-01", Zoom::Quarters, 30), "3:Q4 12:2024 21:Q2");
        assert_eq!(ticks("2023-09-01", Zoom::Years, 30), "4:2024 16:2025");
    }

    #[test]
    fn closer_and_further_end_somewhere() {
        assert_eq!((Zoom::Weeks.step(true), Zoom::Weeks.step(false)), (Zoom::Weeks, Zoom::Months));
        assert_eq!((Zoom::Years.step(true), Zoom::Years.step(false)), (Zoom::Quarters, Zoom::Years));
        let view = View::around(day("2024-06-01"), Zoom::Weeks, 30);
        assert_eq!((view.cell(day("2024-06-01")), view.moved(5).first), (Some(10), day("2024-05-27")));
        assert_eq!(View::around(NaiveDate::MIN, Zoom::Years, 50).first, NaiveDate::MIN);
    }
}
