//! What a unit measures: base units with their exponents.

use std::fmt;
use std::sync::{Arc, LazyLock};

/// The base unit of calendar units: a month is no fixed number of days.
pub(super) const MONTH: &str = "month";
/// The base unit of time.
pub(super) const SECOND: &str = "s";

/// Base units with their exponents, sorted by name, none with exponent zero. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dimension(Arc<[(Arc<str>, i8)]>);

impl Dimension {
    /// Of a plain number.
    pub fn none() -> Self {
        static NONE: LazyLock<Dimension> = LazyLock::new(|| Dimension(Arc::new([])));
        NONE.clone()
    }

    /// Of one base unit.
    pub(super) fn base(name: &str) -> Self {
        Self(Arc::new([(Arc::from(name), 1)]))
    }

    /// Whether it is that of a plain number.
    pub fn is_none(&self) -> bool {
        self.0.is_empty()
    }

    /// The base units and their exponents.
    pub fn bases(&self) -> impl Iterator<Item = (&str, i8)> {
        self.0.iter().map(|(name, exponent)| (name.as_ref(), *exponent))
    }

    /// The exponent of a base unit.
    pub fn exponent(&self, base: &str) -> i8 {
        self.bases().find(|(name, _)| *name == base).map_or(0, |(_, exponent)| exponent)
    }

    /// That of this one multiplied by `other` to the power of `exponent`; none where an exponent leaves
    /// -128 to 127.
    pub fn times(&self, other: &Self, exponent: i8) -> Option<Self> {
        if other.is_none() {
            return Some(self.clone());
        }
        if self.is_none() && exponent == 1 {
            return Some(other.clone());
        }
        let mut bases: Vec<(Arc<str>, i8)> = self.0.to_vec();
        for (name, power) in other.0.iter() {
            let more = power.checked_mul(exponent)?;
            match bases.binary_search_by(|(known, _)| known.cmp(name)) {
                Ok(at) => bases[at].1 = bases[at].1.checked_add(more)?,
                Err(at) => bases.insert(at, (Arc::clone(name), more)),
            }
        }
        bases.retain(|(_, power)| *power != 0);
        Some(Self(bases.into()))
    }

    /// With seconds in the place of months, to compare the two.
    #[must_use]
    pub fn in_seconds(&self) -> Self {
        let months = self.exponent(MONTH);
        if months == 0 {
            return self.clone();
        }
        let without = || self.times(&Self::base(MONTH), months.checked_neg()?);
        without().and_then(|rest| rest.times(&Self::base(SECOND), months)).unwrap_or_else(|| self.clone())
    }
}

impl fmt::Display for Dimension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_none() {
            return f.write_str("a plain number");
        }
        let bases: Vec<String> = self
            .bases()
            .map(|(name, power)| if power == 1 { name.to_owned() } else { format!("{name}^{power}") })
            .collect();
        f.write_str(&bases.join(" "))
    }
}
