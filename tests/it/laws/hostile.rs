//! Files that were made to bring a reader down (THREATS 4 to 8 of the design): each must be read
//! quickly, told of, and left as it is.

use std::time::Duration;

use coplan::session::{Mode, Session};
use coplan::text::document::Lock;

use super::survive;
use crate::promises::workspace;

const SAMPLE: &str = "\u{feff}# head\n[plan]\r\nid = \"p\"\ntitle = \"Plan ё\"\n\n# about\n[[project]]\nid = \"A\"\ntitle = 'T'\nstatus = \"ongoing\" # c\ndue = 2024-06-30\nprogress = 0x1f\nfunding = { source = \"I\\u0041\", amount = 1_000.5 }\nmeetings = [\"M\", # x\n \"m2\"]\nnote = \"\"\"\nOne \"\" two.\n\"\"\"\nexternal.\"a b\" = 1\nhistory = [\n  { date = 2024-01-01, status = \"planned\", meeting = \"M\" },\n]\n[project.ours]\nx = [nan, inf]\n\n[[project]]\nid = \"B\"\ntitle = '''b'''\nfollows = \"A\"\n[[meeting]]\nid = \"M\"\ndate = \"2024-Q1\"\n[other]\nx = 10:00:00\n";

/// More time of the processor than this, in a debug build, is a hang. The clock on the wall would tell of the machine.
const LONG: Duration = Duration::from_secs(4);

fn processor_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::try_from(time).unwrap()
}

fn quickly(name: &str, file: &str) {
    let start = processor_time();
    survive(file);
    let took = processor_time().saturating_sub(start);
    assert!(took < LONG, "{name} took {took:?}");
}

#[test]
fn brackets_and_dots_that_overflow_a_parser_are_refused() {
    let n = 8445;
    let row = "[[project]]\nid = \"A\"\ntitle = \"T\"\n";
    let files = [
        ("bracket bomb", format!("x = {{{}\ny = {}", "[]".repeat(n), "[".repeat(n))),
        ("bracket bomb in a row", format!("{row}x = {{{}\ny = {}", "[]".repeat(n), "[".repeat(n))),
        ("open lists", "[".repeat(100_000)),
        ("open tables", format!("{row}x = {}", "{ a = ".repeat(20_000))),
        ("wrong ones between", format!("{row}x = {}", "[ } ] { ".repeat(20_000))),
        ("a deep key", format!("{row}{}a = 1", "a.".repeat(10_000))),
        ("a deep key at the root", format!("{}a = 1\n{row}", "a.".repeat(100_000))),
        ("a deep header", format!("[{}a]\n{row}", "a.".repeat(100_000))),
        ("a deep header of ours", format!("{row}[project.{}a]\nx = 1\n", "a.".repeat(100_000))),
        ("deep keys in deep tables", format!("{row}x = {}", "{ a.a.a.a.a.a.a.a = ".repeat(60))),
    ];
    for (name, file) in &files {
        quickly(name, file);
        let workspace = workspace(&[file]);
        assert_eq!(workspace.document(0).unwrap().lock(), Some(Lock::Broken), "{name}");
        assert!(workspace.problems().iter().any(|problem| problem.code == "too-deep"), "{name}");
    }
    let deep = format!("{row}x = {}1{}\n{}a = 1\n", "[".repeat(60), "]".repeat(60), "a.".repeat(60));
    assert_eq!(workspace(&[&deep]).document(0).unwrap().lock(), None, "what is deep, but not too deep");
    quickly("deep", &deep);
}

#[test]
fn what_is_very_long_is_read_quickly() {
    let row = "[plan]\nid = \"p\"\ntitle = \"P\"\n[[project]]\nid = \"A\"\ntitle = \"T\"\n";
    let many = |n: usize, line: fn(usize) -> String| (0..n).map(line).collect::<String>();
    let files = [
        ("a long text", format!("{row}note = \"{}\"\n", "x".repeat(1_000_000))),
        ("a long text with escapes", format!("{row}note = \"{}\"\n", "\\u0041".repeat(100_000))),
        ("a long key", format!("{row}{} = 1\n", "k".repeat(1_000_000))),
        ("a long comment", format!("{row}# {}\n", "x".repeat(1_000_000))),
        ("a long line without sense", "x".repeat(1_000_000)),
        ("a long id", format!("[[project]]\nid = \"{}\"\ntitle = \"T\"\n", "i".repeat(300_000))),
        ("a letter with marks", format!("{row}next = \"a{}\"\n", "\u{301}".repeat(300_000))),
        ("many keys", format!("{row}{}", many(20_000, |n| format!("k{n} = 1\n")))),
        ("many keys in a table", format!("{row}funding = {{ {}z = 1 }}\n", many(30_000, |n| format!("k{n} = 1, ")))),
        ("many events", format!("{row}history = [\n{}]\n", many(5_000, |n| format!("  {{ dote = 2024-01-01, meeting = \"m{n}\" }},\n")))),
        ("many bad values on one line", format!("{row}x = [{}]\n", "2024-02-30, ".repeat(50_000))),
        ("many items", format!("{row}meetings = [{}]\n", many(20_000, |n| format!("\"m{n}\", ")))),
        ("one item many times", format!("{row}meetings = [{}]\n", "\"m\", ".repeat(50_000))),
        ("many unknown leads", many(10_000, |n| format!("[[project]]\nid = \"A{n}\"\ntitle = \"T\"\nlead = \"nobody{n}\"\n"))),
        ("many bad rows", format!("{row}{}", many(3_000, |n| format!("[[project]]\nid = \"{n}\"\ntitle = 5\nstatus = \"x\"\n")))),
        (
            "many links to nothing",
            format!(
                "{row}{}",
                many(3_000, |n| format!(
                    "[[project]]\nid = \"P{n}\"\ntitle = \"T\"\nlead = \"o{n}\"\n[[organisation]]\nid = \"q{n}\"\nname = \"n\"\n"
                ))
            ),
        ),
        ("many twins", format!("{row}{}", "[[project]]\nid = \"A\"\ntitle = \"T\"\n".repeat(3_000))),
        (
            "a long lineage",
            format!("{row}{}", many(3_000, |n| format!("[[project]]\nid = \"P{n}\"\ntitle = \"T\"\nfollows = \"P{}\"\n", (n + 1) % 3_000))),
        ),
        ("many foreign tables", format!("{row}{}", many(20_000, |n| format!("[t{n}]\n")))),
        ("many rows in a list", format!("project = [{}]\n", many(4_000, |n| format!("{{ id = \"P{n}\", title = \"T\" }}, ")))),
        ("many blank lines", format!("{row}{}", "\n".repeat(1_000_000))),
        ("many errors", "= =\n".repeat(50_000)),
        ("many quotes", "\"\"\"\"\"".repeat(50_000)),
    ];
    for (name, file) in &files {
        quickly(name, file);
    }
}

#[test]
fn odd_bytes_and_numbers_are_no_trouble() {
    let row = "[[project]]\nid = \"A\"\ntitle = \"T\"\n";
    for file in [
        "",
        "\u{feff}",
        "\u{feff}\u{feff}[plan]\n",
        "\r",
        "\r\r\r",
        "a = 1\rb = 2\r",
        "\n",
        " ",
        "\0",
        "\0\0[plan]",
        "[plan]\0",
        "#\r#",
        "\u{2028}",
        "=",
        "[[project]]\r[[project]]\r",
    ] {
        survive(file);
    }
    for value in [
        "\"\\uD800\"",
        "\"\\uDFFF\\uD800\"",
        "\"\\U00110000\"",
        "\"\\UFFFFFFFF\"",
        "\"\\x\"",
        "\"\\e\\x41\"",
        "99999999999999999999",
        "-9223372036854775809",
        "1e99999",
        "1e-99999",
        "0xFFFFFFFFFFFFFFFFFF",
        "0b2",
        "0o9",
        "+0x1",
        "--1",
        "1.",
        ".5",
        "1e",
        "_1",
        "9999-12-31",
        "10000-01-01",
        "0000-01-01",
        "2024-1-1",
        "2024-02-29T24:00:00Z",
        "2024-02-29T23:59:60Z",
        "2024-02-29 23:59:59",
        "23:59",
        "nan",
        "-nan",
        "+inf",
        "tru",
        "\"a\u{1b}[31m\"",
        "\"\u{7f}\"",
        "'\u{1}'",
        "\"\u{202e}evil\"",
        "[,]",
        "[1,,2]",
        "{,}",
        "{ a = 1,, }",
    ] {
        for key in ["due", "progress", "status", "title2", "meetings", "history", "funding", "id2"] {
            survive(&format!("{row}{key} = {value}\n"));
        }
        survive(&format!("project = [{{ id = \"A\", title = \"T\", x = {value} }}]\n"));
        survive(&format!("{row}[other]\nx = {value}\n"));
    }
}

#[test]
fn every_beginning_of_a_file_is_no_trouble() {
    for (at, _) in SAMPLE.char_indices() {
        survive(&SAMPLE[..at]);
        if at % 7 == 0 {
            survive(&SAMPLE[at..]);
        }
    }
}

#[test]
fn every_flipped_byte_is_no_trouble() {
    let bytes = SAMPLE.as_bytes();
    for at in 0..bytes.len() {
        for flip in [1u8 << (at % 8), 0x20, 0x7f] {
            let mut flipped = bytes.to_vec();
            flipped[at] ^= flip;
            if let Ok(text) = String::from_utf8(flipped) {
                survive(&text);
            }
        }
    }
}

#[test]
fn files_that_are_no_text_open_as_problems_beside_the_good_ones() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    let bad = b"[plan]\nid = \"p\"\ntitle = \"\xd1\xe5\xec\"\n";
    put("bad.toml", bad);
    put("empty.toml", b"");
    put("bom.toml", b"\xef\xbb\xbf");
    put("utf16.toml", b"\xff\xfe[\0p\0l\0a\0n\0]\0");
    put("good.toml", b"[[project]]\nid = \"A\"\ntitle = \"T\"\n");
    let mut session = Session::open(folder.path(), Mode::ReadWrite).unwrap();
    let told: Vec<String> = session
        .problems()
        .iter()
        .filter(|p| p.code == "not-utf8")
        .map(|p| format!("{}:{}:{} {}", p.file, p.line, p.column, p.text))
        .collect();
    assert_eq!(told, ["bad.toml:3:10 title = \"\u{fffd}\u{fffd}\u{fffd}\"", "utf16.toml:1:1 \u{fffd}\u{fffd}[\0p\0l\0a\0n\0]\0"]);
    session.workspace.apply(crate::promises::edits(&session.workspace, "set area x")).unwrap();
    assert_eq!(session.save().unwrap().len(), 1);
    assert_eq!(std::fs::read(folder.path().join("bad.toml")).unwrap(), bad);
    assert_eq!(std::fs::read(folder.path().join("good.toml")).unwrap(), b"[[project]]\nid = \"A\"\ntitle = \"T\"\narea = \"x\"\n");
    assert_eq!(session.unsaved(), 0);
}

#[test]
fn a_new_project_has_an_id_whatever_numbers_the_others_have() {
    for id in ["P-18446744073709551615".to_owned(), format!("P-{}1", "0".repeat(100_000)), "999999999999999999".to_owned(), "-".to_owned()]
    {
        let workspace = workspace(&[&format!("[plan]\nid = \"p\"\ntitle = \"P\"\n[[project]]\nid = \"{id}\"\ntitle = \"T\"\n")]);
        let plan = workspace.all(coplan::domain::field::Kind::Plan).next().unwrap();
        assert!(workspace.new_project(plan, "New", None).is_some_and(|edit| edit.target.id != id && edit.target.id.len() < 40));
    }
}
