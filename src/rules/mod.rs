//! The catalogue: every rule, a function and a page each, in families whose insides are alike.
//!
//! A rule sees [`Facts`] and returns findings. It knows no other rule, no settings, no output format; severity
//! overrides and ignores are applied later, in `check`. Adding one touches three files: the rule, its page, and
//! the list of its family. Read [`Rule`] first.

mod contradiction;
mod coverage;
mod evidence;
mod places;
mod policy;
mod quote;
mod record;
mod review;
mod source;

pub use contradiction::conflict_in_words;
pub use evidence::roots;

use crate::finding::{Finding, Place, Severity};
use crate::ledger::{Ledger, Verification};
use crate::logic::Analysis;
use crate::review::Reviews;
use crate::text::did_you_mean;

/// What a rule sees.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    /// The records.
    pub ledger: &'a Ledger,
    /// What was verified of them.
    pub verified: &'a Verification,
    /// What follows from what they say.
    pub logic: &'a Analysis,
    /// What became of its reviews.
    pub reviews: &'a Reviews,
}

/// A rule: static data and a function.
#[derive(Debug)]
pub struct Rule {
    /// Its name: kebab-case words that explain themselves.
    pub name: &'static str,
    /// Its family.
    pub family: Family,
    /// How bad its findings are, unless a finding or the ledger says otherwise.
    pub severity: Severity,
    /// Its documentation, the text of `factlock explain`, and a test.
    pub page: &'static str,
    /// How its findings are made.
    pub finder: Finder,
}

/// How the findings of a rule are made.
#[derive(Debug, Clone, Copy)]
pub enum Finder {
    /// From the facts of the ledger.
    Facts(fn(&Rule, &Facts<'_>) -> Vec<Finding>),
    /// While the ledger's policy is applied, in `check`.
    Policy,
}

/// Rules that look at the same thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Records that cannot be read, ids, references.
    Record,
    /// Sources and their snapshots.
    Source,
    /// Quotes against snapshots.
    Quote,
    /// Status against evidence.
    Evidence,
    /// Claims against one another.
    Contradiction,
    /// Reviews against what was reviewed.
    Review,
    /// What of an article no claim covers.
    Coverage,
    /// The ledger's own settings.
    Policy,
}

impl Family {
    /// Every family, in the order of the catalogue.
    pub const ALL: [Self; 8] = [
        Self::Record,
        Self::Source,
        Self::Quote,
        Self::Evidence,
        Self::Contradiction,
        Self::Review,
        Self::Coverage,
        Self::Policy,
    ];

    /// What its rules look at, as a sentence.
    pub fn about(self) -> &'static str {
        match self {
            Self::Record => "Record: can every file be read, does every name lead somewhere?",
            Self::Source => "Source: are the stored bytes those that were pinned?",
            Self::Quote => "Quote: do the quoted words stand in the source?",
            Self::Evidence => "Evidence: does what is cited carry the status?",
            Self::Contradiction => "Contradiction: can all claims be true together?",
            Self::Review => "Review: did somebody check what the claim says now?",
            Self::Coverage => "Coverage: is every checkable sentence of an article dealt with?",
            Self::Policy => "Policy: are the ledger's own settings in order?",
        }
    }

    /// The family's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::Source => "source",
            Self::Quote => "quote",
            Self::Evidence => "evidence",
            Self::Contradiction => "contradiction",
            Self::Review => "review",
            Self::Coverage => "coverage",
            Self::Policy => "policy",
        }
    }
}

impl Rule {
    /// A finding of this rule.
    pub fn finding(&self, primary: Place, message: impl Into<String>) -> Finding {
        Finding::new(self.name, self.severity, primary, message)
    }

    /// What it says, in a few words: the line below the heading of its page.
    pub fn title(&self) -> &'static str {
        self.page.lines().find(|line| !line.is_empty() && !line.starts_with('#')).unwrap_or_default()
    }
}

/// Every rule, family by family.
pub fn catalogue() -> impl Iterator<Item = &'static Rule> {
    let families: [&[Rule]; 8] = [
        record::RULES,
        source::RULES,
        quote::RULES,
        evidence::RULES,
        contradiction::RULES,
        review::RULES,
        coverage::RULES,
        policy::RULES,
    ];
    families.into_iter().flatten()
}

/// The rule of a name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    catalogue().find(|rule| rule.name == name)
}

/// Whether a rule asks who changed what, so that it is not run where there is no history.
pub fn needs_history(rule: &str) -> bool {
    rule == review::OWN_REVIEW
}

/// The name of the rule that `name` most likely stands for.
pub fn nearest(name: &str) -> Option<&'static str> {
    did_you_mean(name, catalogue().map(|rule| rule.name))
}
