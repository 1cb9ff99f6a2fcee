//! `coplan schema`: the JSON Schema of a plan file or of settings, for editors that complete and check.

use clap::ValueEnum;

use super::context::Context;
use super::exit::{Exit, Stop};
use crate::domain::setting::Bindings;
use crate::render::{json, schema, settings_schema};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Of which file
    #[arg(value_name = "FILE", value_enum, default_value_t = Of::Plan)]
    of: Of,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Of {
    /// Plans, projects, meetings and organisations
    Plan,
    /// The user's config.toml
    Config,
    /// The workspace's coplan.toml
    Workspace,
}

pub(super) fn run(cx: &Context, args: &Args, bindings: &Bindings) -> Result<Exit, Stop> {
    let schema = match args.of {
        Of::Plan => schema::schema(),
        Of::Config => settings_schema::user(bindings),
        Of::Workspace => settings_schema::workspace(),
    };
    cx.out.result(&json::text(&schema))?;
    Ok(Exit::Done)
}
