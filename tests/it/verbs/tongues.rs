//! What verbs say is in the reader's language: results, remarks, and what is wrong. Machines and git read English.

use coplan::i18n::Lang;

use super::super::tongue::{OFFICE, READOUT, Tongue};
use super::Desk;

/// Each line a command on a workspace of its own; what stands in quotes is one argument.
const COMMANDS: &[&[&str]] = &[
    &["list"],
    &["list", "plans"],
    &["list", "meetings"],
    &["list", "organisations"],
    &["list", "ы"],
    &["list", "--view", "ы"],
    &["list", "--as-of", "2024-02-10"],
    &["list", "--as-of", "24-04"],
    &["list", "--as-of", "ы"],
    &["show", "24-01"],
    &["show", "24-02"],
    &["show", "24-05"],
    &["show", "24-06"],
    &["show", "24-04"],
    &["show", "0"],
    &["show", "1"],
    &["show", "ы"],
    &["show", "24-01", "--as-of", "2024-02-10"],
    &["status", "24-01", "done"],
    &["status", "24-01", "ongoing"],
    &["status", "24-01", "suspended"],
    &["status", "24-01", "ы"],
    &["status", "24-01", "ongoing", "--meeting", "latest"],
    &["status", "24-01", "ongoing", "--meeting", "ы"],
    &["status", "24-01", "ongoing", "--date", "ы"],
    &["status", "24-01", "ongoing", "--read-only"],
    &["status", "ongoing"],
    &["status", "24-06", "ongoing"],
    &["set", "24-01", "kind", "joint"],
    &["set", "24-01", "kind", "ы"],
    &["set", "24-01", "funding.confirmed", "false"],
    &["set", "24-01", "funding.amount", "7"],
    &["set", "24-01", "due", "ы"],
    &["set", "24-01", "title", ""],
    &["set", "24-01", "progress", "ы"],
    &["set", "24-01", "tags", "+ы"],
    &["set", "24-01", "tags", "-ы"],
    &["set", "24-01", "ы", "ы"],
    &["set", "24-01", "next", ""],
    &["set", "24-01", "kind", "legal"],
    &["link", "24-02", "latest"],
    &["link", "24-01", "24-04"],
    &["link", "24-02"],
    &["unlink", "24-01", "24-04"],
    &["unlink", "24-02", "24-04"],
    &["note", "24-01", "ы"],
    &["note", "24-01", ""],
    &["carry", "0", "00"],
    &["carry", "0", "0"],
    &["carry", "0", "00", "--dry-run"],
    &["carry", "ы", "00"],
    &["changes"],
    &["changes", "--since", "2024-01-01"],
    &["changes", "--since", "2023-01-01", "--partner", "1"],
    &["changes", "--since", "ы"],
    &["brief", "--partner", "1"],
    &["brief", "--partner", "1", "--audience", "partner"],
    &["brief", "--partner", "1", "--format", "txt"],
    &["brief", "--partner", "1", "-o", "/tmp/coplan-no-such-folder/b.md"],
    &["brief", "--partner", "ы"],
    &["check"],
    &["diff", ".", "."],
    &["diff", ".", "ы"],
    &["config", "theme", "-v"],
    &["config", "mouse"],
    &["config", "ы"],
    &["log"],
    &["sync"],
    &["git-setup"],
    &["ы"],
    &["show"],
    &["list", "--ы"],
    &["brief", "--format", "ы"],
    &["import", "readout", "ы.txt"],
    &["import", "readout", "readout.txt", "--dry-run"],
    &["import", "readout", "readout.txt", "--yes"],
    &["import", "readout", "readout.txt"],
    &["init", "."],
    &["export", "csv", "-o", "ы.toml"],
    &["-C", "ы", "list"],
];

#[test]
fn what_verbs_say_is_in_the_readers_language() {
    for lang in [Lang::Ru, Lang::Tk] {
        let tongue = Tongue::of_verbs(lang);
        let wrong = super::program(&std::env::temp_dir()).args(["--today", "ы", "list"]).env("COPLAN_LANG", lang.code()).output().unwrap();
        tongue.checks(&String::from_utf8(wrong.stderr).unwrap(), "--today");
        for command in COMMANDS {
            let desk = Desk::with(&[("plan.toml", OFFICE), ("readout.txt", READOUT)]);
            let said = desk.run_with(command, &[("COPLAN_LANG", lang.code())]);
            for text in [&said.out, &said.err] {
                // the names of settings, and the title that a readout without any was given
                let same = ["Meeting with", "mouse", "true", "theme", "auto", "PATH", "csv"];
                let text = same.iter().fold(text.clone(), |text, word| text.replace(word, ""));
                tongue.checks(&text, &command.join(" "));
            }
        }
    }
}
