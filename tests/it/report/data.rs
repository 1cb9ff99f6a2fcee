//! Reports as data: deadlines, commitments, the matrix and progress.

use coplan::domain::field::Kind;
use coplan::report::as_of::{Moment, past};
use coplan::report::changes::diff;
use coplan::report::chronicle::chronicles;
use coplan::report::commitments::{State, commitments};
use coplan::report::due::deadlines;
use coplan::report::matrix::{Mark, matrix};
use coplan::report::picture::Picture;
use coplan::report::progress::progress;
use coplan::report::scope::Scope;

use super::{SMALL, workspace};

#[test]
fn deadlines_of_projects_and_commitments_by_nearness_and_week() {
    let small = workspace(SMALL);
    let due = deadlines(&small, &Picture::of(&small, &Scope::of(Some("iom"))), "2024-06-20".parse().unwrap());
    let ids = |list: &[coplan::report::due::Deadline]| list.iter().map(|one| format!("{} {}", one.id, one.days_left)).collect::<Vec<_>>();
    assert_eq!(ids(&due.overdue), ["2024-04-02-iom -36", "IOM-2024-01 -36"]);
    assert_eq!(ids(&due.soon), ["2024-06-05-iom 10", "IOM-2024-05 20"]);
    let weeks: Vec<_> = due.weeks.iter().map(|week| (week.monday.to_string(), week.number, week.deadlines.len())).collect();
    assert_eq!(weeks, [("2024-06-24".to_owned(), 26, 1), ("2024-07-08".to_owned(), 28, 1)]);
    let silent: Vec<_> = due.silent.iter().map(|one| (one.id.as_str(), one.meetings, one.last.is_some())).collect();
    assert_eq!(silent, [("IOM-2024-03", 3, false), ("IOM-2024-06", 3, false)]);
}

#[test]
fn commitments_have_their_age_in_meetings() {
    let small = workspace(SMALL);
    let all = commitments(&Picture::of(&small, &Scope::default()), "2024-06-20".parse().unwrap());
    let told: Vec<_> = all.iter().map(|one| (one.what.as_str(), one.state, one.meetings_since, one.days_left)).collect();
    assert_eq!(
        told,
        [
            ("Send comments on the draft", State::Open, 1, Some(-36)),
            ("Answer on funding", State::Open, 0, Some(10)),
            ("Send an expert", State::Open, 0, None),
            ("Name a contact point", State::Done, 2, None),
            ("Share model agreements", State::Done, 1, None),
        ]
    );
    assert!(all[0].is_overdue() && all[1].is_soon(30) && all[1].is_partners() && !all[0].is_partners());
}

#[test]
fn the_matrix_has_the_status_stated_and_the_undiscussed_first() {
    let small = workspace(SMALL);
    let matrix = matrix(&Picture::of(&small, &Scope::of(Some("iom"))));
    assert_eq!(
        matrix.columns.iter().map(|column| column.id.as_str()).collect::<Vec<_>>(),
        ["2024-01-10-iom", "2024-04-02-iom", "2024-06-05-iom"]
    );
    assert_eq!(matrix.lines.iter().map(|line| line.id.as_str()).take(3).collect::<Vec<_>>(), ["IOM-2024-03", "IOM-2024-06", "IOM-2024-01"]);
    let marks = &matrix.lines[2].marks;
    assert!(matches!(marks[..], [Mark::Stated(_), Mark::Discussed, Mark::Discussed]), "{marks:?}");
}

#[test]
fn progress_counts_and_remembers_when_things_were_done() {
    let small = workspace(SMALL);
    let plan = small.find(Kind::Plan, "iom-2024").unwrap();
    let projects: Vec<_> = small.projects_of(plan).collect();
    let told = progress(&small, plan, &chronicles(&small, &projects), "2024-06-20".parse().unwrap());
    assert_eq!((told.projects, told.open, told.overdue), (6, 4, 1));
    assert_eq!(told.last.unwrap().meeting.as_deref(), Some("2024-06-05-iom"));
    assert_eq!(told.changed, [] as [String; 0]);
    assert_eq!(told.done.iter().map(|point| (point.month, point.done)).collect::<Vec<_>>(), [(5, 1), (6, 1)]);
}

#[test]
fn a_workspace_is_not_different_from_itself() {
    for workspace in [workspace(SMALL), super::sample()] {
        let picture = Picture::of(&workspace, &Scope::default());
        assert_eq!(diff(&picture, &picture), []);
    }
}

#[test]
fn at_the_end_of_time_the_history_says_what_the_files_say() {
    let sample = super::sample();
    let end = past(&sample, &Moment::on("2999-12-31".parse().unwrap()));
    let now = Picture::of(&sample, &Scope::default());
    for seen in Picture::of_past(&end, &Scope::default()).rows.iter().filter(|seen| seen.target.kind == Kind::Project) {
        let today = now.row(&seen.target).unwrap();
        assert!(seen.status().is_none() || seen.status() == today.status(), "{}", seen.target.id);
        assert_eq!(seen.record.get("meetings"), today.record.get("meetings"), "{}", seen.target.id);
    }
}
