//! Reports as plain data: how things stood at a moment, what changed since, what is due, who
//! undertook what, and the brief for the next meeting. Pure: rows in, data out; today is passed in,
//! so that the same files give the same report.

pub mod as_of;
pub mod audience;
pub mod brief;
pub mod carry;
pub mod change;
pub mod changes;
pub mod chronicle;
pub mod commitments;
pub mod due;
pub mod matrix;
pub mod picture;
pub mod progress;
pub mod questions;
pub mod rollup;
pub mod scope;
pub mod timeline;
mod told;
pub mod voice;
