//! Which rows a filter shows. A filter is made ready once (names of organisations looked up, words
//! made into patterns), then each row is asked; nothing is copied by the number of rows.

use std::cell::RefCell;
use std::collections::BTreeSet;

use chrono::NaiveDate;
use nucleo_matcher::{Config, Matcher, Utf32Str};
use rayon::prelude::*;

use super::Workspace;
use super::index::Handle;
use crate::domain::date::When;
use crate::domain::field::{Key, Kind};
use crate::domain::filter::{Filter, Flag, Test};
use crate::domain::fold::fold;
use crate::text::read::RowRef;

/// A filter made ready for a workspace.
#[derive(Debug)]
pub struct Query<'w> {
    workspace: &'w Workspace,
    today: NaiveDate,
    tests: Vec<(bool, Ready)>,
}

#[derive(Debug)]
enum Ready {
    /// The folded word, its letters, and the organisations whose names have it.
    Word(String, Vec<char>, BTreeSet<String>),
    Phrase(String),
    Field(String, Vec<String>, BTreeSet<String>),
    Compare {
        name: String,
        less: bool,
        than: String,
    },
    Flag(Flag),
}

thread_local! {
    static MATCHER: RefCell<(Matcher, Vec<char>)> = RefCell::new((Matcher::new(Config::DEFAULT), Vec::new()));
}

/// The fields in which a word is looked for.
const WORDS: [Key; 9] = [Key::Title, Key::TitleRu, Key::TitleTk, Key::Id, Key::Area, Key::Short, Key::Name, Key::Place, Key::Next];
const LISTS: [Key; 4] = [Key::Tags, Key::Topics, Key::Aliases, Key::With];

impl Workspace {
    pub fn query(&self, filter: &Filter, today: NaiveDate) -> Query<'_> {
        let tests = filter.terms.iter().map(|term| (term.not, self.ready(&term.test))).collect();
        Query { workspace: self, today, tests }
    }

    /// The rows among `rows` that the filter shows, in the same order.
    pub fn filtered(&self, rows: &[Handle], filter: &Filter, today: NaiveDate) -> Vec<Handle> {
        if filter.is_empty() {
            return rows.to_vec();
        }
        let query = self.query(filter, today);
        if rows.len() < 2_000 {
            return rows.iter().copied().filter(|handle| query.shows(*handle)).collect();
        }
        let parts: Vec<Vec<Handle>> =
            rows.par_chunks(2_000).map(|part| part.iter().copied().filter(|handle| query.shows(*handle)).collect()).collect();
        parts.concat()
    }

    fn ready(&self, test: &Test) -> Ready {
        match test {
            Test::Word(word) => Ready::Word(word.clone(), word.chars().collect(), self.organisations_named(word, 3)),
            Test::Phrase(phrase) => Ready::Phrase(phrase.clone()),
            Test::Field { name, any } => {
                let named = any.iter().flat_map(|word| self.organisations_named(word, 1)).collect();
                Ready::Field(name.clone(), any.clone(), named)
            }
            Test::Compare { name, less, than } => Ready::Compare { name: name.clone(), less: *less, than: than.clone() },
            Test::Flag(flag) => Ready::Flag(*flag),
        }
    }

    /// The organisations whose id, name or alias has a word that begins with this one.
    fn organisations_named(&self, word: &str, at_least: usize) -> BTreeSet<String> {
        if word.chars().count() < at_least {
            return BTreeSet::new();
        }
        let rows = self.all(Kind::Organisation).filter_map(|handle| self.row(handle));
        let named = |row: &RowRef<'_>| {
            let names = row.record().at("names").and_then(|names| names.as_record().cloned()).unwrap_or_default();
            let own = [row.id(), row.text(Key::Name)].into_iter().chain(row.list(Key::Aliases)).any(|name| has_word(&fold(&name), word));
            own || names.0.iter().filter_map(|(_, name)| name.as_text()).any(|name| has_word(&fold(name), word))
        };
        rows.filter(named).map(|row| row.id().into_owned()).collect()
    }
}

impl Query<'_> {
    pub fn shows(&self, handle: Handle) -> bool {
        let Some(row) = self.workspace.row(handle) else { return false };
        self.tests.iter().all(|(not, test)| self.holds(handle, row, test) != *not)
    }

    fn holds(&self, handle: Handle, row: RowRef<'_>, test: &Ready) -> bool {
        match test {
            Ready::Word(word, letters, organisations) => has_near(row, word, letters) || involves(row, organisations),
            Ready::Phrase(phrase) => texts(row).any(|text| fold(&text).contains(phrase.as_str())),
            Ready::Field(name, any, organisations) => self.field(handle, row, name, any, organisations),
            Ready::Compare { name, less, than } => self.compare(row, name, *less, than),
            Ready::Flag(flag) => self.flag(handle, row, *flag),
        }
    }

    fn flag(&self, handle: Handle, row: RowRef<'_>, flag: Flag) -> bool {
        if row.kind() == Some(Kind::Meeting) {
            return match flag {
                Flag::Open => self.workspace.has_open_commitments(row, None),
                Flag::Closed => row.has(Key::Commitments) && !self.workspace.has_open_commitments(row, None),
                Flag::Overdue => self.workspace.has_open_commitments(row, Some(self.today)),
                Flag::Silent | Flag::Undiscussed => self.workspace.linked_to(&row.id()).is_empty(),
            };
        }
        let facts = || self.workspace.facts(handle, self.today);
        match flag {
            Flag::Open => row.status().is_open(),
            Flag::Closed => !row.status().is_open(),
            Flag::Overdue => self.workspace.is_overdue(handle, self.today),
            Flag::Silent => facts().is_some_and(|facts| facts.silent > 0),
            Flag::Undiscussed => self.workspace.meetings_of(row).is_empty(),
        }
    }

    fn field(&self, handle: Handle, row: RowRef<'_>, name: &str, any: &[String], organisations: &BTreeSet<String>) -> bool {
        let begins = |text: &str| any.iter().any(|word| has_word(&fold(text), word));
        let plan = || self.workspace.plan_of(handle).and_then(|plan| self.workspace.row(plan));
        match (row.kind(), name) {
            (Some(Kind::Project), "status") => begins(row.status().name()),
            (Some(Kind::Project), "health") => begins(self.workspace.health(handle, self.today).name()),
            (Some(Kind::Project), "plan") => plan().is_some_and(|plan| begins(&plan.id()) || begins(&plan.text(Key::Short))),
            (Some(Kind::Project), "partner") => {
                let of_plan = plan().map(|plan| plan.text(Key::Partner).into_owned()).unwrap_or_default();
                organisations.contains(&of_plan) || row.list(Key::Partners).any(|id| organisations.contains(id.as_ref()))
            }
            (Some(Kind::Project), "meeting" | "meetings") => self.workspace.meetings_of(row).iter().any(|id| begins(id)),
            (Some(Kind::Project), "year") => plan().is_some_and(|plan| begins(&plan.text(Key::Start))),
            (Some(Kind::Meeting), "year") => begins(&row.text(Key::Date)),
            (_, "with" | "lead" | "partner" | "partners") => {
                let own = [Key::Lead, Key::Partner].into_iter().any(|key| organisations.contains(row.text(key).as_ref()));
                let keys = if name == "lead" { &[][..] } else { &[Key::With, Key::Partners][..] };
                own || keys.iter().any(|key| row.list(*key).any(|id| organisations.contains(id.as_ref())))
            }
            (_, name) => own_field(row, name, &begins),
        }
    }

    fn compare(&self, row: RowRef<'_>, name: &str, less: bool, than: &str) -> bool {
        if name == "progress" {
            let progress = u16::from(row.progress().unwrap_or(0));
            return than.parse::<u16>().is_ok_and(|than| if less { progress < than } else { progress > than });
        }
        let Some(than) = crate::domain::typed_date::typed(than, self.today, None) else { return false };
        let key = Key::of(name);
        let day = if matches!(key, Key::Due | Key::Date) { row.day() } else { row.when(key).map(When::first) };
        day.is_some_and(|day| if less { day < than.first() } else { day > than.last() })
    }
}

fn own_field(row: RowRef<'_>, name: &str, begins: &impl Fn(&str) -> bool) -> bool {
    let key = match Key::of(name) {
        Key::Unknown => Key::of(&format!("{name}s")),
        key => key,
    };
    begins(&row.text(key)) || row.list(key).any(|item| begins(&item))
}

/// Whether one of the words of `text` begins with `word`, or the text itself does. Both are folded.
fn has_word(text: &str, word: &str) -> bool {
    memchr::memmem::find_iter(text.as_bytes(), word.as_bytes())
        .any(|at| at == 0 || text.get(..at).and_then(|before| before.chars().next_back()).is_some_and(|before| !before.is_alphanumeric()))
}

/// The word is in the row, or its letters are close together in the title.
fn has_near(row: RowRef<'_>, word: &str, letters: &[char]) -> bool {
    let source = row.source();
    // most rows do not have the word at all: one look at the whole text tells it where that is plain
    let maybe = if source.is_ascii() { word.is_ascii() && has_ascii(source.as_bytes(), word.as_bytes()) } else { true };
    (maybe && has_exactly(row, word)) || is_close(&row.text(Key::Title), word, letters)
}

fn has_exactly(row: RowRef<'_>, word: &str) -> bool {
    WORDS.iter().any(|key| has_text(&row.text(*key), word)) || LISTS.iter().any(|key| row.list(*key).any(|item| has_text(&item, word)))
}

/// Whether a folded word is somewhere in a text, whatever its case and diacritics.
fn has_text(text: &str, word: &str) -> bool {
    if text.is_ascii() { word.is_ascii() && has_ascii(text.as_bytes(), word.as_bytes()) } else { fold(text).contains(word) }
}

/// A word as the matcher takes it: plain bytes where it can.
fn needle<'a>(word: &'a str, letters: &'a [char]) -> Utf32Str<'a> {
    if word.is_ascii() { Utf32Str::Ascii(word.as_bytes()) } else { Utf32Str::Unicode(letters) }
}

fn has_ascii(text: &[u8], word: &[u8]) -> bool {
    let Some(first) = word.first() else { return true };
    let starts = memchr::memchr2_iter(*first, first.to_ascii_uppercase(), text);
    starts.into_iter().any(|at| text.get(at..at + word.len()).is_some_and(|part| part.eq_ignore_ascii_case(word)))
}

/// Whether the letters stand in the text in their order and close together: "lgl" in "legal".
fn is_close(text: &str, word: &str, letters: &[char]) -> bool {
    if letters.len() < 3 {
        return false;
    }
    // 16 is what the matcher gives for a letter, more at the start of a word; gaps take away
    let enough = u16::try_from(letters.len()).unwrap_or(u16::MAX).saturating_mul(17);
    MATCHER.with_borrow_mut(|(matcher, chars)| {
        let score = matcher.fuzzy_match_greedy(Utf32Str::new(text, chars), needle(word, letters));
        score.is_some_and(|score| score >= enough)
    })
}

fn involves(row: RowRef<'_>, organisations: &BTreeSet<String>) -> bool {
    !organisations.is_empty()
        && ([Key::Lead, Key::Partner].into_iter().any(|key| organisations.contains(row.text(key).as_ref()))
            || [Key::Partners, Key::With].into_iter().any(|key| row.list(key).any(|id| organisations.contains(id.as_ref()))))
}

fn texts(row: RowRef<'_>) -> impl Iterator<Item = std::borrow::Cow<'_, str>> {
    WORDS.into_iter().chain([Key::Note]).map(move |key| row.text(key)).chain(LISTS.into_iter().flat_map(move |key| row.list(key)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::Loaded;
    use crate::workspace::settings::Settings;

    const TEXT: &str = "[plan]\nid = \"p\"\ntitle = \"P\"\npartner = \"iom\"\nstart = 2024-01-01\n\n[[project]]\nid = \"A-1\"\ntitle = \"Strengthening the Legal Framework\"\nlead = \"mfa\"\ndue = 2024-03-01\nstatus = \"ongoing\"\n\n[[project]]\nid = \"A-2\"\ntitle = \"Ýollaryň howpsuzlygy\"\ntags = [\"illustrative\"]\nprogress = 60\n\n[[project]]\nid = \"A-3\"\ntitle = \"Ёлки и границы\"\nstatus = \"done\"\ndue = 2024-01-01\n\n[[organisation]]\nid = \"mfa\"\nname = \"Ministry of Foreign Affairs\"\naliases = [\"МИД\"]\n\n[[meeting]]\nid = \"m\"\ndate = 2024-02-01\nwith = [\"iom\"]\n";

    fn found(line: &str) -> String {
        let workspace = Workspace::new(vec![Loaded::read("p.toml", TEXT.to_owned())], Settings::default());
        let all: Vec<Handle> = workspace.all(Kind::Project).collect();
        let today = NaiveDate::from_ymd_opt(2024, 4, 1).unwrap();
        let shown = workspace.filtered(&all, &Filter::parse(line), today);
        shown.iter().map(|handle| workspace.row(*handle).unwrap().id().into_owned()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_a_line_finds() {
        for (line, ids) in [
            ("legal", "A-1"),
            ("lgl", "A-1"),
            ("LEGAL framework", "A-1"),
            ("yollaryn", "A-2"),
            ("елки", "A-3"),
            ("ГРАНИЦЫ", "A-3"),
            ("a-2", "A-2"),
            ("illustr", "A-2"),
            ("-illustrative", "A-1 A-3"),
            ("foreign", "A-1"),
            ("мид", "A-1"),
            ("lead:mfa", "A-1"),
            ("lead:ministry", "A-1"),
            ("status:ongoing,done", "A-1 A-3"),
            ("open", "A-1 A-2"),
            ("overdue", "A-1"),
            ("due<2024-02", "A-3"),
            ("progress>50", "A-2"),
            ("tag:illustrative", "A-2"),
            ("silent", "A-1 A-2"),
            ("undiscussed", "A-1 A-2 A-3"),
            ("partner:iom", ""),
            ("year:2024", "A-1 A-2 A-3"),
            ("\"legal framework\"", "A-1"),
            ("\"framework legal\"", ""),
            ("zzz", ""),
        ] {
            assert_eq!(found(line), ids, "{line}");
        }
    }
}
