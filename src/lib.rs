//! coplan keeps cooperation action plans as plain TOML files: what two sides agreed to do, who
//! leads, how far it is, and at which meetings it was discussed. ARCHITECTURE.md has the map.

pub mod cli;
pub mod domain;
pub mod i18n;
pub mod ingest;
pub mod render;
pub mod report;
pub mod session;
#[expect(clippy::disallowed_methods, reason = "the one room that touches disk, clock, environment and processes")]
pub mod store;
pub mod text;
pub mod tui;
pub mod workspace;
