//! What others do to the files while they are open here: each file is merged at once, field by field,
//! and told of in sentences; what clashes waits for a decision. Our own saves are known by their bytes.

use std::path::PathBuf;

use super::{SETTINGS, Session, loaded, name_of};
use crate::domain::edit::Edit;
use crate::domain::field::Kind;
use crate::domain::problem::Problem;
use crate::i18n::message::{Arg, Message, say, tell};
use crate::store::watch::{Content, Look, Seen};
use crate::text::document::{Document, Lock};
use crate::workspace::merge::apart::{Before, Renamed};
use crate::workspace::merge::{Conflict, Merged, Pick};
use crate::workspace::{Loaded, Refused};

/// What came in from outside.
#[derive(Debug, Default, PartialEq)]
pub struct News {
    /// The files that were changed, by name.
    pub files: Vec<String>,
    pub incoming: Vec<Edit>,
    /// How many fields both sides changed otherwise.
    pub conflicts: usize,
    /// Rows of ours that have another id now.
    pub renamed: Vec<Renamed>,
    /// What else is to be said, in sentences without a full stop.
    pub remarks: Vec<Message>,
}

impl News {
    /// One line for people, beginning with `who`; nothing where there is no news.
    pub fn message(&self, who: Message) -> Option<Message> {
        if let Some(remark) = self.remarks.first() {
            return Some(remark.clone());
        }
        let file = self.files.first()?;
        let place = if self.files.len() == 1 { Arg::from(file) } else { tell("count-files", [("n", self.files.len().into())]).into() };
        let what = match &self.incoming[..] {
            [] => say("sync-news-spacing"),
            [one] => one.message(),
            [first, rest @ ..] => tell("sync-news-more", [("first", first.message().into()), ("n", rest.len().into())]),
        };
        Some(tell("sync-news", [("who", who.into()), ("what", what.into()), ("place", place)]))
    }
}

impl Session {
    /// What both sides changed otherwise and nobody has decided yet.
    pub fn conflicts(&self) -> &[Conflict] {
        &self.conflicts
    }

    /// How many of these are nowhere but here: what an exchange left stays on record.
    pub fn in_danger(&self) -> usize {
        self.conflicts.iter().filter(|conflict| !conflict.kept).count()
    }

    /// The path to be watched: the folder, or the one file.
    pub fn watched(&self) -> PathBuf {
        let root = if self.root.as_os_str().is_empty() { PathBuf::from(".") } else { self.root.clone() };
        self.single.clone().unwrap_or(root)
    }

    /// Files with changes of ours that cannot be saved now, and why.
    pub fn stuck(&self) -> impl Iterator<Item = &Message> {
        self.stuck.values()
    }

    /// A look at everything, for the one who reads the files.
    pub fn look(&self) -> Look {
        let known = self.workspace.documents().iter().filter(|document| !document.is_new()).map(|document| self.path(document.name()));
        Look::All { known: known.collect() }
    }

    /// Takes in files as they were found on disk.
    pub fn take(&mut self, seen: Vec<Seen>) -> News {
        let mut news = News::default();
        let gone = seen.iter().filter(|seen| matches!(seen.content, Content::Gone)).count();
        let known = self.workspace.documents().iter().filter(|document| !document.is_new()).count();
        if gone > 1 && gone >= known {
            news.remarks.push(say("sync-files-gone"));
            return news;
        }
        for seen in seen {
            let name = name_of(&self.root, &seen.path);
            let is_settings = name == SETTINGS && matches!(seen.content, Content::Bytes(_));
            let doc = self.workspace.documents().iter().position(|document| document.name() == name);
            match doc.and_then(|doc| u32::try_from(doc).ok()) {
                Some(doc) => self.take_known(doc, &name, seen, &mut news),
                None => self.take_new(name, seen, &mut news),
            }
            if is_settings {
                self.settings_again();
                let wrong = self.settings_problems.first();
                news.remarks.extend(
                    wrong.map(|problem| tell("refused-of", [("id", problem.file.clone().into()), ("message", problem.place().into())])),
                );
            }
        }
        self.look_at_conflicts_again();
        let unseen = std::mem::take(&mut self.unseen);
        news.conflicts += self.disagree(&unseen);
        news
    }

    fn take_new(&mut self, name: String, seen: Seen, news: &mut News) {
        let Content::Bytes(bytes) = seen.content else { return };
        if self.single.is_some() {
            return;
        }
        let loaded = loaded(name.clone(), bytes, self.mode, seen.access);
        if loaded.document().is_ours() || loaded.document().lock() == Some(Lock::Broken) {
            let rows = loaded.document().slots().filter(|(_, kind)| *kind == Kind::Project).count();
            news.remarks.push(tell("sync-file-new", [("file", (&name).into()), ("n", rows.into())]));
            news.files.push(name.clone());
        }
        let mut before = self.before();
        before.insert(name, String::new());
        let renamed = self.workspace.part(&before, &[loaded.document()]);
        self.rename(renamed, news);
        self.workspace.join(loaded);
    }

    fn take_known(&mut self, doc: u32, name: &str, seen: Seen, news: &mut News) {
        match seen.content {
            Content::Unreadable(failure) => news.remarks.push(failure.message()),
            Content::Gone => self.take_gone(doc, name, news),
            Content::Bytes(bytes) => {
                if self.text_on_disk(doc).as_deref().map(str::as_bytes) == Some(&bytes) {
                    self.stuck.remove(&doc);
                    return;
                }
                self.take_changed(doc, name, loaded(name.to_owned(), bytes, self.mode, seen.access), news);
            }
        }
    }

    /// What we know the file to hold; `None` where it is not there.
    fn text_on_disk(&self, doc: u32) -> Option<String> {
        let document = self.workspace.document(doc)?;
        match self.on_disk.get(&doc) {
            Some(text) => Some(text.to_string()),
            None if document.is_new() => None,
            None => Some(document.loaded()),
        }
    }

    fn is_unsaved(&self, doc: u32) -> bool {
        let saved = self.saved.get(&doc).copied().unwrap_or_default();
        self.workspace.document(doc).is_some_and(|document| document.version() != saved)
    }

    fn take_gone(&mut self, doc: u32, name: &str, news: &mut News) {
        let Some(last) = self.text_on_disk(doc) else { return };
        self.missing.insert(doc, last);
        self.on_disk.remove(&doc);
        if self.is_unsaved(doc) {
            news.remarks.push(tell("sync-file-removed-kept", [("file", name.into())]));
        } else {
            self.workspace.renew(doc, Loaded::of(Document::create(name)));
            news.remarks.push(tell("sync-file-removed", [("file", name.into())]));
        }
        if let Some(document) = self.workspace.document_mut(doc) {
            document.mark_missing();
        }
        news.files.push(name.to_owned());
    }

    fn take_changed(&mut self, doc: u32, name: &str, theirs: Loaded, news: &mut News) {
        let unsaved = self.is_unsaved(doc);
        let broken = theirs.document().lock() == Some(Lock::Broken);
        if broken && unsaved {
            let why = theirs.document().problems().first().map(Problem::place).unwrap_or_default();
            let remark = tell("sync-file-broken", [("file", name.into()), ("why", why.into())]);
            self.stuck.insert(doc, remark.clone());
            news.remarks.push(remark);
            return;
        }
        self.stuck.remove(&doc);
        let text = theirs.document().text();
        let base = self.missing.remove(&doc).or_else(|| self.text_on_disk(doc)).unwrap_or_default();
        let merged = if broken || self.was_broken(doc) {
            self.workspace.renew(doc, theirs);
            Merged::default()
        } else {
            let others = self.before();
            self.workspace.merge_beside(doc, base, theirs, others)
        };
        self.on_disk.remove(&doc);
        if let Some(document) = self.workspace.document(doc)
            && document.text() == text
        {
            self.saved.insert(doc, document.version());
        }
        news.files.push(name.to_owned());
        self.rename(merged.renamed, news);
        news.conflicts += merged.conflicts.len();
        news.incoming.extend(merged.incoming);
        self.conflicts.extend(merged.conflicts);
    }

    /// What the files said in which there are changes of ours.
    fn before(&self) -> Before {
        let unsaved = (0u32..).zip(self.workspace.documents()).filter(|(doc, _)| self.is_unsaved(*doc));
        unsaved.map(|(doc, document)| (document.name().to_owned(), self.text_on_disk(doc).unwrap_or_default())).collect()
    }

    /// Rows of ours have another id: what waits and what is on record says so too.
    fn rename(&mut self, renamed: Vec<Renamed>, news: &mut News) {
        for row in &renamed {
            self.conflicts = std::mem::take(&mut self.conflicts).into_iter().map(|conflict| conflict.renamed(row)).collect();
            self.rename_undecided(row);
            self.record_renamed(row);
        }
        news.remarks.extend(renamed.iter().map(Renamed::message));
        news.renamed.extend(renamed);
    }

    /// What waits for a decision is measured by what the files say now: what an exchange has left is let go where they say
    /// neither side, and of another field the newest value is theirs.
    fn look_at_conflicts_again(&mut self) {
        let mut conflicts = std::mem::take(&mut self.conflicts);
        conflicts.retain_mut(|conflict| {
            if conflict.kept {
                return self.still_open(conflict);
            }
            let now = self.workspace.record_of(&conflict.target);
            if let Some(now) = now.filter(|_| !conflict.clash.field.is_empty()) {
                conflict.clash.theirs = now.at(&conflict.clash.field).cloned();
            }
            true
        });
        self.conflicts = conflicts;
    }

    fn was_broken(&self, doc: u32) -> bool {
        self.workspace.document(doc).is_some_and(|document| document.lock() == Some(Lock::Broken))
    }

    /// Decides a conflict. Where our value is taken, that is a step that can be undone.
    pub fn decide(&mut self, number: usize, pick: Pick) -> Result<Vec<Edit>, Refused> {
        let Some(conflict) = self.conflicts.get(number) else { return Ok(Vec::new()) };
        let file = conflict.is_file().then(|| conflict.file.clone());
        let edits = match self.twin_of(conflict).filter(|_| pick == Pick::Theirs) {
            Some(twin) => self.workspace.replaced(&conflict.target, twin),
            None => conflict.edits(pick).to_vec(),
        };
        self.apply(edits.clone())?;
        let doc = self.workspace.documents().iter().position(|document| file.as_deref() == Some(document.name()));
        self.leaving.extend(doc.and_then(|doc| u32::try_from(doc).ok()));
        self.conflicts.remove(number);
        self.journal_saved();
        Ok(edits)
    }
}
