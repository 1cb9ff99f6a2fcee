//! The reports over the screens: what is due, what changed, the brief.

use super::stage::Stage;

#[test]
fn what_is_overdue_is_one_key_away_and_leads_to_its_row() {
    let mut stage = Stage::small();
    let screen = stage.press("5").screen(100, 30);
    assert!(stage.keys == 1 && screen.contains("Overdue: 1") && screen.contains("overdue by 10 days"), "{screen}");
    assert!(stage.press("j<enter>").screen(100, 30).contains("▌ ▶ ongoing       ▲  IOM-2024-02"), "{}", stage.screen(100, 30));
}

#[test]
fn what_changed_since_the_last_meeting_is_one_key_away() {
    let mut stage = Stage::small();
    let screen = stage.press("so6").screen(100, 30);
    for part in ["Changes: International Organization for Migration since 2 Apr 2024", "planned → ongoing (10 April 2024)", "Not known"] {
        assert!(screen.contains(part), "{screen}");
    }
}

#[test]
fn the_brief_is_written_with_three_keys() {
    let mut stage = Stage::small();
    stage.press("bw<enter>");
    assert_eq!(stage.keys, 3);
    assert!(stage.written("brief-iom-2024-04-10.md").contains("# Brief for the meeting: International Organization for Migration"));
}

#[test]
fn every_digit_turns_to_its_screen_and_a_count_still_moves_a_date() {
    let mut stage = Stage::small();
    for (keys, part) in [
        ("5", "╭ Due"),
        ("6", "╭ Changes"),
        ("1", "Action Plan for 2024"),
        ("3", "Minister receives"),
        ("4", "never discussed"),
        ("2", "All plans"),
    ] {
        assert!(stage.press(keys).screen(100, 30).contains(part), "{keys}: {}", stage.screen(100, 30));
    }
    stage.press("<esc>52>");
    assert!(stage.screen(100, 30).contains("2024-07-22"), "{}", stage.screen(100, 30));
}

#[test]
fn turning_to_a_screen_is_no_count() {
    let mut stage = Stage::small();
    stage.press("j12").press("<esc>").press("1").press("2").press("k").press("14>");
    assert!(stage.screen(100, 30).contains("2024-06-14"), "{}", stage.screen(100, 30));
    stage.press("<esc>5").press("<esc>").press("14>");
    assert!(stage.screen(100, 30).contains("2024-06-28"), "{}", stage.screen(100, 30));
}
