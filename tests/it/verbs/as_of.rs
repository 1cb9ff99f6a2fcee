use super::{Desk, said};

/// The desk with two statuses stated since the first talks.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.out(&["status", "IOM-1", "ongoing", "--meeting", "2024-04-02-iom"]);
    desk.out(&["status", "IOM-1", "done", "--date", "2024-04-20", "--note", "Signed"]);
    desk
}

#[test]
fn a_past_status_is_told_by_the_history_and_nothing_is_guessed() {
    let desk = desk();
    let told = desk.run(&["list", "--as-of", "2024-01-10-iom"]);
    assert_eq!(
        told.out,
        "ID     STATUS     SINCE       MEETING  TITLE\n\
         IOM-1  ○ planned  2024-01-10           Legal framework\n\
         IOM-2  ? unknown                       Training\n"
    );
    assert!(told.err.starts_with("as of 2024-01-10 (meeting 2024-01-10-iom)"), "{}", told.err);
    assert_eq!(
        desk.out(&["list", "--as-of", "2024-04-02", "legal"]).lines().last(),
        Some("IOM-1  ▶ ongoing  2024-04-02  2024-04-02-iom  Legal framework")
    );
    assert_eq!(desk.run(&["list", "open", "--as-of", "2024-04-02-iom"]).out.lines().count(), 2, "what is unknown is not open");
}

#[test]
fn json_has_null_for_what_keeps_no_history() {
    let desk = desk();
    let project = |id: &str| desk.json(&["show", id, "--as-of", "2024-04-02-iom", "--json"]);
    let known = project("IOM-1");
    assert_eq!((known["status"].as_str(), known["due"].is_null(), known["line"].as_u64()), (Some("ongoing"), true, Some(8)));
    assert_eq!(known["history"].as_array().unwrap().len(), 2);
    assert!(project("IOM-2")["status"].is_null());
    let all = desk.json(&["export", "json", "--as-of", "2024-01-31"]);
    assert_eq!(all["meetings"].as_array().unwrap().len(), 1);
}

#[test]
fn the_past_is_not_changed() {
    let desk = Desk::new();
    let refused = desk.run(&["--as-of", "2024-04-02", "status", "IOM-1", "done"]);
    assert_eq!(
        refused,
        said(4, "", "error: nothing is changed in a past that --as-of shows\n  hint: leave out --as-of to change the files\n")
    );
    for verb in
        [&["note", "IOM-1", "x"][..], &["link", "IOM-1", "latest"], &["set", "IOM-1", "due", "eom"], &["carry", "iom-2024", "iom-2025"]]
    {
        assert_eq!(desk.run(&[verb, &["--as-of", "2024-04-02"]].concat()).code, 4, "{verb:?}");
    }
    assert_eq!(desk.run(&["check", "--as-of", "2024-04-02"]).code, 2);
    let unknown = desk.run(&["list", "--as-of", "2024-04-02-imo"]);
    assert_eq!((unknown.code, unknown.err.contains("did you mean 2024-04-02-iom?")), (4, true));
}
