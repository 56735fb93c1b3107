//! `circular-evidence`: the only support of a claim is the text that makes it.

use std::collections::BTreeSet;

use super::super::places::{self, Quoting};
use super::super::{Facts, Family, Finder, Rule};
use super::{join_and, lineage, with_stance};
use crate::finding::{Finding, Severity};
use crate::ledger::Filed;
use crate::record::{Claim, Stance, Status};

pub(super) const RULE: Rule = Rule {
    name: "circular-evidence",
    family: Family::Evidence,
    severity: Severity::Warning,
    page: include_str!("circular_evidence.md"),
    finder: Finder::Facts(find),
};

fn find(rule: &Rule, facts: &Facts<'_>) -> Vec<Finding> {
    facts.ledger.claims.iter().filter_map(|claim| judge(rule, facts, claim)).collect()
}

fn judge(rule: &Rule, facts: &Facts<'_>, claim: &Filed<Claim>) -> Option<Finding> {
    let record = &claim.record;
    let appearance = record.appearances.first()?;
    let texts: BTreeSet<&str> =
        record.appearances.iter().map(|appearance| appearance.source.as_str()).collect();
    let support: BTreeSet<&str> =
        with_stance(record, Stance::Supports).map(|(_, citation)| citation.source.as_str()).collect();
    let repeats = |source: &&str| !lineage(facts.ledger, [*source]).is_disjoint(&texts);
    if record.status != Status::Supported || support.is_empty() || !support.iter().all(repeats) {
        return None;
    }
    let (index, citation) = with_stance(record, Stance::Supports).next()?;
    let message = if support.is_subset(&texts) {
        format!("the only support is {}, the text that makes the claim", join_and(&support))
    } else {
        format!("the only support is {}, which repeats the text that makes the claim", join_and(&support))
    };
    Some(
        rule.finding(
            places::in_claim(claim, Quoting::Citation(index, citation).path().then("source")),
            message,
        )
        .related(
            places::in_claim(claim, Quoting::Appearance(0, appearance).path().then("source"))
                .label("the claim stands here"),
        )
        .help("cite a source of its own, or set the status to `unverified`")
        .claim(&record.id)
        .source(&citation.source),
    )
}
