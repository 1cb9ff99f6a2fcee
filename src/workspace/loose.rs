//! Files without rows of ours, such as the settings of the workspace: a value in one is changed like a field of
//! a row that is called as the file, so that it can be undone, is on record and joins what others do.

use super::history::Patch;
use super::index::Handle;
use super::merge::{Conflict, Merged};
use super::{Loaded, Refused, Workspace};
use crate::domain::edit::{Change, Edit, Target};
use crate::domain::field::Kind;
use crate::domain::rebase::Clash;
use crate::domain::value::{Record, Value};
use crate::text::document::Slot;
use crate::text::loose;
use crate::text::read::RowRef;
use crate::text::write::Unwritable;

impl Workspace {
    /// All that a row says, or a file without rows.
    pub fn record_of(&self, target: &Target) -> Option<Record> {
        let row = self.find_row(target.kind, &target.id).map(RowRef::record);
        row.or_else(|| loose::record(&self.document(self.loose(target)?)?.text()))
    }

    /// A file without rows.
    pub(super) fn loose(&self, target: &Target) -> Option<u32> {
        if target.kind != Kind::Plan || self.find(target.kind, &target.id).is_some() {
            return None;
        }
        let doc = self.documents.iter().position(|document| document.name() == target.id && !document.loose().is_empty())?;
        u32::try_from(doc).ok()
    }

    pub(super) fn change_loose(&mut self, doc: u32, edit: &Edit, patches: &mut Vec<Patch>) -> Result<(), Refused> {
        self.unlocked(doc)?;
        let Some(document) = self.document(doc) else { return Err(self.unknown(&edit.target)) };
        let written = match &edit.change {
            // the whole file, where its values cannot be told apart
            Change::Set { field, new: Some(Value::Text(text)), .. } if field.is_empty() => Ok(text.clone()),
            Change::Set { field, new, .. } => loose::set(&document.text(), field, new.as_ref()),
            Change::Insert { field, .. } | Change::Remove { field, .. } => Err(Unwritable::NoList(field.clone())),
            Change::Add { .. } | Change::Drop { .. } | Change::Move { .. } => Err(Unwritable::Differs),
        };
        let after = written.map_err(|why| Refused::Unwritable { target: edit.target.clone(), why })?;
        let (old, new) = (document.version(), self.version());
        for (handle, before, after) in self.pieces(doc, &after) {
            let patch = Patch::Text { handle, before, after, old, new };
            self.do_again(&patch);
            patches.push(patch);
        }
        Ok(())
    }

    /// The pieces of the file that say something else in a new text, with what they say and will say.
    fn pieces(&self, doc: u32, text: &str) -> Vec<(Handle, Box<str>, Box<str>)> {
        let Some(document) = self.document(doc) else { return Vec::new() };
        let row = |slot: &Slot| document.row(*slot).map(RowRef::source).unwrap_or_default();
        let (mut slots, mut rest) = (document.loose(), text);
        while let [first, more @ ..] = slots
            && let Some(after) = rest.strip_prefix(row(first))
        {
            (slots, rest) = (more, after);
        }
        while let [more @ .., last] = slots
            && let Some(before) = rest.strip_suffix(row(last)).filter(|_| !more.is_empty())
        {
            (slots, rest) = (more, before);
        }
        if slots.is_empty() && !rest.is_empty() {
            // what is new stands behind all that is there
            let last = document.loose().last();
            return last
                .map(|slot| (Handle { doc, slot: *slot }, row(slot).into(), format!("{}{rest}", row(slot)).into()))
                .into_iter()
                .collect();
        }
        // a value stands in one piece; where more have changed the first one gets all
        let texts = std::iter::once(rest).chain(std::iter::repeat(""));
        slots.iter().zip(texts).map(|(slot, text)| (Handle { doc, slot: *slot }, row(slot).into(), text.into())).collect()
    }

    /// Takes in such a file as somebody else left it, where we have changed values in it too.
    pub(super) fn merge_loose(&mut self, doc: u32, base: &str, theirs: Loaded) -> Merged {
        let Some(document) = self.document(doc) else { return Merged::default() };
        let (name, ours, version) = (document.name().to_owned(), document.text(), document.version());
        let (target, there) = (Target::file(&name), theirs.document().text());
        self.renew(doc, theirs);
        let joined = loose::join(base, &ours, &there);
        let clashes = match joined {
            Some(joined) => {
                for (handle, _, text) in self.pieces(doc, &joined.theirs) {
                    self.put_text(handle, text, version);
                }
                joined.clashes
            }
            // it cannot be joined: each value that we changed is asked for, or if they cannot be told apart the whole file
            None => loose::differing(base, &ours, base).unwrap_or_else(|| vec![whole(base, &ours, &there)]),
        };
        if let Some(document) = self.document_mut(doc) {
            document.set_version(version);
        }
        Merged {
            conflicts: clashes.into_iter().map(|clash| Conflict::of_field(target.clone(), &name, clash)).collect(),
            ..Merged::default()
        }
    }

    /// The same text with the values of a step turned, where they still say what the step left.
    pub(super) fn reworked_loose(&self, handle: Handle, left: &str, wanted: &str) -> Result<Box<str>, Refused> {
        let (Some(document), Some(row)) = (self.document(handle.doc), self.row(handle)) else {
            return Err(Refused::Broken { file: String::new() });
        };
        let target = Target::file(document.name());
        let mut text = row.source().to_owned();
        let Some(turned) = loose::differing(left, left, wanted) else {
            return Err(Refused::Overtaken { target, field: String::new() });
        };
        for clash in turned {
            let now = loose::record(&text).unwrap_or_default();
            if !Value::same(now.at(&clash.field), clash.mine.as_ref()) {
                return Err(Refused::Overtaken { target, field: clash.field });
            }
            text = loose::set(&text, &clash.field, clash.theirs.as_ref())
                .map_err(|why| Refused::Unwritable { target: target.clone(), why })?;
        }
        Ok(text.into())
    }
}

/// A file that is at stake as a whole.
fn whole(base: &str, ours: &str, theirs: &str) -> Clash {
    let [base, mine, theirs] = [base, ours, theirs].map(|text| Some(Value::text(text)));
    Clash { field: String::new(), base, mine, theirs }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::settings::Settings;

    #[test]
    fn a_value_is_changed_and_comes_back() {
        let text = "# ours\n[settings]\ndue_soon_days = 30\n\n[views]\no = \"overdue\"\n";
        let mut workspace = Workspace::new(vec![Loaded::read("coplan.toml", text.to_owned())], Settings::default());
        let edit = Edit::set(Target::file("coplan.toml"), "settings.due_soon_days", Some(Value::Int(30)), Some(Value::Int(14)));
        workspace.apply(vec![edit]).unwrap();
        assert_eq!(workspace.document(0).unwrap().text(), text.replace("30", "14"));
        workspace.undo();
        assert_eq!(workspace.document(0).unwrap().text(), text);
    }
    #[test]
    fn where_values_cannot_be_told_apart_the_whole_file_is_decided() {
        let text = |view: &str| format!("[views]\n\"a.b\" = \"{view}\"\n");
        let mut workspace = Workspace::new(vec![Loaded::read("coplan.toml", text("ours"))], Settings::default());
        let merged = workspace.merge(0, text("base"), Loaded::read("coplan.toml", text("theirs")));
        assert_eq!((merged.conflicts.len(), workspace.document(0).unwrap().text()), (1, text("theirs")));
        workspace.apply(merged.conflicts[0].edits(crate::workspace::merge::Pick::Mine).to_vec()).unwrap();
        assert_eq!(workspace.document(0).unwrap().text(), text("ours"));
    }
}
