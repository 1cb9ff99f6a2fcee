//! The exchange between offices at size: 10,000 projects in 100 plans, 10,000 commits. `cargo bench --bench offices`
//! makes the repository with `git fast-import`, works in two clones of it, and prints the figures of docs/offices.md.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::disallowed_methods, reason = "benches")]

#[path = "../speed/sample.rs"]
#[allow(dead_code, reason = "shared with the other bench")]
mod sample;

use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const PROJECTS: usize = 10_000;
const COMMITS: usize = 10_000;
const TIMES: usize = 7;

struct Desk {
    root: tempfile::TempDir,
}

impl Desk {
    fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    fn git(&self, folder: &Path, args: &[&str]) -> Command {
        let mut command = Command::new("git");
        command.env("HOME", self.root.path()).env("GIT_CONFIG_NOSYSTEM", "1").current_dir(folder).args(args);
        command
    }

    fn done(mut command: Command) {
        assert!(command.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap().success(), "{command:?}");
    }

    fn coplan(&self, folder: &Path, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_coplan"));
        command.env_clear().env("PATH", std::env::var_os("PATH").unwrap()).env("HOME", self.root.path());
        command.current_dir(folder).args(["--today", "2024-06-01", "-q"]).args(args);
        command
    }

    /// A repository in which each commit changes one status or adds one note.
    fn import(&self) {
        let bare = self.path("bare.git");
        Desk::done(self.git(self.root.path(), &["init", "-q", "--bare", "-b", "main", "bare.git"]));
        let mut child = self.git(&bare, &["fast-import", "--quiet"]).stdin(Stdio::piped()).spawn().unwrap();
        let mut out = BufWriter::new(child.stdin.take().unwrap());
        let folder = sample::folder(PROJECTS);
        let mut files: Vec<(String, String)> = Vec::new();
        for file in sample::files(PROJECTS) {
            files.push((format!("plans/{}", file.file_name().unwrap().to_str().unwrap()), std::fs::read_to_string(&file).unwrap()));
        }
        files.sort();
        let meetings = ("meetings.toml".to_owned(), std::fs::read_to_string(folder.join("meetings.toml")).unwrap());
        commit(&mut out, 0, &files.iter().chain([&meetings]).cloned().collect::<Vec<_>>());
        let many = files.len();
        for nth in 1..COMMITS {
            let (name, text) = &mut files[nth * 37 % many];
            *text = changed(text, nth);
            let file = [(name.clone(), text.clone())];
            commit(&mut out, nth, &file);
        }
        out.flush().unwrap();
        drop(out);
        assert!(child.wait().unwrap().success());
        Desk::done(self.git(&bare, &["repack", "-adq"]));
    }
}

/// One project gets another status or a further note.
fn changed(text: &str, nth: usize) -> String {
    let project = nth / 100 % 100;
    let at = text.match_indices("\n[[project]]").nth(project).unwrap().0;
    let (before, row) = text.split_at(at);
    let status = ["planned", "ongoing", "done", "finalising", "proposed"][nth % 5];
    let old = row.split("status = \"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    format!("{before}{}", row.replacen(&format!("status = \"{old}\""), &format!("status = \"{status}\""), 1))
}

fn commit(out: &mut impl Write, nth: usize, files: &[(String, String)]) {
    let message = format!("change {nth}\n");
    write!(
        out,
        "commit refs/heads/main\ncommitter Office <o@example.org> {} +0500\ndata {}\n{message}",
        1_600_000_000 + nth * 600,
        message.len()
    )
    .unwrap();
    for (name, text) in files {
        write!(out, "M 100644 inline {name}\ndata {}\n{text}\n", text.len()).unwrap();
    }
    writeln!(out).unwrap();
}

fn timed(what: &str, mut prepare: impl FnMut(usize), mut run: impl FnMut() -> Command, codes: &[i32]) {
    let mut times: Vec<Duration> = (0..TIMES)
        .map(|nth| {
            prepare(nth);
            let mut command = run();
            let start = Instant::now();
            let output = command.output().unwrap();
            let time = start.elapsed();
            assert!(codes.contains(&output.status.code().unwrap()), "{what}: {}", String::from_utf8_lossy(&output.stderr));
            time
        })
        .collect();
    times.sort();
    println!("| {what} | {:.0} ms | {:.0} ms |", times[TIMES / 2].as_secs_f64() * 1e3, times[TIMES - 1].as_secs_f64() * 1e3);
}

fn main() {
    let desk = Desk { root: tempfile::tempdir().unwrap() };
    std::fs::write(desk.path(".gitconfig"), "[user]\n\tname = Office\n\temail = o@example.org\n").unwrap();
    let start = Instant::now();
    desk.import();
    for name in ["a", "b"] {
        Desk::done(desk.git(desk.root.path(), &["clone", "-q", "bare.git", name]));
    }
    println!("made in {:.0} s", start.elapsed().as_secs_f64());
    println!("| what | median of {TIMES} | worst |\n|---|---|---|");
    let (a, b) = (desk.path("a"), desk.path("b"));
    let edit = |folder: &Path, id: &str, nth: usize| Desk::done(desk.coplan(folder, &["note", id, &format!("note {nth}")]));
    let sync = |folder: &Path| desk.coplan(folder, &["sync"]);
    timed("`git fetch`, nothing new", |_| {}, || desk.git(&a, &["fetch", "-q"]), &[0]);
    timed("`git status`", |_| {}, || desk.git(&a, &["status"]), &[0]);
    timed(
        "`coplan status ID ongoing`",
        |nth| edit(&a, "P0007-00007", nth),
        || desk.coplan(&a, &["status", "P0009-00009", "ongoing"]),
        &[0],
    );
    Desk::done(sync(&a));
    timed("`coplan sync`, nothing new", |_| {}, || sync(&a), &[0]);
    timed("`coplan sync`, one edit to send", |nth| edit(&a, "P0001-00001", nth), || sync(&a), &[0]);
    timed(
        "`coplan sync`, one edit to receive",
        |nth| {
            Desk::done(sync(&b));
            edit(&b, "P0002-00002", nth);
            Desk::done(sync(&b));
        },
        || sync(&a),
        &[0],
    );
    timed(
        "`coplan sync`, one edit on each side, in one row",
        |nth| {
            Desk::done(sync(&b));
            edit(&b, "P0003-00003", nth);
            edit(&a, "P0003-00003", nth + 100);
            Desk::done(sync(&b));
        },
        || sync(&a),
        &[0],
    );
    timed(
        "`coplan sync`, one edit in each of 100 plans",
        |nth| (0..100).for_each(|file| edit(&a, &format!("P{file:04}-00050"), nth)),
        || sync(&a),
        &[0],
    );
    timed("`coplan log`, the newest 100", |_| {}, || desk.coplan(&a, &["log"]), &[0]);
    timed("`coplan log ID`, of a row that is there", |_| {}, || desk.coplan(&a, &["log", "P0042-00042"]), &[0]);
    timed("`git log --raw` of all commits", |_| {}, || desk.git(&a, &["log", "--raw", "--format=%H"]), &[0]);
    timed("`coplan diff HEAD~1000`", |_| {}, || desk.coplan(&a, &["diff", "HEAD~1000"]), &[1]);
}
