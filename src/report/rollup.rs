//! How the projects of a plan stand together: counts by health, the worst first, with the reason of
//! the worst project; and whether that is better or worse than at a moment before. What keeps no
//! history (deadlines, progress, a health set by hand) is taken as it is now on both sides.

use chrono::NaiveDate;

use super::as_of::Moment;
use super::chronicle::Chronicle;
use crate::domain::health::Health;
use crate::domain::status::Status;
use crate::i18n::Words;
use crate::i18n::message::Message;
use crate::workspace::Workspace;
use crate::workspace::index::Handle;

/// The worst health first.
const WORST_FIRST: [Health; 4] = [Health::Red, Health::Amber, Health::Green, Health::Unassessed];

/// The open projects of a plan by health.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RollUp {
    /// The health that occur, the worst first.
    pub counts: Vec<(Health, usize)>,
    pub worst: Option<Worst>,
}

/// The red or amber project that waits longest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worst {
    pub project: Handle,
    pub id: String,
    pub health: Health,
    pub reason: Message,
}

pub fn roll_up(workspace: &Workspace, projects: &[Chronicle], today: NaiveDate) -> RollUp {
    let open = projects.iter().filter(|project| project.status.is_open());
    let open: Vec<(Health, &Chronicle)> =
        open.filter_map(|project| Some((project.health_on(workspace, project.status, today)?, project))).collect();
    let count = |one: Health| (one, open.iter().filter(|(health, _)| *health == one).count());
    let troubled = open.iter().filter(|(health, _)| matches!(health, Health::Red | Health::Amber));
    let due = |project: &Chronicle| workspace.row(project.project).and_then(crate::text::read::RowRef::day).unwrap_or(NaiveDate::MAX);
    let worst = troubled.min_by_key(|(health, project)| (*health, due(project))).and_then(|(health, project)| {
        let reason = workspace.outlook(project.project, today)?.reasons.into_iter().next().unwrap_or_default();
        Some(Worst { project: project.project, id: project.id.clone(), health: *health, reason })
    });
    RollUp { counts: WORST_FIRST.map(count).into_iter().filter(|(_, n)| *n > 0).collect(), worst }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Better,
    Same,
    Worse,
}

/// Projects that are red, amber and done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    pub red: usize,
    pub amber: usize,
    pub done: usize,
}

/// A plan at a moment and now: of the projects of which the history tells how they stood then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trend {
    pub since: Moment,
    pub then: Count,
    pub now: Count,
}

impl Trend {
    /// Fewer red ones are better; then fewer amber ones, then more that are done.
    pub fn direction(&self) -> Direction {
        let rank = |count: Count| (count.red, count.amber, std::cmp::Reverse(count.done));
        match rank(self.now).cmp(&rank(self.then)) {
            std::cmp::Ordering::Less => Direction::Better,
            std::cmp::Ordering::Equal => Direction::Same,
            std::cmp::Ordering::Greater => Direction::Worse,
        }
    }

    /// `↗ better since then: 2 fewer red`; when that was stands beside it.
    pub fn words(&self, words: Words) -> String {
        let (then, now) = (self.then, self.now);
        let counts = [
            ("word-health-red", then.red, now.red),
            ("word-health-amber", then.amber, now.amber),
            ("word-status-done", then.done, now.done),
        ];
        let what = counts.into_iter().find(|(_, then, now)| then != now).map(|(word, then, now)| {
            let id = if now > then { "report-trend-more" } else { "report-trend-fewer" };
            format!(": {}", words.tell(id, &[("n", now.abs_diff(then).into()), ("word", words.say(word).into())]))
        });
        let what = what.unwrap_or_default();
        match self.direction() {
            Direction::Better => format!("↗ {}{what}", words.say("report-trend-better")),
            Direction::Same => format!("→ {}", words.say("report-trend-same")),
            Direction::Worse => format!("↘ {}{what}", words.say("report-trend-worse")),
        }
    }
}

/// How a plan went since a moment; `None` where the history does not tell of any of its projects.
pub fn trend(workspace: &Workspace, projects: &[Chronicle], since: &Moment, today: NaiveDate) -> Option<Trend> {
    let known: Vec<(&Chronicle, Status)> = projects.iter().filter_map(|project| Some((project, project.status_on(since.day)?))).collect();
    let now = known.iter().map(|(project, _)| (*project, project.status));
    (!known.is_empty()).then(|| Trend {
        since: since.clone(),
        then: count(workspace, known.iter().copied(), since.day),
        now: count(workspace, now, today),
    })
}

fn count<'c>(workspace: &Workspace, projects: impl Iterator<Item = (&'c Chronicle, Status)>, day: NaiveDate) -> Count {
    let mut count = Count::default();
    for (project, status) in projects {
        count.done += usize::from(status == Status::Done);
        match project.health_on(workspace, status, day).filter(|_| status.is_open()) {
            Some(Health::Red) => count.red += 1,
            Some(Health::Amber) => count.amber += 1,
            _ => {}
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::super::chronicle::chronicles;
    use super::*;
    use crate::domain::field::Kind;
    use crate::workspace::Loaded;
    use crate::workspace::settings::Settings;

    const TEXT: &str = "[plan]\nid = \"p\"\ntitle = \"P\"\npartner = \"iom\"\nstart = 2024-01-01\n\n[[project]]\nid = \"A\"\ntitle = \"A\"\nstatus = \"ongoing\"\ndue = 2024-05-01\nmeetings = [\"m1\", \"m2\"]\nhistory = [{ date = 2024-01-10, status = \"ongoing\" }]\n\n[[project]]\nid = \"B\"\ntitle = \"B\"\nstatus = \"done\"\nmeetings = [\"m1\"]\nhistory = [\n  { date = 2024-01-10, status = \"suspended\" },\n  { date = 2024-05-10, status = \"done\" },\n]\n\n[[project]]\nid = \"C\"\ntitle = \"C\"\nstatus = \"ongoing\"\ndue = 2024-04-20\nmeetings = [\"m2\"]\n\n[[meeting]]\nid = \"m1\"\ndate = 2024-02-01\nwith = [\"iom\"]\n\n[[meeting]]\nid = \"m2\"\ndate = 2024-05-02\nwith = [\"iom\"]\n";

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn workspace() -> (Workspace, Vec<Chronicle>) {
        let workspace = Workspace::new(vec![Loaded::read("p.toml", TEXT.to_owned())], Settings::default());
        let projects: Vec<Handle> = workspace.all(Kind::Project).collect();
        let told = chronicles(&workspace, &projects);
        (workspace, told)
    }

    #[test]
    fn the_worst_stands_first_with_its_reason() {
        let (workspace, projects) = workspace();
        let all = roll_up(&workspace, &projects, day("2024-05-11"));
        let worst = all.worst.unwrap();
        assert_eq!((all.counts, worst.id.as_str(), worst.reason.to_string().as_str()), (vec![(Health::Red, 2)], "C", "overdue by 21 days"));
        assert_eq!(roll_up(&workspace, &[], day("2024-05-11")), RollUp::default());
    }

    #[test]
    fn a_trend_compares_what_the_history_tells() {
        let (workspace, projects) = workspace();
        let moment = |text: &str| Moment::on(day(text));
        let early = trend(&workspace, &projects, &moment("2024-02-01"), day("2024-04-01")).unwrap();
        assert_eq!((early.then, early.direction()), (Count { red: 1, amber: 0, done: 0 }, Direction::Better), "B was suspended then");
        let late = trend(&workspace, &projects, &moment("2024-05-10"), day("2024-05-12")).unwrap();
        assert_eq!((late.then, late.direction()), (Count { red: 1, amber: 0, done: 1 }, Direction::Same), "A is late on both days");
        assert_eq!(trend(&workspace, &projects, &moment("2024-01-01"), day("2024-05-12")), None);
    }
}
