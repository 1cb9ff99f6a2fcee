//! The terminal face. From top to bottom, all arrows down: run (terminal, signals, effects) -> desk
//! (session and app together) -> app (screens and layers) -> screen -> widget -> context, effect,
//! place, keys, theme -> action.
//!
//! ```text
//!  coplan  1 Plans  2 Projects  3 Meetings           data   2 Apr 2024
//!
//!  All plans  65 projects                             <- screen
//!    Status      Id           Title       Due     │ Facts  History
//!  ▌ ▶ ongoing   IOM-2024-01  Strength…   2025    │ Strengthening …
//!
//!  s status  L link  / filter  ? help                 <- hints, message
//!  plans/iom-2024.toml           3 unsaved            <- status bar
//! ```

pub mod action;
pub mod app;
pub mod context;
pub mod desk;
pub mod effect;
pub mod glyph;
pub mod keys;
pub mod place;
mod run;
pub mod screen;
pub mod setup;
pub mod spot;
mod terminal;
pub mod theme;
pub mod widget;

use std::path::PathBuf;

use chrono::NaiveDate;

use crate::i18n::Lang;
use crate::session::preferences::Given;

/// What the program was asked to open.
#[derive(Debug, Clone)]
pub struct Options {
    pub path: Option<PathBuf>,
    pub read_only: bool,
    pub today: NaiveDate,
    pub lang: Lang,
    /// What the command line says of settings.
    pub given: Vec<Given>,
}

/// Opens the terminal face and works until the user quits. The error is a sentence for people.
pub fn open(options: Options) -> Result<(), String> {
    run::run(options)
}
