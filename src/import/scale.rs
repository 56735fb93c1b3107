//! Ratings that are the ledger's own: those that its settings declare.

use std::collections::BTreeMap;

use super::check::Verdict;
use super::verdict::normal;
use crate::record::{Rating, Stance, Status};

/// The status whose rating in the settings has the words of a verdict, or where it has no words, its number on the
/// same scale. A status without a rating is known by its own words, as reports have them.
pub(super) fn status(ratings: &BTreeMap<String, Rating>, verdict: &Verdict) -> Option<Status> {
    let status = |word: &str| Status::ALL.into_iter().find(|status| status.word() == word);
    if let Some(label) = &verdict.label {
        let label = normal(&label.text);
        let declared = ratings.iter().find(|(_, rating)| normal(&rating.label) == label);
        return declared.map_or_else(|| own(ratings, &label), |(word, _)| status(word));
    }
    let number = |taken: &Option<super::bag::Taken>| taken.as_ref()?.text.parse::<u64>().ok();
    let numbers = || ratings.values().filter_map(|rating| rating.value);
    let same_scale = number(&verdict.best) == numbers().max() && number(&verdict.worst) == numbers().min();
    let value = number(&verdict.value).filter(|_| same_scale)?;
    let mut found = ratings.iter().filter(|(_, rating)| rating.value == Some(value));
    match (found.next(), found.next()) {
        (Some((word, _)), None) => status(word),
        _ => None,
    }
}

/// The status that has these words where the settings have none for it; only of those that are published with a verdict.
fn own(ratings: &BTreeMap<String, Rating>, label: &str) -> Option<Status> {
    let judged =
        [Status::Supported, Status::Refuted, Status::Disputed, Status::Misleading, Status::NotEnoughEvidence];
    judged
        .into_iter()
        .filter(|status| !ratings.contains_key(status.word()))
        .find(|status| normal(status.label()) == label)
}

/// What the one citation of such a claim does for it.
pub(super) fn stance(status: Status) -> Stance {
    match status {
        Status::Supported => Stance::Supports,
        Status::Refuted | Status::Disputed => Stance::Refutes,
        _ => Stance::Context,
    }
}

/// What such a status needs and an import cannot give; none where it can be taken over.
pub(super) fn wants(status: Status, has_reason: bool) -> Option<&'static str> {
    match status {
        Status::Superseded => Some("it needs the claim that replaced it"),
        Status::Disputed | Status::Misleading | Status::NotEnoughEvidence | Status::Retracted
            if !has_reason =>
        {
            Some("it needs a reason, and the rating has no explanation")
        }
        _ => None,
    }
}
