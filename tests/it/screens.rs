//! What the screens show: a workspace in text, keys as they are typed, the screen as text.

mod carry;
mod commitments;
mod journeys;
mod looks;
mod matrix;
mod nasty;
mod outside;
mod past;
mod plans;
mod readouts;
mod recovery;
mod reports;
mod stage;
mod timeline;

pub(crate) use stage::{SMALL, Stage, changed};
