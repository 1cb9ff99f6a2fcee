//! Folders to begin with: a copy of the sample, which is part of the program, and a new workspace of
//! one plan and one meeting with comments that explain.

use std::path::{Path, PathBuf};

use crate::store::save::{SaveFailure, Saved};
use crate::store::{create, folder, read};
use crate::text::document::Document;

/// Writes the sample to a folder; nothing is written if one of the names is taken.
pub fn sample(dir: &Path) -> Result<Saved, SaveFailure> {
    create::folder(dir).map_err(SaveFailure::Io)?;
    create::files(dir, SAMPLE)
}

/// Writes a new workspace for a year to a folder; gives the names of its files too.
pub fn new(dir: &Path, year: i32) -> Result<(Vec<String>, Saved), SaveFailure> {
    let year = format!("{year:04}");
    let files = FILES.map(|(name, text)| (name.replace("YEAR", &year), text.replace("YEAR", &year)));
    create::folder(dir).map_err(SaveFailure::Io)?;
    let saved = create::files(dir, &files.each_ref().map(|(name, text)| (name.as_str(), text.as_str())))?;
    Ok((files.into_iter().map(|(name, _)| name).collect(), saved))
}

/// Whether a folder of ours is looked at: one of the files in it, or in the folders just below, has a row of ours.
pub fn holds_plans(path: &Path) -> bool {
    let has_rows = |file: &PathBuf| {
        let text = read::read(file).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        text.is_some_and(|text| Document::read("", text).is_ours())
    };
    folder::near(path).iter().any(has_rows)
}

/// Names and texts of a new workspace; YEAR becomes the present year.
const FILES: [(&str, &str); 4] = [
    ("coplan.toml", include_str!("starter/coplan.toml")),
    ("organisations.toml", include_str!("starter/organisations.toml")),
    ("plans/partner-YEAR.toml", include_str!("starter/plan.toml")),
    ("meetings/YEAR.toml", include_str!("starter/meetings.toml")),
];

/// The repository's `data/`, file by file; a test tells when one is missing.
const SAMPLE: &[(&str, &str)] = &[
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
