//! Units: what a number counts or measures, and how units convert.
//!
//! [`Units`] reads what people write after a number: the units built in ([`table`] and [`currency`] are the
//! lists) and those a ledger declares. A unit is its [`Dimension`] and a factor to the base units, both
//! exact. What has several meanings (`$`, `m`, `ton`) is an error until the ledger says which.

use std::fmt;
use std::sync::{Arc, LazyLock};

use super::{Interval, Number};

mod ambiguous;
mod currency;
mod declare;
mod dimension;
mod expression;
mod lookup;
mod money;
mod table;
#[cfg(test)]
mod tests;

pub use declare::UnitFault;
pub use dimension::Dimension;
pub use lookup::Units;

/// A unit as it was written. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Unit(Arc<Parts>);

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Parts {
    label: Box<str>,
    dimension: Dimension,
    /// One of it in base units.
    factor: Number,
    /// Where its zero lies in base units: degrees have one that is not zero.
    zero: Number,
    /// How many seconds its months have each. A year of 365 or 366 days has months of other lengths than
    /// a month of 28 to 31.
    month: Option<Interval>,
    kind: Kind,
}

/// What may be done with a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    /// A symbol of the international system, or one used with it.
    Symbol,
    /// Money.
    Currency,
    /// Anything else.
    Other,
}

impl Unit {
    /// The unit of a plain number.
    pub fn none() -> Self {
        static NONE: LazyLock<Unit> =
            LazyLock::new(|| Unit::new("", Dimension::none(), Number::ONE, Kind::Other));
        NONE.clone()
    }

    fn new(label: &str, dimension: Dimension, factor: Number, kind: Kind) -> Self {
        Self(Arc::new(Parts {
            label: label.into(),
            dimension,
            factor,
            zero: Number::ZERO,
            month: None,
            kind,
        }))
    }

    fn labelled(&self, label: &str) -> Self {
        if *self.0.label == *label {
            return self.clone();
        }
        Self(Arc::new(Parts { label: label.into(), ..(*self.0).clone() }))
    }

    /// As it was written; empty for a plain number. A currency sign is written as its code.
    pub fn label(&self) -> &str {
        &self.0.label
    }

    /// What it measures.
    pub fn dimension(&self) -> &Dimension {
        &self.0.dimension
    }

    /// One of it in base units.
    pub fn factor(&self) -> &Number {
        &self.0.factor
    }

    /// Whether it is money and nothing else: `USD`, not `USD / hour`.
    pub fn is_currency(&self) -> bool {
        self.0.kind == Kind::Currency
    }

    /// Whether its zero is another than that of its base unit, as that of degrees is, so that it cannot be
    /// multiplied.
    pub fn is_affine(&self) -> bool {
        !self.0.zero.is_zero()
    }

    /// Whether one of it is as much as one of the other, whatever either is called.
    pub fn measures_as(&self, other: &Self) -> bool {
        self.dimension() == other.dimension()
            && self.factor() == other.factor()
            && self.0.zero == other.0.zero
    }

    /// How many seconds one of its months has; none where it has no months.
    pub fn month_in_seconds(&self) -> Option<&Interval> {
        self.0.month.as_ref()
    }

    /// Numbers of this unit, in base units.
    pub fn to_base(&self, interval: &Interval) -> Interval {
        let scaled = interval.scale(self.factor());
        if self.is_affine() { scaled.add(&Interval::exact(self.0.zero.clone())) } else { scaled }
    }

    /// Numbers in base units, in this unit.
    pub fn from_base(&self, interval: &Interval) -> Interval {
        let scaled = if self.is_affine() {
            interval.sub(&Interval::exact(self.0.zero.clone()))
        } else {
            interval.clone()
        };
        // A factor is never zero: declarations that would make one are refused.
        Number::ONE.divided_by(self.factor()).map_or(scaled.clone(), |inverse| scaled.scale(&inverse))
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}
