//! The plan of the house, held against the code: arrows between rooms run downwards, files are named
//! for what they do, and stay small enough to be read at one sitting.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The rooms of the crate, and those below that each may use. What is not listed here is a mistake.
const ROOMS: &[(&str, &[&str])] = &[
    ("main", &["cli", "tui", "session", "store", "workspace", "domain", "i18n"]),
    ("cli", &["session", "workspace", "ingest", "render", "report", "text", "domain", "i18n", "store"]),
    ("tui", &["session", "workspace", "ingest", "render", "report", "text", "domain", "i18n"]),
    ("session", &["workspace", "ingest", "text", "domain", "store", "i18n"]),
    ("workspace", &["text", "domain"]),
    ("ingest", &["text", "report", "domain", "i18n"]),
    ("render", &["text", "report", "domain", "i18n"]),
    ("report", &["domain", "i18n"]),
    ("text", &["domain"]),
    ("store", &[]),
    ("i18n", &[]),
    ("domain", &[]),
];

/// The rooms inside `tui`, from the top; a room uses those on the floors below it, and rooms of one floor do not know each other.
const TUI: &[&[&str]] = &[&["run"], &["app"], &["screen"], &["widget"], &["context"], &["keys", "effect", "place", "theme"], &["action"]];

/// Arrows that the table forbids and that stay for now, as `from -> to`, each with its reason.
const ARROWS_ALLOWED: &[(&str, &str)] = &[];

const MAX_FILE: usize = 500;
const MAX_FUNCTION: usize = 60;

/// Longer files, each with its reason.
const LONG_FILES: &[(&str, &str)] = &[];

/// Longer functions, as `file::function`, each with its reason.
const LONG_FUNCTIONS: &[(&str, &str)] = &[("domain/field.rs::of", "one line for each key of the format")];

/// Names that say nothing.
const EMPTY_NAMES: &[&str] = &["util", "utils", "helper", "helpers", "manager", "service", "common", "misc", "mod"];

struct Source {
    /// Relative to `src`, with `/`.
    name: String,
    text: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut folders, mut found) = (vec![root.clone()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
                found.push(Source { name, text: std::fs::read_to_string(&path).unwrap() });
            }
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found
}

/// The path of modules that a file is, from the root of the crate.
fn modules(name: &str) -> Vec<&str> {
    name.trim_end_matches(".rs").split('/').collect()
}

/// The lines of a file up to its tests, without comments, numbered.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = (1..).zip(text.lines()).take_while(|(_, line)| line.trim() != "#[cfg(test)]");
    lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
}

/// What a line names below `crate::`: one path, or those in the braces of `use crate::{…}`. A `use` over several lines is
/// joined before.
fn named(line: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for (at, _) in line.match_indices("crate::") {
        if line.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_alphanumeric() || c == '_')) {
            continue;
        }
        let rest = &line[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(list) => found.extend(in_braces(list).iter().map(|path| words(path)).filter(|path| !path.is_empty())),
            None => found.push(words(rest)),
        }
    }
    found
}

fn in_braces(list: &str) -> Vec<String> {
    let (mut depth, mut parts) = (0, vec![String::new()]);
    for c in list.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        parts.last_mut().unwrap().push(c);
    }
    parts
}

fn words(path: &str) -> Vec<String> {
    let path = path.trim_start();
    let end = path.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(path.len());
    path[..end].trim_matches(':').split("::").map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// All arrows of a file: the line, and the path of modules that it names.
fn arrows(text: &str) -> Vec<(usize, Vec<String>)> {
    let mut found = Vec::new();
    let mut open: Option<(usize, String)> = None;
    for (number, line) in code(text) {
        let (number, line) = match open.take() {
            Some((begun, joined)) => (begun, format!("{joined} {}", line.trim())),
            None => (number, line.trim().to_owned()),
        };
        if line.contains("use crate::") && !line.contains(';') {
            open = Some((number, line));
            continue;
        }
        found.extend(named(&line).into_iter().map(|path| (number, path)));
    }
    found
}

fn may_use(from: &str, to: &str) -> bool {
    from == to || ROOMS.iter().any(|(room, below)| *room == from && below.contains(&to))
}

fn floor(room: &str) -> Option<usize> {
    TUI.iter().position(|floor| floor.contains(&room))
}

/// Why an arrow is wrong, if it is.
fn wrong(from: &[&str], to: &[String]) -> Option<String> {
    let (room, other) = (*from.first()?, to.first()?.as_str());
    if room == "lib" || !ROOMS.iter().any(|(known, _)| *known == other) {
        return None;
    }
    if !may_use(room, other) {
        return Some(format!("{room} -> {other}"));
    }
    if room != "tui" || other != "tui" {
        return None;
    }
    let (inner, below) = (*from.get(1)?, to.get(1)?.as_str());
    let (high, low) = (floor(inner)?, floor(below)?);
    (inner != below && high >= low).then(|| format!("tui/{inner} -> tui/{below}"))
}

#[test]
fn arrows_run_downwards() {
    let mut found = String::new();
    for source in sources() {
        let from = modules(&source.name);
        assert!(
            from[0] == "lib" || ROOMS.iter().any(|(room, _)| *room == from[0]),
            "src/{} is in no room: add it to ROOMS in tests/it/house.rs with what it may use",
            source.name
        );
        for (line, to) in arrows(&source.text) {
            if let Some(arrow) = wrong(&from, &to).filter(|arrow| !ARROWS_ALLOWED.iter().any(|(allowed, _)| allowed == arrow)) {
                writeln!(found, "src/{}:{line}: {arrow} (crate::{})", source.name, to.join("::")).unwrap();
            }
        }
    }
    assert!(found.is_empty(), "arrows that run up or sideways:\n{found}");
}

#[test]
fn the_reader_of_arrows_sees_them_all() {
    let text = "use crate::domain::x;\nuse crate::{\n    text::read::{A, B},\n    cli,\n};\nfn f() { crate::tui::app::run(); mycrate::y(); }\n// crate::no\n#[cfg(test)]\nuse crate::tests;\n";
    let found: Vec<String> = arrows(text).iter().map(|(line, path)| format!("{line} {}", path.join("::"))).collect();
    assert_eq!(found, ["1 domain::x", "2 text::read", "2 cli", "6 tui::app::run"]);
    let path = |text: &str| text.split("::").map(str::to_owned).collect::<Vec<_>>();
    for (from, to, arrow) in [
        ("domain/x.rs", "text::read", Some("domain -> text")),
        ("store/x.rs", "domain::date", Some("store -> domain")),
        ("tui/app.rs", "cli::list", Some("tui -> cli")),
        ("workspace/find.rs", "text::read", None),
        ("tui/screen/board.rs", "tui::app", Some("tui/screen -> tui/app")),
        ("tui/keys.rs", "tui::theme", Some("tui/keys -> tui/theme")),
        ("tui/screen/board.rs", "tui::widget::table", None),
        ("tui/screen/board.rs", "tui::screen::plan", None),
    ] {
        assert_eq!(wrong(&modules(from), &path(to)).as_deref(), arrow, "{from} {to}");
    }
}

#[test]
fn files_are_named_for_what_they_do_and_nothing_is_exported_twice() {
    for source in sources() {
        let name = *modules(&source.name).last().unwrap();
        assert!(!EMPTY_NAMES.contains(&name), "src/{}: a name that says nothing", source.name);
        for (number, line) in code(&source.text) {
            let exported = line.trim_start().starts_with("pub use ") || line.trim_start().starts_with("pub(crate) use ");
            assert!(!exported || source.name == "lib.rs", "src/{}:{number}: `pub use` outside lib.rs", source.name);
        }
    }
}

#[test]
fn files_and_functions_are_short_enough_to_be_read() {
    let mut found = String::new();
    for source in sources() {
        let lines = source.text.lines().count();
        if lines > MAX_FILE && !LONG_FILES.iter().any(|(file, _)| *file == source.name) {
            writeln!(found, "src/{}: {lines} lines, more than {MAX_FILE}", source.name).unwrap();
        }
        for (name, number, length) in functions(&source.text) {
            let listed = LONG_FUNCTIONS.iter().any(|(function, _)| *function == format!("{}::{name}", source.name));
            if length > MAX_FUNCTION && !listed {
                writeln!(found, "src/{}:{number}: fn {name} has {length} lines, more than {MAX_FUNCTION}", source.name).unwrap();
            }
        }
    }
    assert!(found.is_empty(), "split these, or list them in tests/it/house.rs with a reason:\n{found}");
}

/// The functions of a file as rustfmt lays them out: name, line, number of lines.
fn functions(text: &str) -> Vec<(String, usize, usize)> {
    let mut found = Vec::new();
    let mut open: Option<(String, usize, usize)> = None;
    for (number, line) in code(text) {
        let indent = line.len() - line.trim_start().len();
        if let Some((name, begun, at)) = &open
            && indent == *at
            && line.trim() == "}"
        {
            found.push((name.clone(), *begun, number - begun + 1));
            open = None;
        }
        let signature = line.trim_start().trim_start_matches("pub").trim_start();
        let signature = signature.strip_prefix('(').and_then(|rest| rest.split_once(") ")).map_or(signature, |(_, rest)| rest);
        if open.is_none()
            && let Some(rest) = signature.trim_start_matches("const ").strip_prefix("fn ")
            && !line.trim_end().ends_with(['}', ';'])
        {
            let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            open = Some((name, number, indent));
        }
    }
    found
}
