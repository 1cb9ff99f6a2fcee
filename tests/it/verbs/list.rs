use super::Desk;

#[test]
fn projects_are_a_table() {
    assert_eq!(
        Desk::new().out(&["list"]),
        "ID     STATUS     HEALTH  DUE           %  TITLE\n\
         IOM-1  ○ planned  ▲ red   2024-03-31 !     Legal framework\n\
         IOM-2  ○ planned  ▲ red                    Training\n"
    );
}

#[test]
fn each_kind_has_its_table() {
    let desk = Desk::new();
    assert_eq!(
        desk.out(&["list", "plans"]),
        "ID        PARTNER  START       END  PROJECTS  OPEN  OVERDUE  TITLE\n\
         iom-2024  iom      2024-01-01       2         2     1        Action Plan 2024\n"
    );
    assert_eq!(
        desk.out(&["list", "meetings", "minister"]),
        "ID              DATE        WITH  PROJECTS  TITLE\n2024-04-02-iom  2024-04-02  iom   0         The Minister receives IOM\n"
    );
    assert_eq!(desk.out(&["list", "organisations"]), "ID   KIND  NAME\niom        International Organization for Migration\n");
}

#[test]
fn json_has_the_row_in_the_files_order_and_what_is_computed() {
    let desk = Desk::new();
    let projects = desk.json(&["list", "training", "--json"])["projects"].clone();
    let project = projects[0].as_object().unwrap();
    assert_eq!(projects.as_array().unwrap().len(), 1);
    assert_eq!(project.keys().collect::<Vec<_>>(), ["id", "title", "status", "plan", "overdue", "health"]);
    assert_eq!((project["status"].as_str(), project["plan"].as_str()), (Some("planned"), Some("iom-2024")));
    assert_eq!(project["health"]["set"], false);
    assert_eq!(desk.json(&["list", "plans", "--json"])["plans"][0]["start"], "2024-01-01");
    assert_eq!(desk.out(&["list", "nothing-like-it", "--json"]), "{\n  \"projects\": []\n}\n");
}

#[test]
fn filters_and_views_choose() {
    let desk = Desk::new();
    std::fs::write(desk.path("coplan.toml"), "[views]\nl = \"tag:law\"\n").unwrap();
    let ids = |args: &[&str]| desk.json(args)["projects"].as_array().unwrap().iter().map(|row| row["id"].clone()).collect::<Vec<_>>();
    assert_eq!(ids(&["list", "--view", "l", "--json"]), ["IOM-1"]);
    assert_eq!(ids(&["list", "-tag:law", "--json"]), ["IOM-2"]);
    assert_eq!(ids(&["list", "projects", "status:planned", "legal framework", "--json"]), ["IOM-1"]);
    assert_eq!(ids(&["list", "--json", "--view", "l", "training"]), [] as [&str; 0]);
    let unknown = desk.run(&["list", "--view", "x"]);
    assert_eq!((unknown.code, unknown.err.as_str()), (2, "error: there is no view \"x\"\n  hint: there is l (tag:law)\n"));
    assert_eq!(desk.run(&["list", "zzzzzz"]).err, "none of 2 projects match\n");
}

#[test]
fn csv_has_the_health_as_a_word() {
    let text = Desk::new().out(&["list", "training", "--csv"]);
    assert!(text.starts_with("id,title,status,plan,overdue,health,health_reasons\nIOM-2,Training,planned,iom-2024,false,red,"), "{text}");
}

#[test]
fn csv_guards_formulas() {
    let desk = Desk::with(&[("a.toml", "[[meeting]]\nid = \"m\"\ndate = 2024-01-01\ntitle = \"=cmd()\"\n")]);
    assert_eq!(desk.out(&["list", "meetings", "--csv"]), "id,date,title\nm,2024-01-01,'=cmd()\n");
}

#[test]
fn a_title_that_would_command_the_terminal_is_shown_harmless() {
    let desk = Desk::with(&[("a.toml", "[[project]]\nid = \"E\"\ntitle = \"a\\u001b]0;x\\u0007b\\u202e\"\n")]);
    for args in [&["list", "--color", "always"][..], &["list", "--json"], &["show", "E"], &["show", "E", "--json"], &["export", "json"]] {
        let said = desk.run(args);
        let shown = said.out.replace("\u{1b}[", "");
        assert!(said.out.contains('E') && !shown.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{args:?} {said:?}");
    }
    assert!(desk.out(&["list"]).ends_with("a^[]0;x^Gb<U+202E>\n"));
    assert!(!desk.out(&["list", "--color", "never"]).contains('\u{1b}'));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let row = |n: usize| format!("[[project]]\nid = \"P-{n}\"\ntitle = \"A title that takes some room on the line\"\n");
    let desk = Desk::with(&[("a.toml", &(0..3000).map(row).collect::<String>())]);
    let mut child = desk.command(&["list"]).stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap().as_str()), (Some(0), ""));
}
