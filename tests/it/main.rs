//! One binary for all tests from outside: text in, keys or a command line, text out.
#![allow(
    clippy::format_collect,
    clippy::format_push_string,
    clippy::string_slice,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "tests"
)]

mod docs;
#[cfg(all(target_os = "linux", target_env = "gnu"))]
mod faults;
mod git;
mod house;
mod laws;
mod promises;
mod readout;
mod report;
mod screens;
mod terminal;
mod tongue;
mod verbs;
mod words;
