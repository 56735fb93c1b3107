//! Verdicts in words.

use crate::diff::{Became, LogEntry};
use crate::record::Status;
use crate::render::begins_words;
use crate::report::View;
use crate::tree::Begins;

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

/// What became of a claim: `from “Disputed” to “Refuted”`.
pub(in crate::report) fn changed(view: &View<'_>, entry: &LogEntry) -> String {
    let word = |status: Option<&str>| {
        let known = Status::ALL.into_iter().find(|one| status == Some(one.word()));
        known.map_or_else(String::new, |status| self::word(view, status).to_owned())
    };
    let (from, to) = (word(entry.from), word(entry.to));
    match entry.became {
        Became::Published => format!("first published as “{to}”"),
        Became::PublishedAgain if from == to => format!("published again as “{to}”, dropped in between"),
        Became::PublishedAgain => {
            format!("published again as “{to}”, dropped in between, before that “{from}”")
        }
        Became::Changed => format!("from “{from}” to “{to}”"),
        Became::Reworded => format!("reworded, still “{to}”"),
        Became::Renamed => "called otherwise".to_owned(),
        Became::Dropped => format!("dropped, was “{from}”"),
        Became::Stood => format!("“{to}” where the history at hand begins"),
    }
}

/// What stands for the corrections where the history could not be read.
pub(in crate::report) const UNREAD: &str =
    "The history could not be read when this report was written, so that nothing is said of corrections.";

/// Where a history begins that is not whole, in a sentence.
pub(in crate::report) fn begins(begins: &Begins) -> String {
    format!("The {}.", begins_words(begins))
}
