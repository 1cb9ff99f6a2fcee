//! Promises 1, 2 and 5: one change is one changed line, whatever the manner in which the file is
//! written, and undo gives back the bytes. The snapshot holds every changed line of every pair.

use super::{change, diff, edits, text, workspace};

const PLAIN: &str = r#"# the plan of the year
[plan]
id = "p"
title = "Plan"

# about A
[[project]] # the first
id = "A"
title = "Alpha"  # two spaces
area = 'law'
due = 2024-06-30 # agreed
status = "ongoing" # since May
progress = 60
next = 'go on'
funding = { source = "IOM", amount = 100_000 } # asked for
meetings = ["m1", "m2"]
tags = [
  "x", # first
  "y",
]
note = """
One.
Two.
"""
history = [
  { date = 2024-01-01, status = "planned" }, # presented
  # between
  { date = 2024-02-01, status = "ongoing" },
  # after
]

[[project]]
id = "B"
title = "Beta"
"#;

/// What an officer does to `A`.
const EDITS: &[&str] = &[
    "status done",
    "note said",
    "noted 2024-01-15 between",
    "noted 2023-12-31 before",
    "link m9",
    "unlink m1",
    "unlink m2",
    "set due 2024-12-31",
    "set due mid-year",
    "set progress 80",
    "set next on's way",
    "set note Three.\\nFour.",
    "set title New \"title\"",
    "clear next",
    "clear note",
    "clear status",
    "clear history",
    "add tags z",
    "drop tags x",
    "drop tags y",
    "set funding.amount 5",
    "set funding.currency USD",
    "clear funding.source",
    "set external.prima TM1",
    "set history.0.note first",
    "set lead mfa",
];

fn shapes() -> Vec<(&'static str, String)> {
    let plan = "[plan]\nid = \"p\"\ntitle = \"Plan\"\n";
    let with_plan = |rest: &str| format!("{plan}\n{rest}");
    vec![
        ("plain", PLAIN.to_owned()),
        ("CRLF", PLAIN.replace('\n', "\r\n")),
        ("BOM", format!("\u{feff}{PLAIN}")),
        ("BOM and CRLF", format!("\u{feff}{}", PLAIN.replace('\n', "\r\n"))),
        ("no final newline", with_plan("[[project]]\nid = \"A\"\ntitle = \"T\"\nstatus = \"ongoing\"\nnext = \"n\"\nmeetings = [\"m1\"]\nhistory = [{ date = 2024-01-01 }]")),
        ("nothing but what must be", with_plan("[[project]]\nid = \"A\"\ntitle = \"T\"")),
        ("CRLF and no final newline", with_plan("[[project]]\nid = \"A\"\ntitle = \"T\"").replace('\n', "\r\n")),
        ("tabs", with_plan("[[project]]\n\tid\t=\t\"A\"\n\ttitle\t=\t\"T\"\n\tstatus\t=\t\"ongoing\"\t# x\n\thistory\t=\t[\n\t\t{ date = 2024-01-01 },\n\t]\n")),
        ("no spaces", with_plan("[[project]]\nid=\"A\"\ntitle=\"T\"\nstatus=\"ongoing\"\nnext=\"n\"\nmeetings=[\"m1\",\"m2\"]\nfunding={source=\"x\",amount=1}\nhistory=[{date=2024-01-01}]\n")),
        ("aligned", with_plan("[[project]]\nid       = \"A\"\ntitle    = \"T\"\nstatus   = \"ongoing\"\nprogress = 1\nhistory  = [\n             { date = 2024-01-01 },\n           ]\n")),
        ("single quotes", with_plan("[[project]]\nid = 'A'\ntitle = 'T'\nstatus = 'ongoing'\nnext = 'n'\nnote = '''\nold\n'''\nmeetings = ['m1']\n")),
        ("quoted keys", with_plan("[[project]]\n\"id\" = \"A\"\n'title' = \"T\"\n\"status\" = \"ongoing\"\n\"next\" = \"n\"\n\"a = b\" = 1\n")),
        ("dotted keys", with_plan("[[project]]\nid = \"A\"\ntitle = \"T\"\nfunding.source = \"x\" # who\nfunding.amount = 1\nstatus = \"ongoing\"\n")),
        ("tables within", with_plan("[[project]]\nid = \"A\"\ntitle = \"T\"\nstatus = \"ongoing\"\n\n[project.funding]\nsource = \"x\"\namount = 1\n\n[[project.history]]\ndate = 2024-01-01\nstatus = \"ongoing\"\n\n[[project.history]]\ndate = 2024-02-01\n\n[[project]]\nid = \"B\"\ntitle = \"b\"\n")),
        ("tables within, CRLF, no final newline", with_plan("[[project]]\nid = \"A\"\ntitle = \"T\"\n[project.funding]\namount = 1\n[[project.history]]\ndate = 2024-01-01").replace('\n', "\r\n")),
        ("tables within, after a foreign one", format!("[[project]]\nid = \"A\"\ntitle = \"T\"\nstatus = \"ongoing\"\n\n[other]\nx = 1\n\n[project.funding]\namount = 1\n\n{plan}")),
        ("empty lists", with_plan("[[project]]\nid = \"A\"\ntitle = \"T\"\nmeetings = []\ntags = [] # none\nhistory = [] # none yet\n")),
        ("empty lists over lines", with_plan("[[project]]\nid = \"A\"\ntitle = \"T\"\nmeetings = [\n]\nhistory = [\n  # to come\n]\n")),
        ("history on one line", with_plan("[[project]]\nid = \"A\"\ntitle = \"T\"\nhistory = [{ date = 2024-01-01, status = \"planned\" }] # one\n")),
        ("no comma at the end", with_plan("[[project]]\nid = \"A\"\ntitle = \"T\"\nmeetings = [\n  \"m1\",\n  \"m2\" # last\n]\ntags = [\n  \"x\", \"y\"\n]\nhistory = [\n  { date = 2024-01-01 } # only\n]\n")),
        ("bracket on the line of the last item", with_plan("[[project]]\nid = \"A\"\ntitle = \"T\"\nmeetings = [\"m1\", # first\n            \"m2\"]\nhistory = [{ date = 2024-01-01 }, # a\n           { date = 2024-02-01 }]\n")),
        ("TOML 1.1", with_plan("[[project]]\nid = \"A\"\ntitle = \"T\\x21 \\e\"\nstatus = \"ongoing\"\nfunding = {\n  source = \"x\", # who\n  amount = 1,\n}\nhistory = [\n  {\n    date = 2024-01-01, # when\n    status = \"ongoing\",\n  },\n]\n")),
        ("rows in an inline list", "plan = { id = \"p\", title = \"Plan\" }\nproject = [{ id = \"A\", title = \"T\", status = \"ongoing\", meetings = [\"m1\"] }, { id = \"B\", title = \"b\" }]\n".to_owned()),
        ("rows in a list over lines", "plan.id = \"p\"\nplan.title = \"Plan\"\nproject = [\n  # the first\n  { id = \"A\", title = \"T\", status = \"ongoing\", history = [{ date = 2024-01-01 }] },\n  { id = \"B\", title = \"b\" }, # second\n]\n".to_owned()),
        ("everything in one file", format!("title = \"ours\"\n{plan}[[organisation]]\nid = \"A\"\nname = \"A\"\n[[meeting]]\nid = \"A\"\ndate = \"2024\"\n[[project]]\nid = \"A\"\ntitle = \"T\"\n[[organisation]]\nid = \"x\"\nname = \"X\"\n[other]\nkept = true\n")),
        ("literal lines", with_plan("[[project]]\nid = \"A\"\ntitle = '''T'''\nnote = '''a\\b'''\nnext = \"\"\"one \\\n   line\"\"\"\n")),
        ("only comments between", with_plan("# before\n[[project]]\n# in\nid = \"A\"\n# mid\ntitle = \"T\"\n# at the end\n\n# of the file\n")),
        ("unknown keys", with_plan("[[project]]\nid = \"A\"\ntitle = \"T\"\nstattus = \"x\"\nwhen = 10:00:00\nodd = nan\n[project.ours]\nx.y = [{ z = 1 }]\n")),
    ]
}

#[test]
fn one_change_is_one_changed_line_in_every_manner_of_writing() {
    let mut told = String::new();
    for (name, shape) in shapes() {
        told.push_str(&format!("==== {name}\n"));
        for edit in EDITS {
            let changed = change(&shape, edit).unwrap_or_else(|refused| format!("! {refused}\n"));
            told.push_str(&format!("-- {edit}\n{changed}"));
        }
    }
    insta::assert_snapshot!("every_manner", told);
}

const MEETING: &str = r#"[[meeting]]
id = "M"
date = 2024-04-02
with = ["iom"]
commitments = [
  { side = "mfa", what = "Send comments", due = 2024-05-15, status = "open" }, # soon
  { side = "iom", what = "Reply" },
]
"#;

#[test]
fn other_kinds_of_rows_change_in_the_same_way() {
    for (edit, want) in [
        (
            "meeting M: set commitments.0.status done",
            "-  { side = \"mfa\", what = \"Send comments\", due = 2024-05-15, status = \"open\" }, # soon\n+  { side = \"mfa\", what = \"Send comments\", due = 2024-05-15, status = \"done\" }, # soon\n",
        ),
        (
            "meeting M: set commitments.1.status done",
            "-  { side = \"iom\", what = \"Reply\" },\n+  { side = \"iom\", what = \"Reply\", status = \"done\" },\n",
        ),
        (
            "meeting M: clear commitments.0.due",
            "-  { side = \"mfa\", what = \"Send comments\", due = 2024-05-15, status = \"open\" }, # soon\n+  { side = \"mfa\", what = \"Send comments\", status = \"open\" }, # soon\n",
        ),
        ("meeting M: set date 2024-04-03", "-date = 2024-04-02\n+date = 2024-04-03\n"),
        ("meeting M: add topics Plan", "+topics = [\"Plan\"]\n"),
        ("meeting M: set place Ashgabat", "+place = \"Ashgabat\"\n"),
    ] {
        assert_eq!(change(MEETING, edit).unwrap(), want, "{edit}");
    }
    let tables = "[[meeting]]\nid = \"M\"\ndate = \"2024\"\n[[meeting.commitments]]\nwhat = \"x\"\nstatus = \"open\"\n[[meeting.commitments]]\nwhat = \"y\"\n";
    assert_eq!(change(tables, "meeting M: set commitments.0.status done").unwrap(), "-status = \"open\"\n+status = \"done\"\n");
    assert_eq!(change(tables, "meeting M: set commitments.1.status done").unwrap(), "+status = \"done\"\n");
    let plan = "plan.id = \"p\"\nplan.title = \"Plan\" # full\n";
    assert_eq!(change(plan, "plan p: set title New").unwrap(), "-plan.title = \"Plan\" # full\n+plan.title = \"New\" # full\n");
    assert_eq!(change(plan, "plan p: set short S").unwrap(), "+plan.short = \"S\"\n");
    let organisation = "[[organisation]]\nid = \"o\"\nname = \"O\"\nnames = { ru = \"О\" }\n";
    assert_eq!(
        change(organisation, "organisation o: set names.tk Ý").unwrap(),
        "-names = { ru = \"О\" }\n+names = { ru = \"О\", tk = \"Ý\" }\n"
    );
}

#[test]
fn the_first_event_opens_a_block_and_the_next_is_one_added_line() {
    let file = "[plan]\nid = \"p\"\ntitle = \"P\"\n[[project]]\nid = \"A\"\ntitle = \"T\"\n";
    let mut workspace = workspace(&[file]);
    workspace.apply(edits(&workspace, "note one")).unwrap();
    let first = text(&workspace);
    assert_eq!(diff(file, &first), "+history = [\n+  { date = 2024-05-01, note = \"one\" },\n+]\n");
    workspace.apply(edits(&workspace, "note two")).unwrap();
    assert_eq!(diff(&first, &text(&workspace)), "+  { date = 2024-05-01, note = \"two\" },\n");
}

#[test]
fn opening_without_an_edit_keeps_every_byte() {
    let odd = [
        "",
        "\u{feff}",
        "\u{feff}\u{feff}",
        "\r",
        "\r\n",
        "\n\n\n",
        "# only",
        "x = 1",
        "\u{feff}# only\r\n",
        "[[project]]",
        "not toml",
        "\0",
        "a\rb",
    ];
    let shapes = shapes().into_iter().map(|(_, text)| text).chain(odd.map(str::to_owned));
    for file in shapes {
        let workspace = workspace(&[&file]);
        assert_eq!(text(&workspace), file);
        assert_eq!(workspace.document(0).unwrap().loaded(), file);
        assert_eq!(workspace.document(0).unwrap().version(), 0);
    }
}

#[test]
fn rows_are_added_dropped_and_moved_without_touching_others() {
    use coplan::domain::edit::{Change, Edit, Place, Target};
    use coplan::domain::value::Record;
    let place = |after: Option<&str>| Place { file: "a.toml".to_owned(), after: after.map(str::to_owned) };
    let moved =
        |id: &str, after: Option<&str>| Edit { target: Target::project(id), change: Change::Move { from: place(None), to: place(after) } };
    let dropped = |id: &str| Edit { target: Target::project(id), change: Change::Drop { place: place(None), record: Record::default() } };
    let file = "x = 1\n\n# about A\n[[project]]\nid = \"A\"\ntitle = \"a\"\n\n[[project]]\nid = \"B\"\ntitle = \"b\"";
    for (edit, want) in [
        (dropped("A"), "x = 1\n\n[[project]]\nid = \"B\"\ntitle = \"b\""),
        (dropped("B"), "x = 1\n\n# about A\n[[project]]\nid = \"A\"\ntitle = \"a\"\n\n"),
        (moved("B", None), "x = 1\n\n[[project]]\nid = \"B\"\ntitle = \"b\"\n\n# about A\n[[project]]\nid = \"A\"\ntitle = \"a\"\n\n"),
        (moved("A", Some("B")), "x = 1\n\n[[project]]\nid = \"B\"\ntitle = \"b\"\n\n# about A\n[[project]]\nid = \"A\"\ntitle = \"a\""),
    ] {
        for newline in ["\n", "\r\n"] {
            let file = file.replace('\n', newline);
            let mut workspace = workspace(&[&file]);
            workspace.apply(vec![edit.clone()]).unwrap();
            assert_eq!(text(&workspace), want.replace('\n', newline), "{}", edit.sentence());
            workspace.undo();
            assert_eq!(text(&workspace), file);
            workspace.redo();
            assert_eq!(text(&workspace), want.replace('\n', newline));
        }
    }
    let mut two = super::workspace(&["[[project]]\r\nid = \"A\"\r\ntitle = \"a\"\r\n", "[[project]]\nid = \"B\"\ntitle = \"b\"\n"]);
    let to = Place { file: "b.toml".to_owned(), after: None };
    two.apply(vec![Edit { target: Target::project("A"), change: Change::Move { from: place(None), to } }]).unwrap();
    assert_eq!(text(&two), "");
    assert_eq!(two.document(1).unwrap().text(), "[[project]]\nid = \"B\"\ntitle = \"b\"\n\n[[project]]\nid = \"A\"\ntitle = \"a\"\n");
}
