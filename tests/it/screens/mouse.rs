//! The mouse does what keys do, where it is clicked.

use std::time::Duration;

use coplan::tui::desk::Task;
use coplan::tui::spot::Did;

use super::stage::Stage;

/// Clicks on the text where it stands first on the screen, at a time in milliseconds.
fn click(stage: &mut Stage, text: &str, at: u64) {
    let screen = stage.screen(120, 40);
    let (y, line) = screen.lines().enumerate().find(|(_, line)| line.contains(text)).unwrap_or_else(|| panic!("no {text:?} on\n{screen}"));
    let x = unicode_width::UnicodeWidthStr::width(&line[..line.find(text).unwrap()]);
    let task = stage.desk.mouse(Did::Click, (u16::try_from(x).unwrap(), u16::try_from(y).unwrap()), Duration::from_millis(at));
    stage.tasks.extend(task);
}

#[test]
fn a_click_selects_and_a_double_click_opens() {
    let mut stage = Stage::small();
    click(&mut stage, "Halkara", 0);
    assert!(stage.screen(120, 40).contains("2 of 2"));
    click(&mut stage, "Halkara", 1000);
    assert!(stage.screen(120, 40).contains("Title"));
    click(&mut stage, "Halkara", 1200);
    assert!(!stage.screen(120, 40).contains("Title"));
}

#[test]
fn clicks_on_screens_tabs_heads_and_menus() {
    let mut stage = Stage::small();
    click(&mut stage, "Meetings", 0);
    assert!(stage.screen(120, 40).contains("Minister receives"));
    click(&mut stage, "2 Projects", 1000);
    click(&mut stage, "History", 2000);
    assert!(stage.screen(120, 40).contains("15 Jan 2024"));
    click(&mut stage, "Due     ", 3000);
    assert!(stage.screen(120, 40).contains("by due ↓"));
    stage.press("s");
    click(&mut stage, "✓ done", 4000);
    assert!(stage.screen(120, 40).contains("one line of evidence"));
}

#[test]
fn a_click_beside_a_menu_does_nothing() {
    let mut stage = Stage::small();
    stage.press("s");
    click(&mut stage, "Meetings", 0);
    assert!(stage.screen(120, 40).contains("Status of IOM-2024-01"));
}

#[test]
fn the_wheel_moves_through_the_list() {
    let mut stage = Stage::data("2024-10-01");
    stage.screen(120, 40);
    stage.desk.mouse(Did::WheelDown, (5, 10), Duration::ZERO);
    assert!(stage.screen(120, 40).contains("4 of "));
    stage.press(":");
    stage.screen(120, 40);
    stage.desk.mouse(Did::WheelDown, (50, 20), Duration::ZERO);
    stage.press("<enter>");
    assert!(stage.screen(120, 40).contains("All plans"));
}

#[test]
fn the_mouse_is_handed_to_the_terminal_and_back() {
    let mut stage = Stage::small();
    stage.press("%");
    assert!(stage.screen(80, 24).contains("the mouse selects text now; % gives it back"));
    assert!(matches!(stage.tasks.last(), Some(Task::Mouse(false))));
    stage.press("%");
    assert!(matches!(stage.tasks.last(), Some(Task::Mouse(true))));
}

#[test]
fn a_click_on_a_number_of_a_card_shows_what_is_behind_it() {
    let mut stage = Stage::small();
    stage.press("1");
    click(&mut stage, "1 overdue", 0);
    let behind = stage.screen(120, 40);
    assert!(behind.contains("IOM-2024-02") && !behind.contains("IOM-2024-01  "), "{behind}");
}
