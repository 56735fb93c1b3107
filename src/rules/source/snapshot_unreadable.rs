//! `snapshot-unreadable`: a snapshot is there, but nothing can be read from it.

use super::super::{Facts, Family, Finder, Rule};
use super::snapshots;
use crate::finding::{Finding, Severity};
use crate::ledger::SnapshotState;

pub(super) const RULE: Rule = Rule {
    name: "snapshot-unreadable",
    family: Family::Source,
    severity: Severity::Error,
    page: include_str!("snapshot_unreadable.md"),
    finder: Finder::Facts(find),
};

fn find(rule: &Rule, facts: &Facts<'_>) -> Vec<Finding> {
    snapshots(facts)
        .filter_map(|held| {
            let file = &held.snapshot.file;
            let (key, message, help) = match held.state {
                SnapshotState::Unreadable(why) => (
                    "file",
                    format!("the snapshot `sources/{file}` cannot be read: {why}"),
                    "make it a plain, readable file".to_owned(),
                ),
                SnapshotState::Pointer => (
                    "file",
                    format!("the snapshot `sources/{file}` is a pointer of a large-file store, not the file itself"),
                    "`git lfs pull` fetches the file itself".to_owned(),
                ),
                SnapshotState::Empty => (
                    "file",
                    format!("the snapshot `sources/{file}` is empty, as its record says"),
                    "remove the entry: an empty file proves nothing".to_owned(),
                ),
                SnapshotState::NoText(why) => (
                    "media_type",
                    format!("quotes of the snapshot `sources/{file}` cannot be proved: {why}"),
                    "store the text as `text/plain` or `text/markdown`, in UTF-8".to_owned(),
                ),
                _ => return None,
            };
            Some(rule.finding(held.place(key), message).help(help).source(&held.source.record.id))
        })
        .collect()
}
