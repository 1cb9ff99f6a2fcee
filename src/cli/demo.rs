//! `coplan demo [DIR]`: a writable copy of the sample workspace, which is part of the program.

use std::path::{Path, PathBuf};

use super::context::{Context, holds_plans};
use super::exit::{Exit, Stop};
use super::init;
use crate::store::create;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The folder for the copy; coplan-demo in the current folder if left out. One that holds plans is opened as it is
    #[arg(value_name = "DIR")]
    pub(super) dir: Option<PathBuf>,
    /// Only make the copy
    #[arg(long)]
    pub(super) no_open: bool,
}

/// Makes the copy, unless it is there, and gives its folder.
pub(super) fn copy(cx: &Context, args: &Args) -> Result<PathBuf, Stop> {
    let dir = args.dir.clone().unwrap_or_else(|| PathBuf::from("coplan-demo"));
    if holds_plans(&dir) {
        cx.out.remark(&format!("{} holds plans already and is left as it is", dir.display()));
    } else {
        init::writable(cx.mode)?;
        write(&dir)?;
        cx.out.remark(&format!("the sample is in {}; change it as you like", dir.display()));
    }
    Ok(dir)
}

pub(super) fn run(cx: &Context, args: &Args) -> Result<Exit, Stop> {
    copy(cx, args)?;
    Ok(Exit::Done)
}

/// Writes the sample to a folder; nothing is written if one of the names is taken.
pub(super) fn write(dir: &Path) -> Result<(), Stop> {
    create::folder(dir)?;
    Ok(create::files(dir, SAMPLE)?)
}

/// The repository's `data/`, file by file; a test tells when one is missing.
pub(super) const SAMPLE: &[(&str, &str)] = &[
    ("coplan.toml", include_str!("../../data/coplan.toml")),
    ("meetings/2019.toml", include_str!("../../data/meetings/2019.toml")),
    ("meetings/2020.toml", include_str!("../../data/meetings/2020.toml")),
    ("meetings/2021.toml", include_str!("../../data/meetings/2021.toml")),
    ("meetings/2022.toml", include_str!("../../data/meetings/2022.toml")),
    ("meetings/2023.toml", include_str!("../../data/meetings/2023.toml")),
    ("meetings/2024.toml", include_str!("../../data/meetings/2024.toml")),
    ("meetings/2025.toml", include_str!("../../data/meetings/2025.toml")),
    ("meetings/before-2019.toml", include_str!("../../data/meetings/before-2019.toml")),
    ("organisations.toml", include_str!("../../data/organisations.toml")),
    ("plans/human-rights-nap-2021-2025.toml", include_str!("../../data/plans/human-rights-nap-2021-2025.toml")),
    ("plans/iom-2020.toml", include_str!("../../data/plans/iom-2020.toml")),
    ("plans/iom-2021.toml", include_str!("../../data/plans/iom-2021.toml")),
    ("plans/iom-2022.toml", include_str!("../../data/plans/iom-2022.toml")),
    ("plans/iom-2023.toml", include_str!("../../data/plans/iom-2023.toml")),
    ("plans/iom-2024.toml", include_str!("../../data/plans/iom-2024.toml")),
    ("plans/iom-2025.toml", include_str!("../../data/plans/iom-2025.toml")),
    ("plans/osce-2024.toml", include_str!("../../data/plans/osce-2024.toml")),
    ("plans/statelessness-nap-2019-2024.toml", include_str!("../../data/plans/statelessness-nap-2019-2024.toml")),
    ("plans/trafficking-nap-2016-2018.toml", include_str!("../../data/plans/trafficking-nap-2016-2018.toml")),
    ("plans/trafficking-nap-2020-2022.toml", include_str!("../../data/plans/trafficking-nap-2020-2022.toml")),
    ("plans/trafficking-nap-2025-2029.toml", include_str!("../../data/plans/trafficking-nap-2025-2029.toml")),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{folder, read};

    #[test]
    fn the_sample_is_the_folder_data() {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        let files = folder::list(&data).unwrap().files;
        let names: Vec<&str> = files.iter().map(|file| file.strip_prefix(&data).unwrap().to_str().unwrap()).collect();
        let mut embedded: Vec<&str> = SAMPLE.iter().map(|(name, _)| *name).collect();
        embedded.sort_unstable_by(|a, b| Path::new(a).cmp(Path::new(b)));
        assert_eq!(embedded, names);
        for (name, text) in SAMPLE {
            assert_eq!(read::read(&data.join(name)).unwrap(), text.as_bytes(), "{name}");
        }
    }
}
