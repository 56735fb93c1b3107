//! The box of an assertion: when, and in which scopes.

use crate::logic::terms::{DimensionId, ExtentId, Period, Property, Scopes, Timing};
use crate::record::Mode;

/// Where in time and scopes an assertion holds.
#[derive(Debug, Clone, Default)]
pub struct Region {
    /// When.
    pub time: Period,
    /// The dimensions it is limited in, in order. Any other is all of it, or anywhere in it.
    pub scopes: Vec<(DimensionId, Extent)>,
}

/// How far an assertion reaches in a dimension that it is limited in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Extent {
    /// This value.
    Named(ExtentId),
    /// Some value, but nobody says which: the dimension tells values apart, and was left out.
    Unknown,
}

/// How two boxes lie to one another, as far as it can be proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// It is proved.
    Proved,
    /// The times do not prove it.
    Time(Timing),
    /// In this dimension one of the two does not say which value it means.
    NotStated(DimensionId),
    /// In this dimension the values do not lie within one another as they would have to.
    Scopes(DimensionId),
}

impl Region {
    /// How far it reaches in a dimension; nothing where it is not limited in it.
    pub fn extent(&self, dimension: DimensionId) -> Option<Extent> {
        let at = self.scopes.binary_search_by_key(&dimension, |(known, _)| *known).ok()?;
        Some(self.scopes[at].1)
    }

    /// Whether what holds somewhere in `inner` surely lies within this.
    pub fn covers(&self, inner: &Self, scopes: &Scopes) -> Fit {
        match self.scopes_cover(inner, scopes) {
            Fit::Proved => of(self.time.covers(&inner.time)),
            unproved => unproved,
        }
    }

    /// Whether what holds throughout both surely meets: the scopes lie within one another in one direction, and the
    /// times overlap.
    pub fn meets(&self, other: &Self, scopes: &Scopes) -> Fit {
        let nested = match self.scopes_cover(other, scopes) {
            Fit::Proved => Fit::Proved,
            unproved => match other.scopes_cover(self, scopes) {
                Fit::Proved => Fit::Proved,
                _ => unproved,
            },
        };
        if nested == Fit::Proved { of(self.time.overlaps(&other.time)) } else { nested }
    }

    /// Whether both are the same box.
    pub fn equals(&self, other: &Self) -> Fit {
        let unknown = |region: &Self| {
            region
                .scopes
                .iter()
                .find(|(_, extent)| *extent == Extent::Unknown)
                .map(|(dimension, _)| *dimension)
        };
        if let Some(dimension) = unknown(self).or_else(|| unknown(other)) {
            return Fit::NotStated(dimension);
        }
        let dimensions = self.scopes.iter().chain(&other.scopes).map(|(dimension, _)| *dimension);
        let mut differing = dimensions.filter(|&one| self.extent(one) != other.extent(one));
        if let Some(dimension) = differing.next() {
            let stated = self.extent(dimension).is_some() && other.extent(dimension).is_some();
            return if stated { Fit::Scopes(dimension) } else { Fit::NotStated(dimension) };
        }
        if self.time.is_vague(&other.time) || other.time.is_vague(&self.time) {
            return Fit::Time(Timing::Uncertain);
        }
        if self.time.equals(&other.time) {
            return Fit::Proved;
        }
        let both = self.time.is_stated() && other.time.is_stated();
        Fit::Time(if both { Timing::EndsUnknown } else { Timing::NotStated })
    }

    fn scopes_cover(&self, inner: &Self, scopes: &Scopes) -> Fit {
        for (dimension, extent) in &self.scopes {
            let fit = match (extent, inner.extent(*dimension)) {
                (Extent::Named(outer), Some(Extent::Named(named)))
                    if scopes.within(*dimension, named, *outer) =>
                {
                    continue;
                }
                (Extent::Named(_), Some(Extent::Named(_))) => Fit::Scopes(*dimension),
                _ => Fit::NotStated(*dimension),
            };
            return fit;
        }
        Fit::Proved
    }
}

fn of(timing: Timing) -> Fit {
    if timing == Timing::Proved { Fit::Proved } else { Fit::Time(timing) }
}

/// The scopes of an assertion with those it leaves out although the property tells values apart by them: of what
/// holds only for some of them nobody knows for which.
pub(super) fn completed(
    property: &Property,
    mode: Mode,
    mut scopes: Vec<(DimensionId, Extent)>,
) -> Vec<(DimensionId, Extent)> {
    if mode == Mode::Some {
        for &dimension in &property.separators {
            if scopes.iter().all(|(known, _)| *known != dimension) {
                scopes.push((dimension, property.taken_as(dimension).map_or(Extent::Unknown, Extent::Named)));
            }
        }
        scopes.sort();
    }
    scopes
}
