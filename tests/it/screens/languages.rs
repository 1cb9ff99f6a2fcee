//! The main screens in Russian and Turkmen: long words stay in their columns.

use super::stage::Stage;
use coplan::i18n::Lang;

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
        for (name, keys) in SCREENS {
            let mut stage = Stage::data_in(lang);
            let screen = stage.press(keys).screen(80, 24);
            insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
                insta::assert_snapshot!(format!("{name}-{}-80x24", lang.code()), screen);
            });
        }
    }
}
