//! Verdicts in words.

use crate::record::Status;
use crate::report::View;

/// What a reader is told: what the settings call it, else its own word.
pub(in crate::report) fn word<'a>(view: &'a View<'_>, status: Status) -> &'a str {
    match view.input.ledger.settings.ratings.get(status.word()) {
        Some(rating) => &rating.label,
        None => status.label(),
    }
}

/// What it means, in half a sentence.
pub(in crate::report) fn meaning(status: Status) -> &'static str {
    match status {
        Status::Unverified => "nobody has judged it yet",
        Status::Supported => "the evidence bears it out",
        Status::Refuted => "the evidence is against it",
        Status::Disputed => "credible evidence or parties on both sides",
        Status::Misleading => "true as far as it goes, but it gives a wrong impression",
        Status::NotEnoughEvidence => "we searched and could not tell",
        Status::Retracted => "withdrawn by who made it",
        Status::Superseded => "replaced by a later claim",
    }
}

/// Worst news first.
pub(in crate::report) const ORDER: [Status; 8] = [
    Status::Refuted,
    Status::Misleading,
    Status::Disputed,
    Status::NotEnoughEvidence,
    Status::Supported,
    Status::Unverified,
    Status::Retracted,
    Status::Superseded,
];

/// How many claims have each verdict, worst news first; those that none has are left out.
pub(in crate::report) fn counts(view: &View<'_>) -> Vec<(Status, usize)> {
    let number = |status: Status| view.claims.iter().filter(|claim| claim.record.status == status).count();
    ORDER.into_iter().map(|status| (status, number(status))).filter(|(_, number)| *number > 0).collect()
}

/// A change of verdict: `from “Disputed” to “Refuted”`.
pub(in crate::report) fn changed(view: &View<'_>, from: Option<&str>, to: Option<&str>) -> String {
    let word = |status: &str| {
        let known = Status::ALL.into_iter().find(|one| one.word() == status);
        known.map_or_else(|| status.to_owned(), |status| self::word(view, status).to_owned())
    };
    match (from, to) {
        (Some(from), Some(to)) => format!("from “{}” to “{}”", word(from), word(to)),
        (None, Some(to)) => format!("first published as “{}”", word(to)),
        (Some(from), None) => format!("dropped, was “{}”", word(from)),
        (None, None) => String::new(),
    }
}
