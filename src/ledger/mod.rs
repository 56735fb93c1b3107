//! Everything at one moment: the records of a tree with their indexes, and what was verified of them.
//!
//! Reading a ledger never fails on account of a record: what is wrong with a file is kept in
//! [`Ledger::faults`], and the rules say so. Read [`Ledger`] first, then [`Verification`].

mod index;
mod read;
mod verify;

use camino::{Utf8Path, Utf8PathBuf};

use crate::record::{Claim, RecordKind, Settings, Source, Vocabulary};
use crate::tree::Unreadable;
use crate::yaml::Fault;

pub use read::{
    LARGEST_RECORD, LedgerError, SETTINGS_FILE, kind_of, read, read_after, read_settings, read_with,
};
pub use verify::{
    Coverage, CoveredSentence, LineEnds, QuoteState, SnapshotState, Verification, Verified, snapshot_of,
    verify, verify_after,
};

/// Where claims stand.
pub const CLAIMS: &str = "claims";
/// Where sources stand, and their snapshots.
pub const SOURCES: &str = "sources";

/// The records of a tree.
#[derive(Debug, Default)]
pub struct Ledger {
    /// The settings.
    pub settings: Settings,
    /// The claims, by id and then by file.
    pub claims: Vec<Filed<Claim>>,
    /// The sources, by id and then by file.
    pub sources: Vec<Filed<Source>>,
    /// The vocabulary, its files put together.
    pub vocabulary: Vocabulary,
    /// Where each part of the vocabulary stands.
    pub vocabulary_files: Vec<Filed<Vocabulary>>,
    /// The files that could not be read as records, and why.
    pub faults: Vec<FileFault>,
    /// Where the sources stand, by id; made when they are read.
    by_id: index::Index,
}

impl Ledger {
    /// A ledger of which nothing could be read.
    pub fn of_faults(faults: Vec<FileFault>) -> Self {
        Self { faults, ..Self::default() }
    }

    /// A ledger of records that were read elsewhere: claims and sources by id, and the vocabulary.
    pub fn of_records(
        claims: Vec<Filed<Claim>>,
        sources: Vec<Filed<Source>>,
        vocabulary_files: Vec<Filed<Vocabulary>>,
    ) -> Self {
        let by_id = index::Index::of(&sources);
        Self { claims, sources, vocabulary_files, by_id, ..Self::default() }
    }

    /// The vocabulary with some claims only: enough to tell what they state.
    #[must_use]
    pub fn with_claims(&self, keep: impl Fn(&Filed<Claim>) -> bool) -> Self {
        Self {
            settings: self.settings.clone(),
            claims: self.claims.iter().filter(|claim| keep(claim)).cloned().collect(),
            vocabulary: self.vocabulary.clone(),
            vocabulary_files: self.vocabulary_files.clone(),
            ..Self::default()
        }
    }
}

/// A record and its file.
#[derive(Debug, Clone)]
pub struct Filed<T> {
    /// The file, relative to the root.
    pub file: Utf8PathBuf,
    /// The record.
    pub record: T,
}

/// What is wrong with a file.
#[derive(Debug, Clone)]
pub struct FileFault {
    /// The file, relative to the root.
    pub file: Utf8PathBuf,
    /// The kind of record that was expected.
    pub kind: RecordKind,
    /// What is wrong.
    pub what: Trouble,
}

/// Why a file is no record.
#[derive(Debug, Clone)]
pub enum Trouble {
    /// It could not be read at all.
    Unreadable(Unreadable),
    /// It is named in a way that would make it be passed over in silence.
    Misnamed,
    /// Something in it.
    Fault(Fault),
}

/// The file of a snapshot, relative to the root.
pub fn snapshot_file(snapshot: &crate::record::Snapshot) -> Utf8PathBuf {
    Utf8Path::new(SOURCES).join(&snapshot.file)
}
