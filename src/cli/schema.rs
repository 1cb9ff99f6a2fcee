//! `coplan schema`: the JSON Schema of a plan file, for editors that complete and check.

use super::context::Context;
use super::exit::{Exit, Stop};
use crate::render::{json, schema};

pub(super) fn run(cx: &Context) -> Result<Exit, Stop> {
    cx.out.result(&json::text(&schema::schema()))?;
    Ok(Exit::Done)
}
