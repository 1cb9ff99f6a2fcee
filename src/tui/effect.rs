//! What a screen asks for. A screen changes nothing but its own state; everything else it asks for
//! with an effect, which is carried out above it.

use super::place::Place;
use crate::domain::edit::Edit;
use crate::report::as_of::Moment;
use crate::workspace::merge::Pick;

#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    None,
    /// Do these edits as one step; `said` is the message for it, empty for the edits' own sentence.
    Apply {
        edits: Vec<Edit>,
        said: String,
    },
    Undo,
    Redo,
    Save,
    /// Exchange with the other offices through git.
    Exchange,
    StopExchange,
    Reload,
    /// Take up what a killed program had not saved.
    TakeUp,
    /// Throw that away.
    DropUnsaved,
    /// What was picked of conflicts and not decided yet, by their numbers.
    Picked(Vec<(usize, Pick)>),
    /// Decide conflicts, by their numbers.
    Decide(Vec<(usize, Pick)>),
    /// Open the file at a line in the user's editor.
    Editor {
        file: String,
        line: usize,
    },
    /// Write a text to a new file, which is no part of the workspace.
    Write {
        path: String,
        text: String,
    },
    /// Read a file that is no part of the workspace, and give its text to the layer that asked.
    Read {
        path: String,
    },
    /// Put a text on the clipboard.
    Copy(String),
    /// Show another screen or open a layer over this one.
    Go(Place),
    /// Close the top layer, then go on with this effect.
    Close(Box<Effect>),
    /// Make this meeting the active one, or none.
    Activate(Option<String>),
    /// Show this filter line on the screen below.
    Filter(String),
    /// Show how things stood at a moment, or again as they stand.
    AsOf(Option<Moment>),
    Say(String),
    /// Something cannot be done: shown as a warning.
    Warn(String),
    /// Save everything, and quit once it is on disk.
    SaveAndQuit,
    /// The mouse works the program, or selects text for the terminal again.
    Mouse,
    /// Hand the terminal back to the shell for a while.
    Suspend,
    /// Quit; unsaved changes are dropped.
    Quit,
}

impl Effect {
    pub fn apply(edits: Vec<Edit>) -> Effect {
        if edits.is_empty() { Effect::None } else { Effect::Apply { edits, said: String::new() } }
    }

    /// Closes the layer and then does something.
    #[must_use]
    pub fn closing(self) -> Effect {
        Effect::Close(Box::new(self))
    }
}
