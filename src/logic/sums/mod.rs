//! Quantities of one subject that hang together: equations, and parts that add up to a whole.
//!
//! A [`Network`] holds what is stated of one subject in one context, as intervals; intervals are propagated through
//! equations and sums until nothing narrows, and where nothing is left of one, the assertions it came from are shrunk
//! to a set of which every one is needed. Read [`Sum`] first.

mod build;
mod law;
mod minimal;
mod network;
mod solve;

use super::groups::Groups;
use super::terms::Terms;
use crate::parallel;

pub use law::{Cell, Law};
pub use network::{Fact, Network, Step, Trace};

/// Assertions that cannot all be true, each of them needed for it, with the way it shows.
#[derive(Debug, Clone)]
pub struct Sum {
    /// The assertions, by their places in the list of all, in order.
    pub stated: Vec<u32>,
    /// The claims that they lean on beside their own.
    pub support: super::terms::Support,
    /// How it is worked out.
    pub trace: Trace,
}

/// Every minimal set of assertions whose numbers do not go together, as far as more than one property or box is in it.
pub(in crate::logic) fn conflicts(terms: &Terms, groups: &Groups<'_>) -> Vec<Sum> {
    let networks: Vec<Network> = build::networks(terms, groups);
    parallel::map(&networks, |network| minimal::sets(terms, network)).into_iter().flatten().collect()
}

/// The networks that an assertion takes part in, for whoever asks why.
pub(super) fn networks(terms: &Terms, groups: &Groups<'_>) -> Vec<Network> {
    build::networks(terms, groups)
}
