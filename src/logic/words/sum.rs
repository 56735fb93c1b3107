//! Sums worked out, in words and with units.

use super::and;
use super::proof::stands_for;
use crate::logic::sums::{Cell, Law, Step, Sum};
use crate::logic::terms::{Expression, Operator, Terms};
use crate::logic::{Stated, words};
use crate::value::{Interval, format_interval};

/// How it shows that the numbers do not go together, a line a step.
pub fn arithmetic(terms: &Terms, stated: &[Stated], sum: &Sum) -> Vec<String> {
    let mut lines: Vec<String> = sum.trace.before.iter().map(|step| line(terms, stated, sum, step)).collect();
    let last = &sum.trace.last;
    let against = amount(terms, stated, sum, &last.cell, &sum.trace.against);
    lines.push(format!("{}, but it is {against}", line(terms, stated, sum, last)));
    lines
}

fn line(terms: &Terms, stated: &[Stated], sum: &Sum, step: &Step) -> String {
    let of = |cell: &Cell| {
        let known = step.from.iter().find(|(other, _)| other == cell);
        known
            .map_or_else(|| label(terms, cell), |(cell, interval)| amount(terms, stated, sum, cell, interval))
    };
    let found = in_unit(terms, &step.cell, &step.found);
    match &step.law {
        Law::Equation { number, .. } => {
            let equation = &terms.equations[*number];
            let defines = matches!(&equation.left, Expression::Property(left) if *left == step.cell.property);
            let cell = |property| Cell { property, ..step.cell.clone() };
            if defines {
                let worked = written(&equation.right, &|property| of(&cell(property)));
                format!("{}: {worked} = {found}", label(terms, &step.cell))
            } else {
                let known: Vec<String> = step
                    .from
                    .iter()
                    .map(|(cell, interval)| {
                        format!("{} {}", label(terms, cell), amount(terms, stated, sum, cell, interval))
                    })
                    .collect();
                format!("{} from {} (`{}`): {found}", label(terms, &step.cell), and(&known), equation.text)
            }
        }
        Law::Parts { complete, .. } => {
            let known: Vec<String> = step
                .from
                .iter()
                .filter(|(cell, interval)| is_known(terms, cell, interval))
                .map(|(cell, interval)| {
                    format!("{} {}", label(terms, cell), amount(terms, stated, sum, cell, interval))
                })
                .collect();
            let more = known.len().saturating_sub(SHOWN);
            let mut known: Vec<String> = known.into_iter().take(SHOWN).collect();
            if more > 0 {
                known.push(format!("{more} more"));
            }
            let how = if *complete { "the parts make up the whole" } else { "a part is at most the whole" };
            format!("{} with {}, since {how}: {found}", label(terms, &step.cell), and(&known))
        }
    }
}

/// Parts that are named; more of them say no more.
const SHOWN: usize = 5;

/// Whether more is known of a quantity than what its property allows at all.
fn is_known(terms: &Terms, cell: &Cell, interval: &Interval) -> bool {
    let allowed = terms.property(cell.property).range.clone().unwrap_or_else(Interval::everything);
    *interval != allowed
}

/// The property and its box: `training cost (part “r1 training”)`.
pub fn label(terms: &Terms, cell: &Cell) -> String {
    let mut parts: Vec<String> = cell
        .scopes
        .iter()
        .map(|(dimension, extent)| {
            format!(
                "{} “{}”",
                terms.scopes.dimension(*dimension).name,
                terms.scopes.label(*dimension, *extent)
            )
        })
        .collect();
    if !cell.time.is_empty() {
        parts.push(cell.time.clone());
    }
    let name = &terms.property(cell.property).label;
    if parts.is_empty() { name.clone() } else { format!("{name} ({})", parts.join(", ")) }
}

/// As a claim says it, where one does and nothing narrowed it since; else as numbers in the unit of the property.
fn amount(terms: &Terms, stated: &[Stated], sum: &Sum, cell: &Cell, interval: &Interval) -> String {
    let said = sum.stated.iter().map(|&at| &stated[at as usize]).find(|stated| {
        let here = stated.property == cell.property;
        let quantity = match stated.values.first() {
            Some(super::Value::Quantity(quantity)) => Some(quantity),
            _ => None,
        };
        here && quantity.is_some_and(|quantity| quantity.in_seconds().0 == *interval)
    });
    match said.and_then(|stated| stated.values.first()) {
        Some(value) => words::value(&terms.names, value),
        None => in_unit(terms, cell, interval),
    }
}

/// The numbers that each quantity of a sum stands for, where it is not one number.
pub fn readings(stated: &[Stated], sum: &Sum) -> Option<String> {
    let quantities = sum.stated.iter().filter_map(|&at| match stated[at as usize].values.first() {
        Some(super::Value::Quantity(quantity)) if !quantity.interval().is_point() => {
            Some(stands_for(quantity))
        }
        _ => None,
    });
    let readings: Vec<String> = quantities.collect();
    (!readings.is_empty()).then(|| readings.join("; "))
}

fn in_unit(terms: &Terms, cell: &Cell, interval: &Interval) -> String {
    match &terms.property(cell.property).unit {
        Some(unit) => format_interval(interval, unit),
        None => format_interval(interval, &crate::value::Unit::none()),
    }
}

fn written(expression: &Expression, of: &dyn Fn(crate::logic::terms::PropertyId) -> String) -> String {
    match expression {
        Expression::Property(property) => of(*property),
        Expression::Number(number) => number.to_string(),
        Expression::Of(operator, sides) => {
            // What is taken away or divided by stands in brackets, whatever it is.
            let turns = matches!(operator, Operator::Minus | Operator::Over);
            let side = |side: &Expression, behind: bool| {
                let text = written(side, of);
                match side {
                    Expression::Of(inner, _) if inner != operator || (behind && turns) => format!("({text})"),
                    _ => text,
                }
            };
            format!("{} {} {}", side(&sides[0], false), operator.sign(), side(&sides[1], true))
        }
    }
}

/// What would have to be so for the numbers to go together.
pub fn escape_sum(terms: &Terms, sum: &Sum) -> String {
    let mut ways = vec!["one of the numbers were another".to_owned(), "it were less exact".to_owned()];
    if sum.stated.len() > 1 {
        let scopes = sum.trace.last.cell.scopes.iter();
        let names: Vec<String> =
            scopes.map(|(dimension, _)| format!("`{}`", terms.scopes.dimension(*dimension).name)).collect();
        ways.push(if names.is_empty() {
            "they were about different parts or times".to_owned()
        } else {
            format!("they were about a different {} each", super::or(&names))
        });
    }
    format!("would not conflict if {}", super::or(&ways))
}
