//! The nouns of the office and their rules: plans, projects, meetings, organisations, statuses,
//! dates, edits and problems. Pure: this room knows no TOML, disk, clock or language.

pub mod date;
mod date_words;
pub mod difference;
pub mod edit;
pub mod event;
pub mod field;
pub mod filter;
pub mod fold;
pub mod health;
pub mod problem;
pub mod rebase;
pub mod reference;
pub mod setting;
pub mod status;
pub mod typed_date;
pub mod value;
pub mod visible;
pub mod wording;
