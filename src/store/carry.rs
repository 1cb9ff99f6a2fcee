//! Gives a new file what belongs to the old one besides its bytes: owner, group, mode, extended
//! attributes and with them the access list. It is all or an error; it never gives a new file
//! more access than the old one had.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::os::unix::fs::{MetadataExt, fchown};

use rustix::fs::{XattrFlags, fgetxattr, flistxattr, fremovexattr, fsetxattr};
use rustix::io::Errno;

/// The most the kernel gives for one value or for the list of names, in bytes.
const LARGEST: usize = 64 * 1024;

type Attributes = BTreeMap<Vec<u8>, Vec<u8>>;

/// Carries everything over to `new`; after an error `new` must not take the old file's place.
pub(super) fn carry(old: &File, new: &File) -> io::Result<()> {
    let (wanted, found) = (old.metadata()?, new.metadata()?);
    // In this order: a new owner clears attributes, and an access list changes the mode.
    if (wanted.uid(), wanted.gid()) != (found.uid(), found.gid()) {
        fchown(new, Some(wanted.uid()), Some(wanted.gid()))?;
    }
    carry_attributes(old, new)?;
    new.set_permissions(wanted.permissions())
}

fn carry_attributes(old: &File, new: &File) -> io::Result<()> {
    let (wanted, found) = (attributes(old)?, attributes(new)?);
    // The folder may have given the new file an access list that the old one did not have.
    for name in found.keys().filter(|name| !wanted.contains_key(*name)) {
        fremovexattr(new, name.as_slice())?;
    }
    for (name, value) in wanted {
        if found.get(&name) != Some(&value) {
            fsetxattr(new, name.as_slice(), &value, XattrFlags::empty())?;
        }
    }
    Ok(())
}

fn attributes(file: &File) -> Result<Attributes, Errno> {
    let mut buffer = vec![0; LARGEST];
    let length = match flistxattr(file, buffer.as_mut_slice()) {
        Ok(length) => length,
        // A file system without attributes has none to lose.
        Err(error) if error == Errno::NOTSUP || error == Errno::OPNOTSUPP => 0,
        Err(error) => return Err(error),
    };
    buffer.truncate(length);
    let names = buffer.split(|byte| *byte == 0).filter(|name| !name.is_empty());
    names.map(|name| Ok((name.to_vec(), attribute(file, name)?))).collect()
}

fn attribute(file: &File, name: &[u8]) -> Result<Vec<u8>, Errno> {
    let mut value = vec![0; LARGEST];
    let length = fgetxattr(file, name, value.as_mut_slice())?;
    value.truncate(length);
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn carries_mode_and_owner() {
        let (old, new) = (tempfile::tempfile().unwrap(), tempfile::tempfile().unwrap());
        old.set_permissions(Permissions::from_mode(0o640)).unwrap();
        let root = rustix::process::geteuid().is_root();
        if root {
            fchown(&old, Some(1234), Some(4321)).unwrap();
        }
        carry(&old, &new).unwrap();
        let about = new.metadata().unwrap();
        assert_eq!(about.mode() & 0o7777, 0o640);
        if root {
            assert_eq!((about.uid(), about.gid()), (1234, 4321));
        }
    }

    #[test]
    fn carries_attributes_and_removes_those_the_old_file_had_not() {
        let (old, new) = (tempfile::tempfile().unwrap(), tempfile::tempfile().unwrap());
        if fsetxattr(&old, "user.label", b"internal", XattrFlags::empty()).is_err() {
            return; // this file system has no attributes
        }
        fsetxattr(&new, "user.other", b"x", XattrFlags::empty()).unwrap();
        carry(&old, &new).unwrap();
        assert_eq!(attributes(&new).unwrap(), attributes(&old).unwrap());
        assert_eq!(attribute(&new, b"user.label").unwrap(), b"internal");
    }

    #[test]
    fn what_cannot_be_carried_is_an_error() {
        let old = tempfile::tempfile().unwrap();
        if fsetxattr(&old, "user.label", b"internal", XattrFlags::empty()).is_err() {
            return;
        }
        // /dev/null has neither this owner's right nor room for user attributes.
        assert!(carry_attributes(&old, &File::open("/dev/null").unwrap()).is_err());
    }
}
