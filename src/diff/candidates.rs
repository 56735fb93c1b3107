//! Which sentences are worth comparing: those that share rare words, are equal, or stand at the same place. Never all
//! pairs of a long text, so that time stays near linear.

use std::collections::HashMap;

use super::bag::Bags;

/// A pair worth a look, with how alike it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Candidate {
    pub(super) old: usize,
    pub(super) new: usize,
    /// From 0 to 1; 1 for equal sentences.
    pub(super) likeness: f64,
}

/// How many sentences of the new text are kept for each of the old.
const MOST: usize = 12;
/// How many places of words are visited for each sentence: rare words come first.
const VISITS: usize = 600;
/// How many neighbours on both sides of the place that corresponds are looked at whatever their words.
const NEAR: usize = 2;

/// The pairs worth a look, by old sentence and then by new.
pub(super) fn candidates(bags: &Bags) -> Vec<Candidate> {
    let mut places: Vec<Vec<u32>> = vec![Vec::new(); bags.weights.len()];
    for (at, bag) in bags.new.iter().enumerate() {
        for &(stem, _) in &bag.stems {
            places[stem as usize].push(u32::try_from(at).unwrap_or(u32::MAX));
        }
    }
    let equal = equals(bags);
    let mut shared = vec![0.0_f64; bags.new.len()];
    let mut found = Vec::new();
    for (old, bag) in bags.old.iter().enumerate() {
        let mut wanted: Vec<usize> = equal[old].clone();
        let unique = wanted.len() == 1 && bag.sequence.len() > 3;
        if !unique {
            let mut stems: Vec<usize> = bag.stems.iter().map(|&(stem, _)| stem as usize).collect();
            stems.sort_by_key(|&stem| (places[stem].len(), stem));
            let (mut visits, mut met) = (0, Vec::new());
            for stem in stems {
                if visits > 0 && visits + places[stem].len() > VISITS {
                    break;
                }
                visits += places[stem].len().max(1);
                for &new in places[stem].iter().take(VISITS) {
                    let new = new as usize;
                    if shared[new] == 0.0 {
                        met.push(new);
                    }
                    shared[new] += bags.weights[stem];
                }
            }
            met.sort_by(|&a, &b| share(&shared, bags, b).total_cmp(&share(&shared, bags, a)).then(a.cmp(&b)));
            wanted.extend(met.iter().take(MOST));
            for new in met {
                shared[new] = 0.0;
            }
            wanted.extend(beside(old, bags));
        }
        wanted.sort_unstable();
        wanted.dedup();
        found.extend(wanted.into_iter().map(|new| Candidate {
            old,
            new,
            likeness: likeness(bags, old, new),
        }));
    }
    found
}

/// The weight of shared rare words against what the new sentence weighs: a long sentence shares much by chance.
fn share(shared: &[f64], bags: &Bags, new: usize) -> f64 {
    shared[new] / (8.0 + bags.new[new].weight)
}

/// From 0 to 1: how alike two sentences are.
fn likeness(bags: &Bags, old: usize, new: usize) -> f64 {
    let (a, b) = (&bags.old[old], &bags.new[new]);
    if a.identity == b.identity {
        return 1.0;
    }
    let like = bags.likeness(old, new);
    0.5 * like.words + 0.3 * like.letters + 0.2 * like.contained
}

/// For each old sentence, the equal ones of the new text: all if there are few, else those of the same turn from the
/// beginning and from the end.
fn equals(bags: &Bags) -> Vec<Vec<usize>> {
    const FEW: usize = 4;
    let mut by_identity: HashMap<u32, (Vec<usize>, Vec<usize>)> = HashMap::new();
    for (at, bag) in bags.old.iter().enumerate() {
        by_identity.entry(bag.identity).or_default().0.push(at);
    }
    for (at, bag) in bags.new.iter().enumerate() {
        by_identity.entry(bag.identity).or_default().1.push(at);
    }
    let mut equal = vec![Vec::new(); bags.old.len()];
    for (at, bag) in bags.old.iter().enumerate() {
        let Some((ours, theirs)) = by_identity.get(&bag.identity) else { continue };
        if theirs.len() <= FEW {
            equal[at].clone_from(theirs);
        } else {
            let turn = ours.partition_point(|&other| other < at);
            let from_end = theirs.len().checked_sub(ours.len() - turn);
            equal[at].extend(theirs.get(turn));
            equal[at].extend(from_end.and_then(|turn| theirs.get(turn)));
        }
    }
    equal
}

/// The sentences of the new text around the place that corresponds to a place of the old one.
fn beside(old: usize, bags: &Bags) -> std::ops::Range<usize> {
    let (many, others) = (bags.old.len(), bags.new.len());
    let place = old * others / many.max(1);
    place.saturating_sub(NEAR)..(place + NEAR + 1).min(others)
}
