//! The shape of a record as plain data: which keys there are, what each may hold, and what it means.
//!
//! One table a record, beside its serde model. Read [`Field`] first.

/// The only version of the format there is.
pub const FORMAT_VERSION: u64 = 1;

/// What a value may be.
#[derive(Debug)]
pub enum Shape {
    /// Any text.
    Text,
    /// The id of this record: lower-case words joined by hyphens.
    Id,
    /// The id of another record.
    Reference(Target),
    /// An entity of the vocabulary, by its id, its name or an alias.
    Entity,
    /// One of a few words.
    OneOf(&'static [Word]),
    /// A date, a span of time, or an uncertain one, in EDTF.
    Date,
    /// One calendar day.
    Day,
    /// A length of time: a whole number of days, weeks, months or years.
    Period,
    /// A whole number from 0.
    Count,
    /// The version of the format: [`FORMAT_VERSION`].
    Version,
    /// `true` or `false`.
    Boolean,
    /// 64 lower-case hexadecimal digits.
    Sha256,
    /// A colour: `#` and six hexadecimal digits.
    Colour,
    /// `sha256:` and the first 12 or more digits of a hash.
    Pin,
    /// A path relative to a folder of the ledger, with `/`.
    Path,
    /// The address of a page.
    Url,
    /// Text, a number or a boolean, kept as written.
    Scalar,
    /// Several values.
    List(&'static Shape),
    /// Names of the user's own, each with a value.
    Map(&'static Shape),
    /// A record inside the record.
    Record(&'static RecordShape),
}

/// What a reference points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A claim.
    Claim,
    /// A source.
    Source,
    /// An entity of the vocabulary.
    Entity,
}

impl Target {
    /// What it is called in a sentence: `a claim`.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Claim => "a claim",
            Self::Source => "a source",
            Self::Entity => "an entity",
        }
    }
}

/// A word that a field may hold.
#[derive(Debug)]
pub struct Word {
    /// As it is written.
    pub name: &'static str,
    /// What it means.
    pub about: &'static str,
}

/// A key of a record.
#[derive(Debug)]
pub struct Field {
    /// The key.
    pub name: &'static str,
    /// What it may hold.
    pub shape: Shape,
    /// Whether a record without it is refused.
    pub required: bool,
    /// What it means, in a sentence or two.
    pub about: &'static str,
    /// A value, as YAML on one line.
    pub example: &'static str,
}

/// A record: its name and its keys in canonical order.
#[derive(Debug)]
pub struct RecordShape {
    /// What it is called: `claim`, `citation`.
    pub name: &'static str,
    /// What it is.
    pub about: &'static str,
    /// Its keys, in canonical order.
    pub fields: &'static [Field],
}

impl RecordShape {
    /// The field of a key.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The keys, in canonical order.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.fields.iter().map(|field| field.name)
    }
}

/// A field that a record must have.
pub const fn required(name: &'static str, shape: Shape, about: &'static str, example: &'static str) -> Field {
    Field { name, shape, required: true, about, example }
}

/// A field that a record may have.
pub const fn optional(name: &'static str, shape: Shape, about: &'static str, example: &'static str) -> Field {
    Field { name, shape, required: false, about, example }
}

/// A word with its meaning.
pub const fn word(name: &'static str, about: &'static str) -> Word {
    Word { name, about }
}
