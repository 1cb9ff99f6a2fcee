//! The promise itself: whatever call of a save fails, and whenever the program is killed, a file is the old one or the new one,
//! and "done" is said only of what is there. A small library (`tests/faults/shim.rs`) stands between the program and libc.

mod crowd;
mod first;
mod found;
mod kills;
mod order;
mod silence;
mod sweep;

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use crate::verbs::{MEETINGS, PLAN};

/// The library, compiled once for all tests and kept beside the other results of the build.
pub(crate) fn shim() -> &'static Path {
    static SHIM: OnceLock<PathBuf> = OnceLock::new();
    SHIM.get_or_init(|| {
        let source = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/faults/shim.rs"));
        let built = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("shim-{:016x}.so", fingerprint(&fs::read(source).unwrap())));
        if !built.exists() {
            let own = built.with_extension(std::process::id().to_string());
            let how = ["--edition=2024", "--crate-type=cdylib", "--crate-name=shim", "-O", "-Cpanic=abort", "-o"];
            let compiled = Command::new(rustc()).args(how).arg(&own).arg(source).output().unwrap();
            assert!(compiled.status.success(), "{}", String::from_utf8_lossy(&compiled.stderr));
            fs::rename(own, &built).unwrap();
        }
        built
    })
}

/// FNV-1a; a new name for each version of the source.
fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

fn rustc() -> PathBuf {
    let beside = |cargo| Path::new(&cargo).with_file_name("rustc");
    let named = std::env::var_os("RUSTC").map(PathBuf::from);
    named.or_else(|| std::env::var_os("CARGO").map(beside).filter(|path| path.exists())).unwrap_or_else(|| "rustc".into())
}

/// Whether the long sweep was asked for.
fn is_long() -> bool {
    std::env::var_os("COPLAN_LONG_SWEEP").is_some()
}

const FILE: &str = "plans/iom.toml";

/// How the plan lies in its folder.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Lies {
    Plainly,
    /// The file is a link to another one.
    BehindLink,
    /// The file has a second name.
    UnderTwoNames,
}

/// A workspace that is gone after the test.
struct Desk {
    folder: tempfile::TempDir,
    lies: Lies,
}

/// How a run ended; killed where there is no code.
#[derive(Debug)]
struct Ran {
    code: Option<i32>,
    err: String,
}

/// One call as the library saw it.
#[derive(Debug, Clone, PartialEq)]
struct Call {
    writes: bool,
    name: String,
    paths: Vec<String>,
}

impl Desk {
    fn new(lies: Lies) -> Desk {
        let shared = Path::new("/dev/shm");
        let base = if shared.is_dir() && !is_long() { shared.to_owned() } else { std::env::temp_dir() };
        let folder = tempfile::Builder::new().prefix("coplan-faults-").tempdir_in(fs::canonicalize(base).unwrap()).unwrap();
        let desk = Desk { folder, lies };
        fs::create_dir_all(desk.path("plans")).unwrap();
        fs::create_dir_all(desk.path(".kept")).unwrap();
        fs::write(desk.path("meetings.toml"), MEETINGS).unwrap();
        desk.lay();
        desk
    }

    fn lay(&self) {
        let real = self.path(if self.lies == Lies::BehindLink { ".kept/iom.toml" } else { FILE });
        fs::write(&real, PLAN).unwrap();
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
        match self.lies {
            Lies::Plainly => {}
            Lies::BehindLink => symlink("../.kept/iom.toml", self.path(FILE)).unwrap(),
            Lies::UnderTwoNames => fs::hard_link(&real, self.path(".kept/twin")).unwrap(),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        let root = self.folder.path().join("desk");
        if name.is_empty() { root } else { root.join(name) }
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&fs::read(self.path(FILE)).unwrap()).into_owned()
    }

    fn log(&self) -> PathBuf {
        self.folder.path().join("log")
    }

    /// The program, seen by the library; faults are added by the caller.
    fn command(&self, args: &[&str]) -> Command {
        let mut command = self.unseen(args);
        command.env("LD_PRELOAD", shim()).env("FAULT_ROOT", self.path("")).env("FAULT_LOG", self.log());
        command
    }

    fn unseen(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_coplan"));
        command.env_clear().env("HOME", self.folder.path()).stdin(Stdio::null());
        command.current_dir(self.folder.path()).arg("-C").arg(self.path("")).args(["--today", "2024-05-01"]).args(args);
        command
    }

    fn run(&self, args: &[&str]) -> Ran {
        ran(&mut self.unseen(args))
    }

    /// The calls of a run in which nothing goes wrong.
    fn calls(&self, args: &[&str]) -> Vec<Call> {
        let ran = ran(&mut self.command(args));
        assert_eq!(ran.code, Some(0), "{ran:?}");
        seen(&self.log())
    }

    /// The temporaries and copies of the program.
    fn left(&self) -> Vec<PathBuf> {
        let entries = |folder| fs::read_dir(self.path(folder)).unwrap().map(|entry| entry.unwrap().path());
        let is_ours = |path: &PathBuf| path.to_str().unwrap().contains(".coplan-");
        ["", "plans", ".kept"].into_iter().flat_map(entries).filter(is_ours).collect()
    }

    /// Lets two minutes pass for what was left behind.
    fn age(&self) {
        let then = SystemTime::now() - Duration::from_secs(120);
        for path in self.left() {
            fs::File::options().write(true).open(path).unwrap().set_modified(then).unwrap();
        }
    }
}

fn ran(command: &mut Command) -> Ran {
    let output = command.output().unwrap();
    let code = output.status.code();
    assert!(code.is_some() || output.status.signal() == Some(9), "{:?}", output.status);
    Ran { code, err: String::from_utf8(output.stderr).unwrap() }
}

/// What the library wrote down.
fn seen(log: &Path) -> Vec<Call> {
    let text = fs::read_to_string(log).unwrap_or_default();
    let call = |line: &str| {
        let mut parts = line.split('\t').skip(1).map(str::to_owned);
        let (writes, name) = (parts.next().unwrap() == "w", parts.next().unwrap());
        Call { writes, name, paths: parts.collect() }
    };
    text.lines().map(call).collect()
}

/// Does all jobs, a few side by side.
fn side_by_side<T: Sync>(jobs: &[T], job: impl Fn(&T) + Sync) {
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                while let Some(one) = jobs.get(next.fetch_add(1, Ordering::SeqCst)) {
                    job(one);
                }
            });
        }
    });
}
