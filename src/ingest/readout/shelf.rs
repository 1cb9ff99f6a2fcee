//! The plans of the workspace, and which of them a text means: by years, partner and subject. Where
//! none fits well none is meant.

use std::collections::BTreeSet;

use chrono::Datelike;

use super::concepts;
use super::text::Text;
use crate::domain::field::{Key, Kind};
use crate::text::read::RowRef;
use crate::workspace::Workspace;

/// Words of the title of a plan of the state, with no single partner.
pub(super) const NATIONAL: &str = "national|nap|национальн*|нпд|milli";

/// What the text says around a plan.
#[derive(Debug)]
pub(super) struct Asked {
    /// First and last year.
    pub(super) years: (i32, i32),
    /// Concepts beside it, and in its sentence.
    pub(super) near: BTreeSet<usize>,
    pub(super) sentence: BTreeSet<usize>,
    /// Concepts of its own title.
    pub(super) own: BTreeSet<usize>,
    pub(super) partners: Vec<String>,
    pub(super) national: bool,
    /// Called a plan, and not a programme or a strategy.
    pub(super) is_plan: bool,
}

/// What is looked at of a plan.
#[derive(Debug)]
struct Facts {
    id: String,
    years: (i32, i32),
    partner: String,
    about: BTreeSet<usize>,
    national: bool,
}

#[derive(Debug)]
pub(super) struct Shelf {
    plans: Vec<Facts>,
    /// The concepts of the whole text.
    told: BTreeSet<usize>,
}

impl Shelf {
    pub(super) fn of(workspace: &Workspace, text: &Text<'_>) -> Shelf {
        let rows = workspace.all(Kind::Plan).filter_map(|handle| workspace.row(handle));
        Shelf { plans: rows.filter_map(facts).collect(), told: concepts::of(text, 0..text.tokens.len()) }
    }

    /// The plan that fits best; `with` are the partners of the meeting.
    pub(super) fn best(&self, asked: &Asked, with: &[String]) -> Option<String> {
        let mut best: Option<(usize, &Facts)> = None;
        for plan in &self.plans {
            let Some(score) = self.fit(plan, asked, with) else { continue };
            if best.is_none_or(|(other, _)| score > other) {
                best = Some((score, plan));
            }
        }
        best.filter(|(score, _)| *score >= 4).map(|(_, plan)| plan.id.clone())
    }

    /// The one national plan on this subject that runs in a year.
    pub(super) fn running(&self, asked: &Asked, year: i32) -> Option<(String, (i32, i32))> {
        let fits = |plan: &&Facts| {
            plan.national && (plan.years.0..=plan.years.1).contains(&year) && asked.near.iter().any(|concept| plan.about.contains(concept))
        };
        let mut found = self.plans.iter().filter(fits);
        let one = found.next().filter(|_| asked.national)?;
        found.next().is_none().then(|| (one.id.clone(), one.years))
    }

    fn fit(&self, plan: &Facts, asked: &Asked, with: &[String]) -> Option<usize> {
        let exact = plan.years == asked.years;
        let long = plan.years.0 < plan.years.1;
        let within = long && asked.years.0 == asked.years.1 && (plan.years.0..=plan.years.1).contains(&asked.years.0);
        if !(exact || (within && asked.national)) {
            return None;
        }
        let shared = |concepts: &BTreeSet<usize>| concepts.intersection(&plan.about).count();
        let (near, sentence) = (shared(&asked.near), shared(&asked.sentence));
        let only = self.plans.iter().filter(|other| other.years == asked.years).count() == 1;
        let told = only && shared(&self.told) > 0;
        let alike = plan.national == asked.national;
        if !alike && (!long || (sentence == 0 && !(asked.is_plan && told))) {
            return None;
        }
        if plan.national && !plan.about.is_empty() && sentence == 0 && !only {
            return None;
        }
        // of two plans of the same years in one sentence each has a subject of its own
        if plan.national && !plan.about.is_empty() && !asked.own.is_empty() && shared(&asked.own) == 0 {
            return None;
        }
        let named = asked.partners.contains(&plan.partner);
        let of_partner = named || (asked.partners.is_empty() && with.contains(&plan.partner));
        let by_years = exact && long && (sentence > 0 || (only && asked.national) || told);
        let points = [
            2 * usize::from(exact),
            3 * usize::from(of_partner),
            3 * near,
            2 * sentence,
            2 * usize::from(alike),
            2 * usize::from(exact && long),
        ];
        (of_partner || by_years).then(|| points.iter().sum())
    }
}

fn facts(row: RowRef<'_>) -> Option<Facts> {
    let first = row.when(Key::Start)?.first().year();
    let title = row.text(Key::Title).into_owned();
    let title = Text::read(&title);
    Some(Facts {
        id: row.id().into_owned(),
        years: (first, row.when(Key::End).map_or(first, |end| end.last().year())),
        partner: row.text(Key::Partner).into_owned(),
        about: concepts::of(&title, 0..title.tokens.len()),
        national: title.has(0..title.tokens.len(), NATIONAL),
    })
}
