//! The networks of a ledger: for each subject and context the quantities that laws hold between.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::law::{Cell, Law};
use super::network::{Fact, Network};
use crate::logic::groups::Groups;
use crate::logic::stated::{Context, Extent, Stated};
use crate::logic::terms::{Above, Along, EntityId, ExtentId, PropertyId, Support, Terms, Value};
use crate::record::{Members, Mode};
use crate::value::{Edtf, Interval};

/// The networks of every subject that has quantities with a law between them.
pub(super) fn networks(terms: &Terms, groups: &Groups<'_>) -> Vec<Network> {
    let properties = lawful(terms);
    if properties.is_empty() {
        return Vec::new();
    }
    let spoken_of = groups.keys().iter().filter(|(property, _)| properties.contains(property));
    let subjects: BTreeSet<EntityId> = spoken_of.map(|(_, subject)| *subject).collect();
    let mut found = Vec::new();
    for subject in subjects {
        let facts = facts(terms, groups, &properties, subject);
        for context in contexts(&facts) {
            let network =
                network(terms, facts.iter().filter(|(_, stated, _)| stated.context.shares(context)));
            if network.facts.len() > 1 && !network.laws.is_empty() {
                found.push(network);
            }
        }
    }
    found
}

/// The properties that stand in an equation, or add up over parts.
fn lawful(terms: &Terms) -> BTreeSet<PropertyId> {
    let mut found: BTreeSet<PropertyId> =
        terms.equations.iter().flat_map(crate::logic::terms::Equation::properties).collect();
    let additive = terms.properties().iter().filter(|property| property.additive.is_some());
    found.extend(additive.filter_map(|property| terms.find_property(&property.name)));
    found
}

type Said<'a> = (u32, &'a Stated, Support);

/// What is stated of a subject, or of all members of a class it belongs to, as far as a law can use it.
fn facts<'a>(
    terms: &Terms,
    groups: &Groups<'a>,
    properties: &BTreeSet<PropertyId>,
    subject: EntityId,
) -> Vec<Said<'a>> {
    let mut found = Vec::new();
    for &property in properties {
        for Above { entity, support } in terms.hierarchy.above(subject, Along::Classes) {
            let speaking = if *entity == subject { None } else { Some(Members::All) };
            for &at in groups.of(property, *entity) {
                let stated = groups.get(at);
                if stated.members == speaking && is_usable(terms, stated) {
                    found.push((at, stated, support.clone()));
                }
            }
        }
    }
    found
}

/// A law joins values of the box as a whole, whose every side is known.
fn is_usable(terms: &Terms, stated: &Stated) -> bool {
    let property = terms.property(stated.property);
    let whole = stated.throughout || property.additive.is_some();
    let known = stated.region.scopes.iter().all(|(_, extent)| *extent != Extent::Unknown);
    let time = &stated.region.time;
    let (Mode::Some, [Value::Quantity(_)]) = (stated.mode, stated.values.as_slice()) else { return false };
    property.single && whole && known && !time.is_vague(time)
}

/// The ledger's own context, and that of every speaker of whom something is told.
fn contexts(facts: &[Said<'_>]) -> BTreeSet<Context> {
    let speakers = facts.iter().filter_map(|(_, stated, _)| match stated.context {
        Context::Speaker(speaker) => Some(Context::Speaker(speaker)),
        Context::Plain { .. } => None,
    });
    speakers.chain([Context::Plain { claimant: None }]).collect()
}

fn network<'a>(terms: &Terms, facts: impl Iterator<Item = &'a Said<'a>>) -> Network {
    let mut builder = Builder { terms, network: Network::default(), cells: BTreeMap::new() };
    for (at, stated, support) in facts {
        builder.fact(*at, stated, support);
    }
    builder.equations();
    builder.parts();
    builder.network
}

struct Builder<'a> {
    terms: &'a Terms,
    network: Network,
    cells: BTreeMap<Cell, usize>,
}

impl Builder<'_> {
    fn cell(&mut self, cell: Cell) -> usize {
        if let Some(&known) = self.cells.get(&cell) {
            return known;
        }
        let number = self.network.cells.len();
        let range = self.terms.property(cell.property).range.clone();
        self.network.domains.push(range.unwrap_or_else(Interval::everything));
        self.network.cells.push(cell.clone());
        self.cells.insert(cell, number);
        number
    }

    fn fact(&mut self, at: u32, stated: &Stated, support: &Support) {
        let [Value::Quantity(quantity)] = stated.values.as_slice() else { return };
        let (interval, dimension) = quantity.in_seconds();
        let unit = self.terms.property(stated.property).unit.as_ref();
        // Another currency cannot be reckoned with.
        if unit.is_some_and(|unit| unit.dimension().in_seconds() != dimension) {
            return;
        }
        let time = &stated.region.time;
        let text = |date: &Option<Arc<Edtf>>| date.as_ref().map(|date| date.as_str().to_owned());
        let bound = || text(&time.as_of).map(|date| format!("as of {date}"));
        let named = |(dimension, extent): &_| match extent {
            Extent::Named(extent) => Some((*dimension, *extent)),
            Extent::Unknown => None,
        };
        let cell = self.cell(Cell {
            property: stated.property,
            time: text(&time.stated).or_else(bound).unwrap_or_default(),
            scopes: stated.region.scopes.iter().filter_map(named).collect(),
        });
        self.network.facts.push(Fact { stated: at, cell, interval, support: support.clone() });
    }

    /// Every equation in every box in which one of its quantities is stated.
    fn equations(&mut self) {
        for (number, equation) in self.terms.equations.iter().enumerate() {
            let left = equation.left.properties().into_iter();
            let properties: Vec<PropertyId> = left.chain(equation.right.properties()).collect();
            let stated = self.network.cells.iter().filter(|cell| properties.contains(&cell.property));
            let boxes: BTreeSet<(String, Vec<_>)> =
                stated.map(|cell| (cell.time.clone(), cell.scopes.clone())).collect();
            for (time, scopes) in boxes {
                let cells = properties.iter().map(|&property| {
                    (property, self.cell(Cell { property, time: time.clone(), scopes: scopes.clone() }))
                });
                let cells = cells.collect();
                self.network.laws.push(Law::Equation { number, cells });
            }
        }
    }

    /// Every whole whose parts are spoken of, in the box around it; and what lies within it without being named as
    /// a part.
    fn parts(&mut self) {
        let scopes = &self.terms.scopes;
        for (property, dimension) in additive(self.terms) {
            let rules = self.terms.property(property);
            let mut frames: BTreeMap<(String, Vec<_>), BTreeSet<ExtentId>> = BTreeMap::new();
            for cell in self.network.cells.iter().filter(|cell| cell.property == property) {
                let Some((_, extent)) = cell.scopes.iter().find(|(known, _)| *known == dimension) else {
                    continue;
                };
                let rest = cell.scopes.iter().filter(|(known, _)| *known != dimension).copied().collect();
                frames.entry((cell.time.clone(), rest)).or_default().insert(*extent);
            }
            for ((time, rest), present) in frames {
                let mut cell = |extent: ExtentId| {
                    let mut scopes: Vec<_> = rest.clone();
                    scopes.push((dimension, extent));
                    scopes.sort();
                    self.cell(Cell { property, time: time.clone(), scopes })
                };
                let mut laws = Vec::new();
                for whole in scopes.wholes(dimension) {
                    let parts = scopes.parts(dimension, whole);
                    let inside = |extent: &ExtentId| scopes.within(dimension, *extent, whole);
                    let complete = scopes.is_complete(dimension, whole);
                    if present.iter().any(inside) && (complete || rules.never_negative()) {
                        let parts = parts.iter().map(|&part| cell(part)).collect();
                        laws.push(Law::Parts { whole: cell(whole), parts, complete });
                    }
                }
                for &inner in present.iter().filter(|_| rules.never_negative()) {
                    for &outer in &present {
                        // What lies in a part is held by the law of that part.
                        let mut parts = scopes.parts(dimension, outer).iter();
                        let listed = parts.any(|&part| scopes.within(dimension, inner, part));
                        if inner != outer && !listed && scopes.within(dimension, inner, outer) {
                            laws.push(Law::Parts {
                                whole: cell(outer),
                                parts: vec![cell(inner)],
                                complete: false,
                            });
                        }
                    }
                }
                self.network.laws.extend(laws);
            }
        }
    }
}

fn additive(terms: &Terms) -> Vec<(PropertyId, crate::logic::terms::DimensionId)> {
    let all = terms.properties().iter();
    all.filter_map(|property| Some((terms.find_property(&property.name)?, property.additive?))).collect()
}
