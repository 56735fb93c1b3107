//! Decisions of people that are kept with a claim: reviews, resolutions, ignored rules.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::shape::{RecordShape, Shape, Target, optional, required};
use crate::value::Day;

/// Who checked what.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// The reviewer: a key of `people`, or a name with a mail address.
    pub by: String,
    /// When.
    pub date: Day,
    /// The digest of what was reviewed.
    pub digest: String,
    /// The digest of each field, so that a stale review can name the one that changed.
    #[serde(default, deserialize_with = "crate::yaml::filled")]
    pub fields: FieldDigests,
}

/// Digests by field.
pub type FieldDigests = BTreeMap<String, String>;

/// A decision about a conflict, with its reason.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resolution {
    /// The other claims of the conflict; none where the claim conflicts with itself.
    #[serde(default)]
    pub with: Vec<String>,
    /// Why they may stand side by side.
    pub because: String,
    /// Who decided.
    pub by: Option<String>,
    /// When.
    pub date: Option<Day>,
    /// The property or equation that is meant.
    pub about: Option<String>,
    /// The digest of the assertions that were compared.
    pub digest: Option<String>,
}

/// A rule that does not apply to a claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ignore {
    /// The rule.
    pub rule: String,
    /// Why.
    pub because: String,
    /// The last day on which this holds.
    pub until: Option<Day>,
}

pub(super) static REVIEW: RecordShape = RecordShape {
    name: "review",
    about: "Who checked what. Written by a command, never by hand.",
    fields: &[
        required("by", Shape::Text, "The reviewer.", "A. Reviewer <a@example.org>"),
        required("date", Shape::Day, "When.", "2025-10-02"),
        required("digest", Shape::Text, "The digest of what was reviewed.", "\"v1:sha256:1f2e\""),
        optional("fields", Shape::Map(&Shape::Text), "A digest a field.", "{ statement: 1f2e3d4c }"),
    ],
};

pub(super) static RESOLUTION: RecordShape = RecordShape {
    name: "resolution",
    about: "A human decision about a conflict between claims.",
    fields: &[
        optional(
            "with",
            Shape::List(&Shape::Reference(Target::Claim)),
            "The other claims of the conflict; none where the claim conflicts with itself.",
            "[pilot-used-old-chips]",
        ),
        required("because", Shape::Text, "Why they may stand side by side.", "the pilot was a rehearsal"),
        optional("by", Shape::Text, "Who decided.", "A. Reviewer <a@example.org>"),
        optional("date", Shape::Day, "When.", "2025-10-02"),
        optional("about", Shape::Text, "The property or equation that is meant.", "uses-chip"),
        optional("digest", Shape::Text, "The digest of what was compared.", "\"v1:sha256:1f2e\""),
    ],
};

pub(super) static IGNORE: RecordShape = RecordShape {
    name: "ignore",
    about: "A rule that does not apply to this claim.",
    fields: &[
        required("rule", Shape::Text, "The name of the rule.", "single-origin"),
        required("because", Shape::Text, "Why it does not apply.", "only the authors know their cost"),
        optional("until", Shape::Day, "The last day on which this holds.", "2026-12-31"),
    ],
};
