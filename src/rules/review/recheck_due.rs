//! `recheck-due`: a claim that was looked at last longer ago than the policy allows.

use super::super::{Facts, Family, Finder, Rule};
use super::{claims, date_of, is_judged};
use crate::finding::{Finding, Place, Severity};
use crate::ledger::SETTINGS_FILE;
use crate::text::FieldPath;

pub(super) const RULE: Rule = Rule {
    name: "recheck-due",
    family: Family::Review,
    severity: Severity::Warning,
    page: include_str!("recheck_due.md"),
    finder: Finder::Facts(find),
};

fn find(rule: &Rule, facts: &Facts<'_>) -> Vec<Finding> {
    let Some(period) = facts.ledger.settings.review.recheck_after else { return Vec::new() };
    let mut findings = Vec::new();
    for (claim, reviews) in claims(facts).filter(|(claim, _)| is_judged(&claim.record)) {
        let Some(at) = reviews.newest_current() else { continue };
        let date = reviews.reviews[at].date;
        let Some(due) = period.after(date).filter(|due| *due <= facts.reviews.today) else { continue };
        let id = &claim.record.id;
        let policy = Place::value(SETTINGS_FILE, FieldPath::key("review").then("recheck_after"));
        findings.push(
            rule.finding(date_of(claim, at), format!("`{id}` was due to be looked at again on {due}"))
                .related(policy.label("so long after a review"))
                .help(format!("`factlock review {id}` once you have looked at it again"))
                .claim(id)
                .detail("due", due.to_string()),
        );
    }
    findings
}
