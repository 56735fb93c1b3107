//! What follows from an assertion by the property alone: the same seen from the other side, and what is required.

use super::Stated;
use super::region::completed;
use crate::logic::terms::{PropertyId, Terms, Value};
use crate::record::{Assertion, Mode};

/// Adds everything that follows from an assertion.
pub(super) fn derive(terms: &Terms, assertion: &Assertion, stated: &Stated, all: &mut Vec<Stated>) {
    let property = terms.property(stated.property);
    if property.symmetric && stated.members.is_none() {
        all.extend(mirrored(stated));
    }
    if property.requires.is_empty() {
        return;
    }
    let values = holding(stated);
    if values.is_empty() {
        return;
    }
    let mut open = property.requires.clone();
    let mut seen: Vec<PropertyId> = vec![stated.property];
    while let Some(required) = open.pop() {
        if seen.contains(&required) {
            continue;
        }
        seen.push(required);
        let other = terms.property(required);
        open.extend(&other.requires);
        if other.kind != property.kind {
            continue;
        }
        let mut follows = stated.clone();
        follows.property = required;
        follows.mode = Mode::Some;
        follows.values.clone_from(&values);
        let said = stated.region.scopes.iter();
        let said = said
            .filter(|(dimension, _)| assertion.scope.contains_key(&terms.scopes.dimension(*dimension).name));
        follows.region.scopes = completed(other, Mode::Some, said.copied().collect());
        follows.follows_from = Some(stated.property);
        all.push(follows);
    }
}

/// The values that surely hold, each of them.
fn holding(stated: &Stated) -> Vec<Value> {
    match stated.mode {
        Mode::Some | Mode::Exactly => stated.values.clone(),
        Mode::Only if stated.values.len() == 1 => stated.values.clone(),
        _ => Vec::new(),
    }
}

/// What holds of the subject and a value holds of the value and the subject.
fn mirrored(stated: &Stated) -> Vec<Stated> {
    let (values, mode) = match stated.mode {
        Mode::None => (stated.values.clone(), Mode::None),
        _ => (holding(stated), Mode::Some),
    };
    let seen_from = |value: &Value| {
        let Value::Entity(other) = value else { return None };
        let mut mirrored = stated.clone();
        mirrored.subject = *other;
        mirrored.values = vec![Value::Entity(stated.subject)];
        mirrored.mode = mode;
        mirrored.follows_from = Some(stated.property);
        Some(mirrored)
    };
    values.iter().filter_map(seen_from).collect()
}
