//! Many programs on one file: what was acknowledged is in the file afterwards, nobody ever sees half a file, and nobody waits for
//! ever.

use std::fs::{self, File};
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::{Duration, Instant};

use super::{Desk, FILE, Lies, is_long, ran};

/// The wait for the lock and for a quiet moment, two seconds each, and a slow machine.
const LONGEST: Duration = Duration::from_secs(10);

const WRITERS: u32 = 8;

/// Edits until it is told that enough was done; gives the notes that were acknowledged.
fn write(desk: &Desk, who: u32, refused: &AtomicU32) -> Vec<String> {
    let mut acknowledged = Vec::new();
    for n in 0..if is_long() { 100 } else { 12 } {
        let note = format!("note {who}-{n}");
        let args =
            if n % 3 == 0 { vec!["status", "IOM-2", ["ongoing", "planned"][n % 2], "--note", &note] } else { vec!["note", "IOM-1", &note] };
        let begun = Instant::now();
        let said = desk.run(&args);
        assert!(begun.elapsed() < LONGEST, "waited {:?}", begun.elapsed());
        match said.code {
            Some(0) => acknowledged.push(note),
            Some(3 | 4) if said.err.contains("error: ") && said.err.contains("hint: ") => drop(refused.fetch_add(1, Ordering::SeqCst)),
            _ => panic!("{said:?}"),
        }
    }
    acknowledged
}

/// Lists again and again: never a failure, never a row less.
fn read(desk: &Desk, ended: &AtomicBool) -> u32 {
    let mut times = 0;
    while !ended.load(Ordering::SeqCst) {
        let output = desk.unseen(&["list", "--json"]).output().unwrap();
        let rows: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert!(output.status.success() && output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(rows["projects"].as_array().unwrap().len(), 2, "{rows}");
        times += 1;
    }
    times
}

/// A careful editor of another make: it holds the folder's lock, replaces a comment and renames.
fn edit(desk: &Desk, ended: &AtomicBool) -> u32 {
    let mut times = 0;
    while !ended.load(Ordering::SeqCst) {
        let folder = File::open(desk.path("plans")).unwrap();
        folder.lock().unwrap();
        let text = desk.text();
        let (_, rest) = text.split_once('\n').unwrap();
        fs::write(desk.path("plans/.edited"), format!("# The plan, looked at {times} times\n{rest}")).unwrap();
        fs::rename(desk.path("plans/.edited"), desk.path(FILE)).unwrap();
        drop(folder);
        times += 1;
        std::thread::sleep(Duration::from_millis(20));
    }
    times
}

#[test]
fn eight_writers_a_reader_and_an_editor_lose_nothing() {
    let desk = Desk::new(Lies::Plainly);
    let (ended, refused) = (AtomicBool::new(false), AtomicU32::new(0));
    let acknowledged: Vec<String> = std::thread::scope(|scope| {
        let reader = scope.spawn(|| read(&desk, &ended));
        let editor = scope.spawn(|| edit(&desk, &ended));
        let (desk, refused) = (&desk, &refused);
        let writers: Vec<_> = (0..WRITERS).map(|who| scope.spawn(move || write(desk, who, refused))).collect();
        let notes: Vec<_> = writers.into_iter().map(std::thread::ScopedJoinHandle::join).collect();
        ended.store(true, Ordering::SeqCst);
        println!("read {} times, edited {} times", reader.join().unwrap(), editor.join().unwrap());
        notes.into_iter().flat_map(Result::unwrap).collect()
    });
    let text = desk.text();
    println!("{} acknowledged, {} refused", acknowledged.len(), refused.into_inner());
    for note in &acknowledged {
        assert_eq!(text.matches(&format!("\"{note}\"")).count(), 1, "{note} was acknowledged; the file:\n{text}");
    }
    assert_eq!(text.matches("\"note ").count(), acknowledged.len(), "a refused note is in the file:\n{text}");
    assert!(text.starts_with("# The plan, looked at ") && acknowledged.len() > 40, "{} acknowledged", acknowledged.len());
    assert_eq!(desk.left().len(), 0);
}

#[test]
fn who_waits_for_a_lock_says_so_within_two_seconds() {
    let desk = Desk::new(Lies::Plainly);
    let folder = File::open(desk.path("plans")).unwrap();
    folder.lock().unwrap();
    let begun = Instant::now();
    let said = ran(desk.unseen(&["status", "IOM-1", "done"]).stdout(Stdio::null()));
    assert!(begun.elapsed() > Duration::from_millis(1_100) && begun.elapsed() < LONGEST);
    assert_eq!(said.code, Some(3));
    assert!(said.err.contains("another program is saving there") && said.err.contains("hint: "), "{}", said.err);
}
