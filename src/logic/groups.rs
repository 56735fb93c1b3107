//! Assertions by property and subject, so that nothing is looked for among all of them.

use std::collections::HashMap;
use std::ops::Range;

use rayon::prelude::*;

use super::stated::{Stated, number};
use super::terms::{EntityId, PropertyId};
use crate::record::Members;

/// Assertions by property and subject.
pub(in crate::logic) struct Groups<'a> {
    pub(in crate::logic) stated: &'a [Stated],
    /// The numbers of all assertions, those of a group together.
    order: Vec<u32>,
    ranges: HashMap<(PropertyId, EntityId), Range<usize>>,
    keys: Vec<(PropertyId, EntityId)>,
}

impl<'a> Groups<'a> {
    pub(in crate::logic) fn new(stated: &'a [Stated]) -> Self {
        let key = |at: u32| {
            let stated = &stated[at as usize];
            (stated.property, stated.subject)
        };
        let mut order: Vec<u32> = (0..number(stated.len())).collect();
        order.par_sort_unstable_by_key(|&at| (key(at), at));
        let mut ranges = HashMap::new();
        let mut keys = Vec::new();
        let mut start = 0;
        for run in order.chunk_by(|a, b| key(*a) == key(*b)) {
            ranges.insert(key(run[0]), start..start + run.len());
            keys.push(key(run[0]));
            start += run.len();
        }
        Self { stated, order, ranges, keys }
    }

    /// The assertions about a subject and a property.
    pub(in crate::logic) fn of(&self, property: PropertyId, subject: EntityId) -> &[u32] {
        self.ranges.get(&(property, subject)).map_or(&[], |range| &self.order[range.clone()])
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
