//! Eight offices at once: each edits and exchanges at random, some are killed half-way, some have no
//! connection for a while. In the end all say the same, and every edit that was acknowledged is there or
//! was shown as a clash. `COPLAN_OFFICES=100` makes each do a hundred edits, `COPLAN_SEED` the same ones again.

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::thread::sleep;
use std::time::Duration;

use super::{House, Office, has_git};

const OFFICES: usize = 8;

/// A random number that is the same again for the same seed.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// What all offices did.
#[derive(Default)]
struct Log {
    /// Notes and areas that were acknowledged.
    notes: Vec<String>,
    areas: Vec<(&'static str, String)>,
    /// Titles of meetings that were added, each with a note of the same words that was made at it.
    meetings: Vec<String>,
    /// Values of ours that a clash has told of.
    told: BTreeSet<String>,
    killed: usize,
    exchanges: usize,
    off_line: usize,
    clashes: usize,
}

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// One edit; acknowledged only with exit code 0.
fn edit(office: &Office, who: usize, nth: u64, dice: &mut Dice, log: &Mutex<Log>) {
    let id = ["IOM-1", "IOM-2"][dice.throw(2) as usize];
    let value = format!("v{who}-{nth}-");
    if dice.throw(4) == 0 && meet(office, id, &value, dice) {
        return log.lock().unwrap().meetings.push(value);
    }
    let args = if dice.throw(3) == 0 { ["set", id, "area", &value] } else { ["note", id, &value, "-q"] };
    let said = office.run(&args);
    assert_eq!(said.code, 0, "{args:?}: {said:?}");
    let mut log = log.lock().unwrap();
    if args[0] == "set" { log.areas.push((id, value)) } else { log.notes.push(value) }
}

/// Adds a meeting, with an id that other offices give too, and a note at it; not where this office has one of that id.
fn meet(office: &Office, project: &str, value: &str, dice: &mut Dice) -> bool {
    let day = format!("2024-04-{:02}", 1 + dice.throw(30));
    let (id, text) = (format!("{day}-iom"), office.text("meetings.toml"));
    if text.contains(&format!("\"{id}\"")) {
        return false;
    }
    let meeting = format!("\n[[meeting]]\nid = \"{id}\"\ndate = {day}\ntitle = \"{value}\"\nwith = [\"iom\"]\n");
    office.write("meetings.toml", &(text + &meeting));
    let said = office.run(&["note", project, value, "--meeting", &id, "-q"]);
    assert_eq!(said.code, 0, "{said:?}");
    true
}

/// One exchange, perhaps killed, perhaps without a connection.
fn exchange(office: &Office, dice: &mut Dice, log: &Mutex<Log>) {
    let off_line = dice.throw(8) == 0;
    if off_line {
        office.git(&["remote", "set-url", "origin", "/nowhere/at/all"]);
    }
    let mut child =
        office.command(&["sync", "--json"]).stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap();
    let killed = dice.throw(3) == 0;
    if killed {
        sleep(Duration::from_millis(dice.throw(160)));
        let _ = child.kill();
    }
    let output = child.wait_with_output().unwrap();
    if off_line {
        office.git(&["remote", "set-url", "origin", office.origin().to_str().unwrap()]);
    }
    let mut log = log.lock().unwrap();
    log.exchanges += 1;
    log.off_line += usize::from(off_line);
    let Some(code) = output.status.code() else {
        log.killed += 1;
        return;
    };
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(code == 0 || code == 1 || (code == 3 && off_line) || (code == 4 && words.contains("faster")), "{code}: {words}");
    for clash in serde_json::from_slice::<serde_json::Value>(&output.stdout)
        .ok()
        .into_iter()
        .flat_map(|said| said["conflicts"].as_array().cloned().unwrap())
    {
        log.clashes += 1;
        log.told.insert(clash["ours"].as_str().unwrap_or_default().to_owned());
    }
}

impl Office {
    fn origin(&self) -> std::path::PathBuf {
        self.folder.parent().unwrap().join("bare.git")
    }
}

#[test]
fn eight_offices_agree_in_the_end_and_lose_nothing() {
    if !has_git() {
        return;
    }
    let (edits, seed) = (number("COPLAN_OFFICES", 12), number("COPLAN_SEED", 20_240_402));
    let (house, offices) = House::new(OFFICES);
    let log = Mutex::new(Log::default());
    std::thread::scope(|scope| {
        for (who, office) in offices.iter().enumerate() {
            let log = &log;
            scope.spawn(move || {
                let mut dice = Dice(seed + who as u64 * 1_000_003);
                for nth in 0..edits {
                    edit(office, who, nth, &mut dice, log);
                    if dice.throw(2) == 0 {
                        exchange(office, &mut dice, log);
                    }
                }
            });
        }
    });
    // twice round, so that what one decides the others get
    for office in offices.iter().chain(&offices) {
        let said = office.run(&["sync", "--theirs"]);
        assert!(said.code == 0 || said.code == 1, "{said:?}");
    }
    let log = log.into_inner().unwrap();
    let shared = house.shared("plans/iom.toml");
    for office in &offices {
        assert_eq!(office.text("plans/iom.toml"), shared);
        assert_eq!((office.status().as_str(), office.run(&["check", "-q"]).code), ("", 0));
    }
    for note in &log.notes {
        assert_eq!(shared.matches(&format!("\"{note}\"")).count(), 1, "{note}");
    }
    let meetings = house.shared("meetings.toml");
    for title in &log.meetings {
        let before = meetings
            .split(&format!("title = \"{title}\""))
            .next()
            .filter(|before| before.len() < meetings.len())
            .unwrap_or_else(|| panic!("{title} is lost"));
        let id = before.rsplit("id = \"").next().unwrap().split('"').next().unwrap();
        let at = |line: &&str| line.contains(&format!("note = \"{title}\"")) && line.contains(&format!("meeting = \"{id}\""));
        assert_eq!(shared.lines().filter(at).count(), 1, "{title} was noted at {id}:\n{shared}\n{meetings}");
    }
    let history = offices[0].git(&["log", "-p", "-m", "--format=%B"]);
    for (id, area) in &log.areas {
        let line = format!("+area = \"{area}\"");
        assert!(history.contains(&line) || log.told.contains(area) || overwritten(&log, id, area), "{id}: {area} is lost");
    }
    eprintln!(
        "{} edits, {} meetings, {} exchanges, {} killed, {} off line, {} clashes",
        log.notes.len() + log.areas.len(),
        log.meetings.len(),
        log.exchanges,
        log.killed,
        log.off_line,
        log.clashes
    );
}

/// Whether the same office gave the field another value before it was ever committed.
fn overwritten(log: &Log, id: &str, area: &str) -> bool {
    let who = area.split('-').next().unwrap();
    let own: Vec<&String> =
        log.areas.iter().filter(|(other, value)| *other == id && value.split('-').next() == Some(who)).map(|(_, value)| value).collect();
    own.iter().rposition(|value| *value == area).is_some_and(|at| at + 1 < own.len())
}
