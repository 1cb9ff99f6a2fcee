//! Looking back: how things stood at a meeting or on a date.

use super::stage::Stage;

#[test]
fn as_of_a_meeting_the_status_is_that_of_the_history() {
    let mut stage = Stage::small();
    let screen = stage.press("so<c-s>T<down><enter>").screen(120, 24);
    assert!(screen.contains("As of 1 Feb 2024, meeting 2024-02-01-iom: without deadlines and progress, 1 not known."), "{screen}");
    assert!(screen.contains("○ planned") && screen.contains("? not known") && !screen.contains("▶ ongoing"), "{screen}");
}

#[test]
fn the_past_cannot_be_changed_and_t_twice_is_today_again() {
    let mut stage = Stage::small();
    assert!(stage.press("jT2024-02-15<enter>s").screen(80, 24).contains("this is the past: T T goes back to today"));
    let screen = stage.press("TT").screen(80, 24);
    assert!(screen.contains("today again") && screen.contains("10 Apr 2024"), "{screen}");
    assert_eq!(stage.changed(), "");
    assert!(stage.press("sn").changed().contains("+status = \"planned\""));
}

#[test]
fn what_is_selected_stays_selected_in_the_past() {
    let mut stage = Stage::small();
    let screen = stage.press("jT<down><enter>").screen(80, 24);
    assert!(screen.contains("2 of 2") && screen.contains("Halkara"), "{screen}");
    assert!(stage.press("TT").screen(80, 24).contains("2 of 2"));
}

#[test]
fn a_filter_for_a_status_shows_nothing_of_which_it_is_not_known() {
    let mut stage = Stage::small();
    let screen = stage.press("T<down><enter>/status:proposed<enter>").screen(80, 24);
    assert!(screen.contains("The filter shows no project."), "{screen}");
}
