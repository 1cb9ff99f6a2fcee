//! The import of readouts: the seed from end to end, a corpus with what a reader takes from it, and
//! any text whatever.

mod corpus;
mod hostile;
mod verb;

use std::path::Path;

use coplan::session::{Mode, Session};
use coplan::workspace::Workspace;

/// The readout of 2 April 2024.
pub(crate) const SEED: &str = include_str!("readout/seed.txt");

/// The sample workspace.
fn sample() -> Workspace {
    open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"))
}

fn open(folder: &Path) -> Workspace {
    Session::open(folder, Mode::ReadWrite).unwrap().workspace
}

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}
