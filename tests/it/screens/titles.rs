//! Titles that a file has in other languages too, the words of a field, and the order of words: each reader sees their own,
//! and the file keeps what it has.

use coplan::i18n::Lang;
use coplan::tui::setup::Setup;

use super::stage::{SMALL, Stage, changed};

fn in_three(text: &str) -> String {
    text.replacen(
        "title = \"Legal framework on trafficking in persons\" # the fund's name",
        "title = \"Legal framework\" # the fund's name\ntitle_ru = \"Правовая основа\"\ntitle_tk = \"Hukuk binýady\"\nkind = \"legal\"",
        1,
    )
    .replacen("title = \"Working meeting\"", "title = \"Working meeting\"\ntitle_ru = \"Рабочая встреча\"", 1)
    .replacen("partner = \"iom\"", "partner = \"iom\"\ntitle_ru = \"План проектов с МОМ\"", 1)
}

fn stage(lang: Lang) -> Stage {
    Stage::with(&in_three(SMALL)).set_up(Setup { words: lang.words(), ..Setup::default() })
}

#[test]
fn each_reader_sees_the_title_in_their_language() {
    for (lang, title, meeting) in [
        (Lang::En, "Legal framework", "Working meeting"),
        (Lang::Ru, "Правовая основа", "Рабочая встреча"),
        (Lang::Tk, "Hukuk binýady", "Working meeting"),
    ] {
        for keys in ["2", "2L<esc>", "4", "5", "5<tab>", "5<tab>", "7"] {
            let screen = stage(lang).press(keys).screen(140, 40);
            assert!(screen.contains(title), "{keys} in {}:\n{screen}", lang.code());
        }
        let screen = stage(lang).press("3").screen(140, 40);
        assert!(screen.contains(meeting), "{screen}");
        let screen = stage(lang).press("m").screen(140, 40);
        assert!(screen.contains(meeting), "{screen}");
    }
    let screen = stage(Lang::Ru).press("1z").screen(140, 40);
    assert!(screen.contains("План проектов с МОМ"), "{screen}");
    let screen = stage(Lang::Ru).press("/правовая<enter>").screen(140, 40);
    assert!(screen.contains("Правовая основа"), "a filter finds it too:\n{screen}");
}

#[test]
fn a_title_is_a_field_like_others() {
    let mut stage = stage(Lang::Ru);
    let before = stage.file();
    stage.press("e<down><down><enter><c-u>Основа<enter><c-s>");
    assert_eq!(changed(&before, &stage.file()), "-title_ru = \"Правовая основа\"\n+title_ru = \"Основа\"\n");
    stage.press("u").outside("title_tk = \"Hukuk binýady\"", "title_tk = \"Hukuk\"").press("<c-s>");
    assert_eq!(changed(&before, &stage.file()), "-title_tk = \"Hukuk binýady\"\n+title_tk = \"Hukuk\"\n");
}

#[test]
fn a_box_begins_with_a_capital_and_a_message_names_the_field_in_words() {
    assert!(stage(Lang::En).press("ekind<enter>").screen(100, 30).contains("╭ Kind of IOM-2024-01"));
    let screen = stage(Lang::En).press("e<down><down><enter>x<enter>").screen(100, 30);
    assert!(screen.contains("title (ru) Правовая основа → Правовая основаx"), "{screen}");
}

#[test]
fn the_words_of_a_field_are_chosen_in_the_readers_language_and_kept_as_codes() {
    let mut stage = stage(Lang::Ru);
    let before = stage.file();
    let screen = stage.press("e").screen(100, 40);
    assert!(screen.contains("правовой") && !screen.contains("legal"), "{screen}");
    let number = screen.lines().skip_while(|line| !line.contains("›")).position(|line| line.contains("правовой")).unwrap() - 2;
    let screen = stage.press(&format!("{}<enter>", "<down>".repeat(number))).screen(100, 40);
    assert!(screen.contains("j  совместный") && screen.contains("r  региональный"), "{screen}");
    stage.press("r<c-s>");
    assert_eq!(changed(&before, &stage.file()), "-kind = \"legal\"\n+kind = \"regional\"\n");
}

/// The titles in the order in which they stand on the screen.
fn order(lang: Lang, titles: &[&str]) -> Vec<String> {
    let rows: String =
        titles.iter().enumerate().map(|(number, title)| format!("\n[[project]]\nid = \"{number}\"\ntitle = \"{title}\"\n")).collect();
    let text = format!("[plan]\nid = \"0\"\ntitle = \"0\"\n{rows}");
    let mut stage = Stage::with(&text).set_up(Setup { words: lang.words(), ..Setup::default() });
    // the title is the fourth column
    let screen = stage.press("o<down><down><down><enter><esc>").screen(100, 40);
    let place = |title: &str| screen.lines().position(|line| line.split_whitespace().any(|word| word == title)).unwrap();
    let mut shown: Vec<String> = titles.iter().map(|title| (*title).to_owned()).collect();
    shown.sort_by_key(|title| place(title));
    shown
}

#[test]
fn titles_are_sorted_as_the_readers_alphabet_has_them() {
    let turkmen =
        ["ýol", "zaman", "çäre", "bilim", "ynam", "şäher", "ňam", "sagat", "öý", "ot", "üzüm", "uly", "žurnal", "jaý", "äht", "el"];
    let sorted =
        ["bilim", "çäre", "el", "äht", "jaý", "žurnal", "ňam", "ot", "öý", "sagat", "şäher", "uly", "üzüm", "ynam", "ýol", "zaman"];
    assert_eq!(order(Lang::Tk, &turkmen), sorted);
    assert_eq!(order(Lang::Ru, &["Юг", "ёлка", "Ежи", "жук", "ель"]), ["Ежи", "ёлка", "ель", "жук", "Юг"]);
}
