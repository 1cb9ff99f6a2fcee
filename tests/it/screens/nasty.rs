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
}
