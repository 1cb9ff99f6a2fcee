//! What the screens show: a workspace in text, keys as they are typed, the screen as text.

mod carry;
mod commitments;
mod journeys;
mod looks;
mod nasty;
mod outside;
mod past;
mod readouts;
mod recovery;
mod reports;
mod stage;

pub(crate) use stage::{SMALL, Stage, changed};
