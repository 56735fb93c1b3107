//! What claims say, held against each other: contradictions, sums that do not come out, and what is settled.
//!
//! The vocabulary becomes [`Terms`], assertions become [`Stated`], two of them are [`compare`]d, and what clashes
//! becomes a [`Conflict`]. Nothing here reads a file or words a finding. Read [`Analysis`] first, then [`analyse`].

pub mod compare;
pub mod conflict;
pub mod explain;
mod groups;
pub mod stated;
pub mod sums;
pub mod terms;
pub mod words;

use std::collections::{BTreeSet, HashSet};

pub use conflict::{About, Conflict, Proof, Settlement};
pub use stated::Stated;
pub use terms::{Fault, Terms};

use crate::ledger::{Ledger, Verification};
use stated::Denial;
use terms::Names;

/// The guide to writing assertions.
pub const GUIDE: &str = include_str!("assertions.md");

/// What follows from the vocabulary and the assertions of a ledger.
#[derive(Debug)]
pub struct Analysis {
    /// The vocabulary, with every name in it found.
    pub terms: Terms,
    /// What claims state, claim by claim, with what follows from it.
    pub stated: Vec<Stated>,
    /// The conflicts, open and settled, in the order of their claims.
    pub conflicts: Vec<Conflict>,
    /// What is wrong with the vocabulary and with assertions.
    pub faults: Vec<Fault>,
    /// Resolutions of conflicts that are none: the claim and its place there.
    pub unused_resolutions: Vec<(u32, usize)>,
}

/// Holds everything that claims say against each other.
pub fn analyse(ledger: &Ledger, verified: &Verification) -> Analysis {
    let Read { terms, mut stated, denials, mut faults } = read(ledger);
    // While a file of the vocabulary cannot be read, nobody knows what a name stands for.
    if ledger.vocabulary_is_broken() {
        faults.retain(|fault| !fault.unknown && fault.claim.is_none());
        stated.clear();
    }
    // What follows from another mistake is mended with it.
    faults.retain(|fault| !fault.message.is_empty());
    let conflicts = conflict::conflicts(ledger, verified, &terms, &stated, &denials, &mut faults);
    let unused_resolutions = unused(ledger, &terms, &conflicts);
    Analysis { terms, stated, conflicts, faults, unused_resolutions }
}

/// What the claims of a ledger state, in its terms, without holding one against another.
pub fn stated_by(ledger: &Ledger) -> (Terms, Vec<Stated>) {
    let Read { terms, stated, .. } = read(ledger);
    (terms, stated)
}

/// The vocabulary and the assertions of a ledger, as far as they can be read.
struct Read {
    terms: Terms,
    stated: Vec<Stated>,
    denials: Vec<Denial>,
    faults: Vec<Fault>,
}

fn read(ledger: &Ledger) -> Read {
    let mut faults = Vec::new();
    let names = Names::new(&ledger.vocabulary_files, &mut faults);
    let of_claims = stated::memberships(ledger, &names, &mut faults);
    let order = terms::order(ledger, &names, of_claims.edges, &mut faults);
    let terms = terms::read(ledger, names, order, &mut faults);
    let stated = stated::read(ledger, &terms, &mut faults);
    Read { terms, stated, denials: of_claims.denials, faults }
}

/// The resolutions that name no conflict there is.
fn unused(ledger: &Ledger, terms: &Terms, conflicts: &[Conflict]) -> Vec<(u32, usize)> {
    if ledger.claims.iter().all(|claim| claim.record.resolutions.is_empty()) {
        return Vec::new();
    }
    let mut named: HashSet<(BTreeSet<&str>, Option<String>)> = HashSet::new();
    let id = |claim: &u32| ledger.claims[*claim as usize].record.id.as_str();
    let folded = |text: &str| text.split_whitespace().collect::<String>();
    for conflict in conflicts {
        let members: BTreeSet<&str> = conflict.members.iter().map(id).collect();
        named.insert((members.clone(), None));
        named.insert((members, Some(folded(conflict.about.name(terms)))));
    }
    let mut unused = Vec::new();
    for (number, claim) in ledger.claims.iter().enumerate() {
        for (at, resolution) in claim.record.resolutions.iter().enumerate() {
            // A claim that is not there is an unknown reference, and said there.
            if resolution.with.iter().any(|id| ledger.claim(id).is_none()) {
                continue;
            }
            let members =
                resolution.with.iter().map(String::as_str).chain([claim.record.id.as_str()]).collect();
            if !named.contains(&(members, resolution.about.as_deref().map(folded))) {
                unused.push((stated::number(number), at));
            }
        }
    }
    unused
}
