//! Proofs in words: why two assertions leave no room for one another, and what would make room.

use super::region::{given, reach};
use super::{name, value};
use crate::logic::Stated;
use crate::logic::compare::{Apart, Clash, Grounds, Meeting, Reason};
use crate::logic::terms::{Declared, Difference, Kind, Terms, Value};
use crate::value::{Quantity, format_interval};

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
            let (limit, extra) =
                if excludes(a) && (!excludes(b) || grounds.left.is_none() || b.values.len() > 1) {
                    (left, right)
                } else {
                    (right, left)
                };
            format!("{extra} is not {limit}, and nothing else is said to be there{why}")
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
fn stands_for(quantity: &Quantity) -> String {
    let numbers = format_interval(&quantity.unit().from_base(quantity.interval()), quantity.unit());
    format!("“{quantity}” stands for {numbers}")
}

/// Why two entities are not the same.
pub fn difference(terms: &Terms, difference: &Difference) -> String {
    let (left, right) = (name(terms, difference.left), name(terms, difference.right));
    match terms.distinct.group(difference.group).declared {
        Declared::ChildrenOf(parent) => {
            format!("{left} and {right} are different kinds of {}", name(terms, parent))
        }
        Declared::List(_) => format!("{left} and {right} are declared to be different"),
    }
}

/// Why there is a point at which both hold.
pub fn meeting(terms: &Terms, a: &Stated, b: &Stated, clash: &Clash) -> String {
    let (first, second) = (reach(terms, a, b), reach(terms, b, a));
    match clash.meeting {
        Meeting::SameBox => match given(terms, &a.region) {
            said if said.is_empty() => "both are about the same thing as a whole".to_owned(),
            said => format!("both are about the same box: {said}"),
        },
        Meeting::Overlap => format!("the first holds {}; the second {}", verb(&first), verb(&second)),
        Meeting::SecondInFirst => format!("the first {first}, and the second lies in it: {second}"),
        Meeting::FirstInSecond => format!("the second {second}, and the first lies in it: {first}"),
    }
}

fn verb(reach: &str) -> String {
    reach.to_owned()
}

/// What would have to be so for the two not to conflict.
pub fn escape(terms: &Terms, a: &Stated, b: &Stated, clash: &Clash) -> String {
    let property = terms.property(a.property);
    let mut ways: Vec<String> = Vec::new();
    for dimension in b.region.scopes.iter().chain(&a.region.scopes).map(|(dimension, _)| *dimension) {
        let name = &terms.scopes.dimension(dimension).name;
        let way = format!("they were about a different `{name}` each");
        if !ways.contains(&way) {
            ways.push(way);
        }
    }
    if property.kind == Kind::Quantity && !property.exact {
        ways.push("one of the numbers were less exact (`about`, `>`, or a range)".to_owned());
    }
    let same_time = property.additive.is_none();
    if same_time
        && (clash.meeting != Meeting::Overlap || !a.region.time.is_stated() || !b.region.time.is_stated())
    {
        ways.push("they were about times that do not overlap".to_owned());
    }
    if matches!(clash.grounds.apart, Some(Apart::Declared(_))) {
        ways.push("the vocabulary did not make the values different".to_owned());
    }
    let speakers = (a.context.speaker(), b.context.speaker());
    if speakers.0 != speakers.1 || speakers.0.is_none() {
        ways.push("one of them were only what somebody says (`according_to`)".to_owned());
    }
    format!("would not conflict if {}", super::or(&ways))
}
