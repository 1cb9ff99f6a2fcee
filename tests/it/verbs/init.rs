use super::Desk;

#[test]
fn a_new_workspace_is_clean_and_is_not_made_twice() {
    let desk = Desk::with(&[]);
    assert_eq!(desk.run(&["init", "new"]).code, 0);
    assert_eq!(desk.run(&["-C", "new", "check"]).err, "no problems in 4 files\n");
    assert_eq!(desk.json(&["-C", "new", "list", "--json"])["projects"][0]["id"], "PARTNER-2024-01");
    let before = desk.text("new/plans/partner-2024.toml");
    let again = desk.run(&["init", "new"]);
    assert_eq!(again.code, 4, "{again:?}");
    assert_eq!(desk.text("new/plans/partner-2024.toml"), before);
    assert_eq!(desk.run(&["--read-only", "init", "other"]).code, 4);
    assert!(!desk.path("other").exists());
}
