//! Random bytes put into real files: reading, editing and merging never fall over, keep the bytes that
//! are nobody's, and lose nothing. A short run with every test; a long one with
//! `FUZZ_SECONDS=3600 cargo test --release --test it laws::fuzz -- --nocapture`.

use std::time::{Duration, Instant};

use coplan::domain::field::Kind;
use coplan::text::document::Lock;
use coplan::workspace::Loaded;

use super::generated::TOKENS;
use super::{seen, survive};
use crate::promises::{edits, text, workspace};

/// A generator of numbers that can be begun again with its seed (xorshift64*).
struct Random(u64);

impl Random {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % below.max(1)
    }
}

const SEEDS: &[&str] = &[
    include_str!("../../../data/plans/iom-2024.toml"),
    include_str!("../../../data/meetings/2024.toml"),
    include_str!("../../../data/organisations.toml"),
    crate::screens::SMALL,
    "plan = { id = 'p', title = 'P' }\nproject = [{ id = 'A', title = 'T', funding.amount = 1, history = [{ date = 2024-01-01 }] }]\n",
    "\u{feff}[plan]\r\nid = \"p\"\r\ntitle = \"P\"\r\n[[project]]\r\nid = \"A\"\r\ntitle = '''x'''\r\nmeetings = [ # c\r\n 'm', ]\r\n",
];

/// A file with some holes, twins and foreign pieces.
fn spoilt(random: &mut Random, file: &str) -> String {
    let mut chars: Vec<char> = file.chars().collect();
    for _ in 0..=random.next(6) {
        let at = random.next(chars.len() + 1);
        let many = random.next(40).min(chars.len() - at);
        match random.next(4) {
            0 => drop(chars.drain(at..at + many)),
            1 => drop(chars.splice(at..at, TOKENS[random.next(TOKENS.len())].chars())),
            2 => {
                let piece: Vec<char> = chars[at..at + many].to_vec();
                let to = random.next(chars.len() + 1);
                chars.splice(to..to, piece);
            }
            _ if at < chars.len() => chars[at] = char::from_u32(random.next(0x180) as u32).unwrap_or('x'),
            _ => {}
        }
    }
    chars.into_iter().collect()
}

fn round(random: &mut Random) {
    let file = SEEDS[random.next(SEEDS.len())];
    let (base, mut theirs) = (spoilt(random, file), file.to_owned());
    survive(&base);
    let base = if random.next(2) == 0 { base } else { file.to_owned() };
    if random.next(3) > 0 {
        theirs = spoilt(random, &base);
    }
    let mut own = workspace(&[&base]);
    if own.document(0).unwrap().lock() == Some(Lock::Broken) {
        return;
    }
    let ids: Vec<String> = own.all(Kind::Project).filter_map(|handle| Some(own.target(handle)?.id)).collect();
    for _ in 0..=random.next(4) {
        let Some(id) = ids.get(random.next(ids.len())).filter(|id| !id.is_empty() && !id.contains(": ")) else { break };
        let line = ["status done", "note x", "link m", "set area law", "clear due", "set title T"][random.next(6)];
        let done = edits(&own, &format!("project {id}: {line}"));
        let _ = own.apply(done);
    }
    let loaded = Loaded::read("a.toml", theirs);
    if loaded.document().lock() != Some(Lock::Broken) {
        own.merge(0, base, loaded);
        let again = text(&own);
        assert_eq!(seen(&own), seen(&workspace(&[&again])), "{again}");
        while own.undo().is_some() {}
    }
}

#[test]
fn spoilt_files_are_read_edited_and_merged_without_a_fall() {
    let seconds = std::env::var("FUZZ_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
    let (begun, limit) = (Instant::now(), Duration::from_secs(seconds.unwrap_or(4)));
    let start = std::env::var("FUZZ_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1u64);
    let mut rounds = 0u64;
    while begun.elapsed() < limit && (seconds.is_some() || rounds < 400) {
        let seed = start + rounds;
        let result = std::panic::catch_unwind(|| round(&mut Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)));
        assert!(result.is_ok(), "again with FUZZ_SEED={seed}");
        rounds += 1;
    }
    println!("{rounds} rounds");
}
