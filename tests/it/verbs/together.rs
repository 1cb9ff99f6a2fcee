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

/// A step over two files of which one is refused is done again for that one only.
#[test]
fn a_step_over_two_files_is_done_once_in_each() {
    let plan = |id: &str| format!("[plan]\nid = \"{id}\"\ntitle = \"P\"\n\n[[project]]\nid = \"{id}-1\"\ntitle = \"x\"\n");
    let desk = Desk::with(&[("a.toml", &plan("A")), ("b.toml", &plan("B"))]);
    std::thread::scope(|scope| {
        for (who, ids) in [["A-1", "B-1"], ["B-1", "A-1"], ["A-1", "B-1"]].into_iter().enumerate() {
            let desk = &desk;
            scope.spawn(move || {
                for n in 0..6 {
                    let said = desk.run(&["status", ids[0], ids[1], "ongoing", "--note", &format!("note {who}-{n}")]);
                    assert_eq!(said.code, 0, "{said:?}");
                }
            });
        }
    });
    for (who, n) in (0..3).flat_map(|who| (0..6).map(move |n| (who, n))) {
        let note = format!("\"note {who}-{n}\"");
        assert_eq!([desk.text("a.toml"), desk.text("b.toml")].map(|text| text.matches(&note).count()), [1, 1], "{note}");
    }
}
