//! docs/format.md is made from the table of fields.
