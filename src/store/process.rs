//! Starts the officer's editor on a line of a file. It never uses a shell, never takes a program
//! from the current folder or a relative PATH entry, and never hands over a path that could be
//! read as an option.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, ErrorKind};
use std::iter::Peekable;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};
use std::str::Chars;

use super::env::var;
use super::failure::{Failure, failed, refused};
use crate::i18n::message::say;

const START: &str = "failure-editor";

/// The officer's editor: `VISUAL`, else `EDITOR`, else nano or vi if the PATH has one.
#[must_use]
pub fn editor() -> Option<String> {
    var("VISUAL").or_else(|| var("EDITOR")).or_else(|| {
        let path = env::var_os("PATH")?;
        ["nano", "vi"].into_iter().find(|name| find(name, &path).is_some()).map(str::to_owned)
    })
}

/// Opens `path` at `line` (from 1) and waits until the editor ends; the terminal must be handed
/// back before.
pub fn edit(editor: &str, path: &Path, line: usize) -> Result<ExitStatus, Failure> {
    run(editor, path, line).map_err(failed(START, Path::new(editor)))
}

fn run(editor: &str, path: &Path, line: usize) -> io::Result<ExitStatus> {
    let words = split(editor)?;
    let Some((name, given)) = words.split_first() else {
        return Err(refused(ErrorKind::Other, say("failure-no-editor")));
    };
    let program =
        find(name, &env::var_os("PATH").unwrap_or_default()).ok_or_else(|| refused(ErrorKind::Other, say("failure-editor-not-found")))?;
    let path = std::path::absolute(path)?;
    Command::new(&program).args(given).args(place(&program, &path, line)).status()
}

/// How each editor is told where to go; one we do not know gets the path alone.
fn place(program: &Path, path: &Path, line: usize) -> Vec<OsString> {
    let line = line.max(1);
    match program.file_name().and_then(OsStr::to_str).unwrap_or_default() {
        "vi" | "vim" | "nvim" | "nano" | "emacs" | "micro" | "kak" | "joe" | "ne" => {
            vec![format!("+{line}").into(), path.into()]
        }
        "hx" | "helix" => vec![with_line(path, line)],
        "code" | "codium" => vec!["--wait".into(), "--goto".into(), with_line(path, line)],
        _ => vec![path.into()],
    }
}

fn with_line(path: &Path, line: usize) -> OsString {
    let mut text = path.as_os_str().to_owned();
    text.push(format!(":{line}"));
    text
}

/// The program's absolute path: from absolute PATH entries, or as given if it is absolute.
pub(super) fn find(program: &str, path: &OsStr) -> Option<PathBuf> {
    if program.contains('/') {
        return Some(PathBuf::from(program)).filter(|path| path.is_absolute() && is_program(path));
    }
    let folders = env::split_paths(path).filter(|folder| folder.is_absolute());
    folders.map(|folder| folder.join(program)).find(|path| is_program(path))
}

fn is_program(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|about| about.is_file()) && rustix::fs::access(path, rustix::fs::Access::EXEC_OK).is_ok()
}

/// Splits at spaces; quotes of both kinds keep words together, a backslash takes the next
/// letter as it is (not inside single quotes). Nothing else of a shell is understood.
fn split(text: &str) -> io::Result<Vec<String>> {
    let mut letters = text.chars().peekable();
    let mut words = Vec::new();
    loop {
        while letters.next_if(|letter| letter.is_whitespace()).is_some() {}
        if letters.peek().is_none() {
            return Ok(words);
        }
        words.push(word(&mut letters)?);
    }
}

fn word(letters: &mut Peekable<Chars<'_>>) -> io::Result<String> {
    let mut word = String::new();
    let mut quote = None;
    while let Some(letter) = letters.next_if(|letter| quote.is_some() || !letter.is_whitespace()) {
        match (quote, letter) {
            (Some(open), letter) if letter == open => quote = None,
            (None, '"' | '\'') => quote = Some(letter),
            (None | Some('"'), '\\') => word.extend(letters.next()),
            _ => word.push(letter),
        }
    }
    match quote {
        None => Ok(word),
        Some(_) => Err(refused(ErrorKind::Other, say("failure-quote"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn each_editor_is_told_the_line_in_its_own_way() {
        let cases = [
            ("/usr/bin/vim", "+7 /p/a b.toml"),
            ("/usr/bin/nano", "+7 /p/a b.toml"),
            ("/usr/bin/emacs", "+7 /p/a b.toml"),
            ("/usr/bin/hx", "/p/a b.toml:7"),
            ("/usr/bin/code", "--wait --goto /p/a b.toml:7"),
            ("/usr/bin/gedit", "/p/a b.toml"),
        ];
        for (program, expected) in cases {
            let words = place(Path::new(program), Path::new("/p/a b.toml"), 7);
            assert_eq!(words.join(OsStr::new(" ")), *expected, "{program}");
        }
        assert_eq!(place(Path::new("/bin/vi"), Path::new("/a"), 0)[0], "+1");
    }

    #[test]
    fn splits_without_a_shell() {
        let cases: [(&str, &[&str]); 8] = [
            ("vim", &["vim"]),
            ("  code   --wait ", &["code", "--wait"]),
            ("'/opt/my editor/ed' -x", &["/opt/my editor/ed", "-x"]),
            (r#""/opt/my \"e\"/ed" a"b c"d"#, &[r#"/opt/my "e"/ed"#, "ab cd"]),
            (r"/opt/my\ editor/ed", &["/opt/my editor/ed"]),
            ("ed ''", &["ed", ""]),
            ("ed $HOME; rm *", &["ed", "$HOME;", "rm", "*"]),
            (" ", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(split(text).unwrap(), expected, "{text}");
        }
        assert_eq!(split("ed 'a").unwrap_err().to_string(), "a quote is not closed");
    }

    fn program(folder: &Path, name: &str, text: &str) -> PathBuf {
        let path = folder.join(name);
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        path
    }

    #[test]
    fn takes_programs_from_absolute_path_entries_only() {
        let folder = tempfile::tempdir().unwrap();
        let there = program(folder.path(), "ed", "");
        fs::write(folder.path().join("plain"), "").unwrap();
        let absolute = folder.path().as_os_str();
        assert_eq!(find("ed", absolute), Some(there.clone()));
        assert_eq!(find("plain", absolute), None);
        // The same folder, written as seen from the current one.
        let up = "../".repeat(env::current_dir().unwrap().components().count());
        let relative = PathBuf::from(up + &folder.path().display().to_string());
        assert!(is_program(&relative.join("ed")));
        assert_eq!(find("ed", relative.as_os_str()), None);
        assert_eq!(find(relative.join("ed").to_str().unwrap(), absolute), None);
        assert_eq!(find(there.to_str().unwrap(), OsStr::new("")), Some(there));
    }

    #[test]
    fn runs_the_editor_with_an_absolute_path_and_gives_its_exit_code() {
        let folder = tempfile::tempdir().unwrap();
        let seen = folder.path().join("seen");
        let editor = format!(r#"/bin/sh -c 'printf "%s|" "$@" > "{}"; exit 3' sh -n"#, seen.display());
        let status = edit(&editor, Path::new("-x.toml"), 4).unwrap();
        assert_eq!(status.code(), Some(3));
        let path = env::current_dir().unwrap().join("-x.toml");
        assert_eq!(fs::read_to_string(seen).unwrap(), format!("-n|{}|", path.display()));
    }

    #[test]
    fn an_editor_that_is_missing_is_named() {
        let text = edit("no-such-editor -x", Path::new("a"), 1).unwrap_err().to_string();
        let expected = "could not start the editor no-such-editor -x: \
                        it is not on the PATH; set VISUAL or EDITOR to a program that is";
        assert_eq!(text, expected);
    }
}
