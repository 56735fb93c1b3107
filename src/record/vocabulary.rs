//! The vocabulary: the entities, properties, scopes, units and equations that claims are compared in.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::shape::{RecordShape, Shape, Target, Word, optional, required, word};
use crate::value::Edtf;

/// What claims are about and are compared in.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vocabulary {
    /// People, bodies, things and kinds of things, by id.
    #[serde(default)]
    pub entities: BTreeMap<String, Entity>,
    /// What can be said of an entity, by name.
    #[serde(default)]
    pub properties: BTreeMap<String, Property>,
    /// Dimensions that an assertion can be limited to, by name; in each its values.
    #[serde(default)]
    pub scopes: BTreeMap<String, Scope>,
    /// Units of the ledger's own, and what they stand for.
    #[serde(default)]
    pub units: BTreeMap<String, Option<String>>,
    /// What one currency was worth in another, and when.
    #[serde(default)]
    pub rates: Vec<Rate>,
    /// How quantities of one subject hang together.
    #[serde(default)]
    pub equations: Vec<String>,
    /// Groups of entities of which no two are the same.
    #[serde(default)]
    pub distinct: Vec<Vec<String>>,
}

/// A person, a body, a thing or a kind of thing.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entity {
    /// Its name, as a reader knows it.
    pub name: Option<String>,
    /// Other names.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What kind of thing it is, in a word.
    pub kind: Option<String>,
    /// The classes it belongs to.
    #[serde(default)]
    pub is_a: Vec<String>,
    /// The wholes it is a part of.
    #[serde(default)]
    pub part_of: Vec<String>,
    /// Others that it is not.
    #[serde(default)]
    pub distinct: Vec<String>,
    /// Whether those that are one of it are all different things.
    #[serde(default)]
    pub distinct_children: bool,
    /// Its home page, or its page in an encyclopedia.
    pub url: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

/// What can be said of an entity.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Property {
    /// The verb or noun for a reader.
    pub label: Option<String>,
    /// The kind of its values.
    pub value: String,
    /// The unit of its values.
    pub unit: Option<String>,
    /// Other units that are allowed.
    #[serde(default)]
    pub units: Vec<String>,
    /// Whether a subject has one value at most.
    #[serde(default)]
    pub single: bool,
    /// The dimensions that separate values: time, or scopes.
    #[serde(default)]
    pub separators: Vec<String>,
    /// What a dimension is taken as where it is not stated.
    #[serde(default, deserialize_with = "crate::yaml::filled")]
    pub unstated: BTreeMap<String, String>,
    /// Values of which only one can hold.
    #[serde(default)]
    pub exclusive: Vec<String>,
    /// The relation along which values nest.
    pub along: Option<String>,
    /// The scope over whose parts values add up.
    pub additive: Option<String>,
    /// Whether numbers are exact as written.
    #[serde(default)]
    pub exact: bool,
    /// The values that are allowed.
    #[serde(default)]
    pub one_of: Vec<String>,
    /// The range that is allowed.
    pub range: Option<String>,
    /// Properties that cannot hold of the same value.
    #[serde(default)]
    pub conflicts_with: Vec<String>,
    /// Properties that must hold too.
    #[serde(default)]
    pub requires: Vec<String>,
    /// Whether it holds both ways.
    #[serde(default)]
    pub symmetric: bool,
}

/// What one currency was worth in another, and when. Amounts of the two are compared only where both are stated for
/// a time within that one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rate {
    /// What it is the price of: a currency.
    pub of: String,
    /// What one of it was worth, in the other currency.
    pub is: String,
    /// When.
    pub time: Edtf,
    /// Where the rate comes from.
    pub note: Option<String>,
}

/// The values of a dimension, by name.
pub type Scope = BTreeMap<String, ScopeValue>;

/// A value of a dimension.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScopeValue {
    /// Its name, as a reader knows it.
    pub label: Option<String>,
    /// The value that it lies inside of.
    pub within: Option<String>,
    /// The parts it consists of.
    #[serde(default)]
    pub parts: Vec<String>,
    /// Whether the parts make up the whole.
    #[serde(default)]
    pub complete: bool,
}

static VALUE_KINDS: [Word; 5] = [
    word("entity", "an entity of the vocabulary"),
    word("quantity", "a number with its unit"),
    word("date", "a date in EDTF"),
    word("boolean", "true or false"),
    word("text", "words, which are never compared"),
];
static RELATIONS: [Word; 1] = [word("part_of", "along parts and wholes")];
const TEXTS: Shape = Shape::List(&Shape::Text);
const ENTITIES: Shape = Shape::List(&Shape::Reference(Target::Entity));

static ENTITY: RecordShape = RecordShape {
    name: "entity",
    about: "A person, a body, a thing or a kind of thing.",
    fields: &[
        optional("name", Shape::Text, "Its name, as a reader knows it.", "Acme Ltd"),
        optional("aliases", TEXTS, "Other names.", "[Acme, the company]"),
        optional("kind", Shape::Text, "What kind of thing it is, in a word.", "organization"),
        optional("is_a", ENTITIES, "The classes it belongs to.", "[chip]"),
        optional("part_of", ENTITIES, "The wholes it is a part of.", "[acme-group]"),
        optional("distinct", ENTITIES, "Others that it is not.", "[globex]"),
        optional(
            "distinct_children",
            Shape::Boolean,
            "Whether those that are one of it are all different things.",
            "true",
        ),
        optional("url", Shape::Url, "Its home page, or its page in an encyclopedia.", "https://example.org"),
        optional("note", Shape::Text, "A remark for colleagues.", "renamed in 2021"),
    ],
};

static PROPERTY: RecordShape = RecordShape {
    name: "property",
    about: "What can be said of an entity.",
    fields: &[
        optional("label", Shape::Text, "The verb or noun for a reader.", "uses"),
        required("value", Shape::OneOf(&VALUE_KINDS), "The kind of its values.", "entity"),
        optional("unit", Shape::Text, "The unit of its values.", "USD"),
        optional("units", TEXTS, "Other units that are allowed.", "[EUR]"),
        optional("single", Shape::Boolean, "Whether a subject has one value at most.", "true"),
        optional("separators", TEXTS, "The dimensions that separate values: `time`, or scopes.", "[time]"),
        optional(
            "unstated",
            Shape::Map(&Shape::Text),
            "What a dimension is taken as where it is not stated.",
            "{ version: current }",
        ),
        optional("exclusive", TEXTS, "Values of which only one can hold.", "[open, closed]"),
        optional("along", Shape::OneOf(&RELATIONS), "The relation along which values nest.", "part_of"),
        optional("additive", Shape::Text, "The scope over whose parts values add up.", "part"),
        optional("exact", Shape::Boolean, "Whether numbers are exact as written.", "true"),
        optional("one_of", Shape::List(&Shape::Scalar), "The values that are allowed.", "[low, high]"),
        optional("range", Shape::Text, "The range that is allowed.", "0.."),
        optional("conflicts_with", TEXTS, "Properties that cannot hold of the same value.", "[bans-chip]"),
        optional("requires", TEXTS, "Properties that must hold too.", "[owns-chip]"),
        optional("symmetric", Shape::Boolean, "Whether it holds both ways.", "true"),
    ],
};

static RATE: RecordShape = RecordShape {
    name: "rate",
    about: "What one currency was worth in another, and when.",
    fields: &[
        required("of", Shape::Text, "What it is the price of: a currency.", "EUR"),
        required("is", Shape::Text, "What one of it was worth, in the other currency.", "1.0842 USD"),
        required(
            "time",
            Shape::Date,
            "When: amounts stated for a time within it are compared.",
            "2025-09-17",
        ),
        optional("note", Shape::Text, "Where the rate comes from.", "reference rate of the central bank"),
    ],
};

static SCOPE_VALUE: RecordShape = RecordShape {
    name: "scope_value",
    about: "A value of a scope.",
    fields: &[
        optional("label", Shape::Text, "Its name, as a reader knows it.", "the pilot phase"),
        optional("within", Shape::Text, "The value that it lies inside of.", "development"),
        optional("parts", TEXTS, "The parts it consists of.", "[design, training]"),
        optional("complete", Shape::Boolean, "Whether the parts make up the whole.", "true"),
    ],
};
static SCOPE: Shape = Shape::Map(&Shape::Record(&SCOPE_VALUE));

/// The parts of a vocabulary.
pub(super) static SHAPE: RecordShape = RecordShape {
    name: "vocabulary",
    about: "What claims are about and are compared in. One file, or several in a folder `claims/vocabulary/`.",
    fields: &[
        optional(
            "entities",
            Shape::Map(&Shape::Record(&ENTITY)),
            "People, bodies, things and kinds of things, by id.",
            "{ acme: { name: Acme Ltd, kind: organization } }",
        ),
        optional(
            "distinct",
            Shape::List(&TEXTS),
            "Groups of entities of which no two are the same.",
            "[[acme, globex]]",
        ),
        optional(
            "properties",
            Shape::Map(&Shape::Record(&PROPERTY)),
            "What can be said of an entity, by name.",
            "{ uses-chip: { label: uses, value: entity } }",
        ),
        optional(
            "scopes",
            Shape::Map(&SCOPE),
            "Dimensions that an assertion can be limited to, by name; in each its values.",
            "{ phase: { pilot: {}, production: {} } }",
        ),
        optional(
            "units",
            Shape::Map(&Shape::Scalar),
            "Units of the ledger's own; empty, or what they stand for.",
            "{ GPU: {}, $: USD }",
        ),
        optional(
            "rates",
            Shape::List(&Shape::Record(&RATE)),
            "What one currency was worth in another, and when; without a rate, currencies are not compared.",
            "[{ of: EUR, is: 1.0842 USD, time: 2025-09-17 }]",
        ),
        optional(
            "equations",
            TEXTS,
            "How quantities of one subject hang together.",
            "[cost = count * price]",
        ),
    ],
};
