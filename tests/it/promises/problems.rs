//! Promises 3, 4 and 6: what is unknown is kept, one bad row does not sink the file, a broken file is
//! named and never written, and links that lead nowhere are problems.

use coplan::domain::field::Kind;
use coplan::domain::problem::Problem;
use coplan::text::document::Lock;
use coplan::workspace::{Refused, Workspace};

use super::{change, edits, text, workspace};

fn told(problem: &Problem) -> String {
    format!(
        "{}:{}:{} {} [{}] {}",
        problem.file,
        problem.line,
        problem.column,
        problem.code,
        problem.text,
        problem.help.as_ref().map(ToString::to_string).unwrap_or_default()
    )
}

fn problems(workspace: &Workspace) -> Vec<String> {
    workspace.problems().iter().map(told).collect()
}

fn codes(texts: &[&str]) -> Vec<&'static str> {
    workspace(texts).problems().iter().map(|problem| problem.code).collect()
}

#[test]
fn unknown_keys_and_tables_are_kept_and_told_with_what_was_probably_meant() {
    let file = "[plan]\nid = \"p\"\ntitle = \"P\"\n\n[[project]]\nid = \"A\"\ntitle = \"T\"\nstauts = \"done\"\n\"meetigns\" = [\"m\"]\nzzz = 1\n[other]\nx = 1\n";
    assert_eq!(
        problems(&workspace(&[file])),
        [
            "a.toml:8:1 unknown-key [stauts = \"done\"] did you mean `status`?",
            "a.toml:9:2 unknown-key [\"meetigns\" = [\"m\"]] did you mean `meetings`?",
            "a.toml:10:1 unknown-key [zzz = 1] it is kept as it is",
        ]
    );
    assert_eq!(change(file, "set area law").unwrap(), "+area = \"law\"\n");
    let event =
        "[plan]\nid = \"p\"\ntitle = \"P\"\n[[project]]\nid = \"A\"\ntitle = \"T\"\nhistory = [{ date = 2024-01-01, nite = \"x\" }]\n";
    assert_eq!(
        problems(&workspace(&[event])),
        ["a.toml:7:33 unknown-key [history = [{ date = 2024-01-01, nite = \"x\" }]] did you mean `note`?"]
    );
}

#[test]
fn a_bad_row_is_told_is_read_only_and_sinks_nothing_else() {
    for (line, column, code) in [
        ("due = 2024-02-30", 7, "bad-value"),
        ("status = \"foo\"", 10, "unknown-status"),
        ("status = 5", 10, "wrong-type"),
        ("health = \"pink\"", 10, "unknown-health"),
        ("progress = \"x\"", 12, "wrong-type"),
        ("progress = 101", 12, "bad-value"),
        ("title = \"again\"", 1, "duplicate-key"),
        ("note = \"\\q\"", 8, "bad-value"),
        ("funding = { amount = 1, amount = 2 }", 25, "duplicate-key"),
        ("funding = 5", 11, "wrong-type"),
        ("meetings = [1]", 12, "wrong-type"),
        ("history = [\"x\"]", 11, "wrong-type"),
        ("funding.x.y = 1\nfunding.x = 2", 11, "duplicate-key"),
    ] {
        let file = format!(
            "[plan]\nid = \"p\"\ntitle = \"P\"\n\n[[project]]\nid = \"A\"\ntitle = \"T\"\n{line}\n\n[[project]]\nid = \"B\"\ntitle = \"b\"\n"
        );
        let mut workspace = workspace(&[&file]);
        let found = workspace.problems();
        let last = line.lines().last().unwrap();
        let at = 7 + line.lines().count();
        assert!(
            found.iter().any(|p| (p.line, p.code, p.text.as_str()) == (at, code, last) && (p.column == column || code == "duplicate-key")),
            "{line}: {:?}",
            found.iter().map(told).collect::<Vec<_>>()
        );
        assert_eq!(workspace.count(Kind::Project), 2, "{line}: the bad row is shown");
        let refused = workspace.apply(edits(&workspace, "set area x")).unwrap_err();
        assert!(matches!(&refused, Refused::Bad { place, .. } if *place == format!("a.toml:{at}")), "{line}: {refused}");
        assert_eq!(text(&workspace), file);
        workspace.apply(edits(&workspace, "project B: set area x")).unwrap();
        assert_eq!(text(&workspace), format!("{file}area = \"x\"\n").replace("title = \"b\"\narea", "title = \"b\"\narea"), "{line}");
    }
    for missing in ["[[project]]\nid = \"A\"\n", "# [x]\n\n[[project]]\ntitle = \"T\"\n", "[[project]]\n\n[[meeting]]\nid = \"m\"\n"] {
        let workspace = workspace(&[missing]);
        let found = workspace.problems();
        assert!(found.iter().filter(|problem| problem.code == "missing-field").all(|problem| problem.text.starts_with("[[")), "{found:?}");
        assert!(found.iter().any(|problem| problem.code == "missing-field"));
    }
}

#[test]
fn an_edit_that_would_spoil_its_row_is_refused() {
    let file = "[plan]\nid = \"p\"\ntitle = \"P\"\n[[project]]\nid = \"A\"\ntitle = \"T\"\n";
    for edit in ["set status foo", "set progress 101", "clear title", "clear id", "set title 5", "add meetings 5"] {
        assert!(matches!(change(file, edit), Err(Refused::Spoils { .. })), "{edit}");
    }
}

#[test]
fn a_file_that_is_no_toml_is_told_and_never_written() {
    let good = "[plan]\nid = \"p\"\ntitle = \"P\"\n[[project]]\nid = \"A\"\ntitle = \"T\"\n";
    for (tail, code) in [
        ("[[project]\nid = \"B\"\n", "syntax"),
        ("[[project]]\nid = \"B\"\nnote = \"\"\"\nno end\n", "syntax"),
        ("nonsense\n", "syntax"),
        ("[[project]]\nid = \"B\nt = 1\n", "syntax"),
        ("[[project]]\nid = 'B\nt = 1\n", "syntax"),
        ("<<<<<<< HEAD\narea = \"x\"\n=======\narea = \"y\"\n>>>>>>> theirs\n", "conflict-markers"),
        ("\0\0\0\0", "nul-tail"),
        ("# \u{1}\n", "syntax"),
        ("note = \"a\u{7f}\"\n", "syntax"),
        ("[other]\nx = 1\nx = 2\n", "duplicate-key"),
        ("[other]\n[other]\n", "duplicate-key"),
        ("[other]\nx = 2024-02-30\n", "bad-value"),
    ] {
        let file = format!("{good}{tail}");
        let mut workspace = workspace(&[&file, "[[meeting]]\nid = \"M\"\ndate = 2024-01-01\n"]);
        assert_eq!(workspace.document(0).unwrap().lock(), Some(Lock::Broken), "{tail}");
        let found = problems(&workspace);
        assert!(found.iter().any(|problem| problem.contains(code) && problem.starts_with("a.toml:")), "{tail}: {found:?}");
        assert!(workspace.apply(edits(&workspace, "set area x")).is_err(), "{tail}");
        assert_eq!(text(&workspace), file);
        workspace.apply(edits(&workspace, "meeting M: set place x")).unwrap();
    }
}

#[test]
fn conflict_markers_are_told_where_they_stand() {
    let file = "\u{feff}[plan]\nid = \"p\"\ntitle = \"P\"\n<<<<<<< HEAD\nshort = \"x\"\n=======\nshort = \"y\"\n>>>>>>> theirs\n";
    assert_eq!(
        problems(&workspace(&[file])),
        ["a.toml:4:1 conflict-markers [<<<<<<< HEAD] decide which side is right, remove the lines <<<<<<<, ======= and >>>>>>>"]
    );
}

#[test]
fn an_id_that_stands_twice_a_link_to_nothing_a_circle_and_dates_out_of_order_are_problems() {
    let plan = "[plan]\nid = \"p\"\ntitle = \"P\"\n";
    let twice = format!("{plan}[[project]]\nid = \"A\"\ntitle = \"T\"\n[[project]]\nid = \"A\"\ntitle = \"T\"\n");
    assert_eq!(problems(&workspace(&[&twice])), ["a.toml:8:6 duplicate-id [id = \"A\"] give one of them another id"]);
    assert!(matches!(change(&twice, "set area x"), Err(Refused::Twice { .. })));
    let two_files = [plan, "[plan]\nid = \"p\"\ntitle = \"P\"\n"];
    assert_eq!(codes(&two_files), ["duplicate-id"]);

    let link = format!(
        "{plan}[[project]]\nid = \"A\"\ntitle = \"T\"\nmeetings = [\"2024-04-02-imo\"]\n[[meeting]]\nid = \"2024-04-02-iom\"\ndate = 2024-04-02\n"
    );
    assert_eq!(
        problems(&workspace(&[&link])),
        ["a.toml:7:14 unknown-meeting [meetings = [\"2024-04-02-imo\"]] did you mean \"2024-04-02-iom\"?"]
    );

    let circle =
        format!("{plan}[[project]]\nid = \"A\"\ntitle = \"T\"\nfollows = \"B\"\n[[project]]\nid = \"B\"\ntitle = \"T\"\nfollows = \"A\"\n");
    assert_eq!(codes(&[&circle]), ["circle", "circle"]);
    let itself = format!("{plan}previous = \"p\"\n");
    assert_eq!(codes(&[&itself]), ["circle"]);

    let order = format!(
        "{plan}start = 2025-01-01\nend = 2024-01-01\n[[project]]\nid = \"A\"\ntitle = \"T\"\nstart = \"2024-Q4\"\ndue = 2024-03-01\nhistory = [\n  {{ date = 2024-02-01 }},\n  {{ date = 2024-01-01 }},\n]\n"
    );
    assert_eq!(codes(&[&order]), ["dates-out-of-order"; 3]);
}

#[test]
fn a_file_with_none_of_our_tables_is_no_problem() {
    let workspace = workspace(&["[package]\nname = \"x\"\n", "", "# notes\n"]);
    assert_eq!(problems(&workspace), [""; 0]);
    assert!(workspace.documents().iter().all(|document| !document.is_ours()));
}

#[test]
fn the_data_that_ships_opens_without_an_error() {
    use coplan::domain::problem::Severity;
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let session = coplan::session::Session::open(&folder, coplan::session::Mode::ReadOnly).unwrap();
    let errors: Vec<String> = session.problems().iter().filter(|problem| problem.severity == Severity::Error).map(told).collect();
    assert_eq!(errors, [""; 0]);
    assert!(session.workspace.count(Kind::Project) > 0);
}

#[test]
fn what_is_not_seen_and_what_looks_alike_is_told() {
    let head = "[plan]\nid = \"p\"\ntitle = \"P\"\n";
    let row = |id: &str, title: &str| format!("[[project]]\nid = \"{id}\"\ntitle = \"{title}\"\n");
    for (file, expected) in [
        (row("A", "a\u{202e}b"), vec!["hidden-character"]),
        (row("A", "\\u202eb"), vec!["hidden-character"]),
        (row("A", "T") + &row("\u{410}", "Cyrillic A"), vec!["look-alike-id"]),
        (row("e\u{301}", "T"), vec!["loose-marks"]),
        (row("A", "Ýollaryň ёлки"), vec![]),
    ] {
        assert_eq!(codes(&[&format!("{head}{file}")]), expected, "{file}");
    }
}

#[test]
fn what_is_too_much_is_refused_with_the_number_and_the_limit() {
    let long = format!("[plan]\nid = \"p\"\ntitle = \"P\"\n[[project]]\nid = \"A\"\ntitle = \"{}\"\n", "x".repeat(1_100_000));
    let problem = workspace(&[&long]).problems().remove(0);
    assert_eq!(
        (problem.code, problem.message.to_string().as_str()),
        ("too-long", "the value has 1100002 bytes, and the limit is 1048576 (1 MiB)")
    );
    let many = "[[project]]\nid = \"A\"\n".repeat(100_001);
    assert!(
        workspace(&[&many]).problems().iter().any(|problem| problem.message.to_string() == "it has 100001 rows, and the limit is 100000")
    );
}
