//! The timeline beside what is due: bars, today, meetings, and how to move in it.

use super::stage::Stage;

#[test]
fn it_is_the_other_tab_of_what_is_due() {
    let mut stage = Stage::small();
    let screen = stage.press("5<tab>").screen(80, 24);
    for part in ["Timeline in quarters", "▌ IOM-2024-02", "━┫│", "▼", "ongoing  from 1 Jan 2024, due 31 Mar 2024"] {
        assert!(screen.contains(part), "{part}: {screen}");
    }
    assert!(stage.press("<tab>").screen(80, 24).contains("Overdue: 1"));
}

#[test]
fn it_goes_closer_and_further_and_to_the_row() {
    let mut stage = Stage::small();
    for (keys, part) in [("B+", "in months"), ("=", "in weeks"), ("+", "in weeks"), ("---", "in years"), ("-", "in years")] {
        assert!(stage.press(keys).screen(80, 24).contains(part), "{keys}: {}", stage.screen(80, 24));
    }
    assert!(stage.press("j<enter>").screen(80, 24).contains("▌ ○ planned"), "{}", stage.screen(80, 24));
}

#[test]
fn it_moves_in_time() {
    let mut stage = Stage::small();
    assert!(stage.press("B").screen(80, 24).contains("┼"));
    assert!(!stage.press("llllllll").screen(80, 24).contains("──┼"), "{}", stage.screen(80, 24));
}
