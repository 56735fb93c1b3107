//! What is declared to be different: groups of entities of which no two are the same, and what they pass on.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use super::hierarchy::{Along, Hierarchy, Support, join};
use super::names::{EntityId, Names};

/// Entities of which no two are the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Who says so.
    pub declared: Declared,
    /// Each member, with the claims that make it one.
    pub members: BTreeMap<EntityId, Support>,
}

/// How a group is declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Declared {
    /// In a list under `distinct`: its place among all of them.
    List(usize),
    /// By `distinct` of an entity.
    Entity(EntityId),
    /// By `distinct_children` of an entity.
    ChildrenOf(EntityId),
}

/// That an entity lies below a member of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Mark {
    group: u32,
    member: EntityId,
    support: Support,
}

/// Why two entities are not the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The group that says so, by its number.
    pub group: usize,
    /// The member that the one is, or lies below.
    pub left: EntityId,
    /// The member that the other is, or lies below.
    pub right: EntityId,
    /// The claims that put them there.
    pub support: Support,
}

/// Every group, and what each entity inherits of them.
#[derive(Debug, Default)]
pub struct Distinct {
    groups: Vec<Group>,
    member_of: HashMap<EntityId, Vec<u32>>,
    marks: [Vec<OnceLock<Box<[Mark]>>>; 2],
}

impl Distinct {
    pub(super) fn new(names: &Names, groups: Vec<Group>) -> Self {
        let mut member_of: HashMap<EntityId, Vec<u32>> = HashMap::new();
        for (number, group) in (0..).zip(&groups) {
            for member in group.members.keys() {
                member_of.entry(*member).or_default().push(number);
            }
        }
        let slots = || (0..names.len()).map(|_| OnceLock::new()).collect();
        Self { groups, member_of, marks: [slots(), slots()] }
    }

    /// The group of a number.
    pub fn group(&self, number: usize) -> &Group {
        &self.groups[number]
    }

    /// Why two entities cannot be the same; nothing if nobody says that they differ. Along wholes, parts of two
    /// different things are different places.
    pub fn difference(
        &self,
        hierarchy: &Hierarchy,
        left: EntityId,
        right: EntityId,
        along: Along,
    ) -> Option<Difference> {
        if left == right {
            return None;
        }
        let (mine, theirs) = (self.marks(hierarchy, left, along), self.marks(hierarchy, right, along));
        let (mut at, mut other) = (0, 0);
        while let (Some(a), Some(b)) = (mine.get(at), theirs.get(other)) {
            if a.group == b.group && a.member != b.member {
                return Some(Difference {
                    group: a.group as usize,
                    left: a.member,
                    right: b.member,
                    support: join(&[&a.support, &b.support]),
                });
            }
            if a.group <= b.group {
                at += 1;
            }
            if b.group <= a.group {
                other += 1;
            }
        }
        None
    }

    /// Whether anything at all is said to differ from an entity.
    pub fn is_marked(&self, hierarchy: &Hierarchy, entity: EntityId, along: Along) -> bool {
        !self.marks(hierarchy, entity, along).is_empty()
    }

    /// The groups that an entity belongs to, by number, each with the member that it is or lies below.
    pub(in crate::logic) fn marked<'a>(
        &'a self,
        hierarchy: &Hierarchy,
        entity: EntityId,
        along: Along,
    ) -> impl Iterator<Item = (usize, EntityId)> + use<'a> {
        self.marks(hierarchy, entity, along).iter().map(|mark| (mark.group as usize, mark.member))
    }

    /// Two members of one group that an entity lies below, which cannot be.
    pub fn clash_above(&self, hierarchy: &Hierarchy, entity: EntityId) -> Option<Difference> {
        let all = self.collect(hierarchy, entity, Along::Classes);
        let pair = all.windows(2).find(|pair| pair[0].group == pair[1].group)?;
        Some(Difference {
            group: pair[0].group as usize,
            left: pair[0].member,
            right: pair[1].member,
            support: join(&[&pair[0].support, &pair[1].support]),
        })
    }

    /// One mark a group, by group. Under two members of one group an entity has none of it: that is a fault of the
    /// vocabulary, and nothing follows from it.
    fn marks(&self, hierarchy: &Hierarchy, entity: EntityId, along: Along) -> &[Mark] {
        let slots = &self.marks[usize::from(along != Along::Classes)];
        slots[entity.index()].get_or_init(|| {
            let all = self.collect(hierarchy, entity, along);
            let runs = all.chunk_by(|a, b| a.group == b.group);
            runs.filter(|run| run.len() == 1).map(|run| run[0].clone()).collect()
        })
    }

    fn collect(&self, hierarchy: &Hierarchy, entity: EntityId, along: Along) -> Vec<Mark> {
        let along = if along == Along::Classes { Along::Classes } else { Along::Wholes };
        let mut marks = Vec::new();
        for above in hierarchy.above(entity, along) {
            for &group in self.member_of.get(&above.entity).into_iter().flatten() {
                let own = &self.groups[group as usize].members[&above.entity];
                let support = join(&[&above.support, own]);
                marks.push(Mark { group, member: above.entity, support });
            }
        }
        marks.sort_unstable_by_key(|mark| (mark.group, mark.member));
        marks
    }
}

/// The children of an entity that are all different: those that are not one of another child as well. Each comes
/// with the claim that makes it a child, if one does.
pub(super) fn different_children(
    hierarchy: &Hierarchy,
    children: &BTreeMap<EntityId, Option<u32>>,
) -> BTreeMap<EntityId, Support> {
    children
        .iter()
        .filter(|(child, _)| {
            let mut above = hierarchy.above(**child, Along::Classes).iter();
            !above.any(|above| above.entity != **child && children.contains_key(&above.entity))
        })
        .map(|(child, claim)| (*child, claim.iter().copied().collect()))
        .collect()
}
