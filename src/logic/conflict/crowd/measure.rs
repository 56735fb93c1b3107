//! The outlines of assertions: days, scopes and values become numbers.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::Hash;

use jiff::civil::Date;
use rayon::prelude::*;

use super::outline::{Outline, Span};
use crate::logic::stated::{Context, Extent, Stated};
use crate::logic::terms::{DimensionId, EntityId, ExtentId, Period, Property, Terms, Value};
use crate::record::Mode;
use crate::value::{Bound, Number};

/// The outlines of assertions about one subject and property; none of one that nothing can clash with.
pub(super) fn outlines(terms: &Terms, property: &Property, all: &[&Stated]) -> Vec<Option<Outline>> {
    let dated = all.iter().all(|stated| stated.region.time.is_stated());
    let scopes = Nest::of_scopes(terms, all);
    let ends = ends(terms, property, all);
    let mut alike = Alike::new(terms, property, all);
    let outline = |(stated, (values, ends)): (&&Stated, (Span, Span))| {
        let groups = groups(terms, property, stated);
        let time = time(&stated.region.time, dated)?;
        let scope =
            scopes.as_ref().map_or(Span::ALL, |(dimension, nest)| match stated.region.extent(*dimension) {
                Some(Extent::Named(extent)) => nest.span(extent),
                _ => Span::ALL,
            });
        let speaker = match stated.context {
            Context::Speaker(speaker) => Span::at(index(speaker)),
            Context::Plain { claimant } => claimant.map_or(Span::EMPTY, |one| Span::at(index(one))),
        };
        Some(Outline { time, scope, speaker, values, ends, groups, alike: alike.of(stated) })
    };
    all.iter().zip(ends).map(outline).collect()
}

fn index(entity: EntityId) -> i32 {
    small(entity.index())
}

fn small(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

fn day(date: Date) -> i32 {
    (i32::from(date.year()) * 12 + i32::from(date.month())) * 31 + i32::from(date.day())
}

/// The days on which it possibly holds, whatever it is held against; none where that is too uncertain for anything
/// to follow. Only where all say when, does the day of the claim bound what is left open.
fn time(period: &Period, dated: bool) -> Option<Span> {
    let undated = Period::default();
    if period.is_vague(&undated) {
        return None;
    }
    let days = period.possible(if dated { period } else { &undated });
    let (low, high) = (days.first.map_or(i32::MIN, day), days.last.map_or(i32::MAX, day));
    // An end before the beginning still meets itself.
    Some(Span { low: low.min(high), high: high.max(low) })
}

/// Things that lie within one another, numbered so that a span holds the numbers of all that lies within.
struct Nest<T>(HashMap<T, Span>);

impl<T: Copy + Ord + Hash> Nest<T> {
    /// Numbers `all`, each of which lies within those that `above` names, itself included.
    fn new<A: Iterator<Item = T>>(all: &BTreeSet<T>, above: impl Fn(T) -> A) -> Self {
        let depth: HashMap<T, usize> =
            all.iter().flat_map(|&one| above(one)).map(|one| (one, above(one).count())).collect();
        let mut chains: Vec<Vec<(usize, T)>> = all
            .iter()
            .map(|&one| {
                let mut chain: Vec<(usize, T)> = above(one).map(|upper| (depth[&upper], upper)).collect();
                chain.sort_unstable();
                chain
            })
            .collect();
        chains.sort_unstable();
        let mut spans = HashMap::new();
        for (number, chain) in chains.iter().enumerate() {
            let own = Span::at(small(number));
            for (_, upper) in chain {
                let span = spans.entry(*upper).or_insert(own);
                *span = span.hull(own);
            }
        }
        Self(spans)
    }

    fn span(&self, one: T) -> Span {
        self.0.get(&one).copied().unwrap_or(Span::ALL)
    }
}

impl Nest<ExtentId> {
    /// Of the dimension in which most values are named.
    fn of_scopes(terms: &Terms, all: &[&Stated]) -> Option<(DimensionId, Self)> {
        let mut named: BTreeMap<DimensionId, BTreeSet<ExtentId>> = BTreeMap::new();
        for (dimension, extent) in all.iter().flat_map(|stated| &stated.region.scopes) {
            if let Extent::Named(extent) = extent {
                named.entry(*dimension).or_default().insert(*extent);
            }
        }
        let (dimension, values) = named.into_iter().max_by_key(|(_, values)| values.len())?;
        let above = |value| terms.scopes.above(dimension, value);
        Some((dimension, Self::new(&values, above)))
    }
}

/// Of each assertion, where all its values lie, and the ends that tell whether two may be apart.
fn ends(terms: &Terms, property: &Property, all: &[&Stated]) -> Vec<(Span, Span)> {
    let values = all.iter().flat_map(|stated| &stated.values);
    let numbers = quantities(all);
    let texts: BTreeSet<&str> = values.clone().filter_map(|value| text(value)).collect();
    let texts: HashMap<&str, i32> = texts.into_iter().zip(0..).collect();
    let denies = all.iter().any(|stated| stated.mode == Mode::None);
    let entities: BTreeSet<EntityId> =
        values.filter_map(|value| if let Value::Entity(one) = value { Some(*one) } else { None }).collect();
    let above = |entity| terms.hierarchy.above(entity, property.along).iter().map(|above| above.entity);
    let nest = denies.then(|| Nest::new(&entities, above));
    let mut numbers = numbers.into_iter();
    let mut of_value = |value: &Value| match value {
        Value::Quantity(_) => numbers.next().flatten().map_or((Span::ALL, Span::EMPTY), |span| (span, span)),
        Value::Date(date) if date.is_uncertain() || date.is_approximate() => (Span::EMPTY, Span::ALL),
        Value::Date(date) => {
            let low = date.earliest().map_or(i32::MIN, day);
            let high = date.latest().map_or(i32::MAX, day);
            (Span { low: low.min(high), high: high.max(low) }, Span { low, high })
        }
        Value::Boolean(truth) => (Span::at(i32::from(*truth)), Span::at(i32::from(*truth))),
        Value::Text(text) => {
            let exclusive =
                property.exclusive.iter().any(|one| matches!(one, Value::Text(one) if one == text));
            let number = Span::at(texts.get(&**text).copied().unwrap_or_default());
            (number, if exclusive { number } else { Span::ALL })
        }
        Value::Entity(entity) => (nest.as_ref().map_or(Span::ALL, |nest| nest.span(*entity)), Span::EMPTY),
    };
    let of_stated = |stated: &&Stated| {
        let none = if stated.values.is_empty() { Span::ALL } else { Span::EMPTY };
        stated.values.iter().map(&mut of_value).fold((none, Span::ALL), |(hull, ends), (value, own)| {
            let ends = Span { low: ends.low.max(own.low), high: ends.high.min(own.high) };
            (hull.hull(value), ends)
        })
    };
    all.iter().map(of_stated).collect()
}

fn text(value: &Value) -> Option<&str> {
    if let Value::Text(text) = value { Some(text) } else { None }
}

/// For each quantity the ranks of its ends among all ends; none where they do not all measure the same.
fn quantities(all: &[&Stated]) -> Vec<Option<Span>> {
    let values = all.iter().flat_map(|stated| &stated.values);
    let quantities: Vec<_> = values
        .filter_map(|value| if let Value::Quantity(one) = value { Some(&**one) } else { None })
        .collect();
    let mut spans = vec![None; quantities.len()];
    let Some(first) = quantities.first() else { return spans };
    if quantities.iter().any(|quantity| quantity.dimension() != first.dimension()) {
        return spans;
    }
    // An open end lies a little further in than a closed one.
    let end = |bound: &Bound, inward: i8| if bound.closed { 0 } else { inward };
    let mut ends: Vec<(&Number, i8, usize, bool)> = Vec::with_capacity(2 * quantities.len());
    for (nth, quantity) in quantities.iter().enumerate() {
        let interval = quantity.interval();
        ends.extend(interval.lower().map(|bound| (&bound.at, end(bound, 1), nth, false)));
        ends.extend(interval.upper().map(|bound| (&bound.at, end(bound, -1), nth, true)));
        spans[nth] = Some(Span::ALL);
    }
    ends.par_sort_unstable();
    for (rank, run) in ends.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)).enumerate() {
        for &(_, _, nth, upper) in run {
            if let Some(span) = &mut spans[nth] {
                *(if upper { &mut span.high } else { &mut span.low }) = small(rank);
            }
        }
    }
    spans
}

/// The groups of different things that the values of an assertion belong to.
fn groups(terms: &Terms, property: &Property, stated: &Stated) -> Span {
    let of_value = |value: &Value| match value {
        Value::Entity(entity) if property.exclusive.is_empty() => {
            let marks = terms.distinct.marked(&terms.hierarchy, *entity, property.along);
            marks.fold(Span::EMPTY, |span, (group, _)| span.hull(Span::at(small(group))))
        }
        _ => Span::ALL,
    };
    stated.values.iter().map(of_value).fold(Span::EMPTY, Span::hull)
}

/// Numbers that two assertions share only if they are not apart.
struct Alike<'a> {
    terms: &'a Terms,
    property: &'a Property,
    /// How many `only` name each entity.
    named: HashMap<EntityId, usize>,
    members: HashMap<(usize, EntityId), i32>,
}

impl<'a> Alike<'a> {
    fn new(terms: &'a Terms, property: &'a Property, all: &[&Stated]) -> Self {
        let mut named = HashMap::new();
        for stated in all.iter().filter(|stated| stated.mode == Mode::Only) {
            for value in &stated.values {
                if let Value::Entity(entity) = value {
                    *named.entry(*entity).or_default() += 1;
                }
            }
        }
        Self { terms, property, named, members: HashMap::new() }
    }

    /// The member of a group that its only value belongs to, if that belongs to no other; and, of an `only`, the
    /// value that most of them name.
    fn of(&mut self, stated: &Stated) -> [Span; 2] {
        let member = match &*stated.values {
            [Value::Entity(entity)] if self.property.exclusive.is_empty() => {
                let mut marks =
                    self.terms.distinct.marked(&self.terms.hierarchy, *entity, self.property.along);
                marks.next().filter(|_| marks.next().is_none())
            }
            _ => None,
        };
        let next = small(self.members.len());
        let member = member.map(|member| *self.members.entry(member).or_insert(next));
        let entity = |value: &Value| if let Value::Entity(entity) = value { Some(*entity) } else { None };
        let values = stated.values.iter().filter_map(entity).filter(|_| stated.mode == Mode::Only);
        let shared =
            values.max_by_key(|entity| (self.named.get(entity).copied().unwrap_or_default(), *entity));
        [member, shared.map(index)].map(|number| number.map_or(Span::ALL, Span::at))
    }
}
