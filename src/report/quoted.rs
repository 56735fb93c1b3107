//! Words that claims take from sources: appearances and citations alike, for the formats that tell of each.

use super::View;
use super::view::{Appeared, ClaimView, Evidence, Passage, trouble, unsound};
use crate::ledger::{QuoteState, SnapshotState};
use crate::record::{Locator, Snapshot, Source, Stance};

/// Words that a claim takes from a source, and what was verified of them.
#[derive(Clone, Copy)]
pub(super) struct Quoted<'v> {
    /// What they do for the claim; none where the claim stands in them.
    pub(super) stance: Option<Stance>,
    /// The id of the source.
    pub(super) source_id: &'v str,
    /// The source, if the ledger has it.
    pub(super) source: Option<&'v Source>,
    /// The snapshot that is meant, if one is held.
    pub(super) snapshot: Option<&'v Snapshot>,
    /// What was found of it.
    held: Option<&'v SnapshotState>,
    /// The words as the record has them, if it gives some.
    pub(super) quote: Option<&'v str>,
    /// Where to look.
    pub(super) locator: Option<&'v Locator>,
    /// A remark that is published. That of an appearance is for colleagues.
    pub(super) note: Option<&'v str>,
    /// What was found of them.
    pub(super) state: &'v QuoteState,
    /// Where they stand, if they do.
    pub(super) passage: Option<&'v Passage>,
}

impl<'v> Quoted<'v> {
    /// Where a claim stands.
    pub(super) fn appearance(view: &View<'v>, one: &'v Appeared<'v>) -> Self {
        let source = one.source.map(|at| &view.input.ledger.sources[at].record);
        Self {
            stance: None,
            source_id: &one.record.source,
            source,
            snapshot: source.and_then(|source| source.snapshots.get(one.snapshot?)),
            held: view.held(&one.record.source, one.snapshot),
            quote: one.record.quotation().quote,
            locator: one.record.locator.as_ref(),
            note: None,
            state: one.state,
            passage: one.passage.as_ref(),
        }
    }

    /// A piece of evidence.
    pub(super) fn citation(view: &View<'v>, one: &'v Evidence<'v>) -> Self {
        let source = one.source.map(|at| &view.input.ledger.sources[at].record);
        Self {
            stance: Some(one.record.stance),
            source_id: &one.record.source,
            source,
            snapshot: source.and_then(|source| source.snapshots.get(one.snapshot?)),
            held: view.held(&one.record.source, one.snapshot),
            quote: one.record.quote.as_deref(),
            locator: one.record.locator.as_ref(),
            note: one.record.note.as_deref(),
            state: one.state,
            passage: one.passage.as_ref(),
        }
    }

    /// Everything that a claim takes, its appearances first.
    pub(super) fn of(view: &View<'v>, claim: &'v ClaimView<'v>) -> Vec<Self> {
        let appearances = claim.appearances.iter().map(|one| Self::appearance(view, one));
        appearances.chain(claim.evidence.iter().map(|one| Self::citation(view, one))).collect()
    }

    /// Why the words prove nothing although they should: also where none are quoted, but the snapshot is not what was
    /// pinned.
    pub(super) fn trouble(&self, view: &View<'_>) -> Option<String> {
        trouble(view, self.source_id, self.held, self.state)
            .or_else(|| Some(format!("the snapshot {}", unsound(self.held?)?)))
    }
}

/// `supports`, `refutes`, `context`.
pub(super) fn stance_word(stance: Stance) -> &'static str {
    match stance {
        Stance::Supports => "supports",
        Stance::Refutes => "refutes",
        Stance::Context => "context",
    }
}
