use super::Desk;

#[test]
fn json_holds_the_whole_workspace() {
    let desk = Desk::new();
    let all = desk.json(&["export", "json"]);
    let keys: Vec<&String> = all.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["plans", "projects", "meetings", "organisations"]);
    assert_eq!(all["projects"][0]["history"][0]["date"], "2024-01-10");
    desk.out(&["export", "json", "-o", "all.json"]);
    desk.out(&["export", "json", "-o", "all.json"]);
    assert_eq!(serde_json::from_str::<serde_json::Value>(&desk.text("all.json")).unwrap(), all);
    assert_eq!(desk.run(&["export", "json", "-o", "plans/iom.toml"]).code, 2);
}
