//! What others do to the files while they are open: merged, told of, or decided; never lost.

use coplan::tui::desk::Task;

use super::stage::{SMALL, Stage, changed};

#[test]
fn an_outside_edit_of_another_field_is_taken_in_at_once() {
    let mut stage = Stage::small();
    stage.press("so").outside("due = 2024-05-31", "due = 2024-06-30 # agreed");
    let screen = stage.screen(80, 24);
    assert!(screen.contains("IOM-2024-01: due 2024-05-31 → 2024-06-30") && screen.contains("1 unsaved"), "{screen}");
    stage.press("<c-s>");
    let lines = "-due = 2024-05-31\n-status = \"planned\"\n+due = 2024-06-30 # agreed\n+status = \"ongoing\"\n+  { date = 2024-04-10, status = \"ongoing\" },\n";
    assert_eq!(changed(SMALL, &stage.file()), lines);
}

#[test]
fn a_save_that_finds_the_file_changed_joins_both_and_saves() {
    let mut stage = Stage::small();
    stage.press("so").outside_unseen("lead = \"sms\"", "lead = \"mfa\"").press("<c-s>");
    assert!(stage.screen(80, 24).contains("saved"));
    assert!(stage.file().contains("status = \"ongoing\"\nprogress = 60") && !stage.file().contains("\"sms\"\ndue"), "{}", stage.file());
}

#[test]
fn the_same_field_is_decided_with_one_key_and_enter() {
    for (key, status) in [("1", "ongoing"), ("2", "suspended")] {
        let mut stage = Stage::small();
        stage.press("so").outside("status = \"planned\"\nprogress", "status = \"suspended\"\nprogress");
        let screen = stage.screen(80, 24);
        for part in ["before  ○ planned", "1 yours   ▶ ongoing", "2 theirs  ‖ suspended"] {
            assert!(screen.contains(part), "{screen}");
        }
        stage.press(key).press("<enter><c-s>");
        assert!(stage.file().contains(&format!("status = \"{status}\"\nprogress")), "{}", stage.file());
        assert!(!stage.screen(80, 24).contains("to decide"));
    }
}

#[test]
fn a_conflict_that_is_closed_waits_and_is_asked_for_before_quitting() {
    let mut stage = Stage::small();
    stage.press("so").outside("status = \"planned\"\nprogress", "status = \"done\"\nprogress").press("<esc><c-s>");
    assert!(stage.screen(80, 24).contains("1 to decide: D"), "{}", stage.screen(80, 24));
    stage.press("q");
    assert!(stage.screen(80, 24).contains("to decide: yours would be dropped"), "{}", stage.screen(80, 24));
    stage.press("cD1<enter>u");
    assert!(stage.screen(80, 24).contains("undone"));
}

#[test]
fn undo_after_an_outside_edit_takes_back_only_ours() {
    let mut stage = Stage::small();
    stage.press("so").outside("progress = 60", "progress = 70").press("u<c-s>");
    assert_eq!(changed(SMALL, &stage.file()), "-progress = 60\n+progress = 70\n");
}

#[test]
fn undo_of_what_somebody_else_has_changed_since_is_refused() {
    let mut stage = Stage::small();
    stage.press("so<c-s>").outside("status = \"ongoing\"\nprogress", "status = \"suspended\"\nprogress").press("u");
    let screen = stage.screen(80, 24);
    assert!(screen.contains("not undone: IOM-2024-01: status was changed by somebody else since"), "{screen}");
}

#[test]
fn our_own_save_is_no_outside_edit() {
    let mut stage = Stage::small();
    stage.press("so<c-s>").outside("", "");
    assert!(stage.screen(80, 24).contains("saved"));
}

#[test]
fn a_file_that_somebody_else_has_broken_keeps_our_changes() {
    let mut stage = Stage::small();
    stage.press("so").outside("[[project]]", "<<<<<<< HEAD\n[[project]]").press("<c-s>");
    let screen = stage.screen(120, 24);
    assert!(screen.contains("your changes are kept") && screen.contains("1 unsaved"), "{screen}");
    stage.outside("<<<<<<< HEAD\n", "").press("<c-s>");
    assert!(stage.file().contains("status = \"ongoing\"\nprogress"), "{}", stage.file());
}

#[test]
fn a_file_that_was_removed_is_told_of_and_saving_makes_it_anew() {
    let mut stage = Stage::small();
    stage.press("so");
    std::fs::remove_file(stage.path()).unwrap();
    stage.press("R<c-s>");
    assert!(stage.file().contains("status = \"ongoing\"\nprogress"), "{}", stage.screen(120, 24));
}

#[test]
fn save_and_quit_quits_only_when_all_is_on_disk() {
    let mut stage = Stage::small();
    stage.press("so").outside_unseen("lead = \"sms\"", "lead = \"mfa\"").press("qs");
    assert!(matches!(stage.tasks[..], [Task::Quit]), "{:?}", stage.tasks);
    assert!(stage.file().contains("status = \"ongoing\"\nprogress") && !stage.file().contains("\"sms\"\ndue"));
}

#[test]
fn saving_and_quitting_with_something_to_decide_shows_it() {
    let mut stage = Stage::small();
    stage.press("so").outside("status = \"planned\"\nprogress", "status = \"done\"\nprogress").press("<esc>qs");
    let screen = stage.screen(80, 24);
    assert!(screen.contains("1 yours") && !screen.contains("all is saved"), "{screen}");
}

#[test]
fn a_meeting_of_ours_gets_another_id_where_theirs_has_it_and_what_was_said_at_it_goes_along() {
    let mut stage = Stage::small();
    stage.press("3a9.4.2024 iom Follow-up<enter>2m<enter>so");
    let theirs = "[[meeting]]\nid = \"2024-04-09-iom\"\ndate = 2024-04-09\ntitle = \"Another one\"\n\n[[organisation]]";
    stage.outside("[[organisation]]", theirs);
    assert!(stage.screen(120, 24).contains("2024-04-09-iom-2"), "{}", stage.screen(120, 24));
    stage.press("<c-s>");
    let text = stage.file();
    assert!(text.contains("2024-04-09-iom-2\"\ndate = 2024-04-09\ntitle = \"Follow-up\""), "{text}");
    assert!(
        text.contains("status = \"ongoing\", meeting = \"2024-04-09-iom-2\"") && !text.contains("meeting = \"2024-04-09-iom\""),
        "{text}"
    );
    stage.press("uu<c-s>");
    assert!(stage.file().contains("Another one") && !stage.file().contains("meeting = "), "{}", stage.file());
}

/// Several things to decide in a low window.
fn several() -> Stage {
    let mut stage = Stage::small();
    let four = "lead = \"sms\"\ndue = 2024-03-31\nstatus = \"ongoing\"\nmeetings";
    stage.press("jelead<enter><c-u>mfa<enter>edue<enter><c-u>2024-06-30<enter>ssWaits<enter>");
    stage.outside(four, "lead = \"iom\"\ndue = 2024-09-30\nstatus = \"finalising\"\nmeetings");
    stage
}

#[test]
fn what_was_picked_is_still_picked_after_it_was_put_off() {
    let mut stage = several();
    let screen = stage.press("1<esc>D").screen(80, 24);
    assert!(screen.contains("✓ 1 yours") && !screen.contains("✓ 2 theirs"), "{screen}");
}

#[test]
fn more_than_fits_is_counted_and_a_pick_goes_on_downwards_only() {
    let mut stage = several();
    let screen = stage.press("D").screen(80, 12);
    assert!(screen.contains("3 fields   ↓ 2"), "{screen}");
    let screen = stage.press("j1k").screen(80, 40);
    assert!(screen.contains("✓ 1 yours"), "{screen}");
    assert!(stage.press("2<enter>").screen(80, 24).contains("2 left to decide"), "{}", stage.screen(80, 24));
}

#[test]
fn an_entry_that_is_not_saved_yet_follows_a_meeting_to_its_new_id() {
    let mut stage = Stage::small();
    stage.press("3a9.4.2024 iom Follow-up<enter>2m<enter>so<c-s>sf");
    stage.outside_unseen("id = \"2024-04-09-iom\"", "id = \"2024-04-09-iom-2\"");
    stage.outside_unseen("meeting = \"2024-04-09-iom\"", "meeting = \"2024-04-09-iom-2\"");
    let theirs = "[[meeting]]\nid = \"2024-04-09-iom\"\ndate = 2024-04-09\ntitle = \"Another one\"\n\n[[organisation]]";
    stage.outside("[[organisation]]", theirs).press("<c-s>");
    let text = stage.file();
    assert!(
        text.contains("status = \"finalising\", meeting = \"2024-04-09-iom-2\"") && !text.contains("meeting = \"2024-04-09-iom\""),
        "{text}"
    );
}

#[test]
fn what_comes_in_meanwhile_leaves_the_picks() {
    let mut stage = several();
    stage.press("1").outside("status = \"planned\"\nprogress", "status = \"planned\"\nprogress");
    stage.outside("lead = \"iom\"", "lead = \"unhcr\"");
    assert!(stage.screen(80, 40).contains("✓ 1 yours"), "{}", stage.screen(80, 40));
}

#[test]
fn what_waits_shows_the_newest_value_of_the_others() {
    let mut stage = several();
    stage.press("<esc>").outside("lead = \"iom\"", "lead = \"unhcr\"").press("D");
    assert!(stage.screen(100, 40).contains("2 theirs  unhcr"), "{}", stage.screen(100, 40));
}
