//! How far away a day is, in words.

use crate::i18n::Words;

/// `in 3 days`, `40 days overdue`.
pub fn distance(days: i64, words: Words) -> String {
    match days {
        0 => words.say("screen-today").to_owned(),
        1 => words.say("screen-tomorrow").to_owned(),
        2..=60 => words.tell("screen-in-days", &[("n", days.into())]),
        61.. => words.tell("screen-in-months", &[("n", (days / 30).into())]),
        -60..=-1 => words.tell("screen-days-overdue", &[("n", (-days).into())]),
        _ => words.tell("screen-months-overdue", &[("n", (-days / 30).into())]),
    }
}
