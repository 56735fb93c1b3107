//! `invalid-review`: a review that cannot have been made by the program, or by nobody that is known.

use super::super::{Facts, Family, Finder, Rule, places};
use super::{claims, review_path};
use crate::finding::{Finding, Severity};
use crate::text::Step;

pub(super) const RULE: Rule = Rule {
    name: "invalid-review",
    family: Family::Review,
    severity: Severity::Error,
    page: include_str!("invalid_review.md"),
    finder: Finder::Facts(find),
};

fn find(rule: &Rule, facts: &Facts<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (claim, reviews) in claims(facts) {
        for (at, review) in reviews.reviews.iter().enumerate() {
            for fault in &review.faults {
                let path =
                    fault.path.steps().iter().fold(review_path(&claim.record, at), |path, step| match step {
                        Step::Key(key) => path.then(key.clone()),
                        Step::Entry { index, name } => path.entry(*index, name.clone()),
                    });
                let finding = rule
                    .finding(places::in_claim(claim, path), fault.message.clone())
                    .help(fault.help.clone())
                    .claim(&claim.record.id);
                findings.push(finding);
            }
        }
    }
    findings
}
