//! Assertions: what a claim says, in terms that a program can compare.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::shape::{RecordShape, Shape, Word, optional, required, word};
use crate::text::FieldPath;
use crate::value::Edtf;

/// What a claim says, in terms that a program can compare.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assertion {
    /// Whom or what it is about: an entity of the vocabulary.
    pub subject: String,
    /// A property of the vocabulary.
    pub property: String,
    /// What it says about the set of values.
    pub mode: Option<Mode>,
    /// The value.
    pub value: Option<String>,
    /// The values, if several.
    #[serde(default)]
    pub values: Vec<String>,
    /// The time it speaks of.
    pub time: Option<Edtf>,
    /// The named dimensions it speaks of.
    #[serde(default, deserialize_with = "crate::yaml::filled")]
    pub scope: BTreeMap<String, String>,
    /// All through the box, or somewhere in it.
    pub coverage: Option<Coverage>,
    /// In whose context it holds.
    pub according_to: Option<String>,
    /// What an open or absent time is bounded by.
    pub as_of: Option<Edtf>,
    /// All or some members of the subject.
    pub members: Option<Members>,
}

/// What an assertion says about the set of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// Each listed value holds.
    Some,
    /// One or more of these, nothing else.
    Only,
    /// Each of these, nothing else.
    Exactly,
    /// None of these.
    None,
}

/// How much of its time and scopes an assertion covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Coverage {
    /// All through them.
    Throughout,
    /// Somewhere in them.
    Somewhere,
}

/// Of which members of its subject an assertion speaks, each for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Members {
    /// All of them.
    All,
    /// Some of them.
    Some,
}

impl Assertion {
    /// Where it stands in its claim, as one of its list.
    pub fn path(&self, index: usize) -> FieldPath {
        FieldPath::key("assertions").entry(index, self.property.clone())
    }
}

impl Mode {
    /// As it is written: `only`.
    pub fn word(self) -> &'static str {
        MODES[self as usize].name
    }
}

static MODES: [Word; 4] = [
    word("some", "each listed value holds; the default"),
    word("only", "one or more of these values, and nothing else"),
    word("exactly", "each of these values, and nothing else"),
    word("none", "none of these values; without a value, none at all"),
];

static COVERAGES: [Word; 2] =
    [word("throughout", "all through the stated time and scope"), word("somewhere", "somewhere in it")];

static MEMBERS: [Word; 2] = [word("all", "every member of the subject"), word("some", "some of them")];

pub(super) static ASSERTION: RecordShape = RecordShape {
    name: "assertion",
    about: "What a claim says, in terms that a program can compare.",
    fields: &[
        required(
            "subject",
            Shape::Entity,
            "Whom or what it is about: an entity's id, name or alias.",
            "acme",
        ),
        required("property", Shape::Text, "A property of the vocabulary.", "uses-chip"),
        optional("mode", Shape::OneOf(&MODES), "What it says about the set of values.", "only"),
        optional("value", Shape::Scalar, "The value, as the property declares it.", "about 2,000 GPU"),
        optional("values", Shape::List(&Shape::Scalar), "The values, if several.", "[chip-a, chip-b]"),
        optional("time", Shape::Date, "The time it speaks of.", "2025-09/2025-10"),
        optional("scope", Shape::Map(&Shape::Scalar), "The scopes it speaks of.", "{ phase: pilot }"),
        optional("coverage", Shape::OneOf(&COVERAGES), "How much of time and scope it covers.", "throughout"),
        optional("according_to", Shape::Entity, "In whose context alone it holds.", "acme"),
        optional("as_of", Shape::Date, "What an open or absent time is bounded by.", "2025-09-17"),
        optional("members", Shape::OneOf(&MEMBERS), "Whether it speaks of the subject's members.", "all"),
    ],
};
