//! `snapshot-missing`: the file of a snapshot is not there.

use super::super::{Facts, Family, Finder, Rule};
use super::snapshots;
use crate::finding::{Finding, Severity};
use crate::ledger::SnapshotState;

pub(super) const RULE: Rule = Rule {
    name: "snapshot-missing",
    family: Family::Source,
    severity: Severity::Error,
    page: include_str!("snapshot_missing.md"),
    finder: Finder::Facts(find),
};

fn find(rule: &Rule, facts: &Facts<'_>) -> Vec<Finding> {
    snapshots(facts)
        .filter(|held| matches!(held.state, SnapshotState::Missing))
        .map(|held| {
            let id = &held.source.record.id;
            rule.finding(
                held.place("file"),
                format!("the snapshot `sources/{}` is not there", held.snapshot.file),
            )
            .help(format!(
                "restore it from version control, or take a new one with `factlock source add FILE --id {id}`"
            ))
            .source(id)
        })
        .collect()
}
