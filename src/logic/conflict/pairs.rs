//! Every two assertions that clash: about one subject, about a class and one of its members, about two properties
//! that cannot hold of one value.

use super::classes::Classes;
use super::crowd;
use super::pair::{Pair, Work, check, pair};
use crate::logic::compare::compare_incompatible;
use crate::logic::groups::Groups;
use crate::logic::terms::{Above, Along, EntityId, PropertyId, Terms};
use crate::parallel;
use crate::record::Members;

/// What clashes two by two.
#[derive(Debug, Default)]
pub(in crate::logic) struct Pairs {
    /// Enough pairs to connect all that clash, and each that a verdict on a claim may settle, in order.
    pub(in crate::logic) found: Vec<Pair>,
    /// Of which so much is said that not all of it was compared.
    pub(in crate::logic) unfinished: Vec<(PropertyId, EntityId)>,
}

/// Finds what clashes two by two. A verdict on the claims of which `unsettled` says so may settle that they do.
pub(in crate::logic) fn pairs(
    terms: &Terms,
    groups: &Groups<'_>,
    unsettled: &(dyn Fn(u32) -> bool + Sync),
) -> Pairs {
    let classes = Classes::new(groups);
    let about = |&(nth, &(property, subject)): &(usize, &(PropertyId, EntityId))| {
        let (mut found, mut work) = (Vec::new(), Work::new());
        within(terms, groups, (subject, groups.nth(nth)), unsettled, &mut work, &mut found);
        inherited(terms, groups, &classes, (property, subject), &mut work, &mut found);
        incompatible(terms, groups, (property, subject), &mut work, &mut found);
        let unfinished = work.is_too_much().then_some((property, subject));
        (found, unfinished)
    };
    let keys: Vec<_> = groups.keys().iter().enumerate().collect();
    let mut pairs = Pairs::default();
    for (found, unfinished) in parallel::map(&keys, about) {
        pairs.found.extend(found);
        pairs.unfinished.extend(unfinished);
    }
    let (found, unfinished) = classes.pairs(terms, groups);
    pairs.found.extend(found);
    pairs.unfinished.extend(unfinished);
    pairs.found.sort_by_key(|pair| (pair.left, pair.right));
    pairs
}

/// What is said of a subject as a whole, each with each where it is not too much.
fn within(
    terms: &Terms,
    groups: &Groups<'_>,
    (subject, all): (EntityId, &[u32]),
    unsettled: &(dyn Fn(u32) -> bool + Sync),
    work: &mut Work,
    found: &mut Vec<Pair>,
) {
    if all.len() < 2 {
        return;
    }
    let whole: Vec<u32> = all.iter().copied().filter(|&at| groups.get(at).members.is_none()).collect();
    if whole.len() > crowd::LARGEST {
        crowd::pairs(terms, groups, subject, &whole, unsettled, work, found);
        return;
    }
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
    (property, subject): (PropertyId, EntityId),
    work: &mut Work,
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
                if !work.step_keeping(found) {
                    return;
                }
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
    (property, subject): (PropertyId, EntityId),
    work: &mut Work,
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
                if !work.step_keeping(found) {
                    return;
                }
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
