//! Assertions by property and subject, so that nothing is looked for among all of them.

use super::stated::{Stated, number};
use super::terms::{EntityId, PropertyId};
use crate::record::Members;

/// Assertions by property and subject.
pub(in crate::logic) struct Groups<'a> {
    pub(in crate::logic) stated: &'a [Stated],
    /// The numbers of all assertions, those of a group together.
    order: Vec<u32>,
    keys: Vec<(PropertyId, EntityId)>,
    /// Where each group begins in the order, and where the last one ends.
    starts: Vec<u32>,
    of_members: bool,
}

impl<'a> Groups<'a> {
    pub(in crate::logic) fn new(stated: &'a [Stated]) -> Self {
        let key = |(at, stated): (usize, &Stated)| (stated.property, stated.subject, number(at));
        let mut sorted: Vec<(PropertyId, EntityId, u32)> = stated.iter().enumerate().map(key).collect();
        sorted.sort();
        let of_members = stated.iter().any(|stated| stated.members.is_some());
        let (mut keys, mut starts) = (Vec::new(), vec![0]);
        for run in sorted.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
            keys.push((run[0].0, run[0].1));
            starts.push(starts[starts.len() - 1] + number(run.len()));
        }
        let order = sorted.into_iter().map(|(_, _, at)| at).collect();
        Self { stated, order, keys, starts, of_members }
    }

    /// The assertions about a subject and a property.
    pub(in crate::logic) fn of(&self, property: PropertyId, subject: EntityId) -> &[u32] {
        self.keys.binary_search(&(property, subject)).map_or(&[], |nth| self.nth(nth))
    }

    /// The assertions about the subject and the property that stand at a place among the keys.
    pub(in crate::logic) fn nth(&self, nth: usize) -> &[u32] {
        &self.order[self.starts[nth] as usize..self.starts[nth + 1] as usize]
    }

    /// Whether any assertion is about the members of its subject.
    pub(in crate::logic) fn speak_of_members(&self) -> bool {
        self.of_members
    }

    /// The properties and subjects of which something is said, in order.
    pub(in crate::logic) fn keys(&self) -> &[(PropertyId, EntityId)] {
        &self.keys
    }

    pub(in crate::logic) fn speaking(
        &self,
        property: PropertyId,
        class: EntityId,
        of: Members,
    ) -> impl Iterator<Item = u32> {
        self.of(property, class)
            .iter()
            .copied()
            .filter(move |&at| self.stated[at as usize].members == Some(of))
    }

    pub(in crate::logic) fn get(&self, at: u32) -> &'a Stated {
        &self.stated[at as usize]
    }
}
