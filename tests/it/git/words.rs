//! One exchange at a time: what is sent, what comes in, what clashes, and what is said where it cannot be done.

use std::os::unix::fs::PermissionsExt;

use super::{House, has_git};

#[test]
fn what_one_office_does_the_other_gets() {
    if !has_git() {
        return;
    }
    let (house, offices) = House::new(2);
    offices[0].out(&["status", "IOM-1", "done", "--note", "Signed"]);
    let said = offices[0].out(&["sync"]);
    assert_eq!(said, "Sent\n  IOM-1: status planned → done\n  IOM-1: noted done, Signed (2024-05-01)\n");
    assert!(offices[0].git(&["log", "-1", "--format=%s|%b|%an"]).starts_with("coplan: 2 changes|IOM-1: status planned → done\n"));
    let said = offices[1].out(&["sync"]);
    assert_eq!(said, "Received\n  IOM-1: status planned → done\n  IOM-1: noted done, Signed (2024-05-01)\n");
    assert_eq!(offices[1].text("plans/iom.toml"), house.shared("plans/iom.toml"));
    assert_eq!([offices[0].status(), offices[1].status()], ["", ""]);
    assert_eq!(offices[1].out(&["sync"]), "Nothing new on either side\n");
}

#[test]
fn both_changed_the_same_row_and_both_come_through() {
    if !has_git() {
        return;
    }
    let (house, offices) = House::new(2);
    offices[0].out(&["status", "IOM-1", "ongoing"]);
    offices[1].out(&["set", "IOM-1", "area", "Law"]);
    offices[0].out(&["sync"]);
    let said = offices[1].out(&["sync"]);
    assert!(said.contains("Sent\n  IOM-1: area set to Law\nReceived\n  IOM-1: status planned → ongoing\n"), "{said}");
    offices[0].out(&["sync"]);
    assert_eq!(offices[0].text("plans/iom.toml"), offices[1].text("plans/iom.toml"));
    let text = house.shared("plans/iom.toml");
    assert!(text.contains("area = \"Law\"") && text.contains("status = 'ongoing'"), "{text}");
    assert_eq!(offices[1].git(&["log", "-1", "--format=%P"]).split_whitespace().count(), 2, "a merge has two parents");
    assert_eq!(offices[1].status(), "");
}

#[test]
fn where_both_gave_a_field_another_value_theirs_is_sent_and_ours_waits_in_the_file() {
    if !has_git() {
        return;
    }
    let (house, offices) = House::new(2);
    offices[0].out(&["set", "IOM-1", "area", "Law"]);
    offices[1].out(&["set", "IOM-1", "area", "Rights"]);
    offices[1].out(&["set", "IOM-2", "area", "Schools"]);
    offices[0].out(&["sync"]);
    let said = offices[1].run(&["sync"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("IOM-1: area was nothing; here Rights, elsewhere Law; the others have theirs now"), "{said:?}");
    assert!(house.shared("plans/iom.toml").contains("area = \"Law\"") && house.shared("plans/iom.toml").contains("Schools"));
    assert!(offices[1].text("plans/iom.toml").contains("area = \"Rights\""));
    assert_eq!(offices[1].git(&["diff", "-U0", "--", "plans"]).matches("\n-area").count(), 1);
    assert!(offices[1].git(&["log", "--format=%b"]).contains("area was nothing; here Rights, elsewhere Law"));
    assert_eq!(offices[1].out(&["sync"]), "Sent\n  IOM-1: area Law → Rights\n", "a second exchange is the decision for ours");
    assert!(house.shared("plans/iom.toml").contains("area = \"Rights\""));
}

#[test]
fn with_theirs_nothing_waits() {
    if !has_git() {
        return;
    }
    let (house, offices) = House::new(2);
    offices[0].out(&["set", "IOM-1", "area", "Law"]);
    offices[1].out(&["set", "IOM-1", "area", "Rights"]);
    offices[0].out(&["sync"]);
    let said = offices[1].run(&["sync", "--theirs", "--json"]);
    assert_eq!(said.code, 1);
    let document: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!((&document["conflicts"][0]["ours"], &document["conflicts"][0]["waits"]), (&"Rights".into(), &false.into()));
    assert_eq!(offices[1].text("plans/iom.toml"), house.shared("plans/iom.toml"));
    assert_eq!(offices[1].status(), "");
    assert!(offices[1].git(&["log", "-p", "-m"]).contains("+area = \"Rights\""), "ours stays in the history");
}

#[test]
fn files_come_and_go() {
    if !has_git() {
        return;
    }
    let (house, offices) = House::new(2);
    offices[0].write("plans/new \"one\"\n.toml", "[plan]\nid = \"new\"\ntitle = \"New\"\n");
    offices[0].write("Cargo.toml", "[package]\nname = \"x\"\n");
    offices[0].write(".gitignore", "private.toml\n");
    offices[0].write("private.toml", "[plan]\nid = \"private\"\ntitle = \"P\"\n");
    std::fs::remove_file(offices[0].folder.join("meetings.toml")).unwrap();
    offices[0].out(&["sync"]);
    assert_eq!(offices[0].status(), "?? .gitignore\n?? Cargo.toml\n", "only files of the workspace are committed");
    offices[1].out(&["sync"]);
    assert!(!offices[1].folder.join("meetings.toml").exists());
    assert!(offices[1].text("plans/new \"one\"\n.toml").contains("New"));
    assert!(!house.shared("plans/iom.toml").is_empty());
    assert_eq!(offices[1].status(), "");
}

#[test]
fn a_file_removed_here_and_changed_there_is_here_again_and_the_other_way_round_stays() {
    if !has_git() {
        return;
    }
    let (house, offices) = House::new(2);
    std::fs::remove_file(offices[0].folder.join("plans/iom.toml")).unwrap();
    offices[0].out(&["sync"]);
    offices[1].out(&["set", "IOM-1", "area", "Law"]);
    let said = offices[1].run(&["sync"]);
    assert!(said.code == 1 && said.out.contains("plans/iom.toml was changed here and removed elsewhere"), "{said:?}");
    assert!(offices[1].text("plans/iom.toml").contains("Law"));
    offices[1].out(&["sync"]);
    assert!(house.shared("plans/iom.toml").contains("Law"));
    offices[0].out(&["sync"]);
    std::fs::remove_file(offices[0].folder.join("plans/iom.toml")).unwrap();
    offices[1].out(&["set", "IOM-1", "area", "Right"]);
    offices[1].out(&["sync"]);
    let said = offices[0].run(&["sync"]);
    assert!(said.code == 1 && said.out.contains("was removed here and changed elsewhere"), "{said:?}");
    assert!(offices[0].text("plans/iom.toml").contains("Right"));
}

#[test]
fn what_is_staged_stays_staged_and_other_files_come_in() {
    if !has_git() {
        return;
    }
    let (_house, offices) = House::new(2);
    offices[0].write("README", "read me again\n");
    offices[0].write("tool.sh", "#!/bin/sh\n");
    offices[0].git(&["add", "README", "tool.sh"]);
    offices[0].git(&["update-index", "--chmod=+x", "tool.sh"]);
    offices[0].git(&["commit", "-q", "-m", "papers"]);
    offices[0].out(&["sync"]);
    offices[1].write("draft.txt", "mine\n");
    offices[1].git(&["add", "draft.txt"]);
    offices[1].out(&["note", "IOM-1", "Called"]);
    let said = offices[1].out(&["sync"]);
    assert!(said.contains("2 other files came in"), "{said}");
    assert_eq!(offices[1].status(), "A  draft.txt\n");
    assert_eq!(offices[1].text("README"), "read me again\n");
    assert_eq!(offices[1].git(&["show", "--stat", "--format=", "HEAD^1"]).matches("draft").count(), 0);
}

#[test]
fn other_files_with_changes_of_ours_are_never_written_over() {
    if !has_git() {
        return;
    }
    let (_house, offices) = House::new(2);
    offices[0].write("README", "theirs\n");
    offices[0].git(&["commit", "-q", "-am", "papers"]);
    offices[0].out(&["sync"]);
    offices[1].write("README", "mine\n");
    offices[1].out(&["note", "IOM-1", "Called"]);
    let said = offices[1].run(&["sync"]);
    assert!(said.code == 4 && said.err.contains("others have changed README, and it has changes here"), "{said:?}");
    offices[1].git(&["commit", "-q", "-am", "mine"]);
    let said = offices[1].run(&["sync"]);
    assert!(said.code == 4 && said.err.contains("README was changed by you and by others"), "{said:?}");
    assert_eq!(offices[1].text("README"), "mine\n");
}

#[test]
fn each_reason_for_which_nothing_can_be_exchanged_is_one_sentence_with_a_way_out() {
    if !has_git() {
        return;
    }
    let (house, offices) = House::new(1);
    let office = &offices[0];
    let refused = |words: &str| {
        let said = office.run(&["sync"]);
        assert!(said.code == 4 && said.err.contains(words) && said.err.contains("hint:"), "{words}: {said:?}");
    };
    office.git(&["checkout", "-q", "--detach"]);
    refused("no branch is checked out here");
    office.git(&["checkout", "-q", "-b", "draft", "main"]);
    refused("the branch draft follows no branch elsewhere");
    office.out(&["note", "IOM-1", "Called"]);
    office.out(&["sync", "--no-push"]);
    assert_eq!(office.status(), "", "with --no-push it is committed here");
    office.git(&["checkout", "-q", "main"]);
    std::fs::write(office.folder.join(".git/MERGE_HEAD"), office.git(&["rev-parse", "HEAD"])).unwrap();
    refused("a merge is not finished");
    std::fs::remove_file(office.folder.join(".git/MERGE_HEAD")).unwrap();
    office.out(&["note", "IOM-1", "Called"]);
    std::fs::write(office.home.join(".gitconfig"), "").unwrap();
    refused("git does not know who you are");
    office.git(&["remote", "remove", "origin"]);
    refused("this repository has no remote");
    std::fs::remove_dir_all(office.folder.join(".git")).unwrap();
    refused("is not in a git repository");
    drop(house);
}

#[test]
fn off_line_it_is_committed_here_and_sent_later() {
    if !has_git() {
        return;
    }
    let (house, offices) = House::new(1);
    std::fs::rename(house.bare(), house.root.path().join("away")).unwrap();
    offices[0].out(&["note", "IOM-1", "Called"]);
    let said = offices[0].run(&["sync"]);
    assert!(said.code == 3 && said.err.contains("the other side was not reached") && said.err.contains("committed here"), "{said:?}");
    assert_eq!(said.out, "Committed\n  IOM-1: noted Called (2024-05-01)\n");
    std::fs::rename(house.root.path().join("away"), house.bare()).unwrap();
    offices[0].out(&["sync"]);
    assert!(house.shared("plans/iom.toml").contains("Called"));
}

#[test]
fn a_host_that_refuses_is_quoted() {
    if !has_git() {
        return;
    }
    let (house, offices) = House::new(1);
    let hook = house.bare().join("hooks/pre-receive");
    std::fs::create_dir_all(hook.parent().unwrap()).unwrap();
    std::fs::write(&hook, "#!/bin/sh\necho 'only the ministry may push' >&2\nexit 1\n").unwrap();
    std::fs::set_permissions(&hook, std::fs::Permissions::from_mode(0o755)).unwrap();
    offices[0].out(&["note", "IOM-1", "Called"]);
    let said = offices[0].run(&["sync"]);
    assert!(said.code == 4 && said.err.contains("only the ministry may push"), "{said:?}");
}

#[test]
fn a_file_that_is_no_toml_is_left_out_and_never_written_over() {
    if !has_git() {
        return;
    }
    let (house, offices) = House::new(2);
    offices[0].write("plans/iom.toml", "<<<<<<< HEAD\n");
    let said = offices[0].run(&["sync"]);
    assert!(said.code == 0 && said.err.contains("plans/iom.toml was left out: it is not TOML"), "{said:?}");
    offices[1].out(&["note", "IOM-1", "Called"]);
    offices[1].out(&["sync"]);
    let said = offices[0].run(&["sync"]);
    assert!(said.code == 4 && said.err.contains("yours was left out"), "{said:?}");
    assert_eq!(offices[0].text("plans/iom.toml"), "<<<<<<< HEAD\n");
    assert!(house.shared("plans/iom.toml").contains("Called"));
}

#[test]
fn a_workspace_deep_in_a_repository_and_the_first_exchange_of_all() {
    if !has_git() {
        return;
    }
    let (house, offices) = House::new(1);
    let office = &offices[0];
    office.git(&["update-ref", "-d", "HEAD"]);
    office.git(&["rm", "-rq", "--cached", "."]);
    super::run_git(&office.home, &house.bare(), &["update-ref", "-d", "refs/heads/main"]);
    office.git(&["update-ref", "-d", "refs/remotes/origin/main"]);
    let deep = office.folder.join("a b/ё");
    std::fs::create_dir_all(&deep).unwrap();
    std::fs::rename(office.folder.join("plans"), deep.join("plans")).unwrap();
    let said = super::Office { folder: deep, ..office.clone() }.out(&["sync", "-C", "."]);
    assert!(said.starts_with("Sent\n  plan iom-2024 added\n"), "{said}");
    assert!(house.shared("a b/ё/plans/iom.toml").contains("IOM-1"));
}

#[test]
fn differences_between_commits_and_folders_are_told() {
    if !has_git() {
        return;
    }
    let (_house, offices) = House::new(2);
    let office = &offices[0];
    office.out(&["status", "IOM-1", "done", "--meeting", "2024-04-02-iom"]);
    office.out(&["sync"]);
    office.out(&["set", "IOM-2", "area", "Schools"]);
    let said = office.run(&["diff", "HEAD~1"]);
    let done = "IOM-1  Legal framework\n  planned → done (2 April 2024, meeting 2024-04-02-iom)\n";
    assert_eq!((said.code, said.out), (1, format!("{done}IOM-2  Training\n  area set to Schools\n")));
    assert_eq!(office.run(&["diff", "HEAD~1", "main"]).out, done);
    assert_eq!(office.run(&["diff", "HEAD", "HEAD"]).code, 0);
    assert_eq!(office.run(&["diff", offices[1].folder.to_str().unwrap(), "HEAD"]).out, done);
    let said = office.run(&["diff", "HEAD~1", "--json"]);
    let document: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let change = &document["changes"][0];
    assert_eq!((&change["project"], &change["field"], &change["to"]), (&"IOM-1".into(), &"status".into(), &"done".into()));
    assert_eq!((&change["date"], &change["meeting"]), (&"2024-04-02".into(), &"2024-04-02-iom".into()));
    let said = office.run(&["diff", "no-such"]);
    assert!(said.code == 4 && said.err.contains("is no folder, no file and no commit"), "{said:?}");
}

#[test]
fn the_log_tells_who_did_what() {
    if !has_git() {
        return;
    }
    let (_house, offices) = House::new(2);
    offices[0].out(&["status", "IOM-1", "done"]);
    offices[1].out(&["note", "IOM-2", "Called"]);
    offices[0].out(&["sync"]);
    offices[1].out(&["sync"]);
    let said = offices[1].out(&["log", "IOM-1"]);
    assert!(said.contains("office 0  ") && said.contains("\n  IOM-1: status planned → done\n"), "{said}");
    assert!(!said.contains("Called") && said.contains("Dated in the file\n  2024-01-10  planned: Agreed\n"), "{said}");
    let document: serde_json::Value = serde_json::from_str(&offices[1].out(&["log", "--json", "--max", "2"])).unwrap();
    assert_eq!(document["log"].as_array().unwrap().len(), 2);
    assert_eq!(document["log"][0]["changes"].as_array().unwrap().len() + document["log"][1]["changes"].as_array().unwrap().len(), 3);
    assert_eq!(offices[1].run(&["log", "IOM-9"]).code, 4);
}

#[test]
fn one_file_alone_is_exchanged_and_so_is_a_second_working_folder() {
    if !has_git() {
        return;
    }
    let (house, offices) = House::new(2);
    offices[0].out(&["-C", "plans/iom.toml", "note", "IOM-1", "Called"]);
    offices[0].write("meetings.toml", &(crate::verbs::MEETINGS.to_owned() + "# more\n"));
    assert_eq!(offices[0].out(&["sync", "-C", "plans/iom.toml"]), "Sent\n  IOM-1: noted Called (2024-05-01)\n");
    assert_eq!(offices[0].status(), " M meetings.toml\n");
    let second = house.root.path().join("second folder");
    offices[1].git(&["worktree", "add", "-q", "-b", "draft", second.to_str().unwrap()]);
    let second = super::Office { folder: second, ..offices[1].clone() };
    second.git(&["branch", "-q", "--set-upstream-to=origin/main"]);
    second.out(&["note", "IOM-2", "Visited"]);
    let said = second.out(&["sync"]);
    assert!(said.contains("Visited") && said.contains("Received\n  IOM-1: noted Called"), "{said}");
    assert!(house.shared("plans/iom.toml").contains("Visited"));
    assert_eq!((second.status(), offices[1].status()), (String::new(), String::new()));
}

/// The branch is moved last: whoever was stopped before finds changes that look like their own, and loses nothing.
#[test]
fn a_run_that_was_cut_off_before_the_branch_moved_goes_on() {
    if !has_git() {
        return;
    }
    let (house, offices) = House::new(2);
    offices[0].out(&["status", "IOM-1", "done"]);
    offices[1].out(&["set", "IOM-2", "area", "Schools"]);
    let before = offices[1].git(&["rev-parse", "HEAD"]);
    offices[0].out(&["sync"]);
    offices[1].out(&["sync"]);
    let text = offices[1].text("plans/iom.toml");
    offices[1].git(&["update-ref", "HEAD", before.trim()]);
    let said = offices[1].out(&["sync"]);
    assert_eq!(said, "Nothing new on either side\n");
    assert_eq!(offices[1].text("plans/iom.toml"), text);
    assert_eq!(house.shared("plans/iom.toml"), text);
    assert_eq!(offices[1].status(), "");
}

/// Both merge the same two rows at once and add the same id: nothing is lost and both ids are there.
#[test]
fn two_projects_of_one_id_get_two_ids() {
    if !has_git() {
        return;
    }
    let (house, offices) = House::new(2);
    for (office, title) in offices.iter().zip(["Border", "Schools"]) {
        let text = office.text("plans/iom.toml") + &format!("\n[[project]]\nid = \"IOM-3\"\ntitle = \"{title}\"\n");
        office.write("plans/iom.toml", &text);
    }
    offices[0].out(&["sync"]);
    let said = offices[1].run(&["sync"]);
    assert!(said.code == 0 && said.err.contains("IOM-3 was given by somebody else too: yours is IOM-4 now"), "{said:?}");
    let text = house.shared("plans/iom.toml");
    assert!(text.contains("id = \"IOM-3\"\ntitle = \"Border\"") && text.contains("id = \"IOM-4\"\ntitle = \"Schools\""), "{text}");
}

/// Cut off after the joint commit was sent and before a file here was changed: our value waits all the same.
#[test]
fn a_clash_that_was_sent_and_not_shown_waits_after_the_next_exchange() {
    if !has_git() {
        return;
    }
    for further in [None, Some("theirs"), Some("ours")] {
        let (house, offices) = House::new(2);
        offices[0].out(&["set", "IOM-1", "area", "Law"]);
        offices[1].out(&["set", "IOM-1", "area", "Rights"]);
        offices[0].out(&["sync"]);
        let ours = offices[1].text("plans/iom.toml");
        assert_eq!(offices[1].run(&["sync"]).code, 1);
        let parent = offices[1].git(&["rev-parse", "HEAD^1"]);
        offices[1].git(&["reset", "-q", "--hard", parent.trim()]);
        assert_eq!(offices[1].text("plans/iom.toml"), ours, "as it was before the file here was changed");
        match further {
            Some("theirs") => {
                offices[0].out(&["sync"]);
                offices[0].out(&["note", "IOM-1", "Called"]);
                offices[0].out(&["sync"]);
            }
            Some(_) => drop(offices[1].out(&["note", "IOM-1", "Called"])),
            None => {}
        }
        let said = offices[1].run(&["sync"]);
        assert!(said.code == 1 && said.out.contains("here Rights, elsewhere Law"), "{further:?}: {said:?}");
        assert!(house.shared("plans/iom.toml").contains("area = \"Law\""));
        let text = offices[1].text("plans/iom.toml");
        assert!(text.contains("area = \"Rights\"") && text.contains("Called") == further.is_some(), "{further:?}: {text}");
        assert_eq!(offices[1].out(&["sync"]), "Sent\n  IOM-1: area Law → Rights\n");
        assert_eq!(house.shared("plans/iom.toml"), offices[1].text("plans/iom.toml"));
    }
}

/// The branch moves only after the files: else the next exchange would take back what others have done.
#[test]
fn a_file_that_cannot_be_written_stops_the_exchange_before_the_branch_moves() {
    if !has_git() {
        return;
    }
    let (house, offices) = House::new(2);
    offices[0].out(&["note", "IOM-1", "Called"]);
    offices[0].out(&["sync"]);
    let folder = std::fs::File::open(offices[1].folder.join("plans")).unwrap();
    folder.lock().unwrap();
    let said = offices[1].run(&["sync"]);
    assert!(said.code == 3 && said.err.contains("another program is saving there"), "{said:?}");
    drop(folder);
    assert_eq!(offices[1].out(&["sync"]), "Received\n  IOM-1: noted Called (2024-05-01)\n");
    assert!(house.shared("plans/iom.toml").contains("Called"));
    assert_eq!(offices[1].text("plans/iom.toml"), house.shared("plans/iom.toml"));
}

#[test]
fn what_keeps_no_history_is_told_by_the_files_of_that_time() {
    if !has_git() {
        return;
    }
    let (_house, offices) = House::new(1);
    let office = &offices[0];
    office.commit_on("2024-04-01");
    office.out(&["set", "IOM-1", "due", "2024-12-31"]);
    let told = office.out(&["changes", "--since", "2024-04-02"]);
    assert!(told.contains("31 Mar") || told.contains("2024-03-31"), "{told}");
    assert!(!told.contains("not known"), "{told}");
    let before = office.out(&["changes", "--since", "2024-03-01"]);
    assert!(!before.contains("2024-12-31"), "{before}");
}

#[test]
fn the_log_follows_a_row_from_file_to_file() {
    if !has_git() {
        return;
    }
    let (_house, offices) = House::new(1);
    let office = &offices[0];
    office.out(&["set", "IOM-2", "area", "Law"]);
    office.out(&["sync"]);
    // the whole file gets another name, then the row goes to a file of its own, and another one mentions its id
    std::fs::rename(office.folder.join("plans/iom.toml"), office.folder.join("plans/new name.toml")).unwrap();
    office.out(&["sync"]);
    office.out(&["set", "IOM-2", "area", "Rights"]);
    office.out(&["sync"]);
    let text = office.text("plans/new name.toml");
    let at = text.find("[[project]]\nid = \"IOM-2\"").unwrap();
    office.write("plans/own.toml", &text[at..]);
    office.write("plans/new name.toml", &(text[..at].to_owned() + "# IOM-2 stands elsewhere\n"));
    office.out(&["sync"]);
    office.out(&["set", "IOM-2", "area", "Schools"]);
    office.out(&["set", "IOM-1", "area", "None of it"]);
    office.out(&["sync"]);
    let said = office.out(&["log", "IOM-2"]);
    for part in [
        "area Rights → Schools",
        "moved to plans/own.toml",
        "area Law → Rights",
        "moved to plans/new name.toml",
        "area set to Law",
        "project IOM-2 added",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert!(!said.contains("None of it"), "{said}");
    // a row that is gone is still told of
    office.write("plans/own.toml", "# empty\n");
    office.out(&["sync"]);
    let said = office.out(&["log", "IOM-2"]);
    assert!(said.contains("project IOM-2 removed") && said.contains("area set to Law"), "{said}");
}

#[test]
fn a_brief_tells_what_keeps_no_history_by_the_files_of_that_time() {
    if !has_git() {
        return;
    }
    let (_house, offices) = House::new(1);
    let office = &offices[0];
    office.commit_on("2024-04-01");
    office.out(&["set", "IOM-1", "due", "2024-12-31"]);
    let told = office.out(&["brief", "--partner", "iom", "--format", "txt"]);
    assert!(told.contains("31 December 2024") && told.contains("31 March 2024"), "{told}");
    assert!(!told.contains("not known"), "{told}");
    let told = office.out(&["brief", "--partner", "iom", "--since", "2024-03-01", "--format", "txt"]);
    assert!(!told.contains("31 March 2024"), "without files of that time nothing is guessed: {told}");
}

#[test]
fn how_often_a_deadline_moved_is_counted_through_all_commits() {
    if !has_git() {
        return;
    }
    let (_house, offices) = House::new(1);
    let office = &offices[0];
    office.commit_on("2024-04-01");
    for due in ["2024-06-30", "2024-09-30"] {
        office.out(&["set", "IOM-1", "due", due]);
        office.git(&["commit", "-q", "-a", "-m", "moved"]);
    }
    // this one is not committed yet
    office.out(&["set", "IOM-1", "due", "2024-12-31"]);
    let told = office.out(&["changes", "--since", "2024-04-02"]);
    assert!(told.contains("due 31 March 2024 → 31 December 2024, moved 3 times in all"), "{told}");
    let brief = |audience| office.out(&["brief", "--partner", "iom", "--format", "txt", "--audience", audience]);
    assert!(brief("internal").contains("moved 3 times") && !brief("partner").contains("moved 3 times"));
}

/// A project that was moved to another file takes the moves of its deadline along.
#[test]
fn a_deadline_that_moved_in_another_file_before_counts_too() {
    if !has_git() {
        return;
    }
    let (_house, offices) = House::new(1);
    let office = &offices[0];
    office.commit_on("2024-04-01");
    office.out(&["set", "IOM-1", "due", "2024-06-30"]);
    office.git(&["commit", "-q", "-a", "-m", "moved"]);
    office.git(&["mv", "plans/iom.toml", "plans/renamed.toml"]);
    office.git(&["commit", "-q", "-a", "-m", "another name"]);
    office.out(&["set", "IOM-1", "due", "2024-09-30"]);
    let told = office.out(&["changes", "--since", "2024-04-02"]);
    assert!(told.contains("moved 2 times in all"), "{told}");
}
