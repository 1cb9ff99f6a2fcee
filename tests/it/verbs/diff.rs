use super::{Desk, MEETINGS, PLAN, said};

#[test]
fn two_folders_are_compared_field_by_field() {
    let new = PLAN
        .replace("due = 2024-03-31", "due = \"2024-Q4\"")
        .replace("tags = [\"law\"]", "tags = [\"law\", \"urgent\"]\nfunding = { source = \"IOM\" }")
        .replace("[[project]]\nid = \"IOM-2\"\ntitle = \"Training\"\n", "[[project]]\nid = \"IOM-3\"\ntitle = \"Course\"\n");
    let desk = Desk::with(&[("old/p.toml", PLAN), ("old/m.toml", MEETINGS), ("new/q.toml", &new), ("new/m.toml", MEETINGS)]);
    let told = desk.run(&["diff", "old", "new"]);
    assert_eq!(told.code, 1);
    assert_eq!(
        told.out,
        "IOM-1  Legal framework
  due 31 March 2024 → fourth quarter of 2024
  tags gains urgent
  funding.source set to IOM
IOM-3  Course
  new, planned
IOM-2  Training
  no longer in the files
"
    );
    let due = desk.json(&["diff", "old", "new", "--json"])["changes"][0].clone();
    assert_eq!((due["project"].as_str(), due["from"].as_str(), due["to"].as_str()), (Some("IOM-1"), Some("2024-03-31"), Some("2024-Q4")));
}

#[test]
fn comments_order_and_spelling_do_not_count() {
    let spelled = PLAN.replace("status = 'planned'", "status = \"planned\"").replace("# The plan with IOM.", "").replace('\n', "\r\n");
    let desk = Desk::with(&[("old.toml", PLAN), ("new.toml", &spelled)]);
    assert_eq!(desk.run(&["diff", "old.toml", "new.toml"]), said(0, "", ""));
    assert_eq!(desk.run(&["diff", "old.toml", "nowhere"]).code, 4);
}

#[test]
fn a_status_is_told_with_its_entry() {
    let desk = Desk::with(&[("old/p.toml", PLAN), ("p.toml", PLAN)]);
    desk.out(&["-C", "p.toml", "status", "IOM-1", "done", "--note", "Signed"]);
    assert_eq!(desk.run(&["diff", "old", "p.toml"]).out, "IOM-1  Legal framework\n  planned → done (1 May 2024): Signed\n");
}
