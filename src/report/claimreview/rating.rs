//! The verdict on the scale that the settings declare.

use super::Object;
use crate::record::{Claim, Rating, Status};
use crate::report::View;
use crate::report::words::word;

/// The scale of a ledger: the numbers of its ratings, if they make one.
pub(super) struct Scale<'a> {
    view: &'a View<'a>,
    /// The worst and the best number.
    ends: Option<(u64, u64)>,
    fault: Option<&'static str>,
}

impl<'a> Scale<'a> {
    pub(super) fn of(view: &'a View<'a>) -> Self {
        let ratings = &view.input.ledger.settings.ratings;
        let judged =
            |word: &String| Status::ALL.iter().any(|status| status.word() == word && has_number(*status));
        let numbers = ratings.iter().filter(|(word, _)| judged(word)).filter_map(|(_, rating)| rating.value);
        let ends = numbers.clone().min().zip(numbers.max());
        let fault = match ends {
            Some((worst, best)) if worst == best => Some(
                "numbers are left out, since `ratings` in the settings gives one only, and a scale has two ends",
            ),
            Some((0, _)) => Some(
                "numbers are left out, since `ratings` in the settings begins at 0, and readers of ClaimReview \
                 take 1 for the worst",
            ),
            _ => None,
        };
        Self { view, ends: ends.filter(|_| fault.is_none()), fault }
    }

    /// Why there are no numbers although the settings give some.
    pub(super) fn fault(&self) -> Option<&'static str> {
        self.fault
    }

    /// The rating of a claim: the words, the number where the verdict is one that can have a number, and why.
    pub(super) fn rating(&self, claim: &Claim, unsaid: &mut Vec<String>) -> Object {
        let status = claim.status;
        let mut object = Object::typed("Rating");
        object.text("alternateName", Some(word(self.view, status)));
        let declared = self.view.input.ledger.settings.ratings.get(status.word());
        if let (Some(Rating { value: Some(value), .. }), Some((worst, best))) = (declared, self.ends) {
            if has_number(status) {
                object.set("ratingValue", (*value).into());
                object.set("bestRating", best.into());
                object.set("worstRating", worst.into());
            } else {
                let told = format!(
                    "`{}` has no number: there is none for what could not be judged, whatever `ratings` says",
                    claim.id
                );
                unsaid.push(told);
            }
        }
        object.text("ratingExplanation", claim.rationale.as_deref());
        object
    }
}

/// Whether a number can stand for a verdict: what nobody could judge is not half true.
fn has_number(status: Status) -> bool {
    matches!(status, Status::Supported | Status::Refuted | Status::Disputed | Status::Misleading)
}
