//! The line at the foot: four keys for a newcomer, and the help alone for who knows them.

use coplan::i18n::Lang;
use coplan::session::preferences::Preferences;
use coplan::tui::setup::Setup;

use super::stage::Stage;

fn hints(stage: &mut Stage) -> String {
    let screen = stage.screen(80, 24);
    screen.lines().rev().nth(1).unwrap().trim().to_owned()
}

#[test]
fn a_newcomer_sees_four_keys_wherever_they_are() {
    for lang in Lang::ALL {
        let setup = Setup { words: lang.words(), ..Setup::default() };
        for screen in ["1", "2", "3", "4", "5", "5<tab>", "6", "7", "T<enter>"] {
            let mut stage = Stage::small().set_up(setup.clone());
            stage.press(screen);
            let line = hints(&mut stage);
            assert_eq!(line.split("   ").count(), 4, "{screen} in {}: {line:?}", lang.code());
            assert!(line.ends_with(&format!("? {}", lang.words().say("action-help"))), "{line}");
        }
    }
    assert_eq!(hints(&mut Stage::small()), "s status   L link   / filter   ? help");
}

#[test]
fn after_twenty_starts_only_the_help_is_left() {
    let setup = |starts| Setup::default().remembering(&Preferences::default(), starts, None);
    assert_eq!(hints(&mut Stage::small().set_up(setup(19))), "s status   L link   / filter   ? help");
    assert_eq!(hints(&mut Stage::small().set_up(setup(20))), "? help");
    let mut stage = Stage::small().set_up(setup(20));
    stage.press("so");
    assert!(hints(&mut stage).contains("ongoing"), "a message is still said");
}
