//! What an earlier report left in its folder and this one does not make any more.

use std::collections::{BTreeSet, HashSet};
use std::fmt::Write as _;

use camino::{Utf8Path, Utf8PathBuf};

use crate::ledger::SETTINGS_FILE;
use crate::report::claimreview::{ClaimReviews, FOLDER};
use crate::report::html::{self, PAGE};
use crate::report::{CHECKSUMS, LEDGER, README, ReportFile};
use crate::tree::{self, Folder};

/// The checksums of some hundred thousand files.
const LARGEST: u64 = 64 << 20;

/// Says which documents of an earlier report still publish a claim that is not published any more. They are the
/// user's to remove: what else stands in the folder is not known here.
pub(super) fn claim_reviews(output: &Utf8Path, made: &ClaimReviews) -> String {
    let Ok(entries) = output.join(FOLDER).read_dir_utf8() else { return String::new() };
    let made: HashSet<&str> = made.files.iter().map(|file| file.path.as_str()).collect();
    let here = entries.filter_map(Result::ok).map(|entry| format!("{FOLDER}/{}", entry.file_name()));
    let stale: BTreeSet<String> =
        here.filter(|path| path.ends_with(".jsonld") && !made.contains(path.as_str())).collect();
    told(stale.iter().map(|path| output.join(path)), "report")
}

/// Says which files of the ledger in a bundle are of an earlier one: `check` reads them, and they are published as well.
pub(super) fn records(output: &Utf8Path, files: &[ReportFile]) -> String {
    let made: HashSet<&Utf8Path> = files.iter().map(|file| file.path.as_path()).collect();
    let mut here = BTreeSet::new();
    below(&output.join(LEDGER), &mut here);
    told(here.into_iter().filter(|path| !made.contains(path.as_path())), "bundle")
}

/// The file of something else that a bundle in a folder would replace. What an earlier bundle wrote, its checksums name.
pub(super) fn of_something_else(output: &Utf8Path) -> Option<&'static str> {
    let folder = Folder::new(output).ok()?;
    let sums = tree::read(&folder, CHECKSUMS.into(), LARGEST).unwrap_or_default();
    let sums = String::from_utf8_lossy(&sums);
    let is_named = |file: &str| sums.lines().any(|line| line.split("  ").nth(1) == Some(file));
    let is_bundle = is_named(README) && is_named(&format!("{LEDGER}/{SETTINGS_FILE}"));
    [README, CHECKSUMS].into_iter().find(|file| !is_bundle && output.join(file).exists())
}

/// Whether a folder has a page that is of no report, such as that of a whole site.
pub(super) fn is_of_a_site(output: &Utf8Path) -> bool {
    let page = Folder::new(output).ok().and_then(|folder| tree::read(&folder, PAGE.into(), LARGEST).ok());
    page.is_some_and(|page| !html::is_page(&String::from_utf8_lossy(&page)))
}

/// Every file in a folder and in those inside of it; what cannot be read is passed over.
fn below(folder: &Utf8Path, found: &mut BTreeSet<Utf8PathBuf>) {
    let Ok(entries) = folder.read_dir_utf8() else { return };
    for entry in entries.flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => below(entry.path(), found),
            Ok(_) => {
                found.insert(entry.into_path());
            }
            Err(_) => {}
        }
    }
}

fn told(stale: impl Iterator<Item = Utf8PathBuf>, what: &str) -> String {
    stale.fold(String::new(), |mut told, path| {
        let _ = writeln!(told, "remove {path}: an earlier {what} wrote it, and this one does not");
        told
    })
}
