//! A tree to be written: what commands put into records.

use super::quote::{Around, fits_plain};
use super::{Kind, Node, Style};
use crate::text::Step;

/// A value to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A text, quoted where a reader could take it for something else.
    Text(String),
    /// A number, a boolean or a date, written as it is.
    Word(String),
    /// Values in a row.
    List(Vec<Value>),
    /// Keys and values.
    Map {
        /// Whether it may stand in braces on one line.
        flow: bool,
        /// The keys and their values, in order.
        entries: Vec<(String, Value)>,
    },
}

impl Value {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A number, a boolean or a date, written without quotes.
    pub fn word(word: impl Into<String>) -> Self {
        Self::Word(word.into())
    }

    /// A list.
    pub fn list(items: impl IntoIterator<Item = Value>) -> Self {
        Self::List(items.into_iter().collect())
    }

    /// A map with a line for every key.
    pub fn map<K: Into<String>>(entries: impl IntoIterator<Item = (K, Value)>) -> Self {
        Self::Map {
            flow: false,
            entries: entries.into_iter().map(|(key, value)| (key.into(), value)).collect(),
        }
    }

    /// A small map that stands on one line where it fits: `{ page: 4 }`.
    pub fn flow_map<K: Into<String>>(entries: impl IntoIterator<Item = (K, Value)>) -> Self {
        Self::Map {
            flow: true,
            entries: entries.into_iter().map(|(key, value)| (key.into(), value)).collect(),
        }
    }

    /// Whether a parsed value says the same: texts, keys and their order; a word has no quotes.
    pub fn is_said_by(&self, node: &Node<'_>) -> bool {
        match (self, &node.kind) {
            (Self::Text(text), Kind::Scalar(scalar)) => {
                *text == scalar.text && (!scalar.is_null() || text.is_empty())
            }
            (Self::Word(word), Kind::Scalar(scalar)) => {
                *word == scalar.text && (scalar.style == Style::Plain || !fits_plain(word, Around::Flow))
            }
            (Self::List(values), Kind::List { items, .. }) => {
                values.len() == items.len()
                    && values.iter().zip(items).all(|(value, item)| value.is_said_by(item))
            }
            (Self::Map { entries: wanted, .. }, Kind::Map { entries, .. }) => {
                wanted.len() == entries.len()
                    && wanted
                        .iter()
                        .zip(entries)
                        .all(|((key, value), entry)| *key == entry.key && value.is_said_by(&entry.value))
            }
            _ => false,
        }
    }
}

impl From<&Node<'_>> for Value {
    fn from(node: &Node<'_>) -> Self {
        match &node.kind {
            Kind::Scalar(scalar) if scalar.style == Style::Plain => Self::Word(scalar.text.to_string()),
            Kind::Scalar(scalar) => Self::Text(scalar.text.to_string()),
            Kind::List { items, .. } => Self::List(items.iter().map(Self::from).collect()),
            Kind::Map { flow, entries } => Self::Map {
                flow: *flow,
                entries: entries
                    .iter()
                    .map(|entry| (entry.key.to_string(), Self::from(&entry.value)))
                    .collect(),
            },
        }
    }
}

impl Value {
    /// The value that steps lead to.
    pub(super) fn at_mut(&mut self, steps: &[Step]) -> Option<&mut Self> {
        steps.iter().try_fold(self, |value, step| match (value, step) {
            (Self::Map { entries, .. }, Step::Key(key)) => {
                entries.iter_mut().find(|(known, _)| known == key).map(|(_, value)| value)
            }
            (Self::List(items), Step::Entry { index, .. }) => items.get_mut(*index),
            _ => None,
        })
    }

    /// Whether this is as if it were absent; the counterpart of [`Node::is_empty`].
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Word(word) => matches!(word.as_str(), "" | "~" | "null" | "Null" | "NULL"),
            Self::List(items) => items.is_empty(),
            Self::Map { entries, .. } => entries.is_empty(),
        }
    }
}
