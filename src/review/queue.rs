//! What waits for a reviewer, most urgent first.

use super::{ClaimReviews, Reviews, State};
use crate::ledger::Ledger;
use crate::record::{Claim, Status};
use crate::value::Day;

/// A claim that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The claim, by its place in the ledger.
    pub claim: usize,
    /// Why.
    pub why: Why,
}

/// Why a claim waits, most urgent first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// It has changed since it was reviewed; the fields that changed.
    Outdated(Vec<String>),
    /// Nobody has reviewed it.
    Unreviewed,
    /// Four eyes are demanded, and only those have reviewed it who changed it; they, as the record says it.
    Own(Vec<String>),
    /// Fewer people than required have reviewed it.
    TooFew {
        /// How many have.
        current: usize,
        /// How many must.
        required: u64,
    },
    /// It was due to be looked at again.
    Due(Day),
}

impl Why {
    /// The word for it.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Outdated(_) => "outdated",
            Self::Unreviewed => "unreviewed",
            Self::Own(_) => "own-review",
            Self::TooFew { .. } => "too-few-reviewers",
            Self::Due(_) => "recheck-due",
        }
    }
}

/// Who has reviewed what they had changed, as the record says it.
fn own(claim: &Claim, of_claim: &ClaimReviews) -> Vec<String> {
    let own = claim.reviews.iter().zip(&of_claim.reviews).filter(|(_, review)| !review.own.is_empty());
    own.map(|(written, _)| written.by.clone()).collect()
}

/// What waits: outdated reviews, verdicts that nobody reviewed or only who changed them, those that too few reviewed, those that are due. Within
/// each, verdicts that a reader sees as settled come first, then what is due longest, then by id. Claims that nobody has
/// judged wait for a verdict, not for a review.
pub fn queue(ledger: &Ledger, reviews: &Reviews) -> Vec<Waiting> {
    let policy = &ledger.settings.review;
    let required = policy.required.unwrap_or(1).max(1);
    let waiting =
        ledger.claims.iter().zip(&reviews.claims).enumerate().filter_map(|(claim, (filed, of_claim))| {
            let why = if let Some(at) = of_claim.outdated() {
                match &of_claim.reviews[at].state {
                    State::Outdated { fields } => Why::Outdated(fields.clone()),
                    _ => return None,
                }
            } else if filed.record.status == Status::Unverified {
                return None;
            } else if let Some(at) = of_claim.newest_current() {
                let current = of_claim.current();
                let due = policy.recheck_after.and_then(|period| period.after(of_claim.reviews[at].date));
                match due.filter(|due| *due <= reviews.today) {
                    _ if of_claim.is_own() => Why::Own(own(&filed.record, of_claim)),
                    _ if (current as u64) < required => Why::TooFew { current, required },
                    Some(due) => Why::Due(due),
                    None => return None,
                }
            } else {
                Why::Unreviewed
            };
            Some(Waiting { claim, why })
        });
    let mut waiting: Vec<Waiting> = waiting.collect();
    let due = |why: &Why| if let Why::Due(day) = why { Some(*day) } else { None };
    let rank = |why: &Why| match why {
        Why::Outdated(_) => 0,
        Why::Unreviewed => 1,
        Why::Own(_) => 2,
        Why::TooFew { .. } => 3,
        Why::Due(_) => 4,
    };
    waiting.sort_by_key(|one| {
        let record = &ledger.claims[one.claim].record;
        let verdict = matches!(record.status, Status::Supported | Status::Refuted | Status::Misleading);
        (rank(&one.why), due(&one.why), !verdict, record.id.clone())
    });
    waiting
}
