//! Reads one file as bytes and says whether it may be written. It never waits on a pipe, never
//! reads a device and never takes more than `LIMIT` bytes.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use rustix::fs::OFlags;

use super::failure::{Failure, failed, refused};
use crate::i18n::message::{say, tell};

/// The largest file read or saved, in bytes: 16 MiB.
pub const LIMIT: u64 = 16 * MIB;

const MIB: u64 = 1024 * 1024;

/// Whether this user may write a file or a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Writing is allowed.
    Writable,
    /// Writing is refused: by its mode, its owner or its disk.
    ReadOnly,
}

/// The whole file; fails if it is missing, no regular file, or larger than `LIMIT`.
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    read_with_file(path).map(|(bytes, _)| bytes).map_err(failed("failure-read", path))
}

/// Asks the system whether `path` could be written now; opens and changes nothing.
#[must_use]
pub fn access(path: &Path) -> Access {
    match rustix::fs::access(path, rustix::fs::Access::WRITE_OK) {
        Ok(()) => Access::Writable,
        Err(_) => Access::ReadOnly,
    }
}

/// Whether a save could put new text in the file's place: that takes the file and its folder.
#[must_use]
pub fn replaceable(path: &Path) -> Access {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if access(folder) == Access::ReadOnly { Access::ReadOnly } else { access(path) }
}

/// The bytes together with the open file they came from.
pub(super) fn read_with_file(path: &Path) -> io::Result<(Vec<u8>, File)> {
    let (mut file, about) = open_regular(path, OpenOptions::new().read(true))?;
    check_size(about.len())?;
    let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or(0));
    file.by_ref().take(LIMIT + 1).read_to_end(&mut bytes)?;
    // The file may have grown since it was measured.
    check_size(bytes.len() as u64)?;
    Ok((bytes, file))
}

/// Opens without waiting, so that a pipe put in a file's place cannot hang the program.
pub(super) fn open_regular(path: &Path, how: &mut OpenOptions) -> io::Result<(File, Metadata)> {
    let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
    let file = how.custom_flags(flags.bits().cast_signed()).open(path)?;
    let about = file.metadata()?;
    if about.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    if !about.is_file() {
        return Err(refused(ErrorKind::InvalidInput, say("failure-no-file")));
    }
    Ok((file, about))
}

/// Refuses a length above `LIMIT`, with the number and the limit.
pub(super) fn check_size(length: u64) -> io::Result<()> {
    if length <= LIMIT {
        return Ok(());
    }
    let why = tell("failure-too-long", [("n", length.into()), ("limit", LIMIT.into()), ("mib", (LIMIT / MIB).into())]);
    Err(refused(ErrorKind::FileTooLarge, why))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn gives_the_exact_bytes_in_one_allocation() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.toml");
        fs::write(&path, b"\xef\xbb\xbftitle = \"x\"\r\n").unwrap();
        let bytes = read(&path).unwrap();
        assert_eq!(bytes, b"\xef\xbb\xbftitle = \"x\"\r\n");
        assert_eq!(bytes.capacity(), bytes.len());
    }

    #[test]
    fn an_empty_file_is_no_failure() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.toml");
        fs::write(&path, b"").unwrap();
        assert!(read(&path).unwrap().is_empty());
    }

    #[test]
    fn refuses_a_pipe_without_hanging() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.toml");
        let kind = rustix::fs::FileType::Fifo;
        rustix::fs::mknodat(rustix::fs::CWD, &path, kind, 0o600.into(), 0).unwrap();
        let text = read(&path).unwrap_err().to_string();
        assert!(text.ends_with("a.toml: it is a pipe or a device, not a file"), "{text}");
    }

    #[test]
    fn refuses_a_file_over_the_limit_with_both_numbers() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.toml");
        File::create(&path).unwrap().set_len(LIMIT + 1).unwrap();
        let failure = read(&path).unwrap_err();
        assert!(failure.to_string().ends_with("it has 16777217 bytes, and the limit is 16777216 (16 MiB)"));
        assert!(failure.hint().unwrap().to_string().starts_with("split it"));
    }

    #[test]
    fn refuses_a_folder_and_a_missing_file() {
        let folder = tempfile::tempdir().unwrap();
        assert!(read(folder.path()).unwrap_err().to_string().ends_with(": it is a folder"));
        let missing = read(&folder.path().join("no.toml")).unwrap_err();
        assert!(missing.to_string().ends_with("no.toml: there is no such file or folder"));
    }

    #[test]
    fn access_of_a_missing_file_is_read_only() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(access(folder.path()), Access::Writable);
        assert_eq!(access(&folder.path().join("no")), Access::ReadOnly);
    }
}
