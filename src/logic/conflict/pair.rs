//! Two assertions that clash, and the work of finding them, counted.

use crate::logic::compare::{Clash, compare};
use crate::logic::groups::Groups;
use crate::logic::terms::{EntityId, Support, Terms, join};

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

/// How many comparisons one property of one subject may take. A hundred thousand assertions rarely take a million;
/// only where each lies in a box of its own that may meet most others, and nothing clashes, do they take more.
const MOST: u64 = 50_000_000;

/// How many pairs of one property and one subject are kept where each is: some 60 MB.
const MOST_KEPT: usize = 200_000;

/// Counts comparisons, so that nobody waits for hours.
pub(super) struct Work(u64);

impl Work {
    pub(super) fn new() -> Self {
        Self(0)
    }

    /// Whether there is time for one more.
    pub(super) fn step(&mut self) -> bool {
        self.0 += 1;
        self.0 <= MOST
    }

    /// Whether there is time and room for one more where every pair is kept.
    pub(super) fn step_keeping(&mut self, found: &[Pair]) -> bool {
        if found.len() >= MOST_KEPT {
            self.0 = MOST;
        }
        self.step()
    }

    pub(super) fn is_too_much(&self) -> bool {
        self.0 > MOST
    }
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

/// A pair, with the claims that bring the two together.
pub(super) fn pair(subject: EntityId, (left, right): (u32, u32), clash: Clash, support: &[&[u32]]) -> Pair {
    let all: Vec<&[u32]> = support.iter().copied().chain([&*clash.grounds.support]).collect();
    let support = join(&all);
    Pair { left, right, subject, clash, support }
}
