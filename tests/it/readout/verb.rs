//! `coplan import readout`, from a file or a pipe: what it shows, what it writes, what it refuses.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::SEED;

/// A copy of the sample from which a meeting was taken out.
struct Desk {
    root: tempfile::TempDir,
}

struct Said {
    code: i32,
    out: String,
    err: String,
}

impl Desk {
    fn without(meeting: &str) -> Desk {
        let root = tempfile::tempdir().unwrap();
        coplan::session::starter::sample(root.path()).unwrap();
        let path = root.path().join("meetings/2024.toml");
        let text = std::fs::read_to_string(&path).unwrap();
        let rows: Vec<&str> = text.split("[[meeting]]\n").filter(|row| !row.starts_with(&format!("id = \"{meeting}\""))).collect();
        std::fs::write(&path, rows.join("[[meeting]]\n")).unwrap();
        Desk { root }
    }

    fn path(&self) -> &Path {
        self.root.path()
    }

    fn text(&self, name: &str) -> String {
        std::fs::read_to_string(self.path().join(name)).unwrap()
    }

    /// The verb with a text on its standard input.
    fn import(&self, text: &[u8], args: &[&str]) -> Said {
        let mut command = Command::new(env!("CARGO_BIN_EXE_coplan"));
        command.env_clear().env("HOME", self.path()).args(["--today", "2024-05-01", "-C"]).arg(self.path());
        command.args(["import", "readout", "-"]).args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // a program that refuses early need not read all
        let _ = child.stdin.take().unwrap().write_all(text);
        let output = child.wait_with_output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Said { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }

    fn json(&self, text: &str) -> Value {
        serde_json::from_str(&self.import(text.as_bytes(), &["--dry-run", "--json"]).out).unwrap()
    }
}

#[test]
fn the_readout_of_april_2024_is_understood() {
    let desk = Desk::without("2024-04-02-iom");
    let proposal = desk.json(SEED);
    let meeting = &proposal["meeting"];
    assert_eq!(
        (&meeting["id"], &meeting["date"], &meeting["place"]),
        (&json!("2024-04-02-iom"), &json!("2024-04-02"), &json!("MFA, Ashgabat"))
    );
    assert_eq!(meeting["with"], json!(["iom"]));
    let people = json!([
        {"name": "Rashid Meredov", "role": "Minister of Foreign Affairs", "side": "mfa"},
        {"name": "Zeynal Hajiyev", "role": "Sub-Regional coordinator for Central Asia", "side": "iom"},
    ]);
    assert_eq!(meeting["participants"], people);
    let plans: Vec<Value> =
        meeting["plans"].as_array().unwrap().iter().map(|plan| json!([plan["plan"], plan["relation"], plan["said"], plan["by"]])).collect();
    let want = [
        json!(["iom-2023", "reviewed", "successfully implemented", "both"]),
        json!(["iom-2024", "discussed", "", ""]),
        json!(["statelessness-nap-2019-2024", "noted", "", ""]),
    ];
    assert_eq!(plans, want);
    assert_eq!(proposal["same_as"], Value::Null);
    assert_eq!(proposal["still_open"], json!(["IOM-2023-06", "IOM-2023-08"]));
}

#[test]
fn the_legal_and_the_regional_projects_are_linked() {
    let desk = Desk::without("2024-04-02-iom");
    let proposal = desk.json(SEED);
    let links = proposal["links"].as_array().unwrap();
    let accepted: Vec<&str> = links.iter().filter(|link| link["accepted"] == true).map(|link| link["project"].as_str().unwrap()).collect();
    for id in ["IOM-2024-01", "IOM-2024-07", "IOM-2024-08", "IOM-2024-09", "IOM-2024-10"] {
        assert!(accepted.contains(&id), "{id} is not among {accepted:?}");
    }
    assert!(links.iter().all(|link| link["words"].as_array().is_some_and(|words| !words.is_empty())));
}

#[test]
fn yes_writes_the_meeting_and_a_second_time_nothing() {
    let desk = Desk::without("2024-04-02-iom");
    let said = desk.import(SEED.as_bytes(), &["--yes"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let meetings = desk.text("meetings/2024.toml");
    assert!(meetings.contains("id = \"2024-04-02-iom\"\ndate = 2024-04-02\n"), "{meetings}");
    assert!(meetings.contains("\"National Action Plan for 2019-2024\"") || meetings.contains("National Action Plan for 2019-2024"));
    let before = (meetings, desk.text("plans/iom-2024.toml"));
    let again = desk.import(SEED.as_bytes(), &["--yes"]);
    assert!(again.code == 0 && again.err.contains("all of it is there already"), "{}", again.err);
    assert_eq!((desk.text("meetings/2024.toml"), desk.text("plans/iom-2024.toml")), before);
}

#[test]
fn the_same_meeting_in_another_language_joins_the_first() {
    let desk = Desk::without("none");
    let russian = "03.04.2024\n\nПереговоры с МОМ\n\n2 апреля 2024 года в МИД прошли переговоры министра иностранных дел Рашида Мередова с региональным координатором МОМ Зейналом Гаджиевым. В беседе участвовал Азат Атаджанов, глава миссии МОМ в Туркменистане. Обсуждён План действий на 2024 год.";
    assert_eq!(desk.json(russian)["same_as"], json!("2024-04-02-iom"));
    let said = desk.import(russian.as_bytes(), &["--yes"]);
    assert!(
        said.out.contains("participants gains name Azat Atajanov") && !said.out.contains("meeting 2024-04-02-iom added"),
        "{}",
        said.out
    );
    let meetings = desk.text("meetings/2024.toml");
    assert_eq!(meetings.matches("id = \"2024-04-02-iom\"").count(), 1);
    assert!(meetings.contains("Both sides were content") && meetings.contains("прошли переговоры"), "both texts are kept");
}

#[test]
fn an_organisation_that_is_new_comes_with_its_meeting() {
    let desk = Desk::without("none");
    let text = "On 5 March 2024 the Deputy Minister of Foreign Affairs Myahri Byashimova received the UNICEF Representative Jalpa Ratna.";
    assert_eq!(desk.import(text.as_bytes(), &["--yes"]).code, 0);
    assert!(
        desk.text("organisations.toml").contains("id = \"unicef\"")
            && desk.text("meetings/2024.toml").contains("id = \"2024-03-05-unicef\"")
    );
    let check = Command::new(env!("CARGO_BIN_EXE_coplan")).args(["check", "-C"]).arg(desk.path()).output().unwrap();
    assert!(!String::from_utf8_lossy(&check.stdout).contains("unknown-organisation"));
}

#[test]
fn without_a_yes_nothing_is_written() {
    let desk = Desk::without("2024-04-02-iom");
    let before = desk.text("meetings/2024.toml");
    let dry = desk.import(SEED.as_bytes(), &["--dry-run"]);
    assert!(dry.code == 0 && dry.out.contains("[x] iom-2023 reviewed: successfully implemented (both)"), "{}", dry.out);
    let unasked = desk.import(SEED.as_bytes(), &[]);
    assert!(unasked.code == 2 && unasked.out.contains("Rashid Meredov") && unasked.err.contains("add --yes"), "{}", unasked.err);
    assert_eq!(desk.text("meetings/2024.toml"), before);
}

#[test]
fn what_is_no_readout_is_refused_with_a_reason() {
    let desk = Desk::without("none");
    let long = "a ".repeat(600 * 1024);
    for (text, code, why) in [
        (&b"  \n"[..], 2, "empty"),
        (b"a\0b", 3, "no plain text"),
        (b"\xff\xfe", 3, "not UTF-8"),
        (long.as_bytes(), 3, "more than 1048576 bytes"),
        (b"The Minister met IOM.", 2, "--date"),
    ] {
        let said = desk.import(text, &["--yes"]);
        assert!(said.code == code && said.err.contains(why), "{why}: {} {}", said.code, said.err);
    }
    assert_eq!(desk.import(b"The Minister met IOM.", &["--yes", "--date", "2024-03-06"]).code, 0);
    assert!(desk.text("meetings/2024.toml").contains("id = \"2024-03-06-iom\""));
}

#[test]
fn what_a_terminal_would_obey_is_neither_shown_nor_kept() {
    let desk = Desk::without("none");
    let text = "On 5 March 2024 the Minister met IOM\u{1b}]0;evil\u{7} and \u{202e}UNHCR.";
    let said = desk.import(text.as_bytes(), &["--yes"]);
    assert!(!said.out.contains(['\u{1b}', '\u{7}', '\u{202e}']));
    assert!(desk.text("meetings/2024.toml").contains("met IOM]0;evil and UNHCR."));
}

#[test]
fn commitments_are_shown_and_only_the_clear_ones_are_written() {
    let desk = Desk::without("none");
    let text = "On 5 March 2024 the Deputy Minister of Foreign Affairs Myahri Byashimova received the IOM coordinator Zeynal Hajiyev. \
        IOM undertook to send the draft by 1 April. The sides agreed to meet more often.";
    let commitments = &desk.json(text)["meeting"]["commitments"];
    let want = json!([
        {"side": "iom", "what": "Send the draft", "due": "2024-04-01", "accepted": true},
        {"side": "", "what": "Meet more often", "due": null, "accepted": false},
    ]);
    assert_eq!(commitments, &want);
    assert!(desk.import(text.as_bytes(), &["--dry-run"]).out.contains("[x] iom: Send the draft, due 2024-04-01"));
    assert_eq!(desk.import(text.as_bytes(), &["--yes"]).code, 0);
    let meetings = desk.text("meetings/2024.toml");
    assert!(meetings.contains("side = \"iom\", what = \"Send the draft\", due = 2024-04-01, status = \"open\""), "{meetings}");
    assert!(!meetings.contains("Meet more often"));
    let again = desk.import(text.as_bytes(), &["--yes"]);
    assert!(again.code == 0 && again.err.contains("all of it is there already"), "{}", again.err);
}

#[test]
fn a_plan_that_was_not_discussed_is_told_and_not_taken() {
    let desk = Desk::without("none");
    let text = "On 5 March 2024 the Minister met IOM. This year's plan was considered. The plan for 2025 was not discussed.";
    let proposal = desk.json(text);
    let plans = proposal["meeting"]["plans"].as_array().unwrap();
    assert_eq!(plans.iter().map(|plan| &plan["plan"]).collect::<Vec<_>>(), [&json!("iom-2024")]);
    assert!(proposal["notes"].as_array().unwrap().iter().any(|note| note.as_str().unwrap().contains("not to have been discussed")));
}
