//! The exchange with a key, its clashes on the screen, and git's history beside that of the file.

use super::{House, Office, has_git};
use crate::screens::stage::Stage;

/// The program at work in an office.
fn at_work(office: &Office) -> Stage {
    office.git(&["config", "user.name", "officer"]);
    office.git(&["config", "user.email", "officer@example.org"]);
    Stage::at(&office.folder)
}

#[test]
fn one_key_saves_and_sends_and_takes_what_others_did() {
    if !has_git() {
        return;
    }
    let (house, offices) = House::new(2);
    offices[0].out(&["set", "IOM-2", "area", "Law"]);
    offices[0].out(&["sync"]);
    let mut stage = at_work(&offices[1]);
    let screen = stage.press("soP").screen(120, 24);
    assert!(screen.contains("exchanged: sent 2, received 1"), "{screen}");
    assert!(house.shared("plans/iom.toml").contains("'ongoing'"));
    assert!(stage.press("j").screen(120, 40).contains("Law"));
}

#[test]
fn what_both_changed_is_decided_on_the_screen() {
    if !has_git() {
        return;
    }
    let (house, offices) = House::new(2);
    offices[0].out(&["set", "IOM-1", "area", "Law"]);
    offices[0].out(&["sync"]);
    offices[1].out(&["set", "IOM-1", "area", "Rights"]);
    let mut stage = at_work(&offices[1]);
    let screen = stage.press("P").screen(100, 30);
    assert!(screen.contains("Somebody else changed the same field") && screen.contains("1 yours   Rights"), "{screen}");
    stage.press("2<enter>P");
    assert!(offices[1].text("plans/iom.toml").contains("area = \"Law\""));
    assert_eq!(offices[1].text("plans/iom.toml"), house.shared("plans/iom.toml"));
}

#[test]
fn without_git_it_is_said_and_nothing_is_lost() {
    let mut stage = Stage::small();
    let screen = stage.press("soP").screen(120, 24);
    assert!(screen.contains("not exchanged:"), "{screen}");
    assert!(stage.file().contains("status = \"ongoing\""));
}

#[test]
fn the_history_tab_tells_who_changed_the_file() {
    if !has_git() {
        return;
    }
    let (_house, offices) = House::new(1);
    offices[0].out(&["set", "IOM-1", "area", "Law"]);
    offices[0].out(&["sync"]);
    let mut stage = at_work(&offices[0]);
    let screen = stage.press("H").screen(120, 40);
    assert!(screen.contains("Changes of the files") && screen.contains("area set to Law"), "{screen}");
}
