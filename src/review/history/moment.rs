//! A claim after a commit that changed it, or a source that it cites.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::change::changed;
use super::reach::Set;
use super::{ClaimStep, SourceStep, snapshots};
use crate::record::{Claim, Snapshot};
use crate::review::Person;
use crate::review::digest::{SNAPSHOTS, cited, digests_with};

/// A claim after a commit.
pub(super) struct Moment<'a> {
    /// Which commit.
    pub(super) commit: usize,
    pub(super) claim: Option<&'a Arc<Claim>>,
    /// The covered fields that the commit changed.
    pub(super) fields: Vec<String>,
    /// The digest of what a review would cover, where there are reviews.
    pub(super) digest: Option<String>,
    /// The moments that led to it, and it itself.
    pub(super) reached: Set,
    /// Who had reviewed it without having changed it.
    pub(super) independent: BTreeSet<Person>,
}

/// What a commit did: to the claim, and to sources that it cites.
#[derive(Default)]
pub(super) struct Deed<'a> {
    pub(super) claim: Option<&'a ClaimStep>,
    pub(super) sources: HashMap<&'a str, &'a SourceStep>,
}

impl<'a> Moment<'a> {
    /// What a deed made of the claim, after the deeds that led to it.
    pub(super) fn of(commit: usize, deed: &Deed<'a>, reached: Set, before: &[Deed<'a>]) -> Self {
        let led = || (0..before.len()).rev().filter(|at| reached.has(*at)).map(|at| &before[at]);
        let held_before = |id: &str| -> Option<&'a [Snapshot]> {
            let step = led().find_map(|deed| deed.sources.get(id).copied())?;
            snapshots(step.new.as_ref())
        };
        let held = |id: &str| match deed.sources.get(id) {
            Some(step) => snapshots(step.new.as_ref()),
            None => held_before(id),
        };
        let held_in_parent = |parent: usize, id: &str| match deed.sources.get(id) {
            Some(step) => snapshots(step.old.get(parent).and_then(Option::as_ref)),
            None => held_before(id),
        };
        let claim = match deed.claim {
            Some(step) => step.new.as_ref(),
            None => led().find_map(|deed| deed.claim).and_then(|step| step.new.as_ref()),
        };
        let fields = claim.map(|now| {
            let then: Vec<Option<&Claim>> = match deed.claim {
                Some(step) => step.old.iter().map(Option::as_deref).collect(),
                None => vec![Some(now.as_ref()); deed.parents()],
            };
            let mut fields = if deed.claim.is_some() { changed(&then, now) } else { Vec::new() };
            let quoted = cited(now, &held);
            let quoted_in = |(parent, then): (usize, Option<&Claim>)| {
                cited(then?, &|id: &str| held_in_parent(parent, id))
            };
            if !then.into_iter().enumerate().any(|parent| quoted_in(parent) == quoted) {
                fields.push(SNAPSHOTS.to_owned());
                fields.sort();
            }
            fields
        });
        let reviewed = claim.filter(|claim| !claim.reviews.is_empty());
        let digest = reviewed.map(|claim| digests_with(claim, &held).whole);
        let fields = fields.unwrap_or_default();
        Self { commit, claim, fields, digest, reached, independent: BTreeSet::new() }
    }
}

impl Deed<'_> {
    /// How many parents the commit has that are told of.
    fn parents(&self) -> usize {
        self.sources.values().map(|step| step.old.len()).max().unwrap_or(1)
    }
}
