//! What a value says, without how it is written.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization as _;

use crate::yaml::{Kind, Node};

/// Lists in which the place of an entry says something: the last snapshot is the current one.
pub(super) const ORDERED: [&str; 1] = ["snapshots"];

/// What a value says: texts in NFC with white space folded, empty values left out, lists without an order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Plain {
    #[default]
    Nothing,
    Text(String),
    List(Vec<Plain>),
    Map(BTreeMap<String, Plain>),
}

impl Plain {
    /// What a node says; an absent one says nothing.
    pub(super) fn of(node: Option<&Node<'_>>) -> Self {
        let Some(node) = node.filter(|node| !node.is_empty()) else { return Self::Nothing };
        match &node.kind {
            Kind::Scalar(scalar) => {
                let text: String = scalar.text.nfc().collect();
                Self::Text(text.split_whitespace().collect::<Vec<_>>().join(" "))
            }
            Kind::List { items, .. } => Self::list(items.iter().map(|item| Self::of(Some(item)))),
            Kind::Map { entries, .. } => {
                Self::map(entries.iter().map(|entry| (&*entry.key, of_key(&entry.key, &entry.value))))
            }
        }
    }

    /// A list, in an order of its own.
    pub(super) fn list(items: impl Iterator<Item = Self>) -> Self {
        let mut items: Vec<Self> = items.collect();
        items.sort_unstable();
        Self::List(items)
    }

    /// A map without what says nothing. A name of the user's own may stand for itself, so an empty map stays.
    pub(super) fn map<'k>(entries: impl Iterator<Item = (&'k str, Self)>) -> Self {
        Self::Map(entries.map(|(key, value)| (key.to_owned(), value)).collect())
    }

    /// The same without what is empty, all the way down.
    pub(super) fn trimmed(self) -> Self {
        match self {
            Self::Map(mut entries) => {
                entries.retain(|_, value| {
                    *value = std::mem::take(value).trimmed();
                    *value != Self::Nothing
                });
                Self::Map(entries)
            }
            Self::List(items) => Self::List(items.into_iter().map(Self::trimmed).collect()),
            other => other,
        }
    }

    /// The value of a key.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Map(entries) => entries.get(key).filter(|value| **value != Self::Nothing),
            _ => None,
        }
    }

    /// The same with only some keys, or without them.
    pub(super) fn only(&self, keys: &[&str], kept: bool) -> Self {
        match self {
            Self::Map(entries) => {
                let mut entries = entries.clone();
                entries.retain(|key, _| keys.contains(&key.as_str()) == kept);
                Self::Map(entries)
            }
            other => other.clone(),
        }
    }
}

/// What the value of a key says: where the order counts, with its order.
pub(super) fn of_key(key: &str, node: &Node<'_>) -> Plain {
    match node.items() {
        Some(items) if ORDERED.contains(&key) && !items.is_empty() => {
            Plain::List(items.iter().map(|item| Plain::of(Some(item))).collect())
        }
        _ => Plain::of(Some(node)),
    }
}
