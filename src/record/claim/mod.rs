//! A claim: what somebody says, where it stands, what the evidence makes of it.

mod assertion;
mod citation;
mod review;

use serde::{Deserialize, Serialize};

use self::assertion::ASSERTION;
use self::citation::{APPEARANCE, CITATION};
use self::review::{IGNORE, RESOLUTION, REVIEW};
use super::shape::{RecordShape, Shape, Target, Word, optional, required, word};
use crate::value::Edtf;

pub use self::assertion::{Assertion, Coverage, Members, Mode};
pub use self::citation::{Appearance, Citation, Locator, Quotation, Stance};
pub use self::review::{FieldDigests, Ignore, Resolution, Review};

/// One claim of a text under check.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Its lasting name.
    pub id: String,
    /// What is claimed, as one sentence.
    pub statement: String,
    /// Who says so: an entity of the vocabulary.
    pub claimant: Option<String>,
    /// When it was said.
    pub claimed_on: Option<Edtf>,
    /// Where it stands in the texts under check.
    #[serde(default)]
    pub appearances: Vec<Appearance>,
    /// The verdict.
    pub status: Status,
    /// Why this status.
    pub rationale: Option<String>,
    /// The evidence.
    #[serde(default)]
    pub citations: Vec<Citation>,
    /// What the claim says, in terms that a program can compare.
    #[serde(default)]
    pub assertions: Vec<Assertion>,
    /// Who checked what.
    #[serde(default)]
    pub reviews: Vec<Review>,
    /// Decisions about conflicts with other claims.
    #[serde(default)]
    pub resolutions: Vec<Resolution>,
    /// The claim that replaced this one.
    pub superseded_by: Option<String>,
    /// Rules that do not apply here.
    #[serde(default)]
    pub ignore: Vec<Ignore>,
    /// Words to find it by.
    #[serde(default)]
    pub tags: Vec<String>,
}

/// The verdict on a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Nobody has judged yet.
    Unverified,
    /// The evidence bears it out.
    Supported,
    /// The evidence is against it.
    Refuted,
    /// Credible evidence or parties on both sides.
    Disputed,
    /// True as far as it goes, wrong impression.
    Misleading,
    /// Searched, could not tell.
    NotEnoughEvidence,
    /// Withdrawn by who made it.
    Retracted,
    /// Replaced by a later claim.
    Superseded,
}

impl Status {
    /// Every status, in the order of the documentation.
    pub const ALL: [Self; 8] = [
        Self::Unverified,
        Self::Supported,
        Self::Refuted,
        Self::Disputed,
        Self::Misleading,
        Self::NotEnoughEvidence,
        Self::Retracted,
        Self::Superseded,
    ];

    /// As it is written: `not-enough-evidence`.
    pub fn word(self) -> &'static str {
        STATUSES[self as usize].name
    }

    /// What readers are told where the settings have no words of their own for it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Unverified => "Not checked yet",
            Self::Supported => "Supported",
            Self::Refuted => "Refuted",
            Self::Disputed => "Disputed",
            Self::Misleading => "Misleading",
            Self::NotEnoughEvidence => "Not enough evidence",
            Self::Retracted => "Withdrawn",
            Self::Superseded => "Replaced",
        }
    }
}

static STATUSES: [Word; 8] = [
    word("unverified", "nobody has judged yet"),
    word("supported", "the evidence bears it out; needs a citation that supports it"),
    word("refuted", "the evidence is against it; needs a citation that refutes it"),
    word(
        "disputed",
        "credible evidence or parties on both sides; needs a citation that refutes it, and a rationale",
    ),
    word("misleading", "true as far as it goes, wrong impression; needs a citation and a rationale"),
    word("not-enough-evidence", "searched, could not tell; needs a rationale"),
    word("retracted", "withdrawn by who made it; needs a rationale"),
    word("superseded", "replaced by a later claim; needs `superseded_by`"),
];

/// The fields of a claim.
pub(super) static SHAPE: RecordShape = RecordShape {
    name: "claim",
    about: "One claim of a text under check: what is said, by whom, where, and what the evidence makes of it.",
    fields: &[
        required("id", Shape::Id, "Its lasting name.", "full-run-80-hours"),
        required(
            "statement",
            Shape::Text,
            "What is claimed, as one sentence.",
            "The full run took 80 hours.",
        ),
        optional("claimant", Shape::Reference(Target::Entity), "Who says so.", "acme"),
        optional("claimed_on", Shape::Date, "When it was said.", "2025-09-17"),
        optional(
            "appearances",
            Shape::List(&Shape::Record(&APPEARANCE)),
            "Where the claim stands in the texts under check.",
            "[{ source: trade-gazette-2025-09-18, quote: the full run took 80 hours }]",
        ),
        required("status", Shape::OneOf(&STATUSES), "The verdict.", "unverified"),
        optional(
            "rationale",
            Shape::Text,
            "Why this status, in one or two sentences that a reader can use.",
            "The maker's report gives the same figure.",
        ),
        optional(
            "citations",
            Shape::List(&Shape::Record(&CITATION)),
            "The evidence.",
            "[{ source: acme-report-2025, stance: supports, quote: took 80 hours in total }]",
        ),
        optional(
            "assertions",
            Shape::List(&Shape::Record(&ASSERTION)),
            "What the claim says, in terms that a program can compare.",
            "[{ subject: acme, property: run-time, value: 80 h }]",
        ),
        optional(
            "reviews",
            Shape::List(&Shape::Record(&REVIEW)),
            "Who checked what.",
            "[{ by: a-reviewer, date: 2025-10-02, digest: \"v1:sha256:1f2e\" }]",
        ),
        optional(
            "resolutions",
            Shape::List(&Shape::Record(&RESOLUTION)),
            "Decisions about conflicts with other claims.",
            "[{ with: [pilot-used-old-chips], because: the pilot was a rehearsal }]",
        ),
        optional(
            "superseded_by",
            Shape::Reference(Target::Claim),
            "The claim that replaced this one.",
            "full-run-82-hours",
        ),
        optional(
            "ignore",
            Shape::List(&Shape::Record(&IGNORE)),
            "Rules that do not apply here, each with the reason.",
            "[{ rule: single-origin, because: only the authors know their cost }]",
        ),
        optional("tags", Shape::List(&Shape::Text), "Words to find it by.", "[chips, cost]"),
    ],
};
