//! What the walk finds in small files.

use super::*;

fn cut(text: &str) -> Vec<(Option<Kind>, &str)> {
    walk(text).stretches.iter().map(|s| (s.kind, &text[s.start..s.end])).collect()
}

#[test]
fn a_file_is_cut_into_rows_without_a_gap() {
    let text = "# top\n\n# about the plan\n[plan]\nid = \"p\"\n\n[[project]] # one\nid = \"a\"\nnote = \"\"\"\n# no comment\n\"\"\"\n# two\n[[project]]\nid = \"b\"\n[other]\nx = 1\n";
    assert_eq!(
        cut(text),
        [
            (None, "# top\n\n"),
            (Some(Kind::Plan), "# about the plan\n[plan]\nid = \"p\"\n\n"),
            (Some(Kind::Project), "[[project]] # one\nid = \"a\"\nnote = \"\"\"\n# no comment\n\"\"\"\n"),
            (Some(Kind::Project), "# two\n[[project]]\nid = \"b\"\n"),
            (None, "[other]\nx = 1\n"),
        ]
    );
}

#[test]
fn values_lie_where_they_are_said_to_lie() {
    let text =
        "[[project]]\nid = 'a' # c\nmeetings = [\"m1\", \"m2\"]\nhistory = [\n  { date = 2024-04-02, meeting = \"m3\" },\n]\nprogress = 60";
    let layout = walk(text);
    let values: Vec<&str> = layout.entries.iter().map(|e| &text[e.at as usize..(e.at + e.len) as usize]).collect();
    assert_eq!(values, ["'a'", "[\"m1\", \"m2\"]", "[\n  { date = 2024-04-02, meeting = \"m3\" },\n]", "60"]);
    let named: Vec<&str> = layout.mentions.iter().map(|m| &text[m.at..m.at + m.len]).collect();
    assert_eq!(named, ["\"m1\"", "\"m2\"", "\"m3\""]);
    assert!(layout.faults.is_empty() && layout.broken.is_empty() && !layout.odd && !layout.foreign);
}

#[test]
fn shapes_that_need_the_slow_way_are_marked() {
    let deep = |text: &str| walk(text).stretches.iter().any(|s| s.deep);
    assert!(deep("[[project]]\nfunding.amount = 1\n"));
    assert!(deep("[[project]]\n\"id\" = \"a\"\n"));
    assert!(deep("[[project]]\nid = \"a\"\n[project.funding]\namount = 1\n"));
    assert!(deep("[[project]]\nid = \"a\"\n[[project.history]]\ndate = 2024-01-01\n"));
    for text in
        ["project = [{ id = \"a\" }]", "plan.id = \"p\"", "[project]\nid = 'a'", "[[project]]\nid = 'a'\n[x]\n[project.funding]\na = 1"]
    {
        assert!(walk(text).odd, "{text}");
    }
}

#[test]
fn wrong_content_is_a_fault_of_its_row() {
    for text in ["due = 2024-02-30", "id = \"a\"\nid = \"b\"", "x = 1\nx = 2", "funding = { amount = 1, amount = 2 }", "note = \"\\q\""] {
        assert_eq!(walk(&format!("[[project]]\n{text}\n")).faults.len(), 1, "{text}");
    }
    assert!(walk("[[project]]\nhistory = [{ date = 2024-01-01, note = \"a\" }, { date = 2024-01-02, note = \"b\" }]\n").faults.is_empty());
}

#[test]
fn brackets_that_would_overflow_a_parser_are_refused() {
    let bomb = format!("x = {{{}\ny = {}", "[]".repeat(8445), "[".repeat(8445));
    let tricky = format!("x = {}", "[ } ".repeat(5000));
    for text in [bomb, tricky, "[".repeat(100_000), "x = ".to_owned() + &"{a = ".repeat(100)] {
        assert_eq!(walk(&text).broken.len(), 1);
    }
}
