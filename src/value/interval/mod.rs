//! Intervals of numbers, and arithmetic with all that could be meant.

use std::cmp::Ordering;

use super::Number;

mod product;
#[cfg(test)]
mod tests;

/// All numbers between two ends; never empty.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Interval {
    lower: Option<Bound>,
    upper: Option<Bound>,
}

/// An end of an interval.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Bound {
    /// The number where it ends.
    pub at: Number,
    /// Whether that number still belongs to it.
    pub closed: bool,
}

impl Bound {
    /// An end that belongs to the interval.
    pub fn closed(at: Number) -> Self {
        Self { at, closed: true }
    }

    /// An end that does not belong to the interval.
    pub fn open(at: Number) -> Self {
        Self { at, closed: false }
    }
}

impl Interval {
    /// This number and no other.
    pub fn exact(number: Number) -> Self {
        Self { lower: Some(Bound::closed(number.clone())), upper: Some(Bound::closed(number)) }
    }

    /// Every number.
    pub fn everything() -> Self {
        Self { lower: None, upper: None }
    }

    /// The numbers between two ends, where none is unbounded; none where no number lies between them.
    pub fn new(lower: Option<Bound>, upper: Option<Bound>) -> Option<Self> {
        let empty = match (&lower, &upper) {
            (Some(low), Some(high)) => match low.at.cmp(&high.at) {
                Ordering::Less => false,
                Ordering::Equal => !(low.closed && high.closed),
                Ordering::Greater => true,
            },
            _ => false,
        };
        (!empty).then_some(Self { lower, upper })
    }

    /// The numbers between two, both included, in either order.
    pub fn between(a: Number, b: Number) -> Self {
        let (low, high) = if a <= b { (a, b) } else { (b, a) };
        Self { lower: Some(Bound::closed(low)), upper: Some(Bound::closed(high)) }
    }

    /// Where it begins; none where it has no lower end.
    pub fn lower(&self) -> Option<&Bound> {
        self.lower.as_ref()
    }

    /// Where it ends; none where it has no upper end.
    pub fn upper(&self) -> Option<&Bound> {
        self.upper.as_ref()
    }

    /// Whether it is one number.
    pub fn is_point(&self) -> bool {
        matches!((&self.lower, &self.upper), (Some(low), Some(high)) if low.at == high.at)
    }

    /// What lies in both; none where nothing does.
    pub fn intersect(&self, other: &Self) -> Option<Self> {
        let lower = tighter(self.lower.as_ref(), other.lower.as_ref(), |a, b| a > b);
        let upper = tighter(self.upper.as_ref(), other.upper.as_ref(), |a, b| a < b);
        Self::new(lower.cloned(), upper.cloned())
    }

    /// Whether no number lies in both. Copies nothing, since it is asked of every pair.
    pub fn is_disjoint(&self, other: &Self) -> bool {
        ends_before(self, other) || ends_before(other, self)
    }

    /// Whether every number of the other lies in this one.
    pub fn contains(&self, other: &Self) -> bool {
        let within = |own: Option<&Bound>, inner: Option<&Bound>, beyond: fn(&Number, &Number) -> bool| match (
            own, inner,
        ) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(own), Some(inner)) => {
                beyond(&inner.at, &own.at) || inner.at == own.at && (own.closed || !inner.closed)
            }
        };
        within(self.lower(), other.lower(), |a, b| a > b) && within(self.upper(), other.upper(), |a, b| a < b)
    }

    /// The smallest interval that holds both.
    #[must_use]
    pub fn hull(&self, other: &Self) -> Self {
        Self {
            lower: wider(self.lower(), other.lower(), |a, b| a < b),
            upper: wider(self.upper(), other.upper(), |a, b| a > b),
        }
    }

    /// Every sum of a number of each.
    #[must_use]
    pub fn add(&self, other: &Self) -> Self {
        Self { lower: sum(self.lower(), other.lower()), upper: sum(self.upper(), other.upper()) }
    }

    /// Every difference of a number of each.
    #[must_use]
    pub fn sub(&self, other: &Self) -> Self {
        self.add(&other.neg())
    }

    /// Every number with the other sign.
    #[must_use]
    pub fn neg(&self) -> Self {
        let mirrored = |bound: &Bound| Bound { at: -&bound.at, closed: bound.closed };
        Self { lower: self.upper.as_ref().map(mirrored), upper: self.lower.as_ref().map(mirrored) }
    }

    /// Every number times `factor`.
    #[must_use]
    pub fn scale(&self, factor: &Number) -> Self {
        if *factor == Number::ONE {
            return self.clone();
        }
        if factor.is_zero() {
            return Self::exact(Number::ZERO);
        }
        let scaled = |bound: &Bound| Bound { at: &bound.at * factor, closed: bound.closed };
        let (lower, upper) = (self.lower.as_ref().map(scaled), self.upper.as_ref().map(scaled));
        if factor.is_negative() { Self { lower: upper, upper: lower } } else { Self { lower, upper } }
    }

    /// Every product of a number of each.
    #[must_use]
    pub fn mul(&self, other: &Self) -> Self {
        product::of(self, other)
    }

    /// Every quotient of a number of each; none where zero is a divisor.
    pub fn div(&self, divisor: &Self) -> Option<Self> {
        let zero = Number::ZERO;
        let above = |bound: &Bound| bound.at > zero || bound.at == zero && !bound.closed;
        let below = |bound: &Bound| bound.at < zero || bound.at == zero && !bound.closed;
        let positive = divisor.lower().is_some_and(above);
        let negative = divisor.upper().is_some_and(below);
        if !positive && !negative {
            return None;
        }
        // 1/x falls on either side of zero, so the ends change places; at an open zero it has no bound.
        let inverse = |bound: Option<&Bound>| match bound {
            None => Some(Bound::open(Number::ZERO)),
            Some(bound) => Number::ONE.divided_by(&bound.at).map(|at| Bound { at, closed: bound.closed }),
        };
        Some(self.mul(&Self { lower: inverse(divisor.upper()), upper: inverse(divisor.lower()) }))
    }
}

fn ends_before(left: &Interval, right: &Interval) -> bool {
    match (&left.upper, &right.lower) {
        (Some(high), Some(low)) => match high.at.cmp(&low.at) {
            Ordering::Less => true,
            Ordering::Equal => !(high.closed && low.closed),
            Ordering::Greater => false,
        },
        _ => false,
    }
}

fn tighter<'a>(
    a: Option<&'a Bound>,
    b: Option<&'a Bound>,
    further_in: fn(&Number, &Number) -> bool,
) -> Option<&'a Bound> {
    match (a, b) {
        (None, other) | (other, None) => other,
        (Some(x), Some(y)) if x.at == y.at => Some(if x.closed { y } else { x }),
        (Some(x), Some(y)) => Some(if further_in(&x.at, &y.at) { x } else { y }),
    }
}

fn wider(a: Option<&Bound>, b: Option<&Bound>, further_out: fn(&Number, &Number) -> bool) -> Option<Bound> {
    let (x, y) = (a?, b?);
    let chosen = if x.at == y.at {
        if x.closed { x } else { y }
    } else if further_out(&x.at, &y.at) {
        x
    } else {
        y
    };
    Some(chosen.clone())
}

fn sum(a: Option<&Bound>, b: Option<&Bound>) -> Option<Bound> {
    let (a, b) = (a?, b?);
    Some(Bound { at: &a.at + &b.at, closed: a.closed && b.closed })
}
