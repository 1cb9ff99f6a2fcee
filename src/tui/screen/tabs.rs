//! The tabs of the detail: which a kind of row has, and where their names stand.

use super::super::widget::text;
use crate::domain::field::Kind;
use crate::i18n::Words;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    Facts,
    History,
    Meetings,
    Projects,
    Commitments,
    Lineage,
    Source,
}

impl Tab {
    /// The message of its name.
    pub fn name(self) -> &'static str {
        match self {
            Tab::Facts => "screen-tab-facts",
            Tab::History => "field-history",
            Tab::Meetings => "field-meetings",
            Tab::Projects => "screen-projects",
            Tab::Commitments => "field-commitments",
            Tab::Lineage => "screen-tab-lineage",
            Tab::Source => "screen-tab-source",
        }
    }

    pub fn of(kind: Kind) -> &'static [Tab] {
        match kind {
            Kind::Project => &[Tab::Facts, Tab::History, Tab::Meetings, Tab::Commitments, Tab::Lineage, Tab::Source],
            Kind::Plan => &[Tab::Facts, Tab::Meetings, Tab::Lineage, Tab::History, Tab::Source],
            Kind::Meeting => &[Tab::Facts, Tab::Projects, Tab::Commitments, Tab::History, Tab::Source],
            Kind::Organisation => &[Tab::Facts, Tab::Projects, Tab::Source],
        }
    }
}

/// Where the names of the tabs stand: their numbers, how far to the right, and how wide. Where there is no room for all,
/// the first ones are left out until the chosen one is in sight, and the last ones.
pub fn places(tabs: &[Tab], chosen: Tab, room: usize, words: Words) -> Vec<(usize, u16, u16)> {
    let widths: Vec<usize> = tabs.iter().map(|tab| text::width(words.say(tab.name()))).collect();
    let all: usize = widths.iter().sum();
    let gap = if all + 2 * tabs.len() <= room + 2 { 2 } else { 1 };
    let at = tabs.iter().position(|tab| *tab == chosen).unwrap_or_default();
    let up_to_chosen = |from: usize| widths.iter().skip(from).take(at + 1 - from).map(|width| width + gap).sum::<usize>();
    let first = (0..=at).find(|from| up_to_chosen(*from) <= room + gap).unwrap_or(at);
    let mut x = 0;
    let mut place = |(number, width): (usize, &usize)| {
        let here = x;
        x += width + gap;
        Some((number, u16::try_from(here).ok()?, u16::try_from(*width).ok()?))
    };
    widths
        .iter()
        .enumerate()
        .skip(first)
        .map_while(&mut place)
        .take_while(|(number, x, width)| usize::from(x + width) <= room || *number == first)
        .collect()
}
