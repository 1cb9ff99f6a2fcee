//! Several offices and a real git: a bare repository in a temporary folder, clones of it, and the real
//! program in each. Where there is no git these tests say so and pass.

mod cut;
mod driver;
mod hostile;
mod moves;
mod offices;
mod screen;
mod settings;
mod twins;
mod words;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::verbs::{MEETINGS, PLAN, Said};

/// Several offices around one repository.
pub(crate) struct House {
    root: tempfile::TempDir,
}

/// A clone with the workspace in it.
#[derive(Clone)]
pub(crate) struct Office {
    home: PathBuf,
    pub(crate) folder: PathBuf,
}

/// Whether there is git; where there is none it is said.
pub(crate) fn has_git() -> bool {
    let found = Command::new("git").arg("version").output().is_ok();
    if !found {
        eprintln!("skipped: there is no git on this machine");
    }
    found
}

impl House {
    /// A repository with the small workspace in it, and so many offices that have cloned it.
    pub(crate) fn new(offices: usize) -> (House, Vec<Office>) {
        let house = House { root: tempfile::tempdir().unwrap() };
        let bare = house.root.path().join("bare.git");
        run_git(house.root.path(), house.root.path(), &["init", "-q", "--bare", "-b", "main", bare.to_str().unwrap()]);
        let first = house.office("first");
        first.git(&["checkout", "-q", "-b", "main"]);
        first.write("plans/iom.toml", PLAN);
        first.write("meetings.toml", MEETINGS);
        first.write("README", "read me\n");
        first.git(&["add", "."]);
        first.git(&["commit", "-q", "-m", "first"]);
        first.git(&["push", "-q", "-u", "origin", "main"]);
        let offices = (0..offices).map(|nth| house.office(&format!("office {nth}"))).collect();
        (house, offices)
    }

    pub(crate) fn bare(&self) -> PathBuf {
        self.root.path().join("bare.git")
    }

    pub(crate) fn office(&self, name: &str) -> Office {
        let home = self.root.path().join(format!("home of {name}"));
        std::fs::create_dir_all(&home).unwrap();
        let who = format!("[user]\n\tname = {name}\n\temail = office@example.org\n[init]\n\tdefaultBranch = main\n");
        std::fs::write(home.join(".gitconfig"), who).unwrap();
        let folder = self.root.path().join(name);
        run_git(&home, self.root.path(), &["clone", "-q", self.bare().to_str().unwrap(), folder.to_str().unwrap()]);
        Office { home, folder }
    }

    /// What the branch of all says of a file.
    pub(crate) fn shared(&self, name: &str) -> String {
        run_git(self.root.path(), &self.bare(), &["show", &format!("main:{name}")])
    }
}

impl Office {
    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    pub(crate) fn text(&self, name: &str) -> String {
        std::fs::read_to_string(self.folder.join(name)).unwrap()
    }

    pub(crate) fn git(&self, args: &[&str]) -> String {
        run_git(&self.home, &self.folder, args)
    }

    /// git, whatever it says: its exit code and all its words.
    pub(crate) fn try_git(&self, args: &[&str]) -> (i32, String) {
        let output = git(&self.home, &self.folder).args(args).output().unwrap();
        (output.status.code().unwrap_or(-1), String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned())
    }

    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_coplan"));
        command.env_clear().env("PATH", std::env::var_os("PATH").unwrap()).env("HOME", &self.home).stdin(Stdio::null());
        command.current_dir(&self.folder).args(["--today", "2024-05-01"]).args(args);
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Said {
        self.command(args).output().unwrap().into()
    }

    /// Runs a verb that must work.
    pub(crate) fn out(&self, args: &[&str]) -> String {
        let said = self.run(args);
        assert_eq!(said.code, 0, "{args:?}: {said:?}");
        said.out
    }

    /// All that was committed here counts as committed on this day.
    pub(crate) fn commit_on(&self, day: &str) {
        let mut commit = git(&self.home, &self.folder);
        commit.env("GIT_COMMITTER_DATE", format!("{day}T12:00:00")).args(["commit", "-q", "--amend", "-m", "then"]);
        assert!(commit.status().unwrap().success());
    }

    /// What git finds changed here.
    pub(crate) fn status(&self) -> String {
        self.git(&["status", "--porcelain"])
    }
}

fn git(home: &Path, folder: &Path) -> Command {
    let mut command = Command::new("git");
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("GIT_")) {
        command.env_remove(name);
    }
    command.env("HOME", home).env("GIT_CONFIG_NOSYSTEM", "1").env("LC_ALL", "C").env("GIT_EDITOR", "true").current_dir(folder);
    command.stdin(Stdio::null());
    command
}

fn run_git(home: &Path, folder: &Path, args: &[&str]) -> String {
    let output = git(home, folder).args(args).output().unwrap();
    assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}
