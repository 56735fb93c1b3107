//! Two values: surely different, one within the other, or neither to be proved.

use crate::logic::stated::Region;
use crate::logic::terms::{Difference, EntityId, Property, Support, Terms, Value, are_apart, join, lies_in};
use crate::value::{Interval, Precision};

/// Why two values are surely different.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Apart {
    /// Two entities are declared to be.
    Declared(Difference),
    /// Only one of the two can hold; the claims that put them below values that the property names.
    Exclusive(Support),
    /// Two quantities have no number in common.
    Quantities,
    /// Two dates have no day in common.
    Dates,
    /// Yes is not no.
    Booleans,
}

impl Apart {
    /// The claims it leans on.
    pub fn support(&self) -> &[u32] {
        match self {
            Self::Declared(difference) => &difference.support,
            Self::Exclusive(support) => support,
            _ => &[],
        }
    }
}

/// Why two values are not surely different.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Alike {
    /// They are the same.
    Same,
    /// The one is the other, or lies below it.
    Nested,
    /// Nobody declares that the two entities are different.
    NotDeclared,
    /// Texts are never held to be different.
    Texts,
    /// The numbers are written alike, or lie within one another.
    Numbers,
    /// As written the numbers differ, but with how they are rounded they may be the same.
    Rounding,
    /// The units measure different things.
    Units,
    /// The currencies differ, and no rate covers the times of both.
    Rate,
    /// The dates have days in common.
    Dates,
    /// A date is marked as uncertain or approximate.
    Uncertain,
}

/// A value where it holds: rates depend on the time.
#[derive(Clone, Copy)]
pub(super) struct Placed<'a> {
    pub(super) value: &'a Value,
    pub(super) region: &'a Region,
}

/// Whether two values of a property are surely different.
pub(super) fn apart(
    terms: &Terms,
    property: &Property,
    left: Placed<'_>,
    right: Placed<'_>,
) -> Result<Apart, Alike> {
    match (left.value, right.value) {
        (Value::Entity(a), Value::Entity(b)) => {
            if a == b {
                return Err(Alike::Same);
            }
            let nested = |lower, upper| terms.hierarchy.below(lower, upper, property.along).is_some();
            if nested(*a, *b) || nested(*b, *a) {
                return Err(Alike::Nested);
            }
            if let Some(support) = exclusive(terms, property, *a, *b) {
                return Ok(Apart::Exclusive(support));
            }
            let difference = terms.distinct.difference(&terms.hierarchy, *a, *b, property.along);
            difference.map(Apart::Declared).ok_or(Alike::NotDeclared)
        }
        // Nearly all measure the same, and so many are compared that copying them would show.
        (Value::Quantity(a), Value::Quantity(b)) if a.dimension() == b.dimension() => {
            apart_numbers(a.interval(), b.interval())
        }
        (Value::Quantity(a), Value::Quantity(b)) => {
            match terms.rates.common((a, &left.region.time), (b, &right.region.time)) {
                Some((mine, theirs)) => apart_numbers(&mine, &theirs),
                None if terms.rates.are_money(a, b) => Err(Alike::Rate),
                None => Err(Alike::Units),
            }
        }
        (Value::Date(a), Value::Date(b)) => {
            let vague = a.is_uncertain() || b.is_uncertain() || a.is_approximate() || b.is_approximate();
            match (are_apart(a, b), vague) {
                (true, false) => Ok(Apart::Dates),
                (true, true) => Err(Alike::Uncertain),
                (false, _) => Err(Alike::Dates),
            }
        }
        (Value::Boolean(a), Value::Boolean(b)) if a == b => Err(Alike::Same),
        (Value::Boolean(_), Value::Boolean(_)) => Ok(Apart::Booleans),
        (Value::Text(a), Value::Text(b)) => {
            let exclusive = |text: &str| {
                property.exclusive.iter().any(|one| matches!(one, Value::Text(one) if &**one == text))
            };
            if a == b {
                Err(Alike::Same)
            } else if exclusive(a) && exclusive(b) {
                Ok(Apart::Exclusive(Support::default()))
            } else {
                Err(Alike::Texts)
            }
        }
        _ => Err(Alike::Units),
    }
}

fn apart_numbers(mine: &Interval, theirs: &Interval) -> Result<Apart, Alike> {
    if mine.is_disjoint(theirs) {
        return Ok(Apart::Quantities);
    }
    let within = mine.contains(theirs) || theirs.contains(mine);
    Err(if within { Alike::Numbers } else { Alike::Rounding })
}

/// The claims that put two entities at or below two values of which only one can hold.
fn exclusive(terms: &Terms, property: &Property, a: EntityId, b: EntityId) -> Option<Support> {
    let above = |entity| {
        let all = terms.hierarchy.above(entity, property.along).iter();
        all.filter(|above| property.is_exclusive(above.entity))
    };
    if property.exclusive.is_empty() {
        return None;
    }
    let mut pairs = above(a).flat_map(|mine| above(b).map(move |theirs| (mine, theirs)));
    let (mine, theirs) = pairs.find(|(mine, theirs)| mine.entity != theirs.entity)?;
    Some(join(&[&mine.support, &theirs.support]))
}

/// The claims that put the inner value at or below the outer one; nothing if it does not surely lie there.
pub(super) fn within(
    terms: &Terms,
    property: &Property,
    inner: Placed<'_>,
    outer: Placed<'_>,
) -> Option<Support> {
    let lies = match (inner.value, outer.value) {
        (Value::Entity(a), Value::Entity(b)) => {
            return terms.hierarchy.below(*a, *b, property.along).map(Into::into);
        }
        (Value::Quantity(a), Value::Quantity(b)) => {
            // Not to be about a number is surely not to be what rounds to it; how much more it is nobody knows.
            let rounded = (b.precision() == Precision::About && a.as_str() != b.as_str())
                .then(|| terms.rounded(property, b.as_str()))
                .flatten();
            let b = rounded.as_ref().unwrap_or(b);
            let common = terms.rates.common((a, &inner.region.time), (b, &outer.region.time));
            common.is_some_and(|(mine, theirs)| theirs.contains(&mine))
        }
        (Value::Date(a), Value::Date(b)) => {
            lies_in(a, b)
                && !a.is_uncertain()
                && !b.is_uncertain()
                && !a.is_approximate()
                && !b.is_approximate()
        }
        (Value::Boolean(a), Value::Boolean(b)) => a == b,
        (Value::Text(a), Value::Text(b)) => a == b,
        _ => false,
    };
    lies.then(Support::default)
}
