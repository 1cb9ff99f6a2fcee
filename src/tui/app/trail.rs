//! The way back: where one was when a plan or a row was opened, so that Esc leads there again and finds it as it was. Going
//! to a screen by its key begins anew. It keeps no picture of what was shown: a report is told again.

use super::super::context::Context;
use super::super::place::{Place, Screen};
use super::super::screen::listing::{Depth, Listing, View};
use super::App;
use super::layer::Layer;
use crate::domain::field::Kind;
use crate::text::read::RowRef;
use crate::workspace::index::Handle;

/// The way back has so many places at most.
const LONGEST: usize = 32;

/// A place that was left for a plan or a row.
#[derive(Debug)]
pub(super) struct Passed {
    screen: Screen,
    /// The report that stood over it.
    report: Option<Layer>,
    plan: Option<Handle>,
    views: [View; 3],
    /// The screen that was gone to, and how deep one was in it on arrival.
    to: (Screen, Depth),
}

impl App {
    /// Opens a plan or a row, and keeps where one was.
    pub(super) fn deeper(&mut self, place: &Place, cx: &Context<'_>) {
        let report = self.layers.pop_if(|layer| layer.report().is_some());
        let (screen, plan) = (self.screen, self.projects.plan());
        let views = [&self.plans.listing, &self.projects.listing, &self.meetings.listing].map(Listing::view);
        match place {
            Place::Plan(plan) => self.go_to_plan(*plan, "", cx),
            Place::Filtered { plan, filter } => self.go_to_plan(*plan, filter, cx),
            Place::Row(handle) => self.go_to_row(*handle, cx),
            _ => {}
        }
        if self.trail.len() == LONGEST {
            self.trail.remove(0);
        }
        self.trail.push(Passed { screen, report, plan, views, to: (self.screen, self.depth()) });
    }

    /// Leads back to where one came from, if Esc has nothing else to take back here; whether it did.
    pub(super) fn come_back(&mut self, cx: &Context<'_>) -> bool {
        let depth = self.depth();
        let arrived = |passed: &mut Passed| passed.to.0 == self.screen && (depth == passed.to.1 || depth == Depth::default());
        let Some(Passed { screen, report, plan, views, .. }) = self.trail.pop_if(arrived) else { return false };
        self.screen = screen;
        self.projects.choose(plan, cx);
        for (listing, view) in [&mut self.plans.listing, &mut self.projects.listing, &mut self.meetings.listing].into_iter().zip(views) {
            listing.show(&view, cx);
        }
        if screen == Screen::Matrix {
            self.matrix.fill(plan, cx);
        }
        self.layers.extend(report);
        self.tell_again(cx);
        true
    }

    fn depth(&self) -> Depth {
        match self.screen {
            Screen::Plans => self.plans.depth(),
            Screen::Projects => self.projects.depth(),
            Screen::Meetings => self.meetings.depth(),
            Screen::Matrix => Depth::default(),
        }
    }

    fn go_to_plan(&mut self, plan: Handle, filter: &str, cx: &Context<'_>) {
        self.screen = Screen::Projects;
        self.projects.choose(Some(plan), cx);
        self.projects.listing.set_filter(filter, cx);
    }

    /// Shows a row on the screen of its kind; a filter that hides it is taken away.
    pub fn go_to_row(&mut self, handle: Handle, cx: &Context<'_>) {
        let Some(kind) = cx.workspace.row(handle).and_then(RowRef::kind) else { return };
        self.screen = match kind {
            Kind::Plan => Screen::Plans,
            Kind::Project => Screen::Projects,
            Kind::Meeting => Screen::Meetings,
            Kind::Organisation => return,
        };
        if !self.listing_mut().select(handle) {
            let plan = cx.workspace.plan_of(handle).filter(|_| kind == Kind::Project);
            match (plan, self.projects.plan()) {
                // another plan is shown
                (Some(plan), Some(shown)) if plan != shown => self.projects.choose(Some(plan), cx),
                _ => self.listing_mut().set_filter("", cx),
            }
            self.listing_mut().select(handle);
        }
    }
}
