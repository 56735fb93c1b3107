//! Sentences that became several, or were several before.

use super::bag::{Bag, Bags, Stem};
use super::units::Link;

/// How much of its weight a further part must have in common with the whole. Tuned on essays and encyclopedia articles
/// with human alignments.
#[derive(Clone, Copy)]
struct Limits {
    /// Of the weight of the part.
    of_part: f64,
    /// Of the geometric mean of both weights.
    of_both: f64,
}

/// A sentence that becomes several is often rewritten as well.
const SPLIT: Limits = Limits { of_part: 0.5, of_both: 0.42 };
/// Of sentences that become one, little is left out.
const MERGE: Limits = Limits { of_part: 0.7, of_both: 0.36 };

/// Adds to the links those of free sentences that stand beside a linked one and hold what it lost.
pub(super) fn add(links: &mut Vec<Link>, bags: &Bags) {
    let linked = links.clone();
    let mut old_links = vec![0_usize; bags.old.len()];
    let mut new_links = vec![0_usize; bags.new.len()];
    for &(i, j) in &linked {
        old_links[i] += 1;
        new_links[j] += 1;
    }
    for &(i, j) in &linked {
        for step in [-1_isize, 1] {
            // A split: more sentences of the new text hold the rest of the old one.
            let mut near = j.checked_add_signed(step);
            let mut held: Vec<usize> = vec![j];
            while let Some(k) = near.filter(|&k| k < bags.new.len() && new_links[k] == 0) {
                if new_links[j] != 1 || !holds_rest(bags, &bags.old[i], &bags.new, &held, k, SPLIT) {
                    break;
                }
                held.push(k);
                links.push((i, k));
                new_links[k] += 1;
                old_links[i] += 1;
                near = k.checked_add_signed(step);
            }
            if held.len() > 1 {
                continue;
            }
            let mut near = i.checked_add_signed(step);
            let mut held: Vec<usize> = vec![i];
            while let Some(k) = near.filter(|&k| k < bags.old.len() && old_links[k] == 0) {
                if old_links[i] != 1 || !holds_rest(bags, &bags.new[j], &bags.old, &held, k, MERGE) {
                    break;
                }
                held.push(k);
                links.push((k, j));
                old_links[k] += 1;
                new_links[j] += 1;
                near = k.checked_add_signed(step);
            }
        }
    }
    links.sort_unstable();
}

/// Whether sentence `next` holds much of `whole` that those `held` already do not.
fn holds_rest(bags: &Bags, whole: &Bag, parts: &[Bag], held: &[usize], next: usize, limits: Limits) -> bool {
    let mut joined: Vec<Stem> = held.iter().flat_map(|&at| parts[at].sequence.iter().copied()).collect();
    let before = bags.common(&whole.stems, &counted(&mut joined));
    joined.extend(&parts[next].sequence);
    let gain = bags.common(&whole.stems, &counted(&mut joined)) - before;
    let part = parts[next].weight;
    gain >= limits.of_part * part && gain >= limits.of_both * (whole.weight * part).sqrt()
}

fn counted(stems: &mut [Stem]) -> Vec<(Stem, u32)> {
    stems.sort_unstable();
    stems.chunk_by(|a, b| a == b).map(|run| (run[0], u32::try_from(run.len()).unwrap_or(u32::MAX))).collect()
}
