//! Laws of many offices: whoever merges first, and in whatever groups, all come to the same; the same
//! merged twice changes nothing; and what two people did never makes a file that reads worse than theirs.

use coplan::domain::edit::{Change, Edit, Place, Target};
use coplan::domain::field::Kind;
use coplan::domain::value::{Record, Value};
use coplan::text::document::Lock;
use coplan::workspace::compare::{self, Pair};
use coplan::workspace::merge::Merged;
use coplan::workspace::{Loaded, Workspace};
use proptest::prelude::*;

use super::merge::{meaning, worked};
use super::{config, generated};
use crate::promises::{text, workspace};

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    prop::collection::vec(prop_oneof![5 => generated::edit(), 1 => generated::row_edit()], 0..5)
}

/// A merge of texts: the result, and what came of it.
fn merged(base: &str, ours: &str, theirs: &str) -> (String, Merged) {
    let mut open = workspace(&[ours]);
    let merged = open.merge(0, base.to_owned(), Loaded::read("a.toml", theirs.to_owned()));
    (text(&open), merged)
}

fn is_clean(merged: &Merged) -> bool {
    merged.conflicts.is_empty() && merged.renamed.is_empty()
}

fn is_broken(file: &str) -> bool {
    workspace(&[file]).document(0).unwrap().lock() == Some(Lock::Broken)
}

fn is_cut(file: &str) -> bool {
    workspace(&[file]).document(0).unwrap().is_cut()
}

/// The row and the first part of the field that an edit is about; nothing for whole rows.
fn touched(edit: &Edit) -> Option<(String, String)> {
    match &edit.change {
        Change::Set { field, .. } | Change::Insert { field, .. } | Change::Remove { field, .. } => {
            Some((format!("{:?}", edit.target), field.split('.').next().unwrap().to_owned()))
        }
        _ => None,
    }
}

/// What three people did, each in fields of their own.
fn disjoint(edits: Vec<Edit>) -> [Vec<Edit>; 3] {
    let mut parts: [Vec<Edit>; 3] = Default::default();
    for edit in edits {
        if let Some(touched) = touched(&edit).filter(|(_, field)| field != "id") {
            let number = touched.0.len() + touched.1.bytes().map(usize::from).sum::<usize>();
            parts[number % 3].push(edit);
        }
    }
    parts
}

fn errors(workspace: &Workspace) -> usize {
    workspace.problems().iter().filter(|problem| problem.severity == coplan::domain::problem::Severity::Error).count()
}

/// A row that is added under a comment takes the comment as its own when the file is read again.
#[test]
fn a_comment_above_a_new_row_is_not_doubled() {
    let row = "[[project]]\nid = \"A\"\ntitle = \"T\"\n";
    for base in ["# head\n", "[plan]\nid = \"p\"\ntitle = \"P\"\n# end\n"] {
        let ours = format!("{base}{row}");
        assert_eq!(merged(base, &ours, base).0, ours);
        let theirs = base.replace("\"P\"", "\"Q\"");
        assert_eq!(merged(base, &ours, &theirs).0, ours.replace("\"P\"", "\"Q\""));
    }
}

/// A meeting of one id and title, and an entry of a project that was stated at it.
fn meets(open: &mut Workspace, project: &str, title: &str) -> Option<()> {
    let day = Value::Day("2024-05-02".parse().unwrap());
    let record = Record::default().with("id", Value::text("m-new")).with("date", day).with("title", Value::text(title));
    let place = Place { file: "a.toml".to_owned(), after: None };
    open.apply(vec![Edit { target: Target::new(Kind::Meeting, "m-new"), change: Change::Add { place, record } }]).ok()?;
    let event = Record::default().with("note", Value::text(title)).with("meeting", Value::text("m-new"));
    open.apply(vec![Edit::insert(Target::project(project), "history", Value::Record(event))]).ok()
}

/// The titles of the meetings at which an entry of this note was stated.
fn stated_at(open: &Workspace, note: &str) -> Vec<String> {
    let rows: Vec<Record> = open.all(Kind::Project).filter_map(|handle| Some(open.row(handle)?.record())).collect();
    let events =
        rows.iter().flat_map(|record| record.list("history")).filter_map(Value::as_record).filter(|event| event.text("note") == note);
    events.filter_map(|event| Some(open.find_row(Kind::Meeting, event.text("meeting"))?.record().text("title").to_owned())).collect()
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn what_was_said_at_a_meeting_of_ours_stays_with_it_though_theirs_has_its_id(file in generated::file(), mine in edits(), theirs in edits()) {
        let first = |open: &Workspace| open.all(Kind::Project).find_map(|handle| Some(open.row(handle)?.id().into_owned()));
        let (mut ours, mut there) = (worked(&file, &mine), worked(&file, &theirs));
        let done = first(&ours).zip(first(&there)).and_then(|(own, other)| {
            meets(&mut ours, &own, "Said by us")?;
            meets(&mut there, &other, "Said by them")
        });
        if is_broken(&file) || done.is_none() {
            return Ok(());
        }
        let (result, merged) = merged(&file, &text(&ours), &text(&there));
        if merged.conflicts.is_empty() {
            let read = workspace(&[&result]);
            for title in ["Said by us", "Said by them"] {
                prop_assert_eq!(stated_at(&read, title), [title], "{}", result);
            }
        }
    }

    #[test]
    fn edits_of_different_fields_say_the_same_in_any_order_and_grouping(file in generated::file(), all in prop::collection::vec(generated::edit(), 0..12)) {
        if is_broken(&file) {
            return Ok(());
        }
        let [a, b, c] = disjoint(all).map(|edits| text(&worked(&file, &edits)));
        let (ab, one) = merged(&file, &a, &b);
        let (ab_c, two) = merged(&file, &ab, &c);
        let (bc, three) = merged(&file, &b, &c);
        let (a_bc, four) = merged(&file, &a, &bc);
        let (ca, five) = merged(&file, &c, &a);
        let (b_ca, six) = merged(&file, &b, &ca);
        for one in [&one, &two, &three, &four, &five, &six] {
            // a row that is wrong in the file stands twice, or a table is one text: that may clash, in the open
            if !is_clean(one) {
                return Ok(());
            }
        }
        let said = meaning(&workspace(&[&ab_c]));
        prop_assert_eq!(&meaning(&workspace(&[&a_bc])), &said);
        prop_assert_eq!(&meaning(&workspace(&[&b_ca])), &said);
    }

    #[test]
    fn the_same_merged_twice_changes_nothing(file in generated::file(), mine in edits(), theirs in edits()) {
        if is_broken(&file) {
            return Ok(());
        }
        let (ours, theirs) = (text(&worked(&file, &mine)), text(&worked(&file, &theirs)));
        let (once, first) = merged(&file, &ours, &theirs);
        if !is_clean(&first) || !is_cut(&once) {
            return Ok(());
        }
        let (twice, again) = merged(&theirs, &once, &theirs);
        // a row may go to the other side of a table that is not ours
        prop_assert_eq!(meaning(&workspace(&[&twice])), meaning(&workspace(&[&once])));
        prop_assert!(is_clean(&again));
    }

    #[test]
    fn a_merge_reads_no_worse_than_both_sides_or_clashes_in_the_open(file in generated::file(), mine in edits(), theirs in edits()) {
        if is_broken(&file) {
            return Ok(());
        }
        let (ours, theirs) = (worked(&file, &mine), worked(&file, &theirs));
        let (result, merged) = merged(&file, &text(&ours), &text(&theirs));
        let read = workspace(&[&result]);
        prop_assert!(read.document(0).unwrap().lock() != Some(Lock::Broken), "{}", result);
        let most = errors(&ours) + errors(&theirs);
        prop_assert!(errors(&read) <= most || !merged.conflicts.is_empty(), "{}\n{:?}", result, read.problems());
    }

    #[test]
    fn a_settled_merge_says_theirs_or_ours_and_never_breaks_the_file(file in generated::file(), mine in edits(), theirs in edits()) {
        if is_broken(&file) {
            return Ok(());
        }
        let mut open = worked(&file, &mine);
        let merged = open.merge(0, file.clone(), Loaded::read("a.toml", text(&worked(&file, &theirs))));
        let settled = open.settle(0, &merged.conflicts);
        for side in [&settled.ours, &settled.theirs] {
            prop_assert!(!is_broken(side), "{}", side);
        }
        if merged.conflicts.is_empty() {
            prop_assert_eq!(&settled.ours, &settled.theirs);
        }
    }

    #[test]
    fn what_differs_is_told_if_and_only_if_it_differs(file in generated::file(), edits in edits()) {
        let (old, new) = (workspace(&[&file]), worked(&file, &edits));
        if is_broken(&file) {
            return Ok(());
        }
        let pair = Pair { name: "a.toml".to_owned(), old: Some(file.clone()), new: Some(text(&new)) };
        let told = compare::edits(&[pair]);
        if meaning(&old) == meaning(&new) {
            let whole = told.iter().any(|edit| matches!(edit.change, Change::Add { .. } | Change::Drop { .. }));
            prop_assert!(!whole, "{:?}", told);
        } else {
            prop_assert!(!told.is_empty());
        }
    }
}
