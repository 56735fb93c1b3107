//! From the assertions of claims to what they state, with a fault for every mistake.

use std::sync::Arc;

use super::derive::derive;
use super::region::completed;
use super::{Context, Extent, Region, Stated};
use crate::finding::Place;
use crate::ledger::{Filed, Ledger};
use crate::logic::terms::{
    DimensionId, EntityId, Fault, Kind, NotAValue, Period, Property, Relation, Support, Terms, Value,
};
use crate::parallel;
use crate::record::{Assertion, Claim, Coverage, Mode};
use crate::text::{FieldPath, did_you_mean};
use crate::value::{Edtf, Granularity, Interval};
use crate::yaml::in_line;

/// Reads every assertion that is not about classes and wholes, and adds what follows from it.
pub(in crate::logic) fn read(ledger: &Ledger, terms: &Terms, faults: &mut Vec<Fault>) -> Vec<Stated> {
    /// So many claims are read in one go, by one thread.
    const CHUNK: usize = 1_024;
    let read = |&(nth, claims): &(usize, &[Filed<Claim>])| {
        let (mut all, mut faults) = (Vec::with_capacity(claims.len()), Vec::new());
        for (at, claim) in claims.iter().enumerate() {
            let mut reader = Reader {
                terms,
                claim,
                number: super::number(nth * CHUNK + at),
                claimed_on: claim.record.claimed_on.clone().map(Arc::new),
                faults: Vec::new(),
            };
            reader.read(&mut all);
            faults.append(&mut reader.faults);
        }
        (all, faults)
    };
    let chunks: Vec<_> = ledger.claims.chunks(CHUNK).enumerate().collect();
    let parts = parallel::map(&chunks, read);
    let mut all = Vec::with_capacity(parts.iter().map(|(stated, _)| stated.len()).sum());
    for (stated, wrong) in parts {
        all.extend(stated);
        faults.extend(wrong);
    }
    all
}

struct Reader<'a> {
    terms: &'a Terms,
    claim: &'a Filed<Claim>,
    number: u32,
    /// When the claim was made, which all that it states shares.
    claimed_on: Option<Arc<Edtf>>,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn read(&mut self, all: &mut Vec<Stated>) {
        for (index, assertion) in self.claim.record.assertions.iter().enumerate() {
            if Relation::named(&assertion.property).is_some() {
                continue;
            }
            if let Some(stated) = self.assertion(index, assertion) {
                derive(self.terms, assertion, &stated, all);
                all.push(stated);
            }
        }
    }

    fn assertion(&mut self, index: usize, assertion: &Assertion) -> Option<Stated> {
        let at = At { claim: self.claim, number: self.number, index, assertion };
        let before = self.faults.len();
        let subject = self.entity(&at, "subject", &assertion.subject);
        let speaker = assertion.according_to.as_ref().map(|name| self.entity(&at, "according_to", name));
        let property = self.terms.find_property(&assertion.property);
        let Some(property) = property else {
            let known = self.terms.properties().iter().map(|property| property.name.as_str());
            let near = did_you_mean(&assertion.property, known.chain(["is_a", "part_of"]));
            self.faults.push(
                at.fault("property", format!("there is no property `{}`", assertion.property))
                    .help("declare it under `properties` in `claims/vocabulary.yaml`, with the kind of its values")
                    .unknown(near),
            );
            return None;
        };
        let rules = self.terms.property(property);
        let mode = assertion.mode.unwrap_or(Mode::Some);
        self.shape(&at, rules, mode);
        let values = self.values(&at, rules);
        let time = Period {
            stated: assertion.time.clone().map(Arc::new),
            as_of: assertion.as_of.clone().map(Arc::new),
            claimed_on: self.claimed_on.clone(),
        };
        let scopes = self.scopes(&at);
        if self.faults.len() > before {
            return None;
        }
        let claimant = self.claim.record.claimant.as_ref().and_then(|id| self.terms.names.find(id));
        Some(Stated {
            claim: self.number,
            index: super::number(index),
            subject: subject?,
            members: assertion.members,
            property,
            mode,
            values,
            region: Region { time, scopes: completed(rules, mode, scopes) },
            throughout: is_throughout(rules, mode, assertion),
            context: speaker.flatten().map_or(Context::Plain { claimant }, Context::Speaker),
            follows_from: None,
            support: Support::default(),
        })
    }

    fn entity(&mut self, at: &At<'_>, key: &'static str, name: &str) -> Option<EntityId> {
        let found = self.terms.names.find(name);
        if found.is_none() {
            let near = did_you_mean(name, self.terms.names.ids());
            self.faults.push(
                at.fault(key, format!("there is no entity `{name}`"))
                    .help(format!(
                        "add `{name}: {{ name: ... }}` under `entities` in `claims/vocabulary.yaml`"
                    ))
                    .unknown(near),
            );
        }
        found
    }

    /// Whether mode and values go together, and with the property.
    fn shape(&mut self, at: &At<'_>, property: &Property, mode: Mode) {
        let Assertion { value, values, .. } = at.assertion;
        let name = &property.name;
        let count = values.len() + usize::from(value.is_some());
        let fault = if value.is_some() && !values.is_empty() {
            Some(
                at.fault("values", "both `value` and `values` stand here")
                    .help("keep `values`, with all of them"),
            )
        } else if count == 0 && matches!(mode, Mode::Only | Mode::Exactly) {
            let message = format!("`mode: {}` needs a value", mode.word());
            Some(at.fault("mode", message).help("write `value`, or `mode: none` to say that there is none"))
        } else if property.single && count > 1 && matches!(mode, Mode::Some | Mode::Exactly) {
            let message = format!("`{name}` has one value at most, and here are {count}");
            let help = "write one of them; `mode: only` says that it is one of several";
            Some(at.fault("values", message).help(help))
        } else if property.single && property.kind == Kind::Quantity && mode == Mode::Exactly {
            let number = value.as_deref().or(values.first().map(String::as_str)).unwrap_or_default();
            let message =
                format!("`mode: exactly` speaks of a set of values, and `{name}` has one value at most");
            let number = number.strip_prefix("exactly ").unwrap_or(number);
            let exactly = in_line(&format!("exactly {number}"));
            Some(at.fault("mode", message).help(format!("remove it, and write `value: {exactly}`")))
        } else {
            None
        };
        self.faults.extend(fault);
    }

    fn values(&mut self, at: &At<'_>, property: &Property) -> Vec<Value> {
        let mut found = Vec::new();
        let Assertion { value, values, .. } = at.assertion;
        let texts = value.iter().map(|text| (None, text));
        for (number, text) in
            texts.chain(values.iter().enumerate().map(|(number, text)| (Some(number), text)))
        {
            let place = || {
                at.place(match number {
                    None => at.path("value"),
                    Some(number) => at.path("values").entry(number, text.clone()),
                })
            };
            match Value::read(self.terms, property, text) {
                Ok(value) => match outside(property, &value, text) {
                    None => found.push(value),
                    Some((message, help)) => {
                        self.faults.push(Fault::new(place(), message).help(help).of_claim(self.number));
                    }
                },
                Err(NotAValue { message, help, unknown, near }) => {
                    let fault = Fault::new(place(), message).help(help).of_claim(self.number);
                    self.faults.push(if unknown { fault.unknown(near.as_deref()) } else { fault });
                }
            }
        }
        found
    }

    fn scopes(&mut self, at: &At<'_>) -> Vec<(DimensionId, Extent)> {
        let scopes = &self.terms.scopes;
        let mut found = Vec::new();
        for (name, value) in &at.assertion.scope {
            let path = || at.path("scope").then(name.clone());
            let Some(dimension) = scopes.find(name) else {
                let place = Place::key(at.claim.file.clone(), path());
                self.faults.push(
                    Fault::new(place, format!("there is no scope `{name}`"))
                        .help(format!(
                            "add `{name}` under `scopes` in `claims/vocabulary.yaml`, with its values"
                        ))
                        .unknown(did_you_mean(name, scopes.names()))
                        .of_claim(self.number),
                );
                continue;
            };
            match scopes.value(dimension, value) {
                Some(extent) => found.push((dimension, Extent::Named(extent))),
                None => self.faults.push(
                    Fault::new(at.place(path()), format!("the scope `{name}` has no value `{value}`"))
                        .help(format!(
                            "add `{}: {{}}` under `scopes: {name}` in `claims/vocabulary.yaml`",
                            in_line(value)
                        ))
                        .unknown(did_you_mean(value, scopes.values(dimension)))
                        .of_claim(self.number),
                ),
            }
        }
        found.sort();
        found
    }
}

/// What is wrong with a value that the vocabulary does not allow, and what to do.
fn outside(property: &Property, value: &Value, text: &str) -> Option<(String, String)> {
    let name = &property.name;
    let same = |one: &&Value| match (one, value) {
        (Value::Entity(one), Value::Entity(other)) => one == other,
        (Value::Text(one), Value::Text(other)) => one == other,
        (Value::Boolean(one), Value::Boolean(other)) => one == other,
        (Value::Date(one), Value::Date(other)) => one == other,
        (Value::Quantity(one), Value::Quantity(other)) => one.interval() == other.interval(),
        _ => false,
    };
    if !property.one_of.is_empty() && !property.one_of.iter().any(|one| same(&one)) {
        let message = format!("`{text}` is not among the values that `{name}` allows");
        return Some((message, "write one of those under `one_of`, or add it there".to_owned()));
    }
    let range = property.range.as_ref()?;
    let Value::Quantity(quantity) = value else { return None };
    let comparable = property.unit.as_ref().is_none_or(|unit| unit.dimension() == quantity.dimension());
    let outside = comparable && Interval::is_disjoint(range, quantity.interval());
    outside.then(|| {
        let message = format!("`{text}` lies outside of the range that `{name}` allows");
        (message, "correct the value, or the `range` of the property".to_owned())
    })
}

/// An assertion in its file.
struct At<'a> {
    claim: &'a Filed<Claim>,
    number: u32,
    index: usize,
    assertion: &'a Assertion,
}

impl At<'_> {
    fn path(&self, key: &'static str) -> FieldPath {
        self.assertion.path(self.index).then(key)
    }

    fn place(&self, path: FieldPath) -> Place {
        Place::value(self.claim.file.clone(), path)
    }

    fn fault(&self, key: &'static str, message: impl Into<String>) -> Fault {
        Fault::new(self.place(self.path(key)), message).of_claim(self.number)
    }
}

/// What a subject has one of at most, it has all the time, unless time tells the values apart and is not given as a
/// stretch or a day; what it may have many of, it has somewhere.
fn is_throughout(property: &Property, mode: Mode, assertion: &Assertion) -> bool {
    let stretch = |time: &Edtf| {
        let day = time.start().granule().is_some_and(|granule| granule.granularity == Granularity::Day);
        time.is_interval() || day
    };
    match assertion.coverage {
        Some(coverage) => coverage == Coverage::Throughout,
        None if mode != Mode::Some => true,
        None => property.single && (!property.time_separates || assertion.time.as_ref().is_some_and(stretch)),
    }
}
