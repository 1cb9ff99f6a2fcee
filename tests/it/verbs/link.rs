use super::{Desk, PLAN, said};

#[test]
fn a_link_is_one_line_and_unlink_takes_it_back() {
    let desk = Desk::new();
    assert_eq!(desk.out(&["link", "IOM-1", "IOM-2", "latest"]), "IOM-1: linked to 2024-04-02-iom\nIOM-2: linked to 2024-04-02-iom\n");
    let line = "+meetings = [\"2024-04-02-iom\"]\n";
    assert_eq!(desk.diff("plans/iom.toml", PLAN), line.repeat(2));
    assert_eq!(desk.run(&["link", "IOM-1", "2024-04-02-iom"]), said(0, "", "nothing to do: linked already\n"));
    assert_eq!(desk.out(&["unlink", "IOM-2", "latest"]), "IOM-2: no longer linked to 2024-04-02-iom\n");
    assert_eq!(desk.run(&["unlink", "IOM-2", "latest"]).err, "nothing to do: there is no such link\n");
}

#[test]
fn an_unknown_meeting_is_refused_with_the_one_that_was_meant() {
    let refused = Desk::new().run(&["link", "IOM-1", "2024-04-03-iom"]);
    assert_eq!(refused, said(4, "", "error: there is no meeting \"2024-04-03-iom\"\n  hint: did you mean 2024-04-02-iom?\n"));
}
