//! The cards of the plans: their numbers lead to the lists behind them; many plans become a table.

use std::fmt::Write;

use super::stage::{SMALL, Stage};

#[test]
fn a_card_says_how_the_plan_goes_and_why() {
    let mut stage = Stage::small();
    let screen = stage.press("1").screen(80, 24);
    for part in ["2 projects  2 open  1 overdue", "▲ 2 red", "IOM-2024-02 overdue by 10 days", "last 2 Apr 2024", "0 % done"] {
        assert!(screen.contains(part), "{part}: {screen}");
    }
    assert!(screen.contains("→ the same as then"), "{screen}");
}

#[test]
fn a_number_leads_to_the_list_behind_it() {
    let mut stage = Stage::small();
    let screen = stage.press("1<tab><tab><enter>").screen(80, 24);
    assert!(screen.contains("1 of 2 projects  / overdue") && screen.contains("IOM-2024-02"), "{screen}");
    assert!(stage.press("1<left><left><enter>").screen(80, 24).contains("  2 projects"), "{}", stage.screen(80, 24));
}

#[test]
fn what_changed_on_another_screen_is_on_the_card() {
    let mut stage = Stage::small();
    assert!(stage.press("1").screen(80, 24).contains("nothing changed since"));
    assert!(stage.press("2so1").screen(80, 24).contains("1 project changed since"), "{}", stage.screen(80, 24));
    assert!(stage.press("u").screen(80, 24).contains("nothing changed since"), "{}", stage.screen(80, 24));
}

#[test]
fn a_small_window_has_a_line_for_each_plan() {
    let screen = Stage::small().press("1").screen(40, 12);
    assert!(screen.contains("▲  Action Plan for 2…    0 of 2      1"), "{screen}");
}

#[test]
fn very_many_plans_are_a_table_with_one_card() {
    let stage = Stage::with(SMALL);
    for n in 0..60 {
        let mut text = format!("[plan]\nid = \"p{n}\"\ntitle = \"Plan {n}\"\npartner = \"iom\"\nstart = 2023-01-01\nend = 2023-12-31\n");
        for m in 0..3 {
            write!(text, "\n[[project]]\nid = \"P{n}-{m}\"\ntitle = \"T\"\nstatus = \"done\"\n").unwrap();
        }
        std::fs::write(stage.path().with_file_name(format!("p{n}.toml")), text).unwrap();
    }
    let mut stage = stage.again();
    let screen = stage.press("1jj").screen(80, 24);
    assert!(screen.contains("Plans  61") && screen.contains("3 of 3") && screen.contains("Health     nothing is open"), "{screen}");
}
