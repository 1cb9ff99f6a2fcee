use super::{Desk, PLAN, said};

#[test]
fn a_status_is_one_changed_line_and_one_added() {
    let desk = Desk::new();
    let done = desk.run(&["status", "IOM-1", "ongoing", "--meeting", "latest", "--by", "both", "--note", "Considered"]);
    assert_eq!(done, said(0, "IOM-1: status planned → ongoing\nIOM-1: noted ongoing, Considered at 2024-04-02-iom (2024-04-02)\n", ""));
    assert_eq!(
        desk.diff("plans/iom.toml", PLAN),
        "-status = 'planned'\n+status = 'ongoing'\n+  { date = 2024-04-02, status = \"ongoing\", meeting = \"2024-04-02-iom\", by = \"both\", note = \"Considered\" },\n"
    );
}

#[test]
fn several_projects_are_one_step_all_or_none() {
    let desk = Desk::new();
    let refused = desk.run(&["status", "IOM-1", "IOM-9", "done"]);
    assert_eq!((refused.code, refused.err.as_str()), (4, "error: there is no project \"IOM-9\"\n  hint: did you mean IOM-1?\n"));
    assert_eq!(desk.text("plans/iom.toml"), PLAN);
    desk.out(&["status", "-q", "IOM-1", "IOM-2", "IOM-1", "done"]);
    assert_eq!(desk.out(&["list", "closed", "--csv"]).lines().count(), 3);
    assert_eq!(desk.text("plans/iom.toml").matches("date = 2024-05-01").count(), 2);
}

#[test]
fn suspended_and_cancelled_need_a_reason() {
    let desk = Desk::new();
    assert_eq!(
        desk.run(&["status", "IOM-1", "suspended"]),
        said(2, "", "error: suspended needs a reason\n  hint: add it: coplan status IOM-1 suspended --note \"...\"\n")
    );
    desk.out(&["status", "IOM-1", "cancelled", "--note", "No funds"]);
    assert_eq!(desk.run(&["set", "IOM-2", "status", "cancelled"]).code, 2);
}

#[test]
fn words_that_are_no_status_and_a_status_that_is_so_already() {
    let desk = Desk::new();
    assert_eq!(
        desk.run(&["status", "done", "IOM-1"]).err,
        "error: \"IOM-1\" is no status\n  hint: the status goes last: coplan status IOM-1 done\n"
    );
    assert!(desk.out(&["status", "IOM-2", "carried", "over"]).starts_with("IOM-2: status set to carried over\n"));
    assert_eq!(desk.run(&["status", "IOM-1", "p"]).code, 2, "proposed or planned");
    assert_eq!(desk.run(&["status", "IOM-1", "plan"]), said(0, "", "nothing to do: IOM-1 is already planned\n"));
    assert_eq!(desk.run(&["status", "IOM-1", "done", "--meeting", "2024-04-02-iim"]).code, 4);
    assert_eq!(desk.run(&["status", "IOM-1", "done", "--date", "soon"]).code, 2);
}

#[test]
fn read_only_is_refused() {
    let desk = Desk::new();
    let refused = desk.run(&["--read-only", "status", "IOM-1", "done"]);
    assert_eq!(refused, said(4, "", "error: plans/iom.toml is read-only\n  hint: leave out --read-only to change it\n"));
    assert_eq!(desk.text("plans/iom.toml"), PLAN);
}

#[test]
fn broken_files_and_bad_rows_are_refused() {
    let broken = Desk::with(&[("a.toml", PLAN), ("b.toml", "[[project]\nid = \"X\"\n")]);
    assert_eq!(broken.run(&["status", "X", "done"]).code, 4);
    let bad = Desk::with(&[("a.toml", &PLAN.replace("tags = [\"law\"]", "tags = 5"))]);
    let refused = bad.run(&["status", "IOM-1", "done"]);
    assert_eq!(refused.code, 4);
    assert!(refused.err.starts_with("error: a.toml:14: IOM-1 has something wrong"), "{}", refused.err);
    bad.out(&["status", "IOM-2", "done"]);
}

/// Readouts come late: what an older one says joins the history, and the project keeps what was stated later.
#[test]
fn a_status_of_an_earlier_day_is_history_only() {
    let desk = Desk::new();
    desk.out(&["status", "IOM-1", "suspended", "--date", "2024-04-20", "--note", "Waits"]);
    let said = desk.run(&["status", "IOM-1", "ongoing", "--date", "2024-03-01"]);
    assert!(said.err.contains("IOM-1: history only; it stays suspended (stated later, 2024-04-20)"), "{said:?}");
    let text = desk.text("plans/iom.toml");
    assert!(
        text.contains("status = 'suspended'") && text.contains("date = 2024-03-01, status = \"ongoing\" },\n  { date = 2024-04-20"),
        "{text}"
    );
    assert_eq!(desk.run(&["check", "-q"]).code, 0);
}
