//! One binary for all tests from outside: text in, keys or a command line, text out.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::string_slice,
    clippy::format_push_string,
    clippy::format_collect,
    reason = "tests"
)]

mod docs;
mod house;
mod laws;
mod promises;
mod screens;
mod terminal;
mod verbs;
