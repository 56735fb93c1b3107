//! Sources with their snapshots, by whom they are used, and what they repeat.

use std::collections::BTreeSet;

use super::{ClaimView, Input};
use crate::ledger::SnapshotState;
use crate::record::{Snapshot, Source};
use crate::rules;

/// A source with what is held of it.
#[derive(Debug)]
pub struct SourceView<'a> {
    /// Its place in [`crate::ledger::Ledger::sources`].
    pub at: usize,
    /// Its record.
    pub record: &'a Source,
    /// Its snapshots, oldest first.
    pub snapshots: Vec<Held<'a>>,
    /// The claims that cite it, by their places in [`super::View::claims`], in order.
    pub cited_by: Vec<usize>,
    /// The sources that it comes down to, by id: itself where it repeats no other.
    pub origins: BTreeSet<&'a str>,
    /// What does not hold of the source itself, whoever cites it, in sentences without a full stop.
    pub errors: Vec<String>,
}

/// A snapshot with what was found of its bytes.
#[derive(Debug)]
pub struct Held<'a> {
    /// The entry of the record.
    pub record: &'a Snapshot,
    /// What was found of it.
    pub state: &'a SnapshotState,
}

pub(super) fn sources<'a>(input: &Input<'a>, claims: &[ClaimView<'a>]) -> Vec<SourceView<'a>> {
    let ledger = input.ledger;
    let mut cited_by: Vec<Vec<usize>> = ledger.sources.iter().map(|_| Vec::new()).collect();
    let mut used: BTreeSet<usize> = BTreeSet::new();
    for (place, claim) in claims.iter().enumerate() {
        let cited = claim.evidence.iter().filter_map(|evidence| evidence.source);
        for at in cited.collect::<BTreeSet<_>>() {
            cited_by[at].push(place);
            used.insert(at);
        }
        used.extend(claim.appearances.iter().filter_map(|appeared| appeared.source));
    }
    used.extend(input.article.and_then(|id| ledger.source_index(id)));
    // What a source comes down to is shown, too.
    let origins: Vec<BTreeSet<&str>> =
        ledger.sources.iter().map(|source| rules::roots(ledger, [source.record.id.as_str()])).collect();
    let roots: Vec<usize> =
        used.iter().flat_map(|&at| &origins[at]).filter_map(|id| ledger.source_index(id)).collect();
    used.extend(roots);
    let views = ledger.sources.iter().zip(cited_by).zip(origins).enumerate();
    let views = views.map(|(at, ((source, cited_by), origins))| {
        let record = &source.record;
        let snapshots = record.snapshots.iter().zip(&input.verification.snapshots[at]);
        let snapshots = snapshots.map(|(record, state)| Held { record, state }).collect();
        SourceView { at, record, snapshots, cited_by, origins, errors: Vec::new() }
    });
    views.filter(|view| input.article.is_none() || used.contains(&view.at)).collect()
}
