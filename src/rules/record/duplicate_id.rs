//! `duplicate-id`: two records of one kind with the same id.

use super::super::{Facts, Family, Finder, Rule};
use crate::finding::{Finding, Place, Severity};
use crate::ledger::Filed;
use crate::record::Claim;
use crate::text::FieldPath;

pub(super) const RULE: Rule = Rule {
    name: "duplicate-id",
    family: Family::Record,
    severity: Severity::Error,
    page: include_str!("duplicate_id.md"),
    finder: Finder::Facts(find),
};

/// Sources are named by their files, so that two of them with one id are two files of one name or
/// `invalid-record`.
fn find(rule: &Rule, facts: &Facts<'_>) -> Vec<Finding> {
    let same = |pair: &[Filed<Claim>]| pair[0].record.id == pair[1].record.id;
    let pairs = facts.ledger.claims.windows(2).filter(|pair| same(pair));
    pairs
        .map(|pair| {
            let id = &pair[0].record.id;
            let place = |claim: &Filed<Claim>| Place::value(claim.file.clone(), FieldPath::key("id"));
            rule.finding(place(&pair[1]), format!("two claims have the id `{id}`"))
                .related(place(&pair[0]).label("the other one"))
                .help("give one of them another id; references to it stay with the one that keeps the id")
                .claim(id)
        })
        .collect()
}
