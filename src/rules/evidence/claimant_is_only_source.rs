//! `claimant-is-only-source`: everything that supports a claim was written by who makes it.

use super::super::{Facts, Family, Finder, Rule, places};
use super::{decisive_sources, join_and, roots};
use crate::finding::{Finding, Severity};
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
    let roots = roots(facts.ledger, &decisive_sources(record));
    let own =
        |id: &&str| facts.ledger.source(id).is_some_and(|source| wrote(claimant, entity, &source.record));
    if roots.is_empty() || !roots.iter().all(own) {
        return None;
    }
    let name = entity.name.as_deref().unwrap_or(claimant);
    let mut finding = rule
        .finding(
            places::in_claim(claim, FieldPath::key("claimant")),
            format!("{name} makes the claim, and all support for it comes from {name}: {}", join_and(&roots)),
        )
        .help("cite somebody else, or say in `rationale` why the claimant's word is enough")
        .claim(&record.id);
    finding.sources = roots.iter().map(|&id| id.to_owned()).collect();
    Some(finding)
}

/// Whether an entity is named as an author, the issuing body or the publisher of a source.
fn wrote(id: &str, entity: &Entity, source: &Source) -> bool {
    let authors = source.author.iter().map(|name| match (&name.literal, &name.given, &name.family) {
        (Some(literal), _, _) => literal.clone(),
        (None, Some(given), Some(family)) => format!("{given} {family}"),
        (None, given, family) => given.as_ref().or(family.as_ref()).cloned().unwrap_or_default(),
    });
    let bodies = ["authority", "publisher"].iter().filter_map(|key| source.bibliography.get(*key).cloned());
    let names: Vec<&str> =
        entity.name.iter().chain(&entity.aliases).map(String::as_str).chain([id]).collect();
    authors.chain(bodies).any(|writer| names.iter().any(|name| name.to_lowercase() == writer.to_lowercase()))
}
