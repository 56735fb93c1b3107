//! Verdicts: the word first, then a shape, then a colour.

use crate::record::Status;
use crate::render::Page;
use crate::report::View;

/// What a reader is told: what the settings call it, else its own word.
pub(in crate::report) fn word<'a>(view: &'a View<'_>, status: Status) -> &'a str {
    match view.input.ledger.settings.ratings.get(status.word()) {
        Some(rating) => &rating.label,
        None => plain(status),
    }
}

fn plain(status: Status) -> &'static str {
    match status {
        Status::Unverified => "Not checked yet",
        Status::Supported => "Supported",
        Status::Refuted => "Refuted",
        Status::Disputed => "Disputed",
        Status::Misleading => "Misleading",
        Status::NotEnoughEvidence => "Not enough evidence",
        Status::Retracted => "Withdrawn",
        Status::Superseded => "Replaced",
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

/// The class that gives it its colour and its line.
pub(super) fn class(status: Status) -> &'static str {
    match status {
        Status::Unverified => "s-unverified",
        Status::Supported => "s-supported",
        Status::Refuted => "s-refuted",
        Status::Disputed => "s-disputed",
        Status::Misleading => "s-misleading",
        Status::NotEnoughEvidence => "s-open",
        Status::Retracted => "s-retracted",
        Status::Superseded => "s-superseded",
    }
}

/// The verdict in words; its shape and its colour come from the style, by the class of what it stands in.
pub(super) fn verdict(view: &View<'_>, status: Status, page: &mut Page) {
    page.leaf("b", &[("class", "v")], word(view, status));
}
