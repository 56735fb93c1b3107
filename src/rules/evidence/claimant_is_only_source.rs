//! `claimant-is-only-source`: everything that supports a claim was written by who makes it.

use super::super::{Facts, Family, Finder, Rule, places};
use super::{decisive_sources, join_and, roots};
use crate::finding::{Finding, Place, Severity};
use crate::ledger::Filed;
use crate::record::{Claim, Entity, Source, Status};
use crate::text::FieldPath;

pub(super) const RULE: Rule = Rule {
    name: "claimant-is-only-source",
    family: Family::Evidence,
    severity: Severity::Note,
    page: include_str!("claimant_is_only_source.md"),
    finder: Finder::Facts(find),
};

fn find(rule: &Rule, facts: &Facts<'_>) -> Vec<Finding> {
    facts.ledger.claims.iter().filter_map(|claim| judge(rule, facts, claim)).collect()
}

fn judge(rule: &Rule, facts: &Facts<'_>, claim: &Filed<Claim>) -> Option<Finding> {
    let record = &claim.record;
    let claimant = record.claimant.as_deref().filter(|_| record.status == Status::Supported)?;
    let entity = facts.ledger.vocabulary.entities.get(claimant)?;
    let roots = roots(facts.ledger, decisive_sources(record));
    let own: Vec<Place> = roots
        .iter()
        .filter_map(|id| facts.ledger.source(id))
        .filter_map(|source| {
            let field = names_as_writer(&source.record, claimant, entity)?;
            Some(places::in_source(source, FieldPath::key(field)).label("the claimant"))
        })
        .collect();
    if roots.is_empty() || own.len() < roots.len() {
        return None;
    }
    let name = entity.name.as_deref().unwrap_or(claimant);
    let place = places::in_claim(claim, FieldPath::key("claimant"));
    let message =
        format!("{name} makes the claim, and all support for it comes from {name}: {}", join_and(&roots));
    let mut finding = rule
        .finding(place, message)
        .help("cite somebody else, or say in `rationale` why the claimant's word is enough")
        .claim(&record.id);
    finding.related = own;
    finding.sources = roots.iter().map(|&id| id.to_owned()).collect();
    Some(finding)
}

/// The field in which a source names an entity as an author, the issuing body or the publisher.
fn names_as_writer(source: &Source, id: &str, entity: &Entity) -> Option<&'static str> {
    let names: Vec<String> = entity
        .name
        .iter()
        .chain(&entity.aliases)
        .map(|name| name.to_lowercase())
        .chain([id.to_owned()])
        .collect();
    let is_entity = |writer: &str| names.contains(&writer.to_lowercase());
    let mut authors = source.author.iter().map(|name| match (&name.literal, &name.given, &name.family) {
        (Some(literal), _, _) => literal.clone(),
        (None, Some(given), Some(family)) => format!("{given} {family}"),
        (None, given, family) => given.as_ref().or(family.as_ref()).cloned().unwrap_or_default(),
    });
    if authors.any(|author| is_entity(&author)) {
        return Some("author");
    }
    let bodies = ["authority", "publisher"];
    bodies.into_iter().find(|field| source.bibliography.get(*field).is_some_and(|body| is_entity(body)))
}
