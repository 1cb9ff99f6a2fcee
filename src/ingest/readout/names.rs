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
    let letters = PAIRS.split(' ').filter_map(|pair| pair.split_once('=')).fold(letters, |letters, (from, to)| letters.replace(from, to));
    let letters = letters.strip_suffix("ic").map(|stem| format!("{stem}iC")).unwrap_or(letters);
    let mut out = String::new();
    for c in letters.chars() {
        let consonant = match c {
            'w' => 'v',
            'q' | 'k' | 'c' => 'k',
            'f' => 'p',
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

/// Letters of two that stand for one sound.
const PAIRS: &str = "dzh=j dj=j дж=j zh=j kh=h gh=h ph=f sch=s sh=s tch=C ch=C ck=k th=t wh=v qu=kv ce=se ci=si ts=C ohn=on";

/// Letters that are not told by taking the diacritics away.
fn special(c: char) -> Option<&'static str> {
    Some(match c {
        'ç' | 'č' | 'ć' | 'ч' | 'ц' => "C",
        'ş' | 'š' | 'ś' | 'ш' | 'щ' | 'с' => "s",
        'ž' | 'ż' | 'ж' => "j",
        'б' => "b",
        'в' => "v",
        'г' => "g",
        'х' => "x",
        'д' => "d",
        'з' => "z",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'п' => "p",
        'р' => "r",
        'т' => "t",
        'ф' => "f",
        'а' | 'е' | 'ё' | 'и' | 'й' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я' => "a",
        'ь' | 'ъ' => "",
        _ => return None,
    })
}

/// A name as its parts; initials are parts of one letter.
pub(super) fn parts(name: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = name.split(|c: char| c.is_whitespace() || c == '.' || c == '-').filter(|part| !part.is_empty()).collect();
    let initials =
        parts.len() > 1 && parts.iter().skip(1).all(|part| is_initial(part)) && parts.first().is_some_and(|part| !is_initial(part));
    let patronymic = parts.len() == 3 && parts.get(2).is_some_and(|part| is_patronymic(part));
    // "Meredov R." and "Mamedov Kerim Orazovich": the surname goes behind
    if initials || patronymic {
        parts.rotate_left(1);
    }
    parts
}

pub(super) fn is_patronymic(part: &str) -> bool {
    let fold = fold(part);
    let stems = [
        "ович",
        "евич",
        "овна",
        "овны",
        "овне",
        "овну",
        "овнои",
        "евна",
        "евны",
        "евне",
        "евну",
        "евнои",
        "ovich",
        "evich",
        "ovna",
        "evna",
        "owic",
        "ewic",
        "owna",
        "ewna",
        "ogly",
        "gyzy",
    ];
    fold.chars().count() > 5 && stems.iter().any(|stem| fold.ends_with(stem) || (stem.ends_with(['ч', 'h', 'c']) && fold.contains(stem)))
}

/// One letter, or two that stand for one sound.
pub(super) fn is_initial(part: &str) -> bool {
    part.chars().count() == 1 || matches!(&*fold(part), "дж" | "дз" | "ch" | "sh" | "dj" | "dz" | "zh" | "kh" | "yu" | "ya")
}

/// Whether two names can be of one person: the same surname, and first names that do not contradict.
pub(super) fn same_person(one: &str, other: &str) -> bool {
    let (one, other) = (parts(one), parts(other));
    let (Some(a), Some(b)) = (one.last(), other.last()) else { return false };
    let (sa, sb) = (skeleton(a), skeleton(b));
    if sa != sb || sa.is_empty() || (sa.len() < 2 && fold_start(a) != fold_start(b)) {
        return false;
    }
    if !same_vowel(a, b) {
        return false;
    }
    match (one.first().filter(|_| one.len() > 1), other.first().filter(|_| other.len() > 1)) {
        (Some(a), Some(b)) => same_first(a, b),
        _ => true,
    }
}

/// The first vowels do not contradict: "Hojayev" is not "Hajiyev".
fn same_vowel(one: &str, other: &str) -> bool {
    let broad = |vowel: Option<char>| vowel.is_some_and(|vowel| matches!(vowel, 'a' | 'o' | 'u'));
    let (one, other) = (first_vowel(one), first_vowel(other));
    one == other || !(broad(one) && broad(other))
}

fn first_vowel(word: &str) -> Option<char> {
    fold(word).chars().find_map(|c| match c {
        'a' | 'а' | 'я' => Some('a'),
        'o' | 'о' => Some('o'),
        'u' | 'у' | 'ю' => Some('u'),
        'e' | 'е' | 'э' | 'i' | 'и' | 'ы' => Some('e'),
        _ => None,
    })
}

fn same_first(one: &str, other: &str) -> bool {
    let (a, b) = (skeleton(one), skeleton(other));
    if (is_initial(one) || is_initial(other)) && one.chars().count().min(other.chars().count()) == 2 {
        return a.chars().next() == b.chars().next();
    }
    if is_initial(one) || is_initial(other) {
        let vowels = a.is_empty() || b.is_empty();
        return if vowels { opens_alike(one, other) } else { a.chars().next() == b.chars().next() };
    }
    a == b || (a.chars().next() == b.chars().next() && a.len().min(b.len()) >= 2 && (within(&a, &b) || within(&b, &a)))
}

/// "А." is not of "Yakup", but "Я." and "Ý." are.
fn opens_alike(one: &str, other: &str) -> bool {
    let first = |name: &str| {
        fold(name).chars().next().map(|c| match c {
            'а' => 'a',
            'о' => 'o',
            'е' | 'ё' | 'e' => 'e',
            'э' => 'э',
            'и' | 'i' => 'i',
            'у' => 'u',
            'я' | 'ю' | 'й' | 'ы' | 'j' => 'y',
            c => c,
        })
    };
    let (one, other) = (first(one), first(other));
    let near =
        |a: Option<char>, b: Option<char>| a == Some('y') && matches!(b, Some('e' | 'i')) || a == Some('e') && matches!(b, Some('a' | 'э'));
    one == other || near(one, other) || near(other, one)
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

/// In which case a name stands, as told by its role or by the word behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    Nominative,
    /// Of animate nouns the accusative too.
    Genitive,
    Dative,
    Instrumental,
    Unknown,
}

impl Case {
    const OBLIQUE: [Case; 3] = [Case::Genitive, Case::Dative, Case::Instrumental];

    pub(super) fn is_oblique(self) -> bool {
        Case::OBLIQUE.contains(&self)
    }
}

/// The nominative of a name that stands in a case.
pub(super) fn nominative(name: &str, language: Language, case: Case) -> String {
    match (language, case) {
        (Language::Russian, case) if shown_by(name).is_some_and(|shown| shown != case) => {
            nominative_in(name, shown_by(name).unwrap_or(case))
        }
        (Language::English, _) | (_, Case::Nominative) | (Language::Russian, Case::Unknown) => name.to_owned(),
        (Language::Turkmen, case) => turkmen(name, case),
        (Language::Russian, case) => nominative_in(name, case),
    }
}

fn nominative_in(name: &str, case: Case) -> String {
    let spaced = name.replace('.', ". ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut plain: Vec<String> = words.iter().map(|word| russian(word, case)).collect();
    // "Велло Мяги": a foreign surname has no cases where its first name shows none
    let fixed = words.len() > 1 && words.first().zip(plain.first()).is_some_and(|(word, plain)| word == plain && !word.contains('.'));
    if let Some((word, last)) = words.last().zip(plain.last_mut()).filter(|(word, _)| fixed && word.ends_with(['и', 'ы'])) {
        (*word).clone_into(last);
    }
    // "Пратибху Мехта": beside a woman's first name in the accusative a surname in -а has no cases
    let woman = words.len() > 1 && words.first().is_some_and(|word| word.ends_with(['у', 'ю']));
    if let Some((word, last)) = words.last().zip(plain.last_mut()).filter(|(word, _)| woman && word.ends_with(['а', 'я'])) {
        (*word).clone_into(last);
    }
    // "Хироки Токунагу": a first name that shows no accusative beside one has no cases
    let bare = words.last().is_some_and(|word| word.ends_with(['у', 'ю'])) && case == Case::Genitive;
    if let Some((word, first)) = words.first().zip(plain.first_mut()).filter(|(word, _)| bare && word.ends_with(['и', 'ы'])) {
        (*word).clone_into(first);
    }
    plain.join(" ")
}

/// The case that a Russian name shows by its own endings, whatever its role says.
fn shown_by(name: &str) -> Option<Case> {
    let spaced = name.replace('.', ". ");
    let mut words = spaced.split_whitespace();
    let (first, last) = (words.next()?, words.next_back()?);
    let ends = |word: &str, endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    let family = ends(last, &["овым", "евым", "ёвым", "иным", "ыным", "ским", "цким"]);
    // of a woman's surname the genitive is the same
    let woman = ends(last, &["овой", "евой", "ёвой", "иной", "ыной"]) && !ends(first, &["ы", "и", "е"]);
    let both = ends(first, &["ом", "ем"]) && ends(last, &["ом", "ем", "ой", "ей"]);
    let soft = ends(first, &["ией", "ьей", "ием"]);
    let surname = ends(last, &["овой", "евой", "ёвой"]);
    match () {
        () if family || woman || both || soft => Some(Case::Instrumental),
        () if surname && ends(first, &["ы", "и"]) => Some(Case::Genitive),
        () if surname => Some(Case::Dative),
        () => None,
    }
}

/// All forms of which one may be the nominative, the written one first.
pub(super) fn forms(name: &str, language: Language) -> Vec<String> {
    let mut forms = vec![name.to_owned()];
    forms.extend(Case::OBLIQUE.into_iter().map(|case| nominative(name, language, case)));
    forms.dedup();
    forms
}

/// Takes the ending of a case from the last word of a Turkmen name.
fn turkmen(name: &str, case: Case) -> String {
    const GENITIVE: [&str; 8] = ["nyň", "niň", "nuň", "nüň", "yň", "iň", "uň", "üň"];
    const OTHER: [&str; 8] = ["dan", "den", "da", "de", "ny", "ni", "na", "ne"];
    // "Muhriddiniň", "Putiniň": such names end in -in
    let ends = |stem: &&str, ends: &[&str]| ends.iter().any(|end| stem.ends_with(end));
    let without = |genitive: &str, accusative: &str| {
        let plain = || name.strip_suffix(accusative).filter(|_| case == Case::Genitive);
        name.strip_suffix(genitive).or_else(plain)
    };
    let front = without("iň", "i").filter(|stem| ends(stem, &["ddin", "tin", "kin", "şin", "sen"]));
    // "Morganyň", "Jonsonyň", "Hartmany": and others in -an and -on
    let back = without("yň", "y").filter(|stem| ends(stem, &["gan", "man", "han", "jan", "ýan", "son", "ton"]));
    if let Some(stem) = front.or(back) {
        return stem.to_owned();
    }
    let stem = GENITIVE.iter().find_map(|ending| name.strip_suffix(ending)).filter(|stem| long_enough(stem));
    if let Some(stem) = stem {
        return softened(stem, name);
    }
    let slavic = |stem: &&str| ["ow", "ew", "owa", "ewa", "in", "ina"].iter().any(|end| stem.ends_with(end));
    let stripped = |endings: &[&str]| endings.iter().find_map(|ending| name.strip_suffix(ending)).filter(|stem| long_enough(stem));
    let of_slavic = stripped(&["y", "i", "a", "e"]).filter(|stem| (stem.ends_with("ow") || stem.ends_with("ew")) && !name.ends_with('a'));
    let told = match case {
        Case::Genitive => stripped(&["ny", "ni", "y", "i"]),
        Case::Dative => stripped(&["na", "ne", "a", "e"]),
        _ => None,
    };
    // "Ýençäni" is of "Ýenče": an e before an ending grew broad
    if let Some(stem) = told.and_then(|stem| stem.strip_suffix('ä')) {
        return format!("{stem}e");
    }
    if let Some(stem) = told.filter(|stem| stem.ends_with('g')) {
        return softened(stem, name);
    }
    told.or(of_slavic).or_else(|| stripped(&OTHER).filter(slavic)).unwrap_or(name).to_owned()
}

fn long_enough(stem: &str) -> bool {
    stem.rsplit(' ').next().is_some_and(|last| last.chars().count() >= 3)
}

/// "Aktopragyň" is of "Aktoprak": a k between vowels grew soft.
fn softened(stem: &str, name: &str) -> String {
    let last = stem.rsplit(' ').next().unwrap_or_default();
    let soft = stem.strip_suffix('g').filter(|_| last.chars().count() > 4 && !name.ends_with("nyň") && !name.ends_with("niň"));
    soft.map_or_else(|| stem.to_owned(), |rest| format!("{rest}k"))
}

/// Endings of a case with those of the nominative; of several that fit the first counts.
const GENITIVE: &str = "овой=ова евой=ева ёвой=ёва иной=ина ыной=ына ской=ская ского=ский ую=ая ии=ия ия=ий ги=га ки=ка хи=ха ию=ия ья=ий ьи=ья ея=ей ая=ай ря=рь ля=ль ы=а у=а ю=я а=";
const DATIVE: &str = "овой=ова евой=ева иной=ина ской=ская скому=ский ии=ия ию=ий ею=ей аю=ай рю=рь лю=ль у= е=а";
const INSTRUMENTAL: &str =
    "овой=ова евой=ева иной=ина ской=ская ским=ский ией=ия ьей=ья ием=ий еем=ей аем=ай елем=ель рем=рь ым= ом= ем= ой=а ей=я";

/// Takes the ending of a case from a word of a Russian name. The ending tells the gender too.
fn russian(word: &str, case: Case) -> String {
    // "Анну-Лену": both names of a woman have the ending
    if let Some((first, last)) = word.split_once('-').filter(|(first, _)| case == Case::Genitive && first.ends_with(['у', 'ы'])) {
        return format!("{}-{}", russian(first, case), russian(last, case));
    }
    let endings = match case {
        Case::Genitive => GENITIVE,
        Case::Dative => DATIVE,
        Case::Instrumental => INSTRUMENTAL,
        Case::Nominative | Case::Unknown => "",
    };
    let endings = || endings.split(' ').filter_map(|pair| pair.split_once('='));
    // a vowel before the ending, as in "Антониу", tells a name that has no cases
    // French names that end so in all cases
    if matches!(word, "Николя" | "Франсуа" | "Тома" | "Люка" | "Жозуа") {
        return word.to_owned();
    }
    let declined =
        |stem: &str, ending: &str| ending.chars().count() > 1 || stem.chars().next_back().is_some_and(|c| !"аеёиоуыэюя".contains(c));
    let found = endings().find_map(|(ending, plain)| Some((word.strip_suffix(ending)?, ending, plain)));
    match found.filter(|(stem, ending, _)| stem.chars().count() >= 2 && declined(stem, ending)) {
        Some((stem, _, plain)) if !word.contains('.') => format!("{stem}{plain}"),
        _ => word.to_owned(),
    }
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
        for (language, case, written, want) in [
            (Language::Russian, Case::Genitive, "Рашида Мередова", "Рашид Мередов"),
            (Language::Russian, Case::Instrumental, "Зейналом Гаджиевым", "Зейнал Гаджиев"),
            (Language::Russian, Case::Instrumental, "Мяхри Бяшимовой", "Мяхри Бяшимова"),
            (Language::Russian, Case::Instrumental, "Серханом Актопраком", "Серхан Актопрак"),
            (Language::Russian, Case::Instrumental, "Дмитрием Шлапаченко", "Дмитрий Шлапаченко"),
            (Language::Russian, Case::Instrumental, "В.Хаджиевым", "В. Хаджиев"),
            (Language::Russian, Case::Genitive, "Джалпу Ратну", "Джалпа Ратна"),
            (Language::Russian, Case::Genitive, "Филиппо Гранди", "Филиппо Гранди"),
            (Language::Russian, Case::Dative, "Сердару Бердымухамедову", "Сердар Бердымухамедов"),
            (Language::Turkmen, Case::Unknown, "Raşid Meredowyň", "Raşid Meredow"),
            (Language::Turkmen, Case::Unknown, "Mähri Bäşimowanyň", "Mähri Bäşimowa"),
            (Language::Turkmen, Case::Unknown, "Mähri Bäşimowany", "Mähri Bäşimowa"),
            (Language::Turkmen, Case::Unknown, "Serhan Aktopragyň", "Serhan Aktoprak"),
            (Language::Turkmen, Case::Genitive, "Ahmet Gurbanowy", "Ahmet Gurbanow"),
            (Language::Turkmen, Case::Genitive, "Jalpa Ratnany", "Jalpa Ratna"),
            (Language::Turkmen, Case::Unknown, "Filippo Grandi", "Filippo Grandi"),
            (Language::Turkmen, Case::Unknown, "Farruh Nuriddiniň", "Farruh Nuriddin"),
            (Language::Turkmen, Case::Genitive, "Anna Ençäni", "Anna Ençe"),
            (Language::Turkmen, Case::Unknown, "Brita Hartmanyň", "Brita Hartman"),
            (Language::Turkmen, Case::Unknown, "Liam Fergusonyň", "Liam Ferguson"),
            (Language::Turkmen, Case::Genitive, "Clara Germany", "Clara German"),
            (Language::Turkmen, Case::Unknown, "Jalpa Ratnanyň", "Jalpa Ratna"),
            (Language::Russian, Case::Unknown, "Марком Вебером", "Марк Вебер"),
            (Language::Russian, Case::Genitive, "Агатой Ковалевой", "Агата Ковалева"),
            (Language::Russian, Case::Genitive, "Виталием Деларозе", "Виталий Деларозе"),
            (Language::Russian, Case::Genitive, "Соню Мехта", "Соня Мехта"),
            (Language::Russian, Case::Genitive, "Николя Морена", "Николя Морен"),
            (Language::Russian, Case::Genitive, "Хироки Токунагу", "Хироки Токунага"),
        ] {
            assert_eq!(nominative(written, language, case), want);
        }
    }
}
