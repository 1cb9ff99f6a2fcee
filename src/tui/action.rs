//! THE table of actions: what one can do, by which keys, and in which words. The key map, the help,
//! the hints, the palette and docs/keys.md are all made from it.

/// Everything that a key or a palette entry can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    Down,
    Up,
    First,
    Last,
    PageDown,
    PageUp,
    HalfDown,
    HalfUp,
    Enter,
    Back,
    NextPane,
    Left,
    Right,
    TabLeft,
    TabRight,
    Plans,
    Projects,
    Meetings,
    Matrix,
    Deadlines,
    Timeline,
    Changes,
    Brief,
    AsOf,
    Filter,
    NextMatch,
    PreviousMatch,
    View,
    Order,
    Mark,
    MarkAll,
    ClearMarks,
    Zoom,
    Palette,
    Status,
    Health,
    Due,
    Later,
    Earlier,
    Link,
    Carry,
    ActiveMeeting,
    Note,
    Commitment,
    Add,
    ImportReadout,
    EditField,
    Editor,
    Remove,
    Undo,
    Redo,
    Copy,
    History,
    Problems,
    Reload,
    Decide,
    Exchange,
    Mouse,
    Save,
    Help,
    Suspend,
    Quit,
}

/// Where an action counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    Everywhere,
    Projects,
}

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    pub action: Action,
    /// Keys as `keys::Key::parse` reads them; the first is the one shown.
    pub keys: &'static [&'static str],
    /// Two words at most, for the hint bar.
    pub short: &'static str,
    /// A sentence without a full stop, for the help and the palette.
    pub help: &'static str,
    pub group: &'static str,
    pub scope: Scope,
    /// Whether it changes files: off in a read-only session.
    pub writes: bool,
}

const MOVE: &str = "Move";
const LOOK: &str = "Look";
const CHANGE: &str = "Change";
const FILE: &str = "File";

const fn entry(group: &'static str, action: Action, keys: &'static [&'static str], short: &'static str, help: &'static str) -> Entry {
    Entry { action, keys, short, help, group, scope: Scope::Everywhere, writes: false }
}

const fn change(action: Action, keys: &'static [&'static str], short: &'static str, help: &'static str) -> Entry {
    Entry { action, keys, short, help, group: CHANGE, scope: Scope::Projects, writes: true }
}

const fn change_any(action: Action, keys: &'static [&'static str], short: &'static str, help: &'static str) -> Entry {
    Entry { action, keys, short, help, group: CHANGE, scope: Scope::Everywhere, writes: true }
}

pub const ACTIONS: &[Entry] = &[
    entry(MOVE, Action::Down, &["j", "<down>"], "down", "Next row"),
    entry(MOVE, Action::Up, &["k", "<up>"], "up", "Previous row"),
    entry(MOVE, Action::First, &["g", "<home>"], "first", "First row"),
    entry(MOVE, Action::Last, &["G", "<end>"], "last", "Last row"),
    entry(MOVE, Action::PageDown, &["<pgdn>"], "page down", "A page down"),
    entry(MOVE, Action::PageUp, &["<pgup>"], "page up", "A page up"),
    entry(MOVE, Action::HalfDown, &["<c-d>"], "half down", "Half a page down"),
    entry(MOVE, Action::HalfUp, &["<c-u>"], "half up", "Half a page up"),
    entry(MOVE, Action::Enter, &["<enter>"], "open", "Go into the selected row"),
    entry(MOVE, Action::Back, &["<esc>"], "back", "Back: close, clear the filter, leave the plan"),
    entry(MOVE, Action::NextPane, &["<tab>", "<s-tab>"], "pane", "Between the list and the detail; to the next number of a plan"),
    entry(MOVE, Action::Left, &["h", "<left>"], "left", "To the left: the list, the meeting before in the matrix"),
    entry(MOVE, Action::Right, &["l", "<right>"], "right", "To the right: the detail, the next meeting in the matrix"),
    entry(MOVE, Action::TabRight, &["]", "t"], "next tab", "Next tab of the detail"),
    entry(MOVE, Action::TabLeft, &["[", "p"], "previous tab", "Previous tab of the detail"),
    entry(LOOK, Action::Plans, &["1"], "plans", "Plans"),
    entry(LOOK, Action::Projects, &["2"], "projects", "Projects"),
    entry(LOOK, Action::Meetings, &["3"], "meetings", "Meetings"),
    entry(LOOK, Action::Matrix, &["4"], "matrix", "Projects and meetings crossed: where each was discussed"),
    entry(LOOK, Action::Deadlines, &["5"], "due", "Due: overdue, next 30 days, silent, by week"),
    entry(LOOK, Action::Timeline, &["B"], "timeline", "Timeline: bars from start to due, with the meetings"),
    entry(LOOK, Action::Changes, &["6"], "changes", "What changed since the last meeting"),
    entry(LOOK, Action::Brief, &["b", "7", "<f7>"], "brief", "The brief for the next meeting"),
    entry(LOOK, Action::AsOf, &["T"], "as of", "As it stood at a meeting or on a date; again: today"),
    entry(LOOK, Action::Filter, &["/", "<f6>"], "filter", "Filter the rows while you type"),
    entry(LOOK, Action::NextMatch, &["n"], "next", "Next row that the filter shows"),
    entry(LOOK, Action::PreviousMatch, &["N"], "previous", "Previous row that the filter shows"),
    entry(LOOK, Action::View, &["'", "f"], "view", "A saved view: then its letter"),
    entry(LOOK, Action::Order, &["o"], "order", "Sort the rows, choose columns"),
    entry(LOOK, Action::Zoom, &["z"], "zoom", "The detail on the whole screen, and back"),
    entry(LOOK, Action::History, &["H"], "history", "History of the selected row"),
    entry(LOOK, Action::Problems, &["!", "<f9>"], "problems", "What is wrong in the files"),
    entry(LOOK, Action::Palette, &[":", "<f8>"], "all actions", "All actions by name"),
    entry(LOOK, Action::Help, &["?", "<f1>"], "help", "Keys and what they do"),
    change(Action::Status, &["s", "<f2>"], "status", "Mark the status"),
    change(Action::Health, &["S"], "health", "Set the health by hand"),
    change(Action::Due, &["d", "<f4>"], "due", "Set the due date"),
    change(Action::Later, &[">"], "later", "Due date later by so many days: 14>"),
    change(Action::Earlier, &["<lt>"], "earlier", "Due date earlier by so many days: 14<"),
    change(Action::Link, &["L", "<f3>"], "link", "Link to a meeting, or take the link back; in the matrix the cell"),
    change(Action::Note, &["A", "<f5>"], "note", "Add a note to the history"),
    change_any(Action::Carry, &["c"], "carry over", "Carry what is not finished over into the next plan"),
    change_any(Action::ActiveMeeting, &["m"], "meeting", "The meeting at which all is stated from now on"),
    change_any(Action::Commitment, &["C"], "commitment", "Record what a side undertakes at a meeting"),
    change_any(Action::Add, &["a"], "add", "Add a project or a meeting"),
    change_any(Action::ImportReadout, &["i"], "readout", "Record a meeting from the text of its readout"),
    change_any(Action::EditField, &["e"], "edit", "Edit a field"),
    change_any(Action::Editor, &["E"], "editor", "Open the row in your editor"),
    change_any(Action::Remove, &["<c-x>"], "remove", "Remove the row, after a question"),
    change(Action::Mark, &["v", "<space>"], "mark", "Mark the row: changes then act on all marked rows"),
    change(Action::MarkAll, &["V"], "mark all", "Mark all rows shown, or none"),
    change(Action::ClearMarks, &["<c-v>"], "unmark", "Take all marks away"),
    change_any(Action::Undo, &["u"], "undo", "Undo the last change"),
    change_any(Action::Redo, &["<c-r>"], "redo", "Redo what was undone"),
    entry(FILE, Action::Copy, &["y"], "copy", "Copy the row to the clipboard"),
    Entry { scope: Scope::Everywhere, writes: true, ..entry(FILE, Action::Save, &["<c-s>"], "save", "Save all changes") },
    entry(FILE, Action::Reload, &["R"], "reload", "Read the files again; your changes stay"),
    Entry {
        writes: true,
        ..entry(FILE, Action::Exchange, &["P"], "exchange", "Exchange with the other offices: commit, merge and send through git")
    },
    entry(FILE, Action::Decide, &["D"], "decide", "Decide what somebody else changed too"),
    entry(FILE, Action::Mouse, &["%"], "mouse", "The mouse to the terminal, to select text with it, and back"),
    entry(FILE, Action::Suspend, &["<c-z>"], "suspend", "To the shell; `fg` comes back"),
    entry(FILE, Action::Quit, &["q", "<f10>", "<c-c>"], "quit", "Back, then quit"),
];

impl Action {
    pub fn entry(self) -> Option<&'static Entry> {
        ACTIONS.iter().find(|entry| entry.action == self)
    }

    /// Its name in the settings: `edit-field`.
    pub fn name(self) -> String {
        let mut name = String::new();
        for c in format!("{self:?}").chars() {
            if c.is_ascii_uppercase() && !name.is_empty() {
                name.push('-');
            }
            name.push(c.to_ascii_lowercase());
        }
        name
    }

    pub fn parse(name: &str) -> Option<Action> {
        ACTIONS.iter().map(|entry| entry.action).find(|action| action.name() == name)
    }
}
