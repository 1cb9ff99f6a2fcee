//! Carrying what is not finished over into the next plan.

use super::stage::{SMALL, Stage};

#[test]
fn carry_all_unfinished_into_the_next_plan_in_three_keys() {
    let mut stage = Stage::small();
    stage.press("c<enter><enter>");
    assert_eq!(stage.keys, 3);
    assert!(stage.screen(80, 24).contains("2 projects carried over into iom-2025"));
    stage.press("<c-s>");
    let next = stage.text_of("iom-2025.toml");
    assert!(next.contains("previous = \"iom-2024\"") && next.contains("follows = \"IOM-2024-01\""), "{next}");
    assert!(stage.changed().contains("+status = \"carried over\""));
}

#[test]
fn what_is_not_ticked_stays_and_the_ids_are_those_that_are_given() {
    let mut stage = Stage::small();
    let screen = stage.press("c<enter><space>").screen(80, 24);
    assert!(screen.contains("· Legal framework") && screen.contains("✓ → IOM-2025-01  second year running: Halk"), "{screen}");
    assert!(stage.press("<enter>").screen(80, 24).contains("1 project carried over into iom-2025"));
}

#[test]
fn ids_are_proposed_as_the_old_plan_names_them() {
    let nap = SMALL.replace("iom-2024", "trafficking-nap-2020-2024").replace("IOM-2024-0", "CTIP-2020-0");
    let mut stage = Stage::with(&nap);
    assert!(stage.press("c").screen(80, 24).contains("trafficking-nap-2025-2029  a new plan"), "{}", stage.screen(80, 24));
    assert!(stage.press("<enter>").screen(80, 24).contains("→ CTIP-2025-01"), "{}", stage.screen(80, 24));
}

#[test]
fn only_the_marked_ones_are_ticked() {
    let mut stage = Stage::small();
    let screen = stage.press("jvc<enter>").screen(80, 24);
    assert!(screen.contains("· Legal framework") && screen.contains("✓ → IOM-2025-01  second year running: Halk"), "{screen}");
}

#[test]
fn a_plan_that_continues_this_one_is_offered_first_and_another_id_can_be_typed() {
    let next = "[plan]\nid = \"next\"\ntitle = \"Next\"\nprevious = \"iom-2024\"\npartner = \"iom\"\n";
    let mut stage = Stage::with_files(&[("plan.toml", SMALL), ("next.toml", next)]);
    let screen = stage.press("c").screen(80, 24);
    assert!(screen.find("next ").unwrap() < screen.find("a new plan").unwrap(), "{screen}");
    stage.press("je<c-u>iom-x<enter><enter><enter>");
    assert!(stage.screen(80, 24).contains("2 projects carried over into iom-x"));
}
