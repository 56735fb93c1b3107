//! Proofs in words: why two assertions leave no room for one another, and what would make room.

use super::region::{given, reach};
use super::{name, value};
use crate::logic::Stated;
use crate::logic::compare::{Apart, Clash, Grounds, Meeting, Reason};
use crate::logic::conflict::Pair;
use crate::logic::stated::Extent;
use crate::logic::terms::{Declared, Difference, DimensionId, Kind, Terms, Value};
use crate::value::{Quantity, format_interval};

/// The two assertions of a pair with their clash, the one that leaves no room first.
pub fn told(stated: &[Stated], pair: &Pair) -> (u32, u32, Clash) {
    let Pair { left, right, clash, .. } = pair;
    let limits = |at: u32| excludes(&stated[at as usize]) || !stated[at as usize].is_positive();
    let turn = match clash.meeting {
        Meeting::FirstInSecond => true,
        Meeting::SecondInFirst => false,
        Meeting::Overlap | Meeting::SameBox => limits(*right) && !limits(*left),
    };
    if turn { (*right, *left, clash.clone().turned()) } else { (*left, *right, clash.clone()) }
}

/// Why no point of time and scopes has room for both.
pub fn grounds(terms: &Terms, a: &Stated, b: &Stated, grounds: &Grounds) -> String {
    let property = terms.property(a.property);
    let of = |stated: &Stated, at: Option<usize>| match at.and_then(|at| stated.values.get(at)) {
        Some(one) => value(&terms.names, one),
        None => super::or(&stated.values.iter().map(|one| value(&terms.names, one)).collect::<Vec<_>>()),
    };
    let (left, right) = (of(a, grounds.left), of(b, grounds.right));
    let label = &property.label;
    let why = grounds.apart.as_ref().map(|apart| differ(terms, apart, (a, grounds.left), (b, grounds.right)));
    let why = why.map_or_else(String::new, |why| format!(": {why}"));
    match grounds.reason {
        Reason::Single => format!("there is one `{label}` at most, and {left} is not {right}{why}"),
        Reason::Exclusive => format!("only one of {left} and {right} can hold{why}"),
        Reason::Excluded => {
            let first = excludes(a) && (!excludes(b) || grounds.left.is_none() || b.values.len() > 1);
            let (mode, limit, extra) = if first { (a.mode, left, right) } else { (b.mode, right, left) };
            format!("“{} {limit}” leaves no room for {extra}{why}", mode.word())
        }
        Reason::Denied => {
            let (denied, said) = if a.is_positive() { (right, left) } else { (left, right) };
            if denied == said {
                format!("the one says {said}, the other denies it")
            } else {
                format!("{said} is {denied}, which the other denies")
            }
        }
        Reason::Nothing => {
            "the one says that there is nothing at all, the other that there is something".to_owned()
        }
        Reason::Incompatible => {
            let other = &terms.property(b.property).label;
            format!("`{label}` and `{other}` cannot both hold of {left}")
        }
    }
}

fn excludes(stated: &Stated) -> bool {
    matches!(stated.mode, crate::record::Mode::Only | crate::record::Mode::Exactly)
}

fn differ(
    terms: &Terms,
    apart: &Apart,
    left: (&Stated, Option<usize>),
    right: (&Stated, Option<usize>),
) -> String {
    let find = |(stated, at): (&Stated, Option<usize>)| stated.values.get(at.unwrap_or(0)).cloned();
    match (apart, find(left), find(right)) {
        (Apart::Declared(found), ..) => difference(terms, found),
        (Apart::Exclusive(_), ..) => "the vocabulary names them as `exclusive`".to_owned(),
        (Apart::Quantities, Some(Value::Quantity(a)), Some(Value::Quantity(b))) => {
            format!("{}; {}", stands_for(&a), stands_for(&b))
        }
        (Apart::Quantities, ..) => "they have no number in common".to_owned(),
        (Apart::Dates, ..) => "they have no day in common".to_owned(),
        (Apart::Booleans, ..) => "yes is not no".to_owned(),
    }
}

/// The numbers that a quantity stands for.
pub(super) fn stands_for(quantity: &Quantity) -> String {
    let numbers = format_interval(quantity.interval(), quantity.unit());
    if quantity.interval().is_point() {
        format!("“{quantity}” is {numbers}")
    } else {
        format!("“{quantity}” may mean anything {numbers}")
    }
}

/// Why two entities are not the same.
pub fn difference(terms: &Terms, difference: &Difference) -> String {
    let (left, right) = (name(terms, difference.left), name(terms, difference.right));
    match terms.distinct.group(difference.group).declared {
        Declared::ChildrenOf(parent) => {
            format!("{left} and {right} are different kinds of {}", name(terms, parent))
        }
        Declared::List(_) | Declared::Entity(_) => format!("{left} and {right} are declared to be different"),
    }
}

/// Why there is a point at which both hold.
pub fn meeting(terms: &Terms, a: &Stated, b: &Stated, clash: &Clash) -> String {
    let said = |stated: &Stated| given(terms, &stated.region);
    let (first, second) = (said(a), said(b));
    if first.is_empty() && second.is_empty() {
        return "neither names a time or a scope, so both are about all of it".to_owned();
    }
    match clash.meeting {
        Meeting::SameBox => format!("both are about {first} as a whole"),
        Meeting::Overlap if first == second => format!("both hold throughout {first}"),
        Meeting::Overlap => format!("the first {}; the second {}", reach(terms, a, b), reach(terms, b, a)),
        Meeting::SecondInFirst | Meeting::FirstInSecond => {
            let inner = if second.is_empty() { "some time".to_owned() } else { second };
            format!("the first {}: also {inner}, where the second holds", reach(terms, a, b))
        }
    }
}

/// What would have to be so for the two not to conflict.
pub fn escape(terms: &Terms, a: &Stated, b: &Stated, clash: &Clash) -> String {
    let property = terms.property(a.property);
    let mut ways: Vec<String> = Vec::new();
    let mut dimensions: Vec<DimensionId> =
        a.region.scopes.iter().chain(&b.region.scopes).map(|(dimension, _)| *dimension).collect();
    dimensions.sort_unstable();
    dimensions.dedup();
    for dimension in dimensions {
        let name = &terms.scopes.dimension(dimension).name;
        let named = |stated: &Stated| match stated.region.extent(dimension) {
            Some(Extent::Named(extent)) => Some(terms.scopes.label(dimension, extent).to_owned()),
            _ => None,
        };
        ways.push(match (named(a), named(b)) {
            (None, Some(other)) => format!("the first named a `{name}` that leaves out “{other}”"),
            (Some(other), None) => format!("the second named a `{name}` that leaves out “{other}”"),
            _ => format!("they named values of `{name}` that do not lie in one another"),
        });
    }
    if property.kind == Kind::Quantity && !property.exact {
        ways.push("a number were less exact (`about`, `>` or a range)".to_owned());
    }
    if property.additive.is_none() && (property.time_separates || !property.single) {
        ways.push("they named times that do not overlap".to_owned());
    }
    if matches!(clash.grounds.apart, Some(Apart::Declared(_))) {
        ways.push("the vocabulary did not make the two different".to_owned());
    }
    let speakers = (a.context.speaker(), b.context.speaker());
    if speakers.0 != speakers.1 || speakers.0.is_none() {
        ways.push("one of them were only what somebody says (`according_to`)".to_owned());
    }
    if ways.is_empty() {
        ways.push("they were about something else".to_owned());
    }
    format!("would not conflict if {}", super::or(&ways))
}
