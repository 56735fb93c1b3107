//! Reviews against what was reviewed: nothing here reads the history itself, it comes in with the facts.

mod invalid_review;
mod own_review;
mod recheck_due;
mod review_outdated;
mod too_few_reviewers;
mod unreviewed;

use super::{Facts, Rule, places};
use crate::finding::Place;
use crate::ledger::Filed;
use crate::record::{Claim, Status};
use crate::review::{ChangedBy, ClaimReviews};
use crate::text::FieldPath;

pub(super) static RULES: &[Rule] = &[
    invalid_review::RULE,
    unreviewed::RULE,
    review_outdated::RULE,
    too_few_reviewers::RULE,
    own_review::RULE,
    recheck_due::RULE,
];

/// The rule that asks who changed what.
pub(super) const OWN_REVIEW: &str = own_review::RULE.name;

/// Every claim with what became of its reviews.
fn claims<'a>(facts: &Facts<'a>) -> impl Iterator<Item = (&'a Filed<Claim>, &'a ClaimReviews)> {
    facts.ledger.claims.iter().zip(&facts.reviews.claims)
}

/// Whether somebody has judged the claim, so that there is something to review.
fn is_judged(claim: &Claim) -> bool {
    claim.status != Status::Unverified
}

/// A review; what it is called wherever it stands is who made it.
fn review_path(claim: &Claim, at: usize) -> FieldPath {
    FieldPath::key("reviews").entry(at, claim.reviews[at].by.clone())
}

/// A commit as a reader is told of it: ``1a2b3c4d5e of 2026-01-10 by A. Author: `status` ``.
fn commit_in_words(changed: &ChangedBy) -> String {
    let ChangedBy { author, date, fields, .. } = changed;
    format!("{} of {date} by {author}: {}", changed.short(), named(fields).unwrap_or_default())
}

/// `` `status` and `citations` ``
fn named(fields: &[String]) -> Option<String> {
    let quoted: Vec<String> = fields.iter().map(|field| format!("`{field}`")).collect();
    match quoted.as_slice() {
        [] => None,
        [one] => Some(one.clone()),
        [first @ .., last] => Some(format!("{} and {last}", first.join(", "))),
    }
}

/// The day of a review.
fn date_of(claim: &Filed<Claim>, at: usize) -> Place {
    places::in_claim(claim, review_path(&claim.record, at).then("date"))
}
