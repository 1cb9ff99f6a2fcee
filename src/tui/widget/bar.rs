//! Bars: the progress of one project, and the statuses of a plan stacked side by side.

use ratatui::style::Style;
use ratatui::text::Span;

use super::super::theme::Theme;
use crate::domain::status::Status;

/// `██████░░░░` for per cent, in a width.
pub fn progress(percent: u8, room: usize, theme: Theme) -> [Span<'static>; 2] {
    let full = (usize::from(percent.min(100)) * room + 50) / 100;
    [Span::styled("█".repeat(full), theme.accent()), Span::styled("░".repeat(room - full.min(room)), theme.quiet())]
}

/// How many projects have each status, as parts of a bar; a part that is not empty has at least one cell.
pub fn stacked(counts: &[(Status, usize)], room: usize, theme: Theme) -> Vec<Span<'static>> {
    let total: usize = counts.iter().map(|(_, n)| n).sum();
    if total == 0 {
        return vec![Span::styled("░".repeat(room), theme.quiet())];
    }
    let mut cells: Vec<usize> = counts.iter().map(|(_, n)| (n * room / total).max(usize::from(*n > 0))).collect();
    while cells.iter().sum::<usize>() != room {
        let more = cells.iter().sum::<usize>() < room;
        let widest = cells.iter().enumerate().max_by_key(|(_, cells)| **cells).map(|(i, _)| i);
        let Some(cell) = widest.and_then(|i| cells.get_mut(i)) else { break };
        *cell = if more { *cell + 1 } else { cell.saturating_sub(1) };
        if *cell == 0 {
            break;
        }
    }
    counts.iter().zip(cells).map(|((status, _), cells)| Span::styled(glyph(*status).repeat(cells), style(*status, theme))).collect()
}

/// So many of a whole, month by month, as a line of small columns; one that is not empty can be seen.
pub fn spark(values: &[usize], whole: usize) -> String {
    const COLUMNS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
    let column = |value: &usize| {
        let height = (value * COLUMNS.len()).div_ceil(whole.max(1)).clamp(1, COLUMNS.len());
        COLUMNS.get(height - 1).copied().unwrap_or_default()
    };
    values.iter().map(column).collect()
}

/// The signs of a timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    Ruler,
    Meeting,
    Today,
    TodayOver,
    Bar,
    End,
    /// The bar goes on beyond the edge.
    Before,
    After,
    Late,
}

/// How a sign is drawn; what stands for it on plain terminals is in `glyph`.
pub fn sign(sign: Sign) -> &'static str {
    match sign {
        Sign::Ruler => "─",
        Sign::Meeting => "▼",
        Sign::Today => "│",
        Sign::TodayOver => "┼",
        Sign::Bar => "━",
        Sign::End => "┫",
        Sign::Before => "‹",
        Sign::After => "›",
        Sign::Late => "┄",
    }
}

fn glyph(status: Status) -> &'static str {
    match status {
        Status::Done => "█",
        Status::Finalising => "▓",
        Status::Ongoing => "▒",
        Status::Suspended => "╳",
        Status::Cancelled => "─",
        Status::CarriedOver => "→",
        Status::Planned => "░",
        Status::Proposed => "·",
    }
}

fn style(status: Status, theme: Theme) -> Style {
    theme.status(status)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_differ_without_colour_and_in_plain_characters() {
        let mut signs: Vec<&str> =
            Status::ALL.into_iter().map(|status| super::super::super::glyph::plain(glyph(status)).unwrap()).collect();
        signs.sort_unstable();
        signs.dedup();
        assert_eq!(signs.len(), Status::ALL.len());
    }

    #[test]
    fn parts_fill_the_bar() {
        let text = |counts: &[(Status, usize)]| {
            stacked(counts, 10, Theme::plain()).iter().map(|span| span.content.to_string()).collect::<String>()
        };
        assert_eq!(text(&[(Status::Done, 1), (Status::Ongoing, 1)]), "█████▒▒▒▒▒");
        assert_eq!(text(&[(Status::Done, 1), (Status::Ongoing, 99)]), "█▒▒▒▒▒▒▒▒▒");
        assert_eq!(text(&[]), "░░░░░░░░░░");
        assert_eq!((spark(&[0, 1, 4, 8], 8).as_str(), spark(&[3], 0).as_str(), spark(&[], 4).as_str()), ("▁▁▄█", "█", ""));
        let [full, rest] = progress(60, 10, Theme::plain());
        assert_eq!(format!("{}{}", full.content, rest.content), "██████░░░░");
    }
}
