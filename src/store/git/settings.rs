//! The settings that a repository brings along and that would make git run a program or speak to
//! another machine than the one it names. They are looked for before anything else is done; the
//! officer's own settings are the officer's affair.

use super::{Git, GitFailure};

/// Names of settings, in lower case; `*` stands for the part in the middle, which may hold dots.
const HOSTILE: &[&str] = &[
    "core.sshcommand",
    "core.askpass",
    "core.gitproxy",
    "core.alternaterefscommand",
    "credential.helper",
    "credential.*.helper",
    "remote.*.uploadpack",
    "remote.*.receivepack",
    "remote.*.vcs",
    "url.*.insteadof",
    "url.*.pushinsteadof",
    "gpg.program",
    "gpg.*.program",
    "gpg.ssh.defaultkeycommand",
    "trailer.*.cmd",
    "trailer.*.command",
];

impl Git {
    /// The settings of the repository itself, included files and all, that name a program to run or another address.
    pub fn hostile_settings(&self) -> Result<Vec<String>, GitFailure> {
        let listed = self.bytes(&["config", "--list", "-z", "--name-only", "--show-scope", "--includes"], b"")?;
        let mut parts = listed.split(|byte| *byte == 0).map(String::from_utf8_lossy);
        let mut found = Vec::new();
        while let (Some(scope), Some(name)) = (parts.next(), parts.next()) {
            if matches!(scope.as_ref(), "local" | "worktree") && is_hostile(&name) {
                found.push(name.into_owned());
            }
        }
        found.sort_unstable();
        found.dedup();
        Ok(found)
    }
}

fn is_hostile(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    HOSTILE.iter().any(|pattern| match pattern.split_once('*') {
        None => name == *pattern,
        Some((head, tail)) => name.len() > head.len() + tail.len() && name.starts_with(head) && name.ends_with(tail),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_settings_that_run_something() {
        for name in ["core.sshCommand", "credential.https://x.y/z.helper", "remote.a.b.uploadPack", "url.ext::sh -c.insteadOf"] {
            assert!(is_hostile(name), "{name}");
        }
        for name in ["core.bare", "remote.origin.url", "branch.main.remote", "user.name", "credential.username"] {
            assert!(!is_hostile(name), "{name}");
        }
    }
}
