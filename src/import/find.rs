//! Finding the records of a document: alone, in a list, in a graph, in a feed, in a `WebPage` object that holds one.

use super::bag::{Leaf, below, items};
use super::check::Check;
use super::json::Json;
use super::log::Log;
use super::refs::Refs;
use super::work::name_of;
use super::{ImportError, MOST_RECORDS};
use super::{claim_review, tools_api};

/// Every record of the documents of a file.
///
/// # Errors
/// When there is none.
pub(super) fn read(documents: &[Json], log: &mut Log) -> Result<Vec<Check>, ImportError> {
    let mut refs = Refs::default();
    let place =
        |at: usize| if documents.len() == 1 { "$".to_owned() } else { format!("document {}: $", at + 1) };
    for (at, document) in documents.iter().enumerate() {
        graphs(document, &place(at), &mut refs);
    }
    let mut found = Found { checks: Vec::new(), outside: Vec::new() };
    let before = log.records.len();
    for (at, value) in documents.iter().enumerate() {
        find(&Leaf::new(place(at), value, Some(&refs)), log, &mut found);
    }
    for leaf in found.outside.iter().filter(|leaf| !refs.is_used(leaf)) {
        log.not_kept(&leaf.place, &leaf.value.shown(), "it stands outside of any ClaimReview");
    }
    if log.records.len() == before {
        return Err(ImportError::new(
            "there is no ClaimReview in it, and no claim of the Fact Check Tools API",
            "`factlock explain import` shows what is read",
        ));
    }
    Ok(found.checks)
}

/// The nodes that others may refer to: those of a graph at the top of a document.
fn graphs<'j>(document: &'j Json, place: &str, refs: &mut Refs<'j>) {
    match document {
        Json::List(_) => refs.add(place, document),
        Json::Object(_) => {
            if let Some(graph) = document.get("@graph") {
                refs.add(&below(place, "@graph"), graph);
            }
        }
        _ => {}
    }
}

/// What was found in a document.
struct Found<'j> {
    checks: Vec<Check>,
    /// What stands outside of any record.
    outside: Vec<Leaf<'j>>,
}

fn find<'j>(leaf: &Leaf<'j>, log: &mut Log, found: &mut Found<'j>) {
    if log.records.len() > MOST_RECORDS {
        return;
    }
    match leaf.value {
        Json::List(items) => {
            for (at, value) in items.iter().enumerate() {
                find(&leaf.inside(format!("{}[{at}]", leaf.place), value), log, found);
            }
        }
        value if is_claim_review(value) => {
            let record = log.begin_record(&leaf.place);
            found.checks.extend(claim_review::read(leaf, record, log).map(Check::fitted));
            log.end_record();
        }
        value if is_api_claim(value) => {
            let record = log.begin_record(&leaf.place);
            found.checks.extend(tools_api::read(leaf, record, log).map(Check::fitted));
            log.end_record();
        }
        Json::Object(entries) if holds_record(leaf.value) => {
            for (key, value) in entries {
                let leaf = leaf.inside(below(&leaf.place, key), value);
                match key.as_str() {
                    "@context" => claim_review::context(&leaf, log),
                    "@type" => items(&leaf, log).iter().for_each(|leaf| {
                        log.kept(&leaf.place, &leaf.value.shown(), "what holds the records");
                    }),
                    _ => find(&leaf, log, found),
                }
            }
        }
        value if value.is_empty() => {}
        _ => found.outside.push(leaf.clone()),
    }
}

/// By its type; a record without one, by its most telling key.
fn is_claim_review(value: &Json) -> bool {
    let types = value.get("@type").or_else(|| value.get("type"));
    let named = |one: &Json| one.scalar().is_some_and(|text| name_of(&text) == "ClaimReview");
    match types {
        Some(Json::List(types)) => types.iter().any(named),
        Some(one) => named(one),
        None => value.get("claimReviewed").is_some() || value.get("reviewRating").is_some(),
    }
}

fn is_api_claim(value: &Json) -> bool {
    value.get("@type").is_none() && value.get("text").is_some() && value.get("claimReview").is_some()
        || matches!(value.get("claimReview"), Some(Json::List(items)) if items.iter().any(|one| one.get("textualRating").is_some()))
}

fn holds_record(value: &Json) -> bool {
    match value {
        Json::List(items) => items.iter().any(holds_record),
        Json::Object(entries) => {
            is_claim_review(value)
                || is_api_claim(value)
                || entries.iter().any(|(_, value)| holds_record(value))
        }
        _ => false,
    }
}
