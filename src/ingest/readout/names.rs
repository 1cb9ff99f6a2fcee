//! Names of persons across alphabets and cases: "Рашида Мередова" and "Raşid Meredowyň" are "Rashid
//! Meredov". Names are compared by their consonants, since each language spells vowels its own way.

use super::text::Language;
use crate::domain::fold::fold;

/// The consonants of a name, the same for all three alphabets: "Hajiyev" and "Гаджиев" are `hjv`.
pub(super) fn skeleton(word: &str) -> String {
    let mut letters = String::new();
    for c in word.to_lowercase().chars() {
        match special(c) {
            Some(plain) => letters.push_str(plain),
            None => letters.push_str(&fold(&c.to_string())),
        }
    }
    let pairs = [
        ("dzh", "j"),
        ("dj", "j"),
        ("дж", "j"),
        ("zh", "j"),
        ("kh", "h"),
        ("gh", "h"),
        ("ph", "f"),
        ("sch", "s"),
        ("sh", "s"),
        ("tch", "C"),
        ("ch", "C"),
        ("ck", "k"),
        ("th", "t"),
        ("wh", "v"),
        ("qu", "kv"),
        ("ce", "se"),
        ("ci", "si"),
        ("ts", "C"),
    ];
    let letters = pairs.iter().fold(letters, |letters, (from, to)| letters.replace(from, to));
    let letters = letters.strip_suffix("ic").map(|stem| format!("{stem}iC")).unwrap_or(letters);
    let mut out = String::new();
    for c in letters.chars() {
        let consonant = match c {
            'w' => 'v',
            'q' | 'k' | 'c' => 'k',
            'g' | 'x' => 'h',
            'C' => 'c',
            c if c.is_ascii_alphabetic() && !"aeiouy".contains(c) => c,
            _ => continue,
        };
        if !out.ends_with(consonant) {
            out.push(consonant);
        }
    }
    out
}

/// Letters that are not told by taking the diacritics away.
fn special(c: char) -> Option<&'static str> {
    Some(match c {
        'ç' | 'č' | 'ć' | 'ч' => "C",
        'ş' | 'š' | 'ś' | 'ш' | 'щ' => "s",
        'ž' | 'ż' | 'ж' => "j",
        'б' => "b",
        'в' => "v",
        'г' | 'х' => "h",
        'д' => "d",
        'з' => "z",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'ф' => "f",
        'ц' => "C",
        'а' | 'е' | 'ё' | 'и' | 'й' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я' => "a",
        'ь' | 'ъ' => "",
        _ => return None,
    })
}

/// A name as its parts; initials are parts of one letter.
pub(super) fn parts(name: &str) -> Vec<&str> {
    name.split(|c: char| c.is_whitespace() || c == '.' || c == '-').filter(|part| !part.is_empty()).collect()
}

fn is_initial(part: &str) -> bool {
    part.chars().count() == 1
}

/// Whether two names can be of one person: the same surname, and first names that do not contradict.
pub(super) fn same_person(one: &str, other: &str) -> bool {
    let (one, other) = (parts(one), parts(other));
    let (Some(a), Some(b)) = (one.last(), other.last()) else { return false };
    let (sa, sb) = (skeleton(a), skeleton(b));
    if sa != sb || sa.is_empty() || (sa.len() < 2 && fold_start(a) != fold_start(b)) {
        return false;
    }
    match (one.first().filter(|_| one.len() > 1), other.first().filter(|_| other.len() > 1)) {
        (Some(a), Some(b)) => same_first(a, b),
        _ => true,
    }
}

fn same_first(one: &str, other: &str) -> bool {
    let (a, b) = (skeleton(one), skeleton(other));
    if is_initial(one) || is_initial(other) {
        return a.chars().next() == b.chars().next() || a.is_empty() || b.is_empty();
    }
    a == b || (a.chars().next() == b.chars().next() && a.len().min(b.len()) >= 2 && (within(&a, &b) || within(&b, &a)))
}

/// Whether the letters of one stand in the other in their order.
fn within(one: &str, other: &str) -> bool {
    let mut rest = other.chars();
    one.chars().all(|c| rest.any(|o| o == c))
}

fn fold_start(part: &str) -> Option<char> {
    fold(part).chars().next().map(|c| match c {
        'о' => 'o',
        'а' => 'a',
        'е' | 'э' => 'e',
        'и' => 'i',
        'у' => 'u',
        c => c,
    })
}

/// In which case a Russian name stands, as told by the word before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    Nominative,
    Oblique,
    Unknown,
}

/// The forms of which one may be the nominative, the likeliest first.
pub(super) fn nominatives(name: &str, language: Language, case: Case) -> Vec<String> {
    match language {
        Language::English => vec![name.to_owned()],
        Language::Turkmen => vec![turkmen(name), name.to_owned()],
        Language::Russian if case == Case::Nominative => vec![name.to_owned()],
        Language::Russian => russian(name, case),
    }
}

/// Takes the ending of a case from the last word of a Turkmen name.
fn turkmen(name: &str) -> String {
    const GENITIVE: [&str; 8] = ["nyň", "niň", "nuň", "nüň", "yň", "iň", "uň", "üň"];
    const OTHER: [&str; 8] = ["dan", "den", "da", "de", "ny", "ni", "na", "ne"];
    let stem = GENITIVE.iter().find_map(|ending| name.strip_suffix(ending)).filter(|stem| long_enough(stem));
    if let Some(stem) = stem {
        return softened(stem, name);
    }
    let slavic = |stem: &&str| ["ow", "ew", "owa", "ewa", "in", "ina"].iter().any(|end| stem.ends_with(end));
    let plain = ["y", "i", "a", "e"]
        .iter()
        .find_map(|ending| name.strip_suffix(ending))
        .filter(|stem| stem.ends_with("ow") || stem.ends_with("ew"));
    if let Some(stem) = plain.filter(|_| !name.ends_with('a')) {
        return stem.to_owned();
    }
    OTHER.iter().find_map(|ending| name.strip_suffix(ending)).filter(slavic).map_or_else(|| name.to_owned(), str::to_owned)
}

fn long_enough(stem: &str) -> bool {
    stem.rsplit(' ').next().is_some_and(|last| last.chars().count() >= 2)
}

/// "Aktopragyň" is of "Aktoprak": a k between vowels grew soft.
fn softened(stem: &str, name: &str) -> String {
    let last = stem.rsplit(' ').next().unwrap_or_default();
    let soft = stem.strip_suffix('g').filter(|_| last.chars().count() > 4 && !name.ends_with("nyň") && !name.ends_with("niň"));
    soft.map_or_else(|| stem.to_owned(), |rest| format!("{rest}k"))
}

/// Takes the endings of a case from the words of a Russian name; man or woman is told by the surname.
fn russian(name: &str, case: Case) -> Vec<String> {
    let words: Vec<&str> = name.split(' ').collect();
    let Some((last, firsts)) = words.split_last() else { return Vec::new() };
    let male = |word: &str| male(word);
    let female = |word: &str| female(word);
    let join = |firsts: Vec<String>, last: String| [firsts, vec![last]].concat().join(" ");
    let man = || join(firsts.iter().map(|word| male(word)).collect(), male(last));
    let woman = || join(firsts.iter().map(|word| female(word)).collect(), female(last));
    let plain = name.to_owned();
    let slavic_woman = ["овой", "евой", "ёвой", "иной", "ыной", "ову", "еву", "ину"].iter().any(|end| last.ends_with(end));
    if slavic_woman {
        return vec![woman(), plain];
    }
    let ends_a = ["ова", "ева", "ёва", "ина", "ына"].iter().any(|end| last.ends_with(end));
    if ends_a && case == Case::Unknown && !firsts.iter().any(|first| first.ends_with(['а', 'я', 'у'])) {
        return vec![plain];
    }
    // a woman of that surname in the nominative has a first name that is no man's in the genitive
    if ends_a && firsts.iter().all(|first| first.ends_with(['и', 'ь', 'е'])) && case == Case::Unknown {
        return vec![plain];
    }
    if last.ends_with(['ю', 'у']) && firsts.iter().any(|first| first.ends_with(['е', 'ы'])) {
        return vec![plain];
    }
    vec![man(), plain]
}

fn male(word: &str) -> String {
    if word.contains('.') {
        return word.to_owned();
    }
    let cut = |ending: &str| word.strip_suffix(ending).filter(|stem| stem.chars().count() >= 2);
    for (ending, plain) in
        [("ием", "ий"), ("ия", "ий"), ("ию", "ий"), ("еем", "ей"), ("ея", "ей"), ("ею", "ей"), ("аем", "ай"), ("ая", "ай"), ("аю", "ай")]
    {
        if let Some(stem) = cut(ending) {
            return format!("{stem}{plain}");
        }
    }
    let consonant = |stem: &&str| stem.chars().next_back().is_some_and(|c| !"аеёиоуыэюяьй".contains(c));
    for ending in ["ым", "ом", "ем", "а", "у", "е"] {
        if let Some(stem) = cut(ending).filter(consonant) {
            return stem.to_owned();
        }
    }
    for (ending, plain) in [("елем", "ель"), ("еля", "ель"), ("елю", "ель"), ("ря", "рь"), ("рем", "рь")] {
        if let Some(stem) = cut(ending) {
            return format!("{stem}{plain}");
        }
    }
    word.to_owned()
}

fn female(word: &str) -> String {
    if word.contains('.') {
        return word.to_owned();
    }
    for (ending, plain) in [
        ("овой", "ова"),
        ("евой", "ева"),
        ("ёвой", "ёва"),
        ("иной", "ина"),
        ("ыной", "ына"),
        ("ией", "ия"),
        ("ии", "ия"),
        ("ию", "ия"),
        ("ьей", "ья"),
        ("ьи", "ья"),
        ("ой", "а"),
        ("ей", "я"),
        ("ы", "а"),
        ("у", "а"),
    ] {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.chars().count() >= 2) {
            return format!("{stem}{plain}");
        }
    }
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_person_in_three_alphabets() {
        for (one, other) in [
            ("Rashid Meredov", "Рашид Мередов"),
            ("Rashid Meredov", "Raşid Meredow"),
            ("R. Meredov", "Р.Мередов"),
            ("Zeynal Hajiyev", "Зейнал Гаджиев"),
            ("Zeynal Hajiyev", "Zeýnal Hajyýew"),
            ("Myahri Byashimova", "Мяхри Бяшимова"),
            ("Myahri Byashimova", "Mähri Bäşimowa"),
            ("Serdar Berdimuhamedov", "Сердар Бердымухамедов"),
            ("Serhan Aktoprak", "Серхан Актопрак"),
            ("Dejan Keserovic", "Деян Кесерович"),
            ("Hans Friedrich Schodder", "Ханс Фридрих Шоддер"),
            ("Hajiyev", "Zeynal Hajiyev"),
        ] {
            assert!(same_person(one, other), "{one} {other}: {} {}", skeleton(one), skeleton(other));
        }
        for (one, other) in [("Vepa Hajiyev", "Zeynal Hajiyev"), ("Serdar Meredov", "Rashid Meredov"), ("Anna Lee", "Anna Smith")] {
            assert!(!same_person(one, other), "{one} {other}");
        }
    }

    #[test]
    fn cases_are_taken_off() {
        for (language, written, want) in [
            (Language::Russian, "Рашида Мередова", "Рашид Мередов"),
            (Language::Russian, "Зейналом Гаджиевым", "Зейнал Гаджиев"),
            (Language::Russian, "Мяхри Бяшимовой", "Мяхри Бяшимова"),
            (Language::Russian, "Серханом Актопраком", "Серхан Актопрак"),
            (Language::Russian, "Дмитрием Шлапаченко", "Дмитрий Шлапаченко"),
            (Language::Turkmen, "Raşid Meredowyň", "Raşid Meredow"),
            (Language::Turkmen, "Mähri Bäşimowanyň", "Mähri Bäşimowa"),
            (Language::Turkmen, "Mähri Bäşimowany", "Mähri Bäşimowa"),
            (Language::Turkmen, "Serhan Aktopragyň", "Serhan Aktoprak"),
            (Language::Turkmen, "Ahmet Gurbanowy", "Ahmet Gurbanow"),
            (Language::Turkmen, "Filippo Grandi", "Filippo Grandi"),
        ] {
            assert_eq!(nominatives(written, language, Case::Oblique).first().map(String::as_str), Some(want));
        }
    }
}
