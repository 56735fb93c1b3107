//! What is said of the members of classes, each for itself, held against one another.

use std::collections::HashSet;

use super::pair::{Pair, Work, check};
use crate::logic::groups::Groups;
use crate::logic::terms::{Above, Along, EntityId, PropertyId, Support, Terms};
use crate::record::Members;

/// The classes of whose members something is said, by property; in order.
pub(super) struct Classes(Vec<(PropertyId, EntityId)>);

impl Classes {
    pub(super) fn new(groups: &Groups<'_>) -> Self {
        if !groups.speak_of_members() {
            return Self(Vec::new());
        }
        let speaks = |key: &&(PropertyId, EntityId)| {
            groups.of(key.0, key.1).iter().any(|&at| groups.get(at).members.is_some())
        };
        Self(groups.keys().iter().filter(speaks).copied().collect())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn contains(&self, property: PropertyId, class: EntityId) -> bool {
        self.0.binary_search(&(property, class)).is_ok()
    }

    /// Every two assertions about members of classes that clash, and those of which so much is said that not all of it
    /// was compared.
    pub(super) fn pairs(
        &self,
        terms: &Terms,
        groups: &Groups<'_>,
    ) -> (Vec<Pair>, Option<(PropertyId, EntityId)>) {
        let (mut found, mut work) = (Vec::new(), Work::new());
        for &(property, lower) in &self.0 {
            for Above { entity: upper, support } in terms.hierarchy.above(lower, Along::Classes) {
                if self.contains(property, *upper) {
                    nested(terms, groups, property, (lower, *upper), support, &mut work, &mut found);
                }
                if work.is_too_much() {
                    return (found, Some((property, lower)));
                }
            }
        }
        let known: HashSet<(u32, u32)> = found.iter().map(|pair| (pair.left, pair.right)).collect();
        for (property, one, other, support) in self.sharing(terms) {
            for left in groups.speaking(property, one, Members::All) {
                for right in groups.speaking(property, other, Members::All) {
                    if !work.step_keeping(&found) {
                        return (found, Some((property, one)));
                    }
                    let (first, second) = (left.min(right), left.max(right));
                    if first != second && (one != other || left < right) && !known.contains(&(first, second))
                    {
                        check(terms, groups, one, (first, second), &[&support], &mut found);
                    }
                }
            }
        }
        (found, None)
    }

    /// Classes that have a known member in common, or a class with itself if it has one; each pair once, with the
    /// claims that make it a member.
    fn sharing(&self, terms: &Terms) -> Vec<(PropertyId, EntityId, EntityId, Support)> {
        let mut found = Vec::new();
        let mut seen = HashSet::new();
        let mut properties: Vec<PropertyId> = self.0.iter().map(|(property, _)| *property).collect();
        properties.dedup();
        // Without classes there is nothing to look for among all the entities.
        let members = terms.names.all().filter(|_| !properties.is_empty());
        for member in members {
            let above = terms.hierarchy.above(member, Along::Classes);
            let above: Vec<&Above> = above.iter().filter(|above| above.entity != member).collect();
            for &property in &properties {
                let speaking = above.iter().filter(|above| self.contains(property, above.entity));
                let speaking: Vec<&&Above> = speaking.collect();
                for (nth, one) in speaking.iter().enumerate() {
                    for other in &speaking[nth..] {
                        if seen.insert((property, one.entity, other.entity)) {
                            let support = crate::logic::terms::join(&[&one.support, &other.support]);
                            found.push((property, one.entity, other.entity, support));
                        }
                    }
                }
            }
        }
        found
    }
}

/// A class that is the other or lies below it: what holds of all members of the upper one holds of those of the
/// lower one.
fn nested(
    terms: &Terms,
    groups: &Groups<'_>,
    property: PropertyId,
    (lower, upper): (EntityId, EntityId),
    support: &[u32],
    work: &mut Work,
    found: &mut Vec<Pair>,
) {
    for all in groups.speaking(property, upper, Members::All) {
        for &one in groups.of(property, lower) {
            if !work.step_keeping(found) {
                return;
            }
            let below = groups.get(one);
            let of_all = below.members == Some(Members::All);
            // Two assertions about all members of one class are met twice.
            let again = lower == upper && of_all && one <= all;
            // What is said of all members says that there are some, unless it only says what does not hold.
            let peopled = !of_all || below.is_positive() || (lower == upper && groups.get(all).is_positive());
            if below.members.is_some() && peopled && !again {
                check(terms, groups, lower, (all.min(one), all.max(one)), &[support], found);
            }
        }
    }
}
