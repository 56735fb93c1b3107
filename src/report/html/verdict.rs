//! Verdicts: the word first, then a shape, then a colour.

use crate::record::Status;
use crate::render::Page;
use crate::report::View;
use crate::report::words::word;

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
