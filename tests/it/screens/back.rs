//! Esc leads back to where a plan or a row was opened, and finds it as it was.

use super::stage::{SMALL, Stage};

#[test]
fn from_the_number_of_a_card_and_back() {
    let mut stage = Stage::small();
    assert!(stage.press("1<tab><tab><enter>").screen(80, 24).contains("1 of 2 projects  / overdue"));
    assert!(stage.press("<esc>").screen(80, 24).contains("Plans  1"), "{}", stage.screen(80, 24));
    assert!(stage.press("2").screen(80, 24).contains("All plans  2 projects"), "what was opened is closed again");
}

#[test]
fn from_a_report_and_back_to_the_same_line_told_again() {
    let mut stage = Stage::small();
    let rows = stage.press("so6j<enter>").screen(100, 30);
    assert!(rows.contains("▌ ▶ ongoing") && !rows.contains("╭ Changes"), "{rows}");
    let screen = stage.press("sf<esc>").screen(100, 30);
    assert!(screen.contains("╭ Changes") && screen.contains("planned → finalising"), "{screen}");
    assert!(stage.press("<enter>").screen(100, 30).contains("▌ ◐ finalising"), "the line about the same project is still selected");
    assert!(!stage.press("<esc><esc>").screen(100, 30).contains("╭ Changes"), "and then to what was below it");
}

#[test]
fn from_the_matrix_and_the_timeline() {
    let mut stage = Stage::small();
    stage.press("4j<enter>").screen(80, 24);
    assert!(stage.press("<esc>").screen(80, 24).contains("never discussed"), "{}", stage.screen(80, 24));
    stage.press("5<tab>j<enter>").screen(80, 24);
    assert!(stage.press("<esc>").screen(80, 24).contains("╭ Timeline"), "{}", stage.screen(80, 24));
}

#[test]
fn what_was_done_there_is_taken_back_first_and_a_screens_key_begins_anew() {
    let mut stage = Stage::small();
    let screen = stage.press("5j<enter>v/legal<enter><esc><esc>").screen(100, 30);
    assert!(!screen.contains("╭ Due") && screen.contains("All plans  2 projects"), "filter and marks first: {screen}");
    assert!(stage.press("<esc>").screen(100, 30).contains("╭ Due"), "{}", stage.screen(100, 30));
    assert!(stage.press("<enter>14><esc>").screen(100, 30).contains("╭ Due"), "a count goes nowhere else");
    assert!(!stage.press("<enter>2<esc>").screen(100, 30).contains("╭ Due"), "{}", stage.screen(100, 30));
}

#[test]
fn another_plan_is_left_again() {
    let other =
        "[plan]\nid = \"x\"\ntitle = \"Other plan\"\npartner = \"iom\"\n\n[[project]]\nid = \"X-1\"\ntitle = \"X\"\ndue = 2024-04-05\n";
    let mut stage = Stage::with_files(&[("a.toml", SMALL), ("b.toml", other)]);
    stage.press("1j<enter>/x<enter>5").screen(100, 30);
    stage.press("jj<enter>").screen(100, 30);
    let back = stage.press("<esc><esc>").screen(100, 30);
    assert!(back.contains("Other plan  1 project") && back.contains("/ x"), "{back}");
}

#[test]
fn a_report_in_between_leaves_the_way_back() {
    let mut stage = Stage::small();
    let screen = stage.press("1<enter>5<esc><esc>").screen(80, 24);
    assert!(screen.contains("Plans  1"), "{screen}");
}

#[test]
fn through_a_second_report_and_back_to_the_first() {
    let mut stage = Stage::data("2024-10-02");
    let due = stage.press("5j").screen(100, 30);
    let back = stage.press("<enter>6j<enter><esc><esc><esc>").screen(100, 30);
    assert!(due.contains("╭ Due") && back.contains("╭ Due"), "{back}");
}
