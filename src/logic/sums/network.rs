//! What is known of the quantities of one subject, and the laws between them.

use std::collections::BTreeSet;

use super::law::{Cell, Law};
use super::solve::{Others, implied};
use crate::logic::terms::{Support, Terms};
use crate::value::Interval;

/// What an assertion says of a quantity.
#[derive(Debug, Clone)]
pub struct Fact {
    /// The assertion, by its place in the list of all.
    pub stated: u32,
    /// The quantity, by its place in the network.
    pub cell: usize,
    /// The numbers it allows, in base units.
    pub interval: Interval,
    /// The claims that it leans on beside its own.
    pub support: Support,
}

/// What is stated of one subject in one context.
#[derive(Debug, Clone, Default)]
pub struct Network {
    /// The quantities.
    pub cells: Vec<Cell>,
    /// What each can be at all, before anything is stated.
    pub domains: Vec<Interval>,
    /// What is stated.
    pub facts: Vec<Fact>,
    /// What holds between them.
    pub laws: Vec<Law>,
}

/// A quantity worked out of others.
#[derive(Debug, Clone)]
pub struct Step {
    /// The law, by its place in the network.
    pub law: Law,
    /// The quantity that was worked out.
    pub cell: Cell,
    /// What it must be.
    pub found: Interval,
    /// What it was worked out of, each with what was known of it.
    pub from: Vec<(Cell, Interval)>,
}

/// How it shows that nothing is left of a quantity.
#[derive(Debug, Clone)]
pub struct Trace {
    /// What was worked out on the way, in order.
    pub before: Vec<Step>,
    /// What was worked out last.
    pub last: Step,
    /// What the same quantity must be otherwise.
    pub against: Interval,
}

/// What is known of a quantity, and why.
#[derive(Debug, Clone)]
struct Known {
    interval: Interval,
    /// The facts that its lower end comes from, by their places in the network.
    lower: BTreeSet<usize>,
    /// The facts that its upper end comes from.
    upper: BTreeSet<usize>,
    /// The step that narrowed it last.
    step: Option<usize>,
}

impl Known {
    fn of(domain: &Interval) -> Self {
        Self { interval: domain.clone(), lower: BTreeSet::new(), upper: BTreeSet::new(), step: None }
    }

    /// The facts it comes from.
    fn facts(&self) -> impl Iterator<Item = usize> {
        self.lower.union(&self.upper).copied()
    }

    /// Leaves what lies in `found` too, which comes from some facts; false where nothing is left.
    fn narrow(&mut self, found: &Interval, from: &BTreeSet<usize>) -> bool {
        let Some(rest) = self.interval.intersect(found) else { return false };
        if rest.lower() != self.interval.lower() {
            self.lower.clone_from(from);
        }
        if rest.upper() != self.interval.upper() {
            self.upper.clone_from(from);
        }
        self.interval = rest;
        true
    }
}

/// That the facts do not go together.
#[derive(Debug)]
pub(super) struct Clash {
    /// Facts among which the reason is, by their places in the network.
    pub(super) facts: BTreeSet<usize>,
    /// How it shows; nothing where two facts about one quantity are all it takes.
    pub(super) trace: Option<Trace>,
}

/// Rounds over all laws. Sums of a few levels settle in as many; a circle of them could narrow for ever, and what it
/// would find after that is left unfound.
const ROUNDS: usize = 12;

impl Network {
    /// Propagates the facts that `active` names; what it finds when they do not go together.
    pub(super) fn clash(&self, terms: &Terms, active: &BTreeSet<usize>) -> Option<Clash> {
        let mut known: Vec<Known> = self.domains.iter().map(Known::of).collect();
        for &at in active {
            let fact = &self.facts[at];
            let own = BTreeSet::from([at]);
            if !known[fact.cell].narrow(&fact.interval, &own) {
                let facts = known[fact.cell].facts().chain(own).collect();
                return Some(Clash { facts, trace: None });
            }
        }
        let mut steps: Vec<Step> = Vec::new();
        for _ in 0..ROUNDS {
            let mut narrowed = false;
            for law in &self.laws {
                let cells = law.cells();
                let mut rest: Option<Others> = None;
                for (number, &cell) in cells.iter().enumerate() {
                    // The whole is the first; after it come the parts in their order.
                    match (number, &mut rest) {
                        (1, rest) => *rest = Others::of(law, &|other| known[other].interval.clone()),
                        (2.., Some(rest)) => rest.pass(&known[cells[number - 1]].interval),
                        _ => {}
                    }
                    let interval = |other: usize| known[other].interval.clone();
                    let Some(found) = implied(terms, law, cell, rest.as_ref(), &interval) else { continue };
                    let others = || cells.iter().copied().filter(|&other| other != cell);
                    if found.contains(&known[cell].interval) {
                        continue;
                    }
                    let from: BTreeSet<usize> = others().flat_map(|other| known[other].facts()).collect();
                    let step = Step {
                        law: law.clone(),
                        cell: self.cells[cell].clone(),
                        found: found.clone(),
                        from: others().map(|other| (self.cells[other].clone(), interval(other))).collect(),
                    };
                    if !known[cell].narrow(&found, &from) {
                        let facts = from.into_iter().chain(known[cell].facts()).collect();
                        let against = known[cell].interval.clone();
                        let roots = others().chain([cell]).filter_map(|other| known[other].step);
                        let before = needed(&steps, roots.collect(), &self.cells, &known);
                        return Some(Clash { facts, trace: Some(Trace { before, last: step, against }) });
                    }
                    steps.push(step);
                    known[cell].step = Some(steps.len() - 1);
                    narrowed = true;
                }
            }
            if !narrowed {
                break;
            }
        }
        None
    }
}

/// The steps that lead to some of them, in order.
fn needed(steps: &[Step], roots: BTreeSet<usize>, cells: &[Cell], known: &[Known]) -> Vec<Step> {
    let mut wanted = BTreeSet::new();
    let mut open: Vec<usize> = roots.into_iter().collect();
    while let Some(at) = open.pop() {
        if wanted.insert(at) {
            for (cell, _) in &steps[at].from {
                let number = cells.iter().position(|other| other == cell);
                let step = number.and_then(|number| known[number].step);
                open.extend(step.filter(|&step| step < at));
            }
        }
    }
    wanted.into_iter().map(|at| steps[at].clone()).collect()
}
