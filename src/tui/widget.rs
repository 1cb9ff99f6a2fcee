//! Pieces from which screens are put together. They know the theme, but no screen.

pub mod bar;
pub mod header;
pub mod input;
pub mod list;
pub mod popup;
pub mod scroll;
pub mod table;
pub mod text;
pub mod ticks;
