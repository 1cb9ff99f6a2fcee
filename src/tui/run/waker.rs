//! What wakes the program: keys, signals, and threads that have something to say.

use std::io::{self, Read};
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Woken {
    Go,
    /// We were told to stop for a while.
    Stopped,
    /// We were stopped, and go on: somebody else may have used the terminal.
    Continued,
    /// The terminal is gone, or we were told to end.
    Ended,
}

/// What wakes us from sleep: keys, signals, finished saves.
pub(super) struct Waker {
    inbox: UnixStream,
    outbox: UnixStream,
    ended: Arc<AtomicBool>,
    stopped: Arc<AtomicBool>,
    continued: Arc<AtomicBool>,
}

impl Waker {
    pub(super) fn new() -> io::Result<Waker> {
        let (inbox, outbox) = UnixStream::pair()?;
        inbox.set_nonblocking(true)?;
        outbox.set_nonblocking(true)?;
        let flag = || Arc::new(AtomicBool::new(false));
        let (ended, stopped, continued) = (flag(), flag(), flag());
        let flags = [(SIGTERM, &ended), (SIGHUP, &ended), (SIGINT, &ended), (SIGTSTP, &stopped), (SIGCONT, &continued)];
        for (signal, flag) in flags {
            signal_hook::flag::register(signal, flag.clone())?;
            signal_hook::low_level::pipe::register(signal, outbox.try_clone()?)?;
        }
        signal_hook::low_level::pipe::register(SIGWINCH, outbox.try_clone()?)?;
        Ok(Waker { inbox, outbox, ended, stopped, continued })
    }

    pub(super) fn handle(&self) -> io::Result<UnixStream> {
        self.outbox.try_clone()
    }

    pub(super) fn sleep(&mut self) -> io::Result<Woken> {
        let keys = io::stdin();
        let mut fds = [PollFd::new(&keys, PollFlags::IN), PollFd::from_borrowed_fd(self.inbox.as_fd(), PollFlags::IN)];
        match poll(&mut fds, None) {
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
        let gone = fds.first().is_some_and(|fd| fd.revents().intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL));
        let mut bytes = [0; 64];
        while self.inbox.read(&mut bytes).is_ok_and(|n| n > 0) {}
        let was = |flag: &AtomicBool| flag.swap(false, Ordering::Relaxed);
        Ok(if gone || self.ended.load(Ordering::Relaxed) {
            Woken::Ended
        } else if was(&self.stopped) {
            Woken::Stopped
        } else if was(&self.continued) {
            Woken::Continued
        } else {
            Woken::Go
        })
    }
}
