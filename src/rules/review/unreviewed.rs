//! `unreviewed`: a verdict that nobody has reviewed, where the policy requires reviews.

use super::super::{Facts, Family, Finder, Rule, places};
use super::{claims, is_judged};
use crate::finding::{Finding, Severity};
use crate::text::FieldPath;

pub(super) const RULE: Rule = Rule {
    name: "unreviewed",
    family: Family::Review,
    severity: Severity::Warning,
    page: include_str!("unreviewed.md"),
    finder: Finder::Facts(find),
};

fn find(rule: &Rule, facts: &Facts<'_>) -> Vec<Finding> {
    if facts.ledger.settings.review.required.unwrap_or(0) == 0 {
        return Vec::new();
    }
    let open =
        claims(facts).filter(|(claim, reviews)| is_judged(&claim.record) && reviews.reviews.is_empty());
    open.map(|(claim, _)| {
        let id = &claim.record.id;
        let place = places::in_claim(claim, FieldPath::key("status"));
        rule.finding(place, format!("nobody has reviewed that `{id}` is {}", claim.record.status.word()))
            .help(format!("`factlock review {id}` once you have looked at it"))
            .claim(id)
    })
    .collect()
}
