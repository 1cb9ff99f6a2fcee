//! How names and labels are written: which words of a text can be a person's name.

use std::ops::Range;

use super::organisations::BODY;
use super::roles;
use super::scene::Scene;
use super::text::{Language, Sort, Text};
use super::{countries, cues, dates, names, no_names};

/// The few words before a colon that stands before a name, from the beginning of their line or sentence.
pub(super) fn label(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let sentence = text.span(text.sentence_of(at)).start;
    let colon = (at.saturating_sub(24).max(sentence)..at).rev().find(|place| text.word(*place) == ":")?;
    let first = (sentence..colon).rev().find(|place| matches!(text.word(*place), "." | ";" | ":")).map_or(sentence, |stop| stop + 1);
    let plain = (colon + 1..at).all(|place| text.word(place) != "." || text.word(place - 1).chars().count() == 1);
    (colon - first <= 6 && plain).then_some(first..colon)
}

/// A run of words that can be a name: two to four in capitals, or an initial and a surname.
pub(super) fn name_at(scene: &Scene<'_>, at: usize) -> Option<Range<usize>> {
    let text = scene.text;
    // no name begins behind an article, nor behind the word for a place
    if matches!(text.before(at, 1), "the" | "in" | "near") && text.language == Language::English {
        return None;
    }
    let first = name_word(scene, at)?;
    let mut end = at + first;
    let mut words = 1;
    while words < 5 {
        let joined = usize::from(text.word(end) == "-" && text.touches(end) && text.touches(end - 1));
        let is_little = |at: usize| {
            matches!(
                text.fold(at),
                "de" | "den"
                    | "ter"
                    | "ten"
                    | "ibn"
                    | "bint"
                    | "binti"
                    | "ben"
                    | "du"
                    | "dos"
                    | "zu"
                    | "дер"
                    | "ден"
                    | "дель"
                    | "ибн"
                    | "оглы"
                    | "кызы"
                    | "van"
                    | "von"
                    | "der"
                    | "di"
                    | "del"
                    | "bin"
                    | "al"
                    | "el"
                    | "la"
                    | "le"
                    | "da"
                    | "ван"
                    | "де"
                    | "фон"
            )
        };
        // "Al-Misned" is one word
        let little = if !is_little(end) || (text.word(end + 1) == "-" && text.is_upper(end)) {
            0
        } else if is_little(end + 1) {
            2
        } else {
            1
        };
        if joined == 0 && is_whole(text, end, words) {
            break;
        }
        let initial = |at: usize| text.word(at).chars().count() == 1 && text.word(at + 1) == ".";
        if joined + little == 0 && initial(end) && initial(at) && !initial(end.saturating_sub(2)) {
            break;
        }
        let Some(length) =
            name_word(scene, end + joined + little).filter(|_| text.sentence_of(end + joined + little) == text.sentence_of(at))
        else {
            break;
        };
        end += joined + little + length;
        words += 1;
    }
    let name = at..end;
    if text.language == Language::Russian && is_adjective(text.fold(at)) {
        return None;
    }
    let courtesy = at.checked_sub(1).is_some_and(|before| {
        roles::is_courtesy(text, before) || (text.word(before) == "." && before > 0 && roles::is_courtesy(text, before - 1))
    });
    let alone = words == 1 && (courtesy || scene.known.find(text.slice(&name), text.language).is_some() || text.is(at, Sort::Word));
    (words > 1 || alone).then_some(name).filter(|name| stands_free(scene, name) && !text.has(name.clone(), BODY))
}

/// "Энергетической": no first name has such an ending.
fn is_adjective(fold: &str) -> bool {
    const ENDS: [&str; 16] = [
        "ческои",
        "ческого",
        "ческая",
        "ческии",
        "альнои",
        "ального",
        "альная",
        "альныи",
        "ельнои",
        "ельного",
        "ельная",
        "ионнои",
        "ионного",
        "ионная",
        "енного",
        "ственнои",
    ];
    fold.chars().count() > 6 && ENDS.iter().any(|end| fold.ends_with(end))
}

/// Behind such a word a name is complete: "Meredowyň", "Rashid Meredov", unless a patronymic follows. No
/// Turkmen name goes on behind a genitive: "the Lord of Ayrton".
fn is_whole(text: &Text<'_>, end: usize, words: usize) -> bool {
    let last = text.word(end - 1);
    let genitive = text.language == Language::Turkmen && last.ends_with('ň');
    let fold = text.fold(end - 1);
    let surname = words > 1
        && fold.chars().count() > 4
        && ["ov", "ev", "ova", "eva", "ow", "ew", "owa", "ewa", "ов", "ев", "ова", "ева"].iter().any(|ending| fold.ends_with(ending));
    genitive || (surname && !names::is_patronymic(text.word(end)))
}

/// A name is no part of a longer title: "Silk Road Agency", "University of X".
fn stands_free(scene: &Scene<'_>, name: &Range<usize>) -> bool {
    let text = scene.text;
    let next = name.end;
    let same = text.sentence_of(next) == text.sentence_of(name.start);
    let title = same
        && text.is(next, Sort::Word)
        && text.is_upper(next)
        && !text.is_capitals(next)
        && text.language == Language::English
        && !scene.covered(next)
        && roles::head(text, next).is_none();
    let inside = matches!(text.before(name.start, 1), "of" | "for" | "имени" | "им") && !after_person_word(text, name.start);
    !(title || inside)
}

fn after_person_word(text: &Text<'_>, at: usize) -> bool {
    let far = at.saturating_sub(4)..at;
    text.has(far, "participation|leadership|presence|meeting|delegation|representatives|visit|initiative|initiatives|address|speech|statement|message|appointment|memory|behalf|form|person")
}

/// How many words an initial with its full stop, or a word of a name, takes.
fn name_word(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let text = scene.text;
    let word = text.word(at);
    // no name is longer
    if !text.is(at, Sort::Word) || !text.is_upper(at) || scene.covered(at) || word.len() > 80 {
        return None;
    }
    let courtesy = |at: usize| text.fold(at) == "h" && text.word(at + 1) == "." && text.fold(at + 2) == "e";
    if courtesy(at) || (text.fold(at) == "e" && at > 1 && courtesy(at - 2)) {
        return None;
    }
    if word.chars().count() == 1 && matches!(text.word(at + 1), "'" | "’" | "ʼ") && text.is_upper(at + 2) && text.touches(at + 1) {
        return Some(3);
    }
    // "Baht’ýor"
    let joint = text.language == Language::Turkmen
        && matches!(text.word(at + 1), "'" | "’" | "ʼ" | "‘")
        && text.touches(at)
        && text.touches(at + 1);
    if joint && text.is(at + 2, Sort::Word) && !text.is_upper(at + 2) && text.word(at + 2).chars().count() > 1 {
        return Some(3);
    }
    // "Tomás Ó Briain"
    let irish = matches!(word, "Ó" | "O") && at > 0 && text.is_upper(at - 1) && text.is_upper(at + 1) && text.is(at + 1, Sort::Word);
    if irish && text.word(at + 1).chars().count() > 2 {
        return Some(1);
    }
    if word.chars().count() == 1 {
        let dot = text.word(at + 1) == "." && text.touches(at);
        return dot.then_some(2);
    }
    if word.chars().count() == 2
        && text.word(at + 1) == "."
        && text.touches(at)
        && word.chars().nth(1).is_some_and(char::is_lowercase)
        && !roles::is_courtesy(text, at)
    {
        // "Ýu. Orazow", "Dž."
        let known = names::is_initial(word) && text.is_upper(at + 2) && text.is(at + 2, Sort::Word);
        return Some(2).filter(|_| text.touches(at + 1) || known);
    }
    if is_german(text, at) {
        return Some(1);
    }
    let country = text.language != Language::English && countries::is_foreign(text, at);
    let where_from = text.language == Language::Turkmen && ["daky", "daki"].iter().any(|ending| text.fold(at).ends_with(ending));
    let numeral = word.chars().count() > 1 && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    if country || where_from || numeral {
        return None;
    }
    let shouted = text.is_capitals(at) && (word.chars().count() < 3 || shouts(text, at));
    let plain = (no_names::is_common(text.fold(at)) && !is_first_name(text, at)) || roles::head(text, at).is_some() || is_dated(text, at);
    let opens = text.span(text.sentence_of(at)).start == at && cues::is_opener(text.fold(at));
    (!(shouted || plain || opens || roles::is_courtesy(text, at))).then_some(1)
}

/// "Clara German", "Clara Germanyň": Turkmen calls the country and its people otherwise.
fn is_german(text: &Text<'_>, at: usize) -> bool {
    let fold = text.fold(at);
    let surname = text.language == Language::Turkmen && fold.starts_with("german") && !fold.starts_with("germani");
    let first = at.checked_sub(1).is_some_and(|before| {
        let initial = before > 0 && text.word(before) == "." && text.word(before - 1).chars().count() == 1 && text.is_upper(before - 1);
        let name = text.is(before, Sort::Word) && text.is_upper(before) && !no_names::is_common(text.fold(before));
        initial || name && roles::head(text, before).is_none()
    });
    surname && first && fold.chars().count() <= 9
}

/// "Döwlet Nurmetow": a common word that is a first name before a surname.
fn is_first_name(text: &Text<'_>, at: usize) -> bool {
    let next = text.fold(at + 1);
    let surname = ["ow", "ew", "owa", "ewa", "ov", "ev", "ova", "eva"].iter().any(|end| next.ends_with(end)) && next.chars().count() > 5;
    let stem = text.language == Language::Turkmen && !no_names::is_word(text.fold(at)) && roles::head(text, at).is_none();
    (stem || matches!(text.fold(at), "dowlet" | "bahar" | "parahat" | "bilim" | "halk")) && text.is_upper(at + 1) && surname
}

/// A month or a weekday; a short one, such as "Jun", only beside a number.
fn is_dated(text: &Text<'_>, at: usize) -> bool {
    let number = |at: usize| text.is(at, Sort::Number);
    let beside = number(at + 1) || number(at + 2) || at.checked_sub(1).is_some_and(number);
    // "Марта Кински", "April Jones"
    let named = text.is(at + 1, Sort::Word) && text.is_upper(at + 1) && !dates::is_date_word(text.fold(at + 1));
    dates::is_date_word(text.fold(at)) && (beside || (text.word(at).chars().count() > 3 && !named))
}

/// A short name, or a line that is all in capitals; a surname in capitals stands behind a name that is not.
fn shouts(text: &Text<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).is_some_and(|before| text.is_upper(before) && !text.is_capitals(before) && text.is(before, Sort::Word));
    let initial = at > 1 && text.word(at - 1) == "." && text.word(at - 2).chars().count() == 1;
    !(before || initial)
}
