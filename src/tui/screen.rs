//! The screens and the layers over them. Each has a state, takes actions or keys and gives back an
//! effect, and draws itself. None sees another, nor anything above it.

pub mod card;
pub mod carry;
pub mod conflicts;
pub mod detail;
pub mod distance;
pub mod exchanged;
pub mod help;
pub mod listing;
pub mod matrix;
pub mod meetings;
pub mod menu;
pub mod order;
pub mod picker;
pub mod pieces;
pub mod plans;
pub mod problems;
pub mod projects;
pub mod prompt;
pub mod readout;
pub mod recovery;
pub mod reports;
pub mod sheet;
pub mod tabs;
pub mod timeline;
pub mod undertakings;
pub mod welcome;
