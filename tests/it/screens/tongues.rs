//! The whole interface in the reader's language: every screen, layer, menu, question and empty list, with every
//! action done on each, over a workspace without a Latin word of its own. A word that is not the reader's fails.

use coplan::i18n::Lang;
use coplan::tui::action::{ACTIONS, Action};
use coplan::tui::screen::welcome::Welcome;
use coplan::tui::setup::Setup;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::tongue::{OFFICE, READOUT, Tongue};
use super::stage::Stage;

const EMPTY: &str = "[plan]\nid = \"0\"\ntitle = \"План\"\n";

const SCREENS: [&str; 4] = ["1", "2", "3", "4"];
const SIZES: [(u16, u16); 2] = [(80, 24), (140, 44)];

fn stage(text: &str, lang: Lang) -> Stage {
    Stage::with(text).set_up(Setup { words: lang.words(), ..Setup::default() })
}

/// Looks at the screen at all sizes. The text of a row as it stands in its file is no word of ours.
fn look(stage: &mut Stage, tongue: &Tongue, at: &str) {
    for (width, height) in SIZES {
        let screen = stage.screen(width, height);
        // a filter is typed in the words of the files, and the title is one that a readout without any was given
        let lines = screen.lines().map(|line| line.split("  / ").next().unwrap_or_default().replace("Meeting with", ""));
        if !screen.contains("= ") {
            tongue.checks(&lines.collect::<Vec<_>>().join("\n"), at);
        }
    }
}

fn walk(text: &str, keys: &[&str]) {
    for lang in [Lang::Ru, Lang::Tk] {
        let tongue = Tongue::of(lang);
        for keys in keys {
            let mut stage = stage(text, lang);
            stage.press(keys);
            look(&mut stage, &tongue, keys);
        }
    }
}

/// Actions that leave the program, or that somebody else has to answer.
fn is_inside(action: Action) -> bool {
    !matches!(action, Action::Exchange | Action::Suspend)
}

#[test]
fn every_action_on_every_screen() {
    for lang in [Lang::Ru, Lang::Tk] {
        let tongue = Tongue::of(lang);
        for (screen, entry) in SCREENS.iter().flat_map(|screen| ACTIONS.iter().map(move |entry| (screen, entry))) {
            if !is_inside(entry.action) {
                continue;
            }
            let mut stage = stage(OFFICE, lang);
            let key = entry.keys[0];
            for (more, keys) in [("", format!("{screen}{key}")), (", Enter", "<enter>".to_owned()), (", Enter again", "<enter>".to_owned())]
            {
                stage.press(&keys);
                look(&mut stage, &tongue, &format!("{screen} {:?}{more}", entry.action));
            }
        }
    }
}

#[test]
fn every_tab_of_every_detail() {
    let tabs = ["", "]", "]]", "]]]", "]]]]"];
    let rows = ["2z", "2jjz", "2jjjjjjz", "3z", "3jz", "1z", "/5<enter>z"];
    let keys: Vec<String> = rows.iter().flat_map(|row| tabs.iter().map(move |tab| format!("{row}{tab}"))).collect();
    walk(OFFICE, &keys.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn every_field_that_can_be_edited() {
    for lang in [Lang::Ru, Lang::Tk] {
        let tongue = Tongue::of(lang);
        for (screen, number) in ["2", "3", "1"].iter().flat_map(|screen| (0..28).map(move |number| (screen, number))) {
            let mut stage = stage(OFFICE, lang);
            for keys in [format!("{screen}e{}<enter>", "<down>".repeat(number)), "<c-u>ы,ы<enter>".to_owned(), "<c-u><enter>".to_owned()]
            {
                stage.press(&keys);
                look(&mut stage, &tongue, &format!("{screen} field {number}, {keys}"));
            }
        }
    }
}

/// Questions, answers, and what is done, as keys.
const ANSWERS: &[&str] = &[
    "dы",
    "d<c-u>15.05",
    "dы<enter>",
    "d+5<enter>",
    "A<enter>",
    "Aы<enter>",
    "sx<enter>",
    "sxы<enter>",
    "sd<enter>",
    "ssы<enter>",
    "Sr<enter>",
    "Srы<enter>",
    "S-",
    "S-S-",
    "3a<enter>",
    "3aы<enter>",
    "3a15.05 1<enter>",
    "2a<enter>",
    "2aы<enter>",
    "3Cы<enter>",
    "3C1 15.05 ы",
    "3C1 ы<enter>",
    "m<enter>so",
    "m<enter>A",
    "m<enter>m",
    "5>",
    "52>",
    "5>u",
    "5>u<c-r>",
    "5>uu",
    "<c-r>",
    "u",
    "vvs",
    "vvd",
    "vvA",
    "vvL",
    "vv<c-x>",
    "V",
    "<c-x>y",
    "<c-x>yu",
    "soq",
    "soE",
    "so<c-s>",
    "<c-s>",
    "R",
    "y",
    "%",
    "%%",
    "D",
    "so",
    "soso",
    "o<enter>",
    "o<enter><enter>",
    "o<space>",
    "'",
    "/ы",
    "/ы<enter>",
    "1/ы<enter>",
    "3/ы<enter>",
    "4/ы<enter>",
    "i<enter>",
    "iы.txt<enter>",
    "b",
    "bw",
    "bw<c-u><enter>",
    "bw<enter>",
    "bw<enter>bw<enter>",
    "7",
    "5",
    "5<tab>",
    "5<tab>+",
    "5<tab>-",
    "5<tab>--",
    "6",
    "16",
    "36",
    "?",
    "?<pgdn>",
    "?<pgdn><pgdn>",
    "?<pgdn><pgdn><pgdn><pgdn>",
    ":ы",
    ":",
    ":<pgdn>",
    ":<pgdn><pgdn>",
    "!",
    "!j",
    "T",
    "Tы",
    "T1.3.2024",
    "T<enter>",
    "T<enter>so",
    "T<enter>T",
    "TT",
    "T<enter>TT",
    "T<enter>]]]]]",
    "T<enter>3",
    "T<enter>4",
    "T<enter>5",
    "T<enter>1",
    "T<enter>6",
    "c",
    "c<enter>",
    "c<enter>V<enter>",
    "c<enter><enter>",
    "ce",
    "ce<c-u>0<enter><enter>",
    "L",
    "L<enter>",
    "L<enter>L<enter>",
    "4L",
    "4LL",
    "4hL",
    "4hhL",
    "4G",
    "4k",
    "3Cы",
    "3]]<enter>",
    "3k<enter>",
    "3e",
    "1l<enter>",
    "1ll<enter>",
    "1lll<enter>",
    "1llll<enter>",
    "1lllll<enter>",
    "H",
    "jH",
    "12",
    "m<enter>C",
    "C",
    "3jC",
];

#[test]
fn what_is_asked_for_and_what_is_wrong_with_the_answer() {
    walk(OFFICE, ANSWERS);
}

#[test]
fn where_nothing_is() {
    let screens = [
        "1", "2", "3", "4", "5", "5<tab>", "6", "7", "!", "s", "L", "d", "m", "T", "c", "1z", "1z]", "1z]]", "3s", "a", "E", "o", "'", ">",
        "A",
    ];
    walk(EMPTY, &screens);
    walk("# ничего\n", &screens);
}

#[test]
fn a_readout_and_what_is_read_from_it() {
    for lang in [Lang::Ru, Lang::Tk] {
        let tongue = Tongue::of(lang);
        let mut stage = stage(OFFICE, lang);
        stage.press("i").paste(READOUT);
        look(&mut stage, &tongue, "readout");
        stage.press("<enter>");
        for keys in ["", "e", "<c-u>ы<enter>", "<esc>j"] {
            stage.press(keys);
            look(&mut stage, &tongue, keys);
        }
        for number in 0..12 {
            stage.press("e<c-u>ы<enter>");
            look(&mut stage, &tongue, &format!("piece {number}"));
            stage.press("<esc>j");
        }
        stage.press("<enter>");
        look(&mut stage, &tongue, "recorded");
    }
}

#[test]
fn what_others_have_changed_and_what_a_crash_has_left() {
    for lang in [Lang::Ru, Lang::Tk] {
        let tongue = Tongue::of(lang);
        let set_up = || Setup { words: lang.words(), ..Setup::default() };
        let mut one = stage(OFFICE, lang);
        one.outside("progress = 60", "progress = 70");
        look(&mut one, &tongue, "an outside edit");
        one.press("R");
        look(&mut one, &tongue, "read again");
        one.press("sn").outside("status = \"ongoing\"\nhealth", "status = \"done\"\nhealth");
        look(&mut one, &tongue, "a conflict");
        for keys in ["<enter>", "1", "2", "<esc>", "<c-s>", "q", "<esc>", "D1<enter>", "<c-s>"] {
            one.press(keys);
            look(&mut one, &tongue, keys);
        }
        let mut left = stage(OFFICE, lang);
        left.press("snAы<enter>");
        let mut left = left.set_up(set_up());
        look(&mut left, &tongue, "the offer");
        left.press("t");
        look(&mut left, &tongue, "taken up");
        let mut left = left.set_up(set_up());
        left.press("d");
        look(&mut left, &tongue, "dropped");
        left.press("sn");
        let mut left = left.set_up(set_up());
        left.press("<esc>");
        look(&mut left, &tongue, "kept");
        for (from, to) in [
            ("[plan]", "[plan"),
            ("id = \"24-02\"\n", "id = \"24-02\"\nid = \"1\"\n"),
            ("2024-01-10", "2024-13-10"),
            ("\"Право\"", "\"Право"),
            ("progress = 60", "progress 60"),
        ] {
            let mut broken = stage(&OFFICE.replacen(from, to, 1), lang);
            look(&mut broken, &tongue, to);
            broken.press("!");
            look(&mut broken, &tongue, &format!("problems of {to}"));
        }
    }
}

#[test]
fn the_welcome() {
    for lang in [Lang::Ru, Lang::Tk] {
        let (tongue, setup) = (Tongue::of(lang), Setup { words: lang.words(), ..Setup::default() });
        for (width, height) in SIZES {
            let area = Rect::new(0, 0, width, height);
            let mut buffer = Buffer::empty(area);
            Welcome::default().draw(area, &setup, &mut buffer);
            let screen: String = buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect();
            tongue.checks(&screen.replace("coplan-demo", "").replace("coplan-plans", ""), "welcome");
        }
    }
}

/// The guard itself: in English it finds something everywhere.
#[test]
fn the_guard_would_find_english() {
    let tongue = Tongue::of(Lang::Ru);
    for keys in ["1", "2", "3", "4", "5", "6", "?", ":", "s", "S", "L", "m", "T", "e", "c", "i", "!", "b", "q"] {
        let mut stage = stage(OFFICE, Lang::En);
        stage.press(keys);
        assert!(!tongue.foreign(&stage.screen(120, 40)).is_empty(), "{keys}");
    }
}
