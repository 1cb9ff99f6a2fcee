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
    /// The message for the hint bar: two words at most.
    pub short: &'static str,
    /// The message for the help and the palette: a sentence without a full stop.
    pub help: &'static str,
    pub group: &'static str,
    pub scope: Scope,
    /// Whether it changes files: off in a read-only session.
    pub writes: bool,
}

const MOVE: &str = "action-group-move";
const LOOK: &str = "action-group-look";
const CHANGE: &str = "action-group-change";
const FILE: &str = "action-group-file";

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
    entry(MOVE, Action::Down, &["j", "<down>"], "action-down", "action-down-help"),
    entry(MOVE, Action::Up, &["k", "<up>"], "action-up", "action-up-help"),
    entry(MOVE, Action::First, &["g", "<home>"], "action-first", "action-first-help"),
    entry(MOVE, Action::Last, &["G", "<end>"], "action-last", "action-last-help"),
    entry(MOVE, Action::PageDown, &["<pgdn>"], "action-page-down", "action-page-down-help"),
    entry(MOVE, Action::PageUp, &["<pgup>"], "action-page-up", "action-page-up-help"),
    entry(MOVE, Action::HalfDown, &["<c-d>"], "action-half-down", "action-half-down-help"),
    entry(MOVE, Action::HalfUp, &["<c-u>"], "action-half-up", "action-half-up-help"),
    entry(MOVE, Action::Enter, &["<enter>"], "action-enter", "action-enter-help"),
    entry(MOVE, Action::Back, &["<esc>"], "action-back", "action-back-help"),
    entry(MOVE, Action::NextPane, &["<tab>", "<s-tab>"], "action-next-pane", "action-next-pane-help"),
    entry(MOVE, Action::Left, &["h", "<left>"], "action-left", "action-left-help"),
    entry(MOVE, Action::Right, &["l", "<right>"], "action-right", "action-right-help"),
    entry(MOVE, Action::TabRight, &["]", "t"], "action-tab-right", "action-tab-right-help"),
    entry(MOVE, Action::TabLeft, &["[", "p"], "action-tab-left", "action-tab-left-help"),
    entry(LOOK, Action::Plans, &["1"], "action-plans", "action-plans-help"),
    entry(LOOK, Action::Projects, &["2"], "action-projects", "action-projects-help"),
    entry(LOOK, Action::Meetings, &["3"], "action-meetings", "action-meetings-help"),
    entry(LOOK, Action::Matrix, &["4"], "action-matrix", "action-matrix-help"),
    entry(LOOK, Action::Deadlines, &["5"], "action-deadlines", "action-deadlines-help"),
    entry(LOOK, Action::Timeline, &["B"], "action-timeline", "action-timeline-help"),
    entry(LOOK, Action::Changes, &["6"], "action-changes", "action-changes-help"),
    entry(LOOK, Action::Brief, &["b", "7", "<f7>"], "action-brief", "action-brief-help"),
    entry(LOOK, Action::AsOf, &["T"], "action-as-of", "action-as-of-help"),
    entry(LOOK, Action::Filter, &["/", "<f6>"], "action-filter", "action-filter-help"),
    entry(LOOK, Action::NextMatch, &["n"], "action-next-match", "action-next-match-help"),
    entry(LOOK, Action::PreviousMatch, &["N"], "action-previous-match", "action-previous-match-help"),
    entry(LOOK, Action::View, &["'", "f"], "action-view", "action-view-help"),
    entry(LOOK, Action::Order, &["o"], "action-order", "action-order-help"),
    entry(LOOK, Action::Zoom, &["z"], "action-zoom", "action-zoom-help"),
    entry(LOOK, Action::History, &["H"], "action-history", "action-history-help"),
    entry(LOOK, Action::Problems, &["!", "<f9>"], "action-problems", "action-problems-help"),
    entry(LOOK, Action::Palette, &[":", "<f8>"], "action-palette", "action-palette-help"),
    entry(LOOK, Action::Help, &["?", "<f1>"], "action-help", "action-help-help"),
    change(Action::Status, &["s", "<f2>"], "action-status", "action-status-help"),
    change(Action::Health, &["S"], "action-health", "action-health-help"),
    change(Action::Due, &["d", "<f4>"], "action-due", "action-due-help"),
    change(Action::Later, &[">"], "action-later", "action-later-help"),
    change(Action::Earlier, &["<lt>"], "action-earlier", "action-earlier-help"),
    change(Action::Link, &["L", "<f3>"], "action-link", "action-link-help"),
    change(Action::Note, &["A", "<f5>"], "action-note", "action-note-help"),
    change_any(Action::Carry, &["c"], "action-carry", "action-carry-help"),
    change_any(Action::ActiveMeeting, &["m"], "action-active-meeting", "action-active-meeting-help"),
    change_any(Action::Commitment, &["C"], "action-commitment", "action-commitment-help"),
    change_any(Action::Add, &["a"], "action-add", "action-add-help"),
    change_any(Action::ImportReadout, &["i"], "action-import-readout", "action-import-readout-help"),
    change_any(Action::EditField, &["e"], "action-edit-field", "action-edit-field-help"),
    change_any(Action::Editor, &["E"], "action-editor", "action-editor-help"),
    change_any(Action::Remove, &["<c-x>"], "action-remove", "action-remove-help"),
    change(Action::Mark, &["v", "<space>"], "action-mark", "action-mark-help"),
    change(Action::MarkAll, &["V"], "action-mark-all", "action-mark-all-help"),
    change(Action::ClearMarks, &["<c-v>"], "action-clear-marks", "action-clear-marks-help"),
    change_any(Action::Undo, &["u"], "action-undo", "action-undo-help"),
    change_any(Action::Redo, &["<c-r>"], "action-redo", "action-redo-help"),
    entry(FILE, Action::Copy, &["y"], "action-copy", "action-copy-help"),
    Entry { scope: Scope::Everywhere, writes: true, ..entry(FILE, Action::Save, &["<c-s>"], "action-save", "action-save-help") },
    entry(FILE, Action::Reload, &["R"], "action-reload", "action-reload-help"),
    Entry { writes: true, ..entry(FILE, Action::Exchange, &["P"], "action-exchange", "action-exchange-help") },
    entry(FILE, Action::Decide, &["D"], "action-decide", "action-decide-help"),
    entry(FILE, Action::Mouse, &["%"], "action-mouse", "action-mouse-help"),
    entry(FILE, Action::Suspend, &["<c-z>"], "action-suspend", "action-suspend-help"),
    entry(FILE, Action::Quit, &["q", "<f10>", "<c-c>"], "action-quit", "action-quit-help"),
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
