//! A readout becomes a meeting.

use super::stage::Stage;

const TEXT: &str = "On April 9, 2024 the Minister of Foreign Affairs of Turkmenistan Rashid Meredov received the Coordinator of the \
                    International Organization for Migration Zeynal Hajiyev.\nThe Action Plan for 2024 was discussed. The sides spoke of \
                    the legal framework on trafficking in persons.\n";

#[test]
fn a_pasted_readout_is_recorded_in_three_keys() {
    let mut stage = Stage::small();
    stage.press("i").paste(TEXT);
    stage.press("<enter><enter>");
    assert_eq!(stage.keys, 3);
    let screen = stage.screen(80, 24);
    assert!(screen.contains("meeting 2024-04-09-iom recorded, 1 project linked"), "{screen}");
    let changed = stage.changed();
    assert!(changed.contains("+meetings = [\"2024-04-09-iom\"]\n") && changed.contains("relation = \"discussed\""), "{changed}");
}

#[test]
fn what_is_read_can_be_left_out_and_corrected() {
    let mut stage = Stage::small();
    stage.press("i").paste(TEXT);
    stage.press("<enter>je<c-u>8.4<enter>je<c-u>A talk<enter>");
    let screen = stage.screen(120, 40);
    assert!(screen.contains("2024-04-08-iom") && screen.contains("A talk"), "{screen}");
    let links = screen.lines().find(|line| line.contains("│ Projects")).unwrap().to_owned();
    assert!(links.contains("✓ IOM-2024-01"), "{links}");
    stage.press("jjjjjjjj<space><enter>");
    let changed = stage.changed();
    assert!(changed.contains("+title = \"A talk\"") && !changed.contains("+meetings ="), "{changed}");
}

#[test]
fn without_a_date_it_is_not_recorded() {
    let mut stage = Stage::small();
    stage.press("i").paste("The sides discussed the Action Plan for 2024 with IOM.");
    assert!(stage.press("<enter><enter>").screen(80, 24).contains("the text names no date: e types the date"));
    assert!(stage.press("e9.4<enter><enter>").screen(80, 24).contains("recorded"));
}

#[test]
fn a_day_to_come_is_said_and_its_note_leads_to_the_date() {
    let mut stage = Stage::small();
    stage.press("i").paste("On 12 May 2025 the Minister of Foreign Affairs received the Coordinator of IOM in Turkmenistan.");
    let screen = stage.press("<enter>G").screen(80, 24);
    assert!(screen.contains("the day named is still to come (12 May 2025)") && screen.contains("e types the date"), "{screen}");
    assert!(stage.press("e9.4<enter><enter>").screen(80, 24).contains("2024-04-09-iom recorded"), "{}", stage.screen(80, 24));
}

#[test]
fn a_title_is_in_the_language_of_the_text() {
    let mut stage = Stage::small();
    stage
        .press("i")
        .paste("9 апреля 2024 года министр иностранных дел Туркменистана Рашид Мередов принял координатора МОМ Зейнала Гаджиева.");
    let screen = stage.press("<enter>").screen(100, 24);
    assert!(screen.contains("Встреча: Министр иностранных дел и Координатор МОМ"), "{screen}");
}

#[test]
fn the_name_of_a_file_can_be_typed() {
    let mut stage = Stage::small();
    stage.beside("april.txt", TEXT);
    assert!(stage.press("iapril.txt<enter>").screen(80, 24).contains("9 Apr 2024"));
    let screen = stage.press("<esc><esc>inone.txt<enter>").screen(80, 24);
    assert!(screen.contains("none.txt cannot be read"), "{screen}");
}

#[test]
fn a_text_with_control_characters_is_harmless() {
    let mut stage = Stage::small();
    stage.press("i").paste("\u{1b}[31mOn 9 April 2024\u{0}\u{202e} IOM\r\n👩\u{200d}🔬 e\u{301}日本");
    let screen = stage.press("<bs><bs><left><up>x<enter>").screen(80, 24);
    assert!(!screen.contains('\u{1b}') && screen.contains("9 Apr 2024"), "{screen}");
}

#[test]
fn what_is_pasted_is_kept_without_what_is_not_seen() {
    let mut stage = Stage::small();
    stage
        .press("i")
        .paste("On 3 April 2024 the Min\u{ad}ister met\u{200b} the IOM coordinator Petra Lindqvist.\u{2028}They spoke.\u{feff}\n");
    stage.press("<enter><enter><c-s>");
    let text = stage.file();
    assert!(text.contains("the Minister met the IOM") && !text.contains("U+"), "{text}");
}
