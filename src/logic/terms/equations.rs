//! The equations of a vocabulary: read, and held against the units of their properties and against one another.

use std::collections::{BTreeMap, BTreeSet};

use super::Terms;
use super::equation::{Equation, Expression, Operator, parse};
use super::fault::Fault;
use super::graph::circles;
use super::property::{Kind, PropertyId};
use crate::finding::Place;
use crate::ledger::Filed;
use crate::record::Vocabulary;
use crate::text::{FieldPath, did_you_mean};
use crate::value::Dimension;

pub(super) fn read(terms: &Terms, files: &[Filed<Vocabulary>], faults: &mut Vec<Fault>) -> Vec<Equation> {
    let mut found: Vec<(Equation, Place)> = Vec::new();
    for file in files {
        for (index, text) in file.record.equations.iter().enumerate() {
            let path = FieldPath::key("equations").entry(index, text.clone());
            let place = Place::value(file.file.clone(), path);
            match equation(terms, text).and_then(|equation| balanced(terms, equation)) {
                Ok(equation) => found.push((equation, place)),
                Err(why) => faults.push(
                    Fault::new(place, format!("this equation cannot be used: {why}"))
                        .help("write it as `cost = count * price`, with names of properties"),
                ),
            }
        }
    }
    drop_circles(terms, &mut found, faults);
    found.into_iter().map(|(equation, _)| equation).collect()
}

/// Reads an equation of this vocabulary.
fn equation(terms: &Terms, text: &str) -> Result<Equation, String> {
    parse(text, &|name| match terms.find_property(name) {
        Some(id) if terms.property(id).kind == Kind::Quantity => Ok(id),
        Some(_) => Err(format!("`{name}` has no number to reckon with: its values are no quantities")),
        None => {
            let near = did_you_mean(name, terms.by_name.keys().map(String::as_str));
            let near = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
            Err(format!("there is no property `{name}`{near}"))
        }
    })
}

/// An equation says what one quantity is made of; none is made of itself.
fn drop_circles(terms: &Terms, found: &mut Vec<(Equation, Place)>, faults: &mut Vec<Fault>) {
    let defines = |equation: &Equation| match equation.left {
        Expression::Property(property) => Some(property),
        _ => None,
    };
    let mut arrows = Vec::new();
    let mut from = Vec::new();
    for (at, (equation, _)) in found.iter().enumerate() {
        let Some(left) = defines(equation) else { continue };
        for right in equation.right.properties() {
            arrows.push((right.index(), left.index()));
            from.push(at);
        }
    }
    let mut dropped = BTreeSet::new();
    for circle in circles(terms.properties().len(), &arrows) {
        let members: BTreeSet<usize> = circle.iter().map(|&arrow| from[arrow]).collect();
        // The first says what it is made of; a later one that turns it round says nothing new.
        let Some(&last) = members.last() else { continue };
        let names: BTreeSet<&str> =
            circle.iter().map(|&arrow| terms.properties()[arrows[arrow].1].name.as_str()).collect();
        let names: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
        let mut fault = Fault::new(
            found[last].1.clone(),
            format!("the equations go in a circle: {} would be made of itself", names.join(" and ")),
        )
        .help("remove one of them: an equation already holds in every direction");
        if let Some(&first) = members.first().filter(|first| **first != last) {
            fault = fault.related(found[first].1.clone().label("the circle begins here"));
        }
        faults.push(fault);
        dropped.extend(members);
    }
    let mut at = 0;
    found.retain(|_| {
        at += 1;
        !dropped.contains(&(at - 1))
    });
}

/// Refuses an equation whose sides measure different things, or in which one property stands twice.
fn balanced(terms: &Terms, equation: Equation) -> Result<Equation, String> {
    let mut counts: BTreeMap<PropertyId, usize> = BTreeMap::new();
    count(&equation.left, &mut counts);
    count(&equation.right, &mut counts);
    if let Some((property, _)) = counts.iter().find(|(_, count)| **count > 1) {
        return Err(format!("`{}` stands in it twice", terms.property(*property).name));
    }
    let left = dimension(terms, &equation.left)?;
    let right = dimension(terms, &equation.right)?;
    match (left, right) {
        (Some(left), Some(right)) if left != right => {
            Err(format!("its left side is {left}, its right side {right}"))
        }
        _ => Ok(equation),
    }
}

fn count(expression: &Expression, counts: &mut BTreeMap<PropertyId, usize>) {
    match expression {
        Expression::Property(property) => *counts.entry(*property).or_default() += 1,
        Expression::Number(_) => {}
        Expression::Of(_, sides) => sides.iter().for_each(|side| count(side, counts)),
    }
}

/// What an expression measures; nothing if a property in it states no unit.
fn dimension(terms: &Terms, expression: &Expression) -> Result<Option<Dimension>, String> {
    match expression {
        Expression::Number(_) => Ok(Some(Dimension::none())),
        Expression::Property(property) => {
            Ok(terms.property(*property).unit.as_ref().map(|unit| unit.dimension().in_seconds()))
        }
        Expression::Of(operator, sides) => {
            let (Some(left), Some(right)) = (dimension(terms, &sides[0])?, dimension(terms, &sides[1])?)
            else {
                return Ok(None);
            };
            let sum = matches!(operator, Operator::Plus | Operator::Minus);
            if sum && left != right {
                return Err(format!("it adds {left} and {right}"));
            }
            let result = match operator {
                Operator::Plus | Operator::Minus => Some(left),
                Operator::Times => left.times(&right, 1),
                Operator::Over => left.times(&right, -1),
            };
            result.map(Some).ok_or_else(|| "its powers are too large".to_owned())
        }
    }
}
