//! A report with everything it was made of: pages, records, snapshots, and a checksum of each.
//!
//! The records and snapshots make a ledger of their own, so that who gets the bundle can prove all of it again. Read
//! [`bundle`] first; [`zip`] packs it into one file.

mod readme;
mod zip;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write as _};

use camino::{Utf8Component, Utf8Path, Utf8PathBuf};

use super::{ReportFile, View};
use crate::check::BASELINE_FILE;
use crate::ledger::{SETTINGS_FILE, SOURCES, snapshot_file};
use crate::snapshot::digest;
use crate::tree::{self, Unreadable};

pub use zip::zip;

/// Where the report stands in a bundle.
const REPORT: &str = "report";
/// Where the records and snapshots stand.
pub const LEDGER: &str = "ledger";
/// What a bundle is, for whoever opens it.
pub const README: &str = "README.md";
/// The checksums, as `sha256sum` writes and reads them.
pub const CHECKSUMS: &str = "SHA256SUMS";
/// So many bytes go into a bundle, which is made in memory.
const LARGEST: u64 = 2 << 30;

/// Why there is no bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BundleError {
    /// A name that means another place on some system.
    Name(Utf8PathBuf),
    /// A file that was there a moment ago, or cannot be read.
    Unreadable(Utf8PathBuf, Unreadable),
    /// A snapshot that changed since it was verified.
    Changed(Utf8PathBuf),
    /// It would be larger than this many bytes.
    TooLarge(u64),
}

impl fmt::Display for BundleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(file) => {
                write!(f, "`{file}` cannot stand in a bundle: its name means another place on some system")
            }
            Self::Unreadable(file, why) => write!(f, "`{file}` cannot be put into the bundle: {why}"),
            Self::Changed(file) => write!(f, "`{file}` changed while the report was made"),
            Self::TooLarge(limit) => {
                write!(f, "a bundle holds at most {limit} bytes, and this one would be larger")
            }
        }
    }
}

impl std::error::Error for BundleError {}

/// The files of a bundle: the report, what it was made of, how to verify it, and last of all the checksums.
pub fn bundle(view: &View<'_>, report: Vec<ReportFile>) -> Result<Vec<ReportFile>, BundleError> {
    let mut files: BTreeMap<Utf8PathBuf, Vec<u8>> = BTreeMap::new();
    for file in report {
        files.insert(Utf8Path::new(REPORT).join(file.path), file.content);
    }
    let mut left_out = Vec::new();
    let mut room = LARGEST;
    for part in parts(view) {
        let Some(path) = plain(&part.file) else { return Err(BundleError::Name(part.file)) };
        let content = match tree::read(view.input.tree, &part.file, room) {
            Ok(content) => content,
            Err(Unreadable::Missing) if part.need == Need::IfThere => continue,
            Err(Unreadable::TooLarge { .. }) => return Err(BundleError::TooLarge(LARGEST)),
            // A report is made of a ledger with a file that cannot be read only where that was asked for.
            Err(why) if part.need == Need::Broken => {
                left_out.push((part.file, why));
                continue;
            }
            Err(why) => return Err(BundleError::Unreadable(part.file, why)),
        };
        if part.pinned.is_some_and(|pinned| *pinned != digest(&content)) {
            return Err(BundleError::Changed(part.file));
        }
        room = room.saturating_sub(content.len() as u64);
        files.insert(Utf8Path::new(LEDGER).join(path), content);
    }
    files.insert(README.into(), readme::readme(view, &left_out).into_bytes());
    let sums = checksums(&files);
    let mut files: Vec<ReportFile> =
        files.into_iter().map(|(path, content)| ReportFile { path, content }).collect();
    files.push(ReportFile::text(CHECKSUMS, sums));
    Ok(files)
}

/// Something of the ledger.
struct Part<'v> {
    file: Utf8PathBuf,
    need: Need,
    pinned: Option<&'v crate::value::Sha256Hex>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Need {
    Always,
    IfThere,
    Broken,
}

/// Every file that the view leans on, each once.
fn parts<'v>(view: &'v View<'v>) -> Vec<Part<'v>> {
    let ledger = view.input.ledger;
    let mut parts = vec![
        Part { file: SETTINGS_FILE.into(), need: Need::Always, pinned: None },
        Part { file: BASELINE_FILE.into(), need: Need::IfThere, pinned: None },
    ];
    let vocabulary = ledger.vocabulary_files.iter().map(|filed| &filed.file);
    let claims = view.claims.iter().map(|claim| &ledger.claims[claim.at].file);
    let sources = view.sources.iter().map(|source| &ledger.sources[source.at].file);
    let records = vocabulary.chain(claims).chain(sources);
    parts.extend(records.map(|file| Part { file: file.clone(), need: Need::Always, pinned: None }));
    for held in view.sources.iter().flat_map(|source| &source.snapshots) {
        let file = snapshot_file(held.record);
        parts.push(if held.state.is_pinned() {
            Part { file, need: Need::Always, pinned: Some(&held.record.sha256) }
        } else {
            Part { file, need: Need::Broken, pinned: None }
        });
    }
    // Also what could not be read as the record it should be, byte for byte: who gets the bundle finds the same wrong.
    let faulty = ledger.faults.iter().map(|fault| fault.file.clone());
    parts.extend(faulty.map(|file| Part { file, need: Need::Broken, pinned: None }));
    // What such a record pins is not known: its folder is in the bundle as it is.
    let unread = ledger.faults.iter().filter(|fault| fault.file.starts_with(SOURCES));
    let folders: BTreeSet<Utf8PathBuf> = unread.map(|fault| fault.file.with_extension("")).collect();
    for folder in folders {
        let held = view.input.tree.walk(&folder).unwrap_or_default().into_iter();
        let held = held.filter(|found| !matches!(found.path.extension(), Some("yaml" | "yml")));
        parts.extend(held.map(|found| Part { file: found.path, need: Need::Broken, pinned: None }));
    }
    let mut seen = BTreeSet::new();
    parts.retain(|part| seen.insert(part.file.clone()));
    parts
}

/// A path with names only, each of which is one on every system.
fn plain(file: &Utf8Path) -> Option<Utf8PathBuf> {
    let mut path = Utf8PathBuf::new();
    for component in file.components() {
        match component {
            Utf8Component::Normal(name) if !name.contains(['\\', ':']) => path.push(name),
            Utf8Component::CurDir => (),
            _ => return None,
        }
    }
    Some(path)
}

/// A line a file, in the order of their names.
fn checksums(files: &BTreeMap<Utf8PathBuf, Vec<u8>>) -> String {
    let mut sums = String::new();
    for (path, content) in files {
        let _ = writeln!(sums, "{}  {path}", digest(content));
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leads_out() {
        assert_eq!(plain("./a/b.yaml".into()), Some("a/b.yaml".into()));
        for path in ["../a", "a/../../b", "/a", "a\\..\\b", "c:/a"] {
            assert_eq!(plain(path.into()), None, "{path}");
        }
    }
}
