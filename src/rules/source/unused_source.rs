//! `unused-source`: a source that no record refers to.

use std::collections::BTreeSet;

use super::super::places::{self, quotings};
use super::super::{Facts, Family, Finder, Rule};
use crate::finding::{Finding, Severity};
use crate::record::{RecordKind, Role};
use crate::text::FieldPath;

pub(super) const RULE: Rule = Rule {
    name: "unused-source",
    family: Family::Source,
    severity: Severity::Note,
    page: include_str!("unused_source.md"),
    finder: Finder::Facts(find),
};

fn find(rule: &Rule, facts: &Facts<'_>) -> Vec<Finding> {
    let ledger = facts.ledger;
    // A claim that cannot be read may cite anything.
    if ledger.faults.iter().any(|fault| fault.kind == RecordKind::Claim) {
        return Vec::new();
    }
    let quoted = ledger
        .claims
        .iter()
        .flat_map(|claim| quotings(&claim.record))
        .map(|quoting| quoting.quotation().source);
    let origins = ledger.sources.iter().flat_map(|source| source.record.origin.iter().map(String::as_str));
    let used: BTreeSet<&str> = quoted.chain(origins).collect();
    let unused = ledger
        .sources
        .iter()
        .filter(|source| source.record.role == Role::Evidence && !used.contains(source.record.id.as_str()));
    unused
        .map(|source| {
            let id = &source.record.id;
            rule.finding(
                places::in_source(source, FieldPath::key("id")),
                format!("no claim cites the source `{id}`"),
            )
            .help(format!(
                "cite it with `factlock quote {id} \"...\" --claim CLAIM --stance supports`, or remove it"
            ))
            .source(id)
        })
        .collect()
}
