//! A fact-check as it was read, whatever the format of its file.

use super::bag::Taken;

/// A claim that others have checked.
#[derive(Debug, Clone, Default)]
pub struct Check {
    /// The record it was read from, by its place in [`Log::records`](super::Log).
    pub record: usize,
    /// What is claimed.
    pub statement: Option<Taken>,
    /// Who says so.
    pub claimant: Option<Party>,
    /// When, as EDTF.
    pub claimed_on: Option<Taken>,
    /// When, as the file says it, where that is no date.
    pub undated: Option<Taken>,
    /// Where.
    pub appearances: Vec<Work>,
    /// What was found.
    pub opinions: Vec<Opinion>,
}

/// A person or a body.
#[derive(Debug, Clone)]
pub struct Party {
    /// What it is called.
    pub name: Taken,
    /// Whether it is a `person` or an `organization`.
    pub kind: Option<Taken>,
    /// Its page.
    pub url: Option<Taken>,
    /// What it is, in words: an office, a trade.
    pub role: Option<Taken>,
}

impl Party {
    /// A party of which only the name is known.
    pub(super) fn named(name: Taken) -> Self {
        Self { name, kind: None, url: None, role: None }
    }
}

/// Something that was published.
#[derive(Debug, Clone, Default)]
pub struct Work {
    /// Its address.
    pub url: Option<Taken>,
    /// Its title.
    pub title: Option<Taken>,
    /// Its type, as CSL names it.
    pub kind: Option<&'static str>,
    /// The lines of the log that say of its types.
    pub types: Vec<usize>,
    /// Who wrote it.
    pub authors: Vec<Taken>,
    /// What it appeared in.
    pub container: Option<Taken>,
    /// Who published it.
    pub publisher: Option<Taken>,
    /// When it was published, as EDTF.
    pub issued: Option<Taken>,
    /// When, as the file says it, where that is no date.
    pub undated: Option<Taken>,
    /// Its language.
    pub language: Option<Taken>,
    /// The address of an archived copy.
    pub archived_at: Option<Taken>,
    /// Whether the claim was made here first.
    pub first: bool,
}

/// What somebody found of a claim.
#[derive(Debug, Clone, Default)]
pub struct Opinion {
    /// Where that is published.
    pub page: Work,
    /// What was found.
    pub verdict: Verdict,
}

/// A rating in somebody's own words and numbers.
#[derive(Debug, Clone, Default)]
pub struct Verdict {
    /// The words.
    pub label: Option<Taken>,
    /// The number.
    pub value: Option<Taken>,
    /// The number of the best rating.
    pub best: Option<Taken>,
    /// The number of the worst rating.
    pub worst: Option<Taken>,
    /// Why.
    pub explanation: Option<Taken>,
}
