//! The real program on small workspaces in temporary folders: a command line in, output, exit code
//! and file differences out. `today` is always given, and the home folder is a temporary one.

mod as_of;
mod brief;
mod carry;
mod changes;
mod check;
mod config;
mod demo;
mod diff;
mod export;
mod init;
mod language;
mod link;
mod list;
mod note;
mod place;
mod reference;
mod schema;
mod set;
mod show;
mod status;
mod together;
mod tongues;

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A small workspace and a home folder, both gone after the test.
struct Desk {
    root: tempfile::TempDir,
}

/// What a verb said.
#[derive(Debug, PartialEq)]
pub(crate) struct Said {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

pub(crate) const PLAN: &str = r#"# The plan with IOM.
[plan]
id = "iom-2024"
title = "Action Plan 2024"
partner = "iom"
start = 2024-01-01

[[project]]
id = "IOM-1"
title = "Legal framework"   # the first topic
status = 'planned'
lead = "iom"
due = 2024-03-31
tags = ["law"]
history = [
  { date = 2024-01-10, status = "planned", note = "Agreed" },
]

[[project]]
id = "IOM-2"
title = "Training"
"#;

pub(crate) const MEETINGS: &str = r#"[[meeting]]
id = "2024-01-10-iom"
date = 2024-01-10
title = "First talks"
with = ["iom"]

[[meeting]]
id = "2024-04-02-iom"
date = 2024-04-02
title = "The Minister receives IOM"
with = ["iom"]

[[organisation]]
id = "iom"
name = "International Organization for Migration"
aliases = ["МОМ"]
"#;

impl Desk {
    fn new() -> Desk {
        Desk::with(&[("plans/iom.toml", PLAN), ("meetings.toml", MEETINGS)])
    }

    fn with(files: &[(&str, &str)]) -> Desk {
        let desk = Desk { root: tempfile::tempdir().unwrap() };
        for (name, text) in files {
            std::fs::create_dir_all(desk.path(name).parent().unwrap()).unwrap();
            std::fs::write(desk.path(name), text).unwrap();
        }
        std::fs::create_dir_all(desk.path("")).unwrap();
        desk
    }

    /// A file of the workspace.
    fn path(&self, name: &str) -> PathBuf {
        self.root.path().join("desk").join(name)
    }

    fn text(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    /// The program, started in the workspace on 1 May 2024.
    fn command(&self, args: &[&str]) -> Command {
        let mut command = program(self.root.path());
        command.current_dir(self.path("")).args(["--today", "2024-05-01"]).args(args);
        command
    }

    fn run(&self, args: &[&str]) -> Said {
        self.command(args).output().unwrap().into()
    }

    /// The same with variables.
    fn run_with(&self, args: &[&str], variables: &[(&str, &str)]) -> Said {
        self.command(args).envs(variables.iter().copied()).output().unwrap().into()
    }

    /// Runs a verb that must work, and gives its output.
    fn out(&self, args: &[&str]) -> String {
        let said = self.run(args);
        assert_eq!(said.code, 0, "{args:?}: {said:?}");
        said.out
    }

    fn json(&self, args: &[&str]) -> serde_json::Value {
        serde_json::from_str(&self.run(args).out).unwrap()
    }

    /// The lines of a file that are gone, with `-`, and those that are new, with `+`.
    fn diff(&self, name: &str, before: &str) -> String {
        let after = self.text(name);
        let diff = similar::TextDiff::from_lines(before, after.as_str());
        let changes = diff.iter_all_changes().filter(|change| change.tag() != similar::ChangeTag::Equal);
        changes.flat_map(|change| [change.tag().to_string(), change.value().to_owned()]).collect()
    }
}

/// The program with nothing of the real home folder.
fn program(home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_coplan"));
    command.env_clear().env("HOME", home).env("XDG_STATE_HOME", home.join("state")).stdin(Stdio::null());
    command
}

impl From<Output> for Said {
    fn from(output: Output) -> Said {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Said { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }
}

fn said(code: i32, out: &str, err: &str) -> Said {
    Said { code, out: out.to_owned(), err: err.to_owned() }
}
