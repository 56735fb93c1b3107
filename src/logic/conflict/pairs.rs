//! Every two assertions that clash: about one subject, about a class and one of its members, about two properties
//! that cannot hold of one value.

use rayon::prelude::*;

use super::classes::Classes;
use crate::logic::compare::{Clash, compare, compare_incompatible};
use crate::logic::groups::Groups;
use crate::logic::terms::{Above, Along, EntityId, PropertyId, Support, Terms, join};
use crate::record::Members;

/// Two assertions that clash, by their places in the list of all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The first.
    pub left: u32,
    /// The second.
    pub right: u32,
    /// Whom or what both are about; where they are about classes, the member or the lower class.
    pub subject: EntityId,
    /// The proof.
    pub clash: Clash,
    /// The claims that it leans on beside the two.
    pub support: Support,
}

/// Every two assertions that clash, in order.
pub(in crate::logic) fn pairs(terms: &Terms, groups: &Groups<'_>) -> Vec<Pair> {
    let classes = Classes::new(groups);
    let mut found: Vec<Pair> = groups
        .keys()
        .par_iter()
        .flat_map_iter(|&(property, subject)| {
            let mut found = Vec::new();
            within(terms, groups, property, subject, &mut found);
            inherited(terms, groups, &classes, property, subject, &mut found);
            incompatible(terms, groups, property, subject, &mut found);
            found
        })
        .collect();
    found.extend(classes.pairs(terms, groups));
    found.par_sort_by_key(|pair| (pair.left, pair.right));
    found
}

/// Keeps two assertions if they clash, given the claims that bring them together.
pub(super) fn check(
    terms: &Terms,
    groups: &Groups<'_>,
    subject: EntityId,
    (left, right): (u32, u32),
    support: &[&[u32]],
    found: &mut Vec<Pair>,
) {
    let (a, b) = (groups.get(left), groups.get(right));
    let property = terms.property(a.property);
    if let Ok(clash) = compare(terms, property, a, b) {
        found.push(pair(subject, (left, right), clash, support));
    }
}

fn pair(subject: EntityId, (left, right): (u32, u32), clash: Clash, support: &[&[u32]]) -> Pair {
    let all: Vec<&[u32]> = support.iter().copied().chain([&*clash.grounds.support]).collect();
    let support = join(&all);
    Pair { left, right, subject, clash, support }
}

/// What is said of a subject as a whole, each with each.
fn within(
    terms: &Terms,
    groups: &Groups<'_>,
    property: PropertyId,
    subject: EntityId,
    found: &mut Vec<Pair>,
) {
    let whole: Vec<u32> =
        groups.of(property, subject).iter().copied().filter(|&at| groups.get(at).members.is_none()).collect();
    for (nth, &left) in whole.iter().enumerate() {
        for &right in &whole[nth + 1..] {
            check(terms, groups, subject, (left, right), &[], found);
        }
    }
}

/// What is said of all members of a class against what is said of one.
fn inherited(
    terms: &Terms,
    groups: &Groups<'_>,
    classes: &Classes,
    property: PropertyId,
    subject: EntityId,
    found: &mut Vec<Pair>,
) {
    if classes.is_empty() {
        return;
    }
    for Above { entity: class, support } in terms.hierarchy.above(subject, Along::Classes) {
        if *class == subject || !classes.contains(property, *class) {
            continue;
        }
        for all in groups.speaking(property, *class, Members::All) {
            for &one in groups.of(property, subject) {
                if groups.get(one).members.is_none() {
                    check(terms, groups, subject, (all.min(one), all.max(one)), &[support], found);
                }
            }
        }
    }
}

/// Two properties that cannot hold of one value, each pair of them once.
fn incompatible(
    terms: &Terms,
    groups: &Groups<'_>,
    property: PropertyId,
    subject: EntityId,
    found: &mut Vec<Pair>,
) {
    let rules = terms.property(property);
    for &other in &rules.conflicts_with {
        // Where both name one another, the first does.
        if other == property || (other < property && terms.property(other).conflicts_with.contains(&property))
        {
            continue;
        }
        for &left in groups.of(property, subject) {
            for &right in groups.of(other, subject) {
                let (a, b) = (groups.get(left), groups.get(right));
                if a.members.is_some() || b.members.is_some() {
                    continue;
                }
                if let Ok(clash) = compare_incompatible(terms, rules, a, b) {
                    found.push(pair(subject, (left, right), clash, &[]));
                }
            }
        }
    }
}
