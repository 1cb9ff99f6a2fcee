//! Plain data to the bytes of a format, one format a file. Pure: it knows no workspace, disk or
//! terminal.

pub mod changes;
pub mod csv;
pub mod html;
pub mod json;
pub mod linear;
pub mod markdown;
pub mod page;
pub mod plain;
pub mod schema;
pub mod settings_schema;
pub mod table;
