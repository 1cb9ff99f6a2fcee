//! TOML text to rows and back, row by row. Pure: text in, text out; it knows no disk. The text of
//! the file is the truth: what is not edited stays byte for byte, by construction.

pub mod check;
pub(crate) mod depth;
pub mod document;
pub mod fault;
mod layout;
pub mod lines;
pub mod loose;
pub mod read;
mod rows;
mod scalar;
pub mod settings;
mod spell;
mod splice;
mod syntax;
mod whole;
pub mod write;
