//! Generated workspaces: 100 projects a file, some 310 bytes each, with meetings, tags and notes; every
//! tenth title is Russian, every tenth Turkmen. Made once a run, in a temporary folder.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex};

use chrono::NaiveDate;
use serde::Deserialize;

/// The plain typed structs of the floor.
#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "it is read, not used")]
pub(crate) struct File {
    plan: Option<Plan>,
    #[serde(default)]
    project: Vec<Project>,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "it is read, not used")]
struct Plan {
    id: String,
    title: String,
    partner: String,
    start: toml::value::Datetime,
    end: toml::value::Datetime,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "it is read, not used")]
struct Project {
    id: String,
    title: String,
    lead: String,
    partners: Vec<String>,
    start: toml::value::Datetime,
    due: toml::value::Datetime,
    status: String,
    progress: u8,
    meetings: Vec<String>,
    tags: Vec<String>,
    note: String,
}

static MADE: LazyLock<(tempfile::TempDir, Mutex<BTreeMap<usize, &'static Path>>)> =
    LazyLock::new(|| (tempfile::tempdir().unwrap(), Mutex::default()));

pub(crate) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 6, 1).unwrap()
}

/// A folder with so many projects.
pub(crate) fn folder(projects: usize) -> &'static Path {
    let (root, made) = &*MADE;
    let mut made = made.lock().unwrap();
    made.entry(projects).or_insert_with(|| {
        let folder = root.path().join(projects.to_string());
        std::fs::create_dir_all(folder.join("plans")).unwrap();
        for file in 0..projects.div_ceil(100) {
            std::fs::write(folder.join(format!("plans/{file:04}.toml")), plan(file, 100)).unwrap();
        }
        std::fs::write(folder.join("meetings.toml"), meetings()).unwrap();
        Box::leak(folder.into_boxed_path())
    })
}

/// The files of plans in that folder.
pub(crate) fn files(projects: usize) -> Vec<PathBuf> {
    let folder = folder(projects).join("plans");
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

/// A folder in which all projects stand in one file.
pub(crate) fn one_file(projects: usize) -> &'static Path {
    let folder = MADE.0.path().join(format!("one-{projects}"));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("plan.toml"), plan(0, projects)).unwrap();
    std::fs::write(folder.join("meetings.toml"), meetings()).unwrap();
    Box::leak(folder.into_boxed_path())
}

const STATUSES: [&str; 5] = ["planned", "ongoing", "done", "finalising", "proposed"];
const WORDS: [&str; 8] = ["legal", "framework", "migration", "border", "training", "register", "exchange", "returnees"];
const RUSSIAN: &str = "Укрепление правовой базы, йол";
const TURKMEN: &str = "Ýollaryň howpsuzlygy boýunça okuw";

fn plan(file: usize, projects: usize) -> String {
    let mut text =
        format!("[plan]\nid = \"p{file:04}\"\ntitle = \"Plan {file}\"\npartner = \"iom\"\nstart = 2024-01-01\nend = 2024-12-31\n");
    for nth in 0..projects {
        let n = file * 100 + nth;
        let word = |k: usize| WORDS[(n * 7 + k * 3) % WORDS.len()];
        let title = match n % 10 {
            0 => RUSSIAN.to_owned(),
            5 => TURKMEN.to_owned(),
            _ => format!("{} {} {} {}", word(0), word(1), word(2), word(3)),
        };
        let (status, month, day) = (STATUSES[n % 5], n % 12 + 1, n % 28 + 1);
        write!(
            text,
            "\n[[project]]\nid = \"P{file:04}-{nth:05}\"\ntitle = \"{title}\"\nlead = \"mfa\"\npartners = [\"iom\"]\nstart = 2024-01-15\ndue = 2024-{month:02}-{day:02}\nstatus = \"{status}\"\nprogress = {}\nmeetings = [\"m{:02}\"]\ntags = [\"a\", \"b\"]\nnote = \"A note of some words on project {n}\"\n",
            n % 101,
            n % 50
        )
        .unwrap();
    }
    text
}

fn meetings() -> String {
    let mut text = "[[organisation]]\nid = \"iom\"\nname = \"IOM\"\n\n[[organisation]]\nid = \"mfa\"\nname = \"MFA\"\n".to_owned();
    for n in 0..50 {
        write!(
            text,
            "\n[[meeting]]\nid = \"m{n:02}\"\ndate = 2024-{:02}-{:02}\ntitle = \"Meeting {n}\"\nwith = [\"iom\"]\n",
            n % 12 + 1,
            n % 28 + 1
        )
        .unwrap();
    }
    text
}
