//! Records that have another id than before.

use std::collections::HashMap;

use crate::finding::{Finding, Place, Spot};

/// What records are called now that were called otherwise before: the new id by the old one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IdChanges {
    /// Of claims.
    pub claims: HashMap<String, String>,
    /// Of sources.
    pub sources: HashMap<String, String>,
}

impl IdChanges {
    /// Whether no id changed.
    pub fn is_empty(&self) -> bool {
        self.claims.is_empty() && self.sources.is_empty()
    }

    /// What a claim of an old id is called now.
    pub(super) fn claim<'a>(&'a self, id: &'a str) -> &'a str {
        self.claims.get(id).map_or(id, String::as_str)
    }

    /// What a source of an old id is called now.
    pub(super) fn source<'a>(&'a self, id: &'a str) -> &'a str {
        self.sources.get(id).map_or(id, String::as_str)
    }

    /// A finding of before, as it would speak of its records now.
    pub(super) fn rename(&self, finding: &mut Finding) {
        if self.is_empty() {
            return;
        }
        for id in &mut finding.claims {
            *id = self.claim(id).to_owned();
        }
        for id in &mut finding.sources {
            *id = self.source(id).to_owned();
        }
        let Place { spot: Spot::Value(path) | Spot::Key(path), .. } = &mut finding.primary else { return };
        *path = path.with_entries(|name| {
            // An entry is called by ids, and perhaps by some digits of its words.
            let (ids, digits) = name.split_at(name.find('#').unwrap_or(name.len()));
            let ids: Vec<&str> = ids.split('+').map(|id| self.source(self.claim(id))).collect();
            ids.join("+") + digits
        });
    }
}
