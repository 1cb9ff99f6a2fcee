//! Words that say that somebody was elsewhere: was unable to come, is still to come, was met at
//! another time.

use super::scene::Person;
use super::text::{Language, Text};

const STAYED_AWAY: &str = "unable to|could not|did not attend|did not take part|was absent|were absent|sent her|sent his|sent their|sent greetings|sent a message|sent regrets|не смог*|не участвовал*|отсутствовал*|направил* приветстви*|прислал*|не прибыл*|не присутствовал*";
const STAYED_AWAY_TURKMEN: &str = "gatnasyp bilmedi|gelip bilmedi|gatnasmady|gelmedi|gelip bilmandir|gatnasyp bilmandir";

const TALK: &str = "conversation|conversations|meeting|meetings|talks|discussion|discussions|встреч*|бесед*|переговор*|разговор*";

/// Somebody was not in the room, as the words around the name say.
pub(super) fn was_elsewhere(text: &Text<'_>, person: &Person) -> bool {
    let span = text.span(text.sentence_of(person.name.start));
    stayed_away(text, person, span.end) || of_another_talk(text, person, span.start) || turkmen(text, person, span.end)
}

fn stayed_away(text: &Text<'_>, person: &Person, stop: usize) -> bool {
    let end = person.end();
    match text.language {
        Language::Turkmen => text.has(end..(end + 12).min(stop), STAYED_AWAY_TURKMEN),
        _ => text.has(end..(end + 6).min(stop), STAYED_AWAY),
    }
}

/// "Told of his conversation in October with A", "рассказал о своей встрече с A".
fn of_another_talk(text: &Text<'_>, person: &Person, start: usize) -> bool {
    let first = person.first();
    let Some(talk) = (first.saturating_sub(9).max(start)..first).rev().find(|at| text.matches(*at, TALK).is_some()) else { return false };
    let with = (talk + 1..first).any(|at| matches!(text.fold(at), "with" | "с" | "со"));
    let own = (talk.saturating_sub(2).max(start)..talk)
        .find(|at| text.matches(*at, "his|her|their|its|свое*|своих|своим*|его|ее").is_some());
    let of = |own: usize| {
        let before = text.before(own, 1);
        matches!(before, "of" | "about" | "recalled" | "recalling" | "mentioned" | "to" | "described" | "о" | "об" | "про" | "упомянул" | "упомянула")
    };
    with && own.is_some_and(of)
}

fn turkmen(text: &Text<'_>, person: &Person, stop: usize) -> bool {
    if text.language != Language::Turkmen {
        return false;
    }
    let end = person.end();
    // "A bilen geçiren gepleşiklerinden": another talk of somebody's
    let held = text.fold(end) == "bilen"
        && (end + 1..(end + 4).min(stop)).any(|at| {
            text.matches(at, "geciren|bolan|dususan").is_some()
                && text.has(at + 1..(at + 3).min(stop), "geplesik*|dususyg*|dususyk*|sohbetdeslig*|gurrun*")
                && !text.has(at + 1..(at + 5).min(stop), "barsynda|dowamynda|dususygynda|geplesiklerinde")
        });
    // "A-nyň güýzde amala aşyrjak sapary": still to come
    let coming = text.word(end.saturating_sub(1)).ends_with('ň')
        && (end..(end + 7).min(stop)).any(|at| {
            (text.fold(at).ends_with("jak") || text.fold(at).ends_with("jek")) && text.has(at + 1..(at + 3).min(stop), "sapar*|dususy*")
        });
    held || coming
}
