//! What was held against the rules, for formats that also tell what passed.

use camino::Utf8PathBuf;

use super::Options;
use crate::ledger::Ledger;
use crate::rules::{Family, catalogue};

/// What was held against the rules.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checked {
    /// The claims that could be read, and that were asked for, in the order of the ledger.
    pub claims: Vec<CheckedRecord>,
    /// The sources, likewise.
    pub sources: Vec<CheckedRecord>,
    /// The families of which at least one rule was run, in the order of the catalogue.
    pub families: Vec<Family>,
}

/// A record that was held against the rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedRecord {
    /// Its id.
    pub id: String,
    /// The file that it stands in, relative to the root.
    pub file: Utf8PathBuf,
}

impl Checked {
    pub(super) fn new(ledger: &Ledger, options: &Options) -> Self {
        let record = |id: &str, file: &Utf8PathBuf| {
            options.covers(file).then(|| CheckedRecord { id: id.to_owned(), file: file.clone() })
        };
        let runs =
            |family: &Family| catalogue().any(|rule| rule.family == *family && options.runs(rule.name));
        Self {
            claims: ledger.claims.iter().filter_map(|claim| record(&claim.record.id, &claim.file)).collect(),
            sources: ledger
                .sources
                .iter()
                .filter_map(|source| record(&source.record.id, &source.file))
                .collect(),
            families: Family::ALL.into_iter().filter(runs).collect(),
        }
    }
}
