use super::Desk;

#[test]
fn the_sample_is_written_once_and_can_be_changed() {
    let desk = Desk::with(&[]);
    assert_eq!(desk.run(&["demo", "--no-open"]).err, "the sample is in coplan-demo; change it as you like\n");
    desk.out(&["-C", "coplan-demo", "note", "IOM-2024-01", "Tried out"]);
    assert_eq!(desk.run(&["demo", "--no-open"]).err, "coplan-demo holds plans already and is left as it is\n");
    assert!(desk.text("coplan-demo/plans/iom-2024.toml").contains("Tried out"));
    assert!(desk.run(&["demo", "mine"]).err.contains("needs a terminal"));
}
