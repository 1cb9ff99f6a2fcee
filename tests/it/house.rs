//! The house: arrows between rooms run down, and no file becomes the room where everything meets.

use std::path::{Path, PathBuf};

/// Each room with those that it may know.
const ROOMS: &[(&str, &[&str])] = &[
    ("i18n", &[]),
    ("domain", &["i18n"]),
    ("store", &["i18n"]),
    ("text", &["i18n", "domain"]),
    ("workspace", &["i18n", "domain", "text"]),
    ("ingest", &["i18n", "domain", "text", "workspace"]),
    ("report", &["i18n", "domain", "text", "workspace"]),
    ("render", &["i18n", "domain", "text", "report"]),
    ("session", &["i18n", "domain", "text", "workspace", "store"]),
    ("cli", &["i18n", "domain", "text", "workspace", "ingest", "store", "session", "report", "render"]),
    ("tui", &["i18n", "domain", "text", "workspace", "ingest", "store", "session", "report", "render"]),
];

/// The floors of the terminal face, from the top down; files of one floor do not know each other unless they are named here.
const FLOORS: &[&[&str]] = &[
    &["run"],
    &["terminal"],
    &["desk"],
    &["app"],
    &["screen"],
    &["widget"],
    &["context"],
    &["spot"],
    &["setup"],
    &["effect"],
    &["keys", "place", "theme"],
    &["glyph"],
    &["action"],
];

/// Longer files than this want to be cut; those above it now, with the reason.
const LONG: usize = 500;
const KNOWN_LONG: &[(&str, &str)] = &[];

fn sources() -> Vec<(PathBuf, String)> {
    let mut folders = vec![PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                found.push((path.strip_prefix(concat!(env!("CARGO_MANIFEST_DIR"), "/src")).unwrap().to_owned(), text));
            }
        }
    }
    found.sort();
    found
}

fn room(path: &Path) -> String {
    let first = path.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// The words after `crate::` (or after `super::super::` for a floor of the tui) in the code of a file, with their lines.
fn named(text: &str, prefix: &str) -> Vec<(usize, String)> {
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
    let lines = code.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
    lines
        .flat_map(|(at, line)| {
            let words =
                line.split(prefix).skip(1).map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>());
            words.filter(|word| !word.is_empty()).map(move |word| (at + 1, word)).collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn arrows_between_rooms_run_down() {
    for (path, text) in sources() {
        let from = room(&path);
        let Some((_, below)) = ROOMS.iter().find(|(name, _)| *name == from) else { continue };
        for (line, to) in named(&text, "crate::") {
            let known = ROOMS.iter().any(|(name, _)| *name == to);
            assert!(!known || to == from || below.contains(&to.as_str()), "src/{}:{line}: an arrow from {from} up to {to}", path.display());
        }
    }
}

#[test]
fn arrows_in_the_terminal_face_run_down() {
    let floor = |name: &str| FLOORS.iter().position(|floor| floor.contains(&name));
    for (path, text) in sources().into_iter().filter(|(path, _)| path.starts_with("tui")) {
        let part = path.components().nth(1).unwrap().as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned();
        let Some(from) = floor(&part) else { panic!("src/{} has no floor", path.display()) };
        let prefix = if path.components().count() == 2 { "use super::" } else { "super::super::" };
        for (line, to) in named(&text, prefix) {
            let Some(below) = floor(&to) else { continue };
            assert!(below > from || part == to, "src/{}:{line}: an arrow from {part} up to {to}", path.display());
        }
        assert_eq!(named(&text, "use super::super::super::"), [], "src/{}", path.display());
    }
}

#[test]
fn files_are_short_and_named_for_what_they_do() {
    for (path, text) in sources() {
        let known = KNOWN_LONG.iter().any(|(name, _)| Path::new(name) == path);
        assert!(text.lines().count() <= LONG || known, "src/{} has {} lines", path.display(), text.lines().count());
        let name = path.file_stem().unwrap().to_string_lossy();
        assert!(
            !["util", "utils", "helper", "helpers", "manager", "service", "misc", "common"].contains(&name.as_ref()),
            "{}",
            path.display()
        );
        assert!(text.starts_with("//!"), "src/{} does not say what it is for", path.display());
        assert!(!text.contains("pub use "), "src/{} names things of another room as its own", path.display());
    }
}
