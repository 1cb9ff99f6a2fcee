//! Reports from outside: text of files in, the bytes of a document out. What the partner's copy may
//! hold, what a hostile text may do, and snapshots on a small workspace and on the sample.

mod audience;
mod data;
mod documents;
mod hostile;

use std::collections::BTreeSet;
use std::path::Path;

use coplan::i18n::Lang;
use coplan::render::page::{Format, page};
use coplan::report::as_of::Moment;
use coplan::report::audience::Audience;
use coplan::report::brief::{Brief, View, Wanted, brief};
use coplan::session::{Mode, Session};
use coplan::workspace::settings::Settings;
use coplan::workspace::{Loaded, Workspace};

const FORMATS: [Format; 3] = [Format::Markdown, Format::Text, Format::Html];

/// A desk of two plans and four meetings on which something is of everything.
const SMALL: &str = include_str!("report/small.toml");

fn workspace(text: &str) -> Workspace {
    Workspace::new(vec![Loaded::read("plans/iom-2024.toml", text.to_owned())], Settings::default())
}

fn sample() -> Workspace {
    Session::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"), Mode::ReadOnly).unwrap().workspace
}

/// The brief for IOM since the last meeting before a day.
fn document(workspace: &Workspace, today: &str, lang: Lang, audience: Audience, format: Format) -> String {
    page(&plain(workspace, today, lang, audience), format, None).unwrap()
}

/// The same before it has a format.
fn plain(workspace: &Workspace, today: &str, lang: Lang, audience: Audience) -> Brief {
    let today = today.parse().unwrap();
    let base = Moment::last_meeting(workspace, Some("iom"), today);
    let wanted = Wanted { partner: "iom".into(), base, lang, audience, selection: String::new(), today };
    brief(View { workspace, unknown: &BTreeSet::new(), is_past: false, committed: None }, &wanted)
}
