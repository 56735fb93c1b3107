//! Naming a value inside a record.

use std::borrow::Cow;
use std::fmt;

/// One step from a value to a value inside it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Step {
    /// The value of a key.
    Key(Cow<'static, str>),
    /// An entry of a list: its place, from 0, and a name that stays when entries are moved.
    Entry {
        /// The place in the list, from 0.
        index: usize,
        /// What the entry is called wherever it stands, for example its source and a hash of its quote.
        name: String,
    },
}

/// The way from the top of a record to a value in it, such as `citations[2].quote`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct FieldPath(Vec<Step>);

impl FieldPath {
    /// The record itself.
    pub fn root() -> Self {
        Self::default()
    }

    /// The value of a key at the top of the record.
    pub fn key(name: impl Into<Cow<'static, str>>) -> Self {
        Self(vec![Step::Key(name.into())])
    }

    /// The value of a key inside the value named so far.
    #[must_use]
    pub fn then(mut self, name: impl Into<Cow<'static, str>>) -> Self {
        self.0.push(Step::Key(name.into()));
        self
    }

    /// An entry of the list named so far; `name` is what it is called wherever it stands.
    #[must_use]
    pub fn entry(mut self, index: usize, name: impl Into<String>) -> Self {
        self.0.push(Step::Entry { index, name: name.into() });
        self
    }

    /// The steps, outermost first.
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    /// The way to what holds this value; nothing for the record itself.
    pub fn above(&self) -> Option<Self> {
        let (_, above) = self.0.split_last()?;
        Some(Self(above.to_vec()))
    }

    /// The path with lasting names in the place of list indexes, for fingerprints.
    pub fn lasting(&self) -> String {
        self.written(|index, name| if name.is_empty() { index.to_string() } else { name.to_owned() })
    }

    /// The same path with other lasting names of its entries.
    #[must_use]
    pub fn with_entries(&self, name: impl Fn(&str) -> String) -> Self {
        let step = |step: &Step| match step {
            Step::Key(key) => Step::Key(key.clone()),
            Step::Entry { index, name: old } => Step::Entry { index: *index, name: name(old) },
        };
        Self(self.0.iter().map(step).collect())
    }

    fn written(&self, entry: impl Fn(usize, &str) -> String) -> String {
        let mut out = String::new();
        for step in &self.0 {
            match step {
                Step::Key(key) if out.is_empty() => out.push_str(key),
                Step::Key(key) => out.extend([".", key]),
                Step::Entry { index, name } => out.extend(["[", &entry(*index, name), "]"]),
            }
        }
        out
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written(|index, _| index.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_with_indexes_and_lasts_with_names() {
        let path = FieldPath::key("citations").entry(2, "paper#1f2e").then("quote");
        assert_eq!(path.to_string(), "citations[2].quote");
        assert_eq!(path.lasting(), "citations[paper#1f2e].quote");
    }
}
