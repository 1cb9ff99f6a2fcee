//! A repository that wants to run something: hooks, drivers, filters, helpers, odd addresses and odd names.
//! Each would leave a mark; none may be left. And a remote that never answers.

use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use super::{House, Office, has_git};

/// A script that leaves a mark, and the folder for the marks.
fn trap(folder: &Path) -> (String, PathBuf) {
    let marks = folder.join("marks");
    std::fs::create_dir_all(&marks).unwrap();
    let script = folder.join("trap.sh");
    program(&script, &format!("#!/bin/sh\necho \"$0 $@\" >> '{}/'\"$(basename \"$0\")\"\nexit 0\n", marks.display()));
    (script.to_str().unwrap().to_owned(), marks)
}

fn program(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755)).unwrap();
}

fn marks(folder: &Path) -> Vec<String> {
    let text = |entry: std::io::Result<std::fs::DirEntry>| std::fs::read_to_string(entry.unwrap().path()).unwrap();
    std::fs::read_dir(folder).unwrap().map(text).collect()
}

const HOOKS: &[&str] = &[
    "pre-commit",
    "commit-msg",
    "prepare-commit-msg",
    "post-commit",
    "pre-merge-commit",
    "post-merge",
    "post-checkout",
    "pre-push",
    "reference-transaction",
    "post-index-change",
    "fsmonitor-watchman",
    "pre-auto-gc",
    "post-rewrite",
];

/// Settings that are passed over: everything works without them.
fn lay_traps(office: &Office, script: &str) {
    for name in HOOKS {
        program(&office.folder.join(".git/hooks").join(name), &std::fs::read_to_string(script).unwrap());
        program(&office.folder.join("hooks").join(name), &std::fs::read_to_string(script).unwrap());
    }
    for name in [
        "core.fsmonitor",
        "core.pager",
        "core.editor",
        "sequence.editor",
        "diff.external",
        "diff.x.command",
        "diff.x.textconv",
        "merge.x.driver",
        "filter.x.clean",
        "filter.x.smudge",
        "filter.x.process",
        "pager.log",
        "pager.diff",
        "interactive.diffFilter",
        "uploadpack.packObjectsHook",
        "mergetool.x.cmd",
        "submodule.x.update",
    ] {
        let value = if name == "submodule.x.update" { format!("!{script}") } else { script.to_owned() };
        office.git(&["config", "--local", name, &value]);
    }
    for (name, value) in [
        ("core.hooksPath", "hooks"),
        ("filter.x.required", "true"),
        ("submodule.recurse", "true"),
        ("log.showSignature", "true"),
        ("push.gpgSign", "if-asked"),
        ("commit.gpgSign", "true"),
        ("alias.fetch", "!exit 1"),
        ("alias.push", "!exit 1"),
        ("protocol.ext.allow", "always"),
    ] {
        office.git(&["config", "--local", name, value]);
    }
    std::fs::write(office.folder.join(".git/info/attributes"), "*.toml diff=x merge=x\n").unwrap();
}

#[test]
fn nothing_that_a_repository_brings_along_is_run() {
    if !has_git() {
        return;
    }
    let (house, offices) = House::new(2);
    let (script, left) = trap(house.root.path());
    let office = &offices[1];
    lay_traps(office, &script);
    std::fs::remove_dir_all(&left).unwrap();
    std::fs::create_dir(&left).unwrap();
    offices[0].out(&["status", "IOM-1", "done"]);
    offices[0].out(&["sync"]);
    office.out(&["note", "IOM-1", "Called"]);
    let said = office.out(&["sync"]);
    assert!(said.contains("Sent\n  IOM-1: noted Called (2024-05-01)\nReceived\n  IOM-1: status planned → done"), "{said}");
    for verb in [["log"].as_slice(), &["log", "IOM-1"], &["diff", "HEAD~1"], &["diff", "HEAD~2", "HEAD"]] {
        let said = office.run(verb);
        assert!(said.code <= 1, "{verb:?}: {said:?}");
    }
    assert_eq!(marks(&left), Vec::<String>::new());
    std::fs::write(office.folder.join(".git/info/attributes"), "*.toml filter=x\n").unwrap();
    offices[0].out(&["sync"]);
    offices[0].out(&["note", "IOM-1", "Again"]);
    offices[0].out(&["sync"]);
    let said = office.run(&["sync"]);
    assert!(said.code == 4 && said.err.contains("which git rewrites (filter: x)"), "{said:?}");
    assert_eq!(marks(&left), Vec::<String>::new());
}

#[test]
fn settings_that_name_programs_or_other_addresses_are_refused_by_name() {
    if !has_git() {
        return;
    }
    let (house, offices) = House::new(1);
    let (script, left) = trap(house.root.path());
    let office = &offices[0];
    let included = house.root.path().join("included");
    std::fs::write(&included, format!("[core]\n\taskPass = {script}\n")).unwrap();
    for (name, value) in [
        ("core.sshCommand", script.as_str()),
        ("core.gitProxy", &script),
        ("credential.helper", &script),
        ("credential.https://host/x.helper", &script),
        ("remote.origin.uploadpack", &script),
        ("remote.origin.receivepack", &script),
        ("remote.origin.vcs", "x"),
        ("url.ext::sh.insteadOf", "x"),
        ("gpg.program", &script),
        ("include.path", included.to_str().unwrap()),
    ] {
        office.git(&["config", "--local", name, value]);
        let said = office.run(&["sync"]);
        let shown = if name == "include.path" { "core.askpass" } else { name };
        assert!(said.code == 4 && said.err.to_lowercase().contains(&shown.to_lowercase()), "{name}: {said:?}");
        office.git(&["config", "--local", "--unset-all", name]);
    }
    assert_eq!(office.run(&["sync"]).code, 0);
    office.git(&["config", "--local", "core.worktree", house.root.path().to_str().unwrap()]);
    let said = office.run(&["sync"]);
    assert!(said.code == 4 && said.err.contains("say that its files lie in"), "{said:?}");
    assert_eq!(marks(&left), Vec::<String>::new());
}

#[test]
fn an_address_that_is_a_command_is_not_run() {
    if !has_git() {
        return;
    }
    let (house, offices) = House::new(1);
    let (script, left) = trap(house.root.path());
    for address in [format!("ext::{script} %S"), format!("--upload-pack={script}"), format!("ssh://-oProxyCommand={script}/x")] {
        offices[0].git(&["config", "remote.origin.url", &address]);
        let said = offices[0].run(&["sync"]);
        assert!(said.code == 3 && said.err.contains("the other side was not reached"), "{address}: {said:?}");
    }
    offices[0].git(&["config", "branch.main.remote", &format!("--upload-pack={script}")]);
    let said = offices[0].run(&["sync"]);
    assert!(said.code == 4 && said.err.contains("which is no name of a remote"), "{said:?}");
    assert_eq!(marks(&left), Vec::<String>::new());
}

#[test]
fn git_is_not_taken_from_the_workspace_nor_from_variables() {
    if !has_git() {
        return;
    }
    let (house, offices) = House::new(1);
    let (script, left) = trap(house.root.path());
    program(&offices[0].folder.join("git"), &std::fs::read_to_string(&script).unwrap());
    let path = format!(".::{}", std::env::var("PATH").unwrap());
    let mut command = offices[0].command(&["sync"]);
    command.env("PATH", path).env("GIT_EXTERNAL_DIFF", &script).env("GIT_PROXY_COMMAND", &script);
    command.env("GIT_DIR", "/nowhere").env("GIT_INDEX_FILE", "/nowhere").env("GIT_EXEC_PATH", &offices[0].folder);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert_eq!(marks(&left), Vec::<String>::new());
}

/// A program that was ended is gone once it was its turn to die, which takes a moment where much is going on.
fn is_over(pid: &str) {
    let about = || std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let until = Instant::now() + Duration::from_secs(2);
    while !about().is_empty() && !about().contains("State:\tZ") {
        assert!(Instant::now() < until, "it sleeps on: {}", about());
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// An office with a note to send to a host that takes the call and says nothing: the file in which that leaves its process, and
/// the command for git.
fn host_that_sleeps(house: &House, office: &Office) -> (PathBuf, String) {
    let (pid, ssh) = (house.root.path().join("pid"), house.root.path().join("ssh that sleeps"));
    program(&ssh, &format!("#!/bin/sh\necho $$ > '{}'\nexec sleep 300\n", pid.display()));
    office.git(&["remote", "set-url", "origin", "ssh://host.example/x"]);
    office.out(&["note", "IOM-1", "Called"]);
    (pid, format!("'{}'", ssh.display()))
}

#[test]
fn a_remote_that_never_answers_is_given_up_with_all_that_was_started() {
    if !has_git() {
        return;
    }
    let (house, offices) = House::new(1);
    let (pid, ssh) = host_that_sleeps(&house, &offices[0]);
    let start = Instant::now();
    let output = offices[0].command(&["sync", "--timeout", "1"]).env("GIT_SSH_COMMAND", ssh).output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(words.contains("origin did not answer within 1 s") && words.contains("committed here"), "{words}");
    assert!(start.elapsed() < Duration::from_secs(10));
    let sleeper = std::fs::read_to_string(&pid).unwrap();
    is_over(sleeper.trim());
}

#[test]
fn ctrl_c_ends_an_exchange_with_all_that_was_started() {
    if !has_git() {
        return;
    }
    let (house, offices) = House::new(1);
    let (pid, ssh) = host_that_sleeps(&house, &offices[0]);
    let mut command = offices[0].command(&["sync"]);
    command.env("GIT_SSH_COMMAND", ssh).stderr(std::process::Stdio::piped());
    let child = command.spawn().unwrap();
    let until = Instant::now() + Duration::from_secs(20);
    while std::fs::read_to_string(&pid).unwrap_or_default().trim().is_empty() {
        assert!(Instant::now() < until, "it never asked");
        std::thread::sleep(Duration::from_millis(20));
    }
    let start = Instant::now();
    assert!(std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    let output = child.wait_with_output().unwrap();
    assert!(start.elapsed() < Duration::from_secs(1), "{:?}", start.elapsed());
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(3) && words.contains("the exchange was stopped"), "{words}");
    let sleeper = std::fs::read_to_string(&pid).unwrap();
    is_over(sleeper.trim());
    assert_eq!(offices[0].status(), "");
}

#[test]
fn names_that_a_terminal_would_obey_are_made_harmless() {
    if !has_git() {
        return;
    }
    let (_house, offices) = House::new(2);
    offices[0].write("plans/\u{1b}[31m'\"\u{202e}.toml", "# \u{1b}[31m\n[plan]\nid = \"\u{202e}x\"\ntitle = \"T\"\n");
    offices[0].write("papers/\u{1b}]0;x\u{7}", "x");
    offices[0].git(&["add", "papers"]);
    offices[0].git(&["commit", "-q", "-m", "\u{1b}[31mred"]);
    let mut all = offices[0].out(&["sync"]);
    offices[1].write("papers/\u{1b}]0;x\u{7}", "other");
    let said = offices[1].run(&["sync"]);
    assert_eq!(said.code, 4, "{said:?}");
    std::fs::remove_dir_all(offices[1].folder.join("papers")).unwrap();
    all += &said.err;
    all += &offices[1].out(&["sync"]);
    all += &offices[1].out(&["log"]);
    all += &offices[1].run(&["diff", "HEAD~1"]).out;
    assert!(!all.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{all:?}");
}

#[test]
fn trees_that_lead_out_of_the_folder_are_not_taken() {
    if !has_git() {
        return;
    }
    let (house, offices) = House::new(1);
    let blob = offices[0].git(&["hash-object", "-w", "README"]);
    std::fs::write(house.bare().join("objects/info/alternates"), format!("{}\n", offices[0].folder.join(".git/objects").display()))
        .unwrap();
    for name in ["..", ".git", ".GIT"] {
        let inner = mktree(&offices[0], &format!("100644 blob {}\tconfig\n", blob.trim()));
        let outer = mktree(&offices[0], &format!("{}040000 tree {inner}\t{name}\n", offices[0].git(&["ls-tree", "HEAD"])));
        let commit = offices[0].git(&["commit-tree", "-p", "HEAD", "-m", "evil", &outer]);
        super::run_git(house.root.path(), &house.bare(), &["update-ref", "refs/heads/main", commit.trim()]);
        let said = offices[0].run(&["sync"]);
        assert!(said.code == 4 && said.err.contains("which is not taken"), "{name}: {said:?}");
    }
    assert!(!house.root.path().join("config").exists());
}

/// A repository of somebody else is git's to refuse; only the super-user can make one.
#[test]
fn a_repository_of_somebody_else_is_not_touched() {
    if !has_git() || !rustix::process::geteuid().is_root() {
        return;
    }
    let (_house, offices) = House::new(1);
    for entry in [offices[0].folder.clone(), offices[0].folder.join(".git")] {
        std::os::unix::fs::chown(entry, Some(12_345), Some(12_345)).unwrap();
    }
    let said = offices[0].run(&["sync"]);
    assert!(said.code == 3 && said.err.contains("dubious ownership") && said.err.contains("safe.directory"), "{said:?}");
}

fn mktree(office: &Office, lines: &str) -> String {
    let mut command = super::git(&office.home, &office.folder);
    let mut child = command.args(["mktree"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}
