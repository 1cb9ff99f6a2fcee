//! Our commit and theirs become one: files that only one side changed are taken as they stand, files of
//! the workspace that both changed are merged field by field. Where both gave a field another value the
//! commit says theirs, and ours stays in the working file. No driver of the repository has a say.

use std::collections::BTreeMap;

use super::super::SETTINGS;
use super::super::repository::{Differing, Entry, Name, Repository, Trouble, shown};
use super::Clashing;
use super::branch::{Branch, Follows};
use super::commit::{Mine, message, record, store, tree};
use super::followed::{Differences, Shifted, follow};
use super::same_ids::same_ids;
use crate::domain::edit::{Edit, Target};
use crate::domain::problem::Problem;
use crate::domain::value::Value;
use crate::i18n::message::{Message, say, tell};
use crate::text::document::{Document, Lock};
use crate::text::loose;
use crate::workspace::compare::{self, Pair};
use crate::workspace::merge::Conflict;
use crate::workspace::merge::apart::Renamed;
use crate::workspace::{Loaded, Workspace};

/// What both sides will say.
#[derive(Debug, Default)]
pub(super) struct Next {
    pub(super) commit: String,
    /// Working files that say something else than the commit: our values where both changed a field.
    pub(super) working: BTreeMap<Name, String>,
    pub(super) received: Vec<Message>,
    /// What is new for the others; `None` where that is what was committed now.
    pub(super) sent: Option<Vec<Message>>,
    pub(super) clashes: Vec<Clashing>,
    /// Rows of ours that have another id now.
    pub(super) renamed: Vec<Renamed>,
    /// The clashes of fields and rows, as they can be decided.
    pub(super) conflicts: Vec<Conflict>,
    pub(super) remarks: Vec<Message>,
    /// The last commit that both sides had, and theirs.
    pub(super) joined: Option<(String, String)>,
}

impl Next {
    /// Rows that both added under one id, to be decided: both are there, ours with another one.
    pub(super) fn twins(&self) -> Vec<Clashing> {
        self.renamed.iter().map(twin).collect()
    }

    /// Nothing waits: the working files become what the commit says.
    pub(super) fn let_go(&mut self) {
        self.working.clear();
        self.clashes.iter_mut().for_each(|clash| clash.waits = false);
    }
}

/// Joins our commit with theirs; nothing where neither side has a commit.
pub(super) fn combine(repository: &Repository, branch: &Branch, mine: &mut Mine, theirs: Option<&str>) -> Result<Option<Next>, Trouble> {
    let (ours, theirs) = match (mine.commit.clone(), theirs) {
        (None, None) => return Ok(None),
        (Some(commit), None) => return Ok(Some(Next { commit, ..Next::default() })),
        (None, Some(theirs)) => {
            let received = told(repository, &Next::default(), (None, theirs))?;
            return Ok(Some(Next { commit: theirs.to_owned(), received, ..Next::default() }));
        }
        (Some(ours), Some(theirs)) => (ours, theirs.to_owned()),
    };
    let base = base(repository, branch, &ours, &theirs)?;
    if base.as_ref() == Some(&theirs) {
        // what was committed just now is what goes out, unless more had waited
        let more = mine.before.as_ref() != Some(&theirs);
        let sent = more.then(|| told(repository, &Next::default(), (Some(&theirs), &ours))).transpose()?;
        return Ok(Some(Next { commit: ours, sent, ..Next::default() }));
    }
    let mut next = Next { commit: theirs.clone(), ..Next::default() };
    if base.as_ref() != Some(&ours) {
        let before = base.clone().map_or_else(|| empty(repository), Ok)?;
        merge(repository, branch, &mut mine.session.workspace, (&before, &ours, &theirs), &mut next)?;
        next.remarks.extend(next.renamed.iter().map(Renamed::message));
        next.remarks.extend(same_ids(repository, &before, (&ours, &theirs), &next.renamed)?);
    }
    next.sent = Some(told(repository, &Next::default(), (Some(&theirs), &next.commit))?);
    next.joined = base.map(|base| (base, theirs));
    next.received = told(repository, &next, (Some(&ours), &next.commit))?;
    Ok(Some(next))
}

/// The last commit that both sides have; `None` where ours is the first commit of all and begins anew.
fn base(repository: &Repository, branch: &Branch, ours: &str, theirs: &str) -> Result<Option<String>, Trouble> {
    let found = repository.git.answer(&["merge-base", "--all", ours, theirs])?.unwrap_or_default();
    let mut bases = found.lines().map(str::to_owned);
    let (first, second) = (bases.next(), bases.next());
    let there = branch.follows.as_ref().map(Follows::shown).unwrap_or_default();
    if second.is_some() {
        let message = tell("sync-crosswise", [("there", there.into())]);
        return Err(Trouble::refused(message, say("sync-crosswise-hint")));
    }
    if first.is_none() && repository.git.text(&["rev-list", "--parents", "-n", "1", ours])?.contains(' ') {
        let message = tell("sync-nothing-common", [("there", there.into())]);
        return Err(Trouble::refused(message, say("sync-nothing-common-hint")));
    }
    Ok(first)
}

fn empty(repository: &Repository) -> Result<String, Trouble> {
    let tree = repository.git.bytes(&["hash-object", "-t", "tree", "-w", "--stdin"], b"")?;
    Ok(String::from_utf8_lossy(&tree).trim_end().to_owned())
}

/// Merges two commits; `workspace` is as in `ours`.
pub(super) fn merge(
    repository: &Repository,
    branch: &Branch,
    workspace: &mut Workspace,
    (base, ours, theirs): (&str, &str, &str),
    next: &mut Next,
) -> Result<(), Trouble> {
    let by_name = |found: Vec<Differing>| found.into_iter().map(|one| (one.name.clone(), one)).collect::<Differences>();
    let (own, mut others) = (by_name(repository.differing(base, ours)?), by_name(repository.differing(base, theirs)?));
    let mut lines: Vec<(Name, Option<Entry>)> = Vec::new();
    let followed = follow(repository, workspace, &own, &others)?;
    next.renamed.extend(followed.renamed);
    for shifted in followed.shifted {
        others.remove(&shifted.there.name);
        let merged = Merge { repository, texts: &BTreeMap::new() }.shifted(workspace, &shifted, next)?;
        lines.push((shifted.there.name, merged));
    }
    let both = others.values().filter_map(|there| Some((there, own.get(&there.name)?))).filter(|(there, here)| there.new != here.new);
    let entries = both.flat_map(|(there, here)| [&there.old, &there.new, &here.new]).flatten();
    let texts = repository.contents(entries)?;
    for there in others.into_values() {
        match own.get(&there.name) {
            None => lines.push((there.name, there.new)),
            Some(here) if here.new == there.new => {}
            Some(here) => {
                let merged = Merge { repository, texts: &texts }.file(workspace, here, &there, next)?;
                lines.push((there.name, merged));
            }
        }
    }
    let tree = tree(repository, Some(ours), &lines)?;
    let there = branch.follows.as_ref().map(Follows::shown).unwrap_or_default();
    let mut sentences = vec![tell("sync-joined", [("there", there.into())])];
    sentences.extend(next.clashes.iter().map(Clashing::message));
    next.commit = record(repository, &tree, &[ours, theirs], &message(&sentences))?;
    Ok(())
}

/// What one commit has and the other had not, in sentences; without what is to be decided, which is told apart.
fn told(repository: &Repository, next: &Next, (old, new): (Option<&str>, &str)) -> Result<Vec<Message>, Trouble> {
    if old == Some(new) {
        return Ok(Vec::new());
    }
    let old = old.map_or_else(|| empty(repository), |old| Ok(old.to_owned()))?;
    let changed = repository.differing(&old, new)?;
    let texts = repository.contents(changed.iter().flat_map(|one| [&one.old, &one.new]).flatten())?;
    let text = |entry: &Option<Entry>| Some(String::from_utf8_lossy(texts.get(&entry.as_ref()?.id)?).into_owned());
    let mut pairs: Vec<Pair> = changed
        .iter()
        .filter(|one| repository.is_plan(&one.name))
        .filter_map(|one| {
            Some(Pair { name: repository.name_in_workspace(&one.name)?.to_owned(), old: text(&one.old), new: text(&one.new) })
        })
        .collect();
    let others = changed.len() - pairs.len();
    compare::with_new_ids(&mut pairs, &next.renamed);
    pairs.retain(|pair| !next.clashes.iter().any(|clash| clash.kind.is_none() && clash.file == pair.name));
    let more = (others > 0).then(|| tell("sync-other-files", [("n", others.into())]));
    let is_settled = |edit: &Edit| !next.clashes.iter().any(|clash| clash.is_about(edit));
    Ok(compare::messages_of(&pairs, is_settled).into_iter().chain(more).collect())
}

struct Merge<'a> {
    repository: &'a Repository,
    texts: &'a BTreeMap<String, Vec<u8>>,
}

impl Merge<'_> {
    /// A file that both sides changed: what the commit will have of it.
    fn file(&self, workspace: &mut Workspace, here: &Differing, there: &Differing, next: &mut Next) -> Result<Option<Entry>, Trouble> {
        let name = &there.name;
        let file = self.repository.name_in_workspace(name).filter(|_| self.repository.is_plan(name));
        let texts = (self.text(there.old.as_ref()), self.text(here.new.as_ref()), self.text(there.new.as_ref()));
        let Some(file) = file.filter(|_| [&here.new, &there.new].into_iter().flatten().all(Entry::is_file)) else {
            return Err(foreign(name));
        };
        self.of_texts(workspace, file, texts, there, next)
    }

    /// A file with rows that were followed to it or away from it. Where it is gone on one side and no row is left in it on the
    /// other, it goes.
    fn shifted(&self, workspace: &mut Workspace, shifted: &Shifted, next: &mut Next) -> Result<Option<Entry>, Trouble> {
        let Shifted { file, texts: [base, ours, theirs], there } = shifted;
        let [was, here, elsewhere] = [base, ours, theirs].map(|text| text.as_ref().is_some_and(|text| compare::is_ours(file, text)));
        let entry = |text: &String| -> Result<Option<Entry>, Trouble> {
            let mode = there.new.as_ref().map(|new| new.mode.clone()).unwrap_or_default();
            Ok(Some(Entry { mode, id: store(self.repository, text.as_bytes())? }))
        };
        match (ours, theirs) {
            (None, None) => Ok(None),
            (Some(_), None) if !here => Ok(None),
            (None, Some(theirs)) if !elsewhere || base.as_ref() == Some(theirs) => Ok(None),
            (None, Some(theirs)) => {
                let edits = done(file, base.clone(), theirs);
                next.clashes.push(Clashing { edits, ..whole(file, None, Some("changed"), false) });
                entry(theirs)
            }
            (Some(_), Some(theirs)) if !was && !here && !elsewhere => entry(theirs),
            (Some(ours), None) if base.is_none() => entry(ours),
            (Some(ours), None) if base.as_ref() == Some(ours) => Ok(None),
            _ => self.of_texts(workspace, file, (base.clone(), ours.clone(), theirs.clone()), there, next),
        }
    }

    fn of_texts(
        &self,
        workspace: &mut Workspace,
        file: &str,
        texts: (Option<String>, Option<String>, Option<String>),
        there: &Differing,
        next: &mut Next,
    ) -> Result<Option<Entry>, Trouble> {
        let name = &there.name;
        match texts {
            (base, Some(ours), Some(theirs)) => self.texts(workspace, file, [base.unwrap_or_default(), ours, theirs], there, next),
            (base, Some(ours), None) => {
                next.clashes.push(Clashing { edits: done(file, base, &ours), ..whole(file, Some("changed"), None, true) });
                next.working.insert(name.clone(), ours);
                Ok(None)
            }
            (base, None, Some(theirs)) => {
                next.clashes.push(Clashing { edits: done(file, base, &theirs), ..whole(file, None, Some("changed"), false) });
                Ok(there.new.clone())
            }
            _ => Err(foreign(name)),
        }
    }

    fn text(&self, entry: Option<&Entry>) -> Option<String> {
        String::from_utf8(self.texts.get(&entry?.id)?.clone()).ok()
    }

    fn texts(
        &self,
        workspace: &mut Workspace,
        file: &str,
        [base, ours, theirs]: [String; 3],
        there: &Differing,
        next: &mut Next,
    ) -> Result<Option<Entry>, Trouble> {
        let entry = |id: String| there.new.as_ref().map(|new| Entry { mode: new.mode.clone(), id });
        let doc = workspace.documents().iter().position(|document| document.name() == file).and_then(|doc| u32::try_from(doc).ok());
        let loaded = Loaded::read(file, theirs.clone());
        refuse_broken(file, loaded.document())?;
        let is_ours = loaded.document().is_ours() || compare::is_ours(file, &ours) || compare::is_ours(file, &base);
        let Some(doc) = doc.filter(|_| is_ours && !base_is_broken(file, &base)) else {
            if file != SETTINGS {
                return Err(foreign(&there.name));
            }
            return self.settings([base, ours, theirs], there, next);
        };
        if workspace.document(doc).is_none_or(|document| document.lock().is_some() || document.text() != ours) {
            return Err(Trouble::refused(tell("sync-cannot-change", [("file", file.into())]), say("sync-check")));
        }
        let merged = workspace.merge(doc, base, loaded);
        next.renamed.extend(merged.renamed);
        let settled = workspace.settle(doc, &merged.conflicts);
        let (committed, working) = (settled.theirs, settled.ours);
        refuse_broken(file, &Document::read(file, committed.clone()))?;
        next.clashes.extend(merged.conflicts.iter().map(|conflict| field(conflict, file)));
        if working != committed {
            next.working.insert(there.name.clone(), working);
        }
        next.conflicts.extend(merged.conflicts);
        Ok(entry(store(self.repository, committed.as_bytes())?))
    }

    /// The settings of the workspace, which hold no rows: joined line by line, and decided value by value.
    fn settings(&self, [base, ours, theirs]: [String; 3], there: &Differing, next: &mut Next) -> Result<Option<Entry>, Trouble> {
        let Some(joined) = loose::join(&base, &ours, &theirs) else {
            next.clashes.push(whole(SETTINGS, Some("changed"), Some("changed"), true));
            next.working.insert(there.name.clone(), ours);
            return Ok(there.new.clone());
        };
        let target = Target::file(SETTINGS);
        if joined.clashes.is_empty() && joined.ours != joined.theirs {
            // only comments differ: ours go with the next exchange
            next.clashes.push(whole(SETTINGS, Some("changed"), Some("changed"), true));
        }
        for conflict in joined.clashes.into_iter().map(|clash| Conflict::of_field(target.clone(), SETTINGS, clash)) {
            next.clashes.push(field(&conflict, SETTINGS));
            next.conflicts.push(conflict);
        }
        if joined.ours != joined.theirs {
            next.working.insert(there.name.clone(), joined.ours);
        }
        let id = store(self.repository, joined.theirs.as_bytes())?;
        Ok(there.new.as_ref().map(|new| Entry { mode: new.mode.clone(), id }))
    }
}

fn refuse_broken(file: &str, theirs: &Document) -> Result<(), Trouble> {
    if theirs.lock() != Some(Lock::Broken) {
        return Ok(());
    }
    let what = theirs.problems().first().map(Problem::place).unwrap_or_default();
    let message = tell("sync-theirs-broken", [("file", file.into()), ("what", what.into())]);
    Err(Trouble::refused(message, say("sync-theirs-broken-hint")))
}

fn base_is_broken(file: &str, base: &str) -> bool {
    Document::read(file, base.to_owned()).lock() == Some(Lock::Broken)
}

fn foreign(name: &[u8]) -> Trouble {
    let message = tell("sync-foreign", [("file", shown(name).into())]);
    Trouble::refused(message, say("sync-foreign-hint"))
}

/// A clash of a whole file.
fn whole(file: &str, ours: Option<&str>, theirs: Option<&str>, waits: bool) -> Clashing {
    let value = |word: Option<&str>| word.map(Value::text);
    Clashing {
        file: file.to_owned(),
        kind: None,
        id: String::new(),
        field: String::new(),
        base: None,
        ours: value(ours),
        theirs: value(theirs),
        edits: Vec::new(),
        twin: String::new(),
        waits,
        since: 0,
    }
}

/// What one side did to a file that the other one removed.
fn done(file: &str, base: Option<String>, text: &str) -> Vec<Edit> {
    compare::between(file, &Document::read(file, base.unwrap_or_default()), &Document::read(file, text.to_owned()))
}

fn field(conflict: &Conflict, file: &str) -> Clashing {
    let clash = &conflict.clash;
    Clashing {
        kind: Some(conflict.target.kind),
        id: conflict.target.id.clone(),
        field: clash.field.clone(),
        base: clash.base.clone(),
        ours: clash.mine.clone(),
        theirs: clash.theirs.clone(),
        ..whole(file, None, None, !conflict.removes())
    }
}

/// Both added a row under one id; ours has got another one.
fn twin(row: &Renamed) -> Clashing {
    Clashing {
        kind: Some(row.target.kind),
        id: row.id.clone(),
        ours: Some(Value::Record(row.own.clone())),
        theirs: Some(Value::Record(row.theirs.clone())),
        twin: row.target.id.clone(),
        ..whole(&row.file, None, None, false)
    }
}
