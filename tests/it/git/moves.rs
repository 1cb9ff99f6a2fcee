//! A row or a file that one office moved while another one changed it: both come through, and nothing is there twice.

use super::{House, Office, has_git};

const OTHER: &str = "[plan]\nid = \"undp-2024\"\ntitle = \"Plan with UNDP\"\npartner = \"iom\"\nstart = 2024-01-01\n\n[[project]]\nid = \"UNDP-1\"\ntitle = \"Other\"\nstatus = \"planned\"\n";

fn rename(office: &Office, to: &str) {
    std::fs::rename(office.folder.join("plans/iom.toml"), office.folder.join(to)).unwrap();
}

/// The second project goes to the other plan, by hand.
fn move_row(office: &Office, to: &str) {
    let text = office.text("plans/iom.toml");
    let at = text.find("[[project]]\nid = \"IOM-2\"").unwrap();
    office.write(to, &(office.text("plans/other.toml") + "\n" + &text[at..]));
    office.write("plans/iom.toml", &text[..at]);
}

fn edit(office: &Office) {
    office.out(&["set", "IOM-2", "area", "Law"]);
    office.out(&["note", "IOM-2", "Called"]);
}

/// The first does one thing and sends it, the second does another and sends it; then all say the same. Gives back all plans.
fn both(first: &dyn Fn(&Office), second: &dyn Fn(&Office)) -> Vec<(String, String)> {
    let (_house, offices) = House::new(2);
    offices[0].write("plans/other.toml", OTHER);
    offices[0].out(&["sync"]);
    offices[1].out(&["sync"]);
    first(&offices[0]);
    offices[0].out(&["sync"]);
    second(&offices[1]);
    offices[1].out(&["sync"]);
    offices[0].out(&["sync"]);
    let plans = |office: &Office| {
        let mut found: Vec<(String, String)> = std::fs::read_dir(office.folder.join("plans"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .map(|name| (name.clone(), office.text(&format!("plans/{name}"))))
            .collect();
        found.sort();
        found
    };
    let found = plans(&offices[0]);
    assert_eq!(found, plans(&offices[1]));
    assert_eq!([offices[0].status(), offices[1].status()], ["", ""]);
    let said = offices[0].run(&["check"]);
    assert!(!said.out.contains("twice"), "{said:?}");
    found
}

fn holding(found: &[(String, String)], what: &str) -> Vec<String> {
    found.iter().filter(|(_, text)| text.contains(what)).map(|(name, _)| name.clone()).collect()
}

#[test]
fn an_edit_follows_its_row_to_another_file() {
    if !has_git() {
        return;
    }
    let go = |office: &Office| move_row(office, "plans/other.toml");
    for found in [both(&go, &edit), both(&edit, &go)] {
        for what in ["id = \"IOM-2\"", "area = \"Law\"", "Called"] {
            assert_eq!(holding(&found, what), ["other.toml"], "{what}: {found:?}");
        }
    }
}

#[test]
fn an_edit_follows_a_file_to_its_new_name() {
    if !has_git() {
        return;
    }
    let go = |office: &Office| rename(office, "plans/iom 2024.toml");
    for found in [both(&go, &edit), both(&edit, &go)] {
        assert_eq!(found.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["iom 2024.toml", "other.toml"]);
        assert!(found[0].1.contains("area = \"Law\"") && found[0].1.starts_with("# The plan with IOM."), "{found:?}");
    }
}

#[test]
fn what_was_added_to_a_file_follows_it_too() {
    if !has_git() {
        return;
    }
    let add = |office: &Office| {
        let text = office.text("plans/iom.toml");
        office.write("plans/iom.toml", &(text + "\n[[project]]\nid = \"IOM-3\"\ntitle = \"Third\"\nstatus = \"planned\"\n"));
        edit(office);
    };
    let go = |office: &Office| rename(office, "plans/iom 2024.toml");
    for found in [both(&go, &add), both(&add, &go)] {
        assert_eq!(holding(&found, "IOM-3"), ["iom 2024.toml"], "{found:?}");
        assert_eq!(found.len(), 2, "{found:?}");
    }
}

#[test]
fn where_both_moved_it_stands_where_the_first_has_sent_it() {
    if !has_git() {
        return;
    }
    let found = both(&|office| rename(office, "plans/a.toml"), &|office| {
        edit(office);
        rename(office, "plans/b.toml");
    });
    assert_eq!(holding(&found, "IOM-1"), ["a.toml"], "{found:?}");
    assert_eq!(holding(&found, "area = \"Law\""), ["a.toml"], "{found:?}");
}

#[test]
fn a_row_that_both_brought_into_different_files_is_one() {
    if !has_git() {
        return;
    }
    let new = "\n[[project]]\nid = \"IOM-7\"\ntitle = \"Seventh\"\nstatus = \"planned\"\n";
    let add = |file: &'static str, more: &'static str| move |office: &Office| office.write(file, &(office.text(file) + new + more));
    let found = both(&add("plans/other.toml", "area = \"Law\"\n"), &add("plans/iom.toml", "lead = \"iom\"\n"));
    assert_eq!(holding(&found, "IOM-7"), ["other.toml"], "{found:?}");
    assert!(found.iter().any(|(_, text)| text.contains("area = \"Law\"") && text.contains("id = \"IOM-7\"")), "{found:?}");
}

#[test]
fn a_file_with_a_new_name_leaves_nothing_behind_whatever_was_done_to_it() {
    if !has_git() {
        return;
    }
    // another order and other spacing, and no row of which the text is another
    let shuffle = |office: &Office| {
        let text = office.text("plans/iom.toml");
        let (first, second) = (text.find("[[project]]").unwrap(), text.find("[[project]]\nid = \"IOM-2\"").unwrap());
        office.write(
            "plans/iom.toml",
            &format!("{}\n\n{}\n\n\n{}\n", &text[..first].trim_end(), text[second..].trim_end(), text[first..second].trim_end()),
        );
    };
    let go = |office: &Office| rename(office, "plans/iom 2024.toml");
    for found in [both(&go, &shuffle), both(&shuffle, &go)] {
        assert_eq!(found.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["iom 2024.toml", "other.toml"], "{found:?}");
        assert!(["IOM-1", "IOM-2"].iter().all(|id| found[0].1.matches(&format!("id = \"{id}\"")).count() == 1), "{found:?}");
    }
}

#[test]
fn a_branch_that_another_git_has_in_hand_is_asked_for_again() {
    if !has_git() {
        return;
    }
    let (_house, offices) = House::new(2);
    edit(&offices[0]);
    offices[0].out(&["sync"]);
    let lock = offices[1].folder.join(".git/refs/remotes/origin/main.lock");
    std::fs::create_dir_all(lock.parent().unwrap()).unwrap();
    std::fs::write(&lock, "").unwrap();
    let other = std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_millis(250));
        std::fs::remove_file(&lock).unwrap();
    });
    let said = offices[1].out(&["sync"]);
    other.join().unwrap();
    assert!(said.contains("IOM-2: area set to Law"), "{said}");
}
