//! Verdicts: the word first, then a shape, then a colour.

use super::page::Page;
use crate::record::Status;
use crate::report::View;

/// The shapes of the verdicts, used by reference.
pub(super) const ICONS: &str = concat!(
    "<svg class=\"hidden\" aria-hidden=\"true\" focusable=\"false\">",
    "<symbol id=\"i-supported\" viewBox=\"0 0 16 16\"><path d=\"M2.5 8.5l3.6 3.6L13.5 4\"/></symbol>",
    "<symbol id=\"i-refuted\" viewBox=\"0 0 16 16\"><path d=\"M3.5 3.5l9 9m0-9l-9 9\"/></symbol>",
    "<symbol id=\"i-disputed\" viewBox=\"0 0 16 16\"><path d=\"M6 4L2 8l4 4M10 4l4 4-4 4\"/></symbol>",
    "<symbol id=\"i-misleading\" viewBox=\"0 0 16 16\"><path d=\"M8 2L1.8 13.5h12.4zM8 6.5v3.2m0 1.4v.9\"/></symbol>",
    "<symbol id=\"i-not-enough-evidence\" viewBox=\"0 0 16 16\"><path d=\"M5 6a3 3 0 1 1 4.5 2.6C8.4 9.2 8 9.7 8 11m0 1.6v1\"/></symbol>",
    "<symbol id=\"i-unverified\" viewBox=\"0 0 16 16\"><circle cx=\"8\" cy=\"8\" r=\"5.5\" stroke-dasharray=\"2.5 2\"/></symbol>",
    "<symbol id=\"i-retracted\" viewBox=\"0 0 16 16\"><path d=\"M2.5 8h11M7 3.5L2.5 8 7 12.5\"/></symbol>",
    "<symbol id=\"i-superseded\" viewBox=\"0 0 16 16\"><path d=\"M2.5 8h11M9 3.5L13.5 8 9 12.5\"/></symbol>",
    "</svg>"
);

/// What a reader is told: what the settings call it, else its own word.
pub(super) fn word<'a>(view: &'a View<'_>, status: Status) -> &'a str {
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
pub(super) fn meaning(status: Status) -> &'static str {
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
pub(super) const ORDER: [Status; 8] = [
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

/// The verdict with its shape.
pub(super) fn verdict(view: &View<'_>, status: Status, page: &mut Page) {
    page.element("b", &[("class", &format!("v {}", class(status)))], |page| {
        page.element("svg", &[("class", "i"), ("aria-hidden", "true")], |page| {
            page.element("use", &[("href", &format!("#i-{}", status.word()))], |_| ());
        });
        page.text(word(view, status));
    });
}
