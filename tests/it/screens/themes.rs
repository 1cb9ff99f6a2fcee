//! Every theme and plain characters, on every screen.

use coplan::tui::setup::Setup;
use coplan::tui::theme::Theme;
use coplan::tui::theme::palette::{Depth, Name};
use ratatui::style::Color;

use super::stage::{SMALL, Stage};

/// Ways to all screens and to what opens over them.
pub(crate) const PLACES: [&str; 21] =
    ["", "H", "]]]", "s", "S", "L", "d", "A", "e", "a", "o", ":", "?", "!", "m", "'", "1", "3", "5", "6", "b"];

fn with(theme: Theme) -> Stage {
    let text = SMALL.replace("Halkara hyzmatdaşlyk we Ýollaryň howpsuzlygy", "Safe roads").replace("МОМ", "MOM");
    Stage::with(&text).set_up(Setup { theme, ..Setup::default() })
}

#[test]
fn in_plain_characters_nothing_of_the_interface_is_anything_else() {
    let mut stage = with(Theme::colored().ascii());
    stage.press("so");
    for keys in PLACES {
        stage.press(keys);
        for (width, height) in [(40, 12), (80, 24), (120, 40)] {
            let screen = stage.screen(width, height);
            assert!(
                screen.is_ascii(),
                "after {keys:?}:\n{}",
                screen.lines().filter(|line| !line.is_ascii()).collect::<Vec<_>>().join("\n")
            );
        }
        stage.press("<esc><esc><esc><esc>2");
    }
    assert!(stage.screen(80, 24).contains("> ongoing"));
}

#[test]
fn letters_of_the_files_stay_in_plain_characters() {
    let mut stage = Stage::small().set_up(Setup { theme: Theme::plain().ascii(), ..Setup::default() });
    assert!(stage.screen(200, 60).contains("daşlyk"));
}

#[test]
fn without_colour_no_cell_has_one() {
    let mut stage = with(Theme::plain());
    for keys in PLACES {
        stage.press(keys);
        let buffer = stage.buffer(80, 24);
        assert!(buffer.content.iter().all(|cell| cell.fg == Color::Reset && cell.bg == Color::Reset), "after {keys:?}");
        stage.press("<esc><esc><esc><esc>2");
    }
}

#[test]
fn a_theme_with_a_ground_of_its_own_covers_the_screen() {
    for name in [Name::HighContrast, Name::ColourBlind] {
        let mut stage = with(Theme::new(name, Depth::True));
        for keys in PLACES {
            stage.press(keys);
            let buffer = stage.buffer(80, 24);
            assert!(buffer.content.iter().all(|cell| cell.fg != Color::Reset && cell.bg != Color::Reset), "after {keys:?}");
            stage.press("<esc><esc><esc><esc>2");
        }
    }
}
