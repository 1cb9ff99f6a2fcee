//! The laws of reading and writing, over random files and random edits.

use proptest::prelude::*;

use coplan::domain::edit::{Change, Edit, Target};
use coplan::domain::field::Kind;
use coplan::domain::value::{Record, Value};
use coplan::text::write::{self, Source};
use coplan::workspace::settings::Settings;
use coplan::workspace::{Loaded, Workspace};

fn open(text: &str) -> Workspace {
    Workspace::new(vec![Loaded::read("plan.toml", text.to_owned())], Settings::default())
}

fn text_of(workspace: &Workspace) -> String {
    workspace.documents()[0].text()
}

fn records(workspace: &Workspace) -> Vec<Record> {
    Kind::ALL.into_iter().flat_map(|kind| workspace.all(kind)).map(|handle| workspace.row(handle).unwrap().record()).collect()
}

/// Texts that are hard to spell.
fn hard_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z ]{0,12}",
        "\\PC{0,16}",
        Just("\"quoted\" 'single' \\back".to_owned()),
        Just("two\nlines\n".to_owned()),
        Just("'''\"\"\"\n".to_owned()),
        Just("# no comment".to_owned()),
        Just("Ýollaryň ёлки 日本".to_owned()),
        Just("a\u{7}b\u{1b}".to_owned()),
    ]
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        hard_text().prop_map(Value::Text),
        (0i64..100).prop_map(Value::Int),
        (1i32..4000).prop_map(|n| Value::Day(chrono::NaiveDate::from_num_days_from_ce_opt(738_000 + n).unwrap())),
        any::<bool>().prop_map(Value::Bool),
        proptest::collection::vec(hard_text().prop_map(Value::Text), 0..4).prop_map(Value::List),
    ]
}

/// One line of a row, in one of many spellings.
fn line(key: &'static str) -> BoxedStrategy<String> {
    let plain = prop_oneof![Just("\"x\""), Just("'x'"), Just("\"\"\"\nx # no\n[[project]]\n\"\"\""), Just("\"\\u00e9\"")];
    let list =
        prop_oneof![Just("[]"), Just("[\"a\"]"), Just("[ \"a\", \"b\" ]"), Just("[\n  \"a\", # one\n  \"b\"\n]"), Just("[\n\t'a',\n]")];
    let rows = prop_oneof![
        Just("[]"),
        Just("[{ date = 2024-01-01, note = \"n\" }]"),
        Just("[\n  { date = 2024-01-01 }, # c\n  # d\n]"),
        Just("[\n  {\n    date = 2024-01-01,\n  },\n]")
    ];
    let sign = prop_oneof![Just(" = "), Just("="), Just("   = "), Just("\t=\t")];
    let end = prop_oneof![Just(""), Just(" # comment"), Just("\n# a line of comment"), Just("\n")];
    (plain, list, rows, sign, end)
        .prop_map(move |(plain, list, rows, sign, end)| {
            let value = match key {
                "tags" => list,
                "history" => rows,
                "progress" => "1_0",
                "due" => "2024-11-30",
                _ => plain,
            };
            format!("{key}{sign}{value}{end}\n")
        })
        .boxed()
}

fn row(id: usize) -> BoxedStrategy<String> {
    let lines = (line("title"), line("area"), line("due"), line("progress"), line("next"), line("tags"), line("note"), line("history"));
    (
        lines,
        any::<u8>(),
        prop_oneof![Just(""), Just("[project.funding]\namount = 1\n"), Just("funding.amount = 1\n"), Just("extra = { a = 1 }\n")],
    )
        .prop_map(move |((a, b, c, d, e, f, g, h), used, more)| {
            let rest: String =
                [b, c, d, e, f, g, h].into_iter().enumerate().filter(|(i, _)| used & (1 << i) != 0).map(|(_, line)| line).collect();
            format!("# row {id}\n[[project]]\nid = \"A-{id}\"\n{a}{rest}{more}\n")
        })
        .boxed()
}

fn file() -> impl Strategy<Value = String> {
    (row(1), row(2), row(3), any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(a, b, c, crlf, bom, ended)| {
        let text = format!("# top\n\n[plan]\nid = \"p\"\ntitle = \"P\"\n\n{a}{b}{c}");
        let text = if ended { text } else { text.trim_end().to_owned() };
        let text = if crlf { text.replace('\n', "\r\n") } else { text };
        if bom { format!("\u{feff}{text}") } else { text }
    })
}

fn change() -> impl Strategy<Value = Change> {
    let field = prop_oneof![
        Just("title"),
        Just("area"),
        Just("next"),
        Just("note"),
        Just("progress"),
        Just("due"),
        Just("funding.amount"),
        Just("internal")
    ];
    let set =
        (field, proptest::option::weighted(0.8, value())).prop_map(|(field, new)| Change::Set { field: field.to_owned(), old: None, new });
    let list = prop_oneof![Just("tags"), Just("meetings"), Just("partners")];
    let insert = (list.clone(), hard_text()).prop_map(|(field, text)| Change::Insert { field: field.to_owned(), value: Value::Text(text) });
    let remove = (list, prop_oneof![Just("a"), Just("b")])
        .prop_map(|(field, text)| Change::Remove { field: field.to_owned(), value: Value::text(text) });
    let event = hard_text().prop_map(|note| {
        let event = Record(vec![("date".to_owned(), Value::text("2024-05")), ("note".to_owned(), Value::Text(note))]);
        Change::Insert { field: "history".to_owned(), value: Value::Record(event) }
    });
    prop_oneof![3 => set, 2 => insert, 1 => remove, 2 => event]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn edits_are_undone_to_the_byte_and_read_again_alike(text in file(), changes in proptest::collection::vec((1usize..4, change()), 1..8)) {
        let mut workspace = open(&text);
        prop_assert_eq!(text_of(&workspace), text.clone());
        prop_assert!(workspace.documents()[0].lock().is_none(), "{:?}\n{}", workspace.problems(), text);
        let mut texts = vec![text];
        for (row, change) in changes {
            let edit = Edit { target: Target::project(format!("A-{row}")), change };
            if workspace.apply(vec![edit]).is_ok() {
                texts.push(text_of(&workspace));
            }
        }
        prop_assert_eq!(records(&open(texts.last().unwrap())), records(&workspace));
        for before in texts.iter().rev().skip(1) {
            workspace.undo();
            prop_assert_eq!(&text_of(&workspace), before);
        }
        for after in texts.iter().skip(1) {
            workspace.redo();
            prop_assert_eq!(&text_of(&workspace), after);
        }
    }

    #[test]
    fn only_the_row_of_the_edit_differs(text in file(), change in change()) {
        let mut workspace = open(&text);
        let others = |workspace: &Workspace| ["A-1", "A-3"].map(|id| workspace.find_row(Kind::Project, id).map(|row| row.source().to_owned()));
        let before = others(&workspace);
        if workspace.apply(vec![Edit { target: Target::project("A-2"), change }]).is_ok() {
            prop_assert_eq!(others(&workspace), before);
        }
    }

    #[test]
    fn what_is_written_is_what_was_meant(row in row(1), change in change()) {
        let source = Source { text: &row, kind: Kind::Project, nth: 0, newline: "\n" };
        let before = open(&row).all(Kind::Project).next().map(|handle| open(&row).row(handle).unwrap().record()).unwrap();
        // a change that has no place, such as a part of a text, may be refused, but a plain one may not
        let plain = matches!(&change, Change::Set { field, new: Some(_), .. } if !field.contains('.')) || matches!(&change, Change::Insert { field, .. } if field != "history");
        match write::change(source, &change) {
            Ok(text) => {
                let mut wanted = before;
                change.apply(&mut wanted);
                let written = open(&text);
                let written = written.row(written.all(Kind::Project).next().unwrap()).unwrap().record();
                prop_assert!(written.same_as(&wanted), "{}", text);
            }
            Err(why) => prop_assert!(!plain, "{why:?}: {change:?}\n{row}"),
        }
    }

    #[test]
    fn any_text_is_read_without_harm(soup in proptest::collection::vec(prop_oneof![
        Just("[[project]]\n"), Just("[plan]\n"), Just("id = \"a\"\n"), Just("["), Just("]"), Just("{"), Just("}"), Just("="), Just("\""), Just("'''"), Just("\"\"\""), Just("\n"),
        Just("\r\n"), Just("\r"), Just("#"), Just("."), Just(","), Just("history"), Just("meetings = [\"m\"]\n"), Just("2024-01-01"), Just("\\"), Just("ё"), Just("\u{0}"), Just(" = "), Just("[project.x]\n"), Just("project = [{ id = 'b' }]\n"),
    ], 0..40)) {
        let text = soup.concat();
        let mut workspace = open(&text);
        prop_assert_eq!(text_of(&workspace), text.clone());
        workspace.problems();
        let today = "2024-04-10".parse().unwrap();
        let ids: Vec<String> = workspace.all(Kind::Project).map(|handle| workspace.row(handle).unwrap().id().into_owned()).collect();
        for id in ids {
            let edits = workspace.mark_status(&id, coplan::domain::status::Status::Done, &coplan::workspace::acts::Stated::default(), today);
            if workspace.apply(edits).is_ok() {
                workspace.undo();
                prop_assert_eq!(text_of(&workspace), text.clone());
            }
        }
    }
}

#[test]
fn every_beginning_of_a_file_is_read() {
    let text = crate::screens::SMALL;
    for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
        let begun = text.get(..end).unwrap();
        let workspace = open(begun);
        assert_eq!(text_of(&workspace), begun);
        workspace.problems();
    }
}

#[test]
fn files_meant_to_harm_are_read_quickly() {
    let begun = std::time::Instant::now();
    let dotted = "a.".repeat(10_000);
    for text in [
        format!("x = {{{}\ny = {}", "[]".repeat(8445), "[".repeat(8445)),
        format!("{dotted}b = 1\n"),
        format!("[{dotted}b]\n"),
        format!("[[project]]\nid = \"a\"\ntitle = \"t\"\n{dotted}b = 1\n"),
        format!("[[project]]\nid = \"{}\"\ntitle = \"t\"\n", "x".repeat(1_000_000)),
        format!("[[project]]\nid = \"a\"\ntitle = \"t\"\n{}", (0..20_000).map(|i| format!("k{i} = 1\n")).collect::<String>()),
        "[[project]]\n".repeat(100_000),
        "\r".repeat(10_000),
        "\u{feff}".to_owned(),
        String::new(),
    ] {
        let workspace = open(&text);
        assert_eq!(text_of(&workspace), text);
        workspace.problems();
    }
    assert!(begun.elapsed() < std::time::Duration::from_secs(60), "{:?}", begun.elapsed());
}
