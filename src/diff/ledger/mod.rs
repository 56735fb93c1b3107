//! Two ledgers to the meaning of the change, record by record.
//!
//! Records are paired by id, and an id change is told only where git or the record says so. They are compared as they
//! were read: the order of keys and lists, wrapping, quotes, comments and the names of files are no change. Read
//! [`LedgerDiff`] first, then [`compare_ledgers`].

mod assertions;
mod claim;
mod findings;
mod log;
mod pairs;
mod plain;
mod source;
mod vocabulary;

use std::collections::HashMap;

use camino::Utf8PathBuf;
use serde::Serialize;

use super::units::Part;
use crate::ledger::{Ledger, Trouble};
use crate::parallel;
use crate::record::{Claim, RecordKind, Source};
use assertions::Says;
use pairs::{Paired, pair};

pub use findings::{FindingChange, FindingChanges, finding_changes};
pub use log::{Became, ClaimHistory, Earlier, LogEntry};
pub use pairs::id_changes;

/// A ledger at a moment, with what git knows of its files.
#[derive(Debug, Clone, Copy)]
pub struct Moments<'a> {
    /// The ledger as it was.
    pub old: &'a Ledger,
    /// The ledger as it is.
    pub new: &'a Ledger,
    /// The files that git takes for renamed, by their old path.
    pub renames: &'a HashMap<Utf8PathBuf, Utf8PathBuf>,
}

/// What changed between two ledgers.
#[derive(Debug, Default)]
pub struct LedgerDiff {
    /// The records that changed, the gravest first.
    pub changes: Vec<RecordChange>,
    /// The files that could not be read on one side, so that nothing is said of their records.
    pub unread: Vec<Unread>,
    /// The findings that appeared and those that were settled; none where nobody checked.
    pub findings: Option<FindingChanges>,
}

/// A file that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Unread {
    /// Whether it is the old one.
    pub old: bool,
    /// Which.
    pub file: Utf8PathBuf,
    /// Why.
    pub why: String,
}

/// A record that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordChange {
    /// What kind of record.
    pub kind: RecordKind,
    /// Its id; the name of an entry of the vocabulary; the file of the settings.
    pub id: String,
    /// What became of it.
    pub act: Act,
    /// What it is about: the statement of a claim, the title of a source.
    pub about: String,
    /// Its file: the new one, else the old one.
    pub file: Utf8PathBuf,
    /// What changed in it.
    pub fields: Vec<FieldChange>,
}

/// What became of a record or of a part of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Act {
    /// It is other.
    Altered,
    /// It is gone.
    Dropped,
    /// It is new.
    Added,
}

impl Act {
    /// What a reader is told.
    pub fn word(self) -> &'static str {
        match self {
            Self::Altered => "altered",
            Self::Dropped => "dropped",
            Self::Added => "added",
        }
    }
}

/// What changed in a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// The field, with dots between keys: `citations.quote`.
    pub field: String,
    /// What it is called: `the quote of the citation of `acme-report` (supports)`.
    pub what: String,
    /// What became of it.
    pub act: Act,
    /// What stood there, if it is shown.
    pub old: Option<String>,
    /// What stands there.
    pub new: Option<String>,
    /// Both word by word, where they are prose.
    pub words: Vec<Part>,
    /// The reason that is given with it.
    pub because: Option<String>,
    /// How much it matters.
    pub weight: Gravity,
}

/// How much a change of a record matters, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gravity {
    /// A status now says more, and nobody reviewed that.
    StatusRaised,
    /// The words of a citation are other, while the claim and its status are the same.
    QuoteSwapped,
    /// The bytes behind a source are other, while claims that lean on it are the same.
    HashSwapped,
    /// What the claim rests on, or what it says.
    Meaning,
    /// Remarks, tags, where to look.
    Detail,
}

impl Gravity {
    /// Why it is to be looked at first, if it is.
    pub fn alarm(self) -> Option<&'static str> {
        match self {
            Self::StatusRaised => Some("status raised without a review"),
            Self::QuoteSwapped => Some("quote swapped under an unchanged claim"),
            Self::HashSwapped => Some("hash swapped under unchanged claims"),
            Self::Meaning | Self::Detail => None,
        }
    }
}

impl RecordChange {
    /// The gravest of what changed in it.
    pub fn weight(&self) -> Gravity {
        self.fields.iter().map(|field| field.weight).min().unwrap_or(Gravity::Meaning)
    }

    /// The id it had before, if that is another.
    pub fn old_id(&self) -> Option<&str> {
        self.fields.iter().find(|field| field.field == "id").and_then(|field| field.old.as_deref())
    }
}

impl FieldChange {
    /// A change of a whole value.
    pub(super) fn new(
        field: &str,
        what: impl Into<String>,
        old: Option<String>,
        new: Option<String>,
    ) -> Self {
        let act = match (&old, &new) {
            (None, Some(_)) => Act::Added,
            (Some(_), None) => Act::Dropped,
            _ => Act::Altered,
        };
        let field = field.to_owned();
        let (words, because) = (Vec::new(), None);
        Self { field, what: what.into(), act, old, new, words, because, weight: Gravity::Meaning }
    }

    /// The same with a word diff.
    #[must_use]
    pub(super) fn prose(mut self) -> Self {
        if let (Some(old), Some(new)) = (&self.old, &self.new) {
            self.words = super::parts::parts(old, new);
        }
        self
    }

    /// The same with how much it matters.
    #[must_use]
    pub(super) fn weight(mut self, weight: Gravity) -> Self {
        self.weight = weight;
        self
    }
}

/// Compares two ledgers.
pub fn compare_ledgers(moments: Moments<'_>) -> LedgerDiff {
    let Moments { old, new, .. } = moments;
    let unread = unread(old, true).into_iter().chain(unread(new, false)).collect();
    let mut changes = claims(moments);
    changes.extend(sources(moments, &changes));
    changes.extend(vocabulary::vocabulary(old, new));
    changes.extend(vocabulary::settings(&old.settings, &new.settings));
    changes.sort_by(|a, b| {
        let key = |change: &RecordChange| (change.weight(), change.kind, change.act);
        key(a).cmp(&key(b)).then_with(|| (&a.id, &a.file).cmp(&(&b.id, &b.file)))
    });
    LedgerDiff { changes, unread, findings: None }
}

fn unread(ledger: &Ledger, old: bool) -> Vec<Unread> {
    let why = |what: &Trouble| match what {
        Trouble::Unreadable(why) => why.to_string(),
        Trouble::Misnamed => "its name does not end in `.yaml`".to_owned(),
        Trouble::Fault(fault) => fault.message.clone(),
    };
    let mut unread: Vec<Unread> = Vec::new();
    for fault in &ledger.faults {
        // The first fault of a file says that it could not be read; `check` says the rest.
        if unread.last().is_none_or(|last| last.file != fault.file) {
            unread.push(Unread { old, file: fault.file.clone(), why: why(&fault.what) });
        }
    }
    unread.sort_unstable();
    unread
}

fn claims(moments: Moments<'_>) -> Vec<RecordChange> {
    let paired: Vec<Paired<'_, Claim>> =
        pair(moments, RecordKind::Claim, &moments.old.claims, &moments.new.claims, claim_id, successor)
            .into_iter()
            .filter(Paired::differs)
            .collect();
    let concerned = |side: fn(&Paired<'_, Claim>) -> Option<usize>| {
        paired.iter().filter_map(side).collect::<std::collections::BTreeSet<usize>>()
    };
    let old = Says::new(moments.old, &concerned(|pair| pair.old.map(|(at, _)| at)));
    let new = Says::new(moments.new, &concerned(|pair| pair.new.map(|(at, _)| at)));
    parallel::map(&paired, |pair| claim::change(pair, &old, &new)).into_iter().flatten().collect()
}

fn sources(moments: Moments<'_>, claims: &[RecordChange]) -> Vec<RecordChange> {
    let paired =
        pair(moments, RecordKind::Source, &moments.old.sources, &moments.new.sources, source_id, |_| None);
    let leaning = |source: &str| {
        let changed = |claim: &Claim| claims.iter().any(|change| change.id == claim.id);
        moments
            .new
            .claims
            .iter()
            .filter(|claim| source::leans(&claim.record, source) && !changed(&claim.record))
            .count()
    };
    paired.iter().filter(|pair| pair.differs()).filter_map(|pair| source::change(pair, &leaning)).collect()
}

fn claim_id(claim: &Claim) -> &str {
    &claim.id
}

fn source_id(source: &Source) -> &str {
    &source.id
}

fn successor(claim: &Claim) -> Option<&str> {
    claim.superseded_by.as_deref()
}
