//! People who use git by hand: `git merge`, `git rebase`, `git cherry-pick` and `git diff` go through the program.

use super::{House, Office, has_git};

/// Two offices with the driver, of which one has pushed a status and the other has committed `args`.
fn parted(args: &[&str]) -> (House, Office) {
    let (house, mut offices) = House::new(2);
    offices[0].out(&["git-setup"]);
    offices[0].git(&["add", "."]);
    offices[0].git(&["commit", "-q", "-m", "attributes"]);
    offices[0].git(&["push", "-q"]);
    offices[1].git(&["pull", "-q"]);
    offices[1].out(&["git-setup"]);
    offices[0].out(&["status", "IOM-1", "done", "--note", "Signed"]);
    offices[0].git(&["commit", "-q", "-am", "theirs"]);
    offices[0].git(&["push", "-q"]);
    offices[1].out(args);
    offices[1].git(&["commit", "-q", "-am", "ours"]);
    offices[1].git(&["fetch", "-q"]);
    (house, offices.remove(1))
}

#[test]
fn merge_rebase_and_cherry_pick_are_field_by_field() {
    if !has_git() {
        return;
    }
    for how in [["merge", "-q", "--no-edit", "origin/main"].as_slice(), &["rebase", "-q", "origin/main"], &["cherry-pick", "origin/main"]] {
        let (_house, office) = parted(&["note", "IOM-1", "Called"]);
        office.git(how);
        let text = office.text("plans/iom.toml");
        assert!(text.contains("Called") && text.contains("status = 'done'") && text.contains("Signed"), "{how:?}: {text}");
        assert_eq!((office.status(), office.run(&["check", "-q"]).code), (String::new(), 0));
    }
}

#[test]
fn a_clash_keeps_ours_without_marks_and_git_marks_the_file() {
    if !has_git() {
        return;
    }
    let (_house, office) = parted(&["set", "IOM-1", "status", "ongoing"]);
    let (code, said) = office.try_git(&["merge", "--no-edit", "origin/main"]);
    assert_eq!(code, 1);
    assert!(said.contains("IOM-1: status was planned; the file keeps ongoing, the other side says done"), "{said}");
    assert_eq!(office.status(), "UU plans/iom.toml\n");
    let text = office.text("plans/iom.toml");
    assert!(text.contains("status = 'ongoing'") && text.contains("Signed") && !text.contains("<<<<"), "{text}");
    let said = office.run(&["sync"]);
    assert!(said.code == 4 && said.err.contains("a merge is not finished"), "{said:?}");
}

#[test]
fn a_toml_file_of_somebody_else_is_merged_by_lines() {
    if !has_git() {
        return;
    }
    let (_house, office) = parted(&["note", "IOM-1", "Called"]);
    office.write("Cargo.toml", "[package]\nname = \"x\"\nversion = \"1\"\n");
    office.git(&["add", "."]);
    office.git(&["commit", "-q", "-m", "cargo"]);
    office.git(&["checkout", "-q", "-b", "other"]);
    office.write("Cargo.toml", "[package]\nname = \"x\"\nversion = \"2\"\n");
    office.git(&["commit", "-q", "-am", "2"]);
    office.git(&["checkout", "-q", "main"]);
    office.write("Cargo.toml", "[package]\nname = \"x\"\nversion = \"3\"\n");
    office.git(&["commit", "-q", "-am", "3"]);
    assert_eq!(office.try_git(&["merge", "other"]).0, 1);
    assert!(office.text("Cargo.toml").contains("<<<<<<< ours"));
}

#[test]
fn differences_read_as_lines() {
    if !has_git() {
        return;
    }
    let (_house, office) = parted(&["status", "IOM-2", "ongoing"]);
    let shown = office.git(&["log", "-1", "-p", "--format="]);
    assert!(shown.contains("\n+  status: ongoing\n+  history: date 2024-05-01, status ongoing\n"), "{shown}");
}

#[test]
fn a_program_in_a_folder_with_spaces_and_quotes_is_called_all_the_same() {
    if !has_git() {
        return;
    }
    let (house, office) = parted(&["note", "IOM-1", "Called"]);
    let folder = house.root.path().join("my $HOME's 100% \"tools\"");
    std::fs::create_dir(&folder).unwrap();
    let program = folder.join("coplan");
    std::fs::copy(env!("CARGO_BIN_EXE_coplan"), &program).unwrap();
    let said =
        std::process::Command::new(&program).arg("git-setup").current_dir(&office.folder).env("HOME", &office.home).output().unwrap();
    assert!(said.status.success(), "{said:?}");
    assert!(office.git(&["config", "merge.coplan.driver"]).contains("100%% \"tools\"/coplan' merge-driver %O"));
    office.git(&["merge", "-q", "--no-edit", "origin/main"]);
    assert!(office.text("plans/iom.toml").contains("Signed"));
    assert!(office.git(&["log", "-1", "-p", "-m", "--format="]).contains("  history: "));
}

#[test]
fn asked_twice_nothing_is_written_twice() {
    if !has_git() {
        return;
    }
    let (_house, offices) = House::new(1);
    offices[0].write(".gitattributes", "*.png binary");
    offices[0].out(&["git-setup", "--global"]);
    let said = offices[0].out(&["git-setup", "--global"]);
    assert!(said.contains(".gitattributes has the line already"), "{said}");
    assert_eq!(offices[0].text(".gitattributes"), "*.png binary\n*.toml -text merge=coplan diff=coplan\n");
    assert_eq!(offices[0].try_git(&["config", "--local", "merge.coplan.driver"]).0, 1);
    assert_eq!(offices[0].git(&["config", "--global", "--get-all", "merge.coplan.name"]), "field by field, by coplan\n");
}
