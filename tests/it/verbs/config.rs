use super::Desk;

fn with_config(text: &str) -> Desk {
    let desk = Desk::new();
    std::fs::create_dir_all(desk.root.path().join(".config/coplan")).unwrap();
    std::fs::write(desk.root.path().join(".config/coplan/config.toml"), text).unwrap();
    desk
}

/// What `coplan config NAME` says, without the folder of the test.
fn told(desk: &Desk, name: &str) -> String {
    let said = desk.run(&["config", name]);
    (said.out + &said.err).replace(&format!("{}/", desk.root.path().display()), "").lines().skip(1).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_setting_says_where_it_comes_from() {
    let desk = with_config("# mine\ntheme = \"dark\"\n\n[keys]\nzoom = [\"x\", \"<a-z>\"]\n");
    std::fs::write(desk.path("coplan.toml"), "[settings]\nsilent_red = 3\n[views]\no = \"overdue\"\n").unwrap();
    assert_eq!(told(&desk, "theme"), "theme    dark   .config/coplan/config.toml:2");
    assert_eq!(told(&desk, "mouse"), "mouse    true   default");
    assert_eq!(told(&desk, "silent_red"), "silent_red  3      desk/coplan.toml:2");
    assert_eq!(told(&desk, "views"), "views.o  overdue  desk/coplan.toml:4");
    assert_eq!(told(&desk, "keys.redo"), "keys.redo  <c-r>  default");
    assert_eq!(told(&desk, "today"), "today    2024-05-01  --today");
    assert_eq!(desk.run(&["config", "nothing"]).code, 2);
}

#[test]
fn a_variable_goes_before_the_file_and_a_switch_before_both() {
    let desk = with_config("theme = \"dark\"\n");
    let said = |args: &[&str], name: &str, value: &str| {
        let output = desk.command(args).env(name, value).output().unwrap();
        String::from_utf8(output.stdout).unwrap().lines().last().unwrap_or_default().to_owned()
    };
    assert_eq!(said(&["config", "theme"], "COPLAN_THEME", "light"), "theme    light  $COPLAN_THEME");
    assert_eq!(said(&["config", "theme", "--color", "never"], "COPLAN_THEME", "light"), "theme    none   --color never");
    // whoever names a theme wants its colours
    assert!(said(&["config", "theme"], "NO_COLOR", "1").contains("theme    dark"));
    assert_eq!(said(&["config", "mouse"], "COPLAN_MOUSE", "off"), "mouse    false  $COPLAN_MOUSE");
}

#[test]
fn what_is_wrong_is_told_with_its_place_and_the_rest_counts() {
    let desk = with_config("thme = \"dark\"\nmouse = false\n[keys]\nzoom = \"x\"\nredo = \"x\"\n");
    let said = desk.run(&["config", "keys.zoom"]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("config.toml:1: there is no setting thme (did you mean theme?)"), "{}", said.err);
    assert!(said.err.contains("config.toml:5: x is the key of zoom and of redo (zoom keeps it; give redo another one)"), "{}", said.err);
    assert!(said.out.contains("keys.zoom  x "), "{}", said.out);
    assert!(told(&desk, "mouse").starts_with("mouse    false"));
    std::fs::write(desk.path("coplan.toml"), "[settings]\nsilent_rd = 3\n").unwrap();
    assert!(desk.run(&["check"]).out.contains("did you mean silent_red?"));
}

#[test]
fn the_document_has_the_same() {
    let desk = with_config("theme = \"dark\"\n");
    let document = desk.json(&["config", "theme", "--json"]);
    assert_eq!(document["settings"][0]["value"], "dark");
    assert_eq!(document["settings"][0]["from"]["line"], 1);
    assert_eq!(desk.json(&["config", "today", "--json"])["settings"][0]["from"]["name"], "--today");
}

#[test]
fn there_is_a_schema_for_either_file() {
    let desk = Desk::new();
    let config = desk.json(&["schema", "config"]);
    assert_eq!(config["properties"]["theme"]["default"], "auto");
    assert_eq!(config["properties"]["keys"]["properties"]["status"]["default"][0], "s");
    assert_eq!(desk.json(&["schema", "workspace"])["properties"]["settings"]["properties"]["silent_red"]["maximum"], 10_000);
}
