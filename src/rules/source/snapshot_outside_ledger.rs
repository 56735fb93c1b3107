//! `snapshot-outside-ledger`: the path of a snapshot leads out of the ledger.

use super::super::{Facts, Family, Finder, Rule};
use super::snapshots;
use crate::finding::{Finding, Severity};
use crate::ledger::SnapshotState;

pub(super) const RULE: Rule = Rule {
    name: "snapshot-outside-ledger",
    family: Family::Source,
    severity: Severity::Error,
    page: include_str!("snapshot_outside_ledger.md"),
    finder: Finder::Facts(find),
};

fn find(rule: &Rule, facts: &Facts<'_>) -> Vec<Finding> {
    snapshots(facts)
        .filter(|held| matches!(held.state, SnapshotState::Outside))
        .map(|held| {
            let id = &held.source.record.id;
            let message = format!(
                "the path of the snapshot, `{}`, or a link on it, leads out of the ledger, so it was not opened",
                held.snapshot.file
            );
            rule.finding(held.place("file"), message)
                .help(format!("copy the file into the ledger with `factlock source add FILE --id {id}`"))
                .source(id)
        })
        .collect()
}
