//! Keys by their place, and keys that the user has changed, on the screen.

use coplan::tui::action::Action;
use coplan::tui::keys::Key;
use coplan::tui::keys::layout::Keyboard;
use coplan::tui::keys::map::KeyMap;
use coplan::tui::setup::Setup;

use super::stage::Stage;

fn with(keyboard: Keyboard, changes: &[(Action, Vec<Key>)]) -> Stage {
    Stage::small().set_up(Setup { keys: KeyMap::new(keyboard, changes), ..Setup::default() })
}

#[test]
fn a_russian_officer_marks_links_and_takes_back_without_changing_the_keyboard() {
    let mut stage = Stage::small();
    stage.press("ыщ");
    assert!(stage.screen(80, 24).contains("▶ ongoing"));
    stage.press("Д<enter>");
    assert!(stage.changed().contains("+meetings = [\"2024-04-02-iom\"]"));
    stage.press("гг");
    assert!(stage.screen(80, 24).contains("undone"));
}

#[test]
fn text_fields_take_what_is_typed() {
    let mut stage = Stage::small();
    stage.press("Фсделано<enter>");
    assert!(stage.changed().contains("note = \"сделано\""));
}

#[test]
fn a_turkmen_keyboard_has_tabs_and_views() {
    let mut stage = Stage::small();
    stage.press("ö");
    assert!(stage.screen(120, 40).contains("15 Jan 2024"));
    stage.press("ýä");
    assert!(matches!(stage.tasks.last(), Some(coplan::tui::desk::Task::Quit)));
}

#[test]
fn digits_of_a_french_keyboard_need_no_shift() {
    let mut stage = with(Keyboard::Azerty, &[]);
    stage.press("\"");
    assert!(stage.screen(80, 24).contains("Minister receives"));
    stage.press("é<esc>&'>");
    assert!(stage.changed().contains("+due = 2024-06-14"));
}

#[test]
fn help_hints_and_palette_show_the_keys_as_they_are() {
    let mut stage = with(Keyboard::Auto, &[(Action::Status, vec![Key::char('x')])]);
    assert!(stage.screen(80, 24).contains("x status"));
    stage.press("s");
    assert!(!stage.screen(80, 24).contains("Status of"));
    stage.press("x");
    assert!(stage.screen(80, 24).contains("Status of"));
    stage.press("<esc>:mark the status");
    assert!(stage.screen(80, 24).lines().any(|line| line.contains("Mark the status") && line.trim_end_matches(['│', ' ']).ends_with('x')));
}
