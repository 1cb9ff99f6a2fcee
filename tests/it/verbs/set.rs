use super::{Desk, PLAN, said};

#[test]
fn a_field_is_one_changed_line() {
    let desk = Desk::new();
    assert_eq!(desk.out(&["set", "IOM-1", "due", "+2w"]), "IOM-1: due 2024-03-31 → 2024-04-14\n");
    assert_eq!(desk.diff("plans/iom.toml", PLAN), "-due = 2024-03-31\n+due = 2024-04-14\n");
}

#[test]
fn lists_take_plus_and_minus() {
    let desk = Desk::new();
    assert_eq!(desk.out(&["set", "IOM-1", "tags", "+urgent"]), "IOM-1: tags gains urgent\n");
    assert_eq!(desk.out(&["set", "IOM-1", "tags", "-law", "--color", "never"]), "IOM-1: tags loses law\n");
    assert_eq!(desk.diff("plans/iom.toml", PLAN), "-tags = [\"law\"]\n+tags = [\"urgent\"]\n");
    assert_eq!(desk.run(&["set", "IOM-1", "tags", "-law"]).code, 2);
}

#[test]
fn every_kind_of_row_has_fields() {
    let desk = Desk::new();
    desk.out(&["set", "iom-2024", "end", "2024-12-31"]);
    desk.out(&["set", "2024-04-02-iom", "place", "Ashgabat"]);
    desk.out(&["set", "iom", "kind", "partner"]);
    assert_eq!(desk.json(&["show", "iom", "--json"])["kind"], "partner");
    assert_eq!(desk.run(&["check"]).code, 0);
}

#[test]
fn what_does_not_fit_is_said() {
    let desk = Desk::new();
    let wrong = desk.run(&["set", "IOM-1", "progres", "5"]);
    assert!(wrong.err.starts_with("error: a project has no field `progres`; did you mean `progress`?\n"), "{}", wrong.err);
    assert_eq!(wrong.code, 2);
    assert_eq!(desk.run(&["set", "IOM-1", "progress", "150"]).code, 2);
    assert_eq!(desk.run(&["set", "IOM-1", "title", ""]).code, 2);
    assert_eq!(desk.run(&["set", "iom-1", "due", ""]), said(4, "", "error: nothing has the id \"iom-1\"\n  hint: did you mean IOM-1?\n"));
    assert_eq!(desk.run(&["set", "IOM-1", "lead", "iom"]), said(0, "", "nothing to do: lead of IOM-1 is so already\n"));
}
