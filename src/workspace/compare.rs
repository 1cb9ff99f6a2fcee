//! What made one state of the files into another, as edits: for the message of a commit, for `diff` and
//! for `log`. A row that went from one file to another has moved and is not removed and added.

use super::merge::apart::Renamed;
use super::settings::{self, Settings};
use super::{Loaded, Workspace, merge};
use crate::domain::difference::changes;
use crate::domain::edit::{Change, Edit, Target};
use crate::domain::event::Event;
use crate::domain::rebase::Clash;
use crate::domain::value::{Record, Value};
use crate::i18n::message::{Message, tell};
use crate::text::document::{Document, Lock};
use crate::text::loose;

/// A file in its two states; `None` where it was not there.
#[derive(Debug)]
pub struct Pair {
    pub name: String,
    pub old: Option<String>,
    pub new: Option<String>,
}

/// What differs in all files, in their order.
pub fn edits(pairs: &[Pair]) -> Vec<Edit> {
    joined(pairs.iter().flat_map(of_file).collect())
}

/// What differs, for people; a file in which no row differs is told of too.
pub fn messages(pairs: &[Pair]) -> Vec<Message> {
    messages_of(pairs, |_| true)
}

/// Like `messages`, with only some of the edits.
pub fn messages_of(pairs: &[Pair], is_told: impl Fn(&Edit) -> bool) -> Vec<Message> {
    let mut found = Vec::new();
    let mut all = Vec::new();
    for pair in pairs {
        let edits = of_file(pair);
        if edits.is_empty() {
            found.push(of_silent(pair));
        }
        all.extend(edits);
    }
    joined(all).into_iter().filter(is_told).flat_map(one_by_one).map(|edit| edit.message()).chain(found).collect()
}

/// The old states with the ids that rows of theirs have got meanwhile.
pub fn with_new_ids(pairs: &mut [Pair], renamed: &[Renamed]) {
    if renamed.is_empty() {
        return;
    }
    let olds = pairs.iter().filter_map(|pair| Some(Loaded::read(pair.name.as_str(), pair.old.clone()?)));
    let mut workspace = Workspace::new(olds.collect(), Settings::default());
    workspace.follow_all(renamed);
    for pair in pairs.iter_mut().filter(|pair| pair.old.is_some()) {
        let document = workspace.documents().iter().find(|document| document.name() == pair.name);
        pair.old = document.map(Document::text);
    }
}

/// A list that has got items in its midst, told item by item; as edits these would put them at its end.
fn one_by_one(edit: Edit) -> Vec<Edit> {
    let Change::Set { field, old: Some(Value::List(old)), new: Some(Value::List(new)) } = &edit.change else { return vec![edit] };
    let mut left = old.iter().peekable();
    let came: Vec<Edit> = new
        .iter()
        .filter(|item| left.next_if(|first| first.same_as(item)).is_none())
        .map(|item| Edit::insert(edit.target.clone(), field.clone(), item.clone()))
        .collect();
    if left.next().is_none() { came } else { vec![edit] }
}

/// What is said of a file in which no row differs.
fn of_silent(pair: &Pair) -> Message {
    match (&pair.old, &pair.new) {
        (None, _) => tell("edit-file-added", [("file", (&pair.name).into())]),
        (_, None) => tell("edit-file-removed", [("file", (&pair.name).into())]),
        _ => silent(&pair.name),
    }
}

/// No row of this file differs.
pub fn silent(file: &str) -> Message {
    tell("edit-silent", [("file", file.into())])
}

fn of_file(pair: &Pair) -> Vec<Edit> {
    if pair.old == pair.new {
        return Vec::new();
    }
    if pair.name == settings::FILE
        && let (Some(old), Some(new)) = (&pair.old, &pair.new)
        && ![old, new].iter().any(|text| is_ours(&pair.name, text))
    {
        let set = |clash: Clash| Edit::set(Target::file(&pair.name), clash.field, clash.mine, clash.theirs);
        return loose::differing(old, old, new).unwrap_or_default().into_iter().map(set).collect();
    }
    let read = |text: &Option<String>| Document::read(pair.name.as_str(), text.clone().unwrap_or_default());
    between(&pair.name, &read(&pair.old), &read(&pair.new))
}

/// What differs in one file; nothing where one of the two is no TOML.
pub fn between(name: &str, old: &Document, new: &Document) -> Vec<Edit> {
    if [old, new].iter().any(|document| document.lock() == Some(Lock::Broken)) {
        return Vec::new();
    }
    merge::incoming(old, new, &[], name)
}

/// Removed here and added there is moved, with what was changed on the way.
pub fn joined(edits: Vec<Edit>) -> Vec<Edit> {
    let mut gone: Vec<Edit> = Vec::new();
    let (dropped, rest): (Vec<Edit>, Vec<Edit>) = edits.into_iter().partition(|edit| matches!(edit.change, Change::Drop { .. }));
    gone.extend(dropped);
    let mut found = Vec::new();
    for edit in rest {
        let Change::Add { place, record } = &edit.change else {
            found.push(edit);
            continue;
        };
        let Some(at) = gone.iter().position(|other| other.target == edit.target) else {
            found.push(edit);
            continue;
        };
        if let Change::Drop { place: from, record: was } = gone.swap_remove(at).change {
            found.push(Edit { target: edit.target.clone(), change: Change::Move { from, to: place.clone() } });
            found.extend(changes(&was, record).into_iter().map(|change| Edit { target: edit.target.clone(), change }));
        }
    }
    found.extend(gone);
    found
}

/// One edit as `diff --json` and `changes --json` show it.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    pub target: Target,
    /// Empty where the whole row came, went or moved.
    pub field: String,
    pub from: Option<Value>,
    pub to: Option<Value>,
    /// When and at which meeting it was stated, if the history says so.
    pub date: Option<Value>,
    pub meeting: Option<Value>,
    pub sentence: String,
}

/// The edits one by one, a status joined with the entry of the history that states it.
pub fn told(edits: &[Edit]) -> Vec<Told> {
    edits.iter().map(|edit| one(edit, edits)).collect()
}

fn one(edit: &Edit, all: &[Edit]) -> Told {
    let (field, from, to) = match &edit.change {
        Change::Set { field, old, new } => (field.clone(), old.clone(), new.clone()),
        Change::Insert { field, value } => (field.clone(), None, Some(value.clone())),
        Change::Remove { field, value } => (field.clone(), Some(value.clone()), None),
        Change::Add { record, .. } => (String::new(), None, Some(Value::Record(record.clone()))),
        Change::Drop { record, .. } => (String::new(), Some(Value::Record(record.clone())), None),
        Change::Move { from, to } => (String::new(), Some(Value::text(&*from.file)), Some(Value::text(&*to.file))),
    };
    let event = match &edit.change {
        Change::Insert { field, value } if field == "history" => value.as_record().cloned(),
        Change::Set { field, new: Some(status), .. } if field == "status" => stated(&edit.target, status, all),
        _ => None,
    };
    let of = |name: &str| event.as_ref().and_then(|event| event.get(name)).filter(|value| value.as_text() != Some("")).cloned();
    Told { target: edit.target.clone(), field, from, to, date: of("date"), meeting: of("meeting"), sentence: edit.sentence() }
}

/// The entry of the history that states a status.
fn stated(target: &Target, status: &Value, all: &[Edit]) -> Option<Record> {
    let mut events = all.iter().rev().filter(|edit| edit.target == *target).filter_map(|edit| match &edit.change {
        Change::Insert { field, value } if field == "history" => value.as_record(),
        _ => None,
    });
    events.find(|event| Event::of(event).status.is_some() && event.text("status") == status.as_text().unwrap_or_default()).cloned()
}

/// Whether a text is a file of ours: TOML that holds a plan, a project, a meeting or an organisation.
pub fn is_ours(name: &str, text: &str) -> bool {
    let loaded = Loaded::read(name, text.to_owned());
    loaded.document().lock() != Some(Lock::Broken) && loaded.document().is_ours()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(pairs: &[Pair]) -> Vec<String> {
        messages(pairs).iter().map(Message::to_string).collect()
    }

    const OLD: &str = "[[project]]\nid = \"A\"\ntitle = \"T\"\nstatus = \"planned\"\n";

    fn pair(name: &str, old: &str, new: &str) -> Pair {
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Pair { name: name.to_owned(), old: text(old), new: text(new) }
    }

    #[test]
    fn what_differs_is_told_in_sentences() {
        let done = OLD.replace("planned", "done") + "history = [ { date = 2024-05-01, status = \"done\", meeting = \"M\" } ]\n";
        let edits = edits(&[pair("a.toml", OLD, &done)]);
        let told = told(&edits);
        assert_eq!(told[0].sentence, "A: status planned → done");
        assert_eq!(told[0].meeting, Some(Value::text("M")));
        assert_eq!(sentences(&[pair("a.toml", OLD, &format!("# c\n{OLD}"))]), ["a.toml: only comments, spacing or what is no row of ours"]);
    }

    #[test]
    fn a_plan_that_comes_goes_or_changes_is_named() {
        let plan = "[plan]\nid = \"P\"\ntitle = \"T\"\n";
        assert_eq!(sentences(&[pair("a.toml", "", plan)]), ["plan P added"]);
        assert_eq!(sentences(&[pair("a.toml", plan, "")]), ["plan P removed"]);
        assert_eq!(sentences(&[pair("a.toml", plan, &plan.replace('T', "U"))]), ["P: title T → U"]);
    }

    #[test]
    fn an_entry_in_the_midst_of_a_history_is_told_alone() {
        let row = |notes: &[&str]| {
            let entries: Vec<String> = notes.iter().map(|note| format!("{{ date = 2024-05-01, note = \"{note}\" }}")).collect();
            format!("{OLD}history = [{}]\n", entries.join(", "))
        };
        let pairs = [pair("a.toml", &row(&["first", "ours"]), &row(&["first", "theirs", "ours"]))];
        assert_eq!(sentences(&pairs), ["A: noted theirs (2024-05-01)"]);
        let pairs = [pair("a.toml", &row(&["first", "second"]), &row(&["second", "first"]))];
        assert!(sentences(&pairs)[0].starts_with("A: history"));
    }

    #[test]
    fn a_row_in_another_file_has_moved() {
        let pairs = [pair("a.toml", OLD, "# none\n"), pair("b.toml", "", &OLD.replace("planned", "ongoing"))];
        assert_eq!(sentences(&pairs), ["project A moved to b.toml", "A: status planned → ongoing"]);
    }
}
