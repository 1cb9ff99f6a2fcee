//! The terminal itself: taken, given back whatever happens, and asked for what it can do.

pub(super) mod background;

use std::io::{self, BufWriter, Stdout};

use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture};
use crossterm::execute;
use crossterm::terminal::{Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};
use signal_hook::consts::SIGTSTP;

pub(super) type Screen = Terminal<CrosstermBackend<BufWriter<Stdout>>>;

pub(super) fn take(mouse: bool) -> io::Result<Screen> {
    enable_raw_mode()?;
    execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste)?;
    set_mouse(mouse)?;
    Terminal::new(CrosstermBackend::new(BufWriter::with_capacity(1 << 16, io::stdout())))
}

/// Does something that reads the terminal. What is not there yet is not waited for: of a sequence of which only the beginning
/// has come the rest may never come. Only so long, since what is written would not wait either.
pub(super) fn without_waiting<T>(work: impl FnOnce() -> T) -> T {
    let stdin = io::stdin();
    let flags = fcntl_getfl(&stdin).ok();
    let set = |flags: Option<OFlags>| {
        let _ = flags.map(|flags| fcntl_setfl(&stdin, flags));
    };
    set(flags.map(|flags| flags | OFlags::NONBLOCK));
    let done = work();
    set(flags);
    done
}

/// Whether the mouse works the program, or selects text for the terminal.
pub(super) fn set_mouse(on: bool) -> io::Result<()> {
    if on { execute!(io::stdout(), EnableMouseCapture) } else { execute!(io::stdout(), DisableMouseCapture) }
}

/// Takes the terminal again after somebody else had it: what was drawn is gone, so the next frame is drawn whole.
pub(super) fn take_again(screen: &mut Screen, mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste)?;
    set_mouse(mouse)?;
    execute!(io::stdout(), Clear(ClearType::All))?;
    screen.swap_buffers();
    Ok(())
}

/// Gives the terminal back as it was. May be called twice.
pub(super) fn restore() -> io::Result<()> {
    disable_raw_mode()?;
    execute!(io::stdout(), DisableMouseCapture, DisableBracketedPaste, LeaveAlternateScreen, crossterm::cursor::Show)
}

pub(super) fn restore_on_panic() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        // the panic is the news, not a terminal that is gone
        let _ = restore();
        before(info);
    }));
}

/// Hands the terminal back and stops, as the shell expects it; goes on when the shell wakes us.
pub(super) fn suspend(screen: &mut Screen, mouse: bool) -> io::Result<()> {
    restore()?;
    signal_hook::low_level::emulate_default_handler(SIGTSTP)?;
    take_again(screen, mouse)
}
