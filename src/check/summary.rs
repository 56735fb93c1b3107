//! How many of what there are, and what was proved.

use serde::Serialize;

use super::{Judged, Options};
use crate::finding::Severity;
use crate::ledger::{Ledger, QuoteState, SnapshotState, Verification};
use crate::review::Recorded;
use crate::snapshot::Level;
use crate::value::Day;

/// How many of what there are.
#[derive(Debug, Clone, Serialize)]
pub struct Summary {
    /// The day that end dates were held against.
    #[serde(skip)]
    pub today: Day,
    /// Claims that could be read.
    pub claims: usize,
    /// Sources that could be read.
    pub sources: usize,
    /// Findings that are errors.
    pub errors: usize,
    /// Findings that are warnings.
    pub warnings: usize,
    /// Findings that are notes.
    pub notes: usize,
    /// Findings that the ledger's policy passes over.
    pub suppressed: usize,
    /// Rules that could not be run, with the reason.
    pub skipped: Vec<String>,
}

impl Summary {
    pub(super) fn new(ledger: &Ledger, findings: &[Judged], suppressed: usize, options: &Options) -> Self {
        let summary = Self {
            today: options.today,
            claims: ledger.claims.len(),
            sources: ledger.sources.len(),
            errors: 0,
            warnings: 0,
            notes: 0,
            suppressed: 0,
            skipped: not_checked(ledger, options),
        };
        summary.of(findings, suppressed)
    }

    /// The same of these findings.
    pub(super) fn of(&self, findings: &[Judged], suppressed: usize) -> Self {
        let count = |severity| findings.iter().filter(|judged| judged.finding.severity == severity).count();
        Self {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
            suppressed,
            ..self.clone()
        }
    }
}

/// What the settings ask for and nothing here proves: a summary that is silent about it would be green for a wrong reason.
fn not_checked(ledger: &Ledger, options: &Options) -> Vec<String> {
    let reviewed = || ledger.claims.iter().any(|claim| !claim.record.reviews.is_empty());
    let asked = ledger.settings.review.four_eyes && options.wants("own-review") && reviewed();
    let why = match &options.past.history {
        Recorded::Known(_) => None,
        Recorded::NotAsked => Some("nobody asked for the history"),
        Recorded::Missing(why) => Some(why.as_str()),
    };
    why.filter(|_| asked).map(|why| format!("`own-review`: {why}")).into_iter().collect()
}

/// What was proved, of the whole ledger.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Verified {
    /// Snapshots whose bytes have the pinned hash.
    pub snapshots: usize,
    /// How many bytes they have.
    pub bytes: u64,
    /// Quotes that stand in their snapshots, by the level that matched.
    pub quotes: QuoteCounts,
}

/// Quotes by the level that matched.
#[derive(Debug, Clone, Default, Serialize)]
pub struct QuoteCounts {
    /// The same characters.
    pub exact: usize,
    /// The same but for white space and encoding.
    pub spacing: usize,
    /// The same but for typography.
    pub typography: usize,
}

impl QuoteCounts {
    /// All of them.
    pub fn all(&self) -> usize {
        self.exact + self.spacing + self.typography
    }
}

impl Verified {
    pub(super) fn new(verification: &Verification) -> Self {
        let mut verified = Self::default();
        for state in verification.snapshots.iter().flatten() {
            if let SnapshotState::Intact { bytes } = state {
                verified.snapshots += 1;
                verified.bytes += bytes;
            }
        }
        for level in verification.all_quotes().filter_map(QuoteState::level) {
            match level {
                Level::Exact => verified.quotes.exact += 1,
                Level::Spacing => verified.quotes.spacing += 1,
                Level::Typography => verified.quotes.typography += 1,
            }
        }
        verified
    }
}
