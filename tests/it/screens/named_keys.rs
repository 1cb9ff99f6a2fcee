//! Texts that name keys name those that the user has given to the actions.

use coplan::tui::action::{ACTIONS, Action};
use coplan::tui::keys::Key;
use coplan::tui::keys::layout::Keyboard;
use coplan::tui::keys::map::KeyMap;
use coplan::tui::setup::Setup;

use super::stage::{SMALL, Stage};

/// Every action that texts name has another key.
fn remapped() -> Setup {
    let changes: Vec<(Action, Vec<Key>)> = [
        (Action::AsOf, "<f11>"),
        (Action::Save, "<f12>"),
        (Action::Add, "+"),
        (Action::Commitment, "="),
        (Action::Due, "&"),
        (Action::ActiveMeeting, "#"),
        (Action::EditField, "@"),
        (Action::Editor, "$"),
        (Action::Filter, "\\"),
        (Action::Link, "_"),
        (Action::Note, "~"),
        (Action::Status, "|"),
        (Action::Undo, "^"),
        (Action::Problems, ";"),
        (Action::Mouse, "`"),
        (Action::Plans, "x"),
        (Action::Decide, "*"),
    ]
    .into_iter()
    .map(|(action, key)| (action, vec![Key::parse(key).unwrap()]))
    .collect();
    Setup { keys: KeyMap::new(Keyboard::Auto, &changes), ..Setup::default() }
}

#[test]
fn texts_follow_the_keys() {
    let empty = "[plan]\nid = \"p\"\ntitle = \"P\"\n";
    let broken = SMALL.replacen("progress = 60", "progress = 600", 1);
    for (text, keys, says) in [
        (SMALL, "<f11><enter>", "F11 F11 is today"),
        (SMALL, "<f11><enter>|", "F11 F11 goes back to today"),
        (SMALL, "<f11><enter><f11>", "F11 today"),
        (SMALL, "<f11><enter>]]]]]", "stands today: F11 F11"),
        (SMALL, "|o$", "save first (F12)"),
        (empty, "", "+ adds one"),
        (empty, "3", "+ adds one"),
        (SMALL, "\\zzzz<enter>", "\\ changes it"),
        (SMALL, "=", "# chooses it"),
        (SMALL, "<c-x>", "^ takes it back"),
        (SMALL, "j]", "~ adds a note"),
        (SMALL, "]]", "_ links it"),
        (SMALL, "`", "` gives it back"),
        (&broken, "", "press ; to"),
        (empty, "+x<enter>>", "& sets one"),
        (SMALL, "3c", "Plans (x)"),
        (SMALL, "x", "x Plans"),
    ] {
        let mut stage = Stage::with(text).set_up(remapped());
        stage.press(keys);
        let screen = stage.screen(120, 40);
        assert!(screen.contains(says), "{keys}: no {says:?} on\n{screen}");
    }
}

#[test]
fn the_offer_after_a_crash_names_the_key_that_saves() {
    let mut stage = Stage::small().set_up(remapped());
    stage.press("|o");
    let mut stage = stage.set_up(remapped());
    stage.press("t");
    assert!(stage.screen(120, 40).contains("save keeps it (F12)"), "{}", stage.screen(120, 40));
}

/// No text has a key of its own: with every action moved to another key, none of the usual keys is named.
#[test]
fn an_action_without_a_key_is_found_among_all_actions() {
    let none: Vec<(Action, Vec<Key>)> = ACTIONS
        .iter()
        .map(|entry| entry.action)
        .filter(|action| !matches!(action, Action::Palette | Action::Enter | Action::Back | Action::Down | Action::Up))
        .map(|action| (action, Vec::new()))
        .collect();
    let setup = Setup { keys: KeyMap::new(Keyboard::Auto, &none), ..Setup::default() };
    let mut stage = Stage::with("[plan]\nid = \"p\"\ntitle = \"P\"\n").set_up(setup);
    assert!(stage.screen(120, 40).contains(": adds one."), "{}", stage.screen(120, 40));
}
