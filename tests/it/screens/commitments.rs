//! What a side undertook at a meeting.

use super::stage::Stage;

#[test]
fn a_commitment_is_recorded_at_a_meeting_and_done_later() {
    let mut stage = Stage::small();
    assert!(
        stage
            .press("3Ciom 15.05 sends the draft")
            .screen(80, 24)
            .contains("= International Organization for Migration, by Wed 15 May 2024")
    );
    stage.press("<enter>");
    let line = "  { side = \"iom\", what = \"sends the draft\", due = 2024-05-15, status = \"open\" },\n";
    assert_eq!(stage.changed(), format!("+commitments = [\n+{line}+]\n"));
    let screen = stage.press("]]").screen(80, 24);
    assert!(screen.contains("○ International Organization") && screen.contains("by 15 May 2024, open"), "{screen}");
    assert!(stage.press("sd").changed().contains("status = \"done\" },"));
}

#[test]
fn meetings_with_open_commitments_have_a_filter_and_show_their_age() {
    let mut stage = Stage::small();
    stage.press("3jCiom 2024-03-15 sends the draft<enter>");
    let screen = stage.press("/overdue<enter>]]").screen(80, 24);
    assert!(screen.contains("1 of 2") && screen.contains("by 15 Mar 2024, overdue, 1 meeting since"), "{screen}");
    assert!(stage.press("sd").screen(80, 24).contains("1 of 2"));
    assert!(stage.press("/<c-u>open<enter>").screen(80, 24).contains("The filter shows no meeting."));
}

#[test]
fn commitments_of_its_meetings_stand_at_a_project() {
    let mut stage = Stage::small();
    stage.press("3Ciom sends the draft<enter>2j]]]");
    let screen = stage.screen(120, 40);
    assert!(screen.contains("sends the draft") && screen.contains("2 Apr 2024  Minister receives"), "{screen}");
}
