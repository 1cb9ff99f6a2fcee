use super::Desk;

#[test]
fn the_same_input_gives_the_same_bytes_to_the_output_or_to_a_file() {
    let desk = Desk::new();
    let args = ["brief", "--partner", "iom", "--format", "html"];
    let text = desk.out(&args);
    assert_eq!(desk.out(&args), text);
    desk.out(&[&args[..], &["-o", "brief.html"]].concat());
    assert_eq!(desk.text("brief.html"), text);
    assert_eq!(desk.run(&[&args[..], &["-o", "plans/iom.toml"]].concat()).code, 2, "a plan is not written over");
}

#[test]
fn the_header_tells_partner_base_day_and_copy() {
    let text = Desk::new().out(&["brief", "--partner", "iom", "status:planned"]);
    assert!(
        text.starts_with(
            "# Brief for the meeting: International Organization for Migration

- **Partner:** International Organization for Migration
- **Plans:** Action Plan 2024
- **Compared with:** 2 April 2024 (meeting 2024-04-02-iom: The Minister receives IOM)
- **As of:** 1 May 2024
- **Only:** status:planned
- **Copy:** internal, not for the partner
"
        ),
        "{text}"
    );
}

#[test]
fn as_of_an_earlier_meeting_it_knows_no_later_one() {
    let desk = Desk::new();
    let text = desk.out(&["brief", "--partner", "iom", "--as-of", "2024-04-02-iom"]);
    assert!(
        text.contains("**Compared with:** 10 January 2024 (meeting 2024-01-10-iom") && text.contains("**As of:** 2 April 2024"),
        "{text}"
    );
    assert!(!text.contains("2024-03-31") && text.contains("keep no history"), "the deadline of then is not known");
}

#[test]
fn a_template_of_the_user_takes_the_place_of_ours() {
    let desk = Desk::new();
    std::fs::write(desk.path("mine.txt"), "{{ partner }}{% for s in sections %} [{{ s.key }}]{% endfor %}").unwrap();
    let mine = |template: &str| desk.run(&["brief", "--partner", "iom", "--format", "txt", "--template", template]);
    assert_eq!(
        mine("mine.txt").out,
        "International Organization for Migration [commitments] [changes] [deadlines] [silent] [proposals] [questions]\n"
    );
    std::fs::write(desk.path("wrong.txt"), "one\n{% for x in %}").unwrap();
    let wrong = mine("wrong.txt");
    assert!(wrong.code == 2 && wrong.err.contains("line 2"), "{wrong:?}");
    assert_eq!(mine("nowhere.txt").code, 3);
}

#[test]
fn the_language_is_the_first_of_the_settings() {
    let desk = Desk::new();
    std::fs::write(desk.path("coplan.toml"), "[settings]\nlanguages = [\"ru\", \"en\"]\n").unwrap();
    assert!(desk.out(&["brief", "--partner", "iom"]).starts_with("# Справка к встрече"));
    assert!(desk.out(&["brief", "--partner", "iom", "--lang", "tk"]).starts_with("# Duşuşyk üçin"));
    assert_eq!(desk.run(&["brief", "--partner", "imo"]).code, 4);
    assert_eq!(desk.run(&["brief"]).code, 2);
}
