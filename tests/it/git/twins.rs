//! Ids that two offices give at the same time.

use super::{House, Office, has_git};
use crate::screens::stage::Stage;

const OTHER: &str = "[plan]\nid = \"other\"\ntitle = \"Other\"\n";

/// Adds a meeting of this day, and says at it that IOM-1 or IOM-2 goes on.
fn meets(office: &Office, title: &str, project: &str) {
    let meeting = format!("\n[[meeting]]\nid = \"2024-04-09-iom\"\ndate = 2024-04-09\ntitle = \"{title}\"\nwith = [\"iom\"]\n");
    office.write("meetings.toml", &(office.text("meetings.toml") + &meeting));
    office.out(&["status", project, "ongoing", "--meeting", "2024-04-09-iom", "--date", "2024-04-09"]);
}

#[test]
fn what_was_said_of_a_row_goes_along_with_its_new_id() {
    if !has_git() {
        return;
    }
    let (house, offices) = House::new(2);
    meets(&offices[0], "Border", "IOM-1");
    meets(&offices[1], "Schools", "IOM-2");
    offices[0].out(&["sync"]);
    let said = offices[1].run(&["sync"]);
    assert!(
        said.code == 0 && said.err.contains("2024-04-09-iom was given by somebody else too: yours is 2024-04-09-iom-2 now"),
        "{said:?}"
    );
    let (plan, meetings) = (house.shared("plans/iom.toml"), house.shared("meetings.toml"));
    assert!(meetings.contains("2024-04-09-iom-2\"\ndate = 2024-04-09\ntitle = \"Schools\""), "{meetings}");
    let (first, second) = plan.split_at(plan.find("id = \"IOM-2\"").unwrap());
    assert!(first.contains("meeting = \"2024-04-09-iom\"") && !first.contains("09-iom-2"), "{first}");
    assert!(second.contains("meeting = \"2024-04-09-iom-2\"") && !second.contains("\"2024-04-09-iom\""), "{second}");
}

#[test]
fn a_row_of_the_same_id_in_another_file_gets_another_id_with_what_follows_it() {
    if !has_git() {
        return;
    }
    let (house, offices) = House::new(2);
    let new = |title: &str| format!("\n[[project]]\nid = \"NEW-1\"\ntitle = \"{title}\"\nstatus = \"planned\"\n");
    offices[0].write("plans/other.toml", OTHER);
    offices[0].out(&["sync"]);
    offices[1].out(&["sync"]);
    offices[0].write("plans/other.toml", &(OTHER.to_owned() + &new("From one")));
    offices[0].out(&["sync"]);
    offices[1].write("plans/iom.toml", &(offices[1].text("plans/iom.toml") + &new("From two")));
    offices[1].write("plans/next.toml", "[[project]]\nid = \"LATER-1\"\ntitle = \"Later\"\nfollows = \"NEW-1\"\n");
    let said = offices[1].run(&["sync"]);
    assert!(said.err.contains("NEW-1 was given by somebody else too: yours is NEW-2 now"), "{said:?}");
    assert!(house.shared("plans/other.toml").contains("id = \"NEW-1\"\ntitle = \"From one\""));
    assert!(house.shared("plans/iom.toml").contains("id = \"NEW-2\"\ntitle = \"From two\""));
    assert!(house.shared("plans/next.toml").contains("follows = \"NEW-2\""));
    assert_eq!(offices[1].status(), "");
}

/// Three offices, one id: each row has its own in the end, and all agree.
#[test]
fn three_rows_of_one_id_get_three() {
    if !has_git() {
        return;
    }
    let (house, offices) = House::new(3);
    for (office, title) in offices.iter().zip(["One", "Two", "Three"]) {
        let row = format!("\n[[project]]\nid = \"IOM-3\"\ntitle = \"{title}\"\n");
        office.write("plans/iom.toml", &(office.text("plans/iom.toml") + &row));
    }
    for office in offices.iter().chain(&offices) {
        office.run(&["sync"]);
    }
    let text = house.shared("plans/iom.toml");
    assert_eq!(text.matches("\n\n[[project]]").count(), 5, "{text}");
    for row in ["IOM-3\"\ntitle = \"One", "IOM-4\"\ntitle = \"Two", "IOM-5\"\ntitle = \"Three"] {
        assert!(text.contains(row), "{text}");
    }
    assert!(offices.iter().all(|office| office.text("plans/iom.toml") == text));
}

#[test]
fn the_active_meeting_the_selection_and_undo_stay_with_the_row() {
    if !has_git() {
        return;
    }
    let (house, offices) = House::new(2);
    meets(&offices[0], "Border", "IOM-1");
    offices[0].out(&["sync"]);
    let mut stage = Stage::at(&offices[1].folder);
    stage.press("3a9.4.2024 iom Schools<enter>2m<enter>P<esc><esc>jso<c-s>");
    let text = offices[1].text("plans/iom.toml");
    assert!(text.contains("status = \"ongoing\", meeting = \"2024-04-09-iom-2\""), "{text}");
    stage.press("u<c-s>");
    assert!(!offices[1].text("plans/iom.toml").contains("2024-04-09-iom-2"));
    assert!(house.shared("meetings.toml").contains("Schools"));
}

/// It was one meeting after all: theirs stays, and what we said at ours was said there.
#[test]
fn what_was_said_stays_where_one_of_the_two_is_taken_out() {
    if !has_git() {
        return;
    }
    let (house, offices) = House::new(2);
    meets(&offices[0], "Border", "IOM-1");
    meets(&offices[1], "On the border", "IOM-2");
    offices[1].out(&["link", "IOM-1", "2024-04-09-iom"]);
    offices[0].out(&["sync"]);
    let mut stage = Stage::at(&offices[1].folder);
    stage.press("P2<enter>P");
    let (plan, meetings) = (house.shared("plans/iom.toml"), house.shared("meetings.toml"));
    assert!(meetings.contains("Border") && !meetings.contains("On the border"), "{meetings}");
    assert!(plan.contains("status = \"ongoing\", meeting = \"2024-04-09-iom\"") && !plan.contains("iom-2\""), "{plan}");
    assert_eq!(offices[1].run(&["check", "-q"]).code, 0);
}

/// What went out and came in is told as it is, also where something clashed.
#[test]
fn the_summary_of_an_exchange_counts_only_what_went_and_came() {
    if !has_git() {
        return;
    }
    let (_house, offices) = House::new(2);
    let row = |title: &str| format!("\n[[project]]\nid = \"IOM-3\"\ntitle = \"{title}\"\n");
    for (office, (area, title)) in offices.iter().zip([("Law", "Border"), ("Rights", "Schools")]) {
        office.out(&["set", "IOM-1", "area", area]);
        office.write("plans/iom.toml", &(office.text("plans/iom.toml") + &row(title)));
    }
    offices[0].out(&["note", "IOM-2", "Called"]);
    offices[0].out(&["sync"]);
    let said = offices[1].run(&["sync"]);
    let sent = "Sent\n  project IOM-4 added\n";
    let received = "Received\n  IOM-2: noted Called (2024-05-01)\n  project IOM-3 added\n";
    assert!(said.code == 1 && said.out.starts_with(&format!("{sent}{received}Changed on both sides")), "{said:?}");
}

#[test]
fn two_plans_of_one_id_are_told() {
    if !has_git() {
        return;
    }
    let (_house, offices) = House::new(2);
    for (office, name) in offices.iter().zip(["one", "two"]) {
        office.write(&format!("plans/{name}.toml"), &format!("[plan]\nid = \"next\"\ntitle = \"Plan {name}\"\n"));
    }
    offices[0].out(&["sync"]);
    let said = offices[1].run(&["sync"]);
    assert!(said.err.contains("next was added here in plans/two.toml and elsewhere in plans/one.toml"), "{said:?}");
}

/// The program was killed, and before the next start an exchange gave our meeting another id.
#[test]
fn what_a_killed_program_had_not_saved_goes_to_the_row_by_its_new_id() {
    if !has_git() {
        return;
    }
    let (_house, offices) = House::new(2);
    meets(&offices[0], "Border", "IOM-1");
    offices[0].out(&["sync"]);
    let mut stage = Stage::at(&offices[1].folder);
    stage.press("3a9.4.2024 iom Schools<enter><c-s>2jm<enter>so");
    let folder = offices[1].folder.clone();
    let killed = stage;
    assert!(offices[1].run(&["sync"]).err.contains("2024-04-09-iom-2"));
    killed.again_at(&folder).press("t<esc><c-s>");
    let text = offices[1].text("plans/iom.toml");
    assert!(text.contains("status = \"ongoing\", meeting = \"2024-04-09-iom-2\""), "{text}");
}
