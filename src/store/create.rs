//! Makes folders and first files, for `init`, `demo` and new plans. It never replaces anything:
//! if one of several files exists, none is written.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::sync::Arc;

use super::failure::{Failure, failed};
use super::save::{Job, SaveFailure, Saved, save};

/// Makes a folder with those above it; one that exists is fine. The folders in which new ones lie
/// are synced, so that a power cut takes no file away with its folder.
pub fn folder(path: &Path) -> Result<(), Failure> {
    let new: Vec<&Path> = path.ancestors().take_while(|above| !above.as_os_str().is_empty() && !above.exists()).collect();
    fs::create_dir_all(path).map_err(failed("failure-make-folder", path))?;
    new.into_iter().rev().try_for_each(sync_above).map_err(failed("failure-make-folder", path))
}

fn sync_above(new: &Path) -> io::Result<()> {
    let above = new.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(above)?.sync_all()
}

/// Writes a new file in a folder that exists; fails with `Exists` if the name is taken.
pub fn file(path: &Path, text: &str) -> Result<Saved, SaveFailure> {
    save(&Job { path: path.to_owned(), expected: None, new: Arc::from(text) })
}

/// Writes several new files, each a path below `root` and its text, and makes their folders.
/// Fails with `Exists` before anything is written if one of the names is taken.
pub fn files(root: &Path, files: &[(&str, &str)]) -> Result<Saved, SaveFailure> {
    let taken = files.iter().map(|(name, _)| root.join(name)).find(|path| fs::symlink_metadata(path).is_ok());
    if let Some(path) = taken {
        return Err(SaveFailure::Exists { path });
    }
    let mut durable = true;
    for (name, text) in files {
        let path = root.join(name);
        folder(path.parent().unwrap_or(root)).map_err(SaveFailure::Io)?;
        durable &= file(&path, text)?.durable;
    }
    Ok(Saved { durable })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makes_folders_and_files() {
        let root = tempfile::tempdir().unwrap();
        let desk = root.path().join("a/desk");
        files(&desk, &[("meetings.toml", "m"), ("plans/iom.toml", "p")]).unwrap();
        assert_eq!(fs::read_to_string(desk.join("meetings.toml")).unwrap(), "m");
        assert_eq!(fs::read_to_string(desk.join("plans/iom.toml")).unwrap(), "p");
        folder(&desk).unwrap();
    }

    #[test]
    fn writes_nothing_if_one_name_is_taken() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("b.toml"), "mine").unwrap();
        let failure = files(root.path(), &[("a.toml", "x"), ("b.toml", "x")]).unwrap_err();
        assert!(matches!(&failure, SaveFailure::Exists { path } if path.ends_with("b.toml")));
        assert!(!root.path().join("a.toml").exists());
        assert_eq!(fs::read_to_string(root.path().join("b.toml")).unwrap(), "mine");
    }

    #[test]
    fn a_file_in_a_folders_place_is_a_failure() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("plans"), "x").unwrap();
        let text = folder(&root.path().join("plans")).unwrap_err().to_string();
        assert!(text.starts_with("could not make the folder "), "{text}");
    }
}
