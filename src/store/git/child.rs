//! A program with a time limit: what it writes is collected, and when the time is over, or somebody stops
//! it, it is ended with all that it has started, which is its own process group.

use std::io::{self, Read, Write};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process_group};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

/// So long it may take to put things in order after it was asked to end.
const LAST_WORDS: Duration = Duration::from_secs(2);

/// More than this of one call is refused: no call of ours needs it.
const MOST: u64 = 256 * 1024 * 1024;

/// So often it is looked whether somebody has stopped it.
const LOOK: Duration = Duration::from_millis(50);

/// Whoever keeps a copy of it may stop what is done under it.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    pub fn stop(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// It is stopped too when this program is told to end. Programs that it has started are in groups of their own, and would
    /// not hear of it.
    #[must_use]
    pub fn on_signals(self) -> Stop {
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            // without it a signal ends us as it does every program
            let _ = signal_hook::flag::register(signal, self.0.clone());
        }
        self
    }

    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Why a program was ended before its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cut {
    TooLong,
    Stopped,
}

/// What a program said before it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// `None` where a signal ended it.
    pub code: Option<i32>,
    pub out: Vec<u8>,
    pub err: Vec<u8>,
}

impl Ended {
    /// What it complained of, without hints and empty lines.
    #[must_use]
    pub fn words(&self) -> String {
        let text = String::from_utf8_lossy(&self.err);
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("hint:"));
        let words = lines.collect::<Vec<_>>().join("\n");
        if words.is_empty() { format!("it ended with code {}", self.code.unwrap_or(-1)) } else { words }
    }
}

/// Runs it to its end; where it takes longer than `limit`, or is stopped, it is ended.
pub(super) fn run(mut command: Command, input: &[u8], limit: Duration, stop: &Stop) -> io::Result<Result<Ended, Cut>> {
    let start = Instant::now();
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).process_group(0);
    let mut child = command.spawn()?;
    let (send, ended) = channel();
    if let Some(stdin) = child.stdin.take() {
        let input = input.to_vec();
        // a program that reads no further is no failure of the writer
        thread::spawn(move || drop({ stdin }.write_all(&input)));
    }
    collect(child.stdout.take(), 0, &send);
    collect(child.stderr.take(), 1, &send);
    drop(send);
    let [out, err] = match both(&ended, start, limit, stop) {
        Ok(both) => both,
        Err(cut) => {
            end(&mut child);
            return Ok(Err(cut));
        }
    };
    if let Some(status) = waited(&mut child, limit.saturating_sub(start.elapsed()))? {
        return Ok(Ok(Ended { code: status.code(), out, err }));
    }
    end(&mut child);
    Ok(Err(Cut::TooLong))
}

fn collect(pipe: Option<impl Read + Send + 'static>, which: usize, send: &Sender<(usize, Vec<u8>)>) {
    let send = send.clone();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(pipe) = pipe {
            let _ = pipe.take(MOST).read_to_end(&mut bytes);
        }
        let _ = send.send((which, bytes));
    });
}

/// Both outputs, once both are closed.
fn both(ended: &Receiver<(usize, Vec<u8>)>, start: Instant, limit: Duration, stop: &Stop) -> Result<[Vec<u8>; 2], Cut> {
    let mut found = [Vec::new(), Vec::new()];
    let mut open = 2;
    while open > 0 {
        let left = limit.saturating_sub(start.elapsed());
        match ended.recv_timeout(left.min(LOOK)) {
            Ok((which, bytes)) => {
                open -= 1;
                if let Some(place) = found.get_mut(which) {
                    *place = bytes;
                }
            }
            Err(RecvTimeoutError::Timeout) if stop.is_stopped() => return Err(Cut::Stopped),
            Err(RecvTimeoutError::Timeout) if !left.is_zero() => {}
            Err(_) => return Err(Cut::TooLong),
        }
    }
    Ok(found)
}

/// How it ended, or nothing if it does not end in time.
fn waited(child: &mut Child, limit: Duration) -> io::Result<Option<ExitStatus>> {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if start.elapsed() >= limit {
            return Ok(None);
        }
        thread::sleep(Duration::from_millis(1));
    }
}

/// Asks the whole group to end, so that git takes its lock files away, and then ends it.
pub(super) fn end(child: &mut Child) {
    let group = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    let tell = |signal| group.map(|group| kill_process_group(group, signal));
    tell(Signal::TERM);
    if !matches!(waited(child, LAST_WORDS), Ok(Some(_))) {
        let _ = child.kill();
        let _ = child.wait();
    }
    tell(Signal::KILL);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str, limit: u64) -> Option<Ended> {
        let mut command = Command::new("/bin/sh");
        command.args(["-c", script]);
        run(command, b"in", Duration::from_millis(limit), &Stop::default()).unwrap().ok()
    }

    #[test]
    fn gives_what_was_said_and_the_code() {
        let ended = shell("cat; echo no >&2; exit 3", 5_000).unwrap();
        assert_eq!((ended.code, ended.out.as_slice(), ended.words().as_str()), (Some(3), b"in".as_slice(), "no"));
    }

    #[test]
    fn what_takes_too_long_is_ended_with_its_children() {
        let start = Instant::now();
        assert_eq!(shell("sleep 60 & sleep 60", 200), None);
        assert_eq!(shell("trap '' TERM; sleep 60 & exec >&- 2>&-; sleep 60", 200), None);
        assert!(start.elapsed() < Duration::from_secs(10));
    }

    #[test]
    fn what_is_stopped_ends_at_once() {
        let (start, stop) = (Instant::now(), Stop::default());
        let (mut command, also) = (Command::new("/bin/sh"), stop.clone());
        command.args(["-c", "sleep 60 & sleep 60"]);
        let stopper = thread::spawn(move || {
            thread::sleep(Duration::from_millis(100));
            also.stop();
        });
        assert_eq!(run(command, b"", Duration::from_secs(60), &stop).unwrap(), Err(Cut::Stopped));
        stopper.join().unwrap();
        assert!(start.elapsed() < Duration::from_secs(1));
    }
}
