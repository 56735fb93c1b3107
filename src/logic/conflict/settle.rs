//! What settles a conflict: a verdict on one of its claims, or a person's decision to let them stand side by side.

use std::collections::BTreeSet;

use super::{About, digest};
use crate::ledger::{Ledger, QuoteState, Verification};
use crate::logic::terms::Terms;
use crate::record::{Citation, Claim, Stance, Status};

/// What settles a conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Settlement {
    /// A claim is refuted, withdrawn or replaced.
    Out {
        /// The claim, by its place in the ledger.
        claim: u32,
    },
    /// A claim is disputed by a citation of a source that another claim of the conflict stands in or rests on.
    Disputed {
        /// The claim that is disputed, by its place in the ledger.
        claim: u32,
        /// The citation, by its place in the claim.
        citation: usize,
        /// The other claim.
        by: u32,
    },
    /// A person decided that they may stand side by side.
    Resolved {
        /// The claim that holds the resolution, by its place in the ledger.
        claim: u32,
        /// The resolution, by its place in the claim.
        resolution: usize,
    },
}

impl Settlement {
    /// The claim that holds what settles it.
    pub fn claim(self) -> u32 {
        match self {
            Self::Out { claim } | Self::Disputed { claim, .. } | Self::Resolved { claim, .. } => claim,
        }
    }
}

/// Whether a claim of this status is no longer held up by anyone.
pub(super) fn is_out(status: Status) -> bool {
    matches!(status, Status::Refuted | Status::Retracted | Status::Superseded)
}

/// Whether this verdict on a claim may settle that it conflicts with another.
pub(super) fn may_settle(status: Status) -> bool {
    is_out(status) || status == Status::Disputed
}

/// Whether the verdict on one of some claims settles that they conflict.
pub(super) fn by_status(ledger: &Ledger, verified: &Verification, members: &[u32]) -> Option<Settlement> {
    let record = |claim: u32| &ledger.claims[claim as usize].record;
    let out = members.iter().copied().find(|&claim| is_out(record(claim).status));
    if let Some(claim) = out {
        return Some(Settlement::Out { claim });
    }
    let disputed = members.iter().copied().filter(|&claim| record(claim).status == Status::Disputed);
    disputed.into_iter().find_map(|claim| {
        let citations = counting(ledger, record(claim), &verified.citations[claim as usize]);
        citations.into_iter().find_map(|(citation, source)| {
            let others = members.iter().copied().filter(|&other| other != claim);
            let by = others.into_iter().find(|&other| rests_on(record(other), source))?;
            Some(Settlement::Disputed { claim, citation, by })
        })
    })
}

/// The refuting citations that count: those whose words were proved, and those of sources that are not held, where
/// the rationale says why.
fn counting<'a>(ledger: &Ledger, claim: &'a Claim, states: &[QuoteState]) -> Vec<(usize, &'a str)> {
    let not_held =
        |source: &str| ledger.source(source).is_some_and(|source| source.record.snapshots.is_empty());
    let counts = |citation: &Citation, state: &QuoteState| {
        state.level().is_some() || (claim.rationale.is_some() && not_held(&citation.source))
    };
    let citations = claim.citations.iter().zip(states).enumerate();
    citations
        .filter(|(_, (citation, state))| citation.stance == Stance::Refutes && counts(citation, state))
        .map(|(at, (citation, _))| (at, citation.source.as_str()))
        .collect()
}

/// Whether a claim stands in a source, or is supported by it.
fn rests_on(claim: &Claim, source: &str) -> bool {
    let stands = claim.appearances.iter().any(|appearance| appearance.source == source);
    let supports = claim.citations.iter().filter(|citation| citation.stance == Stance::Supports);
    stands || supports.into_iter().any(|citation| citation.source == source)
}

/// A resolution that names exactly these claims.
pub(super) struct Found {
    pub(super) claim: u32,
    pub(super) resolution: usize,
    /// Whether it was written for the assertions as they are.
    pub(super) current: bool,
}

/// The resolution of one of some claims that names exactly the others; a current one before an outdated one.
pub(super) fn resolution(ledger: &Ledger, terms: &Terms, members: &[u32], about: About) -> Option<Found> {
    let record = |claim: u32| &ledger.claims[claim as usize].record;
    let mut outdated = None;
    for &claim in members.iter().filter(|&&claim| !record(claim).resolutions.is_empty()) {
        let others: BTreeSet<&str> =
            members.iter().filter(|&&other| other != claim).map(|&other| record(other).id.as_str()).collect();
        for (at, resolution) in record(claim).resolutions.iter().enumerate() {
            let named: BTreeSet<&str> = resolution.with.iter().map(String::as_str).collect();
            let meant = resolution.about.as_deref().is_none_or(|text| about.is_called(terms, text));
            if named != others || !meant {
                continue;
            }
            let claims: Vec<&Claim> = members.iter().map(|&claim| record(claim)).collect();
            let current = resolution.digest.as_deref() == Some(digest(&claims).as_str());
            let found = Found { claim, resolution: at, current };
            if current {
                return Some(found);
            }
            outdated = outdated.or(Some(found));
        }
    }
    outdated
}

impl About {
    /// What a resolution calls it under `about`.
    pub fn name(self, terms: &Terms) -> &str {
        match self {
            Self::Property(property) => &terms.property(property).name,
            Self::Equation(number) => &terms.equations[number].text,
            Self::Classes(relation) => relation.word(),
        }
    }

    fn is_called(self, terms: &Terms, text: &str) -> bool {
        let folded = |text: &str| text.split_whitespace().collect::<String>();
        folded(self.name(terms)) == folded(text)
    }
}
