//! What a verdict is called.

use super::View;
use crate::record::Status;

impl View<'_> {
    /// What a reader is told: what the settings call it, else its own word.
    pub fn verdict(&self, status: Status) -> &str {
        match self.input.ledger.settings.ratings.get(status.word()) {
            Some(rating) => &rating.label,
            None => plain(status),
        }
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
