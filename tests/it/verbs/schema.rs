use super::Desk;

#[test]
fn the_schema_completions_and_manual_are_printed() {
    let desk = Desk::new();
    assert_eq!(desk.json(&["schema"])["$schema"], "https://json-schema.org/draft/2020-12/schema");
    for shell in ["bash", "zsh", "fish"] {
        assert!(desk.out(&["completions", shell]).contains("unlink"), "{shell}");
    }
    assert!(desk.out(&["man"]).contains(".TH coplan 1"));
    assert!(desk.out(&["man", "status"]).contains("suspended"));
    assert_eq!(desk.run(&["man", "nothing"]).code, 2);
}
