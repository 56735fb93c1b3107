//! Appearances and citations: the words that a claim takes from a source.

use serde::{Deserialize, Serialize};

use super::super::shape::{Field, RecordShape, Shape, Target, Word, optional, required, word};
use crate::value::SnapshotPin;

/// What a citation does for the claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// It bears the claim out.
    Supports,
    /// It is against the claim.
    Refutes,
    /// It helps to understand the claim.
    Context,
}

impl Stance {
    /// As it is written: `supports`.
    pub fn word(self) -> &'static str {
        STANCES[self as usize].name
    }

    /// As a reader is told, in English: `supports the claim`.
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Supports => "supports the claim",
            Self::Refutes => "refutes the claim",
            Self::Context => "helps to understand the claim",
        }
    }
}

/// Where a claim stands in a text under check.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Appearance {
    /// The text.
    pub source: String,
    /// Its words; empty where they are not known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub quote: String,
    /// What stands right before the quote.
    pub prefix: Option<String>,
    /// What stands right behind it.
    pub suffix: Option<String>,
    /// Where to look.
    pub locator: Option<Locator>,
    /// An older snapshot, if not the current one.
    pub snapshot: Option<SnapshotPin>,
    /// Whether the claim was made here first, as far as is known.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub first: bool,
    /// A remark for colleagues; never part of what is reviewed, and never published.
    pub note: Option<String>,
}

/// A piece of evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// The source that is cited.
    pub source: String,
    /// What it does for the claim.
    pub stance: Stance,
    /// Its words.
    pub quote: Option<String>,
    /// What stands right before the quote.
    pub prefix: Option<String>,
    /// What stands right behind it.
    pub suffix: Option<String>,
    /// Where to look.
    pub locator: Option<Locator>,
    /// An older snapshot, if not the current one.
    pub snapshot: Option<SnapshotPin>,
    /// A remark that is published beside it; never part of what is reviewed.
    pub note: Option<String>,
}

/// The words that an appearance or a citation takes from a source.
#[derive(Debug, Clone, Copy)]
pub struct Quotation<'a> {
    /// The source.
    pub source: &'a str,
    /// The words, if any are given.
    pub quote: Option<&'a str>,
    /// What stands right before them.
    pub prefix: Option<&'a str>,
    /// What stands right behind them.
    pub suffix: Option<&'a str>,
    /// The snapshot that is meant, if not the current one.
    pub snapshot: Option<&'a SnapshotPin>,
}

impl Appearance {
    /// The words it takes from its source.
    pub fn quotation(&self) -> Quotation<'_> {
        Quotation {
            source: &self.source,
            quote: Some(self.quote.as_str()).filter(|quote| !quote.is_empty()),
            prefix: self.prefix.as_deref(),
            suffix: self.suffix.as_deref(),
            snapshot: self.snapshot.as_ref(),
        }
    }
}

impl Citation {
    /// The words it takes from its source.
    pub fn quotation(&self) -> Quotation<'_> {
        Quotation {
            source: &self.source,
            quote: self.quote.as_deref(),
            prefix: self.prefix.as_deref(),
            suffix: self.suffix.as_deref(),
            snapshot: self.snapshot.as_ref(),
        }
    }
}

/// Where in a source to look, in the source's own terms; for people, never checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Locator {
    /// Page, as printed.
    pub page: Option<String>,
    /// Section, as numbered or named.
    pub section: Option<String>,
    /// Line.
    pub line: Option<String>,
    /// Row of a table.
    pub row: Option<String>,
    /// Time in a recording.
    pub time: Option<String>,
}

static STANCES: [Word; 3] = [
    word("supports", "it bears the claim out"),
    word("refutes", "it is against the claim"),
    word("context", "it helps to understand the claim, and speaks neither for nor against it"),
];

const SOURCE: Field = required(
    "source",
    Shape::Reference(Target::Source),
    "The source the words are taken from.",
    "trade-gazette-2025-09-18",
);

const PREFIX: Field = optional(
    "prefix",
    Shape::Text,
    "What stands right before the quote; only needed where the quote stands more than once.",
    "for the first time that",
);

const SUFFIX: Field = optional(
    "suffix",
    Shape::Text,
    "What stands right behind the quote; only needed where the quote stands more than once.",
    "during the pilot phase",
);

const LOCATOR: Field = optional(
    "locator",
    Shape::Record(&LOCATOR_SHAPE),
    "Where a person should look, in the source's own terms. Never checked.",
    "{ page: 4 }",
);

const SNAPSHOT: Field = optional(
    "snapshot",
    Shape::Pin,
    "Pins an older snapshot of the source; without it the current one is meant.",
    "sha256:806cc9390984",
);

const NOTE: Field = optional(
    "note",
    Shape::Text,
    "A remark for colleagues, which no report publishes. It is no part of what a review covers.",
    "the table's footnote says the same",
);

static LOCATOR_SHAPE: RecordShape = RecordShape {
    name: "locator",
    about: "Where in a source to look.",
    fields: &[
        optional("page", Shape::Scalar, "The page, as printed.", "4"),
        optional("section", Shape::Scalar, "The section, as numbered or named.", "2.1"),
        optional("line", Shape::Scalar, "The line.", "17"),
        optional("row", Shape::Scalar, "The row of a table.", "12"),
        optional("time", Shape::Scalar, "The time in a recording.", "00:14:30"),
    ],
};

pub(super) static APPEARANCE: RecordShape = RecordShape {
    name: "appearance",
    about: "Where a claim stands in a text under check.",
    fields: &[
        SOURCE,
        optional(
            "quote",
            Shape::Text,
            "The words of the text under check that make the claim; only a text that is not held does without.",
            "the full run took 80 hours",
        ),
        PREFIX,
        SUFFIX,
        LOCATOR,
        SNAPSHOT,
        optional(
            "first",
            Shape::Boolean,
            "Whether the claim was made here first, as far as is known.",
            "true",
        ),
        NOTE,
    ],
};

pub(super) static CITATION: RecordShape = RecordShape {
    name: "citation",
    about: "A piece of evidence for or against a claim.",
    fields: &[
        SOURCE,
        required("stance", Shape::OneOf(&STANCES), "What it does for the claim.", "supports"),
        optional(
            "quote",
            Shape::Text,
            "The words of the source, to the letter. `[...]` leaves words out, `[words]` adds some.",
            "the full run took 80 hours",
        ),
        PREFIX,
        SUFFIX,
        LOCATOR,
        SNAPSHOT,
        optional(
            "note",
            Shape::Text,
            "A remark, which reports publish beside the citation. It is no part of what a review covers.",
            "the table's footnote says the same",
        ),
    ],
};
