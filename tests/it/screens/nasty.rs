//! Whatever the size, the text or the keys: nothing panics, nothing reaches the terminal raw.

use proptest::prelude::*;

use super::stage::{SMALL, Stage};

#[test]
fn every_size_is_drawn() {
    let mut stage = Stage::data("2024-10-01");
    for keys in [
        "", "s", "<esc>L", "<esc>?", "<esc>:", "<esc>1", "3", "2o", "<esc>/x", "<esc>d", "<esc>z", "<esc>4", "G]h", "<esc>1", "lll",
        "<esc>B", "+h", "---l", "<esc>5",
    ] {
        stage.press(keys);
        for (width, height) in [(0, 0), (1, 1), (3, 2), (20, 5), (21, 7), (59, 13), (109, 19), (300, 100)] {
            stage.screen(width, height);
        }
    }
}

#[test]
fn whatever_the_size_the_selected_row_stays_selected_and_what_is_chosen_is_in_sight() {
    let mut stage = Stage::data("2024-10-01");
    stage.press("jjjjjjjjjjjj");
    let before = stage.screen(120, 40).lines().last().map(str::to_owned);
    for (width, height) in [(20, 5), (300, 100), (40, 12), (1, 1)] {
        stage.screen(width, height);
    }
    assert_eq!(stage.screen(120, 40).lines().last().map(str::to_owned), before);
    stage.press("s<esc>s<up><up><up><up><up><up><up>");
    for word in ["proposed", "planned", "ongoing", "finalising", "done", "suspended", "cancelled", "carried over"] {
        assert!(stage.screen(30, 6).contains(word), "{word} on\n{}", stage.screen(30, 6));
        stage.press("<down>");
    }
}

#[test]
fn control_characters_are_shown_as_marks() {
    let title = "evil \\u001B[31m\\u202Etxt";
    let mut stage = Stage::with(&SMALL.replace("Legal framework on trafficking in persons", title));
    let screen = stage.screen(200, 40);
    assert!(screen.contains("evil ^[[31m<U+202E>txt"), "{screen}");
    assert!(screen.chars().all(|c| c == '\n' || !c.is_control()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn any_keys_do_no_harm(keys in proptest::collection::vec(prop_oneof![
        4 => "[a-zA-Z0-9/:;<>?!\\[\\]' -]".prop_map(|s| if s == "<" { "<lt>".to_owned() } else { s }),
        2 => prop_oneof![Just("<enter>"), Just("<esc>"), Just("<down>"), Just("<up>"), Just("<tab>"), Just("<bs>"), Just("<pgdn>"), Just("<c-r>"), Just("<c-u>"), Just("<space>"), Just("<f2>")].prop_map(str::to_owned),
        1 => "\\PC".prop_filter("one key", |s| s != "<"),
    ], 1..150)) {
        let mut stage = Stage::small();
        for key in keys {
            stage.press(&key);
        }
        for (width, height) in [(20, 5), (80, 24)] {
            let screen = stage.screen(width, height);
            prop_assert!(screen.chars().all(|c| c == '\n' || !c.is_control()));
        }
    }

    #[test]
    fn any_text_can_be_typed_wherever_there_is_a_field(text in proptest::collection::vec(prop_oneof![
        Just("Ашхабад ёлки".to_owned()),
        Just("Ýollaryň ňöş".to_owned()),
        Just("e\u{301}\u{302}\u{303}".to_owned()),
        Just("日本語ｆｗ".to_owned()),
        Just("👩\u{200d}👩\u{200d}👧🏽🇹🇲".to_owned()),
        Just("\u{202e}\u{200f}\u{feff}\u{200d}".to_owned()),
        "\\PC{1,6}",
    ], 1..6), at in 0..9_usize) {
        let place = ["/", "A", "d", "a", "e<enter>", "L", ":", "sx", "3a"][at];
        let mut stage = Stage::small();
        stage.press(place);
        for part in &text {
            for c in part.chars() {
                stage.desk.key(coplan::tui::keys::Key::char(c));
            }
            stage.press("<left><bs><right>");
            for (width, height) in [(20, 5), (40, 12), (200, 60)] {
                let screen = stage.screen(width, height);
                prop_assert!(screen.chars().all(|c| c == '\n' || !c.is_control()));
            }
        }
        stage.press("<enter><esc>u");
    }
}
