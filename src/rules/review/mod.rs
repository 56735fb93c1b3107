//! Reviews against what was reviewed: nothing here reads the history itself.

mod invalid_review;
mod recheck_due;
mod review_outdated;
mod too_few_reviewers;
mod unreviewed;

use super::{Facts, Rule, places};
use crate::finding::Place;
use crate::ledger::Filed;
use crate::record::{Claim, Status};
use crate::review::ClaimReviews;
use crate::text::FieldPath;

pub(super) static RULES: &[Rule] = &[
    invalid_review::RULE,
    unreviewed::RULE,
    review_outdated::RULE,
    too_few_reviewers::RULE,
    recheck_due::RULE,
];

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

/// The day of a review.
fn date_of(claim: &Filed<Claim>, at: usize) -> Place {
    places::in_claim(claim, review_path(&claim.record, at).then("date"))
}
