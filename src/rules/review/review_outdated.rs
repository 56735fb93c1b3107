//! `review-outdated`: a claim has changed since it was reviewed, and nobody has reviewed it since.

use super::super::{Facts, Family, Finder, Rule, places};
use super::{claims, commit_in_words, named, review_path};
use crate::finding::{Finding, Place, Severity};
use crate::review::{State, former_status};
use crate::text::FieldPath;

pub(super) const RULE: Rule = Rule {
    name: "review-outdated",
    family: Family::Review,
    severity: Severity::Error,
    page: include_str!("review_outdated.md"),
    finder: Finder::Facts(find),
};

fn find(rule: &Rule, facts: &Facts<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (claim, reviews) in claims(facts) {
        let Some(at) = reviews.outdated() else { continue };
        let State::Outdated { fields } = &reviews.reviews[at].state else { continue };
        let (record, review) = (&claim.record, &claim.record.reviews[at]);
        let id = &record.id;
        let message = match named(fields) {
            Some(fields) => format!("`{id}` has changed since its review of {}: {fields}", review.date),
            None => format!("`{id}` has changed since its review of {}", review.date),
        };
        let mut finding = rule
            .finding(places::in_claim(claim, review_path(record, at)), message)
            .help(format!("look at what changed, then `factlock review {id}`"))
            .claim(id)
            .detail("fields", fields.clone())
            .detail("reviewer", review.by.clone());
        // A field that is gone has no place, and that of the snapshots stands with the sources.
        for field in fields.iter().filter(|field| stands_in(record, field)) {
            let place = Place::key(claim.file.clone(), FieldPath::key(field.clone()));
            finding = finding.related(place.label("changed since"));
        }
        if let Some(status) = former_status(record, review) {
            let now = record.status.word();
            finding = finding.note(format!("it was reviewed as {}, and is {now} now", status.word()));
        }
        if fields.iter().any(|field| field == "snapshots") {
            finding = finding.note("a source that it cites has another snapshot than was reviewed");
        }
        for changed in &reviews.reviews[at].since {
            finding = finding.note(format!("changed in {}", commit_in_words(changed)));
        }
        findings.push(finding);
    }
    findings
}

fn stands_in(claim: &crate::record::Claim, field: &str) -> bool {
    serde_json::to_value(claim).is_ok_and(|claim| match claim.get(field) {
        None | Some(serde_json::Value::Null) => false,
        Some(serde_json::Value::Array(items)) => !items.is_empty(),
        Some(_) => true,
    })
}
