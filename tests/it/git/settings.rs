//! The settings of the workspace, which no row holds, in an exchange.

use super::{House, Office, has_git};
use crate::screens::stage::Stage;

const SETTINGS: &str =
    "# The settings of all.\n[settings]\ndue_soon_days = 30 # a month\nprogress_floor = 75\n\n[views]\no = \"overdue\"\n";

/// Two offices with the same settings, of which the first has sent one change of them and the second has made another.
fn parted(first: [&str; 2], second: [&str; 2]) -> (House, Vec<Office>) {
    let (house, offices) = House::new(2);
    offices[0].write("coplan.toml", SETTINGS);
    offices[0].out(&["sync"]);
    offices[1].out(&["sync"]);
    for (office, [from, to]) in offices.iter().zip([first, second]) {
        office.write("coplan.toml", &SETTINGS.replace(from, to));
    }
    offices[0].out(&["sync"]);
    (house, offices)
}

#[test]
fn different_settings_and_comments_are_joined() {
    if !has_git() {
        return;
    }
    let (house, offices) = parted(["= 30 # a month", "= 14 # a fortnight"], ["o = \"overdue\"", "# late\no = \"overdue\""]);
    assert_eq!(offices[1].run(&["sync"]).code, 0);
    let text = house.shared("coplan.toml");
    assert!(text.contains("= 14 # a fortnight") && text.contains("# late\no"), "{text}");
    assert_eq!(offices[1].text("coplan.toml"), text);
}

#[test]
fn one_setting_that_both_changed_is_decided_on_the_screen_and_undone() {
    if !has_git() {
        return;
    }
    let (house, offices) = parted(["= 30", "= 14"], ["= 30", "= 60"]);
    let mut stage = Stage::at(&offices[1].folder);
    let screen = stage.press("P").screen(100, 30);
    for part in ["coplan.toml  due_soon_days", "before  30", "1 yours   60", "2 theirs  14"] {
        assert!(screen.contains(part), "{part}: {screen}");
    }
    assert!(house.shared("coplan.toml").contains("= 14 # a month") && offices[1].text("coplan.toml").contains("= 60 # a month"));
    stage.press("2<enter><c-s>");
    assert_eq!(offices[1].text("coplan.toml"), house.shared("coplan.toml"));
    stage.press("u<c-s>");
    assert!(offices[1].text("coplan.toml").contains("= 60 # a month"), "{}", stage.screen(100, 30));
}

/// Cut off after the joint commit was sent and before the file here was changed: our value waits all the same.
#[test]
fn a_setting_that_clashed_before_a_run_was_cut_off_waits() {
    if !has_git() {
        return;
    }
    let (house, offices) = parted(["= 30", "= 14"], ["= 30", "= 60"]);
    assert_eq!(offices[1].run(&["sync"]).code, 1);
    let parent = offices[1].git(&["rev-parse", "HEAD^1"]);
    offices[1].git(&["reset", "-q", "--hard", parent.trim()]);
    assert_eq!(offices[1].run(&["sync"]).code, 1);
    assert!(house.shared("coplan.toml").contains("= 14") && offices[1].text("coplan.toml").contains("= 60"));
    assert_eq!(offices[1].out(&["sync"]), "Sent\n  coplan.toml: settings.due_soon_days 14 → 60\n");
}
