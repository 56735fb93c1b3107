//! Sets of facts that do not go together, shrunk until every one of them is needed.

use std::collections::{BTreeSet, HashSet};

use super::Sum;
use super::network::{Clash, Network, Trace};
use crate::logic::terms::{Terms, join};

/// The most propagations spent on one subject. A few equations with a few values each need a few dozen; what is
/// beyond shows once the first conflicts are settled.
const MOST_LOOKS: usize = 2_000;
/// The most facts looked at in all of them.
const MOST_FACTS: usize = 400_000;

/// Every minimal set of a network, as far as it takes a law to see it.
pub(super) fn sets(terms: &Terms, network: &Network) -> Vec<Sum> {
    let all: BTreeSet<usize> = (0..network.facts.len()).collect();
    let mut search =
        Search { terms, network, looks: (MOST_FACTS / network.facts.len().max(1)).clamp(2, MOST_LOOKS) };
    let mut found: Vec<(BTreeSet<usize>, Option<Trace>)> = Vec::new();
    let mut seen = HashSet::new();
    // Every other minimal set leaves out a fact of each that is known (Reiter 1987).
    let mut open = vec![BTreeSet::new()];
    while let Some(without) = open.pop() {
        if !seen.insert(without.clone()) {
            continue;
        }
        let known = found.iter().find(|(set, _)| set.is_disjoint(&without)).map(|(set, _)| set.clone());
        let set = if let Some(set) = known {
            set
        } else {
            let active: BTreeSet<usize> = all.difference(&without).copied().collect();
            let Some((set, trace)) = search.minimal(&active) else { continue };
            found.push((set.clone(), trace));
            set
        };
        for &fact in &set {
            let mut more = without.clone();
            more.insert(fact);
            open.push(more);
        }
        if search.looks == 0 {
            break;
        }
    }
    found.into_iter().filter_map(|(set, trace)| Some(sum(network, &set, trace?))).collect()
}

fn sum(network: &Network, set: &BTreeSet<usize>, trace: Trace) -> Sum {
    let mut stated: Vec<u32> = set.iter().map(|&at| network.facts[at].stated).collect();
    stated.sort_unstable();
    let supports: Vec<&[u32]> = set.iter().map(|&at| &*network.facts[at].support).collect();
    Sum { stated, support: join(&supports), trace }
}

struct Search<'a> {
    terms: &'a Terms,
    network: &'a Network,
    looks: usize,
}

impl Search<'_> {
    fn clash(&mut self, active: &BTreeSet<usize>) -> Option<Clash> {
        self.looks = self.looks.checked_sub(1)?;
        self.network.clash(self.terms, active)
    }

    /// A minimal set among some facts that do not go together.
    fn minimal(&mut self, active: &BTreeSet<usize>) -> Option<(BTreeSet<usize>, Option<Trace>)> {
        let Clash { facts: mut set, mut trace } = self.clash(active)?;
        for fact in set.clone() {
            if !set.contains(&fact) {
                continue;
            }
            let mut less = set.clone();
            less.remove(&fact);
            if let Some(clash) = self.clash(&less) {
                (set, trace) = (clash.facts, clash.trace);
            }
        }
        // Told from the facts of the set alone.
        if let Some(clash) = self.clash(&set) {
            trace = clash.trace;
        }
        Some((set, trace))
    }
}
