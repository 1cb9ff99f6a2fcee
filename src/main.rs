//! Arguments in, a verb or the UI runs, the exit code out. Nothing else.

use std::process::ExitCode;

use coplan::cli::exit::Exit;
use coplan::cli::{self, Next, Opening};
use coplan::tui;

fn main() -> ExitCode {
    match cli::run(std::env::args_os(), &tui::setup::bindings()) {
        Next::End(exit) => exit.into(),
        Next::Open(opening) => open(opening).into(),
    }
}

fn open(opening: Opening) -> Exit {
    let Opening { path, read_only, today, lang, given } = opening;
    match tui::open(tui::Options { path, read_only, today, lang, given }) {
        Ok(()) => Exit::Done,
        Err(message) => cli::complain(&message, lang),
    }
}
