//! Laws over random files and random edits: what is read after a change is what the change does to
//! what was read before, undo gives the very bytes, and nothing whatever makes the program fall over.

mod corpus;
mod fuzz;
mod generated;
mod hostile;
mod merge;
mod offices;
mod reading;

use coplan::domain::edit::Edit;
use coplan::domain::field::{Key, Kind};
use coplan::text::document::Document;
use coplan::workspace::Workspace;
use proptest::prelude::*;

use crate::promises::{diff, records, text, workspace};

/// `LAWS=20` makes a run of twenty times as many cases, for a night.
fn config(cases: u32) -> ProptestConfig {
    let times = std::env::var("LAWS").ok().and_then(|times| times.parse().ok()).unwrap_or(1);
    ProptestConfig { cases: cases * times, max_shrink_iters: 2_000, failure_persistence: None, ..ProptestConfig::default() }
}

/// All that an index or a table says of the rows, in an order that does not depend on how it came about.
fn seen(workspace: &Workspace) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    for kind in Kind::ALL {
        for handle in workspace.all(kind) {
            let row = workspace.row(handle).unwrap();
            let mut linked: Vec<String> = workspace
                .linked_to(&row.id())
                .iter()
                .map(|handle| workspace.row(*handle).map_or_else(|| "gone".to_owned(), |row| format!("{}:{}", row.file(), row.line())))
                .collect();
            linked.sort();
            let first = workspace.find(kind, &row.id()).is_some();
            let plain: Vec<_> = [Key::Title, Key::Due, Key::Next, Key::Area].iter().map(|key| row.text(*key).into_owned()).collect();
            let lists: Vec<_> = row.list(Key::Meetings).chain(row.list(Key::Tags)).map(std::borrow::Cow::into_owned).collect();
            let typed = format!("{:?} {:?} {:?} {:?} {}", row.status(), row.set_health(), row.progress(), row.day(), row.is_bad());
            seen.push(format!("{kind:?} {} {first} {plain:?} {lists:?} {typed} line {} <- {linked:?}", row.id(), row.line()));
        }
    }
    let dates: Vec<String> =
        workspace.meetings_by_date().iter().map(|(day, row)| format!("{day} {}", workspace.row(*row).unwrap().id())).collect();
    seen.push(format!("{dates:?} {:?}", Kind::ALL.map(|kind| workspace.count(kind))));
    let problems: Vec<String> = workspace.problems().iter().map(|p| format!("{} {}:{} {}", p.code, p.line, p.column, p.text)).collect();
    seen.push(format!("{problems:?}"));
    seen
}

/// Does an edit and holds it against the laws; an edit that is refused must change nothing.
fn obey(workspace: &mut Workspace, edit: &Edit) {
    let (before, mut wanted) = (text(workspace), records(workspace));
    if let Some((_, row)) = wanted.iter_mut().find(|(kind, row)| *kind == edit.target.kind && row.text("id") == edit.target.id) {
        edit.change.apply(row);
    }
    let refused = workspace.apply(vec![edit.clone()]).is_err();
    let after = text(workspace);
    if refused {
        assert_eq!(after, before, "refused: {}", edit.sentence());
        return;
    }
    let read = records(workspace);
    assert_eq!(read.len(), wanted.len());
    assert!(read.iter().zip(&wanted).all(|(a, b)| a.1.same_as(&b.1)), "{}\n{}", edit.sentence(), diff(&before, &after));
    assert!(workspace.undo().is_some());
    assert_eq!(text(workspace), before, "undone: {}", edit.sentence());
    assert!(workspace.redo().is_some());
    assert_eq!(text(workspace), after, "done again: {}", edit.sentence());
}

proptest! {
    #![proptest_config(config(600))]

    #[test]
    fn edits_in_a_row_say_what_they_should_and_the_index_keeps_up(file in generated::file(), edits in prop::collection::vec(generated::edit(), 1..8)) {
        let mut open = workspace(&[&file]);
        prop_assert_eq!(&text(&open), &file);
        for edit in &edits {
            obey(&mut open, edit);
            let fresh = workspace(&[&text(&open)]);
            prop_assert_eq!(seen(&open), seen(&fresh), "after {}\n{}", edit.sentence(), text(&open));
        }
        while open.undo().is_some() {}
        prop_assert_eq!(&text(&open), &file);
        prop_assert_eq!(seen(&open), seen(&workspace(&[&file])));
    }

    #[test]
    fn rows_join_leave_and_move_and_everything_comes_back(file in generated::file(), edits in prop::collection::vec(prop_oneof![3 => generated::row_edit(), 1 => generated::edit()], 1..8)) {
        let mut open = workspace(&[&file]);
        let mut states = vec![file.clone()];
        for edit in edits {
            let told = edit.sentence();
            if open.apply(vec![edit]).is_ok() {
                let after = text(&open);
                prop_assert_eq!(seen(&open), seen(&workspace(&[&after])), "after {}\n{}", told, after);
                states.push(after);
            } else {
                prop_assert_eq!(&text(&open), states.last().unwrap());
            }
        }
        for state in states.iter().rev().skip(1) {
            open.undo();
            prop_assert_eq!(&text(&open), state);
        }
        prop_assert_eq!(seen(&open), seen(&workspace(&[&file])));
        for state in states.iter().skip(1) {
            open.redo();
            prop_assert_eq!(&text(&open), state);
        }
        prop_assert_eq!(seen(&open), seen(&workspace(&[states.last().unwrap()])));
    }

    #[test]
    fn lines_of_other_rows_stay(file in generated::file(), edit in generated::edit()) {
        let mut open = workspace(&[&file]);
        let Some(own) = open.find(edit.target.kind, &edit.target.id) else { return Ok(()) };
        let others = |workspace: &Workspace| -> Vec<String> {
            let handles = Kind::ALL.into_iter().flat_map(|kind| workspace.all(kind)).filter(|handle| *handle != own);
            handles.map(|handle| workspace.row(handle).unwrap().source().to_owned()).collect()
        };
        let before = others(&open);
        if open.document(0).unwrap().is_cut() && open.apply(vec![edit]).is_ok() {
            prop_assert_eq!(others(&open), before);
        }
    }

    #[test]
    fn the_fast_walk_and_the_slow_way_agree(file in generated::file()) {
        let rows = |text: &str| {
            let document = Document::read("x.toml", text.to_owned());
            let mut all: Vec<(Kind, String, String)> = Vec::new();
            for (slot, kind) in document.slots() {
                let row = document.row(slot).unwrap();
                let places: Vec<_> = kind.fields().iter().map(|field| (field.key, row.text(field.key).into_owned(), row.list(field.key).map(std::borrow::Cow::into_owned).collect::<Vec<_>>())).collect();
                all.push((kind, format!("{:?}", row.record()), format!("{places:?} {:?} {:?} {}", row.status(), row.day(), row.is_bad())));
            }
            all.sort_by_key(|row| row.0);
            all
        };
        // a second key at the root makes the whole file one row, read the slow way
        let slow = format!("{file}\n[organisation.x]\n");
        if Document::read("x.toml", slow.clone()).lock().is_none() && !file.contains("[[organisation]]") {
            let slow = rows(&slow);
            let fast = rows(&file);
            prop_assert_eq!(fast, slow.into_iter().filter(|row| row.0 != Kind::Organisation).collect::<Vec<_>>());
        }
    }
}

/// Opens, looks at everything, tries every act; nothing may fall over, and the bytes stay.
pub(crate) fn survive(file: &str) {
    let mut open = workspace(&[file]);
    assert!(text(&open) == file, "opening keeps the bytes");
    for problem in open.problems() {
        assert!(problem.line >= 1 && problem.column >= 1 && !problem.text.contains('\n'));
    }
    let today = crate::promises::today();
    let ids: Vec<_> = Kind::ALL.into_iter().flat_map(|kind| open.all(kind)).filter_map(|handle| open.target(handle)).take(5).collect();
    for handle in open.all(Kind::Project).take(20) {
        let _ = (open.outlook(handle, today), open.latest_for(handle, today), open.plan_of(handle));
    }
    for target in ids {
        let lines = ["note x", "status done", "link m", "set title y", "clear due"];
        for line in lines.iter().map(|line| format!("{} {}: {line}", target.kind.name(), target.id)) {
            if target.id.contains(": ") || target.id.is_empty() {
                continue;
            }
            let edits = crate::promises::edits(&open, &line);
            let before = text(&open);
            if edits.is_empty() {
                continue;
            }
            if open.apply(edits).is_ok() {
                let after = text(&open);
                open.undo();
                assert!(text(&open) == before, "{line}");
                open.redo();
                assert!(text(&open) == after, "{line}");
            } else {
                assert!(text(&open) == before, "{line}");
            }
        }
    }
    for handle in open.all(Kind::Plan).take(2).collect::<Vec<_>>() {
        let new = open.new_project(handle, "New", None);
        let meeting = open.new_meeting(coplan::domain::date::When::Day(today), &["iom".to_owned()], "New");
        for edit in new.into_iter().chain([meeting]) {
            let before = text(&open);
            let added = open.apply(vec![edit]).is_ok();
            assert!(added || text(&open) == before, "an addition that is refused changes nothing");
        }
    }
    for target in open.all(Kind::Project).take(3).filter_map(|handle| open.target(handle)).collect::<Vec<_>>() {
        for (field, typed) in [("tags", "+x"), ("due", "+2w"), ("funding.amount", "5"), ("progress", "50%"), ("meetings", ""), ("zzz", "1")]
        {
            let _ = open.set_field(&target, field, typed, today).map(|edits| open.apply(edits));
        }
    }
    while open.undo().is_some() {}
    let added = open.documents().iter().skip(1).all(|document| document.text().is_empty());
    assert!(text(&open) == file && added, "undo gives the very bytes");
}

proptest! {
    #![proptest_config(config(1_000))]

    #[test]
    fn random_text_never_falls_over(file in "\\PC{0,200}") {
        survive(&file);
    }

    #[test]
    fn random_tokens_never_fall_over(file in generated::soup()) {
        survive(&file);
    }

    #[test]
    fn a_good_file_with_random_holes_never_falls_over(file in generated::file(), at in any::<prop::sample::Index>(), len in 1usize..12, put in generated::token()) {
        let chars: Vec<char> = file.chars().collect();
        if chars.is_empty() { return Ok(()) }
        let at = at.index(chars.len());
        let end = (at + len).min(chars.len());
        let broken: String = chars.iter().take(at).copied().chain(put.chars()).chain(chars.iter().skip(end).copied()).collect();
        survive(&broken);
    }
}
