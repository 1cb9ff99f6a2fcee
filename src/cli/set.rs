//! `coplan set ID FIELD VALUE`: any field of any row, understood as the field's kind asks.

use super::context::Context;
use super::exit::{Exit, Stop};
use super::{editing, rows, status};
use crate::domain::edit::Target;
use crate::domain::field::Kind;
use crate::domain::status::Status;
use crate::domain::wording;
use crate::i18n::message::tell;
use crate::workspace::acts::Misfit;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A project, plan, meeting or organisation
    #[arg(value_name = "ID")]
    id: String,
    /// The field's name as in the file, such as due, lead or funding.amount
    #[arg(value_name = "FIELD")]
    field: String,
    /// The new value; "" clears the field. Dates as 2024-11-30, 15.05, +2w, eom or 2024-Q4; lists take +value, -value, or
    /// all their values with commas
    #[arg(value_name = "VALUE", allow_hyphen_values = true)]
    value: String,
}

pub(super) fn run(cx: &Context, args: &Args) -> Result<Exit, Stop> {
    let Args { id, field, value } = args;
    editing::edit(cx, &tell("cli-set-there", [("field", wording::field(field)), ("id", id.into())]), |workspace| {
        let (_, kind) = rows::find(workspace, id)?;
        if let Some(status) = Status::typed(value).filter(|_| kind == Kind::Project && field == "status") {
            status::needs_reason(status, None, std::slice::from_ref(id))?;
        }
        workspace.set_field(&Target::new(kind, id), field, value, cx.today).map_err(|misfit| stop(misfit, kind))
    })
}

fn stop(misfit: Misfit, kind: Kind) -> Stop {
    let hint = match &misfit {
        Misfit::NoField { .. } => {
            let names: Vec<&str> = kind.fields().iter().map(crate::domain::field::Field::name).collect();
            Some(tell("cli-set-fields", [("kind", kind.name().into()), ("fields", names.join(", ").into())]))
        }
        _ => None,
    };
    Stop { hint, ..misfit.into() }
}
