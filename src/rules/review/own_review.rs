//! `own-review`: only those have reviewed a claim who changed it, where the policy demands four eyes.

use super::super::{Facts, Family, Finder, Rule, places};
use super::{claims, commit_in_words, review_path};
use crate::finding::{Finding, Place, Severity};
use crate::ledger::SETTINGS_FILE;
use crate::text::FieldPath;

pub(super) const RULE: Rule = Rule {
    name: "own-review",
    family: Family::Review,
    severity: Severity::Warning,
    page: include_str!("own_review.md"),
    finder: Finder::Facts(find),
};

/// As many commits of a reviewer are told.
const MOST_COMMITS: usize = 3;

/// Where somebody else has reviewed the claim, too, four eyes have seen it.
fn find(rule: &Rule, facts: &Facts<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (claim, reviews) in claims(facts) {
        let own = || reviews.reviews.iter().enumerate().filter(|(_, review)| !review.own.is_empty());
        let newest = own().max_by_key(|(at, review)| (review.date, *at));
        let Some((at, _)) = newest.filter(|_| reviews.is_own()) else { continue };
        let (record, place) = (&claim.record, |at| places::in_claim(claim, review_path(&claim.record, at)));
        let id = &record.id;
        let by: Vec<String> = own().map(|(at, _)| format!("`{}`", record.reviews[at].by.trim())).collect();
        let policy = Place::value(SETTINGS_FILE, FieldPath::key("review").then("four_eyes"));
        let mut finding = rule
            .finding(
                place(at),
                format!("`{id}` was reviewed by nobody but who changed it: {}", by.join(", ")),
            )
            .related(policy.label("four eyes are demanded here"))
            .help(format!("another person looks at it, and calls `factlock review {id}`"))
            .claim(id);
        // One person may have reviewed it twice, under two addresses that the mailmap joins.
        let mut told: Vec<String> = Vec::new();
        for (other, review) in own() {
            if other != at {
                finding = finding.related(place(other).label("so is this one"));
            }
            for changed in review.own.iter().take(MOST_COMMITS) {
                let changed = format!("changed in {}", commit_in_words(changed));
                if !told.contains(&changed) {
                    finding = finding.note(changed.clone());
                    told.push(changed);
                }
            }
        }
        findings.push(finding);
    }
    findings
}
