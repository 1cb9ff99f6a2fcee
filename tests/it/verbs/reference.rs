/// docs/verbs.md is made from the definitions: `UPDATE_DOCS=1 cargo test` writes it.
#[test]
fn the_reference_is_up_to_date() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/verbs.md");
    let text = coplan::cli::reference::reference();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == text,
        "docs/verbs.md is old: run UPDATE_DOCS=1 cargo test\n{}",
        similar::TextDiff::from_lines(&written, &text).unified_diff()
    );
}
