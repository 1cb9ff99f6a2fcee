//! The main screens in Russian and Turkmen: long words stay in their columns.

use super::stage::Stage;
use coplan::i18n::Lang;

const SIZES: [(u16, u16); 4] = [(40, 12), (80, 24), (120, 40), (200, 60)];

/// So many of the screens are looked at in all sizes.
const MAIN: usize = 7;

const SCREENS: [(&str, &str); 12] = [
    ("plans", "1"),
    ("projects", "2"),
    ("meetings", "3"),
    ("matrix", "4"),
    ("due", "5"),
    ("changes", "6"),
    ("brief", "b"),
    ("status-menu", "2s"),
    ("due-date", "2d"),
    ("carry", "2/iom-2024<enter>c<enter>"),
    ("readout", "i"),
    ("help", "?"),
];

#[test]
fn the_main_screens_in_russian_and_turkmen() {
    for lang in [Lang::Ru, Lang::Tk] {
        for (number, (name, keys)) in SCREENS.into_iter().enumerate() {
            for (width, height) in SIZES.into_iter().filter(|size| *size == (80, 24) || number < MAIN) {
                let screen = Stage::data_in(lang).press(keys).screen(width, height);
                insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
                    insta::assert_snapshot!(format!("{name}-{}-{width}x{height}", lang.code()), screen);
                });
            }
        }
    }
}
