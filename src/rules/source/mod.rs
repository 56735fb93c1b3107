//! Sources and their snapshots: are the bytes there, are they the same, is every source used and held.

mod snapshot_changed;
mod snapshot_missing;
mod snapshot_outside_ledger;
mod snapshot_unreadable;
mod source_not_held;
mod unused_source;

use super::{Facts, Rule, places};
use crate::finding::{Amendment, Place};
use crate::ledger::{Filed, SnapshotState};
use crate::record::{Snapshot, Source};
use crate::text::FieldPath;

pub(super) static RULES: &[Rule] = &[
    snapshot_missing::RULE,
    snapshot_changed::RULE,
    snapshot_outside_ledger::RULE,
    snapshot_unreadable::RULE,
    unused_source::RULE,
    source_not_held::RULE,
];

/// A snapshot with what was found of it.
struct Held<'a> {
    source: &'a Filed<Source>,
    snapshot: &'a Snapshot,
    index: usize,
    state: &'a SnapshotState,
}

impl Held<'_> {
    /// A value of the snapshot's entry in the record.
    fn place(&self, key: &'static str) -> Place {
        places::in_source(self.source, self.path(key))
    }

    fn path(&self, key: &'static str) -> FieldPath {
        FieldPath::key("snapshots").entry(self.index, self.snapshot.sha256.short()).then(key)
    }

    /// The record with the number of bytes that the snapshot has.
    fn counted(&self, bytes: u64) -> Amendment {
        Amendment::Count(self.path("bytes"), bytes)
    }
}

/// Every snapshot of every source.
fn snapshots<'a>(facts: &Facts<'a>) -> impl Iterator<Item = Held<'a>> + use<'a> {
    let sources = facts.ledger.sources.iter().zip(&facts.verified.snapshots);
    sources.flat_map(|(source, states)| {
        let pairs = source.record.snapshots.iter().zip(states).enumerate();
        pairs.map(move |(index, (snapshot, state))| Held { source, snapshot, index, state })
    })
}
