//! Plain data to the bytes of a format, one format a file. Pure: it knows no workspace, disk or
//! terminal.

pub mod csv;
pub mod json;
pub mod linear;
pub mod schema;
pub mod table;
