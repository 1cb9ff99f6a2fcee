//! A file of TOML without rows of ours, such as the settings of a workspace, value by value.

use std::collections::BTreeMap;

use diffy::{ConflictStyle, IncompleteHunkStyle, MergeOptions};
use toml::de::DeTable;

use super::depth::is_shallow;
use super::whole::record_of;
use super::write::{Unwritable, set_in_file};
use crate::domain::rebase::Clash;
use crate::domain::value::{Record, Value};
use crate::i18n::message::say;

/// All that the file says; `None` where it is no TOML.
pub fn record(text: &str) -> Option<Record> {
    let text = text.trim_start_matches('\u{feff}');
    let root = Some(text).filter(|text| is_shallow(text)).and_then(|text| DeTable::parse(text).ok())?;
    Some(record_of(root.get_ref()))
}

/// The text with another value at a path, or with none. Comments, order, spacing and line ends stay.
pub fn set(text: &str, path: &str, new: Option<&Value>) -> Result<String, Unwritable> {
    if !is_shallow(text) {
        return Err(Unwritable::Unreadable(say("problem-brackets")));
    }
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let written = set_in_file(text, path, new, newline)?;
    // the law of writing: nothing but this value differs
    let mut wanted = record(text).unwrap_or_default();
    wanted.set(path, new.cloned());
    if record(&written).is_some_and(|said| said.same_as(&wanted)) { Ok(written) } else { Err(Unwritable::Differs) }
}

/// A file that both sides changed, joined line by line: once with theirs and once with ours where they touch.
#[derive(Debug, Clone, PartialEq)]
pub struct Joined {
    pub theirs: String,
    pub ours: String,
    /// The values that both gave otherwise; if there are none and the texts differ, only comments or spacing do.
    pub clashes: Vec<Clash>,
}

/// So long that no line of a file begins like it by chance.
const MARK: usize = 61;

/// Joins what both sides made of a file; `None` where that is no TOML any more.
pub fn join(base: &str, ours: &str, theirs: &str) -> Option<Joined> {
    // line ends are those of theirs
    let crlf = theirs.contains("\r\n");
    let [base, ours, theirs] = [base, ours, theirs].map(|text| text.replace("\r\n", "\n"));
    let joined = join_lines(&base, &ours, &theirs)?;
    let ends = |text: String| if crlf { text.replace('\n', "\r\n") } else { text };
    Some(Joined { theirs: ends(joined.theirs), ours: ends(joined.ours), ..joined })
}

fn join_lines(base: &str, ours: &str, theirs: &str) -> Option<Joined> {
    let mut options = MergeOptions::new();
    options.set_conflict_marker_length(MARK).set_conflict_style(ConflictStyle::Merge);
    options.set_incomplete_hunk_style(IncompleteHunkStyle::Git);
    let (mut ours, mut theirs) = match options.merge(base, ours, theirs) {
        Ok(text) => (text.clone(), text),
        Err(marked) => (side(&marked, '<'), side(&marked, '>')),
    };
    let mut clashes = Vec::new();
    for clash in differing(base, &ours, &theirs)? {
        // where lines touch a value of one side may be missing on the other: what only one of them changed is no clash
        if Value::same(clash.base.as_ref(), clash.theirs.as_ref()) {
            theirs = set(&theirs, &clash.field, clash.mine.as_ref()).ok()?;
        } else if Value::same(clash.base.as_ref(), clash.mine.as_ref()) {
            ours = set(&ours, &clash.field, clash.theirs.as_ref()).ok()?;
        } else {
            clashes.push(clash);
        }
    }
    let sorted = |text: &str| {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    if clashes.is_empty() && sorted(&ours) == sorted(&theirs) {
        // the same lines in another order
        ours.clone_from(&theirs);
    }
    Some(Joined { theirs, ours, clashes })
}

/// One side of a text with marks: that at the mark of this letter.
fn side(marked: &str, letter: char) -> String {
    let mark = |letter: char| letter.to_string().repeat(MARK);
    let (ours, between, theirs) = (mark('<'), mark('='), mark('>'));
    let mut here = None;
    let mut text = String::new();
    for line in marked.split_inclusive('\n') {
        match here {
            None if line.starts_with(&ours) => here = Some('<'),
            Some('<') if line.starts_with(&between) => here = Some('>'),
            Some(_) if line.starts_with(&theirs) => here = None,
            here if here.is_none_or(|here| here == letter) => text.push_str(line),
            _ => {}
        }
    }
    text
}

/// The values in which two merges of a file differ, one that took ours and one that took theirs, with what they were
/// before. `None` where one of the three cannot be read value by value.
pub fn differing(base: &str, ours: &str, theirs: &str) -> Option<Vec<Clash>> {
    let [base, ours, theirs] = [base, ours, theirs].map(|text| record(text).and_then(|record| leaves(&record)));
    let (base, ours, theirs) = (base?, ours?, theirs?);
    let mut paths: Vec<&String> = ours.keys().chain(theirs.keys()).collect();
    paths.sort_unstable();
    paths.dedup();
    let differing = paths.into_iter().filter(|path| !Value::same(ours.get(*path), theirs.get(*path)));
    let clash = |path: &String| Clash {
        field: path.clone(),
        base: base.get(path).cloned(),
        mine: ours.get(path).cloned(),
        theirs: theirs.get(path).cloned(),
    };
    Some(differing.map(clash).collect())
}

/// The values that are no tables, by their paths; `None` where a name has a dot, which a path cannot tell.
fn leaves(record: &Record) -> Option<BTreeMap<String, Value>> {
    let mut found = BTreeMap::new();
    let mut open: Vec<(String, &Record)> = vec![(String::new(), record)];
    while let Some((prefix, record)) = open.pop() {
        for (name, value) in &record.0 {
            if name.contains('.') || name.is_empty() {
                return None;
            }
            let path = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
            match value {
                Value::Record(inner) => open.push((path, inner)),
                value => drop(found.insert(path, value.clone())),
            }
        }
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# ours\n[settings]\n# days\ndue_soon_days = 30 # a month\n\n[views]\no = \"overdue\"\n";

    #[test]
    fn one_value_is_one_changed_line() {
        let text = set(TEXT, "settings.due_soon_days", Some(&Value::Int(14))).unwrap();
        assert_eq!(text, TEXT.replace("30 #", "14 #"));
        assert_eq!(set(TEXT, "views.o", None).unwrap(), TEXT.replace("o = \"overdue\"\n", ""));
        let windows = TEXT.replace('\n', "\r\n");
        let added = set(&windows, "settings.silent_red", Some(&Value::Int(3))).unwrap();
        assert_eq!(added, windows.replace("a month\r\n", "a month\r\nsilent_red = 3\r\n"));
        let view = set("[views]\no = \"overdue\"\n", "settings.silent_red", Some(&Value::Int(3))).unwrap();
        assert_eq!(view, "[views]\no = \"overdue\"\n\n[settings]\nsilent_red = 3\n");
    }

    #[test]
    fn both_sides_are_joined_with_their_comments() {
        let ours = TEXT.replace("# ours", "# mine").replace("30 #", "14 #");
        let theirs = TEXT.replace("o = \"overdue\"", "# late\no = \"overdue\"");
        let joined = join(TEXT, &ours, &theirs).unwrap();
        assert_eq!(joined.ours, ours.replace("o = \"overdue\"", "# late\no = \"overdue\""));
        assert_eq!((joined.ours == joined.theirs, joined.clashes.len()), (true, 0));
        let joined = join(TEXT, &ours, &TEXT.replace("30 #", "60 #")).unwrap();
        assert_eq!((joined.ours, joined.theirs.contains("# mine")), (ours, true));
        assert_eq!(joined.clashes[0].theirs, Some(Value::Int(60)));
    }

    #[test]
    fn neighbouring_lines_are_no_clash() {
        let near = "[settings]\nsilent_amber = 1\nsilent_red = 2\n";
        let joined = join(near, &near.replace("amber = 1", "amber = 5"), &near.replace("red = 2", "red = 6")).unwrap();
        let both = "[settings]\nsilent_amber = 5\nsilent_red = 6\n";
        assert_eq!((joined.ours.as_str(), joined.theirs.as_str(), joined.clashes.len()), (both, both, 0));
    }

    #[test]
    fn line_ends_are_no_clash_and_two_views_join() {
        let windows = |text: &str| text.replace('\n', "\r\n");
        let joined = join(TEXT, &windows(&TEXT.replace("30", "14")), &format!("{TEXT}z = \"open\"\n")).unwrap();
        assert_eq!((joined.ours.as_str(), joined.clashes.len()), (format!("{}z = \"open\"\n", TEXT.replace("30", "14")).as_str(), 0));
        let joined = join(TEXT, &format!("{TEXT}y = \"late\"\n"), &format!("{TEXT}z = \"open\"\n")).unwrap();
        assert!(joined.clashes.is_empty() && joined.theirs == joined.ours, "{joined:?}");
        assert!(joined.theirs.contains("y = ") && joined.theirs.contains("z = "), "{joined:?}");
    }

    #[test]
    fn a_last_line_without_an_end_is_joined_too() {
        let open = "[settings]\nsilent_red = 2 # two";
        let joined = join(open, &open.replace("= 2 #", "= 3 #"), &open.replace("= 2 #", "= 4 #")).unwrap();
        assert_eq!(
            (joined.ours.trim_end(), joined.theirs.trim_end()),
            ("[settings]\nsilent_red = 3 # two", "[settings]\nsilent_red = 4 # two")
        );
        assert_eq!(joined.clashes.len(), 1);
    }

    #[test]
    fn only_values_that_differ_clash() {
        let ours = TEXT.replace("30", "14").replace("# ours", "# mine");
        let clash = differing(TEXT, &ours, &TEXT.replace("30", "60")).unwrap();
        assert_eq!((clash.len(), &*clash[0].field, &clash[0].mine), (1, "settings.due_soon_days", &Some(Value::Int(14))));
        assert_eq!(differing(TEXT, TEXT, "= no TOML"), None);
    }
}
