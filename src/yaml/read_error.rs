//! What can be wrong with a value, before it is known where the value stands.

use std::fmt;

use serde::de;

use super::{Fault, Node};
use crate::text::{Span, did_you_mean, join_or};

/// An error of reading a value into a type, which the nearest value around it gives a place.
#[derive(Debug)]
pub(super) struct ReadError {
    fault: Box<Fault>,
    placed: bool,
    /// The key that the type wants and the map does not have.
    missing: Option<&'static str>,
}

impl ReadError {
    /// An error that takes its place from the value it is about.
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self { fault: Box::new(Fault::new(Span::default(), message)), placed: false, missing: None }
    }

    /// The same error with the next step.
    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.fault.help = Some(help.into());
        self
    }

    /// The same error at a place, unless a value further inside has placed it already.
    pub(super) fn at(mut self, span: Span) -> Self {
        if !self.placed {
            self.fault.span = span;
            self.placed = true;
        }
        self
    }

    /// The same error, about the value of `node` or something it lacks.
    pub(super) fn about(mut self, node: &Node<'_>) -> Self {
        let Some(key) = self.missing.filter(|_| !self.placed) else { return self.at(node.span) };
        if let Some(entry) = node.entry(key) {
            self.fault.message = format!("`{key}` has no value");
            "nothing stands here".clone_into(&mut self.fault.label);
            return self.at(entry.key_span);
        }
        "in this map".clone_into(&mut self.fault.label);
        let first = node.entries().and_then(|entries| entries.first());
        self.at(first.map_or(node.span, |entry| entry.key_span))
    }

    /// The error as a fault of the file.
    pub(super) fn into_fault(self) -> Fault {
        *self.fault
    }
}

impl de::Error for ReadError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(message.to_string())
    }

    fn invalid_type(found: de::Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::new(format!("expected {expected}, found {found}"))
    }

    fn invalid_value(found: de::Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::invalid_type(found, expected)
    }

    fn invalid_length(length: usize, expected: &dyn de::Expected) -> Self {
        Self::new(format!("expected {expected}, found {length}"))
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        choice(format!("unknown key `{field}`"), field, "keys", expected)
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        choice(format!("unknown value `{variant}`"), variant, "values", expected)
    }

    fn missing_field(field: &'static str) -> Self {
        Self { missing: Some(field), ..Self::new(format!("the key `{field}` is missing")) }
            .help(format!("add `{field}: ...`"))
    }
}

/// The error of a word that is none of the words allowed.
fn choice(message: String, found: &str, what: &str, allowed: &'static [&'static str]) -> ReadError {
    let error = ReadError::new(message);
    let all = format!("the {what} allowed here: {}", join_or(allowed.iter().copied()));
    match did_you_mean(found, allowed.iter().copied()) {
        Some(near) => error.help(format!("did you mean `{near}`? {all}")),
        None if allowed.is_empty() => error.help(format!("no {what} are allowed here")),
        None => error.help(all),
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.fault.message)
    }
}

impl std::error::Error for ReadError {}
