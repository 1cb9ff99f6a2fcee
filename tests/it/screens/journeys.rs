//! The journeys of an officer, each with the keys that it may take.

use super::stage::{SMALL, Stage, changed};
use coplan::tui::desk::Task;

#[test]
fn mark_a_status_in_two_keys() {
    let mut stage = Stage::small();
    stage.press("so");
    assert_eq!(stage.keys, 2);
    assert!(stage.screen(80, 24).contains("IOM-2024-01: ▶ ongoing"));
    assert_eq!(stage.changed(), "-status = \"planned\"\n+status = \"ongoing\"\n+  { date = 2024-04-10, status = \"ongoing\" },\n");
}

#[test]
fn mark_a_status_as_stated_at_a_meeting() {
    let mut stage = Stage::small();
    stage.press("m<enter>so");
    assert_eq!(stage.keys, 4);
    assert!(stage.screen(80, 24).contains("stated at 2024-04-02-iom"));
    assert!(stage.changed().contains("+  { date = 2024-04-02, status = \"ongoing\", meeting = \"2024-04-02-iom\" },\n"));
}

#[test]
fn link_to_the_latest_meeting_in_two_keys() {
    let mut stage = Stage::small();
    stage.press("L<enter>");
    assert_eq!(stage.keys, 2);
    assert_eq!(stage.changed(), "+meetings = [\"2024-04-02-iom\"]\n");
}

#[test]
fn only_one_agency() {
    let mut stage = Stage::small();
    stage.press("/migration<enter>");
    let screen = stage.screen(120, 40);
    assert!(screen.contains("1 of 2 projects") && screen.contains("IOM-2024-02") && !screen.contains("IOM-2024-01"), "{screen}");
    assert!(stage.press("<esc>").screen(120, 40).contains("  2 projects"));
}

#[test]
fn move_a_deadline_by_two_weeks_in_three_keys() {
    let mut stage = Stage::small();
    stage.press("14>");
    assert_eq!(stage.keys, 3);
    assert!(stage.screen(80, 24).contains("due 14 Jun 2024"));
    assert_eq!(stage.changed(), "-due = 2024-05-31\n+due = 2024-06-14\n");
}

#[test]
fn a_note_on_the_selected() {
    let mut stage = Stage::small();
    stage.press("ASpoke with Ýollar<enter>");
    assert_eq!(stage.changed(), "+  { date = 2024-04-10, note = \"Spoke with Ýollar\" },\n");
}

#[test]
fn type_a_due_date_and_see_what_was_understood() {
    let mut stage = Stage::small();
    assert!(stage.press("d15.6").screen(80, 24).contains("= Sat 15 Jun 2024"));
    assert_eq!(stage.press("<enter>").changed(), "-due = 2024-05-31\n+due = 2024-06-15\n");
}

#[test]
fn suspended_needs_a_reason() {
    let mut stage = Stage::small();
    assert!(stage.press("ss<enter>").screen(80, 24).contains("suspended needs a reason"));
    stage.press("No funds<enter>");
    assert!(stage.changed().contains("status = \"suspended\", note = \"No funds\" },"));
}

#[test]
fn done_asks_for_evidence_that_may_be_skipped() {
    let mut stage = Stage::small();
    stage.press("sd<enter>");
    assert!(stage.changed().contains("+  { date = 2024-04-10, status = \"done\" },\n"));
}

#[test]
fn marks_make_one_step_of_many_changes() {
    let mut stage = Stage::small();
    stage.press("VLworking<enter>");
    assert_eq!(
        stage.changed(),
        "+meetings = [\"2024-02-01-iom\"]\n-meetings = [\"2024-04-02-iom\"]\n+meetings = [\"2024-04-02-iom\", \"2024-02-01-iom\"]\n"
    );
    stage.press("u");
    assert_eq!(stage.changed(), "");
}

#[test]
fn undo_and_redo_stop_at_as_loaded() {
    let mut stage = Stage::small();
    stage.press("so14>");
    assert!(stage.screen(80, 24).contains("2 unsaved"));
    assert!(stage.press("uuu").screen(80, 24).contains("nothing to undo"));
    assert!(!stage.screen(80, 24).contains("unsaved"));
    assert!(stage.press("<c-r><c-r>").screen(80, 24).contains("2 unsaved"));
}

#[test]
fn a_new_project_takes_the_next_number() {
    let mut stage = Stage::small();
    stage.press("aSchool for trainers<enter>");
    assert!(stage.screen(80, 24).contains("IOM-2024-03"));
    let added = "+[[project]]\n+id = \"IOM-2024-03\"\n+title = \"School for trainers\"\n+status = \"planned\"\n+\n";
    assert_eq!(stage.changed(), added);
}

#[test]
fn a_new_meeting_from_one_line() {
    let mut stage = Stage::small();
    stage.press("3a9.4.2024 iom Follow-up<enter>");
    assert!(stage.screen(80, 24).contains("2024-04-09-iom"));
    assert!(
        stage.changed().contains("+[[meeting]]\n+id = \"2024-04-09-iom\"\n+date = 2024-04-09\n+title = \"Follow-up\"\n+with = [\"iom\"]\n")
    );
}

#[test]
fn edit_any_field() {
    let mut stage = Stage::small();
    stage.press("eprogress<enter><c-u>80<enter>");
    assert_eq!(stage.changed(), "-progress = 60\n+progress = 80\n");
    assert!(stage.press("eprogress<enter><c-u>800<enter>").screen(80, 24).contains("no per cent"));
}

#[test]
fn removing_asks_and_can_be_undone() {
    let mut stage = Stage::small();
    assert!(stage.press("<c-x>").screen(80, 24).contains("Remove IOM-2024-01?"));
    assert!(stage.press("y").screen(80, 24).contains("1 projects") || stage.screen(80, 24).contains("IOM-2024-02"));
    assert!(!stage.screen(80, 24).contains("IOM-2024-01  "));
    stage.press("u");
    assert_eq!(stage.changed(), "");
}

#[test]
fn health_set_by_hand_gives_its_reason() {
    let mut stage = Stage::small();
    stage.press("SrNo answer<enter>");
    assert_eq!(stage.changed(), "+health = \"red\"\n+health_reason = \"No answer\"\n");
    let screen = stage.screen(80, 40);
    assert!(screen.contains("▲ red (set by hand)") && screen.contains("No answer"), "{screen}");
    stage.press("S-");
    assert_eq!(stage.changed(), "");
}

#[test]
fn quitting_with_changes_asks_once() {
    let mut stage = Stage::small();
    assert!(stage.press("soq").screen(80, 24).contains("not saved"));
    stage.press("s");
    assert!(matches!(stage.tasks.last(), Some(Task::Quit)));
    assert!(changed(SMALL, &stage.file()).contains("+status = \"ongoing\""));
}

#[test]
fn a_russian_keyboard_does_the_same() {
    let mut stage = Stage::small();
    stage.press("ыщ");
    assert!(stage.changed().contains("+status = \"ongoing\""));
    assert!(stage.press("/дорога").screen(80, 24).contains("/ дорога"), "text fields take what is typed");
}

#[test]
fn from_a_plan_to_its_projects_and_back() {
    let mut stage = Stage::small();
    assert!(stage.press("1<enter>").screen(80, 24).contains("Action Plan for 2024  2 projects"));
    assert!(stage.press("<esc>").screen(80, 24).contains("Plans  1"));
    assert!(stage.press("<enter>2<esc>").screen(80, 24).contains("All plans  2 projects"));
}

#[test]
fn sorting_by_due_date() {
    let mut stage = Stage::small();
    stage.press("ojjjjjjj<enter><esc>");
    let screen = stage.screen(80, 24);
    let (first, second) = (screen.find("2024-03-31").unwrap(), screen.find("2024-05-31").unwrap());
    assert!(first < second && screen.contains("by due"), "{screen}");
}

#[test]
fn a_read_only_session_changes_nothing() {
    let mut stage = Stage::read_only();
    assert!(stage.press("s").screen(80, 24).contains("read-only"));
    assert!(stage.press("jHz").screen(80, 24).contains("History"));
}

#[test]
fn what_is_wrong_is_listed_with_its_place() {
    let mut stage = Stage::with(&SMALL.replace("due = 2024-03-31", "due = 2024-02-30"));
    assert!(stage.screen(80, 24).contains("1 file needs a look"));
    let screen = stage.press("!").screen(80, 24);
    assert!(screen.contains("2024-02-30 is no day") && screen.contains("plan.toml:24:7"), "{screen}");
    assert!(stage.press("<esc>jsf").screen(160, 24).contains("cannot be changed"));
}

#[test]
fn a_field_that_is_looked_at_is_not_changed() {
    let with = SMALL.replace(
        "lead = \"mfa\"\n",
        "lead = \"mfa\"\ntags = [\"one, two\", \"three\"]\nnote = \"\"\"\nOne line.\n\"\"\"\ninternal = \"\"\"\nTwo\nlines.\n\"\"\"\n",
    );
    let mut stage = Stage::with(&with);
    stage.press("etags<enter><enter>enote<enter><enter>");
    assert!(!stage.screen(80, 24).contains("unsaved"));
    assert!(stage.press("etags<enter><c-u>four<enter>").screen(80, 24).contains("an item has a comma"));
    stage.press("<c-u>+four<enter>enote<enter> More.<enter>");
    assert!(stage.press("einternal<enter>").screen(80, 24).contains("has several lines"));
    stage.press("<c-s>");
    assert_eq!(
        changed(&with, &stage.file()),
        "-tags = [\"one, two\", \"three\"]\n+tags = [\"one, two\", \"three\", \"four\"]\n-One line.\n+One line. More.\n"
    );
}

#[test]
fn a_long_problem_is_told_on_two_lines() {
    let text = SMALL.replace("due = 2024-05-31", "due = \"at the end of the regional phase\"");
    let screen = Stage::with(&text).press("!").screen(60, 24);
    assert!(screen.contains("│ \"at the end of the regional phase\"") && screen.contains("│ nothing is computed from it"), "{screen}");
}

#[test]
fn what_an_older_meeting_stated_joins_the_history_and_the_status_stays() {
    let mut stage = Stage::small();
    stage.press("so").press("m2024-02-01<enter>sf");
    let screen = stage.screen(80, 24);
    assert!(screen.contains("history only; it stays ongoing (stated later, 2024-04-10)"), "{screen}");
    assert!(
        stage
            .changed()
            .contains("+status = \"ongoing\"\n+  { date = 2024-02-01, status = \"finalising\", meeting = \"2024-02-01-iom\" },\n")
    );
}
