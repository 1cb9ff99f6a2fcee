//! Random files of ours in odd spellings, random edits of them, and soups of TOML's tokens.

use coplan::domain::edit::{Change, Edit, Place, Target};
use coplan::domain::field::Kind;
use coplan::domain::value::{Record, Value};
use proptest::prelude::*;

fn one_of(texts: &'static [&'static str]) -> impl Strategy<Value = String> + Clone {
    prop::sample::select(texts).prop_map(str::to_owned)
}

/// A line of a project, in one of several spellings.
fn line() -> impl Strategy<Value = String> {
    one_of(&[
        "area = \"law\"",
        "area='law' # single",
        "due = 2024-06-30",
        "due = \"2024-Q4\" # quarter",
        "due = \"mid-year\"",
        "status = \"ongoing\"",
        "status   = 'done'   # aligned",
        "\"status\" = \"planned\"",
        "progress = 60",
        "progress=0x10",
        "progress = 6_0",
        "next = \"Ýol \\\"a\\\" \\u0416\"",
        "next = '''lit'''",
        "note = \"\"\"\nOne.\n  Two. \\\n   three\n\"\"\"",
        "note = '''\n[[project]]\nid = \"no\"\n'''",
        "meetings = [\"M\", \"m2\"]",
        "meetings = [\n  \"M\", # first\n  'm2'\n]",
        "meetings = []",
        "meetings = [ # none yet\n]",
        "tags = [\"x\",\"y\",]",
        "tags = [\n  \"x\", \"y\",\n  # end\n]",
        "funding = { source = \"IOM\", amount = 1_000 }",
        "funding={source='x',amount=1.5,confirmed=false}",
        "funding = {\n  source = \"x\", # who\n  amount = 1,\n}",
        "funding.source = \"x\"\nfunding.amount = 7",
        "history = [\n  { date = 2024-01-01, status = \"planned\" },\n  # between\n  { date = 2024-02-01, status = \"ongoing\", meeting = \"M\" }, # said\n]",
        "history = [{ date = 2024-01-01, meeting = 'm2' }]",
        "history = []",
        "external = { prima = \"T\" }",
        "external.\"a b\" = \"T\"",
        "zzz = 10:00:00",
        "odd = [nan, inf, { a.b = [[]] }]",
        "# a comment",
        "",
        "due = 2024-02-30",
        "status = \"foo\"",
        "area = 5",
    ])
}

fn tables() -> impl Strategy<Value = String> {
    one_of(&[
        "",
        "",
        "",
        "",
        "\n[project.indicator]\nname = \"n\" # of\ntarget = 1\n",
        "[[project.commitments]]\nx = 1\n",
        "[project.ours]\nx = 1\n\n[project.ours.deep]\ny = 2\n",
    ])
}

fn project() -> impl Strategy<Value = String> {
    let id = one_of(&["A", "B", "C", "D"]);
    (id, prop::collection::vec(line(), 0..7), tables(), one_of(&["", "\n", "\n# above\n", "# a\n\n# b\n"])).prop_map(
        |(id, mut lines, tables, above)| {
            let mut keys = std::collections::BTreeSet::new();
            lines.retain(|line| {
                let key: String = line.chars().take_while(|c| !"= .".contains(*c)).filter(|c| *c != '"').collect();
                line.starts_with('#') || line.is_empty() || keys.insert(key)
            });
            format!("{above}[[project]]\nid = \"{id}\"\ntitle = \"T {id}\"\n{}\n{tables}", lines.join("\n"))
        },
    )
}

fn other() -> impl Strategy<Value = String> {
    one_of(&[
        "[[meeting]]\nid = \"M\"\ndate = 2024-03-01\nwith = [\"iom\"]\ncommitments = [\n  { side = \"mfa\", what = \"x\", status = \"open\" },\n]\n",
        "\n# later\n[[meeting]]\nid = \"m2\"\ndate = \"2024-05\"\ncommitments = [{ what = \"y\" }]\n",
        "[[organisation]]\nid = \"iom\"\nname = \"IOM\"\nnames.ru = \"МОМ\"\n",
        "[foreign]\nx = 1 # kept\n\n",
        "[foreign.more]\ny = [1,\n 2]\n",
    ])
}

/// A file of ours: a plan, some projects, rows of other kinds, in any line ends.
pub(super) fn file() -> impl Strategy<Value = String> {
    let head = one_of(&["", "# head\n", "x = 1\n\n"]);
    let plan = one_of(&[
        "[plan]\nid = \"p\"\ntitle = \"P\"\npartner = \"iom\"\n\n",
        "[plan]\n\"id\" = 'p'\ntitle = \"P\"\n",
        "plan = { id = \"p\", title = \"P\" }\n",
        "",
    ]);
    let rows = prop::collection::vec(prop_oneof![4 => project(), 1 => other()], 0..6);
    let shape = (any::<bool>(), any::<bool>(), any::<bool>());
    (head, plan, rows, shape).prop_map(|(head, plan, rows, (crlf, bom, cut))| {
        let mut file = format!("{head}{plan}{}", rows.concat());
        if cut {
            file.truncate(file.trim_end().len());
        }
        if crlf {
            file = file.replace('\n', "\r\n");
        }
        if bom { format!("\u{feff}{file}") } else { file }
    })
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![3 => "[a-zA-Z \"'\\\\#=ёÝ]{0,8}", 1 => "[a\"'\\\\\n\r\t\u{0}\u{7f}\u{1b}]{0,6}"]
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        4 => word().prop_map(Value::Text),
        1 => any::<i64>().prop_map(Value::Int),
        1 => any::<f64>().prop_map(Value::Float),
        1 => Just(Value::Bool(true)),
        1 => (1i32..3000, 1u32..13, 1u32..29).prop_map(|(y, m, d)| Value::Day(chrono::NaiveDate::from_ymd_opt(y, m, d).unwrap())),
    ]
}

fn event() -> impl Strategy<Value = Value> {
    let meeting = one_of(&["M", "m2", "m3"]);
    (word(), meeting).prop_map(|(note, meeting)| {
        let day = chrono::NaiveDate::from_ymd_opt(2024, 5, 1).unwrap();
        let record = Record::default().with("date", Value::Day(day)).with("meeting", Value::Text(meeting)).with("note", Value::Text(note));
        Value::Record(record)
    })
}

fn change() -> impl Strategy<Value = (String, u8, Value)> {
    let texts =
        one_of(&["title", "area", "next", "note", "internal", "zzz", "funding.source", "funding.new", "external.prima", "external.a.b"]);
    prop_oneof![
        3 => (texts.clone(), Just(0u8), word().prop_map(Value::Text)),
        1 => (texts, Just(0u8), value()),
        1 => (one_of(&["status"]), Just(0u8), one_of(&["done", "planned", "carried over"]).prop_map(Value::Text)),
        1 => (one_of(&["progress"]), Just(0u8), (0i64..101).prop_map(Value::Int)),
        1 => (one_of(&["due"]), Just(0u8), value()),
        2 => (one_of(&["meetings", "tags"]), Just(1u8), one_of(&["M", "m2", "x", "z"]).prop_map(Value::Text)),
        2 => (one_of(&["meetings", "tags"]), Just(2u8), one_of(&["M", "m2", "x", "y"]).prop_map(Value::Text)),
        2 => (one_of(&["history"]), Just(1u8), event()),
        1 => (one_of(&["history.0.note", "history.1.status", "commitments.0.status", "indicator.name", "ours.deep.y"]), Just(0u8), word().prop_map(Value::Text)),
        2 => (one_of(&["area", "next", "note", "history", "meetings", "funding", "funding.source", "due", "indicator", "external", "history.0.meeting"]), Just(3u8), Just(Value::Bool(true))),
        1 => (one_of(&["id"]), Just(0u8), one_of(&["A", "Z", "B"]).prop_map(Value::Text)),
    ]
}

/// An edit of a project, or of a meeting or a plan now and then.
pub(super) fn edit() -> impl Strategy<Value = Edit> {
    let target = prop_oneof![
        8 => one_of(&["A", "B", "C", "Z"]).prop_map(Target::project),
        1 => Just(Target::new(Kind::Meeting, "M")),
        1 => Just(Target::new(Kind::Plan, "p")),
    ];
    (target, change()).prop_map(|(target, (field, how, value))| match how {
        0 => Edit::set(target, field, None, Some(value)),
        1 => Edit::insert(target, field, value),
        2 => Edit::remove(target, field, value),
        _ => Edit::set(target, field, None, None),
    })
}

/// A row joins, leaves or moves.
pub(super) fn row_edit() -> impl Strategy<Value = Edit> {
    let target = prop_oneof![
        6 => one_of(&["A", "B", "C", "Z"]).prop_map(Target::project),
        1 => one_of(&["M", "m9"]).prop_map(|id| Target::new(Kind::Meeting, id)),
        1 => Just(Target::new(Kind::Organisation, "iom")),
        1 => Just(Target::new(Kind::Plan, "p")),
    ];
    let after = prop_oneof![Just(None), one_of(&["A", "B", "M"]).prop_map(Some)];
    (target, after, 0..3, word()).prop_map(|(target, after, how, title)| {
        let place = Place { file: "a.toml".to_owned(), after };
        let record = Record::default()
            .with("title", Value::Text(title.clone()))
            .with("id", Value::text(&*target.id))
            .with("name", Value::text("N"))
            .with("date", Value::text("2024"))
            .with("note", Value::Text(format!("{title}\n")));
        let change = match how {
            0 => Change::Add { place, record },
            1 => Change::Drop { place, record: Record::default() },
            _ => Change::Move { from: place.clone(), to: place },
        };
        Edit { target, change }
    })
}

/// Pieces of TOML and of what stands where TOML should.
pub(super) const TOKENS: &[&str] = &[
    "[[project]]",
    "[plan]",
    "[project]",
    "[[meeting]]",
    "[[project.history]]",
    "[project.funding]",
    "project = [",
    "plan = {",
    "plan.id",
    "[",
    "]",
    "{",
    "}",
    "=",
    ",",
    ".",
    "\n",
    "\r\n",
    "\r",
    "\"",
    "'",
    "\"\"\"",
    "'''",
    "id = \"A\"",
    "title = 'T'",
    "status = \"ongoing\"",
    "meetings = [",
    "history = [",
    "{ date = 2024-01-01 }",
    "2024-02-30",
    "1e999",
    "0x",
    "-",
    "nan",
    "# c\n",
    "\\",
    "\u{0}",
    "\u{feff}",
    "\u{7f}",
    " ",
    "\t",
    "\n[[",
    "]]\n",
    "due = ",
    "\n\"id\" = ",
    "я",
    "\u{2028}",
    "[organisation]",
    "[[organisation]]\n",
    "<<<<<<< a\n",
    "=======\n",
    ">>>>>>> b\n",
    "#",
    "\\u0000",
    "\u{202e}",
    "status = \"done\"",
    "é",
    "\u{301}",
    "[plan]\n",
    "[project.a]\n",
    "id = \"A\"\n",
];

pub(super) fn token() -> impl Strategy<Value = String> {
    one_of(TOKENS)
}

/// TOML's tokens in any order.
pub(super) fn soup() -> impl Strategy<Value = String> {
    prop::collection::vec(token(), 0..40).prop_map(|tokens| tokens.concat())
}
