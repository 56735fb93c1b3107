//! `citation-without-quote`: a source is held, but an appearance or a citation does not say which of its words count.

use super::super::places::{self, quotings};
use super::super::{Facts, Family, Finder, Rule};
use crate::finding::{Finding, Severity};

pub(super) const RULE: Rule = Rule {
    name: "citation-without-quote",
    family: Family::Quote,
    severity: Severity::Warning,
    page: include_str!("citation_without_quote.md"),
    finder: Finder::Facts(find),
};

fn find(rule: &Rule, facts: &Facts<'_>) -> Vec<Finding> {
    let held = |id: &str| facts.ledger.source(id).is_some_and(|source| source.record.current().is_some());
    let mut findings = Vec::new();
    for claim in &facts.ledger.claims {
        for quoting in quotings(&claim.record) {
            let quotation = quoting.quotation();
            let id = quotation.source;
            if quotation.quote.is_some() || !held(id) {
                continue;
            }
            let place = places::in_claim(claim, quoting.path().then("source"));
            findings.push(
                rule.finding(
                    place,
                    format!("`{id}` is held, but no words of it are quoted, so nothing is proved"),
                )
                .help(format!("find the passage with `factlock quote {id} \"...\"` and write it as `quote`"))
                .claim(&claim.record.id)
                .source(id),
            );
        }
    }
    findings
}
