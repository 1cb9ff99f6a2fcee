use super::{Desk, PLAN, said};

#[test]
fn unfinished_projects_go_on_in_the_next_plan() {
    let desk = Desk::new();
    desk.out(&["status", "IOM-2", "ongoing"]);
    desk.out(&["set", "IOM-2", "due", "2024-12-31"]);
    let dry = desk.out(&["carry", "iom-2024", "iom-2025", "--dry-run"]);
    assert!(!desk.path("plans/iom-2025.toml").exists());
    assert_eq!(desk.out(&["carry", "iom-2024", "iom-2025"]), dry);
    assert_eq!(
        dry,
        "plan iom-2025 added in plans/iom-2025.toml, follows iom-2024
IOM-1 → IOM-2025-01 (planned, second year running)  Legal framework
IOM-2 → IOM-2025-02 (ongoing, second year running)  Training
"
    );
    assert_eq!(
        desk.text("plans/iom-2025.toml"),
        r#"[plan]
id = "iom-2025"
title = "Action Plan 2025"
partner = "iom"
start = 2025-01-01
previous = "iom-2024"

[[project]]
id = "IOM-2025-01"
title = "Legal framework"
lead = "iom"
status = "planned"
follows = "IOM-1"
tags = ["law"]
history = [
  { date = 2024-05-01, status = "planned", note = "Carried over from IOM-1" },
]

[[project]]
id = "IOM-2025-02"
title = "Training"
due = 2024-12-31
status = "ongoing"
follows = "IOM-2"
history = [
  { date = 2024-05-01, status = "ongoing", note = "Carried over from IOM-2" },
]
"#
    );
    assert_eq!(desk.run(&["check"]).code, 0);
}

#[test]
fn the_old_row_is_one_changed_line_and_one_added() {
    let desk = Desk::new();
    desk.out(&["carry", "iom-2024", "iom-2025", "--meeting", "2024-04-02-iom"]);
    let diff = desk.diff("plans/iom.toml", PLAN);
    assert!(
        diff.starts_with(
            "-status = 'planned'\n+status = 'carried over'\n+  { date = 2024-04-02, status = \"carried over\", meeting = \"2024-04-02-iom\", note = \"Goes on as IOM-2025-01\" },\n"
        ),
        "{diff}"
    );
    assert_eq!(desk.run(&["carry", "iom-2024", "iom-2025"]), said(0, "", "nothing to do: iom-2024 has no open project\n"));
    desk.out(&["carry", "iom-2025", "iom-2026"]);
    assert!(desk.out(&["carry", "iom-2026", "iom-2027", "--dry-run"]).contains("IOM-2026-01 → IOM-2027-01 (planned, fourth year running)"));
}

#[test]
fn circles_and_strangers_are_refused() {
    let desk = Desk::new();
    desk.out(&["carry", "iom-2024", "iom-2025"]);
    assert_eq!(
        desk.run(&["carry", "iom-2025", "iom-2024"]).err,
        "error: iom-2024 comes before iom-2025, so projects cannot be carried over into it\n"
    );
    assert_eq!(desk.run(&["carry", "iom-2025", "iom-2025"]).code, 2);
    assert_eq!(desk.run(&["carry", "iom-2023", "iom-2024"]).code, 4);
    assert_eq!(desk.run(&["--read-only", "carry", "iom-2025", "iom-2026"]).code, 4);
    assert!(!desk.path("plans/iom-2026.toml").exists());
}

#[test]
fn a_row_that_follows_already_is_not_made_twice() {
    let next = "[plan]\nid = \"iom-2025\"\ntitle = \"P\"\n\n[[project]]\nid = \"IOM-2025-07\"\ntitle = \"Law\"\nfollows = \"IOM-1\"\n";
    let desk = Desk::with(&[("iom.toml", PLAN), ("next.toml", next)]);
    let told = desk.out(&["carry", "iom-2024", "iom-2025"]);
    assert!(told.starts_with("IOM-1 → IOM-2025-07 (planned, second year running, there already)"), "{told}");
    assert!(desk.text("next.toml").contains("previous = \"iom-2024\"") && desk.text("next.toml").contains("IOM-2025-08"));
}
