//! The exchange with a key, its clashes on the screen, and git's history beside that of the file.

use coplan::session::sync;

use super::{House, Office, has_git};
use crate::screens::stage::Stage;

/// The program at work in an office.
fn at_work(office: &Office) -> Stage {
    office.git(&["config", "user.name", "officer"]);
    office.git(&["config", "user.email", "officer@example.org"]);
    Stage::at(&office.folder)
}

#[test]
fn one_key_saves_and_sends_and_takes_what_others_did() {
    if !has_git() {
        return;
    }
    let (house, offices) = House::new(2);
    offices[0].out(&["set", "IOM-2", "area", "Law"]);
    offices[0].out(&["sync"]);
    let mut stage = at_work(&offices[1]);
    let screen = stage.press("soP").screen(120, 24);
    assert!(screen.contains("exchanged: sent 2, received 1"), "{screen}");
    assert!(house.shared("plans/iom.toml").contains("'ongoing'"));
    assert!(stage.press("j").screen(120, 40).contains("Law"));
}

#[test]
fn what_both_changed_is_decided_on_the_screen() {
    if !has_git() {
        return;
    }
    let (house, offices) = House::new(2);
    offices[0].out(&["set", "IOM-1", "area", "Law"]);
    offices[0].out(&["sync"]);
    offices[1].out(&["set", "IOM-1", "area", "Rights"]);
    let mut stage = at_work(&offices[1]);
    let screen = stage.press("P").screen(100, 30);
    assert!(screen.contains("Somebody else changed the same field") && screen.contains("1 yours   Rights"), "{screen}");
    stage.press("2<enter>P");
    assert!(offices[1].text("plans/iom.toml").contains("area = \"Law\""));
    assert_eq!(offices[1].text("plans/iom.toml"), house.shared("plans/iom.toml"));
}

#[test]
fn without_git_it_is_said_and_nothing_is_lost() {
    let mut stage = Stage::small();
    let screen = stage.press("soP").screen(120, 24);
    assert!(screen.contains("not exchanged:"), "{screen}");
    assert!(stage.file().contains("status = \"ongoing\""));
}

#[test]
fn the_history_tab_tells_who_changed_the_file() {
    if !has_git() {
        return;
    }
    let (_house, offices) = House::new(1);
    offices[0].out(&["set", "IOM-1", "area", "Law"]);
    offices[0].out(&["sync"]);
    let mut stage = at_work(&offices[0]);
    let screen = stage.press("H").screen(120, 40);
    assert!(screen.contains("Changes of the files") && screen.contains("area set to Law"), "{screen}");
}

/// Two offices with the small workspace; the first does something and sends it, the second does something else.
fn parted(first: impl Fn(&Office), second: impl Fn(&Office)) -> (House, Vec<Office>) {
    let (house, offices) = House::new(2);
    first(&offices[0]);
    offices[0].out(&["sync"]);
    second(&offices[1]);
    (house, offices)
}

/// The small plan without its second project.
fn without_second(office: &Office) {
    let text = office.text("plans/iom.toml");
    let at = text.find("[[project]]\nid = \"IOM-2\"").unwrap();
    office.write("plans/iom.toml", text[..at].trim_end());
}

/// After the decision has been sent all offices say the same.
fn all_agree(house: &House, offices: &[Office], file: &str) {
    for office in offices.iter().chain(offices) {
        office.out(&["sync"]);
    }
    for office in offices {
        assert_eq!((office.text(file), office.status()), (house.shared(file), String::new()));
        assert!(!office.folder.join(".git/coplan-undecided.json").exists());
    }
}

#[test]
fn a_row_removed_here_and_edited_there_is_decided_on_the_screen() {
    if !has_git() {
        return;
    }
    for (key, stays) in [("1", false), ("2", true)] {
        let (house, offices) = parted(|office| drop(office.out(&["set", "IOM-2", "area", "Law"])), without_second);
        let mut stage = at_work(&offices[1]);
        let screen = stage.press("P").screen(100, 30);
        for part in ["Changed here and elsewhere: 1 to decide", "IOM-2  the whole row", "1 yours   removed", "2 theirs  area set to Law"] {
            assert!(screen.contains(part), "{screen}");
        }
        assert!(offices[1].text("plans/iom.toml").contains("Law"), "until then it is here again");
        stage.press(key).press("<enter>P");
        assert_eq!(house.shared("plans/iom.toml").contains("IOM-2"), stays);
        all_agree(&house, &offices, "plans/iom.toml");
    }
}

#[test]
fn a_row_edited_here_and_removed_there_is_decided_on_the_screen_and_undone() {
    if !has_git() {
        return;
    }
    for (key, stays) in [("1", true), ("2", false), ("2<enter>u1", true)] {
        let (house, offices) = parted(without_second, |office| drop(office.out(&["set", "IOM-2", "area", "Law"])));
        let mut stage = at_work(&offices[1]);
        let screen = stage.press("P").screen(100, 30);
        assert!(screen.contains("1 yours   area set to Law") && screen.contains("2 theirs  removed"), "{screen}");
        stage.press(key).press("<enter><esc>P");
        assert_eq!(house.shared("plans/iom.toml").contains("IOM-2"), stays, "{key}");
        all_agree(&house, &offices, "plans/iom.toml");
    }
}

#[test]
fn a_row_that_both_added_under_one_id_is_there_twice_until_somebody_decides() {
    if !has_git() {
        return;
    }
    let add = |title: &'static str| {
        move |office: &Office| {
            office.write(
                "plans/iom.toml",
                &(office.text("plans/iom.toml") + &format!("\n[[project]]\nid = \"IOM-9\"\ntitle = \"{title}\"\nstatus = \"planned\"\n")),
            );
        }
    };
    for (key, stays) in [("1", true), ("2", false)] {
        let (house, offices) = parted(add("Theirs"), add("Ours"));
        let mut stage = at_work(&offices[1]);
        let screen = stage.press("P").screen(100, 30);
        assert!(screen.contains("both stay, yours as IOM-") && screen.contains("2 theirs  Theirs; yours joins it"), "{screen}");
        stage.press(key).press("<enter>P");
        let text = house.shared("plans/iom.toml");
        assert_eq!((text.contains("Ours"), text.contains("Theirs")), (stays, true), "{text}");
        all_agree(&house, &offices, "plans/iom.toml");
    }
}

#[test]
fn a_file_removed_on_one_side_is_decided_on_the_screen() {
    if !has_git() {
        return;
    }
    let remove = |office: &Office| std::fs::remove_file(office.folder.join("plans/iom.toml")).unwrap();
    let edit = |office: &Office| drop(office.out(&["set", "IOM-2", "area", "Law"]));
    for (here, key, stays) in [(true, "1", false), (true, "2", true), (false, "1", true), (false, "2", false)] {
        let (_house, offices) = if here { parted(edit, remove) } else { parted(remove, edit) };
        let mut stage = at_work(&offices[1]);
        let screen = stage.press("P").screen(100, 30);
        let sides = if here {
            ["1 yours   removed", "2 theirs  IOM-2: area set to Law"]
        } else {
            ["1 yours   IOM-2: area set to Law", "2 theirs  removed"]
        };
        assert!(screen.contains("plans/iom.toml  the whole file") && sides.iter().all(|side| screen.contains(side)), "{screen}");
        assert!(offices[1].text("plans/iom.toml").contains("Law"), "nothing is lost before the decision");
        stage.press(key).press("<enter>P");
        assert_eq!(offices[1].folder.join("plans/iom.toml").exists(), stays, "{here} {key}");
        offices[0].out(&["sync"]);
        assert_eq!(offices[0].folder.join("plans/iom.toml").exists(), stays, "{here} {key}");
        assert_eq!((offices[0].status(), offices[1].status()), (String::new(), String::new()));
    }
}

#[test]
fn a_file_that_goes_by_a_decision_comes_back_by_undo() {
    if !has_git() {
        return;
    }
    let (_house, offices) = parted(
        |office| std::fs::remove_file(office.folder.join("plans/iom.toml")).unwrap(),
        |office| drop(office.out(&["set", "IOM-2", "area", "Law"])),
    );
    let text = offices[1].text("plans/iom.toml");
    let mut stage = at_work(&offices[1]);
    stage.press("P2<enter><c-s>");
    assert!(!offices[1].folder.join("plans/iom.toml").exists(), "{}", stage.screen(100, 30));
    stage.press("u<c-s>");
    assert_eq!(offices[1].text("plans/iom.toml"), text);
}

#[test]
fn what_the_command_line_left_undecided_is_offered_at_the_next_start() {
    if !has_git() {
        return;
    }
    let (house, offices) = parted(
        |office| {
            office.out(&["set", "IOM-2", "area", "Law"]);
            office.out(&["set", "IOM-1", "area", "Law"]);
        },
        |office| {
            without_second(office);
            office.out(&["set", "IOM-1", "area", "Rights"]);
        },
    );
    assert_eq!(offices[1].run(&["sync"]).code, 1);
    let mut stage = at_work(&offices[1]);
    let screen = stage.screen(100, 30);
    assert!(screen.contains("1 yours   Rights") && screen.contains("1 yours   removed"), "{screen}");
    assert!(!stage.press("<esc>q").screen(100, 30).contains("would be dropped"), "it stays on record");
    let mut stage = at_work(&offices[1]);
    stage.press("12<enter><c-s>");
    assert!(!at_work(&offices[1]).screen(100, 30).contains("to decide"), "what was decided is not offered again");
    stage.press("P");
    assert!(house.shared("plans/iom.toml").contains("Rights") && house.shared("plans/iom.toml").contains("IOM-2"));
    all_agree(&house, &offices, "plans/iom.toml");
}

/// A host that takes calls and never answers.
fn silent_host() -> (std::net::TcpListener, String) {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("git://{}/plans.git", listener.local_addr().unwrap());
    (listener, address)
}

#[test]
fn an_exchange_with_a_host_that_hangs_is_stopped_with_escape() {
    if !has_git() {
        return;
    }
    let (house, offices) = House::new(1);
    let office = &offices[0];
    let (_listener, address) = silent_host();
    office.git(&["remote", "set-url", "origin", &address]);
    let mut stage = at_work(office);
    stage.press("so");
    let (under_way, steps) = stage.press_and_wait_for_exchange("P", sync::Step::Fetching);
    let screen = stage.screen(120, 24);
    assert!(screen.contains("exchanging: asking what others have done, 60 s at most…   Esc stops it"), "{screen}");
    stage.press("jk");
    assert!(stage.screen(120, 24).contains("Esc stops it"), "the work goes on meanwhile");
    let begun = std::time::Instant::now();
    stage.press("<esc>");
    assert!(stage.screen(120, 24).contains("stopping the exchange"));
    stage.end_exchange(under_way);
    assert!(begun.elapsed() < std::time::Duration::from_secs(1), "{:?}", begun.elapsed());
    let screen = stage.screen(120, 24);
    assert!(screen.contains("committed 2; the exchange was stopped; all of yours is committed here"), "{screen}");
    assert_eq!(steps.try_iter().last(), None);
    assert_eq!(office.status(), "", "all is committed");
    let locks = std::process::Command::new("find").args([".git", "-name", "*.lock"]).current_dir(&office.folder).output().unwrap();
    assert!(locks.stdout.is_empty(), "{locks:?}");
    office.git(&["remote", "set-url", "origin", house.bare().to_str().unwrap()]);
    stage.press("<esc>P");
    assert!(house.shared("plans/iom.toml").contains("'ongoing'"), "{}", stage.screen(120, 24));
}

#[test]
fn the_end_of_an_exchange_is_told_in_sentences() {
    if !has_git() {
        return;
    }
    let (_house, offices) = parted(|office| drop(office.out(&["set", "IOM-2", "area", "Law"])), |_| {});
    let mut stage = at_work(&offices[1]);
    let screen = stage.press("soP").screen(120, 30);
    for part in
        ["Exchange with the other offices", "Received", "IOM-2: area set to Law", "Sent", "IOM-1: status planned → ongoing", "Esc closes"]
    {
        assert!(screen.contains(part), "{screen}");
    }
    assert!(!stage.press("<esc>").screen(120, 30).contains("Received"));
    let screen = stage.press("P").screen(120, 30);
    assert!(screen.contains("exchanged: nothing new on either side") && !screen.contains("Received"), "{screen}");
}

#[test]
fn reports_tell_what_keeps_no_history_once_git_has_answered() {
    if !has_git() {
        return;
    }
    let (_house, offices) = House::new(1);
    offices[0].commit_on("2024-04-01");
    offices[0].out(&["set", "IOM-1", "due", "2024-12-31"]);
    let mut stage = at_work(&offices[0]);
    let task = stage.press_unseen("6");
    let screen = stage.screen(100, 30);
    assert!(!screen.contains("31 December") && screen.contains("Deadlines, progress"), "the screen does not wait for git: {screen}");
    stage.finish(task);
    let screen = stage.screen(100, 30);
    assert!(screen.contains("due 31 March 2024 → 31 December 2024") && !screen.contains("Deadlines, progress"), "{screen}");
    let screen = stage.press("7G").screen(100, 60);
    assert!(screen.contains("31 March 2024"), "{screen}");
}

#[test]
fn plans_and_meetings_have_their_changes_of_the_files_too() {
    if !has_git() {
        return;
    }
    let (_house, offices) = House::new(1);
    offices[0].out(&["set", "iom-2024", "title", "Plan of Action 2024"]);
    offices[0].out(&["set", "2024-04-02-iom", "title", "The Minister receives the envoy"]);
    offices[0].out(&["sync"]);
    let mut stage = at_work(&offices[0]);
    let screen = stage.press("1zH").screen(120, 40);
    assert!(screen.contains("Changes of the files") && screen.contains("title Action Plan 2024 → Plan of Action 2024"), "{screen}");
    let screen = stage.press("3H").screen(120, 40);
    assert!(screen.contains("Changes of the files") && screen.contains("Minister receives the envoy"), "{screen}");
}

#[test]
fn what_somebody_has_changed_again_is_not_offered_any_more() {
    if !has_git() {
        return;
    }
    let set = |area: &'static str| move |office: &Office| drop(office.out(&["set", "IOM-1", "area", area]));
    let (_house, offices) = parted(set("Law"), set("Rights"));
    let mut stage = at_work(&offices[1]);
    stage.press("P<esc><esc>");
    offices[1].out(&["set", "IOM-1", "area", "Courts"]);
    let screen = stage.press("RD").screen(100, 30);
    assert!(!screen.contains("1 yours") && offices[1].text("plans/iom.toml").contains("Courts"), "{screen}");
}
