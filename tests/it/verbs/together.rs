use super::Desk;

/// What was acknowledged with exit code 0 must be in the file, whoever else was saving.
#[test]
fn four_programs_at_once_lose_nothing() {
    let desk = Desk::new();
    std::thread::scope(|scope| {
        for who in 0..4 {
            let desk = &desk;
            scope.spawn(move || {
                for n in 0..10 {
                    let said = desk.run(&["note", "IOM-1", &format!("note {who}-{n}")]);
                    assert_eq!(said.code, 0, "{said:?}");
                }
            });
        }
    });
    let text = desk.text("plans/iom.toml");
    for (who, n) in (0..4).flat_map(|who| (0..10).map(move |n| (who, n))) {
        assert_eq!(text.matches(&format!("\"note {who}-{n}\"")).count(), 1);
    }
    assert_eq!(desk.run(&["check", "-q"]).code, 0);
}
