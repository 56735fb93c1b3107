//! What is claimed: claims with their citations, sources, the vocabulary and the settings, as typed records.
//!
//! Each kind of record is a serde model and, beside it, a table of its fields ([`shape::RecordShape`]). The
//! table is read four times: to check a file, to print its JSON Schema, to write the reference page and to
//! order keys. A test holds the two together. Nothing here opens a file. Read [`Claim`] first.

mod amend;
mod canonical;
mod claim;
mod decode;
pub mod draft;
pub mod merge;
mod people;
mod settings;
pub mod reference;
pub mod sample;
pub mod schema;
pub mod shape;
mod source;
mod styles;
mod validate;
mod vocabulary;

pub use amend::append;
pub use canonical::{Canonical, canonical_assertion};
pub use claim::{
    Appearance, Assertion, Citation, Claim, Coverage, FieldDigests, Ignore, Locator, Members, Mode,
    Quotation, Resolution, Review, Stance, Status,
};
pub use decode::{Record, decode, faults, key_order};
pub use settings::{
    Identity, IgnoreEntry, Rating, ReportSettings, ReviewPolicy, RuleLevel, Settings, Tolerance,
};
pub use source::{Name, NotClaim, Role, Snapshot, Source, source_types};
pub use styles::citation_styles;
pub use validate::is_address;
pub use vocabulary::{Entity, Property, Rate, Scope, ScopeValue, Vocabulary};

/// The kinds of record, each with a shape and a JSON Schema of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordKind {
    /// `claims/**/*.yaml`
    Claim,
    /// `sources/<id>.yaml`
    Source,
    /// `claims/vocabulary.yaml`
    Vocabulary,
    /// `factlock.yaml`
    Settings,
}

impl RecordKind {
    /// Every kind, in the order a reader meets them.
    pub const ALL: [Self; 4] = [Self::Claim, Self::Source, Self::Vocabulary, Self::Settings];

    /// The kind's name: `claim`, `source`, `vocabulary`, `settings`.
    pub fn name(self) -> &'static str {
        self.shape().name
    }

    /// The table of its fields.
    pub fn shape(self) -> &'static shape::RecordShape {
        match self {
            Self::Claim => &claim::SHAPE,
            Self::Source => &source::SHAPE,
            Self::Vocabulary => &vocabulary::SHAPE,
            Self::Settings => &settings::SHAPE,
        }
    }
}
