//! Kills at random moments, without any library: the file is the old one or the new one, and the next run works.

use std::process::Stdio;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use super::{Desk, Lies, is_long};

/// A row of numbers that can be had again from its seed (xorshift64).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}

fn seed() -> u64 {
    let given = std::env::var("COPLAN_SEED").ok().and_then(|seed| seed.parse().ok());
    given.unwrap_or_else(|| u64::from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().subsec_nanos()) + 1)
}

/// A little more than a run takes here, in microseconds; six milliseconds at most.
fn usual() -> u64 {
    let begun = Instant::now();
    Desk::new(Lies::Plainly).run(&["status", "IOM-1", "done"]);
    u64::try_from(begun.elapsed().as_micros()).unwrap().clamp(1000, 6000)
}

#[test]
fn killed_at_any_moment_it_leaves_the_old_file_or_the_new_one() {
    let (seed, runs) = (seed(), if is_long() { 3000 } else { 60 });
    let (mut random, mut saved, mut killed) = (Random(seed), 0, 0);
    let longest = usual();
    for run in 0..runs {
        let desk = Desk::new(Lies::Plainly);
        let old = desk.text();
        let mut child = desk.unseen(&["status", "IOM-1", "done"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_micros(random.below(longest)));
        child.kill().unwrap();
        let (status, now) = (child.wait().unwrap(), desk.text());
        let tell = format!("run {run} with COPLAN_SEED={seed}: {status:?}\n{now}");
        let is_new = now.contains("{ date = 2024-05-01, status = \"done\" },") && now.len() > old.len() && now.ends_with("\"Training\"\n");
        assert!(is_new || now == old, "{tell}");
        assert!(is_new || !status.success(), "{tell}");
        saved += u32::from(is_new);
        killed += u32::from(status.code().is_none());
        desk.age();
        assert_eq!(desk.run(&["note", "IOM-2", "Later"]).code, Some(0), "{tell}");
        assert_eq!(desk.left().len(), 0, "{tell}");
    }
    println!("{runs} runs, {killed} killed, {saved} had saved; COPLAN_SEED={seed}");
}
