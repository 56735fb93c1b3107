//! What the commits tell a reader: the corrections, and the ids that claims had before.

use std::sync::Arc;

use crate::diff::{ClaimHistory, Earlier, LogEntry};
use crate::ledger::Ledger;
use crate::tree::{Begins, Chronicle};

/// What the commits tell.
#[derive(Debug, Clone, Default)]
pub struct History {
    /// The corrections log, the newest first.
    pub log: Vec<LogEntry>,
    /// Claims that were called otherwise, or are gone, by the id they had. None is there of an id that a claim has.
    pub earlier: Vec<Earlier>,
    /// Where it begins, if only a part of it is at hand.
    pub begins: Option<Begins>,
    /// Whether there is one that could not be read, so that nothing is known of it.
    pub unread: bool,
}

impl History {
    /// A history that could not be read.
    pub fn unread() -> Self {
        Self { unread: true, ..Self::default() }
    }

    /// Reads the history of the claims' files.
    pub fn of(chronicle: Chronicle, ledger: &Ledger, content: &dyn Fn(&str) -> Option<Arc<[u8]>>) -> Self {
        let claims = ClaimHistory::read(&chronicle.steps, content);
        let mut earlier = claims.earlier();
        earlier.retain(|earlier| ledger.claim(&earlier.id).is_none());
        Self { log: claims.corrections(), earlier, begins: chronicle.begins, unread: false }
    }
}
