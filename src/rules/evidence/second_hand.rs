//! `second-hand`: a citation of a source that repeats another, where the other could be cited.

use super::super::places::{self, Quoting};
use super::super::{Facts, Family, Finder, Rule};
use super::{join_and, lineage, roots};
use crate::finding::{Finding, Severity};
use crate::ledger::Filed;
use crate::record::{Citation, Claim, Stance};

pub(super) const RULE: Rule = Rule {
    name: "second-hand",
    family: Family::Evidence,
    severity: Severity::Note,
    page: include_str!("second_hand.md"),
    finder: Finder::Facts(find),
};

fn find(rule: &Rule, facts: &Facts<'_>) -> Vec<Finding> {
    let claims = facts.ledger.claims.iter();
    claims
        .flat_map(|claim| {
            let citations = claim.record.citations.iter().enumerate();
            citations.filter_map(|(index, citation)| judge(rule, facts, claim, index, citation))
        })
        .collect()
}

fn judge(
    rule: &Rule,
    facts: &Facts<'_>,
    claim: &Filed<Claim>,
    index: usize,
    citation: &Citation,
) -> Option<Finding> {
    let lineage = lineage(facts.ledger, [citation.source.as_str()]);
    let cited =
        |id: &&str| *id != citation.source && claim.record.citations.iter().any(|other| other.source == *id);
    if citation.stance == Stance::Context || lineage.len() < 2 || lineage.iter().any(cited) {
        return None;
    }
    let origin = roots(facts.ledger, [citation.source.as_str()]);
    let message =
        format!("`{}` repeats {}, which the claim does not cite", citation.source, join_and(&origin));
    Some(
        rule.finding(
            places::in_claim(claim, Quoting::Citation(index, citation).path().then("source")),
            message,
        )
        .related(places::origin(facts.ledger.source(&citation.source)?))
        .help(format!("read {} and cite it too", join_and(&origin)))
        .claim(&claim.record.id)
        .source(&citation.source),
    )
}
