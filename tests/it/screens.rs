//! What the screens show: a workspace in text, keys as they are typed, the screen as text.

mod back;
mod carry;
mod commitments;
mod hints;
mod journeys;
mod keyboards;
mod languages;
mod layouts;
mod looks;
mod matrix;
mod mouse;
mod named_keys;
mod nasty;
mod outside;
mod past;
mod plans;
mod readouts;
mod recovery;
mod reports;
pub(crate) mod stage;
mod themes;
mod timeline;
mod tiny;
mod titles;
mod tongues;

pub(crate) use stage::{SMALL, Stage, changed};
