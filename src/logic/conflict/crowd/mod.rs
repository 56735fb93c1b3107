//! Very many assertions about one subject and property: which hang together, without comparing each with each.
//!
//! A cluster of clashing assertions is one conflict, so that it takes no more pairs than connect it. From one
//! assertion on, all are sought that clash with it, then all that clash with those, and what was found is never
//! looked at again: the more clash, the faster it goes. So that it is fast too where few clash, assertions become
//! [`Outline`]s in a [`Tree`]: when and where they hold and between which ends their values lie, in whole numbers
//! that may say too much but never too little. What they allow is compared as everything is.
//!
//! A pair that a verdict on a claim settles is no link, so that whatever such a verdict could touch is compared with
//! all others. Read [`pairs`] first.

mod measure;
mod outline;
mod tree;

use std::collections::{BTreeMap, BTreeSet};

use super::pair::{Pair, Work, check};
use crate::logic::groups::Groups;
use crate::logic::stated::{Context, Extent, Stated};
use crate::logic::terms::{Along, DimensionId, EntityId, Kind, Property, Terms, Value};
use crate::record::Mode;
use outline::Test;
use tree::Tree;

/// As many are compared each with each: that is fast enough, and shows every pair.
pub(super) const LARGEST: usize = 32;

/// Adds enough pairs of `all` to connect all that clash, and each pair that a verdict may settle.
pub(super) fn pairs(
    terms: &Terms,
    groups: &Groups<'_>,
    subject: EntityId,
    all: &[u32],
    unsettled: &(dyn Fn(u32) -> bool + Sync),
    work: &mut Work,
    found: &mut Vec<Pair>,
) {
    let touched = |at: &u32| touched(terms, groups.get(*at), unsettled);
    let (apart, rest): (Vec<u32>, Vec<u32>) = all.iter().partition(|at| touched(at));
    let is_apart: BTreeSet<u32> = apart.iter().copied().collect();
    for &one in &apart {
        for &other in all {
            if one < other || (one > other && !is_apart.contains(&other)) {
                if !work.step() {
                    return;
                }
                check(terms, groups, subject, (one.min(other), one.max(other)), &[], found);
            }
        }
    }
    let mut clash = |one: u32, other: u32| {
        let before = found.len();
        work.step().then(|| {
            check(terms, groups, subject, (one.min(other), one.max(other)), &[], found);
            found.len() > before
        })
    };
    connect(terms, groups, &rest, &mut clash);
}

/// Whether each pair counts in which this clashes with something: a verdict on its claim may settle it, or claims
/// say where its values lie, and those that a pair leans on are members of the conflict too.
fn touched(terms: &Terms, stated: &Stated, unsettled: &(dyn Fn(u32) -> bool + Sync)) -> bool {
    let leans = |entity: EntityId| {
        let above = terms.hierarchy.above(entity, Along::Both).iter();
        let mut edges = above.flat_map(|above| terms.hierarchy.edges(above.entity));
        edges.any(|edge| edge.claim.is_some())
    };
    let mut values = stated.values.iter();
    unsettled(stated.claim)
        || !stated.support.is_empty()
        || values.any(|value| matches!(value, Value::Entity(entity) if leans(*entity)))
}

/// Finds for each what clashes with it of all that was not found yet; stops where `clash` gives nothing.
fn connect(
    terms: &Terms,
    groups: &Groups<'_>,
    all: &[u32],
    clash: &mut impl FnMut(u32, u32) -> Option<bool>,
) -> Option<()> {
    let Some(&first) = all.first() else { return Some(()) };
    let property = terms.property(groups.get(first).property);
    let stated: Vec<&Stated> = all.iter().map(|&at| groups.get(at)).collect();
    let mut sorts: BTreeMap<Sort, Vec<(u32, outline::Outline)>> = BTreeMap::new();
    for (nth, outline) in (0..).zip(measure::outlines(terms, property, &stated)) {
        if let Some(outline) = outline {
            sorts.entry(Sort::of(stated[nth as usize])).or_default().push((nth, outline));
        }
    }
    let (sorts, mut trees): (Vec<Sort>, Vec<Tree>) =
        sorts.into_iter().map(|(sort, items)| (sort, Tree::new(items))).unzip();
    // Where each stands; nowhere once it was found, and if nothing clashes with it anyway.
    let mut places: Vec<Option<(usize, usize)>> = vec![None; all.len()];
    for (sort, tree) in trees.iter().enumerate() {
        for (nth, place) in tree.places() {
            places[nth as usize] = Some((sort, place));
        }
    }
    for start in 0..all.len() {
        let Some((sort, place)) = places[start].take() else { continue };
        trees[sort].remove(place);
        let mut open = vec![(start, sort, place)];
        while let Some((one, sort, place)) = open.pop() {
            let outline = trees[sort].outline(place);
            for (other_sort, tree) in trees.iter_mut().enumerate() {
                let Some(test) = sorts[sort].against(sorts[other_sort], property) else { continue };
                tree.take(&outline, test, &mut |other| {
                    let other = other as usize;
                    let found = clash(all[one], all[other])?;
                    if found && let Some((sort, place)) = places[other].take() {
                        open.push((other, sort, place));
                    }
                    Some(found)
                })?;
            }
        }
    }
    Some(())
}

/// What decides by which rules assertions can clash at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Sort {
    mode: u8,
    throughout: bool,
    speaker: bool,
    /// A dimension in which nobody says which value it means.
    unknown: Option<DimensionId>,
}

impl Sort {
    fn of(stated: &Stated) -> Self {
        let unknown = stated.region.scopes.iter().find(|(_, extent)| *extent == Extent::Unknown);
        Self {
            mode: stated.mode as u8,
            throughout: stated.throughout,
            speaker: matches!(stated.context, Context::Speaker(_)),
            unknown: unknown.map(|(dimension, _)| *dimension),
        }
    }

    /// What it takes to clash with one of another sort; nothing where that cannot be.
    fn against(self, other: Self, property: &Property) -> Option<Test> {
        let modes = |mode: Mode| [self, other].into_iter().filter(|sort| sort.mode == mode as u8).count();
        let somewhere = !self.throughout && !other.throughout && property.additive.is_none();
        let same_unknown = self.unknown.is_some() && self.unknown == other.unknown;
        let many = !property.single && property.exclusive.is_empty() && property.kind != Kind::Boolean;
        if somewhere || same_unknown || modes(Mode::None) == 2 || (modes(Mode::Some) == 2 && many) {
            return None;
        }
        Some(Test {
            speaker: self.speaker || other.speaker,
            within: modes(Mode::None) == 1,
            shared: modes(Mode::Only) == 2,
        })
    }
}

#[cfg(test)]
mod tests;
