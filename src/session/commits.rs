//! Who changed what, commit by commit. A row is followed through the files in which it has stood, so that
//! only their commits are read.

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use std::rc::Rc;

use memchr::memmem;

use super::past::{PATIENCE, root};
use super::repository::{Differing, Entry, Name, Repository, Trouble, raw};
use crate::domain::edit::{Change, Edit};
use crate::domain::field::{Key, Kind};
use crate::store::git::objects::Objects;
use crate::text::document::Document;
use crate::workspace::compare;
use crate::workspace::filed::Moved;

/// One commit that changed the workspace.
#[derive(Debug)]
pub struct Commit {
    pub id: String,
    /// ISO 8601 with the offset, as it was made.
    pub date: String,
    pub author: String,
    pub edits: Vec<Edit>,
    /// Files in which no row differs.
    pub silent: Vec<String>,
}

/// The newest commits that changed the workspace, or the row `id`; at most `most`. Merges are passed over: what they join is
/// told where it was done.
pub fn log(workspace: &Path, id: Option<&str>, most: usize) -> Result<Vec<Commit>, Trouble> {
    let repository = Repository::open(root(workspace), PATIENCE)?;
    if repository.commit_of("HEAD")?.is_none() {
        return Ok(Vec::new());
    }
    let mut reader = Reader { repository: &repository, objects: repository.git.objects()?, last: HashMap::new(), id };
    if let Some(id) = id {
        return match reader.homes(id)? {
            homes if homes.is_empty() => {
                let (commits, _) = heads(&repository, usize::MAX, &BTreeSet::new())?;
                reader.tell(commits, most)
            }
            homes => reader.follow(id, homes, most),
        };
    }
    let mut many = most.saturating_mul(2).max(50);
    loop {
        let (commits, seen) = heads(&repository, many, &BTreeSet::new())?;
        if seen < many || commits.len() >= most {
            return reader.tell(commits, most);
        }
        many = many.saturating_mul(8);
    }
}

/// How often the deadlines of these projects moved in the commits of the files in which they stand and from which they came,
/// and what the last commit says of each. That a deadline was set for the first time is no move.
pub fn deadlines(workspace: &Path, ids: &BTreeSet<String>) -> Result<Moved, Trouble> {
    let repository = Repository::open(root(workspace), PATIENCE)?;
    if ids.is_empty() || repository.commit_of("HEAD")?.is_none() {
        return Ok(Moved::new());
    }
    let mut reader = Reader { repository: &repository, objects: repository.git.objects()?, last: HashMap::new(), id: None };
    let mut moved = Moved::new();
    let mut homes = BTreeSet::new();
    for (name, entry) in repository.files("HEAD")? {
        let state = reader.state(&name, Some(&entry))?;
        let rows = state.document().slots().filter_map(|(slot, kind)| state.document().row(slot).filter(|_| kind == Kind::Project));
        let wanted: Vec<_> = rows.filter(|row| ids.contains(row.id().as_ref())).collect();
        moved.extend(wanted.iter().map(|row| (row.id().into_owned(), (0, row.record().get("due").cloned()))));
        homes.extend((!wanted.is_empty()).then_some(name));
    }
    let mut looked = BTreeSet::new();
    loop {
        let many = homes.len();
        let commits = if homes.is_empty() { Vec::new() } else { heads(&repository, usize::MAX, &homes)?.0 };
        for (times, _) in moved.values_mut() {
            *times = 0;
        }
        for (commit, changed) in &commits {
            let mut new = BTreeSet::new();
            for edit in reader.due_edits(changed)? {
                let Some((times, _)) = moved.get_mut(&edit.target.id).filter(|_| edit.target.kind == Kind::Project) else { continue };
                match &edit.change {
                    Change::Set { field, old: Some(_), .. } if field == Key::Due.name() => *times += 1,
                    // it may have come from another file, in which it was before
                    Change::Add { .. } => drop(new.insert(edit.target.id)),
                    _ => {}
                }
            }
            if !new.is_empty() && looked.insert(commit.id.clone()) {
                reader.more_homes(&new, &commit.id, &mut homes)?;
            }
        }
        if homes.len() == many {
            return Ok(moved);
        }
    }
}

type Head = (Commit, Vec<Differing>);

/// The newest commits with the files that they changed, of all files or of some; and how many were looked at.
fn heads(repository: &Repository, many: usize, of: &BTreeSet<Name>) -> Result<(Vec<Head>, usize), Trouble> {
    let count = format!("--max-count={many}");
    let mut args = vec![
        "log",
        "-z",
        "--raw",
        "-r",
        "--no-abbrev",
        "--no-renames",
        "--no-ext-diff",
        "--no-textconv",
        "--no-show-signature",
        "--no-decorate",
        "--no-notes",
        "--no-merges",
        "--full-history",
        "--root",
        "--format=tformat:%x01%H%x02%aI%x02%an",
    ];
    if many < usize::MAX {
        args.push(&count);
    }
    let prefix = String::from_utf8_lossy(&repository.prefix).into_owned();
    args.extend(["HEAD", "--"]);
    args.extend(of.iter().filter_map(|name| std::str::from_utf8(name).ok()));
    if of.is_empty() && !prefix.is_empty() {
        args.push(prefix.trim_end_matches('/'));
    }
    let listed = repository.git.bytes(&args, b"")?;
    let (mut heads, mut read): (Vec<Head>, usize) = (Vec::new(), 0);
    let mut parts = listed.split(|byte| *byte == 0).map(|part| part.strip_prefix(b"\n").unwrap_or(part));
    while let Some(part) = parts.next() {
        if let Some(head) = part.strip_prefix(b"\x01") {
            read += 1;
            heads.push((commit(&String::from_utf8_lossy(head)), Vec::new()));
        } else if let Some(name) = parts.next().filter(|name| part.starts_with(b":") && repository.is_plan(name))
            && let Some((_, changed)) = heads.last_mut()
        {
            changed.extend(raw(&[part, name, b""].join(&0)));
        }
    }
    heads.retain(|(_, changed)| !changed.is_empty());
    Ok((heads, read))
}

fn commit(head: &str) -> Commit {
    let mut words = head.splitn(3, '\u{2}').map(str::to_owned);
    let mut next = || words.next().unwrap_or_default();
    Commit { id: next(), date: next(), author: next(), edits: Vec::new(), silent: Vec::new() }
}

/// One state of a file, read as a document only where somebody looks into it.
#[derive(Debug)]
struct State {
    name: String,
    text: String,
    document: OnceCell<Document>,
}

impl State {
    fn document(&self) -> &Document {
        self.document.get_or_init(|| Document::read(self.name.as_str(), self.text.clone()))
    }

    /// Whether the row may stand in it: its id does, or something is spelled with a backslash.
    fn may_have(&self, id: &str) -> bool {
        memmem::find(self.text.as_bytes(), id.as_bytes()).is_some() || self.text.contains('\\')
    }

    /// Whether a line gives the row its id. Where none does it may be spelled in another way.
    fn surely_has(&self, id: &str) -> bool {
        let lines = memmem::find_iter(self.text.as_bytes(), id.as_bytes()).filter_map(|at| {
            let (before, after) = self.text.split_at_checked(at)?;
            let begin = before.rsplit('\n').next()?.trim_start().strip_prefix("id")?.trim_start().strip_prefix('=')?.trim_start();
            Some((begin, after.get(id.len()..)?))
        });
        lines.into_iter().any(|(begin, after)| matches!(begin, "\"" | "'") && after.starts_with(begin))
    }

    /// The lines that may say a deadline.
    fn dues(&self) -> impl Iterator<Item = &str> {
        self.text.lines().filter(|line| line.contains(Key::Due.name()))
    }

    fn has_one_of(&self, ids: &BTreeSet<String>) -> bool {
        let document = self.document();
        document.slots().any(|(slot, _)| document.row(slot).is_some_and(|row| ids.contains(row.id().as_ref())))
    }

    fn has(&self, id: &str) -> bool {
        let document = || self.document();
        self.may_have(id) && document().slots().any(|(slot, _)| document().row(slot).is_some_and(|row| row.id() == id))
    }
}

/// Reads the files of many commits, newest first. What a commit found is what the one before it left, so each state of a
/// file is read once.
struct Reader<'a> {
    repository: &'a Repository,
    objects: Objects,
    /// The state in which each file was last met.
    last: HashMap<Name, (String, Rc<State>)>,
    /// The row that is asked for; else all.
    id: Option<&'a str>,
}

impl Reader<'_> {
    /// The files in which the row stands in the last commit.
    fn homes(&mut self, id: &str) -> Result<BTreeSet<Name>, Trouble> {
        let mut found = BTreeSet::new();
        for (name, entry) in self.repository.files("HEAD")? {
            if self.state(&name, Some(&entry))?.has(id) {
                found.insert(name);
            }
        }
        Ok(found)
    }

    /// The commits that changed a row, by those of its files. Where it came into one of them from another file, that one is
    /// followed too.
    fn follow(&mut self, id: &str, mut homes: BTreeSet<Name>, most: usize) -> Result<Vec<Commit>, Trouble> {
        let mut looked: BTreeSet<String> = BTreeSet::new();
        loop {
            let (commits, _) = heads(self.repository, usize::MAX, &homes)?;
            let many = homes.len();
            for (commit, changed) in &commits {
                for one in changed {
                    let (new, old) = (self.state(&one.name, one.new.as_ref())?, self.state(&one.name, one.old.as_ref())?);
                    let came = !old.surely_has(id) && new.has(id) && !old.has(id);
                    if came && looked.insert(commit.id.clone()) {
                        self.more_homes(&BTreeSet::from([id.to_owned()]), &commit.id, &mut homes)?;
                    }
                }
            }
            if homes.len() == many {
                return self.tell(commits, most);
            }
        }
    }

    /// What a commit did in the files in which a deadline may have changed.
    fn due_edits(&mut self, changed: &[Differing]) -> Result<Vec<Edit>, Trouble> {
        let mut edits = Vec::new();
        for one in changed {
            let (new, old) = (self.state(&one.name, one.new.as_ref())?, self.state(&one.name, one.old.as_ref())?);
            if !new.dues().eq(old.dues()) {
                edits.extend(compare::between(&new.name, old.document(), new.document()));
            }
        }
        Ok(compare::joined(edits))
    }

    /// The files from which rows went in a commit.
    fn more_homes(&mut self, ids: &BTreeSet<String>, commit: &str, homes: &mut BTreeSet<Name>) -> Result<(), Trouble> {
        let Some(parent) = self.repository.commit_of(&format!("{commit}^"))? else { return Ok(()) };
        for one in self.repository.differing(&parent, commit)? {
            let is_new = self.repository.is_plan(&one.name) && !homes.contains(&one.name);
            if is_new && self.state(&one.name, one.old.as_ref())?.has_one_of(ids) {
                homes.insert(one.name);
            }
        }
        Ok(())
    }

    fn tell(&mut self, heads: Vec<Head>, most: usize) -> Result<Vec<Commit>, Trouble> {
        let mut found = Vec::new();
        for (mut commit, changed) in heads {
            self.tell_one(&mut commit, &changed)?;
            if !commit.edits.is_empty() || !commit.silent.is_empty() {
                found.push(commit);
            }
            if found.len() >= most {
                break;
            }
        }
        Ok(found)
    }

    fn tell_one(&mut self, commit: &mut Commit, changed: &[Differing]) -> Result<(), Trouble> {
        let mut edits = Vec::new();
        for one in changed {
            let Some(name) = self.repository.name_in_workspace(&one.name) else { continue };
            let (new, old) = (self.state(&one.name, one.new.as_ref())?, self.state(&one.name, one.old.as_ref())?);
            if self.id.is_some_and(|id| !new.may_have(id) && !old.may_have(id)) {
                continue;
            }
            let of_file = compare::between(name, old.document(), new.document());
            if of_file.is_empty() && self.id.is_none() && (old.document().is_ours() || new.document().is_ours()) {
                commit.silent.push(name.to_owned());
            }
            edits.extend(of_file);
        }
        commit.edits = compare::joined(edits);
        commit.edits.retain(|edit| self.id.is_none_or(|id| edit.target.id == id));
        Ok(())
    }

    fn state(&mut self, name: &Name, entry: Option<&Entry>) -> Result<Rc<State>, Trouble> {
        let state = |text: String| {
            let name = self.repository.name_in_workspace(name).unwrap_or_default().to_owned();
            Rc::new(State { name, text, document: OnceCell::new() })
        };
        let Some(entry) = entry.filter(|entry| entry.is_file()) else { return Ok(state(String::new())) };
        if let Some((id, last)) = self.last.get(name)
            && *id == entry.id
        {
            return Ok(last.clone());
        }
        let bytes = self.objects.file(&entry.id)?.unwrap_or_default();
        let found = state(String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()));
        self.last.insert(name.clone(), (entry.id.clone(), found.clone()));
        Ok(found)
    }
}
