//! An exchange that is killed before and after every single call of git: the next one goes on, and nothing
//! is lost. A script in git's place counts the calls and kills the program at the one that is meant. Each fifth call
//! is tried; with `COPLAN_LONG_SWEEP` every one.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::{House, Office, has_git};

const SCRIPT: &str = r#"#!/bin/sh
n=$(($(cat "$COUNT" 2>/dev/null || echo 0) + 1))
echo $n > "$COUNT"
if [ "$n" = "$KILL" ]; then
  [ "$WHEN" = after ] && "$REAL" "$@"
  kill -9 $PPID
  exit 1
fi
exec "$REAL" "$@"
"#;

/// Two offices that have both worked, of which the first has sent what it did: another field, the same field, another file.
fn parted() -> (House, Vec<Office>) {
    let (house, offices) = House::new(2);
    offices[0].out(&["set", "IOM-1", "area", "Law"]);
    offices[0].out(&["note", "IOM-1", "Called"]);
    offices[0].write("README", "read me again\n");
    offices[0].git(&["commit", "-qam", "theirs"]);
    offices[0].out(&["sync"]);
    offices[1].out(&["set", "IOM-1", "area", "Rights"]);
    offices[1].out(&["note", "IOM-2", "Visited"]);
    (house, offices)
}

/// How an exchange ended that was to be killed at a call.
#[derive(PartialEq)]
enum End {
    Killed,
    /// It came to its end, although the call was made: it did not wait for that git.
    Passed,
    /// There are fewer calls.
    Before,
}

fn killed(office: &Office, house: &House, call: usize, when: &str) -> End {
    let (bin, count) = (house.root.path().join("bin"), house.root.path().join("count"));
    std::fs::create_dir_all(&bin).unwrap();
    std::fs::write(bin.join("git"), SCRIPT).unwrap();
    std::fs::set_permissions(bin.join("git"), std::fs::Permissions::from_mode(0o755)).unwrap();
    let path = std::env::var("PATH").unwrap();
    let git = path.split(':').map(|folder| Path::new(folder).join("git")).find(|git| git.is_absolute() && git.exists()).unwrap();
    let mut command = office.command(&["sync"]);
    command.env("PATH", format!("{}:{path}", bin.display())).env("COUNT", &count).env("KILL", call.to_string());
    command.env("WHEN", when).env("REAL", &git);
    let code = command.output().unwrap().status.code();
    let calls: usize = std::fs::read_to_string(&count).unwrap().trim().parse().unwrap();
    match code {
        None => End::Killed,
        Some(_) if calls >= call => End::Passed,
        Some(_) => End::Before,
    }
}

fn swept(when: &str, first: usize) {
    let step = if std::env::var_os("COPLAN_LONG_SWEEP").is_some() { 1 } else { 5 };
    let mut killings = 0;
    for call in (first..).step_by(step) {
        let (house, offices) = parted();
        let (first, second) = (&offices[0], &offices[1]);
        match killed(second, &house, call, when) {
            End::Killed => killings += 1,
            End::Passed => continue,
            End::Before => {
                assert!(call > 20, "{call} calls are too few to be true");
                eprintln!("killed {when} {killings} of {} calls", call - 1);
                return;
            }
        }
        let place = format!("{when} call {call}");
        let history = second.git(&["log", "--all", "-p", "-m", "--format="]);
        let text = second.text("plans/iom.toml");
        assert!(text.contains("\"Rights\"") || history.contains("+area = \"Rights\""), "{place}: {text}");
        assert!(text.contains("Visited"), "{place}: {text}");
        // after the last call all is done, and only the telling is missing
        let is_done = second.git(&["log", "-1", "--format=%P"]).trim().contains(' ');
        let said = if is_done { second.run(&["check"]) } else { second.run(&["sync"]) };
        assert!(said.code == 1 || is_done, "{place}: {said:?}");
        let (ours, shared) = (second.text("plans/iom.toml"), house.shared("plans/iom.toml"));
        assert!(shared.contains("area = \"Law\"") && ours.contains("area = \"Rights\""), "{place}: {said:?}\n{shared}\n{ours}");
        for note in ["\"Called\"", "\"Visited\""] {
            assert_eq!([&ours, &shared].map(|text| text.matches(note).count()), [1, 1], "{place}: {note}");
        }
        assert_eq!((second.text("README"), second.status()), ("read me again\n".to_owned(), " M plans/iom.toml\n".to_owned()), "{place}");
        second.out(&["sync"]);
        first.out(&["sync"]);
        assert_eq!(first.text("plans/iom.toml"), second.text("plans/iom.toml"), "{place}");
        let left = std::fs::read_dir(second.folder.join(".git")).unwrap().map(|entry| entry.unwrap().file_name());
        assert!(left.into_iter().all(|name| !name.to_string_lossy().starts_with("coplan")), "{place}");
    }
}

#[test]
fn killed_before_each_call_of_git_nothing_is_lost() {
    if has_git() {
        swept("before", 1);
    }
}

#[test]
fn killed_after_each_call_of_git_nothing_is_lost() {
    if has_git() {
        swept("after", if std::env::var_os("COPLAN_LONG_SWEEP").is_some() { 1 } else { 3 });
    }
}
