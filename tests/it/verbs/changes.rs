use super::Desk;

#[test]
fn since_the_last_meeting_with_the_partner() {
    let desk = Desk::new();
    desk.out(&["status", "IOM-1", "ongoing", "--date", "2024-04-20", "--by", "iom", "--note", "Signed"]);
    desk.out(&["note", "IOM-2", "Dates agreed", "--date", "2024-04-21"]);
    let told = desk.run(&["changes", "--partner", "iom"]);
    assert_eq!(told.err, "since 2024-04-02 (meeting 2024-04-02-iom), iom\n");
    assert_eq!(
        told.out,
        "IOM-1  Legal framework
  planned → ongoing (20 April 2024, iom): Signed
IOM-2  Training
  first entry, planned
  noted (21 April 2024): Dates agreed
Deadlines, progress, next steps and funding keep no history: whether they were different then is not known.
"
    );
}

#[test]
fn what_is_dated_later_than_today_stands_apart() {
    let desk = Desk::new();
    desk.out(&["note", "IOM-1", "Draft sent", "--date", "2024-04-20"]);
    desk.out(&["status", "IOM-1", "done", "--date", "2024-06-01"]);
    let told = desk.out(&["changes", "--partner", "iom"]);
    assert!(told.contains("Draft sent") && !told.contains("→ done"), "{told}");
    assert!(told.contains("Dated later than today, so not counted: IOM-1."), "{told}");
}

#[test]
fn a_status_without_a_known_past_is_said_to_come_from_the_unknown() {
    let desk = Desk::new();
    desk.out(&["link", "IOM-2", "2024-01-10-iom"]);
    desk.out(&["status", "IOM-2", "ongoing", "--meeting", "2024-04-02-iom"]);
    let all = desk.json(&["changes", "--since", "2024-01-10-iom", "--json"]);
    assert_eq!(all["since"], serde_json::json!({ "date": "2024-01-10", "meeting": "2024-01-10-iom" }));
    let change = all["changes"].as_array().unwrap().iter().find(|change| change["project"] == "IOM-2").unwrap();
    assert_eq!(
        (change["field"].as_str(), change["to"].as_str(), change["meeting"].as_str()),
        (Some("status"), Some("ongoing"), Some("2024-04-02-iom"))
    );
    assert!(change["from"].is_null() && change["from_known"] == false);
    assert_eq!(change["sentence"], "IOM-2: unknown → ongoing (2 April 2024, meeting 2024-04-02-iom)");
}

#[test]
fn meetings_and_commitments_since_are_changes_too() {
    let desk = Desk::new();
    let meetings = desk.text("meetings.toml").replace(
        "title = \"The Minister receives IOM\"\n",
        "title = \"The Minister receives IOM\"\ncommitments = [{ side = \"iom\", what = \"Send the text\", status = \"open\" }]\n",
    );
    std::fs::write(desk.path("meetings.toml"), meetings).unwrap();
    let sentences = |args: &[&str]| {
        let all = desk.json(args)["changes"].as_array().unwrap().clone();
        all.iter().map(|change| change["sentence"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(
        sentences(&["changes", "--since", "2024-02-01", "--json"]),
        [
            "meeting 2024-04-02-iom: held, The Minister receives IOM (2 April 2024)",
            "meeting 2024-04-02-iom: iom undertook: Send the text (2 April 2024, meeting 2024-04-02-iom)"
        ]
    );
    desk.out(&["set", "2024-04-02-iom", "commitments.0.status", "done"]);
    assert_eq!(sentences(&["changes", "--json"]), ["meeting 2024-04-02-iom: iom: Send the text, open → done (meeting 2024-04-02-iom)"]);
}

#[test]
fn without_a_meeting_before_a_date_is_asked_for() {
    let desk = Desk::with(&[("a.toml", super::PLAN)]);
    let refused = desk.run(&["changes"]);
    assert_eq!((refused.code, refused.err.contains("--since DATE")), (4, true));
    assert_eq!(desk.run(&["changes", "--since", "2024-01-31"]).code, 0);
    assert_eq!(desk.run(&["changes", "--since", "2024-01-31", "--partner", "nobody"]).code, 4);
}
