//! Intervals in words.

use super::{Precision, Quantity};
use crate::value::{Interval, Number, Unit};

/// An interval of base units in words, in `unit`: `81,920 USD`, `between 76,725 and 87,125 USD`, `more than
/// 5 h`.
pub fn format_interval(interval: &Interval, unit: &Unit) -> String {
    in_words(&unit.from_base(interval), unit)
}

fn in_words(interval: &Interval, unit: &Unit) -> String {
    let label = unit.label();
    let numbers = match (interval.lower(), interval.upper()) {
        (None, None) => return "any number".to_owned(),
        (Some(low), Some(_)) if interval.is_point() => low.at.to_string(),
        (Some(low), Some(high)) => format!("between {} and {}", low.at, high.at),
        (Some(low), None) => format!("{} {}", if low.closed { "at least" } else { "more than" }, low.at),
        (None, Some(high)) => format!("{} {}", if high.closed { "at most" } else { "less than" }, high.at),
    };
    if label.is_empty() { numbers } else { format!("{numbers} {label}") }
}

pub(super) fn words(quantity: &Quantity) -> String {
    let own = quantity.unit.from_base(&quantity.interval);
    let words = in_words(&own, &quantity.unit);
    match quantity.precision {
        Precision::Exact => format!("exactly {words}"),
        Precision::Bound | Precision::Range => words,
        Precision::Rounded => match middle(&own) {
            Some(middle) => format!("{words} ({middle} read to its last significant digit)"),
            None => words,
        },
        Precision::About => match middle(&own) {
            Some(middle) => format!("{words} (about {middle})"),
            None => words,
        },
    }
}

/// What was written, since reading reaches as far to either side of it.
fn middle(interval: &Interval) -> Option<Number> {
    let sum = &interval.lower()?.at + &interval.upper()?.at;
    sum.divided_by(&Number::from(2))
}
