//! `single-origin`: all evidence for the verdict comes down to one source.

use super::super::{Facts, Family, Finder, Rule, places};
use super::{decisive_sources, join_and, roots};
use crate::finding::{Finding, Severity};
use crate::ledger::Filed;
use crate::record::Claim;
use crate::text::FieldPath;

pub(super) const RULE: Rule = Rule {
    name: "single-origin",
    family: Family::Evidence,
    severity: Severity::Note,
    page: include_str!("single_origin.md"),
    finder: Finder::Facts(find),
};

fn find(rule: &Rule, facts: &Facts<'_>) -> Vec<Finding> {
    facts.ledger.claims.iter().filter_map(|claim| judge(rule, facts, claim)).collect()
}

fn judge(rule: &Rule, facts: &Facts<'_>, claim: &Filed<Claim>) -> Option<Finding> {
    let sources = decisive_sources(&claim.record);
    let roots = roots(facts.ledger, sources.iter().copied());
    if sources.is_empty() || roots.len() != 1 {
        return None;
    }
    let message = if sources == roots {
        format!("the verdict rests on {} alone", join_and(&roots))
    } else {
        format!("the verdict rests on {}, but that comes down to {}", join_and(&sources), join_and(&roots))
    };
    let mut finding = rule.finding(places::in_claim(claim, FieldPath::key("status")), message);
    for source in sources.iter().filter_map(|id| facts.ledger.source(id)) {
        if !source.record.origin.is_empty() {
            finding = finding.related(places::origin(source));
        }
    }
    finding = finding
        .help("cite a source that does not repeat it, or say in `rationale` why one is enough")
        .claim(&claim.record.id);
    finding.sources = sources.union(&roots).map(|&id| id.to_owned()).collect();
    Some(finding)
}
