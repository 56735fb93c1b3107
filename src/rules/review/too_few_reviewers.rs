//! `too-few-reviewers`: fewer people have reviewed a claim as it is than the policy requires.

use super::super::{Facts, Family, Finder, Rule, places};
use super::{claims, is_judged};
use crate::finding::{Finding, Place, Severity};
use crate::ledger::SETTINGS_FILE;
use crate::review::State;
use crate::text::FieldPath;

pub(super) const RULE: Rule = Rule {
    name: "too-few-reviewers",
    family: Family::Review,
    severity: Severity::Warning,
    page: include_str!("too_few_reviewers.md"),
    finder: Finder::Facts(find),
};

/// Where nobody has reviewed the claim as it is, other rules say so.
fn find(rule: &Rule, facts: &Facts<'_>) -> Vec<Finding> {
    let required = facts.ledger.settings.review.required.unwrap_or(0);
    let mut findings = Vec::new();
    for (claim, reviews) in claims(facts) {
        let record = &claim.record;
        let current = reviews.current() as u64;
        if current == 0 || current >= required || !is_judged(record) {
            continue;
        }
        let people = if current == 1 { "1 person has".to_owned() } else { format!("{current} people have") };
        let policy = Place::value(SETTINGS_FILE, FieldPath::key("review").then("required"));
        let mut finding = rule
            .finding(
                places::in_claim(claim, FieldPath::key("status")),
                format!("{people} reviewed `{}` as it is, and {required} are required", record.id),
            )
            .related(policy.label("required here"))
            .help(format!("another person looks at it, and calls `factlock review {}`", record.id))
            .claim(&record.id);
        let stale = reviews.reviews.iter().zip(&record.reviews);
        for (_, review) in stale.filter(|(reviewed, _)| matches!(reviewed.state, State::Outdated { .. })) {
            finding = finding.note(format!("the review of `{}` of {} is outdated", review.by, review.date));
        }
        findings.push(finding);
    }
    findings
}
