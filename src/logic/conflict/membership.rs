//! What claims say of classes and wholes, against one another and against the vocabulary.

use crate::logic::stated::Denial;
use crate::logic::terms::{Along, Difference, EntityId, Relation, Support, Terms, join};

/// A clash about what lies below what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// What it is about.
    pub lower: EntityId,
    /// How.
    pub relation: Relation,
    /// What rules it out.
    pub ground: MembershipGround,
    /// The claims it takes.
    pub claims: Support,
}

/// What rules out that something lies where it is said to lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MembershipGround {
    /// A claim denies it: the claim, its assertion, and what it does not lie below.
    Denied {
        /// The claim that denies it.
        claim: u32,
        /// Its assertion.
        index: u32,
        /// What it is said not to lie below.
        upper: EntityId,
    },
    /// It lies below two things that are declared to be different.
    UnderTwo(Difference),
}

/// Every clash about what lies below what that a claim takes part in.
pub(super) fn clashes(terms: &Terms, denials: &[Denial]) -> Vec<Membership> {
    let mut found = Vec::new();
    for denial in denials {
        let Denial { claim, index, lower, upper, relation } = *denial;
        let along = if relation == Relation::IsA { Along::Classes } else { Along::Wholes };
        if let Some(support) = terms.hierarchy.below(lower, upper, along) {
            let claims = join(&[support, &[claim]]);
            let ground = MembershipGround::Denied { claim, index, upper };
            found.push(Membership { lower, relation, ground, claims });
        }
    }
    for lower in terms
        .names
        .all()
        .filter(|&entity| terms.hierarchy.edges(entity).iter().any(|edge| edge.claim.is_some()))
    {
        let two = terms.distinct.clash_above(&terms.hierarchy, lower);
        if let Some(two) = two.filter(|two| !two.support.is_empty()) {
            let claims = two.support.clone();
            let ground = MembershipGround::UnderTwo(two);
            found.push(Membership { lower, relation: Relation::IsA, ground, claims });
        }
    }
    found
}
