//! The settings of a ledger: `factlock.yaml`, whose place is the root.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::shape::{RecordShape, Shape, Target, Word, optional, required, word};
use super::styles::STYLES;
use crate::finding::Severity;
use crate::value::{Colour, Day, Period};

/// The settings of a ledger.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The version of the format.
    pub version: u64,
    /// What the ledger is about.
    pub title: Option<String>,
    /// People by a short name, so that a ledger need not print addresses.
    #[serde(default)]
    pub people: BTreeMap<String, Identity>,
    /// How bad the findings of a rule are, where the ledger says otherwise.
    #[serde(default, deserialize_with = "crate::yaml::filled")]
    pub rules: BTreeMap<String, RuleLevel>,
    /// Findings that do not count.
    #[serde(default)]
    pub ignore: Vec<IgnoreEntry>,
    /// What a desk demands of reviews.
    #[serde(default)]
    pub review: ReviewPolicy,
    /// How far numbers may lie apart.
    #[serde(default)]
    pub tolerance: Tolerance,
    /// What a status is called and worth in a published rating.
    #[serde(default)]
    pub ratings: BTreeMap<String, Rating>,
    /// Who publishes reports.
    #[serde(default)]
    pub report: ReportSettings,
}

/// A person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Identity {
    /// The name that is printed.
    pub name: String,
    /// Addresses that commits are made under.
    #[serde(default)]
    pub mail: Vec<String>,
}

/// How bad the findings of a rule are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RuleLevel {
    /// An error.
    Error,
    /// A warning.
    Warning,
    /// A note.
    Note,
    /// Not said at all.
    Off,
}

impl RuleLevel {
    /// The severity; none if the rule is off.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Note => Some(Severity::Note),
            Self::Off => None,
        }
    }
}

/// Findings that do not count, with the reason.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IgnoreEntry {
    /// The rule.
    pub rule: String,
    /// Only findings about this claim.
    pub claim: Option<String>,
    /// Only findings about this source.
    pub source: Option<String>,
    /// Why.
    pub because: String,
    /// The last day on which this holds.
    pub until: Option<Day>,
}

/// What a desk demands of reviews.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewPolicy {
    /// How many reviews a claim needs.
    pub required: Option<u64>,
    /// Whether somebody else must review than who changed the claim.
    #[serde(default)]
    pub four_eyes: bool,
    /// After how long a claim wants to be looked at again.
    pub recheck_after: Option<Period>,
}

/// How far numbers may lie apart.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tolerance {
    /// For numbers marked "about".
    pub about: Option<String>,
}

/// What a status is called and worth in a published rating.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rating {
    /// The words.
    pub label: String,
    /// The number, if the scale has one for it.
    pub value: Option<u64>,
}

/// Who publishes reports.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportSettings {
    /// The publisher's name.
    pub publisher: Option<String>,
    /// The address under which reports are published.
    pub url: Option<String>,
    /// The language of the ledger.
    pub language: Option<String>,
    /// The picture of the publisher: a file of the ledger.
    pub logo: Option<String>,
    /// The publisher's colour.
    pub accent: Option<Colour>,
    /// The citation style of reference lines: one of [`super::citation_styles`].
    pub references: Option<String>,
}

static LEVELS: [Word; 4] = [
    word("error", "fails a check"),
    word("warning", "wants attention"),
    word("note", "worth knowing"),
    word("off", "not said at all"),
];

static IDENTITY: RecordShape = RecordShape {
    name: "person",
    about: "A person who reviews or decides.",
    fields: &[
        required("name", Shape::Text, "The name that is printed.", "A. Reviewer"),
        optional(
            "mail",
            Shape::List(&Shape::Text),
            "Addresses that commits are made under.",
            "[a@example.org]",
        ),
    ],
};

static IGNORE: RecordShape = RecordShape {
    name: "ignore",
    about: "Findings that do not count.",
    fields: &[
        required("rule", Shape::Text, "The name of the rule.", "unused-source"),
        optional(
            "claim",
            Shape::Reference(Target::Claim),
            "Only findings about this claim.",
            "full-run-80-hours",
        ),
        optional(
            "source",
            Shape::Reference(Target::Source),
            "Only findings about this source.",
            "style-guide",
        ),
        required("because", Shape::Text, "Why they do not count.", "kept for reference"),
        optional("until", Shape::Day, "The last day on which this holds.", "2026-12-31"),
    ],
};

static REVIEW: RecordShape = RecordShape {
    name: "review_policy",
    about: "What a desk demands of reviews.",
    fields: &[
        optional("required", Shape::Count, "How many reviews a claim needs.", "1"),
        optional(
            "four_eyes",
            Shape::Boolean,
            "Whether somebody else must review than who changed the claim.",
            "true",
        ),
        optional(
            "recheck_after",
            Shape::Period,
            "After how long a claim wants to be looked at again.",
            "180 days",
        ),
    ],
};

static TOLERANCE: RecordShape = RecordShape {
    name: "tolerance",
    about: "How far numbers may lie apart.",
    fields: &[optional("about", Shape::Text, "For numbers marked \"about\".", "10 %")],
};

static RATING: RecordShape = RecordShape {
    name: "rating",
    about: "What a status is called and worth in a published rating.",
    fields: &[
        required("label", Shape::Text, "The words.", "Mostly true"),
        optional("value", Shape::Count, "The number, if the scale has one for it.", "4"),
    ],
};

static REPORT: RecordShape = RecordShape {
    name: "report",
    about: "Who publishes reports.",
    fields: &[
        optional("publisher", Shape::Text, "The publisher's name.", "The Example Desk"),
        optional(
            "url",
            Shape::Url,
            "The address under which reports are published.",
            "https://example.org/checks",
        ),
        optional("language", Shape::Text, "The language of the ledger.", "en"),
        optional(
            "logo",
            Shape::Path,
            "The publisher's picture: a PNG, JPEG or WebP of the ledger, at most 64 KiB.",
            "logo.png",
        ),
        optional(
            "accent",
            Shape::Colour,
            "The publisher's colour; where it could not be read, a darker or lighter one of its kind is taken.",
            "\"#7a1f1f\"",
        ),
        optional(
            "references",
            Shape::OneOf(&STYLES),
            "The citation style of reference lines, which are plain without it; `factlock explain report` tells more.",
            "apa",
        ),
    ],
};

/// The fields of the settings.
pub(super) static SHAPE: RecordShape = RecordShape {
    name: "settings",
    about: "The settings of a ledger. The folder that holds `factlock.yaml` is its root.",
    fields: &[
        required("version", Shape::Version, "The version of the format.", "1"),
        optional("title", Shape::Text, "What the ledger is about.", "Chips and costs"),
        optional(
            "people",
            Shape::Map(&Shape::Record(&IDENTITY)),
            "People by a short name, so that a ledger need not print addresses.",
            "{ a-reviewer: { name: A. Reviewer, mail: [a@example.org] } }",
        ),
        optional(
            "rules",
            Shape::Map(&Shape::OneOf(&LEVELS)),
            "How bad the findings of a rule are, where the ledger says otherwise.",
            "{ unused-source: warning }",
        ),
        optional(
            "ignore",
            Shape::List(&Shape::Record(&IGNORE)),
            "Findings that do not count, each with the reason.",
            "[{ rule: unused-source, source: style-guide, because: kept for reference }]",
        ),
        optional(
            "review",
            Shape::Record(&REVIEW),
            "What the desk demands of reviews.",
            "{ required: 1, four_eyes: true }",
        ),
        optional("tolerance", Shape::Record(&TOLERANCE), "How far numbers may lie apart.", "{ about: 10 % }"),
        optional(
            "ratings",
            Shape::Map(&Shape::Record(&RATING)),
            "What a status is called and worth in a published rating.",
            "{ supported: { label: True, value: 5 } }",
        ),
        optional(
            "report",
            Shape::Record(&REPORT),
            "Who publishes reports.",
            "{ publisher: The Example Desk }",
        ),
    ],
};
