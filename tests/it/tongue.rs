//! Whether a text is in the reader's language alone: which words of it are Latin and not known there.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use coplan::i18n::Lang;

/// Something of everything, in Cyrillic letters and digits; two rows are wrong.
pub(crate) const OFFICE: &str = r#"[plan]
id = "0"
title = "Совместный план проектов"
short = "План 2024"
partner = "1"
start = 2024-01-01
end = 2024-12-31

[[project]]
id = "24-01"
title = "Правовая основа"
kind = "legal"
area = "Право"
lead = "2"
partners = ["1"]
start = 2024-01-10
due = 2024-05-31
status = "ongoing"
health = "amber"
health_reason = "Ждём"
progress = 60
next = "Семинар"
funding = { source = "Фонд", amount = 5, currency = "$", confirmed = true }
indicator = { name = "Обучено", target = 9, actual = 3 }
meetings = ["24-04"]
follows = "23-01"
tags = ["важно"]
sources = ["№ 5"]
internal = "Для себя"
note = "Одна строка"
history = [
  { date = 2024-01-15, status = "planned", note = "Начато", by = "both" },
  { date = 2024-02-01, status = "ongoing", meeting = "24-02", by = "1" },
]

[[project]]
id = "24-02"
title = "Безопасность дорог"
lead = "2"
due = "2024-Q2"
status = "proposed"

[[project]]
id = "24-03"
title = "Просроченный"
kind = "regional"
due = 2024-03-31
status = "finalising"

[[project]]
id = "24-04"
title = "Приостановленный"
due = "когда-нибудь"
status = "suspended"

[[project]]
id = "23-01"
title = "Прошлогодний"
status = "carried over"
due = "2023"

[[project]]
id = "24-05"
title = "Выполненный"
status = "done"
actual_end = 2024-03-01

[[project]]
id = "24-06"
title = "Ошибочный"
progress = 600

[[meeting]]
id = "24-02"
date = 2024-02-01
title = "Рабочая встреча"
with = ["1"]

[[meeting]]
id = "24-04"
date = 2024-04-02
title = "Приём"
place = "Ашхабад"
with = ["1"]
participants = [{ name = "Иванов", role = "Координатор", side = "1" }]
topics = ["План"]
plans = [{ plan = "0", relation = "reviewed", said = "выполнен", by = "both" }]
commitments = [
  { side = "2", what = "Направить проект", due = 2024-04-05, status = "open" },
  { side = "1", what = "Ответить", status = "done" },
]

[[meeting]]
id = "24-05"
date = "2024-05"
title = "Следующая"
with = ["1"]

[[organisation]]
id = "1"
name = "Партнёр"
kind = "partner"

[[organisation]]
id = "2"
name = "Ведомство"
kind = "national"
"#;

pub(crate) const READOUT: &str =
    "9 апреля 2024 года Министр принял координатора Партнёр Иванова. Был рассмотрен План 2024. Стороны обсудили правовую основу.";

/// What is the same in every language: names of keys, of the program and of formats, and what stands in the files.
const SAME: &[&str] = &[
    "coplan",
    "TOML",
    "IATI",
    "UTF",
    "Enter",
    "Esc",
    "Tab",
    "Shift",
    "Space",
    "Ctrl",
    "Alt",
    "Backspace",
    "Delete",
    "Home",
    "End",
    "PgUp",
    "PgDn",
    "Left",
    "Right",
    "Up",
    "Down",
    "EDITOR",
    "nano",
    "git",
    "Git",
    "git's",
    "toml",
    "office",
    "plan",
    "md",
    "txt",
    "html",
    "fg",
    "init",
    "eom",
    "Q4",
    "config",
    "check",
    "sync",
    "iom",
    "tk",
    "ru",
    "en",
    "demo",
    "plans",
    "MiB",
    "brief",
    "ML",
    "II",
    "III",
    "IV",
];

/// A word of a text, and the signs that touch it.
struct Word {
    text: String,
    before: Option<char>,
    after: Option<char>,
}

/// The words of a text: runs of letters.
fn words(text: &str) -> Vec<Word> {
    let (mut found, mut word, mut before, mut last) = (Vec::new(), String::new(), None, None);
    for c in text.chars().map(Some).chain([None]) {
        match c {
            Some(letter) if letter.is_alphabetic() => {
                if word.is_empty() {
                    before = last;
                }
                word.push(letter);
            }
            after if !word.is_empty() => found.push(Word { text: std::mem::take(&mut word), before, after }),
            _ => {}
        }
        last = c;
    }
    found
}

/// A text without what is put into it, and without what is to be typed; codes stand in brackets.
fn ours(said: &str, codes: bool) -> String {
    let (mut out, mut quoted, mut depth) = (String::new(), false, 0usize);
    for c in said.chars() {
        match c {
            '`' => quoted = !quoted,
            '{' => depth += 1,
            '<' | '[' if codes => depth += 1,
            '>' | ']' if codes => depth = depth.saturating_sub(1),
            '}' => depth = depth.saturating_sub(1),
            _ if quoted || depth > 0 => {}
            _ => out.push(c),
        }
    }
    out
}

/// All words that are said in a language.
fn vocabulary(lang: Lang) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for entry in std::fs::read_dir(format!("{}/src/i18n/{}", env!("CARGO_MANIFEST_DIR"), lang.code())).unwrap().map(Result::unwrap) {
        // the help of verbs names what is typed
        if entry.path().ends_with("help.ftl") {
            continue;
        }
        let text = std::fs::read_to_string(entry.path()).unwrap();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let said = if line.starts_with([' ', '}']) { line } else { line.split_once(" = ").map_or("", |(_, said)| said) };
            all.extend(words(&ours(said, true)).into_iter().map(|one| one.text.to_lowercase()));
        }
    }
    let days = (1..=12).flat_map(|month| (1..=28).filter_map(move |day| chrono::NaiveDate::from_ymd_opt(2024, month, day)));
    for day in days {
        let said = [lang.date(day), lang.words().with_weekday(day), lang.words().month(chrono::Datelike::month(&day)).to_owned()];
        all.extend(said.iter().flat_map(|said| words(said)).map(|one| one.text.to_lowercase()));
    }
    all.extend((1..=4).flat_map(|quarter| words(&lang.words().quarter(quarter))).map(|one| one.text.to_lowercase()));
    all
}

/// Looks for words of other languages, and fails at its end with all that it has found.
#[derive(Debug)]
pub(crate) struct Tongue {
    vocabulary: BTreeSet<String>,
    lang: Lang,
    /// Whether what stands in brackets are codes, as in what verbs say.
    codes: bool,
    found: RefCell<BTreeMap<Vec<String>, String>>,
    seen: RefCell<BTreeSet<String>>,
}

impl Tongue {
    pub(crate) fn of(lang: Lang) -> Tongue {
        Tongue { vocabulary: vocabulary(lang), lang, codes: false, found: RefCell::default(), seen: RefCell::default() }
    }

    /// For what verbs say: codes stand in brackets there, and what is to be typed.
    pub(crate) fn of_verbs(lang: Lang) -> Tongue {
        let mut tongue = Tongue::of(lang);
        tongue.codes = true;
        tongue
    }

    /// The words of other languages in a text; of a word that an edge has cut the rest is looked for within the words.
    pub(crate) fn foreign(&self, text: &str) -> Vec<String> {
        let all = words(text).into_iter().filter(|one| one.text.chars().count() > 1 && one.text.is_ascii());
        all.filter(|one| !self.knows(one)).map(|one| one.text).collect()
    }

    fn knows(&self, Word { text: word, before, after }: &Word) -> bool {
        let low = word.to_lowercase();
        let is_edge = |c: &Option<char>| c.is_some_and(|c| "…│╮╯╰╭─".contains(c));
        let own = |test: &dyn Fn(&str) -> bool| self.lang == Lang::Tk && self.vocabulary.iter().any(|other| test(other));
        let cut = |test: &dyn Fn(&str) -> bool| SAME.iter().any(|same| test(&same.to_lowercase())) || own(test);
        SAME.contains(&word.as_str())
            || (self.lang == Lang::Tk && self.vocabulary.contains(&low))
            || ((is_edge(before) || is_edge(after)) && cut(&|other| other.contains(&low)))
    }

    /// Notes the words of other languages in a text.
    pub(crate) fn checks(&self, text: &str, at: &str) {
        for line in text.lines() {
            if !self.seen.borrow_mut().insert(line.to_owned()) || is_source(line) {
                continue;
            }
            let line: Vec<&str> = line.split_whitespace().filter(|word| !is_typed(word)).collect();
            let line = ours(&line.join(" "), self.codes);
            let foreign = self.foreign(&line);
            if !foreign.is_empty() {
                self.found.borrow_mut().entry(foreign).or_insert_with(|| format!("{at}: {line}"));
            }
        }
    }
}

/// A path, or an option of a verb.
fn is_typed(word: &str) -> bool {
    word.contains("/tmp/") || (word.starts_with('/') && word.len() > 1) || word.trim_start_matches(['(', '[', '«', '"']).starts_with("--")
}

/// A line of a file that `check` shows.
fn is_source(line: &str) -> bool {
    line.split_once(" | ").is_some_and(|(number, _)| number.trim().parse::<u32>().is_ok())
}

impl Drop for Tongue {
    fn drop(&mut self) {
        if std::thread::panicking() {
            return;
        }
        let found: Vec<String> = self.found.borrow().iter().map(|(words, at)| format!("{words:?} at {at}\n")).collect();
        assert!(found.is_empty(), "not {}:\n{}", self.lang.code(), found.concat());
    }
}

#[test]
fn the_guard_sees_english_and_nothing_else() {
    let text = "Планы  1 из 3   Enter — к строке   2 done";
    assert_eq!(Tongue::of(Lang::Ru).foreign(text), ["done"]);
    assert_eq!(Tongue::of(Lang::Tk).foreign("Taslamalar  3 done  meýilnama  discussed  ýerine ýetir…  Tasl…"), ["done", "discussed"]);
}
