//! For people who use git by hand: the merge of one file for git, and the settings that tell git of it.
//! The settings are made only where somebody asks for them; nothing is ever taken from a repository.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::repository::{Repository, Trouble};
use crate::domain::value::Value;
use crate::domain::wording;
use crate::i18n::message::{Arg, Message, say, tell};
use crate::store::exchange::{self, State};
use crate::store::git::Git;
use crate::store::read;
use crate::store::save::{self, Job};
use crate::text::document::Lock;
use crate::workspace::compare;
use crate::workspace::merge::{Conflict, Merged};
use crate::workspace::settings::Settings;
use crate::workspace::{Loaded, Workspace};

/// Git gives its own files to its drivers; no other machine is asked.
const PATIENCE: Duration = Duration::from_secs(60);

/// What a merge for git came to.
#[derive(Debug)]
pub enum Driven {
    /// Merged row by row; what clashes says ours.
    Rows(Merged),
    /// No file of ours: git's own merge of lines, with marks where it found no way.
    Lines { clean: bool },
}

/// Merges three files as git gives them to a driver. The result is written to `ours`; `name` is for messages.
pub fn merge(base: &Path, ours: &Path, theirs: &Path, name: &str) -> Result<Driven, Trouble> {
    let text = |path: &Path| -> Result<Option<String>, Trouble> { Ok(String::from_utf8(read::read(path)?).ok()) };
    let (Some(before), Some(own), Some(there)) = (text(base)?, text(ours)?, text(theirs)?) else { return lines(base, ours, theirs) };
    let is_ours = [&own, &there].iter().any(|text| compare::is_ours(name, text));
    let is_broken = |text: &str| Loaded::read(name, text.to_owned()).document().lock() == Some(Lock::Broken);
    if !is_ours || [&before, &own, &there].iter().any(|text| is_broken(text)) {
        return lines(base, ours, theirs);
    }
    let mut workspace = Workspace::new(vec![Loaded::read(name, own.clone())], Settings::default());
    let merged = workspace.merge(0, before, Loaded::read(name, there));
    let settled = workspace.settle(0, &merged.conflicts);
    if settled.ours != own {
        save::save(&Job { path: ours.to_owned(), expected: Some(Arc::from(own)), new: Arc::from(settled.ours) })?;
    }
    Ok(Driven::Rows(merged))
}

fn lines(base: &Path, ours: &Path, theirs: &Path) -> Result<Driven, Trouble> {
    let path = |path: &Path| std::path::absolute(path).map(|path| path.to_string_lossy().into_owned()).unwrap_or_default();
    let git = Git::find(Path::new("."), PATIENCE)?;
    let args = ["merge-file", "-L", "ours", "-L", "base", "-L", "theirs", "--", &path(ours), &path(base), &path(theirs)];
    let ended = git.call(&args, b"")?;
    match ended.code {
        Some(0) => Ok(Driven::Lines { clean: true }),
        Some(code) if code < 128 => Ok(Driven::Lines { clean: false }),
        _ => Err(Trouble::refused(ended.words(), say("sync-by-hand"))),
    }
}

/// One sentence for a conflict that git will mark.
pub fn message(conflict: &Conflict) -> Message {
    let (id, clash) = (Arg::from(&conflict.target.id), &conflict.clash);
    if !clash.field.is_empty() {
        let [base, ours, theirs] = [&clash.base, &clash.mine, &clash.theirs].map(|value| said(&clash.field, value.as_ref()));
        return tell(
            "sync-driver-field",
            [("id", id), ("field", wording::field(&clash.field)), ("base", base), ("ours", ours), ("theirs", theirs)],
        );
    }
    match (&clash.mine, &clash.theirs) {
        (Some(_), None) => tell("sync-driver-removed-there", [("id", id)]),
        _ => tell("sync-driver-removed-here", [("id", id)]),
    }
}

/// A value as it stands, or that there is none.
pub(super) fn said(field: &str, value: Option<&Value>) -> Arg {
    value.map_or_else(|| say("sync-value-none").into(), |value| wording::value(field, value))
}

/// For whom git is to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// This repository.
    Local,
    /// All repositories of this user.
    Global,
}

impl Scope {
    fn switch(self) -> &'static str {
        match self {
            Scope::Local => "--local",
            Scope::Global => "--global",
        }
    }
}

/// The line of `.gitattributes`: merged and shown by us, and the bytes never changed on the way.
pub const ATTRIBUTES: &str = "*.toml -text merge=coplan diff=coplan";

/// Tells git of our merge and our way to show files; gives what was done, in sentences.
pub fn set_up(root: &Path, scope: Scope) -> Result<Vec<Message>, Trouble> {
    let repository = Repository::open(root, PATIENCE)?;
    let mut done = Vec::new();
    let program = exchange::own_program()?;
    let Some(program) = program.to_str() else {
        return Err(Trouble::refused(say("sync-program-path"), say("sync-program-path-hint")));
    };
    let quoted = quoted(program);
    let settings = [
        ("merge.coplan.name", "field by field, by coplan".to_owned()),
        ("merge.coplan.driver", format!("{} merge-driver %O %A %B %P", quoted.replace('%', "%%"))),
        ("diff.coplan.textconv", format!("{quoted} textconv")),
    ];
    for (name, value) in &settings {
        repository.git.bytes(&["config", scope.switch(), "--replace-all", name, value], b"")?;
        done.push(Message::foreign_text(format!("git config {} {name} = {value}", scope.switch())));
    }
    let path = if root.as_os_str().is_empty() { Path::new(".") } else { root }.join(".gitattributes");
    let what = match exchange::state(&path)? {
        State::Nothing => {
            save::save(&Job { path: path.clone(), expected: None, new: Arc::from(format!("{ATTRIBUTES}\n")) })?;
            tell("sync-wrote-line", [("path", path.display().into()), ("line", ATTRIBUTES.into())])
        }
        State::File(bytes) => add_line(&path, bytes)?,
        State::Other => {
            return Err(Trouble::refused(tell("sync-no-plain-file", [("path", path.display().into())]), say("sync-no-plain-file-hint")));
        }
    };
    done.push(what);
    Ok(done)
}

fn add_line(path: &Path, bytes: Vec<u8>) -> Result<Message, Trouble> {
    let old = String::from_utf8(bytes)
        .map_err(|_| Trouble::refused(tell("sync-no-text", [("path", path.display().into())]), say("sync-mend")))?;
    if old.lines().any(|line| line.trim() == ATTRIBUTES) {
        return Ok(tell("sync-has-line", [("path", path.display().into())]));
    }
    let glue = if old.is_empty() || old.ends_with('\n') { "" } else { "\n" };
    let new = format!("{old}{glue}{ATTRIBUTES}\n");
    save::save(&Job { path: path.to_owned(), expected: Some(Arc::from(old)), new: Arc::from(new) })?;
    Ok(tell("sync-added-line", [("path", path.display().into()), ("line", ATTRIBUTES.into())]))
}

/// One word for the shell that git starts its drivers with.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_path_is_one_word() {
        assert_eq!(quoted("/opt/my tools/it's"), r"'/opt/my tools/it'\''s'");
    }
}
