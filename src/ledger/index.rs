//! Finding a record of a ledger by its id.

use std::collections::HashMap;

use super::{CLAIMS, Filed, Ledger, SOURCES};
use crate::record::{Claim, RecordKind, Source};

/// Where the sources of a ledger stand in its list, by id: every rule asks for the source of every citation.
#[derive(Debug, Default)]
pub(super) struct Index(HashMap<String, usize>);

impl Index {
    /// The first file's counts, where several have an id.
    pub(super) fn of(sources: &[Filed<Source>]) -> Self {
        let places = sources.iter().enumerate().rev();
        Self(places.map(|(at, source)| (source.record.id.clone(), at)).collect())
    }
}

impl Ledger {
    /// The claim of an id; the first file's, where several have it.
    pub fn claim(&self, id: &str) -> Option<&Filed<Claim>> {
        let at = self.claims.partition_point(|claim| claim.record.id.as_str() < id);
        self.claims.get(at).filter(|claim| claim.record.id == id)
    }

    /// The source of an id.
    pub fn source(&self, id: &str) -> Option<&Filed<Source>> {
        self.sources.get(self.source_index(id)?)
    }

    /// Where in [`Ledger::sources`] the source of an id stands.
    pub fn source_index(&self, id: &str) -> Option<usize> {
        self.by_id.0.get(id).copied()
    }

    /// Whether a file that should hold the record of this id is there but could not be read: then nothing is
    /// said about references to it, since the fault of the file says it all.
    pub fn is_broken(&self, kind: RecordKind, id: &str) -> bool {
        let folder = if kind == RecordKind::Source { SOURCES } else { CLAIMS };
        self.faults.iter().any(|fault| {
            fault.kind == kind && fault.file.starts_with(folder) && fault.file.file_stem() == Some(id)
        })
    }

    /// Whether a file of the vocabulary could not be read.
    pub fn vocabulary_is_broken(&self) -> bool {
        self.faults.iter().any(|fault| fault.kind == RecordKind::Vocabulary)
    }
}
