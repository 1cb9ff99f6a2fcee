//! The reports over the screens: what is due, what changed, the brief.

use coplan::i18n::Lang;

use super::stage::{SMALL, Stage};

#[test]
fn what_is_overdue_is_one_key_away_and_leads_to_its_row() {
    let mut stage = Stage::small();
    let screen = stage.press("5").screen(100, 30);
    assert!(stage.keys == 1 && screen.contains("Overdue: 1") && screen.contains("overdue by 10 days"), "{screen}");
    assert!(stage.press("j<enter>").screen(100, 30).contains("▌ ▶ ongoing       ▲  IOM-2024-02"), "{}", stage.screen(100, 30));
}

#[test]
fn what_changed_since_the_last_meeting_is_one_key_away() {
    let mut stage = Stage::small();
    let screen = stage.press("so6").screen(100, 30);
    for part in ["Changes: International Organization for Migration since 2 Apr 2024", "planned → ongoing (10 April 2024)", "Not known"] {
        assert!(screen.contains(part), "{screen}");
    }
}

#[test]
fn the_title_of_changes_says_the_partners_name_also_where_the_meeting_has_no_room() {
    assert!(Stage::small().press("6").screen(80, 24).contains("╭ Changes: International Organization for Migration since 2 Apr 2024 ─"));
    let screen = Stage::data_in(Lang::Ru).press("2j6").screen(60, 24);
    assert!(screen.contains("╭ Изменения: МОМ"), "{screen}");
}

#[test]
fn the_brief_is_written_with_three_keys() {
    let mut stage = Stage::small();
    assert!(stage.press("bw<enter>").screen(120, 24).contains("wrote brief-iom-2024-04-10.md in /"), "{}", stage.screen(120, 24));
    assert_eq!(stage.keys, 3);
    assert!(stage.written("brief-iom-2024-04-10.md").contains("# Brief for the meeting: International Organization for Migration"));
}

#[test]
fn every_digit_turns_to_its_screen_and_a_count_still_moves_a_date() {
    let mut stage = Stage::small();
    for (keys, part) in [
        ("5", "╭ Due"),
        ("6", "╭ Changes"),
        ("1", "Action Plan for 2024"),
        ("3", "Minister receives"),
        ("4", "never discussed"),
        ("2", "All plans"),
    ] {
        assert!(stage.press(keys).screen(100, 30).contains(part), "{keys}: {}", stage.screen(100, 30));
    }
    stage.press("<esc>52>");
    assert!(stage.screen(100, 30).contains("2024-07-22"), "{}", stage.screen(100, 30));
}

#[test]
fn turning_to_a_screen_is_no_count() {
    let mut stage = Stage::small();
    stage.press("j12").press("<esc>").press("1").press("2").press("k").press("14>");
    assert!(stage.screen(100, 30).contains("2024-06-14"), "{}", stage.screen(100, 30));
    stage.press("<esc>5").press("<esc>").press("14>");
    assert!(stage.screen(100, 30).contains("2024-06-28"), "{}", stage.screen(100, 30));
}

#[test]
fn the_brief_is_asked_for_another_reader_and_day_and_stays_so() {
    let mut stage = Stage::small();
    let asking = stage.press("be").screen(100, 30);
    assert!(asking.contains("International Organization for Migration") && asking.contains("2 Apr 2024"), "{asking}");
    stage.press("s").press("2024-02-01-iom<enter>").press("ea").press("elr");
    let brief = stage.screen(100, 30);
    assert!(brief.contains("1 февраля 2024") && brief.contains("для партнёра"), "{brief}");
    stage.press("<esc>bw<enter>");
    let written = stage.written("brief-iom-2024-04-10-partner-ru.md");
    assert!(written.contains("для партнёра") && written.contains("1 февраля 2024"), "{written}");
}

#[test]
fn changes_are_asked_since_another_day_or_of_another_partner() {
    let mut stage = Stage::small();
    assert!(stage.press("6es").press("3.3.2024<enter>").screen(100, 30).contains("since 3 Mar 2024"));
    assert!(stage.press("ep").press("all<enter>").screen(100, 30).contains("Changes since 3 Mar 2024"));
    assert!(stage.press("<esc>6").screen(100, 30).contains("since 2 Apr 2024"), "another partner is asked afresh");
}

#[test]
fn the_number_of_changes_on_a_card_leads_to_those_of_its_plan() {
    let other = "[plan]\nid = \"x\"\ntitle = \"Other plan\"\npartner = \"iom\"\n\n[[project]]\nid = \"X-1\"\ntitle = \"X\"\nstatus = \"done\"\nhistory = [{ date = 2024-04-05, status = \"done\" }]\n";
    let mut stage = Stage::with_files(&[("a.toml", SMALL), ("b.toml", other)]);
    stage.press("so");
    assert!(stage.press("6").screen(100, 30).contains("X-1"), "{}", stage.screen(100, 30));
    stage.press("<esc>1").screen(100, 30);
    let card = stage.press("h").screen(100, 30);
    assert!(card.contains("1 project changed since"), "{card}");
    let behind = stage.press("<enter>").screen(100, 30);
    assert!(behind.contains("Changes: Action Plan for 2024 since 2 Apr 2024") && !behind.contains("X-1"), "{behind}");
}

#[test]
fn a_brief_is_written_only_to_a_name_that_says_its_format() {
    let mut stage = Stage::small();
    assert!(stage.press("bw<c-u>plans/y.toml<enter>").screen(100, 30).contains("The name ends with .md, .txt or .html"));
}

#[test]
fn a_day_without_a_year_is_the_last_such_day_where_one_looks_back() {
    let mut stage = Stage::small();
    assert!(stage.press("6es15 october<enter>").screen(100, 30).contains("since 15 Oct 2023"), "{}", stage.screen(100, 30));
}
