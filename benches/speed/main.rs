//! What is promised of speed, each figure beside its floor in the same run: `cargo bench`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::wildcard_imports, clippy::disallowed_methods, reason = "benches")]

mod sample;

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use coplan::domain::field::Kind;
use coplan::domain::filter::Filter;
use coplan::domain::status::Status;
use coplan::session::{Mode, Session};
use coplan::store::save::{self, Job};
use coplan::tui::desk::Desk;
use coplan::tui::keys::Key;
use coplan::tui::setup::Setup;
use coplan::workspace::acts::Stated;
use divan::{Bencher, black_box};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use rayon::prelude::*;

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

fn main() {
    divan::main();
}

fn open(projects: usize) -> Session {
    Session::open(sample::folder(projects), Mode::ReadWrite).unwrap()
}

/// Opening: read, cut into rows, typed, checked, indexed.
mod opening {
    use super::*;

    #[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
    fn coplan(bencher: Bencher<'_, '_>, projects: usize) {
        let folder = sample::folder(projects);
        bencher.bench_local(|| Session::open(black_box(folder), Mode::ReadWrite).unwrap());
    }

    /// The floor: the same files into plain typed structs, on the same cores.
    #[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
    fn floor_toml_typed(bencher: Bencher<'_, '_>, projects: usize) {
        let files = sample::files(projects);
        bencher.bench_local(|| {
            files
                .par_iter()
                .map(|file| toml::from_str::<sample::File>(&std::fs::read_to_string(file).unwrap()).unwrap())
                .collect::<Vec<_>>()
        });
    }

    /// The files' bytes alone.
    #[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
    fn floor_read(bencher: Bencher<'_, '_>, projects: usize) {
        let files = sample::files(projects);
        bencher.bench_local(|| files.par_iter().map(|file| std::fs::read_to_string(file).unwrap().len()).sum::<usize>());
    }
}

/// A key to its frame, and an edit, without the terminal.
mod key {
    use super::*;

    fn desk(projects: usize) -> Desk {
        Desk::new(open(projects), sample::today(), Setup::default())
    }

    fn press(bencher: Bencher<'_, '_>, projects: usize, keys: &'static str) {
        let mut desk = desk(projects);
        let area = Rect::new(0, 0, 120, 40);
        let mut buffer = Buffer::empty(area);
        let keys = Key::parse_all(keys);
        bencher.bench_local(|| {
            for key in &keys {
                black_box(desk.key(*key));
                buffer.reset();
                desk.draw(area, &mut buffer);
            }
        });
    }

    #[divan::bench(args = [100, 1_000, 10_000, 100_000])]
    fn down(bencher: Bencher<'_, '_>, projects: usize) {
        press(bencher, projects, "j");
    }

    #[divan::bench(args = [100, 1_000, 10_000, 100_000])]
    fn to_the_end_and_back(bencher: Bencher<'_, '_>, projects: usize) {
        press(bencher, projects, "Gg");
    }

    /// Four keys: mark a status, take it back.
    #[divan::bench(args = [100, 1_000, 10_000, 100_000])]
    fn mark_and_undo(bencher: Bencher<'_, '_>, projects: usize) {
        press(bencher, projects, "sfu");
    }
}

/// A screen to its first frame, from a desk on which nothing was looked at yet.
mod screen {
    use super::*;

    const KEYS: [&str; 6] = ["1", "4", "5", "B", "6", "b"];

    #[divan::bench(args = KEYS, sample_count = 10, sample_size = 1)]
    fn of_10_000(bencher: Bencher<'_, '_>, keys: &str) {
        first(bencher, keys, || open(10_000));
    }

    /// The worst case: one file.
    #[divan::bench(args = KEYS, sample_count = 10, sample_size = 1)]
    fn of_10_000_in_one_plan(bencher: Bencher<'_, '_>, keys: &str) {
        first(bencher, keys, || Session::open(sample::one_file(10_000), Mode::ReadWrite).unwrap());
    }

    fn first(bencher: Bencher<'_, '_>, keys: &str, open: impl Fn() -> Session) {
        let area = Rect::new(0, 0, 120, 40);
        let key = *Key::parse_all(keys).first().unwrap();
        bencher.with_inputs(|| (Desk::new(open(), sample::today(), Setup::default()), Buffer::empty(area))).bench_local_values(
            |(mut desk, mut buffer)| {
                black_box(desk.key(key));
                desk.draw(area, &mut buffer);
                (desk, buffer)
            },
        );
    }
}

/// An edit in the workspace alone, and its undo.
mod edit {
    use super::*;

    #[divan::bench(args = [100, 1_000, 10_000, 100_000])]
    fn mark_and_undo(bencher: Bencher<'_, '_>, projects: usize) {
        edit(bencher, open(projects));
    }

    #[divan::bench(args = [100, 1_000, 10_000])]
    fn in_one_file(bencher: Bencher<'_, '_>, projects: usize) {
        edit(bencher, Session::open(sample::one_file(projects), Mode::ReadWrite).unwrap());
    }

    fn edit(bencher: Bencher<'_, '_>, mut session: Session) {
        let middle = session.workspace.all(Kind::Project).nth(session.workspace.count(Kind::Project) / 2).unwrap();
        let id = session.workspace.target(middle).unwrap().id;
        bencher.bench_local(|| {
            let edits = session.workspace.mark_status(&id, Status::Suspended, &Stated::default(), sample::today());
            session.workspace.apply(edits).unwrap();
            session.workspace.undo().unwrap()
        });
    }
}

/// One letter in the filter over all projects.
mod filter {
    use super::*;

    const LINES: [&str; 7] = ["l", "legal", "йол", "status:ongoing", "overdue", "health:red", "silent"];

    #[divan::bench(args = LINES, sample_count = 20, sample_size = 1)]
    fn of_10_000(bencher: Bencher<'_, '_>, line: &str) {
        run(bencher, 10_000, line);
    }

    #[divan::bench(args = LINES, sample_count = 10, sample_size = 1)]
    fn of_100_000(bencher: Bencher<'_, '_>, line: &str) {
        run(bencher, 100_000, line);
    }

    fn run(bencher: Bencher<'_, '_>, projects: usize, line: &str) {
        let session = open(projects);
        let all: Vec<_> = session.workspace.all(Kind::Project).collect();
        bencher.bench_local(|| session.workspace.filtered(black_box(&all), &Filter::parse(line), sample::today()));
    }
}

/// A save of a file of 31 kB, with both syncs.
mod saving {
    use super::*;

    #[divan::bench(sample_count = 40, sample_size = 1)]
    fn coplan(bencher: Bencher<'_, '_>) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.toml");
        let text: Arc<str> = std::fs::read_to_string(&sample::files(1_000)[0]).unwrap().into();
        std::fs::write(&path, text.as_bytes()).unwrap();
        bencher.bench_local(|| save::save(&Job { path: path.clone(), expected: Some(text.clone()), new: text.clone() }).unwrap());
    }

    #[divan::bench(sample_count = 40, sample_size = 1)]
    fn floor_bare_calls(bencher: Bencher<'_, '_>) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.toml");
        let text = std::fs::read_to_string(&sample::files(1_000)[0]).unwrap();
        bencher.bench_local(|| bare(&path, &text));
    }

    fn bare(path: &Path, text: &str) {
        let temp = path.with_extension("tmp");
        let mut file = std::fs::File::create(&temp).unwrap();
        file.write_all(text.as_bytes()).unwrap();
        file.sync_all().unwrap();
        std::fs::rename(&temp, path).unwrap();
        std::fs::File::open(path.parent().unwrap()).unwrap().sync_all().unwrap();
    }
}

/// The real program in a pseudo-terminal of 120x40: from its start to its first whole frame.
mod starting {
    use super::*;
    use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
    use std::io::Read;

    /// What the program writes when a frame is complete.
    const END_OF_FRAME: &[u8] = b"\x1b[?2026l";

    #[divan::bench(args = [100, 1_000, 10_000, 100_000], sample_count = 10, sample_size = 1)]
    fn first_frame(bencher: Bencher<'_, '_>, projects: usize) {
        let folder = sample::folder(projects);
        let home = tempfile::tempdir().unwrap();
        bencher.bench_local(|| {
            let pair = native_pty_system().openpty(PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 }).unwrap();
            let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_coplan"));
            command.arg(folder);
            command.env("TERM", "xterm-256color");
            command.env("HOME", home.path());
            command.env("XDG_STATE_HOME", home.path());
            let child = pair.slave.spawn_command(command).unwrap();
            drop(pair.slave);
            let mut output = pair.master.try_clone_reader().unwrap();
            let (mut seen, mut bytes) = (Vec::<u8>::new(), [0; 8_192]);
            while !seen.windows(END_OF_FRAME.len()).any(|part| part == END_OF_FRAME) {
                let n = output.read(&mut bytes).unwrap();
                seen.extend(&bytes[..n]);
            }
            Started { child, terminal: pair.master }
        });
    }

    /// A program that runs: it is ended outside the time that counts. Its end takes as long as the kernel takes to let
    /// go of the watch on the folder, some 10 to 20 ms.
    struct Started {
        child: Box<dyn Child + Send + Sync>,
        terminal: Box<dyn MasterPty + Send>,
    }

    impl Drop for Started {
        fn drop(&mut self) {
            self.terminal.take_writer().unwrap().write_all(b"q").unwrap();
            self.child.wait().unwrap();
        }
    }
}
