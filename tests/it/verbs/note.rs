use super::{Desk, PLAN};

#[test]
fn a_note_is_one_added_line() {
    let desk = Desk::new();
    desk.out(&["note", "IOM-1", "Draft sent", "--by", "iom", "--date", "yesterday"]);
    assert_eq!(desk.diff("plans/iom.toml", PLAN), "+  { date = 2024-04-30, by = \"iom\", note = \"Draft sent\" },\n");
    assert_eq!(desk.run(&["note", "IOM-1", " "]).code, 2);
}
