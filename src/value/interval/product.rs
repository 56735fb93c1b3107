//! The product of two intervals.

use super::{Bound, Interval};
use crate::value::Number;

/// Every product of a number of each: between the least and the greatest of the products of their ends.
pub(super) fn of(left: &Interval, right: &Interval) -> Interval {
    let corners = ends(left).map(|a| ends(right).map(|b| product(&a, &b)));
    let [[first, second], [third, fourth]] = corners;
    let mut range = (first.clone(), first);
    for corner in [second, third, fourth] {
        range = (lesser(range.0, corner.clone()), greater(range.1, corner));
    }
    Interval { lower: range.0.bound(), upper: range.1.bound() }
}

fn ends(interval: &Interval) -> [End; 2] {
    let end = |bound: &Option<Bound>, without: End| bound.clone().map_or(without, End::At);
    [end(&interval.lower, End::Below), end(&interval.upper, End::Above)]
}

/// An end on the line of numbers with both infinities.
#[derive(Clone)]
enum End {
    Below,
    At(Bound),
    Above,
}

impl End {
    fn bound(self) -> Option<Bound> {
        match self {
            Self::At(bound) => Some(bound),
            Self::Below | Self::Above => None,
        }
    }

    fn sign(&self) -> i8 {
        match self {
            Self::Below => -1,
            Self::At(bound) if bound.at.is_zero() => 0,
            Self::At(bound) if bound.at.is_negative() => -1,
            Self::At(_) | Self::Above => 1,
        }
    }

    /// A zero that belongs to its interval makes zero of whatever it meets, also of what is never reached.
    fn is_zero_itself(&self) -> bool {
        matches!(self, Self::At(bound) if bound.closed && bound.at.is_zero())
    }
}

fn product(a: &End, b: &End) -> End {
    match (a, b) {
        (End::At(a_bound), End::At(b_bound)) => {
            let reached = a_bound.closed && b_bound.closed || a.is_zero_itself() || b.is_zero_itself();
            End::At(Bound { at: &a_bound.at * &b_bound.at, closed: reached })
        }
        _ => match a.sign() * b.sign() {
            0 => End::At(Bound { at: Number::ZERO, closed: a.is_zero_itself() || b.is_zero_itself() }),
            1 => End::Above,
            _ => End::Below,
        },
    }
}

fn lesser(a: End, b: End) -> End {
    match (&a, &b) {
        (End::Below, _) | (_, End::Above) => a,
        (End::At(x), End::At(y)) if x.at < y.at || x.at == y.at && x.closed => a,
        _ => b,
    }
}

fn greater(a: End, b: End) -> End {
    match (&a, &b) {
        (End::Above, _) | (_, End::Below) => a,
        (End::At(x), End::At(y)) if x.at > y.at || x.at == y.at && x.closed => a,
        _ => b,
    }
}
