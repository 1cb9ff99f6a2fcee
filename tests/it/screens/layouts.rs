//! The twelve journeys, typed on an English, a Russian and a Turkmen keyboard: the same keys, so many and no more.
//! What is typed as text stays as it is.

use coplan::tui::keys::layout::{Layout, QWERTY, RUSSIAN, TURKMEN};

use super::stage::Stage;

/// The letters that come from a keyboard where somebody presses the keys of these English ones; names such as `<enter>` stay.
fn on(layout: &Layout, keys: &str) -> String {
    let mut named = false;
    let letter = |c: char| {
        let within = named;
        named = c == '<' || (named && c != '>');
        let rows = [(QWERTY.plain, layout.plain), (QWERTY.shifted, layout.shifted)];
        let places = rows.into_iter().flat_map(|(from, to)| from.into_iter().zip(to));
        let same = |(from, to): (&str, &str)| from.chars().position(|key| key == c).and_then(|at| to.chars().nth(at));
        if named || within { c } else { places.into_iter().find_map(same).filter(|key| *key != ' ').unwrap_or(c) }
    };
    keys.chars().map(letter).collect()
}

/// A journey: keys and texts in turn, the number of keys that are no text, and what the screen says at the end.
struct Journey {
    steps: &'static [(&'static str, &'static str)],
    keys: usize,
    says: &'static str,
}

const READOUT: &str = "On April 9, 2024 the Minister of Foreign Affairs of Turkmenistan Rashid Meredov received the Coordinator of the International \
                       Organization for Migration Zeynal Hajiyev. The Action Plan for 2024 was discussed.";

/// In the order of the product's list; the twelfth is in `resolve_an_outside_edit`.
const JOURNEYS: [Journey; 11] = [
    Journey { steps: &[("so", "")], keys: 2, says: "▶ ongoing" },
    Journey { steps: &[("m<enter>", ""), ("so", "")], keys: 4, says: "stated at 2024-04-02-iom" },
    Journey { steps: &[("L<enter>", "")], keys: 2, says: "linked to 2024-04-02-iom" },
    Journey { steps: &[("5", "")], keys: 1, says: "Overdue: 1" },
    Journey { steps: &[("6", "")], keys: 1, says: "since 2 Apr 2024" },
    Journey { steps: &[("bw<enter>", "")], keys: 3, says: "wrote brief-iom-2024-04-10.md" },
    Journey { steps: &[("i", READOUT), ("<enter><enter>", "")], keys: 3, says: "meeting 2024-04-09-iom recorded" },
    Journey { steps: &[("c<enter><enter>", "")], keys: 3, says: "2 projects carried over into iom-2025" },
    Journey { steps: &[("/", "migration"), ("<enter>", "")], keys: 2, says: "1 of 2 projects" },
    Journey { steps: &[("14>", "")], keys: 3, says: "due 14 Jun 2024" },
    Journey { steps: &[("A", "Spoke with them"), ("<enter>", "")], keys: 2, says: "Spoke with them" },
];

#[test]
fn keys_of_a_keyboard() {
    assert_eq!(on(&RUSSIAN, "14>so<enter>L"), "14Юыщ<enter>Д");
    assert_eq!(on(&TURKMEN, "cxqv<f2>"), "çüäý<f2>");
}

#[test]
fn every_journey_takes_no_more_keys_on_any_keyboard() {
    for layout in [&QWERTY, &RUSSIAN, &TURKMEN] {
        for (nth, journey) in JOURNEYS.iter().enumerate() {
            let mut stage = Stage::small();
            for (keys, text) in journey.steps {
                stage.press(&on(layout, keys)).paste(text);
            }
            let screen = stage.screen(80, 24);
            assert!(screen.contains(journey.says), "journey {} on {}: {screen}", nth + 1, layout.name);
            assert_eq!(stage.keys, journey.keys, "journey {} on {}", nth + 1, layout.name);
        }
    }
}

#[test]
fn resolve_an_outside_edit() {
    for layout in [&QWERTY, &RUSSIAN, &TURKMEN] {
        let mut stage = Stage::small();
        stage.press(&on(layout, "so")).outside("status = \"planned\"", "status = \"done\"");
        stage.keys = 0;
        let screen = stage.press("1<enter>").screen(80, 24);
        assert!(screen.contains("decided"), "{}: {screen}", layout.name);
        assert_eq!(stage.keys, 2);
    }
}
