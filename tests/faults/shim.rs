//! A library for `LD_PRELOAD` that stands between a program and libc: it counts the file system calls below a folder, writes
//! their names to a log, and lets the one with a given number fail, write half, or kill the program. The tests compile it with
//! plain `rustc`; it is no part of the program and knows nothing of it.
//!
//! `FAULT_ROOT` is the folder, `FAULT_LOG` the log; `FAULT_CALL` is the number (from 1) of the call that goes wrong, `FAULT_KIND`
//! says how, and with `FAULT_ONCE` only that one goes wrong and not all after it too. A line of the log is: number, `r` or `w` for a
//! call that writes, the call's name, its path or paths; separated by tabs. Sockets are logged with the number 0.

use std::collections::BTreeMap;
use std::ffi::{CStr, c_char, c_int, c_uint, c_void};
use std::sync::atomic::{AtomicPtr, AtomicU32, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};

type Name = *const c_char;
type Bytes = *const c_void;

unsafe extern "C" {
    fn dlsym(library: *mut c_void, name: Name) -> *mut c_void;
    fn __errno_location() -> *mut c_int;
    fn dirfd(folder: *mut c_void) -> c_int;
    fn getpid() -> c_int;
    fn kill(process: c_int, signal: c_int) -> c_int;
}

const NEXT: *mut c_void = -1_isize as *mut c_void;
const HERE: c_int = -100;
const KILL: c_int = 9;
/// `O_WRONLY | O_RDWR | O_CREAT | O_TRUNC`.
const TO_WRITE: c_int = 0o1 | 0o2 | 0o100 | 0o1000;
const APPEND: c_int = 0o1 | 0o100 | 0o2000 | 0o2_000_000;
const NO_SPACE: c_int = 28;

/// What goes wrong, as the surroundings say.
struct Plan {
    root: String,
    log: Option<c_int>,
    call: u32,
    kind: Kind,
    once: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Error(c_int),
    /// A write writes half of its bytes.
    Short,
    /// A write writes half of its bytes, and those after it find no room.
    Full,
    KillBefore,
    /// A write writes half of its bytes, and the program is killed.
    KillDuring,
    KillAfter,
}

fn plan() -> &'static Plan {
    static PLAN: OnceLock<Plan> = OnceLock::new();
    PLAN.get_or_init(|| {
        let var = |name: &str| std::env::var(name).ok();
        Plan {
            root: var("FAULT_ROOT").unwrap_or_else(|| "/nowhere".to_owned()),
            log: var("FAULT_LOG").map(|path| open_log(&path)),
            call: var("FAULT_CALL").and_then(|number| number.parse().ok()).unwrap_or(0),
            kind: var("FAULT_KIND").map_or(Kind::Short, |kind| kind_of(&kind)),
            once: var("FAULT_ONCE").is_some(),
        }
    })
}

fn kind_of(text: &str) -> Kind {
    match text {
        "SHORT" => Kind::Short,
        "FULL" => Kind::Full,
        "KILL-BEFORE" => Kind::KillBefore,
        "KILL-DURING" => Kind::KillDuring,
        "KILL-AFTER" => Kind::KillAfter,
        "EINTR" => Kind::Error(4),
        "EIO" => Kind::Error(5),
        "EACCES" => Kind::Error(13),
        "ENOSPC" => Kind::Error(NO_SPACE),
        "EROFS" => Kind::Error(30),
        "EOPNOTSUPP" => Kind::Error(95),
        "ESTALE" => Kind::Error(116),
        "EDQUOT" => Kind::Error(122),
        other => panic!("no such fault: {other}"),
    }
}

/// Where each open file lies. A call on a file that was opened unseen (the terminal, a pipe) is not counted.
fn places() -> std::sync::MutexGuard<'static, BTreeMap<c_int, String>> {
    static PLACES: Mutex<BTreeMap<c_int, String>> = Mutex::new(BTreeMap::new());
    PLACES.lock().unwrap_or_else(PoisonError::into_inner)
}

fn of(file: c_int) -> Vec<String> {
    places().get(&file).cloned().into_iter().collect()
}

/// The absolute path of a name, seen from an open folder or from the current one.
fn at(folder: c_int, name: Name) -> Vec<String> {
    if name.is_null() {
        return of(folder);
    }
    let name = unsafe { CStr::from_ptr(name) }.to_string_lossy().into_owned();
    let base = match folder {
        _ if name.starts_with('/') => return vec![name],
        HERE => std::env::current_dir().ok().map(|path| path.to_string_lossy().into_owned()),
        _ => of(folder).pop(),
    };
    base.map(|base| if name.is_empty() { base } else { format!("{base}/{name}") }).into_iter().collect()
}

fn both(mut from: Vec<String>, to: Vec<String>) -> Vec<String> {
    from.extend(to);
    from
}

fn is_below(path: &str, root: &str) -> bool {
    root == "/" || path.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// What is done with one call.
#[derive(Clone, Copy, PartialEq)]
enum Turn {
    Go,
    Fail(c_int),
    Half,
    HalfAndKill,
    GoAndKill,
}

/// Counts and logs the call, and says what is to be done with it.
fn turn(name: &str, writes: bool, paths: &[String]) -> Turn {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let plan = plan();
    if !paths.iter().any(|path| is_below(path, &plan.root)) {
        return Turn::Go;
    }
    let number = COUNT.fetch_add(1, Ordering::SeqCst) + 1;
    log(&format!("{number}\t{}\t{name}\t{}\n", if writes { 'w' } else { 'r' }, paths.join("\t")));
    if plan.call == 0 || number < plan.call {
        return Turn::Go;
    }
    wrong(name, number > plan.call, plan)
}

fn wrong(name: &str, later: bool, plan: &Plan) -> Turn {
    let is_write = matches!(name, "write" | "pwrite64" | "writev");
    match plan.kind {
        Kind::Full if !is_write => Turn::Go,
        Kind::Full if !later => Turn::Half,
        Kind::Full => full(plan.once),
        _ if later && plan.once => Turn::Go,
        Kind::Error(error) => Turn::Fail(error),
        Kind::Short if is_write => Turn::Half,
        Kind::Short => Turn::Go,
        _ if later => Turn::Go,
        Kind::KillBefore => die(),
        Kind::KillDuring if is_write => Turn::HalfAndKill,
        Kind::KillDuring | Kind::KillAfter => Turn::GoAndKill,
    }
}

/// The disk is full for good, or somebody makes room after the first refusal.
fn full(once: bool) -> Turn {
    static REFUSED: AtomicU32 = AtomicU32::new(0);
    if once && REFUSED.fetch_add(1, Ordering::SeqCst) > 0 { Turn::Go } else { Turn::Fail(NO_SPACE) }
}

fn die() -> ! {
    unsafe { kill(getpid(), KILL) };
    loop {
        std::thread::park();
    }
}

/// The function of libc that has this name.
fn real(name: &CStr, known: &AtomicPtr<c_void>) -> *mut c_void {
    let mut found = known.load(Ordering::Relaxed);
    if found.is_null() {
        found = unsafe { dlsym(NEXT, name.as_ptr()) };
        assert!(!found.is_null(), "libc has no {name:?}");
        known.store(found, Ordering::Relaxed);
    }
    found
}

macro_rules! real {
    ($name:ident, $type:ty) => {{
        static KNOWN: AtomicPtr<c_void> = AtomicPtr::new(std::ptr::null_mut());
        let name = CStr::from_bytes_with_nul_unchecked(concat!(stringify!($name), "\0").as_bytes());
        std::mem::transmute::<*mut c_void, $type>(real(name, &KNOWN))
    }};
}

fn open_log(path: &str) -> c_int {
    let path = format!("{path}\0");
    unsafe { real!(open64, unsafe extern "C" fn(Name, c_int, c_uint) -> c_int)(path.as_ptr().cast(), APPEND, 0o600) }
}

fn log(line: &str) {
    if let Some(file) = plan().log {
        unsafe { real!(write, unsafe extern "C" fn(c_int, Bytes, usize) -> isize)(file, line.as_ptr().cast(), line.len()) };
    }
}

/// What a refused call returns.
trait Answer: Sized {
    const REFUSED: Self;
    fn refused(error: c_int) -> Self {
        unsafe { *__errno_location() = error };
        Self::REFUSED
    }
}

impl Answer for c_int {
    const REFUSED: Self = -1;
}

impl Answer for isize {
    const REFUSED: Self = -1;
}

impl Answer for *mut c_void {
    const REFUSED: Self = std::ptr::null_mut();
}

/// Carries out a call as its turn says; `half` is the same call with half of its bytes.
fn take<T: Answer>(turn: Turn, whole: impl FnOnce() -> T, half: impl FnOnce() -> T) -> T {
    let answer = match turn {
        Turn::Fail(error) => return T::refused(error),
        Turn::Half | Turn::HalfAndKill => half(),
        Turn::Go | Turn::GoAndKill => whole(),
    };
    if matches!(turn, Turn::GoAndKill | Turn::HalfAndKill) {
        die();
    }
    answer
}

/// Each line: a function of libc, whether it writes, and which path it concerns.
macro_rules! calls {
    ($($name:ident($($arg:ident: $type:ty),*) -> $out:ty, $writes:expr, $paths:expr;)*) => {$(
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $name($($arg: $type),*) -> $out {
            let real = unsafe { real!($name, unsafe extern "C" fn($($type),*) -> $out) };
            let turn = turn(stringify!($name), $writes, &$paths);
            take(turn, || unsafe { real($($arg),*) }, || unsafe { real($($arg),*) })
        }
    )*};
}

calls! {
    rename(from: Name, to: Name) -> c_int, true, both(at(HERE, from), at(HERE, to));
    renameat(a: c_int, from: Name, b: c_int, to: Name) -> c_int, true, both(at(a, from), at(b, to));
    renameat2(a: c_int, from: Name, b: c_int, to: Name, how: c_uint) -> c_int, true, both(at(a, from), at(b, to));
    link(from: Name, to: Name) -> c_int, true, both(at(HERE, from), at(HERE, to));
    linkat(a: c_int, from: Name, b: c_int, to: Name, how: c_int) -> c_int, true, both(at(a, from), at(b, to));
    symlink(to: Name, name: Name) -> c_int, true, at(HERE, name);
    unlink(name: Name) -> c_int, true, at(HERE, name);
    unlinkat(folder: c_int, name: Name, how: c_int) -> c_int, true, at(folder, name);
    mkdir(name: Name, mode: c_uint) -> c_int, true, at(HERE, name);
    rmdir(name: Name) -> c_int, true, at(HERE, name);
    chmod(name: Name, mode: c_uint) -> c_int, true, at(HERE, name);
    fchmod(file: c_int, mode: c_uint) -> c_int, true, of(file);
    chown(name: Name, user: c_uint, group: c_uint) -> c_int, true, at(HERE, name);
    fchown(file: c_int, user: c_uint, group: c_uint) -> c_int, true, of(file);
    ftruncate(file: c_int, length: i64) -> c_int, true, of(file);
    ftruncate64(file: c_int, length: i64) -> c_int, true, of(file);
    futimens(file: c_int, times: Bytes) -> c_int, true, of(file);
    utimensat(folder: c_int, name: Name, times: Bytes, how: c_int) -> c_int, true, at(folder, name);
    fsync(file: c_int) -> c_int, true, of(file);
    fdatasync(file: c_int) -> c_int, true, of(file);
    flock(file: c_int, how: c_int) -> c_int, true, of(file);
    fsetxattr(file: c_int, name: Name, value: Bytes, size: usize, how: c_int) -> c_int, true, of(file);
    fremovexattr(file: c_int, name: Name) -> c_int, true, of(file);
    flistxattr(file: c_int, list: Bytes, size: usize) -> isize, false, of(file);
    fgetxattr(file: c_int, name: Name, value: Bytes, size: usize) -> isize, false, of(file);
    access(name: Name, how: c_int) -> c_int, false, at(HERE, name);
    faccessat(folder: c_int, name: Name, how: c_int, flags: c_int) -> c_int, false, at(folder, name);
    realpath(name: Name, room: *mut c_void) -> *mut c_void, false, at(HERE, name);
    statx(folder: c_int, name: Name, flags: c_int, mask: c_uint, room: Bytes) -> c_int, false, at(folder, name);
    read(file: c_int, room: *mut c_void, size: usize) -> isize, false, of(file);
    lseek64(file: c_int, offset: isize, from: c_int) -> isize, false, of(file);
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn write(file: c_int, bytes: Bytes, size: usize) -> isize {
    let real = unsafe { real!(write, unsafe extern "C" fn(c_int, Bytes, usize) -> isize) };
    let turn = turn("write", true, &of(file));
    take(turn, || unsafe { real(file, bytes, size) }, || unsafe { real(file, bytes, size.div_ceil(2)) })
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn pwrite64(file: c_int, bytes: Bytes, size: usize, offset: i64) -> isize {
    let real = unsafe { real!(pwrite64, unsafe extern "C" fn(c_int, Bytes, usize, i64) -> isize) };
    let turn = turn("pwrite64", true, &of(file));
    take(turn, || unsafe { real(file, bytes, size, offset) }, || unsafe { real(file, bytes, size.div_ceil(2), offset) })
}

/// Half of a list of buffers is its first one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn writev(file: c_int, list: Bytes, count: c_int) -> isize {
    let real = unsafe { real!(writev, unsafe extern "C" fn(c_int, Bytes, c_int) -> isize) };
    let turn = turn("writev", true, &of(file));
    take(turn, || unsafe { real(file, list, count) }, || unsafe { real(file, list, count.min(1)) })
}

fn opened(file: c_int, paths: Vec<String>) -> c_int {
    if let Some(path) = paths.into_iter().next().filter(|_| file >= 0) {
        places().insert(file, path);
    }
    file
}

/// The mode comes as a further argument in C; on the systems of these tests that is the same as a third or fourth one.
macro_rules! opens {
    ($($name:ident($($arg:ident: $type:ty),*), $how:ident, $paths:expr;)*) => {$(
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $name($($arg: $type),*) -> c_int {
            let real = unsafe { real!($name, unsafe extern "C" fn($($type),*) -> c_int) };
            let paths = $paths;
            let turn = turn(if $how & TO_WRITE == 0 { "open" } else { "open-to-write" }, $how & TO_WRITE != 0, &paths);
            let open = || opened(unsafe { real($($arg),*) }, paths);
            match turn {
                Turn::GoAndKill => { open(); die() }
                Turn::Fail(error) => c_int::refused(error),
                _ => open(),
            }
        }
    )*};
}

opens! {
    open(name: Name, how: c_int, mode: c_uint), how, at(HERE, name);
    open64(name: Name, how: c_int, mode: c_uint), how, at(HERE, name);
    openat(folder: c_int, name: Name, how: c_int, mode: c_uint), how, at(folder, name);
    openat64(folder: c_int, name: Name, how: c_int, mode: c_uint), how, at(folder, name);
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn opendir(name: Name) -> *mut c_void {
    let real = unsafe { real!(opendir, unsafe extern "C" fn(Name) -> *mut c_void) };
    let paths = at(HERE, name);
    let turn = turn("opendir", false, &paths);
    let folder = take(turn, || unsafe { real(name) }, || unsafe { real(name) });
    if !folder.is_null() {
        opened(unsafe { dirfd(folder) }, paths);
    }
    folder
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn readdir64(folder: *mut c_void) -> *mut c_void {
    let real = unsafe { real!(readdir64, unsafe extern "C" fn(*mut c_void) -> *mut c_void) };
    let turn = turn("readdir64", false, &of(unsafe { dirfd(folder) }));
    take(turn, || unsafe { real(folder) }, || unsafe { real(folder) })
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn closedir(folder: *mut c_void) -> c_int {
    places().remove(&unsafe { dirfd(folder) });
    unsafe { real!(closedir, unsafe extern "C" fn(*mut c_void) -> c_int)(folder) }
}

/// A close is counted, and a refusal is told, but the file is closed all the same, as Linux does it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn close(file: c_int) -> c_int {
    let real = unsafe { real!(close, unsafe extern "C" fn(c_int) -> c_int) };
    let turn = turn("close", false, &of(file));
    places().remove(&file);
    let closed = unsafe { real(file) };
    take(turn, || closed, || closed)
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn socket(family: c_int, kind: c_int, protocol: c_int) -> c_int {
    log(&format!("0\tw\tsocket\tfamily {family}\n"));
    unsafe { real!(socket, unsafe extern "C" fn(c_int, c_int, c_int) -> c_int)(family, kind, protocol) }
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn connect(file: c_int, address: Bytes, size: c_uint) -> c_int {
    log("0\tw\tconnect\t\n");
    unsafe { real!(connect, unsafe extern "C" fn(c_int, Bytes, c_uint) -> c_int)(file, address, size) }
}
