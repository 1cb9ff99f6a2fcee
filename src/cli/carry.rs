//! `coplan carry PLAN NEXT`: carries the unfinished projects of a plan over into the next one, which is
//! made if it is not there. All in one step.

use super::context::Context;
use super::editing;
use super::exit::{Exit, Stop};
use super::rows;
use crate::domain::edit::Target;
use crate::domain::field::Kind;
use crate::domain::visible;
use crate::i18n::message::{say, tell};
use crate::report::carry::{CarryOver, CarryRefused, carry};
use crate::workspace::Workspace;
use crate::workspace::acts::Stated;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The plan's id
    #[arg(value_name = "PLAN")]
    plan: String,
    /// The id of the plan in which the projects go on
    #[arg(value_name = "NEXT")]
    next: String,
    /// Only say what would be done
    #[arg(long)]
    dry_run: bool,
    /// The meeting at which it was agreed
    #[arg(long, value_name = "ID")]
    meeting: Option<String>,
}

pub(super) fn run(cx: &Context, args: &Args) -> Result<Exit, Stop> {
    let first = made(cx, args, &cx.open_and_tell()?.workspace)?;
    if first.projects.is_empty() {
        cx.out.remark(&tell("cli-carry-nothing", [("plan", (&args.plan).into())]));
        return Ok(Exit::Done);
    }
    if !args.dry_run {
        editing::saved(cx, |workspace| Ok(made(cx, args, workspace)?.edits))?;
    }
    if !cx.out.quiet {
        cx.out.result(&told(cx, &first, args))?;
    }
    Ok(Exit::Done)
}

fn made(cx: &Context, args: &Args, workspace: &Workspace) -> Result<CarryOver, Stop> {
    if let Some(meeting) = &args.meeting {
        rows::find_kind(workspace, Kind::Meeting, meeting)?;
    }
    let stated = Stated { meeting: args.meeting.clone(), ..Stated::default() };
    carry(workspace, &args.plan, &args.next, &stated, cx.today, &|_| true).map_err(|refused| stop(workspace, refused))
}

fn stop(workspace: &Workspace, refused: CarryRefused) -> Stop {
    match refused {
        CarryRefused::NoPlan(id) => workspace.unknown(&Target::new(Kind::Plan, id)).into(),
        CarryRefused::Itself | CarryRefused::NoId(_) => Stop::new(Exit::Usage, refused.message()),
        other => Stop::new(Exit::Refused, other.message()),
    }
}

fn told(cx: &Context, over: &CarryOver, args: &Args) -> String {
    let plan = over
        .new_plan
        .iter()
        .map(|file| tell("cli-carry-plan", [("plan", (&args.next).into()), ("file", file.into()), ("previous", (&args.plan).into())]));
    let projects = over.projects.iter().map(|one| {
        let running = tell("count-years-running", [("n", one.running.into())]);
        tell(
            if one.was_there { "cli-carry-there" } else { "cli-carry-project" },
            [
                ("from", (&one.from).into()),
                ("to", (&one.to).into()),
                ("status", say(one.status.word()).into()),
                ("running", running.into()),
                ("title", (&one.title).into()),
            ],
        )
    });
    plan.chain(projects).map(|line| visible::line(&cx.words.of(&line)).into_owned() + "\n").collect()
}
