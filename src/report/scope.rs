//! Which rows a report is about: all of them, or those that concern one partner.

use chrono::NaiveDate;

use crate::domain::date::When;
use crate::domain::field::{Key, Kind};
use crate::workspace::Workspace;
use crate::workspace::index::Handle;

/// The rows of one partner, or all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scope {
    /// The partner's id.
    pub partner: Option<String>,
    /// Of plans and projects only this plan's: its id.
    pub plan: Option<String>,
}

impl Scope {
    pub fn of(partner: Option<&str>) -> Scope {
        Scope { partner: partner.map(str::to_owned), plan: None }
    }

    /// Those of the partner's plans, and of plans without a partner those in which it takes part.
    pub fn has_project(&self, workspace: &Workspace, project: Handle) -> bool {
        if self.plan.is_some() && workspace.plan_of(project).is_none_or(|plan| !self.is_plan(workspace, plan)) {
            return false;
        }
        let Some(partner) = self.partner.as_deref() else { return true };
        let Some(row) = workspace.row(project) else { return false };
        let of_plan = workspace.plan_of(project).and_then(|plan| workspace.row(plan)).map(|plan| plan.text(Key::Partner));
        match of_plan {
            Some(of_plan) if !of_plan.is_empty() => of_plan == partner,
            _ => row.text(Key::Lead) == partner || row.list(Key::Partners).any(|other| other == partner),
        }
    }

    pub fn has_meeting(&self, workspace: &Workspace, meeting: Handle) -> bool {
        let with = |partner: &String| workspace.row(meeting).is_some_and(|row| row.list(Key::With).any(|other| other == partner.as_str()));
        self.partner.as_ref().is_none_or(with)
    }

    /// The partner's plans, and those without a partner in which it takes part.
    pub fn has_plan(&self, workspace: &Workspace, plan: Handle) -> bool {
        if !self.is_plan(workspace, plan) {
            return false;
        }
        let Some(partner) = self.partner.as_deref() else { return true };
        let of_plan = workspace.row(plan).map(|row| row.text(Key::Partner)).unwrap_or_default();
        let takes_part = || workspace.projects_of(plan).any(|project| self.has_project(workspace, project));
        of_plan == partner || (of_plan.is_empty() && takes_part())
    }

    fn is_plan(&self, workspace: &Workspace, plan: Handle) -> bool {
        self.plan.as_deref().is_none_or(|id| workspace.row(plan).is_some_and(|row| row.id() == id))
    }

    pub fn projects(&self, workspace: &Workspace) -> Vec<Handle> {
        workspace.all(Kind::Project).filter(|project| self.has_project(workspace, *project)).collect()
    }

    pub fn plans(&self, workspace: &Workspace) -> Vec<Handle> {
        workspace.all(Kind::Plan).filter(|plan| self.has_plan(workspace, *plan)).collect()
    }

    /// Its meetings by date with the last day that the date can mean.
    pub fn meetings(&self, workspace: &Workspace) -> Vec<(NaiveDate, Handle)> {
        let all = workspace.meetings_by_date().iter().filter(|(_, meeting)| self.has_meeting(workspace, *meeting));
        let mut meetings: Vec<(NaiveDate, Handle)> =
            all.filter_map(|(_, meeting)| Some((workspace.row(*meeting)?.when(Key::Date).map(When::last)?, *meeting))).collect();
        meetings.sort_by_key(|(day, _)| *day);
        meetings
    }
}
