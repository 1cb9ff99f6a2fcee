//! The screens as pictures, at four sizes, with their styles. `INSTA_UPDATE=always` takes new ones.

use super::stage::Stage;

const SIZES: [(u16, u16); 4] = [(40, 12), (80, 24), (120, 40), (200, 60)];

fn look(name: &str, keys: &str) {
    let mut stage = Stage::data("2024-10-01");
    stage.press(keys);
    for (width, height) in SIZES {
        let screen = stage.styled(width, height);
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("{name}-{width}x{height}"), screen);
        });
    }
}

#[test]
fn projects() {
    look("projects", "jjjjjjjjjjjjjj");
}

#[test]
fn history() {
    look("history", "/iom-2024-01<enter>H");
}

#[test]
fn lineage() {
    look("lineage", "/iom-2024-02<enter>]]]");
}

#[test]
fn plans() {
    look("plans", "1jjj");
}

#[test]
fn timeline() {
    look("timeline", "5<tab>jj");
}

#[test]
fn meetings() {
    look("meetings", "3/2024-04-02<enter>");
}

#[test]
fn matrix() {
    look("matrix", "1jjj<enter>4Gkkh");
}

#[test]
fn status_menu() {
    look("status-menu", "s");
}

#[test]
fn link_picker() {
    look("link-picker", "jjjjjjjjjjjjjjL");
}

#[test]
fn help() {
    look("help", "?");
}

#[test]
fn a_filter_that_shows_nothing() {
    look("nothing", "/zzzz");
}

#[test]
fn the_end_of_the_help_and_one_further_is_its_end() {
    let mut stage = super::stage::Stage::small();
    let end = stage.press("?G").screen(80, 24);
    stage.press("<esc>?");
    for key in coplan::tui::keys::Key::parse_all("Gj ") {
        drop(stage.desk.key(key));
    }
    assert_eq!(stage.screen(80, 24), end);
}
