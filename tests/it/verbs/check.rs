use super::{Desk, PLAN, said};

#[test]
fn a_clean_workspace_has_no_problems() {
    assert_eq!(Desk::new().run(&["check"]), said(0, "", "no problems in 2 files\n"));
}

#[test]
fn a_problem_shows_file_line_and_help() {
    let desk = Desk::with(&[("a.toml", &PLAN.replace("status = 'planned'", "statsu = 'planned'").replace("iom\"\nstart", "\"\nstart"))]);
    let checked = desk.run(&["check"]);
    let shown = "warning[unknown-key]: `statsu` is not a key that coplan knows
  --> a.toml:11:1
   |
11 | statsu = 'planned'
   | ^^^^^^
   |
   = help: did you mean `status`?
";
    assert!(checked.out.contains(shown), "{}", checked.out);
    assert_eq!(checked.code, 1);
}

#[test]
fn a_bad_row_is_listed_with_what_can_be_told() {
    let desk = Desk::with(&[("a.toml", "[[project]]\nid = \"X\"\ntitle = \"x\"\ntitle = \"y\"\n")]);
    let listed = desk.run(&["list", "--json"]);
    assert_eq!(serde_json::from_str::<serde_json::Value>(&listed.out).unwrap()["projects"][0]["id"], "X");
    assert_eq!(listed.err, "warning: one row has something wrong and cannot be changed; `coplan check` shows what\n");
    assert!(desk.run(&["check"]).out.contains("error[duplicate-key]"));
    assert_eq!(desk.run(&["status", "X", "done"]).code, 4);
}

#[test]
fn json_has_the_settled_shape() {
    let desk =
        Desk::with(&[("a.toml", "[plan]\nid = \"p\"\ntitle = \"P\"\n[[project]]\nid = \"X\"\ntitle = \"x\"\nmeetings = [\"no\"]\n")]);
    let problem = desk.json(&["check", "--json"])["problems"][0].clone();
    assert_eq!((problem["file"].as_str(), problem["line"].as_u64(), problem["column"].as_u64()), (Some("a.toml"), Some(7), Some(14)));
    assert_eq!((problem["severity"].as_str(), problem["code"].as_str()), (Some("warning"), Some("unknown-meeting")));
    assert_eq!(problem["message"], "there is no meeting \"no\"");
    assert_eq!(desk.run(&["check", "--json"]).code, 1);
}

#[test]
fn a_nasty_file_is_shown_harmless() {
    let nasty = "[[project]]\nid = \"\u{202e}evil\"\ntitle = \"x\"\nsta\u{1b}[31mtus = 1\n";
    let desk = Desk::with(&[("a.toml", nasty), ("b.toml", "[plan]\nid=\"b\"\ntitle=\"b\"\n<<<<<<< ours\n=======\n>>>>>>> theirs\n")]);
    let checked = desk.run(&["check"]);
    assert_eq!(checked.code, 1);
    assert!(checked.out.contains("conflict-markers") && checked.out.contains("sta^[[31mtus"), "{}", checked.out);
    assert!(!checked.out.contains(['\u{1b}', '\u{202e}']), "{:?}", checked.out);
    assert!(desk.run(&["list"]).err.starts_with("warning: a.toml could not be read"));
}
