//! What was verified of a ledger: every snapshot is read once, hashed, and asked for the quotes taken from it.

mod again;
mod jobs;
mod source;

pub use self::jobs::snapshot_of;
use self::jobs::{Asked, Slot};
use super::{Filed, Ledger};
use crate::parallel;
use crate::prose::{Covered, Reason, Share};
use crate::record::Source;
use crate::snapshot::{Level, Located};
use crate::text::Span;
use crate::tree::{Tree, Unreadable};
use crate::value::Sha256Hex;

/// What was verified, in the order of the ledger's lists.
#[derive(Debug, Default)]
pub struct Verification {
    /// For each source, its snapshots.
    pub snapshots: Vec<Vec<SnapshotState>>,
    /// For each claim, its appearances.
    pub appearances: Vec<Vec<QuoteState>>,
    /// For each claim, its citations.
    pub citations: Vec<Vec<QuoteState>>,
    /// For each source, its sentences that need no claim.
    pub not_claims: Vec<Vec<QuoteState>>,
    /// For each source, what of it claims cover; only for articles whose current snapshot can be read.
    pub coverage: Vec<Option<Coverage>>,
}

/// What was found of a snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SnapshotState {
    /// Its bytes have the pinned hash.
    Intact {
        /// How many bytes there are.
        bytes: u64,
    },
    /// Its bytes have the pinned hash, but the record counts them wrong.
    OtherLength {
        /// How many bytes there are.
        bytes: u64,
    },
    /// Its bytes have another hash.
    Changed {
        /// The hash they have.
        found: Sha256Hex,
        /// How many bytes there are.
        bytes: u64,
        /// Which line ends they have, if with the other kind they had the pinned hash.
        line_ends: Option<LineEnds>,
    },
    /// There is no such file.
    Missing,
    /// The path, or a link on its way, leads out of the ledger.
    Outside,
    /// It cannot be read.
    Unreadable(Unreadable),
    /// It is a pointer of a large-file store.
    Pointer,
    /// It is pinned as an empty file.
    Empty,
    /// It has the pinned hash, but its text cannot be read, and quotes are taken from it.
    NoText(String),
}

impl SnapshotState {
    /// Whether the bytes are those that were pinned.
    pub fn is_pinned(&self) -> bool {
        matches!(self, Self::Intact { .. } | Self::OtherLength { .. })
    }
}

/// How lines end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineEnds {
    /// LF.
    Lf,
    /// CR LF.
    Crlf,
}

/// What was found of the words that are taken from a source.
#[derive(Debug, Clone)]
pub enum QuoteState {
    /// No words are given.
    NoQuote,
    /// The source, or the snapshot that is pinned, is not in the ledger.
    Unknown,
    /// No snapshot of the source is held.
    NotHeld,
    /// The snapshot is not what it should be, so nothing is said about quotes of it.
    Broken,
    /// They stand in a snapshot of the source, once, and nothing is left out of them.
    Stands {
        /// How they matched.
        level: Level,
        /// Which of the source's snapshots.
        snapshot: usize,
        /// Where, in the text of the snapshot as it is read.
        span: Span,
    },
    /// There is more to say about them.
    Searched {
        /// Which of the source's snapshots.
        snapshot: usize,
        /// What was found.
        located: Box<Located>,
    },
}

impl QuoteState {
    /// What was found, without what nobody asks for where words stand as they should.
    fn of(snapshot: usize, located: Located) -> Self {
        match located {
            Located::Found { level, segments, .. } if segments.len() == 1 => {
                Self::Stands { level, snapshot, span: segments[0].span }
            }
            located => Self::Searched { snapshot, located: Box::new(located) },
        }
    }

    /// The level at which the words stand in their source, if they do.
    pub fn level(&self) -> Option<Level> {
        match self {
            Self::Stands { level, .. } => Some(*level),
            Self::Searched { located, .. } => located.level(),
            _ => None,
        }
    }

    /// Where the words stand in the text of the snapshot, part by part; empty unless they were found.
    pub fn spans(&self) -> Vec<Span> {
        match self {
            Self::Stands { span, .. } => vec![*span],
            Self::Searched { located, .. } => located.spans(),
            _ => Vec::new(),
        }
    }
}

/// What of an article claims cover.
#[derive(Debug, Clone)]
pub struct Coverage {
    /// Its sentences, in order.
    pub sentences: Vec<CoveredSentence>,
}

impl Coverage {
    /// How many sentences want to be checked, and how many of those are covered at least partly.
    pub fn share(&self) -> Share {
        let wanting = self.sentences.iter().filter(|sentence| !sentence.reasons.is_empty());
        let (covered, open): (Vec<_>, Vec<_>) =
            wanting.partition(|sentence| sentence.covered != Covered::Not);
        Share { covered: covered.len(), checkable: covered.len() + open.len() }
    }
}

/// A sentence of an article.
#[derive(Debug, Clone)]
pub struct CoveredSentence {
    /// Its words, as a reader sees them.
    pub text: String,
    /// Where it stands in the snapshot's file, in bytes.
    pub raw: Span,
    /// Why it wants to be checked; empty if nothing in it does.
    pub reasons: Vec<Reason>,
    /// How much of it claims, or reasons to have none, cover.
    pub covered: Covered,
}

impl Verification {
    /// Every quote of the ledger.
    pub fn all_quotes(&self) -> impl Iterator<Item = &QuoteState> {
        [&self.appearances, &self.citations, &self.not_claims].into_iter().flatten().flatten()
    }

    fn state(&self, slot: Slot) -> Option<&QuoteState> {
        match slot {
            Slot::Appearance(claim, index) => self.appearances.get(claim)?.get(index),
            Slot::Citation(claim, index) => self.citations.get(claim)?.get(index),
            Slot::NotClaim(source, index) => self.not_claims.get(source)?.get(index),
        }
    }

    fn put(&mut self, slot: Slot, state: QuoteState) {
        let list = match slot {
            Slot::Appearance(claim, index) => self.appearances[claim].get_mut(index),
            Slot::Citation(claim, index) => self.citations[claim].get_mut(index),
            Slot::NotClaim(source, index) => self.not_claims[source].get_mut(index),
        };
        if let Some(place) = list {
            *place = state;
        }
    }
}

/// Verifies every snapshot and every quote of a ledger, on all cores.
pub fn verify(tree: &dyn Tree, ledger: &Ledger) -> Verification {
    verified(tree, ledger, &|_, _| None)
}

/// A ledger at another moment that was verified.
#[derive(Clone, Copy)]
pub struct Verified<'a> {
    /// Its files.
    pub tree: &'a dyn Tree,
    /// Its records.
    pub ledger: &'a Ledger,
    /// What was verified of them.
    pub verification: &'a Verification,
}

/// Verifies a ledger, and takes over what was verified at another moment of sources that are known to be the same and
/// of which the same is asked.
pub fn verify_after(tree: &dyn Tree, ledger: &Ledger, before: Verified<'_>) -> Verification {
    let (asked_before, _) = jobs::plan(before.ledger);
    verified(tree, ledger, &|source, asked| again::again(tree, source, asked, &before, &asked_before))
}

/// What was found out before about what is asked of a source, if anything was.
type Known<'k> = dyn Fn(&Filed<Source>, &[Asked<'_>]) -> Option<source::Checked> + Sync + 'k;

fn verified(tree: &dyn Tree, ledger: &Ledger, known: &Known<'_>) -> Verification {
    let (asked, mut verification) = jobs::plan(ledger);
    let jobs: Vec<(&Filed<Source>, Vec<Asked<'_>>)> = ledger.sources.iter().zip(asked).collect();
    let per_source = parallel::map(&jobs, |(source, asked)| {
        known(source, asked).unwrap_or_else(|| source::check(tree, &source.record, asked))
    });
    for checked in per_source {
        verification.snapshots.push(checked.snapshots);
        verification.coverage.push(checked.coverage);
        for (slot, state) in checked.quotes {
            verification.put(slot, state);
        }
    }
    verification
}
