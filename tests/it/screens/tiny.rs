//! In a window of 20 columns and 5 lines all can still be done: each action, each row, each choice.

use coplan::tui::action::{ACTIONS, Action};
use coplan::tui::screen::welcome::Welcome;
use coplan::tui::setup::Setup;
use coplan::tui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::stage::Stage;

const SIZE: (u16, u16) = (20, 5);

fn tiny(stage: &mut Stage) -> String {
    stage.screen(SIZE.0, SIZE.1)
}

/// Presses keys, drawing only in the small window, so that pages and places are those of it.
fn press(stage: &mut Stage, keys: &str) -> String {
    stage.press_at(keys, SIZE);
    tiny(stage)
}

/// The text that stands out as selected.
fn selected(buffer: &Buffer) -> String {
    let bg = Theme::colored().selected().bg;
    let mut lines = Vec::new();
    for y in 0..buffer.area.height {
        let cells = (0..buffer.area.width).map(|x| &buffer[(x, y)]);
        lines.push(cells.filter(|cell| Some(cell.bg) == bg).map(ratatui::buffer::Cell::symbol).collect::<String>());
    }
    lines.concat()
}

#[test]
fn every_action_of_the_palette_can_be_chosen_and_done() {
    let actions = ACTIONS.iter().filter(|entry| entry.action != Action::Palette);
    for (number, entry) in actions.enumerate() {
        for screen in ["1", "2", "3", "4"] {
            let mut stage = Stage::small();
            press(&mut stage, screen);
            press(&mut stage, ":");
            press(&mut stage, &"<down>".repeat(number));
            let chosen = selected(&stage.buffer(SIZE.0, SIZE.1));
            let help = coplan::i18n::Lang::En.words().say(entry.help);
            let begin: String = help.chars().take(5).collect();
            assert!(chosen.contains(&begin), "{:?} on {screen}: {chosen:?} is selected in\n{}", entry.action, tiny(&mut stage));
            if matches!(entry.action, Action::Exchange) {
                continue;
            }
            press(&mut stage, "<enter>");
            press(&mut stage, "<esc><esc>");
            // whatever it was, one is back where actions can be chosen
            let screen = press(&mut stage, ":");
            assert!(screen.contains("What do you"), "after {:?}:\n{screen}", entry.action);
        }
    }
}

#[test]
fn every_screen_scrolls_to_its_last_row() {
    for (keys, last) in [("1G", "Action P"), ("2G", "Halkara"), ("3G", "Working"), ("4G", "IOM-2024-02")] {
        let mut stage = Stage::small();
        let screen = press(&mut stage, keys);
        let at_end = stage.buffer(SIZE.0, SIZE.1);
        assert!(screen.contains(last) || selected(&at_end).contains(last), "{keys}: no {last} on\n{screen}");
    }
    // the last lines of reports and of the help, which are longer than the window
    for (keys, last) in [("5G", "IOM-2024-01"), ("5<tab>G", "▌ IOM-20"), ("?", "quit")] {
        let mut stage = Stage::small();
        press(&mut stage, keys);
        let screen = press(&mut stage, &"<pgdn>".repeat(40));
        assert!(screen.contains(last), "{keys}: no {last} on\n{screen}");
    }
    for keys in ["6G", "7G", "2z]", "2z]]]]]", "3z", "1z"] {
        let mut stage = Stage::small();
        let screen = press(&mut stage, keys);
        assert!(!screen.trim().is_empty(), "{keys}");
    }
}

#[test]
fn every_menu_shows_what_is_selected() {
    for (keys, down) in [
        ("s", 7),
        ("S", 4),
        ("o", 8),
        ("'", 0),
        ("L", 1),
        ("m", 1),
        ("T", 1),
        ("e", 26),
        (":", 60),
        ("c", 0),
        ("c<enter>", 1),
        ("<c-x>", 1),
        ("soq", 2),
        ("3e", 10),
        ("1e", 8),
        ("b", 3),
    ] {
        let mut stage = Stage::small();
        press(&mut stage, keys);
        for at in 0..=down {
            let chosen = selected(&stage.buffer(SIZE.0, SIZE.1));
            assert!(!chosen.trim().is_empty(), "{keys}, {at} down: nothing is selected in\n{}", tiny(&mut stage));
            press(&mut stage, "<down>");
        }
    }
}

#[test]
fn every_question_shows_what_is_typed_and_how_it_is_understood() {
    for keys in ["d", "A", "a", "3a", "sx", "Sr", "3C", "bw", "/", "e<down><enter>", "i"] {
        let mut stage = Stage::small();
        press(&mut stage, keys);
        let screen = press(&mut stage, "zyx");
        assert!(screen.contains("zyx"), "{keys}\n{screen}");
    }
    let mut stage = Stage::small();
    press(&mut stage, "d");
    assert!(press(&mut stage, "15.05").contains("= Wed"), "{}", tiny(&mut stage));
}

#[test]
fn the_welcome_shows_what_is_chosen() {
    let (area, setup) = (Rect::new(0, 0, SIZE.0, SIZE.1), Setup::default());
    let mut welcome = Welcome::default();
    for what in ["Look at", "Begin", "Quit"] {
        let mut buffer = Buffer::empty(area);
        welcome.draw(area, &setup, &mut buffer);
        assert!(selected(&buffer).contains(what), "{what} in {buffer:?}");
        welcome.key(coplan::tui::keys::Key::char('j'), &setup.keys);
    }
}

#[test]
fn both_sides_of_a_conflict_are_in_sight_and_can_be_taken() {
    let mut stage = Stage::small();
    stage.press("so").outside("status = \"planned\"\nprogress", "status = \"suspended\"\nprogress");
    let screen = tiny(&mut stage);
    assert!(screen.contains("1 yours") && screen.contains("2 theirs"), "{screen}");
    press(&mut stage, "2");
    press(&mut stage, "<enter>");
    assert!(stage.screen(80, 24).contains("suspended"));
}
