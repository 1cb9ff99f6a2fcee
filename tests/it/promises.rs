//! The seven promises of docs/format.md, each with tests that fail without it. Text in, an edit as a
//! short line, the changed lines out.

mod changes;
mod problems;
mod stories;

use chrono::NaiveDate;
use coplan::domain::date::When;
use coplan::domain::edit::{Edit, Target};
use coplan::domain::field::Kind;
use coplan::domain::status::Status;
use coplan::domain::value::{Record, Value};
use coplan::workspace::acts::Stated;
use coplan::workspace::settings::Settings;
use coplan::workspace::{Loaded, Refused, Workspace};

pub(crate) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 5, 1).unwrap()
}

/// A workspace of these files, named `a.toml`, `b.toml` and so on.
pub(crate) fn workspace(texts: &[&str]) -> Workspace {
    let named = ('a'..).zip(texts).map(|(letter, text)| Loaded::read(format!("{letter}.toml"), (*text).to_owned()));
    Workspace::new(named.collect(), Settings::default())
}

pub(crate) fn text(workspace: &Workspace) -> String {
    workspace.document(0).unwrap().text()
}

/// All rows of a workspace with what is read of them.
pub(crate) fn records(workspace: &Workspace) -> Vec<(Kind, Record)> {
    let rows = Kind::ALL.into_iter().flat_map(|kind| workspace.all(kind).map(move |handle| (kind, handle)));
    rows.map(|(kind, handle)| (kind, workspace.row(handle).unwrap().record())).collect()
}

/// The edits that a short line stands for: `status done`, `note text`, `link m`, `unlink m`, `set field value`,
/// `clear field`, `add field value`, `drop field value`; of the project `A`, or of what stands before a colon: `meeting M: …`.
pub(crate) fn edits(workspace: &Workspace, line: &str) -> Vec<Edit> {
    let (target, line) = match line.split_once(": ") {
        Some((row, line)) => {
            let (kind, id) = row.split_once(' ').unwrap();
            (Target::new(Kind::parse(kind).unwrap(), id), line)
        }
        None => (Target::project("A"), line),
    };
    let (verb, rest) = line.split_once(' ').unwrap();
    let (field, value) = rest.split_once(' ').unwrap_or((rest, ""));
    let old = workspace.find_row(target.kind, &target.id).and_then(|row| row.record().at(field).cloned());
    match verb {
        "status" => workspace.mark_status(&target.id, Status::parse(rest).unwrap(), &Stated::default(), today()),
        "note" => workspace.note(&target.id, &Stated { note: Some(rest.to_owned()), ..Stated::default() }, today()),
        "noted" => {
            let stated = Stated { note: Some(value.to_owned()), date: When::parse(field), ..Stated::default() };
            workspace.note(&target.id, &stated, today())
        }
        "link" => vec![Edit::insert(target, "meetings", Value::text(rest))],
        "unlink" => vec![Edit::remove(target, "meetings", Value::text(rest))],
        "set" => vec![Edit::set(target, field, old, Some(parsed(value)))],
        "clear" => vec![Edit::set(target, field, old, None)],
        "add" => vec![Edit::insert(target, field, parsed(value))],
        "drop" => vec![Edit::remove(target, field, parsed(value))],
        _ => panic!("no edit: {line}"),
    }
}

fn parsed(text: &str) -> Value {
    let day = || text.parse().ok().map(Value::Day);
    let int = || text.parse().ok().map(Value::Int);
    int().or_else(day).unwrap_or_else(|| Value::text(text.replace("\\n", "\n")))
}

/// Does an edit, checks the two laws and the untouched lines, and tells the changed lines.
pub(crate) fn change(before: &str, line: &str) -> Result<String, Refused> {
    let mut workspace = workspace(&[before]);
    assert_eq!(text(&workspace), before, "opening changes nothing");
    let edits = edits(&workspace, line);
    let mut wanted = records(&workspace);
    for edit in &edits {
        let row = wanted.iter_mut().find(|(kind, row)| *kind == edit.target.kind && row.text("id") == edit.target.id);
        edit.change.apply(&mut row.unwrap().1);
    }
    if let Err(refused) = workspace.apply(edits) {
        assert_eq!(text(&workspace), before, "a refused edit changes nothing");
        return Err(refused);
    }
    let after = text(&workspace);
    let fresh = super::promises::workspace(&[&after]);
    for read in [records(&workspace), records(&fresh)] {
        assert!(read.iter().zip(&wanted).all(|(a, b)| a.0 == b.0 && a.1.same_as(&b.1)), "{line}:\n{after}\n{read:?}\n{wanted:?}");
    }
    assert!(workspace.undo().is_some());
    assert_eq!(text(&workspace), before, "undo gives the very bytes");
    assert!(workspace.redo().is_some());
    assert_eq!(text(&workspace), after, "redo gives the new ones");
    Ok(diff(before, &after))
}

/// The changed lines, with what cannot be seen made visible.
pub(crate) fn diff(before: &str, after: &str) -> String {
    let diff = similar::TextDiff::from_lines(before, after);
    let changed = diff.iter_all_changes().filter(|change| change.tag() != similar::ChangeTag::Equal);
    let show = |line: &str| {
        let end = if line.ends_with('\n') { "" } else { "<no newline>" };
        format!("{}{end}", line.trim_end_matches('\n').replace('\r', "<CR>").replace('\t', "<TAB>").replace('\u{feff}', "<BOM>"))
    };
    changed.map(|change| format!("{}{}\n", change.tag(), show(change.value()))).collect()
}
