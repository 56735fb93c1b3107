//! Two assertions about one thing: a proof that they clash, or the reason why there is none.
//!
//! The same function serves the engine and `factlock why`, so that what is explained is what was decided. Read
//! [`compare`] first.

mod modes;
mod values;

pub use modes::{Grounds, Reason, Room};
pub use values::{Alike, Apart};

use super::stated::{Fit, Stated};
use super::terms::{Property, Support, Terms, Value};
use crate::record::Mode;

/// Two assertions that cannot both be true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// Why no point of time and scopes has room for both.
    pub grounds: Grounds,
    /// Why there is a point at which both hold.
    pub meeting: Meeting,
}

/// Why there is a point at which two assertions hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Meeting {
    /// The first holds throughout a box that the second lies in.
    SecondInFirst,
    /// The second holds throughout a box that the first lies in.
    FirstInSecond,
    /// Both hold throughout, and their boxes overlap.
    Overlap,
    /// Both speak of the same box as a whole.
    SameBox,
}

/// Why two assertions are not held against each other, or may both be true.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Silence {
    /// They hold in contexts of their own.
    Context,
    /// What they say leaves room for both.
    Room(Room),
    /// Both only say that something holds somewhere.
    BothSomewhere,
    /// Their boxes do not surely meet.
    Boxes(Fit),
    /// Values that add up are compared in equal boxes only, and these are not equal.
    OtherBox(Fit),
}

/// Whether two assertions about one subject and property clash.
///
/// # Errors
/// The reason why they do not, or why it cannot be proved.
pub fn compare(terms: &Terms, property: &Property, a: &Stated, b: &Stated) -> Result<Clash, Silence> {
    if !a.context.shares(b.context) {
        return Err(Silence::Context);
    }
    let grounds = modes::clash(terms, property, a, b).map_err(Silence::Room)?;
    let meeting = meeting(terms, property, a, b)?;
    Ok(Clash { grounds, meeting })
}

/// Whether two properties that cannot hold of the same value do so. Only a value that is surely the same counts:
/// what holds of one member of a class need not be what holds of another.
///
/// # Errors
/// The reason why they do not, or why it cannot be proved.
pub fn compare_incompatible(
    terms: &Terms,
    property: &Property,
    a: &Stated,
    b: &Stated,
) -> Result<Clash, Silence> {
    if !a.context.shares(b.context) {
        return Err(Silence::Context);
    }
    let each =
        |stated: &Stated| stated.is_positive() && (stated.mode != Mode::Only || stated.values.len() == 1);
    let same = |(left, right): &(usize, usize)| match (&a.values[*left], &b.values[*right]) {
        (Value::Entity(one), Value::Entity(other)) => one == other,
        (Value::Text(one), Value::Text(other)) => one == other,
        (Value::Boolean(one), Value::Boolean(other)) => one == other,
        _ => false,
    };
    let mut pairs = (0..a.values.len()).flat_map(|left| (0..b.values.len()).map(move |right| (left, right)));
    let found = if each(a) && each(b) { pairs.find(same) } else { None };
    let (left, right) = found.ok_or(Silence::Room(Room::Many))?;
    let grounds = Grounds {
        reason: Reason::Incompatible,
        left: Some(left),
        right: Some(right),
        apart: None,
        support: Support::default(),
    };
    let meeting = meeting(terms, property, a, b)?;
    Ok(Clash { grounds, meeting })
}

/// Whether there surely is a point at which both hold.
fn meeting(terms: &Terms, property: &Property, a: &Stated, b: &Stated) -> Result<Meeting, Silence> {
    let scopes = &terms.scopes;
    if property.additive.is_some() {
        return match a.region.equals(&b.region) {
            Fit::Proved => Ok(Meeting::SameBox),
            other => Err(Silence::OtherBox(other)),
        };
    }
    // What holds throughout a box holds somewhere in it; but that nothing holds may be so because there is nothing.
    let mut fits = Vec::with_capacity(3);
    if a.throughout && b.throughout {
        fits.push((a.region.meets(&b.region, scopes), Meeting::Overlap));
    }
    if a.throughout && (!b.throughout || b.is_positive()) {
        fits.push((a.region.covers(&b.region, scopes), Meeting::SecondInFirst));
    }
    if b.throughout && (!a.throughout || a.is_positive()) {
        fits.push((b.region.covers(&a.region, scopes), Meeting::FirstInSecond));
    }
    let proved = fits.iter().find(|(fit, _)| *fit == Fit::Proved);
    match (proved, fits.first()) {
        (Some((_, meeting)), _) => Ok(*meeting),
        (None, Some((fit, _))) => Err(Silence::Boxes(*fit)),
        (None, None) => Err(Silence::BothSomewhere),
    }
}
