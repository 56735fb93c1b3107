//! What two assertions say about the set of values: whether both can hold at one point of time and scopes.

use super::values::{Alike, Apart, Placed, apart, within};
use crate::logic::stated::Stated;
use crate::logic::terms::{Property, Support, Terms, Value, join};
use crate::record::Mode;

/// Why two assertions cannot both hold at one point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grounds {
    /// What rules it out.
    pub reason: Reason,
    /// The value of the first assertion that clashes; all of them where there is none.
    pub left: Option<usize>,
    /// The value of the second assertion that clashes; all of them where there is none.
    pub right: Option<usize>,
    /// How the values differ, where that is what rules it out.
    pub apart: Option<Apart>,
    /// The claims it leans on.
    pub support: Support,
}

/// What rules out that two assertions hold at one point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// There is one value at most, and these are two.
    Single,
    /// Of these values only one can hold.
    Exclusive,
    /// The one names all values there are, and the other another.
    Excluded,
    /// The one denies what the other says.
    Denied,
    /// The one says that there is nothing at all.
    Nothing,
    /// Properties that cannot hold of the same value do.
    Incompatible,
}

/// Why two assertions may both hold at one point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Room {
    /// Both only say what does not hold.
    BothDeny,
    /// A subject may have many values of the property.
    Many,
    /// One of them does not say which value.
    NoValue,
    /// The denied values are others.
    NotDenied,
    /// The values are not surely different.
    Values(Alike),
}

impl Grounds {
    fn new(reason: Reason, left: Option<usize>, right: Option<usize>) -> Self {
        Self { reason, left, right, apart: None, support: Support::default() }
    }

    pub(super) fn swapped(mut self) -> Self {
        std::mem::swap(&mut self.left, &mut self.right);
        if let Some(Apart::Declared(difference)) = &mut self.apart {
            std::mem::swap(&mut difference.left, &mut difference.right);
        }
        self
    }
}

/// Whether two assertions about one property rule each other out at a point that lies in the boxes of both.
pub(super) fn clash(terms: &Terms, property: &Property, a: &Stated, b: &Stated) -> Result<Grounds, Room> {
    match (a.mode, b.mode) {
        (Mode::None, Mode::None) => Err(Room::BothDeny),
        (Mode::None, _) => denied(terms, property, b, a).map(Grounds::swapped),
        (_, Mode::None) => denied(terms, property, a, b),
        _ => both_positive(terms, property, a, b),
    }
}

fn placed<'a>(stated: &'a Stated, value: &'a Value) -> Placed<'a> {
    Placed { value, region: &stated.region }
}

/// `a` says that something holds, `b` that it does not.
fn denied(terms: &Terms, property: &Property, a: &Stated, b: &Stated) -> Result<Grounds, Room> {
    if b.values.is_empty() {
        return Ok(Grounds::new(Reason::Nothing, None, None));
    }
    if a.values.is_empty() {
        return Err(Room::NoValue);
    }
    let denial = |value: &Value| {
        let mut denied = b.values.iter().enumerate();
        denied.find_map(|(at, denied)| {
            Some((at, within(terms, property, placed(a, value), placed(b, denied))?))
        })
    };
    if a.mode == Mode::Only {
        // One of them holds, whichever it is: all must be denied.
        let denials: Option<Vec<_>> = a.values.iter().map(denial).collect();
        let denials = denials.ok_or(Room::NotDenied)?;
        let supports: Vec<&[u32]> = denials.iter().map(|(_, support)| &**support).collect();
        return Ok(Grounds { support: join(&supports), ..Grounds::new(Reason::Denied, None, None) });
    }
    let mut found = a.values.iter().enumerate().filter_map(|(at, value)| Some((at, denial(value)?)));
    let (left, (right, support)) = found.next().ok_or(Room::NotDenied)?;
    Ok(Grounds { support, ..Grounds::new(Reason::Denied, Some(left), Some(right)) })
}

fn both_positive(terms: &Terms, property: &Property, a: &Stated, b: &Stated) -> Result<Grounds, Room> {
    if a.values.is_empty() || b.values.is_empty() {
        return Err(Room::NoValue);
    }
    let limits = |stated: &Stated| matches!(stated.mode, Mode::Only | Mode::Exactly);
    let mut room = Room::Many;
    if limits(a) {
        match excluded(terms, property, a, b) {
            Ok(grounds) => return Ok(grounds),
            Err(alike) => room = Room::Values(alike),
        }
    }
    if limits(b) {
        match excluded(terms, property, b, a) {
            Ok(grounds) => return Ok(grounds.swapped()),
            Err(alike) => room = Room::Values(alike),
        }
    }
    if a.mode != Mode::Only && b.mode != Mode::Only {
        match side_by_side(terms, property, a, b) {
            Ok(grounds) => return Ok(grounds),
            Err(Room::Many) => {}
            Err(other) => room = other,
        }
    }
    Err(room)
}

/// `a` names all values there are: a value of `b` that differs from each of them is one too many. Where `b` says
/// that one or more of its values hold, each of them must.
fn excluded(terms: &Terms, property: &Property, a: &Stated, b: &Stated) -> Result<Grounds, Alike> {
    let from_all = |value: &Value| -> Result<Vec<Apart>, Alike> {
        a.values.iter().map(|one| apart(terms, property, placed(a, one), placed(b, value))).collect()
    };
    let grounds = |right: Option<usize>, found: Vec<Apart>| {
        let supports: Vec<&[u32]> = found.iter().map(Apart::support).collect();
        let support = join(&supports);
        let left = (a.values.len() == 1).then_some(0);
        let apart = found.into_iter().next();
        Grounds { apart, support, ..Grounds::new(Reason::Excluded, left, right) }
    };
    if b.mode == Mode::Only {
        let all: Result<Vec<Vec<Apart>>, Alike> = b.values.iter().map(from_all).collect();
        return all.map(|found| grounds((b.values.len() == 1).then_some(0), found.concat()));
    }
    let mut alike = Alike::Same;
    for (at, value) in b.values.iter().enumerate() {
        match from_all(value) {
            Ok(found) => return Ok(grounds(Some(at), found)),
            Err(why) => alike = why,
        }
    }
    Err(alike)
}

/// Each value of both holds: two of them may be more than there is room for.
fn side_by_side(terms: &Terms, property: &Property, a: &Stated, b: &Stated) -> Result<Grounds, Room> {
    let mut room = Room::Many;
    for (left, mine) in a.values.iter().enumerate() {
        for (right, theirs) in b.values.iter().enumerate() {
            let exclusive = matches!((mine, theirs), (Value::Boolean(_), Value::Boolean(_)));
            match apart(terms, property, placed(a, mine), placed(b, theirs)) {
                Ok(found) if property.single || exclusive || matches!(found, Apart::Exclusive(_)) => {
                    let reason = if property.single { Reason::Single } else { Reason::Exclusive };
                    let support = found.support().into();
                    let apart = Some(found);
                    return Ok(Grounds { reason, left: Some(left), right: Some(right), apart, support });
                }
                Err(alike) if property.single || alike == Alike::Same => room = Room::Values(alike),
                Ok(_) | Err(_) => {}
            }
        }
    }
    Err(room)
}
