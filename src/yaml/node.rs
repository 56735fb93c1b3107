//! A YAML document as a tree of values that know where they stand.

use std::borrow::Cow;

use crate::text::{FieldPath, Span, Step};

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node<'a> {
    /// Where: a scalar with its quotes; a map or list from its first byte to the end of its last value.
    pub span: Span,
    /// What.
    pub kind: Kind<'a>,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind<'a> {
    /// Text, a number, a date, a boolean, or nothing: the reader of the field decides.
    Scalar(Scalar<'a>),
    /// `- a` or `[a, b]`.
    List {
        /// Whether it is written with brackets.
        flow: bool,
        /// The values, in order.
        items: Vec<Node<'a>>,
    },
    /// `a: b` or `{ a: b }`.
    Map {
        /// Whether it is written with braces.
        flow: bool,
        /// The keys and their values, in order; no key stands twice.
        entries: Vec<Entry<'a>>,
    },
}

/// A key and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The key.
    pub key: Cow<'a, str>,
    /// Where the key stands, with its quotes.
    pub key_span: Span,
    /// The value; an absent one is an empty plain scalar right behind the colon.
    pub value: Node<'a>,
}

/// A scalar as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scalar<'a> {
    /// The text it stands for, without quotes, escapes and folding.
    pub text: Cow<'a, str>,
    /// How it is written.
    pub style: Style,
}

/// How a scalar is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `text`
    Plain,
    /// `'text'`
    Single,
    /// `"text"`
    Double,
    /// `|`
    Literal,
    /// `>`
    Folded,
}

impl<'a> Node<'a> {
    /// Whether this is as if the key were absent: nothing, `~`, `null`, an empty text, list or map.
    pub fn is_empty(&self) -> bool {
        match &self.kind {
            Kind::Scalar(scalar) => scalar.is_null() || scalar.text.is_empty(),
            Kind::List { items, .. } => items.is_empty(),
            Kind::Map { entries, .. } => entries.is_empty(),
        }
    }

    /// The entries, if this is a map.
    pub fn entries(&self) -> Option<&[Entry<'a>]> {
        match &self.kind {
            Kind::Map { entries, .. } => Some(entries),
            _ => None,
        }
    }

    /// The entry of a key, if this is a map that has it.
    pub fn entry(&self, key: &str) -> Option<&Entry<'a>> {
        self.entries()?.iter().find(|entry| entry.key == key)
    }

    /// The values, if this is a list.
    pub fn items(&self) -> Option<&[Node<'a>]> {
        match &self.kind {
            Kind::List { items, .. } => Some(items),
            _ => None,
        }
    }

    /// The text, if this is a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Scalar(scalar) => Some(&scalar.text),
            _ => None,
        }
    }

    /// The value a path leads to.
    pub fn at(&self, path: &FieldPath) -> Option<&Node<'a>> {
        path.steps().iter().try_fold(self, |node, step| match step {
            Step::Key(key) => Some(&node.entry(key)?.value),
            Step::Entry { index, .. } => node.items()?.get(*index),
        })
    }
}

impl Scalar<'_> {
    /// Whether it is written as nothing: empty, `~` or `null` without quotes.
    pub fn is_null(&self) -> bool {
        self.style == Style::Plain && matches!(&*self.text, "" | "~" | "null" | "Null" | "NULL")
    }
}
