//! Which sentence of the old text belongs to which of the new.
//!
//! First the chain of likely pairs that keep their order, then what stands alone between the same neighbours, then pairs
//! that moved, then further parts of what was split or merged. The limits were tuned on essays and encyclopedia articles
//! with human alignments; around them the result changes little.

use std::collections::HashMap;

use super::bag::bags;
use super::candidates::{Candidate, candidates};
use super::chain::{Weighed, heaviest};
use super::sentences::Sentence;
use super::split;
use super::units::Link;

/// How alike two sentences in order must be.
const IN_ORDER: f64 = 0.375;
/// How alike two sentences must be that stand alone between the same neighbours.
const BETWEEN: f64 = 0.3;
/// How alike two sentences out of order must be.
const MOVED: f64 = 0.8;
/// What likeness of the sentences before and behind adds.
const SUPPORT: f64 = 0.1;
/// In a longer gap, the same number of sentences on both sides says little.
const GAP: usize = 3;

/// The links between two texts, in order of old and then new.
pub(super) fn align(old: &[Sentence], new: &[Sentence]) -> Vec<Link> {
    let bags = bags(&texts(old), &texts(new));
    let found = candidates(&bags);
    let likeness: HashMap<Link, f64> = found.iter().map(|one| ((one.old, one.new), one.likeness)).collect();
    let links: Vec<Weighed> = found
        .iter()
        .map(|one| Weighed { old: one.old, new: one.new, weight: supported(one, &likeness) - IN_ORDER })
        .filter(|link| link.weight > 0.0)
        .collect();
    let chain = heaviest(&links, true);
    let mut chosen: Vec<Link> = chain.into_iter().map(|at| (links[at].old, links[at].new)).collect();
    fill_gaps(&mut chosen, &likeness, old.len(), new.len());
    add_moves(&mut chosen, &found, old.len(), new.len());
    chosen.sort_unstable();
    split::add(&mut chosen, &bags);
    chosen
}

/// How alike a pair is, and a little more where the sentences before or behind are alike too.
fn supported(one: &Candidate, likeness: &HashMap<Link, f64>) -> f64 {
    let before = one.old.checked_sub(1).zip(one.new.checked_sub(1));
    let before = before.and_then(|pair| likeness.get(&pair)).unwrap_or(&0.0);
    let behind = likeness.get(&(one.old + 1, one.new + 1)).unwrap_or(&0.0);
    one.likeness + SUPPORT * (before + behind) / 2.0
}

/// Links what stands between the same neighbours on both sides: there less likeness is enough.
fn fill_gaps(chosen: &mut Vec<Link>, likeness: &HashMap<Link, f64>, old: usize, new: usize) {
    let mut more = Vec::new();
    let (mut i, mut j) = (0, 0);
    for &(next_old, next_new) in chosen.iter().chain([&(old, new)]) {
        let gap = next_old - i;
        if gap == next_new - j && gap <= GAP {
            let pairs = (0..gap).map(|step| (i + step, j + step));
            more.extend(pairs.filter(|pair| likeness.get(pair).is_some_and(|&like| like >= BETWEEN)));
        }
        (i, j) = (next_old + 1, next_new + 1);
    }
    chosen.extend(more);
}

/// Links sentences that are free and much alike, the most alike first.
fn add_moves(chosen: &mut Vec<Link>, found: &[Candidate], old: usize, new: usize) {
    let (mut taken_old, mut taken_new) = (vec![false; old], vec![false; new]);
    for &(i, j) in chosen.iter() {
        (taken_old[i], taken_new[j]) = (true, true);
    }
    let mut far: Vec<&Candidate> = found.iter().filter(|one| one.likeness >= MOVED).collect();
    far.sort_by(|a, b| b.likeness.total_cmp(&a.likeness).then((a.old, a.new).cmp(&(b.old, b.new))));
    for one in far {
        if !taken_old[one.old] && !taken_new[one.new] {
            (taken_old[one.old], taken_new[one.new]) = (true, true);
            chosen.push((one.old, one.new));
        }
    }
}

fn texts(sentences: &[Sentence]) -> Vec<&str> {
    sentences.iter().map(|sentence| sentence.text.as_str()).collect()
}
