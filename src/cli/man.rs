//! `coplan man [VERB]`: the manual page in roff, for `man -l -`.

use crate::i18n::message::{say, tell};
use clap_mangen::Man;

use super::context::Context;
use super::exit::{Exit, Stop};
use super::reference;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The page of one verb
    #[arg(value_name = "VERB")]
    verb: Option<String>,
}

pub(super) fn run(cx: &Context, args: &Args) -> Result<Exit, Stop> {
    let mut command = reference::command();
    command.build();
    let page = match &args.verb {
        None => Man::new(command),
        Some(verb) => {
            let found = command.find_subcommand(verb).cloned();
            Man::new(found.ok_or_else(|| Stop::new(Exit::Usage, tell("cli-no-verb", [("verb", verb.into())])).hint(say("cli-see-help")))?)
        }
    };
    let mut roff = Vec::new();
    page.render(&mut roff).map_err(|error| Stop::new(Exit::Files, tell("cli-no-output", [("why", error.to_string().into())])))?;
    cx.out.result(&String::from_utf8_lossy(&roff))?;
    Ok(Exit::Done)
}
