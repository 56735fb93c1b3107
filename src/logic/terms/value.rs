//! The values of assertions, ready to be compared.

use jiff::civil::Date;

use super::names::EntityId;
use crate::value::{Edtf, Quantity};

/// A value of a property.
#[derive(Debug, Clone)]
pub enum Value {
    /// An entity of the vocabulary.
    Entity(EntityId),
    /// A number with its unit.
    Quantity(Box<Quantity>),
    /// A date.
    Date(Box<Edtf>),
    /// True or false.
    Boolean(bool),
    /// Words.
    Text(Box<str>),
}

/// The days on which a date possibly lies.
pub(in crate::logic) fn days(date: &Edtf) -> (Option<Date>, Option<Date>) {
    (date.earliest(), date.latest())
}

/// Whether the days of two dates surely have none in common.
pub(in crate::logic) fn are_apart(a: &Edtf, b: &Edtf) -> bool {
    let ((a_first, a_last), (b_first, b_last)) = (days(a), days(b));
    let before =
        |last: Option<Date>, first: Option<Date>| last.zip(first).is_some_and(|(last, first)| last < first);
    before(a_last, b_first) || before(b_last, a_first)
}

/// Whether every day of the one is a day of the other.
pub(in crate::logic) fn lies_in(inner: &Edtf, outer: &Edtf) -> bool {
    let ((first, last), (from, to)) = (days(inner), days(outer));
    let begins = from.is_none_or(|from| first.is_some_and(|first| from <= first));
    let ends = to.is_none_or(|to| last.is_some_and(|last| last <= to));
    begins && ends
}
