//! What an exchange found changed on both sides and could not decide. It is kept beside the repository, so
//! that the next start of the screen offers it, until somebody has decided or the files say something else.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::Session;
use super::driver::said;
use crate::domain::edit::{Change, Edit, Place, Target};
use crate::domain::field::Kind;
use crate::domain::rebase::Clash;
use crate::domain::value::Value;
use crate::domain::wording;
use crate::i18n::message::{Arg, Message, tell};
use crate::store::{clock, exchange};
use crate::text::read::RowRef;
use crate::workspace::index::Handle;
use crate::workspace::merge::Conflict;
use crate::workspace::merge::apart::Renamed;

/// Something that both changed otherwise: a field, a row or a file. Theirs was sent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Clashing {
    /// The name of the file within the workspace.
    pub file: String,
    /// The row; none and empty for a whole file.
    pub kind: Option<Kind>,
    pub id: String,
    /// Empty for a whole row or file.
    pub field: String,
    pub base: Option<Value>,
    pub ours: Option<Value>,
    pub theirs: Option<Value>,
    /// What was done to a whole file by the side that did not remove it.
    pub edits: Vec<Edit>,
    /// The id under which both added a row: ours is `id` now. Else empty.
    pub twin: String,
    /// Whether the file here still says ours.
    pub waits: bool,
    /// When it was put on record, in seconds since 1970; 0 before that.
    #[serde(default)]
    pub since: u64,
}

impl Clashing {
    /// Who says what, in one sentence without a full stop.
    pub fn message(&self) -> Message {
        let what = || Arg::from(if self.id.is_empty() { &self.file } else { &self.id });
        if !self.twin.is_empty() {
            return tell("sync-renamed", [("id", (&self.twin).into()), ("new", (&self.id).into())]);
        }
        if !self.field.is_empty() {
            let [base, ours, theirs] = [&self.base, &self.ours, &self.theirs].map(|value| said(&self.field, value.as_ref()));
            return tell(
                "sync-clash-field",
                [("what", what()), ("field", wording::field(&self.field)), ("base", base), ("ours", ours), ("theirs", theirs)],
            );
        }
        match (&self.ours, &self.theirs) {
            (Some(_), None) => tell("sync-clash-removed-there", [("what", what())]),
            (None, Some(_)) => tell("sync-clash-removed-here", [("what", what())]),
            _ => tell("sync-clash", [("what", what())]),
        }
    }

    /// Whether an edit gives the field another value, or takes out or brings back the row.
    pub(super) fn is_about(&self, edit: &Edit) -> bool {
        let is_row = self.kind == Some(edit.target.kind) && self.id == edit.target.id;
        is_row
            && match &edit.change {
                Change::Set { field, .. } | Change::Insert { field, .. } | Change::Remove { field, .. } => {
                    let rest = field.strip_prefix(&self.field).filter(|_| !self.field.is_empty());
                    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
                }
                Change::Add { .. } | Change::Drop { .. } => self.field.is_empty(),
                Change::Move { .. } => false,
            }
    }

    fn is_of(&self, conflict: &Conflict) -> bool {
        conflict.kept && conflict.file == self.file && conflict.target.id == self.id && conflict.clash.field == self.field
    }

    fn is_same_place(&self, other: &Clashing) -> bool {
        (&self.file, self.kind, &self.id, &self.field) == (&other.file, other.kind, &other.id, &other.field)
    }
}

/// The name of the record in git's own folder.
const RECORD: &str = "coplan-undecided.json";

/// For each workspace of a repository, by its path there.
type Record = BTreeMap<String, Vec<Clashing>>;

fn read(folder: &Path) -> Record {
    let Ok(exchange::State::File(bytes)) = exchange::state(&folder.join(RECORD)) else { return Record::new() };
    // a record that somebody has spoiled offers nothing
    serde_json::from_slice(&bytes).unwrap_or_default()
}

fn write(folder: &Path, prefix: &str, left: Vec<Clashing>) {
    let mut record = read(folder);
    let before = record.clone();
    if left.is_empty() {
        record.remove(prefix)
    } else {
        record.insert(prefix.to_owned(), left)
    };
    if record == before {
        return;
    }
    let text = if record.is_empty() { String::new() } else { serde_json::to_string(&record).unwrap_or_default() };
    // what is not on record was told all the same, and stands in the files and in the history
    let _ = exchange::keep_note(folder, RECORD, text.as_bytes());
}

/// Puts on record what an exchange leaves undecided. What waited in a file before has been committed: that was the decision.
pub(super) fn add(folder: &Path, prefix: &[u8], new: &[Clashing]) {
    let prefix = String::from_utf8_lossy(prefix);
    let mut left = read(folder).remove(prefix.as_ref()).unwrap_or_default();
    left.retain(|old| !old.waits && !new.iter().any(|new| new.is_same_place(old)));
    let since = clock::now();
    left.extend(new.iter().map(|clash| Clashing { since, ..clash.clone() }));
    write(folder, &prefix, left);
}

/// The rows of a workspace that got another id in an exchange after this moment, in seconds since 1970: what they were called,
/// and their id now.
pub(super) fn renamed_since(root: &Path, moment: u64) -> Vec<(Target, String)> {
    let twins = kept(root).into_iter().filter(|clash| !clash.twin.is_empty() && clash.since >= moment);
    twins.filter_map(|clash| Some((Target::new(clash.kind?, clash.twin), clash.id))).collect()
}

/// What exchanges left undecided in a workspace.
pub fn kept(root: &Path) -> Vec<Clashing> {
    let found = exchange::repository_around(root).and_then(|(folder, prefix)| read(&folder).remove(&prefix));
    found.unwrap_or_default()
}

/// Leaves this on record as undecided.
pub fn keep(root: &Path, left: Vec<Clashing>) {
    if let Some((folder, prefix)) = exchange::repository_around(root) {
        write(&folder, &prefix, left);
    }
}

impl Session {
    /// Notes what an exchange found changed on both sides, as far as the files still say so; what they do not say yet is
    /// noted once they do. Gives back how much more is to be decided.
    pub fn disagree(&mut self, clashes: &[Clashing]) -> usize {
        let before = self.conflicts.len();
        for clash in clashes {
            if self.conflicts.iter().any(|conflict| clash.is_of(conflict)) {
                continue;
            }
            match self.conflict_of(clash) {
                Some(conflict) => {
                    self.conflicts.push(conflict);
                    self.unseen.retain(|other| other != clash);
                    self.undecided.push(clash.clone());
                }
                None if self.unseen.contains(clash) => {}
                None => self.unseen.push(clash.clone()),
            }
        }
        self.conflicts.len() - before
    }

    /// What earlier exchanges left undecided.
    pub fn disagree_as_before(&mut self) -> usize {
        let found = if self.mode == super::Mode::ReadWrite { kept(self.root()) } else { Vec::new() };
        let open = self.disagree(&found);
        self.unseen.clear();
        open
    }

    /// What is not decided yet of what exchanges have left.
    pub fn undecided(&self) -> Vec<Clashing> {
        self.undecided.iter().filter(|clash| self.conflicts.iter().any(|conflict| clash.is_of(conflict))).cloned().collect()
    }

    /// Whether the files still say what an exchange has left to decide.
    pub(super) fn still_open(&self, conflict: &Conflict) -> bool {
        let clash = self.undecided.iter().find(|clash| clash.is_of(conflict));
        clash.is_none_or(|clash| self.conflict_of(clash).is_some())
    }

    /// Rows that wait for a decision are known by the id that they have now.
    pub(super) fn rename_undecided(&mut self, row: &Renamed) {
        let own = |clash: &&mut Clashing| clash.kind == Some(row.target.kind) && clash.id == row.target.id;
        self.undecided.iter_mut().chain(&mut self.unseen).filter(own).for_each(|clash| clash.id.clone_from(&row.id));
    }

    /// The row of theirs that has the id which ours had, if that is what is to be decided.
    pub(super) fn twin_of(&self, conflict: &Conflict) -> Option<&str> {
        let clash = self.undecided.iter().find(|clash| !clash.twin.is_empty() && clash.is_of(conflict))?;
        Some(&clash.twin)
    }

    /// A clash as it can be decided; nothing where the files do not say what they said after the exchange.
    fn conflict_of(&self, clash: &Clashing) -> Option<Conflict> {
        let Some(kind) = clash.kind else { return self.of_file(clash) };
        let target = Target::new(kind, &*clash.id);
        let found = Clash { field: clash.field.clone(), base: clash.base.clone(), mine: clash.ours.clone(), theirs: clash.theirs.clone() };
        if !clash.field.is_empty() {
            let record = self.workspace.record_of(&target)?;
            let is_ours = clash.waits && Value::same(record.at(&clash.field), clash.ours.as_ref());
            let theirs = Edit::set(target.clone(), clash.field.clone(), clash.ours.clone(), clash.theirs.clone());
            return is_ours.then(|| Conflict::left(target, &clash.file, found, [Vec::new(), vec![theirs]]));
        }
        let row = self.workspace.find_row(kind, &clash.id)?;
        if !clash.twin.is_empty() {
            self.workspace.find_row(kind, &clash.twin)?;
            return Some(Conflict::left(target, &clash.file, found, [Vec::new(), vec![removal(row)]]));
        }
        let is_theirs = || clash.theirs.as_ref().and_then(Value::as_record).is_some_and(|theirs| theirs.same_as(&row.record()));
        let sides = match (&clash.ours, &clash.theirs) {
            (Some(_), None) if clash.waits => [Vec::new(), vec![removal(row)]],
            (None, Some(_)) if is_theirs() => [vec![removal(row)], Vec::new()],
            _ => return None,
        };
        Some(Conflict::left(target, &clash.file, found, sides))
    }

    fn of_file(&self, clash: &Clashing) -> Option<Conflict> {
        let doc = self.workspace.documents().iter().position(|document| document.name() == clash.file)?;
        let doc = u32::try_from(doc).ok()?;
        let rows = self.workspace.document(doc)?.slots().filter_map(|(slot, _)| self.workspace.row(Handle { doc, slot }));
        let all: Vec<Edit> = rows.map(removal).collect();
        let sides = match (&clash.ours, &clash.theirs) {
            _ if all.is_empty() => return None,
            (Some(_), None) if clash.waits => [Vec::new(), all],
            (None, Some(_)) => [all, Vec::new()],
            _ => return None,
        };
        let found = Clash { field: String::new(), base: None, mine: clash.ours.clone(), theirs: clash.theirs.clone() };
        let mut conflict = Conflict::left(Target::new(Kind::Plan, ""), &clash.file, found, sides);
        conflict.about.clone_from(&clash.edits);
        Some(conflict)
    }
}

/// What takes a row out.
fn removal(row: RowRef<'_>) -> Edit {
    let place = Place { file: row.file().to_owned(), after: None };
    let target = Target::new(row.kind().unwrap_or(Kind::Project), row.id());
    Edit { target, change: Change::Drop { place, record: row.record() } }
}
