//! The only room that touches disk, clock, environment and processes. It knows paths and bytes
//! and never a plan, never TOML, never the screen.
//!
//! The rest of the program is forbidden `std::fs`, `std::env`, `std::process` and the clock;
//! this room is the exception.
//!
//! One invariant: a save leaves the old file or the new one, whole, whatever fails in between.
//! Where a file can only be written in place, a synced copy lies beside it until that is done.

mod carry;
pub mod clock;
pub mod create;
pub mod env;
pub mod exchange;
pub mod failure;
pub mod folder;
pub mod git;
pub mod input;
pub mod journal;
pub mod lock;
pub mod memory;
pub mod process;
pub mod read;
pub mod save;
mod temp;
pub mod watch;
