//! What the files of claims held before and after each commit.

use std::collections::HashMap;
use std::sync::Arc;

use camino::Utf8PathBuf;

use crate::diff::ledger::plain::one_line;
use crate::ledger::kind_of;
use crate::record::{Claim, RecordKind, Status, decode};
use crate::tree::{Changed, Step};

/// A claim at a moment, as far as the log tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Version {
    pub(super) id: String,
    pub(super) status: Status,
    pub(super) statement: String,
    pub(super) because: Option<String>,
    pub(super) superseded_by: Option<String>,
}

/// What a commit, by its place among the steps, left in a file.
type Outcome = (usize, Option<Arc<Version>>);

/// A file before and after a commit.
#[derive(Debug)]
pub(super) struct FileChange {
    /// The commit, by its place among the steps.
    pub(super) at: usize,
    pub(super) path: Utf8PathBuf,
    pub(super) old_path: Utf8PathBuf,
    /// What it held before; of a merge, on each side.
    pub(super) sides: Vec<Option<Arc<Version>>>,
    /// What it holds after.
    pub(super) new: Option<Arc<Version>>,
}

/// Reads what every commit did to the files of claims. What a file held while it could not be read is passed over: what it
/// holds after is set against what it held before, in the commit that mended it.
pub(super) fn file_changes(steps: &[Step], content: &dyn Fn(&str) -> Option<Arc<[u8]>>) -> Vec<FileChange> {
    let mut versions = Versions { content, read: HashMap::new() };
    let mut changes = Vec::new();
    // What came out of files that could not be read.
    let mut open: HashMap<&str, Vec<Outcome>> = HashMap::new();
    for (at, step) in steps.iter().enumerate() {
        for file in step.files.iter().filter(|file| kind_of(&file.path) == Some(RecordKind::Claim)) {
            let (old, new) = (versions.of(file.old.as_ref()), versions.of(file.new.as_ref()));
            let outcomes = match file.new.as_deref().filter(|_| new.is_none()) {
                Some(unread) => open.remove(unread).unwrap_or_default(),
                None => vec![(at, new)],
            };
            if let Some(unread) = file.old.as_deref().filter(|_| old.is_none()) {
                open.entry(unread).or_default().extend(outcomes);
                continue;
            }
            for (mended, new) in outcomes {
                let beside = if mended == at { file.beside.as_slice() } else { &[] };
                let sides = beside.iter().map(|side| versions.of(side.as_ref()));
                changes.push(FileChange {
                    at: mended,
                    sides: std::iter::once(old.clone()).chain(sides).collect(),
                    new,
                    path: file.path.clone(),
                    old_path: old_path(file),
                });
            }
        }
    }
    changes
}

fn old_path(file: &Changed) -> Utf8PathBuf {
    file.old_path.as_ref().unwrap_or(&file.path).clone()
}

/// The versions that were read, each once.
struct Versions<'a> {
    content: &'a dyn Fn(&str) -> Option<Arc<[u8]>>,
    read: HashMap<&'a str, Option<Arc<Version>>>,
}

impl<'a> Versions<'a> {
    /// Nothing where there is no object, and where it is no claim.
    fn of(&mut self, object: Option<&'a String>) -> Option<Arc<Version>> {
        let object = object?;
        let read = || Some(Arc::new(Version::of(decode(&(self.content)(object)?).ok()?)));
        self.read.entry(object).or_insert_with(read).clone()
    }
}

impl Version {
    fn of(claim: Claim) -> Self {
        Self {
            statement: one_line(&claim.statement),
            because: claim.rationale.as_deref().map(one_line),
            id: claim.id,
            status: claim.status,
            superseded_by: claim.superseded_by,
        }
    }
}

/// Whether two versions of a claim have one status and the same words.
pub(super) fn says_the_same(a: &Version, b: &Version) -> bool {
    a.status == b.status && a.statement == b.statement
}
