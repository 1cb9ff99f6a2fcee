//! The terminal UI. Its place is kept here until it is built: it only says that it is missing.

use std::path::PathBuf;

use chrono::NaiveDate;

/// With what the UI is opened.
#[derive(Debug)]
pub struct Options {
    /// A folder or one file; without it the welcome screen.
    pub path: Option<PathBuf>,
    pub read_only: bool,
    pub today: NaiveDate,
}

/// Opens the UI and returns when the officer quits; the error is one sentence.
pub fn open(options: Options) -> Result<(), String> {
    let place = options.path.map_or_else(String::new, |path| format!(" of {}", path.display()));
    Err(format!("the terminal UI{place} is not built yet; `coplan list` and the other verbs are"))
}
