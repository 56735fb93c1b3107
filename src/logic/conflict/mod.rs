//! Conflicts: minimal sets of claims that cannot all be true, with the proof, and whether that is settled.
//!
//! Read [`Conflict`] first.

mod classes;
mod cluster;
mod crowd;
mod digest;
mod membership;
mod pair;
mod pairs;
mod settle;

pub use digest::digest;
pub use membership::{Membership, MembershipGround};
pub use pair::Pair;
pub use settle::Settlement;

use super::sums::Sum;
use super::terms::{PropertyId, Relation};

/// Claims that cannot all be true.
#[derive(Debug, Clone)]
pub struct Conflict {
    /// What it is about.
    pub about: About,
    /// The claims, by their places in the ledger, in order.
    pub members: Vec<u32>,
    /// Why.
    pub proof: Proof,
    /// What settles it, if something does.
    pub settled: Option<Settlement>,
    /// A resolution that names these claims but was written for other assertions: the claim, and its place there.
    pub outdated: Option<(u32, usize)>,
}

/// What a conflict is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum About {
    /// The values of a property.
    Property(PropertyId),
    /// An equation, by its place in the vocabulary.
    Equation(usize),
    /// What is one of what, or a part of it.
    Classes(Relation),
}

/// Why claims cannot all be true.
#[derive(Debug, Clone)]
pub enum Proof {
    /// Assertions that clash two by two, all of them connected.
    Pairs(Vec<Pair>),
    /// Numbers that do not go together.
    Sum(Box<Sum>),
    /// What is said of classes and wholes.
    Membership(Membership),
}

pub(in crate::logic) use cluster::conflicts;
