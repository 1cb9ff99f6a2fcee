//! Any text whatever: nothing panics, what is proposed can be applied or is refused, and nothing
//! hostile gets into the workspace.

use coplan::domain::visible::is_dangerous;
use coplan::ingest::readout::{LIMIT, propose};
use proptest::prelude::*;

use super::{SEED, day, sample};

/// Words that rules look for, in an order that no rule expects.
fn piece() -> impl Strategy<Value = String> {
    let words = "On April 2 , 2024 the Minister of Foreign Affairs Rashid Meredov met with IOM ( Plan for 2023 ) « 2019-2024 » . \n \n\n \
        министра иностранных дел Рашида Мередова с МОМ план на 2024 год 2024-nji ýylyň 2-nji aprelinde ministri Raşid Meredowyň bilen : / - \
        Present: Who: От МОМ – DIM-den — will provide by до 15 June undertook to представит поручить borçlandy çenli 1. | | ; ) \
        что that invited wezipesini ýerine ýetiriji from said сообщил A. ʼ ’ ' 00 9999 31.12.99 99.99.9999 4294967296 \u{301} \u{202e} \u{0} ß İ ﬁ 👩 \r\n";
    let words: Vec<String> = words.split(' ').map(str::to_owned).collect();
    prop_oneof![4 => prop::sample::select(words), 1 => "\\PC{0,6}", 1 => ".{0,4}"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]
    #[test]
    fn no_text_breaks_it(pieces in prop::collection::vec(piece(), 0..60), glue in prop::sample::select(vec![" ", "", "\n"])) {
        thread_local!(static SAMPLE: coplan::workspace::Workspace = sample());
        let text = pieces.join(glue);
        let proposal = SAMPLE.with(|sample| propose(&text, sample, day("2024-05-01"), None));
        prop_assert!(!proposal.readout.chars().any(|c| c != '\n' && is_dangerous(c)));
        prop_assert!(proposal.links.iter().all(|part| (0.0..=1.0).contains(&part.what.score)));
        prop_assert!(proposal.participants.iter().all(|part| !part.what.name.is_empty()));
        if !text.contains("Meredov") && !text.contains("Meredow") && !text.contains("Мередов") {
            let known = proposal.participants.iter().any(|part| part.what.name == "Rashid Meredov");
            prop_assert!(!known, "nobody is made up");
        }
    }
}

#[test]
fn what_is_proposed_of_any_cut_of_the_seed_can_be_taken() {
    for end in (0..SEED.len()).step_by(37).filter(|end| SEED.is_char_boundary(*end)) {
        let mut workspace = sample();
        let proposal = propose(&SEED[..end], &workspace, day("2024-05-01"), None);
        workspace.apply(proposal.edits(&workspace)).unwrap();
    }
}

/// Bodies in a list of participants are no people.
#[test]
fn no_body_of_a_list_becomes_a_person() {
    let lists = [
        "5 March 2024\nParticipants: Ministry of Justice, Save the Children, Deutsche Gesellschaft, Aga Khan Foundation, Silk Way Logistics.\nPresent:\n\
            - Union of Industrialists and Entrepreneurs\n- Berkarar Shopping Centre\n\nAgenda:\n1. Opening Remarks\n2. Coffee Break\n",
        "5 марта 2024 года\nУчастники: Союз промышленников, Фонд Ага Хана, Фонд Конрада Аденауэра, ОАО «Гарагум».\n\
            С туркменской стороны: Академия государственной службы при Президенте Туркменистана, город Аркадаг.\n",
        "2024-nji ýylyň 5-nji marty\nGatnaşanlar: Adalat ministrligi, Magtymguly adyndaky Türkmen döwlet uniwersiteti, Ak Bugdaý etraby, Gara Altyn Kärhanasy.\n",
    ];
    for text in lists {
        let names: Vec<String> =
            propose(text, &sample(), day("2024-05-01"), None).participants.into_iter().map(|part| part.what.name).collect();
        assert_eq!(names, [] as [&str; 0], "{text}");
    }
}

#[test]
fn a_text_of_a_mebibyte_takes_little_time() {
    let sample = sample();
    let start = std::time::Instant::now();
    for text in [SEED.repeat(LIMIT / SEED.len()), "(".repeat(LIMIT), "Rashid Meredov ".repeat(LIMIT / 15), "2024-".repeat(LIMIT / 5)] {
        let proposal = propose(&text, &sample, day("2024-05-01"), None);
        assert!(proposal.notes.iter().any(|note| note.id() == "readout-note-long"));
    }
    assert!(start.elapsed().as_secs() < 40, "{:?}", start.elapsed());
}
