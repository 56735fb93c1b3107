//! What claims state, with every name found and every value read.
//!
//! Read [`Stated`] first.

mod derive;
mod memberships;
mod read;
mod region;

pub(in crate::logic) use memberships::{Denial, memberships};
pub(in crate::logic) use read::{path, read};
pub use region::{Extent, Fit, Region};

use crate::logic::terms::{EntityId, PropertyId, Support, Value};
use crate::record::{Members, Mode};

/// An assertion, ready to be compared.
#[derive(Debug, Clone)]
pub struct Stated {
    /// The claim, by its place in the ledger.
    pub claim: u32,
    /// The assertion, by its place in the claim.
    pub index: u32,
    /// Whom or what it is about.
    pub subject: EntityId,
    /// Of which members of the subject it speaks; of the subject as a whole where there is none.
    pub members: Option<Members>,
    /// What it says of it.
    pub property: PropertyId,
    /// What it says about the set of values.
    pub mode: Mode,
    /// The values.
    pub values: Vec<Value>,
    /// When, and in which scopes.
    pub region: Region,
    /// Whether it holds all through its box, and not only somewhere in it.
    pub throughout: bool,
    /// In whose context it holds.
    pub context: Context,
    /// The property from which it follows, where nobody wrote it down.
    pub follows_from: Option<PropertyId>,
    /// The claims it leans on beside its own.
    pub support: Support,
}

impl Stated {
    /// Whether it says that something holds, and not only what does not.
    pub fn is_positive(&self) -> bool {
        self.mode != Mode::None
    }
}

/// In whose context an assertion holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Context {
    /// In the ledger's own, and in that of whoever makes the claim.
    Plain {
        /// Who makes the claim.
        claimant: Option<EntityId>,
    },
    /// In that of one speaker only.
    Speaker(EntityId),
}

impl Context {
    /// Whether there is a context in which both hold.
    pub fn shares(self, other: Self) -> bool {
        match (self, other) {
            (Self::Plain { .. }, Self::Plain { .. }) => true,
            (Self::Speaker(one), Self::Speaker(other)) => one == other,
            (Self::Plain { claimant }, Self::Speaker(speaker))
            | (Self::Speaker(speaker), Self::Plain { claimant }) => claimant == Some(speaker),
        }
    }

    /// Who says it, as far as is known.
    pub fn speaker(self) -> Option<EntityId> {
        match self {
            Self::Plain { claimant } => claimant,
            Self::Speaker(speaker) => Some(speaker),
        }
    }
}

/// A place in a list as it is kept: a ledger of more than four thousand million claims is none.
pub(in crate::logic) fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
