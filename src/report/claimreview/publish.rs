//! Which claims are published: those that people have checked as they are, and about which nothing is open.

use crate::finding::Severity;
use crate::record::Status;
use crate::render::count;
use crate::report::View;
use crate::report::view::ClaimView;
use crate::review::{Reviews, State};

/// What keeps a claim from being published, in words without a full stop.
pub(super) fn obstacle(view: &View<'_>, reviews: &Reviews, claim: &ClaimView<'_>) -> Option<String> {
    of_status(claim).or_else(|| of_reviews(view, reviews, claim)).or_else(|| of_findings(view, claim))
}

fn of_status(claim: &ClaimView<'_>) -> Option<String> {
    match claim.record.status {
        Status::Unverified => Some("nobody has judged it yet".to_owned()),
        Status::Retracted => Some("it was withdrawn".to_owned()),
        Status::Superseded => Some(match &claim.record.superseded_by {
            Some(later) => format!("it was replaced by `{later}`"),
            None => "it was replaced".to_owned(),
        }),
        Status::Supported
        | Status::Refuted
        | Status::Disputed
        | Status::Misleading
        | Status::NotEnoughEvidence => None,
    }
}

fn of_reviews(view: &View<'_>, reviews: &Reviews, claim: &ClaimView<'_>) -> Option<String> {
    let id = &claim.record.id;
    let made = reviews.claims.get(claim.at)?;
    let current = made.current() as u64;
    let required = view.input.ledger.settings.review.required.unwrap_or(1).max(1);
    if current >= required {
        return None;
    }
    if current > 0 {
        let reviews = count(required, "review");
        return Some(format!("the settings ask for {reviews} of it as it is, and it has {current}"));
    }
    let outdated = made.outdated().and_then(|at| made.reviews.get(at));
    match outdated.map(|review| &review.state) {
        Some(State::Outdated { fields }) if !fields.is_empty() => {
            Some(format!("it has changed since its review: {}", fields.join(", ")))
        }
        Some(_) => Some("it has changed since its review".to_owned()),
        None => Some(format!("nobody has reviewed it; `factlock review {id}` is how")),
    }
}

/// Errors that the claim takes part in, or a source that it leans on; and what policy cannot pass over.
fn of_findings(view: &View<'_>, claim: &ClaimView<'_>) -> Option<String> {
    let record = claim.record;
    let leans = |source: &String| {
        let cited = record.citations.iter().map(|citation| &citation.source);
        record.appearances.iter().map(|appearance| &appearance.source).chain(cited).any(|one| one == source)
    };
    let errors = view.input.outcome.findings.iter().map(|judged| &judged.finding);
    let mut open = errors.filter(|finding| {
        finding.severity == Severity::Error
            && match finding.claims.as_slice() {
                // What is wrong with the source itself. What another claim makes of it is that one's matter.
                [] => finding.sources.iter().any(leans),
                claims => claims.contains(&record.id),
            }
    });
    if let Some(error) = open.next() {
        return Some(format!("an error is open: `{}`: {}", error.rule, error.message));
    }
    let broken = view.broken.iter().find(|broken| {
        if broken.claims.is_empty() {
            broken.source.as_ref().is_some_and(leans)
        } else {
            broken.is_about(&record.id)
        }
    });
    broken.map(|broken| {
        let whom = broken.source.clone().unwrap_or_else(|| broken.whom());
        format!("`{whom}`: {}", broken.what)
    })
}
