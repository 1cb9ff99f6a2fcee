//! How a verb speaks: results to stdout, all else to stderr. Colour only where it is wanted; text of
//! files has been made harmless before, that of messages is made so here.

use std::io::{self, ErrorKind, Write};

use anstream::AutoStream;
use clap::ValueEnum;

use super::exit::{Exit, Stop};
use crate::domain::visible;
use crate::i18n::Words;
use crate::i18n::message::{Message, tell};
use crate::render::table::{BOLD, RED, YELLOW, styled};
use crate::store::env;

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    Always,
    Never,
}

impl Color {
    fn choice(self) -> anstream::ColorChoice {
        match self {
            Color::Auto => anstream::ColorChoice::Auto,
            Color::Always => anstream::ColorChoice::Always,
            Color::Never => anstream::ColorChoice::Never,
        }
    }
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Out {
    pub(super) color: Color,
    pub(super) quiet: bool,
    pub(super) words: Words,
}

impl Out {
    /// A result: text that is harmless already, with or without ANSI sequences for its styles.
    pub(super) fn result(self, text: &str) -> Result<(), Stop> {
        let mut stream = AutoStream::new(io::stdout(), self.color.choice());
        finished(stream.write_all(text.as_bytes()).and_then(|()| stream.flush()))
    }

    /// A result for other programs, byte for byte; on a terminal it is made harmless.
    pub(super) fn data(self, text: &str) -> Result<(), Stop> {
        if env::stdout_is_terminal() {
            return self.result(&(visible::lines(text) + "\n"));
        }
        let mut stdout = io::stdout().lock();
        finished(stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()))
    }

    /// A remark on stderr; not with -q.
    pub(super) fn remark(self, message: &Message) {
        if !self.quiet {
            self.say(&visible::lines(&self.words.of(message)));
        }
    }

    pub(super) fn warning(self, message: &Message) {
        if !self.quiet {
            let label = styled(self.words.say("cli-label-warning"), YELLOW.bold());
            self.say(&format!("{label} {}", visible::lines(&self.words.of(message))));
        }
    }

    /// Why a verb stopped, and what to do next.
    pub(super) fn stop(self, stop: &Stop) -> Exit {
        if !stop.message.is_empty() {
            self.say(&format!(
                "{} {}",
                styled(self.words.say("cli-label-error"), RED.bold()),
                visible::lines(&self.words.of(&stop.message))
            ));
        }
        if let Some(hint) = &stop.hint {
            self.say(&format!("  {} {}", styled(self.words.say("cli-label-hint"), BOLD), visible::lines(&self.words.of(hint))));
        }
        stop.exit
    }

    /// Where stderr is gone there is nobody to tell.
    fn say(self, text: &str) {
        let mut stream = AutoStream::new(io::stderr(), self.color.choice());
        drop(writeln!(stream, "{text}"));
    }

    /// The width of the terminal in cells; no limit where the output goes elsewhere.
    pub(super) fn width() -> Option<usize> {
        let size = env::stdout_is_terminal().then(crossterm::terminal::size)?;
        size.ok().map(|(columns, _)| usize::from(columns)).filter(|columns| *columns > 0)
    }
}

fn finished(written: io::Result<()>) -> Result<(), Stop> {
    match written {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Err(Stop::silent()),
        Err(error) => Err(Stop::new(Exit::Files, tell("cli-no-output", [("why", error.to_string().into())]))),
    }
}
