//! What kinds of words changed, and how.

mod attribution;
mod hedge;
mod meaning;
mod number;
mod quotation;
mod words;

use serde::Serialize;

use super::units::Part;
use super::wording::Wording;
use crate::prose::amount;
use crate::snapshot::Comparison;

/// A kind of change inside of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// What kind of words.
    pub kind: Kind,
    /// What happened to them.
    pub effect: Effect,
    /// What the old text says.
    pub old: Option<Value>,
    /// What the new text says.
    pub new: Option<Value>,
    /// For two numbers with one unit, the new one less the old, with its sign.
    pub difference: Option<String>,
}

/// What kind of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// `$100 million`, *two*.
    Number,
    /// `October 2022`.
    Date,
    /// *not*, *never*.
    Negation,
    /// *only*, *all*.
    Exclusivity,
    /// *may*, *allegedly*, *certainly*.
    Hedge,
    /// *said*, *according to*.
    Attribution,
    /// Words in quotation marks.
    Quotation,
    /// `Nature`, `H800`.
    Name,
    /// *some*, *most*.
    Quantifier,
}

impl Kind {
    /// What a reader is told: `a number`.
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Number => "a number",
            Self::Date => "a date",
            Self::Negation => "a negation",
            Self::Exclusivity => "a word of exclusivity",
            Self::Hedge => "a hedge",
            Self::Attribution => "an attribution",
            Self::Quotation => "a quotation",
            Self::Name => "a name",
            Self::Quantifier => "a quantifier",
        }
    }
}

/// What happened to the words of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Effect {
    /// Another in its place.
    Changed,
    /// Only in the new text.
    Gained,
    /// Only in the old text.
    Lost,
    /// A statement became less certain.
    Softened,
    /// A statement became more certain.
    Hardened,
    /// A statement is laid to somebody else, or the reporting verb takes another stand.
    Swapped,
    /// Other words to the same effect.
    Reworded,
    /// The same words elsewhere in the sentence, where they may bear on something else.
    Moved,
}

/// What a text says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Value {
    /// The words as written.
    pub text: String,
    /// The value of a number, in digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Its unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
}

impl Value {
    fn words(text: impl Into<String>) -> Self {
        Self { text: text.into(), value: None, unit: None }
    }

    fn number(text: &str) -> Self {
        let amount = amount(text);
        let unit = amount.as_ref().map(|amount| amount.unit.clone()).filter(|unit| !unit.is_empty());
        Self { text: text.to_owned(), value: amount.map(|amount| amount.value.to_string()), unit }
    }
}

impl Tag {
    fn new(kind: Kind, effect: Effect, old: Option<Value>, new: Option<Value>) -> Self {
        Self { kind, effect, old, new, difference: None }
    }

    fn both(kind: Kind, effect: Effect, old: &str, new: &str) -> Self {
        Self::new(kind, effect, Some(Value::words(old)), Some(Value::words(new)))
    }

    /// Whether the change can make a true statement false.
    pub fn is_material(&self) -> bool {
        match self.effect {
            Effect::Reworded => false,
            // *Only* and *not* bear on what stands behind them.
            Effect::Moved => matches!(self.kind, Kind::Exclusivity | Kind::Negation),
            _ => true,
        }
    }
}

/// The kinds of words that changed between two texts, the graver first.
pub(super) fn tags(
    old: &str,
    new: &str,
    compared: &Comparison,
    wording: &Wording,
    parts: &[Part],
) -> Vec<Tag> {
    let mut tags = meaning::tags(old, new, compared, wording);
    number::pair(&mut tags, parts);
    tags.extend(words::tags(old, new, wording));
    tags.extend(hedge::tags(old, new, wording));
    tags.extend(attribution::tags(old, new, wording));
    tags.extend(quotation::tags(old, new, wording));
    tags.sort_by_key(|tag| tag.kind);
    tags
}
