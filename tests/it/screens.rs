//! What the screens show: a workspace in text, keys as they are typed, the screen as text.

mod carry;
mod commitments;
mod journeys;
mod keyboards;
mod languages;
mod looks;
mod mouse;
mod nasty;
mod outside;
mod past;
mod readouts;
mod recovery;
mod reports;
mod stage;
mod themes;

pub(crate) use stage::{SMALL, Stage, changed};
