//! A killed program loses nothing: the next start offers what was not saved.

use coplan::i18n::Lang;
use coplan::tui::setup::Setup;

use super::stage::{SMALL, Stage, changed};

#[test]
fn what_happened_is_told_whole_in_a_small_window() {
    let mut stage = Stage::journaled();
    stage.press("so");
    let screen = stage.set_up(Setup { words: Lang::Ru.words(), ..Setup::default() }).screen(50, 16);
    assert!(screen.contains("coplan был завершён") && screen.contains("последнее:") && screen.contains("IOM-2024-01: статус"), "{screen}");
}

#[test]
fn what_was_not_saved_is_offered_and_taken_up() {
    let mut stage = Stage::journaled();
    stage.press("soL<enter>j/x<esc>");
    let mut stage = stage.again();
    let screen = stage.screen(80, 24);
    for part in ["3 changes were not saved", "IOM-2024-01: status planned → ongoing", "linked to 2024-04-02-iom", "t take them"] {
        assert!(screen.contains(part), "{screen}");
    }
    stage.press("t");
    assert!(stage.screen(80, 24).contains("taken up: 3 changes"), "{}", stage.screen(80, 24));
    let lines =
        "-status = \"planned\"\n+status = \"ongoing\"\n+  { date = 2024-04-10, status = \"ongoing\" },\n+meetings = [\"2024-04-02-iom\"]\n";
    assert_eq!(stage.changed().lines().filter(|line| line.starts_with('-')).count(), 1);
    assert!(changed(SMALL, &stage.file()).contains("+meetings = [\"2024-04-02-iom\"]"), "{lines}");
    assert!(!stage.again().screen(80, 24).contains("not saved"));
}

#[test]
fn what_was_undone_or_saved_is_not_offered() {
    for keys in ["sou", "so<c-s>", "so<c-s>u<c-r>", ""] {
        let mut stage = Stage::journaled();
        stage.press(keys);
        assert!(!stage.again().screen(80, 24).contains("not saved"), "{keys}");
    }
    let mut stage = Stage::journaled();
    stage.press("so<c-s>u");
    assert!(stage.again().screen(80, 24).contains("status ongoing → planned"));
}

#[test]
fn what_clashes_with_the_file_is_to_be_decided() {
    let mut stage = Stage::journaled();
    stage.press("so").outside_unseen("status = \"planned\"\nprogress", "status = \"done\"\nprogress");
    let mut stage = stage.again();
    stage.press("t");
    let screen = stage.screen(80, 24);
    assert!(screen.contains("1 yours   ▶ ongoing") && screen.contains("2 theirs  ✓ done"), "{screen}");
    assert!(stage.again().screen(80, 24).contains("not saved"), "what waits for a decision outlives a kill too");
}

#[test]
fn later_and_drop_do_what_they_say() {
    let mut stage = Stage::journaled();
    stage.press("so");
    let mut stage = stage.again();
    stage.press("<esc>");
    let mut stage = stage.again();
    assert!(stage.screen(80, 24).contains("1 change") || stage.screen(80, 24).contains("2 changes"));
    stage.press("d");
    assert!(!stage.again().screen(80, 24).contains("not saved"));
}

#[test]
fn a_read_only_session_keeps_no_journal_and_offers_none() {
    let mut stage = Stage::read_only();
    stage.press("so");
    assert!(!stage.path().parent().unwrap().parent().unwrap().join("state").exists());
}
