//! Verdicts: the word first, then a shape, then a colour.

use crate::record::Status;
use crate::render::Page;
use crate::report::View;
use crate::report::words::word;

/// The class that gives it its colour and its line: short, since it stands three times for each claim.
pub(super) fn class(status: Status) -> &'static str {
    match status {
        Status::Unverified => "new",
        Status::Supported => "yes",
        Status::Refuted => "not",
        Status::Disputed => "both",
        Status::Misleading => "half",
        Status::NotEnoughEvidence => "open",
        Status::Retracted => "gone",
        Status::Superseded => "old",
    }
}

/// The verdict in words; its shape and its colour come from the style, by the class
/// of what it stands in.
pub(super) fn verdict(view: &View<'_>, status: Status, page: &mut Page) {
    page.leaf("b", &[], word(view, status));
}
