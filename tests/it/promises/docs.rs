//! docs/format.md is made from the table of fields, and its example is a file without a problem.

use coplan::text::reference::{EXAMPLE, reference};

use super::workspace;

#[test]
fn the_page_on_the_format_says_what_the_program_does() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/format.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, reference()).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == reference(), "docs/format.md is old: UPDATE_DOCS=1 cargo test --test it format writes it anew");
    assert!(!written.contains("<!--"), "every mark is filled in");
}

#[test]
fn the_example_of_the_format_has_no_problem() {
    assert_eq!(workspace(&[EXAMPLE]).problems(), []);
}
