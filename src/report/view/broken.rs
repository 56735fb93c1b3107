//! What of a ledger does not hold: a fact-check that leans on it is not published unasked.

use super::View;
use crate::ledger::QuoteState;

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The source, by id.
    pub source: String,
    /// The claim that leans on it, by id; none for a snapshot itself.
    pub claim: Option<String>,
    /// What is the case, in one sentence without a full stop.
    pub what: String,
}

/// Snapshots that are not what was pinned, and quotes that do not stand, whatever the ledger's policy says of them.
pub(super) fn broken(view: &View<'_>) -> Vec<Broken> {
    let mut broken = Vec::new();
    for source in &view.sources {
        for held in source.snapshots.iter().filter(|held| !held.state.is_pinned()) {
            broken.push(Broken {
                source: source.record.id.clone(),
                claim: None,
                what: format!("the snapshot `{}` is not what was pinned", held.record.file),
            });
        }
    }
    for claim in &view.claims {
        let appearances = claim.appearances.iter().map(|one| (one.record.source.as_str(), one.state));
        let citations = claim.evidence.iter().map(|one| (one.record.source.as_str(), one.state));
        for (source, state) in appearances.chain(citations) {
            if let Some(what) = trouble(state) {
                let (source, claim) = (source.to_owned(), Some(claim.record.id.clone()));
                broken.push(Broken { source, claim, what: what.to_owned() });
            }
        }
    }
    broken
}

/// Why words prove nothing although they should.
pub fn trouble(state: &QuoteState) -> Option<&'static str> {
    match state {
        QuoteState::NoQuote | QuoteState::NotHeld | QuoteState::Stands { .. } => None,
        QuoteState::Unknown => Some("there is no such source or snapshot"),
        QuoteState::Broken => Some("the snapshot is not what was pinned, so the words are not verified"),
        QuoteState::Searched { located, .. } if located.level().is_some() => None,
        QuoteState::Searched { .. } => Some("the words do not stand in the snapshot as they are quoted"),
    }
}
