use super::{Desk, PLAN};

#[test]
fn an_older_note_joins_at_its_day() {
    let desk = Desk::new();
    desk.out(&["status", "IOM-1", "ongoing", "--date", "2024-04-20"]);
    desk.out(&["note", "IOM-1", "Draft sent", "--date", "2024-03-01"]);
    let text = desk.text("plans/iom.toml");
    assert!(text.find("Draft sent").unwrap() < text.find("date = 2024-04-20").unwrap(), "{text}");
    assert!(!desk.run(&["check"]).out.contains("dates-out-of-order"));
}

#[test]
fn a_note_is_one_added_line() {
    let desk = Desk::new();
    desk.out(&["note", "IOM-1", "Draft sent", "--by", "iom", "--date", "yesterday"]);
    assert_eq!(desk.diff("plans/iom.toml", PLAN), "+  { date = 2024-04-30, by = \"iom\", note = \"Draft sent\" },\n");
    assert_eq!(desk.run(&["note", "IOM-1", " "]).code, 2);
}
