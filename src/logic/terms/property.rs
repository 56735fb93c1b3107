//! What can be said of an entity, with every name in it found.

use super::hierarchy::Along;
use super::names::EntityId;
use super::scopes::{DimensionId, ExtentId};
use super::value::Value;
use crate::value::{Interval, Unit};

/// A property, by its place in the order of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PropertyId(pub(super) u32);

impl PropertyId {
    /// Its place in the order of names.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The kind of the values of a property.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// An entity of the vocabulary.
    Entity,
    /// A number with its unit.
    Quantity,
    /// A date.
    Date,
    /// True or false.
    Boolean,
    /// Words.
    Text,
}

/// What can be said of an entity.
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a key of the record, and they go in any combination"
)]
pub struct Property {
    /// Its name.
    pub name: String,
    /// What a reader calls it.
    pub label: String,
    /// The kind of its values.
    pub kind: Kind,
    /// The unit of its values.
    pub unit: Option<Unit>,
    /// Other units that are allowed.
    pub units: Vec<Unit>,
    /// Whether a subject has one value at most.
    pub single: bool,
    /// Whether values are told apart by time.
    pub time_separates: bool,
    /// The dimensions that tell values apart, in order.
    pub separators: Vec<DimensionId>,
    /// What a separating dimension is taken as where it is left out.
    pub unstated: Vec<(DimensionId, ExtentId)>,
    /// Values of which only one can hold.
    pub exclusive: Vec<Value>,
    /// Along which relations values lie within one another.
    pub along: Along,
    /// The dimension over whose parts values add up.
    pub additive: Option<DimensionId>,
    /// Whether numbers are exact as written.
    pub exact: bool,
    /// The values that are allowed; any where there are none.
    pub one_of: Vec<Value>,
    /// The range that is allowed.
    pub range: Option<Interval>,
    /// Properties that cannot hold of the same value.
    pub conflicts_with: Vec<PropertyId>,
    /// Properties that must hold of the same value too.
    pub requires: Vec<PropertyId>,
    /// Whether it holds both ways.
    pub symmetric: bool,
}

impl Property {
    /// Whether a part of it is never more than the whole: its range starts at 0.
    pub fn never_negative(&self) -> bool {
        let lower = self.range.as_ref().and_then(Interval::lower);
        lower.is_some_and(|bound| !bound.at.is_negative())
    }

    /// What a dimension is taken as where it is left out.
    pub fn taken_as(&self, dimension: DimensionId) -> Option<ExtentId> {
        self.unstated.iter().find(|(known, _)| *known == dimension).map(|(_, extent)| *extent)
    }

    /// Whether an entity is among the values of which only one can hold.
    pub fn is_exclusive(&self, entity: EntityId) -> bool {
        self.exclusive.iter().any(|value| matches!(value, Value::Entity(one) if *one == entity))
    }
}
