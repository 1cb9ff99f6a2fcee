use super::{Desk, program, said};

#[test]
fn the_workspace_is_named_found_or_asked_for() {
    let desk = Desk::new();
    let elsewhere = tempfile::tempdir().unwrap();
    let run = |args: &[&str], folder: Option<&str>| -> super::Said {
        let mut command = program(elsewhere.path());
        folder.map(|folder| command.env("COPLAN_DIR", folder));
        command.current_dir(elsewhere.path()).args(args).output().unwrap().into()
    };
    let root = desk.path("").display().to_string();
    assert_eq!(run(&["list", "plans", "-C", &root], None).code, 0);
    assert_eq!(run(&["-C", &root, "list", "plans"], None).code, 0);
    assert_eq!(run(&["list", "plans"], Some(&root)).code, 0);
    let lost = run(&["list"], None);
    assert_eq!(lost.code, 2);
    assert!(lost.err.contains("-C PATH") && lost.err.contains("$COPLAN_DIR"), "{}", lost.err);
    assert_eq!(run(&["list", "-C", "nowhere"], None).code, 3);
}

#[test]
fn the_ui_needs_a_terminal() {
    let desk = Desk::new();
    let needs = "error: the terminal UI needs a terminal for its input and its output\n";
    for args in [&[][..], &["plans"], &["./plans"]] {
        let refused = desk.run(args);
        assert!(refused.code == 2 && refused.err.starts_with(needs), "{refused:?}");
    }
    assert!(desk.run(&["lst"]).err.contains("no verb of that name"));
    assert_eq!(desk.run(&["plans", "list"]).code, 2);
}

#[test]
fn a_folder_named_like_a_verb_is_given_with_a_dot() {
    let desk = Desk::with(&[("list/a.toml", super::PLAN)]);
    assert!(desk.run(&["./list"]).err.contains("needs a terminal"));
    assert_eq!(desk.run(&["list", "nothing-like-it"]), said(0, "", "none of 2 projects match\n"));
}

#[test]
fn today_comes_from_the_option_or_the_environment() {
    let desk = Desk::new();
    let count = |today: &str| {
        let mut command = program(desk.path("").as_path());
        let output = command.current_dir(desk.path("")).env("COPLAN_TODAY", today).args(["list", "overdue", "--csv"]).output().unwrap();
        String::from_utf8(output.stdout).unwrap().lines().count()
    };
    assert_eq!((count("2024-03-31"), count("2024-04-01")), (0, 2));
    assert_eq!(desk.run(&["list", "--today", "soon"]).code, 2);
}
