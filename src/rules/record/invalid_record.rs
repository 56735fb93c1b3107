//! `invalid-record`: a file that cannot be read as the record it should be.

use camino::Utf8Path;

use super::super::{Facts, Family, Finder, Rule, places};
use super::fault::of_fault;
use crate::finding::{Finding, Severity};
use crate::ledger::{Filed, SOURCES};
use crate::record::{RecordKind, Source};
use crate::text::FieldPath;

pub(super) const RULE: Rule = Rule {
    name: "invalid-record",
    family: Family::Record,
    severity: Severity::Error,
    page: include_str!("invalid_record.md"),
    finder: Finder::Facts(find),
};

fn find(rule: &Rule, facts: &Facts<'_>) -> Vec<Finding> {
    let faults = facts.ledger.faults.iter().filter(|fault| fault.kind != RecordKind::Vocabulary);
    let misplaced = facts.ledger.sources.iter().filter_map(|source| misplaced(rule, source));
    faults.map(|fault| of_fault(rule, fault)).chain(misplaced).collect()
}

/// A source is found by the name of its file, so the id in it must be the same.
fn misplaced(rule: &Rule, source: &Filed<Source>) -> Option<Finding> {
    let id = &source.record.id;
    let right = Utf8Path::new(SOURCES).join(format!("{id}.yaml"));
    (source.file != right).then(|| {
        rule.finding(
            places::in_source(source, FieldPath::key("id")),
            format!(
                "the id of the source is `{id}`, but the file is named `{}`",
                source.file.file_name().unwrap_or_default()
            ),
        )
        .help(format!("git mv {} {right}", source.file))
        .source(id)
    })
}
