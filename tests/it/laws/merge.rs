//! Laws of merging: what one person did and what another did in the same file both come through, or
//! clash in the open.

use coplan::domain::difference::changes;
use coplan::domain::edit::{Change, Edit};
use coplan::domain::field::Kind;
use coplan::domain::value::{Record, Value};
use coplan::text::document::Lock;
use coplan::workspace::merge::{Merged, Pick};
use coplan::workspace::{Loaded, Workspace};
use proptest::prelude::*;

use super::{config, generated, seen};
use crate::promises::{records, text, workspace};

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    prop::collection::vec(prop_oneof![5 => generated::edit(), 2 => generated::row_edit()], 0..5)
}

/// A workspace of this file in which somebody has worked.
pub(super) fn worked(file: &str, edits: &[Edit]) -> Workspace {
    let mut open = workspace(&[file]);
    for edit in edits {
        let _ = open.apply(vec![edit.clone()]);
    }
    open
}

fn merge(mine: &mut Workspace, base: &str, theirs: &str) -> Merged {
    mine.merge(0, base.to_owned(), Loaded::read("a.toml", theirs.to_owned()))
}

/// What a workspace says, whatever the order of rows and of the items of lists.
pub(super) fn meaning(workspace: &Workspace) -> Vec<String> {
    fn sorted(value: &Value) -> String {
        match value {
            Value::List(items) => {
                let mut items: Vec<String> = items.iter().map(sorted).collect();
                items.sort();
                format!("{items:?}")
            }
            Value::Record(record) => fields(record),
            Value::Text(text) => text.replace("\r\n", "\n"),
            other => format!("{other:?}"),
        }
    }
    fn fields(record: &Record) -> String {
        let mut fields: Vec<String> = record.0.iter().map(|(name, value)| format!("{name}={}", sorted(value))).collect();
        fields.sort();
        fields.join(" ")
    }
    let mut rows: Vec<String> = records(workspace).iter().map(|(kind, record)| format!("{kind:?} {}", fields(record))).collect();
    rows.sort();
    rows
}

/// The rows of a workspace that stand there once.
fn rows(workspace: &Workspace) -> Vec<(Kind, String, Record)> {
    let all: Vec<_> = records(workspace).into_iter().map(|(kind, record)| (kind, record.text("id").to_owned(), record)).collect();
    let once = |row: &(Kind, String, Record)| all.iter().filter(|other| (other.0, &other.1) == (row.0, &row.1)).count() == 1;
    all.iter().filter(|row| once(row) && !row.1.is_empty()).cloned().collect()
}

fn row<'a>(rows: &'a [(Kind, String, Record)], kind: Kind, id: &str) -> Option<&'a Record> {
    rows.iter().find(|row| row.0 == kind && row.1 == id).map(|row| &row.2)
}

/// Nothing that was changed is missing: it is in the result, or in a conflict.
fn nothing_is_missing(base: &Workspace, changed: &Workspace, result: &Workspace, merged: &Merged) {
    let (base, changed, result) = (rows(base), rows(changed), rows(result));
    for (kind, id, record) in &changed {
        let (Some(was), Some(now)) = (row(&base, *kind, id), row(&result, *kind, id)) else { continue };
        for change in changes(was, record) {
            let (field, there) = match &change {
                Change::Set { field, new, .. } => (
                    field,
                    match (new, now.at(field)) {
                        (Some(new), Some(now)) => new.same_as(now),
                        (new, now) => new.is_none() && now.is_none(),
                    },
                ),
                Change::Insert { field, value } => {
                    (field, now.at(field).is_some_and(|list| list.as_list().iter().any(|item| item.same_as(value))))
                }
                _ => continue,
            };
            // what one put into a table or a list that the other took away stays
            if matches!(change, Change::Set { old: Some(Value::Record(_) | Value::List(_)), new: None, .. }) {
                continue;
            }
            let top = field.split('.').next().unwrap();
            let open = merged
                .conflicts
                .iter()
                .any(|one| one.target.id == *id && (one.clash.field.is_empty() || one.clash.field.split('.').next() == Some(top)));
            let elsewhere = field.contains('.') && now.at(top) != was.at(top);
            assert!(there || open || elsewhere, "{id}: {change:?} is lost: {now:?}\n{merged:?}");
        }
    }
}

proptest! {
    #![proptest_config(config(500))]

    #[test]
    fn what_two_people_did_comes_through_or_clashes(file in generated::file(), mine in edits(), theirs in edits()) {
        let (base, mut own, other) = (workspace(&[&file]), worked(&file, &mine), worked(&file, &theirs));
        if base.document(0).unwrap().lock() == Some(Lock::Broken) {
            return Ok(());
        }
        let before = worked(&file, &mine);
        let merged = merge(&mut own, &file, &text(&other));
        prop_assert_eq!(seen(&own), seen(&workspace(&[&text(&own)])), "{}", text(&own));
        nothing_is_missing(&base, &before, &own, &merged);
        nothing_is_missing(&base, &other, &own, &merged);
        let said = meaning(&own);
        merge(&mut own, &text(&other), &text(&other));
        prop_assert_eq!(meaning(&own), said, "merging the same again changes nothing");
    }

    #[test]
    fn the_same_on_both_sides_or_on_one_is_taken_as_it_stands(file in generated::file(), edits in edits()) {
        let changed = text(&worked(&file, &edits));
        if workspace(&[&file]).document(0).unwrap().lock() == Some(Lock::Broken) {
            return Ok(());
        }
        let mut own = worked(&file, &edits);
        let merged = merge(&mut own, &file, &changed);
        prop_assert_eq!(&text(&own), &changed);
        prop_assert!(merged.conflicts.is_empty(), "{:?}", merged);
        let mut own = workspace(&[&file]);
        let merged = merge(&mut own, &file, &changed);
        prop_assert_eq!(&text(&own), &changed);
        prop_assert!(merged.conflicts.is_empty() && merged.renamed.is_empty());
        let mut own = worked(&file, &edits);
        let merged = merge(&mut own, &file, &file);
        // in a file that cannot be cut a new id cannot be told from another row
        if !own.document(0).unwrap().is_cut() && !merged.conflicts.is_empty() {
            return Ok(());
        }
        prop_assert_eq!(meaning(&own), meaning(&worked(&file, &edits)));
    }

    #[test]
    fn either_order_says_the_same(file in generated::file(), mine in edits(), theirs in edits()) {
        let (mut one, mut other) = (worked(&file, &mine), worked(&file, &theirs));
        if one.document(0).unwrap().lock() == Some(Lock::Broken) {
            return Ok(());
        }
        let texts = (text(&one), text(&other));
        let first = merge(&mut one, &file, &texts.1);
        let second = merge(&mut other, &file, &texts.0);
        if !one.document(0).unwrap().is_cut() || !other.document(0).unwrap().is_cut() {
            return Ok(());
        }
        if first.conflicts.is_empty() && second.conflicts.is_empty() && first.renamed.is_empty() && second.renamed.is_empty() {
            prop_assert_eq!(meaning(&one), meaning(&other), "{}\n---\n{}", text(&one), text(&other));
        }
    }

    #[test]
    fn undo_after_a_merge_takes_back_only_what_is_ours(file in generated::file(), mine in edits(), theirs in edits()) {
        let mut own = worked(&file, &mine);
        if own.document(0).unwrap().lock() == Some(Lock::Broken) {
            return Ok(());
        }
        let other = text(&worked(&file, &theirs));
        let merged = merge(&mut own, &file, &other);
        let mut refused = !merged.conflicts.is_empty() || !merged.renamed.is_empty();
        while let Some(undone) = own.undo() {
            refused |= undone.is_err();
            prop_assert_eq!(seen(&own), seen(&workspace(&[&text(&own)])), "{}", text(&own));
        }
        if !refused {
            let both: Vec<_> = meaning(&own).into_iter().filter(|row| !meaning(&workspace(&[&other])).contains(row)).collect();
            prop_assert!(both.is_empty() || file != other, "{:?}", both);
        }
        for conflict in &merged.conflicts {
            let _ = own.apply(conflict.edits(Pick::Mine).to_vec());
            prop_assert_eq!(seen(&own), seen(&workspace(&[&text(&own)])));
        }
    }
}
