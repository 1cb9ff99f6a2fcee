use super::Desk;

#[test]
fn a_card_tells_all_of_a_project() {
    let desk = Desk::new();
    desk.out(&["link", "IOM-1", "latest"]);
    assert_eq!(
        desk.out(&["show", "IOM-1"]),
        "IOM-1  Legal framework
Status       ○ planned
Health       ▲ red; overdue by 31 days
Plan         iom-2024: Action Plan 2024
Meetings     2024-04-02-iom  The Minister receives IOM
Lead         iom  International Organization for Migration
Due          2024-03-31
Tags         law
History      2024-01-10  planned: Agreed
File         plans/iom.toml:8
"
    );
}

#[test]
fn json_adds_file_and_line() {
    let desk = Desk::new();
    let project = desk.json(&["show", "IOM-1", "--json"]);
    assert_eq!((project["file"].as_str(), project["line"].as_u64()), (Some("plans/iom.toml"), Some(8)));
    assert_eq!((project["overdue"].as_bool(), project["health"]["value"].as_str()), (Some(true), Some("red")));
    assert_eq!(desk.json(&["show", "iom", "--json"])["aliases"][0], "МОМ");
    assert_eq!(desk.run(&["show", "IOM-11"]).err, "error: nothing has the id \"IOM-11\"\n  hint: did you mean IOM-1?\n");
}
