//! Boxes in words: when, and in which scopes.

use super::and;
use crate::logic::Stated;
use crate::logic::stated::{Extent, Region};
use crate::logic::terms::{DimensionId, Terms};

/// Where an assertion says that it holds: `in phase “full training”, in 2024`; empty where it does not say.
pub fn given(terms: &Terms, region: &Region) -> String {
    let mut parts: Vec<String> = Vec::new();
    for (dimension, extent) in &region.scopes {
        if let Extent::Named(extent) = extent {
            let name = &terms.scopes.dimension(*dimension).name;
            parts.push(format!("{name} “{}”", terms.scopes.label(*dimension, *extent)));
        }
    }
    let time = &region.time;
    match (&time.stated, &time.as_of) {
        (Some(stated), Some(as_of)) => parts.push(format!("time {stated}, as of {as_of}")),
        (Some(stated), None) => parts.push(format!("time {stated}")),
        (None, Some(as_of)) => parts.push(format!("as of {as_of}")),
        (None, None) => {}
    }
    and(&parts)
}

/// How far an assertion reaches, with what it leaves open among the dimensions that matter to the other.
pub fn reach(terms: &Terms, stated: &Stated, other: &Stated) -> String {
    let said = given(terms, &stated.region);
    let open = left_open(terms, &stated.region, &other.region);
    let all = if stated.throughout { "and so covers every one" } else { "and so may mean any" };
    let whole = if stated.throughout { "holds throughout" } else { "holds somewhere in" };
    match (said.is_empty(), open.is_empty()) {
        (true, true) if stated.throughout => "holds always and everywhere".to_owned(),
        (true, true) => "holds at some time".to_owned(),
        (false, true) => format!("{whole} {said}"),
        (true, false) => format!("names no {}, {all}", super::or(&open)),
        (false, false) => format!("{whole} {said}, but names no {}, {all}", super::or(&open)),
    }
}

/// The dimensions that the other is limited in and this one is not.
fn left_open(terms: &Terms, region: &Region, other: &Region) -> Vec<String> {
    let named = |dimension: DimensionId| terms.scopes.dimension(dimension).name.clone();
    let limited = other.scopes.iter().map(|(dimension, _)| *dimension);
    let mut open: Vec<String> =
        limited.filter(|&dimension| region.extent(dimension).is_none()).map(named).collect();
    if other.time.is_stated() && !region.time.is_stated() {
        open.push("time".to_owned());
    }
    open
}
