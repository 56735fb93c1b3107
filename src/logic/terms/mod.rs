//! The vocabulary with every name in it found: what claims are about, and what can be compared with what.
//!
//! A mistake in it is a [`Fault`] at its place, and what is mistaken is left out: nothing follows from it. Read
//! [`Terms`] first.

mod distinct;
mod equation;
mod equations;
mod fault;
mod graph;
mod hierarchy;
mod names;
mod order;
mod period;
mod property;
mod rates;
mod read;
mod scopes;
mod value;
mod written;

use std::collections::BTreeMap;

pub use distinct::{Declared, Difference, Distinct, Group};
pub use equation::{Equation, Expression, Operator};
pub use fault::Fault;
pub use hierarchy::{Above, Along, Edge, Hierarchy, Relation, Support, join};
pub use names::{EntityId, Names};
pub(in crate::logic) use order::{PlacedEdge, order};
pub use period::{Days, Period, Timing};
pub use property::{Kind, Property, PropertyId};
pub use rates::Rates;
pub(in crate::logic) use read::read;
pub use scopes::{DimensionId, ExtentId, Scopes, TIME};
pub use value::Value;
pub(in crate::logic) use value::{are_apart, lies_in};
pub(in crate::logic) use written::NotAValue;

use crate::value::{Number, Units};

/// What claims are about and are compared in.
#[derive(Debug)]
pub struct Terms {
    /// The entities.
    pub names: Names,
    /// What lies below what.
    pub hierarchy: Hierarchy,
    /// What is declared to be different.
    pub distinct: Distinct,
    /// The dimensions that an assertion can be limited to.
    pub scopes: Scopes,
    /// The units that quantities are written in.
    pub units: Units,
    /// What currencies were worth in one another.
    pub rates: Rates,
    /// How far a number marked "about" may be off, as a share of it.
    pub about: Number,
    /// How quantities of one subject hang together.
    pub equations: Vec<Equation>,
    properties: Vec<Property>,
    by_name: BTreeMap<String, PropertyId>,
}

impl Terms {
    /// A property.
    pub fn property(&self, id: PropertyId) -> &Property {
        &self.properties[id.index()]
    }

    /// The property of a name.
    pub fn find_property(&self, name: &str) -> Option<PropertyId> {
        self.by_name.get(name).copied()
    }

    /// Every property, in the order of names.
    pub fn properties(&self) -> &[Property] {
        &self.properties
    }
}
