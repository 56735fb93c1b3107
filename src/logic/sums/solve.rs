//! A law solved for one of its quantities.

use super::law::Law;
use crate::logic::terms::{Expression, Operator, PropertyId, Terms};
use crate::value::{Interval, Number};

/// What the parts of a whole but one come to, for each in turn. Thousands of parts are added up twice and not once for each.
pub(super) struct Others {
    /// Those before the one that is looked at.
    before: Option<Interval>,
    /// Those after each, the last first; the one for the part that is looked at is the last.
    after: Vec<Option<Interval>>,
}

impl Others {
    /// Of a law that is about parts.
    pub(super) fn of(law: &Law, known: &dyn Fn(usize) -> Interval) -> Option<Self> {
        let Law::Parts { parts, .. } = law else { return None };
        let mut after = Vec::with_capacity(parts.len());
        let mut sum = None;
        for &part in parts.iter().rev() {
            after.push(sum.clone());
            sum = Some(plus(sum.as_ref(), &known(part)));
        }
        Some(Self { before: None, after })
    }

    /// What all but the part that is looked at come to; nothing where there is no other.
    fn sum(&self) -> Option<Interval> {
        match self.after.last()? {
            Some(after) => Some(plus(self.before.as_ref(), after)),
            None => self.before.clone(),
        }
    }

    /// Goes on to the next part; what is known of this one is known by now.
    pub(super) fn pass(&mut self, part: &Interval) {
        self.before = Some(plus(self.before.as_ref(), part));
        self.after.pop();
    }
}

fn plus(sum: Option<&Interval>, part: &Interval) -> Interval {
    sum.map_or_else(|| part.clone(), |sum| sum.add(part))
}

/// What a law makes of one of its quantities, given what is known of the others; nothing where it says nothing.
pub(super) fn implied(
    terms: &Terms,
    law: &Law,
    cell: usize,
    others: Option<&Others>,
    known: &dyn Fn(usize) -> Interval,
) -> Option<Interval> {
    match law {
        Law::Equation { number, cells } => {
            let of = |property: PropertyId| {
                let cell = cells.iter().find(|(known, _)| *known == property).map(|(_, cell)| *cell);
                cell.map_or_else(Interval::everything, known)
            };
            let (property, _) = cells.iter().find(|(_, known)| *known == cell)?;
            let equation = &terms.equations[*number];
            if holds(&equation.left, *property) {
                solve(&equation.left, *property, evaluate(&equation.right, &of)?, &of)
            } else {
                solve(&equation.right, *property, evaluate(&equation.left, &of)?, &of)
            }
        }
        Law::Parts { whole, parts, complete } => {
            if cell == *whole {
                let total = parts.iter().map(|&part| known(part)).reduce(|sum, part| sum.add(&part))?;
                return if *complete { Some(total) } else { Interval::new(total.lower().cloned(), None) };
            }
            let rest = match others?.sum() {
                Some(others) => known(*whole).sub(&others),
                None => known(*whole),
            };
            if *complete { Some(rest) } else { Interval::new(None, rest.upper().cloned()) }
        }
    }
}

fn holds(expression: &Expression, property: PropertyId) -> bool {
    match expression {
        Expression::Property(known) => *known == property,
        Expression::Number(_) => false,
        Expression::Of(_, sides) => sides.iter().any(|side| holds(side, property)),
    }
}

/// What an expression can be; nothing where it divides by what may be zero.
fn evaluate(expression: &Expression, of: &dyn Fn(PropertyId) -> Interval) -> Option<Interval> {
    match expression {
        Expression::Property(property) => Some(of(*property)),
        Expression::Number(number) => Some(Interval::exact(number.clone())),
        Expression::Of(operator, sides) => {
            let (left, right) = (evaluate(&sides[0], of)?, evaluate(&sides[1], of)?);
            match operator {
                Operator::Plus => Some(left.add(&right)),
                Operator::Minus => Some(left.sub(&right)),
                Operator::Times => Some(left.mul(&right)),
                Operator::Over => left.div(&right),
            }
        }
    }
}

/// What a property in an expression can be where the expression as a whole is `whole`.
fn solve(
    expression: &Expression,
    property: PropertyId,
    whole: Interval,
    of: &dyn Fn(PropertyId) -> Interval,
) -> Option<Interval> {
    let Expression::Of(operator, sides) = expression else { return Some(whole) };
    let [left, right] = &**sides;
    if holds(left, property) {
        let other = evaluate(right, of)?;
        let inner = match operator {
            Operator::Plus => whole.sub(&other),
            Operator::Minus => whole.add(&other),
            Operator::Times => whole.div(&other)?,
            Operator::Over => {
                // What is divided by zero is no number, and nothing follows from it.
                Interval::exact(Number::ONE).div(&other)?;
                whole.mul(&other)
            }
        };
        solve(left, property, inner, of)
    } else {
        let other = evaluate(left, of)?;
        let inner = match operator {
            Operator::Plus => whole.sub(&other),
            Operator::Minus => other.sub(&whole),
            Operator::Times => whole.div(&other)?,
            Operator::Over => other.div(&whole)?,
        };
        solve(right, property, inner, of)
    }
}
