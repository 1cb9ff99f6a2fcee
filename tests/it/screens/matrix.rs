//! Projects and meetings crossed: what a cell says, what a key does to it, and many of both.

use std::fmt::Write;
use std::time::Duration;

use coplan::tui::spot::Did;

use super::stage::{SMALL, Stage};

#[test]
fn the_never_discussed_stand_first_and_a_cell_says_what_it_is() {
    let mut stage = Stage::small();
    let screen = stage.press("4").screen(80, 24);
    for part in ["2 projects, 1 never discussed", "▌ IOM-2024-01", "2 Apr 2024  not discussed  Minister receives"] {
        assert!(screen.contains(part), "{part}: {screen}");
    }
    assert!(stage.press("j").screen(80, 24).contains("2 Apr 2024  discussed"), "{}", stage.screen(80, 24));
    assert!(stage.press("h").screen(80, 24).contains("1 Feb 2024  not discussed  Working meeting"));
}

#[test]
fn a_cell_is_linked_and_taken_back() {
    let mut stage = Stage::small();
    assert!(stage.press("4L").screen(80, 24).contains("IOM-2024-01: linked to the meeting of 2 Apr 2024"));
    assert_eq!(stage.changed(), "+meetings = [\"2024-04-02-iom\"]\n");
    assert!(stage.press("<space>").screen(80, 24).contains("link to the meeting of 2 Apr 2024 taken back"));
    assert_eq!(stage.changed(), "+meetings = []\n");
}

#[test]
fn the_status_stated_there_is_shown_and_outlives_its_link() {
    let stated =
        SMALL.replace("status = \"planned\" },\n", "status = \"planned\" },\n  { meeting = \"2024-04-02-iom\", status = \"ongoing\" },\n");
    let mut stage = Stage::with(&stated);
    assert!(stage.press("4").screen(80, 24).contains("stated there: ▶ ongoing"), "{}", stage.screen(80, 24));
    assert!(stage.press("LL").screen(120, 24).contains("taken back; its history still names this meeting"));
}

#[test]
fn enter_opens_the_project_and_nothing_is_linked_read_only() {
    let mut stage = Stage::read_only();
    assert!(stage.press("4L").screen(80, 24).contains("read-only"));
    assert!(stage.press("j<enter>").screen(80, 24).contains("▌ ▶ ongoing"), "{}", stage.screen(80, 24));
}

#[test]
fn it_follows_the_chosen_plan_and_the_filter() {
    let mut stage = Stage::data("2024-10-01");
    let screen = stage.press("1/iom-2023<enter><enter>4").screen(120, 40);
    assert!(screen.contains("14 projects") && !screen.contains("IOM-2024-01"), "{screen}");
    assert!(stage.press("/legal<enter>").screen(120, 40).contains(" of 14 projects"), "{}", stage.screen(120, 40));
}

#[test]
fn five_hundred_projects_and_sixty_meetings() {
    let mut text = SMALL.to_owned();
    for n in 0..60 {
        let (year, month) = (2019 + n / 12, 1 + n % 12);
        write!(text, "\n[[meeting]]\nid = \"m{n}\"\ndate = {year}-{month:02}-11\ntitle = \"M {n}\"\nwith = [\"iom\"]\n").unwrap();
    }
    for n in 0..500 {
        write!(text, "\n[[project]]\nid = \"P-{n:03}\"\ntitle = \"Project {n}\"\nstart = 2019-01-01\nmeetings = [\"m{}\"]\n", n % 60)
            .unwrap();
    }
    let mut stage = Stage::with(&text);
    let screen = stage.press("4G").screen(80, 24);
    assert!(screen.contains("P-499") && screen.contains("502 projects, 1 never discussed") && screen.contains("of 62"), "{screen}");
    stage.press(&"[".repeat(20));
    assert!(stage.screen(80, 24).contains("2019") && stage.screen(80, 24).contains("P-499"), "{}", stage.screen(80, 24));
    assert!(stage.press("llllllllllllllllll").screen(80, 24).contains("11 Jul 2020  not discussed  M 18"), "{}", stage.screen(80, 24));
}

#[test]
fn a_click_goes_to_a_cell() {
    let mut stage = Stage::small();
    let screen = stage.press("4").screen(80, 24);
    let (y, line) = screen.lines().enumerate().find(|(_, line)| line.contains("IOM-2024-02")).unwrap();
    let x = line.chars().position(|c| c == '■').unwrap();
    let task = stage.desk.mouse(Did::Click, (u16::try_from(x).unwrap(), u16::try_from(y).unwrap()), Duration::ZERO);
    assert!(task.is_none() && stage.screen(80, 24).contains("2 Apr 2024  discussed"), "{}", stage.screen(80, 24));
}
