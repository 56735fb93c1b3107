//! Small worlds: can two assertions hold together? Written from the meaning of assertions alone; nothing of the engine
//! is called here.

use super::time::{Granule, Time};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    Some,
    Only,
    Exactly,
    None,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Context {
    /// In the ledger's own, and in that of whoever claims it.
    Plain {
        claimant: Option<usize>,
    },
    Speaker(usize),
}

/// A property: which things a value may be, as sets of bits, and how many hold at once.
#[derive(Debug, Clone)]
#[expect(clippy::option_option, reason = "whether it separates, and then whether it is taken as something")]
pub(super) struct Property {
    pub(super) name: String,
    pub(super) single: bool,
    pub(super) time_separates: bool,
    /// For each dimension, whether it tells values apart, and as what it is taken where it is left out.
    pub(super) separators: Vec<Option<Option<usize>>>,
    /// How many things there are.
    pub(super) things: usize,
    /// How each value is written, and which things it may be.
    pub(super) values: Vec<(String, u64)>,
    /// Of two things, one of each, only one can hold.
    pub(super) exclusive: Vec<u64>,
}

/// A dimension: for each of its values all that it lies within, itself included.
#[derive(Debug, Clone)]
pub(super) struct Dimension(pub(super) Vec<Vec<usize>>);

#[derive(Debug, Clone)]
pub(super) struct Said {
    pub(super) mode: Mode,
    pub(super) values: Vec<usize>,
    pub(super) time: Time,
    pub(super) as_of: Option<Granule>,
    pub(super) claimed_on: Option<Granule>,
    pub(super) scope: Vec<Option<usize>>,
    pub(super) coverage: Option<bool>,
    pub(super) context: Context,
}

/// How far something reaches in a dimension, in one world.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    All,
    Named(usize),
    /// A value that no name is given to.
    Nameless(usize),
}

/// A place in a dimension: in a named value and all that lies around it, in no named one, or in a nameless one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spot {
    Named(usize),
    Outside,
    Nameless(usize),
}

impl Said {
    fn is_positive(&self) -> bool {
        self.mode != Mode::None
    }

    pub(super) fn is_throughout(&self, property: &Property) -> bool {
        let lasting = property.single && (!property.time_separates || self.time.is_stretch_or_day());
        self.coverage.unwrap_or(self.mode != Mode::Some || lasting)
    }

    fn bound(&self, other: &Self) -> Option<Granule> {
        self.as_of.or(self.claimed_on.filter(|_| other.time != Time::Unstated))
    }

    /// What a world may choose for each dimension: the reach, and a spot where the assertion holds.
    fn anchors(&self, own: usize, property: &Property, dimensions: &[Dimension]) -> Vec<Vec<(Reach, Spot)>> {
        let mut all = vec![Vec::new()];
        for (at, dimension) in dimensions.iter().enumerate() {
            let named = |value: usize| {
                let inside = (0..dimension.0.len()).filter(move |&spot| dimension.0[spot].contains(&value));
                inside.map(move |spot| (Reach::Named(value), Spot::Named(spot)))
            };
            let choices: Vec<(Reach, Spot)> = match (self.scope[at], property.separators[at]) {
                (Some(value), _) | (None, Some(Some(value)))
                    if self.scope[at].is_some() || self.mode == Mode::Some =>
                {
                    named(value).collect()
                }
                (None, Some(None)) if self.mode == Mode::Some => {
                    let some = (0..dimension.0.len()).flat_map(named);
                    some.chain([(Reach::Nameless(own), Spot::Nameless(own))]).collect()
                }
                _ => {
                    let spots = (0..dimension.0.len()).map(Spot::Named);
                    spots.chain([Spot::Outside]).map(|spot| (Reach::All, spot)).collect()
                }
            };
            let add = |chosen: &Vec<(Reach, Spot)>| {
                let chosen = chosen.clone();
                choices.iter().map(move |&choice| [chosen.clone(), vec![choice]].concat()).collect::<Vec<_>>()
            };
            all = all.iter().flat_map(add).collect();
        }
        all
    }
}

/// Whether both can hold of one thing at one point.
fn at_one_point(property: &Property, said: &[&Said]) -> bool {
    let everything = (1_u64 << property.things) - 1;
    let (mut allowed, mut wanted) = (everything, Vec::new());
    for one in said {
        let each = || one.values.iter().map(|&value| property.values[value].1);
        let any = each().fold(0, |all, value| all | value);
        match one.mode {
            Mode::None if one.values.is_empty() => allowed = 0,
            Mode::None => allowed &= !any,
            Mode::Some if one.values.is_empty() => wanted.push(everything),
            Mode::Some => wanted.extend(each()),
            Mode::Only => {
                allowed &= any;
                wanted.push(any);
            }
            Mode::Exactly => {
                allowed &= any;
                wanted.extend(each());
            }
        }
    }
    fill(property, allowed, &wanted, &mut Vec::new())
}

/// Whether things can be chosen so that each wish is met.
fn fill(property: &Property, allowed: u64, wanted: &[u64], chosen: &mut Vec<u64>) -> bool {
    let Some((first, rest)) = wanted.split_first() else { return true };
    if chosen.iter().any(|thing| thing & first != 0) && fill(property, allowed, rest, chosen) {
        return true;
    }
    if property.single && !chosen.is_empty() {
        return false;
    }
    let things = (0..property.things).map(|bit| 1 << bit).filter(|thing| thing & allowed & first != 0);
    for thing in things {
        let held = chosen.iter().fold(thing, |all, one| all | one);
        let clashes = property.exclusive.iter().filter(|value| *value & held != 0).count() > 1;
        if !clashes {
            chosen.push(thing);
            if fill(property, allowed, rest, chosen) {
                return true;
            }
            chosen.pop();
        }
    }
    false
}

fn share_a_context(a: Context, b: Context) -> bool {
    match (a, b) {
        (Context::Plain { .. }, Context::Plain { .. }) => true,
        (Context::Speaker(one), Context::Speaker(other)) => one == other,
        (Context::Plain { claimant }, Context::Speaker(speaker))
        | (Context::Speaker(speaker), Context::Plain { claimant }) => claimant == Some(speaker),
    }
}

/// Whether one assertion alone can be true at a point.
pub(super) fn is_possible(property: &Property, said: &Said) -> bool {
    at_one_point(property, &[said])
}

/// Whether there is a world in which both hold of one subject.
pub(super) fn can_both_hold(property: &Property, dimensions: &[Dimension], a: &Said, b: &Said) -> bool {
    let (a_throughout, b_throughout) = (a.is_throughout(property), b.is_throughout(property));
    if !share_a_context(a.context, b.context)
        || !(a_throughout || b_throughout)
        || at_one_point(property, &[a, b])
    {
        return true;
    }
    let (a_bound, b_bound) = (a.bound(b), b.bound(a));
    let (a_times, b_times) = (a.time.stretches(a_bound), b.time.stretches(b_bound));
    if a_times.is_empty() || b_times.is_empty() {
        return true;
    }
    let same = a.time.is_same(a_bound, b.time, b_bound);
    let spots = |said: &Said, own| said.anchors(own, property, dimensions);
    let (a_anchors, b_anchors) = (spots(a, 0), spots(b, 1));
    let inside = |spots: &[(Reach, Spot)], around: &[(Reach, Spot)]| {
        spots.iter().zip(around).zip(dimensions).all(|(((_, spot), (reach, _)), dimension)| {
            match (spot, reach) {
                (_, Reach::All) => true,
                (Spot::Named(spot), Reach::Named(value)) => dimension.0[*spot].contains(value),
                (Spot::Nameless(spot), Reach::Nameless(own)) => spot == own,
                _ => false,
            }
        })
    };
    let overlap = |mine: &[(Reach, Spot)], theirs: &[(Reach, Spot)]| {
        mine.iter().zip(theirs).zip(dimensions).all(|(((a, _), (b, _)), dimension)| match (a, b) {
            (Reach::All, _) | (_, Reach::All) => true,
            (Reach::Named(a), Reach::Named(b)) => {
                dimension.0.iter().any(|around| around.contains(a) && around.contains(b))
            }
            _ => false,
        })
    };
    for one in &a_times {
        for other in b_times.iter().filter(|other| !same || one.is(**other)) {
            for mine in &a_anchors {
                for theirs in &b_anchors {
                    let a_in_b = inside(mine, theirs);
                    let b_in_a = inside(theirs, mine);
                    // A point that one of them needs, and that the other speaks of as well.
                    let clash = match (a_throughout, b_throughout) {
                        // What holds throughout fills all of its box that has a name; what does not hold fills nothing.
                        (true, true) => {
                            let meets = same || one.pieces().any(|piece| one.shares(*other, piece));
                            meets && overlap(mine, theirs) && (a.is_positive() || b.is_positive())
                        }
                        (true, false) => {
                            b_in_a && (same || other.pieces().all(|piece| one.holds_at(*other, piece)))
                        }
                        (false, _) => {
                            a_in_b && (same || one.pieces().all(|piece| other.holds_at(*one, piece)))
                        }
                    };
                    if !clash {
                        return true;
                    }
                }
            }
        }
    }
    false
}
